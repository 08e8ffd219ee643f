// Assignments in lanes by the kind of their deadline: when they are due and how far they are. What has no day stands at
// the edge of its lane, counted.

package charts

import (
	"cmp"
	"math"
	"slices"
	"time"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"zielstand/app/german"
	"zielstand/app/governance"
	"zielstand/models"
)

// mostPoints is how many points are drawn; of more, those of a month, a quarter or a year become one. mostDuties is up to
// how many assignments the table names each.
const (
	mostPoints = 150
	mostDuties = 200
)

// mark is how a point looks by how far the assignment is.
type mark struct {
	word, symbol, colour string
	decal                object
}

// marks are in the order of the rows of a lane: what is late first.
var marks = []mark{
	{"überfällig", "diamond", "$ampel-red", plain},
	{german.AssignmentState(models.AssignmentOpen), "circle", "$phase-preparing", plain},
	{german.AssignmentState(models.AssignmentInProgress), "circle", "$phase-implementing", diagonal},
	{german.AssignmentState(models.AssignmentReportedDone), "roundRect", "$phase-ongoing", upright},
	{german.AssignmentState(models.AssignmentConfirmed), "rect", "$phase-completed", level},
	{german.AssignmentState(models.AssignmentDropped), "triangle", "$phase-paused", plain},
	{german.AssignmentState(""), "pin", "$neutral", plain},
}

// markOf is the position in marks.
func markOf(d *duty) int {
	if d.Overdue {
		return 0
	}
	if d.State == "" {
		return len(marks) - 1
	}
	return 1 + slices.Index(models.AssignmentStates, d.State)
}

// lane is a kind of deadline: its title, and the row of each mark in it.
type lane struct {
	kind        models.DeadlineKind
	from, until int // rows; the first one is the title's
	rows        map[int]int
	count, late int
}

func duties(q Query) *Figure {
	g := q.governed()
	f := &Figure{Subtitle: q.subtitle("Aufträge nach Art der Frist, Termin und Stand", len(g.duties))}
	switch {
	case len(g.bodies) == 0:
		f.Empty = noBodies
		return f
	case len(g.duties) == 0:
		f.Empty = noAssignments
		return f
	}
	points, span := dutyPoints(g.duties)
	secret := governance.Count(g.duties).Secret
	f.Title = dutyFinding(g.duties)
	f.Rule = governedRule(secret, "Überfällig ist, was nach seinem Termin weder erledigt gemeldet noch entfallen ist; ein Zeitraum endet mit seinem letzten Tag, eine Sitzung zählt mit ihrem Datum. "+
		"Aufträge ohne Termin stehen gezählt rechts in ihrer Zeile.", span)
	f.Alt = "Zeitleiste mit einer Bahn je Art der Frist; jeder Punkt ist ein Auftrag oder mehrere am selben Termin, Form und Farbe zeigen den Stand, rechts stehen die ohne Termin. " + f.Title
	f.tableOfDuties(q, g.duties)
	f.drawDuties(q, g.duties, points)
	return f
}

func dutyFinding(all []duty) string {
	tally := governance.Count(all)
	overdue, secret := tally.Overdue, tally.Secret
	undated := 0
	for _, d := range all {
		if !d.Dated {
			undated++
		}
	}
	n := len(all)
	text := "keiner der " + german.Int(n) + " Aufträge ist überfällig"
	switch {
	case secret == n:
		text = "wie weit die " + german.Assignments(n) + " sind, ist nicht öffentlich"
		if n == 1 {
			text = "wie weit der Auftrag ist, ist nicht öffentlich"
		}
	case n == 1 && overdue == 1:
		text = "der einzige Auftrag ist überfällig"
	case n == 1:
		text = "der einzige Auftrag ist nicht überfällig"
	case secret > 0 && overdue == 0:
		text = "keiner der " + german.Int(n-secret) + " Aufträge mit bekanntem Stand ist überfällig"
	case overdue == 1:
		text = "1 von " + german.Int(n) + " Aufträgen ist überfällig"
	case overdue > 1:
		text = german.Int(overdue) + " von " + german.Int(n) + " Aufträgen sind überfällig"
	}
	switch {
	case undated == 0:
	case n == 1:
		text += "; er hat keinen Termin"
	case undated == 1:
		text += "; 1 hat keinen Termin"
	case undated == n:
		text += "; keiner hat einen Termin"
	default:
		text += "; " + german.Int(undated) + " haben keinen Termin"
	}
	return german.Sentence(text)
}

// dutyPoint is what one point stands for: assignments of a kind and a mark on a day, or, without a day, of all.
type dutyPoint struct {
	kind  models.DeadlineKind
	mark  int
	on    models.Date // 0 = without a day
	count int
	first duty
}

// dutyPoints puts together what is due on the same day, or within the same month, quarter or year where there are too many
// points; the sentence says which.
func dutyPoints(all []duty) ([]*dutyPoint, string) {
	days := pointsOfDays(all)
	for _, step := range []struct {
		months int
		word   string
	}{{0, ""}, {1, "eines Monats"}, {3, "eines Vierteljahres"}, {12, "eines Jahres"}} {
		points := pointsBy(days, step.months)
		if len(points) <= mostPoints || step.months == 12 {
			text := "Ein Punkt mit Zahl steht für mehrere Aufträge am selben Tag."
			if step.months > 0 {
				text = "Ein Punkt steht für alle Aufträge " + step.word + " und liegt an dessen Beginn."
			}
			return points, text
		}
	}
	return nil, ""
}

// pointsOfDays has a point for each day, kind and mark.
func pointsOfDays(all []duty) []*dutyPoint {
	of := map[int64]*dutyPoint{}
	var points []*dutyPoint
	for i := range all {
		d := &all[i]
		mark, on := markOf(d), models.Date(0)
		if d.Dated {
			on = d.Due
		}
		key := pointKey(d.Deadline.Kind, mark, on)
		p := of[key]
		if p == nil {
			p = &dutyPoint{kind: d.Deadline.Kind, mark: mark, on: on, first: *d}
			of[key] = p
			points = append(points, p)
		}
		p.count++
	}
	slices.SortStableFunc(points, func(a, b *dutyPoint) int { return cmp.Compare(a.on, b.on) })
	return points
}

// pointKey tells points apart by one number, which a map finds faster than three.
func pointKey(kind models.DeadlineKind, mark int, on models.Date) int64 {
	return (int64(on)*int64(len(models.DeadlineKinds)+1)+int64(slices.Index(models.DeadlineKinds, kind)))*int64(len(marks)) + int64(mark)
}

// pointsBy puts the points of so many months together, at the first day of them; 0 leaves the days.
func pointsBy(days []*dutyPoint, months int) []*dutyPoint {
	if months == 0 {
		return days
	}
	of := map[int64]*dutyPoint{}
	var points []*dutyPoint
	for _, day := range days { // in order, so that the points are
		on := day.on
		if on > 0 {
			t := on.Time()
			on = models.NewDate(t.Year(), t.Month()-(t.Month()-1)%time.Month(months), 1)
		}
		key := pointKey(day.kind, day.mark, on)
		if p := of[key]; p != nil {
			p.count += day.count
			continue
		}
		p := *day
		p.on = on
		of[key] = &p
		points = append(points, &p)
	}
	return points
}

// lanesOf are the kinds of deadlines that there are, each with rows for the marks in it.
func lanesOf(points []*dutyPoint) []*lane {
	var lanes []*lane
	at := 0
	for _, kind := range models.DeadlineKinds {
		l := &lane{kind: kind, from: at, rows: map[int]int{}}
		for i := range marks {
			for _, p := range points {
				if p.kind == kind && p.mark == i {
					if l.rows[i] == 0 {
						l.rows[i] = at + 1 + len(l.rows)
					}
					l.count += p.count
					if i == 0 {
						l.late += p.count
					}
				}
			}
		}
		if l.count > 0 {
			l.until = at + 1 + len(l.rows)
			lanes, at = append(lanes, l), l.until
		}
	}
	return lanes
}

func (l *lane) title() string {
	text := german.DeadlineKind(l.kind) + ": " + german.Int(l.count)
	if l.late > 0 {
		text += ", davon " + german.Int(l.late) + " überfällig"
	}
	return text
}

func (f *Figure) tableOfDuties(q Query, all []duty) {
	if len(all) > mostDuties {
		f.Table.Columns = columns(1, "Art der Frist")
		for _, m := range marks {
			f.Table.Columns = append(f.Table.Columns, Column{m.word, true})
		}
		counts := map[models.DeadlineKind][]int{}
		for _, kind := range models.DeadlineKinds {
			counts[kind] = make([]int, len(marks))
		}
		for i := range all {
			counts[all[i].Deadline.Kind][markOf(&all[i])]++
		}
		for _, kind := range models.DeadlineKinds {
			line := cells(german.DeadlineKind(kind))
			for _, n := range counts[kind] {
				line = append(line, Cell{Text: german.Int(n)})
			}
			f.Table.Rows = append(f.Table.Rows, line)
		}
		return
	}
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b duty) int {
		return cmp.Or(cmp.Compare(markOf(&a), markOf(&b)), cmp.Compare(soonest(a), soonest(b)))
	})
	f.Table.Columns = columns(6, "Auftrag", "Gremium", "Verantwortlich", "Frist", "Termin", "Stand")
	for _, d := range sorted {
		body, due := Cell{Text: german.NotStated}, "kein Termin"
		if b := q.Portfolio.Body(d.BodyID); b != nil {
			body = Cell{b.Title(), q.bodyHref(b)}
		}
		if d.Dated {
			due = german.Date(d.Due)
		}
		f.Table.Rows = append(f.Table.Rows, []Cell{{Text: d.Title}, body, {Text: d.Responsible}, {Text: deadlineText(d.Deadline)}, {Text: due}, {Text: marks[markOf(&d)].word}})
	}
}

// deadlineText is the kind with the words of the source.
func deadlineText(d models.Deadline) string {
	text := german.DeadlineKind(d.Kind)
	if d.Until.Known() || d.Until.Wording != "" {
		text += ": " + german.PartialDate(d.Until)
	}
	return text
}

func soonest(d duty) models.Date {
	if !d.Dated {
		return math.MaxInt32
	}
	return d.Due
}

// dutyRow is the height of a row, in pixels.
const dutyRow = 25

func (f *Figure) drawDuties(q Query, all []duty, points []*dutyPoint) {
	lanes := lanesOf(points)
	of := map[models.DeadlineKind]*lane{}
	for _, l := range lanes {
		of[l.kind] = l
	}
	first, last := q.Portfolio.Stichtag, q.Portfolio.Stichtag
	dated, undated := make([][]item, len(marks)), make([][]item, len(marks))
	for _, p := range points {
		y := float64(of[p.kind].rows[p.mark]) + 0.45
		if p.on == 0 {
			undated[p.mark] = append(undated[p.mark], p.item(q, list{0, y}, true))
			continue
		}
		first, last = min(first, p.on), max(last, p.on)
		dated[p.mark] = append(dated[p.mark], p.item(q, list{millis(p.on), y}, false))
	}
	pad := max(20, (last-first)/20)
	chart := charts.NewScatter()
	chart.SetGlobalOptions(charts.WithXAxisOpts(opts.XAxis{Type: "time"}), charts.WithYAxisOpts(opts.YAxis{Type: "value"}))
	lines := dayLines(q, 0, 0)
	chart.MultiSeries = charts.MultiSeries{{Type: "scatter", Name: "_bahnen"}, {Type: "scatter", Name: "_ohne"}}
	edits := list{object{"data": list{}, "silent": true, "markArea": laneAreas(lanes, true), "markLine": lines}, object{"data": list{}, "silent": true, "xAxisIndex": 1, "yAxisIndex": 1, "markArea": laneAreas(lanes, false)}}
	legend := list{}
	for i, m := range marks {
		look := object{"symbol": m.symbol, "itemStyle": object{"color": m.colour, "decal": m.decal, "borderColor": "$surface", "borderWidth": 1, "opacity": 1}, "z": 4}
		for side, data := range [][]item{dated[i], undated[i]} {
			if len(data) > 0 {
				chart.MultiSeries = append(chart.MultiSeries, charts.SingleSeries{Type: "scatter", Name: m.word, Data: data})
				edits = append(edits, merge(look, object{"xAxisIndex": side, "yAxisIndex": side}))
			}
		}
		if len(dated[i])+len(undated[i]) > 0 {
			legend = append(legend, object{"name": m.word, "icon": m.symbol})
		}
	}
	rows := lanes[len(lanes)-1].until
	f.Height = Heights{Wide: 106 + dutyRow*rows, Narrow: 64 + legendRoom(len(legend)) + dutyRow*rows}
	rowsAxis := func(grid int) object {
		return object{"type": "value", "gridIndex": grid, "min": 0, "max": rows, "inverse": true, "show": false}
	}
	days := merge(timeAxis(first, last), object{"type": "time", "gridIndex": 0, "position": "top", "min": millis(first.AddDays(-int(pad))), "max": millis(last.AddDays(int(pad))), "splitLine": object{"show": true, "lineStyle": object{"color": "$line"}}})
	edge := object{"type": "category", "gridIndex": 1, "position": "top", "data": list{"ohne Termin"}, "axisLine": object{"show": false}, "axisTick": object{"show": false},
		"axisLabel": object{"color": "$muted", "fontSize": 12, "interval": 0, "margin": 8}}
	f.draw(chart, object{
		"grid":  list{object{"left": 4, "right": 118, "top": 44, "bottom": 56}, object{"right": 4, "width": 104, "top": 44, "bottom": 56}},
		"xAxis": list{days, edge}, "yAxis": list{rowsAxis(0), rowsAxis(1)}, "legend": merge(legendBelow(), object{"data": legend}), "series": edits,
	}, object{"grid": list{object{"right": 84, "bottom": legendRoom(len(legend))}, object{"width": 74, "bottom": legendRoom(len(legend))}}, "xAxis": list{object{"splitNumber": 3}}})
}

// item is the point at the place; with its number beside or on it.
func (p *dutyPoint) item(q Query, at list, edge bool) item {
	size := 13 + min(13, 4*int(math.Log2(float64(p.count))))
	it := item{Name: german.Int(p.count), Value: at, Tip: []string{german.Assignments(p.count) + ": " + marks[p.mark].word, "Frist: " + german.DeadlineKind(p.kind)}}
	if p.on > 0 {
		it.Tip = append(it.Tip, "Termin: "+german.Date(p.on))
	}
	if p.count == 1 {
		it.Tip = append([]string{p.first.Title, marks[p.mark].word}, deadlineText(p.first.Deadline), p.first.Responsible)
	}
	it.Href = q.dutiesHref("frist", string(p.kind))
	if edge || p.count > 1 {
		it.Label = object{"show": true, "formatter": "{b}", "position": "right", "distance": 4, "fontSize": 12, "fontWeight": 600, "color": "$text"}
	}
	it.SymbolSize = size
	return it
}

// laneAreas shade every second lane and name all of them.
func laneAreas(lanes []*lane, named bool) object {
	areas := list{}
	for i, l := range lanes {
		shade := "$track/0.6"
		if i%2 == 1 {
			shade = "$surface/0"
		}
		areas = append(areas, list{object{"name": l.title(), "yAxis": l.from, "itemStyle": object{"color": shade}}, object{"yAxis": l.until}})
	}
	return object{"silent": true, "data": areas, "label": object{"show": named, "position": "insideTopLeft", "color": "$text", "fontSize": 13, "fontWeight": 600, "distance": 6}}
}
