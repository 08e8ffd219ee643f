// Wording of the components: what a mark, a bar or a source says.

package views

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// nbsp keeps a number and its unit on one line.
const nbsp = "\u00a0"

// Link is an address with its text.
type Link struct{ Title, URL string }

// ProgressView is a progress bar with its words.
type ProgressView struct {
	Percent models.Percent
	Planned models.Percent // unknown = no tick
	// Coverage says how many gave the percent and as of when; see Coverage.
	Coverage string
	Done     bool
	Large    bool
	// Thin tells that the percentage rests on less than half of what it stands for: no bar is drawn.
	Thin bool
}

// RollupProgress is the bar of a roll-up: percent against the plan of the same measures, with coverage.
func RollupProgress(r *progress.Rollup) ProgressView {
	return ProgressView{Percent: r.Percent, Planned: r.PlannedOfKnown, Coverage: Coverage(r),
		Done: r.Counted > 0 && r.Phases[models.PhaseCompleted] == r.Counted, Thin: r.Known*2 < r.Counted}
}

// Coverage is "7 von 9 Maßnahmen gemeldet · Stand 18.11.2024": how many gave the percentage, and the
// Stichtag it is of.
func Coverage(r *progress.Rollup) string {
	stand := " · Stand " + german.Date(r.Day)
	switch {
	case r.Total == 0:
		return "keine Maßnahme" + stand
	case r.Counted == 0:
		return "keine Maßnahme mit Fortschrittswert vorgesehen" + stand
	}
	return german.Int(r.Known) + " von " + german.Measures(r.Counted) + gave(r) + stand
}

// gave says what the known measures of a coverage gave: a report, or, where others reported without
// one, a percentage.
func gave(r *progress.Rollup) string {
	if r.Reported-r.Ongoing-r.Cancelled > r.Known {
		return " mit Prozentwert"
	}
	return " gemeldet"
}

// CoverageText is the percentage with its coverage in one line: "62 % · 7 von 9 Maßnahmen gemeldet ·
// Stand 18.11.2024"; without a known percentage it says so.
func CoverageText(r *progress.Rollup) string {
	if !r.Percent.Known() {
		return "kein Fortschrittswert · " + Coverage(r)
	}
	return german.WholePercent(r.Percent) + " · " + Coverage(r)
}

// modifier is the style of the bar: done, behind its plan, unknown, or plain.
func (v ProgressView) modifier() string {
	switch {
	case !v.Percent.Known() || v.Thin:
		return "zs-progress--unknown"
	case v.Done:
		return "zs-progress--done"
	case v.Planned.Known() && v.Planned.Float()-v.Percent.Float() > progress.BehindPoints:
		return "zs-progress--behind"
	}
	return ""
}

// share is a percentage as the length of a bar: "62.5%".
func share(p models.Percent) string { return p.String() + "%" }

// signalsIn lists the single signals of a set in the order of display.
func signalsIn(set progress.Signals) []progress.Signals {
	var list []progress.Signals
	for _, s := range progress.AllSignals {
		if set.Has(s) {
			list = append(list, s)
		}
	}
	return list
}

// ampelKey is the value as part of a class; an empty one is none.
func ampelKey(a models.Ampel) string {
	if a == "" {
		return string(models.AmpelNone)
	}
	return string(a)
}

// phaseClass is empty for an unknown phase, which has no mark of its own.
func phaseClass(p models.Phase) string {
	if p == models.PhaseUnknown {
		return "zs-missing"
	}
	return "zs-phase zs-phase--" + string(p)
}

// SourceLine is one place that states a fact, ready to be shown.
type SourceLine struct {
	Document string // title of the document, "" = none named
	Place    string // "Zeilen 16–18, Absatz …"
	URL      string
	Origin   models.Origin
	Note     string
}

// SourceLines resolves the documents of sources.
func SourceLines(p *models.Portfolio, sources models.Sources) []SourceLine {
	var lines []SourceLine
	for _, s := range sources {
		line := SourceLine{URL: s.URL, Origin: s.Origin, Note: s.Note, Place: place(s), Document: s.DocumentID}
		if d := p.Document(s.DocumentID); d != nil {
			line.Document = d.Title
		}
		lines = append(lines, line)
	}
	return lines
}

// place is "Zeile 29" or "Zeilen 16–18, …".
func place(s models.Source) string {
	var parts []string
	if s.Lines != "" {
		word := "Zeile "
		if strings.ContainsAny(s.Lines, "-,") {
			word = "Zeilen "
		}
		parts = append(parts, word+strings.ReplaceAll(s.Lines, "-", "–"))
	}
	if s.Passage != "" {
		parts = append(parts, s.Passage)
	}
	return strings.Join(parts, ", ")
}

// origin says what kind of knowledge it is; "" for what the sources state.
func (l SourceLine) origin() string {
	switch l.Origin {
	case models.OriginPublic:
		return "öffentliche Quelle"
	case models.OriginAssumption:
		return "eigene Annahme, nicht aus den Quellen"
	case models.OriginDemo:
		return "Demonstrationsdaten, erfunden"
	}
	return ""
}

// ScopeParameters are the parameters (name, value, …) that ask a page or figure about the scope.
func ScopeParameters(s progress.Scope) []string {
	return []string{"strategie", s.StrategyID, "handlungsfeld", s.FieldID, "fokusthema", s.TopicID, "ziel", s.TargetID, "ressort", s.MinistryID, "massnahme", s.MeasureID}
}

// Pages is a list cut into pages.
type Pages struct {
	Page, Count int // from 1
	First, Last int // numbers of the first and last hit shown, from 1; 0 without hits
	Total       int
}

// around lists the page numbers to offer: the first, the last and those near the current one; 0 is a gap.
func (p Pages) around() []int {
	var numbers []int
	for n := 1; n <= p.Count; n++ {
		near := n >= p.Page-1 && n <= p.Page+1
		if n == 1 || n == p.Count || near {
			if len(numbers) > 0 && numbers[len(numbers)-1] != n-1 {
				numbers = append(numbers, 0)
			}
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// sum is "Treffer 26 bis 50 von 120".
func (p Pages) sum() string {
	switch {
	case p.Total == 0:
		return "keine Treffer"
	case p.Total == 1:
		return "1 Treffer"
	case p.Count <= 1:
		return german.Int(p.Total) + " Treffer"
	}
	return "Treffer " + german.Int(p.First) + " bis " + german.Int(p.Last) + " von " + german.Int(p.Total)
}

// pageURL is the address of a page of the list; the first has no number.
func (f *Frame) pageURL(page int) templ.SafeURL {
	if page <= 1 {
		return templ.SafeURL(f.Self("seite", ""))
	}
	return templ.SafeURL(f.Self("seite", strconv.Itoa(page)))
}

// SortColumn heads a column of a list that can be sorted by it.
type SortColumn struct {
	Title   string
	Key     string // the order's name in the address; "" = cannot be sorted
	Numeric bool
}

// sorting is the value of aria-sort for the order now in use, "" when it is another column's.
func (c SortColumn) sorting(current string) string {
	switch current {
	case c.Key:
		return "ascending"
	case "-" + c.Key:
		return "descending"
	}
	return ""
}

// next is the order that the heading leads to: its own, reversed when it is in use.
func (c SortColumn) next(current string) string {
	if current == c.Key {
		return "-" + c.Key
	}
	return c.Key
}

func (c SortColumn) attributes(current string) templ.Attributes {
	attributes := templ.Attributes{}
	if s := c.sorting(current); s != "" && c.Key != "" {
		attributes["aria-sort"] = s
	}
	if c.Numeric {
		attributes["class"] = "zs-table__num"
	}
	return attributes
}

// Chip is a filter in use; Remove is the address without it.
type Chip struct{ Label, Remove string }

// sourcesShown is how many sources are shown before they are folded away.
const sourcesShown = 5
