// Columns of briefings, their versions and schedules.

package store

import "zielstand/models"

func bindBriefing(l *loader, r *models.Briefing) binding {
	return bind(models.KindBriefing, &r.Base,
		"title", &r.Title, "template", word(l, &r.Template), "strategy_id", word(l, &r.StrategyID),
		"ministry_id", word(l, &r.MinistryID), "stichtag", &r.Stichtag, "audience", word(l, &r.Audience),
		"since", &r.Since, "since_known_at", (*int64)(&r.SinceKnownAt), "since_id", &r.SinceID,
		"state", word(l, &r.State), "published", &r.Published, "texts", &r.Texts, "schedule_id", word(l, &r.ScheduleID),
		"sources", places(l, &r.Sources))
}

func bindBriefingVersion(l *loader, r *models.BriefingVersion) binding {
	return bind(models.KindBriefingVersion, &r.Base,
		"briefing_id", word(l, &r.BriefingID), "number", &r.Number, "state", word(l, &r.State), "hash", &r.Hash,
		"title", &r.Title, "template", word(l, &r.Template), "audience", word(l, &r.Audience), "stichtag", &r.Stichtag,
		"known_at", (*int64)(&r.KnownAt), "head_seq", &r.HeadSeq, "head_hash", &r.HeadHash,
		"frozen_at", (*int64)(&r.FrozenAt), "frozen_by", word(l, &r.FrozenBy), "sources", places(l, &r.Sources))
}

func bindBriefingSchedule(l *loader, r *models.BriefingSchedule) binding {
	return bind(models.KindBriefingSchedule, &r.Base,
		"title", &r.Title, "template", word(l, &r.Template), "strategy_id", word(l, &r.StrategyID),
		"ministry_id", word(l, &r.MinistryID), "audience", word(l, &r.Audience), "on_day", &r.On,
		"body_id", word(l, &r.BodyID), "days_before", &r.DaysBefore, "sources", places(l, &r.Sources))
}
