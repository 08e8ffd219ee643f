// Tests of the figure of a reporting round.

package charts

import (
	"strings"
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

// asked is a small portfolio with a round that asks two ministries about four measures.
func asked(t *testing.T, answers ...models.Record) *models.Portfolio {
	t.Helper()
	given := []models.Record{lead("a", "mdi"), lead("b", "mdi"), lead("c", "fm"), lead("d", "fm"),
		&models.ReportingRound{Base: models.Base{ID: "r", Version: 1}, StrategyID: "s", Title: "Frühjahr", Stichtag: day(t, "2026-03-31"),
			OpensOn: day(t, "2026-04-01"), Deadline: day(t, "2026-04-20"), State: models.RoundOpen}}
	for _, id := range []string{"a", "b", "c", "d"} {
		given = append(given, measure(id, strings.ToUpper(id)))
	}
	return small(t, "2026-04-30", append(given, answers...)...)
}

func answer(t *testing.T, measureID string, state models.ReportState, late bool) *models.StatusReport {
	r := report(t, measureID, "2026-03-31", models.PhaseImplementing, 50, models.AmpelGreen)
	r.RoundID, r.State, r.Late = "r", state, late
	return r
}

func TestTheFigureOfARoundSaysWhatIsMissing(t *testing.T) {
	for _, test := range []struct {
		answers []models.Record
		want    string
	}{
		{nil, "Keine der 4 Maßnahmen ist freigegeben, 4 fehlen."},
		{[]models.Record{answer(t, "a", models.ReportApproved, false), answer(t, "b", models.ReportSubmitted, true)},
			"1 von 4 Maßnahmen ist freigegeben, 2 fehlen; nach der Frist 1 Antwort."},
		{[]models.Record{answer(t, "a", models.ReportApproved, false), answer(t, "b", models.ReportReturned, false), answer(t, "c", models.ReportSubmitted, false),
			&models.NilReturn{Base: models.Base{ID: "n", Version: 1}, RoundID: "r", MinistryID: "fm", AuthorID: "anna", At: 1}},
			"1 von 4 Maßnahmen ist freigegeben, keine Antwort fehlt."},
	} {
		p := asked(t, test.answers...)
		f := build(t, "rundenstand", query(p, progress.Scope{}))
		if f.Title != test.want {
			t.Errorf("got  %s\nwant %s", f.Title, test.want)
		}
		if last := f.Table.Rows[len(f.Table.Rows)-1]; last[7].Text != "4" || len(f.Table.Rows) != 3 {
			t.Errorf("table %v", f.Table.Rows)
		}
	}
}

func TestTheFigureOfARoundCanBeNarrowed(t *testing.T) {
	p := asked(t, answer(t, "a", models.ReportApproved, false))
	f := build(t, "rundenstand", query(p, progress.Scope{MinistryID: "mdi"}))
	if f.Title != "1 von 2 Maßnahmen ist freigegeben, 1 fehlt." || !strings.Contains(f.Subtitle, "n\u00a0=\u00a02") {
		t.Errorf("%s %s", f.Title, f.Subtitle)
	}
	q := query(p, progress.Scope{})
	q.RoundID = "gibt-es-nicht"
	if f := build(t, "rundenstand", q); f.Empty == "" {
		t.Errorf("a round that does not exist was drawn: %s", f.Title)
	}
	if f := build(t, "rundenstand", query(p.At(day(t, "2026-03-31")), progress.Scope{})); f.Empty != "Zu diesem Stichtag gibt es hier keine Berichtsrunde." {
		t.Errorf("before it opened: %q", f.Title)
	}
}

func TestThePublicSeesNoRound(t *testing.T) {
	p := asked(t, answer(t, "a", models.ReportSubmitted, false)).For(models.Viewer{})
	f := build(t, "rundenstand", query(p, progress.Scope{}))
	if f.Empty != "Berichtsrunden sehen nur Angemeldete." || len(f.Table.Rows) != 0 {
		t.Errorf("the public reads %q and %v", f.Title, f.Table.Rows)
	}
	reader := build(t, "rundenstand", query(asked(t, answer(t, "a", models.ReportSubmitted, false)).For(models.Viewer{Rights: models.RightsReader}), progress.Scope{}))
	if strings.Contains(reader.Title, "fehl") || !strings.Contains(reader.Rule, "sieht nur das CDO-Büro") || strings.Contains(string(reader.JSON()), "eingereicht") {
		t.Errorf("a reader reads %q (%s)", reader.Title, reader.Rule)
	}
	own := build(t, "rundenstand", query(asked(t, answer(t, "c", models.ReportApproved, false)).For(models.Viewer{Rights: models.RightsContact, MinistryIDs: []string{"mdi"}}), progress.Scope{}))
	if own.Title != "1 von 4 Maßnahmen ist freigegeben, im eigenen Ressort fehlen 2." {
		t.Errorf("a contact reads %q", own.Title)
	}
}
