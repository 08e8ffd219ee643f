// Columns of reporting rounds and of what belongs to them.

package store

import "zielstand/models"

func bindReportingRound(l *loader, r *models.ReportingRound) binding {
	return bind(models.KindReportingRound, &r.Base,
		"strategy_id", word(l, &r.StrategyID), "title", &r.Title, "stichtag", &r.Stichtag, "opens_on", &r.OpensOn,
		"deadline", &r.Deadline, "state", word(l, &r.State), "ministry_ids", &r.MinistryIDs, "measure_ids", &r.MeasureIDs,
		"remind_before", &r.RemindBefore, "remind_after", &r.RemindAfter, "message", &r.Message,
		"closed_at", (*int64)(&r.ClosedAt), "expected", &r.Expected, "in_time", &r.InTime, "approved", &r.Approved,
		"demo", &r.Demo, "sources", places(l, &r.Sources))
}

func bindNilReturn(l *loader, r *models.NilReturn) binding {
	return bind(models.KindNilReturn, &r.Base,
		"round_id", word(l, &r.RoundID), "ministry_id", word(l, &r.MinistryID), "author_id", word(l, &r.AuthorID),
		"reason", &r.Reason, "given_at", (*int64)(&r.At), "sources", places(l, &r.Sources))
}

func bindComment(l *loader, r *models.Comment) binding {
	return bind(models.KindComment, &r.Base,
		"measure_id", word(l, &r.MeasureID), "report_id", word(l, &r.ReportID), "author_id", word(l, &r.AuthorID),
		"written_at", (*int64)(&r.At), "text", &r.Text, "sources", places(l, &r.Sources))
}
