// Deadlines in words, as resolutions state them.

package governance

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"zielstand/models"
)

const (
	dayWords   = `bis(?:\s+spätestens)?(?:\s+zum)?|spätestens(?:\s+(?:bis|am))?(?:\s+zum)?`
	monthNames = `Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember`
	yearWord   = `((?:19|20)\d\d)`
	ordinals   = `erste[nrsm]?|zweite[nrsm]?|dritte[nrsm]?|vierte[nrsm]?|[1-4]\.|IV\.|I{1,3}\.`
	edge       = `(?i)(?:^|[^\p{L}\p{N}])`
	behind     = `(?:$|[^\p{L}\p{N}])`
	otherYears = `laufenden|kommenden|nächsten|folgenden`
	ofYear     = `((?:des\s+|diese[sn]\s+)?(?:(?:` + otherYears + `)\s+)?Jahres)`
)

// The forms of deadlines. A day counts only behind "bis" or "spätestens": other days are those of decisions and papers.
var (
	dayForm     = regexp.MustCompile(edge + `((?:` + dayWords + `)\s+(\d{1,2})\.\s*(?:(\d{1,2})\.|(` + monthNames + `))\s*` + yearWord + `)` + behind)
	partForm    = regexp.MustCompile(edge + `((bis\s+)?(?:zum\s+)?(Ende\s+)?(?:de[rsm]\s+|im\s+)?(?:(` + ordinals + `)\s+(Halbjahr|Quartal)[es]*|(Q)([1-4]))(?:\s+des\s+Jahres|/|,)?\s*` + yearWord + `)` + behind)
	monthForm   = regexp.MustCompile(edge + `((?:(bis)\s+|(Ende)\s+|(im)\s+)+(?:Monat\s+)?(` + monthNames + `)\s+` + yearWord + `)` + behind)
	yearForm    = regexp.MustCompile(edge + `((bis\s+(?:zum\s+)?)?(Ende|Mitte|Jahresende|im\s+Jahre?|im\s+Laufe|in|Jahresmitte|im\s+Verlauf)(?:\s+des\s+Jahres|\s+von)?\s+` + yearWord + `)` + behind)
	meetingForm = regexp.MustCompile(edge + `((?:nächste|kommende|folgende)[nrms]?\s+(?:(?:regulär|ordentlich)e[nrms]?\s+)?(?:Sitzung|Konferenz|Tagung|Ministerratssitzung|DMK)` +
		`|(?:Herbst|Frühjahrs|Sommer|Winter)(?:sitzung|konferenz|tagung)` +
		`|(?:bis\s+)?(?:zur|in\s+der)\s+\d{1,3}\.\s+(?:Sitzung|Konferenz|DMK))` + behind)
	softForm = regexp.MustCompile(edge + `(zeitnah|zeitnahe[nrsm]?|zügig|zügige[nrsm]?|unverzüglich|unverzügliche[nrsm]?|umgehend|umgehende[nrsm]?|baldmöglichst|schnellstmöglich|` +
		`möglichst\s+(?:bald|rasch|schnell)|so\s+bald\s+wie\s+möglich|kurzfristig|baldige[nrsm]?)` + behind)
)

// The same without a year, which is that of the resolution or the next. What has no "bis", "im" or "Ende" before it is
// no deadline but tells what figures or papers are of.
var (
	partOfYearForm = regexp.MustCompile(edge + `((?:(bis)\s+(?:zum\s+)?|(?:zum\s+)?(Ende)\s+|im\s+)+(?:de[sm]\s+)?(?:(` + ordinals + `)\s+(Halbjahr|Quartal)[es]*|(Q)([1-4]))(?:\s+` + ofYear + `)?)` + behind)
	endOfYearForm  = regexp.MustCompile(edge + `((?:bis\s+)?(?:zu[mr]\s+|vor\s+|am\s+)?(?:(Ende|Mitte)\s+` + ofYear + `|(Jahresende|Jahresmitte)))` + behind)
	thisYearForm   = regexp.MustCompile(edge + `(in\s+diesem\s+Jahre?|im\s+(?:` + otherYears + `)\s+Jahre?)` + behind)
)

// deadlineIn reads by when something is to be done: a day first, then a meeting, a period, and words without a time. A
// period without a year counts from the day of the resolution; where that is unknown, only its words are kept. What it
// finds is a proposal; its words are kept with it.
func deadlineIn(text string, on models.Date) models.Deadline {
	if found := dayForm.FindStringSubmatch(text); found != nil {
		month := monthOf(found[4])
		if found[3] != "" {
			month, _ = strconv.Atoi(found[3])
		}
		if day := dayOf(found[5], month, found[2]); day.Known() {
			return models.Deadline{Kind: models.DeadlineDate, Until: models.PartialDate{Day: day, Precision: models.PrecisionDay, Wording: spaced(found[1])}}
		}
	}
	if found := meetingForm.FindStringSubmatch(text); found != nil {
		return models.Deadline{Kind: models.DeadlineMeeting, Until: models.PartialDate{Wording: spaced(found[1])}}
	}
	for _, read := range []func(string) (models.Deadline, bool){part, month, year} {
		if d, ok := read(text); ok {
			return d
		}
	}
	for _, read := range []func(string, models.Date) (models.Deadline, bool){partOfYear, endOfYear, wholeYear} {
		if d, ok := read(text, on); ok {
			return d
		}
	}
	if found := softForm.FindStringSubmatch(text); found != nil {
		return models.Deadline{Kind: models.DeadlineSoft, Until: models.PartialDate{Wording: spaced(found[1])}}
	}
	return models.Deadline{Kind: models.DeadlineNone}
}

// period is the time of so many months from the first of the month on; "bis" and "Ende" say only when it ends.
func period(yearText string, first time.Month, months int, p models.Precision, endOnly bool, words string) models.Deadline {
	y, _ := strconv.Atoi(yearText)
	from := models.NewDate(y, first, 1)
	d := models.Deadline{Kind: models.DeadlinePeriod, From: from,
		Until: models.PartialDate{Day: models.NewDate(y, first+time.Month(months), 0), Precision: p, Wording: spaced(words)}}
	if endOnly {
		d.From = 0
	}
	return d
}

// part reads half-years and quarters.
func part(text string) (models.Deadline, bool) {
	found := partForm.FindStringSubmatch(text)
	if found == nil {
		return models.Deadline{}, false
	}
	n, months, p := ordinal(found[4]), 3, models.PrecisionQuarter
	if found[6] != "" {
		n, _ = strconv.Atoi(found[7])
	}
	if strings.EqualFold(found[5], "Halbjahr") {
		months, p = 6, models.PrecisionHalf
	}
	if n*months > 12 {
		return models.Deadline{}, false
	}
	return period(found[8], time.Month((n-1)*months+1), months, p, found[2]+found[3] != "", found[1]), true
}

// month reads months of a year.
func month(text string) (models.Deadline, bool) {
	found := monthForm.FindStringSubmatch(text)
	if found == nil {
		return models.Deadline{}, false
	}
	return period(found[6], time.Month(monthOf(found[5])), 1, models.PrecisionMonth, found[2]+found[3] != "", found[1]), true
}

// year reads years; the middle of one is its first half.
func year(text string) (models.Deadline, bool) {
	found := yearForm.FindStringSubmatch(text)
	if found == nil {
		return models.Deadline{}, false
	}
	switch words := strings.ToLower(found[3]); words {
	case "mitte", "jahresmitte":
		return period(found[4], time.January, 6, models.PrecisionHalf, true, found[1]), true
	default:
		return period(found[4], time.January, 12, models.PrecisionYear, found[2] != "" || strings.Contains(words, "ende"), found[1]), true
	}
}

// partOfYear reads half-years and quarters without a year.
func partOfYear(text string, on models.Date) (models.Deadline, bool) {
	found := partOfYearForm.FindStringSubmatch(text)
	if found == nil {
		return models.Deadline{}, false
	}
	n, months, p := ordinal(found[4]), 3, models.PrecisionQuarter
	if found[6] != "" {
		n, _ = strconv.Atoi(found[7])
	}
	if strings.EqualFold(found[5], "Halbjahr") {
		months, p = 6, models.PrecisionHalf
	}
	if n*months > 12 {
		return models.Deadline{}, false
	}
	return yearless(on, found[8], time.Month((n-1)*months+1), months, p, found[2]+found[3] != "", found[1]), true
}

// endOfYear reads the end and the middle of a year that is not named; the middle is the first half.
func endOfYear(text string, on models.Date) (models.Deadline, bool) {
	found := endOfYearForm.FindStringSubmatch(text)
	if found == nil {
		return models.Deadline{}, false
	}
	if strings.Contains(strings.ToLower(found[2]+found[4]), "mitte") {
		return yearless(on, found[3], time.January, 6, models.PrecisionHalf, true, found[1]), true
	}
	return yearless(on, found[3], time.January, 12, models.PrecisionYear, true, found[1]), true
}

// wholeYear reads "in diesem Jahr" and "im kommenden Jahr".
func wholeYear(text string, on models.Date) (models.Deadline, bool) {
	found := thisYearForm.FindStringSubmatch(text)
	if found == nil {
		return models.Deadline{}, false
	}
	return yearless(on, found[1], time.January, 12, models.PrecisionYear, false, found[1]), true
}

var (
	nextYear = regexp.MustCompile(`(?i)kommenden|nächsten|folgenden`)
	sameYear = regexp.MustCompile(`(?i)diese|laufenden`)
)

// yearless is period in the year that the words say, else in the first one in which it is not over on the day.
func yearless(on models.Date, yearWords string, first time.Month, months int, p models.Precision, endOnly bool, words string) models.Deadline {
	if !on.Known() {
		return models.Deadline{Kind: models.DeadlineSoft, Until: models.PartialDate{Wording: spaced(words)}}
	}
	y := on.Year()
	over := models.NewDate(y, first+time.Month(months), 0) < on
	if nextYear.MatchString(yearWords) || over && !sameYear.MatchString(yearWords) {
		y++
	}
	return period(strconv.Itoa(y), first, months, p, endOnly, words)
}

// ordinal reads 1 to 4 as a word, a number or a Roman one.
func ordinal(text string) int {
	text = strings.ToLower(text)
	for n, forms := range [][]string{{"erst", "1."}, {"zweit", "2."}, {"dritt", "3."}, {"viert", "4."}} {
		for _, form := range forms {
			if strings.HasPrefix(text, form) {
				return n + 1
			}
		}
	}
	if text == "iv." {
		return 4
	}
	return strings.Count(text, "i")
}

// monthOf is the number of the month, 0 if it is none.
func monthOf(name string) int {
	for i, month := range strings.Split(monthNames, "|") {
		if strings.EqualFold(month, name) {
			return i + 1
		}
	}
	return 0
}

// dayOf is the day, unknown if there is no such day.
func dayOf(yearText string, month int, dayText string) models.Date {
	y, _ := strconv.Atoi(yearText)
	d, _ := strconv.Atoi(dayText)
	day := models.NewDate(y, time.Month(month), d)
	if _, m, n := day.Time().Date(); int(m) != month || n != d {
		return 0
	}
	return day
}

// spaced has single spaces.
func spaced(text string) string { return strings.Join(strings.Fields(text), " ") }
