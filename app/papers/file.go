// Files of versions, and the question whether a file at hand is one of them.

package papers

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"slices"

	"zielstand/app/briefing"
	"zielstand/app/document"
	"zielstand/app/store"
	"zielstand/models"
)

// File is a paper in one format.
type File struct {
	Name      string
	MediaType string
	Hash      string // SHA-256 of Data, in hexadecimal
	Data      []byte
}

// File makes the version's file in the format, or finds it made. The first time, its hash is kept in the store.
func (d *Desk) File(ctx context.Context, v *models.BriefingVersion, format document.Format) (*File, error) {
	f, err := d.Frozen(ctx, v)
	if err != nil {
		return nil, err
	}
	if err := briefing.Find(f.Template).CheckFormat(format); err != nil {
		return nil, err
	}
	data, err := d.files.file(ctx, v.ID+"."+string(format), func() ([]byte, error) {
		var b bytes.Buffer
		if err := briefing.Write(ctx, &b, f, format, d.drawings); err != nil {
			return nil, err
		}
		kept := store.BriefingFile{Hash: hashOf(b.Bytes()), VersionID: v.ID, Name: f.FileName(format), Size: int64(b.Len())}
		return b.Bytes(), d.store.KeepFile(ctx, kept)
	})
	if err != nil {
		return nil, err
	}
	return &File{Name: f.FileName(format), MediaType: format.MediaType(), Hash: hashOf(data), Data: data}, nil
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Verdict is what a file at hand is.
type Verdict string

// The verdicts.
const (
	Ours    Verdict = "ours"    // made here, and unchanged
	Changed Verdict = "changed" // names one of our versions, but is not as it was made
	Foreign Verdict = "foreign" // nothing in it leads to one of our versions
)

// Finding says what a file at hand is.
type Finding struct {
	Verdict Verdict
	Hash    string
	Version *models.BriefingVersion // nil for a foreign one
	Name    string                  // as it was made; "" if it was not
}

// MaxUpload is the greatest size of a file that is looked at.
const MaxUpload = 24 << 20

// Check tells whether the file was made from one of the papers and is unchanged. Its hash decides; where none is
// kept, the version that the file names is written anew and compared.
func (d *Desk) Check(ctx context.Context, papers models.Papers, data []byte) (*Finding, error) {
	finding := &Finding{Verdict: Foreign, Hash: hashOf(data)}
	kept, err := d.store.FileByHash(ctx, finding.Hash)
	if err != nil && models.KindOf(err) != models.NotFound {
		return nil, err
	}
	if err == nil {
		if finding.Version = papers.Version(kept.VersionID); finding.Version != nil {
			finding.Verdict, finding.Name = Ours, kept.Name
			return finding, nil
		}
	}
	if finding.Version = named(readable(data), papers); finding.Version == nil {
		return finding, nil
	}
	finding.Verdict = Changed
	same, err := d.remake(ctx, finding.Version, finding.Hash)
	if err != nil {
		return nil, err
	}
	if same != nil {
		finding.Verdict, finding.Name = Ours, same.Name
	}
	return finding, nil
}

// named is the first version whose id stands in the text, nil if none does.
func named(text []byte, papers models.Papers) *models.BriefingVersion {
	known := make(map[string]*models.BriefingVersion, len(papers.Versions))
	length := 0
	for _, v := range papers.Versions {
		known[v.ID], length = v, len(v.ID)
	}
	run := 0 // hexadecimal digits in a row
	for i, c := range text {
		if c >= '0' && c <= '9' || c >= 'a' && c <= 'f' {
			run++
		} else {
			run = 0
		}
		if length > 0 && run >= length {
			if v := known[string(text[i+1-length:i+1])]; v != nil {
				return v
			}
		}
	}
	return nil
}

// remake writes the version in the formats of which no hash is kept, until one has the hash; nil if none has.
func (d *Desk) remake(ctx context.Context, v *models.BriefingVersion, hash string) (*File, error) {
	frozen, err := d.Frozen(ctx, v)
	if err != nil {
		return nil, err
	}
	kept, err := d.store.FilesOf(ctx, v.ID)
	if err != nil {
		return nil, err
	}
	for _, name := range briefing.Find(frozen.Template).FormatNames() {
		format := document.Format(name)
		if slices.ContainsFunc(kept, func(f store.BriefingFile) bool { return f.Name == frozen.FileName(format) }) {
			continue
		}
		f, err := d.File(ctx, v, format)
		if err != nil {
			return nil, err
		}
		if f.Hash == hash {
			return f, nil
		}
	}
	return nil, nil
}

// readable is the file with what is packed in it, up to a bound: enough to find an id in.
func readable(data []byte) []byte {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return data
	}
	text := bytes.NewBuffer(bytes.Clone(data))
	for _, f := range archive.File {
		text.WriteString(f.Name + "\n")
		r, err := f.Open()
		if err != nil {
			continue
		}
		_, err = io.Copy(text, io.LimitReader(r, int64(max(0, 2*MaxUpload-text.Len()))))
		if err = errors.Join(err, r.Close()); err != nil {
			continue // a damaged part does not keep others from being looked at
		}
	}
	return text.Bytes()
}
