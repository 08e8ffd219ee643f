// Schedules: briefings that are made by themselves.

package views

import "zielstand/models"

// Names of the fields of a schedule's form besides those of a briefing.
const FieldScheduleOn = "tag_der_vorlage"

// SchedulesPage lists the schedules, with the form of a new one.
type SchedulesPage struct {
	*Frame
	Typed      Typed
	Rows       []ScheduleRow
	StrategyID string
	Templates  []BriefingTemplate
	Strategies []*models.Strategy
	Ministries []*models.Ministry
}

// ScheduleRow is a schedule with what it has made.
type ScheduleRow struct {
	*models.BriefingSchedule
	Kind, Scope string
	Made        []*models.Briefing
}

func (p *SchedulesPage) layout() *Frame {
	return p.timeless("Zeitpläne", Crumb{"Vorlagen", "/vorlagen"}, Crumb{"Zeitpläne", "/vorlagen/zeitplan"})
}

func (p *SchedulesPage) labels() []FieldLabel {
	return []FieldLabel{{FieldBriefingTitle, "Titel", "titel"}, {FieldBriefingTemplate, "Art der Vorlage", "vorlage"}, {FieldBriefingStrategy, "Strategie", "strategie"},
		{FieldBriefingMinistry, "Ressort", "ressort"}, {FieldScheduleOn, "Tag", "tag"}, {FieldBriefingAudience, "Leserkreis", "kreis"}}
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
