// The pages of bodies: who decides, by which rules, when next.

package views

import (
	"slices"
	"strings"

	"zielstand/app/german"
	"zielstand/app/governance"
	"zielstand/models"
)

// BodiesPage lists the bodies.
type BodiesPage struct {
	*Frame
	Groups  []BodyGroup
	Duties  governance.Tally
	Manages bool
	AsTree  bool // how they hang together is drawn as an outline, else as a graph
	Figures FigureSet
}

// The parameter that says how the bodies are drawn, and its one value; without it they are a graph.
const (
	BodiesLook   = "ansicht"
	BodiesAsTree = "gliederung"
)

// looks lead to the two drawings of the bodies, and stay at them.
func (p *BodiesPage) looks() []look {
	at := func(value string) string { return p.Self(BodiesLook, value) + "#diagramme" }
	return []look{{"Als Netz", at(""), !p.AsTree}, {"Als Gliederung", at(BodiesAsTree), p.AsTree}}
}

// look leads to one of several drawings of the same.
type look struct {
	Title, Path string
	Shown       bool
}

func (l look) current() string {
	if l.Shown {
		return "true"
	}
	return ""
}

// BodyGroup are the bodies of one Land, or those between the Länder.
type BodyGroup struct {
	ID, Title string
	Rows      []BodyRow
}

// BodyRow is a body in a list; Depth is how many bodies it lies below.
type BodyRow struct {
	*models.Body
	Depth       int
	Chair       string
	Next        *models.Meeting // nil = none is planned
	Resolutions int
	Duties      governance.Tally
}

func (p *BodiesPage) layout() *Frame { return p.titled("Gremien", Crumb{"Gremien", "/gremien"}) }

func (p *BodiesPage) finding() string {
	bodies, next := 0, (*models.Meeting)(nil)
	for _, g := range p.Groups {
		bodies += len(g.Rows)
		for _, r := range g.Rows {
			if r.Next != nil && (next == nil || r.Next.On < next.On) {
				next = r.Next
			}
		}
	}
	if bodies == 0 {
		return "Am " + german.Date(p.Stichtag) + " ist kein Gremium bekannt."
	}
	text := german.Count(bodies, "Gremium und Funktion", "Gremien und Funktionen") + ", " + dutyWords(p.Duties) + "."
	if next != nil {
		text += " Nächste Sitzung: " + next.Title + " am " + german.Date(next.On) + "."
	}
	return text
}

// BodyPage shows one body.
type BodyPage struct {
	*Frame
	Portfolio   *models.Portfolio
	Body        *models.Body
	Parent      *models.Body
	Predecessor *models.Body
	Land        *models.Jurisdiction
	Children    []*models.Body
	Members     []*models.Membership            // on the Stichtag
	Former      []*models.Membership            // of other times
	Deputies    map[string][]*models.Membership // on the Stichtag, by the member they stand in for
	Turn        *models.ChairTurn               // on the Stichtag, nil = the table does not say
	NextTurn    *models.ChairTurn
	Turns       []*models.ChairTurn
	Past        []*models.Meeting // the last one first
	Coming      []*models.Meeting
	Resolutions []*models.Resolution // the last one first
	Circulars   []CircularRow
	Duties      governance.Tally
	Member      bool // the viewer takes part in it
	Majorities  []MajorityRow
	Sources     []SourceLine
	Figures     FigureSet
}

// MajorityRow is how many votes a resolution needs when so many are present.
type MajorityRow struct{ Present, Needed int }

func (p *BodyPage) layout() *Frame {
	crumbs := []Crumb{{"Gremien", "/gremien"}}
	if p.Parent != nil {
		crumbs = append(crumbs, Crumb{p.Parent.Title(), BodyPath(p.Parent.ID)})
	}
	return p.titled(p.Body.Name, append(crumbs, Crumb{p.Body.Title(), BodyPath(p.Body.ID)})...)
}

func (p *BodyPage) kind() string {
	kind := german.BodyKind(p.Body.Kind)
	if p.Land != nil {
		kind += " · " + p.Land.Name
	}
	return kind
}

func (p *BodyPage) finding() string {
	if !p.Body.ExistsOn(p.Stichtag) {
		return "Am " + german.Date(p.Stichtag) + " besteht dieses Gremium nicht (" + validity(p.Body.ValidFrom, p.Body.ValidUntil) + ")."
	}
	text := ""
	if p.Turn != nil {
		text = "Vorsitz am " + german.Date(p.Stichtag) + ": " + LandNames(p.Portfolio, p.Turn.JurisdictionIDs) + ". "
	}
	switch {
	case len(p.Coming) > 0:
		text += "Nächste Sitzung: " + p.Coming[0].Title + " am " + german.Date(p.Coming[0].On) + ". "
	case len(p.Past) > 0:
		text += "Letzte bekannte Sitzung: " + p.Past[0].Title + ", " + meetingDay(p.Past[0]) + ". "
	}
	if len(p.Resolutions)+p.Duties.Total > 0 {
		text += german.Count(len(p.Resolutions), "Beschluss", "Beschlüsse") + ", " + dutyWords(p.Duties) + "."
	}
	if text == "" {
		return p.Body.Task
	}
	return text
}

// majority says in words what is needed where there is no consensus.
func majority(s models.Share) string {
	if !s.Stated() {
		return ""
	}
	of := map[models.ShareOf]string{models.ShareOfPresent: "der anwesenden Stimmen", models.ShareOfCast: "der abgegebenen Stimmen",
		models.ShareOfAll: "aller Stimmen"}[s.Of]
	text := german.Int(s.Numerator) + " von " + german.Int(s.Denominator) + " Teilen " + of
	switch {
	case s.Numerator*2 == s.Denominator:
		text = "die Hälfte " + of
	case s.Numerator == 2 && s.Denominator == 3:
		text = "zwei Drittel " + of
	case s.Numerator == 3 && s.Denominator == 4:
		text = "drei Viertel " + of
	}
	if s.MoreThan {
		text = "mehr als " + text
	}
	return text + map[models.Rounding]string{models.RoundUp: ", aufgerundet", models.RoundDown: ", abgerundet", models.RoundCommercial: ", kaufmännisch gerundet"}[s.Rounding]
}

// stepTime says when a step is due: "6 Wochen vor der Sitzung".
func stepTime(r *models.Rules, s models.Step) string {
	n, unit := s.Weeks, "Wochen"
	if n == 1 || n == -1 {
		unit = "Woche"
	}
	if s.WorkingDays != 0 {
		n, unit = s.WorkingDays, "Arbeitstage"
		if n == 1 || n == -1 {
			unit = "Arbeitstag"
		}
	}
	anchor := "der Sitzung"
	if after, ok := r.Step(s.After); ok {
		anchor = german.Quote(after.Title)
	}
	switch {
	case n < 0:
		return german.Int(-n) + " " + unit + " vor " + anchor
	case n > 0:
		return german.Int(n) + " " + unit + " nach " + anchor
	}
	return "am Tag " + anchor
}

// hasRules tells whether there is anything to say about rules.
func (p *BodyPage) hasRules() bool {
	r := p.Body.Rules
	return r.Title != "" || r.Publicity != "" || r.Consensus || r.Majority.Stated() ||
		r.Votes+r.Quorum+r.PerHalfYear+r.Extraordinary+r.Circular.ObjectionDays+len(r.Steps)+len(r.Other)+len(r.Gaps) > 0
}

// turnCurrent marks the turn of the Stichtag.
func turnCurrent(p *BodyPage, t *models.ChairTurn) string {
	if t == p.Turn {
		return "true"
	}
	return ""
}

// rulesTitle names the rules of procedure, since when they hold and what they replace.
func rulesTitle(r models.Rules) string {
	text := r.Title
	if r.InForce.Known() {
		text += ", in Kraft seit " + german.Date(r.InForce)
	}
	if r.Replaces != "" {
		text += "; ersetzt: " + r.Replaces
	}
	return text
}

// stepPlace is how the rules put a step, and where.
func stepPlace(s models.Step) string {
	if s.Clause == "" {
		return s.Wording
	}
	return strings.TrimSpace(s.Wording + " (Ziffer " + s.Clause + ")")
}

// deputyWords names who stands in for a member.
func deputyWords(p *models.Portfolio, member, deputy *models.Membership) string {
	name := MemberName(p, deputy)
	if name == MemberName(p, member) {
		name = deputy.Post
	}
	if name == "" || strings.EqualFold(name, german.MemberRole(models.MemberDeputy)) {
		return "mit ständiger Vertretung"
	}
	return "Ständige Vertretung: " + name
}

// circularRules says how deciding by letter goes.
func circularRules(c models.CircularRules) string {
	text := "Widerspruch innerhalb von " + german.WorkingDays(c.ObjectionDays) + " beendet es; gefasst bei " + german.Count(c.Adoption, "Zustimmung", "Zustimmungen") + "."
	if c.AnswerDays == 0 {
		return text
	}
	text += " Antwort innerhalb von " + german.WorkingDays(c.AnswerDays)
	if c.AnswerSetting {
		text += " (Einstellung dieses Systems; die Regeln sagen dazu nichts)"
	}
	return text + "."
}

// met tells whether there was a meeting to compare with.
func (p *BodyPage) met() bool {
	return slices.ContainsFunc(p.Past, func(m *models.Meeting) bool {
		return m.State == models.MeetingHeld && m.On.Known() && m.On < p.Stichtag
	})
}
