// Package auth knows who may do what, and how people prove who they are: passwords, second factors, secret links,
// OpenID Connect, and how fast somebody may try. It reads and writes no database.
package auth

import (
	"slices"

	"zielstand/models"
)

// Action is something that somebody wants to do.
type Action string

// The actions. Each one has a row in the table of rights.
const (
	ReadUnpublished  Action = "read_unpublished"  // read what the public may not; published things are open to all
	Report           Action = "report"            // write status reports and Fehlanzeigen of a ministry
	Review           Action = "review"            // return or approve reports
	CommentReport    Action = "comment_report"    // write in the thread under a report
	SecondOpinion    Action = "second_opinion"    // set the CDO office's own Ampel
	ManageRounds     Action = "manage_rounds"     // plan, open, remind and close reporting rounds
	EditMasterData   Action = "edit_master_data"  // keep everything but reports, persons included
	ConfirmProposals Action = "confirm_proposals" // confirm or reject a Vorschlag
	Recut            Action = "recut"             // Ressortneuzuschnitt and Fortschreibung
	PrepareBriefings Action = "prepare_briefings" // write, freeze, finalise and publish briefings
	CoSign           Action = "co_sign"           // answer for a ministry that is asked to co-sign a briefing
	Govern           Action = "govern"            // keep bodies, meetings, agendas, minutes, resolutions and circulars
	ReportDuty       Action = "report_duty"       // say how far an assignment of a ministry is
	ConfirmDuty      Action = "confirm_duty"      // confirm, send back or drop an assignment
	ReadJournal      Action = "read_journal"      // read who changed what, when and why
	ManageAccounts   Action = "manage_accounts"   // invite people, give roles, disable accounts
	Erase            Action = "erase"             // erase records and accounts for good
	OwnAccount       Action = "own_account"       // keep the own name, password, second factor, sessions and links
)

// Actions lists all actions in the order of the table.
var Actions = []Action{ReadUnpublished, Report, Review, CommentReport, SecondOpinion, ManageRounds, EditMasterData,
	ConfirmProposals, Recut, PrepareBriefings, CoSign, Govern, ReportDuty, ConfirmDuty, ReadJournal, ManageAccounts, Erase, OwnAccount}

// Object is what the action is about. The zero value is unpublished and nobody's in particular.
type Object struct {
	MinistryIDs []string // in charge of it
	Published   bool
}

// reach is how far a right goes.
type reach int

const (
	never     reach = iota
	published       // what is published
	own             // what one of the own ministries is in charge of
	always
)

// rights is one row of the table: how far the right to an action goes for each role.
type rights struct{ nobody, reader, contact, editor, administrator reach }

// table is the only place that says who may do what. An action without a row is nobody's. Editors report where a
// ministry of their own is in charge, as the CDO office is part of one; for others they review.
var table = map[Action]rights{
	ReadUnpublished:  {published, always, always, always, always},
	Report:           {never, never, own, own, own},
	Review:           {never, never, never, always, always},
	CommentReport:    {never, never, own, always, always},
	SecondOpinion:    {never, never, never, always, always},
	ManageRounds:     {never, never, never, always, always},
	EditMasterData:   {never, never, never, always, always},
	ConfirmProposals: {never, never, never, always, always},
	Recut:            {never, never, never, always, always},
	PrepareBriefings: {never, never, never, always, always},
	CoSign:           {never, never, own, own, own},
	Govern:           {never, never, never, always, always},
	ReportDuty:       {never, never, own, always, always},
	ConfirmDuty:      {never, never, never, always, always},
	ReadJournal:      {never, never, never, always, always},
	ManageAccounts:   {never, never, never, never, always},
	Erase:            {never, never, never, never, always},
	OwnAccount:       {never, always, always, always, always},
}

// Can tells whether the user may do the action to the object; nil is somebody who is not signed in. A disabled
// account may do no more than that. Who stands in for somebody else is asked about as StandingIn returns them.
func Can(u *models.User, a Action, o Object) bool {
	switch table[a].of(u) {
	case always:
		return true
	case published:
		return o.Published
	case own:
		return slices.ContainsFunc(o.MinistryIDs, func(id string) bool { return slices.Contains(u.MinistryIDs, id) })
	}
	return false
}

func (r rights) of(u *models.User) reach {
	if u == nil || u.DisabledAt != 0 {
		return r.nobody
	}
	switch u.Role {
	case models.AccountReader:
		return r.reader
	case models.AccountContact:
		return r.contact
	case models.AccountEditor:
		return r.editor
	case models.AccountAdministrator:
		return r.administrator
	}
	return r.nobody
}

// StandingIn returns the user with the ministries of the contacts among others who have named them as deputy and
// whose accounts are in use; a reader then acts as a contact. The result is for Can and Viewer and must not be
// saved. Without such contacts it is u itself.
func StandingIn(u *models.User, others []*models.User) *models.User {
	acting := u
	for _, other := range others {
		if other.Role != models.AccountContact || other.DisabledAt != 0 || !slices.Contains(other.DeputyIDs, u.ID) {
			continue
		}
		if acting == u {
			copied := *u
			copied.MinistryIDs = slices.Clone(u.MinistryIDs)
			acting = &copied
		}
		if acting.Role == models.AccountReader {
			acting.Role = models.AccountContact
		}
		for _, id := range other.MinistryIDs {
			if !slices.Contains(acting.MinistryIDs, id) {
				acting.MinistryIDs = append(acting.MinistryIDs, id)
			}
		}
	}
	return acting
}
