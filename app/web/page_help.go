// The help page.

package web

import (
	"github.com/a-h/templ"

	"zielstand/views"
)

func helpPage(r *request) (templ.Component, error) {
	return views.Help(&views.HelpPage{Frame: r.Frame}), nil
}
