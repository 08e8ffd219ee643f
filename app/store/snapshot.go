// Snapshots: what versions of briefings were frozen from, and the files made from them. A snapshot lies under the
// hash of its content, which the journaled version names, so that nobody can put another in its place.

package store

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"zielstand/models"
)

// Snapshot is the packed content of a version of a briefing.
type Snapshot struct {
	Hash   string `gorm:"primaryKey" json:"snapshot"` // SHA-256 of the content before packing, in hexadecimal
	Packed []byte `json:"packed"`                     // gzip
}

// TableName implements GORM's Tabler.
func (Snapshot) TableName() string { return "briefing_snapshots" }

// MaxSnapshot is the greatest size of a snapshot before packing: some ten thousand measures with their reports.
const MaxSnapshot = 512 << 20

// Pack makes a snapshot of the content.
func Pack(content []byte) (Snapshot, error) {
	if len(content) > MaxSnapshot {
		return Snapshot{}, models.InvalidError(models.Problem{Field: "snapshot", Code: models.CodeTooLong, Allowed: []string{fmt.Sprint(MaxSnapshot)}})
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, err := w.Write(content)
	err = errors.Join(err, w.Close())
	sum := sha256.Sum256(content)
	return Snapshot{hex.EncodeToString(sum[:]), packed.Bytes()}, err
}

// Content unpacks the snapshot and checks its hash.
func (s Snapshot) Content() ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(s.Packed))
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(io.LimitReader(r, MaxSnapshot+1))
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != s.Hash {
		return nil, errors.New("content does not match its hash")
	}
	return content, nil
}

// KeepSnapshot keeps what a version that the change creates was frozen from. Kept once, it is never replaced.
func (tx *Tx) KeepSnapshot(s Snapshot) { tx.snapshots = append(tx.snapshots, s) }

// writeSnapshots keeps the snapshots, refuses versions that have none, and forgets those of erased versions.
func (tx *Tx) writeSnapshots() error {
	for _, s := range tx.snapshots {
		if err := tx.db.Clauses(clause.OnConflict{DoNothing: true}).Create(&s).Error; err != nil {
			return err
		}
	}
	for _, s := range tx.order {
		if s.kind != models.KindBriefingVersion {
			continue
		}
		if v, ok := s.now.(*models.BriefingVersion); ok {
			if err := tx.needSnapshot(v); err != nil {
				return err
			}
		}
		if v, ok := s.before.(*models.BriefingVersion); ok && s.now == nil {
			err := errors.Join(tx.db.Delete(&Snapshot{Hash: v.Hash}).Error, tx.db.Where("version_id = ?", v.ID).Delete(&BriefingFile{}).Error)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (tx *Tx) needSnapshot(v *models.BriefingVersion) error {
	var kept int64
	err := tx.db.Model(&Snapshot{}).Where("hash = ?", v.Hash).Count(&kept).Error
	if err == nil && kept == 0 {
		return &models.Error{Kind: models.Invalid, Subject: models.KindBriefingVersion, ID: v.ID,
			Problems: []models.Problem{{Field: "hash", Value: v.Hash, Code: models.CodeUnknown}}}
	}
	return err
}

// Snapshot returns the content that the version with the hash was frozen from, NotFound if there is none, and an
// error when it was changed since.
func (s *Store) Snapshot(ctx context.Context, hash string) ([]byte, error) {
	found, err := single[Snapshot](s.read.WithContext(ctx).Where("hash = ?", hash), models.KindBriefingVersion, hash)
	if err != nil {
		return nil, err
	}
	content, err := found.Content()
	return content, explain(err, "unpack a snapshot")
}

// Snapshots yields all snapshots by their hash, for a backup. The sequence ends with the first error.
func (s *Store) Snapshots(ctx context.Context) iter.Seq2[Snapshot, error] {
	return func(yield func(Snapshot, error) bool) {
		for last := ""; ; {
			var next []Snapshot
			err := s.read.WithContext(ctx).Where("hash > ?", last).Order("hash").Limit(1).Find(&next).Error
			if err != nil {
				yield(Snapshot{}, explain(err, "read a snapshot"))
				return
			}
			if len(next) == 0 || !yield(next[0], nil) {
				return
			}
			last = next[0].Hash
		}
	}
}

// restoreSnapshots keeps the snapshots of a backup: those that the versions of the journal name, all of them and
// no other.
func (tx *Tx) restoreSnapshots(snapshots iter.Seq2[Snapshot, error]) error {
	wanted := map[string]bool{}
	for _, s := range tx.order {
		if v, ok := s.now.(*models.BriefingVersion); ok {
			wanted[v.Hash] = true
		}
	}
	refuse := func(hash string, err error) error {
		return &models.Error{Kind: models.Invalid, Err: fmt.Errorf("snapshot %s: %w", hash, err)}
	}
	for s, err := range snapshots {
		if err != nil {
			return err
		}
		if !wanted[s.Hash] {
			return refuse(s.Hash, errors.New("belongs to no version"))
		}
		if _, err := s.Content(); err != nil {
			return refuse(s.Hash, err)
		}
		if err := tx.db.Create(&s).Error; err != nil {
			return err
		}
		delete(wanted, s.Hash)
	}
	for hash := range wanted {
		return refuse(hash, errors.New("is missing"))
	}
	return nil
}

// checkSnapshots looks for the first version whose snapshot is missing or was changed, and for one without a version.
func checkSnapshots(tx *gorm.DB, versions []*models.BriefingVersion, seq map[string]int64) error {
	var hashes []string
	if err := tx.Model(&Snapshot{}).Order("hash").Pluck("hash", &hashes).Error; err != nil {
		return err
	}
	for _, v := range versions {
		found, err := single[Snapshot](tx.Where("hash = ?", v.Hash), models.KindBriefingVersion, v.ID)
		if models.KindOf(err) == models.NotFound {
			return &Broken{Damage: DamageMissing, Seq: seq[v.ID], Kind: models.KindBriefingVersion, ID: v.ID, Err: errors.New("its snapshot is missing")}
		} else if err != nil {
			return err
		}
		if _, err := found.Content(); err != nil {
			return &Broken{Damage: DamageDiffers, Seq: seq[v.ID], Kind: models.KindBriefingVersion, ID: v.ID, Err: err}
		}
		hashes = slices.DeleteFunc(hashes, func(h string) bool { return h == v.Hash })
	}
	if len(hashes) > 0 {
		return &Broken{Damage: DamageUnknown, Kind: models.KindBriefingVersion, ID: models.BriefingVersionID(hashes[0])}
	}
	return nil
}

// BriefingFile is a file that was made from a version.
type BriefingFile struct {
	Hash      string `gorm:"primaryKey"` // SHA-256 of its bytes, in hexadecimal
	VersionID string
	Name      string
	Size      int64
	MadeAt    models.Instant
}

// TableName implements GORM's Tabler.
func (BriefingFile) TableName() string { return "briefing_files" }

// KeepFile notes a file that was made; a known one stays as it is.
func (s *Store) KeepFile(ctx context.Context, f BriefingFile) error {
	if !s.ready.Load() {
		return s.refuseOlder(ctx)
	}
	f.MadeAt = models.InstantOf(s.now())
	err := s.write.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&f).Error
	return explain(err, "note a file")
}

// FileByHash returns the file with the hash, NotFound if none such was ever made.
func (s *Store) FileByHash(ctx context.Context, hash string) (*BriefingFile, error) {
	return single[BriefingFile](s.read.WithContext(ctx).Where("hash = ?", hash), models.KindBriefingVersion, hash)
}

// FilesOf returns the files made from the version, by name.
func (s *Store) FilesOf(ctx context.Context, versionID string) ([]BriefingFile, error) {
	var files []BriefingFile
	err := s.read.WithContext(ctx).Where("version_id = ?", versionID).Order("name, hash").Find(&files).Error
	return files, explain(err, "list files")
}
