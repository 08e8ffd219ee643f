// The journal over HTTP: who may read it, what its filter finds, and what its check says.

package web

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zielstand/app/store"
)

// newJournal has two changes of people behind the demonstration; the database is the file returned.
func newJournal(t *testing.T) (r *trial, path string) {
	t.Helper()
	file, err := demoFile()
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "zielstand.db")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	r = withPeople(t, startTrial(t, path))
	for i, c := range []struct{ actor, reason string }{{"u-cdo", "Übertrag aus dem Beschluss"}, {"u-erased", "<script>alert(1)</script>"}} {
		r.now = time.Date(2099, 11, 2+i, 12, 0, 0, 0, time.UTC) // behind the demonstration, which was made just now
		measure := *r.db.Portfolio().Measures()[0].Measure
		measure.Note = fmt.Sprint("Anmerkung ", i)
		if _, err := r.db.Change(context.Background(), c.actor, c.reason, func(tx *store.Tx) error { return tx.Update(&measure) }); err != nil {
			t.Fatal(err)
		}
	}
	return r, path
}

func TestOnlyTheOfficeReadsTheJournal(t *testing.T) {
	r, _ := newJournal(t)
	r.visitor(t).open("/journal").want(t, 303)
	for _, mail := range []string{"lesen@test.example", "mdi@test.example"} {
		r.as(t, mail).open("/journal").want(t, 403, "!Übertrag")
		r.as(t, mail).send("/journal/pruefen").want(t, 403, "!unversehrt")
	}
	title := r.db.Portfolio().Measures()[0].Title
	r.as(t, "cdo@test.example").open("/journal").want(t, 200, title, "Cleo Büro", "gelöschte Person", "Übertrag aus dem Beschluss",
		"&lt;script&gt;", "!<script>alert", "geändert", "/verlauf/measure/", "Journal prüfen", "!unversehrt")
}

func TestTheJournalIsFiltered(t *testing.T) {
	r, _ := newJournal(t)
	cdo := r.as(t, "cdo@test.example")
	last := r.db.Portfolio().Head.Seq
	const first, second = "Übertrag aus dem Beschluss", "&lt;script&gt;"
	for parameters, want := range map[string][]string{
		"person=u-cdo":                             {first, "!" + second},
		"grund=" + url.QueryEscape("übertrag"):     {first, "!" + second},
		"art=measure&person=u-erased":              {second, "!" + first},
		"art=target&person=u-cdo":                  {"Kein Eintrag passt"},
		"bis=2099-11-02&von=2099-11-02":            {first, "!" + second},
		"von=2099-11-03":                           {second, "!" + first},
		fmt.Sprint("vorgang=", last):               {second, "!" + first, "Nur Vorgang"},
		"grund=" + url.QueryEscape("100 %_nichts"): {"Kein Eintrag passt"},
	} {
		cdo.open("/journal?"+parameters).want(t, 200, want...)
	}
	cdo.open("/journal?von_tag=3&von_monat=11&von_jahr=2099").leads(t, "/journal?von=2099-11-03")
	pages := (last + entriesPerPage - 1) / entriesPerPage
	cdo.open(fmt.Sprint("/journal?seite=", pages)).want(t, 200, "angelegt", "!"+first)
	for _, bad := range []string{"art=user", "person=niemand", "von=gestern", "vorgang=0", "vorgang=x", fmt.Sprint("seite=", pages+1), "grund=" + strings.Repeat("a", maxText+1)} {
		cdo.open("/journal?"+bad).want(t, 400, "!"+first)
	}
}

func TestTheCheckOfTheJournalFindsAnEditedPast(t *testing.T) {
	r, path := newJournal(t)
	cdo := r.as(t, "cdo@test.example")
	cdo.sendValues("/journal/pruefen").want(t, 403, "!unversehrt")
	head := r.db.Portfolio().Head
	cdo.send("/journal/pruefen").want(t, 200, "Das Journal ist unversehrt", head.Hash, "Cleo Büro")

	past, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer past.Close()
	if _, err := past.Exec("UPDATE journal SET reason = 'nie gesagt' WHERE seq = ?", head.Seq-1); err != nil {
		t.Fatal(err)
	}
	cdo.send("/journal/pruefen").want(t, 200, "Das Journal ist nicht unversehrt", "nachträglich geändert", "!Das Journal ist unversehrt")
}
