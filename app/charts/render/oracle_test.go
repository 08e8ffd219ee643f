// Second opinions, both under Node, which the build of the assets needs anyway: another rasteriser on the pixels, and
// ECharts in a fast engine on speed.

package render

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"zielstand/app/charts"
	"zielstand/static"
)

// resvg draws the SVGs given on standard input, each a line of JSON, as PNGs in base64.
const resvg = `import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
await initWasm(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
for (const line of Buffer.concat(chunks).toString().trim().split('\n')) {
  console.log(Buffer.from(new Resvg(JSON.parse(line)).render().asPng()).toString('base64'));
}`

// node runs a script of ours where the npm packages are.
func node(t testing.TB, script string, input []byte, args ...string) []byte {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "node", append([]string{"--input-type=module", "-e", script}, args...)...)
	cmd.Dir = filepath.Join("..", "..", "..", "static")
	cmd.Stdin = bytes.NewReader(input)
	var words bytes.Buffer
	cmd.Stderr = &words
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, words.String())
	}
	return out
}

// The other rasteriser draws lines of up to a pixel as hairlines, by a rule of its own instead of by area; they are given
// to it a hundredth wider. Twice as large as the layout, no line is that thin.
func TestAnotherRasteriserSeesTheSame(t *testing.T) {
	for _, width := range []int{widest, 2 * widest} {
		checkAgainstResvg(t, width)
	}
}

func checkAgainstResvg(t *testing.T, width int) {
	t.Helper()
	q := states(t)["demo"]
	var lines bytes.Buffer
	var figures []*charts.Figure
	for _, kind := range charts.Kinds {
		f := build(t, kind.Name, q)
		svg := string(drawSVG(t, f, Options{Width: width, Outlined: true}))
		line, err := json.Marshal(strings.ReplaceAll(svg, ` stroke-width="1"`, ` stroke-width="1.01"`))
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(line, '\n'))
		figures = append(figures, f)
	}
	answers := strings.Fields(string(node(t, resvg, lines.Bytes())))
	if len(answers) != len(figures) {
		t.Fatalf("%d images of %d", len(answers), len(figures))
	}
	for i, f := range figures {
		theirs, err := png.Decode(base64.NewDecoder(base64.StdEncoding, strings.NewReader(answers[i])))
		if err != nil {
			t.Fatal(err)
		}
		ours, err := png.Decode(bytes.NewReader(drawPNG(t, f, Options{Width: width})))
		if err != nil {
			t.Fatal(err)
		}
		if ours.Bounds() != theirs.Bounds() {
			t.Errorf("%s: %v against %v", f.Name, ours.Bounds(), theirs.Bounds())
			continue
		}
		if far := differing(ours, theirs); far > 0.0002 { // the smoothing of slanted edges
			t.Errorf("%s at %d px: %.4f %% of the pixels differ clearly", f.Name, width, 100*far)
		}
	}
}

// differing is the share of pixels of which a channel differs by more than a quarter.
func differing(a, b image.Image) float64 {
	size, far := a.Bounds().Size(), 0
	for y := range size.Y {
		for x := range size.X {
			r0, g0, b0, _ := a.At(x, y).RGBA()
			r1, g1, b1, _ := b.At(x, y).RGBA()
			if apart(r0, r1) || apart(g0, g1) || apart(b0, b1) {
				far++
			}
		}
	}
	return float64(far) / float64(size.X*size.Y)
}

func apart(a, b uint32) bool { return max(a, b)-min(a, b) > 0x4000 }

// timing runs ECharts under Node: the file with the script, then figures as lines of {option, palette, width, height} on
// standard input. It prints the milliseconds of the first drawing of each, and of the median of the next ones.
const timing = `import { readFile } from 'node:fs/promises';
globalThis.measure = (line) => line.length * 6.5;
const script = await readFile(process.argv[1], 'utf8');
(0, eval)(script);
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
for (const line of Buffer.concat(chunks).toString().trim().split('\n')) {
  const { option, palette, width, height } = JSON.parse(line);
  const times = [];
  for (let i = 0; i < 11; i++) {
    const begin = performance.now();
    drawFigure(option, palette, width, height);
    times.push(performance.now() - begin);
  }
  const later = times.slice(1).sort((a, b) => a - b);
  console.log(times[0], later[5]);
}`

// BenchmarkAgainstNode draws every figure of the demonstration here and under Node, each from the same option at the same
// size. It reports the median over the figures of how many times longer the first drawing takes here.
func BenchmarkAgainstNode(b *testing.B) {
	path := filepath.Join(b.TempDir(), "script.js")
	script, err := static.Read("server.engine")
	if err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(path, script, 0o600); err != nil {
		b.Fatal(err)
	}
	palette, err := json.Marshal(charts.Palette(charts.Light))
	if err != nil {
		b.Fatal(err)
	}
	e := New(Limits{}).engine
	defer e.close()
	if m, err := e.start(); err != nil { // Node, too, has its script loaded
		b.Fatal(err)
	} else {
		e.give(m)
	}
	q := states(b)["demo"]
	for b.Loop() {
		var lines bytes.Buffer
		var ours []time.Duration
		for _, kind := range charts.Kinds {
			f := build(b, kind.Name, q)
			if f.Empty != "" {
				continue
			}
			line, err := json.Marshal(map[string]any{"option": string(f.JSON()), "palette": string(palette), "width": 952, "height": f.Height.Wide})
			if err != nil {
				b.Fatal(err)
			}
			lines.Write(append(line, '\n'))
			begin := time.Now()
			if _, err := e.draw(b.Context(), f.JSON(), palette, 952, f.Height.Wide); err != nil {
				b.Fatal(err)
			}
			ours = append(ours, time.Since(begin))
		}
		var first, later []float64
		for i, line := range strings.Split(strings.TrimSpace(string(node(b, timing, lines.Bytes(), path))), "\n") {
			var times [2]float64
			for j, word := range strings.Fields(line) {
				if times[j], err = strconv.ParseFloat(word, 64); err != nil {
					b.Fatal(err)
				}
			}
			here := float64(ours[i].Microseconds()) / 1000
			first, later = append(first, here/times[0]), append(later, here/times[1])
		}
		slices.Sort(first)
		slices.Sort(later)
		b.ReportMetric(first[len(first)/2], "×node-cold")
		b.ReportMetric(later[len(later)/2], "×node-warm")
	}
}

// BenchmarkFigure draws each figure of the demonstration, without what is kept: the chart, and the files.
func BenchmarkFigure(b *testing.B) {
	q := states(b)["demo"]
	for _, kind := range charts.Kinds {
		f := build(b, kind.Name, q)
		r := New(Limits{Cache: 1})
		if err := r.Warm(); err != nil {
			b.Fatal(err)
		}
		for format, draw := range map[string]func() ([]byte, error){
			"svg": func() ([]byte, error) { return r.SVG(b.Context(), f, Options{}) },
			"png": func() ([]byte, error) { return r.PNG(b.Context(), f, Options{}) },
		} {
			b.Run(fmt.Sprintf("%s.%s", kind.Name, format), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := draw(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		if err := r.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
