// What both kinds of spreadsheets need: names of sheets that programs take, and texts that are no formulas.

package document

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// maxSheetName is what spreadsheets take, in characters.
const maxSheetName = 31

// SheetNames are the names of the sheets as every program takes them: without forbidden characters, short enough, each
// once.
func (b *Workbook) SheetNames() []string {
	used := map[string]bool{}
	names := make([]string, len(b.Sheets))
	for i, s := range b.Sheets {
		name := strings.TrimSpace(strings.Map(func(r rune) rune {
			if strings.ContainsRune(`\/?*[]:'`, r) || r < ' ' {
				return ' '
			}
			return r
		}, CleanText(s.Name)))
		if name == "" {
			name = fmt.Sprintf("Tabelle %d", i+1)
		}
		base := name
		for n := 2; ; n++ {
			name = cut(name, maxSheetName)
			if !used[strings.ToLower(name)] {
				break
			}
			ending := fmt.Sprintf(" (%d)", n)
			name = cut(base, maxSheetName-len(ending)) + ending
		}
		used[strings.ToLower(name)] = true
		names[i] = name
	}
	return names
}

// cut shortens a name to units of UTF-16, as spreadsheets count.
func cut(s string, units int) string {
	for i, r := range s {
		if units -= len(utf16.Encode([]rune{r})); units < 0 {
			return strings.TrimSpace(s[:i])
		}
	}
	return s
}

// Indented tells whether the texts of a column need room to the numbers at their left.
func (s *Sheet) Indented(column int) bool {
	return column > 0 && s.Columns[column].Kind == Text && s.Columns[column-1].Kind != Text
}

// Chars is about how wide a column must be for its content, in characters.
func (s *Sheet) Chars(column int) float64 {
	c := s.Columns[column]
	if c.Width > 0 {
		return c.Width
	}
	longest := 0
	for part := range strings.FieldsSeq(c.Title) { // heads break between words
		longest = max(longest, utf8.RuneCountInString(part)+3) // the button of the filter takes room
	}
	for _, row := range s.Rows {
		if column < len(row) && row[column].Known {
			n := utf8.RuneCountInString(row[column].Text)
			switch c.Kind {
			case Text:
			case Day:
				n = 11
			default:
				n = 7
			}
			longest = max(longest, n)
		}
	}
	return float64(min(max(longest, 7), 40)) + 0.5
}

// printedChars is how many characters a printed page holds side by side: A4 across, in letters of seven points at least.
// cellEdges are the characters for which the edges of each cell take the room.
const printedChars, cellEdges = 209, 0.8

// RepeatedColumns are those that every further page of a wide sheet begins with: which row is which.
const RepeatedColumns = 2

// PagesWide is over how many pages side by side the sheet is printed, so that its letters can be read.
func (s *Sheet) PagesWide() int {
	total, repeated, longest := 0.0, 0.0, 0.0
	for i := range s.Columns {
		chars := s.Chars(i) + cellEdges
		total += chars
		if i < RepeatedColumns {
			repeated += chars
		} else {
			longest = max(longest, chars)
		}
	}
	if total <= printedChars || repeated+longest > printedChars { // no page would hold its columns and the heads of rows
		return max(1, int(math.Ceil(total/printedChars)))
	}
	pages, room := 1, printedChars-repeated
	for i := RepeatedColumns; i < len(s.Columns); i++ {
		if chars := s.Chars(i) + cellEdges; chars > room {
			pages, room = pages+1, printedChars-repeated-chars
		} else {
			room -= chars
		}
	}
	return pages
}

// HeadLines is in how many lines the heads of the columns are set, six at most.
func (s *Sheet) HeadLines() int {
	lines := 1
	for i, c := range s.Columns {
		lines = max(lines, textLines(c.Title, 1, (s.Chars(i)-1)*0.556, true))
	}
	return min(lines, 6)
}

// RowLines is in about how many lines the longest text of a row is set.
func (s *Sheet) RowLines(row []Value) int {
	lines := 1
	for i, v := range row[:min(len(row), len(s.Columns))] {
		if s.Columns[i].Kind == Text && v.Known {
			lines = max(lines, textLines(v.Text, 1, s.Chars(i)*0.556, false)) // a column is as wide as so many digits
		}
	}
	return lines
}

// ChartHeight is how high the chart of so many rows is, in points: each bar needs its room, time goes across.
func (c *Chart) ChartHeight(rows int) float64 {
	if c.Kind == BarChart || c.Kind == StackedBars {
		return min(max(270, 18*float64(rows)+105), 900)
	}
	return 270
}

// The lines of a sheet in print, in points, and how high the page is.
const printedLine, printedHeight = 13, 500

// PrintedOnOne tells whether table and chart stand on one page in letters that can be read; else the chart begins one.
func (s *Sheet) PrintedOnOne() bool {
	height := float64(printedLine * (6 + s.HeadLines() + len(s.Rows)))
	if s.Chart != nil {
		height += s.Chart.ChartHeight(s.ChartRows())
	}
	return s.Chart != nil && s.PagesWide() == 1 && height*0.7 <= printedHeight
}

// ChartRows is how many rows the chart shows.
func (s *Sheet) ChartRows() int {
	rows := len(s.Rows) - s.Totals
	if s.Chart != nil && s.Chart.Rows > 0 {
		rows = min(rows, s.Chart.Rows)
	}
	return max(rows, 0)
}

// Repeats tells whether further pages begin with the heads of the rows.
func (s *Sheet) Repeats() bool {
	return s.PagesWide() > 1 && len(s.Columns) > RepeatedColumns && s.Chars(0)+s.Chars(1) < printedChars/2
}
