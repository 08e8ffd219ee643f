// The typeface in the file: only the letters in use, with what they mean, so that text can be read aloud and copied
// (ISO 32000-1, 9.7 and 9.10).

package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"

	"zielstand/app/charts/render"
)

// fonts are the faces in use, in the order of their first use.
type fonts struct {
	weights map[render.Weight]*render.Typeface
	faces   []*fontUse
}

// fontUse is one face and its glyphs in use.
type fontUse struct {
	face   *render.Face
	number int // of its object
	glyphs map[uint16]render.Glyph
	order  []render.Glyph // by first use
}

func loadFonts() (*fonts, error) {
	f := &fonts{weights: map[render.Weight]*render.Typeface{}}
	for _, w := range []render.Weight{render.Regular, render.SemiBold, render.Bold} {
		t, err := render.TypefaceOf(w)
		if err != nil {
			return nil, err
		}
		f.weights[w] = t
	}
	return f, nil
}

func (f *fonts) width(line string, weight render.Weight, size float64) float64 {
	width := f.weights[weight].Width(readable(line))
	return width * size
}

// use notes that the glyph is shown and returns the index of its face.
func (f *fonts) use(g render.Glyph, o *objects) int {
	at := slices.IndexFunc(f.faces, func(u *fontUse) bool { return u.face == g.Face })
	if at < 0 {
		at = len(f.faces)
		f.faces = append(f.faces, &fontUse{face: g.Face, number: o.reserve(), glyphs: map[uint16]render.Glyph{}})
	}
	u := f.faces[at]
	if _, known := u.glyphs[g.ID]; !known {
		u.glyphs[g.ID] = g
		u.order = append(u.order, g)
	}
	return at
}

// resources names all faces for the content of a page or a figure.
func (f *fonts) resources() string {
	var b strings.Builder
	b.WriteString("/Font<<")
	for i, u := range f.faces {
		fmt.Fprintf(&b, "/F%d %s", i, ref(u.number))
	}
	b.WriteString(">>")
	return b.String()
}

// unknown stands where the typeface has no letter; what was meant is said beside it for those who copy or listen.
const unknown = '?'

// pieces cuts a line into what the typeface has and what it lacks.
func (f *fonts) pieces(line string, weight render.Weight) (parts []string, lacking []bool) {
	t := f.weights[weight]
	if glyphs := t.Glyphs(line); !slices.ContainsFunc(glyphs, func(g render.Glyph) bool { return g.Missing }) {
		return []string{line}, []bool{false}
	}
	for _, r := range line {
		g := t.Glyphs(string(r))
		if len(g) == 0 { // takes no room: joiners, marks that no font has
			continue
		}
		if n := len(parts); n > 0 && lacking[n-1] == g[0].Missing {
			parts[n-1] += string(r)
			continue
		}
		parts, lacking = append(parts, string(r)), append(lacking, g[0].Missing)
	}
	return parts, lacking
}

// show writes the operators for a line within BT and ET.
func (f *fonts) show(b *bytes.Buffer, o *objects, line string, weight render.Weight, size float64) {
	parts, lacking := f.pieces(line, weight)
	for i, part := range parts {
		if lacking[i] {
			fmt.Fprintf(b, "/Span<</ActualText%s>>BDC\n", text(part))
			part = strings.Repeat(string(unknown), len([]rune(part)))
		}
		f.showGlyphs(b, o, f.weights[weight].Glyphs(part), size)
		if lacking[i] {
			b.WriteString("EMC\n")
		}
	}
}

// showGlyphs writes glyphs with their kerning; a change of face begins a new string.
func (f *fonts) showGlyphs(b *bytes.Buffer, o *objects, glyphs []render.Glyph, size float64) {
	open, x := -1, 0.0
	for i, g := range glyphs {
		face := f.use(g, o)
		if face != open {
			if open >= 0 {
				b.WriteString(">]TJ\n")
			}
			fmt.Fprintf(b, "/F%d %s Tf[<", face, num(size))
			open = face
		} else if gap := g.X - x; i > 0 && math.Abs(gap) > 1e-4 {
			fmt.Fprintf(b, ">%s<", num(-gap*1000))
		}
		fmt.Fprintf(b, "%04X", g.ID)
		x = g.X + g.Advance
	}
	if open >= 0 {
		b.WriteString(">]TJ\n")
	}
}

// write adds the files of the faces and what readers need to know of them.
func (f *fonts) write(o *objects) error {
	for i, u := range f.faces {
		made, err := render.Subsets([][]render.Glyph{u.order})
		if err != nil {
			return err
		}
		u.write(o, made[0], i)
	}
	return nil
}

func (u *fontUse) write(o *objects, s *render.Subset, index int) {
	ids := make([]int, 0, len(u.glyphs))
	for id := range u.glyphs {
		ids = append(ids, int(id))
	}
	slices.Sort(ids)
	// The content names glyphs as the whole face numbers them; the map leads to those of the subset.
	places := make([]byte, 2*(ids[len(ids)-1]+1))
	var widths bytes.Buffer
	for _, id := range ids {
		binary.BigEndian.PutUint16(places[2*id:], s.IDs[uint16(id)])
		fmt.Fprintf(&widths, "%d[%s]", id, num(u.glyphs[uint16(id)].Advance*1000))
	}
	called := fmt.Sprintf("%c%c%c%c%c%c+%s", 'A'+index, 'Z', 'I', 'E', 'L', 'S', fontName(u.face.Name))
	file := o.stream(fmt.Sprintf("/Length1 %d", len(s.File)), s.File)
	thick := 80
	if strings.Contains(u.face.Name, "-700-") {
		thick = 140
	}
	descriptor := o.add(fmt.Sprintf("<</Type/FontDescriptor/FontName%s/Flags 4/FontBBox[-800 -400 2200 1200]/ItalicAngle 0/Ascent %s/Descent %s/CapHeight 689/StemV %d/FontFile2 %s>>",
		name(called), num(u.face.Ascent*1000), num(-math.Abs(u.face.Descent)*1000), thick, ref(file)))
	child := o.add(fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %s/DW 600/W[%s]/CIDToGIDMap %s>>",
		name(called), ref(descriptor), widths.String(), ref(o.stream("", places))))
	o.set(u.number, fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>", name(called), ref(child), ref(o.stream("", u.meanings(ids)))))
}

// fontName is the PostScript name: "FiraSans-Bold".
func fontName(file string) string {
	style := map[string]string{"-400-": "Regular", "-600-": "SemiBold", "-700-": "Bold"}
	for weight, word := range style {
		if strings.Contains(file, weight) {
			return "FiraSans-" + word
		}
	}
	return "FiraSans"
}

// meanings maps glyphs to letters.
func (u *fontUse) meanings(ids []int) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def 1 begincodespacerange<0000><FFFF>endcodespacerange\n")
	for chunk := range slices.Chunk(ids, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(chunk))
		for _, id := range chunk {
			fmt.Fprintf(&b, "<%04X><%s>\n", id, hex16(string(u.glyphs[uint16(id)].Rune)))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap CMapName currentdict/CMap defineresource pop end end")
	return b.Bytes()
}
