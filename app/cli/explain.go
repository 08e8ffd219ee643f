// What went wrong, as one German line, and the exit code that goes with it.

package cli

import (
	"errors"
	"strings"

	"zielstand/app/store"
	"zielstand/models"
)

// explain returns the line for an error.
func explain(err error) (text string, code int) {
	var usage *usageError
	var failed *failure
	var broken *store.Broken
	var known *models.Error
	switch {
	case errors.As(err, &usage):
		return usage.text, exitUsage
	case errors.As(err, &failed):
		return oneLine(failed.Error()), exitFailed
	case errors.As(err, &broken):
		return brokenText(broken), exitFailed
	case errors.As(err, &known):
		if known.Kind == models.Misset && len(known.Problems) > 0 {
			return databaseText(known), exitUsage
		}
		if known.Kind == models.Unavailable {
			return oneLine("Die Datenbank ist im Augenblick nicht erreichbar: " + err.Error()), exitFailed
		}
	}
	return oneLine(err.Error()), exitFailed
}

// databaseText says why the database cannot be used and what to do.
func databaseText(e *models.Error) string {
	p := e.Problems[0]
	switch p.Code {
	case models.CodeMissing:
		return "Die Datenbank „" + p.Value + "“ gibt es nicht."
	case models.CodeNoFile:
		return "Die Datenbank „" + p.Value + "“ ist keine Datei. Erlaubt ist der Pfad einer Datei oder eine Adresse postgres://…"
	case models.CodeReadOnly:
		return "Die Datenbank „" + p.Value + "“ lässt sich nicht beschreiben. Nötig sind Schreibrechte auf die Datei und ihren Ordner."
	case models.CodeForeign:
		return "Die Datenbank „" + p.Value + "“ gehört einem anderen Programm. Sie wurde nicht verändert; erlaubt ist eine Datenbank von Zielstand oder eine leere."
	case models.CodeCorrupt:
		return "Die Datenbank „" + p.Value + "“ ist beschädigt. Sie wurde nicht verändert; bitte eine Sicherung wiederherstellen (zielstand restore)."
	case models.CodeNewer:
		return "Die Datenbank „" + p.Value + "“ stammt von einer neueren Version (" + strings.Join(p.Allowed, ", ") + "). Sie wurde nicht verändert; bitte diese Version verwenden."
	case models.CodeOlder:
		return "Die Datenbank „" + p.Value + "“ stammt von einer älteren Version. Bitte zuerst „zielstand migrate“ aufrufen."
	case models.CodeUnreachable:
		return oneLine("Die Datenbank „" + p.Value + "“ antwortet nicht oder weist die Anmeldung ab: " + cause(e.Err))
	case models.CodeNotDemo:
		return "Die Datenbank „" + p.Value + "“ enthält echte Einträge. Demonstrationsdaten kommen nur in eine eigene; bitte mit --database eine andere nennen."
	}
	return oneLine(e.Error())
}

// brokenText names the first damaged entry of the journal or row.
func brokenText(b *store.Broken) string {
	record := string(b.Kind) + " „" + b.ID + "“"
	entry := "Eintrag " + number(b.Seq) + " (" + record + ")"
	switch b.Damage {
	case store.DamageChain:
		return "Das Journal ist verändert worden: " + entry + " schließt nicht an den vorherigen an oder hat einen anderen Inhalt als seine Prüfsumme."
	case store.DamageImage:
		return "Das Journal ist beschädigt: " + entry + " ist nicht lesbar."
	case store.DamageDiffers:
		return "Der Bestand weicht vom Journal ab: " + record + " ist anders gespeichert als nach Eintrag " + number(b.Seq) + "."
	case store.DamageMissing:
		return "Im Bestand fehlt " + record + " nach Eintrag " + number(b.Seq) + "."
	}
	return "Im Bestand steht " + record + " ohne Eintrag im Journal."
}

func cause(err error) string {
	if err == nil {
		return "ohne Angabe"
	}
	return err.Error()
}

// oneLine keeps a message on one line, whatever a database says.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
