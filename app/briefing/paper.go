// What all papers share: the head of the document, its figures and tables with numbers of their own, and texts whose
// numbers lead to them.

package briefing

import (
	"strconv"
	"strings"

	"zielstand/app/charts"
	"zielstand/app/document"
	"zielstand/app/german"
	"zielstand/app/progress"
)

// paper is a document that is being laid out.
type paper struct {
	*State
	texts     Texts
	proposals map[string]Proposal
	doc       *document.Document
	figures   map[string]*document.Figure // by name, for links and to be placed
	tables    int
}

// newPaper begins a document; the named figures are those that it will place, in their order.
func newPaper(title string, s *State, texts Texts, proposals map[string]Proposal, stamp Stamp, figures ...string) (*paper, error) {
	p := &paper{State: s, texts: texts, proposals: proposals, figures: map[string]*document.Figure{}}
	if subject := s.subject(); subject != "" {
		title += ", " + subject
	}
	p.doc = &document.Document{Title: title, Subject: s.subject(), Author: s.House.Operator, Language: "de-DE", ID: stamp.ID,
		Stand: s.stand(), Marks: stamp.Marks, Created: stamp.Created,
		Letterhead: document.Letterhead{Lines: filled(s.House.Ministry, s.House.Operator), Logo: s.House.Logo, Accent: s.House.Accent}}
	for _, name := range figures {
		chart, err := charts.Build(name, charts.Query{Portfolio: s.Portfolio, Scope: s.Scope})
		if err != nil {
			return nil, err
		}
		f := &document.Figure{Anchor: "abb-" + name, Chart: chart, Wide: name != "ampel" && name != "phasen"}
		if chart.Empty == "" {
			f.Label = "Abbildung " + strconv.Itoa(p.drawn()+1)
		}
		p.figures[name] = f
	}
	return p, nil
}

// drawn is how many figures have a chart.
func (p *paper) drawn() (n int) {
	for _, f := range p.figures {
		if f.Chart.Empty == "" {
			n++
		}
	}
	return n
}

func (s *State) stand() string { return "Stand " + german.Date(s.Portfolio.Stichtag) }

// subject is what the paper is about.
func (s *State) subject() string {
	var parts []string
	if strategy := s.Portfolio.Strategy(s.Scope.StrategyID); strategy != nil {
		parts = append(parts, strategy.Title)
	}
	if ministry := s.Portfolio.Ministry(s.Scope.MinistryID); ministry != nil {
		parts = append(parts, ministry.Name)
	}
	return strings.Join(parts, ", ")
}

func (p *paper) add(blocks ...document.Block) { p.doc.Blocks = append(p.doc.Blocks, blocks...) }

func (p *paper) heading(level int, text string) {
	p.add(&document.Heading{Level: level, Text: text})
}

func (p *paper) say(style document.Style, text string) {
	if text != "" {
		p.add(&document.Paragraph{Style: style, Text: plain(text)})
	}
}

// anchor is where a number leads: the figure in this document, else the page.
func (p *paper) anchor(e Evidence) string {
	if f := p.figures[e.Figure]; f != nil && f.Chart.Empty == "" {
		return "#" + f.Anchor
	}
	return p.address(e.Path)
}

// address is the full address of a page, "" where papers have none.
func (s *State) address(path string) string {
	if s.House.BaseURL == "" {
		return ""
	}
	return strings.TrimSuffix(s.House.BaseURL, "/") + path
}

// text is the value of a field with its numbers traced.
func (p *paper) text(key string) document.Inlines {
	return traced(strings.TrimSpace(p.texts[key]), p.proposals[key].Evidence, p.anchor)
}

// paragraphs sets a field's text, one paragraph for each line.
func (p *paper) paragraphs(key string) {
	for _, line := range p.lines(key) {
		p.add(&document.Paragraph{Text: line})
	}
}

// lines are the lines of a field with their numbers traced; empty ones are left out.
func (p *paper) lines(key string) (lines []document.Inlines) {
	var line document.Inlines
	flush := func() {
		if strings.TrimSpace(wording(line)) != "" {
			lines = append(lines, line)
		}
		line = nil
	}
	for _, piece := range p.text(key) {
		last := piece.Break
		piece.Break = false
		line = append(line, piece)
		if last {
			flush()
		}
	}
	flush()
	return lines
}

// list sets a field's text as a list, one point for each line.
func (p *paper) list(key string, ordered bool) {
	list := &document.List{Ordered: ordered}
	for _, line := range p.lines(key) {
		list.Items = append(list.Items, document.ListItem{Text: line})
	}
	if len(list.Items) == 1 && !ordered {
		p.add(&document.Paragraph{Text: list.Items[0].Text})
	} else if len(list.Items) > 0 {
		p.add(list)
	}
}

// place sets figures; those without data say so in a sentence.
func (p *paper) place(names ...string) {
	for _, name := range names {
		f := p.figures[name]
		if f.Chart.Empty != "" {
			p.say(document.Note, f.Chart.Empty)
			continue
		}
		p.add(f)
	}
}

// table sets a table with its number; without rows it says the sentence instead.
func (p *paper) table(caption, without string, t *document.Table) {
	if len(t.Rows) == 0 {
		p.say(document.Body, without)
		return
	}
	p.tables++
	t.RowHeads = true
	t.Anchor = "tab-" + strconv.Itoa(p.tables)
	t.Caption = "Tabelle " + strconv.Itoa(p.tables) + ": " + caption
	p.add(t)
}

// facts are the numbers to be seen first.
func (p *paper) facts(r *progress.Rollup) {
	if r.Total == 0 {
		return
	}
	p.add(&document.Facts{Title: "Auf einen Blick", Items: p.keyFacts(r)})
}

func plain(text string) document.Inlines { return document.Inlines{{Text: text}} }

// wording is the text of a line without its marks.
func wording(line document.Inlines) string {
	var b strings.Builder
	for _, piece := range line {
		b.WriteString(piece.Text)
	}
	return b.String()
}

func filled(texts ...string) (list []string) {
	for _, text := range texts {
		if text != "" {
			list = append(list, text)
		}
	}
	return list
}
