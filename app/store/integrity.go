// References stay whole: a change may only refer to what exists and is in use, and nothing may be erased that
// something still refers to.

package store

import (
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"zielstand/models"
)

// asked is a reference that a record of the change makes anew.
type asked struct {
	by     recordKey
	column string
	to     recordKey
}

// checkReferences refuses the change if a record refers anew to something that is not there or not in use.
// References that the stored state had already are left alone: their object may have been archived since.
func (tx *Tx) checkReferences() error {
	questions := tx.newReferences()
	missing := map[models.Kind][]string{}
	use := map[recordKey]string{} // "" = in use, else the code of the problem
	for _, q := range questions {
		if _, known := use[q.to]; known {
			continue
		}
		use[q.to] = models.CodeUnknown
		if s := tx.slots[q.to]; s != nil {
			use[q.to] = codeOf(s.now)
		} else if inUse(tx.base, q.to) {
			use[q.to] = ""
		} else {
			missing[q.to.kind] = append(missing[q.to.kind], q.to.id)
		}
	}
	for kind, ids := range missing {
		if err := lookUpUse(tx.db, kind, ids, use); err != nil {
			return err
		}
	}
	for _, q := range questions {
		if code := use[q.to]; code != "" {
			return &models.Error{Kind: models.Invalid, Subject: q.by.kind, ID: q.by.id,
				Problems: []models.Problem{{Field: q.column, Value: q.to.id, Code: code}}}
		}
	}
	return nil
}

func (tx *Tx) newReferences() []asked {
	var questions []asked
	for _, s := range tx.order {
		if s.now == nil || s.now == s.before {
			continue
		}
		for _, ref := range referencesOf[s.kind] {
			var had []string
			if s.before != nil {
				had = ref.ids(s.before)
			}
			for _, id := range ref.ids(s.now) {
				if id != "" && !slices.Contains(had, id) {
					questions = append(questions, asked{s.recordKey, ref.column, recordKey{ref.to, id}})
				}
			}
		}
	}
	return questions
}

func codeOf(r models.Record) string {
	switch {
	case r == nil:
		return models.CodeUnknown
	case r.Archived():
		return models.CodeArchived
	}
	return ""
}

func lookUpUse(db *gorm.DB, kind models.Kind, ids []string, use map[recordKey]string) error {
	for some := range slices.Chunk(ids, lookupSize) {
		var found []models.Base
		err := db.Table(tables()[kind].Table).Select("id", "version", "archived_at").Where("id IN ?", some).Find(&found).Error
		if err != nil {
			return err
		}
		for _, b := range found {
			use[recordKey{kind, b.ID}] = ""
			if b.Archived() {
				use[recordKey{kind, b.ID}] = models.CodeArchived
			}
		}
	}
	return nil
}

// checkErased refuses the change if something still refers to a record that it erased.
func (tx *Tx) checkErased() error {
	for _, s := range tx.order {
		if s.before == nil || s.now != nil {
			continue
		}
		if err := checkUnused(tx.db, s); err != nil {
			return err
		}
	}
	return nil
}

func checkUnused(db *gorm.DB, s *slot) error {
	for _, kind := range models.Kinds() {
		for _, ref := range referencesOf[kind] {
			if ref.to != s.kind {
				continue
			}
			user, err := firstUser(db, ref, s.id)
			if err != nil {
				return err
			}
			if user != "" {
				return &models.Error{Kind: models.Invalid, Subject: s.kind, ID: s.id, Problems: []models.Problem{
					{Field: ref.column, Value: s.id, Code: models.CodeInUse, Allowed: []string{string(ref.from), user}}}}
			}
		}
	}
	return nil
}

// firstUser returns the id of a record that refers to id, "" if there is none.
func firstUser(db *gorm.DB, ref reference, id string) (string, error) {
	query := db.Table(tables()[ref.from].Table)
	if ref.only != "" {
		query = query.Where(ref.only)
	}
	if ref.list {
		// "_" may be part of an id and is a wildcard.
		pattern := `%` + ref.key + `"` + strings.ReplaceAll(id, "_", `\_`) + `"%`
		query = query.Where(fmt.Sprintf(`%q LIKE ? ESCAPE '\'`, ref.column), pattern)
	} else {
		query = query.Where(fmt.Sprintf("%q = ?", ref.column), id)
	}
	var users []string
	err := query.Order("id").Limit(1).Pluck("id", &users).Error
	if err != nil || len(users) == 0 {
		return "", err
	}
	return users[0], nil
}
