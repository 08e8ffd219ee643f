// Lines of text: breaking, styles within a line, links.

package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"zielstand/app/charts/render"
	"zielstand/app/document"
)

// softHyphen marks where a word may be broken.
const softHyphen = '\u00ad'

// clean drops what no page can show: control characters and broken UTF-8.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == softHyphen:
			return r
		case r == '\t', r == '\r':
			return ' '
		case r == utf8.RuneError, unicode.Is(unicode.Cc, r), unicode.Is(unicode.Co, r), unicode.Is(unicode.Cs, r), unicode.Is(unicode.Noncharacter_Code_Point, r):
			return -1
		}
		return r
	}, s)
}

// wordless tells texts that nobody could read or hear.
func wordless(s string) bool { return strings.TrimSpace(readable(clean(s))) == "" }

// readable is a line as it is shown: without the places where it could have been broken.
func readable(s string) string { return strings.ReplaceAll(s, string(softHyphen), "") }

// atom is what is never broken but in need: a word, or the part of it in one style.
type atom struct {
	text   string
	weight render.Weight
	link   string
	space  bool // a space stands before it
	ends   bool // the line ends behind it
}

// piece is a part of a line in one style.
type piece struct {
	text   string
	weight render.Weight
	link   string
	x      float64 // from the beginning of the line
	width  float64
}

type line []piece

func (l line) width() float64 {
	if len(l) == 0 {
		return 0
	}
	return l[len(l)-1].x + l[len(l)-1].width
}

// atoms cuts inlines into words.
func atoms(text document.Inlines, weight render.Weight) []atom {
	var out []atom
	space := false
	for _, in := range text {
		w := weight
		if in.Bold || in.Italic { // there is no italic in the typeface
			w = max(weight, render.SemiBold)
		}
		for i, part := range strings.Split(clean(in.Text), "\n") {
			if i > 0 && len(out) > 0 {
				out[len(out)-1].ends = true
				space = false
			}
			rest := part
			for rest != "" {
				trimmed := strings.TrimLeft(rest, " ")
				space = space || len(trimmed) < len(rest)
				word, after, _ := strings.Cut(trimmed, " ")
				if word != "" {
					out = append(out, atom{text: word, weight: w, link: in.Link, space: space})
					space = false
				}
				rest = after
				if len(trimmed) > len(word) {
					space = true
				}
			}
		}
		if in.Break && len(out) > 0 {
			out[len(out)-1].ends = true
			space = false
		}
	}
	return out
}

// breakLines sets the text in lines of at most width.
func (w *writer) breakLines(text document.Inlines, weight render.Weight, size, width float64) []line {
	var lines []line
	var now line
	end := func() {
		lines = append(lines, now)
		now = nil
	}
	all := atoms(text, weight)
	for i := 0; i < len(all); i++ {
		a := all[i]
		if a.space && len(now) > 0 || len(now) == 0 {
			// What is glued to this word goes with it.
			glued := a.text
			for k := i + 1; k < len(all) && !all[k].space && !all[k-1].ends; k++ {
				glued += all[k].text
			}
			if len(now) > 0 && !w.fits(glued, a.weight, size, width-now.width()-w.fonts.width(" ", a.weight, size)) {
				if head, tail, ok := w.split(a, size, width-now.width()-w.fonts.width(" ", a.weight, size), true); ok {
					now = w.join(now, head, size)
					a = tail
				}
				end()
			}
		}
		for len(now) == 0 && !w.fits(a.text, a.weight, size, width) {
			head, tail, ok := w.split(a, size, width, false)
			if !ok {
				break
			}
			now = w.join(now, head, size)
			end()
			a = tail
		}
		now = w.join(now, a, size)
		if a.ends {
			end()
		}
	}
	if len(now) > 0 {
		end()
	}
	return lines
}

// narrowest is how many letters of an em's width at most stand side by side: what is longer does not fit, unmeasured.
const narrowest = 5

func (w *writer) fits(text string, weight render.Weight, size, width float64) bool {
	return float64(utf8.RuneCountInString(text)) <= narrowest*width/size && w.fonts.width(text, weight, size) <= width
}

// join adds the atom to the line.
func (w *writer) join(now line, a atom, size float64) line {
	text := a.text
	if a.space && len(now) > 0 {
		text = " " + text
	}
	if n := len(now); n > 0 && now[n-1].weight == a.weight && now[n-1].link == a.link {
		now[n-1].text += text
		now[n-1].width = w.fonts.width(now[n-1].text, a.weight, size)
		return now
	}
	return append(now, piece{text, a.weight, a.link, now.width(), w.fonts.width(text, a.weight, size)})
}

// split breaks a word so that its head fits: at a soft hyphen or behind a hyphen or slash, else, unless gently, at any
// letter. A hyphen is put where the word had none.
func (w *writer) split(a atom, size, width float64, gently bool) (head, tail atom, ok bool) {
	best, bestHyphen := 0, ""
	last := 0
	for i, r := range a.text {
		next := i + utf8.RuneLen(r)
		if next >= len(a.text) {
			break
		}
		hyphen := ""
		good := r == softHyphen || r == '-' || r == '/' || r == '–'
		if r == softHyphen {
			hyphen = "-"
		}
		if w.fonts.width(a.text[:next]+hyphen, a.weight, size) > width {
			break
		}
		if good && utf8.RuneCountInString(a.text[:next]) > 2 {
			best, bestHyphen = next, hyphen
		}
		if w.fonts.width(a.text[:next]+"-", a.weight, size) <= width {
			last = next
		}
	}
	if best == 0 && !gently {
		best, bestHyphen = last, "-"
		if best == 0 { // not even one letter fits: it stands there alone
			_, best = utf8.DecodeRuneInString(a.text)
			bestHyphen = ""
		}
	}
	if best == 0 || best >= len(a.text) {
		return a, atom{}, false
	}
	head, tail = a, a
	head.text, head.ends = a.text[:best], false
	if bestHyphen != "" {
		head.text = strings.TrimSuffix(head.text, string(softHyphen)) + string(brokenHyphen)
	}
	tail.text, tail.space = a.text[best:], false
	return head, tail, true
}

// brokenHyphen is a hyphen that only the end of the line made; who copies or listens does not get it.
const brokenHyphen = '\ue000'

// put draws the line with its beginning at x on the baseline, both from the top left of the page; more tells that the
// text goes on, so that a space keeps words apart for those who copy. Linked pieces become elements of their own.
func (w *writer) put(l line, x, baseline, size float64, colour string, more bool) {
	for i, p := range l {
		said := p.text
		if i == len(l)-1 && more && !strings.HasSuffix(said, string(brokenHyphen)) {
			said += " "
		}
		if p.link == "" || !w.leads(p.link) || wordless(p.text) || p.width <= 0 {
			w.mark(func(b *bytes.Buffer) { w.glyphs(b, said, p.weight, x+p.x, baseline, size, colour) })
			continue
		}
		w.within("Link", func(e *element) {
			w.mark(func(b *bytes.Buffer) { w.glyphs(b, said, p.weight, x+p.x, baseline, size, w.look.link) })
			lead := 0.0
			if strings.HasPrefix(p.text, " ") {
				lead = w.fonts.width(" ", p.weight, size)
			}
			w.annotate(e, p, x+p.x+lead, baseline, p.width-lead, size)
		})
	}
}

// glyphs draws text on the page.
func (w *writer) glyphs(b *bytes.Buffer, said string, weight render.Weight, x, baseline, size float64, colour string) {
	said = readable(said)
	body, broken := strings.CutSuffix(said, string(brokenHyphen))
	fmt.Fprintf(b, "BT %s rg 1 0 0 1 %s %s Tm\n", colour, num(x), num(w.height-baseline))
	w.fonts.show(b, &w.file, body, weight, size)
	if broken {
		b.WriteString("/Span<</ActualText<FEFF00AD>>>BDC\n")
		w.fonts.show(b, &w.file, "-", weight, size)
		b.WriteString("EMC\n")
	}
	b.WriteString("ET\n")
}

// leads tells whether the target exists.
func (w *writer) leads(target string) bool {
	if anchor, inside := strings.CutPrefix(target, "#"); inside {
		return w.known[anchor]
	}
	return strings.HasPrefix(target, "https://") || strings.HasPrefix(target, "http://") || strings.HasPrefix(target, "mailto:")
}

func (w *writer) annotate(e *element, p piece, x, baseline, width, size float64) {
	says := strings.TrimSpace(readable(strings.ReplaceAll(p.text, string(brokenHyphen), "")))
	if anchor, inside := strings.CutPrefix(p.link, "#"); inside {
		says += " (Verweis im Dokument: " + anchor + ")"
	} else {
		says += " (" + p.link + ")"
	}
	a := &annotation{page: len(w.pages) - 1, x0: x, y0: baseline - size*0.85, x1: x + width, y1: baseline + size*0.25, target: p.link, says: says, owner: e}
	w.annotations = append(w.annotations, a)
	e.kids = append(e.kids, objectKid{a})
}

// plain is text in one style.
func plain(s string) document.Inlines { return document.Inlines{{Text: s}} }
