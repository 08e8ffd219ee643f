// The invented indicators of the ten targets. The sources name none; these show what agreed ones would
// look like.

package seed

// targetDue is the day by which the targets ("bis 2025") shall be attained.
var targetDue = day(2025, 12, 31)

func indicators() []indicator {
	return []indicator{
		{target: "ziel-sicherheitsbehoerden-digital-organisiert", title: "Dienststellen mit gemeinsamem digitalem Lagebild", unit: "Dienststellen",
			baseline: 0, goal: 60, due: targetDue, readings: []float64{2, 6, 11, 19, 28, 37, 44}},
		{target: "ziel-landes-it-transformation", title: "Fachverfahren im zentralen Betrieb", unit: "%",
			baseline: 22, goal: 80, due: targetDue, readings: []float64{26, 31, 37, 44, 51, 58, 63}},
		{target: "ziel-anwendungsfaelle-daten-und-automatisierung", title: "Produktive Anwendungsfälle für Daten und KI", unit: "Anwendungsfälle",
			baseline: 3, goal: 25, due: targetDue, readings: []float64{4, 6, 9, 13, 17, 22, 26}},
		{target: "ziel-digitaltaugliches-recht", title: "Entwürfe mit Digitalcheck", unit: "%",
			baseline: 0, goal: 100, due: targetDue, readings: []float64{4, 18, 35, 51, 64, 70, 72}},
		{target: "ziel-nutzerfreundliche-verwaltungsprozesse", title: "Mittlere Dauer eines Onlineantrags", unit: "Minuten",
			baseline: 28, goal: 12, due: targetDue, readings: []float64{27, 25.5, 23, 21, 18.5, 17, 15.5}},
		{target: "ziel-digitale-beteiligungsformate", title: "Beteiligungsverfahren mit digitalem Angebot", unit: "Verfahren im Jahr",
			baseline: 5, goal: 40, due: targetDue, readings: []float64{7, 9, 14, 18, 24, 29, 33}},
		{target: "ziel-unterstuetzung-kommunen", title: "Kommunen, die zentrale IT-Verfahren nutzen", unit: "Kommunen",
			baseline: 38, goal: 170, due: targetDue, readings: []float64{45, 58, 74, 93, 114, 131, 148}},
		{target: "ziel-mobiles-digitales-arbeiten", title: "Mobil nutzbare Arbeitsplätze", unit: "%",
			baseline: 46, goal: 95, due: targetDue, readings: []float64{52, 59, 66, 74, 81, 88, 92}},
		{target: "ziel-personalgewinnung-und-fortbildung", title: "Mittlere Dauer eines Auswahlverfahrens", unit: "Tage",
			baseline: 118, goal: 70, due: targetDue, readings: []float64{115, 111, 108, 101, 99, 94, 90}},
		{target: "ziel-agile-projektteams-und-raeume", title: "Ressortübergreifende Projektteams", unit: "Teams",
			baseline: 4, goal: 30, due: targetDue, readings: []float64{6, 10, 16, 22, 27, 31, 34}},
	}
}
