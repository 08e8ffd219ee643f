// What is wrong with a form of master data, and what was done with it, in words.

package views

// Codes of problems that the forms of master data find.
const (
	CodeTaken         = "taken"          // the id belongs to another record
	CodeReason        = "reason"         // a date moves, and nobody said why
	CodeNoMeasure     = "no_measure"     // there is none, or several, of the name
	CodeFuture        = "future"         // what has happened cannot lie ahead
	CodeOtherStrategy = "other_strategy" // belongs to another strategy
	CodeOtherField    = "other_field"    // the topic belongs to another field
	CodePartOfPart    = "part_of_part"   // parts have no parts
	CodeSecondLead    = "second_lead"    // somebody else is in charge then
	CodeTwice         = "twice"          // is there already
	CodeTitle         = "title"          // the title typed is another one
	CodeSame          = "same"           // nothing would change
	CodeNothingChosen = "nothing_chosen" // no proposal was chosen
	CodeDecided       = "decided"        // somebody has decided meanwhile
	CodeNotYet        = "not_yet"        // there is no due date to move
	CodeItself        = "itself"         // a measure cannot take itself in
	CodeMeanwhile     = "meanwhile"      // somebody else has changed it
	CodeOwner         = "owner"          // what it belongs to is archived
	CodeHasParts      = "has_parts"      // its parts need another place first
	CodeCircularKept  = "circular_kept"  // a circular has come to a result
	CodeStepUsed      = "step_used"      // another step is counted from it
	CodeSecondChair   = "second_chair"   // somebody else has the chair then
	CodeNumberTaken   = "number_taken"   // another line of the table has the number
)

// Notices after changes of master data.
const (
	NoticeArchived  NoticeCode = "archived"
	NoticeRestored  NoticeCode = "restored"
	NoticeErased    NoticeCode = "erased"
	NoticeMerged    NoticeCode = "merged"
	NoticeReplaced  NoticeCode = "replaced"
	NoticeMoved     NoticeCode = "moved"
	NoticeShifted   NoticeCode = "shifted"
	NoticeConfirmed NoticeCode = "confirmed"
	NoticeRejected  NoticeCode = "rejected"
)

func init() {
	for code, text := range map[string]string{
		CodeTaken:         "Diesen Kurznamen hat schon ein anderer Eintrag, vielleicht ein archivierter.",
		CodeReason:        "Ein Termin, der schon feststand, verschiebt sich. Bitte begründen Sie das.",
		CodeNoMeasure:     "Unter diesem Titel oder Kurznamen ist keine Maßnahme eindeutig zu finden.",
		CodeFuture:        "Dieser Tag liegt in der Zukunft.",
		CodeOtherStrategy: "Das gehört zu einer anderen Strategie.",
		CodeOtherField:    "Dieses Fokusthema gehört zu einem anderen Handlungsfeld.",
		CodePartOfPart:    "Bausteine haben keine eigenen Bausteine.",
		CodeSecondLead:    "In diesem Zeitraum ist schon ein anderes Ressort federführend. Bitte beenden Sie zuerst dessen Zuständigkeit.",
		CodeTwice:         "Dieses Ressort hat diese Rolle in diesem Zeitraum schon.",
		CodeTitle:         "Das ist nicht der Titel dieses Eintrags.",
		CodeSame:          "Damit würde sich nichts ändern.",
		CodeNothingChosen: "Bitte wählen Sie mindestens einen Vorschlag aus.",
		CodeDecided:       "Hierüber ist inzwischen entschieden oder es gibt schon eine bestätigte Angabe.",
		CodeNotYet:        "Bisher ist keine Frist gesetzt. Bitte tragen Sie die erste Frist bei den Angaben ein.",
		CodeItself:        "Bitte wählen Sie eine andere Maßnahme.",
		CodeMeanwhile:     "Das hat inzwischen jemand anderes geändert. Bitte prüfen Sie die Angaben und senden Sie noch einmal ab.",
		CodeOwner:         "Das, wozu dieser Eintrag gehört, ist selbst archiviert. Bitte stellen Sie zuerst das wieder her.",
		CodeCircularKept:  "Inzwischen ist etwas entschieden. Was entschieden ist, wird nicht archiviert.",
		CodeStepUsed:      "Ein anderer Schritt zählt ab diesem. Bitte ändern Sie zuerst, ab wann jener zählt.",
		CodeSecondChair:   "In diesem Zeitraum steht schon ein anderer Vorsitz in der Reihenfolge. Mehrere Länder zugleich gehören in einen Eintrag.",
		CodeNumberTaken:   "Diese Nummer hat schon ein anderer Eintrag der Reihenfolge.",
		CodeHasParts:      "Diese Maßnahme hat Bausteine. Bitte hängen Sie die Bausteine zuerst um.",
	} {
		formProblems[code] = text
	}
	for code, text := range map[NoticeCode]string{
		NoticeArchived:  "Archiviert. Im Archiv lässt sich der Eintrag wiederherstellen.",
		NoticeRestored:  "Wiederhergestellt.",
		NoticeErased:    "Endgültig gelöscht.",
		NoticeMerged:    "Zusammengeführt. Die Seite der aufgegangenen Maßnahme führt jetzt hierher.",
		NoticeReplaced:  "Abgelöst. Die bisherige Maßnahme gilt als eingestellt und bleibt sichtbar.",
		NoticeMoved:     "Umgehängt.",
		NoticeShifted:   "Die Frist ist verschoben; die bisherige bleibt sichtbar.",
		NoticeConfirmed: "Bestätigt.",
		NoticeRejected:  "Abgelehnt.",
	} {
		notices[code] = text
	}
}
