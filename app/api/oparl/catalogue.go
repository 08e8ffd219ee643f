// The catalogue: an object as everybody may see it now, or what is left of a deleted one.

package oparl

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"zielstand/models"
)

// catalogue makes objects of the ledger's nodes. It is good until the ledger changes.
type catalogue struct {
	Config
	p       *models.Portfolio // the public one, at the ledger's head
	history *replay
}

// object returns the object of a node; lean leaves out internal lists, which is what omit_internal asks for.
func (c *catalogue) object(n *node, lean bool) any {
	if n.visible {
		if o := c.make(n, lean); o != nil {
			return o
		}
	}
	return c.stub(n)
}

// demoMark is the keyword of every object of a demonstration.
const demoMark = "Demonstrationsdaten"

// address is the URL of an object, and its id.
func (c *catalogue) address(k key) string {
	parts := strings.Split(string(k), "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return c.BaseURL + Root + "/" + strings.Join(parts, "/")
}

// refer returns the addresses of those that everybody may see, in a fixed order.
func (c *catalogue) refer(keys ...key) []string {
	var list []string
	for _, k := range slices.Sorted(slices.Values(keys)) {
		if n := c.history.nodes[k]; n != nil && n.visible {
			list = append(list, c.address(k))
		}
	}
	return list
}

// one is the address of the object if everybody may see it, else "".
func (c *catalogue) one(k key) string {
	if list := c.refer(k); len(list) > 0 {
		return list[0]
	}
	return ""
}

// typeNames are the types by the first part of the path.
var typeNames = map[string]string{"body": "Body", "organization": "Organization", "person": "Person", "membership": "Membership",
	"meeting": "Meeting", "location": "Location", "agendaitem": "AgendaItem", "paper": "Paper", "consultation": "Consultation", "file": "File"}

// common is what every object begins with.
func (c *catalogue) common(n *node) object {
	o := object{ID: c.address(n.key), Type: schema + typeNames[n.kind()], Created: c.moment(n.created), Modified: c.moment(n.modified), Web: c.web(n)}
	if c.p.Demo {
		o.Keyword = []string{demoMark}
	}
	return o
}

const momentForm = "2006-01-02T15:04:05-07:00"

// moment is a time in the standard's form, which knows whole seconds only.
func (c *catalogue) moment(at models.Instant) string {
	return at.Time().In(c.Location).Format(momentForm)
}

// clock is a time of a day; without a known one it is the beginning of the day.
func (c *catalogue) clock(day models.Date, clock string) string {
	if !day.Known() {
		return ""
	}
	y, m, d := day.Time().Date()
	var at time.Time
	if t, err := time.Parse("15:04", clock); err == nil {
		at = time.Date(y, m, d, t.Hour(), t.Minute(), 0, 0, c.Location)
	} else {
		at = time.Date(y, m, d, 0, 0, 0, 0, c.Location)
	}
	return at.Format(momentForm)
}

// stub is what is left of a deleted object: when it was there, and what its schema requires.
func (c *catalogue) stub(n *node) any {
	o := c.common(n)
	o.Deleted, o.Keyword, o.Web = true, nil, ""
	switch n.kind() {
	case "body":
		b := c.body(n)
		b.object = o
		return b
	case "agendaitem":
		return &agendaItem{object: o, Order: n.order}
	case "file":
		return &file{object: o, AccessURL: o.ID}
	}
	return &o
}

// make returns the object of a visible node; nil if there is none.
func (c *catalogue) make(n *node, lean bool) any {
	_, id, _ := strings.Cut(string(n.key), "/")
	switch n.kind() {
	case "body":
		return c.body(n)
	case "organization":
		return made(c.organization(n, id))
	case "person":
		return made(c.person(n, id, lean))
	case "membership":
		return made(c.membership(n, id))
	case "meeting":
		return made(c.meeting(n, id, lean))
	case "location":
		return made(c.location(n, id))
	case "agendaitem":
		return made(c.item(n, id))
	case "paper":
		return made(c.paper(n, id))
	case "consultation":
		return made(c.consultation(n))
	case "file":
		return made(c.file(n, id))
	}
	return nil
}

// made turns a nil pointer into no object at all.
func made[T any](o *T) any {
	if o == nil {
		return nil
	}
	return o
}
