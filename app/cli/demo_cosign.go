// The co-signing of the demonstration: its paper is frozen like any other, so that those who are asked can read it.

package cli

import (
	"zielstand/app/auth"
	"zielstand/app/papers"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/seed"
)

// createDemoCoSigning adds the paper and the answers to a demonstration database that has no paper yet. Where the
// records were changed so far that the paper cannot be made, there is none.
func (p *process) createDemoCoSigning(db *store.Store, s *settings) error {
	paper, answers := seed.CoSigning(demoContact)
	if len(db.Portfolio().Briefings) > 0 || db.Portfolio().Strategy(paper.StrategyID) == nil {
		return nil
	}
	_, err := papers.New(db, s.house, nil).Issue(p.ctx, "seed", paper, models.BriefingDraft)
	if models.KindOf(err) == models.Conflict || models.KindOf(err) == models.Invalid { // deleted by somebody
		return nil
	}
	if err != nil {
		return err
	}
	_, err = db.Change(p.ctx, "seed", "Demonstrationsdaten", func(tx *store.Tx) error {
		for _, a := range answers {
			if tx.Portfolio().Ministry(a.MinistryID) == nil {
				continue
			}
			if err := tx.Create(a); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

// demoContact is the account of the ministry's contact.
func demoContact(ministryID string) string {
	for _, u := range auth.DemoUsers() {
		if u.Role == models.AccountContact && len(u.MinistryIDs) == 1 && u.MinistryIDs[0] == ministryID {
			return u.ID
		}
	}
	return ""
}
