// Package document is a finished paper as a list of blocks: headings, paragraphs, lists, tables, figures, slides.
// Templates make it, and each file format has a writer that reads it. It knows nothing about strategies, and nothing
// in it is computed: all texts are ready, in German, as they shall stand on the page.
package document

import (
	"strings"
	"time"
)

// Document is what every format is written from. The same Document gives the same bytes.
type Document struct {
	Title    string // of the file and of the first page
	Subject  string
	Author   string // the operator, "" if it has no name
	Language string // BCP 47, "de-DE"
	// ID names the frozen state, Stand its Stichtag ("Stand 18.11.2024"); both are on every page.
	ID    string
	Stand string
	// Marks are said on every page beside them: "Entwurf", "Demonstrationsdaten".
	Marks []string
	// Created is the Kenntnisstand of the frozen state; files hold no other time.
	Created    time.Time
	Letterhead Letterhead
	Shape      Shape
	Blocks     []Block // of Slides: *Slide only
}

// Shape is the kind of page.
type Shape int

// The shapes.
const (
	Portrait Shape = iota // A4
	Slides                // 16:9, 13.333 × 7.5 inches
)

// Letterhead is how the operator's papers look.
type Letterhead struct {
	Lines  []string // name of the office, one or two lines
	Logo   []byte   // PNG; nil = none
	Accent string   // "#1a4d8f": headings and rules; "" = the house's own
}

// Block is a part of a document, one below the other.
type Block interface{ block() }

// Heading begins a section; its levels make the bookmarks and the contents.
type Heading struct {
	Level  int // 1 to 4; the title of the document is none
	Text   string
	Anchor string // for links within the document, "" for none
}

// Style is what a paragraph is for.
type Style string

// The styles of paragraphs.
const (
	Body      Style = ""
	Title     Style = "title"    // of the document, on its first page
	Subtitle  Style = "subtitle" // below it
	Lead      Style = "lead"     // the finding, said first
	Note      Style = "note"     // small: rules, sources, what is left out
	Signature Style = "signature"
)

// Paragraph is running text.
type Paragraph struct {
	Style Style
	Text  Inlines
}

// Inline is a piece of text within a line.
type Inline struct {
	Text   string
	Bold   bool
	Italic bool
	// Link is an address ("https://…") or a place in the document ("#abb-ampel"), "" for none.
	Link string
	// Break begins a new line after the text.
	Break bool
}

// Inlines is a line of text in pieces.
type Inlines []Inline

// List is a list of points, numbered from Start or with bullets.
type List struct {
	Ordered bool
	Start   int // 0 = 1
	Items   []ListItem
}

// ListItem is one point, with points below it where Sub is set.
type ListItem struct {
	Text Inlines
	Sub  *List
}

// Table is data in rows; its columns have heads, which repeat on every page.
type Table struct {
	Anchor  string
	Caption string // "Tabelle 2: Überfällige Maßnahmen"
	Columns []Column
	Rows    []Row
	// RowHeads tells that the first cell of a row heads it.
	RowHeads bool
	Note     string // counting rule, what is left out; "" for none
}

// Column heads a column.
type Column struct {
	Title   string
	Numeric bool    // to the right
	Width   float64 // share of the width; 0 in all columns = by content
}

// Row is one row of a table.
type Row struct {
	Cells []Cell
	Total bool // a sum of the rows above
}

// Tone colours a mark beside a text; the text always says the same in words.
type Tone string

// The tones.
const (
	Plain  Tone = ""
	Green  Tone = "green"
	Yellow Tone = "yellow"
	Red    Tone = "red"
	Grey   Tone = "grey"
)

// Cell is one cell of a table.
type Cell struct {
	Text Inlines
	Tone Tone
}

// Form is a cover sheet: labels with what was entered, one below the other.
type Form struct {
	Anchor string
	Title  string // for those who do not see it, "Vorblatt"
	Rows   []FormRow
}

// FormRow is a line of a form.
type FormRow struct {
	Label string
	Text  Inlines // "nicht angegeben" where nothing is known
}

// Facts are a few large numbers side by side, at most six.
type Facts struct {
	Title string // for those who do not see it
	Items []Fact
}

// Fact is one large number.
type Fact struct {
	Value string // "3 von 9"
	Label string // "Maßnahmen abgeschlossen"
	Note  string // small, below: coverage
	Tone  Tone
	Link  string // to the figure or table that it comes from
}

// Contents is the list of headings down to Depth, with page numbers where the format has pages.
type Contents struct {
	Title string
	Depth int
	// Pages are those of all headings, from 1, for formats that do not lay pages out themselves; nil = not known.
	Pages []int
}

// PageBreak begins a new page.
type PageBreak struct{}

// Letter is the head of a letter: who writes to whom, when, about what.
type Letter struct {
	Sender     []string  // above the address, one line
	Addressee  []string  // lines of the address field
	Mark       []string  // at the right: "LANDTAG Rheinland-Pfalz", "18/…", "VORLAGE"
	Head       string    // "DER MINISTER"
	Office     []string  // street, place, telephone, mail, web
	Date       string    // "14. Mai 2024"
	References []FormRow // "Mein Aktenzeichen", "Ihr Schreiben vom", side by side
	Subject    []string  // lines in bold
}

// Addressed tells whether there is an address or an office to be set; a letter without both needs no room for them.
func (l *Letter) Addressed() bool {
	return len(l.Sender)+len(l.Addressee)+len(l.Mark)+len(l.Office) > 0 || l.Head != ""
}

// Slide is one page of a presentation: one finding.
type Slide struct {
	Title  string // states the finding
	Blocks []Block
	Notes  string // what the speaker says; "" for none
}

func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*List) block()      {}
func (*Table) block()     {}
func (*Figure) block()    {}
func (*Form) block()      {}
func (*Facts) block()     {}
func (*Contents) block()  {}
func (*PageBreak) block() {}
func (*Letter) block()    {}
func (*Slide) block()     {}

// Plain is the text without its marks; a break is a space.
func (text Inlines) Plain() string {
	var b strings.Builder
	for _, piece := range text {
		b.WriteString(piece.Text)
		if piece.Break {
			b.WriteByte(' ')
		}
	}
	return b.String()
}
