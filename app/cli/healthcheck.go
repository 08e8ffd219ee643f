// The command healthcheck: asks the running program, for container platforms.

package cli

import (
	"context"
	"fmt"
	"net"
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
	host, port, err := net.SplitHostPort(s.addr)
	if err != nil {
		return err
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1" // it answers on all addresses, so also on this one
	}
	ctx, cancel := context.WithTimeout(p.ctx, healthTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+"/readyz", nil)
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
