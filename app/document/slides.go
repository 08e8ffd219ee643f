// Where things stand on a slide and how large its letters are, for the formats that office programs lay out: both shall
// look like the PDF, and none can ask the program how much room a text takes.

package document

import "strings"

// The places on a slide, in points: 16:9, 13.333 × 7.5 inches. The title stands at its top on every slide, so that it
// does not jump from one to the next.
const (
	SlideWidth, SlideHeight          = 960.0, 540.0
	SlideLeft, SlideTextWidth        = 48.0, 864.0
	SlideTitleTop, SlideTitleHeight  = 30.0, 72.0
	SlideTop, SlideBottom            = 116.0, 488.0
	SlideFooterTop                   = 508.0
	SlideOpeningTop, SlideOpeningGap = 196.0, 22.0 // the title of the first slide; the bar stands above it
)

// SlideNote is the size of small letters on slides; those in the back rows read no smaller ones.
const SlideNote = 12.0

// TextHeight is about what a text of the size takes in the width, all in one unit.
func TextHeight(text string, size, width float64, bold bool) float64 {
	return float64(textLines(text, size, width, bold)) * size * 1.2
}

// textLines breaks the text as an office program would, a little early where letters differ.
func textLines(text string, size, width float64, bold bool) int {
	lines := 0
	factor := size
	if bold {
		factor *= 1.08
	}
	space := lettersWidth(" ") * factor
	for part := range strings.SplitSeq(text, "\n") {
		lines++
		used := 0.0
		for word := range strings.FieldsSeq(part) {
			long := lettersWidth(word) * factor
			if used > 0 && used+space+long > width {
				lines++
				used = 0
			} else if used > 0 {
				used += space
			}
			for used += long; used > width; used -= width { // a word without end is broken anywhere
				lines++
			}
		}
	}
	return lines
}

// SlideTitleSize is the size of letters with which a title takes at most two lines, 16 at least.
func SlideTitleSize(title string) float64 {
	for _, size := range []float64{28, 26, 24, 22, 20, 18} {
		if textLines(title, size, SlideTextWidth, true) <= 2 {
			return size
		}
	}
	return 16
}

// SlideIndent is how far the text of a point stands from the left, for each level from 1.
const SlideIndent = 26.0

// ListItemHeight is about what a point of this size takes with those below it.
func ListItemHeight(item ListItem, level int, size float64) float64 {
	height := TextHeight(item.Text.Plain(), size, SlideTextWidth-SlideIndent*float64(level), false) + size/3
	if item.Sub != nil {
		for _, below := range item.Sub.Items {
			height += ListItemHeight(below, level+1, size)
		}
	}
	return height
}

// ListSizes are those in which points are set, the largest first.
var ListSizes = []float64{24, 22, 20, 18}

// SlideListSize is the largest size in which the points fit into the room; 18 where none does.
func SlideListSize(l *List, room float64) float64 {
	for _, size := range ListSizes {
		height := 0.0
		for _, item := range l.Items {
			height += ListItemHeight(item, 1, size)
		}
		if height <= room {
			return size
		}
	}
	return ListSizes[len(ListSizes)-1]
}

// Tiles say where the large numbers of a slide stand.
type Tiles struct {
	InRow              int
	Top, Width, Height float64
	Value, Label, Note float64 // sizes of letters
}

// SlideTileGap is the room between tiles.
const SlideTileGap = 14.0

// SlideTiles set the numbers below y: large, a little above the middle, where they are alone on their slide.
func SlideTiles(f *Facts, y float64, alone bool) Tiles {
	n := max(len(f.Items), 1)
	t := Tiles{InRow: min(n, 4), Top: y, Height: 112, Value: 32, Label: 16, Note: SlideNote}
	if alone && n <= 6 {
		t = Tiles{InRow: min(n, 3), Height: 172, Value: 48, Label: 24, Note: 16}
		if n == 4 {
			t.InRow = 2
		}
		rows := float64((n + t.InRow - 1) / t.InRow)
		t.Top = y + max(SlideBottom-y-rows*t.Height-(rows-1)*SlideTileGap, 0)*0.4
	}
	t.Width = (SlideTextWidth - SlideTileGap*float64(t.InRow-1)) / float64(t.InRow)
	return t
}

// Opening tells slides that only say what the others are about.
func (s *Slide) Opening() bool {
	for _, b := range s.Blocks {
		p, ok := b.(*Paragraph)
		if !ok || p.Style != Title && p.Style != Subtitle && p.Style != Note {
			return false
		}
	}
	return len(s.Blocks) > 0
}
