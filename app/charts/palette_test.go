// Colours for everybody: contrast against the background, and distance as colour-blind eyes see it.

package charts

import (
	"encoding/json"
	"math"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"zielstand/models"
)

type rgb [3]float64 // linear, 0–1

func linear(t *testing.T, hex string) rgb {
	t.Helper()
	if !regexp.MustCompile(`^#[0-9a-f]{6}$`).MatchString(hex) {
		t.Fatalf("%q is no plain colour", hex)
	}
	var c rgb
	for i := range c {
		n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		v := float64(n) / 255
		if c[i] = v / 12.92; v > 0.04045 {
			c[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return c
}

func (c rgb) luminance() float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] }

// contrast is the ratio of WCAG 2.2.
func contrast(a, b rgb) float64 {
	light, dark := max(a.luminance(), b.luminance()), min(a.luminance(), b.luminance())
	return (light + 0.05) / (dark + 0.05)
}

// eyes are the matrices of Machado, Oliveira and Fernandes (2009) for complete colour blindness.
var eyes = map[string][3]rgb{
	"full sight":   {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
}

func (c rgb) seenBy(eye [3]rgb) rgb {
	var out rgb
	for i, row := range eye {
		out[i] = min(max(row[0]*c[0]+row[1]*c[1]+row[2]*c[2], 0), 1)
	}
	return out
}

// lab is CIE L*a*b* under D65.
func (c rgb) lab() rgb {
	f := func(v float64) float64 {
		if v > 0.008856 {
			return math.Cbrt(v)
		}
		return 7.787*v + 16.0/116
	}
	x, y, z := f((0.4124*c[0]+0.3576*c[1]+0.1805*c[2])/0.95047), f(c.luminance()), f((0.0193*c[0]+0.1192*c[1]+0.9505*c[2])/1.08883)
	return rgb{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func distance(a, b rgb) float64 {
	return math.Sqrt(math.Pow(a[0]-b[0], 2) + math.Pow(a[1]-b[1], 2) + math.Pow(a[2]-b[2], 2))
}

// sets are colours that stand side by side, with their patterns.
func sets() map[string]map[string]object {
	phases, ampeln := map[string]object{}, map[string]object{}
	for _, p := range allPhases {
		phases[strings.TrimPrefix(phaseColour(p), "$")] = phasePatterns[p]
	}
	for _, a := range models.Ampeln {
		ampeln[strings.TrimPrefix(ampelColour(a), "$")] = ampelPatterns[a]
	}
	return map[string]map[string]object{"phases": phases, "Ampel": ampeln}
}

func TestShapesStandOutFromTheSurfaceAndTextIsReadable(t *testing.T) {
	for _, theme := range []Theme{Light, Dark} {
		palette := Palette(theme)
		surface := linear(t, palette["surface"])
		for name := range palette {
			least := 0.0
			switch {
			case name == "text" || name == "muted":
				least = 4.5 // text, WCAG 1.4.3
			case strings.HasPrefix(name, "phase-"), strings.HasPrefix(name, "ampel-"), name == "accent", name == "plan", name == "neutral":
				least = 3 // graphics, WCAG 1.4.11
			}
			if got := contrast(linear(t, palette[name]), surface); got < least {
				t.Errorf("%s %s: contrast %.2f, want %.1f", theme, name, got, least)
			}
		}
		for step := range 5 {
			n := strconv.Itoa(step + 1)
			if got := contrast(linear(t, palette["step-"+n]), linear(t, palette["on-step-"+n])); got < 4.5 {
				t.Errorf("%s: text on step %s has contrast %.2f", theme, n, got)
			}
		}
	}
}

func TestNeighboursDifferForColourBlindEyesAndInTheirPattern(t *testing.T) {
	const clear = 10 // ΔE*ab; about 2 can just be told apart
	for _, theme := range []Theme{Light, Dark} {
		palette := Palette(theme)
		for set, patterns := range sets() {
			for a, patternA := range patterns {
				for b, patternB := range patterns {
					if a >= b {
						continue
					}
					if reflect.DeepEqual(patternA, patternB) {
						t.Errorf("%s and %s share a pattern", a, b)
					}
					for eye, matrix := range eyes {
						if d := distance(linear(t, palette[a]).seenBy(matrix).lab(), linear(t, palette[b]).seenBy(matrix).lab()); d < clear {
							t.Errorf("%s %s: %s and %s are %.1f apart with %s", theme, set, a, b, d, eye)
						}
					}
				}
			}
		}
	}
}

func TestThePaletteForThePageHoldsBothThemes(t *testing.T) {
	var themes map[Theme]map[string]string
	if err := json.Unmarshal(PaletteJSON(), &themes); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(themes, map[Theme]map[string]string{Light: Palette(Light), Dark: Palette(Dark)}) {
		t.Errorf("the page's palette is %v", themes)
	}
}
