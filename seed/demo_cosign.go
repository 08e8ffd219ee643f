// The demonstration's co-signing: a cabinet paper for the next meeting, and what the ministries say to it.

package seed

import "zielstand/models"

// CoSigning is an invented cabinet paper, which must be frozen before it is stored, and the answers of the ministries to
// it: one of each kind, and two that are open. answeredBy is the account of a ministry's contact; "" = none is known.
func CoSigning(answeredBy func(ministryID string) string) (*models.Briefing, []*models.CoSignature) {
	paper := &models.Briefing{Base: models.Base{ID: "demo-stand-der-digitalstrategie"}, Title: "Stand der Digitalstrategie, 2.\u00a0Halbjahr 2026 (Demonstration)",
		Template: "ministerratsvorlage", StrategyID: demoStrategy, Stichtag: currentHalf, Audience: models.AudienceInternal, State: models.BriefingDraft, Sources: inventedOnly()}
	var answers []*models.CoSignature
	for _, a := range []struct {
		ministry string
		answer   models.CoAnswer
		on       models.Date
		text     string
	}{
		{"fm", models.CoRemark, day(2026, 11, 25), "Der Haushaltsvorbehalt für eJustice sollte auf der ersten Seite stehen. (Demonstration)"},
		{"jm", models.CoAgreed, day(2026, 11, 26), ""},
		{"bm", models.CoNil, day(2026, 11, 24), ""},
		{"mwvlw", models.CoObjects, day(2026, 11, 27), "Der Termin für den Breitbandausbau ist mit den Kommunen nicht abgestimmt. (Demonstration)"},
		{digitalMinistry, models.CoAgreed, day(2026, 11, 24), ""},
		{"mdi", models.CoOpen, 0, ""},
		{"mffki", models.CoOpen, 0, ""},
	} {
		s := &models.CoSignature{Base: models.Base{ID: models.CoSignatureID(paper.ID, a.ministry)}, BriefingID: paper.ID, MinistryID: a.ministry,
			AskedOn: day(2026, 11, 23), Deadline: day(2026, 12, 7), Answer: a.answer, AnsweredOn: a.on, Text: a.text, Sources: inventedOnly()}
		if s.Answered() {
			s.AnsweredByID = answeredBy(a.ministry)
		}
		answers = append(answers, s)
	}
	return paper, answers
}
