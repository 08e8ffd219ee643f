// Schedules: briefings that are made by themselves.

package views

import (
	"zielstand/app/german"
	"zielstand/models"
)

// Names of the fields of a schedule's form besides those of a briefing.
const (
	FieldScheduleOn     = "tag_der_vorlage"
	FieldScheduleBody   = "gremium"
	FieldScheduleBefore = "tage_vorher"
)

// SchedulesPage lists the schedules, with the form of a new one.
type SchedulesPage struct {
	*Frame
	Typed      Typed
	Rows       []ScheduleRow
	StrategyID string
	Templates  []BriefingTemplate
	Strategies []*models.Strategy
	Ministries []*models.Ministry
	Bodies     []*models.Body // before whose meetings a briefing can be made
}

// ScheduleRow is a schedule with what it has made.
type ScheduleRow struct {
	*models.BriefingSchedule
	Kind, Scope string
	Made        []*models.Briefing
	Body        *models.Body    // nil = made on a day
	Next        *models.Meeting // of the body; nil = none is planned
}

// when says when the briefing is made.
func (r ScheduleRow) when() string {
	if r.BodyID == "" {
		return dayOrEmpty(r.On)
	}
	text := "am Tag jeder Sitzung"
	if r.DaysBefore > 0 {
		text = german.Days(r.DaysBefore) + " vor jeder Sitzung"
	}
	if r.Body != nil {
		text += ": " + r.Body.Title()
	}
	return text
}

// next names the next meeting with the day of its briefing.
func (r ScheduleRow) next() string {
	switch {
	case r.BodyID == "":
		return ""
	case r.Next == nil:
		return "Zurzeit ist keine Sitzung geplant."
	}
	return "Nächste: " + r.Next.Title + " am " + german.Date(r.Next.On) + ", Vorlage am " + german.Date(r.Next.On.AddDays(-r.DaysBefore))
}

func (p *SchedulesPage) bodyOptions() []Choice {
	list := []Choice{{"", "ohne Gremium"}}
	for _, b := range p.Bodies {
		list = append(list, Choice{b.ID, b.Name})
	}
	return list
}

func (p *SchedulesPage) layout() *Frame {
	return p.timeless("Zeitpläne", Crumb{"Vorlagen", "/vorlagen"}, Crumb{"Zeitpläne", "/vorlagen/zeitplan"})
}

func (p *SchedulesPage) labels() []FieldLabel {
	return []FieldLabel{{FieldBriefingTitle, "Titel", "titel"}, {FieldBriefingTemplate, "Art der Vorlage", "vorlage"}, {FieldBriefingStrategy, "Strategie", "strategie"},
		{FieldBriefingMinistry, "Ressort", "ressort"}, {FieldScheduleOn, "Tag", "tag"}, {FieldScheduleBody, "Gremium", "gremium"},
		{FieldScheduleBefore, "Tage vor der Sitzung", "tage-vorher"}, {FieldBriefingAudience, "Leserkreis", "kreis"}}
}

func (p *SchedulesPage) templateOptions() []Choice {
	var list []Choice
	for _, t := range p.Templates {
		list = append(list, Choice{t.Name, t.Title})
	}
	return list
}

func (p *SchedulesPage) strategyOptions() []Choice {
	return (&BriefingNew{Strategies: p.Strategies}).strategyOptions()
}
