// Whole references: what a record names must be among the records.

package seed

import (
	"fmt"

	"zielstand/models"
)

// checkReferences returns an error that names the first record, with file and line, that refers to nothing.
func (l *loader) checkReferences() error {
	for _, o := range l.origins {
		for _, k := range references(o.record) {
			if k.id != "" && !l.known[k] {
				return fmt.Errorf("%s:%d: %s %q refers to the %s %q, which is not there",
					o.file, o.line, o.record.RecordKind(), o.record.RecordID(), k.kind, k.id)
			}
		}
	}
	return nil
}

// references lists what the record names; an empty id is no reference.
func references(record models.Record) []key {
	switch r := record.(type) {
	case *models.Jurisdiction:
		return documentsOf(r.Sources)
	case *models.Document:
		return append(documentsOf(r.Sources), key{models.KindJurisdiction, r.JurisdictionID}, key{models.KindStrategy, r.StrategyID})
	case *models.Ministry:
		keys := append(documentsOf(r.Sources), key{models.KindJurisdiction, r.JurisdictionID})
		return appendKeys(keys, models.KindMinistry, r.SuccessorIDs)
	case *models.Strategy:
		return append(documentsOf(r.Sources), key{models.KindJurisdiction, r.JurisdictionID},
			key{models.KindMinistry, r.LeadMinistryID}, key{models.KindStrategy, r.PredecessorID})
	case *models.Field:
		return append(documentsOf(r.Sources), key{models.KindStrategy, r.StrategyID})
	case *models.FocusTopic:
		return append(documentsOf(r.Sources), key{models.KindField, r.FieldID})
	case *models.Target:
		return append(documentsOf(r.Sources), key{models.KindStrategy, r.StrategyID},
			key{models.KindField, r.FieldID}, key{models.KindFocusTopic, r.FocusTopicID})
	case *models.Measure:
		keys := append(documentsOf(r.Sources), key{models.KindStrategy, r.StrategyID},
			key{models.KindField, r.FieldID}, key{models.KindMeasure, r.ParentID})
		return appendKeys(appendKeys(keys, models.KindTarget, r.TargetIDs), models.KindMeasure, r.RelatedIDs)
	case *models.Responsibility:
		return append(documentsOf(r.Sources), key{r.SubjectKind, r.SubjectID}, key{models.KindMinistry, r.MinistryID})
	case *models.Proposal:
		return append(documentsOf(r.Sources), key{r.SubjectKind, r.SubjectID}, objectOf(r))
	}
	return referencesOfHistory(record)
}

// referencesOfHistory is references for what hangs on a measure or target over time.
func referencesOfHistory(record models.Record) []key {
	switch r := record.(type) {
	case *models.Milestone:
		return append(documentsOf(r.Sources), key{models.KindMeasure, r.MeasureID})
	case *models.Indicator:
		return append(documentsOf(r.Sources), key{models.KindTarget, r.TargetID}, key{models.KindMeasure, r.MeasureID})
	case *models.Reading:
		return append(documentsOf(r.Sources), key{models.KindIndicator, r.IndicatorID})
	case *models.StatusReport:
		return append(documentsOf(r.Sources), key{models.KindMeasure, r.MeasureID},
			key{models.KindMinistry, r.MinistryID}, key{models.KindStatusReport, r.ReplacesID})
	case *models.DueShift:
		return append(documentsOf(r.Sources), key{models.KindMeasure, r.MeasureID})
	case *models.SecondOpinion:
		return append(documentsOf(r.Sources), key{models.KindMeasure, r.MeasureID})
	}
	return referencesOfGovernance(record)
}

// objectOf is what a proposal would connect its subject with.
func objectOf(p *models.Proposal) key {
	switch {
	case p.ObjectID == models.AllMinistries:
		return key{}
	case p.Aspect == models.AspectFocusTopic:
		return key{models.KindFocusTopic, p.ObjectID}
	case p.Aspect == models.AspectTarget:
		return key{models.KindTarget, p.ObjectID}
	}
	return key{models.KindMinistry, p.ObjectID}
}

func documentsOf(sources models.Sources) []key {
	var keys []key
	for _, s := range sources {
		keys = append(keys, key{models.KindDocument, s.DocumentID})
	}
	return keys
}

func appendKeys(keys []key, kind models.Kind, ids []string) []key {
	for _, id := range ids {
		keys = append(keys, key{kind, id})
	}
	return keys
}
