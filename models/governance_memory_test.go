// What is taken over from the last state of a governance is what would be made anew, for every viewer.

package models

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// shown is everything that a viewer sees of the governance, by what it belongs to.
func shown(g *Governance) map[string]any {
	all := map[string]any{"bodies": g.Bodies, "memberships": g.Memberships, "persons": g.Persons, "turns": g.ChairTurns, "meetings": g.Meetings,
		"items": g.AgendaItems, "resolutions": g.Resolutions, "circulars": g.Circulars, "assignments": g.Assignments, "notes": g.ReviewNotes, "signatures": g.CoSignatures,
		"by day": g.ResolutionsByDay()}
	for _, id := range []string{"", "dmk", "cabinet", "board", "s1", "s2", "r1", "r2", "r3", "mdi", "fm", "m1", "m2", "b"} {
		all["in "+id] = []any{g.BodiesOf(id), g.MembershipsOf(id), g.TurnsOf(id), g.MeetingsOf(id), g.ItemsOf(id), g.ResolutionsOf(id), g.ResolutionsAt(id), g.CircularsOf(id),
			g.AssignmentsOfResolution(id), g.AssignmentsOfBody(id), g.AssignmentsOfMinistry(id), g.AssignmentsOfMeasure(id), g.AssignmentsOfTarget(id), g.ReviewNotesOf(id), g.CoSignaturesOf(id)}
	}
	return all
}

// something is a random change: a record made, changed, published, hidden or archived.
func something(dice *rand.Rand) Record {
	base := func(kind string) Base {
		b := Base{ID: fmt.Sprint(kind, 1+dice.IntN(4))}
		if dice.IntN(5) == 0 {
			b.ArchivedAt = 1
		}
		return b
	}
	yes := func() bool { return dice.IntN(3) > 0 }
	one := func(words ...string) string { return words[dice.IntN(len(words))] }
	text := fmt.Sprint(dice.IntN(100))
	switch dice.IntN(10) {
	case 0:
		return &Body{Base: Base{ID: one("dmk", "cabinet", "board")}, Name: text, Kind: BodyBoard, Published: yes(), ParentID: one("", "dmk"), Rules: Rules{ReviewConfidential: yes()}}
	case 1:
		return &Membership{Base: base("m"), BodyID: one("dmk", "cabinet"), JurisdictionID: one("rp", "he"), PersonID: one("", "p1", "p2")}
	case 2:
		return &Meeting{Base: base("s"), BodyID: one("dmk", "cabinet"), Title: text, On: Date(dice.IntN(300)), Published: yes()}
	case 3:
		return &AgendaItem{Base: base("t"), MeetingID: one("s1", "s2"), Title: text, Public: yes(), Minutes: one("", "intern"), Number: text}
	case 4, 5:
		return &Resolution{Base: base("r"), BodyID: one("dmk", "cabinet"), MeetingID: one("", "s1", "s2"), AgendaItemID: one("", "t1"), Title: text, Published: yes(), On: On(Date(dice.IntN(300)))}
	case 6:
		return &ReviewNote{Base: base("n"), ResolutionID: one("r1", "r2"), On: Date(dice.IntN(300)), Text: text}
	case 7:
		return &Circular{Base: base("c"), BodyID: one("dmk", "cabinet"), Title: text}
	}
	return &Assignment{Base: base("a"), BodyID: one("dmk", "cabinet"), ResolutionID: one("", "r1", "r2"), MeetingID: one("", "s1"), Title: text, State: AssignmentOpen, Published: yes(),
		MinistryIDs: Strings{one("mdi", "fm")}, MeasureIDs: slices.Clone(Strings{"m1", "m2"}[:dice.IntN(3)]), TargetIDs: slices.Clone(Strings{"r1", "b"}[:dice.IntN(3)])}
}

func TestWhatIsTakenOverIsWhatWouldBeMadeAnew(t *testing.T) {
	viewers := []Viewer{{}, {Rights: RightsReader}, {Rights: RightsContact, MinistryIDs: []string{"mdi"}}, {Rights: RightsOffice, Land: "07"}, {Rights: RightsOffice}}
	for seed := range uint64(60) {
		dice := rand.New(rand.NewPCG(seed, 1))
		p := governed().At(150)
		for step := range 40 {
			var changes []Applied
			for range 1 + dice.IntN(3) {
				r := something(dice)
				changes = append(changes, Applied{r.RecordKind(), r.RecordID(), r})
			}
			p = p.Apply(Head{Seq: int64(step)}, changes...)
			if dice.IntN(2) == 0 { // sometimes nobody looks between two changes
				continue
			}
			anew := NewPortfolio(p.Head, p.Records()).At(150)
			for _, v := range viewers {
				got, want := shown(p.For(v).Governance), shown(anew.For(v).Governance)
				for name := range want {
					if fmt.Sprintf("%+v", plain(got[name])) != fmt.Sprintf("%+v", plain(want[name])) {
						t.Fatalf("seed %d, step %d, %+v: %s is\n%+v, made anew\n%+v", seed, step, v, name, plain(got[name]), plain(want[name]))
					}
				}
			}
		}
	}
}

// plain follows pointers, so that records are compared by what they say.
func plain(v any) any {
	r := reflect.ValueOf(v)
	switch {
	case r.Kind() == reflect.Pointer && !r.IsNil():
		return r.Elem().Interface()
	case r.Kind() == reflect.Slice && r.Type().Elem().Kind() != reflect.Uint8:
		list := make([]any, r.Len())
		for i := range list {
			list[i] = plain(r.Index(i).Interface())
		}
		return list
	}
	return v
}

func TestAChangeKeepsWhatItDoesNotTouch(t *testing.T) {
	p := governed().At(150)
	before := p.For(Viewer{})
	group := before.AssignmentsOfBody("dmk")
	a := *p.Assignment("a2")
	a.Note = "neu"
	after := p.Apply(Head{Seq: 1}, Applied{KindAssignment, a.ID, &a}).For(Viewer{})
	if after.Governance == before.Governance || &after.Meetings[0] != &before.Meetings[0] || after.Assignment("a1") != before.Assignment("a1") {
		t.Error("a changed assignment makes meetings and other assignments anew")
	}
	if !slices.Equal(group, after.AssignmentsOfBody("dmk")) {
		t.Error("what everybody sees of it changed with a note that is not public")
	}
}
