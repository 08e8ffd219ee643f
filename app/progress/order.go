// Orders of lists.

package progress

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"zielstand/models"
)

// Order names what a list is sorted by; a leading "-" reverses it. What is unknown comes last either
// way. The empty and any unknown Order is OrderUrgency.
type Order string

// The orders.
const (
	OrderUrgency  Order = "urgency"  // most severe first
	OrderTitle    Order = "title"    // as in a German dictionary
	OrderDue      Order = "due"      // soonest first
	OrderPercent  Order = "percent"  // least first
	OrderAmpel    Order = "ampel"    // red first, none last
	OrderPhase    Order = "phase"    // in the order of a measure's life
	OrderReport   Order = "report"   // oldest first
	OrderMinistry Order = "ministry" // in the order of the ministries
	OrderSlip     Order = "slip"     // most delayed first
)

// Orders lists the orders, the default first.
var Orders = []Order{OrderUrgency, OrderTitle, OrderDue, OrderPercent, OrderAmpel, OrderPhase, OrderReport, OrderMinistry, OrderSlip}

// Valid tells whether the order, reversed or not, is one of Orders.
func (o Order) Valid() bool { return slices.Contains(Orders, o.Key()) }

// Key is the order without direction.
func (o Order) Key() Order { return Order(strings.TrimPrefix(string(o), "-")) }

// Reversed tells whether the order is turned round.
func (o Order) Reversed() bool { return strings.HasPrefix(string(o), "-") }

// urgencies are the points of the signals in Urgency.
var urgencies = [...]struct {
	signal Signals
	points int
}{{Overdue, 50}, {Rosy, 30}, {Behind, 20}, {Stale, 10}}

// Urgency says how much a status calls for attention; greater is more urgent and 0 is nothing to do:
//
//	100 × severity of the worst of the three Ampeln above green (yellow 1, red 2)
//	+ 50 overdue + 30 rosy + 20 behind + 10 stale
//
// Completed and cancelled measures have 0.
func Urgency(s *Status) int {
	if s.Done() {
		return 0
	}
	worst := max(s.Own.Severity(), s.Second.Severity(), s.Computed.Severity())
	urgency := 100 * max(worst-models.AmpelGreen.Severity(), 0)
	for _, u := range urgencies {
		if s.Signals.Has(u.signal) {
			urgency += u.points
		}
	}
	return urgency
}

// key is what a row is sorted by: a number or, for titles, a collation key.
type key struct {
	known  bool
	number float64
	text   []byte
}

// sort orders rows; equal ones keep the order of strategy and number.
func (o Order) sort(p *models.Portfolio, rows []Row) {
	keyOf := o.Key().keys(p)
	type keyed struct {
		key key
		row Row
	}
	list := make([]keyed, len(rows))
	for i := range rows {
		list[i] = keyed{keyOf(&rows[i]), rows[i]}
	}
	sign := 1
	if o.Reversed() {
		sign = -1
	}
	slices.SortStableFunc(list, func(a, b keyed) int {
		if a.key.known != b.key.known {
			if a.key.known {
				return -1
			}
			return 1
		}
		return sign * cmp.Or(cmp.Compare(a.key.number, b.key.number), slices.Compare(a.key.text, b.key.text))
	})
	for i := range list {
		rows[i] = list[i].row
	}
}

// keys returns the function that gives a row's key, less first.
func (o Order) keys(p *models.Portfolio) func(*Row) key {
	number := func(known bool, n float64) key { return key{known: known, number: n} }
	switch o {
	case OrderTitle:
		collator, buffer := collate.New(language.German), new(collate.Buffer)
		return func(r *Row) key { return key{known: true, text: collator.KeyFromString(buffer, r.Measure.Title)} }
	case OrderDue:
		return func(r *Row) key { return number(LastDay(r.Due).Known(), float64(LastDay(r.Due))) }
	case OrderPercent:
		return func(r *Row) key {
			if !r.Percent.Known() {
				return key{}
			}
			return number(true, r.Percent.Float())
		}
	case OrderAmpel:
		return func(r *Row) key { return number(r.Own.Severity() > 0, -float64(r.Own.Severity())) }
	case OrderPhase:
		return func(r *Row) key { i := slices.Index(models.Phases, r.Phase); return number(i >= 0, float64(i)) }
	case OrderReport:
		return func(r *Row) key { return number(r.Report != nil, -float64(r.Age)) }
	case OrderMinistry:
		position := make(map[*models.Ministry]int, len(p.Ministries))
		for i, m := range p.Ministries {
			position[m] = i
		}
		return func(r *Row) key { return number(r.Lead.To != nil, float64(position[r.Lead.To])) }
	case OrderSlip:
		return func(r *Row) key { return number(r.SlipDays != 0, -float64(r.SlipDays)) }
	}
	return func(r *Row) key { return number(true, -float64(Urgency(r.Status))) }
}
