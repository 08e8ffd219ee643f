// The demonstration's governance: how its invented meetings become records, and the words in which they are written.

package seed

import (
	"cmp"
	"slices"
	"strconv"

	"zielstand/models"
)

const (
	cabinet    = "ministerrat-rlp"
	conference = "digitalministerkonferenz"
	committee  = "landtag-rlp-ausschuss-digitalisierung"
	board      = "digitalisierungsboard-st"
)

// inventedCourse is the note on what the demonstration adds to a meeting or duty of the sources.
const inventedCourse = "Verlauf: Demonstration"

// session is an invented meeting, or the invented course of one that is among the records.
type session struct {
	id, body, title string
	number          int
	kind            models.MeetingKind // the default is a regular one
	on              models.Date
	place           string
	state           models.MeetingState // the default is held
	chairs          []string
	absent          []string // members with a vote that are not there; for bodies of Länder
	done            models.Days
	objected        models.Date
	objection       string
	approved        models.Date
	topics          []topic
}

// topic is an item of the agenda, and the resolution on it.
type topic struct {
	title     string
	kind      models.ItemType        // the default is a decision
	by        []string               // ministries, in a body of Länder these
	outcome   models.ResolutionState // the default is adopted where there are clauses
	clauses   []models.Clause
	procedure models.Procedure
	votes     models.Votes
	statement *models.Declaration
	gives     models.Texts // transferred votes, by Land
	inside    bool         // not for everybody
	minutes   string
	follow    []note // of the follow-up
	about     string // the assignment that brought the item
	duties    []duty
}

type note struct {
	on   models.Date
	text string
}

// duty is what follows from a topic; its state follows from the days.
type duty struct {
	title, who                            string
	clause                                string
	ministries, measures, targets         []string
	lands, bodies                         []string
	due                                   models.Deadline
	started, reported, confirmed, dropped models.Date
	report, reason, reporting, answer     string
	shownAt                               string // the meeting that was told that it is done
	promise, inside                       bool
}

func by(d models.Date) models.Deadline {
	return models.Deadline{Kind: models.DeadlineDate, Until: models.On(d)}
}

func during(from, until models.Date, precision models.Precision, wording string) models.Deadline {
	return models.Deadline{Kind: models.DeadlinePeriod, From: from, Until: models.PartialDate{Day: until, Precision: precision, Wording: wording}}
}

// at is the deadline of a meeting; "" is the next one of the body.
func at(meeting string) models.Deadline {
	return models.Deadline{Kind: models.DeadlineMeeting, MeetingID: meeting}
}

func soon(wording string) models.Deadline {
	return models.Deadline{Kind: models.DeadlineSoft, Until: models.PartialDate{Precision: models.PrecisionOpen, Wording: wording}}
}

func clause(number, verb, addressee, subject string) models.Clause {
	return models.Clause{Number: number, Verb: verb, Addressee: addressee, Subject: subject}
}

// govern adds the invented meetings of those bodies that are among the records.
func (d *demo) govern() {
	d.have = map[key]bool{}
	for _, r := range d.out.All() {
		d.have[key{r.RecordKind(), r.RecordID()}] = true
	}
	d.handOverPlaces()
	for _, s := range slices.Concat(cabinetSessions(), committeeSessions(), conferenceSessions(), boardSessions()) {
		if d.have[key{models.KindBody, s.body}] {
			d.hold(&s)
		}
	}
	if d.have[key{models.KindBody, conference}] {
		d.circulate()
		d.followUp()
	}
}

// only keeps the ids of what is among the records.
func (d *demo) only(kind models.Kind, ids []string) models.Strings {
	var kept models.Strings
	for _, id := range ids {
		if d.have[key{kind, id}] {
			kept = append(kept, id)
		}
	}
	return kept
}

// hold adds the meeting with its agenda, resolutions and duties, or to one of the records what is invented about it.
func (d *demo) hold(s *session) {
	m := d.meeting(s)
	for n, t := range s.topics {
		item := &models.AgendaItem{Base: numbered(m.ID, "top", n+1), MeetingID: m.ID, Number: strconv.Itoa(n + 1), Order: n + 1, Title: t.title,
			Type: cmp.Or(t.kind, models.ItemDecision), AssignmentID: t.about, Transfers: transfers(t.gives), Public: !t.inside, Sources: inventedOnly()}
		item.ProposerMinistryIDs, item.ProposerJurisdictionIDs = d.proposers(s.body, t.by)
		if t.minutes != "" {
			item.Minutes = InternalMark + t.minutes
		}
		if m.State == models.MeetingHeld {
			if len(t.clauses) > 0 {
				t.outcome = cmp.Or(t.outcome, models.ResolutionAdopted)
			}
			item.Outcome = t.outcome
		} else {
			item.Draft = t.clauses
		}
		d.out.AgendaItems = append(d.out.AgendaItems, item)
		resolution := ""
		if item.Outcome != "" && len(t.clauses) > 0 {
			resolution = d.resolve(m, item, &t, n+1).ID
		}
		for i, todo := range t.duties {
			d.oblige(m, item, &todo, resolution, m.ID+".auftrag-"+strconv.Itoa(n+1)+"-"+strconv.Itoa(i+1))
		}
	}
}

// meeting adds the meeting, or returns the one of the records with its invented course.
func (d *demo) meeting(s *session) *models.Meeting {
	i := slices.IndexFunc(d.out.Meetings, func(m *models.Meeting) bool { return m.ID == s.id })
	if i < 0 {
		i = len(d.out.Meetings)
		d.out.Meetings = append(d.out.Meetings, &models.Meeting{Base: models.Base{ID: s.id}, BodyID: s.body, Number: s.number, Title: s.title,
			Kind: cmp.Or(s.kind, models.MeetingRegular), On: s.on, Place: s.place, State: cmp.Or(s.state, models.MeetingHeld),
			ChairIDs: d.only(models.KindJurisdiction, s.chairs), Published: true})
	}
	m := d.out.Meetings[i]
	m.Done, m.ObjectedOn, m.ApprovedOn = s.done, s.objected, s.approved
	if s.objection != "" {
		m.Objection = InternalMark + s.objection
	}
	if s.body == conference && m.State == models.MeetingHeld {
		for _, place := range d.out.Memberships {
			if place.BodyID == conference && place.Vote && !slices.Contains(s.absent, place.JurisdictionID) {
				m.Present = append(m.Present, place.ID)
			}
		}
	}
	m.Sources = withInvented(m.Sources, inventedCourse)
	return m
}

func transfers(gives models.Texts) models.Texts {
	if gives == nil {
		return nil
	}
	out := models.Texts{}
	for from, to := range gives {
		out[placeOf(from)] = placeOf(to)
	}
	return out
}

// placeOf is the membership of a Land in the conference.
func placeOf(land string) string { return conference + "." + land }

func (d *demo) proposers(body string, ids []string) (ministries, lands models.Strings) {
	if body == conference {
		return nil, d.only(models.KindJurisdiction, ids)
	}
	return d.only(models.KindMinistry, ids), nil
}
