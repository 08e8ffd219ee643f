// The comparison of two dates.

package web

import (
	"testing"

	"zielstand/app/papers"
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
				Deadline: models.Deadline{Kind: models.DeadlineNone}, State: models.AssignmentOpen},
			&models.Resolution{Base: id("probe-beschluss"), BodyID: "probe-rat", Title: "Ausbau beschleunigen", On: models.On(models.NewDate(2026, 3, 5)), State: models.ResolutionAdopted})
	})
	office := r.as(t, "cdo@test.example")
	office.open("/vergleich").want(t, 200, "Proberat", "!Seit der letzten Befassung: Proberat")
	office.open("/vergleich?gremium=probe-rat").want(t, 200, "03.03.2026", "Verglichen wird mit dem Tag der letzten Sitzung: <a href=\"/sitzungen/p1\">Erste Sitzung</a>",
		"neuer Auftrag", `<a href="/auftraege/probe-auftrag">Bericht zum Ausbau</a>: MdI`, `<a href="/beschluesse/probe-beschluss">Ausbau beschleunigen</a>: 05.03.2026`,
		"!letzten Vorlage")
	office.open("/vergleich?gremium=probe-rat&von=2026-04-01").want(t, 200, "Verglichen wird mit dem gewählten Tag",
		"Mit der letzten Sitzung vom 03.03.2026 vergleichen", "!Bericht zum Ausbau")
	office.open("/vergleich?gremium=probe-rat&bis=2026-03-03").want(t, 200, "ist weder eine Sitzung noch eine Vorlage bekannt")
	r.get(t, "/vergleich").want(t, 200, "!Proberat")
	r.get(t, "/vergleich?gremium=probe-rat").want(t, 400)
}

func TestAComparisonGoesBackToTheLastBriefingOfABody(t *testing.T) {
	r := withPeople(t, newTrial(t))
	office := r.as(t, "cdo@test.example")
	path := order(t, office, "titel", "Stand zur zweiten Sitzung")
	office.send(frozenAs(t, office, path)+"/endgueltig").want(t, 303)
	paper := r.briefing(t, path).ID
	final := path + "/fassungen/" + papers.LastFinal(r.db.Portfolio(), paper).ID
	r.change(t, func(tx *store.Tx) error {
		id := func(id string) models.Base { return models.Base{ID: id} }
		meeting := func(key, body, title string, day models.Date, state models.MeetingState) *models.Meeting {
			return &models.Meeting{Base: id(key), BodyID: body, Title: title, Kind: models.MeetingRegular, On: day, State: state}
		}
		item := func(meeting string) *models.AgendaItem {
			return &models.AgendaItem{Base: id(meeting + "-1"), MeetingID: meeting, Number: "1", Title: "Bericht", Type: models.ItemReport, BriefingIDs: models.Strings{paper}}
		}
		return tx.Create(
			&models.Body{Base: id("probe-rat"), Name: "Proberat", Kind: models.BodyBoard}, &models.Body{Base: id("probe-runde"), Name: "Proberunde", Kind: models.BodyBoard},
			meeting("p1", "probe-rat", "Erste Sitzung", models.NewDate(2026, 3, 3), models.MeetingHeld),
			meeting("p2", "probe-rat", "Zweite Sitzung", models.NewDate(2026, 12, 3), models.MeetingInvited), item("p2"),
			meeting("q1", "probe-runde", "Erste Runde", models.NewDate(2026, 12, 9), models.MeetingPlanned), item("q1"))
	})
	office.open("/vergleich?gremium=probe-rat").want(t, 200, "03.03.2026", "mit dem Tag der letzten Sitzung", "Mit der letzten Vorlage vom 30.06.2026 vergleichen",
		`href="/vergleich?gremium=probe-rat&amp;von=2026-06-30"`)
	office.open("/vergleich?gremium=probe-rat&von=2026-06-30").want(t, 200, "Verglichen wird mit der letzten Vorlage vom 30.06.2026",
		`href="`+final+`">Stand zur zweiten Sitzung</a>`, "Mit der letzten Sitzung vom 03.03.2026 vergleichen")
	office.open("/vergleich?gremium=probe-runde").want(t, 200, "Verglichen wird mit der letzten Vorlage vom 30.06.2026", "In 125 Tagen", "!letzten Sitzung vom")
	office.open("/vergleich?gremium=probe-runde&bis=2026-06-30").want(t, 200, "ist weder eine Sitzung noch eine Vorlage bekannt")
}
