// Names in scripts from right to left, and contents that know their pages.

package ooxml

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"zielstand/app/document"
)

// partOf is a part of a package.
func partOf(t *testing.T, data []byte, name string) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := archive.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestTextsFromRightToLeftAreMarkedSo(t *testing.T) {
	one := document.Inlines{{Text: "שלום Mainz"}}
	var b bytes.Buffer
	if err := WriteDOCX(t.Context(), &b, &document.Document{Title: "Probe", Blocks: []document.Block{&document.Paragraph{Style: document.Lead, Text: one}, &document.Paragraph{Text: document.Inlines{{Text: "Mainz"}}}}}, nil); err != nil {
		t.Fatal(err)
	}
	if main := partOf(t, b.Bytes(), "word/document.xml"); strings.Count(main, `<w:pStyle w:val="Lead"/><w:bidi/>`) != 1 || strings.Count(main, "<w:bidi/>") != 1 || strings.Count(main, "<w:rtl/>") != 1 {
		t.Errorf("the direction is wrong in %s", main)
	}
	b.Reset()
	if err := WritePPTX(t.Context(), &b, &document.Document{Title: "Probe", Shape: document.Slides, Blocks: []document.Block{&document.Slide{Title: "Mainz", Blocks: []document.Block{&document.List{Items: []document.ListItem{{Text: one}, {Text: document.Inlines{{Text: "Mainz"}}}}}}}}}, nil); err != nil {
		t.Fatal(err)
	}
	if slide := partOf(t, b.Bytes(), "ppt/slides/slide1.xml"); strings.Count(slide, `<a:pPr rtl="1" marL=`) != 1 || strings.Count(slide, "rtl=") != 1 {
		t.Errorf("the direction is wrong in %s", slide)
	}
}

func TestContentsShowThePagesTheyWereGiven(t *testing.T) {
	d := &document.Document{Title: "Probe", Blocks: []document.Block{&document.Contents{Title: "Inhalt", Depth: 1, Pages: []int{3, 17}}, &document.Heading{Level: 1, Text: "Eins"}, &document.Heading{Level: 1, Text: "Zwei"}}}
	var b bytes.Buffer
	if err := WriteDOCX(t.Context(), &b, d, nil); err != nil {
		t.Fatal(err)
	}
	main := partOf(t, b.Bytes(), "word/document.xml")
	for _, want := range []string{`PAGEREF a_toc_1 \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t>`, `<w:t>17</w:t>`} {
		if !strings.Contains(main, want) {
			t.Errorf("%q is missing in %s", want, main)
		}
	}
	if strings.Contains(main, " TOC ") || strings.Count(main, `<w:pStyle w:val="TOC1"/><w:keepNext/>`) != 1 {
		t.Errorf("the numbers are no fields of their own, or the contents may be torn: %s", main)
	}
}
