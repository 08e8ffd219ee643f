// The history of a record: who changed what, when and why, before and after.

package views

import (
	"strings"

	"zielstand/app/german"
	"zielstand/models"
)

// HistoryPage is the history of one record and of what hangs on it.
type HistoryPage struct {
	*Frame
	Kind    *EditKind
	ID      string
	Name    string
	Entries []HistoryEntry // newest first
	// Gone tells that the record is no longer in use.
	Gone bool
	// Edit leads to its form for those who may change it; "" for the others.
	Edit string
}

// HistoryEntry is one entry of the journal in words.
type HistoryEntry struct {
	At      models.Instant
	Who     string
	Reason  string
	Op      models.Op
	What    string // "Meilenstein „…“"; "" for the record itself
	Version int
	Changes []FieldChange
	// Before is the last moment at which the entry was not known; 0 where nothing was known of the record then.
	Before models.Instant
}

func (p *HistoryPage) layout() *Frame {
	crumbs := []Crumb{}
	if path := PathOf(p.Kind.Kind, p.ID); path != "" && !p.Gone {
		crumbs = append(crumbs, Crumb{p.Name, path})
	}
	return p.timeless("Verlauf: "+p.Name, append(crumbs, Crumb{"Verlauf", ""})...)
}

func (p *HistoryPage) finding() string {
	n := german.Count(len(p.Entries), "Eintrag", "Einträge")
	if p.Gone {
		return n + ". Dieser Eintrag ist nicht mehr in Gebrauch."
	}
	return n + ", der neueste zuerst."
}

// did says what an entry did.
func (e HistoryEntry) did() string {
	switch e.Op {
	case models.OpCreate:
		return "angelegt"
	case models.OpErase:
		return "endgültig gelöscht"
	}
	return "geändert"
}

// heading says what happened when.
func (e HistoryEntry) heading(f *Frame) string {
	what := e.What
	if what != "" {
		what += " "
	}
	return f.timeText(e.At) + ": " + what + e.did()
}

// knownURL shows the page of the record as it was before the entry; "" where there is none.
func (p *HistoryPage) knownURL(e HistoryEntry) string {
	path := PathOf(p.Kind.Kind, p.ID)
	if path == "" || e.Before == 0 {
		return ""
	}
	return path + ParametersOf("kenntnisstand", e.Before.String())
}

// commands are the actors that are no persons.
var commands = map[string]string{
	"seed": "Grunddaten (Programm)", "import": "Einfuhr (Programm)", "rounds": "Berichtsrunden (Programm)", "round": "Befehlszeile (Programm)",
	"papers": "Zeitplan (Programm)", "briefing": "Befehlszeile (Programm)",
	"restore": "Wiederherstellung (Programm)", "test": "Prüfung (Programm)",
}

// ActorWord names an actor of the journal that has no account: a command, or somebody whose account was erased.
func ActorWord(actor string) string {
	if word := commands[actor]; word != "" {
		return word
	}
	return "gelöschte Person"
}

// Titled gives a page about a record its title and its way.
func (f *Frame) Titled(title string, k *EditKind, p *models.Portfolio, r models.Record) *Frame {
	return f.timeless(title, Crumb{"Verwaltung", "/verwaltung"}, Crumb{NameOf(p, r), EditPath(k.Kind, r.RecordID())}, Crumb{title, ""})
}

// record is what the page is about; "" for pages about nothing in particular.
func (f *Frame) record() (models.Kind, string) {
	for kind, k := range kinds {
		if id, ok := strings.CutPrefix(f.Path, k.path); ok && id != "" && !strings.Contains(id, "/") {
			return kind, id
		}
	}
	return "", ""
}
