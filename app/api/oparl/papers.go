// Agendas, and the papers that are on them.

package oparl

import (
	"crypto/sha512"
	"encoding/hex"
	"slices"
	"strings"

	"zielstand/app/german"
	"zielstand/models"
)

func (c *catalogue) item(n *node, id string) *agendaItem {
	i := c.p.AgendaItem(id)
	if i == nil {
		return nil
	}
	o := &agendaItem{object: c.common(n), Meeting: c.one(key("meeting/" + i.MeetingID)), Number: i.Number, Order: i.Order, Name: i.Title, Public: &i.Public}
	if i.Outcome != "" {
		o.Result = german.ResolutionState(i.Outcome)
	}
	var texts []string
	for _, r := range c.p.ResolutionsAt(i.MeetingID) {
		if r.AgendaItemID != id {
			continue
		}
		texts = append(texts, german.ResolutionText(r))
		if f := c.history.nodes[fileOf(r.ID)]; f != nil && f.visible && o.ResolutionFile == nil {
			o.ResolutionFile = c.file(f, strings.TrimPrefix(string(f.key), "file/"))
			o.ResolutionFile.Text, o.ResolutionFile.Paper, o.ResolutionFile.AgendaItem = "", nil, nil
		}
	}
	o.ResolutionText = strings.Join(texts, "\n\n")
	if all := c.consultations(n.key); len(all) > 0 {
		o.Consultation = c.address(all[0].key)
	}
	return o
}

// consultations are those of an agenda item or a paper.
func (c *catalogue) consultations(k key) []*node {
	var list []*node
	for _, other := range c.history.needs[k].sorted() {
		if n := c.history.nodes[other]; n.visible && n.kind() == "consultation" {
			list = append(list, n)
		}
	}
	return list
}

func (c *catalogue) consultation(n *node) *consultation {
	item, paper := n.all[0], n.all[1]
	i := c.p.AgendaItem(strings.TrimPrefix(string(item), "agendaitem/"))
	if i == nil {
		return nil
	}
	o := &consultation{object: c.common(n), Paper: c.one(paper), AgendaItem: c.one(item), Meeting: c.one(key("meeting/" + i.MeetingID)), Role: german.ItemType(i.Type)}
	if m := c.p.Meeting(i.MeetingID); m != nil {
		o.Organization = c.refer(key("organization/" + m.BodyID))
	}
	authoritative := i.Type == models.ItemDecision
	if strings.HasPrefix(string(paper), "paper/"+ofResolution) {
		o.Role, authoritative = "Beschlussfassung", true
	}
	o.Authoritative = &authoritative
	return o
}

func (c *catalogue) paper(n *node, id string) *paper {
	kind, id, _ := strings.Cut(id, "-")
	o := &paper{object: c.common(n), Body: c.one(n.home)}
	switch kind {
	case ofResolution:
		r := c.p.Resolution(id)
		if r == nil {
			return nil
		}
		o.Name, o.Reference, o.Kind, o.Date = r.Title, r.Number, "Beschluss", exact(r.On)
		o.Originator = c.refer(key("organization/" + r.BodyID))
		o.Related = c.refer(n.facts.mentions...)
		o.MainFile = c.fileWithin(fileOf(id))
	case ofDocument:
		d := c.p.Document(id)
		if d == nil {
			return nil
		}
		o.Name, o.Kind, o.Date = d.Title, d.Type, exact(d.Date)
	case ofBriefing:
		b := c.p.Briefing(id)
		if b == nil {
			return nil
		}
		o.Name, o.Kind, o.Date = b.Title, "Vorlage", b.Stichtag.String()
		if versions := c.p.VersionsOf(id); len(versions) > 0 {
			o.MainFile = c.fileWithin(key("file/" + versions[len(versions)-1].ID))
		}
	}
	for _, deal := range c.consultations(n.key) {
		if d := c.consultation(deal); d != nil {
			o.Consultation = append(o.Consultation, d)
		}
	}
	return o
}

// exact is the day where it is known exactly.
func exact(d models.PartialDate) string {
	if d.Precision != models.PrecisionDay {
		return ""
	}
	return d.Day.String()
}

// fileOf is the text of a resolution.
func fileOf(resolutionID string) key { return key("file/" + ofResolution + "-" + resolutionID) }

// fileWithin is the file as its paper shows it.
func (c *catalogue) fileWithin(k key) *file {
	n := c.history.nodes[k]
	if n == nil || !n.visible {
		return nil
	}
	f := c.file(n, strings.TrimPrefix(string(k), "file/"))
	if f != nil {
		f.Paper, f.AgendaItem = nil, nil
	}
	return f
}

// file is the text of a resolution, which is given out here, or a version of a briefing as PDF.
func (c *catalogue) file(n *node, id string) *file {
	o := &file{object: c.common(n), Paper: c.refer(n.all...)}
	if id, ok := strings.CutPrefix(id, ofResolution+"-"); ok {
		r := c.p.Resolution(id)
		if r == nil {
			return nil
		}
		o.AgendaItem = c.refer(slices.DeleteFunc(slices.Clone(n.within), func(k key) bool { return k.kind() != "agendaitem" })...)
		text := r.Title + "\n\n" + german.ResolutionText(r) + "\n"
		sum := sha512.Sum512([]byte(text))
		o.Name, o.FileName, o.MimeType, o.Date = r.Title, ofResolution+"-"+id+".txt", "text/plain", exact(r.On)
		o.Text, o.Size, o.SHA512 = text, len(text), hex.EncodeToString(sum[:])
		o.AccessURL = c.address(n.key + textSuffix)
		o.Download = o.AccessURL
		return o
	}
	v := c.p.Version(id)
	if v == nil || c.Paper == nil {
		return nil
	}
	address, name := c.Paper(v)
	o.Name, o.FileName, o.MimeType, o.Date = v.Title, name, "application/pdf", v.Stichtag.String()
	o.AccessURL = c.BaseURL + address
	o.Download = o.AccessURL
	return o
}

// textSuffix follows the address of a file whose text is given out here.
const textSuffix = "/text"
