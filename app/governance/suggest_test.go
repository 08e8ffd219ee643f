// Tests of what clauses ask for, in the wording that resolutions have.

package governance

import (
	"strings"
	"testing"
	"unicode/utf8"

	"zielstand/models"
)

func TestOnlyVerbsThatObligeGiveAnAssignment(t *testing.T) {
	for _, test := range []struct {
		verb, addressee, subject string
		want                     string // responsible: title; "" = none
		own                      bool
	}{
		{"bittet", "alle Ressorts", "Ansprechpersonen zu benennen.", "alle Ressorts: Ansprechpersonen zu benennen", false},
		{"fordert auf", "die Bundesregierung", "die Länder zu beteiligen", "die Bundesregierung: die Länder zu beteiligen", false},
		{"fordert", "die Bundesregierung", "auf, die Länder zu beteiligen", "die Bundesregierung: die Länder zu beteiligen", false},
		{"beauftragt", "die Arbeitsgruppe", "zu berichten", "die Arbeitsgruppe: zu berichten", false},
		{"lädt ein", "den Bund", "den Plan vorzustellen", "den Bund: den Plan vorzustellen", false},
		{"setzt ein", "Sachsen (Leitung)", "eine Arbeitsgruppe", "Sachsen (Leitung): eine Arbeitsgruppe", true},
		{"beabsichtigt", "", "einen Austausch anzustoßen", ": einen Austausch anzustoßen", true},
		{"wird gebeten", "der Vorsitz", "ein Schreiben aufzusetzen", "der Vorsitz: ein Schreiben aufzusetzen", false},
		{"nimmt zur Kenntnis und bittet", "das Ressort", "vorzulegen", "das Ressort: vorzulegen", false},
		{"nimmt zur Kenntnis", "", "dass alle Ressorts bitten", "", false},
		{"begrüßt", "", "den Bericht", "", false},
		{"stellt fest", "", "dass Handlungsbedarf besteht", "", false},
		{"bekräftigt", "", "die Aufforderung", "", false},
		{"fordert", "", "mehr Mittel", "", false},
		{"lädt", "", "zur Debatte", "", false},
		{"setzt", "", "auf Kooperation", "", false},
		{"setzt", "", "ein Zeichen", "", false},
		{"verpflichtet sich", "", "zu mehr Tempo", ": zu mehr Tempo", true},
		{"verpflichtet", "den Vorsitz", "zu berichten", "den Vorsitz: zu berichten", false},
		{"sagt zu", "", "die Beschlüsse zu übersenden", ": die Beschlüsse zu übersenden", true},
		{"beschließt", "", "die Geschäftsordnung", "", false},
		{"bittet", "alle", " . ", "", false},
		{"", "", "Der Ministerrat bittet alle Ressorts, Ansprechpersonen zu benennen.", "alle Ressorts: Ansprechpersonen zu benennen", false},
		{"", "", "Die Konferenz fordert die Bundesregierung auf, zügig zu handeln.", "die Bundesregierung: zügig zu handeln", false},
		{"", "", "Sie lädt den Bund ein: er möge den Plan vorstellen", "den Bund: er möge den Plan vorstellen", false},
		{"", "", "Die Länder beabsichtigen, sich auszutauschen.", ": sich auszutauschen", true},
		{"", "die Länder", "Wir bitten, zu prüfen, was fehlt", "die Länder: zu prüfen, was fehlt", false},
		{"", "", "Die Konferenz begrüßt den Bericht und nimmt ihn zur Kenntnis.", "", false},
		{"", "", "Die Konferenz fordert mehr Tempo.", "", false},
		{"", "", "Fürbitten helfen nicht", "", false},
		{"weist an", "das MDI", "zu berichten", "das MDI: zu berichten", false},
		{"weist", "das MDI", "an, zu berichten", "das MDI: zu berichten", false},
		{"", "", "Der Ministerrat weist das MDI an, bis Jahresende zu berichten.", "das MDI: bis Jahresende zu berichten", false},
		{"", "", "Er nimmt den Bericht zur Kenntnis und beauftragt das MASTD, ihn fortzuschreiben.", "das MASTD: ihn fortzuschreiben", false},
		{"", "", "Die Länder fordern den Bund auf, Mittel bereitzustellen.", "den Bund: Mittel bereitzustellen", false},
		{"", "", "Das MDI weist darauf hin, dass die Entscheidung noch steht an.", "", false},
		{"weist", "", "auf Risiken hin", "", false},
		{"weist", "", "den Einwand zurück", "", false},
	} {
		list := SuggestClauses([]models.Clause{{Subject: "x", Verb: "begrüßt"}, {Number: "2", Verb: test.verb, Addressee: test.addressee, Subject: test.subject}}, 0)
		got, own := "", false
		if len(list) > 0 {
			got, own = list[0].Responsible+": "+list[0].Title, list[0].Own
			if list[0].Index != 1 || list[0].Clause.Number != "2" {
				t.Errorf("%+v is not of the second clause", list[0])
			}
		}
		if got != test.want || own != test.own {
			t.Errorf("%s %s %s: %q (own %v), want %q", test.verb, test.addressee, test.subject, got, own, test.want)
		}
	}
}

func TestDeadlinesAreReadFromTheWords(t *testing.T) {
	for _, test := range []struct {
		text        string
		kind        models.DeadlineKind
		from, until string
		precision   models.Precision
		wording     string
	}{
		{"bis 31.12.2024 zu klären", models.DeadlineDate, "", "2024-12-31", models.PrecisionDay, "bis 31.12.2024"},
		{"das ist bis zum 30. Juni 2025 zu tun", models.DeadlineDate, "", "2025-06-30", models.PrecisionDay, "bis zum 30. Juni 2025"},
		{"spätestens am 1. März 2025", models.DeadlineDate, "", "2025-03-01", models.PrecisionDay, "spätestens am 1. März 2025"},
		{"bis 31.02.2025", models.DeadlineNone, "", "", "", ""},
		{"den Beschluss vom 19.04.2024 umzusetzen", models.DeadlineNone, "", "", "", ""},
		{"im zweiten Halbjahr 2024 anzustoßen", models.DeadlinePeriod, "2024-07-01", "2024-12-31", models.PrecisionHalf, "im zweiten Halbjahr 2024"},
		{"zweites Halbjahr 2024", models.DeadlinePeriod, "2024-07-01", "2024-12-31", models.PrecisionHalf, "zweites Halbjahr 2024"},
		{"Ende zweites Quartal 2023", models.DeadlinePeriod, "", "2023-06-30", models.PrecisionQuarter, "Ende zweites Quartal 2023"},
		{"bis Ende des ersten Quartals 2024", models.DeadlinePeriod, "", "2024-03-31", models.PrecisionQuarter, "bis Ende des ersten Quartals 2024"},
		{"im IV. Quartal 2025", models.DeadlinePeriod, "2025-10-01", "2025-12-31", models.PrecisionQuarter, "im IV. Quartal 2025"},
		{"Q1 2025", models.DeadlinePeriod, "2025-01-01", "2025-03-31", models.PrecisionQuarter, "Q1 2025"},
		{"3. Halbjahr 2025", models.DeadlineNone, "", "", "", ""},
		{"bis Februar 2024", models.DeadlinePeriod, "", "2024-02-29", models.PrecisionMonth, "bis Februar 2024"},
		{"im März 2025", models.DeadlinePeriod, "2025-03-01", "2025-03-31", models.PrecisionMonth, "im März 2025"},
		{"bis Ende 2025", models.DeadlinePeriod, "", "2025-12-31", models.PrecisionYear, "bis Ende 2025"},
		{"Ende 2025", models.DeadlinePeriod, "", "2025-12-31", models.PrecisionYear, "Ende 2025"},
		{"Mitte 2025", models.DeadlinePeriod, "", "2025-06-30", models.PrecisionHalf, "Mitte 2025"},
		{"im Jahr 2026", models.DeadlinePeriod, "2026-01-01", "2026-12-31", models.PrecisionYear, "im Jahr 2026"},
		{"die Strategie 2025 fortzuschreiben", models.DeadlineNone, "", "", "", ""},
		{"möglichst nächste reguläre Sitzung im Herbst 2024", models.DeadlineMeeting, "", "", "", "nächste reguläre Sitzung"},
		{"in ihrer nächsten Sitzung vorzulegen", models.DeadlineMeeting, "", "", "", "nächsten Sitzung"},
		{"zur Herbstsitzung", models.DeadlineMeeting, "", "", "", "Herbstsitzung"},
		{"bis zur 3. Sitzung", models.DeadlineMeeting, "", "", "", "bis zur 3. Sitzung"},
		{"der Umlaufbeschluss der 100. Konferenz", models.DeadlineNone, "", "", "", ""},
		{"zeitnah Gespräche zu führen", models.DeadlineSoft, "", "", "", "zeitnah"},
		{"den AI-Act zügig umzusetzen", models.DeadlineSoft, "", "", "", "zügig"},
		{"möglichst  bald", models.DeadlineSoft, "", "", "", "möglichst bald"},
		{"Unverzüglich", models.DeadlineSoft, "", "", "", "Unverzüglich"},
		{"die Länder zu beteiligen", models.DeadlineNone, "", "", "", ""},
		{"zeitnah, spätestens bis zum 1.7.2025", models.DeadlineDate, "", "2025-07-01", models.PrecisionDay, "spätestens bis zum 1.7.2025"},
	} {
		want := models.Deadline{Kind: test.kind, From: day(t, test.from), Until: models.PartialDate{Day: day(t, test.until), Precision: test.precision, Wording: test.wording}}
		list := SuggestClauses([]models.Clause{{Verb: "bittet", Addressee: "alle", Subject: test.text}}, 0)
		if len(list) != 1 || list[0].Deadline != want {
			t.Errorf("%q: %+v", test.text, list)
		}
	}
}

func TestAPeriodWithoutAYearCountsFromTheDayOfTheResolution(t *testing.T) {
	for _, test := range []struct {
		on, text    string
		from, until string
		precision   models.Precision
		wording     string
	}{
		{"2025-03-11", "bis Ende des Jahres zu klären", "", "2025-12-31", models.PrecisionYear, "bis Ende des Jahres"},
		{"2025-12-31", "Ende dieses Jahres", "", "2025-12-31", models.PrecisionYear, "Ende dieses Jahres"},
		{"2025-03-11", "bis Jahresende vorzulegen", "", "2025-12-31", models.PrecisionYear, "bis Jahresende"},
		{"2025-03-11", "bis zum Jahresende vorzulegen", "", "2025-12-31", models.PrecisionYear, "bis zum Jahresende"},
		{"2025-03-11", "bis Ende des kommenden Jahres", "", "2026-12-31", models.PrecisionYear, "bis Ende des kommenden Jahres"},
		{"2025-03-11", "Mitte des Jahres zu berichten", "", "2025-06-30", models.PrecisionHalf, "Mitte des Jahres"},
		{"2025-06-30", "bis zur Jahresmitte", "", "2025-06-30", models.PrecisionHalf, "bis zur Jahresmitte"},
		{"2025-07-01", "Mitte des Jahres zu berichten", "", "2026-06-30", models.PrecisionHalf, "Mitte des Jahres"},
		{"2025-07-01", "Mitte nächsten Jahres", "", "2026-06-30", models.PrecisionHalf, "Mitte nächsten Jahres"},
		{"2025-01-20", "im ersten Quartal zu berichten", "2025-01-01", "2025-03-31", models.PrecisionQuarter, "im ersten Quartal"},
		{"2025-03-31", "im ersten Quartal zu berichten", "2025-01-01", "2025-03-31", models.PrecisionQuarter, "im ersten Quartal"},
		{"2025-04-01", "im ersten Quartal zu berichten", "2026-01-01", "2026-03-31", models.PrecisionQuarter, "im ersten Quartal"},
		{"2025-01-20", "im ersten Quartal des kommenden Jahres", "2026-01-01", "2026-03-31", models.PrecisionQuarter, "im ersten Quartal des kommenden Jahres"},
		{"2025-04-01", "im ersten Quartal dieses Jahres", "2025-01-01", "2025-03-31", models.PrecisionQuarter, "im ersten Quartal dieses Jahres"},
		{"2025-04-01", "bis Ende des dritten Quartals", "", "2025-09-30", models.PrecisionQuarter, "bis Ende des dritten Quartals"},
		{"2025-04-01", "im zweiten Halbjahr", "2025-07-01", "2025-12-31", models.PrecisionHalf, "im zweiten Halbjahr"},
		{"2025-04-01", "bis Q2", "", "2025-06-30", models.PrecisionQuarter, "bis Q2"},
		{"2025-04-01", "im zweiten Halbjahr 2027", "2027-07-01", "2027-12-31", models.PrecisionHalf, "im zweiten Halbjahr 2027"},
		{"2025-04-01", "noch in diesem Jahr", "2025-01-01", "2025-12-31", models.PrecisionYear, "in diesem Jahr"},
		{"2025-04-01", "im kommenden Jahr", "2026-01-01", "2026-12-31", models.PrecisionYear, "im kommenden Jahr"},
		{"2025-04-01", "die Zahlen des ersten Quartals auszuwerten", "", "", "", ""},
		{"2025-04-01", "im 3. Halbjahr", "", "", "", ""},
		{"2025-04-01", "den Stand des Jahres darzustellen", "", "", "", ""},
		{"", "bis Jahresende vorzulegen", "", "", "", "bis Jahresende"}, // of which year?
	} {
		want := models.Deadline{Kind: models.DeadlinePeriod, From: day(t, test.from), Until: models.PartialDate{Day: day(t, test.until), Precision: test.precision, Wording: test.wording}}
		switch {
		case test.wording == "":
			want.Kind = models.DeadlineNone
		case test.until == "":
			want.Kind = models.DeadlineSoft
		}
		list := SuggestClauses([]models.Clause{{Verb: "weist an", Addressee: "alle", Subject: test.text}}, day(t, test.on))
		if len(list) != 1 || list[0].Deadline != want {
			t.Errorf("%q on %s: %+v", test.text, test.on, list)
		}
	}
}

func TestTheDutyToReportIsTakenFromItsPartOfTheSentence(t *testing.T) {
	for text, want := range map[string]string{
		"die Finanzierung zu klären, der Konferenz zu berichten":       "der Konferenz zu berichten",
		"Ergebnisse in der nächsten Sitzung vorzulegen":                "Ergebnisse in der nächsten Sitzung vorzulegen",
		"Kosten zu schätzen; dem Ausschuss einen Bericht zu erstatten": "dem Ausschuss einen Bericht zu erstatten",
		"die Berichterstattung zu vereinfachen":                        "",
		"Ansprechpersonen zu benennen":                                 "",
	} {
		list := SuggestClauses([]models.Clause{{Verb: "bittet", Addressee: "alle", Subject: text}}, 0)
		if len(list) != 1 || list[0].ReportingDuty != want {
			t.Errorf("%q: %+v", text, list)
		}
	}
}

func FuzzSuggestClauses(f *testing.F) {
	for _, verb := range []string{"", "bittet", "fordert", "begrüßt", "LÄDT"} {
		f.Add(verb, "alle Ressorts", "Der Rat bittet alle, bis zum 30. Juni 2025 zu berichten.", int32(0))
		f.Add(verb, "", "Der Rat weist alle an, bis Mitte des Jahres oder im 4. Quartal zu berichten.", int32(19_000))
		f.Add(verb, "", "fordert den Bund auf, im 2. Halbjahr 2024; lädt ein: Ende 2025 in der nächsten Sitzung", int32(20_000))
	}
	f.Fuzz(func(t *testing.T, verb, addressee, subject string, on int32) {
		if !utf8.ValidString(verb + addressee + subject) {
			return // the clause itself is refused
		}
		for _, s := range SuggestClauses([]models.Clause{{Verb: verb, Addressee: addressee, Subject: subject}}, models.Date(on)) {
			a := models.Assignment{Base: record("a"), Kind: models.AssignmentPromised, BodyID: "b", Title: s.Title, Responsible: s.Responsible, ReportingDuty: s.ReportingDuty,
				Deadline: s.Deadline, State: models.AssignmentOpen}
			if a.Responsible == "" {
				a.Responsible = "offen"
			}
			tooLong := max(len(subject), len(addressee)) > models.MaxTextLength
			if err := a.Validate(); err != nil && !tooLong {
				t.Errorf("%q %q %q: %v", verb, addressee, subject, err)
			}
			if !strings.Contains(subject, s.Title) || !strings.Contains(subject, s.ReportingDuty) {
				t.Errorf("%q: words that are not in it: %+v", subject, s)
			}
			if words := s.Deadline.Until.Wording; (words == "") != (s.Deadline.Kind == models.DeadlineNone) {
				t.Errorf("%q: a deadline without words: %+v", subject, s.Deadline)
			}
		}
	})
}
