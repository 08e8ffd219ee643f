// A font file with only the letters in use, for images and documents that carry their own type.

package render

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
)

// Subset is a TrueType file made of some glyphs of a face.
type Subset struct {
	Face *Face
	File []byte
	// IDs maps the glyphs of the face to those of the file.
	IDs map[uint16]uint16
	// Runes are the letters in the file, sorted.
	Runes []rune
}

// subsetter gathers what the lines of a drawing need of one face.
type subsetter struct {
	face  *Face
	runes map[rune]uint16
	pairs map[[2]uint16]bool // neighbours
}

// Subsets makes a file for each face that the lines use, in the order of their first use.
func Subsets(lines [][]Glyph) ([]*Subset, error) {
	var order []*subsetter
	for _, line := range lines {
		for i, g := range line {
			if g.Missing {
				continue
			}
			at := slices.IndexFunc(order, func(s *subsetter) bool { return s.face == g.Face })
			if at < 0 {
				at = len(order)
				order = append(order, &subsetter{face: g.Face, runes: map[rune]uint16{}, pairs: map[[2]uint16]bool{}})
			}
			order[at].runes[g.Rune] = g.ID
			if i > 0 && line[i-1].Face == g.Face && !line[i-1].Missing {
				order[at].pairs[[2]uint16{line[i-1].ID, g.ID}] = true
			}
		}
	}
	var out []*Subset
	for _, s := range order {
		made, err := s.make()
		if err != nil {
			return nil, fmt.Errorf("subset %s: %w", s.face.Name, err)
		}
		out = append(out, made)
	}
	return out, nil
}

func (f *Face) table(tag string) []byte {
	for _, t := range f.tables {
		if t.tag == tag {
			return t.data
		}
	}
	return nil
}

// make writes the file: the tables that renderers need, and the kerning of the pairs in use as a plain table.
func (s *subsetter) make() (*Subset, error) {
	glyphs, ids, err := s.glyphs()
	if err != nil {
		return nil, err
	}
	out := &Subset{Face: s.face, IDs: ids}
	for r := range s.runes {
		out.Runes = append(out.Runes, r)
	}
	slices.Sort(out.Runes)
	head, hhea, maxp := slices.Clone(s.face.table("head")), slices.Clone(s.face.table("hhea")), slices.Clone(s.face.table("maxp"))
	post := slices.Clone(s.face.table("post"))
	if len(head) < 54 || len(hhea) < 36 || len(maxp) < 6 || len(post) < 32 {
		return nil, errFont
	}
	binary.BigEndian.PutUint32(head[8:], 0)  // the sum comes last
	binary.BigEndian.PutUint16(head[50:], 1) // long offsets
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(ids)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(ids)))
	binary.BigEndian.PutUint32(post, 0x00030000) // without names of glyphs
	var glyf, loca []byte
	for _, g := range glyphs {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, g...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	tables := []fontTable{{"head", head}, {"hhea", hhea}, {"maxp", maxp}, {"post", post[:32]}, {"name", s.face.table("name")}, {"OS/2", s.face.table("OS/2")},
		{"glyf", glyf}, {"loca", loca}, {"hmtx", s.widths(ids)}, {"cmap", s.letters(out.Runes, ids)}}
	if kern := s.kerning(ids); kern != nil {
		tables = append(tables, fontTable{"kern", kern})
	}
	binary.BigEndian.PutUint32(head[8:], 0xB1B0AFBA-tableSum(packFont(tables)))
	out.File = packFont(tables)
	return out, nil
}

// glyphs returns the outlines as stored, the box for missing letters first, and the new numbers. Glyphs made of others
// bring those along.
func (s *subsetter) glyphs() (data [][]byte, ids map[uint16]uint16, err error) {
	glyf, loca := s.face.table("glyf"), s.face.table("loca")
	long := binary.BigEndian.Uint16(s.face.table("head")[50:]) == 1
	stored := func(id uint16) ([]byte, error) {
		from, to := 0, 0
		switch i := int(id); {
		case long && 4*i+8 <= len(loca):
			from, to = int(binary.BigEndian.Uint32(loca[4*i:])), int(binary.BigEndian.Uint32(loca[4*i+4:]))
		case !long && 2*i+4 <= len(loca):
			from, to = 2*int(binary.BigEndian.Uint16(loca[2*i:])), 2*int(binary.BigEndian.Uint16(loca[2*i+2:]))
		default:
			return nil, errFont
		}
		if from > to || to > len(glyf) {
			return nil, errFont
		}
		return slices.Clone(glyf[from:to]), nil
	}
	wanted := []uint16{0}
	for _, id := range s.runes {
		wanted = append(wanted, id)
	}
	slices.Sort(wanted)
	wanted = slices.Compact(wanted)
	ids = map[uint16]uint16{}
	for i, id := range wanted {
		ids[id] = uint16(i)
	}
	for i := 0; i < len(wanted); i++ {
		g, err := stored(wanted[i])
		if err != nil {
			return nil, nil, err
		}
		err = components(g, func(id uint16) uint16 {
			if _, known := ids[id]; !known {
				ids[id] = uint16(len(wanted))
				wanted = append(wanted, id)
			}
			return ids[id]
		})
		if err != nil {
			return nil, nil, err
		}
		data = append(data, g)
	}
	return data, ids, nil
}

// components renumbers the parts of a glyph that is made of others (OpenType 1.9, "glyf").
func components(glyph []byte, number func(uint16) uint16) error {
	const wordArguments, scale, more, scaleXY, matrix = 0x1, 0x8, 0x20, 0x40, 0x80
	if len(glyph) < 10 || int16(binary.BigEndian.Uint16(glyph)) >= 0 {
		return nil
	}
	for at := 10; ; {
		if at+4 > len(glyph) {
			return errFont
		}
		flags := binary.BigEndian.Uint16(glyph[at:])
		binary.BigEndian.PutUint16(glyph[at+2:], number(binary.BigEndian.Uint16(glyph[at+2:])))
		at += 6
		if flags&wordArguments != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&scaleXY != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if flags&more == 0 {
			return nil
		}
	}
}

// widths is the table "hmtx": width and left bearing of each glyph.
func (s *subsetter) widths(ids map[uint16]uint16) []byte {
	hmtx := s.face.table("hmtx")
	full := int(binary.BigEndian.Uint16(s.face.table("hhea")[34:]))
	out := make([]byte, 4*len(ids))
	for old, id := range ids {
		width, bearing := 4*min(int(old), full-1), 4*int(old)+2
		if int(old) >= full {
			bearing = 4*full + 2*(int(old)-full)
		}
		if bearing+2 <= len(hmtx) {
			copy(out[4*id:], hmtx[width:width+2])
			copy(out[4*id+2:], hmtx[bearing:bearing+2])
		}
	}
	return out
}

// letters is the table "cmap" in format 4, with a segment for each letter.
func (s *subsetter) letters(runes []rune, ids map[uint16]uint16) []byte {
	n := len(runes) + 1
	search, selector := 1, 0
	for search*2 <= n {
		search, selector = search*2, selector+1
	}
	var ends, starts, deltas []byte
	add := func(r, delta uint16) {
		ends, starts = binary.BigEndian.AppendUint16(ends, r), binary.BigEndian.AppendUint16(starts, r)
		deltas = binary.BigEndian.AppendUint16(deltas, delta)
	}
	for _, r := range runes {
		add(uint16(r), ids[s.runes[r]]-uint16(r))
	}
	add(0xffff, 1)
	var out []byte
	for _, v := range []int{0, 1, 3, 1, 0, 12, 4, 16 + 8*n, 0, 2 * n, 2 * search, selector, 2*n - 2*search} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	return slices.Concat(out, ends, []byte{0, 0}, starts, deltas, make([]byte, 2*n))
}

// kerning is the table "kern" in format 0 with the pairs in use; nil when none is kerned.
func (s *subsetter) kerning(ids map[uint16]uint16) []byte {
	type pair struct {
		left, right uint16
		value       int16
	}
	var pairs []pair
	for p := range s.pairs {
		if v := s.face.Kern(p[0], p[1]); v != 0 {
			pairs = append(pairs, pair{ids[p[0]], ids[p[1]], int16(v * s.face.units)})
		}
	}
	if len(pairs) == 0 {
		return nil
	}
	slices.SortFunc(pairs, func(a, b pair) int { return cmp.Or(cmp.Compare(a.left, b.left), cmp.Compare(a.right, b.right)) })
	n, search, selector := len(pairs), 1, 0
	for search*2 <= n {
		search, selector = search*2, selector+1
	}
	var out []byte
	for _, v := range []int{0, 1, 0, 14 + 6*n, 1, n, 6 * search, selector, 6*n - 6*search} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	for _, p := range pairs {
		out = binary.BigEndian.AppendUint16(out, p.left)
		out = binary.BigEndian.AppendUint16(out, p.right)
		out = binary.BigEndian.AppendUint16(out, uint16(p.value))
	}
	return out
}
