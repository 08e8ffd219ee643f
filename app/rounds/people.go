// Who is asked: the contacts of a ministry, and those who stand in for them.

package rounds

import (
	"slices"

	"zielstand/models"
)

// Asked is somebody who reports for a ministry.
type Asked struct {
	User *models.User
	// For is whom the user stands in for; nil = they are a contact of the ministry themselves.
	For *models.User
}

// Contacts returns who is asked for the ministry: first its contacts, then their deputies, each person once.
// Accounts that are disabled are left out, also as somebody to stand in for.
func Contacts(users []*models.User, ministryID string) []Asked {
	var asked []Asked
	known := map[string]bool{}
	for _, u := range users {
		if reports(u) && slices.Contains(u.MinistryIDs, ministryID) {
			asked, known[u.ID] = append(asked, Asked{User: u}), true
		}
	}
	for _, principal := range asked[:len(asked):len(asked)] {
		if principal.User.Role != models.AccountContact {
			continue // only contacts have deputies (auth.StandingIn)
		}
		for _, u := range users {
			if u.DisabledAt == 0 && slices.Contains(principal.User.DeputyIDs, u.ID) && !known[u.ID] {
				asked, known[u.ID] = append(asked, Asked{User: u, For: principal.User}), true
			}
		}
	}
	return asked
}

// reports tells whether the account may report for the ministries it has.
func reports(u *models.User) bool {
	return u.DisabledAt == 0 && u.Role != models.AccountReader
}
