// The page of one briefing, and what happens to it as a whole.

package web

import (
	"slices"

	"zielstand/app/auth"
	"zielstand/app/briefing"
	"zielstand/app/papers"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// briefingOf is the briefing of the address, if the person may see it.
func briefingOf(v *personal) (*models.Portfolio, *models.Briefing, error) {
	p := v.current()
	b := p.Briefing(v.Param("briefing"))
	if b != nil {
		return p, b, nil
	}
	if v.User == nil { // it may be there for somebody who signs in
		return nil, nil, errSignIn
	}
	return nil, nil, models.NotFoundError(models.KindBriefing, v.Param("briefing"))
}

func briefingPage(v *personal) (*reply, error) {
	p, b, err := briefingOf(v)
	if err != nil {
		return nil, err
	}
	if v.onAnotherDay() {
		return lead(views.BriefingPath(b), ""), nil
	}
	return showBriefing(v, p, b, nil)
}

// showBriefing shows the page, with why something could not be done.
func showBriefing(v *personal, p *models.Portfolio, b *models.Briefing, problems []models.Problem) (*reply, error) {
	page := &views.BriefingPage{Frame: v.Frame, Row: briefingRow(p, b), Prepares: v.can(auth.PrepareBriefings, auth.Object{}),
		Earlier: p.Briefing(b.SinceID), Edited: len(b.Texts), Problems: problems}
	page.Frame.Path = views.BriefingPath(b)
	page.CoSigns = len(ownCoSignatures(v, p, b.ID)) > 0
	if page.Prepares {
		var err error
		if page.CoSigning, err = coSigningOf(v, p, b); err != nil {
			return nil, err
		}
	}
	if page.Prepares && b.State == models.BriefingDraft && problems == nil && v.reading() {
		_, err := v.server.desk.Preview(v.ctx, b)
		if page.Problems, err = mendable(err); err != nil {
			return nil, err
		}
	}
	versions := p.VersionsOf(b.ID)
	for i, version := range slices.Backward(versions) {
		row, err := versionRow(v, version, page.Prepares)
		if err != nil {
			return nil, err
		}
		row.Last = i == len(versions)-1
		page.Versions = append(page.Versions, *row)
	}
	if len(problems) > 0 {
		return showInvalid(views.Briefing(page)), nil
	}
	return show(views.Briefing(page)), nil
}

// againBriefing shows the page when a button of it was not accepted; what was pressed before a sign-in is asked again.
func againBriefing(v *personal, p *models.Portfolio, b *models.Briefing) (*reply, error) {
	if v.Form.resumed {
		return nil, errResumed
	}
	return showBriefing(v, p, b, v.Form.problems)
}

// versionRow is the version with its files; who has frozen it is named to those who prepare briefings.
func versionRow(v *personal, version *models.BriefingVersion, named bool) (*views.BriefingVersionRow, error) {
	row := &views.BriefingVersionRow{BriefingVersion: version}
	if t := briefing.Find(version.Template); t != nil {
		for _, format := range t.FormatNames() {
			row.Files = append(row.Files, views.Link{Title: views.FormatTitle(format), URL: views.VersionPath(version) + "/" + fileName(version, format)})
		}
	}
	if named {
		row.By = views.ActorWord(version.FrozenBy)
		u, err := v.store.User(v.ctx, version.FrozenBy)
		if unlessMissing(err) != nil {
			return nil, err
		}
		if err == nil {
			row.By = u.Name
		}
	}
	return row, nil
}

// changeBriefing changes the briefing that the person has seen; a doubled click finds it done.
func changeBriefing(v *personal, notice views.NoticeCode, done func(*models.Briefing) bool, do func(*models.Briefing)) (*reply, error) {
	p, b, err := briefingOf(v)
	if err != nil {
		return nil, err
	}
	version := v.Form.Version()
	if !v.Form.Valid() {
		return againBriefing(v, p, b)
	}
	err = v.change("", func(tx *store.Tx) error {
		now := tx.Portfolio().Briefing(b.ID)
		if now == nil {
			return models.NotFoundError(models.KindBriefing, b.ID)
		}
		if done(now) {
			return nil
		}
		next := *now
		next.Version = version
		do(&next)
		return tx.Update(&next)
	})
	if err != nil {
		return nil, err
	}
	return lead(views.BriefingPath(b), notice), nil
}

// publishBriefing lets everybody read a final briefing for the public.
func publishBriefing(v *personal) (*reply, error) {
	_, b, err := briefingOf(v)
	if err != nil {
		return nil, err
	}
	if b.State != models.BriefingFinal || b.Audience != models.AudiencePublic {
		return nil, &models.Error{Kind: models.Conflict, Subject: models.KindBriefing, ID: b.ID, Current: b}
	}
	return changeBriefing(v, views.NoticeBriefingPublished, func(b *models.Briefing) bool { return b.Published },
		func(b *models.Briefing) { b.Published = true })
}

// withdrawBriefing takes the publication back.
func withdrawBriefing(v *personal) (*reply, error) {
	return changeBriefing(v, views.NoticeBriefingWithdrawn, func(b *models.Briefing) bool { return !b.Published },
		func(b *models.Briefing) { b.Published = false })
}

// deleteBriefing archives a briefing of which nothing was frozen yet.
func deleteBriefing(v *personal) (*reply, error) {
	p, b, err := briefingOf(v)
	if models.KindOf(err) == models.NotFound {
		return lead("/vorlagen", views.NoticeBriefingDeleted), nil
	}
	if err != nil {
		return nil, err
	}
	version := v.Form.Version()
	if !v.Form.Valid() {
		return againBriefing(v, p, b)
	}
	err = v.change("", func(tx *store.Tx) error {
		if len(tx.Portfolio().VersionsOf(b.ID)) > 0 {
			return &models.Error{Kind: models.Conflict, Subject: models.KindBriefing, ID: b.ID, Current: b}
		}
		return tx.Archive(models.KindBriefing, b.ID, version)
	})
	return lead("/vorlagen", views.NoticeBriefingDeleted), err
}

// finaliseBriefing makes the last version final as it is.
func finaliseBriefing(v *personal) (*reply, error) {
	p, b, version, err := versionOf(v)
	if err != nil {
		return nil, err
	}
	if final := papers.LastFinal(p, b.ID); final != nil { // a doubled click
		return lead(views.BriefingPath(b), views.NoticeBriefingFinal), nil
	}
	if !v.Form.Valid() {
		return againBriefing(v, p, b)
	}
	_, err = v.server.desk.Finalise(v.ctx, v.User.ID, version)
	return lead(views.BriefingPath(b), views.NoticeBriefingFinal), err
}
