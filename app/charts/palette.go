// The colours and patterns of the figures: plain sRGB, because ECharts reads no oklch(), and equal to
// those of the pages. Options name them by tokens ("$phase-planned"), so that one option serves both
// themes. A test computes contrast and what colour-blind eyes see.

package charts

import (
	"encoding/json"

	"zielstand/models"
)

// Theme is light or dark.
type Theme string

// The themes.
const (
	Light Theme = "light"
	Dark  Theme = "dark"
)

// colours holds each token's light and dark value.
var colours = map[string][2]string{
	"surface": {"#ffffff", "#171a26"}, // what figures are drawn on
	"text":    {"#14172a", "#eef0f7"},
	"muted":   {"#4d546f", "#adb4ca"},
	"line":    {"#d8dce7", "#31374a"}, // grid lines, never the only bearer of a fact
	"track":   {"#edeff5", "#202433"}, // what a bar runs in
	"accent":  {"#2148a8", "#7fa5ff"},
	"plan":    {"#b26500", "#f2b044"},
	"neutral": {"#767d92", "#8f97ae"},

	"phase-planned":      {"#868bc0", "#7a80b8"},
	"phase-preparing":    {"#4a8fdb", "#6fb1ff"},
	"phase-implementing": {"#2148a8", "#3f7df0"},
	"phase-ongoing":      {"#107a86", "#3fc4cf"},
	"phase-completed":    {"#0a5c3a", "#8fe3a8"},
	"phase-paused":       {"#8c8273", "#b3a58f"},
	"phase-cancelled":    {"#4a4a52", "#7d7f8a"},
	"phase-unknown":      {"#8d92a1", "#5f667d"},

	"ampel-green":  {"#00765a", "#3fcb9c"},
	"ampel-yellow": {"#b26500", "#f2b044"},
	"ampel-red":    {"#c0231a", "#ff7d70"},
	"ampel-none":   {"#666d85", "#9ea5bc"},

	// Steps of a count, from few to many, and the text that is readable on each.
	"step-1": {"#dbe5fb", "#1d2a4d"}, "on-step-1": {"#14172a", "#eef0f7"},
	"step-2": {"#adc4f5", "#2a4384"}, "on-step-2": {"#14172a", "#eef0f7"},
	"step-3": {"#6f96e6", "#3c63c4"}, "on-step-3": {"#14172a", "#ffffff"},
	"step-4": {"#3a64c8", "#7fa5ff"}, "on-step-4": {"#ffffff", "#0e1019"},
	"step-5": {"#1b3a85", "#c3d5ff"}, "on-step-5": {"#ffffff", "#0e1019"},
}

// Palette returns the colour of every token as "#rrggbb".
func Palette(theme Theme) map[string]string {
	column := 0
	if theme == Dark {
		column = 1
	}
	palette := make(map[string]string, len(colours))
	for name, pair := range colours {
		palette[name] = pair[column]
	}
	return palette
}

// PaletteJSON is {"light": {token: colour}, "dark": {…}}, safe inside a script element.
func PaletteJSON() []byte {
	text, err := json.Marshal(map[Theme]map[string]string{Light: Palette(Light), Dark: Palette(Dark)})
	if err != nil {
		panic(err) // maps of strings always marshal
	}
	return text
}

func phaseColour(p models.Phase) string {
	if p == models.PhaseUnknown {
		return "$phase-unknown"
	}
	return "$phase-" + string(p)
}

func ampelColour(a models.Ampel) string { return "$ampel-" + string(a) }

// The patterns, so that nothing is told by colour alone. What is usual stays plain: without lines, since
// ECharts cannot take the word "none" for a single series.
var (
	plain    = pattern("rect", 1, 0, 0, 0)
	dots     = pattern("circle", 0.5, list{list{7, 7}, list{0, 7, 7, 0}}, list{7, 0}, 0)
	diagonal = pattern("rect", 1, list{1, 0}, list{2, 6}, 45)
	contrary = pattern("rect", 1, list{1, 0}, list{2, 6}, -45)
	upright  = pattern("rect", 1, list{1, 0}, list{2, 8}, 90)
	level    = pattern("rect", 1, list{1, 0}, list{2, 7}, 0)
	crossed  = pattern("rect", 1, list{list{1, 0}, list{1, 6}}, list{1, 0, 6, 0}, 45)
	wedges   = pattern("triangle", 0.75, list{list{9, 9}, list{0, 9, 9, 0}}, list{7, 2}, 0)
)

func pattern(symbol string, size float64, x, y any, degrees float64) object {
	return object{"symbol": symbol, "symbolSize": size, "dashArrayX": x, "dashArrayY": y,
		"rotation": degrees * 0.017453292519943295, "color": "$surface/0.4"}
}

var phasePatterns = map[models.Phase]object{
	models.PhasePlanned: dots, models.PhasePreparing: diagonal, models.PhaseImplementing: plain,
	models.PhaseOngoing: upright, models.PhaseCompleted: level, models.PhasePaused: crossed,
	models.PhaseCancelled: wedges, models.PhaseUnknown: contrary,
}

var ampelPatterns = map[models.Ampel]object{
	models.AmpelGreen: plain, models.AmpelYellow: diagonal, models.AmpelRed: crossed, models.AmpelNone: dots,
}

// style is an item style with the colour and its pattern, parted from its neighbours by a thin gap.
func style(colour string, decal object) object {
	return object{"color": colour, "decal": decal, "borderColor": "$surface", "borderWidth": 1}
}
