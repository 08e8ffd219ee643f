// Package render draws figures without a browser: ECharts runs inside of the program and lays a figure out with the
// real widths of the embedded typeface; what it draws becomes a list of shapes and lines of text, and that list a PNG,
// an SVG or a part of a document.
package render

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"time"

	"zielstand/app/charts"
)

// Options say how a figure is drawn. The zero value is 1600 pixels wide, light, with all its texts.
type Options struct {
	Width  int          // in pixels, MinWidth to MaxWidth; 0 = DefaultWidth
	Height int          // of the chart without its texts, up to MaxHeight; 0 = as the figure asks
	Scale  float64      // pixels of a PNG for each pixel of Width, 1 to MaxScale; 0 = 1
	Theme  charts.Theme // "" = Light
	// Bare leaves the finding, the counting rule and the source to the document around the chart.
	Bare bool
	// Outlined makes letters shapes in an SVG, for programs without the typeface.
	Outlined bool
}

// Limits of an image.
const (
	MinWidth, MaxWidth, DefaultWidth = 320, 3840, 1600
	MaxHeight                        = 4000
	MaxScale                         = 4
	MaxPixels                        = 60_000_000 // of a PNG: 240 MB while it is drawn
)

// ErrSize says that an image would be smaller or larger than the limits.
var ErrSize = errors.New("size of the image is out of range")

// SizeError is an ErrSize of a PNG with too many pixels. MaxScale is the largest whole scale that is allowed; where it is
// 0, MaxWidth is the largest width.
type SizeError struct {
	Width, MaxWidth int
	Scale           float64
	MaxScale        int
}

// Error implements error.
func (e *SizeError) Error() string {
	return fmt.Sprintf("%v: %d pixels wide at scale %v are more than %d pixels, allowed scale %d, width %d", ErrSize, e.Width, e.Scale, MaxPixels, e.MaxScale, e.MaxWidth)
}

// Unwrap makes it an ErrSize.
func (e *SizeError) Unwrap() error { return ErrSize }

// ready fills in what is not set, and refuses what is out of range.
func (o Options) ready() (Options, error) {
	o.Width, o.Scale, o.Theme = cmp.Or(o.Width, DefaultWidth), cmp.Or(o.Scale, 1), cmp.Or(o.Theme, charts.Light)
	if o.Width < MinWidth || o.Width > MaxWidth {
		return o, fmt.Errorf("%w: width %d, allowed %d to %d", ErrSize, o.Width, MinWidth, MaxWidth)
	}
	if o.Height < 0 || o.Height > MaxHeight {
		return o, fmt.Errorf("%w: height %d, allowed 0 to %d", ErrSize, o.Height, MaxHeight)
	}
	if !(o.Scale >= 1 && o.Scale <= MaxScale) {
		return o, fmt.Errorf("%w: scale %v, allowed 1 to %d", ErrSize, o.Scale, MaxScale)
	}
	return o, nil
}

// leastInto is how wide a chart is laid out at least where it fills a room: narrower ones are drawn for columns.
const leastInto = 600

// Into are the options for a chart that fills a room of these proportions, with letters as large as its height allows.
func (o Options) Into(f *charts.Figure, width, height float64) Options {
	if f.Height.Least == 0 || !(width > 0 && height > 0) {
		return o
	}
	wide := min(max(math.Ceil(float64(f.Height.Least)*width/height), leastInto), widest)
	o.Width, o.Height = int(wide), min(max(int(wide*height/width), f.Height.Least), MaxHeight)
	return o
}

// compact is how high a figure is drawn at most that can be lower, in pixels: two of them fit on a page.
const compact = 280

// Compact are the options for a chart in a text that office programs lay out: low enough that two stand on a page.
func (o Options) Compact(f *charts.Figure) Options {
	if own := f.Height.For(o.Width); f.Height.Least > 0 && own > compact {
		o.Height = min(max(f.Height.Least, compact), own)
	}
	return o
}

// factor is by how much the layout is enlarged.
func (o Options) factor() float64 { return max(1, float64(o.Width)/widest) }

// Renderer draws figures and keeps what it drew. It is safe for concurrent use; make it with New.
type Renderer struct {
	engine *engine
	kept   *cache
}

// New makes a Renderer; it costs nothing until something is drawn.
func New(limits Limits) *Renderer {
	limits.Time, limits.Memory, limits.Cache = cmp.Or(limits.Time, 10*time.Second), cmp.Or(limits.Memory, 256<<20), cmp.Or(limits.Cache, 24<<20)
	return &Renderer{engine: newEngine(limits), kept: newCache(limits.Cache)}
}

// Warm compiles the script ahead of the first figure, which else waits for that.
func (r *Renderer) Warm() error {
	if _, err := r.engine.code(); err != nil {
		return err
	}
	_, err := r.engine.fonts()
	return err
}

// Close frees the script engines; the Renderer stays usable.
func (r *Renderer) Close() error { return r.engine.close() }

// Display returns the figure as a list of shapes and lines, laid out for at most 1000 pixels. The errors are ErrSize,
// ErrTime, ErrMemory and those of ctx.
func (r *Renderer) Display(ctx context.Context, f *charts.Figure, o Options) (*Display, error) {
	o, err := o.ready()
	if err != nil {
		return nil, err
	}
	return r.compose(ctx, f, o)
}

// SVG returns the figure as an SVG file, the same bytes for the same figure and options. Errors as of Display.
func (r *Renderer) SVG(ctx context.Context, f *charts.Figure, o Options) ([]byte, error) {
	o.Scale = 0
	return r.file(ctx, "svg", f, o, func(d *Display, fonts weights, o Options) ([]byte, error) {
		return d.svg(fonts, o.factor(), o.Outlined)
	})
}

// PNG returns the figure as a PNG file, the same bytes for the same figure and options. Errors as of Display.
func (r *Renderer) PNG(ctx context.Context, f *charts.Figure, o Options) ([]byte, error) {
	o.Outlined = false
	return r.file(ctx, "png", f, o, func(d *Display, fonts weights, o Options) ([]byte, error) {
		factor := o.factor() * o.Scale
		if pixels := d.Width * d.Height * factor * factor; pixels > MaxPixels {
			largest := math.Sqrt(MaxPixels / pixels)
			return nil, &SizeError{Width: o.Width, MaxWidth: int(float64(o.Width) * largest), Scale: o.Scale, MaxScale: int(o.Scale * largest)}
		}
		return d.png(ctx, fonts, factor)
	})
}

// file makes a file, or takes the kept one.
func (r *Renderer) file(ctx context.Context, format string, f *charts.Figure, o Options, write func(*Display, weights, Options) ([]byte, error)) ([]byte, error) {
	o, err := o.ready()
	if err != nil {
		return nil, err
	}
	return r.kept.remember(ctx, keyOf([]byte(format), []byte(fmt.Sprintf("%+v", o)), f.JSON(), []byte(f.Title), []byte(f.Subtitle), []byte(f.Alt), []byte(f.Rule),
		[]byte(f.Empty), []byte(f.Source()), fmt.Append(nil, f.Height)), func() ([]byte, error) {
		d, err := r.compose(ctx, f, o)
		if err != nil {
			return nil, err
		}
		fonts, err := r.engine.fonts()
		if err != nil {
			return nil, err
		}
		return write(d, fonts, o)
	})
}

// chart draws what ECharts draws.
func (r *Renderer) chart(ctx context.Context, f *charts.Figure, theme charts.Theme, width, height int) (*Display, error) {
	palette, err := json.Marshal(charts.Palette(theme))
	if err != nil {
		return nil, err
	}
	svg, err := r.kept.remember(ctx, keyOf([]byte("chart"), f.JSON(), palette, fmt.Append(nil, width, height)), func() ([]byte, error) {
		text, err := r.engine.draw(ctx, f.JSON(), palette, width, height)
		return []byte(text), err
	})
	if err != nil {
		return nil, fmt.Errorf("figure %s: %w", f.Name, err)
	}
	fonts, err := r.engine.fonts()
	if err != nil {
		return nil, err
	}
	d, err := parseSVG(string(svg), fonts)
	if err != nil {
		return nil, fmt.Errorf("figure %s: %w", f.Name, err)
	}
	return d, nil
}
