// Eight people who save reports at the same time, beside one who inserts the same rows with plain database/sql in
// transactions of the same durability: the benchmarks of the store, for only the store may touch the database.

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
)

// writersRounds is how often both sides take turns, so that a drift of the machine hits both.
const writersRounds = 5

// writersResult holds medians.
type writersResult struct {
	database      string
	writers, bare float64 // reports and rows per second
	ratio         float64 // median of the rounds' ratios
}

// writersDatabases are the names of the benchmarks.
var writersDatabases = []string{"SQLite", "PostgreSQL"}

var writersLine = regexp.MustCompile(`(?m)^Benchmark(Writers|PlainInsert)/(SQLite|PostgreSQL)\S*\s.*?(\d+(?:\.\d+)?) reports/s`)

func (b *bench) measureWriters(ctx context.Context) error {
	rates := map[string][]float64{} // by benchmark and database
	for round := range writersRounds {
		say(fmt.Sprintf("eight writers, round %d of %d", round+1, writersRounds))
		command := exec.CommandContext(ctx, "go", "test", "./app/store", "-run", "^$", "-bench", "^Benchmark(Writers|PlainInsert)$", "-benchtime", "2s")
		command.Stderr = os.Stderr
		out, err := command.Output()
		if err != nil {
			return fmt.Errorf("eight writers: %w: %s", err, out)
		}
		for _, line := range writersLine.FindAllStringSubmatch(string(out), -1) {
			rate, err := strconv.ParseFloat(line[3], 64)
			if err != nil {
				return err
			}
			rates[line[1]+line[2]] = append(rates[line[1]+line[2]], rate)
		}
	}
	for _, database := range writersDatabases {
		own, bare := rates["Writers"+database], rates["PlainInsert"+database]
		if len(own) != writersRounds || len(bare) != writersRounds {
			return fmt.Errorf("%s: %d results of eight writers and %d of plain inserts, want %d", database, len(own), len(bare), writersRounds)
		}
		ratios := make([]float64, writersRounds)
		for i := range ratios {
			ratios[i] = own[i] / bare[i]
		}
		b.writers = append(b.writers, writersResult{database, median(own), median(bare), median(ratios)})
	}
	return nil
}

func (b *bench) reportWriters(r *reporter) {
	r.line("")
	r.line("## Gleichzeitig schreiben")
	r.line("")
	r.line("Acht melden zugleich, jede Meldung mit Prüfung, Journal, Prüfsumme und neuem Portfolio; daneben fügt einer dieselben")
	r.line("Zeilen mit `database/sql` ein, je in einer Transaktion, die ebenso sicher auf der Platte liegt.")
	r.head("Datenbank", "Meldungen je s", "Zeilen je s", "Verhältnis")
	for _, w := range b.writers {
		r.row(w.database, num(w.writers), num(w.bare), num(w.ratio))
	}
}
