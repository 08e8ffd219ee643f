// Queries: the words somebody typed, and whether a text has them all.

package search

import (
	"strings"
	"unicode/utf8"

	"zielstand/models"
)

// MaxQueryLength is how many characters of a query count; the rest is ignored.
const MaxQueryLength = 200

// minJoined is the length from which a word may also match two words of a name: "opendata" finds
// "Open Data".
const minJoined = 5

// Query is a parsed query. The zero value is empty and matches everything.
type Query struct {
	text  string // folded
	words []word
}

// word is one word of a query. sketch are the trigrams that a text with the word must have.
type word struct {
	strict, loose string
	sketch        sketch
}

func newWord(strict string) word {
	w := word{strict: strict, loose: folded{text: strict}.loosen().text}
	within := w.loose
	if within[0] == 'e' { // it may be the e of an umlaut in the text, which loosening drops
		within = within[1:]
	}
	w.sketch.add(within)
	return w
}

// sketch is a set of trigrams, one bit each. Most texts that lack a word lack one of its trigrams, so
// that they need not be read.
type sketch [16]uint64

func (s *sketch) add(text string) {
	for i := range len(text) - 2 {
		h := uint32(text[i])<<16 | uint32(text[i+1])<<8 | uint32(text[i+2])
		h = h * 2654435761 >> 22 // Knuth's multiplicative hash to ten bits
		s[h>>6] |= 1 << (h & 63)
	}
}

// has tells whether all of other may be in s.
func (s *sketch) has(other *sketch) bool {
	for i := range s {
		if other[i]&^s[i] != 0 {
			return false
		}
	}
	return true
}

// Parse folds the text and splits it into words.
func Parse(text string) Query {
	if utf8.RuneCountInString(text) > MaxQueryLength {
		text = string([]rune(text)[:MaxQueryLength])
	}
	q := Query{text: Fold(text)}
	for _, w := range strings.Fields(q.text) {
		q.words = append(q.words, newWord(w))
	}
	return q
}

// Empty tells whether there is nothing to look for.
func (q Query) Empty() bool { return len(q.words) == 0 }

// Measure tells whether the measure has every word: in its title, programmes, description, quantities or the
// report that counts on the day. The folded text is remembered with the node.
func (q Query) Measure(m *models.MeasureNode, day models.Date) bool {
	if q.Empty() {
		return true
	}
	t := textOfMeasure(m, day)
	for i := range q.words {
		if t.find(&q.words[i]) == nowhere {
			return false
		}
	}
	return true
}

// Matches tells whether the measure itself, without its reports, has every word of the query; an empty
// query matches. In a list, parse once and use Query.Measure.
func Matches(m *models.MeasureNode, query string) bool { return Parse(query).Measure(m, 0) }

// place is where a word was found; better places are greater.
type place int

const (
	nowhere place = iota
	inText
	inName
	inTitle
)

// text is a record's folded text: the title, then other names, then everything else, a line each.
type text struct {
	strict, loose          string
	titleEnd, namesEnd     int    // in strict
	looseTitle, looseNames int    // the same in loose
	compact                string // title and names without spaces
	sketch                 sketch // of loose and compact
}

// newText folds a record's texts.
func newText(title string, names, body []string) *text {
	var all strings.Builder
	add := func(s string) {
		all.WriteString(Fold(s))
		all.WriteByte('\n')
	}
	t := &text{}
	add(title)
	t.titleEnd = all.Len()
	for _, s := range names {
		add(s)
	}
	t.namesEnd = all.Len()
	for _, s := range body {
		if s != "" {
			add(s)
		}
	}
	t.strict = all.String()
	t.loose = folded{text: t.strict}.loosen().text
	t.looseTitle = len(folded{text: t.strict[:t.titleEnd]}.loosen().text)
	t.looseNames = len(folded{text: t.strict[:t.namesEnd]}.loosen().text)
	t.compact = strings.ReplaceAll(t.strict[:t.namesEnd], " ", "")
	t.sketch.add(t.loose)
	t.sketch.add(folded{text: t.compact}.loosen().text)
	return t
}

// find returns the best place of the word.
func (t *text) find(w *word) place {
	if !t.sketch.has(&w.sketch) {
		return nowhere
	}
	best := t.placed(strings.Index(t.strict, w.strict), t.titleEnd, t.namesEnd)
	if best < inTitle {
		best = max(best, t.placed(strings.Index(t.loose, w.loose), t.looseTitle, t.looseNames))
	}
	if best < inName && len(w.strict) >= minJoined && strings.Contains(t.compact, w.strict) {
		if start, _ := joined(t.strict[:t.namesEnd], w.strict); start >= 0 {
			best = t.placed(start, t.titleEnd, t.namesEnd)
		}
	}
	return best
}

func (t *text) placed(at, titleEnd, namesEnd int) place {
	switch {
	case at < 0:
		return nowhere
	case at < titleEnd:
		return inTitle
	case at < namesEnd:
		return inName
	}
	return inText
}

// joined finds the word in the text without its spaces, from the beginning of a word on.
func joined(s, w string) (start, end int) {
	for i := range len(s) {
		if i > 0 && s[i-1] != ' ' && s[i-1] != '\n' || s[i] != w[0] {
			continue
		}
		k, n := i, 0
		for k < len(s) && n < len(w) && (s[k] == w[n] || s[k] == ' ') {
			if s[k] != ' ' {
				n++
			}
			k++
		}
		if n == len(w) {
			return i, k
		}
	}
	return -1, -1
}
