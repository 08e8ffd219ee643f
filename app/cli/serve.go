// The command serve: the program that answers in the browser.

package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"sync"
	"syscall"
	"time"

	"zielstand/app/papers"
	"zielstand/app/rounds"
	"zielstand/app/store"
	"zielstand/app/web"
	"zielstand/static"
)

type serveCommand struct {
	place
	Addr string `placeholder:"ADRESSE" help:"Adresse:Port statt ZIELSTAND_ADDR; Port 0 nimmt einen freien."`
	Demo bool   `help:"Zeigt erfundene Meldungen in einer eigenen Datenbank (data/demo.db)."`
}

// stopTimeout is how long running requests may take after the program was asked to end.
const stopTimeout = 10 * time.Second

// Run answers requests until the context ends.
func (c *serveCommand) Run(p *process) error {
	if c.Addr != "" {
		p.environment[prefix+"ADDR"] = c.Addr
	}
	s, err := p.settings()
	if err != nil {
		return err
	}
	// The port first: when it is taken, the database stays untouched.
	ln, err := listen(s.addr)
	if err != nil {
		return err
	}
	defer ln.Close()
	log := s.logger(p.words)
	db, err := c.open(p, s, log)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := static.Ready(); err != nil {
		log.Warn("pages will look bare", "error", err)
	}
	url := "http://" + reachable(ln.Addr().String())
	if s.site.BaseURL == "" {
		s.site.BaseURL = url
	}
	worker, err := s.worker(db, log)
	if err != nil {
		return err
	}
	server, err := web.New(web.Config{Store: db, Site: s.site, Location: s.location, Logger: log,
		Proxies: s.proxies, OpenMetrics: s.openMetrics, OIDC: s.directoryService(), Calendar: worker.Calendar, Mails: worker.Sender != nil, House: s.house})
	if err != nil {
		return err
	}
	fmt.Fprintln(p.out, "Zielstand läuft auf "+url)
	if c.Demo {
		p.sayDemoUsers()
	}
	schedule := &papers.Worker{Desk: papers.New(db, s.house, nil), Store: db, Site: worker.Site, Location: s.location, Logger: log}
	return p.serve(server, db, worker, schedule, ln, log)
}

// open opens the database, brings it up to date and fills a new one.
func (c *serveCommand) open(p *process, s *settings, log *slog.Logger) (*store.Store, error) {
	otherwise := ownDatabase
	if c.Demo {
		otherwise = demoDatabase
	}
	db, err := store.Open(p.ctx, store.Config{Database: c.of(s, otherwise), Logger: log})
	if err != nil {
		return nil, err
	}
	err = db.Migrate(p.ctx)
	if err == nil && (db.Portfolio().Head.Seq == 0 || c.Demo && !db.Portfolio().Demo) {
		_, err = p.fill(db, c.Demo)
	}
	if err == nil && c.Demo {
		err = p.createDemoUsers(db)
	}
	if err == nil && c.Demo {
		err = p.createDemoCoSigning(db, s)
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// serve answers requests, follows the journal and drives rounds and mails until the context ends.
func (p *process) serve(server *web.Server, db *store.Store, worker *rounds.Worker, schedule *papers.Worker, ln net.Listener, log *slog.Logger) error {
	ctx, cancel := context.WithCancel(p.ctx)
	var background sync.WaitGroup
	defer background.Wait()
	defer cancel()
	background.Go(func() {
		if err := db.Follow(ctx); err != nil && ctx.Err() == nil {
			log.Error("changes of other programs are not seen any more", "error", err)
		}
	})
	background.Go(func() { worker.Run(ctx) })
	background.Go(func() { schedule.Run(ctx) })
	background.Go(func() {
		if err := server.Prewarm(); err != nil {
			log.Error("overview cannot be made", "error", err)
		}
	})
	ended := make(chan error, 1)
	go func() { ended <- server.Listener(ln) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	stop, cancelStop := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
	defer cancelStop()
	if err := server.Shutdown(stop); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return <-ended
}

func listen(addr string) (net.Listener, error) {
	ln, err := net.Listen("tcp", addr)
	switch {
	case err == nil:
		return ln, nil
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, &usageError{"Die Adresse " + addr + " ist schon vergeben; vielleicht läuft Zielstand bereits. Eine andere lässt sich mit ZIELSTAND_ADDR oder --addr nennen."}
	case errors.Is(err, syscall.EACCES):
		return nil, &usageError{"Für die Adresse " + addr + " fehlen Rechte. Erlaubt sind ohne sie Ports ab 1024, mit ZIELSTAND_ADDR oder --addr."}
	}
	return nil, &usageError{oneLine("Auf der Adresse " + addr + " lässt sich nicht antworten: " + err.Error() + ". Erlaubt ist eine Adresse dieses Rechners mit Port.")}
}

// reachable is where a program on this machine finds the address: one that stands for all of its addresses is no
// place to go to.
func reachable(addr string) string {
	host, port, err := net.SplitHostPort(addr)
	if ip := net.ParseIP(host); err == nil && (host == "" || ip != nil && ip.IsUnspecified()) {
		return net.JoinHostPort("127.0.0.1", port)
	}
	return addr
}
