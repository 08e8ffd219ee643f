// What a figure hands to its script: the option and the colours of both themes, as data.

package views

import (
	"context"
	"encoding/json"
	"io"
	"sync"

	"github.com/a-h/templ"

	"zielstand/app/charts"
	"zielstand/app/german"
)

// figureHeights tells the script how high the figure is drawn.
func figureHeights(figure *charts.Figure) string {
	text, err := json.Marshal(figure.Height)
	if err != nil {
		panic(err) // five numbers
	}
	return string(text)
}

// option is the figure's ECharts option, with names instead of colours; its JSON cannot end the script
// element.
func option(figure *charts.Figure) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		for _, part := range [][]byte{optionBegins, figure.JSON(), optionEnds} {
			if _, err := w.Write(part); err != nil {
				return err
			}
		}
		return nil
	})
}

var optionBegins, optionEnds = []byte(`<script type="application/json" data-option>`), []byte(`</script>`)

// palette is the colours of both themes.
func palette() templ.Component { return templ.Raw(paletteScript()) }

var paletteScript = sync.OnceValue(func() string {
	return `<script type="application/json" id="zs-palette">` + string(charts.PaletteJSON()) + `</script>`
})

// tableRows is how many rows of its data a figure shows on the pages of others; its own page and the
// file have them all.
const tableRows = 40

// shownRows are the rows of the figure's table on this page.
func shownRows(f *Frame, figure *charts.Figure) [][]charts.Cell {
	rows := figure.Table.Rows
	if f.Path == "/diagramme/"+figure.Name || len(rows) <= tableRows {
		return rows
	}
	return rows[:tableRows]
}

// restNote says that rows are left out here, and where they are.
func restNote(figure *charts.Figure, rest int) string {
	return "Gezeigt werden " + german.Int(tableRows) + " von " + german.Int(len(figure.Table.Rows)) + " Zeilen; die übrigen " + german.Int(rest) +
		" stehen auf der Seite des Diagramms („Groß anzeigen“) und in der Datei (CSV)."
}
