// Resolutions: a bar for each body, stacked by what became of the proposals.

package charts

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"zielstand/app/german"
	"zielstand/models"
)

var resolutionStyles = map[models.ResolutionState]object{
	models.ResolutionAdopted: style("$phase-implementing", plain), models.ResolutionAmended: style("$phase-preparing", diagonal),
	models.ResolutionNoted: style("$phase-ongoing", upright), models.ResolutionDeferred: style("$ampel-yellow", dots),
	models.ResolutionRejected: style("$ampel-red", crossed),
}

// bodyResolutions is a row: what a body decided.
type bodyResolutions struct {
	body   *models.Body
	counts map[models.ResolutionState]int
	total  int
}

func resolutions(q Query) *Figure {
	g := q.governed()
	f := &Figure{Subtitle: q.subtitle("Beschlüsse nach Gremium und Ergebnis", len(g.resolutions))}
	switch {
	case len(g.bodies) == 0:
		f.Empty = noBodies
		return f
	case len(g.resolutions) == 0:
		f.Empty = noResolutions
		return f
	}
	rows, counts, undated := resolutionRows(g)
	f.Title = resolutionFinding(rows, counts, len(g.resolutions))
	without := ""
	if undated > 0 {
		without = "Ohne Datum in der Quelle: " + german.Resolutions(undated) + "."
	}
	f.Rule = governedRule(0, append([]string{"Jeder Beschluss zählt einmal bei dem Gremium, das ihn gefasst hat; ein Beschluss, der einen früheren berichtigt, zählt für sich."}, nonEmpty(without)...)...)
	var spoken []string
	for _, s := range models.ResolutionStates {
		if counts[s] > 0 {
			spoken = append(spoken, german.ResolutionState(s)+": "+german.Int(counts[s]))
		}
	}
	f.Alt = "Gestapelte Balken, ein Balken je Gremium, unterteilt nach dem Ergebnis: " + german.Enumerate(spoken) + "."
	f.tableOfResolutions(q, rows)
	f.drawResolutions(q, rows, counts)
	return f
}

func nonEmpty(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

// resolutionRows are the bodies that decided something, the busiest first.
func resolutionRows(g *governed) (rows []*bodyResolutions, counts map[models.ResolutionState]int, undated int) {
	counts = map[models.ResolutionState]int{}
	of := map[string]*bodyResolutions{}
	for _, b := range g.bodies {
		of[b.ID] = &bodyResolutions{body: b, counts: map[models.ResolutionState]int{}}
		rows = append(rows, of[b.ID])
	}
	for _, r := range g.resolutions {
		of[r.BodyID].counts[r.State]++
		of[r.BodyID].total++
		counts[r.State]++
		if !r.On.Day.Known() {
			undated++
		}
	}
	rows = slices.DeleteFunc(rows, func(r *bodyResolutions) bool { return r.total == 0 })
	slices.SortStableFunc(rows, func(a, b *bodyResolutions) int { return cmp.Compare(b.total, a.total) })
	return rows, counts, undated
}

func resolutionFinding(rows []*bodyResolutions, counts map[models.ResolutionState]int, total int) string {
	adopted := counts[models.ResolutionAdopted] + counts[models.ResolutionAmended]
	text := german.Int(adopted) + " von " + german.Int(total) + " Beschlussvorschlägen sind angenommen"
	switch {
	case total == 1:
		return german.Sentence("der einzige Beschluss (" + rows[0].body.Title() + ") ist „" + german.ResolutionState(onlyState(counts)) + "“")
	case adopted == total:
		text = "alle " + german.Int(total) + " Beschlussvorschläge sind angenommen"
	case adopted == 1:
		text = "1 von " + german.Int(total) + " Beschlussvorschlägen ist angenommen"
	}
	if n := counts[models.ResolutionNoted]; n > 0 {
		text += ", " + german.Int(n) + " zur Kenntnis genommen"
	}
	if n := counts[models.ResolutionDeferred]; n > 0 {
		text += ", " + german.Int(n) + " vertagt"
	}
	if n := counts[models.ResolutionRejected]; n > 0 {
		text += ", " + german.Int(n) + " abgelehnt"
	}
	if len(rows) > 1 && rows[0].total > rows[1].total {
		text += "; die meisten (" + german.Int(rows[0].total) + ") von " + german.Quote(rows[0].body.Title())
	}
	return german.Sentence(text)
}

func onlyState(counts map[models.ResolutionState]int) models.ResolutionState {
	for s, n := range counts {
		if n > 0 {
			return s
		}
	}
	return ""
}

func (f *Figure) tableOfResolutions(q Query, rows []*bodyResolutions) {
	f.Table.Columns = columns(1, "Gremium")
	for _, s := range models.ResolutionStates {
		f.Table.Columns = append(f.Table.Columns, Column{german.ResolutionState(s), true})
	}
	f.Table.Columns = append(f.Table.Columns, Column{"gesamt", true})
	for _, r := range rows {
		line := []Cell{{bodyName(r.body), q.bodyHref(r.body)}}
		for _, s := range models.ResolutionStates {
			line = append(line, Cell{Text: german.Int(r.counts[s])})
		}
		f.Table.Rows = append(f.Table.Rows, append(line, Cell{Text: german.Int(r.total)}))
	}
}

func (f *Figure) drawResolutions(q Query, rows []*bodyResolutions, counts map[models.ResolutionState]int) {
	names := make([]string, len(rows))
	for i, r := range rows {
		names[i] = german.Shorten(r.body.Title(), 60)
	}
	chart := charts.NewBar()
	chart.SetXAxis(names).XYReversal()
	chart.SetGlobalOptions(charts.WithXAxisOpts(opts.XAxis{Type: "value", MinInterval: 1}), charts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: opts.Bool(true)}))
	var edits list
	for _, s := range models.ResolutionStates {
		if counts[s] == 0 {
			continue
		}
		data := make([]item, len(rows))
		for i, r := range rows {
			data[i] = item{Value: gap}
			if n := r.counts[s]; n > 0 {
				data[i] = item{Value: n, Slim: slim(float64(n)/float64(rows[0].total), phoneBars, german.Int(n)), Href: q.bodyHref(r.body),
					Tip: []string{bodyName(r.body), german.ResolutionState(s) + ": " + strconv.Itoa(n) + " von " + german.Resolutions(r.total)}}
			}
		}
		chart.MultiSeries = append(chart.MultiSeries, charts.SingleSeries{Type: "bar", Name: german.ResolutionState(s), Stack: "ergebnis", BarMaxWidth: "24", Data: data})
		edits = append(edits, object{"itemStyle": resolutionStyles[s], "emphasis": object{"focus": "series"}, "label": numberChip("{c}"), "labelLayout": object{"hideOverlap": true}})
	}
	f.drawStacks(chart, names, edits)
}
