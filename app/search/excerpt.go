// Excerpts: the piece of text that shows why a record was found.

package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// excerptLength is about how many bytes an excerpt has; a third of it stands before the first word.
const excerptLength = 180

// hit makes the hit of a found record.
func (q Query) hit(r *record, score int) Hit {
	h := Hit{Kind: r.kind, ID: r.id, Title: r.title, Score: score, TitleMarks: q.marks(r.title)}
	for _, s := range slices.Concat(r.names, r.body) {
		if marks := q.marks(s); len(marks) > 0 {
			h.Excerpt = cut(s, marks[0].Start)
			h.Marks = q.marks(h.Excerpt)
			return h
		}
	}
	h.Excerpt = cut(cmp.Or(r.body...), 0)
	return h
}

// marks finds all words of the query in a text.
func (q Query) marks(s string) []Mark {
	if s == "" {
		return nil
	}
	strict := fold(s, true)
	loose := strict.loosen()
	var marks []Mark
	for _, w := range q.words {
		found := occurrences(strict, w.strict)
		if len(found) == 0 {
			found = occurrences(loose, w.loose)
		}
		if len(found) == 0 && len(w.strict) >= minJoined {
			if start, end := joined(strict.text, w.strict); start >= 0 {
				found = []Mark{strict.mark(start, end)}
			}
		}
		marks = append(marks, found...)
	}
	return merge(marks)
}

func occurrences(t folded, w string) []Mark {
	var marks []Mark
	for at := 0; ; {
		i := strings.Index(t.text[at:], w)
		if i < 0 {
			return marks
		}
		marks = append(marks, t.mark(at+i, at+i+len(w)))
		at += i + len(w)
	}
}

// mark is where the folded bytes [start, end) stand in the original.
func (t folded) mark(start, end int) Mark { return Mark{int(t.from[start]), int(t.to[end-1])} }

// merge sorts marks and joins those that overlap or touch.
func merge(marks []Mark) []Mark {
	slices.SortFunc(marks, func(a, b Mark) int { return cmp.Compare(a.Start, b.Start) })
	var out []Mark
	for _, m := range marks {
		if n := len(out); n > 0 && m.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, m.End)
		} else {
			out = append(out, m)
		}
	}
	return out
}

// cut returns about excerptLength bytes of the text around the byte at, whole words where there are
// spaces, with an ellipsis where something is left out.
func cut(s string, at int) string {
	if len(s) <= excerptLength {
		return s
	}
	start := max(0, at-excerptLength/3)
	end := min(len(s), start+excerptLength)
	start = max(0, min(start, end-excerptLength))
	if i := strings.IndexByte(s[start:at], ' '); start > 0 && i >= 0 {
		start += i + 1
	}
	if i := strings.LastIndexByte(s[at:end], ' '); end < len(s) && i > 0 {
		end = at + i
	}
	for start > 0 && !utf8.RuneStart(s[start]) {
		start--
	}
	for end < len(s) && !utf8.RuneStart(s[end]) {
		end++
	}
	out := s[start:end]
	if start > 0 {
		out = "… " + out
	}
	if end < len(s) {
		out += " …"
	}
	return out
}
