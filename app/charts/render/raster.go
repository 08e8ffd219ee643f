// From a Display to pixels.

package render

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"

	"golang.org/x/image/vector"
)

// canvas draws onto an image; its buffers are reused from shape to shape.
type canvas struct {
	image      *image.RGBA
	fonts      weights
	rasterizer vector.Rasterizer
	mask, clip []uint8
}

// rasterize draws the display, scaled by factor.
func (d *Display) rasterize(ctx context.Context, fonts weights, factor float64) (*image.RGBA, error) {
	bounds := image.Rect(0, 0, int(math.Round(d.Width*factor)), int(math.Round(d.Height*factor)))
	c := &canvas{image: image.NewRGBA(bounds), fonts: fonts}
	draw.Draw(c.image, bounds, image.NewUniform(d.Background.model()), image.Point{}, draw.Src)
	scale := Matrix{factor, 0, 0, factor, 0, 0}
	for _, item := range d.Items {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c.draw(item.moved(scale))
	}
	return c.image, nil
}

// png encodes the display as a PNG file; the same display gives the same bytes.
func (d *Display) png(ctx context.Context, fonts weights, factor float64) ([]byte, error) {
	pixels, err := d.rasterize(ctx, fonts, factor)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(&out, pixels); err != nil {
		return nil, fmt.Errorf("encode PNG: %w", err)
	}
	return out.Bytes(), nil
}

func (c Colour) model() color.NRGBA { return color.NRGBA{c.R, c.G, c.B, uint8(c.A*255 + 0.5)} }

func (c *canvas) draw(item Item) {
	shapes, scale := []polygon(nil), item.Matrix.scale()
	if item.Text == nil {
		shapes = item.Path.flatten(item.Matrix)
		c.fill(shapes, item)
		if item.Stroke != nil {
			c.paint(item.Stroke.outline(shapes, scale), item.Stroke.Colour, item.Clips)
		}
		return
	}
	shapes = item.Text.glyphShapes(c.fonts, item.Matrix)
	if item.Stroke != nil { // a halo lies below its letters
		halo := *item.Stroke
		halo.Join = "round"
		c.paint(halo.outline(shapes, scale), halo.Colour, item.Clips)
	}
	c.fill(shapes, item)
}

func (c *canvas) fill(shapes []polygon, item Item) {
	switch {
	case item.Fill == nil:
	case item.Fill.Pattern == nil:
		c.paint(shapes, item.Fill.Colour, item.Clips)
	default:
		c.fillPattern(shapes, item)
	}
}

// fillPattern paints the tiles through the shape as a further clip.
func (c *canvas) fillPattern(shapes []polygon, item Item) {
	low, high, ok := box(shapes)
	if !ok {
		return
	}
	clips := append(append([]Clip{}, item.Clips...), Clip{item.Matrix, item.Path})
	for i, tiles := range item.Fill.Pattern.tiles(item.Matrix, low, high) {
		colour := item.Fill.Pattern.Items[i].Fill.Colour
		colour.A *= item.Fill.Colour.A
		c.paint(tiles, colour, clips)
	}
}

// band is how many rows are painted at a time, so that a long thin shape costs its own area and not that of the
// rectangle around it.
const band = 64

// paint fills the union of the shapes.
func (c *canvas) paint(shapes []polygon, colour Colour, clips []Clip) {
	area := c.area(shapes)
	insides := make([][]polygon, len(clips))
	for i, clip := range clips {
		insides[i] = clip.Path.flatten(clip.Matrix)
		area = area.Intersect(c.area(insides[i]))
	}
	if area.Dx()*area.Dy() <= band*band {
		c.paintArea(area, shapes, colour, insides)
		return
	}
	for top := area.Min.Y; top < area.Max.Y; top += band {
		bottom := min(top+band, area.Max.Y)
		cut := between(shapes, float64(top), float64(bottom))
		c.paintArea(c.area(cut).Intersect(image.Rect(area.Min.X, top, area.Max.X, bottom)), cut, colour, insides)
	}
}

// between is the part of the shapes between two heights. The cuts run along edges of pixels, so that no seam shows.
func between(shapes []polygon, top, bottom float64) []polygon {
	var out []polygon
	for _, s := range shapes {
		low, high, _ := box([]polygon{s})
		if high.Y <= top || low.Y >= bottom {
			continue
		}
		points := s.points
		if low.Y < top {
			points = halfPlane(points, func(p Point) float64 { return p.Y - top })
		}
		if high.Y > bottom {
			points = halfPlane(points, func(p Point) float64 { return bottom - p.Y })
		}
		if len(points) > 2 {
			out = append(out, polygon{points, true})
		}
	}
	return out
}

func (c *canvas) paintArea(area image.Rectangle, shapes []polygon, colour Colour, insides [][]polygon) {
	if area.Empty() {
		return
	}
	mask := c.coverage(&c.mask, shapes, area)
	for _, inside := range insides {
		for i, v := range c.coverage(&c.clip, inside, area).Pix {
			mask.Pix[i] = uint8(uint32(mask.Pix[i]) * uint32(v) / 255)
		}
	}
	draw.DrawMask(c.image, area, image.NewUniform(colour.model()), image.Point{}, mask, area.Min, draw.Over)
}

// area is the pixels that the shapes touch.
func (c *canvas) area(shapes []polygon) image.Rectangle {
	low, high, ok := box(shapes)
	if !ok {
		return image.Rectangle{}
	}
	// Bounded before the conversion: coordinates far outside would overflow.
	limit := func(v float64) int { return int(math.Max(-1, math.Min(v, 1e6))) }
	return image.Rect(limit(math.Floor(low.X)), limit(math.Floor(low.Y)), limit(math.Ceil(high.X))+1, limit(math.Ceil(high.Y))+1).Intersect(c.image.Rect)
}

// coverage is how much of each pixel of the area the shapes fill.
func (c *canvas) coverage(buffer *[]uint8, shapes []polygon, area image.Rectangle) *image.Alpha {
	n := area.Dx() * area.Dy()
	if cap(*buffer) < n {
		*buffer = make([]uint8, n)
	}
	mask := &image.Alpha{Pix: (*buffer)[:n], Stride: area.Dx(), Rect: area}
	c.rasterizer.Reset(area.Dx(), area.Dy())
	c.rasterizer.DrawOp = draw.Src
	x, y := float64(area.Min.X), float64(area.Min.Y)
	for _, s := range shapes {
		for i, p := range s.points {
			if i == 0 {
				c.rasterizer.MoveTo(float32(p.X-x), float32(p.Y-y))
			} else {
				c.rasterizer.LineTo(float32(p.X-x), float32(p.Y-y))
			}
		}
		c.rasterizer.ClosePath()
	}
	c.rasterizer.Draw(mask, area, image.Opaque, image.Point{})
	return mask
}
