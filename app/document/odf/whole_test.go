// Papers with one of everything, and with whatever people type, make whole packages.

package odf

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"zielstand/app/document"
)

func plain(s string) document.Inlines { return document.Inlines{{Text: s}} }

// paper holds each kind of block that needs no drawing, with the given texts in it.
func paper(a, b string) *document.Document {
	text := document.Inlines{{Text: a, Bold: true, Italic: true, Break: true}, {Text: b, Link: "https://example.org/?a=1&b=" + b}, {Text: a, Link: "#tab"}, {Text: b, Link: "#" + a}}
	table := &document.Table{Anchor: "tab", Caption: a, RowHeads: true, Note: b, Columns: []document.Column{{Title: a}, {Title: b, Numeric: true}},
		Rows: []document.Row{{Cells: []document.Cell{{Text: text, Tone: document.Red}, {Text: plain(b)}}}, {Cells: []document.Cell{{Text: plain(a)}}, Total: true}}}
	list := &document.List{Ordered: true, Start: 3, Items: []document.ListItem{{Text: text, Sub: &document.List{Items: []document.ListItem{{Text: plain(b)}}}}, {Text: plain(a)}}}
	return &document.Document{Title: a, Subject: b, Author: a, ID: b, Stand: a, Marks: []string{b}, Created: time.Date(2025, 7, 1, 8, 0, 0, 0, time.UTC), Letterhead: document.Letterhead{Lines: []string{a, b}, Accent: b},
		Blocks: []document.Block{
			&document.Letter{Sender: []string{a}, Addressee: []string{b}, Mark: []string{a, b}, Head: a, Office: []string{b}, Date: a, References: []document.FormRow{{Label: a, Text: text}}, Subject: []string{b}},
			&document.Paragraph{Style: document.Title, Text: plain(a)}, &document.Contents{Title: a, Depth: 2}, &document.PageBreak{}, &document.Heading{Level: 1, Text: a, Anchor: a}, &document.Heading{Level: 2, Text: b, Anchor: a},
			&document.Paragraph{Style: document.Lead, Text: text}, list, table, table, &document.Table{Caption: a}, &document.Form{Anchor: b, Title: a, Rows: []document.FormRow{{Label: a, Text: text}, {Label: b}}},
			&document.Facts{Title: a, Items: []document.Fact{{Value: a, Label: b, Note: a, Tone: document.Green, Link: "#tab"}}}, &document.Paragraph{Style: document.Signature, Text: text}}}
}

// holds fails where a file of the texts is not whole, or twice not the same.
func holds(t *testing.T, a, b string) {
	t.Helper()
	var once, again bytes.Buffer
	for _, w := range []*bytes.Buffer{&once, &again} {
		if err := WriteODT(t.Context(), w, paper(a, b), nil); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(once.Bytes(), again.Bytes()) {
		t.Error("the same document gives other bytes")
	}
	if faults := packageFaults(once.Bytes()); faults != nil {
		t.Errorf("ODT of %.40q and %.40q:\n%s", a, b, strings.Join(faults, "\n"))
	}
}

var odd = [][2]string{{"Überfällige Maßnahmen", "62 %"}, {"a\x00b\x0bc\nd\te", "<&\"'>]]>"}, {"🙂 שלום", "\u202e()"}, {strings.Repeat("Wort ", 20000), "x"}, {"", ""}, {"'[a]:*?/\\'", "=cmd|' /C calc'!A0"}, {"\xff\xfe", "\ufffe"}, {"x", strings.Repeat("y", 3000)}, {"_ueberschrift_1", "  zwei  Leerzeichen"}}

func TestOddTextsGiveWholePackages(t *testing.T) {
	for _, texts := range odd {
		holds(t, texts[0], texts[1])
	}
}

func TestALogoThatIsNoPNGIsAnError(t *testing.T) {
	d := paper("a", "b")
	d.Letterhead.Logo = []byte("GIF89a")
	if err := WriteODT(t.Context(), &bytes.Buffer{}, d, nil); !errors.Is(err, ErrLogo) {
		t.Error("no error for a logo of another kind:", err)
	}
}

func TestAnEmptyDocumentIsWhole(t *testing.T) {
	var w bytes.Buffer
	if err := WriteODT(t.Context(), &w, &document.Document{}, nil); err != nil {
		t.Fatal(err)
	}
	if faults := packageFaults(w.Bytes()); faults != nil {
		t.Error(faults)
	}
}

func TestTheFileTellsNoOtherTimeThanItsKenntnisstand(t *testing.T) {
	var w bytes.Buffer
	if err := WriteODT(t.Context(), &w, paper("a", "b"), nil); err != nil {
		t.Fatal(err)
	}
	if meta := part(t, w.Bytes(), "meta.xml"); strings.Count(meta, "2025-07-01T08:00:00Z") != 2 {
		t.Error(meta)
	}
}

func FuzzAnyTextGivesWholePackages(f *testing.F) {
	for _, texts := range odd {
		f.Add(texts[0], texts[1])
	}
	f.Fuzz(holds)
}
