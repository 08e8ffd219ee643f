// Rows that several pages show: measures, targets, proposals, responsibilities, indicators. They gather
// typed facts; the words are in views.

package web

import (
	"slices"

	"zielstand/app/progress"
	"zielstand/models"
	"zielstand/views"
)

// measureRow is the measure with its status and its ministry on the Stichtag.
func measureRow(p *models.Portfolio, m *models.MeasureNode, proposed bool) progress.Row {
	return progress.Row{Status: progress.Of(p, m), Lead: p.Lead(m), Proposed: proposed}
}

func measureRows(p *models.Portfolio, links []models.Link[*models.MeasureNode]) []progress.Row {
	rows := make([]progress.Row, len(links))
	for i, l := range links {
		rows[i] = measureRow(p, l.To, l.Proposed)
	}
	return rows
}

// partRows are the parts of a measure.
func partRows(p *models.Portfolio, m *models.MeasureNode) []progress.Row {
	var rows []progress.Row
	for _, part := range p.Parts(m) {
		rows = append(rows, measureRow(p, part, false))
	}
	return rows
}

func targetRow(p *models.Portfolio, t *models.TargetNode, proposed bool) views.TargetRow {
	return views.TargetRow{TargetStatus: progress.OfTarget(p, t), Topic: p.TopicOf(t), Lead: p.LeadOfTarget(t), Proposed: proposed}
}

func targetRows(p *models.Portfolio, targets []*models.TargetNode) []views.TargetRow {
	rows := make([]views.TargetRow, len(targets))
	for i, t := range targets {
		rows[i] = targetRow(p, t, false)
	}
	return rows
}

func linkedTargetRows(p *models.Portfolio, links []models.Link[*models.TargetNode]) []views.TargetRow {
	rows := make([]views.TargetRow, len(links))
	for i, l := range links {
		rows[i] = targetRow(p, l.To, l.Proposed)
	}
	return rows
}

// proposalRows resolves what open proposals name; those whose object the viewer may not see are left out.
func proposalRows(p *models.Portfolio, proposals []*models.Proposal) []views.ProposalRow {
	var rows []views.ProposalRow
	for _, q := range proposals {
		row := views.ProposalRow{Proposal: q}
		switch q.Aspect {
		case models.AspectLead, models.AspectParticipating:
			row.Ministry = p.Ministry(q.ObjectID)
		case models.AspectFocusTopic:
			row.Topic = p.FocusTopic(q.ObjectID)
		case models.AspectTarget:
			row.Target = p.Target(q.ObjectID)
		}
		if row.Ministry != nil || row.Topic != nil || row.Target != nil || q.ObjectID == models.AllMinistries {
			rows = append(rows, row)
		}
	}
	return rows
}

// dutyRows is the history of responsibility up to the Stichtag: the current ones first, then the newest.
func dutyRows(p *models.Portfolio, duties []*models.Responsibility) []views.DutyRow {
	var rows []views.DutyRow
	for _, d := range duties {
		m := p.Ministry(d.MinistryID)
		if m == nil || d.ValidFrom > p.Stichtag {
			continue
		}
		row := views.DutyRow{Responsibility: d, Ministry: m, Current: d.ValidOn(p.Stichtag)}
		if !m.ValidOn(p.Stichtag) {
			row.Successors = successors(p, m)
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b views.DutyRow) int {
		switch {
		case a.Current != b.Current && a.Current:
			return -1
		case a.Current != b.Current:
			return 1
		}
		return int(b.ValidFrom - a.ValidFrom)
	})
	return rows
}

// successors are the ministries that continue m and are known by the Stichtag.
func successors(p *models.Portfolio, m *models.Ministry) []*models.Ministry {
	var out []*models.Ministry
	for _, id := range m.SuccessorIDs {
		if s := p.Ministry(id); s != nil && s.ValidFrom <= p.Stichtag {
			out = append(out, s)
		}
	}
	return out
}

// indicatorRows are the indicators with the readings up to the Stichtag.
func indicatorRows(p *models.Portfolio, indicators []*models.IndicatorNode) []views.IndicatorRow {
	var rows []views.IndicatorRow
	for _, i := range indicators {
		row := views.IndicatorRow{IndicatorNode: i, Last: i.ReadingAt(p.Stichtag), Attainment: progress.Attainment(i, p.Stichtag), Sources: views.SourceLines(p, i.Sources)}
		for _, r := range i.Readings {
			if r.On <= p.Stichtag {
				row.Readings = append(row.Readings, r)
			}
		}
		rows = append(rows, row)
	}
	return rows
}
