// The page of a measure.

package web

import (
	"bytes"
	"slices"
	"sync"

	"github.com/a-h/templ"
	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"

	"zielstand/app/progress"
	"zielstand/models"
	"zielstand/views"
)

func measurePage(r *request) (_ templ.Component, err error) {
	p := r.Portfolio
	m := p.Measure(r.Slug)
	if m == nil {
		if to := p.MovedTo(r.Slug); to != nil {
			return nil, &movedError{r.Frame.URL("/massnahmen/" + to.ID)}
		}
		return nil, models.NotFoundError(models.KindMeasure, r.Slug)
	}
	page := &views.MeasurePage{
		Frame: r.Frame, Row: measureRow(p, m, false), Strategy: p.Strategy(m.StrategyID), Field: p.Field(m.FieldID),
		Parent: p.Parent(m), Opinion: m.OpinionAt(p.Stichtag), Reports: reportRows(p, m), Milestones: milestoneRows(m, p.Stichtag),
		Slips: progress.Ledger(m, p.Stichtag), Parts: partRows(p, m), Targets: linkedTargetRows(p, p.TargetsOf(m)),
		Topics: p.TopicsOf(m), Related: relatedRows(p, m), Indicators: indicatorRows(p, m.Indicators),
		Duties: dutyRows(p, m.Responsibilities), Proposals: proposalRows(p, m.Proposals), Sources: views.SourceLines(p, m.Sources),
	}
	page.Participants, page.AllParticipate = p.Participants(m)
	page.MayReport = slices.Contains(p.Viewer.MinistryIDs, confirmedLead(p.At(r.Frame.Today), m))
	page.MayJudge = p.Viewer.Rights == models.RightsOffice
	page.Continuation = continuationOfMeasure(p, m)
	page.Assignments = dutyList(p, p.AssignmentsOfMeasure(m.ID), anyState)
	if page.Row.Counted() && page.Row.Phase != models.PhaseCompleted {
		page.Forecast, page.ForecastErr = progress.ForecastOf(p, m)
	}
	var names []string
	if page.Row.Due.Known() || len(m.Milestones) > 0 {
		names = append(names, "zeitplan")
	}
	if withPercent(page.Reports) >= 2 {
		names = append(names, "verlauf")
	}
	page.Figures, err = r.figures(progress.Scope{MeasureID: m.ID}, names...)
	return views.Measure(page), err
}

// reportRows are the reports that count, newest first, each with its change of percent.
func reportRows(p *models.Portfolio, m *models.MeasureNode) []views.ReportRow {
	var rows []views.ReportRow
	var before models.Percent
	for _, report := range m.ReportsUntil(p.Stichtag) {
		row := views.ReportRow{StatusReport: report, Ministry: p.Ministry(report.MinistryID), HTML: reportHTML(report.Text), Sources: views.SourceLines(p, report.Sources)}
		if report.Percent.Known() {
			if before.Known() {
				row.Moved, row.Compared = report.Percent.Float()-before.Float(), true
			}
			before = report.Percent
		}
		rows = append(rows, row)
	}
	slices.Reverse(rows)
	return rows
}

func withPercent(reports []views.ReportRow) int {
	n := 0
	for _, r := range reports {
		if r.Percent.Known() {
			n++
		}
	}
	return n
}

// milestoneRows are the milestones as they stood on the day.
func milestoneRows(m *models.MeasureNode, day models.Date) []views.MilestoneRow {
	var rows []views.MilestoneRow
	for _, ms := range m.Milestones {
		row := views.MilestoneRow{Milestone: ms, Done: ms.DoneBy(day)}
		end := day
		if row.Done {
			end = ms.DoneOn
		}
		if ms.Due.Known() && end > ms.Due {
			row.Late = int(end - ms.Due)
		}
		rows = append(rows, row)
	}
	return rows
}

// relatedRows are the measures that the source connects with m, in either direction.
func relatedRows(p *models.Portfolio, m *models.MeasureNode) []progress.Row {
	var rows []progress.Row
	seen := map[string]bool{m.ID: true}
	add := func(id string) {
		if other := p.Measure(id); other != nil && !seen[id] {
			seen[id] = true
			rows = append(rows, measureRow(p, other, false))
		}
	}
	for _, id := range m.RelatedIDs {
		add(id)
	}
	for other := range p.AllMeasures() {
		if slices.Contains(other.RelatedIDs, m.ID) {
			add(other.ID)
		}
	}
	return rows
}

// reportPolicy is the part of Markdown that a report may use: paragraphs, lists, emphasis, links.
var reportPolicy = sync.OnceValue(func() *bluemonday.Policy {
	policy := bluemonday.NewPolicy()
	policy.AllowElements("p", "br", "ul", "ol", "li", "strong", "em", "code", "blockquote")
	policy.AllowStandardURLs()
	policy.AllowAttrs("href").OnElements("a")
	policy.RequireNoFollowOnLinks(true)
	return policy
})

// reportHTML renders the text of a report; nothing in it can do more than reportPolicy allows.
func reportHTML(text string) string {
	if text == "" {
		return ""
	}
	var b bytes.Buffer
	if err := goldmark.Convert([]byte(text), &b); err != nil {
		return bluemonday.StrictPolicy().Sanitize(text)
	}
	return reportPolicy().Sanitize(b.String())
}
