// Two people change the same round: the second one sees both versions and merges them.

package web

import (
	"errors"
	"net/url"

	"github.com/gofiber/fiber/v2"

	"zielstand/models"
	"zielstand/views"
)

// roundConflict shows what the person wants beside what is stored; other errors come back as they are.
func roundConflict(v *personal, p *models.Portfolio, mine *models.ReportingRound, err error) (*reply, error) {
	var stored *models.Error
	if !errors.As(err, &stored) || stored.Kind != models.Conflict {
		return nil, err
	}
	theirs, ok := stored.Current.(*models.ReportingRound)
	if !ok || theirs.State == models.RoundClosed {
		return nil, err
	}
	entries, failed := v.store.History(v.ctx, models.KindReportingRound, mine.ID)
	if failed != nil {
		return nil, failed
	}
	var base *models.ReportingRound
	page := &views.Conflict{What: "Berichtsrunde „" + theirs.Title + "“", Action: roundPath(theirs) + "/bearbeiten", Page: roundPath(theirs),
		Version: theirs.Version, Keep: url.Values{fieldFormID: {views.NewFormID()}}}
	for _, e := range entries {
		record, failed := e.Record()
		if failed != nil {
			return nil, failed
		}
		switch e.Version {
		case mine.Version:
			base, _ = record.(*models.ReportingRound)
		case theirs.Version:
			page.At, page.Reason = e.At, e.Reason
			if u, failed := v.store.User(v.ctx, e.Actor); failed == nil {
				page.By = u.Name
			}
		}
	}
	page.Fields = views.Diffs(views.RoundFields(p, base), views.RoundFields(p, mine), views.RoundFields(p, theirs))
	v.Frame.Title = theirs.Title
	return &reply{status: fiber.StatusConflict, page: views.ConflictPage(v.Frame, page)}, nil
}
