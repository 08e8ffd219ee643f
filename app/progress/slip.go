// The slip ledger: the first due date never disappears (rule 6).

package progress

import "zielstand/models"

// Slip is one line of the ledger.
type Slip struct {
	*models.DueShift
	// Days is how much this shift moved the due date, 0 when it set the first one; Total is how far the
	// due date is from the first one after it. Negative is earlier.
	Days, Total int
}

// FirstDue is the due date that was promised first, whatever came later. A measure that states none
// takes the one from which it was first moved.
func FirstDue(m *models.MeasureNode) models.PartialDate {
	if !m.Due.Known() && len(m.Shifts) > 0 {
		if from := m.Shifts[0].From; from.Known() {
			return models.On(from)
		}
		return models.On(m.Shifts[0].To)
	}
	return m.Due
}

// Ledger returns the shifts of the measure decided by the day, oldest first.
func Ledger(m *models.MeasureNode, day models.Date) []Slip {
	var slips []Slip
	first := LastDay(FirstDue(m))
	for _, shift := range m.ShiftsUntil(day) {
		s := Slip{DueShift: shift}
		if shift.From.Known() {
			s.Days = int(shift.To - shift.From)
		}
		if first.Known() {
			s.Total = int(shift.To - first)
		}
		slips = append(slips, s)
	}
	return slips
}

// SlipDays is how many days later than first promised the measure was due on the day; 0 without a
// due date or a shift, negative when it was brought forward.
func SlipDays(m *models.MeasureNode, day models.Date) int {
	if len(m.Shifts) == 0 {
		return 0
	}
	first, due := LastDay(FirstDue(m)), LastDay(m.DueAt(day))
	if !first.Known() || !due.Known() {
		return 0
	}
	return int(due - first)
}
