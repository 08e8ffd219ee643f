// The sentences of re-cuts and continuations: what was done, what is wrong.

package views

import "zielstand/app/recut"

// The maps are those of all forms.
func init() {
	for code, text := range map[string]string{
		recut.CodeEnded:    "Dieses Ressort hat schon einen letzten Tag.",
		recut.CodeNotYet:   "Dieses Ressort beginnt erst an diesem Tag oder später.",
		recut.CodeNotThere: "Dieses Ressort besteht an diesem Tag nicht oder endet selbst.",
		recut.CodeTaken:    "Diesen Kurznamen gibt es schon.",
		recut.CodeTwice:    "Dieser Kurzname ist doppelt angegeben.",
		recut.CodeCarried:  "Dieses Ziel ist schon in die neue Strategie übernommen. Bitte dort das Ziel archivieren, wenn es nicht weitergeführt wird.",
		recut.CodeState:    "Diese Strategie ist schon fortgeschrieben, oder es gibt noch keinen Entwurf der Fortschreibung.",
	} {
		formProblems[code] = text
	}
	for code, text := range map[NoticeCode]string{
		NoticeRecut:     "Der Neuzuschnitt ist übernommen. Dieser Vorgang zeigt alle Änderungen und lässt sich hier zurücknehmen.",
		NoticeUndone:    "Der Vorgang ist rückgängig gemacht.",
		NoticeDrafted:   "Der Entwurf der Fortschreibung ist gespeichert. Er ist nicht öffentlich.",
		NoticeContinued: "Die Fortschreibung ist beschlossen. Die bisherige Strategie gilt als fortgeschrieben.",
	} {
		notices[code] = text
	}
}
