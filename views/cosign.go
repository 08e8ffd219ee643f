// Co-signing (Mitzeichnung): what the office sees of it on a briefing's page, and where a ministry answers.

package views

import (
	"net/url"
	"strconv"

	"zielstand/app/german"
	"zielstand/models"
)

// What the pages of co-signing say once after a change.
const (
	NoticeCoAsked     NoticeCode = "co_asked"
	NoticeCoDeadline  NoticeCode = "co_deadline"
	NoticeCoWithdrawn NoticeCode = "co_withdrawn"
	NoticeCoAnswered  NoticeCode = "co_answered"
)

// Names of the fields of co-signing.
const (
	FieldCoMinistry    = "mitzeichnende"
	FieldCoDeadline    = "mitzeichnungsfrist"
	FieldCoNewDeadline = "neue_frist"
	FieldCoDays        = "arbeitstage"
	FieldCoAnswer      = "antwort"
	FieldCoText        = "begruendung"
)

// CoDays are the working days from asking to the deadline that are proposed.
const CoDays = 10

// CoPath is where ministries find what they are asked to co-sign.
const CoPath = "/mitzeichnung"

// CoBriefingPath is where a ministry answers about the briefing.
func CoBriefingPath(briefingID string) string { return CoPath + "/" + url.PathEscape(briefingID) }

// CoSigning is the co-signing of a briefing as those who prepare it see it.
type CoSigning struct {
	Typed    Typed
	Rows     []CoRow            // objections first
	Ask      []*models.Ministry // who can still be asked
	Running  bool               // ministries can be asked and answers change
	Proposed models.Date        // the deadline that CoDays from today give
	News     int                // answers since the last version was frozen
	answers  []*models.CoSignature
}

// NewCoSigning puts the rows together.
func NewCoSigning(rows []CoRow) *CoSigning {
	c := &CoSigning{Rows: rows}
	for _, r := range rows {
		c.answers = append(c.answers, r.CoSignature)
	}
	return c
}

// CoRow is the answer of a ministry.
type CoRow struct {
	*models.CoSignature
	Ministry *models.Ministry
	By       string // who has answered, for the office
	Off      string // the holiday on which the deadline falls, "" if it is a working day
	Days     int    // working days until the deadline
	Briefing *models.Briefing
}

func (r CoRow) name() string { return ministryShort(r.Ministry) }

// deadline is "bis 16.11.2026, noch 10 Arbeitstage".
func (r CoRow) deadline(today models.Date) string {
	text := "bis " + german.Date(r.Deadline)
	switch {
	case r.Answered():
		return text
	case today > r.Deadline:
		return text + ", abgelaufen"
	case today == r.Deadline:
		return text + ", heute"
	}
	return text + ", noch " + german.WorkingDays(r.Days)
}

// answered is "am 03.11.2026 von Ina Innen".
func (r CoRow) answered() string {
	if !r.Answered() {
		return ""
	}
	text := "am " + german.Date(r.AnsweredOn)
	if r.By != "" {
		text += " von " + r.By
	}
	return text
}

func (c *CoSigning) finding() string {
	if len(c.Rows) == 0 {
		return "Noch ist kein Ressort um Mitzeichnung gebeten."
	}
	names := map[string]string{}
	for _, r := range c.Rows {
		names[r.MinistryID] = r.name()
	}
	return german.CoFinding(c.answers, func(id string) string { return names[id] })
}

// against are the rows of those who object.
func (c *CoSigning) against() []CoRow {
	var rows []CoRow
	for _, r := range c.Rows {
		if r.Answer == models.CoObjects {
			rows = append(rows, r)
		}
	}
	return rows
}

// open tells how many have not answered.
func (c *CoSigning) open() int {
	n := 0
	for _, r := range c.Rows {
		if !r.Answered() {
			n++
		}
	}
	return n
}

func (c *CoSigning) options() (choices []Choice, all []string) {
	for _, m := range c.Ask {
		choices, all = append(choices, Choice{m.ID, m.Name + " (" + ministryShort(m) + ")"}), append(all, m.ID)
	}
	return choices, all
}

// asking tells that the form of who is asked was sent and not stored.
func (c *CoSigning) asking() bool {
	return len(c.Typed.Problems) > 0 && c.Typed.Error(FieldCoNewDeadline) == ""
}

// daysHint says how a deadline follows from working days.
func (c *CoSigning) daysHint() string {
	return "Gezählt wird ohne Wochenenden und ohne die Feiertage des Landes; gilt nur, wenn oben keine Frist steht. Ab heute führen " +
		german.WorkingDays(CoDays) + " zum " + german.Date(c.Proposed) + "."
}

func (c *CoSigning) labels() []FieldLabel {
	return []FieldLabel{{FieldCoMinistry, "Ressorts", "mitzeichnende"}, {FieldCoDeadline, "Frist", "mitzeichnungsfrist"}, {FieldCoDays, "Arbeitstage", "mitzeichnungstage"},
		{FieldCoNewDeadline, "Neue Frist", "neue-frist"}}
}

// coBadge lets what stands in the way stand out.
func coBadge(a models.CoAnswer) string {
	if a == models.CoObjects || a == models.CoOpen {
		return "zs-badge zs-badge--solid"
	}
	return "zs-badge"
}

// CoListPage lists what the own ministries are asked to co-sign.
type CoListPage struct {
	*Frame
	Rows []CoRow // open ones first, by deadline
}

func (p *CoListPage) layout() *Frame {
	return p.timeless("Mitzeichnung", Crumb{"Mitzeichnung", CoPath})
}

func (p *CoListPage) finding() string {
	open := 0
	for _, r := range p.Rows {
		if !r.Answered() {
			open++
		}
	}
	if open == 0 {
		return "Zurzeit wartet keine Vorlage auf Ihre Mitzeichnung."
	}
	return german.Count(open, "Vorlage wartet", "Vorlagen warten") + " auf Ihre Mitzeichnung."
}

// CoAnswerPage is where a ministry reads a briefing and answers.
type CoAnswerPage struct {
	*Frame
	Typed    Typed
	Briefing *models.Briefing
	Version  *BriefingVersionRow // the last one; nil = nothing is frozen
	Rows     []CoRow             // one for each of the person's ministries
	Sent     string              // id of the ministry whose form was sent and not stored, "" = none
	Conflict bool                // somebody else has answered meanwhile
}

func (p *CoAnswerPage) layout() *Frame {
	return p.timeless(p.Briefing.Title, Crumb{"Mitzeichnung", CoPath}, Crumb{p.Briefing.Title, CoBriefingPath(p.Briefing.ID)})
}

func (p *CoAnswerPage) finding() string {
	if p.closed() {
		return "Die Vorlage ist endgültig; die Mitzeichnung ist abgeschlossen."
	}
	for _, r := range p.Rows {
		if !r.Answered() {
			return "Das CDO-Büro bittet um Mitzeichnung " + r.deadline(p.Today) + "."
		}
	}
	return "Ihre Antwort liegt vor. Sie können sie ändern, solange die Vorlage nicht endgültig ist."
}

func (p *CoAnswerPage) closed() bool { return p.Briefing.State == models.BriefingFinal }

// typed is what was typed into the form of the row.
func (p *CoAnswerPage) typed(r CoRow) Typed {
	if p.Sent == r.MinistryID {
		return p.Typed
	}
	return Typed{}
}

// stale tells that the version was frozen after the day of the answer.
func (p *CoAnswerPage) stale(r CoRow) bool {
	return r.Answered() && p.Version != nil && models.DateOf(p.Version.FrozenAt.Time()) > r.AnsweredOn
}

// coAnswers are the answers to choose from.
var coAnswers = []struct {
	Answer models.CoAnswer
	Title  string
	Hint   string
}{
	{models.CoAgreed, "Wir zeichnen mit", ""},
	{models.CoRemark, "Wir zeichnen mit, mit Anmerkung", "Bitte schreiben Sie die Anmerkung unten auf."},
	{models.CoObjects, "Wir zeichnen nicht mit", "Bitte begründen Sie es unten. Die Begründung steht in der Vorlage."},
	{models.CoNil, "Fehlanzeige", "Die Vorlage betrifft unser Ressort nicht."},
}

func (p *CoAnswerPage) labels() []FieldLabel {
	id := p.Sent
	return []FieldLabel{{FieldCoAnswer, "Antwort", "antwort-" + id}, {FieldCoText, "Anmerkung oder Begründung", "text-" + id}}
}

func versionTitle(v *BriefingVersionRow) string { return "Fassung " + strconv.Itoa(v.Number) }
