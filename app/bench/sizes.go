// The databases that are measured: the seed, and strategies of 1,000 and 10,000 measures.

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"zielstand/app/store"
	"zielstand/models"
	"zielstand/seed"
)

// size is one database.
type size struct {
	name     string
	measures int // generated ones; 0 = the seed
	database string
}

// reportsEach is how many reports each generated measure has.
const reportsEach = 50

var sizes = []size{{name: "Seed"}, {name: "1.000 × 50", measures: 1_000}, {name: "10.000 × 50", measures: 10_000}}

// bench holds what was measured.
type bench struct {
	dir, binary string
	loads       []loadResult
	servings    []servingResult
	writes      []writeResult
	writers     []writersResult
	start       startResult
}

func (b *bench) build() error {
	say("building the program")
	command := exec.Command("go", "build", "-o", b.binary, "./app")
	command.Stderr = os.Stderr
	return command.Run()
}

// records returns the content of the size's database.
func (s *size) records() (*models.Records, error) {
	if s.measures == 0 {
		return seed.Load()
	}
	return seed.Generate(s.measures, reportsEach), nil
}

// prepare fills the database of the size.
func (b *bench) prepare(ctx context.Context, s *size) error {
	say("filling the database: " + s.name)
	s.database = filepath.Join(b.dir, fmt.Sprintf("%d.db", s.measures))
	records, err := s.records()
	if err != nil {
		return err
	}
	st, err := store.Open(ctx, store.Config{Database: s.database})
	if err != nil {
		return err
	}
	defer st.Close()
	if err := st.Migrate(ctx); err != nil {
		return err
	}
	_, err = st.Change(ctx, "bench", "Grunddaten der Messung", func(tx *store.Tx) error {
		return tx.Create(records.All()...)
	})
	return err
}

func say(words string) { fmt.Fprintln(os.Stderr, words) }
