// What lets somebody in without being asked again: sessions, and the secret link to the calendar.

package web

import (
	"slices"

	"zielstand/app/auth"
	"zielstand/models"
	"zielstand/views"
)

// endSessions ends one of the own sessions, or all others.
func endSessions(v *personal) (*reply, error) {
	sessions, err := v.store.SessionsOf(v.ctx, v.User.ID)
	if err != nil {
		return nil, err
	}
	which := v.Form.Required("sitzung", v.Form.Text("sitzung", maxValue))
	if which == "andere" {
		err = v.store.DeleteSessionsOf(v.ctx, v.User.ID, v.session.ID)
		return lead("/konto", views.NoticeSessionsOff), err
	}
	// Only an own session is found, whatever was sent.
	if !slices.ContainsFunc(sessions, func(s *models.Session) bool { return s.ID == which }) {
		return lead("/konto", ""), nil
	}
	return lead("/konto", views.NoticeSessionsOff), v.store.DeleteSession(v.ctx, which)
}

// calendarLink makes a new secret link to the own calendar, which replaces the one before, or revokes it.
func calendarLink(v *personal) (*reply, error) {
	what := v.Form.Required("was", v.Form.Enum("was", "neu", "aus"))
	if what == "" {
		return v.account("kalender")
	}
	if err := v.store.DeleteTokens(v.ctx, v.User.ID, models.TokenCalendar); err != nil {
		return nil, err
	}
	if what == "aus" {
		return lead("/konto", views.NoticeRevoked), nil
	}
	secret := auth.NewSecret()
	token := &models.Token{ID: auth.SecretID(secret), UserID: v.User.ID, Purpose: models.TokenCalendar, CreatedAt: models.InstantOf(v.now)}
	if err := v.store.CreateToken(v.ctx, token); err != nil {
		return nil, err
	}
	return show(views.SecretLink(&views.LinkPage{Frame: v.Frame, Kind: views.LinkCalendar, Back: "/konto",
		URL: v.Frame.Site.BaseURL + "/termine.ics?schluessel=" + secret})), nil
}
