// Drafts: what somebody has typed and not yet sent, one for each form and person.

package store

import (
	"context"

	"gorm.io/gorm"

	"zielstand/models"
)

// SaveDraft keeps what was typed, in the place of what was kept before for the same user and form.
func (s *Store) SaveDraft(ctx context.Context, draft *models.Draft) error {
	draft.ID = draftID(draft.UserID, draft.Form)
	draft.UpdatedAt = models.InstantOf(s.now())
	err := s.saveAccount(ctx, func(tx *gorm.DB) error { return tx.Save(draft).Error })
	return explain(err, "keep a draft")
}

// Draft returns what the user has typed into the form, NotFound if nothing is kept.
func (s *Store) Draft(ctx context.Context, userID, form string) (*models.Draft, error) {
	id := draftID(userID, form)
	return single[models.Draft](s.read.WithContext(ctx).Where("id = ?", id), kindDraft, id)
}

// DeleteDraft forgets what the user has typed into the form; if nothing is kept, that is no error.
func (s *Store) DeleteDraft(ctx context.Context, userID, form string) error {
	err := s.saveAccount(ctx, func(tx *gorm.DB) error {
		return tx.Where("id = ?", draftID(userID, form)).Delete(&models.Draft{}).Error
	})
	return explain(err, "forget a draft")
}

// DraftsOf returns all that the user has typed and not sent, the latest first.
func (s *Store) DraftsOf(ctx context.Context, userID string) ([]*models.Draft, error) {
	var drafts []*models.Draft
	err := s.read.WithContext(ctx).Where("user_id = ?", userID).Order("updated_at DESC, id").Find(&drafts).Error
	return drafts, explain(err, "read drafts")
}

func draftID(userID, form string) string { return userID + " " + form }
