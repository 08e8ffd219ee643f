// The invented course of the Digitalministerkonferenz since its first meeting. Days and places until 2025 are public.

package seed

import "zielstand/models"

// doneBefore are the steps around a meeting on the day, the final papers so many days before it.
func doneBefore(on models.Date, papers int) models.Days {
	return models.Days{"dmk-frist-entwurf-tagesordnung": on.AddDays(-45), "dmk-frist-anmeldung-vorschlaege": on.AddDays(-29),
		"dmk-frist-endgueltige-unterlagen": on.AddDays(-papers)}
}

// doneAround are the steps before and after a meeting on the day.
func doneAround(on models.Date, papers int) models.Days {
	days := doneBefore(on, papers)
	days["dmk-frist-protokollentwurf"] = on.AddDays(13)
	days["dmk-frist-einwaende"] = on.AddDays(27)
	return days
}

// standing are the items at every meeting.
func standing() []topic {
	return []topic{
		{title: "Aktuelle Digitalpolitik der Länder", kind: models.ItemStanding, outcome: models.ResolutionNoted},
		{title: "Aktuelle Digitalpolitik des Bundes", kind: models.ItemStanding, outcome: models.ResolutionNoted},
	}
}

func conferenceSessions() []session {
	return []session{
		{id: "dmk2", body: conference, done: doneAround(day(2024, 10, 17), 22), topics: append(standing(),
			topic{title: "Bericht der Arbeitsgruppe Pilotstudie", kind: models.ItemOpenDuty, by: []string{"sachsen"}, about: "dmk1-top6-a5", outcome: models.ResolutionDeferred},
			topic{title: "Nachnutzung digitaler Verwaltungsleistungen", by: []string{"hamburg", "bayern"}, procedure: models.ProcedureConsensus, votes: models.Votes{Present: 16, Yes: 16},
				clauses: []models.Clause{clause("1", "stellt fest", "", "Nachnutzung spart den Ländern Aufwand"), clause("2", "bittet", "Hamburg", "bis zur nächsten Sitzung gute Beispiele zusammenzustellen")},
				follow:  []note{{day(2025, 5, 19), "Die Sammlung liegt vor; sie soll jährlich erneuert werden."}},
				duties: []duty{{title: "Gute Beispiele der Nachnutzung zusammenstellen", who: "Hamburg", clause: "2", lands: []string{"hamburg"}, measures: []string{"efa-rollout-kommunen"}, due: at("dmk3"),
					started: day(2024, 11, 18), reported: day(2025, 4, 22), confirmed: day(2025, 5, 12), shownAt: "dmk3", report: "Achtzehn Beispiele aus zwölf Ländern."}}})},
		{id: "dmk-sonder-2025", body: conference, absent: []string{"saarland", "thueringen"}, done: models.Days{"dmk-frist-anmeldung-vorschlaege": day(2025, 2, 28),
			"dmk-frist-endgueltige-unterlagen": day(2025, 3, 7), "dmk-frist-protokollentwurf": day(2025, 4, 9), "dmk-frist-einwaende": day(2025, 4, 23)}, topics: []topic{
			{title: "Gemeinsame Position zur Modernisierung des Staates", by: []string{"rheinland-pfalz"}, procedure: models.ProcedureMajority, votes: models.Votes{Present: 14, Yes: 11, No: 2, Abstain: 1},
				statement: &models.Declaration{By: "Bayern", Text: "Die Länder brauchen bei der Umsetzung eigene Spielräume."},
				clauses:   []models.Clause{clause("1", "fordert auf", "Bundesregierung", "Vorhaben der Modernisierung mit den Ländern abzustimmen"), clause("2", "bittet", "Vorsitz", "die Position zeitnah zu übermitteln")},
				duties: []duty{
					{title: "Vorhaben der Modernisierung mit den Ländern abstimmen", who: "Bundesregierung (aufgefordert)", clause: "1", lands: []string{"bund"}},
					{title: "Position übermitteln", who: "Vorsitz der DMK", clause: "2", lands: []string{"rheinland-pfalz"}, due: soon("zeitnah"), started: day(2025, 3, 31), reported: day(2025, 4, 4), confirmed: day(2025, 5, 12),
						shownAt: "dmk3", report: "Das Schreiben ist versandt."}}}}},
		{id: "dmk3", body: conference, absent: []string{"bremen"}, done: doneAround(day(2025, 5, 12), 23), topics: append(standing(),
			topic{title: "Offene Formate im Austausch von Dokumenten", by: []string{"schleswig-holstein", "thueringen"}, procedure: models.ProcedureConsensus, gives: models.Texts{"bremen": "niedersachsen"},
				clauses: []models.Clause{clause("1", "bekräftigt", "", "Ziel offener Formate in der Verwaltung"), clause("2", "bittet", "alle Länder", "bis Ende 2026 über den Stand zu berichten")},
				duties:  []duty{{title: "Über den Stand offener Formate berichten", who: "alle Länder", clause: "2", lands: allLaender, due: by(day(2026, 12, 31)), started: day(2025, 9, 1), reporting: "zum Jahresende"}}},
			topic{title: "Registermodernisierung", by: []string{"baden-wuerttemberg"}, procedure: models.ProcedureConsensus,
				clauses: []models.Clause{clause("1", "lädt ein", "IT-Planungsrat", "den Fahrplan im Herbst vorzustellen")},
				duties: []duty{{title: "Fahrplan der Registermodernisierung vorstellen", who: "IT-Planungsrat (eingeladen)", clause: "1", bodies: []string{"it-planungsrat"}, measures: []string{"registermodernisierung-vorbereiten"},
					due: at("dmk4"), reported: day(2025, 11, 24), confirmed: day(2025, 11, 24), shownAt: "dmk4", report: "Vorgestellt in der Sitzung."}}})},
		{id: "dmk4", body: conference, absent: []string{"sachsen-anhalt", "hessen", "saarland"}, done: models.Days{"dmk-frist-entwurf-tagesordnung": day(2025, 10, 10), "dmk-frist-anmeldung-vorschlaege": day(2025, 10, 27),
			"dmk-frist-endgueltige-unterlagen": day(2025, 11, 3), "dmk-frist-protokollentwurf": day(2025, 12, 5)}, objected: day(2025, 12, 15), objection: "Das Abstimmungsergebnis zu TOP 3 ist zu berichtigen.", approved: day(2026, 1, 12),
			topics: append(standing(),
				topic{title: "Künstliche Intelligenz in der Verwaltung", by: []string{"rheinland-pfalz", "nordrhein-westfalen"}, outcome: models.ResolutionAmended, procedure: models.ProcedureMajority,
					votes: models.Votes{Present: 13, Yes: 9, No: 3, Abstain: 1}, minutes: "Drei Länder sahen den Datenschutz nicht ausreichend behandelt.",
					clauses: []models.Clause{clause("1", "setzt ein", "", "Arbeitsgruppe zu gemeinsamen KI-Diensten"), clause("2", "bittet", "Rheinland-Pfalz", "zur übernächsten Sitzung zu berichten")},
					follow:  []note{{day(2026, 6, 29), "Die Arbeitsgruppe tagt; der Bericht kommt später als geplant."}},
					duties: []duty{{title: "Über gemeinsame KI-Dienste berichten", who: "Rheinland-Pfalz", clause: "2", lands: []string{"rheinland-pfalz"}, measures: []string{"zentrale-ki-kompetenzen"},
						due: at("dmk6"), started: day(2026, 2, 2), report: "Der Entwurf ist mit fünf Ländern abgestimmt."}}})},
		{id: "dmk5", body: conference, number: 5, title: "5. Digitalministerkonferenz", on: day(2026, 5, 7), place: "Hamburg", chairs: []string{"hamburg"}, absent: []string{"berlin"},
			done: doneAround(day(2026, 5, 7), 14), topics: append(standing(),
				topic{title: "Digitale Identitäten", by: []string{"hamburg"}, procedure: models.ProcedureConsensus, votes: models.Votes{Present: 15, Yes: 15},
					clauses: []models.Clause{clause("1", "begrüßt", "", "europäische Brieftasche für Identitäten"), clause("2", "fordert auf", "Bundesregierung", "zügig Klarheit über die Anbindung der Länder zu schaffen")},
					duties:  []duty{{title: "Klarheit über die Anbindung der Länder schaffen", who: "Bundesregierung (aufgefordert)", clause: "2", lands: []string{"bund"}, due: soon("zügig")}}},
				topic{title: "Barrierefreiheit digitaler Dienste", by: []string{"bremen"}, procedure: models.ProcedureConsensus, votes: models.Votes{Present: 15, Yes: 15},
					clauses: []models.Clause{clause("1", "bittet", "alle Länder", "bis Ende September 2026 ihre Prüfergebnisse zu teilen")},
					duties:  []duty{{title: "Prüfergebnisse zur Barrierefreiheit teilen", who: "alle Länder", clause: "1", lands: allLaender, due: by(day(2026, 9, 30)), started: day(2026, 6, 15)}}})},
		{id: "dmk6", body: conference, number: 6, title: "6. Digitalministerkonferenz", on: day(2026, 11, 5), place: "Brüssel", chairs: []string{"hamburg"}, absent: []string{"mecklenburg-vorpommern", "sachsen"},
			done: withDraft(doneBefore(day(2026, 11, 5), 21), day(2026, 11, 18)), topics: append(standing(),
				topic{title: "Gemeinsame KI-Dienste", kind: models.ItemOpenDuty, by: []string{"rheinland-pfalz"}, about: "dmk4.auftrag-3-1", outcome: models.ResolutionDeferred},
				topic{title: "Europäische Digitalpolitik: gemeinsame Schwerpunkte der Länder", by: []string{"hamburg", "hessen"}, procedure: models.ProcedureConsensus, votes: models.Votes{Present: 14, Yes: 14},
					clauses: []models.Clause{clause("1", "bekräftigt", "", "Anliegen der Länder gegenüber der Europäischen Union"), clause("2", "bittet", "Hessen", "zur nächsten Sitzung Schwerpunkte vorzuschlagen")},
					duties:  []duty{{title: "Schwerpunkte für die europäische Digitalpolitik vorschlagen", who: "Hessen", clause: "2", lands: []string{"hessen"}, due: at("dmk7")}}})},
		{id: "dmk7", body: conference, number: 7, title: "7. Digitalministerkonferenz", on: day(2027, 2, 18), place: "Wiesbaden", chairs: []string{"hessen"}, state: models.MeetingPlanned,
			topics: []topic{
				{title: "Schwerpunkte der europäischen Digitalpolitik", kind: models.ItemOpenDuty, by: []string{"hessen"}, about: "dmk6.auftrag-4-1"},
				{title: "Gemeinsame Beschaffung von Sprachmodellen", by: []string{"hessen", "rheinland-pfalz"}, inside: true,
					clauses: []models.Clause{clause("1", "bittet", "Hessen", "eine gemeinsame Beschaffung vorzubereiten")}}}},
	}
}

// withDraft adds when the draft of the minutes was sent.
func withDraft(days models.Days, sent models.Date) models.Days {
	days["dmk-frist-protokollentwurf"] = sent
	return days
}

var allLaender = []string{"baden-wuerttemberg", "bayern", "berlin", "brandenburg", "bremen", "hamburg", "hessen", "mecklenburg-vorpommern", "niedersachsen",
	"nordrhein-westfalen", "rheinland-pfalz", "saarland", "sachsen", "sachsen-anhalt", "schleswig-holstein", "thueringen"}
