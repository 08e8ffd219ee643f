// How wide the columns of a table are where a format cannot measure letters itself: office programs break a word that
// has too little room anywhere.

package document

import "strings"

// ColumnWidths share the total out, as the table says or by the length of the texts, with room for the longest word of
// each column where that is possible; size is that of the letters, in the unit of the total.
func ColumnWidths(t *Table, total, size float64) []float64 {
	widths := make([]float64, len(t.Columns))
	sum := 0.0
	for i, c := range t.Columns {
		widths[i] = c.Width
		sum += c.Width
	}
	if sum == 0 {
		for i := range t.Columns {
			widths[i] = columnWeight(t, i)
			sum += widths[i]
		}
	}
	for i, v := range widths {
		widths[i] = total * v / sum
	}
	return widened(t, widths, total, size)
}

// widened gives columns the room for their longest word; the others share the rest.
func widened(t *Table, widths []float64, total, size float64) []float64 {
	needs := make([]float64, len(widths))
	short, spare := 0.0, 0.0
	for i, c := range t.Columns {
		needs[i] = wordWidth(c.Title, size, true)
		for _, r := range t.Rows {
			if i < len(r.Cells) {
				mark := ""
				if r.Cells[i].Tone != Plain {
					mark = "●\u00a0"
				}
				needs[i] = max(needs[i], wordWidth(mark+r.Cells[i].Text.Plain(), size, r.Total || i == 0 && t.RowHeads))
			}
		}
		needs[i] = min(needs[i], total/3)
		short += max(needs[i]-widths[i], 0)
		spare += max(widths[i]-needs[i], 0)
	}
	if short == 0 {
		return widths
	}
	for i := range widths {
		if spare < short { // all of them a little too narrow rather than one by half
			widths[i] = needs[i] * total / (total + short - spare)
		} else if widths[i] < needs[i] {
			widths[i] = needs[i]
		} else {
			widths[i] -= (widths[i] - needs[i]) * short / spare
		}
	}
	return widths
}

// letterWidths are those of Arial in sizes of letters, by groups of letters.
var letterWidths = []struct {
	letters string
	width   float64
}{{"ijlIftr.,:;|!'()[]/- \u00a0", 0.31}, {"mwMW%●▲◆○", 0.86}, {"ABCDEFGHKNOPQRSTUVXYZÄÖÜ&", 0.7}}

// wordWidth is about how wide a cell must be for the longest word of its text; a space that does not break is a letter.
func wordWidth(text string, size float64, bold bool) float64 {
	longest := 0.0
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' }) {
		for part := range strings.SplitAfterSeq(word, "-") {
			longest = max(longest, lettersWidth(part))
		}
	}
	if bold {
		longest *= 1.08
	}
	return longest*size + 10
}

func lettersWidth(word string) (width float64) {
	for _, r := range word {
		one := 0.56
		for _, group := range letterWidths {
			if strings.ContainsRune(group.letters, r) {
				one = group.width
				break
			}
		}
		width += one
	}
	return width
}

// columnWeight is about how many letters wide a column should be.
func columnWeight(t *Table, i int) float64 {
	longest, word := 0, 0
	note := func(s string) {
		longest = max(longest, len([]rune(s)))
		for w := range strings.FieldsSeq(s) {
			word = max(word, len([]rune(w)))
		}
	}
	note(t.Columns[i].Title)
	for _, r := range t.Rows {
		if i < len(r.Cells) {
			note(r.Cells[i].Text.Plain())
		}
	}
	return float64(min(max(min(longest, 38), min(word, 22))+3, 44))
}
