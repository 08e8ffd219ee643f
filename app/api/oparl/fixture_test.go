// What the tests share: a database with two Länder and what several have together, a clock, and a walk through
// everything that the interface leads to.

package oparl

import (
	"context"
	"encoding/json"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zielstand/app/store"
	"zielstand/models"
)

const site = "https://zielstand.example"

// canary is in every text that nobody may read, and in the ids of what nobody may know of.
const canary = "kanarienvogel"

type trial struct {
	*Service
	t   *testing.T
	db  *store.Store
	now time.Time
}

var monday = time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)

func newTrial(t *testing.T) *trial {
	t.Helper()
	r := &trial{t: t, now: monday}
	db, err := store.Open(t.Context(), store.Config{Database: filepath.Join(t.TempDir(), "z.db"), Now: func() time.Time { return r.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	if err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	r.db = db
	r.Service = r.fresh()
	return r
}

// fresh is a service that has to read the whole journal.
func (r *trial) fresh() *Service {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		r.t.Fatal(err)
	}
	return New(r.db, Config{BaseURL: site, Name: "Zielstand", Contact: "digital@land.example", Location: berlin, Licence: "https://www.govdata.de/dl-de/by-2-0",
		Page:  func(kind models.Kind, id string) string { return "/" + string(kind) + "/" + id },
		Paper: func(v *models.BriefingVersion) (string, string) { return "/vorlagen/" + v.ID + ".pdf", v.ID + ".pdf" }})
}

// change saves an hour later than the last time.
func (r *trial) change(do func(tx *store.Tx) error) {
	r.t.Helper()
	r.now = r.now.Add(time.Hour)
	if _, err := r.db.Change(r.t.Context(), "test", "because", do); err != nil {
		r.t.Fatal(err)
	}
}

func (r *trial) create(records ...models.Record) {
	r.t.Helper()
	r.change(func(tx *store.Tx) error { return tx.Create(records...) })
}

// archive takes a record out of use that was saved once.
func (r *trial) archive(kind models.Kind, id string) {
	r.t.Helper()
	r.change(func(tx *store.Tx) error { return tx.Archive(kind, id, 1) })
}

// ask returns what the interface answers to a path, as a program reads it.
func (r *trial) ask(address string) map[string]any {
	r.t.Helper()
	return ask(r.t, r.Service, address)
}

func ask(t *testing.T, s *Service, address string) map[string]any {
	t.Helper()
	text, err := answer(t.Context(), s, address)
	if err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	var object map[string]any
	if err := json.Unmarshal([]byte(text), &object); err != nil {
		t.Fatalf("%s: %v in %s", address, err, text)
	}
	return object
}

func answer(ctx context.Context, s *Service, address string) (string, error) {
	address = strings.TrimPrefix(address, site)
	path, query, _ := strings.Cut(address, "?")
	f, problems := Read(values(query))
	if problems != nil {
		return "", models.InvalidError(problems...)
	}
	found, err := s.At(ctx, path, f)
	if err != nil {
		return "", err
	}
	if found.Text != "" {
		text, err := json.Marshal(map[string]string{"text": found.Text})
		return string(text), err
	}
	text, err := json.Marshal(found.Object)
	return string(text), err
}

// of picks the objects of a list page that have the end of the id.
func of(list map[string]any, id string) map[string]any {
	for _, o := range list["data"].([]any) {
		if object := o.(map[string]any); strings.HasSuffix(object["id"].(string), id) {
			return object
		}
	}
	return nil
}

// walk asks for everything that answers lead to from the System on, deleted objects among it, by address.
func walk(t *testing.T, s *Service) map[string]map[string]any {
	t.Helper()
	found := map[string]map[string]any{}
	queue := []string{site + Root}
	var read func(v any)
	read = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for _, member := range v {
				read(member)
			}
		case []any:
			for _, member := range v {
				read(member)
			}
		case string:
			if strings.HasPrefix(v, site+Root) {
				queue = append(queue, v)
			}
		}
	}
	for len(queue) > 0 {
		address := queue[0]
		queue = queue[1:]
		if found[address] != nil {
			continue
		}
		found[address] = ask(t, s, address)
		read(found[address])
		if found[address]["data"] != nil && !strings.Contains(address, "?") {
			queue = append(queue, address+"?modified_since=2000-01-01T00:00:00Z&limit=3", address+"?omit_internal=true")
		}
	}
	return found
}

// frozen stands for the content of a version of a briefing.
var frozen = []byte(`{}`)

func base(id string) models.Base { return models.Base{ID: id} }

// published is what everybody may see, with a secret in every field that is internal.
func published() []models.Record {
	day := models.NewDate(2026, 10, 1)
	snapshot, _ := store.Pack(frozen)
	version := models.BriefingVersionID(snapshot.Hash)
	return []models.Record{
		&models.Jurisdiction{Base: base("rheinland-pfalz"), Name: "Rheinland-Pfalz", Key: "07", ISO: "DE-RP"},
		&models.Jurisdiction{Base: base("sachsen-anhalt"), Name: "Sachsen-Anhalt", Key: "15", ISO: "DE-ST"},
		&models.Document{Base: base("gutachten"), Title: "Gutachten", Type: "Gutachten", Date: models.On(day), Note: canary},
		&models.Document{Base: base("ungenutzt"), Title: canary},
		&models.Strategy{Base: base("strategie"), JurisdictionID: "rheinland-pfalz", Title: "Strategie", State: models.StrategyImplementing, Published: true},
		&models.Strategy{Base: base("entwurf"), JurisdictionID: "rheinland-pfalz", Title: canary, State: models.StrategyDrafting},
		&models.Document{Base: base("anhang-" + canary), StrategyID: "entwurf", Title: canary},
		&models.Body{Base: base("ministerrat"), JurisdictionID: "rheinland-pfalz", Name: "Ministerrat", Kind: models.BodyCabinet, Published: true, Note: canary},
		&models.Body{Base: base("konferenz"), Name: "Konferenz der Länder", ShortName: "KdL", Kind: models.BodyConference, Published: true, Website: "https://konferenz.example",
			Rules: models.Rules{Title: canary, ReviewConfidential: true}, ParentID: "ministerrat"},
		&models.Body{Base: base("stab-" + canary), JurisdictionID: "sachsen-anhalt", Name: canary, Kind: models.BodyBoard},
		&models.Membership{Base: base("vorsitz"), BodyID: "ministerrat", PersonID: "p1", Role: models.MemberChair, Vote: true, ValidFrom: day, Note: canary},
		&models.Membership{Base: base("vorsitz-laender"), BodyID: "konferenz", PersonID: "p1", Role: models.MemberFull},
		&models.Membership{Base: base("platz-" + canary), BodyID: "ministerrat", PersonID: "p-" + canary, Role: models.MemberContact},
		&models.Membership{Base: base("platz-ressort"), BodyID: "konferenz", JurisdictionID: "rheinland-pfalz", Role: models.MemberFull},
		&models.Briefing{Base: base("sachstand"), Title: "Sachstand", Template: "sachstandsbericht", StrategyID: "strategie", Stichtag: day,
			Audience: models.AudiencePublic, State: models.BriefingFinal, Published: true, Texts: models.Texts{"anlass": canary}},
		&models.BriefingVersion{Base: base(version), BriefingID: "sachstand", Number: 1, State: models.BriefingFinal, Hash: snapshot.Hash, Title: "Sachstand",
			Template: "sachstandsbericht", Audience: models.AudiencePublic, Stichtag: day, KnownAt: 1, FrozenAt: 1, FrozenBy: canary},
		&models.Briefing{Base: base("vermerk-" + canary), Title: canary, Template: "sprechzettel", StrategyID: "strategie", Stichtag: day,
			Audience: models.AudienceInternal, State: models.BriefingFinal},
		&models.Meeting{Base: base("sitzung"), BodyID: "ministerrat", Number: 3, Title: "3. Sitzung", Kind: models.MeetingRegular, On: day, Start: "10:00", End: "12:30",
			Place: "Mainz", State: models.MeetingHeld, Published: true, Note: canary, Objection: canary},
		&models.Meeting{Base: base("sitzung-ohne-zeit"), BodyID: "konferenz", Title: "1. Konferenz", Kind: models.MeetingRegular, On: day,
			State: models.MeetingCancelled, Published: true},
		&models.Meeting{Base: base("klausur-" + canary), BodyID: "ministerrat", Title: canary, Kind: models.MeetingExtraordinary, Place: canary, State: models.MeetingPlanned},
		&models.AgendaItem{Base: base("top1"), MeetingID: "sitzung", Number: "1", Order: 1, Title: "Digitalstrategie", Type: models.ItemDecision, Public: true,
			DocumentIDs: models.Strings{"gutachten", "anhang-" + canary}, BriefingIDs: models.Strings{"sachstand", "vermerk-" + canary},
			Draft: models.List[models.Clause]{{Subject: canary}}, Outcome: models.ResolutionAdopted, Minutes: canary},
		&models.AgendaItem{Base: base("top2-" + canary), MeetingID: "sitzung", Number: "2", Order: 2, Title: canary, Type: models.ItemReport},
		&models.Resolution{Base: base("beschluss-1"), BodyID: "ministerrat", MeetingID: "sitzung", AgendaItemID: "top1", Number: "1", Title: "Weiterentwicklung", On: models.On(day),
			State: models.ResolutionAdopted, Clauses: models.List[models.Clause]{{Number: "1.", Verb: "bittet", Addressee: "alle Ressorts", Subject: "um Bericht."}},
			Votes: models.Votes{Present: 9, Yes: 9}, DocumentIDs: models.Strings{"gutachten"}, Published: true},
		&models.Resolution{Base: base("beschluss-" + canary), BodyID: "ministerrat", MeetingID: "sitzung", AgendaItemID: "top1", Title: canary,
			State: models.ResolutionAdopted, Content: models.Strings{canary}, DocumentIDs: models.Strings{"gutachten"}},
		&models.Assignment{Base: base("auftrag"), Kind: models.AssignmentResolved, ResolutionID: "beschluss-1", BodyID: "ministerrat", Title: "Bericht", Responsible: "alle",
			Deadline: models.Deadline{Kind: models.DeadlineNone}, State: models.AssignmentOpen, Report: canary, Note: canary, Published: true},
		&models.ReviewNote{Base: base("notiz"), ResolutionID: "beschluss-1", On: day, Text: canary},
		&models.Circular{Base: base("umlauf"), BodyID: "konferenz", Title: canary, OpenedOn: day},
	}
}

// filled is a trial with what is published and what is not.
func filled(t *testing.T) *trial {
	t.Helper()
	r := newTrial(t)
	r.change(func(tx *store.Tx) error {
		for id, known := range map[string]*models.Personal{
			"p1": {Name: "Erika Mustermann", Function: "Ministerpräsidentin", Public: true}, "p-" + canary: {Name: canary}} {
			known.ID = id
			if err := tx.PutPerson(*known, nil); err != nil {
				return err
			}
		}
		snapshot, err := store.Pack(frozen)
		if err != nil {
			return err
		}
		tx.KeepSnapshot(snapshot)
		return tx.Create(published()...)
	})
	return r
}

// values reads a query as the server does.
func values(query string) func(string) string {
	given, err := url.ParseQuery(query)
	if err != nil {
		panic(err) // an address that this package made
	}
	return given.Get
}
