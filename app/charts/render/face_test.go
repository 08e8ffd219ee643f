// The typeface: widths, missing letters, and the fonts inside of images.

package render

import (
	"math"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
)

func TestKerningCounts(t *testing.T) {
	face := mustFonts(t)[Regular]
	if pair, single := face.Width("To"), face.Width("T")+face.Width("o"); pair >= single {
		t.Errorf("To is %v em wide, its letters are %v", pair, single)
	}
	glyphs := face.Glyphs("To")
	if last := glyphs[1]; math.Abs(last.X+last.Advance-face.Width("To")) > 1e-9 {
		t.Errorf("placed %v, measured %v", last.X+last.Advance, face.Width("To"))
	}
}

func TestFontsAreReadAsEChartsWritesThem(t *testing.T) {
	for css, want := range map[string]struct {
		weight Weight
		size   float64
	}{
		"12px Fira Sans": {Regular, 12}, "normal normal 600 13px 'Fira Sans', sans-serif": {SemiBold, 13}, "bold 9.5px x": {Bold, 9.5},
		"normal bolder 11px sans-serif": {Bold, 11}, "": {Regular, 12}, "500 10px x": {SemiBold, 10}, "900 10px x": {Bold, 10},
	} {
		if weight, size := parseFont(css); weight != want.weight || size != want.size {
			t.Errorf("%q is %v, %v", css, weight, size)
		}
	}
}

func TestALetterThatNoFontHasIsABoxAndKeepsItsRoom(t *testing.T) {
	face := mustFonts(t)[Regular]
	for _, c := range []struct {
		text            string
		glyphs, missing int
	}{{"Größe „ok“ – 5 €", 16, 0}, {"Łódź Škoda", 10, 0}, {"🙂", 1, 1}, {"数字", 2, 2}, {"م", 1, 1}, {"a\u200bb", 3, 0}, {"a\x00b\x07", 2, 0}, {"e\u20dd", 1, 0}} {
		glyphs, missing := face.Glyphs(c.text), 0
		for _, g := range glyphs {
			if g.Missing {
				missing++
				if g.Advance <= 0 || len(g.shape()) == 0 {
					t.Errorf("%q: the missing letter leaves no trace", c.text)
				}
			}
		}
		if len(glyphs) != c.glyphs || missing != c.missing {
			t.Errorf("%q has %d glyphs, %d of them missing", c.text, len(glyphs), missing)
		}
	}
}

func TestTheFontInAnImageIsThatOfTheProgram(t *testing.T) {
	const text = "Überfällig: Toner, AVWA-Täler – „Škoda“ 12 %"
	face := mustFonts(t)[Bold]
	files, err := Subsets([][]Glyph{face.Glyphs(text)})
	if err != nil || len(files) != 2 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	size := 0
	for _, file := range files {
		size += len(file.File)
		parsed, err := sfnt.Parse(file.File)
		if err != nil {
			t.Fatal(err)
		}
		var b sfnt.Buffer
		for _, r := range file.Runes {
			id, err := parsed.GlyphIndex(&b, r)
			old := file.Face.glyphs[r]
			if err != nil || id == 0 || uint16(id) != file.IDs[uint16(old)] {
				t.Fatalf("%q is glyph %d, %v", r, id, err)
			}
			width, err := parsed.GlyphAdvance(&b, id, file.Face.em(), font.HintingNone)
			if err != nil || file.Face.length(width) != file.Face.Advance(uint16(old)) {
				t.Errorf("%q is %v wide, %v", r, width, err)
			}
			segments, err := parsed.LoadGlyph(&b, id, file.Face.em(), nil)
			if err != nil || file.Face.path(segments).data() != file.Face.Outline(uint16(old)).data() {
				t.Errorf("%q has another shape, %v", r, err)
			}
		}
		if file.Face.Name != "fira-sans-latin-700-normal" {
			continue
		}
		a, o := file.Face.glyphs['T'], file.Face.glyphs['o']
		kern, err := parsed.Kern(&b, sfnt.GlyphIndex(file.IDs[uint16(a)]), sfnt.GlyphIndex(file.IDs[uint16(o)]), file.Face.em(), font.HintingNone)
		if want := file.Face.Kern(uint16(a), uint16(o)); err != nil || want >= 0 || file.Face.length(kern) != want {
			t.Errorf("To is kerned by %v, want %v, %v", file.Face.length(kern), want, err)
		}
	}
	if size > 12_000 {
		t.Errorf("the fonts for %d letters take %d bytes", len(text), size)
	}
}

func TestEveryGlyphOfTheFontsCanBeDrawn(t *testing.T) {
	for _, typeface := range mustFonts(t) {
		for _, face := range typeface.faces {
			for r, id := range face.glyphs {
				var b sfnt.Buffer
				if _, err := face.font.LoadGlyph(&b, id, face.em(), nil); err != nil {
					t.Errorf("%s, %q: %v", face.Name, r, err)
				}
			}
		}
	}
}

func TestADamagedFontIsAnError(t *testing.T) {
	for _, file := range []string{"", "wOFF", "wOFF" + strings.Repeat("\xff", 60), "wOFF" + strings.Repeat("\x00", 9) + "\x09" + strings.Repeat("\x00", 40)} {
		if tables, err := unpackWOFF([]byte(file)); err == nil {
			t.Errorf("%.10q has %d tables", file, len(tables))
		}
	}
}

func TestLinesBreakAtSpacesAndOnlyLongWordsInside(t *testing.T) {
	face := mustFonts(t)[Regular]
	text := "Die Landesentwicklungsangelegenheitenverwaltung führt 62\u00a0% der Maßnahmen mit Verwaltungs-Digitalisierungsbezug"
	lines := face.wrap(text, 12)
	for _, line := range lines {
		if w := face.Width(line); w > 12 {
			t.Errorf("%q is %v em wide", line, w)
		}
	}
	joined := strings.Join(lines, "")
	if strings.ReplaceAll(joined, " ", "") != strings.ReplaceAll(text, " ", "") {
		t.Errorf("letters were lost: %q", lines)
	}
	if !strings.Contains(strings.Join(lines, "|"), "62\u00a0%") || !strings.Contains(strings.Join(lines, "|"), "Verwaltungs-|") {
		t.Errorf("broken in the wrong place: %q", lines)
	}
	if got := face.wrap("", 12); len(got) != 0 {
		t.Errorf("nothing became %q", got)
	}
	if got := face.wrap("WWWW", 0.1); len(got) != 4 {
		t.Errorf("the narrowest column is %q", got)
	}
}
