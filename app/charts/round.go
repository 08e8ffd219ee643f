// The state of a reporting round: a bar for each ministry, stacked by what it has answered.

package charts

import (
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// answerColours are those of the Ampel and the phases where the meaning is near: what is done, what waits, what is
// missing.
var answerColours = map[progress.Answer]string{
	progress.AnswerMissing: "$ampel-red", progress.AnswerOpen: "$neutral", progress.AnswerReturned: "$ampel-yellow",
	progress.AnswerSubmitted: "$phase-preparing", progress.AnswerApproved: "$phase-completed", progress.AnswerNil: "$phase-paused",
}

var answerPatterns = map[progress.Answer]object{
	progress.AnswerMissing: contrary, progress.AnswerOpen: dots, progress.AnswerReturned: diagonal,
	progress.AnswerSubmitted: upright, progress.AnswerApproved: plain, progress.AnswerNil: crossed,
}

// roundState is drawn for those who are signed in: the public sees no rounds.
func roundState(q Query) *Figure {
	f := &Figure{}
	round := q.round()
	if round == nil {
		f.Subtitle = q.subtitle("Antworten der Ressorts in der Berichtsrunde", 0)
		f.Empty = "Zu diesem Stichtag gibt es hier keine Berichtsrunde."
		switch {
		case progress.Sum(q.Portfolio, q.Scope).Total == 0:
			f.Empty = noMeasures
		case q.Portfolio.Viewer.Rights == models.RightsPublic:
			f.Empty = "Berichtsrunden sehen nur Angemeldete."
		}
		return f
	}
	s := progress.Completeness(q.Portfolio, round)
	rows := q.ministries(s)
	total, counts := 0, map[progress.Answer]int{}
	for _, row := range rows {
		total += len(row.Measures)
		for a, n := range row.Counts {
			counts[a] += n
		}
	}
	f.Subtitle = q.subtitle("Antworten der Ressorts in der Berichtsrunde "+german.Quote(round.Title), total)
	if total == 0 {
		f.Empty = "Die Berichtsrunde " + german.Quote(round.Title) + " fragt hier nach keiner Maßnahme."
		return f
	}
	f.Title = roundFinding(counts, total, s, len(rows) == len(s.Ministries))
	f.Rule = roundRule(s)
	var spoken []string
	for _, a := range progress.Answers {
		if counts[a] > 0 {
			spoken = append(spoken, german.Answer(a)+": "+german.Int(counts[a]))
		}
	}
	f.Alt = "Gestapelte Balken, ein Balken je Ressort, unterteilt nach Antworten: " + german.Enumerate(spoken) + "."
	f.tableOfRound(q, rows, counts)
	f.drawRound(q, rows, counts, round)
	return f
}

// round is the one asked for, else the newest one of the scope's strategy that had opened by the Stichtag.
func (q Query) round() *models.ReportingRound {
	if q.RoundID != "" {
		return q.Portfolio.Round(q.RoundID)
	}
	strategy := q.strategyID()
	for _, r := range q.Portfolio.Rounds { // newest first
		if r.State != models.RoundPlanned && max(r.OpensOn, r.Stichtag) <= q.Portfolio.Stichtag && (strategy == "" || r.StrategyID == strategy) {
			return r
		}
	}
	return nil
}

// ministries are the rows of the scope's measures.
func (q Query) ministries(s *progress.RoundState) []progress.RoundMinistry {
	if q.Scope == (progress.Scope{}) || q.Scope == (progress.Scope{StrategyID: s.Round.StrategyID}) {
		return s.Ministries
	}
	within := map[string]bool{}
	for _, l := range q.Scope.Measures(q.Portfolio) {
		within[l.To.ID] = true
	}
	var rows []progress.RoundMinistry
	for _, m := range s.Ministries {
		row := progress.RoundMinistry{Ministry: m.Ministry, Nil: m.Nil, Counts: map[progress.Answer]int{}}
		for _, e := range m.Measures {
			if !within[e.Measure.ID] {
				continue
			}
			row.Measures = append(row.Measures, e)
			row.Counts[e.Answer]++
			if e.Late {
				row.Late++
			}
		}
		if len(row.Measures) > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

func roundFinding(counts map[progress.Answer]int, total int, s *progress.RoundState, whole bool) string {
	text := german.SomeOf(counts[progress.AnswerApproved], total, "ist freigegeben", "sind freigegeben")
	switch missing := counts[progress.AnswerMissing]; {
	case missing == 1 && s.Partial: // what others lack is not known
		text += ", im eigenen Ressort fehlt 1"
	case missing > 0 && s.Partial:
		text += ", im eigenen Ressort fehlen " + german.Int(missing)
	case missing > 0:
		text += andSome(missing, "fehlt", "fehlen")
	case !s.Partial:
		text += ", keine Antwort fehlt"
	}
	if whole && s.Late > 0 {
		text += "; nach der Frist " + german.Count(s.Late, "Antwort", "Antworten")
	}
	return german.Sentence(text)
}

func roundRule(s *progress.RoundState) string {
	text := "Gezählt werden die Maßnahmen, zu denen das am Stichtag federführende Ressort eine Meldung schuldet, nach ihrer neuesten Meldung in der Runde mit Frist " + german.Date(s.Round.Deadline) +
		". Eine Fehlanzeige steht für alle Maßnahmen des Ressorts ohne Meldung."
	if n := len(s.Unassigned); n > 0 {
		text += " Nicht gezählt: " + german.Measures(n) + " ohne bestätigte Federführung."
	}
	if s.Partial {
		text += " Ob Meldungen anderer Ressorts eingereicht sind, sieht nur das CDO-Büro."
	}
	return text
}

func (f *Figure) tableOfRound(q Query, rows []progress.RoundMinistry, counts map[progress.Answer]int) {
	f.Table.Columns = columns(1, "Ressort")
	for _, a := range progress.Answers {
		f.Table.Columns = append(f.Table.Columns, Column{german.Answer(a), true})
	}
	f.Table.Columns = append(f.Table.Columns, Column{"gesamt", true}, Column{"nach der Frist", true})
	add := func(head Cell, counts map[progress.Answer]int, late int) {
		line, total := []Cell{head}, 0
		for _, a := range progress.Answers {
			line = append(line, Cell{Text: german.Int(counts[a])})
			total += counts[a]
		}
		f.Table.Rows = append(f.Table.Rows, append(line, Cell{Text: german.Int(total)}, Cell{Text: german.Int(late)}))
	}
	late := 0
	for _, row := range rows {
		add(Cell{row.Ministry.Name + " (" + abbreviation(row.Ministry) + ")", q.ministryHref(row.Ministry)}, row.Counts, row.Late)
		late += row.Late
	}
	add(Cell{Text: "gesamt"}, counts, late)
}

func (f *Figure) drawRound(q Query, rows []progress.RoundMinistry, counts map[progress.Answer]int, round *models.ReportingRound) {
	names := make([]string, len(rows))
	for i, row := range rows {
		names[i] = abbreviation(row.Ministry)
	}
	chart := charts.NewBar()
	chart.SetXAxis(names).XYReversal()
	chart.SetGlobalOptions(charts.WithXAxisOpts(opts.XAxis{Type: "value", MinInterval: 1}), charts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: opts.Bool(true)}))
	most := 0
	for _, row := range rows {
		most = max(most, len(row.Measures))
	}
	var edits list
	for _, a := range progress.Answers {
		if counts[a] == 0 {
			continue
		}
		data := make([]item, len(rows))
		for i, row := range rows {
			data[i] = item{Value: gap}
			if n := row.Counts[a]; n > 0 {
				data[i] = item{Value: n, Slim: slim(float64(n)/float64(most), phoneBars, german.Int(n)), Href: q.href("/berichtsrunden/" + round.ID + "?ressort=" + row.Ministry.ID),
					Tip: []string{row.Ministry.Name, german.Answer(a) + ": " + strconv.Itoa(n) + " von " + german.Measures(len(row.Measures))}}
			}
		}
		chart.MultiSeries = append(chart.MultiSeries, charts.SingleSeries{Type: "bar", Name: german.Answer(a), Stack: "antworten", BarMaxWidth: "24", Data: data})
		edits = append(edits, object{"itemStyle": style(answerColours[a], answerPatterns[a]), "emphasis": object{"focus": "series"},
			"label": numberChip("{c}"), "labelLayout": object{"hideOverlap": true}})
	}
	f.drawStacks(chart, names, edits)
}
