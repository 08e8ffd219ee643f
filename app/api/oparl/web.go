// Where an object is to be read: the page of this site about it, or about what shows it.

package oparl

import (
	"cmp"
	"net/url"
	"strings"

	"zielstand/models"
)

// Places on the pages: the bodies of a Land on the page of all, the members on the page of a body, an item of an agenda.
const (
	allBodies   = "/gremien#gruppe-"
	jointBodies = allBodies + "gemeinsam"
	members     = "#mitglieder"
	agendaPlace = "#top-"
)

// web is the address of the page, "" where there is none.
func (c *catalogue) web(n *node) string {
	if path := c.page(n); path != "" {
		return c.BaseURL + path
	}
	return ""
}

func (c *catalogue) page(n *node) string {
	kind, id, _ := strings.Cut(string(n.key), "/")
	switch kind {
	case "body":
		if n.key == jointBody {
			return jointBodies
		}
		return allBodies + url.PathEscape(id)
	case "organization":
		return c.pageOf(models.KindBody, id, "")
	case "membership":
		if m := c.p.Membership(id); m != nil {
			return c.pageOf(models.KindBody, m.BodyID, members)
		}
	case "meeting", "location":
		return c.pageOf(models.KindMeeting, id, "")
	case "agendaitem":
		return c.pageOfItem(id)
	case "consultation":
		return c.pageOfItem(strings.TrimPrefix(string(n.all[0]), "agendaitem/"))
	case "paper":
		return c.pageOfPaper(n, id)
	case "file":
		if resolution, ok := strings.CutPrefix(id, ofResolution+"-"); ok {
			return c.pageOf(models.KindResolution, resolution, "")
		}
		if v := c.p.Version(id); v != nil {
			return c.pageOf(models.KindBriefing, v.BriefingID, "")
		}
	case "person":
		return c.pageOfCarrier(n)
	}
	return ""
}

func (c *catalogue) pageOf(kind models.Kind, id, place string) string {
	if c.Page == nil {
		return ""
	}
	if path := c.Page(kind, id); path != "" {
		return path + place
	}
	return ""
}

func (c *catalogue) pageOfItem(id string) string {
	if i := c.p.AgendaItem(id); i != nil {
		return c.pageOf(models.KindMeeting, i.MeetingID, agendaPlace+url.PathEscape(id))
	}
	return ""
}

func (c *catalogue) pageOfPaper(n *node, id string) string {
	switch kind, id, _ := strings.Cut(id, "-"); kind {
	case ofResolution:
		return c.pageOf(models.KindResolution, id, "")
	case ofBriefing:
		return c.pageOf(models.KindBriefing, id, "")
	}
	return c.pageOfCarrier(n) // documents are named where they are used
}

// pageOfCarrier is the page of the first visible object that n is there for.
func (c *catalogue) pageOfCarrier(n *node) (path string) {
	for _, k := range c.history.carriers[n.key].sorted() {
		if carrier := c.history.nodes[k]; carrier.visible {
			path = cmp.Or(path, c.page(carrier))
		}
	}
	return path
}
