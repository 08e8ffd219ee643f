// The feed of approved reports, as anybody may read it.

package web

import (
	"cmp"
	"context"
	"encoding/xml"
	"io"
	"net/url"
	"slices"
	"time"

	"zielstand/models"
	"zielstand/views"
)

// feedEntries is how many reports the feed holds, the newest ones.
const feedEntries = 50

// Elements of Atom (RFC 4287).
type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Lang    string      `xml:"xml:lang,attr"`
		ID      string      `xml:"id"`
		Title   string      `xml:"title"`
		Updated string      `xml:"updated"`
		Rights  string      `xml:"rights"`
		Author  atomAuthor  `xml:"author"`
		Links   []atomLink  `xml:"link"`
		Entries []atomEntry `xml:"entry"`
	}
	atomAuthor struct {
		Name string `xml:"name"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr"`
		Href string `xml:"href,attr"`
	}
	atomEntry struct {
		ID        string      `xml:"id"`
		Title     string      `xml:"title"`
		Updated   string      `xml:"updated"`
		Published string      `xml:"published"`
		Author    *atomAuthor `xml:"author,omitempty"`
		Link      atomLink    `xml:"link"`
		Content   atomContent `xml:"content"`
	}
	atomContent struct {
		Type string `xml:"type,attr"`
		HTML string `xml:",chardata"`
	}
)

// feed gives the newest approved reports up to the Stichtag. Whoever asks, it is the public's.
func (s *Server) feed(r *request) (*content, error) {
	ctx, cancel := context.WithTimeout(context.Background(), makeTimeout)
	defer cancel()
	p, err := s.portfolio(ctx, models.Viewer{}, r.Frame.Stichtag, r.Frame.KnownAt)
	if err != nil {
		return nil, err
	}
	f := newFeed(p, r.Frame.Site)
	return &content{contentType: "application/atom+xml; charset=utf-8", write: func(_ context.Context, w io.Writer) error {
		if _, err := io.WriteString(w, xml.Header); err != nil {
			return err
		}
		return xml.NewEncoder(w).Encode(f)
	}}, nil
}

// newsItem is a report with its measure.
type newsItem struct {
	m *models.MeasureNode
	r *models.StatusReport
}

func newFeed(p *models.Portfolio, site views.Site) *atomFeed {
	home := site.BaseURL + "/"
	f := &atomFeed{Lang: "de", ID: tagURI(site, "feed"), Title: views.FeedTitle(site, p.Demo), Rights: views.FeedRights, Author: atomAuthor{cmp.Or(site.Operator, site.Name)},
		Links: []atomLink{{"self", "application/atom+xml", home + "feed.atom"}, {"alternate", "text/html", home}}}
	items := news(p)
	f.Updated = atomTime(0)
	for _, i := range items {
		f.Updated = max(f.Updated, atomTime(i.r.ApprovedAt))
		entry := atomEntry{ID: tagURI(site, "meldung/"+i.r.ID), Title: views.FeedEntry(i.m.Measure, i.r), Updated: atomTime(i.r.ApprovedAt), Published: atomTime(i.r.ApprovedAt),
			Link:    atomLink{"alternate", "text/html", home + "massnahmen/" + url.PathEscape(i.m.ID)},
			Content: atomContent{"html", reportHTML(i.r.Text)}}
		if ministry := p.Ministry(i.r.MinistryID); ministry != nil {
			entry.Author = &atomAuthor{ministry.Name}
		}
		f.Entries = append(f.Entries, entry)
	}
	return f
}

// news are the last approved reports, the newest first.
func news(p *models.Portfolio) []newsItem {
	var items []newsItem
	for m := range p.AllMeasures() {
		for _, r := range m.Reports {
			if r.Counts(p.Stichtag) {
				items = append(items, newsItem{m, r})
			}
		}
	}
	slices.SortFunc(items, func(a, b newsItem) int {
		return cmp.Or(-cmp.Compare(a.r.ApprovedAt, b.r.ApprovedAt), -cmp.Compare(a.r.AsOf, b.r.AsOf), cmp.Compare(a.r.ID, b.r.ID))
	})
	return items[:min(len(items), feedEntries)]
}

// tagURI is an id that stays when a title or a path changes (RFC 4151).
func tagURI(site views.Site, name string) string {
	host := "zielstand.invalid"
	if u, err := url.Parse(site.BaseURL); err == nil && u.Hostname() != "" {
		host = u.Hostname()
	}
	return "tag:" + host + ",2026:" + name
}

func atomTime(at models.Instant) string {
	if at == 0 {
		return time.Unix(0, 0).UTC().Format(time.RFC3339)
	}
	return at.Time().Format(time.RFC3339)
}
