// Assignments on the pages of what they are about.

package web

import (
	"strings"
	"testing"

	"zielstand/app/store"
	"zielstand/models"
)

// assignmentsOn is the part of the page about assignments, "" if there is none.
func assignmentsOn(page received) string {
	_, part, _ := strings.Cut(page.body, `<section aria-labelledby="auftraege">`)
	part, _, _ = strings.Cut(part, "</section>")
	return part
}

// commission adds a body that tells nobody how far things are, one that does, and what is owed to them.
func commission(t *testing.T, r *trial) {
	r.change(t, func(tx *store.Tx) error {
		base := func(id string) models.Base { return models.Base{ID: id} }
		owed := func(id, body, title string, state models.AssignmentState) *models.Assignment {
			a := &models.Assignment{Base: base(id), Kind: models.AssignmentPromised, BodyID: body, Title: title, Responsible: "MdI", MinistryIDs: models.Strings{"mdi"},
				MeasureIDs: models.Strings{"women-made-it"}, AgreedOn: models.NewDate(2026, 1, 5), State: state, Published: true,
				Deadline: models.Deadline{Kind: models.DeadlineDate, Until: models.On(models.NewDate(2026, 9, 30))}}
			switch state {
			case models.AssignmentConfirmed:
				a.ConfirmedOn = models.NewDate(2026, 8, 1)
			case models.AssignmentOpen:
				a.TargetIDs = models.Strings{"ziel-digitale-beteiligungsformate"}
			}
			return a
		}
		return tx.Create(&models.Body{Base: base("probe-rat"), Name: "Proberat", Kind: models.BodyBoard, Published: true},
			&models.Body{Base: base("probe-stille"), Name: "Stille Runde", Kind: models.BodyBoard, Published: true, Rules: models.Rules{ReviewConfidential: true}},
			owed("probe-offen", "probe-rat", "Schnittstelle abstimmen", models.AssignmentOpen), owed("probe-fertig", "probe-rat", "Zeitplan vorlegen", models.AssignmentConfirmed),
			owed("probe-intern", "probe-stille", "Kosten prüfen", models.AssignmentInProgress))
	})
}

func TestTheAssignmentsOfAMeasureATargetAndAMinistryAreOnTheirPages(t *testing.T) {
	r := newTrial(t)
	commission(t, r)
	for path, wanted := range map[string][]string{
		"/massnahmen/women-made-it": {`<a href="/auftraege/probe-offen">Schnittstelle abstimmen</a>`, "30.09.2026", "überfällig", "Proberat", "Zeitplan vorlegen", "Kosten prüfen", "Stille Runde",
			"nicht öffentlich", "3 Aufträge: 1 offen, davon 1 überfällig; bei 1 ist der Stand nicht öffentlich", "!in Bearbeitung"},
		"/massnahmen/women-made-it?stichtag=2026-01-04": nil,
		"/ziele/ziel-digitale-beteiligungsformate":      {"Schnittstelle abstimmen", "!Zeitplan vorlegen"},
		"/ressorts/mdi": {"Offene Aufträge", "Schnittstelle abstimmen", "Kosten prüfen", "nicht öffentlich", "!Zeitplan vorlegen",
			`href="/auftraege?ressort=mdi"`},
	} {
		part := assignmentsOn(r.get(t, path).want(t, 200))
		if (wanted == nil) != (part == "") {
			t.Errorf("%s: assignments are shown: %v", path, part != "")
		}
		for _, text := range wanted {
			text, unwanted := strings.CutPrefix(text, "!")
			if strings.Contains(part, text) == unwanted {
				t.Errorf("%s: the assignments contain %q = %v", path, text, unwanted)
			}
		}
	}
	r.get(t, "/auftraege?ressort=mdi").want(t, 200, "Schnittstelle abstimmen", "Zeitplan vorlegen")
}
