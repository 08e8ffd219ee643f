// What the layout says about the page it surrounds: navigation, Stichtag, hidden fields.

package views

import (
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"zielstand/app/german"
	"zielstand/models"
)

// navigation lists the main entries; a page belongs to the entry whose path begins its own.
var navigation = []Crumb{
	{"Übersicht", "/"},
	{"Strategien", "/strategien"},
	{"Ziele", "/ziele"},
	{"Maßnahmen", "/massnahmen"},
	{"Ressorts", "/ressorts"},
	{"Gremien", "/gremien"},
	{"Diagramme", "/diagramme"},
	{"Vergleich", "/vergleich"},
}

// work lists the entries that need rights, with the least rights that see them.
var work = []struct {
	Crumb
	rights models.Rights
}{
	{Crumb{"Meldungen", "/meldungen"}, models.RightsContact},
	{Crumb{"Berichtsrunden", "/berichtsrunden"}, models.RightsContact},
	{Crumb{"Vorlagen", "/vorlagen"}, models.RightsOffice},
	{Crumb{"Verwaltung", "/verwaltung"}, models.RightsOffice},
}

// entries are the entries of the navigation for the viewer.
func (f *Frame) entries() []Crumb {
	list := slices.Clip(navigation)
	for _, w := range work {
		if f.SignedIn && f.Rights >= w.rights {
			list = append(list, w.Crumb)
		}
	}
	return list
}

// accountEntries are the entries of the account's menu.
func (f *Frame) accountEntries() []Crumb {
	list := []Crumb{{"Mein Konto", "/konto"}}
	if f.Rights >= models.RightsOffice {
		list = append(list, Crumb{"Journal", "/journal"})
	}
	return append(list, Crumb{"Abmelden", "/abmelden"})
}

// timeless gives a page about now its title and the way to it; a Stichtag chosen elsewhere means nothing here.
func (f *Frame) timeless(title string, crumbs ...Crumb) *Frame {
	f.Timeless, f.Chosen, f.KnownAt, f.Stichtag = true, false, 0, f.Today
	return f.titled(title, crumbs...)
}

// current is the value of aria-current for an entry of the navigation: "page" on the entry's own page,
// "true" below it, "" elsewhere. Fields and focus topics lie within strategies.
func (f *Frame) current(entry Crumb) string {
	path := f.Path
	if strings.HasPrefix(path, "/handlungsfelder/") || strings.HasPrefix(path, "/fokusthemen/") {
		path = "/strategien/"
	}
	if entry.Path == "/gremien" {
		path = governanceRoot(path)
	}
	switch {
	case f.Lost:
		return ""
	case path == entry.Path:
		return "page"
	case entry.Path != "/" && strings.HasPrefix(path, entry.Path+"/"):
		return "true"
	}
	return ""
}

// stichtagParameters are the ways to ask for a Stichtag; the picker replaces them all.
var stichtagParameters = []string{"stichtag", "stichtag_tag", "stichtag_monat", "stichtag_jahr"}

// kept lists the page's parameters (name, value) that a form for another Stichtag has to hand on. The
// number of a list's page is none of them: another day has another list.
func (f *Frame) kept() [][2]string {
	return f.hidden(append([]string{"seite"}, stichtagParameters...)...)
}

// hidden lists the page's parameters (name, value) without the given ones, sorted by name.
func (f *Frame) hidden(without ...string) [][2]string {
	var fields [][2]string
	for name, values := range f.Query {
		if slices.Contains(without, name) {
			continue
		}
		for _, value := range values {
			fields = append(fields, [2]string{name, value})
		}
	}
	slices.SortStableFunc(fields, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	return fields
}

// past lists days that are often asked for: half a year and a year before today, and the last two ends
// of a year.
func (f *Frame) past() []models.Date {
	lastYear := models.NewDate(f.Today.Year()-1, 12, 31)
	days := []models.Date{f.Today.AddMonths(-6), f.Today.AddMonths(-12), lastYear, lastYear.AddMonths(-12)}
	slices.Sort(days)
	days = slices.Compact(days)
	slices.Reverse(days)
	return days
}

// onDay returns the address of this page on another Stichtag.
func (f *Frame) onDay(day models.Date) string {
	return f.Self("stichtag", day.String(), "stichtag_tag", "", "stichtag_monat", "", "stichtag_jahr", "", "seite", "", "von", "", "bis", "")
}

// onToday returns the address of this page without a chosen Stichtag.
func (f *Frame) onToday() string { return f.onDay(0) }

// documentTitle is the title of the browser window.
func (f *Frame) documentTitle() string {
	title := f.Title + " – " + f.Site.Name
	if f.Title == "" {
		title = f.Site.Name
	}
	if f.Chosen {
		title += " (Stichtag " + german.Date(f.Stichtag) + ")"
	}
	return title
}

// knownAt is the Kenntnisstand as date and time in the site's zone, "" when it is now.
func (f *Frame) knownAt() string {
	if f.KnownAt == 0 {
		return ""
	}
	t := f.KnownAt.Time()
	if f.Site.Location == nil {
		return t.Format("02.01.2006, 15:04") + " Uhr (UTC)"
	}
	return t.In(f.Site.Location).Format("02.01.2006, 15:04") + " Uhr"
}

// datePart is a day, month or year for its field: "" for an unknown day.
func datePart(d models.Date, part string) string {
	if !d.Known() {
		return ""
	}
	t := d.Time()
	switch part {
	case "tag":
		return strconv.Itoa(t.Day())
	case "monat":
		return strconv.Itoa(int(t.Month()))
	}
	return strconv.Itoa(t.Year())
}

// themeAttribute says light or dark where the reader chose; else the style sheet asks the system.
func themeAttribute(f *Frame) templ.Attributes {
	if f.Theme == "" {
		return nil
	}
	return templ.Attributes{"data-kern-theme": f.Theme}
}

// ariaCurrent marks the element as the current one of its list; "" leaves it unmarked.
func ariaCurrent(value string) templ.Attributes {
	if value == "" {
		return nil
	}
	return templ.Attributes{"aria-current": value}
}

// describedBy connects a field with its hint, if there is one.
func describedBy(name, hint string) templ.Attributes {
	if hint == "" {
		return nil
	}
	return templ.Attributes{"aria-describedby": name + "-hinweis"}
}

// theme is a choice of the footer.
type theme struct{ Value, Title string }

var themes = []theme{{"", "wie im System eingestellt"}, {"light", "hell"}, {"dark", "dunkel"}}
