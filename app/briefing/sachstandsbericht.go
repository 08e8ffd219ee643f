// The Sachstandsbericht: a letter to a committee of the Landtag, with numbered points.

package briefing

import (
	"regexp"
	"strings"

	"zielstand/app/document"
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

var sachstandsbericht = &Template{
	Name: "sachstandsbericht", Title: "Sachstandsbericht an den Landtag", Purpose: "Brief an einen Ausschuss des Landtags mit Anlass, Bericht in nummerierten Punkten und Anlage.",
	Formats: textFormats,
	Fields: []Field{
		{Key: "empfaenger", Label: "Anschrift", Hint: "Vorsitz des Ausschusses, Landtag, Ort; eine Zeile je Zeile der Anschrift.", Lines: 5},
		{Key: "landtag", Label: "Landtagsvermerk", Hint: "Zum Beispiel Landtag, Nummer, Vorlage; eine Zeile je Zeile.", Lines: 3},
		{Key: "leitung", Label: "Leitungszeile", Hint: "DER MINISTER oder DIE MINISTERIN.", Lines: 1},
		{Key: "datum", Label: "Datum", Hint: "Wie es im Brief stehen soll.", Lines: 1},
		{Key: "aktenzeichen", Label: "Mein Aktenzeichen", Lines: 1},
		{Key: "schreiben", Label: "Ihr Schreiben vom", Lines: 1},
		{Key: "ansprechperson", Label: "Ansprechperson", Lines: 1},
		{Key: "betreff", Label: "Betreff", Hint: "Sitzung, Tagesordnungspunkt, Antrag; eine Zeile je Zeile.", Lines: 4},
		{Key: "anrede", Label: "Anrede", Lines: 1},
		{Key: "anlass", Label: "Anlass und Zusage", Lines: 3},
		{Key: "stand", Label: "Stand der Umsetzung", Lines: 6},
		{Key: "veraenderungen", Label: "Seit der letzten Befassung", Lines: 3},
		{Key: "schwerpunkte", Label: "Maßnahmen mit Abweichung", Hint: "Eine Zeile je Maßnahme.", Lines: 6},
		{Key: "schluss", Label: "Schluss", Lines: 2},
	},
	propose: proposeSachstandsbericht, compose: composeSachstandsbericht, workbook: composeWorkbook,
}

func proposeSachstandsbericht(s *State) map[string]Proposal {
	r := progress.Sum(s.Portfolio, s.Scope)
	proposals := map[string]Proposal{
		"betreff":      s.progressOf(),
		"anrede":       {Text: "Sehr geehrte Damen und Herren,"},
		"anlass":       {Text: "hiermit berichte ich dem Ausschuss über den Stand der Umsetzung zum Stichtag " + german.Date(s.Portfolio.Stichtag) + "."},
		"stand":        written(s.phases(r), s.ampeln(r), s.percent(r), s.signals(r)),
		"schwerpunkte": written(s.urgent(4)),
		"schluss":      {Text: "Die zugrunde liegenden Zahlen sind als Anlage beigefügt."},
	}
	if s.Before != nil {
		proposals["veraenderungen"] = written(s.changes)
	}
	return proposals
}

func composeSachstandsbericht(s *State, texts Texts, stamp Stamp) (*document.Document, error) {
	p, err := newPaper("Sachstandsbericht an den Landtag", s, texts, proposeSachstandsbericht(s), stamp, "ampel", "phasen", "verlauf")
	if err != nil {
		return nil, err
	}
	p.letter()
	p.say(document.Body, strings.TrimSpace(texts["anrede"]))
	p.paragraphs("anlass")
	number := 0
	for _, part := range []struct{ key, title string }{{"stand", "Stand der Umsetzung"}, {"veraenderungen", "Seit der letzten Befassung"}, {"schwerpunkte", "Maßnahmen mit Abweichung"}} {
		if len(p.lines(part.key)) == 0 {
			continue
		}
		number++
		p.heading(1, german.Int(number)+". "+part.title)
		p.list(part.key, false)
	}
	p.paragraphs("schluss")
	p.say(document.Body, "Mit freundlichen Grüßen")
	p.say(document.Signature, s.House.Signatory)
	p.add(&document.PageBreak{})
	p.heading(1, "Anlage: Zahlen zum Stand der Umsetzung")
	p.say(document.Note, countingRule) // above all: below the table it might stand alone on the next page
	p.place("ampel", "phasen")         // the table fits below them, the tall figure would leave half a page empty
	p.table("Stand nach federführendem Ressort", "Keine Maßnahme ist einem Ressort zugeordnet.", p.ministries())
	p.place("verlauf")
	return p.doc, nil
}

// letter is the head of the letter; references that nobody has entered are left out, the date is that of the state.
func (p *paper) letter() {
	date := strings.TrimSpace(p.texts["datum"])
	if date == "" {
		date = german.LongDate(models.DateOf(p.doc.Created))
	}
	l := &document.Letter{Sender: filled(append([]string{p.House.Ministry}, postal(p.House.Address)...)...), Addressee: split(p.texts["empfaenger"]), Mark: split(p.texts["landtag"]),
		Head: strings.TrimSpace(p.texts["leitung"]), Office: p.House.Address, Date: date, Subject: split(p.texts["betreff"])}
	for _, ref := range []struct{ key, label string }{{"aktenzeichen", "Mein Aktenzeichen"}, {"schreiben", "Ihr Schreiben vom"}, {"ansprechperson", "Ansprechperson"}} {
		if text := strings.TrimSpace(p.texts[ref.key]); text != "" {
			l.References = append(l.References, document.FormRow{Label: ref.label, Text: plain(text)})
		}
	}
	p.add(l)
}

// postal are the lines of an address that a letter needs on its way back.
func postal(address []string) (lines []string) {
	for _, line := range address {
		if !elsewhere.MatchString(line) {
			lines = append(lines, line)
		}
	}
	return lines
}

// elsewhere are telephone, fax, mail and web.
var elsewhere = regexp.MustCompile(`(?i)@|www\.|https?:|\b(tele(fon|fax)|tel|fax|e-?mail|internet)\b`)

// split are the lines of a text without empty ones.
func split(text string) (lines []string) {
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
