// Package static holds the built front-end assets (style sheets, scripts, fonts, icons) and gives them their
// content-hashed addresses, so that browsers may keep them for ever.
package static

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
)

// Prefix is the path under which the assets are served.
const Prefix = "/static/"

// CacheControl is the answer header for every asset: its name changes with its content.
const CacheControl = "public, max-age=31536000, immutable"

// ErrNotBuilt says that dist is empty: the program was compiled without its assets.
var ErrNotBuilt = errors.New("assets are not built: run `make assets` and compile again")

//go:embed all:dist
var embedded embed.FS

// Assets is one set of built files with its manifest. The zero value has no files; New makes a useful one.
type Assets struct {
	files fs.FS
	names map[string]string // logical name → hashed name
	err   error
}

// New reads the manifest of a built dist folder. It never fails: what went wrong is told by Ready.
func New(files fs.FS) *Assets {
	a := &Assets{files: files}
	data, err := fs.ReadFile(files, "manifest.json")
	switch {
	case errors.Is(err, fs.ErrNotExist):
		a.err = ErrNotBuilt
	case err != nil:
		a.err = fmt.Errorf("read asset manifest: %w", err)
	default:
		if err := json.Unmarshal(data, &a.names); err != nil {
			a.err = fmt.Errorf("decode asset manifest: %w", err)
		}
	}
	return a
}

var own = sync.OnceValue(func() *Assets {
	dist, err := fs.Sub(embedded, "dist")
	if err != nil {
		return &Assets{err: fmt.Errorf("open embedded assets: %w", err)}
	}
	return New(dist)
})

// Ready returns nil when the embedded assets are complete, else an error that says what to do (ErrNotBuilt).
func Ready() error { return own().Ready() }

// URL returns the address of an embedded asset: "/static/zielstand.css" (or "zielstand.css") gives
// "/static/zielstand-AB12CD34.css". A name that was not built comes back with Prefix, unhashed; it never panics.
func URL(logical string) string { return own().URL(logical) }

// FS returns the embedded files under their hashed names.
func FS() fs.FS { return own().FS() }

// Read returns an embedded asset by its logical name, for example "fira-sans-latin-400-normal.woff".
func Read(logical string) ([]byte, error) { return own().Read(logical) }

// Open returns an embedded file by its hashed name; see Assets.Open.
func Open(hashedName string) (data []byte, contentType string, ok bool) {
	return own().Open(hashedName)
}

// Encoded returns an embedded file in the smallest encoding a client takes; see Assets.Encoded.
func Encoded(hashedName, acceptEncoding string) (file File, ok bool) {
	return own().Encoded(hashedName, acceptEncoding)
}

// Ready returns nil when the assets are complete.
func (a *Assets) Ready() error { return a.err }

// URL returns the address under Prefix for a logical name, hashed if it was built.
func (a *Assets) URL(logical string) string {
	name := strings.TrimPrefix(logical, Prefix)
	if hashed, ok := a.names[name]; ok {
		return Prefix + hashed
	}
	return Prefix + name
}

// FS returns the files under their hashed names; without files an empty one.
func (a *Assets) FS() fs.FS {
	if a.files == nil {
		return embed.FS{}
	}
	return a.files
}

// Read returns a file by its logical name; the error wraps fs.ErrNotExist for an unknown one.
func (a *Assets) Read(logical string) ([]byte, error) {
	if a.err != nil {
		return nil, a.err
	}
	hashed, ok := a.names[logical]
	if !ok {
		return nil, fmt.Errorf("asset %s: %w", logical, fs.ErrNotExist)
	}
	return fs.ReadFile(a.FS(), hashed)
}

// Open returns a file by its hashed name with its content type. Precompressed variants open by their own name
// ("….css.br") with the content type of what is inside. Only asset types are given out, never the manifest.
func (a *Assets) Open(hashedName string) (data []byte, contentType string, ok bool) {
	contentType, ok = contentTypes[path.Ext(strings.TrimSuffix(strings.TrimSuffix(hashedName, ".br"), ".gz"))]
	if !ok || !fs.ValidPath(hashedName) {
		return nil, "", false
	}
	data, err := fs.ReadFile(a.FS(), hashedName)
	if err != nil {
		return nil, "", false
	}
	return data, contentType, true
}

// contentTypes is a table of our own, because the system's differs between machines.
var contentTypes = map[string]string{
	".css":   "text/css; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".svg":   "image/svg+xml",
	".woff":  "font/woff",
	".woff2": "font/woff2",
}
