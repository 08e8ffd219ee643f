// Entries about targets and measures, with the proposals, responsibilities and reports that hang on them.

package seed

import (
	"fmt"
	"slices"

	"zielstand/models"
)

type targetEntry struct {
	ID          ident         `yaml:"id"`
	Strategy    string        `yaml:"strategy"`
	Field       string        `yaml:"field"`
	Number      int           `yaml:"number"`
	Title       string        `yaml:"title"`
	Description string        `yaml:"description"`
	Due         dateEntry     `yaml:"due"`
	Note        string        `yaml:"note"`
	Proposed    proposedEntry `yaml:"proposed"`
	Sources     []sourceEntry `yaml:"sources"`
}

type measureEntry struct {
	ID           ident         `yaml:"id"`
	Strategy     string        `yaml:"strategy"`
	Field        string        `yaml:"field"`
	Number       int           `yaml:"number"`
	Title        string        `yaml:"title"`
	Description  string        `yaml:"description"`
	Programmes   []string      `yaml:"programmes"`
	Quantities   []string      `yaml:"quantities"`
	SourceStatus string        `yaml:"source_status"`
	Permanent    bool          `yaml:"permanent"`
	Start        dateEntry     `yaml:"start"`
	Due          dateEntry     `yaml:"due"`
	Targets      []string      `yaml:"targets"`
	Related      []string      `yaml:"related"`
	Lead         string        `yaml:"lead"` // the ministry that the source names
	MinistryNote string        `yaml:"ministry_note"`
	Note         string        `yaml:"note"`
	Proposed     proposedEntry `yaml:"proposed"`
	Sources      []sourceEntry `yaml:"sources"`
	Parts        []partEntry   `yaml:"parts"`
}

// partEntry is a part (Baustein); strategy, field and sources are those of its measure.
type partEntry struct {
	ID           ident         `yaml:"id"`
	Title        string        `yaml:"title"`
	SourceStatus string        `yaml:"source_status"`
	Proposed     proposedEntry `yaml:"proposed"`
}

// proposedEntry is what the sources do not say but reason suggests.
type proposedEntry struct {
	Ministries struct {
		Lead          string   `yaml:"lead"`
		Participating []string `yaml:"participating"`
		Reason        string   `yaml:"reason"`
	} `yaml:"ministries"`
	FocusTopic struct {
		ID     string `yaml:"id"`
		Reason string `yaml:"reason"`
	} `yaml:"focus_topic"`
	Targets struct {
		IDs    []string `yaml:"ids"`
		Reason string   `yaml:"reason"`
	} `yaml:"targets"`
}

// records returns the proposals about a subject; their ids are made of subject, aspect and object.
func (e *proposedEntry) records(kind models.Kind, subject string) []models.Record {
	var records []models.Record
	propose := func(aspect models.Aspect, object, reason string) {
		records = append(records, &models.Proposal{
			Base:   models.Base{ID: fmt.Sprintf("%s.%s.%s", subject, aspect, object)},
			Aspect: aspect, SubjectKind: kind, SubjectID: subject, ObjectID: object, Reason: reason,
			State: models.ProposalOpen, Sources: models.Sources{{Origin: models.OriginAssumption}},
		})
	}
	if e.Ministries.Lead != "" {
		propose(models.AspectLead, e.Ministries.Lead, e.Ministries.Reason)
	}
	for _, id := range e.Ministries.Participating {
		propose(models.AspectParticipating, id, e.Ministries.Reason)
	}
	if e.FocusTopic.ID != "" {
		propose(models.AspectFocusTopic, e.FocusTopic.ID, e.FocusTopic.Reason)
	}
	for _, id := range e.Targets.IDs {
		propose(models.AspectTarget, id, e.Targets.Reason)
	}
	return records
}

func (l *loader) addTargets(c *chapter) error {
	for _, e := range c.Targets {
		target := &models.Target{Base: base(e.ID), StrategyID: e.Strategy, FieldID: e.Field, Number: e.Number,
			Title: e.Title, Description: e.Description, Due: e.Due.date(), Note: e.Note, Sources: sourcesOf(e.Sources)}
		if err := l.add(e.ID.line, target); err != nil {
			return err
		}
		if err := l.add(e.ID.line, e.Proposed.records(models.KindTarget, target.ID)...); err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) addMeasures(c *chapter) error {
	for _, e := range c.Measures {
		measure := &models.Measure{Base: base(e.ID), StrategyID: e.Strategy, FieldID: e.Field, TargetIDs: e.Targets,
			RelatedIDs: e.Related, Number: e.Number, Title: e.Title, Description: e.Description, Programmes: e.Programmes,
			Quantities: e.Quantities, SourceStatus: e.SourceStatus, Permanent: e.Permanent, Start: e.Start.date(),
			Due: e.Due.date(), MinistryNote: e.MinistryNote, Note: e.Note, Sources: sourcesOf(e.Sources)}
		if err := l.addMeasure(c, e.ID.line, measure, &e.Proposed, e.Lead); err != nil {
			return err
		}
		for n, p := range e.Parts {
			part := &models.Measure{Base: base(p.ID), StrategyID: e.Strategy, FieldID: e.Field, ParentID: measure.ID,
				Number: n + 1, Title: p.Title, SourceStatus: p.SourceStatus, Sources: slices.Clone(measure.Sources)}
			if err := l.addMeasure(c, p.ID.line, part, &p.Proposed, ""); err != nil {
				return err
			}
		}
	}
	return nil
}

// addMeasure files a measure or part with everything that hangs on it.
func (l *loader) addMeasure(c *chapter, line int, m *models.Measure, proposed *proposedEntry, lead string) error {
	records := append([]models.Record{m}, proposed.records(models.KindMeasure, m.ID)...)
	if lead != "" {
		records = append(records, &models.Responsibility{Base: models.Base{ID: m.ID + ".lead." + lead},
			SubjectKind: models.KindMeasure, SubjectID: m.ID, MinistryID: lead, Role: models.RoleLead,
			Sources: slices.Clone(m.Sources)})
	}
	if c.InterviewReports != nil && m.SourceStatus != "" {
		report, err := c.InterviewReports.report(m, lead)
		if err != nil {
			return fmt.Errorf("%s:%d: %w", l.file, line, err)
		}
		records = append(records, report)
	}
	return l.add(line, records...)
}

// interviewReports turns the wording of the interview into status reports.
type interviewReports struct {
	AsOf     models.Date `yaml:"as_of"`
	Wordings []struct {
		Wording string       `yaml:"wording"`
		Phase   models.Phase `yaml:"phase"`
	} `yaml:"wordings"`
	Permanent models.Phase `yaml:"permanent"` // the phase of a Daueraufgabe
	Text      string       `yaml:"text"`
}

// report returns the report that follows from the measure's source status; a wording that the table
// does not know is an error, so that no phase is ever guessed in passing.
func (t *interviewReports) report(m *models.Measure, ministry string) (*models.StatusReport, error) {
	phase := models.PhaseUnknown
	for _, w := range t.Wordings {
		if w.Wording == m.SourceStatus {
			phase = w.Phase
		}
	}
	if phase == models.PhaseUnknown {
		return nil, fmt.Errorf("measure %q: no phase is agreed for the wording %q", m.ID, m.SourceStatus)
	}
	if m.Permanent {
		phase = t.Permanent
	}
	return &models.StatusReport{Base: models.Base{ID: m.ID + "." + t.AsOf.String()}, MeasureID: m.ID,
		MinistryID: ministry, AsOf: t.AsOf, State: models.ReportApproved, Phase: phase, Ampel: models.AmpelNone,
		Text: t.Text, Sources: slices.Clone(m.Sources)}, nil
}
