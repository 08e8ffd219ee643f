// A part of a personal page that is the same for everybody with equal rights: kept as whole pages are, so that only
// the small rest is made for each person.

package web

import (
	"bytes"
	"context"
	"io"

	"github.com/a-h/templ"

	"zielstand/models"
	"zielstand/views"
)

// keptPart returns a part of this page that depends on the head of the journal, the day, the address, the rights and
// also, which names whatever else it depends on. Parameters must have been read before. The frame that build gets is
// nobody's: it has neither the person nor the token of their forms.
func (v *personal) keptPart(head models.Head, also string, build func(f *views.Frame) (templ.Component, error)) (templ.Component, error) {
	if err := v.Query.err(); err != nil {
		return nil, err
	}
	frame := *v.Frame
	frame.Query, frame.Person, frame.CSRF, frame.Notice = v.Query.canonical(), nil, "", ""
	key := appendKey(nil, []byte(frame.Path), []byte(frame.Query.Encode()), frame.Theme, v.Portfolio.Viewer.Key(), "")
	key = append(append(key, 0), also...) // pages end with their notice
	now, pages := state{head, frame.Today}, v.server.pages
	if known := pages.get(key, now); known != nil {
		v.server.meter.hits.Inc()
		return known.part(), nil
	}
	v.server.meter.misses.Inc()
	made, err := pages.once(string(key), now, func() (*answer, error) {
		component, err := build(&frame)
		if err == nil {
			err = v.Query.err()
		}
		if err != nil {
			return nil, err
		}
		var body bytes.Buffer
		if err := component.Render(v.ctx, &body); err != nil {
			return nil, err
		}
		part := newAnswer(htmlType, "", bytes.Clone(body.Bytes()))
		pages.put(&entry{key: string(key), state: now, answer: part})
		return part, nil
	})
	if err != nil {
		return nil, err
	}
	return made.part(), nil
}

// part writes the kept bytes into a page.
func (a *answer) part() templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := w.Write(a.body)
		return err
	})
}
