// Package views holds the pages: templ components, a typed page struct beside each, and the German
// texts. A page gets everything it shows; it asks nothing and computes nothing but wording.
package views

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"zielstand/models"
)

// Frame is what every page shows around its content. But for Person and CSRF it carries nothing personal, so that a
// rendered page can be kept and given to everybody with the same rights.
type Frame struct {
	Title string // of the page, without the name of the site
	Path  string // of the page, without query
	// Query are the page's own parameters as given, to be kept in links to itself.
	Query    url.Values
	Stichtag models.Date
	// Chosen tells that the Stichtag was asked for; else it is today.
	Chosen  bool
	Today   models.Date
	KnownAt models.Instant // Kenntnisstand; 0 = now
	Demo    bool
	Theme   string // "light", "dark" or "" = as the system says
	Crumbs  []Crumb
	Site    Site
	// Figures tells that the page has charts and needs their script.
	Figures bool
	// Lost tells that this is no page of the site: no entry of the navigation leads here.
	Lost bool
	// Timeless tells that the page is about now only, so that no Stichtag is offered.
	Timeless bool
	// SignedIn and Rights are what the header needs to know about viewers with equal rights.
	SignedIn bool
	Rights   models.Rights
	// Notice says once what was just done; "" = nothing.
	Notice NoticeCode
	// Person and CSRF are set only on pages that are made for one person and never kept. Person is nil when
	// nobody is signed in; CSRF is what the forms of such a page carry.
	Person *Person
	CSRF   string
}

// Crumb is a step of the breadcrumb.
type Crumb struct{ Title, Path string }

// Site is the configured part of every page.
type Site struct {
	Name     string // "Zielstand"
	Operator string // "Ministerium …", shown in footer and imprint
	BaseURL  string
	Flag     bool           // show the line "Offizielle Website"
	Location *time.Location // zone of the times shown; nil = UTC, and said so
	// Land is the Destatis key of the Land whose strategy the overview begins with ("07"); "" = all.
	Land  string
	Legal Legal
	// Licence is the address of the licence under which what is published may be used; "" = none is stated.
	Licence string
}

// Legal holds the texts of imprint, privacy and accessibility pages as the operator set them.
type Legal struct {
	Imprint, Privacy, Accessibility string // Markdown; "" = the built-in text with what is missing named
	Contact                         string // mail address for barriers and questions
	Enforcement                     string // Durchsetzungsstelle
}

// URL returns the address of a page with the Stichtag and the Kenntnisstand kept, if they were chosen,
// and the given parameters (name, value, …) added; empty values are left out. The path may carry
// parameters of its own.
func (f *Frame) URL(path string, parameters ...string) string {
	path, own, _ := strings.Cut(path, "?")
	q, err := url.ParseQuery(own)
	if err != nil {
		q = url.Values{}
	}
	if f.Chosen {
		q.Set("stichtag", f.Stichtag.String())
	}
	if f.KnownAt != 0 {
		q.Set("kenntnisstand", f.KnownAt.String())
	}
	for i := 0; i+1 < len(parameters); i += 2 {
		if parameters[i+1] != "" {
			q.Add(parameters[i], parameters[i+1])
		}
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// Self returns the address of this page with parameters changed (name, value, …); an empty value takes
// the parameter out.
func (f *Frame) Self(parameters ...string) string {
	q := url.Values{}
	for name, values := range f.Query {
		q[name] = slices.Clone(values)
	}
	for i := 0; i+1 < len(parameters); i += 2 {
		q.Del(parameters[i])
		if parameters[i+1] != "" {
			q.Set(parameters[i], parameters[i+1])
		}
	}
	if len(q) == 0 {
		return f.Path
	}
	return f.Path + "?" + q.Encode()
}
