// A figure's table as CSV that German spreadsheets open as it is.

package charts

import (
	"encoding/csv"
	"io"
	"strings"
)

// byteOrderMark tells spreadsheets that the text is UTF-8.
const byteOrderMark = "\ufeff"

// CSV writes the table with semicolons and decimal commas; what the figure is about follows in rows of
// their own below an empty one.
func (f *Figure) CSV(w io.Writer) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	header := make([]string, len(f.Table.Columns))
	for i, c := range f.Table.Columns {
		header[i] = defuse(c.Title)
	}
	rows := [][]string{header}
	if len(header) == 0 {
		rows = nil
	}
	for _, row := range f.Table.Rows {
		line := make([]string, len(row))
		for i, cell := range row {
			line[i] = defuse(cell.Text)
			if i < len(f.Table.Columns) && f.Table.Columns[i].Numeric {
				line[i] = bareNumber(cell.Text)
			}
		}
		rows = append(rows, line)
	}
	rows = append(rows, []string{""}, []string{"Aussage", defuse(f.Title)}, []string{"Inhalt", defuse(f.Subtitle)}, []string{"Zählregel", defuse(f.Rule)})
	if err := out.WriteAll(rows); err != nil {
		return err
	}
	return out.Error()
}

// defuse keeps a spreadsheet from reading a text as a formula.
func defuse(text string) string {
	trimmed := strings.TrimLeft(text, " \u00a0")
	if trimmed != "" && strings.ContainsRune("=+-@\t\r\n", rune(trimmed[0])) || strings.HasPrefix(text, "\t") {
		return "'" + text
	}
	return text
}

// bareNumber takes unit and grouping off a German number, so that the cell can be computed with; texts
// such as "keine Angabe" stay.
func bareNumber(text string) string {
	bare := strings.TrimSuffix(strings.ReplaceAll(text, ".", ""), "\u00a0%")
	bare = strings.Replace(bare, "−", "-", 1)
	digits := strings.TrimPrefix(bare, "-")
	if digits == "" || strings.Trim(digits, "0123456789,") != "" {
		return defuse(text)
	}
	return bare
}
