// The governance as an outline: bodies within bodies, the offices and ministries in them, with what is open and how far it
// is.

package charts

import (
	"cmp"
	"slices"
	"strings"

	"zielstand/app/german"
	"zielstand/app/governance"
	"zielstand/app/progress"
	"zielstand/models"
)

// Sorts of what the map shows.
const (
	sortBody     = "Gremium"
	sortOffice   = "Funktion oder Gruppe"
	sortMinistry = "Ressort"
)

var bodyLooks = []look{{sortBody, "circle", "$phase-implementing", plain}, {sortOffice, "diamond", "$phase-ongoing", upright}, {sortMinistry, "roundRect", "$phase-preparing", diagonal}}

func bodySort(b *models.Body) string {
	if b.Kind == models.BodyRole || b.Kind == models.BodyGroup {
		return sortOffice
	}
	return sortBody
}

// mostBodyRows is how many rows are drawn; of more, those with open assignments first.
const mostBodyRows = 80

// standing is what the map says of a body or a ministry.
type standing struct {
	open, overdue, done, secret, all int
	percent                          models.Percent
	words                            string
}

func standingOf(t governance.Tally) standing {
	s := standing{open: t.Open, overdue: t.Overdue, done: t.Done, secret: t.Secret, all: t.Total}
	if n := s.open + s.done; n > 0 {
		s.percent = models.PercentOf(100 * float64(s.done) / float64(n))
	}
	var parts []string
	if s.open > 0 {
		parts = append(parts, german.Int(s.open)+" offen")
	}
	if s.overdue > 0 {
		parts = append(parts, german.Int(s.overdue)+" überfällig")
	}
	if s.done > 0 {
		parts = append(parts, german.Int(s.done)+" bestätigt")
	}
	if s.secret > 0 {
		parts = append(parts, german.Int(s.secret)+" nicht öffentlich")
	}
	s.words = strings.Join(parts, between)
	return s
}

// bodyMap is what both figures of bodies show.
type bodyMap struct {
	q          Query
	g          *governed
	of         map[string]standing // of bodies
	measures   map[string]*progress.Rollup
	owed       map[string]standing             // of ministries
	members    map[string][]*models.Membership // of bodies, on the Stichtag
	ministries []*models.Ministry              // in any of the bodies
}

func (q Query) bodyMap() *bodyMap {
	m := &bodyMap{q: q, g: q.governed(), of: map[string]standing{}, measures: map[string]*progress.Rollup{}, owed: map[string]standing{}, members: map[string][]*models.Membership{}}
	byBody, byMinistry := map[string]*governance.Tally{}, map[string]*governance.Tally{}
	for _, b := range m.g.bodies {
		byBody[b.ID] = new(governance.Tally)
	}
	for _, ministry := range q.Portfolio.Ministries {
		byMinistry[ministry.ID] = new(governance.Tally)
	}
	for i := range m.g.duties {
		d := &m.g.duties[i]
		byBody[d.BodyID].Add(d)
		for _, id := range d.MinistryIDs {
			if t := byMinistry[id]; t != nil {
				t.Add(d)
			}
		}
	}
	in := map[string]bool{}
	for _, b := range m.g.bodies {
		m.of[b.ID] = standingOf(*byBody[b.ID])
		for _, place := range q.Portfolio.MembershipsOf(b.ID) {
			if place.ValidOn(q.Portfolio.Stichtag) && (q.Scope.MinistryID == "" || place.MinistryID == "" || place.MinistryID == q.Scope.MinistryID) {
				m.members[b.ID] = append(m.members[b.ID], place)
				in[place.MinistryID] = true
			}
		}
	}
	for _, group := range progress.ByMinistry(q.Portfolio, progress.Scope{}) {
		if group.To != nil && m.measures[group.To.ID] == nil {
			m.measures[group.To.ID] = group.Rollup
		}
	}
	for _, ministry := range q.Portfolio.Ministries {
		if in[ministry.ID] && ministry.ValidOn(q.Portfolio.Stichtag) {
			m.ministries = append(m.ministries, ministry)
			m.owed[ministry.ID] = standingOf(*byMinistry[ministry.ID])
		}
	}
	slices.SortStableFunc(m.ministries, func(a, b *models.Ministry) int { return q.compareLands(a.JurisdictionID, b.JurisdictionID) })
	return m
}

func (m *bodyMap) finding() string {
	var most *models.Body
	overdue, open := 0, 0
	for _, b := range m.g.bodies {
		s := m.of[b.ID]
		overdue, open = overdue+s.overdue, open+s.open
		if s.open > 0 && (most == nil || s.open > m.of[most.ID].open) {
			most = b
		}
	}
	text := german.Bodies(len(m.g.bodies)) + " und Funktionen wirken zusammen"
	if len(m.g.bodies) == 1 {
		text = german.Quote(m.g.bodies[0].Title())
	}
	switch {
	case most == nil && len(m.g.bodies) == 1:
		text += " hat keinen offenen Auftrag"
	case most == nil:
		text += "; offene Aufträge sind keine bekannt"
	case len(m.g.bodies) == 1:
		text += " hat " + german.Count(open, "offenen Auftrag", "offene Aufträge")
	default:
		text = german.Int(m.of[most.ID].open) + " von " + german.Int(open) + " offenen Aufträgen hat " + german.Quote(most.Title()) + " vergeben"
		if open == 1 {
			text = "den einzigen offenen Auftrag hat " + german.Quote(most.Title()) + " vergeben"
		}
	}
	switch {
	case overdue == 1:
		text += "; 1 ist überfällig"
	case overdue > 1:
		text += "; " + german.Int(overdue) + " sind überfällig"
	}
	return german.Sentence(text)
}

func (m *bodyMap) rule(more ...string) string {
	secret := 0
	for _, s := range m.of {
		secret += s.secret
	}
	return governedRule(secret, append([]string{"Der Balken eines Gremiums ist der Anteil bestätigter an seinen Aufträgen (ohne entfallene), der eines Ressorts der Fortschritt der Maßnahmen, die es führt; gestrichelt heißt: nicht bekannt."}, more...)...)
}

// note says of a ministry how far its measures are and what it owes.
func (m *bodyMap) note(ministry *models.Ministry) string {
	var parts []string
	if r := m.measures[ministry.ID]; r != nil && r.Known > 0 {
		parts = append(parts, coverage(r))
	}
	if s := m.owed[ministry.ID]; s.words != "" {
		parts = append(parts, s.words)
	}
	return strings.Join(parts, between)
}

func (m *bodyMap) percent(ministry *models.Ministry) models.Percent {
	if r := m.measures[ministry.ID]; r != nil {
		return r.Percent
	}
	return models.Percent{}
}

// table lists the bodies, then the ministries.
func (m *bodyMap) table(f *Figure) {
	f.Table.Columns = append(columns(3, "Gremium oder Ressort", "Art", "Mitglieder"), Column{"Aufträge", true}, Column{"offen", true}, Column{"überfällig", true}, Column{"bestätigt", true}, Column{"nicht öffentlich", true}, Column{"Fortschritt", true})
	numbers := func(s standing, percent models.Percent) []Cell {
		return cells(german.Int(s.all), german.Int(s.open), german.Int(s.overdue), german.Int(s.done), german.Int(s.secret), german.WholePercent(percent))
	}
	for _, b := range m.g.bodies {
		f.Table.Rows = append(f.Table.Rows, append([]Cell{{bodyName(b), m.q.bodyHref(b)}, {Text: german.BodyKind(b.Kind)}, {Text: m.memberWords(b)}}, numbers(m.of[b.ID], m.of[b.ID].percent)...))
	}
	for _, ministry := range m.ministries {
		f.Table.Rows = append(f.Table.Rows, append([]Cell{{ministry.Name + " (" + abbreviation(ministry) + ")", m.q.ministryHref(ministry)}, {Text: sortMinistry}, {Text: "–"}}, numbers(m.owed[ministry.ID], m.percent(ministry))...))
	}
}

// memberWords counts the members by what they are.
func (m *bodyMap) memberWords(b *models.Body) string {
	ministries, lands, bund, others := map[string]bool{}, map[string]bool{}, false, 0
	for _, place := range m.members[b.ID] {
		switch {
		case place.MinistryID != "":
			ministries[place.MinistryID] = true
		case place.JurisdictionID == "bund":
			bund = true
		case place.JurisdictionID != "":
			lands[place.JurisdictionID] = true
		default:
			others++
		}
	}
	var parts []string
	if n := len(ministries); n > 0 {
		parts = append(parts, german.Count(n, "Ressort", "Ressorts"))
	}
	if n := len(lands); n > 0 {
		parts = append(parts, german.Count(n, "Land", "Länder"))
	}
	if bund {
		parts = append(parts, "Bund")
	}
	if others > 0 {
		parts = append(parts, german.Count(others, "weiterer Platz", "weitere Plätze"))
	}
	if len(parts) == 0 {
		return "Mitglieder nicht angegeben"
	}
	return german.Enumerate(parts)
}

func bodyTree(q Query) *Figure {
	m := q.bodyMap()
	f := &Figure{Subtitle: q.subtitle("Gremien, Funktionen und Ressorts als Gliederung", len(m.g.bodies))}
	if len(m.g.bodies) == 0 {
		f.Empty = noBodies
		return f
	}
	rows := m.rows()
	cut := ""
	if len(rows) > mostBodyRows {
		cut = "Gezeigt sind die ersten " + german.Int(mostBodyRows) + " von " + german.Int(len(rows)) + " Zeilen; die Tabelle nennt alle."
		rows = rows[:mostBodyRows]
	}
	f.Title = m.finding()
	f.Rule = m.rule(append([]string{"Jedes Ressort steht bei dem ersten Gremium, dem es angehört; bei den anderen ist es mitgezählt."}, nonEmpty(cut)...)...)
	f.Alt = "Gliederung mit einer Zeile je Gremium, Funktion und Ressort, eingerückt unter dem Gremium, zu dem sie gehören; rechts ein Balken mit dem Fortschritt. " + f.Title
	m.table(f)
	f.drawOutline(rows, bodyLooks)
	return f
}

// rows are the bodies in each other, those that decide first, and the ministries below the first body they belong to.
func (m *bodyMap) rows() []outlineRow {
	var rows []outlineRow
	shown, within := map[string]bool{}, map[string][]*models.Body{}
	in := map[string]bool{}
	for _, b := range m.g.bodies {
		in[b.ID] = true
	}
	for _, b := range m.g.bodies {
		parent := b.ParentID
		if !in[parent] {
			parent = ""
		}
		within[parent] = append(within[parent], b)
	}
	var add func(b *models.Body, parent, depth int)
	add = func(b *models.Body, parent, depth int) {
		s, at := m.of[b.ID], len(rows)
		if depth > 4 {
			depth = 4
		}
		note := m.memberWords(b)
		if s.words != "" {
			note += between + s.words
		}
		rows = append(rows, outlineRow{body: b, name: german.Shorten(b.Title(), 70), note: note, sort: bodySort(b), depth: depth, parent: parent, late: s.overdue > 0, barred: s.all > 0, percent: s.percent,
			tip: []string{bodyName(b), german.BodyKind(b.Kind), note}, href: m.q.bodyHref(b)})
		for _, child := range within[b.ID] {
			if !shown[child.ID] {
				shown[child.ID] = true
				add(child, at, depth+1)
			}
		}
		for _, place := range m.members[b.ID] {
			if ministry := m.q.Portfolio.Ministry(place.MinistryID); ministry != nil && !shown["ministry "+ministry.ID] {
				shown["ministry "+ministry.ID] = true
				rows = append(rows, outlineRow{name: abbreviation(ministry), note: m.note(ministry), sort: sortMinistry, depth: depth + 1, parent: at, late: m.owed[ministry.ID].overdue > 0,
					barred: m.measures[ministry.ID] != nil, percent: m.percent(ministry), tip: []string{ministry.Name, m.note(ministry)}, href: m.q.ministryHref(ministry)})
			}
		}
	}
	top := slices.Clone(within[""])
	slices.SortStableFunc(top, func(a, b *models.Body) int {
		return cmp.Or(m.q.compareLands(a.JurisdictionID, b.JurisdictionID), cmp.Compare(slices.Index(models.BodyKinds, a.Kind), slices.Index(models.BodyKinds, b.Kind)))
	})
	for _, b := range top {
		add(b, -1, 0)
	}
	return rows
}
