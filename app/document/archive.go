// Files within a file: what office formats and the archive of everything are packed in.

package document

import (
	"archive/zip"
	"hash/crc32"
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

// Part is a file within an archive.
type Part struct {
	Name   string
	Data   []byte
	Stored bool // not compressed
}

// WriteZIP packs the parts in their order. All carry the given time, so that the same parts give the same bytes.
func WriteZIP(w io.Writer, at time.Time, parts []Part) error {
	archive := zip.NewWriter(w)
	at = at.UTC().Truncate(2 * time.Second) // what the format can hold
	if at.Year() < 1980 {
		at = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	for _, p := range parts {
		if p.Stored {
			if err := store(archive, p); err != nil {
				return err
			}
			continue
		}
		f, err := archive.CreateHeader(&zip.FileHeader{Name: p.Name, Method: zip.Deflate, Modified: at})
		if err != nil {
			return err
		}
		if _, err := f.Write(p.Data); err != nil {
			return err
		}
	}
	return archive.Close()
}

// store puts a part such as "mimetype" so that a reader of the first bytes knows it: with its size in front and no extra
// field, of which a time would be one.
func store(archive *zip.Writer, p Part) error {
	size := uint64(len(p.Data))
	f, err := archive.CreateRaw(&zip.FileHeader{Name: p.Name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(p.Data), CompressedSize64: size, UncompressedSize64: size})
	if err != nil {
		return err
	}
	_, err = f.Write(p.Data)
	return err
}

// CleanText drops what XML 1.0 cannot hold: control characters but tab and line break, and broken UTF-8.
func CleanText(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n':
			return r
		case r < ' ', r >= 0x7f && r <= 0x9f, r == utf8.RuneError, r == 0xfffe, r == 0xffff, r&0xfffe == 0xfffe:
			return -1
		}
		return r
	}, s)
}

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;", "\t", "&#9;")

// XMLText is the text for the content or an attribute of XML.
func XMLText(s string) string { return xmlEscapes.Replace(CleanText(s)) }
