// What the demonstration's reports say: sentences for what was reached, what goes wrong and what is next.

package seed

import (
	"fmt"
	"strings"

	"zielstand/models"
)

const (
	correctedText = "Berichtigte Fassung: Der Fortschritt war in der ersten Meldung zu niedrig angegeben."
	returnedNote  = "Zurückgegeben mit der Bitte, Ursache und Gegenmaßnahme genauer zu beschreiben."
	draftNote     = "Entwurf; die Zahlen sind im Haus noch nicht abgestimmt."
	closedText    = "Damit ist die Maßnahme abgeschlossen; die Ergebnisse gehen in den Regelbetrieb über."
	redDecision   = "Entscheidung über Fristverlängerung oder Kürzung des Umfangs."
	redEffect     = "Ohne Entscheidung ist der Abschluss zum vereinbarten Termin nicht erreichbar."
)

// trouble is a kind of difficulty.
type trouble int

const (
	tender trouble = iota
	staff
	law
	supplier
	federation
	privacy
	interfaces
	funding
	training
	municipalities
	hardware
	security
)

// saying is one way to put a trouble; deviation has a place for the milestone at risk.
type saying struct{ deviation, cause, countermeasure string }

var sayings = map[trouble][]saying{
	tender: {
		{"„%s“ verschiebt sich voraussichtlich um ein Quartal.", "Im ersten Vergabeverfahren ging nur ein wertbares Angebot ein.", "Die Leistung wird in zwei Lose geteilt; das erste Los geht im nächsten Quartal erneut in den Wettbewerb."},
		{"Die Leistungen für „%s“ konnten noch nicht beauftragt werden.", "Eine Rüge im Vergabeverfahren machte eine zweite Angebotsrunde nötig.", "Bis zum Zuschlag werden dringende Arbeiten aus einem bestehenden Rahmenvertrag abgerufen."},
	},
	staff: {
		{"Die Arbeiten an „%s“ liegen etwa zwei Monate hinter dem Plan.", "Zwei Stellen im Projektteam sind seit mehreren Monaten unbesetzt.", "Das Besetzungsverfahren läuft; bis dahin unterstützen Beschäftigte aus einem Nachbarreferat."},
		{"„%s“ kommt langsamer voran als vereinbart.", "Das Projektteam ist durch eine zusätzliche Daueraufgabe gebunden.", "Die Aufgaben wurden neu nach Vorrang geordnet; weniger dringende Arbeitspakete ruhen bis zum nächsten Quartal."},
	},
	law: {
		{"Vor „%s“ fehlt noch eine tragfähige Rechtsgrundlage.", "Die Abstimmung der Rechtsänderung dauert länger als vorgesehen.", "Eine befristete Erprobungsregelung ist entworfen und liegt den beteiligten Ressorts zur Mitzeichnung vor."},
		{"Der Termin für „%s“ ist nur mit Einschränkungen zu halten.", "Offene Fragen zur Schriftform müssen zuvor rechtlich geklärt werden.", "Die unstrittigen Verfahren werden vorgezogen, die übrigen in einem zweiten Schritt nachgeführt."},
	},
	supplier: {
		{"„%s“ wurde nicht in der vereinbarten Güte geliefert.", "Der Dienstleister konnte zugesagte Fachleute nicht bereitstellen.", "Ein verbindlicher Stufenplan mit wöchentlicher Abnahme ist vereinbart; Vertragsstrafen sind vorbehalten."},
		{"Bei der Abnahme zu „%s“ traten wesentliche Mängel auf.", "Eine neue Softwarefassung des Herstellers enthielt Fehler im Kernablauf.", "Der Hersteller liefert eine berichtigte Fassung; die Abnahme wird mit erweitertem Prüfplan wiederholt."},
	},
	federation: {
		{"„%s“ kann noch nicht abschließend geplant werden.", "Die Vorgaben des Bundes zu Schnittstellen und Zeitplan stehen aus.", "Die Vorarbeiten werden so angelegt, dass sie mit beiden diskutierten Varianten vereinbar sind."},
		{"Der Zeitplan für „%s“ hängt von einer Entscheidung auf Bundesebene ab.", "Die länderübergreifende Abstimmung wurde auf die nächste Sitzung vertagt.", "Das Land bringt einen eigenen Vorschlag in die Abstimmung ein und bereitet den Anschluss vor."},
	},
	privacy: {
		{"„%s“ kann erst nach Abschluss der Datenschutz-Folgenabschätzung beginnen.", "Die Prüfung hat zusätzliche Schutzmaßnahmen ergeben.", "Die Schutzmaßnahmen werden umgesetzt; der Austausch mit der Aufsichtsbehörde ist auf feste Termine gelegt."},
		{"Für „%s“ steht die datenschutzrechtliche Freigabe aus.", "Löschfristen und Zugriffsrechte waren im Konzept nicht ausreichend beschrieben.", "Das Konzept wird überarbeitet; eine Erprobung mit künstlichen Daten überbrückt die Zeit."},
	},
	interfaces: {
		{"„%s“ verzögert sich um etwa drei Monate.", "Die Anbindung der Fachverfahren ist aufwendiger als angenommen.", "Zunächst werden die drei meistgenutzten Fachverfahren angebunden, die übrigen folgen stufenweise."},
		{"Für „%s“ fehlen noch zwei Anbindungen an Bestandsverfahren.", "Die Schnittstellen der Altverfahren sind nicht vollständig beschrieben.", "Ein gemeinsames Team mit den Betreibern der Altverfahren klärt die offenen Felder im Zweiwochentakt."},
	},
	funding: {
		{"„%s“ ist im laufenden Haushaltsjahr nicht vollständig finanziert.", "Die Preise für Betrieb und Lizenzen sind stärker gestiegen als veranschlagt.", "Der Umfang wird auf die Kernleistungen beschränkt; weitere Mittel sind zum nächsten Haushalt angemeldet."},
		{"Der Auftrag für „%s“ wurde zurückgestellt.", "Während der vorläufigen Haushaltsführung durften neue Verpflichtungen nicht eingegangen werden.", "Die Beauftragung ist vorbereitet und erfolgt unmittelbar nach Freigabe der Mittel."},
	},
	training: {
		{"„%s“ erreicht weniger Beschäftigte als geplant.", "Die Schulungsplätze reichen in der Einführungsphase nicht aus.", "Zusätzliche Onlinekurse und Ansprechpersonen vor Ort ergänzen die Schulungen."},
		{"Die Nutzung bleibt vor „%s“ hinter der Erwartung zurück.", "Viele Beschäftigte arbeiten aus Gewohnheit weiter im alten Verfahren.", "Führungskräfte erhalten eine Handreichung; das alte Verfahren wird zu einem angekündigten Tag geschlossen."},
	},
	municipalities: {
		{"„%s“ wird nicht in allen Kommunen rechtzeitig erreicht.", "Kleinere Verwaltungen haben für die Einführung kaum eigenes Personal.", "Mobile Einführungsteams unterstützen die Verbandsgemeinden; die Reihenfolge ist mit den Spitzenverbänden abgestimmt."},
		{"Der Anschluss der Kommunen für „%s“ bleibt hinter dem Plan.", "In mehreren Kommunen stehen die nötigen Beschlüsse noch aus.", "Musterbeschlüsse und ein gemeinsamer Anschlusstermin je Landkreis verkürzen das Verfahren."},
	},
	hardware: {
		{"„%s“ verschiebt sich, weil Geräte später eintreffen.", "Der Hersteller hat die Lieferzeit für Netzkomponenten verlängert.", "Ein Teil der Geräte wird aus dem Bestand umgesetzt; die übrigen Standorte folgen nach Lieferung."},
		{"Der Ausbau für „%s“ ist an einzelnen Standorten unterbrochen.", "Tiefbau und Stromversorgung waren dort nicht rechtzeitig fertig.", "Die Standorte wurden getauscht; die betroffenen werden ans Ende der Planung gesetzt."},
	},
	security: {
		{"„%s“ ist bis zum Abschluss einer Sicherheitsprüfung ausgesetzt.", "Ein Prüfbericht hat Schwachstellen in der Grundkonfiguration gezeigt.", "Die Schwachstellen werden nach Dringlichkeit geschlossen; eine Nachprüfung ist beauftragt."},
		{"Die Freigabe für „%s“ erfolgt später als geplant.", "Das Sicherheitskonzept musste an neue Vorgaben angepasst werden.", "Das überarbeitete Konzept liegt vor; die Freigabe wird in zwei Stufen erteilt."},
	},
}

// fillTexts fills the report's texts. since is the day of the report before, n the position in the course.
func fillTexts(p *plan, m *models.Measure, stones []*models.Milestone, r *models.StatusReport, since models.Date, n int) {
	text := []string{p.tells(r.Ampel, n)}
	for _, s := range stones {
		if s.DoneOn > since && s.DoneOn <= r.AsOf {
			text = append(text, fmt.Sprintf("Erreicht wurde der Meilenstein „%s“.", s.Title))
		}
	}
	if r.Phase == models.PhaseCompleted {
		text = append(text, closedText)
	}
	r.Text = strings.Join(text, " ")
	next := openStone(stones, r.AsOf)
	if next != nil && r.Phase != models.PhaseCompleted && r.Phase != models.PhaseCancelled && r.Phase != models.PhasePaused {
		r.NextStep = nextStep(next, r.AsOf)
	}
	if r.Ampel.Severity() > 1 {
		explain(p, m, next, r, n)
	}
	if n >= len(p.course)-2 {
		r.DecisionNeeded, r.Risks, r.InternalNote = internal(p.decision, r.DecisionNeeded), internal(p.risk, r.Risks), internal(p.note, r.InternalNote)
	}
}

// continued is what a report tells when nothing new was said since the one before.
var continued = map[models.Ampel][]string{
	green:  {"Die Arbeiten gehen planmäßig weiter.", "Die vereinbarten Arbeitspakete wurden erledigt.", "Im Berichtszeitraum gab es keine Abweichungen vom Plan."},
	yellow: {"Ein Teil der Arbeitspakete verschiebt sich; die übrigen laufen weiter.", "Der Rückstand ist begrenzt und wird im Ressort aufgeholt."},
	red:    {"Der Rückstand lässt sich mit den vorhandenen Mitteln nicht mehr aufholen."},
	none:   {"Eine Einschätzung des weiteren Verlaufs ist derzeit nicht möglich."},
}

// tells is the first sentence of the nth report.
func (p *plan) tells(ampel models.Ampel, n int) string {
	at := position(n, len(p.course), len(p.said))
	if n > 0 && at == position(n-1, len(p.course), len(p.said)) {
		return continued[ampel][(len(p.measure)+n)%len(continued[ampel])]
	}
	return p.said[at]
}

// position spreads a list of texts over a course of reports.
func position(n, reports, texts int) int { return min(n*texts/reports, texts-1) }

// internal marks a text as internal; an empty one gives the other.
func internal(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return InternalMark + text
}

// explain says what a yellow or red Ampel means here.
func explain(p *plan, m *models.Measure, at *models.Milestone, r *models.StatusReport, n int) {
	kind := p.troubles[position(n, len(p.course), len(p.troubles))]
	what := m.Title
	if at != nil {
		what = at.Title
	}
	s := sayings[kind][(len(m.ID)+n)%len(sayings[kind])]
	r.Deviation, r.Cause, r.Countermeasure = fmt.Sprintf(s.deviation, what), s.cause, s.countermeasure
	if r.Ampel == red {
		r.Deviation += " " + redEffect
		r.DecisionNeeded = InternalMark + redDecision
	}
}

// openStone is the first milestone that is not done on the day, nil if there is none.
func openStone(stones []*models.Milestone, on models.Date) *models.Milestone {
	for _, s := range stones {
		if !s.DoneBy(on) {
			return s
		}
	}
	return nil
}

func nextStep(s *models.Milestone, on models.Date) string {
	due := s.Due.Time().Format("02.01.2006")
	if s.Due < on {
		return fmt.Sprintf("„%s“ nachholen; vorgesehen war der %s.", s.Title, due)
	}
	return fmt.Sprintf("„%s“ bis zum %s.", s.Title, due)
}
