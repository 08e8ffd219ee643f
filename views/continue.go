// The Fortschreibung: what becomes of each target, and the new strategy as a draft, in words.

package views

import (
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/app/recut"
	"zielstand/models"
)

// Fields of the form. Those of single targets carry the id behind them.
const (
	FieldNext       = "neu-" // and title, short_title, id, period_from, period_until
	FieldOutcome    = "ausgang-"
	FieldOutcomeWhy = "grund-"
	FieldRest       = "vorgabe" // outcome of targets without a choice of their own
	FieldCarried    = "massnahmen"
	FieldAdoptedOn  = "beschluss"
	FieldAdoptedBy  = "durch"
	FieldPublish    = "oeffentlich"
)

// StepDraft stores the draft of a continuation.
const StepDraft = "entwurf"

// ContinueListPage lists the strategies that can be continued.
type ContinueListPage struct {
	*Frame
	Rows []ContinueListRow
}

// ContinueListRow is a strategy with the one that continues it, nil if there is none.
type ContinueListRow struct {
	*models.Strategy
	Next    *models.Strategy
	Targets int
}

// ContinuePage is the assistant of a continuation: the form, its preview, and the adoption of the draft.
type ContinuePage struct {
	*Frame
	Typed Typed
	// Adopting tells that what was typed is the adoption, not the form.
	Adopting bool
	Old      *models.Strategy
	Draft    *models.Strategy // nil until there is one
	Targets  []ContinueTarget
	Loose    []ContinueMeasure // without a target
	// Result is what the decisions change, nil before the preview; After is the state with it.
	Result      *recut.Continued
	Before      *models.Portfolio
	After       *models.Portfolio
	Fingerprint string
	Outdated    bool
}

// ContinueTarget is a target of the old strategy.
type ContinueTarget struct {
	*progress.TargetStatus
	Copy     *models.TargetNode // in the draft, nil if it is not carried over
	Measures []ContinueMeasure  // those that stand under no target before
}

// ContinueMeasure is a measure of the old strategy.
type ContinueMeasure struct {
	*progress.Status
	Copy *models.MeasureNode // in the draft, nil if it is not carried over
}

// ContinuePath is the address of the assistant.
func ContinuePath(strategyID string) string { return "/verwaltung/fortschreibung/" + strategyID }

// ContinueReason is the reason under which the journal files a draft.
func ContinueReason(old *models.Strategy) string { return "Fortschreibung: " + strategyName(old) }

// AdoptReason is the reason under which the journal files an adoption.
func AdoptReason(next *models.Strategy) string {
	return "Fortschreibung beschlossen: " + strategyName(next)
}

func (p *ContinueListPage) layout() *Frame {
	return p.timeless("Fortschreibung", Crumb{"Verwaltung", "/verwaltung"}, Crumb{"Fortschreibung", "/verwaltung/fortschreibung"})
}

func (p *ContinuePage) layout() *Frame {
	return p.timeless("Fortschreibung: "+strategyName(p.Old), Crumb{"Verwaltung", "/verwaltung"},
		Crumb{"Fortschreibung", "/verwaltung/fortschreibung"}, Crumb{strategyName(p.Old), ContinuePath(p.Old.ID)})
}

// formTyped is what was typed into the form of the draft.
func (p *ContinuePage) formTyped() Typed {
	if p.Adopting {
		return Typed{}
	}
	return p.Typed
}

// adoptTyped is what was typed into the form of the adoption.
func (p *ContinuePage) adoptTyped() Typed {
	if p.Adopting {
		return p.Typed
	}
	return Typed{}
}

var nextFields = []struct{ name, label, hint string }{
	{"title", "Titel der neuen Strategie", ""},
	{"short_title", "Kurztitel", ""},
	{"id", "Kurzname für die Adresse", "leer: aus dem Titel gebildet"},
	{"period_from", "Beginn (Jahr)", "zum Beispiel 2027"},
	{"period_until", "Ende (Jahr)", ""},
}

func (p *ContinuePage) labels() []FieldLabel {
	labels := []FieldLabel{{FieldRest, "Alle übrigen Ziele", FieldRest}, {FieldAdoptedOn, "Tag des Beschlusses", FieldAdoptedOn}, {FieldAdoptedBy, "Beschlossen durch", FieldAdoptedBy}}
	for _, f := range nextFields {
		labels = append(labels, FieldLabel{FieldNext + f.name, f.label, FieldNext + f.name})
	}
	for _, t := range p.Targets {
		id := t.Target.ID
		labels = append(labels, FieldLabel{FieldOutcome + id, "Ziel „" + t.Target.Title + "“", FieldOutcome + id},
			FieldLabel{FieldOutcomeWhy + id, "Grund zum Ziel „" + t.Target.Title + "“", FieldOutcomeWhy + id})
	}
	return labels
}

// outcomeChoices are what can become of a target.
var outcomeChoices = []Choice{
	{string(models.OutcomeAchieved), "erreicht"},
	{string(models.OutcomeCarried), "in die neue Strategie übernehmen"},
	{string(models.OutcomeDropped), "aufgeben (mit Grund)"},
}

// restChoices are what can become of all targets without a choice of their own; giving up needs a reason each.
var restChoices = []Choice{{"", "keine Vorgabe: jedes Ziel einzeln entscheiden"}, outcomeChoices[0], outcomeChoices[1]}

// choices are the outcomes of the target: one that was carried over stays so.
func (t ContinueTarget) choices() []Choice {
	if t.Copy != nil {
		return outcomeChoices[1:2]
	}
	return outcomeChoices
}

// evidence says how the target stands, for whoever decides.
func (t ContinueTarget) evidence() string { return targetFinding(t.TargetStatus) }

func outcomeID(t ContinueTarget, i int) string {
	if i == 0 {
		return FieldOutcome + t.Target.ID
	}
	return "wahl" + strconv.Itoa(i) + "-" + t.Target.ID
}

// carriedLabel names a measure with where it stands.
func carriedLabel(m ContinueMeasure) string {
	s := m.Measure.Title + " – " + german.Phase(m.Phase)
	if m.Percent.Known() {
		s += ", " + german.WholePercent(m.Percent)
	}
	if m.Copy != nil {
		s += " (schon übernommen)"
	}
	return s
}

// continueFinding says in one sentence what the decisions are.
func continueFinding(r *recut.Continued) string {
	s := outcomeSum(r.Outcomes) + ". "
	if len(r.NewTargets)+len(r.NewMeasures) > 0 {
		s += "Neu angelegt werden " + german.Count(len(r.NewTargets), "Ziel", "Ziele") + " und " + german.Count(len(r.NewMeasures), "Maßnahme oder Baustein", "Maßnahmen und Bausteine") + ". "
	}
	if n := len(r.Left); n > 0 {
		s += german.Measures(n) + " der bisherigen Strategie " + map[bool]string{true: "bleibt", false: "bleiben"}[n == 1] + " zurück. "
	}
	if r.Undated > 0 {
		s += german.Count(r.Undated, "Frist ist", "Fristen sind") + " abgelaufen und in der neuen Strategie neu zu setzen."
	}
	return s
}

// outcomeSum is "Von 10 Zielen sind 3 erreicht, 5 werden übernommen und 2 aufgegeben".
func outcomeSum(n map[models.TargetOutcome]int) string {
	total := 0
	for _, count := range n {
		total += count
	}
	return "Von " + german.Count(total, "Ziel", "Zielen") + ": " + german.Int(n[models.OutcomeAchieved]) + " erreicht, " +
		german.Int(n[models.OutcomeCarried]) + " übernommen, " + german.Int(n[models.OutcomeDropped]) + " aufgegeben"
}

// continueState says where a strategy stands in its continuation.
func continueState(r ContinueListRow) string {
	switch {
	case r.Next == nil:
		return "noch nicht fortgeschrieben"
	case r.Next.State == models.StrategyDrafting:
		return "Entwurf: " + strategyName(r.Next)
	}
	return "fortgeschrieben durch " + strategyName(r.Next)
}

// continueUnlisted are kinds that hang on copies; the preview counts them only.
var continueUnlisted = []models.Kind{models.KindResponsibility, models.KindIndicator, models.KindReading, models.KindMilestone, models.KindProposal}

func hangingCount(changes []recut.Change) int {
	n := 0
	for _, c := range changes {
		if slices.Contains(continueUnlisted, c.After.RecordKind()) {
			n++
		}
	}
	return n
}

func hangingText(n int) string {
	return "Dazu " + german.Count(n, "Angabe", "Angaben") + ", die daran hängen: geltende Zuständigkeiten, Kennzahlen mit dem letzten Messwert, offene Meilensteine und offene Vorschläge."
}

func targetHeading(t *models.Target) string {
	if t.Number > 0 {
		return "Ziel " + german.Int(t.Number) + ": " + t.Title
	}
	return "Ziel: " + t.Title
}

var reasonAttributes = templ.Attributes{"autocomplete": "off", "maxlength": "2000"}

// rows lists the changes; of copies only what is theirs: the date, and what they were made from.
func (p *ContinuePage) rows() []changedRow {
	rows := changedRows(p.Before, p.After, p.Result.Changes, continueUnlisted...)
	for i, row := range rows {
		if row.What != changeNew || row.Kind == KindWord(models.KindStrategy) {
			continue
		}
		rows[i].Fields = slices.DeleteFunc(row.Fields, func(f FieldChange) bool { return !slices.Contains(ownLabels(), f.Label) })
	}
	return rows
}

// ownLabels are the fields of a copy that need not be those of what it was made from.
func ownLabels() []string {
	var labels []string
	for _, kind := range []models.Kind{models.KindTarget, models.KindMeasure} {
		for _, name := range []string{"due", "predecessor_id"} {
			if f := KindOfRecord(kind).Field(name); f != nil {
				labels = append(labels, f.Label)
			}
		}
	}
	return labels
}
