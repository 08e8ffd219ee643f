// From the journal to the ledger: what each kind of record means for the objects.

package oparl

import (
	"encoding/json"
	"slices"

	"zielstand/models"
)

// jointBody is the Body of organizations that belong to no single Land.
const jointBody key = "body/bund-und-laender"

// replayed are the kinds of records that objects are made from.
var replayed = []models.Kind{models.KindJurisdiction, models.KindDocument, models.KindStrategy, models.KindPerson, models.KindBody,
	models.KindMembership, models.KindBriefing, models.KindBriefingVersion, models.KindMeeting, models.KindAgendaItem, models.KindResolution}

// replay brings the ledger from one head of the journal to the next.
type replay struct {
	*ledger
	began  models.Instant // the first entry
	people models.People  // what is known of persons now
	lands  map[string]key // by strategy
	// later counts how many entries about each person are still to come. Names are not in the journal, nor whether they
	// may be told: who was erased is taken as having been public until the last entry, and who is known but no
	// longer public is remembered as deleted only until the next start.
	later map[string]int
}

func bodyOf(jurisdictionID string) key {
	if jurisdictionID == "" {
		return jointBody
	}
	return key("body/" + jurisdictionID)
}

// paperOf and fileOf name what is made of a record: ids of resolutions, documents and briefings may be the same.
func paperOf(kind, id string) key { return key("paper/" + kind + "-" + id) }

// Kinds of papers, as their ids begin.
const (
	ofResolution = "beschluss"
	ofDocument   = "dokument"
	ofBriefing   = "vorlage"
)

func consultationOf(itemID string, paper key) key {
	return key("consultation/" + itemID + "~" + string(paper)[len("paper/"):])
}

func newReplay() *replay {
	r := &replay{ledger: newLedger(), lands: map[string]key{}}
	r.put(jointBody, facts{public: true, carried: true, home: jointBody})
	return r
}

// run takes in the entries, which are complete changes in their order.
func (r *replay) run(entries []models.Entry, people models.People) error {
	r.people, r.later = people, map[string]int{}
	for _, e := range entries {
		if e.Kind == models.KindPerson {
			r.later[e.RecordID]++
		}
	}
	if r.began == 0 && len(entries) > 0 {
		r.began = entries[0].At
	}
	for i, e := range entries {
		record, err := e.Record()
		if err != nil {
			return err
		}
		if record == nil {
			r.drop(keyOf(e.Kind, e.RecordID))
		} else {
			r.take(record)
		}
		if i+1 == len(entries) || entries[i+1].Batch != e.Batch {
			r.settle(e.At)
		}
	}
	return nil
}

// content is all of an object that comes from its own record.
func content(values ...any) string {
	text, err := json.Marshal(values)
	if err != nil {
		panic(err) // texts, numbers and days
	}
	return string(text)
}

func (r *replay) take(record models.Record) {
	used := !record.Archived()
	switch v := record.(type) {
	case *models.Jurisdiction:
		k := bodyOf(v.ID)
		r.put(k, facts{public: used, carried: true, home: k, content: content(v.Name)})
	case *models.Strategy:
		r.put(key("~strategy/"+v.ID), facts{public: used && v.Published})
		r.lands[v.ID] = bodyOf(v.JurisdictionID)
	case *models.Body:
		home := bodyOf(v.JurisdictionID)
		r.put(key("organization/"+v.ID), facts{public: used && v.Published, home: home, carries: []key{home},
			mentions: []key{key("organization/" + v.ParentID)},
			content:  content(v.Name, v.ShortName, v.Kind, v.Website, v.ValidFrom, v.ValidUntil, v.ParentID, v.JurisdictionID)})
	case *models.Person:
		r.later[v.ID]--
		known := r.people[v.ID]
		r.put(key("~person/"+v.ID), facts{public: used && (known != nil && known.Public || known == nil && r.later[v.ID] > 0)})
		r.put(key("person/"+v.ID), facts{public: used, carried: true, content: content(v.ChangedAt)})
	case *models.Membership:
		r.takeMembership(v, used)
	case *models.Meeting:
		r.takeMeeting(v, used)
	case *models.AgendaItem:
		r.takeItem(v, used)
	default:
		r.takePaper(record, used)
	}
}

func (r *replay) takeMembership(v *models.Membership, used bool) {
	organization := key("organization/" + v.BodyID)
	f := facts{public: used && v.PersonID != "", all: []key{organization}, within: []key{organization},
		content: content(v.BodyID, v.PersonID, v.Role, v.Vote, v.ValidFrom, v.ValidUntil)}
	if v.PersonID != "" {
		f.all = append(f.all, key("~person/"+v.PersonID))
		f.within = append(f.within, key("person/"+v.PersonID))
		f.carries = []key{key("person/" + v.PersonID)}
	}
	r.put(key("membership/"+v.ID), f)
}

func (r *replay) takeMeeting(v *models.Meeting, used bool) {
	k := key("meeting/" + v.ID)
	r.put(k, facts{public: used && v.Published, all: []key{key("organization/" + v.BodyID)},
		content: content(v.BodyID, v.Number, v.Title, v.On, v.Start, v.End, v.State)})
	r.put(key("location/"+v.ID), facts{public: used && v.Place != "", all: []key{k}, within: []key{k}, content: v.Place})
}

// takeItem also takes in which papers are on the agenda.
func (r *replay) takeItem(v *models.AgendaItem, used bool) {
	k, ofMeeting := key("agendaitem/"+v.ID), key("meeting/"+v.MeetingID)
	var papers []key
	for _, id := range v.DocumentIDs {
		papers = append(papers, paperOf(ofDocument, id))
	}
	for _, id := range v.BriefingIDs {
		papers = append(papers, paperOf(ofBriefing, id))
	}
	var before []key
	if n := r.nodes[k]; n != nil {
		before = n.carries
	}
	r.put(k, facts{public: used && v.Public, order: v.Order, all: []key{ofMeeting}, within: []key{ofMeeting}, carries: papers,
		content: content(v.MeetingID, v.Number, v.Order, v.Title, v.Outcome)})
	for _, paper := range before {
		if !slices.Contains(papers, paper) {
			r.drop(consultationOf(v.ID, paper))
		}
	}
	for _, paper := range papers {
		r.consult(v.ID, paper, content(v.Type))
	}
}

func (r *replay) consult(itemID string, paper key, shows string) {
	item := key("agendaitem/" + itemID)
	r.put(consultationOf(itemID, paper), facts{public: true, all: []key{item, paper}, within: []key{item, paper}, content: shows})
}
