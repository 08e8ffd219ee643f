// Documents as Markdown (GitHub's dialect): for reading in a terminal, for diffs, and for pasting elsewhere.

package document

import (
	"bytes"
	"io"
	"strconv"
	"strings"
)

// WriteMarkdown writes the document. Figures become their texts and data; what stands on every page of other formats
// comes once, at the end.
func WriteMarkdown(w io.Writer, d *Document) error {
	m := &markdown{}
	m.blocks(d.Blocks)
	m.paragraph("---")
	m.paragraph(escape(strings.Join(append([]string{"Kennung " + d.ID, d.Stand}, d.Marks...), " · ")))
	_, err := w.Write(append(bytes.TrimRight(m.out.Bytes(), "\n"), '\n'))
	return err
}

type markdown struct{ out bytes.Buffer }

func (m *markdown) paragraph(text string) {
	if text = strings.TrimSpace(text); text != "" {
		m.out.WriteString(text + "\n\n")
	}
}

func (m *markdown) blocks(blocks []Block) {
	for _, b := range blocks {
		switch v := b.(type) {
		case *Heading:
			m.paragraph(strings.Repeat("#", min(v.Level+1, 6)) + " " + escape(v.Text))
		case *Paragraph:
			m.styled(v)
		case *List:
			m.list(v, "")
			m.out.WriteByte('\n')
		case *Table:
			m.table(v)
		case *Figure:
			m.figure(v)
		case *Form:
			m.rows(v.Rows)
		case *Facts:
			for _, f := range v.Items {
				m.out.WriteString("- **" + escape(f.Value) + "** " + escape(strings.TrimSpace(f.Label+" "+f.Note)) + "\n")
			}
			m.out.WriteByte('\n')
		case *Letter:
			m.letter(v)
		case *Slide:
			m.paragraph("## " + escape(v.Title))
			m.blocks(v.Blocks)
			m.paragraph(escape(v.Notes))
		}
	}
}

func (m *markdown) styled(p *Paragraph) {
	switch text := line(p.Text); p.Style {
	case Title:
		m.paragraph("# " + text)
	case Subtitle, Lead:
		m.paragraph("**" + text + "**")
	default:
		m.paragraph(text)
	}
}

func (m *markdown) list(l *List, indent string) {
	for i, item := range l.Items {
		mark := "- "
		if l.Ordered {
			mark = strconv.Itoa(max(1, l.Start)+i) + ". "
		}
		inner := indent + strings.Repeat(" ", len(mark))
		m.out.WriteString(indent + mark + strings.ReplaceAll(line(item.Text), "\n", "\n"+inner) + "\n")
		if item.Sub != nil {
			m.list(item.Sub, inner)
		}
	}
}

func (m *markdown) table(t *Table) {
	m.paragraph("**" + escape(t.Caption) + "**")
	var head, rule strings.Builder
	for _, c := range t.Columns {
		head.WriteString("| " + cell(escape(c.Title)) + " ")
		if c.Numeric {
			rule.WriteString("| ---: ")
		} else {
			rule.WriteString("| --- ")
		}
	}
	m.out.WriteString(head.String() + "|\n" + rule.String() + "|\n")
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			m.out.WriteString("| " + cell(line(c.Text)) + " ")
		}
		m.out.WriteString("|\n")
	}
	m.out.WriteByte('\n')
	m.paragraph(escape(t.Note))
}

func (m *markdown) figure(f *Figure) {
	m.paragraph("**" + escape(f.Label+": "+f.Chart.Title) + "**")
	m.paragraph(escape(f.Chart.Subtitle))
	t := &Table{Caption: "Daten", Note: f.Chart.Rule + " " + f.Chart.Source()}
	for _, c := range f.Chart.Table.Columns {
		t.Columns = append(t.Columns, Column{Title: c.Title, Numeric: c.Numeric})
	}
	for _, row := range f.Chart.Table.Rows {
		var cells []Cell
		for _, c := range row {
			cells = append(cells, Cell{Text: Inlines{{Text: c.Text}}})
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	m.table(t)
}

func (m *markdown) rows(rows []FormRow) {
	for _, r := range rows {
		m.out.WriteString("- **" + escape(r.Label) + ":** " + cell(line(r.Text)) + "\n")
	}
	m.out.WriteByte('\n')
}

func (m *markdown) letter(l *Letter) {
	for _, lines := range [][]string{l.Sender, l.Addressee, l.Mark, {l.Head}, l.Office, {l.Date}} {
		m.paragraph(escape(strings.Join(lines, "\n")))
	}
	m.rows(l.References)
	m.paragraph("**" + escape(strings.Join(l.Subject, " ")) + "**")
}

// line is a text with its marks; a break within it stays one.
func line(text Inlines) string {
	var b strings.Builder
	for _, t := range text {
		piece := escape(t.Text)
		switch {
		case t.Bold:
			piece = emphasis(piece, "**")
		case t.Italic:
			piece = emphasis(piece, "*")
		}
		if strings.HasPrefix(t.Link, "http") {
			piece = "[" + piece + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "").Replace(t.Link) + ">)"
		}
		b.WriteString(piece)
		if t.Break {
			b.WriteString("\\\n")
		}
	}
	return b.String()
}

// emphasis puts the mark around the words of a text; with a space inside it would be none.
func emphasis(text, mark string) string {
	words := strings.Trim(text, " ")
	if words == "" {
		return text
	}
	at := strings.Index(text, words)
	return text[:at] + mark + words + mark + text[at+len(words):]
}

// cell keeps a text within its row.
func cell(text string) string {
	return strings.NewReplacer("\\\n", "<br>", "\n", " ", "|", "\\|").Replace(text)
}

// escape keeps a text from meaning anything.
var escape = strings.NewReplacer("\\", "\\\\", "*", "\\*", "_", "\\_", "`", "\\`", "[", "\\[", "]", "\\]", "<", "&lt;", ">", "&gt;", "#", "\\#").Replace
