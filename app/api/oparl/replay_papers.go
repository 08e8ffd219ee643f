// What resolutions, documents and briefings mean for papers and files.

package oparl

import "zielstand/models"

func (r *replay) takePaper(record models.Record, used bool) {
	switch v := record.(type) {
	case *models.Resolution:
		r.takeResolution(v, used)
	case *models.Document:
		f := facts{public: used, carried: true, content: content(v.Title, v.Type, v.Date)}
		if v.StrategyID != "" {
			f.all = []key{key("~strategy/" + v.StrategyID)}
		}
		r.put(paperOf(ofDocument, v.ID), f)
	case *models.Briefing:
		paper := paperOf(ofBriefing, v.ID)
		r.put(paper, facts{public: used && v.Published && v.State == models.BriefingFinal && v.Audience == models.AudiencePublic,
			carried: true, content: content(v.Title, v.Template, v.Stichtag)})
		if land := r.lands[v.StrategyID]; land != "" { // there for its Land even when it is on no agenda
			r.put(key("~land-of/"+v.ID), facts{public: true, all: []key{land}, carries: []key{paper}})
		}
	case *models.BriefingVersion:
		paper := paperOf(ofBriefing, v.BriefingID)
		r.put(key("file/"+v.ID), facts{public: used && v.State == models.BriefingFinal && v.Audience == models.AudiencePublic,
			all: []key{paper}, within: []key{paper}, content: content(v.Number, v.Title)})
	}
}

func (r *replay) takeResolution(v *models.Resolution, used bool) {
	k, item := paperOf(ofResolution, v.ID), key("agendaitem/"+v.AgendaItemID)
	var annexes []key
	for _, id := range v.DocumentIDs {
		annexes = append(annexes, paperOf(ofDocument, id))
	}
	// What was decided is never edited, so that its content is its id.
	r.put(k, facts{public: used && v.Published, all: []key{key("organization/" + v.BodyID)}, carries: annexes, content: v.ID,
		mentions: append(annexes, paperOf(ofResolution, v.CorrectsID))})
	f := facts{public: true, all: []key{k}, within: []key{k}, content: v.ID}
	if v.AgendaItemID != "" {
		f.within = append(f.within, item)
		r.consult(v.AgendaItemID, k, "")
	}
	r.put(key("file/"+string(k)[len("paper/"):]), f)
}

// keyOf is what goes with the record; its parts depend on it.
func keyOf(kind models.Kind, id string) key {
	switch kind {
	case models.KindJurisdiction:
		return bodyOf(id)
	case models.KindStrategy:
		return key("~strategy/" + id)
	case models.KindBody:
		return key("organization/" + id)
	case models.KindPerson:
		return key("~person/" + id)
	case models.KindMembership:
		return key("membership/" + id)
	case models.KindMeeting:
		return key("meeting/" + id)
	case models.KindAgendaItem:
		return key("agendaitem/" + id)
	case models.KindResolution:
		return paperOf(ofResolution, id)
	case models.KindDocument:
		return paperOf(ofDocument, id)
	case models.KindBriefing:
		return paperOf(ofBriefing, id)
	}
	return key("file/" + id)
}

// organizationOf is whose meeting it is, or whose meeting a consultation is in; "" for other objects.
func (l *ledger) organizationOf(n *node) key {
	for n != nil && len(n.all) > 0 {
		switch n.kind() {
		case "meeting":
			return n.all[0]
		case "agendaitem", "consultation":
			n = l.nodes[n.all[0]]
		default:
			return ""
		}
	}
	return ""
}
