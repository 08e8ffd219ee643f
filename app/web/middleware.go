// What happens to every request, in the order of routes.go.

package web

import (
	"context"
	"crypto/rand"
	"encoding/base32"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/gofiber/fiber/v2"

	"zielstand/models"
)

// header is a header of every answer, as bytes.
type header struct{ name, value []byte }

// securityHeaders let a browser load and run only what comes from here, and tell others nothing.
func securityHeaders(https bool) []header {
	pairs := [][2]string{
		{"Content-Security-Policy", "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "same-origin"},
		{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
		{"Cross-Origin-Opener-Policy", "same-origin"},
		{"Cross-Origin-Resource-Policy", "same-origin"},
	}
	if https {
		pairs = append(pairs, [2]string{"Strict-Transport-Security", "max-age=31536000"})
	}
	headers := make([]header, len(pairs))
	for i, p := range pairs {
		headers[i] = header{[]byte(p[0]), []byte(p[1])}
	}
	return headers
}

var headRequestID = []byte("X-Request-Id")

// identifiers makes request ids: short, so that a visitor can read one out on the telephone; a visitor's own
// id is never taken over into the log.
type identifiers struct {
	start string // differs between starts of the program
	n     atomic.Uint64
}

func newIdentifiers() *identifiers {
	var random [5]byte
	rand.Read(random[:]) // never fails, says crypto/rand
	return &identifiers{start: strings.ToLower(base32.StdEncoding.EncodeToString(random[:]))}
}

func (i *identifiers) appendNext(id []byte) []byte {
	id = append(append(id, i.start...), '-')
	return strconv.AppendUint(id, i.n.Add(1), 36)
}

// identify gives the request its id and the answer its security headers.
func (s *Server) identify(c *fiber.Ctx) error {
	s.mark(c)
	return c.Next()
}

func (s *Server) mark(c *fiber.Ctx) {
	var room [32]byte
	h := &c.Response().Header
	h.SetCanonical(headRequestID, s.ids.appendNext(room[:0]))
	for _, pair := range s.headers {
		h.SetCanonical(pair.name, pair.value)
	}
}

// requestID is the id of the request; "" before identify.
func requestID(c *fiber.Ctx) string { return string(c.Response().Header.PeekBytes(headRequestID)) }

// observe measures and logs each request with the status that the visitor got. The log names neither the
// visitor's address nor what they searched for: it needs no retention period.
func (s *Server) observe(c *fiber.Ctx) error {
	start := time.Now()
	err := c.Next()
	if err != nil {
		err = s.fail(c, err)
	}
	took, status := time.Since(start), c.Response().StatusCode()
	s.meter.count(c.Route().Path, status, took)
	if ctx := context.Background(); s.Logger.Enabled(ctx, slog.LevelInfo) {
		s.Logger.LogAttrs(ctx, slog.LevelInfo, "request", slog.String("id", requestID(c)), slog.String("method", c.Method()),
			slog.String("path", loggedPath(c)), slog.Int("status", status), slog.Duration("took", took))
	}
	return err
}

// invitePrefix begins addresses that end in a secret.
const invitePrefix = "/anmeldung/einladung/"

// loggedPath is the path for the log, without a secret.
func loggedPath(c *fiber.Ctx) string {
	if strings.HasPrefix(c.Path(), invitePrefix) {
		return invitePrefix + "…"
	}
	return c.Path()
}

// loggedAddress is the path with the parameters for the log of failures, without a secret.
func loggedAddress(c *fiber.Ctx) string {
	query := string(c.Context().URI().QueryString())
	if query == "" || strings.Contains(query, "schluessel") || strings.Contains(query, "code=") {
		return loggedPath(c)
	}
	return loggedPath(c) + "?" + query
}

// panicError is a panic with where it happened.
type panicError struct {
	value any
	stack []byte
}

func (e *panicError) Error() string { return fmt.Sprintf("panic: %v\n%s", e.value, e.stack) }

// protect turns a panic into an error, so that one bad request ends only itself.
func (s *Server) protect(c *fiber.Ctx) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = &models.Error{Kind: models.Internal, Err: &panicError{value, debug.Stack()}}
		}
	}()
	return c.Next()
}

// withoutSlash leads from an address with a slash too many to the one without; none of ours ends in one.
func withoutSlash(c *fiber.Ctx) error {
	path := c.Path()
	short := trimSlash(path)
	if short == path || !isLocal(short) || c.Method() != fiber.MethodGet {
		return c.Next()
	}
	if query := c.Context().URI().QueryString(); len(query) > 0 {
		short += "?" + string(query)
	}
	return c.Redirect(short, fiber.StatusPermanentRedirect)
}
