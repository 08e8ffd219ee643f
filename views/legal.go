// Imprint, privacy and accessibility: the operator's own texts, or built-in ones that name what is missing.

package views

// LegalPage is a page with a text by the operator.
type LegalPage struct {
	*Frame
	// HTML is the operator's text, made from Markdown and cleaned; "" = the built-in text is shown.
	HTML string
}

func (p *LegalPage) named(title, path string) *Frame { return p.titled(title, Crumb{title, path}) }

// operator is who runs the site, or that nobody is named.
func (p *LegalPage) operator() string {
	if p.Site.Operator == "" {
		return "Der Betreiber dieser Installation ist noch nicht eingetragen."
	}
	return p.Site.Operator
}

// rheinlandPfalz is the key of the Land whose law on accessibility the built-in text names.
const rheinlandPfalz = "07"

// accessibilityLaw names the law that the statement is given under.
func accessibilityLaw(land string) string {
	if land == rheinlandPfalz {
		return "der Barrierefreie-Informationstechnik-Verordnung Rheinland-Pfalz (BITV RP)"
	}
	return "den Vorschriften des Landes über barrierefreie Informationstechnik"
}

// knownBarriers are the gaps that are known, and the way round each.
var knownBarriers = []string{
	"Diagramme sind als Zeichnung nur eingeschränkt mit Bildschirmleseprogrammen zu erkunden. Jedes Diagramm hat deshalb eine Aussage als Überschrift, eine Beschreibung und seine vollständigen Zahlen als Tabelle.",
	"Es gibt noch keine Erläuterungen in Leichter Sprache und in Deutscher Gebärdensprache.",
	"Die Titel und Texte der Maßnahmen stammen aus Strategiepapieren und Meldungen; nicht alle sind leicht verständlich.",
}
