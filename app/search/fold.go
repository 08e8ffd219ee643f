// Package search finds records by words, however somebody types them: "bevoelkerungsschutz",
// "Bevölkerungsschutz" and "bevolkerungsschutz" are one word, "E-Government" and "egovernment" too. It
// only sees the Portfolio it is given, so it cannot find what the viewer may not see.
package search

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold brings a text into the form that is compared: lower case, ä ö ü ß as ae oe ue ss, other
// diacritics off, hyphens and the like within words dropped, everything else that is no letter or
// digit as one space. Fold(Fold(s)) is Fold(s).
func Fold(s string) string { return fold(s, false).text }

// folded is a folded text; with a map, byte i of it comes from the bytes [from[i], to[i]) of the
// original.
type folded struct {
	text     string
	from, to []int32
}

// folder collects a folded text.
type folder struct {
	out      []byte
	from, to []int32
	mapped   bool
	gap      bool // a space is due before the next letter
}

func fold(s string, mapped bool) folded {
	f := folder{out: make([]byte, 0, len(s)+8), mapped: mapped}
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if next := i + size; (r < utf8.RuneSelf || isGerman(r)) && (next == len(s) || s[next] < utf8.RuneSelf) {
			f.add(r, i, next)
			i = next
			continue
		}
		// A letter with combining marks, or one that another may stand for.
		n := max(norm.NFKC.NextBoundaryInString(s[i:], true), 1)
		for _, r := range norm.NFKC.String(s[i : i+n]) {
			f.add(r, i, i+n)
		}
		i += n
	}
	return folded{string(f.out), f.from, f.to}
}

func isGerman(r rune) bool {
	switch r {
	case 'ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü', 'ß':
		return true
	}
	return false
}

// spelled are letters that are written as others; no normal form of Unicode knows them.
var spelled = map[rune]string{'ä': "ae", 'ö': "oe", 'ü': "ue", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "oe", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i"}

// add takes one composed character from the bytes [from, to).
func (f *folder) add(r rune, from, to int) {
	switch {
	case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
		f.letter(r, from, to)
	case 'A' <= r && r <= 'Z':
		f.letter(r+'a'-'A', from, to)
	case isJoiner(r), unicode.In(r, unicode.M, unicode.Cf):
		// within a word they are nothing; beside a space they stay outside
	case unicode.IsLetter(r) || unicode.IsNumber(r):
		f.foreign(unicode.ToLower(r), from, to)
	default:
		f.gap = true
	}
}

// isJoiner tells whether people leave the character out within words: "E-Government", "Bürger*innen".
func isJoiner(r rune) bool {
	switch r {
	case '-', '\u2010', '\u2011', '\'', '’', '*', '_', ':', '·':
		return true
	}
	return false
}

// foreign takes a lower-case letter outside ASCII.
func (f *folder) foreign(r rune, from, to int) {
	if as, ok := spelled[r]; ok {
		for _, letter := range as {
			f.letter(letter, from, to)
		}
		return
	}
	for _, base := range norm.NFKD.String(string(r)) {
		if as, ok := spelled[base]; ok && base != r {
			for _, letter := range as {
				f.letter(letter, from, to)
			}
		} else if unicode.IsLetter(base) || unicode.IsNumber(base) {
			f.letter(unicode.ToLower(base), from, to)
		}
	}
}

func (f *folder) letter(r rune, from, to int) {
	if f.gap && len(f.out) > 0 {
		f.out = append(f.out, ' ')
		f.place(1, from, from)
	}
	f.gap = false
	before := len(f.out)
	f.out = utf8.AppendRune(f.out, r)
	f.place(len(f.out)-before, from, to)
}

func (f *folder) place(n, from, to int) {
	for ; f.mapped && n > 0; n-- {
		f.from, f.to = append(f.from, int32(from)), append(f.to, int32(to))
	}
}

// loosen drops the e of ae, oe and ue, so that an umlaut typed without its dots is found too. The few
// other words that become alike do no harm.
func (t folded) loosen() folded {
	var out []byte
	var from, to []int32
	for i := range len(t.text) {
		if t.text[i] == 'e' && i > 0 && (t.text[i-1] == 'a' || t.text[i-1] == 'o' || t.text[i-1] == 'u') {
			if out == nil {
				out = append(make([]byte, 0, len(t.text)), t.text[:i]...)
				if t.from != nil {
					from, to = append(from, t.from[:i]...), append(to, t.to[:i]...)
				}
			}
			continue
		}
		if out != nil {
			out = append(out, t.text[i])
			if t.from != nil {
				from, to = append(from, t.from[i]), append(to, t.to[i])
			}
		}
	}
	if out == nil {
		return t
	}
	return folded{string(out), from, to}
}
