// Two people have changed the same record: what each of them wrote, side by side, and what is to be saved.

package views

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"zielstand/app/german"
	"zielstand/models"
)

// FieldValue is one field of a form in one version of the record.
type FieldValue struct {
	Name  string // of the field; a date in three parts has one name for all of them
	Label string // German, as in the form
	Shown string // as a person reads it; "" = not given
	// Posted is what the form sends for it; nil = one field called Name with the text Shown.
	Posted url.Values
	// Text is a free text, of which both versions may be kept.
	Text bool
}

// FieldDiff is one field in three versions: the one that both started from, what this person wants to save, and
// what somebody else has saved meanwhile.
type FieldDiff struct {
	Name, Label        string
	Base, Mine, Theirs string // as a person reads them; "" = not given
	// MinePosted and TheirsPosted are what the form sends for them; nil = one field called Name with the text.
	MinePosted, TheirsPosted url.Values
	Text                     bool
}

// Diffs pairs the fields of three versions by their names, in the order of mine. A field that base or theirs do
// not have counts as not given there.
func Diffs(base, mine, theirs []FieldValue) []FieldDiff {
	find := func(list []FieldValue, name string) FieldValue {
		if i := slices.IndexFunc(list, func(v FieldValue) bool { return v.Name == name }); i >= 0 {
			return list[i]
		}
		return FieldValue{Name: name}
	}
	diffs := make([]FieldDiff, len(mine))
	for i, m := range mine {
		b, t := find(base, m.Name), find(theirs, m.Name)
		diffs[i] = FieldDiff{Name: m.Name, Label: m.Label, Base: b.Shown, Mine: m.Shown, Theirs: t.Shown,
			MinePosted: m.posted(), TheirsPosted: t.posted(), Text: m.Text}
	}
	return diffs
}

func (v FieldValue) posted() url.Values { return postedOr(v.Posted, v.Name, v.Shown) }

func postedOr(posted url.Values, name, text string) url.Values {
	if posted != nil {
		return posted
	}
	return url.Values{name: {text}}
}

// Conflict is what the page about it shows.
type Conflict struct {
	What    string         // "Maßnahme „eJustice“"
	By      string         // name of who has saved meanwhile; "" = not known
	At      models.Instant // when
	Reason  string         // why, as given
	Action  string         // path that the form was and will be sent to
	Version int            // the stored one, which the merged form is made from
	Fields  []FieldDiff
	// Keep are further fields of the form that are sent along as they were, such as its id or a reason.
	Keep url.Values
	// Page leads to the record as it is stored.
	Page string
}

// The fields of the form, each followed by the name of the field it is about. The form sends both versions along,
// so that merging works without a script and without anything kept on the server.
const (
	MergeChoice = "zusammenfuehren." // one of the choices
	MergeMine   = "meine."           // what mine would send, as in an address
	MergeTheirs = "andere."
)

// The choices of MergeChoice. Both is for texts: theirs, an empty line, mine.
const (
	ChoiceMine   = "meine"
	ChoiceTheirs = "andere"
	ChoiceBoth   = "beide"
)

// Merge turns what the page about a conflict sent into what the form itself would have sent; values of another
// form come back as they are. A field without a choice is a problem with its name.
func Merge(sent url.Values) (url.Values, []models.Problem) {
	merged := url.Values{}
	var fields []string
	for name, values := range sent {
		if field, ok := strings.CutPrefix(name, MergeMine); ok {
			fields = append(fields, field)
		} else if !strings.HasPrefix(name, MergeTheirs) && !strings.HasPrefix(name, MergeChoice) {
			merged[name] = values
		}
	}
	slices.Sort(fields)
	var problems []models.Problem
	for _, field := range fields {
		settled, problem := settle(sent, field)
		if problem != nil {
			problems = append(problems, *problem)
		}
		maps.Copy(merged, settled)
	}
	return merged, problems
}

// settle returns what the form sends for the field after the choice.
func settle(sent url.Values, field string) (url.Values, *models.Problem) {
	mine, errMine := url.ParseQuery(sent.Get(MergeMine + field))
	theirs, errTheirs := url.ParseQuery(sent.Get(MergeTheirs + field))
	if errMine != nil || errTheirs != nil {
		return nil, &models.Problem{Field: field, Code: models.CodeFormat, Allowed: []string{"name=wert"}}
	}
	switch choice := sent.Get(MergeChoice + field); choice {
	case ChoiceMine:
		return mine, nil
	case ChoiceTheirs:
		return theirs, nil
	case ChoiceBoth:
		return url.Values{field: {theirs.Get(field) + "\n\n" + mine.Get(field)}}, nil
	default:
		return mine, &models.Problem{Field: field, Value: choice, Code: models.CodeRequired, Allowed: []string{ChoiceMine, ChoiceTheirs, ChoiceBoth}}
	}
}

// side tells who has changed a field since base.
type side int

const (
	sideNobody side = iota // or both alike
	sideMine
	sideTheirs
	sideBoth
)

func (d FieldDiff) side() side {
	switch {
	case d.Mine == d.Theirs && d.minePosted() == d.theirsPosted():
		return sideNobody
	case d.Mine == d.Base:
		return sideTheirs
	case d.Theirs == d.Base:
		return sideMine
	}
	return sideBoth
}

func (d FieldDiff) minePosted() string   { return postedOr(d.MinePosted, d.Name, d.Mine).Encode() }
func (d FieldDiff) theirsPosted() string { return postedOr(d.TheirsPosted, d.Name, d.Theirs).Encode() }

// of returns the fields that the side has changed.
func (c *Conflict) of(s side) []FieldDiff {
	var fields []FieldDiff
	for _, d := range c.Fields {
		if d.side() == s {
			fields = append(fields, d)
		}
	}
	return fields
}

// mergeOption is one way to settle a field.
type mergeOption struct {
	value, title, text string
	checked            bool
}

// options are the ways to settle the field. Where only one side has changed it, their change is taken unless
// somebody says otherwise; where both have, nothing is decided for them.
func (d FieldDiff) options() []mergeOption {
	s := d.side()
	list := []mergeOption{
		{ChoiceMine, "Ihre Fassung", d.Mine, s == sideMine || s == sideNobody},
		{ChoiceTheirs, "Gespeicherte Fassung", d.Theirs, s == sideTheirs},
	}
	if d.Text && s == sideBoth && d.Mine != "" && d.Theirs != "" {
		list = append(list, mergeOption{value: ChoiceBoth, title: "Beide Texte behalten, den gespeicherten zuerst"})
	}
	return list
}

// kept lists the fields that are sent along, without those that the page itself gives anew.
func (c *Conflict) kept() [][2]string {
	var list [][2]string
	for name, values := range c.Keep {
		if name == "_csrf" || name == "version" {
			continue
		}
		for _, value := range values {
			list = append(list, [2]string{name, value})
		}
	}
	slices.SortFunc(list, func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
	return list
}

// finding is the sentence on top.
func (c *Conflict) finding(f *Frame) string {
	who := "jemand anderes"
	if c.By != "" {
		who = c.By
	}
	when := ""
	if c.At != 0 {
		when = " am " + f.timeText(c.At)
	}
	return "Während Sie geschrieben haben, hat " + who + when + " gespeichert. Nichts ist verloren: Beide Fassungen stehen hier nebeneinander."
}

// todo says how much there is to decide.
func (c *Conflict) todo() string {
	switch n := len(c.of(sideBoth)); n {
	case 0:
		return "Sie haben verschiedene Felder geändert. Die Änderungen passen zusammen; bitte prüfen und speichern Sie."
	case 1:
		return "Ein Feld haben Sie beide geändert. Bitte wählen Sie, was gelten soll."
	default:
		return german.Int(n) + " Felder haben Sie beide geändert. Bitte wählen Sie jeweils, was gelten soll."
	}
}

// timeText is a moment as date and time in the site's zone.
func (f *Frame) timeText(at models.Instant) string {
	if f.Site.Location == nil {
		return at.Time().Format("02.01.2006, 15:04") + " Uhr (UTC)"
	}
	return at.Time().In(f.Site.Location).Format("02.01.2006, 15:04") + " Uhr"
}

// sameFields says how many fields need no look.
func sameFields(n int) string {
	if n == 1 {
		return "Ein weiteres Feld ist in beiden Fassungen gleich."
	}
	return german.Int(n) + " weitere Felder sind in beiden Fassungen gleich."
}
