// The few numbers that a reader sees first.

package briefing

import (
	"zielstand/app/document"
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// keyFacts are completed, red, overdue and the percent; a percent of which less than half is known is not shown.
func (p *paper) keyFacts(r *progress.Rollup) []document.Fact {
	of := " von " + german.Int(r.Total)
	facts := []document.Fact{{Value: german.Int(r.Phases[models.PhaseCompleted]) + of, Label: "abgeschlossen", Link: p.anchor(p.shown("", "phasen"))}}
	if none := r.Ampeln[models.AmpelNone]; none < r.Total {
		red := r.Ampeln[models.AmpelRed]
		fact := document.Fact{Value: german.Int(red), Label: "auf Rot", Link: p.anchor(p.shown("", "ampel")), Tone: toneIf(red > 0, document.Red)}
		fact.Note = german.Int(r.Ampeln[models.AmpelYellow]) + " auf Gelb"
		if none > 0 {
			fact.Note += ", " + german.Int(none) + " ohne Angabe"
		}
		facts = append(facts, fact)
	}
	overdue, stale := r.Signals[progress.Overdue], r.Signals[progress.Stale]
	facts = append(facts, document.Fact{Value: german.Int(overdue), Label: "überfällig", Tone: toneIf(overdue > 0, document.Red),
		Note: german.Int(stale) + " ohne aktuelle Meldung", Link: p.address(p.path("/massnahmen", "signal", progress.Overdue.Key()))})
	if r.Known > 0 && r.Known*2 >= r.Counted {
		facts = append(facts, document.Fact{Value: german.WholePercent(r.Percent), Label: "mittlerer Fortschritt",
			Note: "bekannt bei " + german.Int(r.Known) + " von " + german.Int(r.Counted), Link: p.anchor(p.shown("", "verlauf"))})
	}
	return facts
}

func toneIf(is bool, tone document.Tone) document.Tone {
	if is {
		return tone
	}
	return document.Plain
}

// tone is the colour of an Ampel.
func tone(a models.Ampel) document.Tone {
	switch a {
	case models.AmpelGreen:
		return document.Green
	case models.AmpelYellow:
		return document.Yellow
	case models.AmpelRed:
		return document.Red
	}
	return document.Plain
}
