// The pages of reporting rounds: the list, one round, and its form.

package views

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// What the pages of rounds say once after a change.
const (
	NoticeRoundPlanned NoticeCode = "round_planned"
	NoticeRoundOpened  NoticeCode = "round_opened"
	NoticeRoundClosed  NoticeCode = "round_closed"
	NoticeRoundDeleted NoticeCode = "round_deleted"
	NoticeNilGiven     NoticeCode = "nil_given"
	NoticeNilTaken     NoticeCode = "nil_taken"
	NoticeMailsAgain   NoticeCode = "mails_again"
)

// Names of the fields of a round's form.
const (
	FieldRoundStrategy = "strategie"
	FieldRoundTitle    = "titel"
	FieldRoundStichtag = "stichtag_der_runde"
	FieldRoundOpens    = "eroeffnung"
	FieldRoundDeadline = "frist"
	FieldRoundDays     = "arbeitstage"
	FieldRoundMinistry = "ressort"
	FieldRoundMeasure  = "massnahme"
	FieldRoundBefore   = "vorher"
	FieldRoundAfter    = "nachher"
	FieldRoundMessage  = "nachricht"
	FieldNilMinistry   = "ressort"
	FieldNilReason     = "grund"
)

// RoundsPage lists the rounds.
type RoundsPage struct {
	*Frame
	Rows    []RoundRow
	Manages bool
	Mails   *MailState // for the office; nil for others
}

// RoundRow is a round with how complete it is, as far as the viewer may know.
type RoundRow struct {
	*models.ReportingRound
	Strategy *models.Strategy
	State    *progress.RoundState
}

// MailState is what the office needs to know about the mails.
type MailState struct {
	Server         bool // a mail server is set
	Queued, Failed int
	Waiting        models.Instant
	Troubled       []TroubledMail
}

// TroubledMail is a mail that did not go out yet, or was given up.
type TroubledMail struct {
	To, Subject, Error string
	Failed, Expired    bool
	Attempts           int
	Since              models.Instant
}

// RoundPage shows one round.
type RoundPage struct {
	*Frame
	Typed   Typed
	Row     RoundRow
	Manages bool
	// Off names the holiday on which the deadline falls, "" if it is a working day.
	Off   string
	Days  int // working days until the deadline, negative behind it
	Own   []RoundOwn
	Mails *MailState
	// Answers is RoundAnswersOf, made now or kept.
	Answers templ.Component
}

// RoundAnswers is the large part of a round's page: the matrix, its figure and the measures. Nothing in it is one
// person's own.
type RoundAnswers struct {
	*Frame
	Row      RoundRow
	Figures  FigureSet
	Contacts map[string][]RoundContact // by ministry; for the office only
	Cells    []RoundCell
	Pages    Pages
	// The chosen part of the measures.
	MinistryID string
	Answer     progress.Answer
}

// RoundContact is somebody who is asked.
type RoundContact struct {
	Name, Mail string
	For        string // whom they stand in for
}

// RoundOwn is a ministry that the person reports for.
type RoundOwn struct {
	progress.RoundMinistry
	Author string // of the Fehlanzeige
}

// RoundCell is a measure of the matrix.
type RoundCell struct {
	progress.Expected
	Ministry *models.Ministry
	URL      string // where the person can do something about it; "" = nowhere
}

// RoundForm creates or changes a round.
type RoundForm struct {
	*Frame
	Typed      Typed
	Round      *models.ReportingRound
	Days       int         // working days from opening to deadline
	Proposed   models.Date // the deadline that RoundDays from today give
	Strategies []*models.Strategy
	Ministries []*models.Ministry
	Measures   []*models.MeasureNode // of the strategy; none for a new round
}

// Sizes of texts in the form, in characters.
const (
	RoundTitleSize   = 120
	RoundMessageSize = 4000
	NilReasonSize    = 1000
	// RoundCells is how many measures of a round one page lists.
	RoundCells = 100
	// RoundDays are the working days from opening to deadline that are proposed.
	RoundDays = 10
)

func (p *RoundsPage) layout() *Frame {
	return p.timeless("Berichtsrunden", Crumb{"Berichtsrunden", "/berichtsrunden"})
}

func (p *RoundPage) layout() *Frame {
	return p.timeless(p.Row.Title, Crumb{"Berichtsrunden", "/berichtsrunden"}, Crumb{p.Row.Title, roundPath(p.Row.ReportingRound)})
}

func (p *RoundForm) layout() *Frame {
	crumbs := []Crumb{{"Berichtsrunden", "/berichtsrunden"}}
	if p.Round.Version > 0 {
		crumbs = append(crumbs, Crumb{p.Round.Title, roundPath(p.Round)})
	}
	return p.timeless(p.title(), append(crumbs, Crumb{p.title(), p.Path})...)
}

func (p *RoundForm) title() string {
	if p.Round.Version > 0 {
		return "Runde bearbeiten"
	}
	return "Neue Berichtsrunde"
}

func roundPath(r *models.ReportingRound) string { return "/berichtsrunden/" + url.PathEscape(r.ID) }

// finding says which rounds run.
func (p *RoundsPage) finding() string {
	open, planned := 0, 0
	var next *models.ReportingRound
	for _, r := range p.Rows {
		switch r.ReportingRound.State {
		case models.RoundOpen:
			open++
			if next == nil || r.Deadline < next.Deadline {
				next = r.ReportingRound
			}
		case models.RoundPlanned:
			planned++
		}
	}
	switch {
	case len(p.Rows) == 0:
		return "Es gibt noch keine Berichtsrunde."
	case open == 0 && planned == 0:
		return "Zurzeit ist keine Berichtsrunde offen."
	case open == 0:
		return "Zurzeit ist keine Berichtsrunde offen; " + german.Count(planned, "ist geplant.", "sind geplant.")
	}
	text := german.Count(open, "Berichtsrunde ist", "Berichtsrunden sind") + " offen"
	if next.Deadline < p.Today {
		return text + "; die Frist von „" + next.Title + "“ war am " + german.Date(next.Deadline) + "."
	}
	return text + "; die nächste Frist ist am " + german.Date(next.Deadline) + "."
}

// roundFinding says how complete the round is.
func (p *RoundPage) roundFinding() string {
	r, s := p.Row, p.Row.State
	if r.ReportingRound.State == models.RoundPlanned {
		return "Geplant: gefragt wird nach " + german.Measures(s.Expected) + " von " + german.Count(len(s.Ministries), "Ressort", "Ressorts") + "."
	}
	text := german.Int(s.Approved) + " von " + german.Count(s.Expected, "erwarteten Meldung", "erwarteten Meldungen") + " freigegeben"
	if !s.Partial {
		if n := s.Counts[progress.AnswerMissing]; n > 0 {
			text += ", " + german.Count(n, "fehlt", "fehlen")
		}
		if n := s.Counts[progress.AnswerSubmitted]; n > 0 {
			text += ", " + german.Count(n, "wartet auf das CDO-Büro", "warten auf das CDO-Büro")
		}
	}
	return text + "."
}

// completeness is "12 von 17 fristgerecht, 9 freigegeben", for a closed round as it was kept.
func (r RoundRow) completeness() string {
	expected, inTime, approved := r.State.Expected, r.State.InTime, r.State.Approved
	switch {
	case r.ReportingRound.State == models.RoundPlanned:
		return german.Count(expected, "Meldung wird", "Meldungen werden") + " erwartet"
	case r.ReportingRound.State == models.RoundClosed && r.ClosedAt != 0:
		return closedCount(r.ReportingRound)
	case r.State.Partial:
		return german.Int(approved) + " von " + german.Int(expected) + " freigegeben"
	}
	return german.Int(inTime) + " von " + german.Int(expected) + " fristgerecht, " + german.Int(approved) + " freigegeben"
}

func closedCount(r *models.ReportingRound) string {
	return german.Int(r.InTime) + " von " + german.Int(r.Expected) + " fristgerecht, " + german.Int(r.Approved) + " freigegeben"
}

// closingWords say what closing the round means.
func (p *RoundPage) closingWords() string {
	text := ""
	if n := p.Row.State.Counts[progress.AnswerMissing] + p.Row.State.Counts[progress.AnswerReturned]; n > 0 {
		text = german.Count(n, "Meldung fehlt", "Meldungen fehlen") + " noch. "
	}
	return text + "Spätere Meldungen bleiben möglich und werden als verspätet vermerkt; wieder öffnen lässt sich die Runde nicht."
}

// sinceClosing says what came after the round had closed.
func (p *RoundPage) sinceClosing() string {
	r := p.Row.ReportingRound
	if r.State != models.RoundClosed || p.Row.State.Partial || p.Row.State.Approved <= r.Approved {
		return ""
	}
	return "Seither wurden " + german.Int(p.Row.State.Approved-r.Approved) + " weitere freigegeben."
}

func roundBadge(s models.RoundState) string {
	if s == models.RoundOpen {
		return "zs-badge zs-badge--solid"
	}
	return "zs-badge"
}

// deadline is "20.11.2026 – noch 4 Arbeitstage".
func (p *RoundPage) deadline() string {
	text := german.Date(p.Row.Deadline)
	if p.Row.ReportingRound.State == models.RoundClosed {
		return text
	}
	switch {
	case p.Today > p.Row.Deadline:
		return text + " – abgelaufen"
	case p.Today == p.Row.Deadline:
		return text + " – heute"
	case p.Days == 0:
		return text + " – bis dahin kein Arbeitstag mehr"
	}
	return text + " – noch " + german.WorkingDays(p.Days)
}

// reminders says when people are reminded.
func reminders(r *models.ReportingRound) string {
	var parts []string
	if r.RemindBefore > 0 {
		parts = append(parts, german.WorkingDays(r.RemindBefore)+" vor der Frist")
	}
	if r.RemindAfter > 0 {
		parts = append(parts, german.WorkingDays(r.RemindAfter)+" nach der Frist")
	}
	if len(parts) == 0 {
		return "keine"
	}
	return strings.Join(parts, " und ")
}

// scope says who is asked about what.
func (p *RoundPage) scope() string {
	r := p.Row.ReportingRound
	who, what := "alle federführenden Ressorts", "alle laufenden Maßnahmen"
	if n := len(r.MinistryIDs); n > 0 {
		who = german.Count(n, "ausgewähltes Ressort", "ausgewählte Ressorts")
	}
	if n := len(r.MeasureIDs); n > 0 {
		what = german.Count(n, "ausgewählte Maßnahme", "ausgewählte Maßnahmen")
	}
	return who + ", " + what
}

// answerClass is the badge of an answer; what is still to be done stands out.
func answerClass(a progress.Answer) string {
	if a == progress.AnswerMissing || a == progress.AnswerReturned {
		return "zs-badge zs-badge--solid"
	}
	return "zs-badge"
}

// daysHint says how a deadline follows from working days.
func (p *RoundForm) daysHint() string {
	text := "Gezählt wird ohne Wochenenden und ohne die Feiertage des Landes; gilt nur, wenn oben keine Frist steht."
	if p.Round.Version == 0 {
		text += " Bei Eröffnung heute führen " + german.WorkingDays(RoundDays) + " zum " + german.Date(p.Proposed) + "."
	}
	return text
}

// count is a number of the matrix, "–" for none.
func countOr(n int) string {
	if n == 0 {
		return "–"
	}
	return german.Int(n)
}

// answersShown are the columns of the matrix: those that the viewer can tell apart.
func (p *RoundAnswers) answersShown() []progress.Answer {
	var shown []progress.Answer
	for _, a := range progress.Answers {
		if a == progress.AnswerOpen && !p.Row.State.Partial {
			continue
		}
		shown = append(shown, a)
	}
	return shown
}

// contactLine is "Anna Amt, in Vertretung für Bert Büro".
func contactLine(c RoundContact) string {
	if c.For != "" {
		return c.Name + ", in Vertretung für " + c.For
	}
	return c.Name
}

// cellsCaption says which measures are listed.
func (p *RoundAnswers) cellsCaption() string {
	text := german.Measures(p.Pages.Total)
	if p.MinistryID != "" || p.Answer != "" {
		text += " nach Auswahl"
	}
	return text + ", nach Ressort und Nummer"
}

// mailsWords says what the mails do.
func (m *MailState) words() string {
	text := ""
	switch {
	case !m.Server && m.Queued > 0:
		text = "Es ist kein Mailserver eingestellt; " + german.Count(m.Queued, "Mail wartet", "Mails warten") + " im Postausgang. Die Betriebsstelle stellt ihn mit ZIELSTAND_SMTP_URL ein."
	case !m.Server:
		text = "Es ist kein Mailserver eingestellt; Aufforderungen und Erinnerungen bleiben im Postausgang. Die Betriebsstelle stellt ihn mit ZIELSTAND_SMTP_URL ein."
	case m.Queued > 0:
		text = german.Count(m.Queued, "Mail wartet", "Mails warten") + " im Postausgang."
	}
	if m.Failed > 0 {
		text = strings.TrimSpace(text + " " + german.Count(m.Failed, "Mail konnte", "Mails konnten") + " nicht zugestellt werden.")
	}
	return text
}

// what says what became of the mail.
func (m TroubledMail) what() string {
	switch {
	case m.Expired:
		return "nach 14 Tagen im Postausgang aufgegeben"
	case m.Failed:
		return "aufgegeben nach " + german.Count(m.Attempts, "Versuch", "Versuchen") + ": " + m.Error
	}
	return german.Count(m.Attempts, "Versuch", "Versuche") + ": " + m.Error
}

// strategyOptions and their like are the choices of the form.
func (p *RoundForm) strategyOptions() []Choice {
	var list []Choice
	for _, s := range p.Strategies {
		list = append(list, Choice{s.ID, strategyName(s)})
	}
	return list
}

func (p *RoundForm) ministryOptions() []Choice {
	var list []Choice
	for _, m := range p.Ministries {
		list = append(list, Choice{m.ID, m.Name + " (" + ministryShort(m) + ")"})
	}
	return list
}

func (p *RoundForm) measureOptions() []Choice {
	var list []Choice
	for _, m := range p.Measures {
		title := m.Title
		if m.Number > 0 {
			title = strconv.Itoa(m.Number) + ". " + title
		}
		list = append(list, Choice{m.ID, title})
	}
	return list
}

// action is where the form is sent.
func (p *RoundForm) action() string {
	if p.Round.Version > 0 {
		return roundPath(p.Round) + "/bearbeiten"
	}
	return "/berichtsrunden/neu"
}

func (p *RoundForm) labels() []FieldLabel {
	return []FieldLabel{
		{FieldRoundStrategy, "Strategie", "strategie"}, {FieldRoundTitle, "Titel", "titel"}, {FieldRoundStichtag, "Stichtag", "rundenstichtag"},
		{FieldRoundOpens, "Eröffnung", "eroeffnung"}, {FieldRoundDeadline, "Frist", "frist"}, {FieldRoundDays, "Arbeitstage", "arbeitstage"},
		{FieldRoundMinistry, "Ressorts", "ressorts"}, {FieldRoundMeasure, "Maßnahmen", "massnahmen"}, {FieldRoundBefore, "Erinnerung vor der Frist", "vorher"},
		{FieldRoundAfter, "Erinnerung nach der Frist", "nachher"}, {FieldRoundMessage, "Nachricht", "nachricht"},
	}
}

// numberOr is a number for its field, "" for 0.
func numberOr(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// back is the page that the form was opened from.
func (p *RoundForm) back() string {
	if p.Round.Version > 0 {
		return roundPath(p.Round)
	}
	return "/berichtsrunden"
}

// part is the address of this page with a part of the measures chosen.
func (p *RoundAnswers) part(ministryID string, a progress.Answer) string {
	q := url.Values{}
	if ministryID != "" {
		q.Set("ressort", ministryID)
	}
	if a != "" {
		q.Set("antwort", string(a))
	}
	address := roundPath(p.Row.ReportingRound)
	if len(q) > 0 {
		address += "?" + q.Encode()
	}
	return address + "#massnahmen"
}

// ministryName is the short name of the chosen ministry.
func (p *RoundAnswers) ministryName() string {
	if m := p.Row.State.Of(p.MinistryID); m != nil {
		return ministryShort(m.Ministry)
	}
	return p.MinistryID
}
