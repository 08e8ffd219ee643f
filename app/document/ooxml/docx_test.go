// Tests of how pages of a DOCX are filled.

package ooxml

import (
	"testing"

	"zielstand/app/charts"
	"zielstand/app/charts/render"
	"zielstand/app/document"
)

// pageHeight is what the margins leave of A4, in points.
const pageHeight = (16838 - 1480 - 1320) / 20.0

func TestTwoFiguresStandOnAPageWithTheirTexts(t *testing.T) {
	drawings := render.New(render.Limits{})
	defer drawings.Close()
	for _, name := range []string{"ampel", "phasen", "verlauf", "status-nach-ressort", "fortschritt-fokusthemen", "ampel-verlauf"} {
		f := figure(t, name)
		drawn, err := drawings.Display(t.Context(), f, render.Options{Width: 640, Theme: charts.Light, Bare: true, Outlined: true}.Compact(f))
		if err != nil {
			t.Fatal(err)
		}
		height := textWidth*drawn.Height/drawn.Width + 6 // room between lines
		height += document.TextHeight("Abbildung 10: "+f.Title, 10, textWidth, true) + 13 + document.TextHeight(f.Subtitle, 8, textWidth, false) + 3 + document.TextHeight(f.Rule+" "+f.Source(), 8, textWidth, false) + 14
		if height > pageHeight/2 {
			t.Errorf("%s takes %.0f points of %.0f", name, height, pageHeight/2)
		}
	}
}
