// Tests of what the interface shows, of what it hides, and of what it remembers.

package oparl

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"zielstand/app/store"
	"zielstand/models"
)

func TestNothingInternalOrUnpublishedIsInAnyAnswer(t *testing.T) {
	r := filled(t)
	// What never was public leaves no trace when it goes either.
	for kind, id := range map[models.Kind]string{models.KindMeeting: "klausur-", models.KindAgendaItem: "top2-", models.KindMembership: "platz-"} {
		r.archive(kind, id+canary)
	}
	found := walk(t, r.Service)
	if len(found) < 50 {
		t.Fatalf("the walk found only %d addresses", len(found))
	}
	for address, object := range found {
		text, err := json.Marshal(object)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(strings.ToLower(address+string(text)), canary) {
			t.Errorf("%s tells a secret: %s", address, text)
		}
	}
	for _, path := range []string{"meeting/klausur-", "agendaitem/top2-", "paper/beschluss-beschluss-", "person/p-", "membership/platz-",
		"paper/dokument-anhang-", "paper/vorlage-vermerk-", "organization/stab-", "location/klausur-"} {
		if _, err := answer(t.Context(), r.Service, Root+"/"+path+canary); models.KindOf(err) != models.NotFound {
			t.Errorf("%s: %v", path, err)
		}
	}
	if _, err := answer(t.Context(), r.Service, Root+"/body/sachsen-anhalt"); models.KindOf(err) != models.NotFound {
		t.Errorf("a Land without published bodies is a Body: %v", err)
	}
}

func TestEverythingPublishedIsThere(t *testing.T) {
	r := filled(t)
	p := r.db.Portfolio().For(models.Viewer{})
	places := 0
	for _, m := range p.Memberships {
		if m.PersonID != "" {
			places++
		}
	}
	want := map[string]int{"organization": len(p.Bodies), "person": len(p.People), "membership": places, "meeting": len(p.Meetings),
		"agendaitem": len(p.AgendaItems), "paper": len(p.Resolutions) + 2, "consultation": 3, "file": 2, "location": 1}
	for kind, n := range want {
		got := 0
		for _, home := range []string{"rheinland-pfalz", "bund-und-laender"} {
			list := r.ask(Root + "/body/" + home + "/" + kind)
			got += len(list["data"].([]any))
		}
		if got != n || n == 0 {
			t.Errorf("%d objects of the kind %s, want %d", got, kind, n)
		}
	}
	item := r.ask(Root + "/agendaitem/top1")
	if item["resolutionText"] != "1. bittet alle Ressorts um Bericht." || item["result"] != "beschlossen" || item["resolutionFile"] == nil {
		t.Errorf("the agenda item is %v", item)
	}
	if m := r.ask(Root + "/meeting/sitzung"); m["start"] != "2026-10-01T10:00:00+02:00" || m["end"] != "2026-10-01T12:30:00+02:00" ||
		m["meetingState"] != "durchgeführt" || m["cancelled"] != false || m["location"].(map[string]any)["description"] != "Mainz" {
		t.Errorf("the meeting is %v", m)
	}
	if m := r.ask(Root + "/meeting/sitzung-ohne-zeit"); m["start"] != "2026-10-01T00:00:00+02:00" || m["zielstand:startTimeKnown"] != false || m["cancelled"] != true {
		t.Errorf("the meeting without a time is %v", m)
	}
	if p := r.ask(Root + "/person/p1"); p["body"] != site+Root+"/body/rheinland-pfalz" || len(p["membership"].([]any)) != 2 {
		t.Errorf("the person is %v", p)
	}
	if f := r.ask(r.ask(Root + "/file/beschluss-beschluss-1")["accessUrl"].(string)); f["text"] != "Weiterentwicklung\n\n1. bittet alle Ressorts um Bericht.\n" {
		t.Errorf("the file is %v", f)
	}
	if len(r.ask(Root + "/organization/konferenz/meeting")["data"].([]any)) != 1 || len(r.ask(Root + "/organization/ministerrat/consultation")["data"].([]any)) != 3 {
		t.Error("the lists of organizations are wrong")
	}
}

func TestEveryObjectLeadsToItsPage(t *testing.T) {
	r := filled(t)
	for path, want := range map[string]string{
		"body/rheinland-pfalz": "/gremien#gruppe-rheinland-pfalz", "body/bund-und-laender": "/gremien#gruppe-gemeinsam",
		"organization/ministerrat": "/body/ministerrat", "person/p1": "/body/ministerrat#mitglieder", "membership/vorsitz": "/body/ministerrat#mitglieder",
		"meeting/sitzung": "/meeting/sitzung", "location/sitzung": "/meeting/sitzung", "agendaitem/top1": "/meeting/sitzung#top-top1",
		"consultation/top1~beschluss-beschluss-1": "/meeting/sitzung#top-top1", "paper/beschluss-beschluss-1": "/resolution/beschluss-1",
		"file/beschluss-beschluss-1": "/resolution/beschluss-1", "paper/dokument-gutachten": "/meeting/sitzung#top-top1", "paper/vorlage-sachstand": "/briefing/sachstand",
	} {
		if got := r.ask(Root + "/" + path)["web"]; got != site+want {
			t.Errorf("%s leads to %v, want %s", path, got, want)
		}
	}
	for address, o := range walk(t, r.Service) {
		if o["type"] != nil && o["type"] != schema+"System" && (o["web"] == nil) != (o["deleted"] == true) {
			t.Errorf("%s leads to %v and is deleted: %v", address, o["web"], o["deleted"])
		}
	}
	for _, path := range []string{"", "/body/rheinland-pfalz"} {
		if got := r.ask(Root + path)["license"]; got != r.Licence {
			t.Errorf("%q is under %v", path, got)
		}
	}
	r.Licence = ""
	if got, stated := r.ask(Root)["license"]; stated {
		t.Errorf("without a licence there is %v", got)
	}
}

func TestDeletedObjectsAreKept(t *testing.T) {
	r := filled(t)
	r.catalogueNow()
	since := "?modified_since=" + r.now.Add(1e9).UTC().Format("2006-01-02T15:04:05Z")
	r.change(func(tx *store.Tx) error {
		for kind, id := range map[models.Kind]string{models.KindMembership: "vorsitz", models.KindMeeting: "sitzung-ohne-zeit"} {
			if err := tx.Archive(kind, id, 1); err != nil {
				return err
			}
		}
		withdrawn := *tx.Portfolio().Resolution("beschluss-1")
		withdrawn.Published = false
		return tx.Update(&withdrawn)
	})
	at := r.now.In(r.Location).Format(momentForm)
	for _, c := range []struct{ home, kind, id string }{
		{"rheinland-pfalz", "membership", "vorsitz"}, {"bund-und-laender", "meeting", "sitzung-ohne-zeit"},
		{"rheinland-pfalz", "paper", "beschluss-beschluss-1"}, {"rheinland-pfalz", "consultation", "top1~beschluss-beschluss-1"},
		{"rheinland-pfalz", "file", "beschluss-beschluss-1"},
	} {
		list := Root + "/body/" + c.home + "/" + c.kind
		if o := of(r.ask(list), c.id); o != nil {
			t.Errorf("a deleted object is in %s: %v", list, o)
		}
		o := of(r.ask(list+since), c.id)
		if o == nil || o["deleted"] != true || o["modified"] != at || o["created"] == at || o["name"] != nil || o["text"] != nil {
			t.Errorf("%s leaves %v", c.id, o)
		}
		if single := r.ask(Root + "/" + c.kind + "/" + c.id); !reflect.DeepEqual(single, o) {
			t.Errorf("asked alone, %s is %v", c.id, single)
		}
	}
	// What showed them has changed, too; what did not, has not.
	for path, changed := range map[string]bool{"organization/ministerrat": true, "agendaitem/top1": true, "meeting/sitzung": true, "person/p1": true,
		"paper/vorlage-sachstand": false, "organization/konferenz": false} {
		if o := r.ask(Root + "/" + path); (o["modified"] == at) != changed {
			t.Errorf("%s was modified %v, the change was %s", path, o["modified"], at)
		}
	}
}

func TestAPersonWhoIsNoLongerPublicIsADeletedObject(t *testing.T) {
	r := filled(t)
	r.catalogueNow()
	r.change(func(tx *store.Tx) error {
		return tx.PutPerson(models.Personal{ID: "p1", Name: "Erika Mustermann", Public: false}, nil)
	})
	for _, path := range []string{"person/p1", "membership/vorsitz"} {
		if o := r.ask(Root + "/" + path); o["deleted"] != true || o["name"] != nil || o["role"] != nil {
			t.Errorf("%s is %v", path, o)
		}
	}
}

func TestAnErasedPersonIsAnObjectWithoutAName(t *testing.T) {
	r := filled(t)
	r.change(func(tx *store.Tx) error { return tx.ErasePerson("p1") })
	want := r.ask(Root + "/person/p1")
	if want["deleted"] != true || want["name"] != nil {
		t.Errorf("the person is %v", want)
	}
	if got := ask(t, r.fresh(), Root+"/person/p1"); !reflect.DeepEqual(got, want) {
		t.Errorf("after a start it is %v, before %v", got, want)
	}
}

func TestWhatIsOnlyInternalIsNoChange(t *testing.T) {
	r := filled(t)
	before := r.ask(Root + "/meeting/sitzung")
	r.change(func(tx *store.Tx) error {
		m, i := *tx.Portfolio().Meeting("sitzung"), *tx.Portfolio().AgendaItem("top1")
		m.Note, i.Minutes = "anders", "anders"
		return firstOf(tx.Update(&m), tx.Update(&i))
	})
	if after := r.ask(Root + "/meeting/sitzung"); !reflect.DeepEqual(before, after) {
		t.Errorf("an internal note changes the meeting from %v to %v", before, after)
	}
	r.change(func(tx *store.Tx) error {
		m := *tx.Portfolio().Meeting("sitzung")
		m.Place = "Trier"
		return tx.Update(&m)
	})
	if after := r.ask(Root + "/meeting/sitzung"); after["modified"] == before["modified"] || after["created"] != before["created"] {
		t.Errorf("another place leaves it as modified %v", after["modified"])
	}
}

func TestWhatIsPublishedLaterIsNewThen(t *testing.T) {
	r := filled(t)
	r.catalogueNow()
	r.change(func(tx *store.Tx) error {
		b := *tx.Portfolio().Body("stab-" + canary)
		b.Published = true
		return tx.Update(&b)
	})
	at := r.now.In(r.Location).Format(momentForm)
	for _, path := range []string{"body/sachsen-anhalt", "organization/stab-" + canary} {
		if o := r.ask(Root + "/" + path); o["created"] != at || o["modified"] != at {
			t.Errorf("%s is from %v, published %s", path, o["created"], at)
		}
	}
}

func TestWhatWasFollowedIsWhatAStartReads(t *testing.T) {
	r := filled(t)
	steps := []func(tx *store.Tx) error{
		func(tx *store.Tx) error { return tx.Archive(models.KindAgendaItem, "top1", 1) },
		func(tx *store.Tx) error {
			b := *tx.Portfolio().Body("ministerrat")
			b.Published = false
			return tx.Update(&b)
		},
		func(tx *store.Tx) error {
			b := *tx.Portfolio().Body("ministerrat")
			b.Published, b.Name = true, "Kabinett"
			return tx.Update(&b)
		},
		func(tx *store.Tx) error { return tx.ErasePerson("p1") },
	}
	for i, step := range steps {
		r.change(step)
		followed, read := texts(walk(t, r.Service)), texts(walk(t, r.fresh()))
		if !maps.Equal(followed, read) {
			t.Errorf("step %d: %v", i, difference(followed, read))
		}
	}
}

func TestPagesOfAListLeadToEachOther(t *testing.T) {
	r := filled(t)
	for i := range 7 {
		r.create(&models.Meeting{Base: base(fmt.Sprintf("weitere-%d", i)), BodyID: "ministerrat", Title: "Sitzung", Kind: models.MeetingRegular, State: models.MeetingPlanned, Published: true})
	}
	list := Root + "/body/rheinland-pfalz/meeting?limit=3&created_since=2026-01-01T00:00:00%2B01:00&omit_internal=true"
	var ids []string
	for next := any(list); next != nil; {
		page := r.ask(next.(string))
		for _, o := range page["data"].([]any) {
			ids = append(ids, o.(map[string]any)["id"].(string))
			if o.(map[string]any)["agendaItem"] != nil {
				t.Error("an internal list is shown although it was not wanted")
			}
		}
		links, at := page["links"].(map[string]any), page["pagination"].(map[string]any)
		if at["totalElements"] != 8.0 || at["totalPages"] != 3.0 || at["elementsPerPage"] != 3.0 || links["first"] == nil || links["last"] == nil {
			t.Errorf("%v has the pages %v and the links %v", next, at, links)
		}
		if (links["prev"] == nil) != (at["currentPage"] == 1.0) {
			t.Errorf("page %v has the links %v", at["currentPage"], links)
		}
		next = links["next"]
	}
	if unique := slices.Compact(slices.Sorted(slices.Values(ids))); len(ids) != 8 || len(unique) != 8 {
		t.Errorf("the pages hold %v", ids)
	}
	last := r.now.UTC().Format("2006-01-02T15:04:05Z")
	for query, want := range map[string]int{"created_since=" + last: 1, "created_until=" + monday.UTC().Format("2006-01-02T15:04:05Z"): 0, "modified_until=" + last: 8, "modified_since=" + last: 1} {
		if n := len(r.ask(Root + "/body/rheinland-pfalz/meeting?" + query)["data"].([]any)); n != want {
			t.Errorf("%s: %d meetings, want %d", query, n, want)
		}
	}
}

func TestWrongParametersAreAllNamed(t *testing.T) {
	_, problems := Read(values("page=0&limit=viele&omit_internal=ja&created_since=gestern&modified_until=2026-11-02"))
	var names []string
	for _, p := range problems {
		names = append(names, p.Field)
	}
	if !slices.Equal(names, []string{"page", "limit", "omit_internal", "created_since", "modified_until"}) {
		t.Errorf("problems with %v", names)
	}
	r := newTrial(t)
	if _, err := answer(t.Context(), r.Service, Root+"/body?page=2"); models.KindOf(err) != models.Invalid {
		t.Errorf("a page behind the last one: %v", err)
	}
}

// catalogueNow makes the service read the journal up to now.
func (r *trial) catalogueNow() {
	r.t.Helper()
	r.ask(Root)
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func texts(found map[string]map[string]any) map[string]string {
	out := map[string]string{}
	for address, object := range found {
		text, err := json.Marshal(object)
		if err != nil {
			panic(err) // it was read from JSON
		}
		out[address] = string(text)
	}
	return out
}

func difference(a, b map[string]string) (lines []string) {
	for k, v := range a {
		if b[k] != v {
			lines = append(lines, fmt.Sprintf("\n%s\n  %s\n  %s", k, v, b[k]))
		}
	}
	return lines
}
