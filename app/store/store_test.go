// What the tests share: both databases, a clock, and a small strategy.

package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"zielstand/models"
)

// onBoth runs the test on SQLite and on PostgreSQL, with an empty database each.
func onBoth(t *testing.T, test func(t *testing.T, database string)) {
	t.Run("SQLite", func(t *testing.T) { test(t, filepath.Join(t.TempDir(), "zielstand.db")) })
	t.Run("PostgreSQL", func(t *testing.T) { test(t, postgresSchema(t)) })
}

// postgresSchema makes a schema of its own on the test server and returns its address.
func postgresSchema(t testing.TB) string {
	t.Helper()
	server := os.Getenv("ZIELSTAND_TEST_POSTGRES")
	if server == "" {
		if os.Getenv("ZIELSTAND_TEST_ALL") == "1" {
			t.Fatal("ZIELSTAND_TEST_POSTGRES names no server, and nothing may be skipped")
		}
		t.Skip("ZIELSTAND_TEST_POSTGRES names no server")
	}
	pool, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	schema := "test_" + strings.ToLower(rand.Text())
	if _, err := pool.Exec("CREATE SCHEMA " + schema); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := pool.Exec("DROP SCHEMA " + schema + " CASCADE"); err != nil {
			t.Error(err)
		}
		pool.Close()
	})
	address, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	query := address.Query()
	query.Set("search_path", schema)
	address.RawQuery = query.Encode()
	return address.String()
}

// clock is a time that tests move.
type clock struct{ now atomic.Int64 }

func newClock(t time.Time) *clock {
	c := &clock{}
	c.set(t)
	return c
}

func (c *clock) set(t time.Time) { c.now.Store(t.UnixMicro()) }
func (c *clock) time() time.Time { return time.UnixMicro(c.now.Load()).UTC() }

func day(text string) models.Date {
	d, err := models.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// open opens and migrates the database, and closes it behind the test.
func open(t testing.TB, config Config) *Store {
	t.Helper()
	s, err := Open(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := s.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s
}

// change makes a change that must succeed.
func change(t testing.TB, s *Store, do func(tx *Tx) error) models.Head {
	t.Helper()
	head, err := s.Change(context.Background(), "test", "because", do)
	if err != nil {
		t.Fatal(err)
	}
	return head
}

func create(t testing.TB, s *Store, records ...models.Record) models.Head {
	t.Helper()
	return change(t, s, func(tx *Tx) error { return tx.Create(records...) })
}

// wantKind fails unless err is a models.Error of the kind, and returns it.
func wantKind(t testing.TB, err error, kind models.ErrorKind) *models.Error {
	t.Helper()
	if models.KindOf(err) != kind {
		t.Fatalf("error %v is of kind %q, want %q", err, models.KindOf(err), kind)
	}
	var e *models.Error
	if !asError(err, &e) {
		t.Fatalf("error %v has no kind", err)
	}
	return e
}

func wantProblem(t testing.TB, err error, kind models.ErrorKind, code string) {
	t.Helper()
	e := wantKind(t, err, kind)
	if len(e.Problems) != 1 || e.Problems[0].Code != code {
		t.Fatalf("problems %+v, want one of code %q", e.Problems, code)
	}
}

func id(text string) models.Base { return models.Base{ID: text} }

// strategy is a small strategy: one topic with a target, two measures of two ministries.
func strategy() []models.Record {
	return []models.Record{
		&models.Jurisdiction{Base: id("rp"), Name: "Rheinland-Pfalz", Key: "07", ISO: "DE-RP"},
		&models.Document{Base: id("quelle"), Title: "Strategie"},
		&models.Ministry{Base: id("mastd"), JurisdictionID: "rp", Abbreviation: "MASTD", Name: "Arbeit"},
		&models.Ministry{Base: id("mdi"), JurisdictionID: "rp", Abbreviation: "MdI", Name: "Inneres"},
		&models.Strategy{Base: id("digital"), JurisdictionID: "rp", Title: "Digitalstrategie", Published: true,
			PeriodFrom: models.PartialDate{Day: day("2021-01-01"), Precision: models.PrecisionYear, Wording: "ab 2021"},
			Sources:    models.Sources{{DocumentID: "quelle", Lines: "1-2", Origin: models.OriginSource}}},
		&models.Field{Base: id("staat"), StrategyID: "digital", Order: 1, Title: "Staat"},
		&models.FocusTopic{Base: id("justiz"), FieldID: "staat", Order: 1, Title: "Justiz"},
		&models.Target{Base: id("akte"), StrategyID: "digital", FocusTopicID: "justiz", Number: 1, Title: "Akte bis 2025"},
		&models.Measure{Base: id("ejustice"), StrategyID: "digital", TargetIDs: models.Strings{"akte"}, Number: 1, Title: "eJustice", Due: models.On(day("2025-12-31"))},
		&models.Measure{Base: id("register"), StrategyID: "digital", FieldID: "staat", Number: 2, Title: "Register"},
		&models.Responsibility{Base: id("ejustice-mdi"), SubjectKind: models.KindMeasure, SubjectID: "ejustice", MinistryID: "mdi", Role: models.RoleLead},
	}
}

// report is an approved report on the measure.
func report(name, measureID, asOf string) *models.StatusReport {
	return &models.StatusReport{Base: id(name), MeasureID: measureID, MinistryID: "mdi", AsOf: day(asOf), State: models.ReportApproved,
		Phase: models.PhaseImplementing, Percent: models.PercentOf(33.3), Ampel: models.AmpelGreen, Text: "Läuft „gut“ 🙂 \\u0000 <b>",
		ApprovedAt: models.InstantOf(day(asOf).Time().Add(36 * time.Hour)),
		Sources:    models.Sources{{DocumentID: "quelle", Lines: "29"}}}
}
