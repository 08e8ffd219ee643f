// The invented circulars of the Digitalministerkonferenz: one adopted, one ended by an objection, one that runs; and
// the meetings of Sachsen-Anhalt's Digitalisierungsboard.

package seed

import (
	"slices"

	"zielstand/models"
)

// circulate adds the circulars.
func (d *demo) circulate() {
	answered := func(on models.Date, answer models.CircularAnswer, lands ...string) (answers []models.Answered) {
		for i, land := range d.only(models.KindJurisdiction, lands) {
			answers = append(answers, models.Answered{MembershipID: placeOf(land), Answer: answer, On: on.AddDays(i / 5)})
		}
		return answers
	}
	draft := func(subject string) models.List[models.Clause] {
		return models.List[models.Clause]{clause("1", "beschließt", "", subject)}
	}
	adopted := &models.Circular{Base: models.Base{ID: "dmk-umlauf-2025-1"}, BodyID: conference, Title: "Stellungnahme zur Modernisierung des Verwaltungsrechts",
		Urgency: "Die Frist der Anhörung endet vor der nächsten Sitzung.", Draft: draft("gemeinsame Stellungnahme der Länder in der Anhörung"),
		ProposerJurisdictionIDs: d.only(models.KindJurisdiction, []string{"rheinland-pfalz"}), OpenedOn: day(2025, 7, 7),
		Answers:      append(answered(day(2025, 7, 15), models.CircularAgree, append(slices.Clone(allLaender[:11]), "schleswig-holstein")...), answered(day(2025, 7, 18), models.CircularDecline, "saarland")...),
		ResultSentOn: day(2025, 7, 22), ResolutionID: "dmk-umlauf-2025-1", Sources: inventedOnly()}
	d.out.Resolutions = append(d.out.Resolutions, &models.Resolution{Base: models.Base{ID: "dmk-umlauf-2025-1"}, BodyID: conference, Number: "Umlauf 1/2025",
		Title: adopted.Title, On: models.On(day(2025, 7, 21)), State: models.ResolutionAdopted, Procedure: models.ProcedureCircular,
		Votes: models.Votes{Present: 16, Yes: 12, No: 1}, ProposerJurisdictionIDs: adopted.ProposerJurisdictionIDs, Clauses: adopted.Draft, Published: true, Sources: inventedOnly()})
	objected := &models.Circular{Base: models.Base{ID: "dmk-umlauf-2026-1"}, BodyID: conference, Title: "Gemeinsame Ausschreibung für Videokonferenzen",
		Urgency: "Der laufende Vertrag endet im Sommer.", Draft: draft("gemeinsame Ausschreibung der Länder für Videokonferenzen"),
		ProposerJurisdictionIDs: d.only(models.KindJurisdiction, []string{"hamburg"}), OpenedOn: day(2026, 2, 9),
		Answers: append(answered(day(2026, 2, 11), models.CircularAgree, "berlin", "bremen", "hamburg"), answered(day(2026, 2, 12), models.CircularObject, "thueringen")...),
		Sources: inventedOnly()}
	for i := range objected.Answers {
		if objected.Answers[i].Answer == models.CircularObject {
			objected.Answers[i].Text = "Die Kosten sollten mündlich beraten werden."
		}
	}
	running := &models.Circular{Base: models.Base{ID: "dmk-umlauf-2026-2"}, BodyID: conference, Title: "Beitrag der Länder zum Digitalgipfel",
		Urgency: "Der Veranstalter braucht die Zusage noch in diesem Jahr.", Draft: draft("gemeinsamer Beitrag der Länder zum Digitalgipfel"),
		ProposerJurisdictionIDs: d.only(models.KindJurisdiction, []string{"hamburg"}), OpenedOn: day(2026, 11, 26),
		Answers: answered(day(2026, 11, 27), models.CircularAgree, "hamburg", "hessen", "niedersachsen", "sachsen"), Sources: inventedOnly()}
	d.out.Circulars = append(d.out.Circulars, adopted, objected, running)
}

// boardSessions are half-yearly and know of the blueprints; they are not public.
func boardSessions() []session {
	meet := func(number int, on models.Date, topics ...topic) session {
		for i := range topics {
			topics[i].inside = true
		}
		return session{id: "board-st-" + on.String(), body: board, number: number, on: on, title: "Sitzung des Digitalisierungsboards am " + on.Time().Format("02.01.2006"), topics: topics}
	}
	agreed := func(title, number, subject, measure string, todo duty) topic {
		todo.clause, todo.measures = number, []string{measure}
		return topic{title: title, by: []string{"mid-st"}, procedure: models.ProcedureConsensus,
			clauses: []models.Clause{clause("1", "nimmt zur Kenntnis", "", "Stand: "+title), clause(number, "bittet", todo.who, subject)}, duties: []duty{todo}}
	}
	next := meet(9, day(2027, 1, 20), topic{title: "Umsetzungsstand der digitalen Vorhaben", kind: models.ItemStanding, by: []string{"mid-st"}})
	next.state = models.MeetingPlanned
	return []session{
		meet(1, day(2023, 3, 15), agreed("Fachkonzept IKT-Steuerung", "2", "den Entwurf bis Jahresende abzustimmen", "st-fachkonzept-ikt-steuerung",
			duty{title: "Entwurf des Fachkonzepts IKT-Steuerung abstimmen", who: "MID", ministries: []string{"mid-st"}, due: by(day(2023, 12, 31)), started: day(2023, 4, 3), reported: day(2023, 12, 14),
				confirmed: day(2024, 3, 13), shownAt: "board-st-2024-03-13", report: "Alle Ressorts haben mitgezeichnet."})),
		meet(2, day(2023, 9, 20), agreed("OZG-Umsetzung", "2", "Engpässe je Ressort zu melden", "st-ozg-beschleunigung",
			duty{title: "Engpässe bei der OZG-Umsetzung melden", who: "alle Ressorts", ministries: []string{"mi-st", "mf-st", "ms-st"}, due: soon("zeitnah"), reported: day(2023, 11, 30), confirmed: day(2024, 3, 13), report: "Acht Engpässe sind benannt."})),
		meet(3, day(2024, 3, 13), agreed("Fachkonzept Informationssicherheit", "2", "Ansprechpersonen zu benennen", "st-fachkonzept-informationssicherheit",
			duty{title: "Ansprechpersonen für Informationssicherheit benennen", who: "alle Ressorts", ministries: []string{"mi-st", "mj-st", "mb-st", "mwl-st"}, due: at("board-st-2024-09-18"), reported: day(2024, 9, 2), confirmed: day(2024, 9, 18), report: "Benannt."})),
		meet(4, day(2024, 9, 18), agreed("Fachkonzept künstliche Intelligenz", "2", "Anwendungsfälle zu sammeln", "st-fachkonzept-ki",
			duty{title: "Anwendungsfälle für künstliche Intelligenz sammeln", who: "MWU und MID", ministries: []string{"mwu-st", "mid-st"}, due: during(day(2025, 1, 1), day(2025, 6, 30), models.PrecisionHalf, "erstes Halbjahr 2025"), started: day(2025, 2, 3)})),
		meet(5, day(2025, 3, 19), agreed("Mobilfunkausbau", "2", "die Ausbauziele fortzuschreiben", "st-mobilfunkziele",
			duty{title: "Ausbauziele im Mobilfunk fortschreiben", who: "MID", ministries: []string{"mid-st"}})),
		meet(6, day(2025, 9, 17), agreed("Fachkonzept E-Government", "2", "die Schlussfassung vorzulegen", "st-fachkonzept-e-government",
			duty{title: "Schlussfassung des Fachkonzepts E-Government vorlegen", who: "MID", ministries: []string{"mid-st"}, due: at("board-st-2026-03-18"), started: day(2025, 10, 6), reported: day(2026, 3, 9), report: "Die Schlussfassung liegt vor."})),
		meet(7, day(2026, 3, 18), agreed("Glasfaser an Schulen", "2", "die letzten Anschlüsse zu terminieren", "st-schulen-glasfaser",
			duty{title: "Letzte Anschlüsse von Schulen terminieren", who: "MID und MB", ministries: []string{"mid-st", "mb-st"}, due: by(day(2026, 9, 30)), started: day(2026, 4, 13)})),
		meet(8, day(2026, 9, 16), agreed("Gigabitziel", "2", "den Zwischenstand zu berichten", "st-gigabitziel",
			duty{title: "Zwischenstand zum Gigabitziel berichten", who: "MID", ministries: []string{"mid-st"}, due: at("board-st-2027-01-20")})),
		next,
	}
}
