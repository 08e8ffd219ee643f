// Package web answers HTTP: it turns a request into a redacted Portfolio on a Stichtag, lets one page or
// file be made from it, keeps what was made until something changes, and has one place that answers
// errors. Pages never see the framework, and never run a query.
package web

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"zielstand/app/api/oparl"
	"zielstand/app/auth"
	"zielstand/app/briefing"
	"zielstand/app/charts/render"
	"zielstand/app/governance"
	"zielstand/app/papers"
	"zielstand/models"
	"zielstand/views"
)

// Portfolios is where everything shown comes from: the store in the program, one fixed Portfolio in the
// tests of pages.
type Portfolios interface {
	// Portfolio is the current one; its Head tells whether a kept page is still right.
	Portfolio() *models.Portfolio
	// PortfolioFor is the current one as the viewer may see it, on a day.
	PortfolioFor(viewer models.Viewer, day models.Date) *models.Portfolio
	// AsKnown is everything that was known at a moment, not redacted.
	AsKnown(ctx context.Context, at models.Instant) (*models.Portfolio, error)
	// Ping tells whether the database answers.
	Ping(ctx context.Context) error
}

// Config is what a Server needs. Store must be set; the rest has useful zero values.
type Config struct {
	Store    Store
	Site     views.Site
	Location *time.Location // in which days begin; nil = UTC
	Logger   *slog.Logger   // nil = nothing is logged
	Now      func() time.Time
	// CacheBytes bounds the memory of kept pages; 0 = DefaultCacheBytes.
	CacheBytes int
	// Proxies are the addresses whose X-Forwarded-For is believed.
	Proxies []string
	// OIDC is the directory service where people can sign in too; nil = none.
	OIDC *auth.OIDC
	// Calendar knows the working days; nil = those of Rheinland-Pfalz.
	Calendar *governance.Calendar
	// Mails tells that a mail server is set.
	Mails bool
	// House is the office in whose name papers are issued.
	House briefing.House
	// OpenMetrics lets everybody read /metrics; else only this machine.
	OpenMetrics bool
}

// DefaultCacheBytes bounds the memory of kept pages where nothing else is set: some hundred pages.
const DefaultCacheBytes = 32 << 20

// Limits of one request.
const (
	maxBody     = 1 << 20          // bytes; forms are small
	maxHeader   = 16 << 10         // bytes, of the address and all headers
	readTimeout = 10 * time.Second // for a whole request
	makeTimeout = 15 * time.Second // for making an answer
	sendTimeout = 60 * time.Second
	idleTimeout = 90 * time.Second
)

// Server answers requests. Make it with New.
type Server struct {
	Config
	app     *fiber.App
	pages   *cache
	meter   *meter
	headers []header
	ids     *identifiers
	failure failurePage
	luggage luggage
	// drawings are the figures as images.
	drawings *render.Renderer
	desk     *papers.Desk
	oparl    *oparl.Service
}

// New makes a server; the page for failures is rendered here, so that it needs nothing when something fails.
func New(config Config) (*Server, error) {
	if config.Location == nil {
		config.Location = time.UTC
	}
	if config.Logger == nil {
		config.Logger = slog.New(slog.DiscardHandler)
	}
	if config.Now == nil {
		config.Now = time.Now
	}
	if config.Calendar == nil {
		calendar, err := governance.NewCalendar("07")
		if err != nil {
			return nil, err
		}
		config.Calendar = calendar
	}
	if config.CacheBytes == 0 {
		config.CacheBytes = DefaultCacheBytes
	}
	s := &Server{Config: config, pages: newCache(config.CacheBytes), ids: newIdentifiers(), drawings: render.New(render.Limits{}),
		headers: securityHeaders(strings.HasPrefix(config.Site.BaseURL, "https://"))}
	s.desk = papers.New(config.Store, config.House, s.drawings)
	s.oparl = newOParl(&s.Config)
	s.meter = newMeter(s)
	if err := s.prepareFailure(); err != nil {
		return nil, err
	}
	s.app = fiber.New(fiber.Config{
		// Fiber reuses the memory of a request for the next one. Strings from it end up in kept pages and
		// in the log, so they must be copies; a data race detector does not see this mistake.
		Immutable:               true,
		CaseSensitive:           true,
		StrictRouting:           true,
		DisableStartupMessage:   true,
		ErrorHandler:            s.fail,
		BodyLimit:               maxBody,
		ReadBufferSize:          maxHeader,
		ReadTimeout:             readTimeout,
		WriteTimeout:            sendTimeout,
		IdleTimeout:             idleTimeout,
		EnableTrustedProxyCheck: true,
		TrustedProxies:          config.Proxies,
		ProxyHeader:             fiber.HeaderXForwardedFor,
	})
	allowUploads(s.app)
	s.route()
	return s, nil
}

// Listener answers requests on ln until Shutdown.
func (s *Server) Listener(ln net.Listener) error { return s.app.Listener(ln) }

// Shutdown stops listening and waits for running requests until ctx ends.
func (s *Server) Shutdown(ctx context.Context) error {
	return errors.Join(s.app.ShutdownWithContext(ctx), s.drawings.Close())
}

// today is the day that the configured zone shows now.
func (s *Server) today() models.Date { return models.DateOf(s.Now().In(s.Location)) }
