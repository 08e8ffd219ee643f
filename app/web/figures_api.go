// Figures for programs and spreadsheets: the table as CSV, the chart as ECharts option.

package web

import (
	"context"
	"encoding/json"
	"errors"
	"io"

	"zielstand/app/charts"
	"zielstand/models"
)

// figure draws the figure that the address names, with the same parameters as its page.
func figure(r *request) (*charts.Figure, error) {
	f, err := charts.Build(r.Slug, r.figureQuery(figureScope(figureFilter(r))))
	if errors.Is(err, charts.ErrUnknown) {
		return nil, models.NotFoundError("figure", r.Slug)
	}
	return f, err
}

// figureCSV gives the table as a file to save.
func figureCSV(r *request) (*content, error) {
	f, err := figure(r)
	if err != nil {
		return nil, err
	}
	return &content{
		contentType: "text/csv; charset=utf-8",
		disposition: `attachment; filename="` + f.Name + "-" + r.Portfolio.Stichtag.String() + `.csv"`,
		write:       func(_ context.Context, w io.Writer) error { return f.CSV(w) },
	}, nil
}

// figureDocument is a figure as JSON. Option is null where Empty says why there is no chart.
type figureDocument struct {
	Name     string         `json:"name"`
	Title    string         `json:"title"`
	Subtitle string         `json:"subtitle"`
	Alt      string         `json:"alt"`
	Rule     string         `json:"rule"`
	Empty    string         `json:"empty,omitempty"`
	Stichtag models.Date    `json:"stichtag"`
	KnownAt  models.Instant `json:"kenntnisstand,omitzero"`
	Demo     bool           `json:"demo"`
	Option   map[string]any `json:"option"`
}

// figureJSON gives the ECharts option with the colours of one theme put in.
func figureJSON(r *request) (*content, error) {
	f, err := figure(r)
	if err != nil {
		return nil, err
	}
	theme := charts.Light
	if r.Query.Enum("darstellung", "hell", "dunkel") == "dunkel" {
		theme = charts.Dark
	}
	return &content{
		contentType: "application/json; charset=utf-8",
		write: func(_ context.Context, w io.Writer) error {
			return json.NewEncoder(w).Encode(figureDocument{f.Name, f.Title, f.Subtitle, f.Alt, f.Rule, f.Empty,
				r.Frame.Stichtag, r.Frame.KnownAt, r.Portfolio.Demo, f.Option(theme)})
		},
	}, nil
}
