// Tests of how sheets are printed.

package document

import "testing"

func TestASheetIsPrintedOnAsManyPagesAsItsLettersNeed(t *testing.T) {
	columns := func(widths ...float64) *Sheet {
		s := &Sheet{}
		for _, w := range widths {
			s.Columns = append(s.Columns, SheetColumn{Width: w})
		}
		return s
	}
	for _, c := range []struct {
		sheet   *Sheet
		pages   int
		repeats bool
	}{
		{columns(), 1, false}, {columns(60, 60, 60), 1, false}, {columns(105, 105), 2, false},
		{columns(10, 50, 60, 60, 60), 2, true}, {columns(10, 50, 60, 60, 60, 60, 60), 3, true}, {columns(110, 90, 60), 2, false},
	} {
		if pages, repeats := c.sheet.PagesWide(), c.sheet.Repeats(); pages != c.pages || repeats != c.repeats {
			t.Errorf("%v: %d pages, repeats %t; want %d, %t", c.sheet.Columns, pages, repeats, c.pages, c.repeats)
		}
	}
}
