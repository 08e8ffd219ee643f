// The comparison of two dates.

package web

import (
	"testing"

	"zielstand/app/store"
	"zielstand/models"
)

func TestAComparisonTakesHalfAYearWithoutFurtherWords(t *testing.T) {
	r := newTrial(t)
	r.get(t, "/vergleich").want(t, 200, "04.05.2026", "02.11.2026", "In 182 Tagen", "!NaN")
	r.get(t, "/vergleich?bis=2025-06-30").want(t, 200, "30.12.2024", "30.06.2025")
	r.get(t, "/vergleich?stichtag=2025-06-30").want(t, 200, "30.12.2024", "30.06.2025")
}

func TestAComparisonShowsARecutOfMinistriesAsSuccession(t *testing.T) {
	r := newTrial(t)
	r.get(t, "/vergleich?von=2026-05-01&bis=2026-06-01").want(t, 200, "anderes Ressort federführend", "von MASTD zu MDS", "Nachfolge nach Neuzuschnitt")
}

func TestTwoEqualDatesShowNoChange(t *testing.T) {
	r := newTrial(t)
	r.get(t, "/vergleich?von=2025-06-30&bis=2025-06-30").want(t, 200, "hat sich nichts geändert", "!anderer Fortschritt")
}

func TestTheLaterDateMustNotLieBeforeTheEarlier(t *testing.T) {
	r := newTrial(t)
	r.get(t, "/vergleich?von=2025-06-30&bis=2024-06-30").want(t, 400, "bis", "von")
	r.get(t, "/vergleich?von=30.02.2025").want(t, 400, "von", "30.02.2025")
}

func TestThreeFieldsOfADateLeadToTheCanonicalAddress(t *testing.T) {
	r := newTrial(t)
	a := r.get(t, "/vergleich?von_tag=1&von_monat=7&von_jahr=2025&bis_tag=30&bis_monat=6&bis_jahr=2026&strategie=")
	if got := a.Header.Get("Location"); a.StatusCode != 303 || got != "/vergleich?bis=2026-06-30&von=2025-07-01" {
		t.Errorf("answers %d and leads to %s", a.StatusCode, got)
	}
}

func TestAComparisonGoesBackToTheLastMeetingOfABody(t *testing.T) {
	r := withPeople(t, newTrial(t))
	r.change(t, func(tx *store.Tx) error {
		id := func(id string) models.Base { return models.Base{ID: id} }
		return tx.Create(
			&models.Body{Base: id("probe-rat"), Name: "Proberat", Kind: models.BodyBoard},
			&models.Meeting{Base: id("p1"), BodyID: "probe-rat", Title: "Erste Sitzung", Kind: models.MeetingRegular, On: models.NewDate(2026, 3, 3), State: models.MeetingHeld},
			&models.Meeting{Base: id("p2"), BodyID: "probe-rat", Title: "Abgesagte Sitzung", Kind: models.MeetingRegular, On: models.NewDate(2026, 6, 3), State: models.MeetingCancelled},
			&models.Assignment{Base: id("probe-auftrag"), Kind: models.AssignmentPromised, BodyID: "probe-rat", Title: "Bericht zum Ausbau", Responsible: "MdI", AgreedOn: models.NewDate(2026, 3, 4),
				Deadline: models.Deadline{Kind: models.DeadlineNone}, State: models.AssignmentOpen})
	})
	office := r.as(t, "cdo@test.example")
	office.open("/vergleich").want(t, 200, "Proberat", "!Seit der letzten Befassung: Proberat")
	office.open("/vergleich?gremium=probe-rat").want(t, 200, "03.03.2026", "Verglichen wird mit dem Tag der letzten Sitzung: Erste Sitzung", "neuer Auftrag", "Bericht zum Ausbau: MdI")
	office.open("/vergleich?gremium=probe-rat&von=2026-04-01").want(t, 200, "verglichen wird mit dem gewählten Tag", "!Bericht zum Ausbau")
	office.open("/vergleich?gremium=probe-rat&bis=2026-03-03").want(t, 200, "ist keine Sitzung bekannt")
	r.get(t, "/vergleich").want(t, 200, "!Proberat")
	r.get(t, "/vergleich?gremium=probe-rat").want(t, 400)
}
