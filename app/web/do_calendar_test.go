// Calendar, feed and the switch for mails: what the secret opens, for how long, and what it never shows.

package web

import (
	"encoding/xml"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/arran4/golang-ical"

	"zielstand/app/auth"
	"zielstand/app/store"
	"zielstand/models"
)

// link makes a secret link for the person.
func (r *trial) link(t *testing.T, user string, purpose models.TokenPurpose) string {
	t.Helper()
	secret := auth.NewSecret()
	if err := r.db.CreateToken(t.Context(), &models.Token{ID: auth.SecretID(secret), UserID: user, Purpose: purpose, CreatedAt: 1}); err != nil {
		t.Fatal(err)
	}
	return secret
}

func TestTheCalendarHoldsWhatIsDueForThePerson(t *testing.T) {
	r := withPeople(t, newTrial(t))
	r.change(t, func(tx *store.Tx) error {
		m := *tx.Portfolio().Measure("ejustice-rlp").Measure
		round := *tx.Portfolio().Round("berichtsrunde-2026-2")
		round.Title = "Herbst, spät; und\r\nEND:VCALENDAR"
		m.Title = "eJustice"
		if err := tx.Update(&m); err != nil {
			return err
		}
		return tx.Update(&round)
	})
	a := r.get(t, "/termine.ics?schluessel="+r.link(t, "u-mdi", models.TokenCalendar)).want(t, 200, "\r\nBEGIN:VEVENT\r\n", "DTSTART;VALUE=DATE:20261211", "DTEND;VALUE=DATE:20261212", "https://zielstand.example/berichtsrunden/berichtsrunde-2026-2", "Meilenstein: ", "Demonstrationsdaten")
	if strings.Contains(strings.ReplaceAll(a.body, "\r\n", ""), "\n") || a.Header.Get("Content-Type") != "text/calendar; charset=utf-8" || a.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("headers %v", a.Header)
	}
	file, err := ics.ParseCalendar(strings.NewReader(a.body))
	if err != nil {
		t.Fatal(err)
	}
	rounds, own := 0, map[string]bool{}
	other := func(id string) bool { // has tests of its own
		return strings.HasPrefix(id, "sitzung-") || strings.HasPrefix(id, "schritt-") || strings.HasPrefix(id, "auftrag-")
	}
	for _, l := range r.db.PortfolioFor(models.Viewer{}, models.DateOf(midday)).MeasuresLedBy("mdi") {
		own[l.To.ID] = true
	}
	for _, e := range file.Events() {
		summary, link := e.GetProperty(ics.ComponentPropertySummary).Value, e.GetProperty(ics.ComponentPropertyUrl).Value
		if strings.HasPrefix(e.Id(), "runde-") {
			rounds++
			if ics.FromText(summary) != "Frist der Berichtsrunde „Herbst, spät; und END:VCALENDAR“" && summary != "Frist der Berichtsrunde „Herbst, spät; und END:VCALENDAR“" {
				t.Errorf("summary %q", summary)
			}
		} else if id := link[strings.LastIndexByte(link, '/')+1:]; !own[id] && !other(e.Id()) {
			t.Errorf("%s is not the own ministry's", id)
		}
	}
	if rounds != 1 || len(file.Events()) < 3 {
		t.Errorf("%d events, %d of them rounds", len(file.Events()), rounds)
	}
}

func TestTheCalendarOpensWithItsSecretOnlyAndNoLongerThanWanted(t *testing.T) {
	r := withPeople(t, newTrial(t))
	secret := r.link(t, "u-mdi", models.TokenCalendar)
	for _, wrong := range []string{"", "?schluessel=", "?schluessel=falsch", "?schluessel=" + auth.NewSecret(), "?schluessel=" + auth.SecretID(secret), "?schluessel=" + r.link(t, "u-mdi", models.TokenQuiet)} {
		r.get(t, "/termine.ics"+wrong).want(t, 404, "!BEGIN:VCALENDAR")
	}
	r.get(t, "/termine.ics?schluessel="+secret).want(t, 200)
	if strings.Contains(r.log.String(), secret) {
		t.Error("the log tells the secret")
	}
	u := r.user(t, "u-mdi")
	u.DisabledAt = 1
	if err := r.db.SaveUser(t.Context(), u); err != nil {
		t.Fatal(err)
	}
	r.get(t, "/termine.ics?schluessel="+secret).want(t, 404)
	secret = r.link(t, "u-mds", models.TokenCalendar)
	r.get(t, "/termine.ics?schluessel="+secret).want(t, 200)
	r.as(t, "mds@test.example").send("/konto/kalender", "was", "aus").want(t, 303)
	r.get(t, "/termine.ics?schluessel="+secret).want(t, 404)
}

func TestTheFeedHoldsTheNewestApprovedReportsForEverybodyAlike(t *testing.T) {
	r := withPeople(t, newTrial(t))
	withSecrets(t, r)
	later := midday.AddDate(0, 1, 0)
	r.change(t, func(tx *store.Tx) error {
		return tx.Create(&models.StatusReport{Base: models.Base{ID: "neu-1"}, MeasureID: "ejustice-rlp", MinistryID: "mdi", AsOf: models.NewDate(2026, 11, 1), State: models.ReportApproved,
			ApprovedAt: models.InstantOf(later), Phase: models.PhaseImplementing, Ampel: models.AmpelGreen, Text: "Neu & **gut** <script>alert(1)</script> ]]>", InternalNote: "canary-note-51"})
	})
	a := r.get(t, "/feed.atom").want(t, 200, "<?xml", "Demonstrationsdaten")
	if a.Header.Get("Content-Type") != "application/atom+xml; charset=utf-8" {
		t.Errorf("type %s", a.Header.Get("Content-Type"))
	}
	var f atomFeed
	if err := xml.Unmarshal([]byte(a.body), &f); err != nil {
		t.Fatal(err)
	}
	if len(f.Entries) != feedEntries || f.ID != "tag:zielstand.example,2026:feed" || f.Updated != later.Format(time.RFC3339) {
		t.Errorf("%d entries, %s, %s", len(f.Entries), f.ID, f.Updated)
	}
	first := f.Entries[0]
	if first.ID != "tag:zielstand.example,2026:meldung/neu-1" || !strings.Contains(first.Title, "in Umsetzung, Ampel Grün (Stand 01.11.2026)") || first.Link.Href != "https://zielstand.example/massnahmen/ejustice-rlp" ||
		!strings.Contains(first.Content.HTML, "<strong>gut</strong>") || strings.Contains(first.Content.HTML, "<script") {
		t.Errorf("first entry %+v", first)
	}
	for _, mail := range []string{"cdo@test.example", "mdi@test.example"} {
		if own := r.as(t, mail).open("/feed.atom").want(t, 200); own.body != a.body {
			t.Errorf("%s gets another feed", mail)
		}
	}
	for _, secret := range secrets {
		if strings.Contains(a.body, secret) {
			t.Errorf("the feed tells %q", secret)
		}
	}
	r.get(t, "/feed.atom?stichtag=2024-01-01").want(t, 200, "!neu-1")
	r.get(t, "/").want(t, 200, `<link rel="alternate" type="application/atom+xml" title="Freigegebene Meldungen" href="/feed.atom">`)
}

func TestALinkInAMailSwitchesHintsOffWithoutSigningIn(t *testing.T) {
	r := withPeople(t, newTrial(t))
	secret := r.link(t, "u-mdi", models.TokenQuiet)
	path := "/mails/abbestellen?schluessel=" + secret
	r.get(t, path).want(t, 200, "Hinweise abbestellen", "!Ina Innen", "!mdi@test.example")
	if r.user(t, "u-mdi").Quiet {
		t.Fatal("opening the link switched them off")
	}
	form := []string{"Content-Type", "application/x-www-form-urlencoded"}
	r.ask(t, "POST", "/mails/abbestellen", url.Values{"schluessel": {auth.NewSecret()}}.Encode(), form...).want(t, 404)
	r.ask(t, "POST", "/mails/abbestellen", url.Values{"schluessel": {r.link(t, "u-mdi", models.TokenCalendar)}}.Encode(), form...).want(t, 404)
	r.ask(t, "POST", "/mails/abbestellen", `{"schluessel":"`+secret+`"}`, "Content-Type", "application/json").want(t, 415)
	if r.user(t, "u-mdi").Quiet {
		t.Fatal("a wrong secret switched them off")
	}
	a := r.ask(t, "POST", "/mails/abbestellen", url.Values{"schluessel": {secret}}.Encode(), form...).want(t, 303)
	r.get(t, a.Header.Get("Location")).want(t, 200, "abbestellt", "!<button type=\"submit\" class=\"zs-button zs-button--primary\">Hinweise")
	if u := r.user(t, "u-mdi"); !u.Quiet || u.Role != models.AccountContact {
		t.Errorf("account %+v", u)
	}
}

func TestAMailProgramSwitchesHintsOffWithOneClick(t *testing.T) {
	r := withPeople(t, newTrial(t))
	path := "/mails/abbestellen?schluessel=" + r.link(t, "u-mds", models.TokenQuiet)
	form := []string{"Content-Type", "application/x-www-form-urlencoded"}
	for range 2 {
		r.ask(t, "POST", path, "List-Unsubscribe=One-Click", form...).want(t, 200)
	}
	if !r.user(t, "u-mds").Quiet {
		t.Error("the hints go on")
	}
	r.ask(t, "POST", path, "List-Unsubscribe=One-Click", "Content-Type", "application/x-www-form-urlencoded", "Origin", "https://evil.example").want(t, 403)
}

func TestTheCalendarHoldsMeetingsAssignmentsAndCoSigning(t *testing.T) {
	r := withPeople(t, newTrial(t))
	office := r.as(t, "cdo@test.example")
	path := cabinet(t, office)
	asks(t, office, path, "mdi").want(t, 303)
	r.change(t, func(tx *store.Tx) error {
		id := func(id string) models.Base { return models.Base{ID: id} }
		meeting := func(name string, state models.MeetingState) *models.Meeting {
			return &models.Meeting{Base: id(name), BodyID: "probe-rat", Title: "Sitzung " + name, Kind: models.MeetingRegular, On: models.NewDate(2026, 12, 1), Start: "10:00", State: state}
		}
		return tx.Create(
			&models.Body{Base: id("probe-rat"), Name: "Proberat", Kind: models.BodyBoard, Rules: models.Rules{Steps: []models.Step{
				{ID: "agenda", Title: "Tagesordnung versenden", Anchor: models.AnchorMeeting, Weeks: -2, Clause: "3.2"}}}},
			&models.Membership{Base: id("probe-rat-mdi"), BodyID: "probe-rat", MinistryID: "mdi", Role: models.MemberFull},
			meeting("p1", models.MeetingPlanned), meeting("p2", models.MeetingCancelled),
			&models.Assignment{Base: id("probe-auftrag"), Kind: models.AssignmentPromised, BodyID: "probe-rat", Title: "Bericht", Responsible: "MdI", MinistryIDs: models.Strings{"mdi"},
				Deadline: models.Deadline{Kind: models.DeadlineDate, Until: models.On(models.NewDate(2026, 11, 20))}, State: models.AssignmentOpen})
	})
	const step, duty, paper = "schritt-p1-agenda@zielstand", "auftrag-probe-auftrag@zielstand", "mitzeichnung-"
	own := r.get(t, "/termine.ics?schluessel="+r.link(t, "u-mdi", models.TokenCalendar)).want(t, 200, "Proberat: Sitzung p1\\, 10:00 Uhr", "sitzung-p1@zielstand", "!sitzung-p2@zielstand",
		step, "DTSTART;VALUE=DATE:20261117", duty, "DTSTART;VALUE=DATE:20261120", paper, "DTSTART;VALUE=DATE:20261116")
	if again := r.get(t, "/termine.ics?schluessel="+r.link(t, "u-mdi", models.TokenCalendar)); again.body != own.body {
		t.Error("the same calendar differs when it is asked again")
	}
	r.get(t, "/termine.ics?schluessel="+r.link(t, "u-mds", models.TokenCalendar)).want(t, 200, "!sitzung-p1@zielstand", "!"+step, "!"+duty, "!"+paper)
	r.get(t, "/termine.ics?schluessel="+r.link(t, "u-cdo", models.TokenCalendar)).want(t, 200, "sitzung-p1@zielstand", step, "!"+duty, paper)
	r.change(t, func(tx *store.Tx) error {
		m, a := *tx.Portfolio().Meeting("p1"), *tx.Portfolio().Assignment("probe-auftrag")
		m.Done, a.State, a.ReportedOn = models.Days{"agenda": models.NewDate(2026, 11, 2)}, models.AssignmentReportedDone, models.NewDate(2026, 11, 2)
		if err := tx.Update(&m); err != nil {
			return err
		}
		return tx.Update(&a)
	})
	r.get(t, "/termine.ics?schluessel="+r.link(t, "u-mdi", models.TokenCalendar)).want(t, 200, "sitzung-p1@zielstand", "!"+step, "!"+duty)
}
