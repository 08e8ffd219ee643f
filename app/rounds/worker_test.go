// Tests of the worker on a database of its own: who is written to, when, how often, and what a crash or a bad mail
// server changes about it.

package rounds

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zielstand/app/governance"
	"zielstand/app/mail"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// office is a worker with its world: three ministries, five measures, five people.
type office struct {
	*Worker
	t    *testing.T
	box  *mail.Memory
	time time.Time
}

func day(iso string) models.Date {
	d, err := models.ParseDate(iso)
	if err != nil {
		panic(err)
	}
	return d
}

func base(id string) models.Base { return models.Base{ID: id} }

var berlin = func() *time.Location {
	l, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	return l
}()

// newOffice begins on Monday, 2 November 2026 at nine.
func newOffice(t *testing.T) *office {
	t.Helper()
	o := &office{t: t, box: &mail.Memory{}, time: time.Date(2026, 11, 2, 9, 0, 0, 0, berlin)}
	calendar, err := governance.NewCalendar("07")
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return o.time }
	db, err := store.Open(t.Context(), store.Config{Database: filepath.Join(t.TempDir(), "z.db"), Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	if err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	o.Worker = &Worker{Store: db, Calendar: calendar, Sender: o.box, Location: berlin, Now: now,
		Site: views.Site{Name: "Zielstand", BaseURL: "https://zielstand.example", Operator: "CDO-Büro"}}
	o.change(func(tx *store.Tx) error { return tx.Create(world()...) })
	for _, u := range []models.User{
		{ID: "anna", Name: "Anna Amt", Mail: "anna@land.example", Role: models.AccountContact, MinistryIDs: models.Strings{"mdi", "fm"}},
		{ID: "bert", Name: "Bert Büro", Mail: "bert@land.example", Role: models.AccountContact, MinistryIDs: models.Strings{"fm"}},
		{ID: "chris", Name: "Chris Chef", Mail: "chris@land.example", Role: models.AccountEditor},
		{ID: "dora", Name: "Dora Dienst", Mail: "dora@land.example", Role: models.AccountReader},
		{ID: "eva", Name: "Eva Ende", Mail: "eva@land.example", Role: models.AccountContact, MinistryIDs: models.Strings{"mdi"}, DisabledAt: 1},
	} {
		if err := db.SaveUser(t.Context(), &u); err != nil {
			t.Fatal(err)
		}
	}
	return o
}

func world() []models.Record {
	records := []models.Record{
		&models.Jurisdiction{Base: base("rp"), Name: "Rheinland-Pfalz", Key: "07", ISO: "DE-RP"},
		&models.Ministry{Base: base("mdi"), JurisdictionID: "rp", Abbreviation: "MdI", Name: "Ministerium des Innern", Order: 1},
		&models.Ministry{Base: base("fm"), JurisdictionID: "rp", Abbreviation: "FM", Name: "Ministerium der Finanzen", Order: 2},
		&models.Strategy{Base: base("digital"), JurisdictionID: "rp", Title: "Digitalstrategie", Published: true},
	}
	for i, m := range []struct{ id, lead string }{{"akte", "mdi"}, {"netz", "mdi"}, {"steuer", "fm"}, {"kasse", "fm"}, {"frei", ""}} {
		records = append(records, &models.Measure{Base: base(m.id), StrategyID: "digital", Number: i + 1, Title: "Maßnahme " + m.id})
		if m.lead != "" {
			records = append(records, &models.Responsibility{Base: base(m.id + "-lead"), SubjectKind: models.KindMeasure, SubjectID: m.id, MinistryID: m.lead, Role: models.RoleLead})
		}
	}
	return records
}

func (o *office) change(do func(tx *store.Tx) error) {
	o.t.Helper()
	if _, err := o.Store.Change(context.Background(), "chris", "", do); err != nil {
		o.t.Fatal(err)
	}
}

// round plans a round with the deadline on Friday, 20 November; reminders come on the 17th and the 24th.
func (o *office) round(id string) {
	o.t.Helper()
	o.change(func(tx *store.Tx) error {
		return tx.Create(&models.ReportingRound{Base: base(id), StrategyID: "digital", Title: "Herbst " + id, Stichtag: day("2026-10-31"),
			OpensOn: day("2026-11-03"), Deadline: day("2026-11-20"), State: models.RoundPlanned, RemindBefore: 3, RemindAfter: 2})
	})
}

// report hands in a report in the round.
func (o *office) report(id, measure string, state models.ReportState) {
	o.t.Helper()
	o.change(func(tx *store.Tx) error {
		r := &models.StatusReport{Base: base(id), MeasureID: measure, RoundID: "r1", AuthorID: "anna", State: state, AsOf: day("2026-10-31"),
			SubmittedAt: tx.At(), Phase: models.PhaseImplementing, Ampel: models.AmpelGreen}
		if state == models.ReportApproved {
			r.ApprovedAt = tx.At()
		}
		return tx.Create(r)
	})
}

// at moves the clock to the hour of the day, works, and returns what was sent since, as "to: subject".
func (o *office) at(iso string, hour int) []string {
	o.t.Helper()
	before := len(o.box.Messages())
	y, m, d := day(iso).Time().Date()
	o.time = time.Date(y, m, d, hour, 0, 0, 0, berlin)
	if _, err := o.Step(context.Background()); err != nil {
		o.t.Fatal(err)
	}
	var sent []string
	for _, m := range o.box.Messages()[before:] {
		to, _, _ := strings.Cut(m.To, "@")
		sent = append(sent, to+": "+m.Subject)
	}
	slices.Sort(sent)
	return sent
}

func (o *office) want(what string, got []string, want ...string) {
	o.t.Helper()
	if !slices.Equal(got, want) {
		o.t.Errorf("%s: sent\n  %s\nwant\n  %s", what, strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

// last is the last mail to the person.
func (o *office) last(to string) mail.Message {
	o.t.Helper()
	for _, m := range slices.Backward(o.box.Messages()) {
		if m.To == to+"@land.example" {
			return m
		}
	}
	o.t.Fatalf("no mail to %s", to)
	return mail.Message{}
}

func (o *office) state(id string) *models.ReportingRound { return o.Store.Portfolio().Round(id) }

func TestARoundOpensOnItsDayAndCallsEachContactOnce(t *testing.T) {
	o := newOffice(t)
	o.round("r1")
	o.want("a day before", o.at("2026-11-02", 9))
	o.want("on its day", o.at("2026-11-03", 9), "anna: Berichtsrunde „Herbst r1“: bitte bis 20.11.2026 melden", "bert: Berichtsrunde „Herbst r1“: bitte bis 20.11.2026 melden")
	if o.state("r1").State != models.RoundOpen {
		t.Errorf("the round is %s", o.state("r1").State)
	}
	m := o.last("anna")
	for _, text := range []string{"Guten Tag Anna Amt", "am 31.10.2026", "bis einschließlich 20.11.2026", "Ministerium des Innern: 2 Meldungen", "Ministerium der Finanzen: 2 Meldungen",
		"https://zielstand.example/meldungen?ressort=mdi", "Fehlanzeige"} {
		if !strings.Contains(m.Text, text) {
			t.Errorf("%q is not in\n%s", text, m.Text)
		}
	}
	if !strings.Contains(m.HTML, `href="https://zielstand.example/meldungen?ressort=mdi"`) || strings.Contains(o.last("bert").Text, "Innern") || m.Unsubscribe != "" {
		t.Errorf("mail %+v", m)
	}
	o.want("again", o.at("2026-11-03", 10))
	o.want("the next day", o.at("2026-11-04", 9))
	// Who becomes a contact later is called later.
	if err := o.Store.SaveUser(t.Context(), &models.User{ID: "fritz", Name: "Fritz Fach", Mail: "fritz@land.example", Role: models.AccountContact, MinistryIDs: models.Strings{"fm"}}); err != nil {
		t.Fatal(err)
	}
	o.want("a new contact", o.at("2026-11-05", 9), "fritz: Berichtsrunde „Herbst r1“: bitte bis 20.11.2026 melden")
}

func TestRemindersComeBeforeAndAfterTheDeadlineToWhoIsMissing(t *testing.T) {
	o := newOffice(t)
	o.round("r1")
	o.at("2026-11-03", 9)
	o.report("m1", "akte", models.ReportSubmitted)
	o.report("m2", "netz", models.ReportApproved)
	o.report("m3", "steuer", models.ReportReturned)
	o.want("four working days before", o.at("2026-11-16", 9))
	o.want("at night", o.at("2026-11-17", 3))
	o.want("three working days before", o.at("2026-11-17", 9), "anna: 2 Meldungen fehlen noch – Frist 20.11.2026", "bert: 2 Meldungen fehlen noch – Frist 20.11.2026")
	if text := o.last("bert").Text; !strings.Contains(text, "in 3 Arbeitstagen") || !strings.Contains(text, "Maßnahme steuer (Rückfrage des CDO-Büros)") || !strings.Contains(text, "https://zielstand.example/meldungen/kasse") || strings.Contains(text, "akte") {
		t.Errorf("mail\n%s", text)
	}
	o.want("once only", append(o.at("2026-11-17", 15), o.at("2026-11-18", 9)...))
	o.report("m4", "kasse", models.ReportSubmitted)
	o.want("on the weekend behind it", o.at("2026-11-22", 9))
	o.want("after it", o.at("2026-11-24", 9), "anna: 1 Meldung fehlt noch – die Frist war am 20.11.2026", "bert: 1 Meldung fehlt noch – die Frist war am 20.11.2026")
	if text := o.last("bert").Text; !strings.Contains(text, "als verspätet gekennzeichnet") {
		t.Errorf("mail\n%s", text)
	}
	o.want("and no more", append(o.at("2026-11-25", 9), o.at("2026-12-01", 9)...))
}

func TestAPersonGetsOneReminderADayWithAllThatIsDue(t *testing.T) {
	o := newOffice(t)
	for _, id := range []string{"r1", "r2", "r3"} {
		o.round(id)
	}
	o.at("2026-11-03", 9)
	sent := o.at("2026-11-17", 9)
	o.want("three rounds", sent, "anna: 12 Meldungen fehlen noch – Frist 20.11.2026", "bert: 6 Meldungen fehlen noch – Frist 20.11.2026")
	if text := o.last("anna").Text; strings.Count(text, "Berichtsrunde „Herbst r") != 6 {
		t.Errorf("mail\n%s", text)
	}
}

func TestAMissedDayIsMadeUpFor(t *testing.T) {
	o := newOffice(t)
	o.round("r1")
	o.at("2026-11-03", 9)
	o.want("the program rested on the 17th", o.at("2026-11-19", 7), "anna: 4 Meldungen fehlen noch – Frist 20.11.2026", "bert: 2 Meldungen fehlen noch – Frist 20.11.2026")
}

func TestWhoIsCalledInTheLastDaysIsNotRemindedAtOnce(t *testing.T) {
	o := newOffice(t)
	o.round("r1")
	if sent := o.at("2026-11-19", 9); len(sent) != 2 {
		t.Errorf("sent %v", sent)
	}
	o.want("the next day", o.at("2026-11-20", 9))
}

func TestADeputyIsWrittenToAndToldForWhom(t *testing.T) {
	o := newOffice(t)
	bert, err := o.Store.User(t.Context(), "bert")
	if err != nil {
		t.Fatal(err)
	}
	bert.DeputyIDs = models.Strings{"dora", "anna", "eva"} // anna is a contact herself, eva's account is closed
	if err := o.Store.SaveUser(t.Context(), bert); err != nil {
		t.Fatal(err)
	}
	o.round("r1")
	sent := o.at("2026-11-03", 9)
	if len(sent) != 3 || !strings.HasPrefix(sent[2], "dora: ") || !strings.Contains(o.last("dora").Text, "in Vertretung für Bert Büro") || strings.Contains(o.last("anna").Text, "Vertretung für") {
		t.Errorf("sent %v\n%s", sent, o.last("dora").Text)
	}
}

func TestAFehlanzeigeEndsTheReminders(t *testing.T) {
	o := newOffice(t)
	o.round("r1")
	o.at("2026-11-03", 9)
	o.change(func(tx *store.Tx) error {
		return tx.Create(&models.NilReturn{Base: base("n1"), RoundID: "r1", MinistryID: "fm", AuthorID: "bert", At: tx.At()})
	})
	o.want("before the deadline", o.at("2026-11-17", 9), "anna: 2 Meldungen fehlen noch – Frist 20.11.2026")
}

func TestNoticesAreGatheredAndCanBeSwitchedOff(t *testing.T) {
	o := newOffice(t)
	o.round("r1")
	o.at("2026-11-03", 9)
	o.report("m1", "akte", models.ReportApproved)
	o.report("m2", "netz", models.ReportReturned)
	o.change(func(tx *store.Tx) error {
		return tx.Create(&models.Comment{Base: base("c1"), MeasureID: "netz", ReportID: "m2", AuthorID: "chris", At: tx.At(), Text: "Warum geheim-77?"})
	})
	o.want("while it goes on", o.at("2026-11-03", 9))
	o.want("an hour later", o.at("2026-11-03", 10), "anna: 1 Rückfrage, 1 Meldung freigegeben")
	m := o.last("anna")
	if strings.Contains(m.Text+m.HTML, "geheim-77") || !strings.Contains(m.Text, "https://zielstand.example/meldungen/netz/m2") {
		t.Errorf("mail\n%s", m.Text)
	}
	if !strings.HasPrefix(m.Unsubscribe, "https://zielstand.example/mails/abbestellen?schluessel=") || !strings.Contains(m.Text, m.Unsubscribe) {
		t.Errorf("unsubscribe with %q", m.Unsubscribe)
	}
	o.want("once only", append(o.at("2026-11-03", 11), o.at("2026-11-04", 9)...))
	anna, err := o.Store.User(t.Context(), "anna")
	if err != nil {
		t.Fatal(err)
	}
	anna.Quiet = true
	if err := o.Store.SaveUser(t.Context(), anna); err != nil {
		t.Fatal(err)
	}
	o.report("m3", "steuer", models.ReportApproved)
	o.want("switched off", o.at("2026-11-04", 12))
	if sent := o.at("2026-11-17", 9); len(sent) != 2 {
		t.Errorf("needed mails stay: %v", sent)
	}
}

func TestWithoutAServerMailsWait(t *testing.T) {
	o := newOffice(t)
	o.Sender = nil
	o.round("r1")
	o.want("no server", o.at("2026-11-03", 9))
	if box, err := o.Store.Outbox(t.Context()); err != nil || box.Queued != 2 {
		t.Errorf("outbox %+v, %v", box, err)
	}
	o.Sender = o.box
	if sent := o.at("2026-11-04", 9); len(sent) != 2 {
		t.Errorf("with a server: %v", sent)
	}
}

func TestARefusedMailIsTriedAgainAndThenGivenUp(t *testing.T) {
	o := newOffice(t)
	tries := map[string]int{}
	o.box.Refuse = func(m mail.Message) error {
		tries[m.To]++
		if m.To == "bert@land.example" {
			return &mail.PermanentError{Err: errors.New("550 no such mailbox")}
		}
		return errors.New("450 come back later")
	}
	o.round("r1")
	o.at("2026-11-03", 9)
	o.at("2026-11-03", 9) // the pause is not over
	if tries["anna@land.example"] != 1 || tries["bert@land.example"] != 1 {
		t.Errorf("tries %v", tries)
	}
	for range 400 {
		o.time = o.time.Add(15 * time.Minute)
		if _, err := o.Step(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if tries["anna@land.example"] != len(pauses)+1 || tries["bert@land.example"] != 1 {
		t.Errorf("tries %v", tries)
	}
	box, err := o.Store.Outbox(t.Context())
	if err != nil || box.Failed != 2 || len(box.Troubled) != 2 {
		t.Fatalf("outbox %+v, %v", box, err)
	}
	for _, m := range box.Troubled {
		if want := map[string]string{"anna": "450 come back later", "bert": "550 no such mailbox"}[m.UserID]; m.LastError != want {
			t.Errorf("%s: %s", m.UserID, m.LastError)
		}
	}
}

func TestAMailWhoseSenderDiedIsSentAgainWithTheSameID(t *testing.T) {
	o := newOffice(t)
	o.round("r1")
	o.Sender = nil
	o.at("2026-11-03", 9)
	// An instance hands a mail over and dies before it can note that.
	claimed, err := o.Store.ClaimMails(t.Context(), 1, hold, 0)
	if err != nil || len(claimed) != 1 {
		t.Fatal(claimed, err)
	}
	o.Sender = o.box
	dead := claimed[0].UserID
	other := map[string]string{"anna": "bert", "bert": "anna"}[dead]
	o.want("while the claim holds", o.at("2026-11-03", 9), other+": Berichtsrunde „Herbst r1“: bitte bis 20.11.2026 melden")
	o.want("when it has run out", o.at("2026-11-03", 10), dead+": Berichtsrunde „Herbst r1“: bitte bis 20.11.2026 melden")
	if got := o.last(dead).ID; got != claimed[0].ID || got != store.MailID(claimed[0].Key) {
		t.Errorf("id %q, claimed was %q", got, claimed[0].ID)
	}
}

func TestOneOfTwoInstancesWorks(t *testing.T) {
	o := newOffice(t)
	other := *o.Worker
	other.holder, other.leased = "", time.Time{}
	o.at("2026-11-02", 9)
	o.round("r1")
	o.time = time.Date(2026, 11, 3, 9, 0, 0, 0, berlin)
	if _, err := o.Step(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := other.Step(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := len(o.box.Messages()); got != 2 {
		t.Errorf("%d mails were sent", got)
	}
	if other.leased.After(o.time) {
		t.Error("both hold the lease")
	}
}

func TestTheWorkerEndsWithItsContextAndGivesTheLeaseBack(t *testing.T) {
	o := newOffice(t)
	o.round("r1")
	o.time = o.time.AddDate(0, 0, 1)
	seq := o.Store.Portfolio().Head.Seq
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { o.Run(ctx); close(ended) }()
	if err := o.Store.Await(t.Context(), seq+1); err != nil { // it has opened the round
		t.Fatal(err)
	}
	cancel()
	<-ended
	if ours, err := o.Store.Lease(t.Context(), leaseName, "next", time.Minute); err != nil || !ours {
		t.Errorf("the next one gets the lease: %v, %v", ours, err)
	}
}

func TestClosingKeepsWhatThereWas(t *testing.T) {
	o := newOffice(t)
	o.round("r1")
	o.at("2026-11-03", 9)
	o.report("m1", "akte", models.ReportApproved)
	o.report("m2", "steuer", models.ReportSubmitted)
	o.change(func(tx *store.Tx) error { return Close(tx, "r1", 0, day("2026-11-23")) })
	r := o.state("r1")
	if r.State != models.RoundClosed || r.Expected != 4 || r.InTime != 2 || r.Approved != 1 || r.ClosedAt == 0 {
		t.Errorf("closed %+v", r)
	}
	o.change(func(tx *store.Tx) error { return Close(tx, "r1", 0, day("2026-11-23")) })
	if again := o.state("r1"); again.Version != r.Version {
		t.Error("closing twice changed something")
	}
	o.want("a closed round reminds nobody", o.at("2026-11-24", 9))
	_, err := o.Store.Change(t.Context(), "chris", "", func(tx *store.Tx) error { return Open(tx, "r1", 0, day("2026-11-24")) })
	if models.KindOf(err) != models.Conflict {
		t.Errorf("opening a closed round: %v", err)
	}
}

func TestAnOldVersionOfARoundChangesNothing(t *testing.T) {
	o := newOffice(t)
	o.round("r1")
	for name, do := range map[string]func(tx *store.Tx) error{
		"open":    func(tx *store.Tx) error { return Open(tx, "r1", 7, day("2026-11-02")) },
		"close":   func(tx *store.Tx) error { return Close(tx, "r1", 7, day("2026-11-02")) },
		"planned": func(tx *store.Tx) error { return Close(tx, "r1", 1, day("2026-11-02")) },
	} {
		if _, err := o.Store.Change(t.Context(), "chris", "", do); models.KindOf(err) != models.Conflict {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := o.Store.Change(t.Context(), "chris", "", func(tx *store.Tx) error { return Open(tx, "gibt-es-nicht", 0, 1) }); models.KindOf(err) != models.NotFound {
		t.Errorf("a round that does not exist: %v", err)
	}
	if _, err := o.Store.Change(t.Context(), "chris", "", func(tx *store.Tx) error { return Open(tx, "r1", 0, day("2026-11-21")) }); models.KindOf(err) != models.Invalid {
		t.Errorf("after its deadline: %v", err)
	}
}

func TestNoNameOrTitleBreaksOutOfAMail(t *testing.T) {
	o := newOffice(t)
	const evil = "Herbst\r\nBcc: boese@example.org\r\n\r\n<script>alert(1)</script>"
	o.change(func(tx *store.Tx) error {
		m := *tx.Portfolio().Ministry("mdi")
		m.Name = evil
		akte := *tx.Portfolio().Measure("akte").Measure
		akte.Title = evil
		r := &models.ReportingRound{Base: base("r1"), StrategyID: "digital", Title: evil, Message: evil, Stichtag: day("2026-10-31"),
			OpensOn: day("2026-11-03"), Deadline: day("2026-11-20"), State: models.RoundPlanned, RemindBefore: 3}
		return errors.Join(tx.Update(&m), tx.Update(&akte), tx.Create(r))
	})
	o.at("2026-11-03", 9)
	o.at("2026-11-17", 9)
	for _, m := range o.box.Messages() {
		if strings.ContainsAny(m.Subject, "\r\n") || strings.Contains(m.HTML, "<script") || strings.ContainsAny(m.To, "\r\n ") {
			t.Errorf("mail %q to %q\n%s", m.Subject, m.To, m.HTML)
		}
	}
	if n := len(o.box.Messages()); n != 4 {
		t.Errorf("%d mails", n)
	}
}

func BenchmarkStepWithNothingToDo(b *testing.B) {
	p := models.NewPortfolio(models.Head{}, generated(1000)).At(day("2026-11-17"))
	calendar, err := governance.NewCalendar("07")
	if err != nil {
		b.Fatal(err)
	}
	var users []*models.User
	for i := range 30 {
		users = append(users, &models.User{ID: fmt.Sprint("u", i), Role: models.AccountContact, MinistryIDs: models.Strings{fmt.Sprint("m", i)}})
	}
	for b.Loop() {
		q := &question{portfolio: p, users: users, calendar: calendar, today: p.Stichtag}
		if len(q.reminders()) != 30 {
			b.Fatal("not everybody is reminded")
		}
	}
}

// generated is a round with n measures of 30 ministries.
func generated(n int) *models.Records {
	r := &models.Records{}
	r.Add(&models.Jurisdiction{Base: base("rp"), Name: "Land", Key: "07", ISO: "DE-RP"})
	r.Add(&models.Strategy{Base: base("digital"), JurisdictionID: "rp", Title: "Digitalstrategie"})
	for i := range 30 {
		r.Add(&models.Ministry{Base: base(fmt.Sprint("m", i)), JurisdictionID: "rp", Name: fmt.Sprint("Ministerium ", i)})
	}
	for i := range n {
		id := fmt.Sprint("x", i)
		r.Add(&models.Measure{Base: base(id), StrategyID: "digital", Title: id})
		r.Add(&models.Responsibility{Base: base(id + "-lead"), SubjectKind: models.KindMeasure, SubjectID: id, MinistryID: fmt.Sprint("m", i%30), Role: models.RoleLead})
	}
	r.Add(&models.ReportingRound{Base: base("r1"), StrategyID: "digital", Title: "Herbst", Stichtag: day("2026-10-31"), OpensOn: day("2026-11-02"),
		Deadline: day("2026-11-20"), State: models.RoundOpen, RemindBefore: 3})
	return r
}
