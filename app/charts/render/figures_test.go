// Every figure as an image, in every state of the data: the same as the golden ones, readable, complete.

package render

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"flag"
	"fmt"
	"image"
	"image/png"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"zielstand/app/charts"
	"zielstand/app/progress"
	"zielstand/models"
	"zielstand/seed"
)

var update = flag.Bool("update", false, "write the golden images anew")

// shared draws for all tests that need no Renderer of their own.
var shared = New(Limits{})

func day(t testing.TB, iso string) models.Date {
	t.Helper()
	d, err := models.ParseDate(iso)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var loaded = sync.OnceValues(seed.Load)

func records(t testing.TB) *models.Records {
	t.Helper()
	r, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func portfolio(t testing.TB, r *models.Records, iso string, demo bool) *models.Portfolio {
	p := models.NewPortfolio(models.Head{}, r).At(day(t, iso))
	p.Demo = demo
	return p
}

// states are the data that every figure is drawn from.
func states(t testing.TB) map[string]charts.Query {
	t.Helper()
	made.Do(func() { made.states = makeStates(t) })
	return made.states
}

var made struct {
	sync.Once
	states map[string]charts.Query
}

func makeStates(t testing.TB) map[string]charts.Query {
	rlp := progress.Scope{StrategyID: "rlp-digitalstrategie"}
	return map[string]charts.Query{
		"seed":    {Portfolio: portfolio(t, records(t), "2024-11-30", false), Scope: rlp},
		"demo":    {Portfolio: portfolio(t, seed.Demo(records(t)), "2026-11-01", true), Scope: rlp},
		"one":     {Portfolio: portfolio(t, seed.Demo(records(t)), "2026-11-01", true), Scope: progress.Scope{MeasureID: "ejustice-rlp"}},
		"many":    {Portfolio: portfolio(t, seed.Generate(1000, 5), "2026-11-01", false)},
		"nothing": {Portfolio: portfolio(t, &models.Records{}, "2024-11-30", false)},
	}
}

func build(t testing.TB, name string, q charts.Query) *charts.Figure {
	t.Helper()
	f, err := charts.Build(name, q)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func drawSVG(t testing.TB, f *charts.Figure, o Options) []byte {
	t.Helper()
	image, err := shared.SVG(t.Context(), f, o)
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return image
}

func drawPNG(t testing.TB, f *charts.Figure, o Options) []byte {
	t.Helper()
	image, err := shared.PNG(t.Context(), f, o)
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return image
}

// embedded is a font inside of an SVG; goldens do without, the tests of fonts look at them.
var embedded = regexp.MustCompile(`base64,[A-Za-z0-9+/=]+`)

func TestFiguresAreAsTheyWere(t *testing.T) {
	var prints strings.Builder
	all := states(t)
	for _, state := range slices.Sorted(maps.Keys(all)) {
		for _, kind := range charts.Kinds {
			if kind.Governance() && len(all[state].Portfolio.Bodies) == 0 {
				continue
			}
			f := build(t, kind.Name, all[state])
			for _, theme := range []charts.Theme{charts.Light, charts.Dark} {
				if state == "many" && theme == charts.Dark {
					continue // the colours are those of the demonstration
				}
				svg := embedded.ReplaceAll(drawSVG(t, f, Options{Theme: theme}), []byte("base64,…"))
				sum := sha256.Sum256(svg)
				fmt.Fprintf(&prints, "%s %s %s %s %s\n", state, kind.Name, theme, hex.EncodeToString(sum[:8]), coarse(t, drawPNG(t, f, Options{Theme: theme, Width: 400})))
				if state == "demo" && theme == charts.Light {
					golden(t, kind.Name+".svg", svg)
				}
			}
		}
	}
	golden(t, "fingerprints.txt", []byte(prints.String()))
}

// golden compares with the file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	for i, line := range strings.Split(string(got), "\n") {
		if before := strings.Split(string(want), "\n"); i >= len(before) || before[i] != line {
			t.Errorf("%s differs in line %d: see the image, then go test ./app/charts/render -update\n%.120s", path, i+1, line)
			return
		}
	}
}

// coarse is an image in 8 × 8 shades, so coarse that two processors agree on it.
func coarse(t *testing.T, file []byte) string {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	size := picture.Bounds().Size()
	var sums, counts [64]int
	rgba := picture.(*image.RGBA)
	for y := range size.Y {
		for x := range size.X {
			c, at := rgba.RGBAAt(x, y), 8*(8*y/size.Y)+8*x/size.X
			sums[at] += int(c.R) + int(c.G) + int(c.B)
			counts[at]++
		}
	}
	out := fmt.Sprintf("%dx%d ", size.X, size.Y)
	for i, sum := range sums {
		out += fmt.Sprintf("%x", (sum/counts[i]/3+8)*15/263)
	}
	return out
}

func TestNoLineLiesOnAnotherOrReachesOverTheEdge(t *testing.T) {
	fonts := mustFonts(t)
	for state, q := range states(t) {
		for _, kind := range charts.Kinds {
			f := build(t, kind.Name, q)
			for _, width := range []int{320, 550, 640, 1600} {
				if state == "many" && width != 1600 {
					continue // so much is not for small screens
				}
				d, err := shared.Display(t.Context(), f, Options{Width: width})
				if err != nil {
					t.Fatal(err)
				}
				for _, clash := range d.clashes(fonts) {
					t.Errorf("%s, %s at %d px: %q", state, kind.Name, width, clash)
				}
				for _, item := range d.Items {
					if item.Text != nil && (strings.HasSuffix(item.Text.Content, "…") || strings.HasSuffix(item.Text.Content, "...")) {
						t.Errorf("%s, %s at %d px: %q is cut", state, kind.Name, width, item.Text.Content)
					}
				}
			}
		}
	}
}

func TestLongNamesOfMinistriesAreNeitherCutNorOverlapping(t *testing.T) {
	r := seed.Demo(records(t))
	for _, m := range r.Ministries {
		m.Name = "Ministerium für " + strings.Repeat("Landesentwicklungsangelegenheiten, ", 3) + m.Name
		m.Abbreviation = "Landesentwicklung und Ehrenamt " + m.Abbreviation
	}
	q := charts.Query{Portfolio: portfolio(t, r, "2026-11-01", true)}
	fonts := mustFonts(t)
	for _, kind := range charts.Kinds {
		for _, width := range []int{320, 550, 640, 1600} {
			d, err := shared.Display(t.Context(), build(t, kind.Name, q), Options{Width: width})
			if err != nil {
				t.Fatal(err)
			}
			for _, clash := range d.clashes(fonts) {
				t.Errorf("%s at %d px: %q", kind.Name, width, clash)
			}
		}
	}
}

// said are the texts of an SVG in their order, without breaks.
func said(t *testing.T, svg []byte) string {
	t.Helper()
	var out strings.Builder
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	inText := false
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return strings.TrimSpace(out.String())
		}
		if err != nil {
			t.Fatal(err)
		}
		switch v := token.(type) {
		case xml.StartElement:
			inText = v.Name.Local == "text"
		case xml.CharData:
			if inText {
				out.WriteString(string(v) + " ")
			}
		case xml.EndElement:
			inText = false
		}
	}
}

func TestAnImageSaysByItselfWhatItShows(t *testing.T) {
	for state, q := range states(t) {
		for _, kind := range charts.Kinds {
			f := build(t, kind.Name, q)
			for _, width := range []int{320, 1600} {
				svg := drawSVG(t, f, Options{Width: width})
				text := said(t, svg)
				for _, want := range []string{f.Title, f.Subtitle, f.Rule, f.Source(), "Stichtag "} {
					if !strings.Contains(text, strings.TrimSpace(want)) {
						t.Errorf("%s, %s at %d px does not say %q but %q", state, kind.Name, width, want, text)
					}
				}
				if q.Portfolio.Demo != strings.Contains(text, "Demonstrationsdaten") {
					t.Errorf("%s, %s: invented data named = %v", state, kind.Name, !q.Portfolio.Demo)
				}
				if bad := regexp.MustCompile(`(?i)<script|\son[a-z]+=|href|foreignObject|<image|javascript:`).Find(svg); bad != nil {
					t.Errorf("%s, %s holds %q", state, kind.Name, bad)
				}
			}
		}
	}
}

func TestOfABareFigureOnlyTheChartIsLeft(t *testing.T) {
	f := build(t, "phasen", states(t)["demo"])
	text := said(t, drawSVG(t, f, Options{Width: 640, Bare: true}))
	if strings.Contains(text, f.Title) || strings.Contains(text, "Quelle") || !strings.Contains(text, "in Umsetzung") {
		t.Errorf("the bare figure says %q", text)
	}
	empty := build(t, "phasen", states(t)["nothing"])
	if text := said(t, drawSVG(t, empty, Options{Width: 640, Bare: true})); text != empty.Empty {
		t.Errorf("the bare empty figure says %q, want %q", text, empty.Empty)
	}
}

func TestTheSameFigureGivesTheSameBytes(t *testing.T) {
	q := states(t)["demo"]
	fresh := New(Limits{})
	defer fresh.Close()
	var wait sync.WaitGroup
	for _, kind := range charts.Kinds { // at the same time, in any order, on machines that drew others before
		f := build(t, kind.Name, q)
		wait.Go(func() {
			for _, draw := range []func(*Renderer) ([]byte, error){
				func(r *Renderer) ([]byte, error) { return r.SVG(context.Background(), f, Options{Width: 640}) },
				func(r *Renderer) ([]byte, error) { return r.PNG(context.Background(), f, Options{Width: 640}) },
			} {
				a, err := draw(shared)
				b, other := draw(fresh)
				if err != nil || other != nil || !bytes.Equal(a, b) {
					t.Errorf("%s: %d and %d bytes differ, %v, %v", kind.Name, len(a), len(b), err, other)
				}
			}
		})
	}
	wait.Wait()
}

func TestAnImageIsAsWideAsAsked(t *testing.T) {
	f := build(t, "ampel", states(t)["demo"])
	for _, c := range []struct {
		o    Options
		want int
	}{{Options{}, 1600}, {Options{Width: 320}, 320}, {Options{Width: 640, Scale: 2}, 1280}, {Options{Width: 3840}, 3840}} {
		config, err := png.DecodeConfig(bytes.NewReader(drawPNG(t, f, c.o)))
		if err != nil || config.Width != c.want {
			t.Errorf("%+v is %d pixels wide, %v", c.o, config.Width, err)
		}
		if svg := string(drawSVG(t, f, c.o)); c.o.Scale == 0 && !strings.Contains(svg, fmt.Sprintf(` width="%d"`, c.want)) {
			t.Errorf("%+v: %.200s", c.o, svg)
		}
	}
}

func TestARingIsWholeHoweverLowItIsDrawn(t *testing.T) {
	r := New(Limits{})
	defer r.Close()
	for _, name := range []string{"ampel", "phasen"} {
		f := build(t, name, states(t)["demo"])
		for _, size := range [][2]int{{330, 260}, {330, 330}, {380, 360}, {400, 600}, {500, 300}, {640, 240}} {
			d, err := r.Display(t.Context(), f, Options{Width: size[0], Height: size[1], Bare: true})
			if err != nil {
				t.Fatal(err)
			}
			if math.Abs(d.Height-float64(size[1])) > 2 {
				t.Errorf("%s at %v is %v high", f.Name, size, d.Height)
			}
			for _, item := range d.Items {
				for _, s := range item.Path {
					for _, p := range s.P[:1] {
						if at := item.Matrix.Apply(p); s.Verb != Close && (at.Y < -1 || at.Y > d.Height+1 || at.X < -1 || at.X > d.Width+1) {
							t.Fatalf("%s at %v reaches %v", f.Name, size, at)
						}
					}
				}
			}
		}
	}
}
