// Figures where there is little room: what changes in a column beside another figure and on a phone, and how high they
// are there.

package charts

// Up to these widths of its drawing, in pixels, a figure is drawn for a column and for a phone.
const (
	narrowWidth = 560
	phoneWidth  = 400
)

// Heights say how high a figure is drawn, in pixels, by how wide: in general, in a column, and on a phone, where 0 means
// as in the one before. Round figures are no higher on a small screen than wide, and Below more for what stands
// under them. Least is how low the wide figure may be drawn on a page that has no more room; 0 = not lower.
type Heights struct {
	Wide   int  `json:"wide"`
	Narrow int  `json:"narrow,omitempty"`
	Phone  int  `json:"phone,omitempty"`
	Round  bool `json:"round,omitempty"`
	Below  int  `json:"below,omitempty"`
	Least  int  `json:"-"`
}

// For is the height of a figure drawn that wide. On the page figure.js works it out.
func (h Heights) For(width int) int {
	height := h.Wide
	if width <= narrowWidth && h.Narrow > 0 {
		height = h.Narrow
	}
	if width <= phoneWidth && h.Phone > 0 {
		height = h.Phone
	}
	if h.Round && width <= narrowWidth {
		height = min(height, width+h.Below)
	}
	return height
}

// forWidths adds to base what changes on small screens; the last rule changes it back.
func forWidths(base, narrow, phone object) object {
	full := merge(narrow, phone).(object)
	if len(full) == 0 {
		return base
	}
	wide := counterpart(full, base).(object)
	media := list{}
	if len(phone) > 0 {
		media = append(media, object{"query": object{"maxWidth": phoneWidth}, "option": full},
			object{"query": object{"minWidth": phoneWidth + 1, "maxWidth": narrowWidth}, "option": merge(wide, narrow)})
	} else {
		media = append(media, object{"query": object{"maxWidth": narrowWidth}, "option": full})
	}
	return object{"baseOption": base, "media": append(media, object{"option": wide})}
}

// counterpart is what undoes narrow on a wide screen: the values of base in the same places.
func counterpart(narrow, base any) any {
	switch n := narrow.(type) {
	case object:
		b, _ := base.(object)
		out := object{}
		for key, value := range n {
			if wide := counterpart(value, b[key]); wide != nil {
				out[key] = wide // a test holds that every value has one
			}
		}
		return out
	case list:
		b, ok := base.(list)
		if !ok {
			b = list{base} // ECharts takes one component where a list may stand
		}
		if !allObjects(n) || len(b) < len(n) {
			return base
		}
		out := list{}
		for i, value := range n {
			out = append(out, counterpart(value, b[i]))
		}
		return out
	}
	return base
}

// yAxisOf is an upright category axis, with everything set that labelAbove changes.
func yAxisOf(names []string, most int) object {
	axis := categoryAxis(names, most)
	axis["z"] = 0
	axis["axisLabel"] = merge(axis["axisLabel"], object{"align": "right", "verticalAlign": "middle", "textBorderColor": "$surface", "textBorderWidth": 0})
	return axis
}

// The room for a name above its bar, in a column and on a phone, in pixels.
const (
	columnLabel = 380
	phoneLabel  = 230
)

// labelAbove puts the names of a category axis over their bars, rise pixels over the middle: a small screen has no room
// beside them. On a phone they break at phoneLabel. Lines go round their letters, not through them.
func labelAbove(rise int) object {
	return object{"z": 6, "axisLabel": object{"inside": true, "align": "left", "verticalAlign": "bottom", "padding": list{0, 0, rise / 2, 0}, "margin": 0, "width": columnLabel, "textBorderWidth": 4}}
}

// slim tells whether a segment of a bar, which takes a share of that many pixels of a phone, has no room there for its
// number.
func slim(share float64, pixels int, number string) bool {
	return share*float64(pixels) < float64(10+7*len(number))
}
