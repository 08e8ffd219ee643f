// Agenda and minutes of a meeting, written while it goes on: items, who is there, what came of each item.

package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"zielstand/app/governance"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// meetingOf is the meeting of the address, for those who keep bodies.
func meetingOf(v *personal) (*models.Portfolio, *models.Meeting, error) {
	if err := mayGovern(v); err != nil {
		return nil, nil, err
	}
	p := v.current()
	m := p.Meeting(v.Param("meeting"))
	if m == nil {
		return nil, nil, models.NotFoundError(models.KindMeeting, v.Param("meeting"))
	}
	return p, m, nil
}

func minutesPath(m *models.Meeting) string { return views.MeetingPath(m.ID) + "/protokoll" }

// minutesPage shows agenda and minutes with their forms.
func minutesPage(v *personal) (*reply, error) {
	p, m, err := meetingOf(v)
	if err != nil {
		return nil, err
	}
	if v.onAnotherDay() {
		return lead(minutesPath(m), ""), nil
	}
	v.Frame.Path = minutesPath(m)
	page := &views.MinutesPage{MeetingPage: meetingView(v.request, p, m), Typed: v.Form.Shown(), At: v.Param("item"), Waiting: governance.Proposed(p, m)}
	for _, place := range p.MembershipsOf(m.BodyID) {
		if (place.Vote || place.Role == models.MemberDeputy) && (!m.On.Known() || place.ValidOn(m.On)) {
			page.Places = append(page.Places, place)
		}
	}
	if page.Body != nil {
		page.Votes = map[string]int{"": governance.PresentVotes(page.Body, p.MembershipsOf(m.BodyID), m, nil).Count()}
		for _, i := range page.Items {
			page.Votes[i.ID] = governance.PresentVotes(page.Body, p.MembershipsOf(m.BodyID), m, i.AgendaItem).Count()
		}
	}
	if v.reading() {
		return show(views.Minutes(page)), nil
	}
	return showInvalid(views.Minutes(page)), nil
}

// changeMeeting stores what change makes of the meeting; a form from before somebody else's change is a conflict.
func changeMeeting(v *personal, notice views.NoticeCode, change func(p *models.Portfolio, m *models.Meeting)) (*reply, error) {
	p, m, err := meetingOf(v)
	if err != nil {
		return nil, err
	}
	next := *m
	next.Version = v.Form.Version()
	change(p, &next)
	if !v.Form.Valid() {
		return minutesPage(v)
	}
	err = v.change("", func(tx *store.Tx) error { return tx.Update(&next) })
	if v.Form.Take(err) {
		return minutesPage(v)
	}
	return lead(minutesPath(m), notice), err
}

// keepAttendance notes who is there.
func keepAttendance(v *personal) (*reply, error) {
	return changeMeeting(v, views.NoticeMinutes, func(p *models.Portfolio, m *models.Meeting) {
		m.Present = v.Form.IDs(views.FieldPresent, func(id string) bool {
			place := p.Membership(id)
			return place != nil && place.BodyID == m.BodyID
		})
	})
}

// keepMeetingState notes that a meeting was called, held or cancelled, and an objection to its minutes.
func keepMeetingState(v *personal) (*reply, error) {
	return changeMeeting(v, views.NoticeMinutes, func(_ *models.Portfolio, m *models.Meeting) {
		f := v.Form
		m.State = models.MeetingState(cmp.Or(f.Enum(views.FieldMeetingState, string(models.MeetingPlanned), string(models.MeetingInvited),
			string(models.MeetingHeld), string(models.MeetingCancelled)), string(m.State)))
		if text := f.Long(views.FieldObjection, models.MaxTextLength); text != "" && text != m.Objection {
			m.Objection, m.ObjectedOn = text, v.Frame.Today
		}
		if f.Bool(views.FieldApproved) {
			m.ApprovedOn = v.Frame.Today
		}
	})
}

// keepStep notes when a step of the rules was done.
func keepStep(v *personal) (*reply, error) {
	return changeMeeting(v, views.NoticeStepDone, func(p *models.Portfolio, m *models.Meeting) {
		f := v.Form
		var steps []string
		if b := p.Body(m.BodyID); b != nil {
			for _, s := range b.Rules.Steps {
				steps = append(steps, s.ID)
			}
		}
		step := f.Required(views.FieldMeetingStep, f.Enum(views.FieldMeetingStep, steps...))
		on := cmp.Or(f.Date(views.FieldMeetingStepOn), v.Frame.Today)
		if on > v.Frame.Today {
			f.Problem(views.FieldMeetingStepOn, models.CodeRange, "", "heute")
		}
		done := models.Days{}
		for id, day := range m.Done {
			done[id] = day
		}
		done[step] = on
		m.Done = done
	})
}

// addItem puts an item at the end of the agenda.
func addItem(v *personal) (*reply, error) {
	p, m, err := meetingOf(v)
	if err != nil {
		return nil, err
	}
	f := v.Form
	items := p.ItemsOf(m.ID)
	i := &models.AgendaItem{Base: models.Base{ID: "top-" + recordID(v.Frame.Today, f.FormID(), "top", m.ID)}, MeetingID: m.ID, Order: lastPosition(items) + 1,
		Number: cmp.Or(f.Text(views.FieldItemNumber, 20), strconv.Itoa(len(items)+1)), Title: f.Required(views.FieldItemTitle, f.Text(views.FieldItemTitle, maxLine)),
		Type:   models.ItemType(cmp.Or(f.Enum(views.FieldItemType, words(models.ItemTypes)...), string(models.ItemReport))),
		Public: f.Bool(views.FieldItemPublic), ProposerMinistryIDs: f.IDs(views.FieldItemMinistries, func(id string) bool { return p.Ministry(id) != nil })}
	if !f.Valid() {
		return minutesPage(v)
	}
	err = v.change("", func(tx *store.Tx) error { return tx.Create(i) })
	if models.KindOf(err) == models.Conflict {
		err = nil // the form was sent twice
	}
	if f.Take(err) {
		return minutesPage(v)
	}
	return lead(minutesPath(m), views.NoticeItemAdded), err
}

func lastPosition(items []*models.AgendaItem) int {
	last := 0
	for _, i := range items {
		last = max(last, i.Order)
	}
	return last
}

// takeProposals puts what waits for the body onto the agenda; what is done is told once and noted as told.
func takeProposals(v *personal) (*reply, error) {
	p, m, err := meetingOf(v)
	if err != nil {
		return nil, err
	}
	waiting := governance.Proposed(p, m)
	chosen := v.Form.IDs(views.FieldProposals, func(id string) bool {
		return slices.ContainsFunc(waiting, func(w governance.Proposal) bool { return w.Assignment.ID == id })
	})
	if !v.Form.Valid() {
		return minutesPage(v)
	}
	position := lastPosition(p.ItemsOf(m.ID))
	number := len(p.ItemsOf(m.ID))
	err = v.change("", func(tx *store.Tx) error {
		for _, id := range chosen {
			position, number = position+1, number+1
			a := tx.Portfolio().Assignment(id)
			if err := tx.Create(&models.AgendaItem{Base: models.Base{ID: m.ID + "." + id}, MeetingID: m.ID, Number: strconv.Itoa(number), Order: position,
				Title: a.Title, Type: models.ItemOpenDuty, AssignmentID: id}); err != nil {
				return err
			}
			if a.State == models.AssignmentConfirmed {
				told := *a
				told.ShownDoneAtID = m.ID
				if err := tx.Update(&told); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if models.KindOf(err) == models.Conflict {
		err = nil // the form was sent twice
	}
	return lead(minutesPath(m), views.NoticeItemsProposed), err
}

// keepItem stores what was written about an item, and where it was decided upon, the resolution.
func keepItem(v *personal) (*reply, error) {
	p, m, err := meetingOf(v)
	if err != nil {
		return nil, err
	}
	i := p.AgendaItem(v.Param("item"))
	if i == nil || i.MeetingID != m.ID {
		return nil, models.NotFoundError(models.KindAgendaItem, v.Param("item"))
	}
	f := v.Form
	next := *i
	next.Version = f.Version()
	next.Minutes = f.Long(views.FieldItemMinutes, models.MaxTextLength)
	next.Outcome = models.ResolutionState(f.Enum(views.FieldItemOutcome, words(models.ResolutionStates)...))
	next.Draft = readClauses(f)
	next.Transfers = readTransfer(v, p, m, i)
	made := []models.Record{}
	if f.Bool(views.FieldItemResolve) && next.Outcome != "" {
		made = append(made, readResolution(v, p, m, &next))
	}
	if !f.Valid() {
		return minutesPage(v)
	}
	err = v.change("", func(tx *store.Tx) error {
		if err := tx.Update(&next); err != nil {
			return err
		}
		return tx.Create(made...)
	})
	if f.Take(err) {
		return minutesPage(v)
	}
	notice := views.NoticeMinutes
	if len(made) > 0 {
		notice = views.NoticeResolved
	}
	return lead(minutesPath(m)+"#"+nextItem(p, i), notice), err
}

// nextItem is where the page goes on: at the item behind.
func nextItem(p *models.Portfolio, i *models.AgendaItem) string {
	items := p.ItemsOf(i.MeetingID)
	at := slices.Index(items, i)
	if at+1 < len(items) {
		at++
	}
	return "top-" + items[at].ID
}

// readClauses reads one clause from each line, with or without its number.
func readClauses(f *form) models.List[models.Clause] {
	var clauses models.List[models.Clause]
	for line := range strings.Lines(f.Long(views.FieldItemDraft, models.MaxTextLength)) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		number := strconv.Itoa(len(clauses) + 1)
		if own, rest, ok := strings.Cut(line, ". "); ok && len(own) <= 3 && strings.Trim(own, "0123456789") == "" {
			number, line = own, rest
		}
		clauses = append(clauses, models.Clause{Number: number, Subject: line})
	}
	return clauses
}

// readTransfer adds a vote that was given for this item.
func readTransfer(v *personal, p *models.Portfolio, m *models.Meeting, i *models.AgendaItem) models.Texts {
	place := func(id string) bool { return p.Membership(id) != nil && p.Membership(id).BodyID == m.BodyID }
	giver, receiver := v.Form.ID(views.FieldGiver, place), v.Form.ID(views.FieldReceiver, place)
	transfers := models.Texts{}
	for from, to := range i.Transfers {
		transfers[from] = to
	}
	if giver != "" && receiver != "" {
		transfers[giver] = receiver
	}
	if len(transfers) == 0 {
		return nil
	}
	return transfers
}

// readResolution makes the resolution of an item; a vote must fit to the rules of the body.
func readResolution(v *personal, p *models.Portfolio, m *models.Meeting, i *models.AgendaItem) *models.Resolution {
	f, b := v.Form, p.Body(m.BodyID)
	if m.On > v.Frame.Today {
		f.Problem(views.FieldItemResolve, views.CodeVote, "Die Sitzung steht noch bevor; ein Beschluss kann erst danach festgehalten werden.")
	}
	r := &models.Resolution{Base: models.Base{ID: m.ID + "-top" + plain(i.Number)}, BodyID: m.BodyID, MeetingID: m.ID, AgendaItemID: i.ID, Number: "TOP " + i.Number,
		Title: i.Title, On: models.On(cmp.Or(m.On, v.Frame.Today)), State: i.Outcome, Clauses: i.Draft,
		Procedure:           models.Procedure(f.Enum(views.FieldProcedure, string(models.ProcedureConsensus), string(models.ProcedureMajority))),
		ProposerMinistryIDs: i.ProposerMinistryIDs, ProposerJurisdictionIDs: i.ProposerJurisdictionIDs, DocumentIDs: i.DocumentIDs}
	for n := 2; p.Resolution(r.ID) != nil; n++ { // decided upon again: what was decided before is corrected
		r.CorrectsID, r.ID = r.ID, m.ID+"-top"+plain(i.Number)+"-"+strconv.Itoa(n)
	}
	for line := range strings.Lines(f.Long(views.FieldDeclarations, models.MaxTextLength)) {
		if by, text, ok := strings.Cut(strings.TrimSpace(line), ":"); ok {
			r.Declarations = append(r.Declarations, models.Declaration{By: strings.TrimSpace(by), Text: strings.TrimSpace(text)})
		}
	}
	yes, voted := f.Int(views.FieldYes, 0, mostVotes)
	no, _ := f.Int(views.FieldNo, 0, mostVotes)
	abstain, _ := f.Int(views.FieldAbstain, 0, mostVotes)
	present := governance.PresentVotes(b, p.MembershipsOf(m.BodyID), m, i).Count()
	if voted || no+abstain > 0 {
		r.Votes = models.Votes{Present: max(present, yes+no+abstain), Yes: yes, No: no, Abstain: abstain}
		checkVote(f, b, r)
	}
	return r
}

// plain are the letters and digits of a number on an agenda: "2 a)" is "2a".
func plain(number string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(number))
}

// mostVotes is the greatest number that a form takes.
const mostVotes = 10_000

// checkVote refuses an outcome that the rules of the body do not allow for the votes.
func checkVote(f *form, b *models.Body, r *models.Resolution) {
	adopted := r.State == models.ResolutionAdopted || r.State == models.ResolutionAmended
	d := governance.Decide(b.Rules, r.Votes.Present, r.Votes.Yes, r.Votes.No, r.Votes.Abstain)
	if adopted && (d.Outcome == governance.VoteFailed || d.Outcome == governance.VoteNotQuorate) {
		f.Problem(views.FieldItemOutcome, views.CodeVote, views.DecisionWords(d))
	}
}
