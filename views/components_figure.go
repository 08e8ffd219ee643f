// What a figure hands to its script: the option and the colours of both themes, as data.

package views

import (
	"github.com/a-h/templ"

	"zielstand/app/charts"
)

// option is the figure's ECharts option, with names instead of colours; its JSON cannot end the script
// element.
func option(figure *charts.Figure) templ.Component {
	return templ.Raw(`<script type="application/json" data-option>` + string(figure.JSON()) + `</script>`)
}

// palette is the colours of both themes.
func palette() templ.Component {
	return templ.Raw(`<script type="application/json" id="zs-palette">` + string(charts.PaletteJSON()) + `</script>`)
}
