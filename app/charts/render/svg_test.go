// Reading what ECharts writes, and drawing it: exact where it can be, and never silently less.

package render

import (
	"errors"
	"image/color"
	"math"
	"strings"
	"testing"
)

// drawn reads an SVG of 20 × 20 and draws it on white.
func drawn(t *testing.T, inner string) func(x, y int) color.RGBA {
	t.Helper()
	fonts := mustFonts(t)
	d, err := parseSVG(`<svg width="20" height="20" viewBox="0 0 20 20">`+inner+`</svg>`, fonts)
	if err != nil {
		t.Fatal(err)
	}
	d.Background = Colour{255, 255, 255, 1}
	picture, err := d.rasterize(t.Context(), fonts, 1)
	if err != nil {
		t.Fatal(err)
	}
	return picture.RGBAAt
}

func TestShapesAreDrawnWhereTheyAre(t *testing.T) {
	red, white, half := color.RGBA{255, 0, 0, 255}, color.RGBA{255, 255, 255, 255}, color.RGBA{255, 127, 127, 255}
	for name, c := range map[string]struct {
		svg    string
		x, y   int
		inside color.RGBA
		ox, oy int
	}{
		"rectangle":        {`<rect x="2" y="3" width="5" height="5" fill="#f00"></rect>`, 2, 3, red, 7, 8},
		"moved":            {`<path d="M0 0l4 0l0 4l-4 0Z" transform="translate(10 12)" fill="rgb(255,0,0)"></path>`, 10, 12, red, 9, 12},
		"turned":           {`<path d="M0 0L8 0L8 2L0 2Z" transform="matrix(0,1,-1,0,10,4)" fill="red"></path>`, 0, 0, white, 1, 1},
		"half transparent": {`<rect width="9" height="9" fill="#ff0000" fill-opacity="0.5"></rect>`, 4, 4, half, 12, 12},
		"circle":           {`<circle cx="10" cy="10" r="6" fill="#f00"></circle>`, 10, 14, red, 4, 4},
		"arc":              {`<path d="M16 10A6 6 0 1 1 4 10A6 6 0 1 1 16 10Z" fill="#f00"></path>`, 10, 5, red, 3, 3},
		"line":             {`<path d="M2 10L18 10" fill="none" stroke="#f00" stroke-width="4"></path>`, 10, 8, red, 1, 10},
		"square cap":       {`<path d="M4 10L16 10" fill="none" stroke="#f00" stroke-width="4" stroke-linecap="square"></path>`, 2, 10, red, 1, 10},
		"dashes":           {`<path d="M0 10L20 10" fill="none" stroke="#f00" stroke-width="4" stroke-dasharray="5,5"></path>`, 2, 10, red, 7, 10},
		"miter":            {`<polyline points="2 18 2 2 18 2" fill="none" stroke="#f00" stroke-width="4"></polyline>`, 0, 0, red, 10, 10},
		"bevel":            {`<polyline points="6 18 6 6 18 6" fill="none" stroke="#f00" stroke-width="8" stroke-linejoin="bevel"></polyline>`, 6, 6, red, 2, 2},
		"clip":             {`<g clip-path="url(#c)"><rect width="20" height="20" fill="#f00"></rect></g><defs><clipPath id="c"><path d="M5 5l5 0l0 5l-5 0Z" fill="#000"></path></clipPath></defs>`, 5, 5, red, 10, 10},
		"hole":             {`<path d="M0 0L20 0L20 20L0 20ZM5 5L5 15L15 15L15 5Z" fill="#f00"></path>`, 2, 2, red, 10, 10},
		"pattern": {`<rect width="20" height="20" fill="url(#p)"></rect><defs><pattern id="p" width="4" height="4" patternUnits="userSpaceOnUse"><path d="M-1 -1l3 0l0 3l-3 0Z" fill="#f00"></path></pattern></defs>`,
			9, 9, red, 10, 10},
		"turned pattern": {`<rect width="20" height="20" fill="url(#p)"></rect><defs><pattern id="p" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(90)"><path d="M0 0l2 0l0 4l-2 0Z" fill="#f00"></path></pattern></defs>`,
			3, 1, red, 3, 3},
	} {
		if name == "turned" { // "red" is a word that ECharts does not write
			if _, err := parseSVG(`<svg>`+c.svg+`</svg>`, mustFonts(t)); !errors.Is(err, errSVG) {
				t.Errorf("a word for a colour gave %v", err)
			}
			continue
		}
		at := drawn(t, c.svg)
		if got := at(c.x, c.y); !near(got, c.inside) {
			t.Errorf("%s: inside is %v, want %v", name, got, c.inside)
		}
		if got := at(c.ox, c.oy); !near(got, white) {
			t.Errorf("%s: outside is %v", name, got)
		}
	}
}

func near(a, b color.RGBA) bool {
	far := func(x, y uint8) bool { return math.Abs(float64(x)-float64(y)) > 2 }
	return !far(a.R, b.R) && !far(a.G, b.G) && !far(a.B, b.B)
}

func TestAPatternHasNoSeams(t *testing.T) {
	// The tile is full: at any size and angle the area is as plain as without a pattern.
	at := drawn(t, `<rect width="20" height="20" fill="url(#p)"></rect><defs><pattern id="p" width="3.3" height="2.7" patternUnits="userSpaceOnUse" patternTransform="rotate(30)">`+
		`<path d="M-9 -9l30 0l0 30l-30 0Z" fill="#f00"></path></pattern></defs>`)
	for y := 1; y < 19; y++ {
		for x := 1; x < 19; x++ {
			if !near(at(x, y), color.RGBA{255, 0, 0, 255}) {
				t.Fatalf("a seam at %d, %d: %v", x, y, at(x, y))
			}
		}
	}
}

func TestWhatIsNotUnderstoodIsAnError(t *testing.T) {
	fonts := mustFonts(t)
	for name, svg := range map[string]string{
		"element":             `<svg><image href="x"/></svg>`,
		"script":              `<svg><script>1</script></svg>`,
		"attribute":           `<svg><rect width="1" height="1" filter="url(#f)"/></svg>`,
		"colour":              `<svg><rect width="1" height="1" fill="lab(1 2 3)"/></svg>`,
		"gradient":            `<svg><defs><linearGradient id="g"/></defs></svg>`,
		"missing pattern":     `<svg><rect width="1" height="1" fill="url(#p)"/></svg>`,
		"missing clip path":   `<svg><g clip-path="url(#c)"/></svg>`,
		"transformation":      `<svg><g transform="skewX(3)"/></svg>`,
		"path command":        `<svg><path d="M0 0Q1 1 2 2"/></svg>`,
		"number":              `<svg><rect width="viel" height="1"/></svg>`,
		"style rule":          `<svg><style>.a { fill: red }</style></svg>`,
		"baseline":            `<svg><text dominant-baseline="oben">a</text></svg>`,
		"slanted letters":     `<svg><text style="font-style:italic">a</text></svg>`,
		"another document":    `<html></html>`,
		"half of a document":  `<svg><g>`,
		"no document":         ``,
		"picture in a tile":   `<svg><rect width="1" height="1" fill="url(#p)"/><pattern id="p" width="1" height="1" patternUnits="userSpaceOnUse"><text>a</text></pattern></svg>`,
		"tile without a size": `<svg><rect width="1" height="1" fill="url(#p)"/><pattern id="p" patternUnits="userSpaceOnUse"></pattern></svg>`,
	} {
		if d, err := parseSVG(svg, fonts); !errors.Is(err, errSVG) {
			t.Errorf("%s: %v, %v", name, d, err)
		}
	}
}

func FuzzReadingNeverBreaks(f *testing.F) {
	f.Add(`<svg width="20" height="20"><path d="M0 0L9 9A3 4 0 1 0 5 5ZM1 1C1 2 3 4 5 6h3v-4" fill="#abc" stroke="rgba(1,2,3,0.5)" stroke-dasharray="1,0"/></svg>`)
	f.Add(`<svg width="20" height="20"><text x="1" y="2" style="font:normal 600 12px Fira Sans">Größe – „ok“ 🙂</text></svg>`)
	f.Add(`<svg width="9" height="9"><g clip-path="url(#c)" transform="matrix(1,0,0,1,2,3)"><polygon points="1,2 3,4 5,6"/></g><clipPath id="c"><rect width="5" height="5"/></clipPath></svg>`)
	fonts := mustFonts(f)
	f.Fuzz(func(t *testing.T, text string) {
		d, err := parseSVG(text, fonts)
		if err != nil || !(d.Width*d.Height < 1e5 && d.Width >= 1 && d.Height >= 1) || strings.Contains(text, "pattern") {
			return
		}
		svg, err := d.svg(fonts, 1, false)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(string(svg), "</svg>\n") {
			t.Fatalf("%q became %q", text, svg)
		}
		if strings.Contains(text, "dash") || len(d.Items) > 50 {
			return // a dash may be as short as nothing
		}
		for _, item := range d.Items {
			low, high, ok := box(item.Path.flatten(item.Matrix))
			if ok && !(low.X > -1e4 && low.Y > -1e4 && high.X < 1e4 && high.Y < 1e4) {
				return
			}
		}
		if _, err := d.rasterize(t.Context(), fonts, 1); err != nil {
			t.Fatal(err)
		}
	})
}
