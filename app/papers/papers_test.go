// The desk on a database of its own: freezing once, files once, and papers that make themselves.

package papers

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"zielstand/app/briefing"
	"zielstand/app/charts/render"
	"zielstand/app/document"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/seed"
	"zielstand/views"
)

// office is a desk with its world: the strategies of the sources, three people.
type office struct {
	*Desk
	*Worker
	t    *testing.T
	db   *store.Store
	path string
	time time.Time
}

var stichtag = models.NewDate(2026, 6, 30)

func newOffice(t *testing.T) *office {
	t.Helper()
	o := &office{t: t, path: filepath.Join(t.TempDir(), "z.db"), time: time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)}
	o.db = o.open()
	if err := o.db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	records, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	o.change(func(tx *store.Tx) error { return tx.Create(seed.Demo(records).All()...) })
	for _, u := range []models.User{
		{ID: "chris", Name: "Chris Chef", Mail: "chris@land.example", Role: models.AccountEditor},
		{ID: "quiet", Name: "Quirin Still", Mail: "quirin@land.example", Role: models.AccountEditor, Quiet: true},
		{ID: "anna", Name: "Anna Amt", Mail: "anna@land.example", Role: models.AccountContact, MinistryIDs: models.Strings{"mdi"}},
	} {
		if err := o.db.SaveUser(t.Context(), &u); err != nil {
			t.Fatal(err)
		}
	}
	drawings := render.New(render.Limits{})
	t.Cleanup(func() { drawings.Close() })
	o.Desk = New(o.db, briefing.House{Operator: "CDO-Büro"}, drawings)
	o.Worker = o.worker(o.db)
	return o
}

func (o *office) open() *store.Store {
	o.t.Helper()
	db, err := store.Open(o.t.Context(), store.Config{Database: o.path, Now: func() time.Time { return o.time }})
	if err != nil {
		o.t.Fatal(err)
	}
	o.t.Cleanup(func() { db.Close() })
	return db
}

func (o *office) worker(db *store.Store) *Worker {
	return &Worker{Desk: New(db, briefing.House{}, nil), Store: db, Site: views.Site{Name: "Zielstand", BaseURL: "https://zielstand.example"},
		Now: func() time.Time { return o.time }}
}

func (o *office) change(do func(tx *store.Tx) error) {
	o.t.Helper()
	if _, err := o.db.Change(o.t.Context(), "chris", "", do); err != nil {
		o.t.Fatal(err)
	}
}

// begun stores a briefing.
func (o *office) begun(id string) *models.Briefing {
	o.t.Helper()
	b := &models.Briefing{Base: models.Base{ID: id}, Template: briefing.Templates[0].Name, Title: "Probe", StrategyID: "rlp-digitalstrategie",
		Stichtag: stichtag, Audience: models.AudienceInternal, State: models.BriefingDraft}
	o.change(func(tx *store.Tx) error { return tx.Create(b) })
	return o.db.Portfolio().Briefing(id)
}

func TestFreezingTheSameTwiceKeepsOneVersion(t *testing.T) {
	o := newOffice(t)
	b := o.begun("b")
	first, err := o.Freeze(t.Context(), "chris", b)
	if err != nil {
		t.Fatal(err)
	}
	second, err := New(o.db, o.House(), nil).Freeze(t.Context(), "chris", b)
	if err != nil || second.ID != first.ID {
		t.Fatalf("frozen again: %v, %v", second, err)
	}
	if n := len(o.db.Portfolio().VersionsOf("b")); n != 1 {
		t.Errorf("%d versions", n)
	}
	if first.HeadSeq != int64(o.headOfField()) || first.FrozenBy != "chris" || first.FrozenAt == 0 || first.Number != 1 {
		t.Errorf("the version says %+v", first)
	}
	if _, err := o.db.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}

// headOfField is the entry that the state shows.
func (o *office) headOfField() int64 {
	head, _, err := o.db.StateHead(o.t.Context(), 0)
	if err != nil {
		o.t.Fatal(err)
	}
	return head.Seq
}

func TestAnOldVersionOfABriefingIsNotFrozen(t *testing.T) {
	o := newOffice(t)
	b := *o.begun("b")
	o.change(func(tx *store.Tx) error {
		next := b
		next.Title = "Anders"
		return tx.Update(&next)
	})
	if _, err := o.Freeze(t.Context(), "chris", &b); models.KindOf(err) != models.Conflict {
		t.Errorf("frozen with %v", err)
	}
}

func TestAFinalVersionShowsWhatTheDraftShowed(t *testing.T) {
	o := newOffice(t)
	draft, err := o.Freeze(t.Context(), "chris", o.begun("b"))
	if err != nil {
		t.Fatal(err)
	}
	o.change(func(tx *store.Tx) error { // the world goes on
		s := *tx.Portfolio().Strategy("rlp-digitalstrategie")
		s.Title = "Später umbenannt"
		return tx.Update(&s)
	})
	final, err := o.Finalise(t.Context(), "chris", draft)
	if err != nil {
		t.Fatal(err)
	}
	if final.ID == draft.ID || final.HeadHash != draft.HeadHash || final.State != models.BriefingFinal || final.Number != 2 {
		t.Errorf("draft %+v\nfinal %+v", draft, final)
	}
	f, err := New(o.db, o.House(), nil).Frozen(t.Context(), final)
	if err != nil {
		t.Fatal(err)
	}
	s, err := f.State()
	if err != nil || s.Portfolio.Strategy("rlp-digitalstrategie").Title == "Später umbenannt" {
		t.Errorf("the final version shows what came later: %v", err)
	}
	if again, err := o.Finalise(t.Context(), "chris", draft); err != nil || again.ID != final.ID {
		t.Errorf("a second time: %v, %v", again, err)
	}
}

func TestAFileIsMadeOnceForAllWhoAsk(t *testing.T) {
	o := newOffice(t)
	v, err := o.Freeze(t.Context(), "chris", o.begun("b"))
	if err != nil {
		t.Fatal(err)
	}
	format := briefing.Templates[0].Formats[0]
	var all sync.WaitGroup
	hashes := make([]string, 8)
	for i := range hashes {
		all.Go(func() {
			f, err := o.File(context.Background(), v, format)
			if err != nil {
				t.Error(err)
				return
			}
			hashes[i] = f.Hash
		})
	}
	all.Wait()
	for _, h := range hashes {
		if h != hashes[0] || h == "" {
			t.Fatalf("hashes %q", hashes)
		}
	}
	if kept, err := o.db.FilesOf(t.Context(), v.ID); err != nil || len(kept) != 1 || kept[0].Hash != hashes[0] || !strings.HasSuffix(kept[0].Name, v.ID+"."+string(format)) {
		t.Errorf("kept are %+v, %v", kept, err)
	}
	if _, err := o.File(t.Context(), v, document.Format("exe")); models.KindOf(err) != models.Invalid {
		t.Errorf("an unknown format: %v", err)
	}
}

func TestTheShelfMakesFewAtATimeAndForgetsTheOldest(t *testing.T) {
	s := newShelf(100)
	var running, most atomic.Int32
	var all sync.WaitGroup
	for i := range 12 {
		all.Go(func() {
			_, err := s.file(context.Background(), fmt.Sprint(i), func() ([]byte, error) {
				n := running.Add(1)
				defer running.Add(-1)
				for {
					seen := most.Load()
					if n <= seen || most.CompareAndSwap(seen, n) {
						break
					}
				}
				return make([]byte, 30), nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if most.Load() > atOnce {
		t.Errorf("%d at once", most.Load())
	}
	if s.bytes > 100 || len(s.files) > 3 {
		t.Errorf("%d bytes in %d files are kept", s.bytes, len(s.files))
	}
	failing := fmt.Errorf("kein Papier")
	if _, err := s.file(context.Background(), "x", func() ([]byte, error) { return nil, failing }); err != failing {
		t.Errorf("failed with %v", err)
	}
	if data, err := s.file(context.Background(), "x", func() ([]byte, error) { return []byte("jetzt"), nil }); err != nil || !bytes.Equal(data, []byte("jetzt")) {
		t.Errorf("after a failure: %q, %v", data, err)
	}
}

func TestABriefingMakesItselfOnItsDayOnce(t *testing.T) {
	o := newOffice(t)
	o.change(func(tx *store.Tx) error {
		return tx.Create(&models.BriefingSchedule{Base: models.Base{ID: "plan"}, Title: "Quartalsbericht", Template: briefing.Templates[0].Name,
			StrategyID: "rlp-digitalstrategie", Audience: models.AudienceInternal, On: models.NewDate(2026, 11, 5)})
	})
	step := func(want int) {
		t.Helper()
		// Two instances on the same database, several times.
		other := o.open()
		defer other.Close()
		for range 2 {
			for _, w := range []*Worker{o.Worker, o.worker(other)} {
				if _, err := w.Step(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
		}
		reader := o.open()
		defer reader.Close()
		p := reader.Portfolio()
		mails, err := reader.Mails(t.Context(), "", 100)
		if err != nil || len(p.Briefings) != want || len(p.Versions) != want || len(mails) != want {
			t.Fatalf("on %s: %d briefings, %d versions, %d mails, %v; want %d", o.time.Format(time.DateOnly), len(p.Briefings), len(p.Versions), len(mails), err, want)
		}
		if want == 1 && (mails[0].Address != "chris@land.example" || !strings.Contains(mails[0].Subject, "Quartalsbericht") ||
			p.Briefings[0].ScheduleID != "plan" || p.Briefings[0].Stichtag != models.NewDate(2026, 11, 5)) {
			t.Errorf("mail %+v about %+v", mails[0], p.Briefings[0])
		}
	}
	step(0)
	o.time = o.time.AddDate(0, 0, 4) // the day after: the program has rested on the day itself
	step(1)
	o.time = o.time.AddDate(0, 0, 1)
	step(1)
	o.time = o.time.AddDate(0, 1, 0)
	step(1)
}

func TestABriefingMakesItselfBeforeEachMeetingOnceEvenIfThatMoves(t *testing.T) {
	o := newOffice(t)
	meeting := func(id string, on models.Date, state models.MeetingState) *models.Meeting {
		return &models.Meeting{Base: models.Base{ID: id}, BodyID: "probe-rat", Title: "Sitzung " + id, Kind: models.MeetingRegular, On: on, State: state}
	}
	o.change(func(tx *store.Tx) error {
		return tx.Create(&models.Body{Base: models.Base{ID: "probe-rat"}, Name: "Proberat", Kind: models.BodyBoard},
			meeting("p1", models.NewDate(2026, 11, 20), models.MeetingPlanned), meeting("p2", models.NewDate(2027, 2, 19), models.MeetingPlanned),
			meeting("p3", models.NewDate(2026, 11, 20), models.MeetingCancelled),
			&models.BriefingSchedule{Base: models.Base{ID: "plan"}, Title: "Sprechzettel", Template: "sprechzettel", StrategyID: "rlp-digitalstrategie",
				Audience: models.AudienceInternal, BodyID: "probe-rat", DaysBefore: 14})
	})
	on := func(month time.Month, day, year, want int) *models.Portfolio {
		t.Helper()
		o.time = time.Date(year, month, day, 9, 0, 0, 0, time.UTC)
		for range 2 {
			if _, err := o.Step(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		p := o.db.Portfolio()
		mails, err := o.db.Mails(t.Context(), "", 100)
		if err != nil || len(p.Briefings) != want || len(mails) != want {
			t.Fatalf("on %s: %d briefings, %d mails, %v; want %d", o.time.Format(time.DateOnly), len(p.Briefings), len(mails), err, want)
		}
		return p
	}
	on(11, 5, 2026, 0)
	p := on(11, 6, 2026, 1)
	b := p.Briefing("plan-p1")
	if b == nil || b.Stichtag != models.NewDate(2026, 11, 6) || b.Title != "Sprechzettel zu „Sitzung p1“ am 20.11.2026, Stand 06.11.2026" || b.SinceID != "" {
		t.Fatalf("made is %+v", b)
	}
	o.change(func(tx *store.Tx) error { // a week later
		m := *tx.Portfolio().Meeting("p1")
		m.On = models.NewDate(2026, 11, 27)
		return tx.Update(&m)
	})
	on(11, 13, 2026, 1)
	on(2, 4, 2027, 1)
	p = on(2, 7, 2027, 2) // the program rested on the days before
	if b := p.Briefing("plan-p2"); b == nil || b.SinceID != "plan-p1" || b.Since != models.NewDate(2026, 11, 6) || b.Stichtag != models.NewDate(2027, 2, 5) {
		t.Errorf("the next one is %+v", b)
	}
}
