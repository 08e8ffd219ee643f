// From a request to a kept answer: who asks for what, is it there already, and if not, making it once.

package web

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"

	"github.com/gofiber/fiber/v2"

	"zielstand/models"
	"zielstand/views"
)

// content is what a page or file puts into its answer. Preparing it reads parameters and may fail; write
// only spells it out.
type content struct {
	contentType string
	disposition string
	write       func(ctx context.Context, w io.Writer) error
}

// maker prepares the content for a request.
type maker func(r *request) (*content, error)

const htmlType = "text/html; charset=utf-8"

// make turns a page into a maker.
func (p page) make(r *request) (*content, error) {
	component, err := p(r)
	if err != nil {
		return nil, err
	}
	return &content{contentType: htmlType, write: component.Render}, nil
}

// visit is all of a request that an answer may depend on.
type visit struct {
	path, slug, query string
	theme             string
	notice            views.NoticeCode
	viewer            models.Viewer
	state             state
}

// appendKey appends the name under which the answer to the visit is kept.
func appendKey(key, path, query []byte, theme, viewer string, notice views.NoticeCode) []byte {
	key = append(key, path...)
	if len(query) > 0 {
		key = append(key, '?')
		key = append(key, query...)
	}
	key = append(key, 0)
	key = append(key, theme...)
	key = append(key, 0)
	key = append(key, viewer...)
	key = append(key, 0)
	return append(key, notice...)
}

func (v *visit) key(query string) string {
	return string(appendKey(nil, []byte(v.path), []byte(query), v.theme, v.viewer.Key(), v.notice))
}

// kept answers with what make made, which is kept until the journal grows or the day ends. Two thirds of a
// microsecond of this function decide how many visitors the program can bear, so a hit copies nothing.
func (s *Server) kept(make maker) fiber.Handler {
	return func(c *fiber.Ctx) error {
		who, err := s.signedIn(c)
		if err != nil {
			return err
		}
		viewer := who.viewer()
		now := state{s.Store.Portfolio().Head, s.today()}
		look, said := theme(c), notice(c)
		if said != "" {
			c.Cookie(s.noticeCookie(""))
		}
		uri := c.Context().URI()
		var room [256]byte
		key := appendKey(room[:0], uri.PathOriginal(), uri.QueryString(), look, viewer.Key(), said)
		if known := s.pages.get(key, now); known != nil {
			s.meter.hits.Inc()
			return known.send(c)
		}
		s.meter.misses.Inc()
		v := s.visitOf(c, viewer)
		v.state = now
		made, err := s.pages.once(string(key), now, func() (*answer, error) { return s.answer(v, make) })
		if moved := (*movedError)(nil); errors.As(err, &moved) {
			c.Set(fiber.HeaderCacheControl, "no-cache")
			return c.Redirect(moved.to, fiber.StatusSeeOther)
		}
		if err != nil {
			return err
		}
		return made.send(c)
	}
}

// visitOf is what the answer to the request depends on.
func (s *Server) visitOf(c *fiber.Ctx, viewer models.Viewer) *visit {
	return &visit{path: c.Path(), slug: c.Params("slug"), query: string(c.Context().URI().QueryString()),
		theme: theme(c), notice: notice(c), viewer: viewer, state: state{s.Store.Portfolio().Head, s.today()}}
}

// movedError says that the address has a canonical form, to which the visitor is led.
type movedError struct{ to string }

func (e *movedError) Error() string { return "moved to " + e.to }

// answer makes the answer to a visit and keeps it under its canonical address. An address that says the same
// in another way only keeps a reference, so that nobody can fill the memory with copies.
func (s *Server) answer(v *visit, make maker) (*answer, error) {
	ctx, cancel := context.WithTimeout(context.Background(), makeTimeout)
	defer cancel()
	prepared, canonical, err := s.prepare(ctx, v, make)
	if err != nil {
		return nil, err
	}
	key := v.key(canonical)
	given := v.key(v.query)
	if given != key {
		if known := s.pages.get([]byte(key), v.state); known != nil {
			s.pages.put(&entry{key: given, state: v.state, same: key})
			return known, nil
		}
	}
	var body bytes.Buffer
	if err := prepared.write(ctx, &body); err != nil {
		return nil, err
	}
	made := newAnswer(prepared.contentType, prepared.disposition, bytes.Clone(body.Bytes()))
	s.pages.put(&entry{key: key, state: v.state, answer: made})
	if given != key {
		s.pages.put(&entry{key: given, state: v.state, same: key})
	}
	return made, nil
}

// prepare lets make read the parameters. Parameters that it does not read must not reach the answer either,
// which is kept for others: with some left over, it is prepared anew without them.
func (s *Server) prepare(ctx context.Context, v *visit, make maker) (*content, string, error) {
	for raw := v.query; ; {
		r, err := s.request(ctx, v, raw)
		if err != nil {
			return nil, "", err
		}
		prepared, err := make(r)
		if err = cmp.Or(err, r.Query.err()); err != nil {
			return nil, "", err
		}
		canonical := r.Query.canonical()
		r.Frame.Query = canonical
		if r.Query.moved {
			return nil, "", &movedError{r.Frame.Self()}
		}
		raw = canonical.Encode()
		if len(canonical) == len(r.Query.values) {
			return prepared, raw, nil
		}
	}
}

// request gathers what a page is made from. A bad date counts as today until the query reports it.
func (s *Server) request(ctx context.Context, v *visit, raw string) (*request, error) {
	q := parseQuery(raw, s.Location)
	chosen, known := q.Date("stichtag"), q.Instant("kenntnisstand")
	day := cmp.Or(chosen, v.state.day)
	p, err := s.portfolio(ctx, v.viewer, day, known)
	if err != nil {
		return nil, err
	}
	return &request{Portfolio: p, Slug: v.slug, Query: q, Frame: &views.Frame{
		Path: v.path, Query: q.values, Stichtag: day, Chosen: chosen.Known(), Today: v.state.day,
		KnownAt: known, Demo: p.Demo, Theme: v.theme, Site: s.Site,
		Rights: v.viewer.Rights, SignedIn: v.viewer.Rights != models.RightsPublic, Notice: v.notice,
	}}, nil
}

func (s *Server) portfolio(ctx context.Context, viewer models.Viewer, day models.Date, known models.Instant) (*models.Portfolio, error) {
	if known == 0 {
		return s.Store.PortfolioFor(viewer, day), nil
	}
	p, err := s.Store.AsKnown(ctx, known)
	if err != nil {
		return nil, err
	}
	return p.At(s.today()).For(viewer).At(day), nil
}

// Prewarm makes the overview before the first visitor asks for it.
func (s *Server) Prewarm() error {
	for _, p := range pages {
		if p.path == "/" {
			v := &visit{path: "/", state: state{s.Store.Portfolio().Head, s.today()}}
			_, err := s.pages.once(v.key(""), v.state, func() (*answer, error) { return s.answer(v, p.page.make) })
			return err
		}
	}
	return nil
}
