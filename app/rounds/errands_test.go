// Tests of the mails about co-signing, assignments and the steps around meetings: to whom, when, and once each.

package rounds

import (
	"strings"
	"testing"

	"zielstand/app/store"
	"zielstand/models"
)

// asked stores a cabinet paper that the ministry is asked about on Monday, 2 November, until Friday, 13 November.
func (o *office) asked(ministries ...string) {
	o.t.Helper()
	o.change(func(tx *store.Tx) error {
		records := []models.Record{&models.Briefing{Base: base("b1"), Title: "Bericht", Template: "ministerratsvorlage", StrategyID: "digital",
			Stichtag: day("2026-10-31"), Audience: models.AudienceInternal, State: models.BriefingDraft}}
		for _, m := range ministries {
			records = append(records, &models.CoSignature{Base: base(models.CoSignatureID("b1", m)), BriefingID: "b1", MinistryID: m,
				AskedOn: day("2026-11-02"), Deadline: day("2026-11-13"), Answer: models.CoOpen})
		}
		return tx.Create(records...)
	})
}

// answers lets the ministry answer.
func (o *office) answers(ministry string, answer models.CoAnswer, text string) {
	o.t.Helper()
	o.change(func(tx *store.Tx) error {
		for _, s := range tx.Portfolio().CoSignaturesOf("b1") {
			if s.MinistryID == ministry {
				next := *s
				next.Answer, next.Text, next.AnsweredOn = answer, text, models.DateOf(o.time)
				return tx.Update(&next)
			}
		}
		o.t.Fatalf("%s is not asked", ministry)
		return nil
	})
}

func TestMinistriesAreAskedToCoSignAndRemindedOnceEach(t *testing.T) {
	o := newOffice(t)
	o.asked("mdi", "fm")
	o.want("at once", o.at("2026-11-02", 3), "anna: Bitte um Mitzeichnung: 2 Antworten", "bert: Bitte um Mitzeichnung einer Vorlage")
	if m := o.last("bert"); !strings.Contains(m.Text, "„Bericht“, Ministerium der Finanzen: Die Frist endet am 13.11.2026, in 9 Arbeitstagen.") ||
		!strings.Contains(m.HTML, `href="https://zielstand.example/mitzeichnung/b1"`) || m.Unsubscribe != "" {
		t.Errorf("mail\n%s", m.Text)
	}
	o.want("once only", append(o.at("2026-11-02", 9), o.at("2026-11-10", 9)...))
	o.answers("mdi", models.CoObjects, "So nicht.")
	o.want("at night", o.at("2026-11-11", 3))
	o.want("two working days before", o.at("2026-11-11", 9), "anna: 1 Mitzeichnung steht noch aus", "bert: 1 Mitzeichnung steht noch aus")
	o.want("on the weekend behind it", append(o.at("2026-11-12", 9), o.at("2026-11-14", 9)...))
	o.change(func(tx *store.Tx) error { // more time
		s := *tx.Portfolio().CoSignaturesOf("b1")[0]
		if s.MinistryID != "fm" {
			t.Fatalf("the first is %s", s.MinistryID)
		}
		s.Deadline = day("2026-11-20")
		return tx.Update(&s)
	})
	o.want("before the new deadline", o.at("2026-11-18", 9), "anna: 1 Mitzeichnung steht noch aus", "bert: 1 Mitzeichnung steht noch aus")
	o.want("after it", o.at("2026-11-23", 9), "anna: 1 Mitzeichnung steht noch aus", "bert: 1 Mitzeichnung steht noch aus")
	if text := o.last("bert").Text; !strings.Contains(text, "Die Frist war am 20.11.2026.") {
		t.Errorf("mail\n%s", text)
	}
	o.answers("fm", models.CoNil, "")
	o.want("when all have answered", append(o.at("2026-11-24", 9), o.at("2026-11-30", 9)...))
}

// board stores a body that the Land is a member of, with a meeting on 1 December and a step two weeks before it, and
// an assignment of the Ministerium des Innern that is due on 20 November.
func (o *office) board() {
	o.t.Helper()
	o.Site.Land = "07"
	o.change(func(tx *store.Tx) error {
		return tx.Create(
			&models.Body{Base: base("board"), Name: "Digitalrat", Kind: models.BodyBoard, Rules: models.Rules{Steps: []models.Step{
				{ID: "agenda", Title: "Tagesordnung versenden", Anchor: models.AnchorMeeting, Weeks: -2}}}},
			&models.Membership{Base: base("m1"), BodyID: "board", JurisdictionID: "rp", Role: models.MemberFull},
			&models.Meeting{Base: base("s1"), BodyID: "board", Title: "Dritte Sitzung", Kind: models.MeetingRegular, On: day("2026-12-01"), State: models.MeetingPlanned},
			&models.Body{Base: base("fremd"), Name: "Fremdes Gremium", Kind: models.BodyBoard, Rules: models.Rules{Steps: []models.Step{
				{ID: "agenda", Title: "Fremder Schritt", Anchor: models.AnchorMeeting, Weeks: -2}}}},
			&models.Meeting{Base: base("s2"), BodyID: "fremd", Title: "Andere Sitzung", Kind: models.MeetingRegular, On: day("2026-12-01"), State: models.MeetingPlanned},
			&models.Assignment{Base: base("a1"), Kind: models.AssignmentPromised, BodyID: "board", Title: "Bericht zur E-Akte", Responsible: "MdI", MinistryIDs: models.Strings{"mdi"},
				Deadline: models.Deadline{Kind: models.DeadlineDate, Until: models.On(day("2026-11-20"))}, State: models.AssignmentOpen},
			&models.Assignment{Base: base("a2"), Kind: models.AssignmentPromised, BodyID: "board", Title: "Längst vergangen", Responsible: "MdI", MinistryIDs: models.Strings{"mdi"},
				Deadline: models.Deadline{Kind: models.DeadlineDate, Until: models.On(day("2024-11-20"))}, State: models.AssignmentOpen})
	})
}

func TestAssignmentsAndStepsAreRemindedOfBeforeAndAfterTheirDay(t *testing.T) {
	o := newOffice(t)
	o.board()
	o.want("long before", o.at("2026-11-05", 9))
	o.want("two weeks before the assignment", o.at("2026-11-06", 9), "anna: 1 Frist aus Gremien")
	if m := o.last("anna"); !strings.Contains(m.Text, "Bericht zur E-Akte (Digitalrat): fällig am 20.11.2026") || strings.Contains(m.Text, "vergangen") || m.Unsubscribe == "" ||
		!strings.Contains(m.Text, "weil etwas, das Gremien erwarten") || !strings.Contains(m.Text, m.Unsubscribe) {
		t.Errorf("mail\n%s", m.Text)
	}
	o.want("at night", o.at("2026-11-10", 3))
	o.want("a week before the step", o.at("2026-11-10", 9), "chris: 1 Frist aus Gremien")
	if text := o.last("chris").Text; !strings.Contains(text, "Tagesordnung versenden – Digitalrat, Dritte Sitzung: fällig am 17.11.2026") || strings.Contains(text, "Fremd") ||
		!strings.Contains(text, "https://zielstand.example/sitzungen/s1") {
		t.Errorf("mail\n%s", text)
	}
	o.want("once only", o.at("2026-11-17", 9))
	o.want("overdue", append(o.at("2026-11-18", 9), o.at("2026-11-21", 9)...), "chris: 1 Frist aus Gremien", "anna: 1 Frist aus Gremien")
	o.want("and no more", append(o.at("2026-11-22", 9), o.at("2026-11-30", 9)...))
}

func TestWhatIsDoneOrNotWantedIsNotRemindedOf(t *testing.T) {
	o := newOffice(t)
	o.board()
	for _, id := range []string{"anna", "chris"} {
		u, err := o.Store.User(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		u.Quiet = id == "anna"
		if err := o.Store.SaveUser(t.Context(), u); err != nil {
			t.Fatal(err)
		}
	}
	o.change(func(tx *store.Tx) error {
		m := *tx.Portfolio().Meeting("s1")
		m.Done = models.Days{"agenda": day("2026-11-03")}
		return tx.Update(&m)
	})
	o.want("switched off, and done", append(o.at("2026-11-10", 9), o.at("2026-11-21", 9)...))
}
