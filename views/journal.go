// The journal in the browser: who changed what, when and why, and whether anybody has touched it since.

package views

import (
	"strconv"
	"time"

	"zielstand/app/german"
	"zielstand/models"
)

// JournalPage lists entries, newest first.
type JournalPage struct {
	*Frame
	Filter JournalFilter
	Rows   []JournalRow
	Pages  Pages
	All    int // entries in the journal
	// Check is the outcome of a verification; nil = nobody has asked for one.
	Check *JournalCheck
}

// JournalFilter is the filter as asked for, and what can be chosen.
type JournalFilter struct {
	Kind        models.Kind
	Actor       string
	From, Until models.Date // both included
	Reason      string
	Batch       int64
	Actors      []JournalActor
}

// JournalActor is a person or a command with the name to show.
type JournalActor struct{ ID, Name string }

// JournalRow is one entry in words.
type JournalRow struct {
	Seq, Batch int64
	At         models.Instant
	Who        string
	Kind       models.Kind
	ID         string
	Name       string // of the record; "" for one that is gone
	Op         models.Op
	Archived   bool // the entry took the record out of use
	Reason     string
}

// JournalCheck is what a verification came to.
type JournalCheck struct {
	Head models.Head // up to which the journal was followed
	Took time.Duration
	// Broken is what is wrong; nil = nothing.
	Broken *JournalDamage
}

// JournalDamage is the first damage that was found.
type JournalDamage struct {
	Code string // as the store names it
	Seq  int64  // of the entry; 0 for a record that no entry has made
	Kind models.Kind
	ID   string
}

// maxJournalReason is how long a text to look for may be.
const maxJournalReason = 100

func (p *JournalPage) layout() *Frame {
	return p.timeless("Journal", Crumb{"Verwaltung", "/verwaltung"}, Crumb{"Journal", "/journal"})
}

func (p *JournalPage) finding() string {
	n := german.Count(p.All, "Eintrag", "Einträge")
	if p.filtered() {
		return german.Int(p.Pages.Total) + " von " + n + " passen zum Filter, der neueste zuerst."
	}
	return n + ", der neueste zuerst. Jede Änderung steht hier mit Person, Zeit und Grund und lässt sich nachträglich nicht unbemerkt ändern."
}

func (p *JournalPage) filtered() bool { return len(p.Query) > 0 && p.Pages.Total != p.All }

// kinds are the choices of the filter.
func (p *JournalPage) kinds() []Choice {
	choices := []Choice{{"", "alle"}}
	for _, kind := range models.Kinds() {
		choices = append(choices, Choice{string(kind), journalKind(kind)})
	}
	return choices
}

func (p *JournalPage) actors() []Choice {
	choices := []Choice{{"", "alle"}}
	for _, a := range p.Filter.Actors {
		choices = append(choices, Choice{a.ID, a.Name})
	}
	return choices
}

// journalKind is the German of a kind of record.
func journalKind(kind models.Kind) string {
	if k := KindOfRecord(kind); k != nil {
		return k.One
	}
	switch kind {
	case models.KindNilReturn:
		return "Fehlanzeige"
	case models.KindComment:
		return "Beitrag zu einer Meldung"
	case models.KindBriefing:
		return "Vorlage"
	case models.KindBriefingVersion:
		return "Fassung einer Vorlage"
	case models.KindBriefingSchedule:
		return "Zeitplan einer Vorlage"
	}
	return governanceKinds[kind]
}

// governanceKinds is the German of the records about bodies and what they decide.
var governanceKinds = map[models.Kind]string{
	models.KindPerson: "Person", models.KindBody: "Gremium", models.KindMembership: "Mitgliedschaft", models.KindChairTurn: "Vorsitz",
	models.KindMeeting: "Sitzung", models.KindAgendaItem: "Tagesordnungspunkt", models.KindResolution: "Beschluss",
	models.KindCircular: "Umlaufverfahren", models.KindAssignment: "Auftrag", models.KindReviewNote: "Vermerk der Erfolgskontrolle",
	models.KindCoSignature: "Mitzeichnung",
}

// did says what the entry did.
func (r JournalRow) did() string {
	switch {
	case r.Op == models.OpErase:
		return "endgültig gelöscht"
	case r.Archived:
		return "aus dem Gebrauch genommen"
	case r.Op == models.OpCreate:
		return "angelegt"
	}
	return "geändert"
}

// title names the record; a gone one by its id.
func (r JournalRow) title() string {
	if r.Name != "" {
		return r.Name
	}
	return r.ID
}

// historyURL leads to the history of the record; "" for kinds without one.
func (r JournalRow) historyURL() string {
	if KindOfRecord(r.Kind) == nil {
		return ""
	}
	return HistoryPath(r.Kind, r.ID)
}

// batchURL leads to everything that was changed together with the entry.
func (r JournalRow) batchURL() string { return "/journal?vorgang=" + strconv.FormatInt(r.Batch, 10) }

func (p *JournalPage) batch() string { return strconv.FormatInt(p.Filter.Batch, 10) }

// kind is the look of the check's notice.
func (c *JournalCheck) kind() string {
	if c.Broken != nil {
		return "danger"
	}
	return "success"
}

func (c *JournalCheck) title() string {
	if c.Broken != nil {
		return "Das Journal ist nicht unversehrt"
	}
	return "Das Journal ist unversehrt"
}

// text says what was found out, and what it rests on.
func (c *JournalCheck) text() string {
	if d := c.Broken; d != nil {
		return d.text()
	}
	if c.Head.Seq == 0 {
		return "Es hat noch keinen Eintrag."
	}
	took := "weniger als einer Sekunde"
	if c.Took >= time.Second {
		took = german.Count(int(c.Took.Seconds()), "Sekunde", "Sekunden")
	}
	return "Alle " + german.Count(int(c.Head.Seq), "Eintrag", "Einträge") + " hängen aneinander, und jeder Datensatz ist so gespeichert, wie sein letzter Eintrag es sagt. Geprüft in " + took + "."
}

func (d *JournalDamage) text() string {
	record := journalKind(d.Kind) + " „" + d.ID + "“"
	entry := "Eintrag " + german.Int(int(d.Seq))
	switch d.Code {
	case "chain":
		return entry + " (" + record + ") wurde nachträglich geändert, eingefügt, oder vor ihm fehlt einer."
	case "image":
		return entry + " (" + record + ") lässt sich nicht lesen."
	case "differs":
		return record + " ist anders gespeichert, als " + entry + " es sagt."
	case "missing":
		return record + " fehlt in den Tabellen, steht aber in " + entry + "."
	}
	return record + " ist gespeichert, ohne dass ein Eintrag davon weiß."
}
