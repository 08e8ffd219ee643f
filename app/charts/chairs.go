// The calendar of chairs: a tile for each turn, with the one of the Stichtag marked.

package charts

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"zielstand/app/german"
	"zielstand/app/governance"
	"zielstand/models"
)

// Tiles side by side on a desk, in a column and on a phone, and how high one is, in pixels.
const (
	tilesWide, tilesNarrow, tilesPhone = 6, 4, 3
	tileHeight                         = 76
)

// What a turn is on the Stichtag.
const (
	turnOver = iota + 1
	turnNow
	turnAhead
)

var turnWords = map[int]string{turnOver: "vergangen", turnNow: "am Stichtag im Vorsitz", turnAhead: "künftig"}

func chairs(q Query) *Figure {
	f := &Figure{Subtitle: q.subtitle("Vorsitz nach der Tabelle des Gremiums", 0)}
	body := q.chaired()
	if body == nil {
		f.Empty = "Für kein Gremium ist eine Reihenfolge des Vorsitzes erfasst."
		if len(q.governed().bodies) == 0 {
			f.Empty = noBodies
		}
		return f
	}
	turns := q.Portfolio.TurnsOf(body.ID)
	f.Subtitle = q.subtitle("Vorsitz: "+bodyName(body), len(turns))
	f.Title = q.chairFinding(body, turns)
	f.Rule = "Jede Kachel ist eine Zeile der vom Gremium beschlossenen Reihenfolge; n zählt die Zeilen. Was das Gremium später davon abweichend beschließt, steht erst hier, wenn es erfasst ist."
	f.Alt = "Kacheln in der Reihenfolge der Jahre, je eine für jede Vorsitzperiode; die des Stichtags ist mit „aktuell“ beschriftet. " + f.Title
	f.Table.Columns = []Column{{"Zeitraum", false}, {"Vorsitz", false}, {"Nummer", true}, {"Stand", false}, {"Hinweis", false}}
	for _, t := range turns {
		f.Table.Rows = append(f.Table.Rows, cells(turnSpan(t), q.chairNames(t), strconv.Itoa(t.Number), turnWords[q.turnState(t)], t.Note))
	}
	f.drawTiles(q, turns)
	return f
}

// chaired is the body asked about, else the one with the longest table of chairs; nil where none has one.
func (q Query) chaired() (most *models.Body) {
	for _, b := range q.Portfolio.Bodies {
		n := len(q.Portfolio.TurnsOf(b.ID))
		if n > 0 && b.ExistsOn(q.Portfolio.Stichtag) && q.ofLand(b) && (q.BodyID == "" || q.BodyID == b.ID) && (most == nil || n > len(q.Portfolio.TurnsOf(most.ID))) {
			most = b
		}
	}
	return most
}

func (q Query) turnState(t *models.ChairTurn) int {
	switch day := q.Portfolio.Stichtag; {
	case t.Until < day:
		return turnOver
	case t.From > day:
		return turnAhead
	}
	return turnNow
}

func (q Query) chairNames(t *models.ChairTurn) string {
	names := make([]string, len(t.JurisdictionIDs))
	for i, id := range t.JurisdictionIDs {
		names[i] = id
		if land := q.Portfolio.Jurisdiction(id); land != nil {
			names[i] = land.Name
		}
	}
	return german.Enumerate(names)
}

// turnSpan is the year of a turn, or its two days where it is no whole year.
func turnSpan(t *models.ChairTurn) string {
	if year := t.From.Year(); t.From == models.NewDate(year, 1, 1) && t.Until == models.NewDate(year, 12, 31) {
		return strconv.Itoa(year)
	}
	return german.Date(t.From) + " – " + german.Date(t.Until)
}

func (q Query) chairFinding(b *models.Body, turns []*models.ChairTurn) string {
	now, next := q.Portfolio.TurnOn(b.ID, q.Portfolio.Stichtag), governance.NextChair(q.Portfolio, b.ID, q.Portfolio.Stichtag)
	verb := func(t *models.ChairTurn, one, many string) string {
		if len(t.JurisdictionIDs) > 1 {
			return many
		}
		return one
	}
	last := turns[len(turns)-1]
	text := "die Reihenfolge des Vorsitzes von " + german.Quote(b.Title()) + " endet " + turnSpan(last) + " mit " + q.chairNames(last)
	switch {
	case now != nil:
		text = "den Vorsitz von " + german.Quote(b.Title()) + " " + verb(now, "hat ", "haben gemeinsam ") + q.chairNames(now) + " (" + turnSpan(now) + ")"
		if next != nil {
			text += "; dann " + verb(next, "folgt ", "folgen ") + q.chairNames(next)
		}
	case next != nil:
		text = "der nächste Vorsitz von " + german.Quote(b.Title()) + " ist " + turnSpan(next) + " bei " + q.chairNames(next)
	}
	return german.Sentence(text)
}

func (f *Figure) drawTiles(q Query, turns []*models.ChairTurn) {
	rows := func(across int) int { return (len(turns) + across - 1) / across }
	tiles := func(across int) []item {
		data := make([]item, len(turns))
		for i, t := range turns {
			state := q.turnState(t)
			data[i] = item{Name: tileText(turnSpan(t), q.chairNames(t), state), Value: list{i % across, i / across, state}, Tip: []string{turnSpan(t) + ": " + q.chairNames(t), turnWords[state]},
				Label: object{"color": map[int]string{turnOver: "$on-step-1", turnNow: "$on-step-5", turnAhead: "$on-step-2"}[state]}}
		}
		return data
	}
	axis := func(n int, inverse bool) object {
		return object{"type": "category", "data": numbered(n), "inverse": inverse, "axisLabel": object{"show": false}, "axisTick": object{"show": false}, "axisLine": object{"show": false}, "splitLine": object{"show": false}}
	}
	f.Height = Heights{Wide: 50 + tileHeight*rows(tilesWide), Narrow: 60 + tileHeight*rows(tilesNarrow), Phone: 100 + (tileHeight+4)*rows(tilesPhone)}
	chart := charts.NewHeatMap()
	chart.SetGlobalOptions(charts.WithXAxisOpts(opts.XAxis{Type: "category"}), charts.WithYAxisOpts(opts.YAxis{Type: "category"}))
	chart.MultiSeries = charts.MultiSeries{{Type: "heatmap", Name: "Vorsitz", Data: tiles(tilesWide)}}
	narrow := func(across, bottom int) object {
		return object{"xAxis": list{axis(across, false)}, "yAxis": list{axis(rows(across), true)}, "series": list{object{"data": tiles(across)}}, "grid": object{"bottom": bottom}}
	}
	f.drawFor(chart, object{
		"grid": object{"left": 0, "right": 0, "top": 0, "bottom": 44}, "xAxis": list{axis(tilesWide, false)}, "yAxis": list{axis(rows(tilesWide), true)},
		"series": list{object{"itemStyle": object{"borderColor": "$surface", "borderWidth": 4, "borderRadius": 8},
			"label": object{"show": true, "formatter": "{b}", "fontSize": 13, "lineHeight": 17, "fontWeight": 600, "textBorderWidth": 0}}},
		"visualMap": list{object{"type": "piecewise", "show": true, "orient": "horizontal", "inverse": false, "left": 0, "bottom": 0, "itemWidth": 16, "itemHeight": 14, "itemGap": 12, "selectedMode": false, "dimension": 2,
			"textStyle": object{"fontSize": 12, "color": "$text"}, "pieces": list{
				object{"value": turnOver, "label": turnWords[turnOver], "color": "$step-1"}, object{"value": turnNow, "label": turnWords[turnNow], "color": "$step-5"},
				object{"value": turnAhead, "label": turnWords[turnAhead], "color": "$step-2"}}}},
	}, narrow(tilesNarrow, 44), merge(narrow(tilesPhone, 84), object{"series": list{object{"label": object{"fontSize": 12, "lineHeight": 15}}}, "visualMap": list{object{"itemGap": 8, "orient": "vertical", "inverse": true}}}).(object))
}

// tileText is the year over the name, which breaks at its hyphen where it is long.
func tileText(span, names string, state int) string {
	if state == turnNow {
		span += " · aktuell"
	}
	if utf8.RuneCountInString(names) > 11 {
		names = strings.NewReplacer("-", "-\n", " und ", " und\n").Replace(names)
	}
	return strings.Replace(span, " – ", " –\n", 1) + "\n" + names
}

func numbered(n int) list {
	out := make(list, n)
	for i := range out {
		out[i] = strconv.Itoa(i + 1)
	}
	return out
}
