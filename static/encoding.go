// The choice between a file and its precompressed variants.

package static

import (
	"strconv"
	"strings"
)

// File is an asset as it goes over the wire.
type File struct {
	Data        []byte
	ContentType string
	Encoding    string // for Content-Encoding: "br", "gzip" or "" for none
}

// Encoded returns a file by its hashed name in the smallest encoding that acceptEncoding (the request header) allows.
// The answer depends on that header: serve it with `Vary: Accept-Encoding`.
func (a *Assets) Encoded(hashedName, acceptEncoding string) (File, bool) {
	data, contentType, ok := a.Open(hashedName)
	if !ok {
		return File{}, false
	}
	for _, variant := range []struct{ encoding, suffix string }{{"br", ".br"}, {"gzip", ".gz"}} {
		if !accepts(acceptEncoding, variant.encoding) {
			continue
		}
		if packed, _, found := a.Open(hashedName + variant.suffix); found {
			return File{Data: packed, ContentType: contentType, Encoding: variant.encoding}, true
		}
	}
	return File{Data: data, ContentType: contentType}, true
}

// accepts reads an Accept-Encoding header (RFC 9110, section 12.5.3) for one encoding. A wildcard does not count:
// whoever sends it is content with the plain file.
func accepts(header, encoding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(part, ";")
		if !strings.EqualFold(strings.TrimSpace(name), encoding) {
			continue
		}
		key, value, found := strings.Cut(strings.TrimSpace(params), "=")
		if !found || !strings.EqualFold(strings.TrimSpace(key), "q") {
			return true
		}
		weight, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
		return err == nil && weight > 0
	}
	return false
}
