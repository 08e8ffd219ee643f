// How long loading and writing take, beside the floor: plain database/sql that reads the same rows.
//
//	go test ./app/store -run '^$' -bench 'Load|Floor'                # 1,000 measures × 50 reports
//	go test ./app/store -run '^$' -bench 'Load|Floor' -measures 10000

package store

import (
	"database/sql"
	"flag"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"zielstand/models"
)

var benchMeasures = flag.Int("measures", 1000, "number of measures of the generated strategy, with 50 reports each")

// large is a strategy of n measures with reports of different lengths, as ministries write them.
func large(n, reportsEach int) []models.Record {
	records := strategy()
	for i := range n {
		m := fmt.Sprintf("m-%d", i)
		records = append(records, &models.Measure{Base: id(m), StrategyID: "digital", FieldID: "staat", Number: 10 + i,
			Title: fmt.Sprintf("Maßnahme %d: Register anbinden", i), Due: models.On(day("2025-12-31").AddDays(i % 900))},
			&models.Responsibility{Base: id(m + "-lead"), SubjectKind: models.KindMeasure, SubjectID: m, MinistryID: "mdi", Role: models.RoleLead})
		for k := range 4 {
			records = append(records, &models.Milestone{Base: id(fmt.Sprintf("%s-s%d", m, k)), MeasureID: m, Order: k + 1,
				Title: "Konzept abgestimmt", Due: day("2024-03-31").AddMonths(6 * k)})
		}
		for k := range reportsEach {
			r := report(fmt.Sprintf("%s-r%d", m, k), m, day("2001-06-30").AddMonths(6*k).String())
			r.Text = "Die Arbeiten laufen nach Plan; das Fachverfahren ist in drei Häusern eingeführt und wird ausgewertet."
			if k%3 == 0 {
				r.Ampel, r.Deviation, r.Cause, r.Countermeasure = models.AmpelYellow, "Zwei Monate Verzug", "Vergabe dauerte länger", "Zweites Los vorgezogen"
			}
			records = append(records, r)
		}
	}
	return records
}

// largeStore is a database with a large strategy.
func largeStore(b *testing.B, measures, reportsEach int) *Store {
	b.Helper()
	s := open(b, Config{Database: filepath.Join(b.TempDir(), "z.db")})
	began := time.Now()
	records := large(measures, reportsEach)
	create(b, s, records...)
	b.Logf("%d records written in %s", len(records), time.Since(began).Round(time.Millisecond))
	return s
}

func BenchmarkLoad(b *testing.B) {
	s := largeStore(b, *benchMeasures, 50)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.load(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFloor reads every column of the same rows into plain values.
func BenchmarkFloor(b *testing.B) {
	s := largeStore(b, *benchMeasures, 50)
	pool, err := s.read.DB()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, kind := range models.Kinds() {
			rows := binding{kind: kind, columns: tables()[kind].DBNames}
			if err := readPlain(pool, rows.query()); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// readPlain scans into the types that the columns have, as a program without records would.
func readPlain(pool *sql.DB, query string) error {
	rows, err := pool.Query(query)
	if err != nil {
		return err
	}
	defer rows.Close()
	types, err := rows.ColumnTypes()
	if err != nil {
		return err
	}
	into := make([]any, len(types))
	for i, t := range types {
		switch t.DatabaseTypeName() {
		case "BIGINT", "bigint":
			into[i] = new(int64)
		case "BOOLEAN", "boolean":
			into[i] = new(bool)
		case "DOUBLE PRECISION", "double precision":
			into[i] = new(sql.NullFloat64)
		default:
			into[i] = new(string)
		}
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
	}
	return rows.Err()
}

func BenchmarkChangeUntilVisible(b *testing.B) {
	s := largeStore(b, *benchMeasures, 50)
	n := 0
	b.ResetTimer()
	for b.Loop() {
		n++
		create(b, s, report(fmt.Sprintf("new-%d", n), fmt.Sprintf("m-%d", n%*benchMeasures), "2026-06-30"))
		if s.PortfolioFor(models.Viewer{}, day("2026-11-01")).Measure("ejustice") == nil {
			b.Fatal("the measure is not visible")
		}
	}
}

func BenchmarkKenntnisstand(b *testing.B) {
	s := largeStore(b, *benchMeasures, 50)
	head := s.Portfolio().Head
	create(b, s, report("later", "ejustice", "2026-06-30"))
	b.ResetTimer()
	for b.Loop() {
		if _, err := s.rebuild(b.Context(), head); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkVerify(b *testing.B) {
	s := largeStore(b, *benchMeasures, 50)
	b.ResetTimer()
	for b.Loop() {
		if _, err := s.Verify(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}
