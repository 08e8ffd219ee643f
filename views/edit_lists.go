// What a record belongs to, what hangs on it, and what can be done with it.

package views

import (
	"slices"
	"strings"

	"zielstand/app/german"
	"zielstand/models"
)

// OwnerOf leads to the form of what the record belongs to; nil for what stands alone.
func OwnerOf(p *models.Portfolio, r models.Record) *Link {
	kind, id := models.KindStrategy, strategyOf(p, r)
	switch v := r.(type) {
	case *models.FocusTopic:
		kind, id = models.KindField, v.FieldID
	case *models.Measure:
		if v.ParentID != "" {
			kind, id = models.KindMeasure, v.ParentID
		}
	case *models.Milestone:
		kind, id = models.KindMeasure, v.MeasureID
	case *models.DueShift:
		kind, id = models.KindMeasure, v.MeasureID
	case *models.Indicator:
		kind, id = models.KindMeasure, v.MeasureID
		if v.TargetID != "" {
			kind, id = models.KindTarget, v.TargetID
		}
	case *models.Reading:
		kind, id = models.KindIndicator, v.IndicatorID
	case *models.Responsibility:
		kind, id = v.SubjectKind, v.SubjectID
	case *models.Membership:
		kind, id = models.KindBody, v.BodyID
	case *models.ChairTurn:
		kind, id = models.KindBody, v.BodyID
	case *models.Meeting:
		kind, id = models.KindBody, v.BodyID
	case *models.Circular:
		kind, id = models.KindBody, v.BodyID
	}
	if id == "" || RecordIn(p, kind, id) == nil {
		return nil
	}
	return &Link{TitleOf(p, kind, id), EditPath(kind, id)}
}

// SlugSource is the text that a record's address is made from.
func SlugSource(r models.Record) string {
	switch v := r.(type) {
	case *models.Ministry:
		return v.Abbreviation
	case *models.Strategy:
		if v.ShortTitle != "" {
			return v.ShortTitle
		}
		return v.Title
	}
	return NameOf(nil, r)
}

// ListsOf are the records that hang on the given one, each with the way to a further one.
func ListsOf(p *models.Portfolio, r models.Record) []EditList {
	id := r.RecordID()
	switch r.(type) {
	case *models.Strategy:
		list := EditList{Title: formField.Many, ID: "felder", New: newLink(&formField, "strategie", id)}
		for _, f := range p.FieldsOf(id) {
			list.Rows = append(list.Rows, EditRow{f.Title, german.Count(len(p.TopicsOfField(f.ID)), "Fokusthema", "Fokusthemen"), EditPath(models.KindField, f.ID)})
		}
		return []EditList{list}
	case *models.Field:
		list := EditList{Title: formTopic.Many, ID: "themen", New: newLink(&formTopic, "handlungsfeld", id)}
		for _, t := range p.TopicsOfField(id) {
			list.Rows = append(list.Rows, EditRow{t.Title, german.Count(len(p.TargetsOfTopic(t.ID)), "Ziel", "Ziele"), EditPath(models.KindFocusTopic, t.ID)})
		}
		return []EditList{list}
	case *models.Target:
		t := p.Target(id)
		return []EditList{dutyList(p, t.Responsibilities, "ziel", id), indicatorList(t.Indicators, "ziel", id)}
	case *models.Measure:
		m := p.Measure(id)
		lists := []EditList{dutyList(p, m.Responsibilities, "massnahme", id), milestoneList(m), indicatorList(m.Indicators, "massnahme", id)}
		if m.ParentID == "" {
			lists = append(lists, partList(p, m))
		}
		return append(lists, shiftList(m))
	case *models.Indicator:
		return []EditList{readingList(p, r.RecordID())}
	case *models.Body:
		return []EditList{memberList(p, id), turnList(p, id), meetingList(p, id)}
	}
	return nil
}

func newLink(k *EditKind, parameter, id string) *Link {
	return &Link{k.New, "/verwaltung/" + k.Path + "/neu" + ParametersOf(parameter, id)}
}

func memberList(p *models.Portfolio, id string) EditList {
	list := EditList{Title: formMembership.Many, ID: "mitgliedschaften", New: newLink(&formMembership, "gremium", id)}
	for _, m := range p.MembershipsOf(id) {
		list.Rows = append(list.Rows, EditRow{MemberName(p, m), memberDetail(m), EditPath(models.KindMembership, m.ID)})
	}
	return list
}

// memberDetail is what somebody is in a body, and when as far as it is known.
func memberDetail(m *models.Membership) string {
	if m.ValidFrom.Known() || m.ValidUntil.Known() {
		return german.MemberRole(m.Role) + ", " + validity(m.ValidFrom, m.ValidUntil)
	}
	return german.MemberRole(m.Role)
}

func turnList(p *models.Portfolio, id string) EditList {
	list := EditList{Title: "Reihenfolge des Vorsitzes", ID: "vorsitze", New: newLink(&formTurn, "gremium", id)}
	for _, t := range p.TurnsOf(id) {
		list.Rows = append(list.Rows, EditRow{LandNames(p, t.JurisdictionIDs), turnDetail(t), EditPath(models.KindChairTurn, t.ID)})
	}
	return list
}

func turnDetail(t *models.ChairTurn) string {
	return "Nr." + nbsp + german.Int(t.Number) + ", " + german.Date(t.From) + " bis " + german.Date(t.Until)
}

func meetingList(p *models.Portfolio, id string) EditList {
	list := EditList{Title: formMeeting.Many, ID: "sitzungen", New: newLink(&formMeeting, "gremium", id)}
	for _, m := range slices.Backward(p.MeetingsOf(id)) {
		list.Rows = append(list.Rows, EditRow{m.Title, meetingDay(m) + ", " + german.MeetingState(m.State), EditPath(models.KindMeeting, m.ID)})
	}
	return list
}

func dutyList(p *models.Portfolio, duties []*models.Responsibility, parameter, id string) EditList {
	list := EditList{Title: formDuty.Many, ID: "zustaendigkeiten", New: newLink(&formDuty, parameter, id)}
	for _, d := range duties {
		list.Rows = append(list.Rows, EditRow{TitleOf(p, models.KindMinistry, d.MinistryID), german.Role(d.Role) + ", " + validity(d.ValidFrom, d.ValidUntil), EditPath(models.KindResponsibility, d.ID)})
	}
	return list
}

func milestoneList(m *models.MeasureNode) EditList {
	list := EditList{Title: formMilestone.Many, ID: "meilensteine", New: newLink(&formMilestone, "massnahme", m.ID)}
	for _, ms := range m.Milestones {
		detail := "Termin " + german.Date(ms.Due)
		if ms.DoneOn.Known() {
			detail += ", erreicht am " + german.Date(ms.DoneOn)
		}
		list.Rows = append(list.Rows, EditRow{ms.Title, detail, EditPath(models.KindMilestone, ms.ID)})
	}
	return list
}

func indicatorList(indicators []*models.IndicatorNode, parameter, id string) EditList {
	list := EditList{Title: formIndicator.Many, ID: "kennzahlen", New: newLink(&formIndicator, parameter, id)}
	for _, i := range indicators {
		detail := "Zielwert " + strings.TrimSpace(german.Number(i.TargetValue, 4)+nbsp+i.Unit) + ", " + german.Count(len(i.Readings), "Messwert", "Messwerte")
		list.Rows = append(list.Rows, EditRow{i.Title, detail, EditPath(models.KindIndicator, i.ID)})
	}
	return list
}

func readingList(p *models.Portfolio, id string) EditList {
	list := EditList{Title: formReading.Many, ID: "messwerte", New: newLink(&formReading, "kennzahl", id)}
	add := func(indicators []*models.IndicatorNode) {
		for _, i := range indicators {
			if i.ID != id {
				continue
			}
			for _, r := range slices.Backward(i.Readings) {
				list.Rows = append(list.Rows, EditRow{german.Date(r.On), german.Number(r.Amount, 4) + nbsp + i.Unit, EditPath(models.KindReading, r.ID)})
			}
		}
	}
	for _, t := range p.Targets() {
		add(t.Indicators)
	}
	for m := range p.AllMeasures() {
		add(m.Indicators)
	}
	return list
}

func partList(p *models.Portfolio, m *models.MeasureNode) EditList {
	list := EditList{Title: "Bausteine", ID: "bausteine", New: &Link{"Neuer Baustein", newLink(&formMeasure, "massnahme", m.ID).URL}}
	for _, part := range p.Parts(m) {
		list.Rows = append(list.Rows, EditRow{part.Title, "Frist " + german.PartialDate(part.DueAt(p.Stichtag)), EditPath(models.KindMeasure, part.ID)})
	}
	return list
}

func shiftList(m *models.MeasureNode) EditList {
	list := EditList{Title: formShift.Many, ID: "fristen", New: &Link{"Frist verschieben", EditPath(models.KindMeasure, m.ID) + "/frist"}}
	for _, s := range m.Shifts {
		list.Rows = append(list.Rows, EditRow{german.Date(s.From) + " → " + german.Date(s.To), german.Date(s.DecidedOn) + ": " + s.Reason, HistoryPath(models.KindDueShift, s.ID)})
	}
	return list
}

// ActionsFor is what can be done with the record beside changing its fields.
func ActionsFor(p *models.Portfolio, r models.Record, erase bool) []Link {
	path := EditPath(r.RecordKind(), r.RecordID())
	var actions []Link
	if m, ok := r.(*models.Measure); ok {
		actions = append(actions, Link{"Umhängen", path + "/umhaengen"}, Link{"Zusammenführen", path + "/zusammenfuehren"}, Link{"Ablösen", path + "/abloesen"})
		if m.Due.Known() {
			actions = append(actions, Link{"Frist verschieben", path + "/frist"})
		}
	}
	actions = append(actions, Link{"Archivieren", path + "/archivieren"})
	if erase {
		actions = append(actions, Link{"Endgültig löschen", path + "/loeschen"})
	}
	return actions
}
