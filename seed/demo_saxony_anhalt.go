// The invented course of Sachsen-Anhalt's nine projects; it is kept short, since it only serves the
// comparison of strategies.

package seed

import "zielstand/models"

var saxonyAnhaltPlans = []plan{
	{
		measure: "st-gigabitziel", start: day(2022, 9, 1), due: day(2030, 12, 31), field: "block-technisch", first: 1,
		course:     []step{run(24, green), run(30, green), run(37, green), run(43, yellow), run(49, yellow), run(55, yellow)},
		milestones: []stone{{"Hälfte der Haushalte mit Gigabitanschluss", 2}, {"Drei Viertel der Haushalte", 2}, {"Alle Haushalte", 2}},
		said:       []string{"Der geförderte Ausbau ergänzt den Ausbau der Unternehmen.", "Im ländlichen Raum schreitet der Ausbau langsamer voran."}, troubles: []trouble{hardware, funding},
	},
	{
		measure: "st-mobilfunkziele", start: day(2023, 1, 1), due: day(2027, 12, 31), field: "block-technisch", first: 2,
		course:     []step{run(18, green), run(27, green), run(36, green), run(45, green), run(54, green)},
		milestones: []stone{{"Karte der Versorgungslücken", 1}, {"Vereinbarung mit den Netzbetreibern", 2}, {"Hälfte der Lücken geschlossen", 3}, {"Alle Lücken geschlossen", 3}},
		said:       []string{"Die Versorgungslücken sind kartiert.", "Neue Standorte gehen in Betrieb."},
	},
	{
		measure: "st-schulen-glasfaser", start: day(2021, 10, 1), method: models.MethodIndicator,
		course:     []step{run(86, yellow), run(91, yellow), run(94, green), run(96.5, green), run(98, green), run(99, yellow)},
		milestones: []stone{{"Hälfte der Schulen angeschlossen", 3}, {"Neun von zehn Schulen angeschlossen", 3}, {"Alle Schulen angeschlossen", 2}},
		indicator: &indicator{title: "Schulen mit Glasfaseranschluss", unit: "%", baseline: 0, goal: 100, due: day(2025, 12, 31),
			readings: []float64{86, 91, 94, 96.5, 98, 99}},
		slips: []slip{{day(2022, 12, 9), day(2024, 6, 30), "Tiefbaufirmen konnten die verbliebenen Standorte nicht bis Jahresende erschließen."},
			{day(2024, 5, 17), day(2025, 12, 31), "Einzelne Schulen werden zunächst saniert oder zusammengelegt."}},
		opinions: []opinion{{day(2026, 1, 30), red, "Auch der zweite verschobene Termin ist verstrichen.", false}},
		said:     []string{"Die meisten Schulen sind angeschlossen.", "Offen sind nur noch einzelne Standorte mit aufwendiger Erschließung."}, troubles: []trouble{hardware},
	},
	{
		measure: "st-ozg-beschleunigung", start: day(2022, 9, 1), due: day(2025, 12, 31), field: "block-organisatorisch", with: []string{"mi-st", "mf-st"},
		course:     []step{run(17, yellow), run(26, yellow), run(35, red), run(43, red), run(50, yellow), run(57, yellow), run(63, yellow)},
		milestones: []stone{{"Vorrangliste mit den Kommunen", 1}, {"Beratung für kleine Gemeinden", 2}, {"Fünfzig Leistungen in der Fläche", 3}, {"Zweihundert Leistungen in der Fläche", 3}},
		slips:      []slip{{day(2025, 6, 27), day(2027, 12, 31), "Kleine Gemeinden benötigen mehr Zeit für die Einführung."}},
		said:       []string{"Die Vorrangliste ist mit den kommunalen Spitzenverbänden abgestimmt.", "Die Beratung kleiner Gemeinden zeigt Wirkung."}, troubles: []trouble{municipalities, staff, interfaces},
	},
	{
		measure: "st-fachkonzept-ikt-steuerung", start: day(2022, 9, 1), due: day(2024, 6, 30), field: "block-prozessual",
		course:     []step{run(40, green), run(72, green), completed()},
		milestones: []stone{{"Entwurf", 2}, {"Abstimmung mit den Ressorts", 2}, {"Beschluss", 1}},
		said:       []string{"Der Entwurf beschreibt Rollen und Entscheidungswege."},
	},
	{
		measure: "st-fachkonzept-e-government", start: day(2023, 1, 1), due: day(2025, 12, 31), field: "block-organisatorisch", first: 1,
		course:     []step{prepare(12, green), run(31, green), run(48, green), run(66, green), run(80, green), run(91, green)},
		milestones: []stone{{"Bestandsaufnahme", 1}, {"Entwurf", 2}, {"Abstimmung mit den Ressorts", 2}, {"Beschluss", 1}},
		opinions:   []opinion{{day(2026, 7, 16), yellow, "Der Beschluss ist seit einem halben Jahr überfällig.", false}},
		said:       []string{"Die Bestandsaufnahme der Dienste ist abgeschlossen.", "Der Entwurf ist mit den meisten Ressorts abgestimmt."},
	},
	{
		measure: "st-fachkonzept-ki", start: day(2023, 7, 1), due: day(2026, 12, 31), field: "block-prozessual", with: []string{"mwu-st"}, first: 2,
		course:     []step{prepare(10, green), run(26, green), run(35, yellow), paused(35)},
		milestones: []stone{{"Handlungsbedarf beschrieben", 1}, {"Entwurf", 2}, {"Abstimmung mit den Ressorts", 2}},
		said:       []string{"Der Handlungsbedarf ist mit den Ressorts beschrieben.", "Die Arbeiten ruhen, bis die rechtlichen Vorgaben ausgewertet sind."}, troubles: []trouble{law},
	},
	{
		measure: "st-fachkonzept-informationssicherheit", start: day(2022, 11, 1), due: day(2024, 12, 31), field: "block-technisch",
		course:     []step{run(20, green), run(45, green), run(75, green), completed()},
		milestones: []stone{{"Analyse des Schutzbedarfs", 1}, {"Entwurf", 2}, {"Beschluss", 1}},
		said:       []string{"Der Schutzbedarf der wichtigsten Verfahren ist ermittelt."},
	},
	{
		measure: "st-neufassung-digitalstrategie", start: day(2022, 1, 1), due: day(2023, 12, 31), field: "block-prozessual",
		course:     []step{run(78, green), completed()},
		milestones: []stone{{"Beteiligungsverfahren", 2}, {"Entwurf", 2}, {"Beschluss der Landesregierung", 1}},
		said:       []string{"Das Beteiligungsverfahren ist ausgewertet und in den Entwurf eingeflossen."},
	},
}
