// The rules of a body in its form: all that models.Rules holds.

package views

import (
	"strconv"

	"zielstand/app/german"
	"zielstand/app/governance"
	"zielstand/models"
)

// rule makes the accessor of a field of the rules.
func rule(field func(r *models.Rules) any) func(models.Record) any {
	return at(func(b *models.Body) any { return field(&b.Rules) })
}

// ruleFields are the fields of the rules, named as models.Problem names them.
var ruleFields = []EditField{
	{Name: "rules.title", Section: "Geschäftsordnung", Label: "Titel der Regeln", Hint: "zum Beispiel Geschäftsordnung", Input: InputLine, At: rule(func(r *models.Rules) any { return &r.Title })},
	{Name: "rules.replaces", Label: "Ersetzt", Hint: "die Regeln, die vorher galten", Input: InputLine, At: rule(func(r *models.Rules) any { return &r.Replaces })},
	{Name: "rules.in_force", Label: "In Kraft seit", Input: InputDay, At: rule(func(r *models.Rules) any { return &r.InForce })},

	{Name: "rules.votes", Section: "Beschlussfassung", Label: "Stimmen insgesamt", Input: InputNumber, ZeroIsNone: true, At: rule(func(r *models.Rules) any { return &r.Votes })},
	{Name: "rules.quorum", Label: "Beschlussfähig ab (Stimmen)", Hint: "ohne Angabe: nicht geregelt", Input: InputNumber, ZeroIsNone: true, At: rule(func(r *models.Rules) any { return &r.Quorum })},
	{Name: "rules.consensus", Label: "Beschlüsse werden grundsätzlich im Konsens gefasst", Input: InputCheck, At: rule(func(r *models.Rules) any { return &r.Consensus })},
	{Name: "rules.transfer", Label: "Eine Stimme kann für einzelne Punkte übertragen werden", Input: InputCheck, At: rule(func(r *models.Rules) any { return &r.Transfer })},
	{Name: "rules.majority", Label: "Mehrheit ohne Konsens (Anteil)", Hint: "als Bruch, zum Beispiel 2/3; ohne Angabe: nicht geregelt", Input: InputLine, At: rule(func(r *models.Rules) any { return &r.Majority })},
	{Name: "rules.majority.of", Label: "Der Anteil zählt von", Input: InputChoice, Word: wordOf(shareOfWord), Options: withNone(words(shareOfWord, models.ShareOfPresent, models.ShareOfCast, models.ShareOfAll)), At: rule(func(r *models.Rules) any { return &r.Majority.Of })},
	{Name: "rules.majority.rounding", Label: "Bruchteile einer Stimme", Hint: "ohne Angabe: nicht geregelt, es zählt die nächste ganze Stimme darüber", Input: InputChoice, Word: wordOf(roundingWord), Options: withNone(words(roundingWord, models.RoundUp, models.RoundDown, models.RoundCommercial)), At: rule(func(r *models.Rules) any { return &r.Majority.Rounding })},
	{Name: "rules.majority.more_than", Label: "Nötig ist mehr als dieser Anteil, zum Beispiel mehr als die Hälfte", Input: InputCheck, At: rule(func(r *models.Rules) any { return &r.Majority.MoreThan })},

	{Name: "rules.per_half_year", Section: "Sitzungen und ihre Fristen", Label: "Reguläre Sitzungen je Halbjahr", Input: InputNumber, ZeroIsNone: true, At: rule(func(r *models.Rules) any { return &r.PerHalfYear })},
	{Name: "rules.extraordinary", Label: "Außerordentliche Sitzung auf Wunsch von (Mitglieder)", Input: InputNumber, ZeroIsNone: true, At: rule(func(r *models.Rules) any { return &r.Extraordinary })},
	{Name: "rules.holidays_of", Label: "Für Arbeitstage zählen die Feiertage von", Hint: "ohne Angabe: das eigene Land, sonst das Land im Vorsitz", Input: InputChoice, Options: withNone(landKeyOptions), At: rule(func(r *models.Rules) any { return &r.HolidaysOf })},
	{Name: "rules.holidays_stated", Label: "Die Regeln selbst sagen, welche Feiertage zählen", Input: InputCheck, At: rule(func(r *models.Rules) any { return &r.HolidaysStated })},
	{Name: "rules.steps", Label: "Schritte um eine Sitzung", Hint: "Aus ihnen entstehen die Fristen jeder Sitzung, in der Reihenfolge dieser Liste.", Input: InputRows, Rows: stepRows, At: rule(func(r *models.Rules) any { return &r.Steps })},

	{Name: "rules.circular.objection_days", Section: "Umlaufverfahren", Label: "Widerspruch gegen das Verfahren binnen (Arbeitstage)", Hint: "ohne Angabe: kein Umlaufverfahren", Input: InputNumber, ZeroIsNone: true, At: rule(func(r *models.Rules) any { return &r.Circular.ObjectionDays })},
	{Name: "rules.circular.adoption", Label: "Gefasst bei (Zustimmungen)", Input: InputNumber, ZeroIsNone: true, At: rule(func(r *models.Rules) any { return &r.Circular.Adoption })},
	{Name: "rules.circular.answer_days", Label: "Antwort binnen (Arbeitstage)", Input: InputNumber, ZeroIsNone: true, At: rule(func(r *models.Rules) any { return &r.Circular.AnswerDays })},
	{Name: "rules.circular.answer_setting", Label: "Die Regeln lassen die Antwortfrist offen; sie ist eine Einstellung dieses Systems", Input: InputCheck, At: rule(func(r *models.Rules) any { return &r.Circular.AnswerSetting })},

	{Name: "rules.publicity", Section: "Öffentlichkeit", Label: "Was die Öffentlichkeit erfährt", Hint: "von Sitzungen und Beschlüssen, in Worten", Input: InputText, At: rule(func(r *models.Rules) any { return &r.Publicity })},
	{Name: "rules.review_confidential", Label: "Die Erfolgskontrolle der Beschlüsse bleibt den Mitgliedern vorbehalten", Input: InputCheck, At: rule(func(r *models.Rules) any { return &r.ReviewConfidential })},

	{Name: "rules.other", Section: "Weiteres", Label: "Weitere Regeln", Hint: "was keine Frist und keine Stimme berührt", Input: InputRows, Rows: textRows, At: rule(func(r *models.Rules) any { return &r.Other })},
	{Name: "rules.gaps", Label: "Was die Regeln offen lassen", Hint: "ein Punkt je Zeile", Input: InputLines, At: rule(func(r *models.Rules) any { return (*models.Strings)(&r.Gaps) })},
}

var stepRows = rowsOf(EditRows{One: "Schritt", Say: func(r models.Record, place int) string {
	rules := &r.(*models.Body).Rules
	return stepTime(rules, rules.Steps[place]) + ": " + rules.Steps[place].Title
}}, func(r models.Record) *[]models.Step { return &r.(*models.Body).Rules.Steps }, stepColumns)

func stepColumns(name string, step func(models.Record) *models.Step, place int) []EditField {
	return []EditField{
		{Name: name + "id", Input: InputHidden, At: func(r models.Record) any { return &step(r).ID }},
		{Name: name + "title", Label: "Was zu tun ist", Input: InputLine, At: func(r models.Record) any { return &step(r).Title }},
		{Name: name + "weeks", Label: "Wann", Hint: "0: am selben Tag", Input: InputOffset, At: func(r models.Record) any { return (*StepOffset)(step(r)) }},
		{Name: name + "after", Label: "Zählt ab", Hint: "der Sitzung oder einem Schritt weiter oben", Input: InputChoice, Options: anchorOptions(place), At: func(r models.Record) any { return (*StepAnchor)(step(r)) }},
		{Name: name + "wording", Label: "Wortlaut der Regeln", Hint: "zum Beispiel spätestens", Input: InputLine, At: func(r models.Record) any { return &step(r).Wording }},
		{Name: name + "clause", Label: "Ziffer", Hint: "zum Beispiel 3.2.2", Input: InputLine, At: func(r models.Record) any { return &step(r).Clause }},
		{Name: name + "consequence", Label: "Was folgt, wenn die Zeit um ist", Input: InputText, At: func(r models.Record) any { return &step(r).Consequence }},
		{Name: name + "note", Label: "Anmerkung", Input: InputText, At: func(r models.Record) any { return &step(r).Note }},
		{Name: name + "regular_only", Label: "Nur bei regulären Sitzungen", Input: InputCheck, At: func(r models.Record) any { return &step(r).RegularOnly }},
		{Name: name + "approval", Label: "Ohne Einwand bis dahin gilt das Protokoll als genehmigt", Input: InputCheck, At: func(r models.Record) any { return &step(r).Approval }},
	}
}

var textRows = rowsOf(EditRows{One: "Regel", Say: func(r models.Record, place int) string {
	other := r.(*models.Body).Rules.Other[place]
	return other.Title + ": " + german.Shorten(other.Text, 100)
}}, func(r models.Record) *[]models.RuleText { return &r.(*models.Body).Rules.Other }, textColumns)

func textColumns(name string, text func(models.Record) *models.RuleText, _ int) []EditField {
	return []EditField{
		{Name: name + "title", Label: "Worum es geht", Input: InputLine, At: func(r models.Record) any { return &text(r).Title }},
		{Name: name + "clause", Label: "Ziffer", Input: InputLine, At: func(r models.Record) any { return &text(r).Clause }},
		{Name: name + "text", Label: "Regel", Input: InputText, At: func(r models.Record) any { return &text(r).Text }},
	}
}

// StepAnchor is a step as far as it says what it is counted from: another step, or with "" the meeting.
type StepAnchor models.Step

// StepOffset is a step as far as it says how far it is from its anchor.
type StepOffset models.Step

// The units of an offset, each with its direction.
const (
	UnitWeeksBefore = "wochen_vorher"
	UnitWeeksAfter  = "wochen_nachher"
	UnitDaysBefore  = "arbeitstage_vorher"
	UnitDaysAfter   = "arbeitstage_nachher"
)

// OffsetUnits are what an offset is counted in.
var OffsetUnits = []Choice{{UnitWeeksBefore, "Wochen davor"}, {UnitWeeksAfter, "Wochen danach"}, {UnitDaysBefore, "Arbeitstage davor"}, {UnitDaysAfter, "Arbeitstage danach"}}

// amount is the number alone; a step that is not there yet has none.
func (o StepOffset) amount() string {
	if o.ID == "" {
		return ""
	}
	return strconv.Itoa(max(o.Weeks, -o.Weeks, o.WorkingDays, -o.WorkingDays))
}

func (o StepOffset) unit() string {
	switch {
	case o.WorkingDays < 0:
		return UnitDaysBefore
	case o.WorkingDays > 0:
		return UnitDaysAfter
	case o.Weeks > 0:
		return UnitWeeksAfter
	}
	return UnitWeeksBefore
}

// anchorOptions are the meeting and the steps before the one at the place.
func anchorOptions(place int) func(*models.Portfolio, models.Record) []Choice {
	return func(_ *models.Portfolio, r models.Record) []Choice {
		list := []Choice{{"", "dem Tag der Sitzung"}}
		for i, s := range r.(*models.Body).Rules.Steps {
			if i < place && s.ID != "" {
				list = append(list, Choice{s.ID, german.Quote(s.Title)})
			}
		}
		return list
	}
}

// shareText is a share as it is typed: 2/3.
func shareText(s models.Share) string {
	if !s.Stated() {
		return ""
	}
	return strconv.Itoa(s.Numerator) + "/" + strconv.Itoa(s.Denominator)
}

func shareOfWord(of models.ShareOf) string {
	switch of {
	case models.ShareOfPresent:
		return "den anwesenden Stimmen"
	case models.ShareOfCast:
		return "den abgegebenen Stimmen"
	}
	return "allen Stimmen"
}

func roundingWord(r models.Rounding) string {
	switch r {
	case models.RoundUp:
		return "werden aufgerundet"
	case models.RoundDown:
		return "werden abgerundet"
	}
	return "werden kaufmännisch gerundet"
}

// landKeyOptions are the Länder that have a calendar of holidays, by their Destatis keys.
func landKeyOptions(p *models.Portfolio, _ models.Record) []Choice {
	var list []Choice
	for _, j := range p.Jurisdictions {
		if _, err := governance.NewCalendar(j.Key); err == nil {
			list = append(list, Choice{j.Key, j.Name})
		}
	}
	return list
}
