// Likely questions about single measures, answered from what is reported: why it is red, late, moved, silent.

package briefing

import (
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// questions asks and answers about the most urgent measures, a line each.
func (s *State) questions(n int) func(*prose) {
	return func(p *prose) {
		r := progress.Sum(s.Portfolio, s.Scope)
		silent := r.Total - r.Reported
		if silent > 0 && r.Total > 1 {
			n--
		}
		for _, row := range s.selected(progress.OrderUrgency) {
			if n == 0 || progress.Urgency(row.Status) == 0 {
				break
			}
			if row.Report == nil && r.Total > 1 {
				continue
			}
			n--
			question, answer := s.answer(row)
			p.about(s, row.Measure, question+" "+answer)
		}
		if silent > 0 && r.Total > 1 {
			s.silence(p, silent, r.Total)
		}
		if p.text.Len() == 0 {
			p.line("Aus den Daten ergibt sich keine naheliegende Frage.")
		}
	}
}

// silence asks once about all measures that nobody has reported on.
func (s *State) silence(p *prose, silent, total int) {
	number := german.Int(silent) + " von " + german.Int(total)
	p.line("Warum fehlen Angaben? Zu "+number+" Maßnahmen liegt keine freigegebene Meldung vor; über sie sagt dieses Papier nichts.",
		s.listed(number, "Maßnahmen"))
}

func (s *State) answer(row progress.Row) (question, answer string) {
	title := german.Quote(row.Measure.Title)
	moved := lastMove(row.Measure, s.Portfolio.Stichtag)
	switch {
	case row.Report == nil:
		return "Wie steht es um " + title + "?", "Es liegt keine Meldung vor."
	case row.Own == models.AmpelRed || row.Own == models.AmpelYellow && !row.Signals.Has(progress.Overdue):
		return "Warum steht " + title + " auf " + german.Ampel(row.Own) + "?", reasons(row.Report)
	case row.Signals.Has(progress.Overdue):
		return "Warum ist " + title + " nicht fertig?", "Termin war " + german.PartialDate(row.Due) + "; gemeldet ist „" + german.Phase(row.Phase) + "“" +
			withPercent(row) + ", Stand " + german.Date(row.Report.AsOf) + ". " + reasons(row.Report)
	case row.Signals.Has(progress.Rosy):
		return "Warum meldet das Ressort " + title + " auf " + german.Ampel(row.Own) + "?",
			"Errechnet ist " + german.Ampel(row.Computed) + " (" + signalWords(row.Signals&^progress.Rosy) + "). " + reasons(row.Report)
	case moved != nil:
		return "Warum wurde " + title + " verschoben?", moveReason(moved)
	case row.Signals.Has(progress.Stale):
		return "Was ist bei " + title + " zuletzt geschehen?", "Gemeldet ist „" + german.Phase(row.Phase) + "“ mit Stand " + german.Date(row.Report.AsOf) + "; seither liegt keine neue Meldung vor."
	case row.Second != models.AmpelNone && row.Second != row.Own:
		return "Warum wird " + title + " unterschiedlich eingeschätzt?", "Ressort: " + german.Ampel(row.Own) + ", Zweitmeinung: " + german.Ampel(row.Second) + "."
	}
	return "Wie geht es bei " + title + " weiter?", nextStep(row.Report)
}

// mostLetters is how long a reported text may be in an answer; the page of the measure has it in full.
const mostLetters = 75

// reasons are cause and countermeasure as the ministry gave them.
func reasons(r *models.StatusReport) string {
	cause, measure := oneLine(r.Cause), german.Shorten(oneLine(r.Countermeasure), mostLetters)
	if cause == "" {
		cause = oneLine(r.Deviation)
	}
	cause = german.Shorten(cause, mostLetters)
	switch {
	case cause == "" && measure == "":
		return "Eine Ursache ist nicht angegeben."
	case measure == "":
		return "Ursache: " + ended(cause) + " Eine Gegenmaßnahme ist nicht angegeben."
	case cause == "":
		return "Gegenmaßnahme: " + ended(measure)
	}
	return "Ursache: " + ended(cause) + " Gegenmaßnahme: " + ended(measure)
}

func nextStep(r *models.StatusReport) string {
	if next := oneLine(r.NextStep); next != "" {
		return "Nächster Schritt: " + ended(next)
	}
	return "Ein nächster Schritt ist nicht angegeben."
}

func withPercent(row progress.Row) string {
	if !row.Percent.Known() {
		return ""
	}
	return " mit " + german.Percent(row.Percent)
}

// lastMove is the last shift that moved the due date later, nil without one.
func lastMove(m *models.MeasureNode, day models.Date) *progress.Slip {
	var last *progress.Slip
	for _, slip := range progress.Ledger(m, day) {
		if slip.Days > 0 {
			last = &slip
		}
	}
	return last
}

func moveReason(slip *progress.Slip) string {
	reason := oneLine(slip.Reason)
	if reason == "" {
		reason = german.NotStated
	}
	return "Vom " + german.Date(slip.From) + " auf den " + german.Date(slip.To) + " (" + german.Days(slip.Days) + "): " + ended(reason)
}

// signalWords names the signals of a set.
func signalWords(set progress.Signals) string { return german.Enumerate(signalList(set)) }

func signalList(set progress.Signals) (words []string) {
	for _, signal := range progress.AllSignals {
		if set.Has(signal) {
			words = append(words, german.Signal(signal))
		}
	}
	return words
}

// urgent names what needs attention most, a line each, with what is wrong and why.
func (s *State) urgent(n int) func(*prose) {
	return func(p *prose) {
		for _, row := range progress.MostUrgent(s.Portfolio, s.Scope, n) {
			if row.Report == nil {
				continue
			}
			text := german.Quote(row.Measure.Title) + " (" + leadName(row.Lead) + ")"
			if what := german.Enumerate(filled(append([]string{onColour(row.Own)}, signalList(row.Signals&^progress.Rosy)...)...)); what != "" {
				text += ": " + what
			}
			p.about(s, row.Measure, ended(text)+given(" ", row.Report.Cause))
		}
	}
}

// onColour says that the ministry reports yellow or red.
func onColour(a models.Ampel) string {
	if a == models.AmpelRed || a == models.AmpelYellow {
		return "Ampel " + german.Ampel(a)
	}
	return ""
}

// given is a reported text after the separator, "" without one.
func given(separator, text string) string {
	if text = oneLine(text); text == "" {
		return ""
	}
	return separator + ended(text)
}
