// The pages of assignments: who owes what, by when, and how far it is.

package views

import (
	"zielstand/app/german"
	"zielstand/app/governance"
	"zielstand/models"
)

// DutiesPerPage is how many assignments a page of the list shows.
const DutiesPerPage = 25

// DutyView is a ready-made choice of the list.
type DutyView string

// The views.
const (
	DutiesAll     DutyView = ""
	DutiesMine    DutyView = "meine"
	DutiesOwn     DutyView = "ressort"
	DutiesOverdue DutyView = "ueberfaellig"
	DutiesUndated DutyView = "ohne-frist"
	DutiesOpen    DutyView = "offen"
)

// DutyViews lists the views in the order in which they are offered.
var DutyViews = []DutyView{DutiesAll, DutiesOpen, DutiesMine, DutiesOwn, DutiesOverdue, DutiesUndated}

// DutyFilter is what the list of assignments is asked for; zero values ask for everything.
type DutyFilter struct {
	View       DutyView
	Text       string
	BodyID     string
	MinistryID string
	State      models.AssignmentState
	Deadline   models.DeadlineKind
	Bodies     []*models.Body
	Ministries []MinistryChoice
}

// DutiesPage is the list of assignments.
type DutiesPage struct {
	*Frame
	Portfolio *models.Portfolio
	Filter    DutyFilter
	Counts    map[DutyView]int // of the views that are offered
	Rows      []*models.Assignment
	Pages     Pages
	Duties    governance.Tally // of all
	Figures   FigureSet
}

func (p *DutiesPage) layout() *Frame {
	return p.titled("Aufträge", Crumb{"Gremien", "/gremien"}, Crumb{"Aufträge", "/auftraege"})
}

func (p *DutiesPage) finding() string {
	if p.Duties.Total == 0 {
		return "Bis zum " + german.Date(p.Stichtag) + " ist kein Auftrag bekannt."
	}
	return german.Sentence(dutyWords(p.Duties))
}

// viewTitle names a view for the viewer.
func (p *DutiesPage) viewTitle(v DutyView) string {
	switch v {
	case DutiesMine:
		if p.Rights == models.RightsOffice {
			return "Zu bestätigen"
		}
		return "Meine"
	case DutiesOwn:
		return "Mein Ressort"
	case DutiesOverdue:
		return "Überfällig"
	case DutiesUndated:
		return "Ohne Frist"
	case DutiesOpen:
		return "Offen"
	}
	return "Alle"
}

func (p *DutiesPage) viewCurrent(v DutyView) string {
	if p.Filter.View == v {
		return "page"
	}
	return ""
}

// DutyList are assignments on the page of what they are about: a measure, a target, a ministry.
type DutyList struct {
	Portfolio *models.Portfolio
	Rows      []*models.Assignment
	Counts    governance.Tally // of all, where Rows are some
	// More leads to the list of them, "" = none.
	More string
}

// caption counts what the table shows, and says what counts.
func (l DutyList) caption(f *Frame) string {
	return dutyWords(l.Counts) + " · Stand " + german.Date(f.Stichtag)
}

// DutyPage shows one assignment.
type DutyPage struct {
	*Frame
	Portfolio  *models.Portfolio
	Assignment *models.Assignment
	Body       *models.Body
	Resolution *models.Resolution
	Meeting    *models.Meeting
	Measures   []*models.MeasureNode
	Targets    []*models.TargetNode
	DependsOn  []*models.Assignment
	Dependents []*models.Assignment
	Answer     *models.Document
	Due        models.Date // unknown = none can be worked out
	MayAct     bool        // the viewer belongs to a side that has something to do
	Sources    []SourceLine
}

func (p *DutyPage) layout() *Frame {
	return p.titled(p.Assignment.Title, Crumb{"Gremien", "/gremien"}, Crumb{"Aufträge", "/auftraege"},
		Crumb{german.Shorten(p.Assignment.Title, 60), AssignmentPath(p.Assignment.ID)})
}

func (p *DutyPage) finding() string {
	a := p.Assignment
	text := "Verantwortlich: " + a.Responsible + ". Frist: " + DeadlineWords(p.Portfolio, a) + ". "
	if a.Deadline.Kind == models.DeadlineNone {
		text = "Verantwortlich: " + a.Responsible + ", ohne Frist. "
	}
	if a.Secret() {
		return text + "Der Stand ist ein interner Vorgang des Gremiums und nicht öffentlich."
	}
	state := german.Sentence("Stand am " + german.Date(p.Stichtag) + ": " + dutyState(a, p.Stichtag))
	if governance.Overdue(p.Portfolio, a, p.Stichtag) {
		state = german.Sentence("Überfällig seit "+german.Count(int(p.Stichtag-p.Due), "Tag", "Tagen")) + " " + state
	}
	return text + state
}

// dutyEvent is one line of the course of an assignment.
type dutyEvent struct {
	On   models.Date
	What string
	Text string
}

// course lists what happened until the Stichtag.
func (p *DutyPage) course() []dutyEvent {
	a := p.Assignment
	all := []dutyEvent{
		{a.AgreedOn, map[models.AssignmentKind]string{models.AssignmentPromised: "zugesagt"}[a.Kind], ""},
		{a.StartedOn, "begonnen", ""},
		{a.ReportedOn, "erledigt gemeldet", a.Report},
		{a.ConfirmedOn, "bestätigt", a.AnswerNumber},
		{a.DroppedOn, "entfallen", a.DroppedReason},
	}
	var happened []dutyEvent
	for _, e := range all {
		if e.On.Known() && e.On <= p.Stichtag {
			if e.What == "" {
				e.What = "erteilt"
			}
			happened = append(happened, e)
		}
	}
	return happened
}
