// Tests of the demonstration's governance: it shows every case that a dashboard must tell, and its parts fit together.

package seed

import (
	"slices"
	"strings"
	"testing"

	"zielstand/models"
)

func TestTheDemonstrationShowsEveryKindOfDutyInEveryState(t *testing.T) {
	p, records := demoPortfolio(t)
	kinds, states, served, late := map[models.DeadlineKind]int{}, map[models.AssignmentState]int{}, 0, 0
	for _, a := range records.Assignments {
		kinds[a.Deadline.Kind]++
		states[a.State]++
		if len(a.MeasureIDs) > 0 {
			served++
		}
		if due := a.Deadline.Until.Day; a.Open() && due.Known() && due < demoToday {
			late++
		}
		if state, _ := a.StateOn(demoToday); state != a.State {
			t.Errorf("%s is %s, by its days it is %s", a.ID, a.State, state)
		}
		for _, d := range []models.Date{a.StartedOn, a.ReportedOn, a.ConfirmedOn, a.DroppedOn} {
			if d > demoToday || d.Known() && d < a.AgreedOn {
				t.Errorf("%s was agreed on %s and moved on %s", a.ID, a.AgreedOn, d)
			}
		}
		if a.StartedOn > a.ReportedOn && a.ReportedOn.Known() {
			t.Errorf("%s was reported before it was started", a.ID)
		}
		for _, id := range a.MinistryIDs {
			if m := p.Ministry(id); a.Open() && !m.ValidOn(demoToday) {
				t.Errorf("%s is left with %s, which has ended", a.ID, id)
			}
		}
	}
	for _, k := range models.DeadlineKinds {
		if kinds[k] < 3 {
			t.Errorf("%d duties have a deadline of the kind %s", kinds[k], k)
		}
	}
	for _, s := range models.AssignmentStates {
		if states[s] < 2 {
			t.Errorf("%d duties are %s", states[s], s)
		}
	}
	if served < 15 || late < 4 || late > len(records.Assignments)/4 {
		t.Errorf("%d duties serve measures, %d of %d are late", served, late, len(records.Assignments))
	}
}

func TestTheConferenceOfTheDemonstrationHasVotesThatItsRulesAllow(t *testing.T) {
	p, _ := demoPortfolio(t)
	voted := 0
	for _, r := range p.ResolutionsOf(conference) {
		m := p.Meeting(r.MeetingID)
		if r.Votes.Present == 0 || m == nil {
			continue
		}
		voted++
		if r.Votes.Present != len(m.Present) || r.Votes.Present < 11 || r.Votes.Yes*3 < r.Votes.Present*2-1 {
			t.Errorf("%s has the votes %+v of %d Länder", r.ID, r.Votes, len(m.Present))
		}
		if (r.Procedure == models.ProcedureConsensus) != (r.Votes.No+r.Votes.Abstain == 0) {
			t.Errorf("%s came about by %s with %+v", r.ID, r.Procedure, r.Votes)
		}
	}
	if voted < 5 {
		t.Errorf("only %d resolutions have votes", voted)
	}
	for _, m := range p.MeetingsOf(conference) {
		turn := p.TurnOn(conference, m.On)
		if !slices.Equal(m.ChairIDs, turn.JurisdictionIDs) {
			t.Errorf("%s is chaired by %v, the table says %v", m.ID, m.ChairIDs, turn.JurisdictionIDs)
		}
		for step := range m.Done {
			if _, ok := p.Body(conference).Rules.Step(step); !ok {
				t.Errorf("%s has done %q, which is no step of the rules", m.ID, step)
			}
		}
	}
}

func TestTheDemonstrationHasMeetingsAheadOfEachDecidingBody(t *testing.T) {
	p, _ := demoPortfolio(t)
	for _, body := range []string{cabinet, conference, board} {
		if next := p.NextMeeting(body, day(2027, 1, 1)); next == nil || next.On > day(2027, 3, 1) || len(p.ItemsOf(next.ID)) == 0 {
			t.Errorf("%s next meets at %+v", body, next)
		}
		for _, m := range p.MeetingsOf(body) {
			if (m.State == models.MeetingHeld) != (m.On <= demoToday) {
				t.Errorf("%s on %s is %s", m.ID, m.On, m.State)
			}
		}
	}
}

func TestOneCircularWasAdoptedOneEndedByObjectionAndOneRuns(t *testing.T) {
	p, _ := demoPortfolio(t)
	adopted, objected, running := 0, 0, 0
	for _, c := range p.CircularsOf(conference) {
		said := map[models.CircularAnswer]int{}
		for _, a := range c.Answers {
			said[a.Answer]++
			if place := p.Membership(a.MembershipID); place == nil || !place.Vote || a.On < c.OpenedOn {
				t.Errorf("%s was answered by %q on %s", c.ID, a.MembershipID, a.On)
			}
		}
		switch {
		case p.Resolution(c.ResolutionID) != nil:
			adopted++
			if votes := p.Resolution(c.ResolutionID).Votes; votes.Yes != said[models.CircularAgree] || votes.No != said[models.CircularDecline] || votes.Yes < 11 {
				t.Errorf("%s became a resolution with %+v, answered %v", c.ID, votes, said)
			}
		case said[models.CircularObject] > 0:
			objected++
		default:
			running++
		}
	}
	if adopted != 1 || objected != 1 || running != 1 {
		t.Errorf("%d adopted, %d ended by objection, %d running; want one of each", adopted, objected, running)
	}
}

func TestInternalTextsOfTheGovernanceAreMarkedAndThePublicSeesNone(t *testing.T) {
	p, records := demoPortfolio(t)
	var texts []string
	for _, n := range records.ReviewNotes {
		texts = append(texts, n.Text)
	}
	for _, a := range records.Assignments {
		texts = append(texts, a.Report)
	}
	for _, i := range records.AgendaItems {
		texts = append(texts, i.Minutes)
	}
	texts = slices.DeleteFunc(texts, func(s string) bool { return s == "" })
	for _, text := range texts {
		if !strings.HasPrefix(text, InternalMark) {
			t.Errorf("%q is not marked as internal", text)
		}
	}
	public := p.For(models.Viewer{}).Governance
	if len(texts) < 20 || len(public.ReviewNotes) > 0 || len(public.Circulars) > 0 || len(public.Meetings) == len(records.Meetings) && len(public.Assignments) == len(records.Assignments) {
		t.Errorf("%d internal texts; the public sees %d notes, %d circulars, %d of %d duties", len(texts), len(public.ReviewNotes), len(public.Circulars),
			len(public.Assignments), len(records.Assignments))
	}
	for _, a := range public.AssignmentsOfBody(conference) {
		if a.State != "" {
			t.Errorf("the public sees that %s is %s, which the rules of the conference keep inside", a.ID, a.State)
		}
	}
}

func TestPlacesOfTheFormerMinistryGoToItsHeirsWithoutAPerson(t *testing.T) {
	p, records := demoPortfolio(t)
	for _, m := range records.Memberships {
		if m.MinistryID == formerMinistry && m.ValidOn(recut) {
			t.Errorf("%s lasts beyond the re-cut", m.ID)
		}
		if m.ValidFrom == recut && m.PersonID != "" {
			t.Errorf("%s invents that %s goes on", m.ID, m.PersonID)
		}
	}
	if mds := p.Membership("ressort-ansprechperson-rlp.mds"); mds == nil || mds.Role != models.MemberContact || mds.Post != "Ansprechperson" {
		t.Errorf("the contact of the new ministry is %+v", mds)
	}
}

func TestAGeneratedGovernanceIsWholeAndOfTheSizeAskedFor(t *testing.T) {
	records := GenerateGovernance(20, 100, 1000)
	whole(t, records)
	if len(records.Bodies) != 20 || len(records.Meetings) != 100 || len(records.Resolutions) != 100 || len(records.Assignments) != 1000 {
		t.Errorf("%d bodies, %d meetings, %d resolutions, %d assignments", len(records.Bodies), len(records.Meetings), len(records.Resolutions), len(records.Assignments))
	}
	whole(t, GenerateGovernance(0, 5, 5))
	whole(t, GenerateGovernance(3, 0, 5))
}

func BenchmarkGenerateGovernance(b *testing.B) {
	for b.Loop() {
		GenerateGovernance(200, 5_000, 50_000)
	}
}

func TestTheInventedMeetingsNameOnlyWhatIsThere(t *testing.T) {
	_, records := demoPortfolio(t)
	have := map[key]bool{}
	for _, r := range records.All() {
		have[key{r.RecordKind(), r.RecordID()}] = true
	}
	for _, s := range slices.Concat(cabinetSessions(), committeeSessions(), conferenceSessions(), boardSessions()) {
		keys := appendKeys([]key{{models.KindBody, s.body}}, models.KindJurisdiction, append(s.absent, s.chairs...))
		for _, topic := range s.topics {
			kind := models.KindMinistry
			if s.body == conference {
				kind = models.KindJurisdiction
			}
			keys = appendKeys(keys, kind, topic.by)
			for _, todo := range topic.duties {
				keys = appendKeys(appendKeys(keys, models.KindMinistry, todo.ministries), models.KindJurisdiction, todo.lands)
				keys = appendKeys(appendKeys(keys, models.KindMeasure, todo.measures), models.KindTarget, todo.targets)
				keys = appendKeys(keys, models.KindBody, todo.bodies)
			}
		}
		for _, k := range keys {
			if !have[k] {
				t.Errorf("%s on %s names the %s %q, which is not there", s.body, s.on, k.kind, k.id)
			}
		}
	}
}
