// The page of a measure: its history as it was, and nothing that is not for the public.

package web

import (
	"strings"
	"testing"

	"zielstand/models"
	"zielstand/seed"
)

func TestReportsStandNewestFirstWithTheirChange(t *testing.T) {
	report := func(id string, day models.Date, percent models.Percent) *models.StatusReport {
		return &models.StatusReport{Base: models.Base{ID: id}, MeasureID: "m", AsOf: day, State: models.ReportApproved, Percent: percent}
	}
	p := models.NewPortfolio(models.Head{}, &models.Records{
		Strategies: []*models.Strategy{{Base: models.Base{ID: "s"}}},
		Measures:   []*models.Measure{{Base: models.Base{ID: "m"}, StrategyID: "s", Title: "M"}},
		Reports: []*models.StatusReport{
			report("a", models.NewDate(2024, 1, 31), models.PercentOf(20)), report("b", models.NewDate(2024, 6, 30), models.Percent{}),
			report("c", models.NewDate(2024, 12, 31), models.PercentOf(15)), report("d", models.NewDate(2025, 6, 30), models.PercentOf(90)),
		},
	}).At(models.NewDate(2025, 1, 1))
	rows := reportRows(p, p.Measure("m"))
	if len(rows) != 3 || rows[0].ID != "c" || rows[2].ID != "a" {
		t.Fatalf("reports are %v", rows)
	}
	if !rows[0].Compared || rows[0].Moved != -5 {
		t.Errorf("the change since the last stated percent is %v (%v), want -5", rows[0].Moved, rows[0].Compared)
	}
	if rows[1].Compared || rows[2].Compared {
		t.Error("a report without a percent, or the first one, was compared")
	}
}

func TestAMilestoneIsLateByTheDaysItWasMissedOrIsPast(t *testing.T) {
	day := models.NewDate(2025, 1, 31)
	m := &models.MeasureNode{Measure: &models.Measure{}, Milestones: []*models.Milestone{
		{Title: "in time", Due: models.NewDate(2024, 12, 31), DoneOn: models.NewDate(2024, 12, 30)},
		{Title: "done late", Due: models.NewDate(2024, 12, 31), DoneOn: models.NewDate(2025, 1, 10)},
		{Title: "past", Due: models.NewDate(2025, 1, 1)},
		{Title: "done after the day", Due: models.NewDate(2025, 1, 30), DoneOn: models.NewDate(2025, 2, 28)},
		{Title: "without a day"},
	}}
	want := []struct {
		done bool
		late int
	}{{true, 0}, {true, 10}, {false, 30}, {false, 1}, {false, 0}}
	for i, row := range milestoneRows(m, day) {
		if row.Done != want[i].done || row.Late != want[i].late {
			t.Errorf("%s: done %v, late %d, want %v", row.Title, row.Done, row.Late, want[i])
		}
	}
}

func TestRelatedMeasuresAreShownFromBothSides(t *testing.T) {
	p := sources(t)
	for _, pair := range [][2]string{{"cloudloesungen-zusammenarbeit", "cloud-transformation-anwendungsfaelle"}, {"cloud-transformation-anwendungsfaelle", "cloudloesungen-zusammenarbeit"}} {
		found := false
		for _, row := range relatedRows(p, p.Measure(pair[0])) {
			found = found || row.Measure.ID == pair[1]
		}
		if !found {
			t.Errorf("%s does not lead to %s", pair[0], pair[1])
		}
	}
}

func TestTheTextOfAReportCanDoNothingButFormat(t *testing.T) {
	html := reportHTML("**wichtig**\n\n<script>alert(1)</script>[x](javascript:alert(1)) <img src=x onerror=alert(1)>\n\n# Titel\n\n- eins")
	for _, bad := range []string{"<script", "javascript:", "onerror", "<img", "<h1"} {
		if strings.Contains(html, bad) {
			t.Errorf("%q came through: %s", bad, html)
		}
	}
	for _, good := range []string{"<strong>wichtig</strong>", "<li>eins</li>"} {
		if !strings.Contains(html, good) {
			t.Errorf("%q is missing: %s", good, html)
		}
	}
}

func TestTheHistoryOfAMeasureStaysWithTheMinistryOfThen(t *testing.T) {
	p := demonstration(t, models.NewDate(2026, 11, 1))
	m := p.Measure("ozg-umsetzung")
	before := false
	for _, row := range reportRows(p, m) {
		if row.AsOf < models.NewDate(2026, 5, 18) {
			before = before || row.Ministry != nil && row.Ministry.ID == "mastd"
		}
	}
	if !before {
		t.Error("no report stayed with the ministry that made it")
	}
	duties := dutyRows(p, m.Responsibilities)
	if !duties[0].Current || duties[0].Ministry.ID == "mastd" {
		t.Errorf("the first line of the history is %s, which is not in charge", duties[0].Ministry.ID)
	}
	for _, d := range duties {
		if d.Ministry.ID == "mastd" && (d.Current || len(d.Successors) == 0) {
			t.Error("the ministry that ended is in charge, or without successor")
		}
	}
}

func TestMeasurePagesShowTheStichtagAndNothingInternal(t *testing.T) {
	r := newTrial(t)
	r.get(t, "/massnahmen/ejustice-rlp").want(t, 200, "Demonstrationsdaten", "Prognose", "Meilensteine", "Bausteine", "Sicht des CDO-Büros", "freigegeben am 21.07.2025", "!"+seed.InternalMark, "!NaN")
	r.get(t, "/massnahmen/ejustice-rlp?stichtag=2024-11-30").want(t, 200, "30.06.2024", "!freigegeben am 21.07.2025", "!"+seed.InternalMark)
	r.get(t, "/massnahmen/gibt-es-nicht").want(t, 404)
}

func TestMeasurePagesOfTheSourcesInventNothing(t *testing.T) {
	records, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := newTrialOf(t, records)
	r.get(t, "/massnahmen/landes-it-konsolidierung").want(t, 200,
		"„laufend“ – kein amtlicher Status", "Zu wenig Meldungen", "18.11.2024", "ohne Prozentangabe", "Vorschlag", "CIO-Zuständigkeit", "nicht angegeben")
	r.get(t, "/massnahmen/cert-rlp").want(t, 200, "Daueraufgabe", "!Prognose")
	r.get(t, "/massnahmen/ki-richterliche-assistenz").want(t, 200, "Teil der Maßnahme", "Programm eJustice RLP")
}
