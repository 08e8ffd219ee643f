// What a page handler gets and returns.

package web

import (
	"github.com/a-h/templ"

	"zielstand/models"
	"zielstand/views"
)

// request is what a page is made from. It holds nothing personal: equal requests of viewers with equal
// rights give equal pages, which are kept.
type request struct {
	// Portfolio is redacted for the viewer, at the Stichtag and Kenntnisstand asked for.
	Portfolio *models.Portfolio
	// Slug is the last element of the path, for pages about one record.
	Slug string
	// Query reads the parameters and collects what is wrong with them.
	Query *query
	// Frame is filled except for Title, Crumbs and Figures.
	Frame *views.Frame
}

// page makes one page. It returns a *models.Error of kind NotFound for an unknown slug; problems with
// parameters are collected by the query and answered with 400 before the component is rendered.
type page func(r *request) (templ.Component, error)
