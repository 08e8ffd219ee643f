// Migrations: up from nothing and from every earlier version, with the rows that were there.

package store

import (
	"fmt"
	"slices"
	"testing"

	"zielstand/models"
)

func TestMigrationsLeadUpFromEveryVersion(t *testing.T) {
	for from := range migrationIDs() {
		t.Run(migrationIDs()[from], func(t *testing.T) {
			onBoth(t, func(t *testing.T, database string) {
				s, err := Open(t.Context(), Config{Database: database})
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { s.Close() })
				if err := s.migrateTo(t.Context(), migrationIDs()[from]); err != nil {
					t.Fatal(err)
				}
				kept := insertInto(t, s)
				state, err := s.MigrationState(t.Context())
				if err != nil || !slices.Equal(state.Applied, migrationIDs()[:from+1]) || !slices.Equal(state.Pending, migrationIDs()[from+1:]) {
					t.Fatalf("state %+v, %v", state, err)
				}
				if err := s.Migrate(t.Context()); err != nil {
					t.Fatal(err)
				}
				checkSchema(t, s)
				for kind := range kept {
					var found int64
					if err := s.read.Table(tables()[kind].Table).Where("id = 'kept'").Count(&found).Error; err != nil || found != 1 {
						t.Errorf("%s: %d rows are left, %v", kind, found, err)
					}
				}
			})
		})
	}
}

// insertInto puts a row into every table of a record that there is so far.
func insertInto(t *testing.T, s *Store) map[models.Kind]bool {
	t.Helper()
	kept := map[models.Kind]bool{}
	for _, kind := range models.Kinds() {
		table := tables()[kind].Table
		if !s.write.Migrator().HasTable(table) {
			continue
		}
		columns, values := `"id", "version"`, `'kept', 1`
		for _, ref := range referencesOf[kind] {
			if kept[ref.to] && !ref.list && ref.only == "" {
				columns, values = columns+`, "`+ref.column+`"`, values+`, 'kept'`
			}
		}
		if err := s.write.Exec(fmt.Sprintf(`INSERT INTO %q (%s) VALUES (%s)`, table, columns, values)).Error; err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		kept[kind] = true
	}
	if len(kept) == 0 {
		t.Fatal("no table could be filled")
	}
	return kept
}

// checkSchema compares the tables with the structs.
func checkSchema(t *testing.T, s *Store) {
	t.Helper()
	for kind, mapped := range tables() {
		types, err := s.read.Migrator().ColumnTypes(mapped.Table)
		if err != nil {
			t.Errorf("%s: %v", kind, err)
			continue
		}
		var columns []string
		for _, c := range types {
			columns = append(columns, c.Name())
		}
		slices.Sort(columns)
		if want := slices.Sorted(slices.Values(mapped.DBNames)); !slices.Equal(columns, want) {
			t.Errorf("%s: columns\n%q, the struct has\n%q", kind, columns, want)
		}
	}
}

func TestMigratingTwiceChangesNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		head := create(t, s, strategy()...)
		again := open(t, Config{Database: database})
		if err := again.Migrate(t.Context()); err != nil || again.Portfolio().Head != head {
			t.Errorf("head %v, %v", again.Portfolio().Head, err)
		}
	})
}

func TestBeforeMigratingNothingCanBeChanged(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s, err := Open(t.Context(), Config{Database: database})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if len(s.Portfolio().Strategies) != 0 {
			t.Error("the portfolio is not empty")
		}
		_, err = s.Change(t.Context(), "test", "", func(tx *Tx) error { return tx.Create(strategy()...) })
		wantProblem(t, err, models.Misset, models.CodeOlder)
		wantProblem(t, s.MarkDemo(t.Context()), models.Misset, models.CodeOlder)
	})
}

func TestEveryColumnIsLoaded(t *testing.T) {
	l := &loader{words: map[string]string{}, sources: map[string]models.Sources{}}
	bindings := []binding{
		bindJurisdiction(l, new(models.Jurisdiction)), bindDocument(l, new(models.Document)), bindMinistry(l, new(models.Ministry)),
		bindStrategy(l, new(models.Strategy)), bindField(l, new(models.Field)), bindFocusTopic(l, new(models.FocusTopic)),
		bindTarget(l, new(models.Target)), bindMeasure(l, new(models.Measure)), bindResponsibility(l, new(models.Responsibility)),
		bindMilestone(l, new(models.Milestone)), bindIndicator(l, new(models.Indicator)), bindReading(l, new(models.Reading)),
		bindStatusReport(l, new(models.StatusReport)), bindDueShift(l, new(models.DueShift)), bindSecondOpinion(l, new(models.SecondOpinion)),
		bindProposal(l, new(models.Proposal)), bindReportingRound(l, new(models.ReportingRound)), bindNilReturn(l, new(models.NilReturn)),
		bindComment(l, new(models.Comment)), bindBriefing(l, new(models.Briefing)), bindBriefingVersion(l, new(models.BriefingVersion)),
		bindBriefingSchedule(l, new(models.BriefingSchedule)),
		bindPerson(l, new(models.Person)),
		bindBody(l, new(models.Body)),
		bindMembership(l, new(models.Membership)),
		bindChairTurn(l, new(models.ChairTurn)),
		bindMeeting(l, new(models.Meeting)),
		bindAgendaItem(l, new(models.AgendaItem)),
		bindResolution(l, new(models.Resolution)),
		bindCircular(l, new(models.Circular)),
		bindAssignment(l, new(models.Assignment)),
		bindReviewNote(l, new(models.ReviewNote)),
		bindCoSignature(l, new(models.CoSignature)),
	}
	var kinds []models.Kind
	for _, b := range bindings {
		kinds = append(kinds, b.kind)
		if want := tables()[b.kind].DBNames; !slices.Equal(b.columns, want) {
			t.Errorf("%s: loaded are\n%q, the struct has\n%q", b.kind, b.columns, want)
		}
	}
	slices.Sort(kinds)
	if want := slices.Sorted(slices.Values(models.Kinds())); !slices.Equal(kinds, want) {
		t.Errorf("loaded are %q, there are %q", kinds, want)
	}
}
