// The Ressortneuzuschnitt: what an editor decides, and what that would change, in words.

package views

import (
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"zielstand/app/german"
	"zielstand/app/recut"
	"zielstand/models"
)

// Fields of the form. Those of single ministries, new ones and responsibilities carry a name, a number or an
// id behind them.
const (
	FieldCutDay     = "tag"
	FieldEnding     = "endet"
	FieldStarting   = "neu-"        // and 1-name, 1-abbreviation, 1-id
	FieldAsked      = "gefragt"     // ministries whose successors were asked for
	FieldSuccessors = "nachfolge-"  // and the ministry
	FieldHeir       = "uebernahme-" // and the ministry
	FieldSingle     = "uebernimmt-" // and the responsibility
	FieldGuesses    = "vorschlaege"
	FieldLeads      = "strategien"
	FieldGrants     = "konten"
	FieldStep       = "schritt"
	FieldPreviewed  = "vorschau" // fingerprint of what was shown
)

// The steps, as the buttons send them.
const (
	StepSuccessors = "nachfolge"
	StepPreview    = "vorschau"
	StepApply      = "anwenden"
)

// RecutRows is how many ministries can start at once.
const RecutRows = 4

// singlesShown is up to how many responsibilities can be given to another heir one by one.
const singlesShown = 1000

// Notices of re-cuts and continuations.
const (
	NoticeRecut     NoticeCode = "recut"
	NoticeUndone    NoticeCode = "undone"
	NoticeDrafted   NoticeCode = "drafted"
	NoticeContinued NoticeCode = "continued"
)

// RecutPage is the assistant of a re-cut: one form that grows step by step.
type RecutPage struct {
	*Frame
	Typed Typed
	Lands []LandMinistryChoice
	// Plan is what was decided so far; Successors tells that its second step is shown.
	Plan       recut.Plan
	Successors bool
	Heirs      []Choice // ministries that can take over
	// Result is what the plan changes, nil before the preview; Before and After are the states around it.
	Result        *recut.Recut
	Before, After *models.Portfolio
	Grants        []Grant
	Fingerprint   string
	// Outdated tells that what was shown before differs from what would be changed now.
	Outdated bool
}

// LandMinistryChoice are the ministries of a Land that can end.
type LandMinistryChoice struct {
	Land       *models.Jurisdiction
	Ministries []*models.Ministry
}

// Grant is an account of a ministry that ends, and the ministries it may report for afterwards.
type Grant struct {
	UserID, Name string
	From, To     []*models.Ministry
}

func (p *RecutPage) layout() *Frame {
	return p.timeless("Ressortneuzuschnitt", Crumb{"Verwaltung", "/verwaltung"}, Crumb{"Ressortneuzuschnitt", "/verwaltung/ressortneuzuschnitt"})
}

// RecutReason is the reason under which the journal files a re-cut.
func RecutReason(day models.Date) string { return "Ressortneuzuschnitt zum " + german.Date(day) }

// labels name the fields for the summary of problems.
func (p *RecutPage) labels() []FieldLabel {
	labels := []FieldLabel{{FieldCutDay, "Erster Tag des neuen Zuschnitts", FieldCutDay}, {FieldEnding, "Ressorts, die enden", FieldEnding}}
	for i := range RecutRows {
		n := strconv.Itoa(i + 1)
		for _, f := range startingFields {
			labels = append(labels, FieldLabel{FieldStarting + n + "-" + f.name, n + ". neues Ressort, " + f.label, FieldStarting + n + "-" + f.name})
		}
	}
	for _, e := range p.Plan.Ending {
		name := e.MinistryID
		if m := p.ministry(e.MinistryID); m != nil {
			name = ministryShort(m)
		}
		labels = append(labels, FieldLabel{FieldSuccessors + e.MinistryID, "Nachfolge des " + name, FieldSuccessors + e.MinistryID},
			FieldLabel{FieldHeir + e.MinistryID, "Übernahme vom " + name, FieldHeir + e.MinistryID})
	}
	return labels
}

// StartingID is the name of a field about the i-th new ministry.
func StartingID(i int, name string) string { return FieldStarting + strconv.Itoa(i+1) + "-" + name }

// lineAttributes keep browsers from filling in what belongs to other forms.
var lineAttributes = templ.Attributes{"autocomplete": "off", "maxlength": "200"}

// startingFields are what is asked about a new ministry.
var startingFields = []struct{ name, label, hint string }{
	{"name", "Bezeichnung", ""},
	{"abbreviation", "Abkürzung", ""},
	{"id", "Kurzname für die Adresse", "leer: aus der Abkürzung gebildet"},
}

func (p *RecutPage) ministry(id string) *models.Ministry {
	if p.Before == nil {
		return nil
	}
	return p.Before.Ministry(id)
}

func ministryChoices(list []*models.Ministry) []Choice {
	var choices []Choice
	for _, m := range list {
		choices = append(choices, Choice{m.ID, m.Abbreviation + " – " + m.Name})
	}
	return choices
}

// endingTitle heads the decisions about one ministry.
func (p *RecutPage) endingTitle(e recut.Ending) string {
	m := p.ministry(e.MinistryID)
	return ministryShort(m) + " – " + m.Name
}

// heirChoices are those who can take over, with the first successor as the usual one.
func (p *RecutPage) heirChoices() []Choice {
	return append([]Choice{{"", "das erste Nachfolgeressort"}}, p.Heirs...)
}

// singleChoices are those who can take over a single responsibility.
func (p *RecutPage) singleChoices() []Choice {
	return append([]Choice{{"", "wie für das Ressort gewählt"}}, p.Heirs...)
}

func singleName(h recut.Handover) string { return FieldSingle + h.Before.ID }

// recutFinding says in one sentence what would happen.
func recutFinding(r *recut.Recut) string {
	leads := 0
	for _, h := range r.Handovers {
		if h.Before.Role == models.RoleLead {
			leads++
		}
	}
	s := german.Count(len(r.Ending), "Ressort endet", "Ressorts enden") + " am " + german.Date(r.Day.AddDays(-1)) + ", " +
		german.Count(len(r.New), "neues beginnt", "neue beginnen") + " am " + german.Date(r.Day) + "; "
	if len(r.Handovers) == 0 {
		return s + "keine Zuständigkeit geht über."
	}
	return s + german.Count(len(r.Handovers), "Zuständigkeit ändert sich", "Zuständigkeiten ändern sich") + ", davon " + german.Int(leads) + " federführend."
}

// heirCounts says how many responsibilities each heir gets.
func heirCounts(r *recut.Recut) []Choice {
	counts := map[string]int{}
	var order []*models.Ministry
	for _, h := range r.Handovers {
		if h.Turn == recut.TurnPromoted {
			continue
		}
		if counts[h.To.ID] == 0 {
			order = append(order, h.To)
		}
		counts[h.To.ID]++
	}
	var list []Choice
	for _, m := range order {
		list = append(list, Choice{ministryShort(m), german.Count(counts[m.ID], "Zuständigkeit", "Zuständigkeiten")})
	}
	return list
}

// turnText says what becomes of a responsibility.
func turnText(r *recut.Recut, h recut.Handover) string {
	last, until := german.Date(r.Day.AddDays(-1)), ""
	if h.Ends.Known() {
		until = " bis " + german.Date(h.Ends)
	}
	switch h.Turn {
	case recut.TurnContinued:
		return "endet am " + last + "; " + ministryShort(h.To) + " ab " + german.Date(h.Begins) + until
	case recut.TurnRenamed:
		return "war ab " + german.Date(h.Before.ValidFrom) + " vorgesehen; nun " + ministryShort(h.To) + " ab " + german.Date(h.Begins) + until
	case recut.TurnMerged:
		return "entfällt; " + ministryShort(h.To) + " hat diese Rolle schon"
	case recut.TurnCovered:
		return "entfällt; " + ministryShort(h.To) + " ist federführend"
	}
	return "Beteiligung endet am " + last + "; das Ressort ist ab dann federführend"
}

func subjectPath(h recut.Handover) string {
	if h.SubjectKind == models.KindTarget {
		return "/ziele/" + h.SubjectID
	}
	return "/massnahmen/" + h.SubjectID
}

func subjectKind(h recut.Handover) string {
	if h.SubjectKind == models.KindTarget {
		return "Ziel"
	}
	return "Maßnahme"
}

// changeNew says of a record that it comes about.
const changeNew = "neu"

// changedRow is a record that changes, with its fields.
type changedRow struct {
	Kind, Title, What string
	Fields            []FieldChange
}

// changedRows lists the changes of all kinds but those left out, in words.
func changedRows(before, after *models.Portfolio, changes []recut.Change, without ...models.Kind) []changedRow {
	var rows []changedRow
	for _, c := range changes {
		r, p := c.After, after
		if r == nil {
			r, p = c.Before, before
		}
		if slices.Contains(without, r.RecordKind()) {
			continue
		}
		row := changedRow{Kind: string(r.RecordKind()), Title: NameOf(p, r), What: "geändert"}
		switch {
		case c.Before == nil:
			row.What = changeNew
		case c.After == nil:
			row.What = "wird zurückgenommen"
		case c.After.Archived() && !c.Before.Archived():
			row.What = "entfällt"
		}
		if k := KindOfRecord(r.RecordKind()); k != nil {
			row.Kind = k.One
			if c.After != nil {
				row.Fields = k.Changes(after, c.Before, c.After, true)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func grantLabel(g Grant) string {
	return g.Name + " (" + shortNames(g.From) + ") meldet künftig auch für " + shortNames(g.To)
}

func shortNames(list []*models.Ministry) string {
	var names []string
	for _, m := range list {
		names = append(names, ministryShort(m))
	}
	return listed(names)
}

func proposalsLabel(r *recut.Recut) string {
	return german.Count(len(r.OpenProposals), "offenen Vorschlag", "offene Vorschläge") + " auf das übernehmende Ressort umschreiben"
}

func leadsLabel(r *recut.Recut) string {
	var titles []string
	for _, s := range r.LedStrategies {
		titles = append(titles, strategyName(s))
	}
	return "Federführung auf das übernehmende Ressort umschreiben: " + listed(titles)
}

// heldBack says that a long list is cut.
func heldBack(n int) string {
	return german.Count(n, "weitere Zuständigkeit folgt", "weitere Zuständigkeiten folgen") + " der Wahl für das Ressort und ist hier nicht einzeln aufgeführt."
}
