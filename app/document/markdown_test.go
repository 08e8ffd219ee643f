// Markdown says what the document says, and no text in it means more than it says.

package document

import (
	"strings"
	"testing"
)

func TestMarkdownSaysWhatTheDocumentSays(t *testing.T) {
	d := &Document{ID: "0123", Stand: "Stand 18.11.2024", Marks: []string{"Entwurf"}, Blocks: []Block{
		&Paragraph{Style: Title, Text: Inlines{{Text: "Bericht"}}},
		&Heading{Level: 1, Text: "Lage"},
		&Paragraph{Text: Inlines{{Text: "Erste", Break: true}, {Text: "zweite ", Bold: true}, {Text: "Seite", Link: "https://land.example"}}},
		&List{Ordered: true, Start: 3, Items: []ListItem{{Text: Inlines{{Text: "drei"}}, Sub: &List{Items: []ListItem{{Text: Inlines{{Text: "darunter"}}}}}}}},
		&Table{Caption: "Tabelle 1", Columns: []Column{{Title: "Was"}, {Title: "n", Numeric: true}}, Rows: []Row{{Cells: []Cell{{Text: Inlines{{Text: "a|b"}}}, {Text: Inlines{{Text: "1"}}}}}}},
		&Form{Rows: []FormRow{{Label: "Kosten", Text: Inlines{{Text: "keine"}}}}},
		&Facts{Items: []Fact{{Value: "3 von 9", Label: "fertig"}}},
		&Slide{Title: "Folie", Blocks: []Block{&Paragraph{Text: Inlines{{Text: "auf der Folie"}}}}},
		&Letter{Addressee: []string{"An alle"}, Subject: []string{"Betreff"}},
	}}
	var b strings.Builder
	if err := WriteMarkdown(&b, d); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# Bericht\n", "\n## Lage\n", "Erste\\\n**zweite** [Seite](<https://land.example>)", "3. drei\n   - darunter", "| Was | n |\n| --- | ---: |\n| a\\|b | 1 |",
		"- **Kosten:** keine", "- **3 von 9** fertig", "## Folie", "auf der Folie", "An alle", "**Betreff**", "Kennung 0123 · Stand 18.11.2024 · Entwurf\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing in\n%s", want, b.String())
		}
	}
}

func TestNoTextBecomesMarkup(t *testing.T) {
	var b strings.Builder
	d := &Document{Blocks: []Block{&Paragraph{Text: Inlines{{Text: "# <script> *x* [a](b) `c` \\"}}}}}
	if err := WriteMarkdown(&b, d); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(b.String(), "\\# &lt;script&gt; \\*x\\* \\[a\\](b) \\`c\\` \\\\\n") {
		t.Errorf("written is %s", b.String())
	}
}
