// Responsibilities by ministry: how many measures each leads, how many it takes part in, and how far those are that it
// leads.

package charts

import (
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// part is how a ministry belongs to a measure.
type part int

// The parts, in the order of the segments of a bar.
const (
	partLeads part = iota
	partLeadProposed
	partTakesPart
	partTakesPartProposed
	parts
)

var partWords = [parts]string{"federführend", "federführend (Vorschlag)", "beteiligt", "beteiligt (Vorschlag)"}

func partStyle(p part) object {
	return [parts]object{style("$phase-implementing", plain), style("$phase-preparing", diagonal), style("$phase-ongoing", upright), style("$phase-planned", dots)}[p]
}

// ministryParts is a row: a ministry and its measures.
type ministryParts struct {
	ministry *models.Ministry
	counts   [parts]int
	led      *progress.Rollup // those with a stated lead, else the proposed ones; nil without any
}

func (m *ministryParts) total() (n int) {
	for _, k := range m.counts {
		n += k
	}
	return n
}

// leading and taking count stated and proposed parts together.
func (m *ministryParts) leading() int { return m.counts[partLeads] + m.counts[partLeadProposed] }
func (m *ministryParts) taking() int {
	return m.counts[partTakesPart] + m.counts[partTakesPartProposed]
}

// responsibilitySum is what the measures of a scope say about ministries.
type responsibilitySum struct {
	rows                 []*ministryParts
	measures, none, open int // all, without any lead, and those that a proposal gives to all ministries
	several              bool
}

func responsibilities(q Query) *Figure {
	s := q.responsibilities()
	f := &Figure{Subtitle: q.subtitle("Federführung und Beteiligung der Ressorts", s.measures)}
	switch {
	case s.measures == 0:
		f.Empty = noMeasures
		return f
	case len(s.rows) == 0:
		f.Empty = "Für keine Maßnahme ist ein zuständiges Ressort bekannt."
		return f
	}
	f.Title = s.finding(q)
	f.Rule = q.rule(nil, s.rule())
	f.Alt = "Gestapelte Balken, ein Balken je Ressort: zuerst die Maßnahmen, die es federführend verantwortet, dann jene, an denen es beteiligt ist. " + f.Title
	f.tableOfParts(q, s)
	f.drawParts(q, s)
	return f
}

// responsibilities counts over all measures of the scope; a ministry of the scope chooses its row, not the measures.
func (q Query) responsibilities() *responsibilitySum {
	p, scope := q.Portfolio, q.Scope
	scope.MinistryID = ""
	rows := map[*models.Ministry]*ministryParts{}
	row := func(m *models.Ministry) *ministryParts {
		if rows[m] == nil {
			rows[m] = &ministryParts{ministry: m}
		}
		return rows[m]
	}
	groups := progress.ByMinistry(p, scope)
	s := &responsibilitySum{}
	for _, g := range groups {
		if g.To == nil {
			s.none = g.Rollup.Total
			continue
		}
		r, kind := row(g.To), partLeads
		if g.Proposed {
			kind = partLeadProposed
		}
		r.counts[kind] += g.Rollup.Total
		if r.led == nil {
			r.led = g.Rollup
		}
	}
	for _, l := range scope.Measures(p) {
		s.measures++
		links, all := p.Participants(l.To)
		if all {
			s.open++
		}
		for _, of := range links {
			kind := partTakesPart
			if of.Proposed {
				kind = partTakesPartProposed
			}
			row(of.To).counts[kind]++
		}
	}
	for _, m := range p.Ministries {
		if r := rows[m]; r != nil && (q.Scope.MinistryID == "" || q.Scope.MinistryID == m.ID) {
			s.several = s.several || len(s.rows) > 0 && s.rows[0].ministry.JurisdictionID != m.JurisdictionID
			s.rows = append(s.rows, r)
		}
	}
	return s
}

func (s *responsibilitySum) rule() string {
	text := "Ein Balken zählt die Maßnahmen, die ein Ressort am Stichtag federführt, und jene, an denen es beteiligt ist; eine Maßnahme zählt bei jedem beteiligten Ressort. " +
		"Der Prozentwert beim Namen ist der Fortschritt der geführten Maßnahmen mit seiner Abdeckung."
	if s.none > 0 {
		text += " Ohne Ressort in der Federführung: " + german.Measures(s.none) + "."
	}
	if s.open > 0 {
		text += " Bei " + german.Measures(s.open) + " nennt ein Vorschlag alle Ressorts als beteiligt; das zählt hier bei keinem."
	}
	return text
}

// finding names who leads most and who takes part in most.
func (s *responsibilitySum) finding(q Query) string {
	name := func(r *ministryParts) string { return ministryLabel(q.Portfolio, r.ministry, false, s.several) }
	first, helper := s.rows[0], s.rows[0]
	for _, r := range s.rows {
		if r.leading() > first.leading() {
			first = r
		}
		if r.taking() > helper.taking() {
			helper = r
		}
	}
	if len(s.rows) == 1 {
		further := "an keiner weiteren"
		if n := first.taking(); n > 0 {
			further = "an " + german.Int(n) + " weiteren"
		}
		return german.Sentence(name(first) + " führt " + german.Int(first.leading()) + " von " + german.Measures(s.measures) + " und ist " + further + " beteiligt")
	}
	text := name(first) + " führt " + german.Int(first.leading()) + " von " + german.Measures(s.measures)
	if first.leading() == 0 {
		text = "keine Maßnahme hat ein federführendes Ressort"
	} else if n := first.counts[partLeadProposed]; n > 0 {
		text += ", davon " + german.Int(n) + " nur nach Vorschlägen"
	}
	switch {
	case helper.taking() == 0:
		text += "; Beteiligungen sind keine angegeben"
	case helper == first:
		text += " und ist mit " + german.Int(helper.taking()) + " auch am häufigsten beteiligt"
	default:
		text += "; am häufigsten beteiligt ist " + name(helper) + " (" + german.Int(helper.taking()) + ")"
	}
	return german.Sentence(text)
}

func (f *Figure) tableOfParts(q Query, s *responsibilitySum) {
	f.Table.Columns = columns(1, append(append([]string{"Ressort"}, partWords[:]...), "Fortschritt der geführten", "mit Prozentwert")...)
	for _, r := range s.rows {
		line := []Cell{{r.ministry.Name + " (" + abbreviation(r.ministry) + ")", q.ministryHref(r.ministry)}}
		for _, n := range r.counts {
			line = append(line, Cell{Text: german.Int(n)})
		}
		if r.led == nil {
			line = append(line, cells("–", "–")...)
		} else {
			line = append(line, cells(german.WholePercent(r.led.Percent), german.Int(r.led.Known)+" von "+german.Int(r.led.Counted))...)
		}
		f.Table.Rows = append(f.Table.Rows, line)
	}
}

func (f *Figure) drawParts(q Query, s *responsibilitySum) {
	names, phone, most := make([]string, len(s.rows)), make([]string, len(s.rows)), 0
	for i, r := range s.rows {
		names[i] = ministryLabel(q.Portfolio, r.ministry, false, s.several)
		phone[i] = names[i]
		if r.led != nil && r.led.Known > 0 {
			names[i] += "\n" + coverage(r.led)
			phone[i] += " " + german.WholePercent(r.led.Percent) + "\n" + german.Int(r.led.Known) + " von " + german.Int(r.led.Counted)
		}
		most = max(most, r.total())
	}
	chart := charts.NewBar()
	chart.SetXAxis(names).XYReversal()
	chart.SetGlobalOptions(charts.WithXAxisOpts(opts.XAxis{Type: "value", MinInterval: 1}), charts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: opts.Bool(true)}))
	var edits list
	for kind := range parts {
		data, used := make([]item, len(s.rows)), false
		for i, r := range s.rows {
			data[i] = item{Value: gap}
			n := r.counts[kind]
			if n == 0 {
				continue
			}
			used = true
			data[i] = item{Value: n, Slim: slim(float64(n)/float64(most), phoneBars, german.Int(n)), Href: q.ministryHref(r.ministry),
				Tip: []string{r.ministry.Name, partWords[kind] + ": " + strconv.Itoa(n) + " von " + german.Measures(s.measures)}}
		}
		if used {
			chart.MultiSeries = append(chart.MultiSeries, charts.SingleSeries{Type: "bar", Name: partWords[kind], Stack: "teile", BarMaxWidth: "24", Data: data})
			edits = append(edits, object{"itemStyle": partStyle(kind), "emphasis": object{"focus": "series"}, "label": numberChip("{c}"), "labelLayout": object{"hideOverlap": true}})
		}
	}
	f.Height = Heights{Wide: 110 + rowHeight(names, besideBars)*len(names), Narrow: 140 + rowHeight(phone, besideBarsPhone)*len(names)}
	f.drawFor(chart, object{
		"grid": object{"left": 0, "right": 16, "top": 8, "bottom": 56, "containLabel": true}, "legend": legendBelow(),
		"xAxis": list{valueAxis()}, "yAxis": list{merge(categoryAxis(names, besideBars), object{"data": names})}, "series": edits,
	}, object{"yAxis": list{object{"data": phone, "axisLabel": object{"width": min(besideBarsPhone, labelWidth(phone, besideBars))}}}, "grid": object{"bottom": legendRoom(len(edits))}},
		object{"series": withoutSlim(len(edits))})
}
