// Package recut works out what a re-cut of ministries (Ressortneuzuschnitt) and the continuation of a
// strategy (Fortschreibung) change: a Portfolio and decisions in, a list of changed records out. The same
// list is previewed and saved, so that nothing happens that was not shown.
package recut

import "zielstand/models"

// Change is one record before and after. Before is nil where the record is new; After is archived where it is
// taken out of use (the time is the store's), and nil where its creation is taken back.
type Change struct{ Before, After models.Record }

// The codes of problems that only a re-cut or a continuation can have; the others are those of models.
const (
	CodeEnded    = "cut_ended"     // Allowed[0] is the last day that the ministry already has
	CodeNotYet   = "cut_not_yet"   // the ministry starts on Allowed[0], which is not before the day
	CodeNotThere = "cut_not_there" // the ministry does not exist on the day, or ends with it
	CodeTaken    = "cut_taken"     // a record with this id exists
	CodeTwice    = "cut_twice"     // given twice
	CodeCarried  = "cut_carried"   // the target has a copy in the new strategy already
	CodeState    = "cut_state"     // the strategy is not in the state for it
)

// problems collects what is wrong with decisions.
type problems []models.Problem

func (l *problems) add(field, value, code string, allowed ...string) {
	*l = append(*l, models.Problem{Field: field, Value: value, Code: code, Allowed: allowed})
}

// addAll adds what a record says is wrong with it, under the name of its part of the form.
func (l *problems) addAll(field string, err error) {
	var e *models.Error
	if asError(err, &e) {
		for _, p := range e.Problems {
			l.add(field+"-"+p.Field, p.Value, p.Code, p.Allowed...)
		}
	}
}
