// The pages of briefings: the list, a new one, one with its versions, and its texts.

package views

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"zielstand/app/german"
	"zielstand/models"
)

// What the pages of briefings say once after a change.
const (
	NoticeBriefingCreated   NoticeCode = "briefing_created"
	NoticeBriefingFrozen    NoticeCode = "briefing_frozen"
	NoticeBriefingSame      NoticeCode = "briefing_same"
	NoticeBriefingFinal     NoticeCode = "briefing_final"
	NoticeBriefingPublished NoticeCode = "briefing_published"
	NoticeBriefingWithdrawn NoticeCode = "briefing_withdrawn"
	NoticeBriefingDeleted   NoticeCode = "briefing_deleted"
	NoticeScheduleCreated   NoticeCode = "schedule_created"
	NoticeScheduleDeleted   NoticeCode = "schedule_deleted"
)

// Names of the fields of a briefing's forms.
const (
	FieldBriefingTemplate = "vorlage"
	FieldBriefingTitle    = "titel"
	FieldBriefingStrategy = "strategie"
	FieldBriefingMinistry = "ressort"
	FieldBriefingStichtag = "stichtag_der_vorlage"
	FieldBriefingSince    = "vergleich"     // a day
	FieldBriefingSinceID  = "befassung"     // or an earlier briefing
	FieldBriefingAudience = "kreis"         // one of the audiences
	FieldBriefingTexts    = "texte"         // take over the texts of the earlier one
	FieldBriefingText     = "text."         // followed by the key of a text
	FieldBriefingProposed = "vorgeschlagen" // followed by the key: the hash of the proposal that was shown
	FieldBriefingFile     = "datei"
)

// Sizes of texts in the forms, in characters.
const (
	BriefingTitleSize = 200
	BriefingTextSize  = models.MaxTextLength
)

// What a button of the text form asks for, in FieldAct.
const ActSaveAndPreview = "vorschau"

// BriefingTemplate is a kind of paper as pages show it.
type BriefingTemplate struct {
	Name, Title, Purpose string
	Formats              []string
}

// BriefingsPage lists the briefings.
type BriefingsPage struct {
	*Frame
	Rows     []BriefingRow
	Prepares bool
}

// BriefingRow is a briefing in the list.
type BriefingRow struct {
	*models.Briefing
	Kind     string // title of its template
	Scope    string
	Versions int
}

// BriefingNew is the form of a new briefing.
type BriefingNew struct {
	*Frame
	Typed      Typed
	Briefing   *models.Briefing
	Templates  []BriefingTemplate
	Strategies []*models.Strategy
	Ministries []*models.Ministry
	Earlier    []*models.Briefing // final ones, that it can be compared with
}

// BriefingPage shows one briefing.
type BriefingPage struct {
	*Frame
	Row      BriefingRow
	Prepares bool
	Formats  []string
	Versions []BriefingVersionRow // the newest first
	Earlier  *models.Briefing     // that it is compared with; nil = none
	Edited   int                  // texts that somebody has written
	Problems []models.Problem     // why it cannot be frozen
	// CoSigning is what the ministries say, for those who prepare it; nil = it is no paper to be co-signed. CoSigns
	// tells that an own ministry is asked.
	CoSigning *CoSigning
	CoSigns   bool
}

// BriefingVersionRow is a version with its files.
type BriefingVersionRow struct {
	*models.BriefingVersion
	By    string // who has frozen it, for those who prepare briefings
	Last  bool
	Files []Link
}

// BriefingEdit is the form of the texts.
type BriefingEdit struct {
	*Frame
	Typed    Typed
	Briefing *models.Briefing
	Kind     string
	Fields   []BriefingField
	Draft    models.Instant // of the person's own unsent texts; 0 = none
	Outdated bool
}

// BriefingField is a text with what the rules propose for it.
type BriefingField struct {
	Key, Label, Hint string
	Lines            int
	Words            []string
	Text             string // as it stands
	Proposal         string
	Hash             string // of the proposal
	Evidence         []BriefingEvidence
}

// evidence gathers the numbers that the same page shows, each number once.
func (f *BriefingField) evidence() []BriefingEvidence {
	var gathered []BriefingEvidence
	for _, e := range f.Evidence {
		i := slices.IndexFunc(gathered, func(g BriefingEvidence) bool { return g.Path == e.Path && g.Label == e.Label })
		switch {
		case i < 0:
			gathered = append(gathered, e)
		case !slices.Contains(strings.Split(gathered[i].Number, ", "), e.Number):
			gathered[i].Number += ", " + e.Number
		}
	}
	return gathered
}

// BriefingEvidence leads from a number to what shows it.
type BriefingEvidence struct{ Number, Label, Path string }

// BriefingCheck asks whether a file is one of ours.
type BriefingCheck struct {
	*Frame
	Typed    Typed
	Briefing *models.Briefing // nil = all of them
	Result   *BriefingFinding // nil before anything was checked
	MostMB   int
}

// BriefingFinding is what a file is.
type BriefingFinding struct {
	Ours, Changed bool
	FileName      string // as uploaded
	Name          string // as it was made
	Hash          string
	Version       *models.BriefingVersion
	Here          bool // the version belongs to the briefing of the page
}

func (p *BriefingsPage) layout() *Frame {
	return p.timeless("Vorlagen", Crumb{"Vorlagen", "/vorlagen"})
}

func (p *BriefingNew) layout() *Frame {
	return p.timeless("Neue Vorlage", Crumb{"Vorlagen", "/vorlagen"}, Crumb{"Neue Vorlage", "/vorlagen/neu"})
}

func (p *BriefingPage) layout() *Frame { return briefingFrame(p.Frame, p.Row.Briefing, "") }

func (p *BriefingEdit) layout() *Frame { return briefingFrame(p.Frame, p.Briefing, "Texte bearbeiten") }

func (p *BriefingCheck) layout() *Frame {
	if p.Briefing == nil {
		return p.timeless("Dokument prüfen", Crumb{"Vorlagen", "/vorlagen"}, Crumb{"Dokument prüfen", "/vorlagen/pruefen"})
	}
	return briefingFrame(p.Frame, p.Briefing, "Dokument prüfen")
}

// about is what the page is about besides files.
func (p *BriefingCheck) about() string {
	if p.Briefing == nil {
		return "Vorlagen"
	}
	return p.Briefing.Title
}

// briefingFrame is the frame of a page about the briefing; part "" is its own page.
func briefingFrame(f *Frame, b *models.Briefing, part string) *Frame {
	crumbs := []Crumb{{"Vorlagen", "/vorlagen"}, {b.Title, BriefingPath(b)}}
	if part == "" {
		return f.timeless(b.Title, crumbs...)
	}
	return f.timeless(part, append(crumbs, Crumb{part, f.Path})...)
}

// BriefingPath is the page of the briefing.
func BriefingPath(b *models.Briefing) string { return "/vorlagen/" + url.PathEscape(b.ID) }

// VersionPath is the page of a version.
func VersionPath(v *models.BriefingVersion) string {
	return "/vorlagen/" + url.PathEscape(v.BriefingID) + "/fassungen/" + url.PathEscape(v.ID)
}

func (p *BriefingsPage) finding() string {
	drafts := 0
	for _, r := range p.Rows {
		if r.State == models.BriefingDraft {
			drafts++
		}
	}
	switch {
	case len(p.Rows) == 0 && p.Prepares:
		return "Es gibt noch keine Vorlage."
	case len(p.Rows) == 0:
		return "Es ist noch keine Vorlage veröffentlicht."
	case !p.Prepares && p.asked() > 0:
		return german.Count(len(p.Rows), "Vorlage", "Vorlagen") + ", davon " + german.Int(p.asked()) + " zur Mitzeichnung."
	case !p.Prepares:
		return german.Count(len(p.Rows), "Vorlage ist", "Vorlagen sind") + " veröffentlicht."
	case drafts == 0:
		return german.Count(len(p.Rows), "Vorlage, endgültig.", "Vorlagen, alle endgültig.")
	}
	return german.Count(len(p.Rows), "Vorlage", "Vorlagen") + ", davon " + german.Int(drafts) + " in Arbeit."
}

// asked is how many are seen by those only who are asked to co-sign them.
func (p *BriefingsPage) asked() int {
	n := 0
	for _, r := range p.Rows {
		if !r.Published {
			n++
		}
	}
	return n
}

// stateText is "Entwurf", "endgültig" or "veröffentlicht".
func (r BriefingRow) stateText() string {
	if r.Published && r.State == models.BriefingFinal {
		return "veröffentlicht"
	}
	return german.BriefingState(r.State)
}

func briefingBadge(s models.BriefingState) string {
	if s == models.BriefingFinal {
		return "zs-badge zs-badge--solid"
	}
	return "zs-badge"
}

func (p *BriefingPage) finding() string {
	b := p.Row.Briefing
	switch {
	case b.State == models.BriefingFinal && b.Published:
		return "Endgültig und veröffentlicht. Alle können sie lesen."
	case b.State == models.BriefingFinal:
		return "Endgültig. An dieser Vorlage ändert sich nichts mehr."
	case len(p.Versions) == 0:
		return "In Arbeit, noch nicht eingefroren."
	}
	return "In Arbeit, " + german.Count(len(p.Versions), "Fassung", "Fassungen") + " eingefroren."
}

// compared says what the briefing is compared with.
func (p *BriefingPage) compared() string {
	b := p.Row.Briefing
	switch {
	case !b.Since.Known():
		return "ohne Vergleich"
	case p.Earlier != nil:
		return "seit der letzten Befassung: „" + p.Earlier.Title + "“, Stand " + german.Date(b.Since)
	}
	return "mit dem Stand vom " + german.Date(b.Since)
}

// texts says how many texts are as proposed.
func (p *BriefingPage) texts() string {
	if p.Edited == 0 {
		return "alle wie aus den Daten vorgeschlagen"
	}
	return german.Count(p.Edited, "Text", "Texte") + " von Hand geändert, die übrigen folgen den Daten"
}

func (p *BriefingNew) labels() []FieldLabel {
	return []FieldLabel{
		{FieldBriefingTemplate, "Art der Vorlage", "vorlage"}, {FieldBriefingTitle, "Titel", "titel"}, {FieldBriefingStrategy, "Strategie", "strategie"},
		{FieldBriefingMinistry, "Ressort", "ressort"}, {FieldBriefingStichtag, "Stichtag", "stichtag-der-vorlage"}, {FieldBriefingSince, "Vergleichstag", "vergleich"},
		{FieldBriefingSinceID, "Letzte Befassung", "befassung"}, {FieldBriefingAudience, "Leserkreis", "kreis"},
	}
}

func (p *BriefingEdit) labels() []FieldLabel {
	list := []FieldLabel{{FieldBriefingTitle, "Titel", "titel"}, {FieldBriefingStichtag, "Stichtag", "stichtag-der-vorlage"},
		{FieldBriefingSince, "Vergleichstag", "vergleich"}, {FieldBriefingAudience, "Leserkreis", "kreis"}}
	for _, f := range p.Fields {
		list = append(list, FieldLabel{FieldBriefingText + f.Key, f.Label, f.id()})
	}
	return list
}

// id is that of the field's input.
func (f BriefingField) id() string { return "text-" + strings.ReplaceAll(f.Key, "_", "-") }

// own tells whether somebody has written another text than the proposed one.
func (f BriefingField) own() bool { return f.Proposal != "" && f.Text != f.Proposal }

func (f BriefingField) choices() []Choice {
	list := []Choice{{"", "nicht angegeben"}}
	for _, w := range f.Words {
		list = append(list, Choice{w, w})
	}
	return list
}

// area are the attributes of the input: as high as the text is meant to be.
func (f BriefingField) area() templ.Attributes {
	return templ.Attributes{"rows": strconv.Itoa(max(2, f.Lines)), "data-was": f.Proposal}
}

func (p *BriefingNew) strategyOptions() []Choice {
	var list []Choice
	for _, s := range p.Strategies {
		list = append(list, Choice{s.ID, strategyName(s)})
	}
	return list
}

func briefingMinistries(ministries []*models.Ministry) []Choice {
	list := []Choice{{"", "alle Ressorts"}}
	for _, m := range ministries {
		list = append(list, Choice{m.ID, m.Name + " (" + ministryShort(m) + ")"})
	}
	return list
}

// sinceHint says when the day counts: there may be no earlier paper to choose instead.
func (p *BriefingNew) sinceHint() string {
	if len(p.Earlier) > 0 {
		return "Gilt, wenn keine Befassung gewählt ist."
	}
	return "Leer: ohne Vergleich."
}

func (p *BriefingNew) earlierOptions() []Choice {
	list := []Choice{{"", "keine"}}
	for _, b := range p.Earlier {
		list = append(list, Choice{b.ID, b.Title + ", Stand " + german.Date(b.Stichtag)})
	}
	return list
}

// audienceOptions say what each audience means.
var audienceOptions = []Choice{
	{string(models.AudienceInternal), "Nicht öffentlich: alles, was das CDO-Büro sieht, auch Entscheidungsbedarf und Risiken"},
	{string(models.AudiencePublic), "Öffentlich: nur, was alle sehen dürfen"},
}

// formatTitle names a format for people.
func formatTitle(format string) string {
	switch format {
	case "md":
		return "Markdown"
	case "zip":
		return "alles als ZIP"
	}
	return strings.ToUpper(format)
}

// FormatTitle names a format for people.
func FormatTitle(format string) string { return formatTitle(format) }

// finding says what the file is.
func (r *BriefingFinding) finding() string {
	switch {
	case r.Ours:
		return "Diese Datei wurde hier erzeugt und ist unverändert."
	case r.Changed:
		return "Diese Datei nennt eine Fassung dieser Anwendung, ist aber nicht die Datei, die hier erzeugt wurde."
	}
	return "Diese Datei gehört zu keiner Fassung, die Sie hier sehen dürfen."
}

func (r *BriefingFinding) kind() string {
	switch {
	case r.Ours:
		return "success"
	case r.Changed:
		return "danger"
	}
	return "warning"
}

// advice says what to do about it.
func (r *BriefingFinding) advice() string {
	switch {
	case r.Ours:
		return ""
	case r.Changed:
		return "Schon ein einziges anderes Zeichen, auch durch bloßes Speichern in einem Büroprogramm, macht eine andere Datei. Was gilt, steht in der Fassung selbst."
	}
	return "Vielleicht stammt sie aus einer anderen Anwendung, oder sie wurde nie eingefroren, zum Beispiel als Vorschau."
}

// sinceDay is the day of comparison where it is no earlier briefing's.
func sinceDay(b *models.Briefing) models.Date {
	if b.SinceID != "" {
		return 0
	}
	return b.Since
}

// BriefingFields are the fields of the briefing as its form shows and sends them, for the page that shows two
// versions side by side; nil stands for a briefing that nobody knows.
func BriefingFields(fields []BriefingField, b *models.Briefing) []FieldValue {
	if b == nil {
		b = &models.Briefing{}
	}
	day := func(name, label string, d models.Date) FieldValue {
		posted := url.Values{}
		for _, part := range []string{"tag", "monat", "jahr"} {
			posted.Set(name+"_"+part, datePart(d, part))
		}
		return FieldValue{Name: name, Label: label, Shown: dayOrEmpty(d), Posted: posted}
	}
	list := []FieldValue{{Name: FieldBriefingTitle, Label: "Titel", Shown: b.Title}, day(FieldBriefingStichtag, "Stichtag", b.Stichtag),
		{Name: FieldBriefingAudience, Label: "Leserkreis", Shown: german.Audience(b.Audience), Posted: url.Values{FieldBriefingAudience: {string(b.Audience)}}}}
	if b.SinceID == "" {
		list = append(list, day(FieldBriefingSince, "Vergleichstag", b.Since))
	}
	for _, f := range fields {
		text, ok := b.Texts[f.Key]
		if !ok {
			text = f.Proposal
		}
		list = append(list, FieldValue{Name: FieldBriefingText + f.Key, Label: f.Label, Shown: text, Text: f.Lines > 1})
	}
	return list
}
