// The databases that are measured: the seed, and strategies of 1,000 and 10,000 measures.

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"zielstand/app/auth"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/seed"
)

// size is one database.
type size struct {
	name     string
	measures int  // generated ones; 0 = the seed
	governed bool // generated bodies, meetings and assignments instead
	database string
	session  string // secret of somebody of the CDO office who is signed in
}

// roundID names the reporting round about all measures of the first strategy.
const roundID = "messrunde"

// reportsEach is how many reports each generated measure has.
const reportsEach = 50

var sizes = []size{{name: "Seed"}, {name: "1.000 × 50", measures: 1_000}, {name: "10.000 × 50", measures: 10_000}}

// bench holds what was measured.
type bench struct {
	dir, binary string
	loads       []loadResult
	servings    []servingResult
	governed    []governedResult
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
	switch {
	case s.governed:
		return seed.GenerateGovernance(manyBodies, manyMeetings, manyAssignments), nil
	case s.measures == 0:
		return seed.Load()
	}
	return seed.Generate(s.measures, reportsEach), nil
}

// prepare fills the database of the size.
func (b *bench) prepare(ctx context.Context, s *size) error {
	say("filling the database: " + s.name)
	s.database = filepath.Join(b.dir, fmt.Sprintf("%d-%t.db", s.measures, s.governed))
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
	if _, err = st.Change(ctx, "bench", "Grunddaten der Messung", func(tx *store.Tx) error { return tx.Create(records.All()...) }); err != nil {
		return err
	}
	if _, err = st.Change(ctx, "bench", "Berichtsrunde der Messung", startRound); err != nil {
		return err
	}
	s.session, err = signIn(ctx, st)
	return err
}

// startRound asks for reports on all measures of the first strategy; every other one is answered.
func startRound(tx *store.Tx) error {
	p, today := tx.Portfolio(), models.DateOf(time.Now())
	round := &models.ReportingRound{Base: models.Base{ID: roundID}, StrategyID: p.Strategies[0].ID, Title: "Berichtsrunde der Messung",
		Stichtag: today.AddDays(-7), OpensOn: today.AddDays(-7), Deadline: today.AddDays(7), State: models.RoundOpen}
	if err := tx.Create(round); err != nil {
		return err
	}
	for i, m := range p.MeasuresOfStrategy(round.StrategyID) {
		if i%2 == 1 {
			continue
		}
		answer := &models.StatusReport{Base: models.Base{ID: "antwort-" + m.ID}, MeasureID: m.ID, RoundID: round.ID, AsOf: round.Stichtag,
			State: models.ReportSubmitted, SubmittedAt: models.InstantOf(time.Now()), Phase: models.PhaseImplementing, Ampel: models.AmpelGreen}
		if err := tx.Create(answer); err != nil {
			return err
		}
	}
	return nil
}

// signIn begins a session of an editor and returns its secret.
func signIn(ctx context.Context, st *store.Store) (string, error) {
	editor := &models.User{Name: "Messung", Mail: "messung@cdo.example", Role: models.AccountEditor}
	if err := st.SaveUser(ctx, editor); err != nil {
		return "", err
	}
	secret, now := auth.NewSecret(), time.Now()
	return secret, st.CreateSession(ctx, &models.Session{ID: auth.SecretID(secret), UserID: editor.ID, CSRF: auth.NewSecret(),
		CreatedAt: models.InstantOf(now), SeenAt: models.InstantOf(now), ExpiresAt: models.InstantOf(now.Add(auth.SessionIdle))})
}

func say(words string) { fmt.Fprintln(os.Stderr, words) }
