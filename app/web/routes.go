// The table of all addresses.

package web

import (
	"zielstand/app/api/oparl"
	"zielstand/app/rounds"
)

// pageRoute is the address of a page.
type pageRoute struct {
	path string
	page page
}

// pages lists every page; the functions live in page_*.go.
var pages = []pageRoute{
	{"/", overviewPage},
	{"/strategien", strategiesPage},
	{"/strategien/:slug", strategyPage},
	{"/strategien/:slug/bilanz", balancePage},
	{"/handlungsfelder/:slug", fieldPage},
	{"/fokusthemen/:slug", topicPage},
	{"/ziele", targetsPage},
	{"/ziele/:slug", targetPage},
	{"/massnahmen", measuresPage},
	{"/massnahmen/:slug", measurePage},
	{"/ressorts", ministriesPage},
	{"/ressorts/:slug", ministryPage},
	{"/gremien", bodiesPage},
	{"/gremien/:slug", bodyPage},
	{"/sitzungen/:slug", meetingPage},
	{"/sitzungen/:slug/wand", meetingWallPage},
	{"/beschluesse", resolutionsPage},
	{"/beschluesse/:slug", resolutionPage},
	{"/auftraege", dutiesPage},
	{"/auftraege/:slug", dutyPage},
	{"/diagramme", figuresPage},
	{"/diagramme/:slug", figurePage},
	{"/vergleich", comparePage},
	{"/suche", searchPage},
	{"/hilfe", helpPage},
	{"/barrierefreiheit", accessibilityPage},
	{"/datenschutz", privacyPage},
	{"/impressum", imprintPage},
}

// everything is the pattern of what happens to every request; in the metrics it stands for addresses that no
// other route knows.
const everything = "/*"

// route registers everything. ORDER IS IMPORTANT: each request gets its id and headers before anything can
// fail, and is measured and logged with the answer that the visitor got.
func (s *Server) route() {
	s.app.Use(everything, s.identify, s.observe, s.protect, s.sameOrigin, withoutSlash)

	s.app.Get("/static/*", s.asset)
	s.app.Get("/favicon.ico", s.icon)
	s.app.Get("/robots.txt", s.robots)
	s.app.Get("/healthz", s.alive)
	s.app.Get("/readyz", s.ready)
	s.app.Get("/metrics", s.metrics())
	s.app.Post("/darstellung", s.chooseTheme)
	s.app.Get("/feed.atom", s.kept(s.feed))
	s.app.Get(oparl.Root, openly, s.kept(s.oparlObject))
	s.app.Get(oparl.Root+"/*", openly, s.kept(s.oparlObject))
	s.app.Post(rounds.UnsubscribePath, s.unsubscribe)

	// Before the pages, because "phasen.csv" would be a slug too.
	s.app.Get("/diagramme/:slug.csv", s.kept(figureCSV))
	s.app.Get("/diagramme/:slug.json", s.kept(figureJSON))
	s.app.Get("/diagramme/:slug.svg", s.kept(s.figureSVG))
	s.app.Get("/diagramme/:slug.png", s.kept(s.figurePNG))
	for _, p := range pages {
		s.app.Get(p.path, s.kept(p.page.make))
	}
	for _, a := range actions {
		if a.method == get {
			s.app.Get(a.path, s.personally(a))
		} else {
			s.app.Add(a.method, a.path, s.personally(a))
		}
	}
}
