// An answer as it goes over the wire: plain and compressed, with its tag, so that giving it out again costs
// next to nothing.

package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"sync"

	"github.com/gofiber/fiber/v2"
)

// answer is never changed once made.
type answer struct {
	contentType []byte
	disposition string // for a file to save
	body        []byte
	etag        []byte // of body
	packedETag  []byte // of the compressed form: a strong tag stands for bytes
	// packed compresses the body when somebody first takes it so.
	packed func() []byte
}

func newAnswer(contentType, disposition string, body []byte) *answer {
	sum := sha256.Sum256(body)
	tag := base64.RawURLEncoding.EncodeToString(sum[:12])
	return &answer{
		contentType: []byte(contentType), disposition: disposition, body: body,
		etag: []byte(`"` + tag + `"`), packedETag: []byte(`"` + tag + `-gzip"`),
		packed: sync.OnceValue(func() []byte { return pack(body) }),
	}
}

// size is what it costs to keep, in bytes, with room for the compressed form (pages shrink to a sixth).
func (a *answer) size() int { return len(a.body) + len(a.body)/4 }

func pack(body []byte) []byte {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.DefaultCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	w.Write(body) // a buffer takes everything
	w.Close()
	return b.Bytes()
}

// Header names and values that every kept answer has. Bytes, so that nothing is converted on the way out.
var (
	headCacheControl    = []byte(fiber.HeaderCacheControl)
	headVary            = []byte(fiber.HeaderVary)
	headETag            = []byte("Etag")
	headContentEncoding = []byte(fiber.HeaderContentEncoding)
	revalidate          = []byte("no-cache")
	variants            = []byte("Accept-Encoding, Cookie")
	gzipped             = []byte("gzip")
)

// Images differ: a PNG is compressed in itself, and an SVG shown alone carries its typeface and nothing that runs.
var (
	pngType = []byte("image/png")
	svgType = []byte("image/svg+xml")
)

const svgPolicy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; frame-ancestors 'none'"

// minPacked is the size from which compressing pays: smaller answers fit into one packet anyway.
const minPacked = 1024

// send writes the answer, or tells the visitor that theirs is still right.
func (a *answer) send(c *fiber.Ctx) error {
	request, response := &c.Request().Header, c.Response()
	body, etag := a.body, a.etag
	packed := len(body) >= minPacked && !bytes.Equal(a.contentType, pngType) && acceptsGzip(request.Peek(fiber.HeaderAcceptEncoding))
	if packed {
		etag = a.packedETag
	}
	response.Header.SetCanonical(headETag, etag)
	response.Header.SetCanonical(headCacheControl, revalidate)
	response.Header.SetCanonical(headVary, variants)
	if match := request.Peek(fiber.HeaderIfNoneMatch); len(match) > 0 && matches(string(match), string(etag)) {
		response.SetStatusCode(fiber.StatusNotModified)
		response.ResetBody()
		return nil
	}
	response.Header.SetContentTypeBytes(a.contentType)
	if bytes.Equal(a.contentType, svgType) {
		response.Header.Set(fiber.HeaderContentSecurityPolicy, svgPolicy)
	}
	if a.disposition != "" {
		response.Header.Set(fiber.HeaderContentDisposition, a.disposition)
	}
	if packed {
		response.Header.SetCanonical(headContentEncoding, gzipped)
		body = a.packed()
	}
	response.SetBodyRaw(body)
	return nil
}

// matches reads If-None-Match (RFC 9110, section 13.1.2): a list of tags, or a star. The comparison is the weak one.
func matches(header, etag string) bool {
	for tag := range strings.SplitSeq(header, ",") {
		tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/")
		if tag == etag || tag == "*" {
			return true
		}
	}
	return false
}

// acceptsGzip reads Accept-Encoding (RFC 9110, section 12.5.3).
func acceptsGzip(header []byte) bool {
	for part := range bytes.SplitSeq(header, []byte{','}) {
		name, params, _ := bytes.Cut(part, []byte{';'})
		if !bytes.EqualFold(bytes.TrimSpace(name), gzipped) {
			continue
		}
		weight, found := bytes.CutPrefix(bytes.ToLower(bytes.TrimSpace(params)), []byte("q="))
		return !found || len(bytes.Trim(weight, "0. ")) > 0
	}
	return false
}
