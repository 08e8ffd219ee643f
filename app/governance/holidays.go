// Whose holidays count for a body: of the Land that its rules name, of the one in the chair, or of its own.

package governance

import "zielstand/models"

// HolidayOrigin is why a calendar counts for a body.
type HolidayOrigin string

// The origins, the most specific first.
const (
	HolidaysOfRules   HolidayOrigin = "rules"   // the record of the body names the Land
	HolidaysOfOwnLand HolidayOrigin = "own"     // the body belongs to one Land
	HolidaysOfMeeting HolidayOrigin = "meeting" // the Land in the chair, as the meeting has it
	HolidaysOfTurn    HolidayOrigin = "turn"    // the Land in the chair, by the table of chairs
	HolidaysOfHome    HolidayOrigin = "home"    // nothing is known of a chair: the calendar of this server
)

// Holidays is the calendar that counts, and why.
type Holidays struct {
	Calendar *Calendar // never nil unless home was
	Origin   HolidayOrigin
	// Stated tells that the rules of procedure say so; else it is a setting, or our reading, and is to be shown as that.
	Stated bool
}

// HolidaysAt is the calendar for the meeting: of the Land that the rules name, else of the body's own Land, else of the
// Länder in the chair of the meeting, else of those whose turn it is by the table. With several in the chair a day is a
// working day only where it is one in each of them. The rules of procedure of the DMK leave this open
// (60-dmk-geschaeftsordnung, fristen_luecken), so the choice is ours. A nil meeting asks for none in particular.
func HolidaysAt(p *models.Portfolio, b *models.Body, m *models.Meeting, home *Calendar) Holidays {
	if m == nil {
		return HolidaysOn(p, b, 0, home)
	}
	if found, ok := fixed(p, b); ok {
		return found
	}
	if c := calendarOf(p, m.ChairIDs); c != nil {
		return Holidays{c, HolidaysOfMeeting, b.Rules.HolidaysStated}
	}
	return HolidaysOn(p, b, m.On, home)
}

// HolidaysOn is the calendar of the body on the day, as for a circular: like HolidaysAt without a meeting.
func HolidaysOn(p *models.Portfolio, b *models.Body, day models.Date, home *Calendar) Holidays {
	if found, ok := fixed(p, b); ok {
		return found
	}
	if turn := p.TurnOn(b.ID, day); turn != nil {
		if c := calendarOf(p, turn.JurisdictionIDs); c != nil {
			return Holidays{c, HolidaysOfTurn, b.Rules.HolidaysStated}
		}
	}
	return Holidays{home, HolidaysOfHome, false}
}

// fixed is the calendar that does not change with the chair; false if there is none.
func fixed(p *models.Portfolio, b *models.Body) (Holidays, bool) {
	if c, err := NewCalendar(b.Rules.HolidaysOf); err == nil {
		return Holidays{c, HolidaysOfRules, b.Rules.HolidaysStated}, true
	}
	if land := p.Jurisdiction(b.JurisdictionID); land != nil {
		if c, err := NewCalendar(land.Key); err == nil { // the Bund has no holidays of its own
			return Holidays{c, HolidaysOfOwnLand, b.Rules.HolidaysStated}, true
		}
	}
	return Holidays{}, false
}

// calendarOf is the calendar of the Länder with the ids together, nil if none of them is a Land that we know.
func calendarOf(p *models.Portfolio, ids []string) *Calendar {
	var keys []string
	for _, id := range ids {
		if land := p.Jurisdiction(id); land != nil && lands[land.Key] != nil {
			keys = append(keys, land.Key)
		}
	}
	if len(keys) == 0 {
		return nil
	}
	c, err := NewCalendar(keys[0], keys[1:]...)
	if err != nil {
		return nil
	}
	return c
}
