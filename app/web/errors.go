// The one place that answers errors: a page for people, problem+json (RFC 9457) for machines. What went wrong
// inside only goes to the log, under the id that the visitor sees.

package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"strings"

	"github.com/gofiber/fiber/v2"

	"zielstand/app/api/oparl"
	"zielstand/models"
	"zielstand/views"
)

// statuses maps kinds of errors to HTTP. What is missing is an internal error.
var statuses = map[models.ErrorKind]int{
	models.NotFound:    fiber.StatusNotFound,
	models.Invalid:     fiber.StatusBadRequest,
	models.Conflict:    fiber.StatusConflict,
	models.Forbidden:   fiber.StatusForbidden,
	models.Unavailable: fiber.StatusServiceUnavailable,
}

// statusOf returns the status of an error, and the problems that a visitor can mend.
func statusOf(err error) (int, []models.Problem) {
	var framework *fiber.Error
	var ours *models.Error
	switch {
	case errors.As(err, &framework):
		return framework.Code, nil
	case errors.Is(err, context.DeadlineExceeded):
		return fiber.StatusServiceUnavailable, nil
	case errors.As(err, &ours):
		if status, ok := statuses[ours.Kind]; ok {
			return status, ours.Problems
		}
	}
	return fiber.StatusInternalServerError, nil
}

// fail answers an error. The framework also calls it for requests that it cannot read, which have no id yet.
func (s *Server) fail(c *fiber.Ctx, err error) error {
	if requestID(c) == "" {
		s.mark(c)
	}
	status, problems := statusOf(err)
	e := &views.ErrorPage{Status: status, Problems: problems, RequestID: requestID(c), Site: s.Site, Forged: errors.Is(err, errForged)}
	if path := c.Path(); len(problems) > 0 && c.Method() == fiber.MethodGet && isLocal(path) {
		e.Retry = path
	}
	if status >= fiber.StatusInternalServerError {
		s.Logger.Error("request failed", slog.String("id", e.RequestID), slog.String("method", c.Method()),
			slog.String("address", loggedAddress(c)), slog.Any("error", err))
	}
	response := c.Response()
	response.ResetBody()
	for _, name := range []string{fiber.HeaderETag, fiber.HeaderContentEncoding, fiber.HeaderContentDisposition} {
		response.Header.Del(name)
	}
	response.SetStatusCode(status)
	c.Set(fiber.HeaderCacheControl, "no-store")
	if wantsJSON(c) {
		return sendProblem(c, e)
	}
	c.Set(fiber.HeaderContentType, htmlType)
	if status >= fiber.StatusInternalServerError {
		response.SetBody(s.failure.with(e.RequestID))
		return nil
	}
	return s.sendErrorPage(c, e)
}

// sendErrorPage renders the page in the usual frame. Its path is "/": what the visitor typed is no address
// to lead anybody to.
func (s *Server) sendErrorPage(c *fiber.Ctx, e *views.ErrorPage) error {
	rights, signedIn := c.Locals(rightsMark).(models.Rights)
	frame := &views.Frame{Title: e.Title(), Path: "/", Lost: true, Stichtag: s.today(), Today: s.today(),
		Demo: s.Store.Portfolio().Demo, Theme: theme(c), Site: s.Site, SignedIn: signedIn, Rights: rights}
	var body bytes.Buffer
	if err := views.Error(frame, e).Render(context.Background(), &body); err != nil {
		s.Logger.Error("error page failed", slog.String("id", e.RequestID), slog.Any("error", err))
		c.Response().SetBody(s.failure.with(e.RequestID))
		return nil
	}
	c.Response().SetBody(body.Bytes())
	return nil
}

// problem is the JSON form of an error.
type problem struct {
	Type      string            `json:"type"`
	Title     string            `json:"title"`
	Status    int               `json:"status"`
	Detail    string            `json:"detail"`
	RequestID string            `json:"request_id"`
	Errors    []problemOfMember `json:"errors,omitempty"`
	// Message and Debug are what OParl calls detail and request_id.
	Message string `json:"message,omitempty"`
	Debug   string `json:"debug,omitempty"`
}

type problemOfMember struct {
	Parameter string   `json:"parameter"`
	Value     string   `json:"value"`
	Code      string   `json:"code"`
	Allowed   []string `json:"allowed,omitempty"`
	Detail    string   `json:"detail"`
}

func sendProblem(c *fiber.Ctx, e *views.ErrorPage) error {
	p := problem{Type: "about:blank", Title: e.Title(), Status: e.Status, Detail: e.Text(), RequestID: e.RequestID}
	for _, wrong := range e.Problems {
		p.Errors = append(p.Errors, problemOfMember{wrong.Field, wrong.Value, wrong.Code, wrong.Allowed, views.ProblemText(wrong)})
	}
	if isOParl(c.Path()) {
		p.Type, p.Message, p.Debug = oparl.ErrorType, p.Detail, p.RequestID
	}
	body, err := json.Marshal(p)
	if err != nil {
		return err
	}
	c.Response().SetBody(body)
	c.Set(fiber.HeaderContentType, "application/problem+json")
	return nil
}

// wantsJSON tells a machine from a person by the address, else by what it accepts.
func wantsJSON(c *fiber.Ctx) bool {
	path := c.Path()
	if strings.HasPrefix(path, "/api/") || isOParl(path) || strings.HasSuffix(path, ".json") {
		return true
	}
	accept := c.Get(fiber.HeaderAccept)
	return strings.Contains(accept, "json") && !strings.Contains(accept, "text/html")
}

func isOParl(path string) bool { return path == oparl.Root || strings.HasPrefix(path, oparl.Root+"/") }

// failurePage is the page for internal errors, ready but for the id of the request.
type failurePage struct{ before, after []byte }

// idMark stands for the id while the page is rendered.
const idMark = "0-id-of-the-request-0"

func (s *Server) prepareFailure() error {
	var body bytes.Buffer
	e := &views.ErrorPage{Status: fiber.StatusInternalServerError, RequestID: idMark, Site: s.Site}
	if err := views.Failure(e).Render(context.Background(), &body); err != nil {
		return err
	}
	s.failure.before, s.failure.after, _ = bytes.Cut(body.Bytes(), []byte(idMark))
	return nil
}

func (f failurePage) with(id string) []byte {
	page := make([]byte, 0, len(f.before)+len(id)+len(f.after))
	return append(append(append(page, f.before...), id...), f.after...)
}
