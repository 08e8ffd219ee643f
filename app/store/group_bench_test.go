// What a saved report costs when several people report at the same time, beside the floor: one who inserts the same
// rows with plain database/sql, in a transaction each, without journal, checks and memory.
//
//	.ci/with-postgres go test ./app/store -run '^$' -bench 'Writers|PlainInsert'

package store

import (
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"gorm.io/gorm/schema"

	"zielstand/models"
)

// writers is how many people report at the same time.
const writers = 8

// benchOnBoth runs the benchmark on both databases, with a strategy of 100 measures.
func benchOnBoth(b *testing.B, bench func(b *testing.B, s *Store)) {
	on := func(database func(b *testing.B) string) func(b *testing.B) {
		return func(b *testing.B) {
			s := open(b, Config{Database: database(b)})
			create(b, s, large(100, 4)...)
			b.ReportAllocs()
			b.ResetTimer()
			bench(b, s)
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
		}
	}
	b.Run("SQLite", on(func(b *testing.B) string { return filepath.Join(b.TempDir(), "z.db") }))
	b.Run("PostgreSQL", on(func(b *testing.B) string { return postgresSchema(b) }))
}

func benchReport(n int64) *models.StatusReport {
	r := report(fmt.Sprint("bench-", n), fmt.Sprint("m-", n%100), "2024-11-18")
	r.Text = "Die Arbeiten laufen nach Plan; das Fachverfahren ist in drei Häusern eingeführt und wird ausgewertet."
	return r
}

func BenchmarkWriters(b *testing.B) {
	benchOnBoth(b, func(b *testing.B, s *Store) {
		var made atomic.Int64
		var group sync.WaitGroup
		for range writers {
			group.Go(func() {
				for n := made.Add(1); n <= int64(b.N); n = made.Add(1) {
					_, err := s.Change(context.Background(), "bench", "Meldung zur Runde", func(tx *Tx) error { return tx.Create(benchReport(n)) })
					if err != nil {
						b.Error(err)
					}
				}
			})
		}
		group.Wait()
	})
}

func BenchmarkPlainInsert(b *testing.B) {
	benchOnBoth(b, func(b *testing.B, s *Store) {
		pool, err := s.write.DB()
		if err != nil {
			b.Fatal(err)
		}
		table := tables()[models.KindStatusReport]
		places := make([]string, len(table.DBNames))
		for i := range places {
			places[i] = fmt.Sprint("$", i+1)
		}
		insert := fmt.Sprintf(`INSERT INTO %q ("%s") VALUES (%s)`, table.Table, strings.Join(table.DBNames, `", "`), strings.Join(places, ", "))
		for n := range int64(b.N) {
			tx, err := pool.BeginTx(b.Context(), nil)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := tx.Exec(insert, valuesOf(b, table, benchReport(n))...); err != nil {
				b.Fatal(err)
			}
			if err := tx.Commit(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// valuesOf are the columns of the row, as database/sql takes them.
func valuesOf(b *testing.B, table *schema.Schema, r *models.StatusReport) []any {
	values := make([]any, len(table.DBNames))
	for i, name := range table.DBNames {
		values[i], _ = table.FieldsByDBName[name].ValueOf(b.Context(), reflect.ValueOf(r).Elem())
	}
	return values
}
