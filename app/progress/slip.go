// The slip ledger: the first due date never disappears (rule 6).

package progress

import "zielstand/models"

// Slip is one line of the ledger.
type Slip struct {
	*models.DueShift
	// Days is how much this shift moved the due date, Total how far it is from the first one after it.
	Days, Total int
}

// Ledger returns the shifts of the measure decided by the day, oldest first.
func Ledger(m *models.MeasureNode, day models.Date) []Slip {
	var slips []Slip
	for _, shift := range m.ShiftsUntil(day) {
		s := Slip{DueShift: shift}
		if shift.From.Known() {
			s.Days = int(shift.To - shift.From)
		}
		if m.Due.Known() {
			s.Total = int(shift.To - m.Due.Day)
		}
		slips = append(slips, s)
	}
	return slips
}

// SlipDays is how many days later than first promised the measure was due on the day; 0 without a
// first date, negative when it was brought forward.
func SlipDays(m *models.MeasureNode, day models.Date) int {
	due := m.DueAt(day)
	if !m.Due.Known() || !due.Known() {
		return 0
	}
	return int(due.Day - m.Due.Day)
}
