// Small shapes: the marks beside words that colours go with, boxes, the logo.

package pdf

import (
	"bytes"
	"fmt"
	"image"

	"zielstand/app/document"
)

// toneColours are those of the figures on white.
var toneColours = map[document.Tone]string{
	document.Green: "0 0.463 0.353", document.Yellow: "0.698 0.396 0", document.Red: "0.753 0.137 0.102", document.Grey: "0.4 0.427 0.522",
}

// tone draws the mark of a tone around the point: each has a shape of its own, so that nobody needs the colour.
func (w *writer) tone(b *bytes.Buffer, tone document.Tone, x, y, r float64) {
	cy := w.height - y
	colour := toneColours[tone]
	switch tone {
	case document.Green:
		fmt.Fprintf(b, "%s rg ", colour)
		circle(b, x, cy, r)
		b.WriteString("f\n")
	case document.Yellow:
		fmt.Fprintf(b, "%s rg %s %s m %s %s l %s %s l h f\n", colour, num(x), num(cy+r), num(x+r*1.08), num(cy-r*0.85), num(x-r*1.08), num(cy-r*0.85))
	case document.Red:
		v := r * 1.15
		fmt.Fprintf(b, "%s rg %s %s m %s %s l %s %s l %s %s l h f\n", colour, num(x), num(cy+v), num(x+v), num(cy), num(x), num(cy-v), num(x-v), num(cy))
	case document.Grey:
		fmt.Fprintf(b, "%s RG %s w ", colour, num(r*0.36))
		circle(b, x, cy, r*0.8)
		b.WriteString("S\n")
	}
}

// circle is a path of four curves.
func circle(b *bytes.Buffer, x, y, r float64) {
	k := r * 0.5523
	fmt.Fprintf(b, "%s %s m %s %s %s %s %s %s c %s %s %s %s %s %s c %s %s %s %s %s %s c %s %s %s %s %s %s c h ",
		num(x+r), num(y), num(x+r), num(y+k), num(x+k), num(y+r), num(x), num(y+r),
		num(x-k), num(y+r), num(x-r), num(y+k), num(x-r), num(y),
		num(x-r), num(y-k), num(x-k), num(y-r), num(x), num(y-r),
		num(x+k), num(y-r), num(x+r), num(y-k), num(x+r), num(y))
}

// box is the path of a rectangle whose top left corner is given from the top of the page.
func (w *writer) box(b *bytes.Buffer, x, y, width, height float64) {
	fmt.Fprintf(b, "%s %s %s %s re ", num(x), num(w.height-y-height), num(width), num(height))
}

// picture is an image in the file.
type picture struct {
	number        int
	width, height float64 // in its own pixels
}

// picture adds an image; what is transparent stays so.
func (w *writer) picture(m image.Image) *picture {
	size := m.Bounds()
	colours, alpha := make([]byte, 0, 3*size.Dx()*size.Dy()), make([]byte, 0, size.Dx()*size.Dy())
	opaque := true
	for y := size.Min.Y; y < size.Max.Y; y++ {
		for x := size.Min.X; x < size.Max.X; x++ {
			r, g, b, a := m.At(x, y).RGBA()
			if a != 0 && a != 0xffff { // colours come multiplied with it
				r, g, b = r*0xffff/a, g*0xffff/a, b*0xffff/a
			}
			colours = append(colours, byte(r>>8), byte(g>>8), byte(b>>8))
			alpha = append(alpha, byte(a>>8))
			opaque = opaque && a == 0xffff
		}
	}
	dict := fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8", size.Dx(), size.Dy())
	mask := ""
	if !opaque {
		mask = "/SMask " + ref(w.file.stream(dict+"/ColorSpace/DeviceGray", alpha))
	}
	return &picture{w.file.stream(dict+"/ColorSpace/DeviceRGB"+mask, colours), float64(size.Dx()), float64(size.Dy())}
}
