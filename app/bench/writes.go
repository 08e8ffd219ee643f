// From a write to the next page that shows it.

package main

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"time"

	"zielstand/app/store"
	"zielstand/app/web"
	"zielstand/models"
	"zielstand/seed"
	"zielstand/views"
)

// writeRounds is how many reports are written to each database.
const writeRounds = 160

// writeResult holds medians in milliseconds: the change alone, and until the overview and the page of
// the measure show it.
type writeResult struct {
	size                       string
	change, overview, measured float64
}

// writing is a running server that is written to, and what was measured on it.
type writing struct {
	store                         *store.Store
	server                        *web.Server
	address                       string
	measureID                     string
	changes, overviews, measureds []float64
}

// measureWrites writes to all sizes by turns: what else happens on the machine meanwhile is the same for each.
func (b *bench) measureWrites(ctx context.Context) error {
	say("writing on all sizes by turns")
	var all []*writing
	for _, s := range sizes {
		w, err := startWriting(ctx, s)
		if err != nil {
			return fmt.Errorf("writing on %s: %w", s.name, err)
		}
		defer w.store.Close()
		defer w.server.Shutdown(ctx)
		all = append(all, w)
	}
	for i := range writeRounds {
		for k, w := range all {
			if err := w.round(ctx, i); err != nil {
				return fmt.Errorf("writing on %s: %w", sizes[k].name, err)
			}
		}
	}
	for k, w := range all {
		b.writes = append(b.writes, writeResult{sizes[k].name, median(w.changes), median(w.overviews), median(w.measureds)})
	}
	return nil
}

// startWriting serves the database of the size, warm, and chooses the measure to write about; the caller closes both.
func startWriting(ctx context.Context, s size) (*writing, error) {
	w, err := serveDatabase(ctx, s)
	if err != nil {
		return nil, err
	}
	measure, err := subject(ctx, w.store, s)
	if err != nil {
		return nil, err
	}
	w.measureID = measure.ID
	for range 3 { // warm: the first page of a process loads everything
		if _, err := fetch(w.address, question{path: "/"}); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// serveDatabase opens the database of the size and serves it from this process; the caller closes both.
func serveDatabase(ctx context.Context, s size) (*writing, error) {
	st, err := store.Open(ctx, store.Config{Database: s.database})
	if err != nil {
		return nil, err
	}
	server, err := web.New(web.Config{Store: st, Site: views.Site{Name: "Zielstand"}})
	if err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	go server.Listener(listener)
	return &writing{store: st, server: server, address: listener.Addr().String()}, nil
}

// round writes one report and fetches the overview or the page of the measure: by turns, so that neither finds
// work done by the other.
func (w *writing) round(ctx context.Context, i int) error {
	marker := fmt.Sprintf("Messpunkt-%d", i)
	report := &models.StatusReport{Base: models.Base{ID: fmt.Sprintf("messpunkt-%d", i)}, MeasureID: w.measureID,
		AsOf: models.DateOf(time.Now()), State: models.ReportApproved, ApprovedAt: models.Instant(time.Now().UnixMicro()),
		Phase: models.PhaseImplementing, Percent: models.PercentOf(float64(i % 100)), Ampel: models.AmpelGreen, Text: marker}
	began := time.Now()
	if _, err := w.store.Change(ctx, "bench", "Messung", func(tx *store.Tx) error { return tx.Create(report) }); err != nil {
		return err
	}
	w.changes = append(w.changes, milliseconds(began))
	if i%2 == 0 {
		if _, err := fetch(w.address, question{path: "/"}); err != nil {
			return err
		}
		w.overviews = append(w.overviews, milliseconds(began))
		return nil
	}
	body, err := fetch(w.address, question{path: "/massnahmen/" + w.measureID})
	if err != nil {
		return err
	}
	w.measureds = append(w.measureds, milliseconds(began))
	if !bytes.Contains(body, []byte(marker)) {
		return fmt.Errorf("the page of the measure does not show %s", marker)
	}
	return nil
}

// subject returns the measure that is written about: everywhere one of the generated ones, so that its page has the same
// to show and the rest of the data is what differs. The seed gets one of them beside its own.
func subject(ctx context.Context, st *store.Store, s size) (*models.MeasureNode, error) {
	const id = "measure-00000"
	if s.measures == 0 {
		if _, err := st.Change(ctx, "bench", "Messgegenstand", func(tx *store.Tx) error {
			return tx.Create(seed.Generate(1, reportsEach).All()...)
		}); err != nil {
			return nil, err
		}
	}
	m := st.Portfolio().Measure(id)
	if m == nil {
		return nil, fmt.Errorf("there is no measure %s", id)
	}
	return m, nil
}

func milliseconds(since time.Time) float64 { return float64(time.Since(since).Microseconds()) / 1000 }
