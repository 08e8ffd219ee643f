// Which part of the governance a figure is about, and the words that these figures share.

package charts

import (
	"cmp"
	"net/url"
	"slices"

	"zielstand/app/german"
	"zielstand/app/governance"
	"zielstand/app/progress"
	"zielstand/models"
)

const (
	noBodies      = "In diesem Ausschnitt ist kein Gremium erfasst."
	noResolutions = "In diesem Ausschnitt ist kein Beschluss erfasst."
	noAssignments = "In diesem Ausschnitt ist kein Auftrag erfasst."
)

// governed is the part of the governance that a question is about, on the Stichtag.
type governed struct {
	bodies      []*models.Body
	resolutions []*models.Resolution
	duties      []duty // must not be changed
}

// duty is an assignment with what follows for the Stichtag.
type duty = governance.Duty

// governed narrows to one body where the question names it. A strategy stands for its Land: the bodies of the Land and
// those between several. Smaller parts of a strategy keep what belongs to their measures, a ministry what it takes part in.
func (q Query) governed() *governed {
	g := &governed{}
	in := map[string]bool{}
	for _, b := range q.Portfolio.Bodies {
		if in[b.ID] = b.ExistsOn(q.Portfolio.Stichtag) && q.ofLand(b) && (q.BodyID == "" || q.BodyID == b.ID); in[b.ID] {
			g.bodies = append(g.bodies, b)
		}
	}
	slices.SortStableFunc(g.bodies, func(a, b *models.Body) int { return q.compareLands(a.JurisdictionID, b.JurisdictionID) })
	measures := q.measuresAsked()
	decided, narrowed := q.decidedOnes(), measures != nil || q.Scope.MinistryID != ""
	bodies, resolutions := map[string]bool{}, map[string]bool{}
	g.duties = governance.Duties(q.Portfolio)
	if q.Scope != (progress.Scope{}) || len(g.bodies) < len(q.Portfolio.Bodies) || len(decided) < len(q.Portfolio.Resolutions) { // not of all
		all := g.duties
		g.duties = make([]duty, 0, len(all))
		for i := range all {
			d := &all[i]
			if in[d.BodyID] && (d.ResolutionID == "" || decided[d.ResolutionID]) && q.concerns(d.Assignment, measures) {
				g.duties = append(g.duties, *d)
				if narrowed {
					bodies[d.BodyID], resolutions[d.ResolutionID] = true, true
				}
			}
		}
	}
	for _, r := range q.Portfolio.Resolutions {
		by := measures == nil && slices.Contains(r.ProposerMinistryIDs, q.Scope.MinistryID)
		if in[r.BodyID] && decided[r.ID] && (!narrowed || by || resolutions[r.ID]) {
			g.resolutions = append(g.resolutions, r)
			bodies[r.BodyID] = true
		}
	}
	if narrowed {
		g.bodies = slices.DeleteFunc(g.bodies, func(b *models.Body) bool { return !bodies[b.ID] && (measures != nil || !q.takesPart(b)) })
	}
	return g
}

// compareLands puts the Land of the site before the others, and what lies between the Länder last.
func (q Query) compareLands(a, b string) int {
	rank := func(id string) int {
		land := q.Portfolio.Jurisdiction(id)
		switch {
		case land == nil:
			return len(q.Portfolio.Jurisdictions)
		case land.Key == q.Land:
			return -1
		}
		return slices.Index(q.Portfolio.Jurisdictions, land)
	}
	return cmp.Compare(rank(a), rank(b))
}

// ofLand tells whether the body belongs to the Land of the strategy that was asked about, or to several.
func (q Query) ofLand(b *models.Body) bool {
	if q.Scope.StrategyID == "" || b.JurisdictionID == "" {
		return true
	}
	s := q.Portfolio.Strategy(q.Scope.StrategyID)
	return s != nil && s.JurisdictionID == b.JurisdictionID
}

// takesPart tells whether the ministry that was asked about has a place in the body.
func (q Query) takesPart(b *models.Body) bool {
	return slices.ContainsFunc(q.Portfolio.MembershipsOf(b.ID), func(m *models.Membership) bool {
		return m.MinistryID == q.Scope.MinistryID && m.ValidOn(q.Portfolio.Stichtag)
	})
}

// measuresAsked are the measures of a part smaller than a strategy; nil where none was asked about.
func (q Query) measuresAsked() map[string]bool {
	s := q.Scope
	if s.FieldID+s.TopicID+s.TargetID+s.MeasureID == "" {
		return nil
	}
	s.MinistryID = ""
	asked := map[string]bool{}
	for _, l := range s.Measures(q.Portfolio) {
		asked[l.To.ID] = true
	}
	return asked
}

func (q Query) concerns(a *models.Assignment, measures map[string]bool) bool {
	if q.ResolutionID != "" && a.ResolutionID != q.ResolutionID || q.Scope.MinistryID != "" && !slices.Contains(a.MinistryIDs, q.Scope.MinistryID) {
		return false
	}
	return measures == nil || slices.ContainsFunc(a.MeasureIDs, func(id string) bool { return measures[id] })
}

// decidedOnes are the resolutions that the question is about and that were taken by the Stichtag; one without a day counts.
func (q Query) decidedOnes() map[string]bool {
	decided := make(map[string]bool, len(q.Portfolio.Resolutions))
	for _, r := range q.Portfolio.Resolutions {
		if r.On.Day <= q.Portfolio.Stichtag && (q.ResolutionID == "" || q.ResolutionID == r.ID) {
			decided[r.ID] = true
		}
	}
	return decided
}

// governedRule is the counting rule of these figures.
func governedRule(secret int, more ...string) string {
	text := "Gezählt wird, was bis zum Stichtag beschlossen oder zugesagt war; Beschlüsse ohne Datum zählen mit."
	for _, m := range more {
		text += " " + m
	}
	if secret > 0 {
		verb := "ist, ist"
		if secret > 1 {
			verb = "sind, ist"
		}
		text += " Wie weit " + german.Assignments(secret) + " " + verb + " nach den Regeln des Gremiums nicht öffentlich."
	}
	return text
}

func (q Query) bodyHref(b *models.Body) string { return q.href("/gremien/" + url.PathEscape(b.ID)) }

func (q Query) resolutionHref(r *models.Resolution) string {
	return q.href("/beschluesse/" + url.PathEscape(r.ID))
}

func (q Query) dutiesHref(name, value string) string {
	return q.href("/auftraege?" + url.Values{name: {value}}.Encode())
}

// bodyName is the name with its short form.
func bodyName(b *models.Body) string {
	if b.ShortName != "" && b.ShortName != b.Name {
		return b.Name + " (" + b.ShortName + ")"
	}
	return b.Name
}

// Governance tells whether the figure is about bodies and what they decide; frozen papers keep none of that.
func (k Kind) Governance() bool {
	return slices.ContainsFunc(governanceKinds, func(other Kind) bool { return other.Name == k.Name })
}
