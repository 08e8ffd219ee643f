// The entries of a seed file about meetings, what was decided there, and what must follow.

package seed

import "zielstand/models"

type meetingEntry struct {
	ID      ident              `yaml:"id"`
	Body    string             `yaml:"body"`
	Number  int                `yaml:"number"`
	Title   string             `yaml:"title"`
	Kind    models.MeetingKind `yaml:"kind"`
	On      models.Date        `yaml:"on"`
	Place   string             `yaml:"place"`
	Mode    models.MeetingMode `yaml:"mode"`
	Chairs  []string           `yaml:"chairs"`
	Note    string             `yaml:"note"`
	Sources []sourceEntry      `yaml:"sources"`
}

// proposersEntry is who brings something in.
type proposersEntry struct {
	Ministries    []string `yaml:"ministries"`
	Jurisdictions []string `yaml:"jurisdictions"`
}

type itemEntry struct {
	ID        ident                  `yaml:"id"`
	Meeting   string                 `yaml:"meeting"`
	Number    string                 `yaml:"number"`
	Position  int                    `yaml:"position"`
	Title     string                 `yaml:"title"`
	Type      models.ItemType        `yaml:"type"`
	Proposers proposersEntry         `yaml:"proposers"`
	Documents []string               `yaml:"documents"`
	Outcome   models.ResolutionState `yaml:"outcome"`
	Sources   []sourceEntry          `yaml:"sources"`
}

type resolutionEntry struct {
	ID           ident                  `yaml:"id"`
	Body         string                 `yaml:"body"`
	Meeting      string                 `yaml:"meeting"`
	Item         string                 `yaml:"item"`
	Number       string                 `yaml:"number"`
	Title        string                 `yaml:"title"`
	On           dateEntry              `yaml:"on"`
	State        models.ResolutionState `yaml:"state"`
	Proposers    proposersEntry         `yaml:"proposers"`
	Clauses      []models.Clause        `yaml:"clauses"` // by the names that the journal gives its parts
	Content      []string               `yaml:"content"`
	Explanations []string               `yaml:"explanations"`
	Documents    []string               `yaml:"documents"`
	RefersTo     string                 `yaml:"refers_to"`
	Note         string                 `yaml:"note"`
	Sources      []sourceEntry          `yaml:"sources"`
}

type assignmentEntry struct {
	ID            ident                  `yaml:"id"`
	Kind          models.AssignmentKind  `yaml:"kind"`
	Body          string                 `yaml:"body"`
	Resolution    string                 `yaml:"resolution"`
	Clause        string                 `yaml:"clause"`
	Meeting       string                 `yaml:"meeting"`
	Item          string                 `yaml:"item"`
	AgreedOn      models.Date            `yaml:"agreed_on"`
	Title         string                 `yaml:"title"`
	Responsible   string                 `yaml:"responsible"`
	Ministries    []string               `yaml:"ministries"`
	Jurisdictions []string               `yaml:"jurisdictions"`
	Bodies        []string               `yaml:"bodies"`
	Deadline      deadlineEntry          `yaml:"deadline"`
	DependsOn     []string               `yaml:"depends_on"`
	State         models.AssignmentState `yaml:"state"`
	ConfirmedOn   models.Date            `yaml:"confirmed_on"`
	AnswerNumber  string                 `yaml:"answer_number"`
	Answer        string                 `yaml:"answer"`
	Note          string                 `yaml:"note"`
	Sources       []sourceEntry          `yaml:"sources"`
}

type deadlineEntry struct {
	Kind    models.DeadlineKind `yaml:"kind"`
	From    models.Date         `yaml:"from"`
	Until   dateEntry           `yaml:"until"`
	Meeting string              `yaml:"meeting"`
}

// addMeetings files meetings with their agendas, resolutions and assignments. All of them were held or published.
func (l *loader) addMeetings(c *chapter) error {
	for _, e := range c.Meetings {
		if err := l.add(e.ID.line, &models.Meeting{Base: base(e.ID), BodyID: e.Body, Number: e.Number, Title: e.Title, Kind: e.Kind,
			On: e.On, Place: e.Place, Mode: e.Mode, State: models.MeetingHeld, ChairIDs: e.Chairs, Published: true, Note: e.Note,
			Sources: sourcesOf(e.Sources)}); err != nil {
			return err
		}
	}
	for _, e := range c.AgendaItems {
		if err := l.add(e.ID.line, &models.AgendaItem{Base: base(e.ID), MeetingID: e.Meeting, Number: e.Number, Order: e.Position,
			Title: e.Title, Type: e.Type, ProposerMinistryIDs: e.Proposers.Ministries, ProposerJurisdictionIDs: e.Proposers.Jurisdictions,
			DocumentIDs: e.Documents, Public: true, Outcome: e.Outcome, Sources: sourcesOf(e.Sources)}); err != nil {
			return err
		}
	}
	for _, e := range c.Resolutions {
		if err := l.add(e.ID.line, &models.Resolution{Base: base(e.ID), BodyID: e.Body, MeetingID: e.Meeting, AgendaItemID: e.Item,
			Number: e.Number, Title: e.Title, On: e.On.date(), State: e.State, ProposerMinistryIDs: e.Proposers.Ministries,
			ProposerJurisdictionIDs: e.Proposers.Jurisdictions, Clauses: e.Clauses, Content: e.Content, Explanations: e.Explanations,
			DocumentIDs: e.Documents, RefersTo: e.RefersTo, Published: true, Note: e.Note, Sources: sourcesOf(e.Sources)}); err != nil {
			return err
		}
	}
	for _, e := range c.Assignments {
		if err := l.add(e.ID.line, e.assignment()); err != nil {
			return err
		}
	}
	return nil
}

// assignment is one that follows from a resolution and is open, unless the entry says otherwise.
func (e *assignmentEntry) assignment() *models.Assignment {
	a := &models.Assignment{Base: base(e.ID), Kind: e.Kind, BodyID: e.Body, ResolutionID: e.Resolution, Clause: e.Clause, MeetingID: e.Meeting,
		AgendaItem: e.Item, AgreedOn: e.AgreedOn, Title: e.Title, Responsible: e.Responsible, MinistryIDs: e.Ministries,
		Jurisdictions: e.Jurisdictions, BodyIDs: e.Bodies, DependsOnIDs: e.DependsOn, State: e.State, ConfirmedOn: e.ConfirmedOn,
		AnswerNumber: e.AnswerNumber, AnswerID: e.Answer, Published: true, Note: e.Note, Sources: sourcesOf(e.Sources),
		Deadline: models.Deadline{Kind: e.Deadline.Kind, From: e.Deadline.From, Until: e.Deadline.Until.date(), MeetingID: e.Deadline.Meeting}}
	if a.Kind == "" {
		a.Kind = models.AssignmentResolved
	}
	if a.State == "" {
		a.State = models.AssignmentOpen
	}
	if a.Deadline.Kind == "" {
		a.Deadline.Kind = models.DeadlineNone
	}
	return a
}
