// Figures as images for slides, papers and mails: SVG and PNG, drawn here with everything that makes them
// understandable without their page.

package web

import (
	"context"
	"errors"
	"io"
	"strconv"

	"zielstand/app/charts"
	"zielstand/app/charts/render"
	"zielstand/models"
)

// The parameters of images besides those of the figure's page.
const (
	imageWidth = "breite" // in pixels
	imageScale = "skala"  // pixels of a PNG for each of them
	imageTheme = "darstellung"
)

// imageOptions reads how an image is wanted.
func imageOptions(q *query) render.Options {
	o := render.Options{Width: q.whole(imageWidth, render.MinWidth, render.MaxWidth), Scale: float64(q.whole(imageScale, 1, render.MaxScale)), Theme: charts.Light}
	if q.Enum(imageTheme, "hell", "dunkel") == "dunkel" {
		o.Theme = charts.Dark
	}
	return o
}

// whole returns a whole number from low to high, 0 when not given.
func (q *query) whole(name string, low, high int) int {
	value := q.one(name)
	if value == "" {
		return 0
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < low || n > high {
		q.problem(name, value, models.CodeRange, strconv.Itoa(low), strconv.Itoa(high))
		return 0
	}
	return n
}

// draw is how a Renderer makes a file of one format.
type draw func(context.Context, *charts.Figure, render.Options) ([]byte, error)

func (s *Server) figureSVG(r *request) (*content, error) {
	return figureImage(r, string(svgType), ".svg", s.drawings.SVG)
}

func (s *Server) figurePNG(r *request) (*content, error) {
	return figureImage(r, string(pngType), ".png", s.drawings.PNG)
}

// figureImage draws the figure; it shows in the browser, and is saved under a name that says what it is.
func figureImage(r *request, contentType, ending string, make draw) (*content, error) {
	f, err := figure(r)
	if err != nil {
		return nil, err
	}
	o := imageOptions(r.Query)
	return &content{
		contentType: contentType,
		disposition: `inline; filename="` + f.Name + "-" + r.Portfolio.Stichtag.String() + ending + `"`,
		write: func(ctx context.Context, w io.Writer) error {
			image, err := make(ctx, f, o)
			if err != nil {
				return imageError(err)
			}
			_, err = w.Write(image)
			return err
		},
	}, nil
}

// imageError tells what a visitor can do: ask for a smaller image, or later.
func imageError(err error) error {
	var size *render.SizeError
	switch {
	case errors.As(err, &size) && size.MaxScale >= 1:
		return models.InvalidError(models.Problem{Field: imageScale, Value: strconv.FormatFloat(size.Scale, 'f', -1, 64), Code: models.CodeRange, Allowed: []string{"1", strconv.Itoa(size.MaxScale)}})
	case errors.As(err, &size):
		return models.InvalidError(models.Problem{Field: imageWidth, Value: strconv.Itoa(size.Width), Code: models.CodeRange,
			Allowed: []string{strconv.Itoa(render.MinWidth), strconv.Itoa(size.MaxWidth)}})
	case errors.Is(err, render.ErrTime), errors.Is(err, render.ErrMemory):
		return &models.Error{Kind: models.Unavailable, Err: err}
	}
	return err
}
