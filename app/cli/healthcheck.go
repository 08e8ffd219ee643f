// The command healthcheck: asks the running program, for container platforms.

package cli

import (
	"context"
	"fmt"
	"net/http"
	"time"
)

type healthcheckCommand struct{}

const healthTimeout = 4 * time.Second

// Run succeeds when the program on ZIELSTAND_ADDR and its database answer.
func (c *healthcheckCommand) Run(p *process) error {
	s, err := p.settings()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(p.ctx, healthTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+reachable(s.addr)+"/readyz", nil)
	if err != nil {
		return err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return &failure{text: "Auf " + s.addr + " antwortet nichts."}
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return &failure{text: fmt.Sprintf("Auf %s antwortet das Programm mit Status %d.", s.addr, answer.StatusCode)}
	}
	fmt.Fprintln(p.out, "ok")
	return nil
}
