// Which assignments the clauses of a resolution ask for: proposals for somebody to go through, read by plain rules.

package governance

import (
	"regexp"
	"strings"

	"zielstand/models"
)

// Suggested is an assignment that a clause asks for, as far as its words say.
type Suggested struct {
	Clause models.Clause
	Index  int // of the clause in the list
	Title  string
	// Responsible is who is asked, in the words of the clause; "" where it names nobody.
	Responsible string
	// Own tells that the body binds itself (beabsichtigt, setzt ein), and so is responsible where nobody is named.
	Own           bool
	Deadline      models.Deadline // its words are in Until.Wording
	ReportingDuty string          // the part of the clause that asks for a report, "" if none does
}

// obliging are the verbs that oblige somebody, in the forms of resolutions; separable ones in both places of their
// prefix. Verbs of knowing and judging (nimmt zur Kenntnis, stellt fest, begrüßt, bekräftigt) and all others oblige nobody.
var obliging = []struct {
	form *regexp.Regexp
	own  bool
}{
	{word(`beabsichtigt|beabsichtigen|setzt|setzen|eingesetzt|sagt zu|sagen zu|zugesagt|verpflichtet sich|verpflichten sich`), true},
	{word(`bittet|bitten|gebeten|ersucht|ersuchen|fordert|fordern|aufgefordert|beauftragt|beauftragen|verpflichtet|angewiesen|` +
		`lädt|laden|eingeladen|weist|weisen`), false},
}

// prefixes are of the verbs above that oblige only together with theirs: "fordert … auf", but not "fordert mehr".
var prefixes = map[string]string{"fordert": "auf", "fordern": "auf", "lädt": "ein", "laden": "ein", "setzt": "ein", "setzen": "ein",
	"weist": "an", "weisen": "an"}

// turned are prefixes that make another verb of one above: "weist darauf hin, dass eine Entscheidung steht an".
var turned = map[string]string{"weist": "hin", "weisen": "hin"}

// standing finds prefixes that stand alone: at the end of a part of the sentence, for "ein" is an article elsewhere.
var standing = map[string]*regexp.Regexp{"auf": alone("auf"), "ein": alone("ein"), "an": alone("an"), "hin": alone("hin")}

func alone(prefix string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)[\s,]` + prefix + `\s*(?:[,.;:]|$|\s(?:und|sowie)\s)`)
}

// word matches one of the alternatives between whole words. Go's \b knows ASCII letters only.
func word(alternatives string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:^|[^\p{L}\p{N}])(` + alternatives + `)(?:$|[^\p{L}\p{N}])`)
}

// SuggestClauses returns the assignments that the clauses ask for, in their order: one for each clause whose verb obliges
// somebody. Where the verb is not told apart, it is looked for in the subject, and who is asked follows it up to the
// comma. Responsible is the addressee; the deadline and the duty to report are read from the words of the subject, where
// years that are not named count from the day of the resolution.
func SuggestClauses(clauses []models.Clause, on models.Date) []Suggested {
	var list []Suggested
	for i, c := range clauses {
		s := Suggested{Clause: c, Index: i, Title: trim(c.Subject), Responsible: trim(c.Addressee)}
		obliges := false
		if trim(c.Verb) != "" {
			_, s.Own, obliges = verbIn(c.Verb+".", c.Verb+". "+c.Subject)
			s.Title = trim(leading.ReplaceAllString(s.Title, ""))
		} else {
			obliges = s.split(c)
		}
		if !obliges || s.Title == "" {
			continue
		}
		s.Deadline = deadlineIn(c.Subject, on)
		s.ReportingDuty = reportIn(s.Title)
		list = append(list, s)
	}
	return list
}

// verbIn finds the first obliging verb of the text, which begins the sentence, and where it ends; a prefix may stand
// anywhere behind it.
func verbIn(text, sentence string) (end int, own, found bool) {
	last, start := map[string]int{}, 0
	for prefix, form := range standing {
		if places := form.FindAllStringIndex(sentence, -1); places != nil {
			last[prefix] = places[len(places)-1][1]
		}
	}
	for _, kind := range obliging {
		for at := 0; at < len(text); {
			place := kind.form.FindStringSubmatchIndex(text[at:])
			if place == nil {
				break
			}
			first, behind := at+place[2], at+place[3]
			verb := strings.ToLower(text[first:behind])
			at = behind
			if prefix := prefixes[verb]; prefix != "" && last[prefix] <= behind || last[turned[verb]] > behind {
				continue
			}
			if !found || first < start {
				start, end, own, found = first, behind, kind.own, true
			}
			break
		}
	}
	return end, own, found
}

var (
	prefixBehind = regexp.MustCompile(`(?i)[\s,]+(?:auf|ein|an)$`)
	leading      = regexp.MustCompile(`(?i)^(?:auf|ein|an)\s*,`)
	sentenceEnd  = regexp.MustCompile(`[,:;]`)
)

// split takes verb, addressee and title from a sentence; false if nobody is obliged in it.
func (s *Suggested) split(c models.Clause) bool {
	to, own, found := verbIn(c.Subject, c.Subject)
	if !found {
		return false
	}
	s.Own = own
	rest := c.Subject[to:]
	if cut := sentenceEnd.FindStringIndex(rest); cut != nil && !own && trim(rest[cut[1]:]) != "" {
		if s.Responsible == "" {
			s.Responsible = trim(prefixBehind.ReplaceAllString(trim(rest[:cut[0]]), ""))
		}
		rest = rest[cut[1]:]
	}
	if title := trim(rest); title != "" {
		s.Title = title
	}
	return true
}

func trim(text string) string { return strings.Trim(text, " \t\n\r.,;:") }

var reports = word(`berichten|berichtet|Bericht|Zwischenbericht|Abschlussbericht|vorlegen|vorzulegen|vorgelegt|unterrichten`)

// reportIn is the part of the sentence that asks for a report.
func reportIn(text string) string {
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == ',' }) {
		if reports.MatchString(part) {
			return trim(part)
		}
	}
	return ""
}
