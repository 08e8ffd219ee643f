// Package document says what a paper is made of: headings, paragraphs, lists, tables and figures in reading
// order. Its writers, one folder each, turn the same document into PDF, OpenDocument, Office Open XML and
// tables; what a writer cannot know (letterhead, id, Stand) stands in the document, so that the same
// document always gives the same bytes.
package document

import (
	"time"

	"zielstand/app/charts"
)

// Document is a paper or, when Slides is set, a deck with one slide for each heading of level 1.
type Document struct {
	// ID derives from the content; every page shows it beside Stand.
	ID    string
	Title string
	// Subject says in a sentence what the document is, for the metadata of the file.
	Subject string
	// Author is an organisation; persons do not belong into metadata.
	Author string
	// Stand is the line about Stichtag and Kenntnisstand that every page shows.
	Stand string
	// Created is the moment of freezing; writers take no other time.
	Created time.Time
	// Demo makes every page say "Demonstrationsdaten".
	Demo       bool
	Slides     bool
	Letterhead Letterhead
	Blocks     []Block
}

// Letterhead is what the operator configured.
type Letterhead struct {
	Organisation string
	Lines        []string // address block, as in a letter
	Logo         []byte   // PNG; nil = none
	LogoAlt      string
	Colour       string // "#rrggbb" of rules and titles; "" = the default
}

// Block is a part of a document: Heading, Paragraph, List, Table, Figure or Break.
type Block interface{ block() }

// Heading is a title of level 1 to 4. Levels are not skipped.
type Heading struct {
	Level int
	Text  string
}

// Style is what kind of paragraph it is; each is a named style in the formats that know such.
type Style string

// The styles of paragraphs.
const (
	Body    Style = ""
	Lead    Style = "lead"    // the finding, larger
	Small   Style = "small"   // rules, sources
	Address Style = "address" // lines of a letter
	Subject Style = "subject" // of a letter, bold
	Label   Style = "label"   // TOP line, ministry line
)

// Paragraph is text. Control characters other than tab and line break never reach a writer: Clean takes
// them out.
type Paragraph struct {
	Style Style
	Spans []Span
}

// Span is a run of text.
type Span struct {
	Text   string
	Bold   bool
	Italic bool
	Link   string // absolute address; "" = none
}

// List is numbered from Start (0 = bulleted). An item may hold several paragraphs and lists.
type List struct {
	Start int
	Items [][]Block
}

// Table has one row of headings; the first cell of a row heads it when RowHeads is set.
type Table struct {
	Caption  string
	Columns  []Column
	Rows     [][]Cell
	RowHeads bool
	// Filter lets sheets offer a filter over the columns.
	Filter bool
}

// Column heads a column. Share is its part of the width; 0 = by content.
type Column struct {
	Title   string
	Numeric bool
	Share   float64
}

// Cell is a value as a person reads it, and as a number where a sheet shall calculate with it.
type Cell struct {
	Text   string
	Number *float64
	Format NumberFormat
	Link   string
}

// NumberFormat says how sheets show Number.
type NumberFormat string

// The formats of numbers; Percent takes 0–100.
const (
	General NumberFormat = ""
	Whole   NumberFormat = "whole"
	Percent NumberFormat = "percent"
	Day     NumberFormat = "day" // days since 1970-01-01
)

// Figure is a chart with its caption; writers draw it anew at their own width.
type Figure struct {
	Figure *charts.Figure
	// Number counts the figures of the document from 1: "Abbildung 3: …".
	Number int
}

// Break begins a new page.
type Break struct{}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Table) block()     {}
func (Figure) block()    {}
func (Break) block()     {}

// Text makes a paragraph of plain text.
func Text(style Style, text string) Paragraph {
	return Paragraph{Style: style, Spans: []Span{{Text: text}}}
}
