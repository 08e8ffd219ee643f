// From a go-echarts chart to a finished option: the one place that mends what its types lack.

package charts

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"zielstand/models"
)

type (
	object = map[string]any
	list   = []any
)

// drawing is what the charts of go-echarts have in common.
type drawing interface {
	Validate()
	JSON() map[string]any
}

// item is one point of the data. go-echarts' own items have no room for the lines of the tooltip and
// for the page a point leads to.
type item struct {
	Name      string   `json:"name,omitempty"`
	Value     any      `json:"value"`
	Tip       []string `json:"tip,omitempty"`
	Href      string   `json:"href,omitempty"`
	Slim      bool     `json:"slim,omitempty"` // no room for the number on a phone
	ItemStyle object   `json:"itemStyle,omitempty"`
	Label     object   `json:"label,omitempty"`
	Children  []item   `json:"children,omitempty"`
	// SymbolSize is that of a point; 0 = that of its series.
	SymbolSize int `json:"symbolSize,omitempty"`
}

const (
	font = "'Fira Sans', sans-serif"
	gap  = "-" // a point that ECharts leaves out
)

// draw finishes the chart: edits are merged into what go-echarts yields (series by their position), and narrow over
// that on small screens.
func (f *Figure) draw(chart drawing, edits, narrow object) { f.drawFor(chart, edits, narrow, nil) }

// drawFor is draw with phone merged over narrow where there is even less room.
func (f *Figure) drawFor(chart drawing, edits, narrow, phone object) {
	chart.Validate()
	base, err := plainJSON(chart.JSON())
	if err != nil {
		f.err = err
		return
	}
	for _, part := range []*object{&edits, &narrow, &phone} {
		if *part, err = plainObject(*part); err != nil {
			f.err = err
			return
		}
	}
	for _, key := range []string{"title", "toolbox", "color"} {
		delete(base, key)
	}
	dropNull(base)
	base = merge(defaults(), base).(object)
	base = merge(base, edits).(object)
	dress(base, "")
	f.set(forWidths(base, narrow, phone))
}

// set takes over a finished option, which is written out at most once.
func (f *Figure) set(option object) {
	f.option, f.text = option, sync.OnceValue(func() []byte { return textOf(option) })
}

// defaults hold for every figure. The legend is hidden unless a figure asks for it.
func defaults() object {
	return object{
		"animation": false, "useUTC": true,
		"textStyle": object{"fontFamily": font, "fontSize": 13, "color": "$text"},
		"aria":      object{"enabled": true, "decal": object{"show": true, "decals": list{plain}}, "label": object{"enabled": false}},
		"legend":    object{"show": false},
	}
}

// legendBelow is the legend of figures that need one: what it names is written under the chart.
func legendBelow() object {
	return object{"show": true, "left": 0, "bottom": 0, "icon": "rect", "itemWidth": 18, "itemHeight": 12, "itemGap": 14,
		"selectedMode": false, "textStyle": object{"fontSize": 13, "color": "$text"}}
}

// legendRoom is what a legend of n entries takes below a figure on a phone, two in a row, in pixels.
func legendRoom(n int) int { return 30 + 27*((n+1)/2) }

// legendRoomOf is legendRoom for longer entries, which may need a row each.
func legendRoomOf(names []string) int {
	const mark, letter, row = 18 + 5 + 14, 7, 270 // pixels beside a name, of each of its letters, and of a phone
	rows, filled := 0, row
	for _, name := range names {
		width := mark + letter*utf8.RuneCountInString(name)
		if filled += width; filled > row {
			rows, filled = rows+1, width
		}
	}
	return max(legendRoom(len(names)), 30+27*rows)
}

// chip is a label readable on any colour and pattern: text on a plate of the surface's colour.
func chip(size int) object {
	return object{"show": true, "color": "$text", "backgroundColor": "$surface", "borderRadius": 3, "padding": list{1, 5}, "fontSize": size, "lineHeight": size + 4, "fontWeight": 600,
		"textBorderWidth": 0}
}

// numberChip is the number on a segment of a bar: a chip that segments which are slim on a phone go without there.
func numberChip(formatter string) object {
	plate := merge(chip(12), object{"padding": list{3, 5, 2, 5}}).(object) // here a line is no higher than its letters
	delete(plate, "show")
	return object{"show": true, "formatter": "{chip|" + formatter + "}", "rich": object{"chip": plate}}
}

// withoutSlim is what changes about the labels of n series of bars on a phone.
func withoutSlim(n int) list {
	out := make(list, n)
	for i := range out {
		out[i] = object{"label": object{"formatter": "fn:plakette"}}
	}
	return out
}

// plainJSON turns structs and typed lists into objects and lists; NaN and infinities are an error.
func plainJSON(v any) (object, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	var out object
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	return out, decoder.Decode(&out)
}

// plainObject is plainJSON for what is made of objects and lists already: those are copied, and only what else is in them
// goes through JSON, which costs ten times as much.
func plainObject(o object) (object, error) {
	out := make(object, len(o))
	for key, value := range o {
		plain, err := plainValue(value)
		if err != nil {
			return nil, err
		}
		out[key] = plain
	}
	return out, nil
}

func plainValue(value any) (any, error) {
	switch v := value.(type) {
	case nil, string, bool, int, json.Number:
		return v, nil
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, fmt.Errorf("%v is no number of JSON", v)
		}
		return v, nil
	case object:
		return plainObject(v)
	case list:
		out := make(list, len(v))
		for i, item := range v {
			var err error
			if out[i], err = plainValue(item); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	wrapped, err := plainJSON(object{"": value})
	return wrapped[""], err
}

// dropNull takes out what go-echarts writes for values nobody set.
func dropNull(node any) {
	switch v := node.(type) {
	case object:
		maps.DeleteFunc(v, func(_ string, value any) bool { return value == nil })
		for _, value := range v {
			dropNull(value)
		}
	case list:
		for _, value := range v {
			dropNull(value)
		}
	}
}

// merge lays over on top of base: objects by key, lists of objects by position, anything else replaced.
func merge(base, over any) any {
	switch o := over.(type) {
	case object:
		b, ok := base.(object)
		if !ok {
			return o
		}
		out := maps.Clone(b)
		for key, value := range o {
			out[key] = merge(b[key], value)
		}
		return out
	case list:
		b, ok := base.(list)
		if !ok || len(o) == 0 || !allObjects(o) || !allObjects(b) {
			return o
		}
		out := append(list{}, b...)
		for i, value := range o {
			if i < len(out) {
				out[i] = merge(out[i], value)
			} else {
				out = append(out, value)
			}
		}
		return out
	}
	return over
}

func allObjects(l list) bool {
	for _, v := range l {
		if _, ok := v.(object); !ok {
			return false
		}
	}
	return true
}

// texts are the parts of an option whose font must be said: renderers do not inherit it everywhere.
var texts = map[string]bool{"axisLabel": true, "label": true, "dayLabel": true, "monthLabel": true, "yearLabel": true,
	"nameTextStyle": true, "textStyle": true}

func dress(node any, key string) {
	switch v := node.(type) {
	case object:
		if texts[key] {
			setDefault(v, "fontFamily", font)
			setDefault(v, "color", "$text")
		}
		for name, value := range v {
			dress(value, name)
		}
	case list:
		for _, value := range v {
			dress(value, key)
		}
	}
}

func setDefault(v object, key string, value any) {
	if _, set := v[key]; !set {
		v[key] = value
	}
}

// number is v, or a gap where v is unknown.
func number(v float64) any {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return gap
	}
	return math.Round(v*10) / 10
}

// millis is the day's midnight in UTC as ECharts counts time.
func millis(d models.Date) int64 { return d.Time().UnixMilli() }

// JSON is the option with tokens for the page's script, "null" without a chart; it must not be changed. It cannot break
// out of a script element: <, >, & and the line separators are escaped.
func (f *Figure) JSON() []byte {
	if f.option == nil || f.text == nil {
		return textOf(f.option)
	}
	return f.text()
}

func textOf(option object) []byte {
	text, err := json.Marshal(option)
	if err != nil {
		panic(fmt.Sprintf("option of a figure: %v", err)) // draw let only plain values through
	}
	return text
}

var token = regexp.MustCompile(`(?i)^\$([a-z][a-z0-9_-]*)(?:/(0|1|0?\.\d+))?$`)

// dataKeys hold texts of the data, which may look like anything and are never read as tokens; the same
// list as in static/src/js/figure.js.
var dataKeys = map[string]bool{"name": true, "value": true, "id": true, "tip": true, "href": true, "source": true,
	"target": true, "text": true, "data": true, "date": true}

// Option is the option with the colours of the theme put in, nil without a chart. The shapes of the
// timetable stay named ("fn:zeitbalken"): JSON has no functions.
func (f *Figure) Option(theme Theme) map[string]any {
	if f.option == nil {
		return nil
	}
	return resolve(f.option, "", Palette(theme)).(object)
}

func resolve(node any, key string, palette map[string]string) any {
	switch v := node.(type) {
	case object:
		out := make(object, len(v))
		for name, value := range v {
			out[name] = resolve(value, name, palette)
		}
		return out
	case list:
		out := make(list, len(v))
		for i, value := range v {
			out[i] = resolve(value, key, palette)
		}
		return out
	case string:
		if m := token.FindStringSubmatch(v); m != nil && !dataKeys[key] && palette[m[1]] != "" {
			return withAlpha(palette[m[1]], m[2])
		}
	}
	return node
}

// withAlpha writes #336699 and 0.4 as rgba(51,102,153,0.4).
func withAlpha(hex, alpha string) string {
	if alpha == "" {
		return hex
	}
	channels := make([]string, 3)
	for i := range channels {
		n, _ := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8) // the palette's form is held by a test
		channels[i] = strconv.FormatUint(n, 10)
	}
	return "rgba(" + strings.Join(channels, ",") + "," + alpha + ")"
}
