// What both kinds of spreadsheets need: names of sheets that programs take, and texts that are no formulas.

package document

import (
	"fmt"
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

// Chars is about how wide a column must be for its content, in characters.
func (s *Sheet) Chars(column int) float64 {
	c := s.Columns[column]
	if c.Width > 0 {
		return c.Width
	}
	longest := utf8.RuneCountInString(c.Title) + 4 // the button of the filter takes room
	for _, row := range s.Rows {
		if column < len(row) && row[column].Known {
			n := utf8.RuneCountInString(row[column].Text)
			if c.Kind != Text {
				n = 11
			}
			longest = max(longest, n)
		}
	}
	return float64(min(max(longest, 8), 60)) + 1
}
