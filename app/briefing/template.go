// Package briefing makes the papers for cabinet, parliament and ministries: a template proposes texts by rules from a
// Portfolio, somebody edits them, and from the frozen state and the texts come the documents of all formats.
package briefing

import (
	"slices"
	"time"

	"zielstand/app/document"
	"zielstand/app/progress"
	"zielstand/models"
)

// State is what a paper is made from: two Portfolios that show no more than its audience may see.
type State struct {
	Portfolio *models.Portfolio // at the Stichtag
	Before    *models.Portfolio // the state it is compared with; nil = none
	Scope     progress.Scope    // the strategy, or one ministry in it
	House     House
}

// House is the office that issues papers; from configuration.
type House struct {
	Operator  string
	Ministry  string   // issuing ministry in full
	Address   []string // street, place, telephone, mail, web
	Signatory string   // name and office under a letter
	Logo      []byte   // PNG; nil = none
	Accent    string   // "#1a4d8f"; "" = the house's own
	BaseURL   string   // where pages are, for links in documents
}

// Template is one kind of paper.
type Template struct {
	Name    string // as on the command line: "sprechzettel"
	Title   string // "Sprechzettel"
	Purpose string // one sentence for the list of templates
	Formats []document.Format
	Fields  []Field
	// propose fills in texts by rules; compose lays the paper out; workbook gives its data as tables.
	propose  func(*State) map[string]Proposal
	compose  func(*State, Texts, Stamp) (*document.Document, error)
	workbook func(*State, Texts, Stamp) (*document.Workbook, error)
}

// Field is one text that can be edited before freezing.
type Field struct {
	Key   string
	Label string
	Hint  string
	Lines int      // rows of its input; 1 = a single line
	Words []string // allowed values; nil = free text
}

// Texts are the values of the fields by key.
type Texts map[string]string

// Proposal is a text that the rules propose, and where its numbers come from.
type Proposal struct {
	Text     string
	Evidence []Evidence
}

// Evidence traces a number of a text to the figure, list or page that shows it.
type Evidence struct {
	Number string // as in the text: "3 von 9"
	Figure string // name of the figure, "" for a page
	Path   string // address of the page or figure, with its Stichtag
	Label  string // "Phasen"
}

// Stamp is what every page of a document says about where it comes from.
type Stamp struct {
	ID      string
	Created time.Time // the Kenntnisstand
	Marks   []string
}

// Propose returns the text that the rules propose for each field that has one.
func (t *Template) Propose(s *State) map[string]Proposal { return t.propose(s) }

// Compose lays the paper out.
func (t *Template) Compose(s *State, texts Texts, stamp Stamp) (*document.Document, error) {
	return t.compose(s, texts, stamp)
}

// Workbook gives the data of the paper as tables.
func (t *Template) Workbook(s *State, texts Texts, stamp Stamp) (*document.Workbook, error) {
	return t.workbook(s, texts, stamp)
}

// Writes tells whether the template can be written in the format.
func (t *Template) Writes(f document.Format) bool { return slices.Contains(t.Formats, f) }
