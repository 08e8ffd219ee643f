// Briefings: the list, and a new one.

package web

import (
	"errors"
	"slices"

	"zielstand/app/auth"
	"zielstand/app/briefing"
	"zielstand/app/german"
	"zielstand/app/papers"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// briefingsPage lists what the person may see: all of them, or the published ones.
func briefingsPage(v *personal) (*reply, error) {
	if v.onAnotherDay() {
		return lead("/vorlagen", ""), nil
	}
	p := v.current()
	page := &views.BriefingsPage{Frame: v.Frame, Prepares: v.can(auth.PrepareBriefings, auth.Object{})}
	for _, b := range p.Briefings {
		page.Rows = append(page.Rows, briefingRow(p, b))
	}
	return show(views.Briefings(page)), nil
}

func briefingRow(p *models.Portfolio, b *models.Briefing) views.BriefingRow {
	row := views.BriefingRow{Briefing: b, Kind: b.Template, Versions: len(p.VersionsOf(b.ID)), Scope: "alle Strategien"}
	if t := briefing.Find(b.Template); t != nil {
		row.Kind = t.Title
	}
	if s := p.Strategy(b.StrategyID); s != nil {
		row.Scope = s.Title
	}
	if m := p.Ministry(b.MinistryID); m != nil {
		row.Scope += ", " + m.Name
	}
	return row
}

// newBriefingForm proposes a briefing about the current strategy of today; from an earlier one, what continues it.
func newBriefingForm(v *personal) (*reply, error) {
	p := v.current()
	b := &models.Briefing{Audience: models.AudienceInternal, Stichtag: v.Frame.Today, StrategyID: papers.CurrentStrategy(p, v.Frame.Site.Land)}
	from := v.Query.ID("aus", func(id string) bool { return papers.LastFinal(p, id) != nil })
	if earlier := p.Briefing(from); earlier != nil {
		b.Template, b.StrategyID, b.MinistryID, b.Audience, b.SinceID = earlier.Template, earlier.StrategyID, earlier.MinistryID, earlier.Audience, from
	}
	return showNewBriefing(v, p, b)
}

func showNewBriefing(v *personal, p *models.Portfolio, b *models.Briefing) (*reply, error) {
	if v.onAnotherDay() {
		return lead("/vorlagen/neu", ""), nil
	}
	page := &views.BriefingNew{Frame: v.Frame, Typed: v.Form.Shown(), Briefing: b, Strategies: p.Strategies, Templates: briefingTemplates()}
	for _, m := range p.Ministries {
		if s := p.Strategy(b.StrategyID); m.ValidOn(v.Frame.Today) && (s == nil || m.JurisdictionID == s.JurisdictionID) {
			page.Ministries = append(page.Ministries, m)
		}
	}
	for _, earlier := range p.Briefings {
		if papers.LastFinal(p, earlier.ID) != nil {
			page.Earlier = append(page.Earlier, earlier)
		}
	}
	if v.reading() {
		return show(views.BriefingCreate(page)), nil
	}
	return showInvalid(views.BriefingCreate(page)), nil
}

func briefingTemplates() []views.BriefingTemplate {
	var list []views.BriefingTemplate
	for _, t := range briefing.Templates {
		list = append(list, views.BriefingTemplate{Name: t.Name, Title: t.Title, Purpose: t.Purpose, Formats: t.FormatNames()})
	}
	return list
}

func templateNames() []string {
	var names []string
	for _, t := range briefing.Templates {
		names = append(names, t.Name)
	}
	return names
}

// briefingFields pairs the names of a briefing's fields with those of its forms.
var briefingFields = []string{"title", views.FieldBriefingTitle, "template", views.FieldBriefingTemplate, "strategy_id", views.FieldBriefingStrategy,
	"ministry_id", views.FieldBriefingMinistry, "stichtag", views.FieldBriefingStichtag, "since", views.FieldBriefingSince,
	"since_id", views.FieldBriefingSinceID, "audience", views.FieldBriefingAudience}

// readNewBriefing reads the form of a new briefing.
func readNewBriefing(v *personal, p *models.Portfolio) (*models.Briefing, error) {
	f := v.Form
	b := &models.Briefing{State: models.BriefingDraft}
	b.Template = f.Required(views.FieldBriefingTemplate, f.Enum(views.FieldBriefingTemplate, templateNames()...))
	b.StrategyID = f.Required(views.FieldBriefingStrategy, f.ID(views.FieldBriefingStrategy, func(id string) bool { return p.Strategy(id) != nil }))
	b.MinistryID = f.ID(views.FieldBriefingMinistry, func(id string) bool { return p.Ministry(id) != nil })
	b.Title = f.Text(views.FieldBriefingTitle, views.BriefingTitleSize)
	readBriefingDays(f, b)
	if t := briefing.Find(b.Template); b.Title == "" && t != nil && b.Stichtag.Known() {
		b.Title = t.Title + ", Stand " + german.Date(b.Stichtag)
	}
	earlier := f.ID(views.FieldBriefingSinceID, func(id string) bool { return papers.LastFinal(p, id) != nil })
	if earlier != "" {
		b.Since = 0
		if err := papers.Since(p, b, earlier); err != nil && !f.Take(err, briefingFields...) {
			return nil, err
		}
		if from := p.Briefing(earlier); f.Bool(views.FieldBriefingTexts) && from.Template == b.Template {
			b.Texts = from.Texts
		}
	}
	b.ID = "vorlage-" + recordID(v.Frame.Today, f.FormID(), "vorlage", "")
	return b, nil
}

// readBriefingDays reads what both forms have.
func readBriefingDays(f *form, b *models.Briefing) {
	b.Stichtag = f.Date(views.FieldBriefingStichtag)
	f.Required(views.FieldBriefingStichtag, b.Stichtag.String())
	if b.SinceID == "" {
		b.Since, b.SinceKnownAt = f.Date(views.FieldBriefingSince), 0
	}
	b.Audience = models.Audience(f.Required(views.FieldBriefingAudience, f.Enum(views.FieldBriefingAudience,
		string(models.AudienceInternal), string(models.AudiencePublic))))
}

// createBriefing stores a new briefing; what the form is sent twice for is stored once. It is tried out first, so
// that nobody writes texts for a paper that cannot be made.
func createBriefing(v *personal) (*reply, error) {
	p := v.current()
	b, err := readNewBriefing(v, p)
	if err != nil {
		return nil, err
	}
	if v.Form.Valid() {
		if _, err := v.server.desk.Preview(v.ctx, b); err != nil && !v.Form.Take(err, briefingFields...) {
			return nil, err
		}
	}
	if !v.Form.Valid() {
		return showNewBriefing(v, p, b)
	}
	err = v.change("", func(tx *store.Tx) error { return tx.Create(b) })
	var known *models.Error
	if errors.As(err, &known) && known.Kind == models.Conflict && known.ID == b.ID {
		err = nil
	}
	if v.Form.Take(err, briefingFields...) {
		return showNewBriefing(v, p, b)
	}
	return lead(views.BriefingPath(b)+"/bearbeiten", views.NoticeBriefingCreated), err
}

// mendable are the problems of an error that a person can do something about; other errors come back.
func mendable(err error) ([]models.Problem, error) {
	var invalid *models.Error
	if errors.As(err, &invalid) && invalid.Kind == models.Invalid {
		return slices.Clone(invalid.Problems), nil
	}
	return nil, err
}
