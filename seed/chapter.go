// The shape of a seed file and its entries about Länder, ministries, documents and strategies.

package seed

import (
	"cmp"

	"zielstand/models"
)

// chapter is what a seed file may hold.
type chapter struct {
	Jurisdictions []jurisdictionEntry `yaml:"jurisdictions"`
	Documents     []documentEntry     `yaml:"documents"`
	Ministries    []ministryEntry     `yaml:"ministries"`
	Strategies    []strategyEntry     `yaml:"strategies"`
	Fields        []fieldEntry        `yaml:"fields"`
	FocusTopics   []topicEntry        `yaml:"focus_topics"`
	Targets       []targetEntry       `yaml:"targets"`
	Measures      []measureEntry      `yaml:"measures"`
	// InterviewReports gives every measure of the file that has a source status a status report.
	InterviewReports *interviewReports `yaml:"interview_reports"`

	Persons     []personEntry     `yaml:"persons"`
	Bodies      []bodyEntry       `yaml:"bodies"`
	Memberships []membershipEntry `yaml:"memberships"`
	ChairTurns  []turnEntry       `yaml:"chair_turns"`
	Meetings    []meetingEntry    `yaml:"meetings"`
	AgendaItems []itemEntry       `yaml:"agenda_items"`
	Resolutions []resolutionEntry `yaml:"resolutions"`
	Assignments []assignmentEntry `yaml:"assignments"`
}

func (l *loader) addChapter(c *chapter) error {
	steps := []func(*chapter) error{l.addFoundations, l.addStrategies, l.addTargets, l.addMeasures, l.addBodies, l.addMeetings}
	for _, step := range steps {
		if err := step(c); err != nil {
			return err
		}
	}
	return nil
}

type sourceEntry struct {
	Document string        `yaml:"document"`
	Lines    string        `yaml:"lines"`
	Passage  string        `yaml:"passage"`
	Origin   models.Origin `yaml:"origin"` // the default is source
	URL      string        `yaml:"url"`
	Note     string        `yaml:"note"`
}

func sourcesOf(entries []sourceEntry) models.Sources {
	var sources models.Sources
	for _, e := range entries {
		sources = append(sources, models.Source{DocumentID: e.Document, Lines: e.Lines, Passage: e.Passage,
			Origin: cmp.Or(e.Origin, models.OriginSource), URL: e.URL, Note: e.Note})
	}
	return sources
}

type dateEntry struct {
	Day       models.Date      `yaml:"day"`
	Precision models.Precision `yaml:"precision"`
	Wording   string           `yaml:"wording"`
}

func (d dateEntry) date() models.PartialDate {
	return models.PartialDate{Day: d.Day, Precision: d.Precision, Wording: d.Wording}
}

type jurisdictionEntry struct {
	ID      ident         `yaml:"id"`
	Name    string        `yaml:"name"`
	Key     string        `yaml:"key"`
	ISO     string        `yaml:"iso"`
	Sources []sourceEntry `yaml:"sources"`
}

type documentEntry struct {
	ID           ident         `yaml:"id"`
	Strategy     string        `yaml:"strategy"`
	Jurisdiction string        `yaml:"jurisdiction"`
	Title        string        `yaml:"title"`
	Type         string        `yaml:"type"`
	FileName     string        `yaml:"file_name"`
	Date         dateEntry     `yaml:"date"`
	Relation     string        `yaml:"relation"`
	Note         string        `yaml:"note"`
	Sources      []sourceEntry `yaml:"sources"`
}

type ministryEntry struct {
	ID           ident         `yaml:"id"`
	Jurisdiction string        `yaml:"jurisdiction"`
	Abbreviation string        `yaml:"abbreviation"`
	Name         string        `yaml:"name"`
	AlsoCalled   string        `yaml:"also_called"`
	Duty         string        `yaml:"duty"`
	ValidFrom    models.Date   `yaml:"valid_from"`
	Position     int           `yaml:"position"`
	Note         string        `yaml:"note"`
	Sources      []sourceEntry `yaml:"sources"`
}

func (l *loader) addFoundations(c *chapter) error {
	for _, e := range c.Jurisdictions {
		if err := l.add(e.ID.line, &models.Jurisdiction{Base: base(e.ID), Name: e.Name, Key: e.Key, ISO: e.ISO,
			Sources: sourcesOf(e.Sources)}); err != nil {
			return err
		}
	}
	for _, e := range c.Documents {
		if err := l.add(e.ID.line, &models.Document{Base: base(e.ID), StrategyID: e.Strategy, JurisdictionID: e.Jurisdiction,
			Title: e.Title, Type: e.Type, FileName: e.FileName, Date: e.Date.date(), Relation: e.Relation, Note: e.Note,
			Sources: sourcesOf(e.Sources)}); err != nil {
			return err
		}
	}
	for _, e := range c.Ministries {
		if err := l.add(e.ID.line, &models.Ministry{Base: base(e.ID), JurisdictionID: e.Jurisdiction,
			Abbreviation: e.Abbreviation, Name: e.Name, AlsoCalled: e.AlsoCalled, Duty: e.Duty, ValidFrom: e.ValidFrom,
			Order: e.Position, Note: e.Note, Sources: sourcesOf(e.Sources)}); err != nil {
			return err
		}
	}
	return nil
}

func base(id ident) models.Base { return models.Base{ID: id.text} }

type strategyEntry struct {
	ID           ident                `yaml:"id"`
	Jurisdiction string               `yaml:"jurisdiction"`
	Title        string               `yaml:"title"`
	ShortTitle   string               `yaml:"short_title"`
	State        models.StrategyState `yaml:"state"`
	Published    bool                 `yaml:"published"`
	PeriodFrom   dateEntry            `yaml:"period_from"`
	PeriodUntil  dateEntry            `yaml:"period_until"`
	StageYear    int                  `yaml:"stage_year"`
	AdoptedOn    dateEntry            `yaml:"adopted_on"`
	AdoptedBy    string               `yaml:"adopted_by"`
	LeadMinistry string               `yaml:"lead_ministry"`
	Predecessor  string               `yaml:"predecessor"`
	Idea         string               `yaml:"idea"`
	Description  string               `yaml:"description"`
	Note         string               `yaml:"note"`
	Sources      []sourceEntry        `yaml:"sources"`
}

type fieldEntry struct {
	ID          ident         `yaml:"id"`
	Strategy    string        `yaml:"strategy"`
	Position    int           `yaml:"position"`
	Title       string        `yaml:"title"`
	Description string        `yaml:"description"`
	Sources     []sourceEntry `yaml:"sources"`
}

type topicEntry struct {
	ID          ident         `yaml:"id"`
	Field       string        `yaml:"field"`
	Position    int           `yaml:"position"`
	Title       string        `yaml:"title"`
	Description string        `yaml:"description"`
	Note        string        `yaml:"note"`
	Sources     []sourceEntry `yaml:"sources"`
}

func (l *loader) addStrategies(c *chapter) error {
	for _, e := range c.Strategies {
		if err := l.add(e.ID.line, &models.Strategy{Base: base(e.ID), JurisdictionID: e.Jurisdiction, Title: e.Title,
			ShortTitle: e.ShortTitle, State: e.State, Published: e.Published, PeriodFrom: e.PeriodFrom.date(),
			PeriodUntil: e.PeriodUntil.date(), StageYear: e.StageYear, AdoptedOn: e.AdoptedOn.date(), AdoptedBy: e.AdoptedBy,
			LeadMinistryID: e.LeadMinistry, PredecessorID: e.Predecessor, Idea: e.Idea, Description: e.Description,
			Note: e.Note, Sources: sourcesOf(e.Sources)}); err != nil {
			return err
		}
	}
	for _, e := range c.Fields {
		if err := l.add(e.ID.line, &models.Field{Base: base(e.ID), StrategyID: e.Strategy, Order: e.Position,
			Title: e.Title, Description: e.Description, Sources: sourcesOf(e.Sources)}); err != nil {
			return err
		}
	}
	for _, e := range c.FocusTopics {
		if err := l.add(e.ID.line, &models.FocusTopic{Base: base(e.ID), FieldID: e.Field, Order: e.Position,
			Title: e.Title, Description: e.Description, Note: e.Note, Sources: sourcesOf(e.Sources)}); err != nil {
			return err
		}
	}
	return nil
}
