// Pages of the governance at the size of a large federation: the first one after a write, the kept one, and what the
// write itself costs; beside the seed and the bare framework with the same bytes.

package web

import (
	"io"
	"log/slog"
	"strconv"
	"testing"

	"zielstand/app/store"
	"zielstand/models"
	"zielstand/seed"
)

// governedSizes are the governances that the pages are measured on.
var governedSizes = []struct {
	name    string
	records func(b *testing.B) *models.Records
}{
	{"seed", func(b *testing.B) *models.Records {
		records, err := seed.Load()
		if err != nil {
			b.Fatal(err)
		}
		return records
	}},
	{"200x5000x50000", func(*testing.B) *models.Records { return seed.GenerateGovernance(200, 5000, 50000) }},
}

// governedPages are the pages by their kind; %body and the like are taken from the records.
func governedPages(p *models.Portfolio) map[string]string {
	a := p.Assignments[len(p.Assignments)/2]
	r := p.Resolutions[len(p.Resolutions)/2]
	m := p.Meetings[len(p.Meetings)/2]
	return map[string]string{
		"gremien": "/gremien", "gremium": "/gremien/" + m.BodyID, "sitzung": "/sitzungen/" + m.ID, "beschluesse": "/beschluesse",
		"beschluss": "/beschluesse/" + r.ID, "auftraege": "/auftraege", "auftrag": "/auftraege/" + a.ID, "suche": "/suche?q=auftrag",
		"vergleich": "/vergleich?gremium=" + m.BodyID,
	}
}

// governedTrial starts with the records; mark changes one assignment.
func governedTrial(b *testing.B, records *models.Records) (r *trial, mark func()) {
	b.Helper()
	r = newTrialOf(b, records)
	r.Logger = slog.New(slog.NewTextHandler(io.Discard, nil))
	id, n := records.Assignments[len(records.Assignments)/3].ID, 0
	return r, func() {
		n++
		r.change(b, func(tx *store.Tx) error {
			a := *tx.Portfolio().Assignment(id)
			a.Note = strconv.Itoa(n)
			return tx.Update(&a)
		})
	}
}

// BenchmarkGovernanceAfterAWrite is a changed assignment and the next page of each kind.
func BenchmarkGovernanceAfterAWrite(b *testing.B) {
	for _, size := range governedSizes {
		r, mark := governedTrial(b, size.records(b))
		for name, path := range governedPages(r.db.Portfolio()) {
			b.Run(size.name+"/"+name, func(b *testing.B) {
				r.get(b, path).want(b, 200)
				for b.Loop() {
					b.StopTimer()
					mark()
					b.StartTimer()
					r.get(b, path).want(b, 200)
				}
			})
		}
		b.Run(size.name+"/write", func(b *testing.B) {
			for b.Loop() {
				mark()
			}
		})
	}
}

// BenchmarkGovernanceKept is a kept page, asked for over kept connections.
func BenchmarkGovernanceKept(b *testing.B) {
	for _, size := range governedSizes {
		r, _ := governedTrial(b, size.records(b))
		b.Run(size.name, func(b *testing.B) { load(b, r.Server, "/auftraege") })
		b.Run(size.name+"/floor", func(b *testing.B) { loadFloor(b, []byte(r.get(b, "/auftraege").body)) })
	}
}
