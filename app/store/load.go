// Loading: all tables to records, records to a Portfolio. Rows are scanned by hand, for half a million of them
// are read at each start; reflection would cost several times the reading.

package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"zielstand/models"
)

// snapshot lets all statements of a transaction see the same state. SQLite does so anyway.
var snapshot = &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}

// load reads the current Portfolio from the tables.
func (s *Store) load(ctx context.Context) (p *models.Portfolio, err error) {
	err = s.read.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		p, err = loadPortfolio(tx)
		return err
	}, snapshot)
	return p, explain(err, "load the portfolio")
}

// loadPortfolio reads within a transaction, so that the records fit to the head.
func loadPortfolio(tx *gorm.DB) (*models.Portfolio, error) {
	head, _, err := lastEntry(tx)
	if err != nil {
		return nil, err
	}
	records, err := loadRecords(tx)
	if err != nil {
		return nil, err
	}
	known, err := people(tx)
	if err != nil {
		return nil, err
	}
	p := models.NewPortfolio(head, records).WithPeople(known)
	p.Demo, err = isDemo(tx)
	return p, err
}

// loadRecords reads all tables, with what is archived.
func loadRecords(tx *gorm.DB) (*models.Records, error) {
	l := &loader{tx: tx, words: map[string]string{}, sources: map[string]models.Sources{}}
	r := &models.Records{
		Jurisdictions:    loadTable(l, bindJurisdiction),
		Documents:        loadTable(l, bindDocument),
		Ministries:       loadTable(l, bindMinistry),
		Strategies:       loadTable(l, bindStrategy),
		Fields:           loadTable(l, bindField),
		FocusTopics:      loadTable(l, bindFocusTopic),
		Targets:          loadTable(l, bindTarget),
		Measures:         loadTable(l, bindMeasure),
		Responsibilities: loadTable(l, bindResponsibility),
		Milestones:       loadTable(l, bindMilestone),
		Indicators:       loadTable(l, bindIndicator),
		Readings:         loadTable(l, bindReading),
		Reports:          loadTable(l, bindStatusReport),
		Shifts:           loadTable(l, bindDueShift),
		Opinions:         loadTable(l, bindSecondOpinion),
		Proposals:        loadTable(l, bindProposal),
		Rounds:           loadTable(l, bindReportingRound),
		NilReturns:       loadTable(l, bindNilReturn),
		Comments:         loadTable(l, bindComment),

		BriefingSchedules: loadTable(l, bindBriefingSchedule),
		Briefings:         loadTable(l, bindBriefing),
		BriefingVersions:  loadTable(l, bindBriefingVersion),

		Persons:      loadTable(l, bindPerson),
		Bodies:       loadTable(l, bindBody),
		Memberships:  loadTable(l, bindMembership),
		ChairTurns:   loadTable(l, bindChairTurn),
		Meetings:     loadTable(l, bindMeeting),
		AgendaItems:  loadTable(l, bindAgendaItem),
		Resolutions:  loadTable(l, bindResolution),
		Circulars:    loadTable(l, bindCircular),
		Assignments:  loadTable(l, bindAssignment),
		ReviewNotes:  loadTable(l, bindReviewNote),
		CoSignatures: loadTable(l, bindCoSignature),
	}
	return r, l.err
}

// loader reads one table after the other and stops at the first error.
type loader struct {
	tx      *gorm.DB
	words   map[string]string         // texts that many rows repeat, kept once
	sources map[string]models.Sources // likewise, by their JSON
	err     error
}

// binding connects the columns of a table with the fields of one struct, which is scanned into again and again.
type binding struct {
	kind    models.Kind
	columns []string
	into    []any
}

// recordsAtOnce is how many records share one allocation.
const recordsAtOnce = 256

// loadTable reads all rows of a table; bind connects them with the fields of a record.
func loadTable[T any](l *loader, bind func(l *loader, into *T) binding) []*T {
	if l.err != nil {
		return nil
	}
	var row, empty T
	b := bind(l, &row)
	rows, err := uncancelled(l.tx).Raw(b.query()).Rows()
	if err != nil {
		l.err = fmt.Errorf("%s: %w", b.kind, err)
		return nil
	}
	defer rows.Close()
	var list []*T
	var block []T
	for rows.Next() {
		row = empty // a list that is empty in the database is not set by scanning
		err := rows.Scan(b.into...)
		if err == nil && len(block) == cap(block) {
			err = l.tx.Statement.Context.Err()
		}
		if err != nil {
			l.err = fmt.Errorf("%s: %w", b.kind, err)
			return nil
		}
		if len(block) == cap(block) {
			block = make([]T, 0, recordsAtOnce)
		}
		block = append(block, row)
		list = append(list, &block[len(block)-1])
	}
	if err := rows.Err(); err != nil {
		l.err = fmt.Errorf("%s: %w", b.kind, err)
	}
	return list
}

// uncancelled lets rows be read without a goroutine for each of them, which the SQLite driver starts when the
// context can end. Who reads many rows looks at the context now and then.
func uncancelled(db *gorm.DB) *gorm.DB {
	return db.WithContext(context.WithoutCancel(db.Statement.Context))
}

func (b *binding) query() string {
	return `SELECT "` + strings.Join(b.columns, `", "`) + `" FROM "` + tables()[b.kind].Table + `"`
}

// bind begins a binding with the columns that every table has; more are given as pairs of name and pointer.
func bind(kind models.Kind, base *models.Base, pairs ...any) binding {
	b := binding{kind: kind}
	pairs = append([]any{"id", &base.ID, "version", &base.Version, "archived_at", (*int64)(&base.ArchivedAt)}, pairs...)
	for i := 0; i < len(pairs); i += 2 {
		b.columns = append(b.columns, pairs[i].(string))
		b.into = append(b.into, pairs[i+1])
	}
	return b
}

// partial are the three columns of a date with its precision.
func partial(prefix string, d *models.PartialDate) []any {
	return []any{prefix + "_day", &d.Day, prefix + "_precision", (*string)(&d.Precision), prefix + "_wording", &d.Wording}
}

// word scans a text that repeats in many rows: ids of owners, enumerations.
func word[T ~string](l *loader, into *T) sql.Scanner { return &wordScanner[T]{l.words, into} }

type wordScanner[T ~string] struct {
	known map[string]string
	into  *T
}

// Scan implements sql.Scanner.
func (w *wordScanner[T]) Scan(src any) error {
	var text string
	switch v := src.(type) {
	case string:
		text = v
	case []byte:
		text = string(v)
	default:
		return fmt.Errorf("text: cannot read a %T", src)
	}
	known, ok := w.known[text]
	if !ok {
		known = strings.Clone(text)
		w.known[known] = known
	}
	*w.into = T(known)
	return nil
}

// places scans sources, which rows of the same origin have in common.
func places(l *loader, into *models.Sources) sql.Scanner { return &sourcesScanner{l.sources, into} }

type sourcesScanner struct {
	known map[string]models.Sources
	into  *models.Sources
}

// Scan implements sql.Scanner.
func (s *sourcesScanner) Scan(src any) error {
	text, ok := src.(string)
	if !ok {
		return s.into.Scan(src)
	}
	if known, ok := s.known[text]; ok {
		*s.into = known
		return nil
	}
	if err := s.into.Scan(text); err != nil {
		return err
	}
	s.known[text] = *s.into
	return nil
}
