// The invented half-yearly meetings of the cabinet about the digital strategy, and promises to the Landtag.

package seed

import "zielstand/models"

// progressReport is the standing item of each of these meetings.
func progressReport(by, half string, follow ...note) topic {
	return topic{title: "Stand der Digitalstrategie: " + half, kind: models.ItemStanding, by: []string{by}, outcome: models.ResolutionNoted, follow: follow,
		clauses: []models.Clause{clause("1", "nimmt zur Kenntnis", "", "Bericht zum Stand der Digitalstrategie im "+half)}}
}

func cabinetSession(on models.Date, topics ...topic) session {
	return session{id: "mr-rlp-" + on.String(), body: cabinet, title: "Sitzung des Ministerrats am " + on.Time().Format("02.01.2006"), on: on, topics: topics}
}

func cabinetSessions() []session {
	next := cabinetSession(day(2026, 12, 15),
		topic{title: "Stand der Digitalstrategie: 2. Halbjahr 2026", kind: models.ItemStanding, by: []string{digitalMinistry}},
		topic{title: "Verbleib des Haushaltsvorbehalts für eJustice", kind: models.ItemOpenDuty, by: []string{"jm"}, about: "mr-rlp-2025-12-09.auftrag-2-1"})
	next.state = models.MeetingInvited
	later := cabinetSession(day(2027, 2, 9),
		topic{title: "Digitalprogramm: Abschluss der Etappe", by: []string{digitalMinistry},
			clauses: []models.Clause{clause("1", "nimmt zur Kenntnis", "", "Abschlussbericht zur Etappe 2025"), clause("2", "bittet", "alle Ressorts", "offene Maßnahmen in das nächste Programm zu übernehmen")}})
	later.state = models.MeetingPlanned
	return append(append(cabinetUntil2024(), cabinetSince2025()...), next, later)
}

func cabinetUntil2024() []session {
	return []session{
		cabinetSession(day(2023, 6, 27),
			progressReport("mastd", "1. Halbjahr 2023"),
			topic{title: "Gemeinsame Antrags- und Prozessplattform", by: []string{"mastd", "mdi"},
				clauses: []models.Clause{clause("1", "stimmt zu", "", "Aufbau der Plattform als gemeinsamer Dienst aller Ressorts"),
					clause("2", "bittet", "alle Ressorts", "bis Jahresende je drei Verfahren für die Plattform zu benennen")},
				duties: []duty{{title: "Je drei Verfahren für die Plattform benennen", who: "alle Ressorts", clause: "2", ministries: []string{"mdi", "fm", "jm", "bm"},
					measures: []string{"antrags-und-prozessplattform"}, due: by(day(2023, 12, 31)), started: day(2023, 9, 4), reported: day(2023, 12, 8), confirmed: day(2024, 1, 15),
					report: "Zweiunddreißig Verfahren sind benannt.", shownAt: "mr-rlp-2024-06-25"}}}),
		cabinetSession(day(2023, 12, 12),
			progressReport("mastd", "2. Halbjahr 2023"),
			topic{title: "Leitlinien für künstliche Intelligenz in der Landesverwaltung", by: []string{"mastd"},
				clauses: []models.Clause{clause("1", "nimmt zur Kenntnis", "", "Eckpunkte der Leitlinien"), clause("2", "bittet", "MASTD", "die Leitlinien mit den Ressorts und Personalvertretungen zu erarbeiten")},
				follow:  []note{{day(2025, 12, 9), "Frist überschritten; die Beteiligung der Personalvertretungen wurde erweitert."}},
				duties: []duty{{title: "Leitlinien für künstliche Intelligenz zur Entscheidung vorlegen", clause: "2", ministries: []string{"mastd"}, measures: []string{"ki-leitlinien-landesverwaltung"},
					targets: []string{"ziel-anwendungsfaelle-daten-und-automatisierung"}, due: by(day(2025, 12, 31)), started: day(2024, 1, 22), reporting: "halbjährlich",
					report: "Die Schlussfassung ist in der Abstimmung."}}}),
		cabinetSession(day(2024, 6, 25),
			progressReport("mastd", "1. Halbjahr 2024"),
			topic{title: "Steuerung der Digitalstrategie", by: []string{"mastd", "stk"}, outcome: models.ResolutionAmended, minutes: "Zur Rolle der Staatskanzlei gab es längere Aussprache.",
				clauses: []models.Clause{clause("1", "beschließt", "", "Rollen und Berichtswege der gemeinsamen Steuerung"), clause("2", "bittet", "MASTD", "bis zum Jahresende die Umsetzung zu regeln"),
					clause("3", "bittet", "alle Ressorts", "halbjährlich zum Stand ihrer Maßnahmen zu berichten")},
				duties: []duty{
					{title: "Umsetzung der Steuerung regeln", clause: "2", ministries: []string{"mastd"}, measures: []string{"governance-struktur-digitalstrategie"},
						due: during(day(2024, 7, 1), day(2024, 12, 31), models.PrecisionHalf, "zweites Halbjahr 2024"), started: day(2024, 8, 5), reported: day(2024, 11, 29), confirmed: day(2024, 12, 10),
						report: "Alle Häuser wenden die Verfahren an.", shownAt: "mr-rlp-2024-12-10"},
					{title: "Halbjährlich zum Stand der Maßnahmen berichten", who: "alle Ressorts", clause: "3", ministries: []string{"mdi", "fm", "jm", "mwvlw", "bm", "mwg", "mffki", "mkuem"},
						started: day(2024, 7, 1), reporting: "halbjährlich"}}}),
		cabinetSession(day(2024, 12, 10),
			progressReport("mastd", "2. Halbjahr 2024"),
			topic{title: "Zusammenarbeit mit den Kommunen bei Fokusleistungen", by: []string{"mdi"},
				clauses: []models.Clause{clause("1", "bittet", "MdI und MASTD", "den Kommunen zeitnah einen gemeinsamen Fahrplan vorzulegen"), clause("2", "bittet", "FM", "die Finanzierung des digitalen Bauantrags zu prüfen")},
				duties: []duty{
					{title: "Gemeinsamen Fahrplan für die Kommunen vorlegen", clause: "1", ministries: []string{"mdi", "mastd"}, measures: []string{"rollout-fokusleistungen", "efa-rollout-kommunen"},
						targets: []string{"ziel-unterstuetzung-kommunen"}, due: soon("zeitnah"), started: day(2025, 1, 20), reported: day(2025, 5, 26), report: "Der Fahrplan ist mit den Spitzenverbänden abgestimmt."},
					{title: "Finanzierung des digitalen Bauantrags prüfen", clause: "2", ministries: []string{"fm"}, measures: []string{"digitaler-bauantrag"},
						due: by(day(2025, 6, 30)), inside: true}}},
			topic{title: "Eigene Cloud für Zusammenarbeit", by: []string{"mastd"}, outcome: models.ResolutionDeferred, inside: true, minutes: "Die Ressorts wünschen erst einen Kostenvergleich.",
				clauses: []models.Clause{clause("1", "vertagt", "", "Entscheidung über eine eigene Cloud für Zusammenarbeit")},
				duties: []duty{{title: "Kostenvergleich für eine eigene Cloud vorlegen", clause: "1", ministries: []string{"mastd"}, measures: []string{"cloudloesungen-zusammenarbeit"},
					due: at("mr-rlp-2025-06-24"), started: day(2025, 1, 13), dropped: day(2025, 12, 9), reason: "Das Vorhaben ist in den Anwendungsfällen der Cloud-Transformation aufgegangen."}}}),
	}
}

func cabinetSince2025() []session {
	return []session{
		cabinetSession(day(2025, 6, 24),
			progressReport("mastd", "1. Halbjahr 2025"),
			topic{title: "Registermodernisierung im Land", by: []string{"mdi"},
				clauses: []models.Clause{clause("1", "nimmt zur Kenntnis", "", "Plan für den Anschluss der Register"), clause("2", "bittet", "MdI", "zur nächsten Befassung über die Anschlüsse zu berichten")},
				duties: []duty{{title: "Über den Anschluss der Register berichten", clause: "2", ministries: []string{"mdi"}, measures: []string{"registermodernisierung-vorbereiten"},
					due: at("mr-rlp-2025-12-09"), started: day(2025, 9, 1), reported: day(2025, 12, 1), confirmed: day(2025, 12, 9), shownAt: "mr-rlp-2025-12-09",
					report: "Die Hälfte der Register ist angeschlossen."}}},
			topic{title: "Notfallvorsorge und Lagezentrum", by: []string{"mdi"},
				clauses: []models.Clause{clause("1", "bittet", "MdI", "das Lagezentrum zügig betriebsbereit zu machen")},
				duties: []duty{{title: "Lagezentrum betriebsbereit machen", clause: "1", ministries: []string{"mdi"}, measures: []string{"lagezentrum-bevoelkerungsschutz"},
					due: soon("zügig"), started: day(2025, 7, 14), report: "Die Technik ist beschafft, das Personal noch nicht vollzählig."}}}),
		cabinetSession(day(2025, 12, 9),
			progressReport("mastd", "2. Halbjahr 2025", note{day(2026, 1, 19), "Drei Maßnahmen sind ohne Meldung; Nachfrage ist gestellt."}),
			topic{title: "eJustice: Haushaltsvorbehalt und weiterer Weg", by: []string{"jm", "fm"},
				clauses: []models.Clause{clause("1", "nimmt zur Kenntnis", "", "Verzögerung der eJustice-Einführung"), clause("2", "bittet", "JM", "zur nächsten Befassung einen Plan zur Aufholung vorzulegen")},
				duties: []duty{{title: "Plan zur Aufholung bei eJustice vorlegen", clause: "2", ministries: []string{"jm"}, measures: []string{"ejustice-rlp", "e-akte-justiz"},
					due: at("mr-rlp-2026-06-23"), started: day(2026, 2, 2), reporting: "zu jeder Befassung", report: "Der Plan hängt an der Zusage von Mitteln."}}},
			topic{title: "Zertifizierung der IT-Infrastruktur", by: []string{"mastd"},
				clauses: []models.Clause{clause("1", "bittet", "MASTD", "den Geltungsbereich bis zum ersten Halbjahr 2026 zu erweitern")},
				duties: []duty{{title: "Geltungsbereich der Zertifizierung erweitern", clause: "1", ministries: []string{"mastd"}, measures: []string{"bsi-zertifizierung-it-infrastruktur"},
					targets: []string{"ziel-landes-it-transformation"}, due: during(day(2026, 1, 1), day(2026, 6, 30), models.PrecisionHalf, "erstes Halbjahr 2026"), started: day(2026, 2, 9)}}}),
		cabinetSession(day(2026, 6, 23),
			progressReport(digitalMinistry, "1. Halbjahr 2026"),
			topic{title: "Digitale Personalakte: Einführung in allen Häusern", by: []string{digitalMinistry, "mdi"},
				clauses: []models.Clause{clause("1", "beschließt", "", "Einführung der digitalen Personalakte in allen Häusern"), clause("2", "bittet", "alle Ressorts", "bis Ende November 2026 Einführungstermine zu nennen"),
					clause("3", "bittet", "MDS", "den Abschluss im ersten Quartal 2027 zu planen")},
				duties: []duty{
					{title: "Einführungstermine der digitalen Personalakte nennen", who: "alle Ressorts", clause: "2", ministries: []string{"stk", "mdi", "fm", "jm", "mwvlw", "bm"},
						measures: []string{"digitale-personalakte"}, due: by(day(2026, 11, 30)), started: day(2026, 9, 14)},
					{title: "Abschluss der Einführung planen", clause: "3", ministries: []string{digitalMinistry}, measures: []string{"digitale-personalakte"},
						due: during(day(2027, 1, 1), day(2027, 3, 31), models.PrecisionQuarter, "erstes Quartal 2027")}}},
			topic{title: "Fachkräfte für IT in der Landesverwaltung", by: []string{socialMinistry}, outcome: models.ResolutionRejected, minutes: "Die Deckung im Haushalt fehlt.",
				clauses: []models.Clause{clause("1", "lehnt ab", "", "zusätzliche Zulagen für IT-Fachkräfte")}},
			topic{title: "Konsolidierung der Landes-IT", by: []string{digitalMinistry, "fm"},
				clauses: []models.Clause{clause("1", "bittet", "MDS und FM", "zur nächsten Befassung über die letzten drei Häuser zu berichten")},
				duties: []duty{{title: "Über die letzten drei Häuser berichten", clause: "1", ministries: []string{digitalMinistry, "fm"}, measures: []string{"landes-it-konsolidierung"},
					due: at("mr-rlp-2026-12-15")}}}),
	}
}

func committeeSessions() []session {
	asked := func(on models.Date, number int, title string, todo duty) session {
		todo.promise = true
		return session{id: "lt-rlp-digitalisierung-" + on.String(), body: committee, number: number, on: on,
			title:  "Sitzung des Ausschusses am " + on.Time().Format("02.01.2006") + " (Demonstration)",
			topics: []topic{{title: title, kind: models.ItemReport, by: []string{"mastd"}, duties: []duty{todo}}}}
	}
	return []session{
		asked(day(2025, 9, 11), 0, "Stand des digitalen Bauantrags", duty{title: "Zahl der angeschlossenen Bauaufsichtsbehörden nachreichen", ministries: []string{"mastd"},
			measures: []string{"digitaler-bauantrag"}, due: by(day(2025, 10, 31)), reported: day(2025, 10, 22), confirmed: day(2025, 10, 24), answer: "Demonstration 1"}),
		asked(day(2025, 11, 13), 0, "Sicherheit der Landes-IT", duty{title: "Übersicht der Übungen zur Notfallvorsorge vorlegen", ministries: []string{"mdi"},
			measures: []string{"cert-rlp"}, due: soon("zeitnah"), reported: day(2026, 2, 6), report: "Die Übersicht liegt dem Ausschuss vertraulich vor."}),
		asked(day(2026, 1, 15), 0, "Einheitlicher Ansprechpartner für Kommunen", duty{title: "Liste der angeschlossenen Kommunen nachreichen", ministries: []string{"mastd"},
			measures: []string{"efa-rollout-kommunen"}, due: by(day(2026, 2, 27))}),
	}
}
