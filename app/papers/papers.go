// Package papers keeps papers: it freezes briefings into the store, makes their files at bounded cost, tells whether
// a file is one of ours, and makes briefings by themselves when their day has come. Pages and commands share it, so
// that the same state gives the same file whoever asks.
package papers

import (
	"context"
	"errors"
	"slices"

	"zielstand/app/briefing"
	"zielstand/app/charts/render"
	"zielstand/app/store"
	"zielstand/models"
)

// Store is where papers are kept.
type Store interface {
	Portfolio() *models.Portfolio
	AsKnown(ctx context.Context, at models.Instant) (*models.Portfolio, error)
	StateHead(ctx context.Context, at models.Instant) (models.Head, models.Instant, error)
	Change(ctx context.Context, actor, reason string, do func(tx *store.Tx) error) (models.Head, error)
	Snapshot(ctx context.Context, hash string) ([]byte, error)
	KeepFile(ctx context.Context, f store.BriefingFile) error
	FilesOf(ctx context.Context, versionID string) ([]store.BriefingFile, error)
	FileByHash(ctx context.Context, hash string) (*store.BriefingFile, error)
}

// Desk is where papers are made. Make it with New; it is safe for concurrent use.
type Desk struct {
	store    Store
	house    briefing.House
	drawings *render.Renderer
	files    *shelf
}

// New returns a desk that issues papers in the name of the house.
func New(s Store, house briefing.House, drawings *render.Renderer) *Desk {
	return &Desk{store: s, house: house, drawings: drawings, files: newShelf(shelfBytes)}
}

// House is the office in whose name papers are issued.
func (d *Desk) House() briefing.House { return d.house }

// Preview is the briefing as it would be frozen now; it has no id yet.
func (d *Desk) Preview(ctx context.Context, b *models.Briefing) (*briefing.Frozen, error) {
	return d.freeze(ctx, b, models.BriefingDraft)
}

func (d *Desk) freeze(ctx context.Context, b *models.Briefing, stage models.BriefingState) (*briefing.Frozen, error) {
	now, err := d.state(ctx, 0, b.Stichtag)
	if err != nil {
		return nil, err
	}
	var before *models.Portfolio
	if b.Since.Known() {
		if before, err = d.state(ctx, b.SinceKnownAt, b.Since); err != nil {
			return nil, err
		}
	}
	return briefing.Freeze(b, stage, now, before, d.house)
}

// state is everything that was known at the time, 0 = now, on the day. Its head and time are those of the last
// change that is not about papers, so that the same state keeps them.
func (d *Desk) state(ctx context.Context, at models.Instant, day models.Date) (*models.Portfolio, error) {
	known, err := d.store.AsKnown(ctx, at)
	if err != nil {
		return nil, err
	}
	p := *known.At(day)
	p.Head, p.KnownAt, err = d.store.StateHead(ctx, at)
	return &p, err
}

// Freeze stores the briefing as a version of its own. The same state and texts give the version that there is
// already. An error of kind Conflict says that somebody has changed the briefing since, or that it is final.
func (d *Desk) Freeze(ctx context.Context, actor string, b *models.Briefing) (*models.BriefingVersion, error) {
	f, err := d.freeze(ctx, b, models.BriefingDraft)
	if err != nil {
		return nil, err
	}
	return d.keep(ctx, actor, f, func(tx *store.Tx) (*models.Briefing, error) {
		now := tx.Portfolio().Briefing(b.ID)
		switch {
		case now == nil:
			return nil, models.NotFoundError(models.KindBriefing, b.ID)
		case now.Version != b.Version || now.State == models.BriefingFinal:
			return nil, &models.Error{Kind: models.Conflict, Subject: models.KindBriefing, ID: b.ID, Current: now}
		}
		return now, nil
	})
}

// Issue stores a briefing that nobody has edited, with its version, in one change; where the same state and texts
// were frozen before, that version comes back and nothing is stored. It is what commands and schedules do.
func (d *Desk) Issue(ctx context.Context, actor string, b *models.Briefing, stage models.BriefingState) (*models.BriefingVersion, error) {
	f, err := d.freeze(ctx, b, stage)
	if err != nil {
		return nil, err
	}
	return d.keep(ctx, actor, f, func(tx *store.Tx) (*models.Briefing, error) {
		created := *b
		created.State = stage
		if created.ID == "" {
			created.ID = b.Template + "-" + f.ID()
		}
		return &created, tx.Create(&created)
	})
}

// Finalise makes the version, which must be the last one, final as it is: the same state, the same texts, without
// the mark of a draft. From then on the briefing does not change any more.
func (d *Desk) Finalise(ctx context.Context, actor string, v *models.BriefingVersion) (*models.BriefingVersion, error) {
	draft, err := d.Frozen(ctx, v)
	if err != nil {
		return nil, err
	}
	return d.keep(ctx, actor, draft.As(models.BriefingFinal), func(tx *store.Tx) (*models.Briefing, error) {
		p := tx.Portfolio()
		b, versions := p.Briefing(v.BriefingID), p.VersionsOf(v.BriefingID)
		if b == nil || len(versions) == 0 {
			return nil, models.NotFoundError(models.KindBriefing, v.BriefingID)
		}
		if b.State == models.BriefingFinal || versions[len(versions)-1].ID != v.ID {
			return nil, &models.Error{Kind: models.Conflict, Subject: models.KindBriefing, ID: b.ID, Current: b}
		}
		final := *b
		final.State = models.BriefingFinal
		return &final, tx.Update(&final)
	})
}

// keep seals the frozen state and stores it as the next version of the briefing that of returns. A version that is
// there already is returned as it is.
func (d *Desk) keep(ctx context.Context, actor string, f *briefing.Frozen, of func(tx *store.Tx) (*models.Briefing, error)) (*models.BriefingVersion, error) {
	content, err := f.Seal()
	if err != nil {
		return nil, err
	}
	snapshot, err := store.Pack(content)
	if err != nil {
		return nil, err
	}
	var kept *models.BriefingVersion
	_, err = d.store.Change(ctx, actor, "", func(tx *store.Tx) error {
		if kept = tx.Portfolio().Version(f.ID()); kept != nil {
			return nil
		}
		b, err := of(tx)
		if err != nil {
			return err
		}
		kept = &models.BriefingVersion{Base: models.Base{ID: f.ID()}, BriefingID: b.ID, Number: len(tx.Portfolio().VersionsOf(b.ID)) + 1,
			State: f.Stage, Hash: snapshot.Hash, Title: f.Title, Template: f.Template, Audience: f.Audience, Stichtag: f.Now.Stichtag,
			KnownAt: f.Now.KnownAt, HeadSeq: f.Now.HeadSeq, HeadHash: f.Now.HeadHash, FrozenAt: tx.At(), FrozenBy: actor}
		tx.KeepSnapshot(snapshot)
		return tx.Create(kept)
	})
	if err != nil {
		return nil, err
	}
	d.files.state(kept.Hash, func() (*briefing.Frozen, error) { return f, nil })
	return kept, nil
}

// Frozen is what the version was frozen from.
func (d *Desk) Frozen(ctx context.Context, v *models.BriefingVersion) (*briefing.Frozen, error) {
	return d.files.state(v.Hash, func() (*briefing.Frozen, error) {
		content, err := d.store.Snapshot(ctx, v.Hash)
		if err != nil {
			return nil, err
		}
		return briefing.Thaw(v.ID, content)
	})
}

// LastFinal is the last final version of the briefing, nil if there is none.
func LastFinal(p *models.Portfolio, briefingID string) *models.BriefingVersion {
	for _, v := range slices.Backward(p.VersionsOf(briefingID)) {
		if v.State == models.BriefingFinal {
			return v
		}
	}
	return nil
}

// Since sets what the briefing is compared with: the day and the knowledge of the last version of an earlier one.
func Since(p *models.Portfolio, b *models.Briefing, earlierID string) error {
	v := LastFinal(p, earlierID)
	if v == nil {
		return errors.Join(models.InvalidError(models.Problem{Field: "since_id", Value: earlierID, Code: models.CodeUnknown}))
	}
	b.SinceID, b.Since, b.SinceKnownAt = earlierID, v.Stichtag, v.KnownAt
	return nil
}
