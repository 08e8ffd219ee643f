// Tests of what slides have room for.

package document

import (
	"strings"
	"testing"
)

func TestATitleTakesTwoLinesAtMost(t *testing.T) {
	for title, want := range map[string]float64{
		"14 von 22 Maßnahmen sind in Umsetzung.": 28,
		"Am 01.11.2026 sind 73 % erreicht, geplant waren 88 % (19 von 19 Maßnahmen); im bisherigen Tempo wären 100 % etwa im Mai 2028 erreicht.": 22,
		strings.Repeat("Wort ", 200): 16,
	} {
		if got := SlideTitleSize(title); got != want {
			t.Errorf("%.40q… in %g points, want %g", title, got, want)
		}
	}
}

func TestFewPointsAreLargeAndManySmall(t *testing.T) {
	points := func(n int) *List {
		l := &List{}
		for range n {
			l.Items = append(l.Items, ListItem{Text: Inlines{{Text: "„IPEMA-Portal“ (FM): überfällig und hinter Plan."}}})
		}
		return l
	}
	for n, want := range map[int]float64{1: 24, 8: 24, 12: 20, 40: 18} {
		if got := SlideListSize(points(n), SlideBottom-SlideTop); got != want {
			t.Errorf("%d points in %g points, want %g", n, got, want)
		}
	}
}

func TestTilesStayOnTheirSlide(t *testing.T) {
	for n := range 7 {
		tiles := SlideTiles(&Facts{Items: make([]Fact, n)}, SlideTop, true)
		rows := (max(n, 1) + tiles.InRow - 1) / tiles.InRow
		if bottom := tiles.Top + float64(rows)*(tiles.Height+SlideTileGap) - SlideTileGap; bottom > SlideBottom || tiles.Top < SlideTop || tiles.Width*float64(tiles.InRow) > SlideTextWidth {
			t.Errorf("%d numbers reach from %g down to %g of %g", n, tiles.Top, bottom, SlideBottom)
		}
	}
}

func TestOnlyASlideOfTitlesOpens(t *testing.T) {
	for want, blocks := range map[bool][]Block{true: {&Paragraph{Style: Subtitle}}, false: {&Paragraph{Style: Subtitle}, &List{}}} {
		if got := (&Slide{Blocks: blocks}).Opening(); got != want {
			t.Errorf("opening is %t, want %t", got, want)
		}
	}
	if (&Slide{}).Opening() || (&Slide{Blocks: []Block{&Paragraph{}}}).Opening() {
		t.Error("a slide of running text opens")
	}
}
