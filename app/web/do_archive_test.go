// Archiving, restoring and erasing over HTTP, and who may read which history.

package web

import (
	"testing"

	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

func TestWhatIsNeededIsNotArchived(t *testing.T) {
	r, cdo := newOffice(t)
	head := r.db.Portfolio().Head
	for _, path := range []string{"/verwaltung/strategien/rlp-digitalstrategie", "/verwaltung/handlungsfelder/zukunftsfaehigkeit-des-staates",
		"/verwaltung/ressorts/mdi", "/verwaltung/massnahmen/" + withPartOf(t, r).ID} {
		cdo.open(path+"/archivieren").want(t, 200, "Das geht noch nicht")
		cdo.send(path+"/archivieren", "version", "1").want(t, 422, "Das geht noch nicht")
	}
	if r.db.Portfolio().Head != head {
		t.Error("something was archived")
	}
}

func TestAnArchivedMeasureIsGoneEverywhereAndComesBack(t *testing.T) {
	r, cdo := newOffice(t)
	path := "/verwaltung/massnahmen/women-made-it/archivieren"
	sent := cdo.filled(path, "grund", "Versehentlich angelegt")
	cdo.post(path, sent).leads(t, "/verwaltung/strategien/rlp-digitalstrategie")
	cdo.post(path, sent).leads(t, "/verwaltung/archiv")
	r.get(t, "/massnahmen/women-made-it").want(t, 404)
	r.get(t, "/massnahmen?q=women").want(t, 200, "!Women made IT")
	cdo.open("/verwaltung/massnahmen/women-made-it").want(t, 404)
	cdo.open("/verlauf/measure/women-made-it").want(t, 200, "Versehentlich angelegt", "Archiviert")
	back := "/verwaltung/archiv/measure/women-made-it"
	cdo.post(back, formIn(t, cdo.open("/verwaltung/archiv").want(t, 200, "Women made IT").body, back)).want(t, 303)
	r.get(t, "/massnahmen/women-made-it").want(t, 200, "Women made IT")
	cdo.open("/verwaltung/archiv").want(t, 200, "Das Archiv ist leer")
}

func TestNothingComesBackWithoutWhatItBelongsTo(t *testing.T) {
	r, cdo := newOffice(t)
	ms := r.db.Portfolio().Measure("ejustice-rlp").Milestones[0]
	r.change(t, func(tx *store.Tx) error { return tx.Archive(models.KindMilestone, ms.ID, ms.Version) })
	r.change(t, func(tx *store.Tx) error {
		return tx.Archive(models.KindMeasure, "ejustice-rlp", r.db.Portfolio().Measure("ejustice-rlp").Version)
	})
	back := views.RestorePath(ms)
	cdo.post(back, formIn(t, cdo.open("/verwaltung/archiv").body, back)).want(t, 422, "selbst archiviert")
}

func TestOnlyAnAdministratorErasesAndNeverWhatIsReferredTo(t *testing.T) {
	r, cdo := newOffice(t)
	admin := r.as(t, "admin@test.example")
	cdo.open(ejustice).want(t, 200, "!Endgültig löschen")
	admin.open(ejustice).want(t, 200, "Endgültig löschen")
	admin.fill(ejustice+"/loeschen", "titel", "eJustice").want(t, 422, "nicht der Titel")
	admin.fill(ejustice+"/loeschen", "titel", "Programm eJustice RLP").want(t, 422, "Das geht noch nicht")
	if r.db.Portfolio().Measure("ejustice-rlp") == nil {
		t.Fatal("what is referred to was erased")
	}
	cdo.made("/verwaltung/massnahmen/neu?strategie=rlp-digitalstrategie", "title", "Irrtum")
	cdo.fill("/verwaltung/massnahmen/irrtum/archivieren").want(t, 303)
	cdo.send("/verwaltung/massnahmen/irrtum/loeschen", "titel", "Irrtum", "version", "2").want(t, 403)
	admin.fill("/verwaltung/massnahmen/irrtum/loeschen", "titel", "Irrtum", "grund", "Testeintrag").leads(t, "/verwaltung")
	admin.open("/verwaltung/archiv").want(t, 200, "!Irrtum")
	admin.open("/verwaltung/massnahmen/irrtum/loeschen").want(t, 404)
	admin.open("/verlauf/measure/irrtum").want(t, 200, "endgültig gelöscht", "Testeintrag", "Ada Min")
	if _, err := r.db.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestTheHistoryOfAReportIsForTheOffice(t *testing.T) {
	r, cdo := newOffice(t)
	report := r.db.Portfolio().Measure("ejustice-rlp").Reports[0]
	path := views.HistoryPath(models.KindStatusReport, report.ID)
	cdo.open(path).want(t, 200, "Statusmeldung", "Fortschritt")
	for _, mail := range []string{"lesen@test.example", "mdi@test.example"} {
		r.as(t, mail).open(path).want(t, 403)
	}
	cdo.open("/verlauf/measure/gibt-es-nicht").want(t, 404)
	cdo.open("/verlauf/comment/x").want(t, 404)
	cdo.open("/verlauf/unsinn/x").want(t, 404)
}

func TestAHistoryNamesNobodyWhoWasErased(t *testing.T) {
	r, cdo := newOffice(t)
	cdo.fill(ejustice, "description", "Anders").want(t, 303)
	if err := r.db.EraseUser(t.Context(), "u-cdo"); err != nil {
		t.Fatal(err)
	}
	r.as(t, "lesen@test.example").open("/verlauf/measure/ejustice-rlp").want(t, 200, "gelöschte Person", "!Cleo", "!u-cdo")
}

func TestAHistoryLeadsToWhatWasKnownBefore(t *testing.T) {
	r, cdo := newOffice(t)
	before := r.db.Portfolio().Measure("ejustice-rlp").Description
	cdo.fill(ejustice, "description", "Ganz anders als vorher").want(t, 303)
	page := cdo.open("/verlauf/measure/ejustice-rlp").want(t, 200, before, "Ganz anders als vorher")
	var earlier string
	for _, address := range linksOf(page) {
		if len(address) > 30 && address[:30] == "/massnahmen/ejustice-rlp?kennt" {
			earlier = address
		}
	}
	cdo.open(earlier).want(t, 200, before, "!Ganz anders als vorher")
}

func TestPagesLeadThoseWhoAreSignedInToTheHistory(t *testing.T) {
	r, cdo := newOffice(t)
	r.get(t, "/massnahmen/ejustice-rlp").want(t, 200, "!/verlauf/", "!"+ejustice)
	r.as(t, "lesen@test.example").open("/massnahmen/ejustice-rlp").want(t, 200, "/verlauf/measure/ejustice-rlp", "!"+ejustice)
	cdo.open("/massnahmen/ejustice-rlp").want(t, 200, "/verlauf/measure/ejustice-rlp", ejustice)
	cdo.open("/ziele/ziel-landes-it-transformation").want(t, 200, "/verlauf/target/ziel-landes-it-transformation")
}
