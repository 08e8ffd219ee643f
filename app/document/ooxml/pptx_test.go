// Tests of what stands where on slides.

package ooxml

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"zielstand/app/charts/render"
	"zielstand/app/document"
)

var placedAt = regexp.MustCompile(`name="(Text|Liste|Kennzahl|Tabelle|Diagramm)".*?<a:off x="\d+" y="(\d+)"/><a:ext cx="\d+" cy="(\d+)"/>`)

func TestWhatASlideHasNoRoomForGoesOnOnTheNext(t *testing.T) {
	long, list := &document.Table{Columns: []document.Column{{Title: "Maßnahme"}, {Title: "Wert", Numeric: true}}}, &document.List{Ordered: true}
	for i := range 60 {
		long.Rows = append(long.Rows, document.Row{Cells: []document.Cell{{Text: said(fmt.Sprintf("Zeile %d", i+1))}, {Text: said("7")}}})
		list.Items = append(list.Items, document.ListItem{Text: said(strings.Repeat("Ein Punkt mit Worten. ", 8))})
	}
	facts := &document.Facts{Items: make([]document.Fact, 6)}
	d := &document.Document{Title: "Folien", Shape: document.Slides, Blocks: []document.Block{&document.Slide{Title: "Tabelle", Blocks: []document.Block{long}, Notes: "Nur einmal"}, &document.Slide{Title: "Liste", Blocks: []document.Block{list}},
		&document.Slide{Title: "Zahlen", Blocks: []document.Block{facts}}, &document.Slide{Title: "Bild", Blocks: []document.Block{&document.Figure{Chart: figure(t, "verlauf")}}}}}
	drawings := render.New(render.Limits{})
	defer drawings.Close()
	var out bytes.Buffer
	if err := WritePPTX(t.Context(), &out, d, drawings); err != nil {
		t.Fatal(err)
	}
	parts := unpacked(t, "long.pptx", out.Bytes())
	slides, heads, rows, notes := 0, 0, 0, 0
	for name, content := range parts {
		notes += strings.Count(content, "Nur einmal")
		if !strings.HasPrefix(name, "ppt/slides/slide") {
			continue
		}
		slides++
		heads += strings.Count(content, ">Maßnahme<")
		rows += strings.Count(content, ">Zeile ")
		for _, box := range placedAt.FindAllStringSubmatch(content, -1) {
			top, _ := strconv.Atoi(box[2])
			height, _ := strconv.Atoi(box[3])
			if top+height > slideBottom+emuPerPoint {
				t.Errorf("%s: %s reaches %d points below the room", name, box[1], (top+height-slideBottom)/emuPerPoint)
			}
		}
	}
	if heads < 3 || rows != 60 || slides < 8 || notes != 1 {
		t.Errorf("%d heads of the table, %d rows of 60, %d slides, notes %d times", heads, rows, slides, notes)
	}
	for i := range slides {
		if want := fmt.Sprintf("von %d<", slides); !strings.Contains(parts[fmt.Sprintf("ppt/slides/slide%d.xml", i+1)], want) {
			t.Errorf("slide %d does not say %q", i+1, want)
		}
	}
}
