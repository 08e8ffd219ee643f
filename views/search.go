// The search: hits by kind, and what to do when there are none.

package views

import (
	"strings"

	"zielstand/app/german"
	"zielstand/app/search"
	"zielstand/models"
)

// SearchPage shows what a query finds.
type SearchPage struct {
	*Frame
	Text   string // as typed; "" = nothing was asked
	Groups []SearchGroup
	Total  int
	// Cut tells that there are more hits than shown.
	Cut bool
	// Words tells, for a query of several words without a hit, how many each word alone finds.
	Words []WordHits
}

// SearchGroup are the hits of one kind.
type SearchGroup struct {
	Kind models.Kind
	Hits []SearchHit
}

// SearchHit is a hit with the words that tell it from others: the strategy or Land it belongs to.
type SearchHit struct {
	search.Hit
	Context string
}

// WordHits is how many hits a word alone has.
type WordHits struct {
	Word string
	Hits int
}

// kinds names the kinds that the search finds, with the beginning of their addresses.
var kinds = map[models.Kind]struct{ one, many, path string }{
	models.KindMeasure:    {"Maßnahme", "Maßnahmen", "/massnahmen/"},
	models.KindTarget:     {"Ziel", "Ziele", "/ziele/"},
	models.KindFocusTopic: {"Fokusthema", "Fokusthemen", "/fokusthemen/"},
	models.KindField:      {"Handlungsfeld", "Handlungsfelder", "/handlungsfelder/"},
	models.KindStrategy:   {"Strategie", "Strategien", "/strategien/"},
	models.KindMinistry:   {"Ressort", "Ressorts", "/ressorts/"},
	models.KindBody:       {"Gremium", "Gremien", "/gremien/"},
	models.KindMeeting:    {"Sitzung", "Sitzungen", "/sitzungen/"},
	models.KindResolution: {"Beschluss", "Beschlüsse", "/beschluesse/"},
	models.KindAssignment: {"Auftrag", "Aufträge", "/auftraege/"},
}

// PathOf is the address of the page about a record, "" for kinds without pages.
func PathOf(kind models.Kind, id string) string {
	if k, ok := kinds[kind]; ok {
		return k.path + id
	}
	return ""
}

// finding says how much was found.
func (p *SearchPage) finding() string {
	switch {
	case p.Text == "":
		return "Durchsucht werden Strategien, Handlungsfelder, Fokusthemen, Ziele, Maßnahmen mit ihren Meldungen und Ressorts."
	case p.Total == 0:
		return "Zu „" + p.Text + "“ wurde am " + german.Date(p.Stichtag) + " nichts gefunden."
	case p.Cut:
		return "Zu „" + p.Text + "“ gibt es viele Treffer; die besten " + german.Int(p.Total) + " werden gezeigt."
	}
	return german.Int(p.Total) + " Treffer zu „" + p.Text + "“, Stichtag " + german.Date(p.Stichtag) + "."
}

// title heads a group: "3 Maßnahmen".
func (g SearchGroup) title() string {
	k := kinds[g.Kind]
	return german.Count(len(g.Hits), k.one, k.many)
}

// excerptPart is a piece of a title or excerpt; Marked ones are what was searched for.
type excerptPart struct {
	Text   string
	Marked bool
}

// cutAtMarks takes a text apart at its marks; marks that do not fit the text are left out.
func cutAtMarks(text string, marks []search.Mark) []excerptPart {
	var parts []excerptPart
	at := 0
	for _, m := range marks {
		if m.Start < at || m.End > len(text) || m.Start >= m.End {
			continue
		}
		parts = append(parts, excerptPart{text[at:m.Start], false}, excerptPart{text[m.Start:m.End], true})
		at = m.End
	}
	parts = append(parts, excerptPart{text[at:], false})
	kept := parts[:0]
	for _, part := range parts {
		if part.Text != "" {
			kept = append(kept, part)
		}
	}
	return kept
}

// groupID is the id of a group's heading.
func (g SearchGroup) groupID() string {
	return "treffer-" + strings.ReplaceAll(string(g.Kind), "_", "-")
}

func (p *SearchPage) layout() *Frame {
	title := "Suche"
	if p.Text != "" {
		title = "Suche nach „" + p.Text + "“"
	}
	return p.titled(title, Crumb{"Suche", "/suche"})
}
