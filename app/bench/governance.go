// The governance at the size of a large federation: its pages from memory beside a bare Fiber server with the same bytes,
// and from a changed assignment to the next page, beside the seed.

package main

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"zielstand/app/german"
	"zielstand/app/store"
)

// How much there is.
const (
	manyBodies, manyMeetings, manyAssignments = 200, 5_000, 50_000
)

// changeRounds is how many assignments are changed for each page and database.
const changeRounds = 15

var governed = size{name: "200 Gremien, 5.000 Sitzungen, 50.000 Aufträge", governed: true}

// governedResult is one page of one size; times are medians in milliseconds.
type governedResult struct {
	servingResult
	change, shown float64 // the change alone, and until the page shows the new state
}

// governedPages are the pages that are measured; an empty path is one of the records of the database.
func governedPages(w *writing) []servedPath {
	p := w.store.Portfolio()
	m, r, a := p.Meetings[len(p.Meetings)/2], p.Resolutions[len(p.Resolutions)/2], p.Assignments[len(p.Assignments)/2]
	return []servedPath{
		{name: "Gremien", path: "/gremien"}, {name: "Ein Gremium", path: "/gremien/" + m.BodyID}, {name: "Eine Sitzung", path: "/sitzungen/" + m.ID},
		{name: "Beschlüsse", path: "/beschluesse"}, {name: "Ein Beschluss", path: "/beschluesse/" + r.ID}, {name: "Aufträge", path: "/auftraege"},
		{name: "Ein Auftrag", path: "/auftraege/" + a.ID}, {name: "Suche „Auftrag“", path: "/suche?q=auftrag"},
	}
}

func (b *bench) measureGovernance(ctx context.Context) error {
	for _, s := range []size{sizes[0], governed} {
		if err := b.governedOn(ctx, s); err != nil {
			return fmt.Errorf("governance on %s: %w", s.name, err)
		}
	}
	return nil
}

func (b *bench) governedOn(ctx context.Context, s size) error {
	w, err := serveDatabase(ctx, s)
	if err != nil {
		return err
	}
	pages := governedPages(w)
	var results []governedResult
	for _, page := range pages {
		say("changing assignments before " + page.path + " on " + s.name)
		result := governedResult{}
		if result.change, result.shown, err = w.changeAssignments(ctx, page.path); err != nil {
			break
		}
		results = append(results, result)
	}
	w.server.Shutdown(ctx)
	w.store.Close()
	if err != nil {
		return err
	}
	program, err := b.startProgram(s.database)
	if err != nil {
		return err
	}
	defer program.stop()
	for i, page := range pages {
		say("serving " + page.path + " on " + s.name)
		if results[i].servingResult, err = b.serve(program, s, page); err != nil {
			return err
		}
	}
	b.governed = append(b.governed, results...)
	return nil
}

// changeAssignments changes an assignment and fetches the page, again and again.
func (w *writing) changeAssignments(ctx context.Context, path string) (change, shown float64, err error) {
	if _, err := fetch(w.address, question{path: path}); err != nil {
		return 0, 0, err
	}
	all := w.store.Portfolio().Assignments
	id := all[len(all)/3].ID
	var changes, pages []float64
	for i := range changeRounds {
		began := time.Now()
		if _, err := w.store.Change(ctx, "bench", "Messung", func(tx *store.Tx) error {
			a := *tx.Portfolio().Assignment(id)
			a.Note = "Messpunkt " + strconv.Itoa(i)
			return tx.Update(&a)
		}); err != nil {
			return 0, 0, err
		}
		changes = append(changes, milliseconds(began))
		if _, err := fetch(w.address, question{path: path}); err != nil {
			return 0, 0, err
		}
		pages = append(pages, milliseconds(began))
	}
	return median(changes), median(pages), nil
}

func (b *bench) reportGovernance(r *reporter) {
	r.line("")
	r.line("## Gremien und Aufträge")
	r.line("")
	r.line("Seiten aus dem Speicher wie oben; dann ein geänderter Auftrag und die nächste Seite, die ihn kennt. Ganze Listen, ihre Abbildungen und die Suche")
	r.line("zählen dabei alle %s Aufträge neu; was eine Seite zu einem Gremium, einer Sitzung oder einem Auftrag zeigt, wird nicht gesucht.", german.Int(manyAssignments))
	r.head("Daten", "Seite", "Bytes", "Zielstand", "leeres Fiber", "Verhältnis", "Änderung ms", "bis zur Seite ms", "gegen Seed", "Spitze MiB")
	for i, g := range b.governed {
		times := "–"
		if g.size == governed.name {
			times = num(g.shown/b.governed[i-len(b.governed)/2].shown) + " ×"
		}
		r.row(g.size, g.page, german.Int(g.bytes), num(g.ours), num(g.bare), num(g.ratio), num(g.change), num(g.shown), times, num(g.peak))
	}
}
