// A change (Vorgang) as a whole: what it changed, and the way back for re-cuts and continuations.

package views

import (
	"strconv"

	"zielstand/app/german"
	"zielstand/app/recut"
	"zielstand/models"
)

// VorgangPage shows all entries of one change.
type VorgangPage struct {
	*Frame
	Batch  int64
	At     models.Instant
	By     string // name of the person, or of the command
	Reason string
	// Records is how many records it touched, Changes what it changed about them, at least as far as shown; Before and After the states around it.
	Records       int
	Changes       []recut.Change
	Before, After *models.Portfolio
	Undo          UndoState
	Typed         Typed
}

// UndoState says whether a change can be taken back.
type UndoState struct {
	// Offered tells that it is a change of the kind that can be, by this person.
	Offered bool
	// Blocked are what stands against it.
	Blocked []BlockedBy
	// By is the change that has taken it back; 0 = none.
	By int64
}

// BlockedBy is a record that somebody has built on since; URL leads to how.
type BlockedBy struct{ Title, Kind, By, URL string }

// UndoReason is the reason under which the journal files that a change was taken back.
func UndoReason(batch int64, reason string) string {
	s := "Rückgängig: Vorgang " + strconv.FormatInt(batch, 10)
	if reason != "" {
		s += " (" + reason + ")"
	}
	return s
}

// VorgangPath is the address of a change.
func VorgangPath(batch int64) string { return "/verwaltung/vorgang/" + strconv.FormatInt(batch, 10) }

func (p *VorgangPage) title() string { return "Vorgang " + german.Int(int(p.Batch)) }

func (p *VorgangPage) layout() *Frame {
	return p.timeless(p.title(), Crumb{"Verwaltung", "/verwaltung"}, Crumb{"Journal", "/journal"}, Crumb{p.title(), VorgangPath(p.Batch)})
}

func (p *VorgangPage) finding() string {
	s := german.Count(p.Records, "Eintrag", "Einträge") + ", " + p.timeText(p.At) + ", " + p.By
	if p.Reason != "" {
		return p.Reason + " – " + s
	}
	return s
}

// VorgangRows is up to how many records are listed with their fields.
const VorgangRows = 500

func (p *VorgangPage) rows() []changedRow {
	return changedRows(p.Before, p.After, p.Changes[:min(len(p.Changes), VorgangRows)])
}

// KindWord names a kind of record.
func KindWord(kind models.Kind) string {
	if k := KindOfRecord(kind); k != nil {
		return k.One
	}
	return string(kind)
}
