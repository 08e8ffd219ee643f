// Package german is the German of dates, numbers and enumerations: one word for each value, used by
// pages, figures, mails and documents alike.
package german

import (
	"math"
	"strconv"
	"strings"

	"zielstand/app/progress"
	"zielstand/models"
)

// NotStated is what is shown where the sources say nothing.
const NotStated = "nicht angegeben"

// nbsp keeps a number and its unit on one line.
const nbsp = "\u00a0"

// Date is 18.11.2024, or NotStated.
func Date(d models.Date) string {
	if !d.Known() {
		return NotStated
	}
	return d.Time().Format("02.01.2006")
}

var months = [...]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}

// Month is "November 2024".
func Month(d models.Date) string {
	t := d.Time()
	return months[t.Month()-1] + " " + strconv.Itoa(t.Year())
}

// LongDate is "18. November 2024".
func LongDate(d models.Date) string {
	return strconv.Itoa(d.Time().Day()) + ". " + Month(d)
}

// PartialDate gives a date as exactly as its source: "Ende 2025", "4. Quartal 2025", "18.11.2024".
func PartialDate(p models.PartialDate) string {
	if !p.Known() {
		if p.Wording != "" {
			return p.Wording
		}
		return NotStated
	}
	t := p.Day.Time()
	year := strconv.Itoa(t.Year())
	switch p.Precision {
	case models.PrecisionYear:
		if t.Month() == 12 && t.Day() == 31 {
			return "Ende " + year
		}
		return year
	case models.PrecisionHalf:
		return strconv.Itoa((int(t.Month())+5)/6) + ". Halbjahr " + year
	case models.PrecisionQuarter:
		return strconv.Itoa((int(t.Month())+2)/3) + ". Quartal " + year
	case models.PrecisionMonth:
		return Month(p.Day)
	}
	return Date(p.Day)
}

// Percent is "62 %" or "62,5 %" with a no-break space; "keine Angabe" when unknown.
func Percent(p models.Percent) string {
	if !p.Known() {
		return "keine Angabe"
	}
	return Number(p.Float(), 1) + nbsp + "%"
}

// WholePercent is "62 %", rounded, but never up to 100; "keine Angabe" when unknown.
func WholePercent(p models.Percent) string {
	if !p.Known() {
		return "keine Angabe"
	}
	value := p.Float()
	if value < 100 {
		value = min(value, 99)
	}
	return Number(value, 0) + nbsp + "%"
}

// Number is 3.450,5: dots between thousands, a decimal comma, at most the given decimals, no trailing
// zeros. Halves are rounded away from zero, as German offices do (DIN 1333).
func Number(v float64, decimals int) string {
	scale := math.Pow10(decimals)
	s := strconv.FormatFloat(math.Round(v*scale)/scale, 'f', decimals, 64)
	whole, fraction, _ := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "−", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if fraction = strings.TrimRight(fraction, "0"); fraction != "" {
		whole += "," + fraction
	}
	if whole == "0" {
		sign = ""
	}
	return sign + whole
}

// Int is 3.450.
func Int(n int) string { return Number(float64(n), 0) }

// Count is "1 Maßnahme" or "9 Maßnahmen".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Int(n) + " " + many
}

// Measures is "1 Maßnahme" or "9 Maßnahmen".
func Measures(n int) string { return Count(n, "Maßnahme", "Maßnahmen") }

// Days is "1 Tag" or "45 Tage".
func Days(n int) string { return Count(n, "Tag", "Tage") }

// Phase names a phase.
func Phase(p models.Phase) string {
	switch p {
	case models.PhasePlanned:
		return "geplant"
	case models.PhasePreparing:
		return "in Vorbereitung"
	case models.PhaseImplementing:
		return "in Umsetzung"
	case models.PhaseOngoing:
		return "Daueraufgabe"
	case models.PhaseCompleted:
		return "abgeschlossen"
	case models.PhasePaused:
		return "ruht"
	case models.PhaseCancelled:
		return "eingestellt"
	}
	return "nicht gemeldet"
}

// Ampel names an Ampel value in one word.
func Ampel(a models.Ampel) string {
	switch a {
	case models.AmpelGreen:
		return "Grün"
	case models.AmpelYellow:
		return "Gelb"
	case models.AmpelRed:
		return "Rot"
	}
	return "keine Angabe"
}

// AmpelMeaning says what an Ampel value means.
func AmpelMeaning(a models.Ampel) string {
	switch a {
	case models.AmpelGreen:
		return "im Plan"
	case models.AmpelYellow:
		return "Abweichung, im Ressort lösbar"
	case models.AmpelRed:
		return "so nicht erreichbar, Entscheidung nötig"
	}
	return "keine Angabe"
}

// Signal names a computed signal.
func Signal(s progress.Signals) string {
	switch s {
	case progress.Overdue:
		return "überfällig"
	case progress.Behind:
		return "hinter Plan"
	case progress.Stale:
		return "ohne aktuelle Meldung"
	case progress.Rosy:
		return "zu günstig gemeldet"
	}
	return ""
}

// Role names the part of a ministry.
func Role(r models.Role) string {
	if r == models.RoleLead {
		return "federführend"
	}
	return "beteiligt"
}

// StrategyState names the state of a strategy.
func StrategyState(s models.StrategyState) string {
	switch s {
	case models.StrategyDrafting:
		return "in Erarbeitung"
	case models.StrategyAdopted:
		return "beschlossen"
	case models.StrategyImplementing:
		return "in Umsetzung"
	case models.StrategyEvaluated:
		return "evaluiert"
	case models.StrategyContinued:
		return "fortgeschrieben"
	}
	return NotStated
}

// ReportState names the state of a status report.
func ReportState(s models.ReportState) string {
	switch s {
	case models.ReportDraft:
		return "Entwurf"
	case models.ReportSubmitted:
		return "eingereicht"
	case models.ReportReturned:
		return "zurückgegeben"
	}
	return "freigegeben"
}

// Method names how a measure's percent is found.
func Method(m models.Method) string {
	switch m {
	case models.MethodMilestones:
		return "nach Meilensteinen"
	case models.MethodIndicator:
		return "nach Kennzahlen"
	}
	return "nach Meldung"
}
