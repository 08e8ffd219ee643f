// The markup of the pages that people sign in for: what browsers mend silently is a mistake all the same.

package web

import (
	"regexp"
	"testing"
)

var (
	startTag    = regexp.MustCompile(`<[a-z][a-z0-9]*(\s[^<>]*)>`)
	attributeOf = regexp.MustCompile(`\s([a-z-]+)(?:="[^"]*")?`)
	idOf        = regexp.MustCompile(`\sid="([^"]*)"`)
)

func TestNoTagHasAnAttributeTwiceAndNoPageAnID(t *testing.T) {
	r := withPeople(t, newTrial(t))
	for mail, paths := range map[string][]string{
		"mdi@test.example": {"/meldungen", "/meldungen/lagezentrum-bevoelkerungsschutz", demoRound, "/konto", "/abmelden"},
		"cdo@test.example": {"/", "/meldungen", "/meldungen/ejustice-rlp/zweitmeinung", "/berichtsrunden", "/berichtsrunden/neu", demoRound, demoRound + "/bearbeiten",
			"/verwaltung", "/verwaltung/massnahmen", "/verwaltung/massnahmen/neu", "/verwaltung/massnahmen/ejustice-rlp", "/verwaltung/ressortneuzuschnitt",
			"/verwaltung/fortschreibung", "/verwaltung/fortschreibung/rlp-digitalstrategie", "/verwaltung/archiv", "/verwaltung/vorschlaege", "/journal"},
		"admin@test.example": {"/verwaltung/konten", "/verwaltung/konten/u-mdi"},
	} {
		v := r.as(t, mail)
		for _, path := range paths {
			page, ids := v.open(path).want(t, 200).body, map[string]bool{}
			for _, tag := range startTag.FindAllStringSubmatch(page, -1) {
				names := map[string]bool{}
				for _, a := range attributeOf.FindAllStringSubmatch(tag[1], -1) {
					if names[a[1]] {
						t.Errorf("%s: %q twice in %.200s", path, a[1], tag[0])
					}
					names[a[1]] = true
				}
				if id := idOf.FindStringSubmatch(tag[1]); id != nil {
					if ids[id[1]] {
						t.Errorf("%s: two elements are %q", path, id[1])
					}
					ids[id[1]] = true
				}
			}
		}
	}
}
