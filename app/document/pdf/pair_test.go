// Figures that do not need the whole width share it, or stay low.

package pdf

import (
	"testing"

	"zielstand/app/charts/render"
	"zielstand/app/document"
)

// boxes are the pages and places of all figures of the file, in the order of the tree.
func boxes(r *read) (all [][5]float64) {
	pages := r.list(r.dict(r.catalog()["Pages"])["Kids"])
	var walk func(v any)
	walk = func(v any) {
		e := r.dict(v)
		if e["S"] == pdfName("Figure") {
			place := [5]float64{}
			for n, page := range pages {
				if page == e["Pg"] {
					place[0] = float64(n)
				}
			}
			for i, v := range r.list(r.dict(e["A"])["BBox"]) {
				place[i+1] = v.(float64)
			}
			all = append(all, place)
		}
		for _, kid := range r.list(e["K"]) {
			if _, below := kid.(pdfRef); below {
				walk(kid)
			}
		}
	}
	walk(r.list(r.dict(r.catalog()["StructTreeRoot"])["K"])[0])
	return all
}

// rings are two figures that do not need the whole width.
func rings(t *testing.T) (one, other *document.Figure) {
	for _, f := range figures(t) {
		switch f.Name {
		case "ampel":
			one = &document.Figure{Anchor: "eins", Label: "Abbildung 1", Chart: f}
		case "phasen":
			other = &document.Figure{Anchor: "zwei", Label: "Abbildung 2", Chart: f}
		}
	}
	return one, other
}

func TestTwoNarrowFiguresStandSideBySide(t *testing.T) {
	one, other := rings(t)
	r := open(t, written(t, &document.Document{Title: "Probe", Blocks: []document.Block{&document.Heading{Level: 1, Text: "Stand"}, one, other}}))
	for _, wrong := range checkUA(r) {
		t.Error(wrong)
	}
	b := boxes(r)
	if len(b) != 2 || b[0][0] != b[1][0] || b[0][3] > b[1][1] || b[0][2] > b[1][4] || b[1][2] > b[0][4] {
		t.Fatalf("the figures stand at %v", b)
	}
	if b[0][1] < paper.left-0.1 || b[1][3] > 595.3-paper.right+0.1 {
		t.Errorf("the figures leave the margins: %v", b)
	}
}

func TestANarrowFigureAloneStaysLow(t *testing.T) {
	one, other := rings(t)
	b := boxes(open(t, written(t, &document.Document{Title: "Probe", Blocks: []document.Block{one, &document.Paragraph{Text: said("Dazwischen.")}, other}})))
	if len(b) != 2 || b[0][0] != b[1][0] {
		t.Fatalf("two low figures fill more than a page: %v", b)
	}
	for _, f := range b {
		if height := f[4] - f[2]; height > mostHeight+0.1 {
			t.Errorf("a ring is %.0f points tall", height)
		}
	}
}

func TestLettersOfFiguresStayReadable(t *testing.T) {
	one, other := rings(t)
	for name, blocks := range map[string][]document.Block{"side by side": {one, other}, "alone": {one}} {
		drawings := render.New(render.Limits{})
		defer drawings.Close()
		w, err := newWriter(t.Context(), &document.Document{Title: "Probe", Blocks: blocks}, drawings, map[drawnAs]*drawing{})
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range blocks {
			set, err := w.setFigure(block.(*document.Figure))
			if err != nil {
				t.Fatal(err)
			}
			if size := set.chart.letters(); size < smallest {
				t.Errorf("%s: letters of %.1f points", name, size)
			}
		}
	}
}

func TestTwoWideFiguresShareAPageThatIsALittleTooShortForThem(t *testing.T) {
	var blocks []document.Block
	for _, f := range figures(t) {
		if f.Name == "ampel-verlauf" || f.Name == "strategievergleich" {
			blocks = append(blocks, &document.Figure{Label: "Abbildung", Chart: f, Wide: true})
		}
	}
	d := &document.Document{Title: "Probe", Blocks: blocks}
	if b := boxes(open(t, written(t, d))); len(b) != 2 || b[0][0] != b[1][0] {
		t.Errorf("the figures stand at %v", b)
	}
	d.Blocks = []document.Block{blocks[0], &document.Paragraph{Text: said("Dazwischen.")}, blocks[1]}
	if b := boxes(open(t, written(t, d))); len(b) != 2 || b[0][4]-b[0][2] < 280 {
		t.Errorf("a figure alone is lower than it asks: %v", b)
	}
}
