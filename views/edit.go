// One description per kind of record, from which its form, its history and the page about a conflict are made:
// what its fields are called, how they are filled in, and where in the record they are.

package views

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"zielstand/app/german"
	"zielstand/models"
)

// EditKind describes one kind of record.
type EditKind struct {
	Kind models.Kind
	// Path is the last part of "/verwaltung/massnahmen"; "" for kinds that have a history but no form.
	Path      string
	One, Many string // "Maßnahme", "Maßnahmen"
	New       string // "Neue Maßnahme"
	Fields    []EditField
	// Owner is the field that says what the record belongs to, given when it is made; "" for none.
	Owner string
	// Slug tells that the record has a page of its own, so that its id is part of an address.
	Slug bool
	// Listed tells that /verwaltung lists its records although they have no pages of their own.
	Listed bool
	// Office tells that only the CDO office may read its history.
	Office bool
}

// Input is how a field is filled in.
type Input string

// The inputs.
const (
	InputLine     Input = "line"     // a line of text
	InputText     Input = "text"     // several lines
	InputNumber   Input = "number"   // a German number
	InputDay      Input = "day"      // three fields
	InputPartial  Input = "partial"  // three fields, how exact it is, and how the source put it
	InputChoice   Input = "choice"   // one of a list
	InputChoices  Input = "choices"  // some of a list
	InputCheck    Input = "check"    // yes or no
	InputLines    Input = "lines"    // a list, one on each line
	InputMeasures Input = "measures" // measures, one on each line
	InputRows     Input = "rows"     // a list whose lines have fields of their own
	InputOffset   Input = "offset"   // weeks or working days before or after
	InputHidden   Input = "hidden"   // sent along as it is
	InputNone     Input = ""         // shown in the history only
)

// EditField describes one field of a record.
type EditField struct {
	Name     string // as in models.Problem and in JSON
	Label    string
	Hint     string
	Section  string // the heading that begins with it; "" = it belongs to the one before
	Input    Input
	Required bool
	// Office tells that only the CDO office may read it in a history.
	Office bool
	// Fixed says that a value stays as it is once it is given; for what can be changed elsewhere.
	Fixed bool
	// Begins says that "2025" means its first day; else it means its last.
	Begins bool
	// RefersBy tells that kind where it depends on the record.
	RefersBy func(r models.Record) models.Kind
	// ZeroIsNone says that the number 0 stands for not given.
	ZeroIsNone bool
	// Refers is the kind of the records whose ids it holds.
	Refers models.Kind
	// Default is the value of an enumeration that an empty one stands for.
	Default string
	// Word is the German of a value of an enumeration.
	Word func(value string) string
	// Options are what can be chosen for the record; nil for inputs without a list.
	Options func(p *models.Portfolio, r models.Record) []Choice
	// Rows describes the lines of InputRows.
	Rows *EditRows
	// At returns a pointer to the field: *string, *int, *float64, *bool, *models.Date, *models.PartialDate,
	// *models.Strings, *models.Percent, *models.Instant, *models.Share, *StepAnchor, *StepOffset or a pointer to an enumeration;
	// for InputRows to the list.
	At func(r models.Record) any
}

// at makes the accessor of a field from one that knows the type of the record.
func at[R models.Record](field func(R) any) func(models.Record) any {
	return func(r models.Record) any { return field(r.(R)) }
}

// KindOfRecord returns the description of the kind; nil for one that nobody keeps by hand.
func KindOfRecord(kind models.Kind) *EditKind {
	for _, k := range EditKinds {
		if k.Kind == kind {
			return k
		}
	}
	return nil
}

// KindAtPath returns the description whose pages have the path, nil if there is none.
func KindAtPath(path string) *EditKind {
	for _, k := range EditKinds {
		if k.Path == path && path != "" {
			return k
		}
	}
	return nil
}

// EditPath is the address of the form of a record; "" for kinds without one.
func EditPath(kind models.Kind, id string) string {
	if k := KindOfRecord(kind); k != nil && k.Path != "" {
		return "/verwaltung/" + k.Path + "/" + id
	}
	return ""
}

// HistoryPath is the address of the history of a record.
func HistoryPath(kind models.Kind, id string) string { return "/verlauf/" + string(kind) + "/" + id }

// Field returns the field with the name, nil if there is none.
func (k *EditKind) Field(name string) *EditField {
	for i := range k.Fields {
		if k.Fields[i].Name == name {
			return &k.Fields[i]
		}
	}
	return nil
}

// NameOf is what the record is called: its title, or what it connects. An id is better than nothing.
func NameOf(p *models.Portfolio, r models.Record) string {
	switch v := r.(type) {
	case *models.Jurisdiction:
		return v.Name
	case *models.Document:
		return v.Title
	case *models.Ministry:
		return v.Abbreviation + " – " + v.Name
	case *models.Strategy:
		return v.Title
	case *models.Field:
		return v.Title
	case *models.FocusTopic:
		return v.Title
	case *models.Target:
		return v.Title
	case *models.Measure:
		return v.Title
	case *models.Milestone:
		return v.Title
	case *models.Briefing:
		return v.Title
	case *models.BriefingVersion:
		return v.Title + ", Fassung " + strconv.Itoa(v.Number)
	case *models.BriefingSchedule:
		return v.Title
	case *models.Indicator:
		return v.Title
	case *models.Reading:
		return TitleOf(p, models.KindIndicator, v.IndicatorID) + ", " + german.Date(v.On)
	case *models.Responsibility:
		return german.Role(v.Role) + ": " + TitleOf(p, models.KindMinistry, v.MinistryID)
	case *models.DueShift:
		return german.Date(v.From) + " → " + german.Date(v.To)
	case *models.Proposal:
		return TitleOf(p, v.SubjectKind, v.SubjectID) + ": " + aspectLabel(v.Aspect)
	case *models.StatusReport:
		return TitleOf(p, models.KindMeasure, v.MeasureID) + ", " + german.Date(v.AsOf)
	case *models.ReportingRound:
		return v.Title
	}
	if name := governanceName(p, r); name != "" {
		return name
	}
	return r.RecordID()
}

// TitleOf is the name of the record with the id, or the id where the portfolio does not hold it.
func TitleOf(p *models.Portfolio, kind models.Kind, id string) string {
	switch {
	case id == "":
		return ""
	case id == models.AllMinistries:
		return "alle Ressorts"
	}
	if r := RecordIn(p, kind, id); r != nil {
		return NameOf(p, r)
	}
	return id
}

// RecordIn finds a record that the portfolio holds, nil if it does not. Kinds without pages are searched for.
func RecordIn(p *models.Portfolio, kind models.Kind, id string) models.Record {
	switch kind {
	case models.KindJurisdiction:
		return found(p.Jurisdiction(id))
	case models.KindDocument:
		return found(p.Document(id))
	case models.KindMinistry:
		return found(p.Ministry(id))
	case models.KindStrategy:
		return found(p.Strategy(id))
	case models.KindField:
		return found(p.Field(id))
	case models.KindFocusTopic:
		return found(p.FocusTopic(id))
	case models.KindReportingRound:
		return found(p.Round(id))
	case models.KindTarget:
		if t := p.Target(id); t != nil {
			return t.Target
		}
		return nil
	case models.KindMeasure:
		if m := p.Measure(id); m != nil {
			return m.Measure
		}
		return nil
	}
	if r := governanceRecord(p, kind, id); r != nil {
		return r
	}
	return attached(p, kind, id)
}

// found keeps a nil pointer from becoming a record that is not nil.
func found[T any, R interface {
	*T
	models.Record
}](r R) models.Record {
	if r == nil {
		return nil
	}
	return r
}

// attached searches what hangs on measures and targets.
func attached(p *models.Portfolio, kind models.Kind, id string) models.Record {
	for m := range p.AllMeasures() {
		for _, r := range AttachedTo(m) {
			if r.RecordKind() == kind && r.RecordID() == id {
				return r
			}
		}
	}
	for _, t := range p.Targets() {
		for _, r := range AttachedToTarget(t) {
			if r.RecordKind() == kind && r.RecordID() == id {
				return r
			}
		}
	}
	return nil
}

// AttachedTo lists the master data that hangs on a measure: no reports.
func AttachedTo(m *models.MeasureNode) []models.Record {
	var list []models.Record
	list = appendRecords(list, m.Responsibilities)
	list = appendRecords(list, m.Milestones)
	list = appendRecords(list, m.Shifts)
	list = appendRecords(list, m.Proposals)
	return appendIndicators(list, m.Indicators)
}

// AttachedToTarget lists the master data that hangs on a target.
func AttachedToTarget(t *models.TargetNode) []models.Record {
	var list []models.Record
	list = appendRecords(list, t.Responsibilities)
	list = appendRecords(list, t.Proposals)
	return appendIndicators(list, t.Indicators)
}

func appendIndicators(list []models.Record, indicators []*models.IndicatorNode) []models.Record {
	for _, i := range indicators {
		list = append(list, i.Indicator)
		list = appendRecords(list, i.Readings)
	}
	return list
}

func appendRecords[R models.Record](list []models.Record, more []R) []models.Record {
	for _, r := range more {
		list = append(list, r)
	}
	return list
}

// Posted is what the form sends for the field of the record.
func (f *EditField) Posted(r models.Record) url.Values {
	if f.Rows != nil {
		return f.postedRows(r)
	}
	values := url.Values{}
	switch v := f.At(r).(type) {
	case *models.Date:
		putDay(values, f.Name, *v)
	case *models.PartialDate:
		putDay(values, f.Name, v.Day)
		values.Set(f.Name+"_genau", string(v.Precision))
		values.Set(f.Name+"_wortlaut", v.Wording)
	case *StepOffset:
		values.Set(f.Name, v.amount())
		values.Set(f.Name+"_art", v.unit())
	case *models.Strings:
		if f.Input == InputChoices {
			values[f.Name] = *v
		} else {
			values.Set(f.Name, strings.Join(*v, "\n"))
		}
	case *bool:
		if *v {
			values.Set(f.Name, "1")
		}
	default:
		values.Set(f.Name, cmp.Or(f.plain(v), f.Default))
	}
	return values
}

// Sent tells whether the form has the field. A box that is not ticked is sent by no form, so it always counts as asked.
func (f *EditField) Sent(values url.Values) bool {
	switch f.Input {
	case InputChoices, InputCheck, InputRows:
		return true
	case InputDay, InputPartial:
		for _, part := range []string{"_tag", "_monat", "_jahr"} {
			if values.Has(f.Name + part) {
				return true
			}
		}
	}
	return values.Has(f.Name)
}

func putDay(values url.Values, name string, day models.Date) {
	for _, part := range []string{"tag", "monat", "jahr"} {
		values.Set(name+"_"+part, datePart(day, part))
	}
}

// plain is a value that is one text.
func (f *EditField) plain(v any) string {
	switch v := v.(type) {
	case *int:
		if *v == 0 {
			return ""
		}
		return strconv.Itoa(*v)
	case *float64:
		if *v == 0 && f.ZeroIsNone {
			return ""
		}
		return formNumber(*v)
	case *models.Percent:
		if !v.Known() {
			return ""
		}
		return german.Percent(*v)
	case *models.Instant:
		return v.String()
	case *string:
		return *v
	case *models.StrategyState:
		return string(*v)
	case *models.Method:
		return string(*v)
	case *models.TargetOutcome:
		return string(*v)
	case *models.Direction:
		return string(*v)
	case *models.Role:
		return string(*v)
	case *models.Kind:
		return string(*v)
	case *models.Aspect:
		return string(*v)
	case *models.ProposalState:
		return string(*v)
	case *models.Phase:
		return string(*v)
	case *models.Ampel:
		return string(*v)
	case *models.ReportState:
		return string(*v)
	case *models.RoundState:
		return string(*v)
	case *models.BodyKind:
		return string(*v)
	case *models.MemberRole:
		return string(*v)
	case *models.MeetingKind:
		return string(*v)
	case *models.MeetingMode:
		return string(*v)
	case *models.MeetingState:
		return string(*v)
	case *models.ShareOf:
		return string(*v)
	case *models.Rounding:
		return string(*v)
	case *models.Share:
		return shareText(*v)
	case *StepAnchor:
		return v.After
	}
	return ""
}

// Held is the value of a field that is one text, as the record has it.
func (f *EditField) Held(r models.Record) string { return f.plain(f.At(r)) }

// formNumber is a number as one types it: 3450,5.
func formNumber(v float64) string {
	return strings.Replace(strconv.FormatFloat(v, 'f', -1, 64), ".", ",", 1)
}

// Shown is the field of the record as a person reads it; "" = not given.
func (f *EditField) Shown(p *models.Portfolio, r models.Record) string {
	if f.Rows != nil {
		return f.shownRows(r)
	}
	switch v := f.At(r).(type) {
	case *models.Date:
		if v.Known() {
			return german.Date(*v)
		}
		return ""
	case *models.PartialDate:
		return shownPartial(*v)
	case *models.Strings:
		var names []string
		for _, s := range *v {
			names = append(names, f.word(p, r, s))
		}
		return strings.Join(names, "; ")
	case *bool:
		if *v {
			return "ja"
		}
		return "nein"
	default:
		return f.word(p, r, cmp.Or(f.plain(v), f.Default))
	}
}

func (f *EditField) word(p *models.Portfolio, r models.Record, value string) string {
	switch {
	case f.Word != nil:
		return f.Word(value)
	case f.RefersBy != nil:
		return TitleOf(p, f.RefersBy(r), value)
	case f.Refers != "":
		return TitleOf(p, f.Refers, value)
	case f.Options != nil && value != "":
		for _, c := range f.Options(p, r) {
			if c.Value == value {
				return c.Title
			}
		}
	}
	return value
}

func shownPartial(d models.PartialDate) string {
	if !d.Known() {
		return d.Wording
	}
	if shown := german.PartialDate(d); d.Wording == "" || d.Wording == shown {
		return shown
	}
	return german.PartialDate(d) + " („" + d.Wording + "“)"
}

// Values are all fields of a record as the page about a conflict wants them.
func (k *EditKind) Values(p *models.Portfolio, r models.Record) []FieldValue {
	var values []FieldValue
	for i := range k.Fields {
		f := &k.Fields[i]
		if f.Input == InputNone || k.Owner == f.Name || f.FixedIn(r) {
			continue
		}
		values = append(values, FieldValue{Name: f.Name, Label: f.Label, Shown: f.Shown(p, r), Posted: f.Posted(r), Text: f.Input == InputText})
	}
	return values
}

// Choices are the options of the field for the record, with what it holds now even where that could no longer be
// chosen, and with an empty one where it may be empty or nothing is chosen yet.
func (f *EditField) Choices(p *models.Portfolio, r models.Record) []Choice {
	if f.Options == nil {
		return nil
	}
	choices := f.Options(p, r)
	held := f.Posted(r)[f.Name]
	for _, value := range held {
		if value != "" && !slices.ContainsFunc(choices, func(c Choice) bool { return c.Value == value }) {
			choices = append(slices.Clip(choices), Choice{value, f.word(p, r, value)})
		}
	}
	empty := f.Input == InputChoice && f.Default == "" && (!f.Required || len(held) == 0 || held[0] == "")
	if !empty || slices.ContainsFunc(choices, func(c Choice) bool { return c.Value == "" }) {
		return choices
	}
	title := german.NotStated
	if f.Required {
		title = "bitte wählen"
	}
	return append([]Choice{{"", title}}, choices...)
}

// FixedIn tells whether the form must leave the field of the record as it is.
func (f *EditField) FixedIn(r models.Record) bool {
	if !f.Fixed || r.RecordVersion() == 0 {
		return false
	}
	switch v := f.At(r).(type) {
	case *models.Date:
		return v.Known()
	case *models.PartialDate:
		return v.Known()
	}
	return true
}

// FieldChange is one field before and after a change.
type FieldChange struct{ Label, Before, After string }

// Changes compares two states of a record in the words of its form, for the CDO office or for others. before is nil
// for a new record, after for an erased one; the version is no change, being taken out of use is.
func (k *EditKind) Changes(p *models.Portfolio, before, after models.Record, office bool) []FieldChange {
	var changes []FieldChange
	show := func(f *EditField, r models.Record) string {
		if r == nil {
			return ""
		}
		return f.Shown(p, r)
	}
	for i := range k.Fields {
		f := &k.Fields[i]
		if f.Office && !office {
			continue
		}
		b, a := show(f, before), show(f, after)
		if b != a && (before != nil || a != "nein") {
			changes = append(changes, FieldChange{f.Label, b, a})
		}
	}
	return changes
}
