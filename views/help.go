// The help page: the counting rules in words, with the thresholds that the program really uses.

package views

import (
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// HelpPage explains what the numbers mean.
type HelpPage struct{ *Frame }

// meaning is a value with what it means.
type phaseMeaning struct {
	Phase models.Phase
	Text  string
}

var phaseMeanings = []phaseMeaning{
	{models.PhasePlanned, "Die Maßnahme ist vorgesehen, die Arbeit hat noch nicht begonnen."},
	{models.PhasePreparing, "Die Umsetzung wird vorbereitet, zum Beispiel durch Konzept, Haushalt oder Vergabe."},
	{models.PhaseImplementing, "Die Maßnahme wird umgesetzt."},
	{models.PhaseOngoing, "Die Maßnahme hat kein Ende. Sie hat Phase und Ampel, aber keinen Prozentwert."},
	{models.PhaseCompleted, "Alles Zugesagte ist getan. Zählt als 100" + nbsp + "%."},
	{models.PhasePaused, "Die Arbeit ist unterbrochen und soll weitergehen."},
	{models.PhaseCancelled, "Die Maßnahme wird nicht weiterverfolgt. Sie wird nicht in Prozent eingerechnet und gesondert gezählt."},
	{models.PhaseUnknown, "Es liegt keine Meldung vor, oder die Meldung nennt keine Phase. Das ist kein „geplant“."},
}

type signalMeaning struct {
	Signal progress.Signals
	Text   string
}

// signalMeanings are the rules of the signals with their thresholds.
func signalMeanings() []signalMeaning {
	return []signalMeaning{
		{progress.Overdue, "Die Frist ist verstrichen, und die Maßnahme ist weder abgeschlossen noch eingestellt. Eine Frist „Ende 2025“ verstreicht mit dem 31.12.2025. Daueraufgaben können nicht überfällig sein."},
		{progress.Behind, "Der geplante Fortschritt liegt um mehr als " + percentPoints(progress.BehindPoints) + " über dem gemeldeten."},
		{progress.Stale, "Seit mehr als " + german.Count(models.DefaultReportInterval, "Tag", "Tagen") + " gibt es keine freigegebene Meldung (eine Strategie kann einen anderen Abstand festlegen). Ohne jede Meldung wird vom Beginn der Maßnahme an gezählt. Abgeschlossene und eingestellte Maßnahmen brauchen keine Meldung mehr."},
		{progress.Rosy, "Die Ampel des Ressorts ist günstiger als die berechnete. Das ist ein Anlass zum Gespräch, kein Urteil."},
	}
}

// computedRules say how the computed Ampel comes about.
func computedRules() []string {
	return []string{
		"Rot: überfällig, oder mehr als " + percentPoints(progress.FarBehindPoints) + " hinter Plan.",
		"Gelb: mehr als " + percentPoints(progress.BehindPoints) + " hinter Plan.",
		"Grün: Plan und Fortschritt sind bekannt, und nichts davon trifft zu. Auch Abgeschlossenes ist Grün.",
		"keine Angabe: Plan oder Fortschritt sind nicht bekannt, oder die Maßnahme ist eingestellt.",
	}
}

func (p *HelpPage) layout() *Frame {
	return p.titled("Hilfe und Zählregeln", Crumb{"Hilfe und Zählregeln", "/hilfe"})
}
