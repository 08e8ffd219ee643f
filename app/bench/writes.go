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

// writeRounds is how many reports are written one after the other.
const writeRounds = 60

// writeResult holds medians in milliseconds: the change alone, and until the overview and the page of
// the measure show it.
type writeResult struct {
	size                       string
	change, overview, measured float64
}

func (b *bench) measureWrites(ctx context.Context) error {
	for _, s := range sizes {
		say("writing on " + s.name)
		result, err := writeAndRead(ctx, s)
		if err != nil {
			return fmt.Errorf("writing on %s: %w", s.name, err)
		}
		b.writes = append(b.writes, result)
	}
	return nil
}

func writeAndRead(ctx context.Context, s size) (writeResult, error) {
	r := writeResult{size: s.name}
	st, err := store.Open(ctx, store.Config{Database: s.database})
	if err != nil {
		return r, err
	}
	defer st.Close()
	server, err := web.New(web.Config{Store: st, Site: views.Site{Name: "Zielstand"}})
	if err != nil {
		return r, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return r, err
	}
	go server.Listener(listener)
	defer server.Shutdown(ctx)
	address := listener.Addr().String()
	measure, err := subject(ctx, st, s)
	if err != nil {
		return r, err
	}
	today := models.DateOf(time.Now())
	for range 3 { // warm: the first page of a process loads everything
		if _, err := fetch(address, question{path: "/"}); err != nil {
			return r, err
		}
	}
	var changes, overviews, measured []float64
	for i := range writeRounds {
		marker := fmt.Sprintf("Messpunkt-%d", i)
		report := &models.StatusReport{Base: models.Base{ID: fmt.Sprintf("messpunkt-%d", i)}, MeasureID: measure.ID,
			AsOf: today, State: models.ReportApproved, ApprovedAt: models.Instant(time.Now().UnixMicro()),
			Phase: models.PhaseImplementing, Percent: models.PercentOf(float64(i)), Ampel: models.AmpelGreen, Text: marker}
		began := time.Now()
		if _, err := st.Change(ctx, "bench", "Messung", func(tx *store.Tx) error { return tx.Create(report) }); err != nil {
			return r, err
		}
		changes = append(changes, milliseconds(began))
		// By turns, so that neither page finds work done by the other.
		if i%2 == 0 {
			if _, err := fetch(address, question{path: "/"}); err != nil {
				return r, err
			}
			overviews = append(overviews, milliseconds(began))
			continue
		}
		body, err := fetch(address, question{path: "/massnahmen/" + measure.ID})
		if err != nil {
			return r, err
		}
		measured = append(measured, milliseconds(began))
		if !bytes.Contains(body, []byte(marker)) {
			return r, fmt.Errorf("the page of the measure does not show %s", marker)
		}
	}
	r.change, r.overview, r.measured = median(changes), median(overviews), median(measured)
	return r, nil
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
