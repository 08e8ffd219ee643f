// Texts that rules write: sentence by sentence, each number with the place that shows it.

package briefing

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"zielstand/app/charts"
	"zielstand/app/document"
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// prose collects sentences and the evidence of their numbers, in the order of the text.
type prose struct {
	text     strings.Builder
	evidence []Evidence
}

// say adds a sentence to the paragraph.
func (p *prose) say(sentence string, evidence ...Evidence) {
	if text := p.text.String(); text != "" && !strings.HasSuffix(text, "\n") {
		p.text.WriteByte(' ')
	}
	p.text.WriteString(sentence)
	p.evidence = append(p.evidence, evidence...)
}

// line adds a line of its own.
func (p *prose) line(text string, evidence ...Evidence) {
	if p.text.Len() > 0 {
		p.text.WriteByte('\n')
	}
	p.text.WriteString(text)
	p.evidence = append(p.evidence, evidence...)
}

// about adds a line on one measure, whose page shows all its numbers.
func (p *prose) about(s *State, m *models.MeasureNode, text string) {
	var evidence []Evidence
	for _, number := range numbers.FindAllString(text, -1) {
		evidence = append(evidence, Evidence{number, "", s.measurePath(m), m.Title})
	}
	p.line(text, evidence...)
}

func (p *prose) proposal() Proposal { return Proposal{Text: p.text.String(), Evidence: p.evidence} }

// written makes a proposal of what the rules say.
func written(rules ...func(*prose)) Proposal {
	p := &prose{}
	for _, rule := range rules {
		rule(p)
	}
	return p.proposal()
}

// progressOf is what a paper is about, as a subject; numbers of the strategy's name lead to its measures.
func (s *State) progressOf() Proposal {
	text := "Stand der Umsetzung"
	if title := s.strategyTitle(); title != "" {
		text += ": „" + title + "“"
	}
	var evidence []Evidence
	for _, number := range numbers.FindAllString(text, -1) {
		evidence = append(evidence, s.listed(number, "Maßnahmen"))
	}
	return Proposal{Text: text, Evidence: evidence}
}

// numbers finds counts, percents and dates in a text.
var numbers = regexp.MustCompile(`\d[\d.,]*\d|\d`)

// path is an address about the same state: the Stichtag, the scope, and further pairs of name and value.
func (s *State) path(page string, pairs ...string) string {
	values := url.Values{"stichtag": {s.Portfolio.Stichtag.String()}}
	for i, id := range []string{s.Scope.StrategyID, s.Scope.MinistryID} {
		if id != "" {
			values.Set([]string{"strategie", "ressort"}[i], id)
		}
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		values.Set(pairs[i], pairs[i+1])
	}
	return page + "?" + values.Encode()
}

// figurePath is the page of a figure about the same state.
func (s *State) figurePath(name string) string { return s.path("/diagramme/" + name) }

func (s *State) measurePath(m *models.MeasureNode) string {
	return "/massnahmen/" + m.ID + "?stichtag=" + s.Portfolio.Stichtag.String()
}

// shown says that a figure has the number.
func (s *State) shown(number, figure string) Evidence {
	label := figure
	for _, kind := range charts.Kinds {
		if kind.Name == figure {
			label = kind.Label
		}
	}
	return Evidence{number, figure, s.figurePath(figure), label}
}

// listed says that the list of measures has as many entries.
func (s *State) listed(number, label string, pairs ...string) Evidence {
	return Evidence{number, "", s.path("/massnahmen", pairs...), label}
}

// signalTitle names a list of what stands out: "Überfällig".
func signalTitle(signal progress.Signals) string {
	return strings.TrimSuffix(german.Sentence(german.Signal(signal)), ".")
}

// compared says that the comparison with the state before has the number.
func (s *State) compared(number string) Evidence {
	return Evidence{number, "", s.path("/vergleich", "von", s.Before.Stichtag.String(), "bis", s.Portfolio.Stichtag.String()), "Vergleich"}
}

// traced turns the numbers that the evidence knows into links: to the figure where the document has it, else to the
// page. Numbers that somebody has changed are not found, and so lead nowhere.
func traced(text string, evidence []Evidence, anchor func(Evidence) string) document.Inlines {
	var out document.Inlines
	add := func(piece, link string) {
		lines := strings.Split(piece, "\n")
		for i, line := range lines {
			if line != "" || i < len(lines)-1 {
				out = append(out, document.Inline{Text: line, Link: link, Break: i < len(lines)-1})
			}
		}
	}
	for _, e := range evidence {
		at := findNumber(text, e.Number)
		if at < 0 {
			continue
		}
		add(text[:at], "")
		add(e.Number, anchor(e))
		text = text[at+len(e.Number):]
	}
	add(text, "")
	return out
}

// findNumber finds the number where it is no part of a longer one, -1 where it is not.
func findNumber(text, number string) int {
	if number == "" {
		return -1
	}
	for from := 0; ; {
		at := strings.Index(text[from:], number)
		if at < 0 {
			return -1
		}
		at += from
		end := at + len(number)
		inside := func(span []int) bool { return span[0] < at && at < span[1] || span[0] < end && end < span[1] }
		if !slices.ContainsFunc(numbers.FindAllStringIndex(text, -1), inside) {
			return at
		}
		from = at + 1
	}
}
