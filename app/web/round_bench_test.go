// The matrix of a round of 1,000 measures and 30 ministries, of whose page a small part is personal, beside the list
// of the same measures.

package web

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"

	"zielstand/app/store"
	"zielstand/models"
	"zielstand/seed"
)

// roundTrial is a round about 1,000 measures with 50 reports each; half of them answer it.
func roundTrial(b *testing.B) (*trial, *visitorOf) {
	b.Helper()
	records := seed.Generate(1000, 50)
	r := withPeople(b, newTrialOf(b, records))
	r.Logger = slog.New(slog.NewTextHandler(io.Discard, nil))
	r.change(b, func(tx *store.Tx) error {
		round := &models.ReportingRound{Base: models.Base{ID: "runde"}, StrategyID: records.Strategies[0].ID, Title: "Große Runde",
			Stichtag: r.today().AddDays(-7), OpensOn: r.today().AddDays(-7), Deadline: r.today().AddDays(7), State: models.RoundOpen}
		if err := tx.Create(round); err != nil {
			return err
		}
		for i, m := range tx.Portfolio().Measures() {
			if i%2 == 1 {
				continue
			}
			answer := *m.Reports[len(m.Reports)-1]
			answer.ID, answer.Version, answer.RoundID, answer.AsOf = "antwort-"+m.ID, 0, round.ID, round.Stichtag
			if i%4 == 0 {
				answer.State, answer.SubmittedAt, answer.ApprovedAt = models.ReportSubmitted, models.InstantOf(r.now), 0
			}
			if err := tx.Create(&answer); err != nil {
				return err
			}
		}
		return nil
	})
	return r, r.as(b, "cdo@test.example")
}

// eightOpen lets eight people open pages again and again; path says which one is the n-th.
func eightOpen(b *testing.B, v *visitorOf, path func(n int64) string) {
	b.Helper()
	v.open(path(0)).want(b, http.StatusOK)
	var next atomic.Int64
	var group sync.WaitGroup
	b.ResetTimer()
	for range 8 {
		who := &visitorOf{trial: v.trial, t: b, cookies: map[string]string{"__Host-zs_session": v.session()}}
		group.Go(func() {
			for n := next.Add(1); n <= int64(b.N); n = next.Add(1) {
				if a := who.open(path(n)); a.StatusCode != http.StatusOK {
					b.Errorf("%s answers %d", path(n), a.StatusCode)
				}
			}
		})
	}
	group.Wait()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
}

func BenchmarkRoundMatrix(b *testing.B) {
	r, cdo := roundTrial(b)
	if n := len(r.db.Portfolio().Ministries); n != 30 {
		b.Fatalf("%d ministries", n)
	}
	load(b, r.Server, "/berichtsrunden/runde", cdo.cookieLine())
}

// BenchmarkMeasuresMade is the list when it has to be made: each time of another day.
func BenchmarkMeasuresMade(b *testing.B) {
	r, cdo := roundTrial(b)
	eightOpen(b, cdo, func(n int64) string { return fmt.Sprint("/massnahmen?stichtag=", r.today().AddDays(-int(n%10_000))) })
}

// BenchmarkMeasuresKept is the list from memory, for somebody who is signed in too.
func BenchmarkMeasuresKept(b *testing.B) {
	r, cdo := roundTrial(b)
	load(b, r.Server, "/massnahmen", cdo.cookieLine())
}

// BenchmarkRoundFloor is the bare framework that returns the bytes of the matrix.
func BenchmarkRoundFloor(b *testing.B) {
	_, cdo := roundTrial(b)
	loadFloor(b, []byte(cdo.open("/berichtsrunden/runde").want(b, http.StatusOK).body))
}

// cookieLine is the header by which the visitor is known.
func (v *visitorOf) cookieLine() string { return "Cookie: __Host-zs_session=" + v.session() }
