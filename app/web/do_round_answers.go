// The large part of a round's page: who has answered what, whom to ask, and the measures. It is kept, for a round may
// ask about a thousand measures and is looked at by everybody on its last day.

package web

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"zielstand/app/auth"
	"zielstand/app/charts"
	"zielstand/app/progress"
	"zielstand/app/rounds"
	"zielstand/models"
	"zielstand/views"
)

// roundAnswers shows the answers of the round as far as the person may know them. The office also sees whom to ask,
// so that what is kept for it lasts until an account changes.
func roundAnswers(v *personal, p *models.Portfolio, row views.RoundRow) (templ.Component, error) {
	body := &views.RoundAnswers{Row: row}
	body.MinistryID = v.Query.ID("ressort", func(id string) bool { return row.State.Of(id) != nil })
	body.Answer = progress.Answer(v.Query.Enum("antwort", answerNames()...))
	number := v.Query.Page("seite")
	office, also := v.can(auth.ManageRounds, auth.Object{}), strings.Join(slices.Sorted(slices.Values(v.MinistryIDs())), " ")
	if office {
		mark, err := v.store.AccountsMark(v.ctx)
		if err != nil {
			return nil, err
		}
		also += " " + mark
	}
	return v.keptPart(p.Head, also, func(f *views.Frame) (templ.Component, error) {
		body.Frame = f
		cells := roundCells(v, row.State, body.MinistryID, body.Answer)
		body.Pages = pagesOf(v.Query, number, len(cells), views.RoundCells)
		body.Cells = pageOf(cells, body.Pages)
		var err error
		if body.Figures, err = roundFigure(f, p, row.ReportingRound); err != nil {
			return nil, err
		}
		if office {
			if body.Contacts, err = roundContacts(v, row.State); err != nil {
				return nil, err
			}
		}
		return views.RoundAnswersOf(body), nil
	})
}

func answerNames() []string {
	names := make([]string, len(progress.Answers))
	for i, a := range progress.Answers {
		names[i] = string(a)
	}
	return names
}

// roundFigure draws the round as the viewer may see it.
func roundFigure(frame *views.Frame, p *models.Portfolio, r *models.ReportingRound) (views.FigureSet, error) {
	f, err := charts.Build(figureOfRound, charts.Query{Portfolio: p, RoundID: r.ID, Link: func(path string) string { return frame.URL(path) }})
	if err != nil {
		return views.FigureSet{}, err
	}
	return views.FigureSet{Figures: []*charts.Figure{f}, Parameters: []string{roundParameter, r.ID}}, nil
}

// roundCells are the chosen measures, each with where the person can do something about it.
func roundCells(v *personal, s *progress.RoundState, ministryID string, answer progress.Answer) []views.RoundCell {
	var cells []views.RoundCell
	for _, m := range s.Ministries {
		if ministryID != "" && m.Ministry.ID != ministryID {
			continue
		}
		object := auth.Object{MinistryIDs: []string{m.Ministry.ID}}
		reports, comments := v.can(auth.Report, object), v.can(auth.CommentReport, object)
		for _, e := range m.Measures {
			if answer != "" && e.Answer != answer {
				continue
			}
			c := views.RoundCell{Expected: e, Ministry: m.Ministry}
			switch {
			case e.Report != nil && comments:
				c.URL = formPath(e.Measure) + "/" + e.Report.ID
			case e.Report == nil && reports:
				c.URL = formPath(e.Measure)
			}
			cells = append(cells, c)
		}
	}
	return cells
}

// roundContacts are who is asked for each ministry, by its id.
func roundContacts(v *personal, s *progress.RoundState) (map[string][]views.RoundContact, error) {
	users, err := v.store.Users(v.ctx)
	if err != nil {
		return nil, err
	}
	contacts := map[string][]views.RoundContact{}
	for _, m := range s.Ministries {
		for _, asked := range rounds.Contacts(users, m.Ministry.ID) {
			c := views.RoundContact{Name: asked.User.Name, Mail: asked.User.Mail}
			if asked.For != nil {
				c.For = asked.For.Name
			}
			contacts[m.Ministry.ID] = append(contacts[m.Ministry.ID], c)
		}
	}
	return contacts, nil
}
