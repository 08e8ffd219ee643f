// The ministries' own Ampel as a ring, with "keine Angabe" as a part of its own.

package charts

import (
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

func ampeln(q Query) *Figure {
	r := progress.Sum(q.Portfolio, q.Scope)
	f := &Figure{Subtitle: q.subtitle("Maßnahmen nach eigener Ampel der Ressorts", r.Total), Height: Heights{Wide: 360, Round: true}}
	switch {
	case r.Total == 0:
		f.Empty = noMeasures
		return f
	case r.Reported == 0:
		f.Empty = noReports
		return f
	case r.Ampeln[models.AmpelNone] == r.Total:
		f.Empty = "Bis zu diesem Stichtag hat kein Ressort eine Ampel gemeldet."
		return f
	}
	f.Title = ampelFinding(r)
	f.Rule = q.rule(r, "Gezeigt ist die eigene Einschätzung der Ressorts, nicht die errechnete Ampel. Ohne gemeldete Ampel zählt eine Maßnahme als „keine Angabe“.")
	f.Table.Columns = columns(2, "Ampel", "Bedeutung", "Maßnahmen", "Anteil")
	var parts []ringPart
	var spoken []string
	for _, a := range models.Ampeln {
		n, name := r.Ampeln[a], german.Ampel(a)
		href := q.listHref("ampel", string(a))
		f.Table.Rows = append(f.Table.Rows, []Cell{{name, href}, {german.AmpelMeaning(a), ""}, {german.Int(n), ""}, {share(n, r.Total), ""}})
		parts = append(parts, ringPart{name, n, style(ampelColour(a), ampelPatterns[a]), href})
		if n > 0 {
			spoken = append(spoken, german.Int(n)+" "+name)
		}
	}
	f.Table.Rows = append(f.Table.Rows, cells("gesamt", "", german.Int(r.Total), share(r.Total, r.Total)))
	f.Alt = "Ringdiagramm der Ampelwerte: " + german.Enumerate(spoken) + "."
	f.drawRing(parts, r.Total)
	return f
}

// ampelFinding names red and yellow first: they ask for something to be done.
func ampelFinding(r *progress.Rollup) string {
	red, yellow, green, none := r.Ampeln[models.AmpelRed], r.Ampeln[models.AmpelYellow], r.Ampeln[models.AmpelGreen], r.Ampeln[models.AmpelNone]
	var text string
	switch {
	case red > 0 && yellow > 0:
		text = german.SomeOf(red, r.Total, "steht auf Rot", "stehen auf Rot") + andSome(yellow, "auf Gelb", "auf Gelb")
	case red > 0:
		text = german.SomeOf(red, r.Total, "steht auf Rot", "stehen auf Rot")
	case yellow > 0:
		text = german.SomeOf(yellow, r.Total, "steht auf Gelb", "stehen auf Gelb")
		if yellow < r.Total { // of all on Gelb none can be on Rot
			text += ", keine auf Rot"
		}
	default:
		text = german.SomeOf(green, r.Total, "steht auf Grün", "stehen auf Grün")
	}
	if none > 0 {
		text += "; zu " + german.Int(none) + " fehlt die Angabe"
	}
	return german.Sentence(text)
}
