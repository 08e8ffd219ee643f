// Tests of the asset names and of what is handed out.

package static_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"zielstand/static"
)

func built() *static.Assets {
	return static.New(fstest.MapFS{
		"manifest.json":             {Data: []byte(`{"zielstand.css":"zielstand-AB12CD34.css","a.woff":"a-AB12CD34.woff"}`)},
		"zielstand-AB12CD34.css":    {Data: []byte("body{}")},
		"zielstand-AB12CD34.css.br": {Data: []byte("brotli")},
		"zielstand-AB12CD34.css.gz": {Data: []byte("gzip")},
		"a-AB12CD34.woff":           {Data: []byte("wOFF")},
		".gitkeep":                  {},
	})
}

func TestAddressesCarryTheHashOfTheContent(t *testing.T) {
	a := built()
	for logical, want := range map[string]string{
		"/static/zielstand.css": "/static/zielstand-AB12CD34.css",
		"zielstand.css":         "/static/zielstand-AB12CD34.css",
		"/static/fehlt.css":     "/static/fehlt.css",
		"":                      "/static/",
	} {
		if got := a.URL(logical); got != want {
			t.Errorf("URL(%q) = %q, want %q", logical, got, want)
		}
	}
}

func TestWithoutABuildTheErrorSaysWhatToDo(t *testing.T) {
	a := static.New(fstest.MapFS{".gitkeep": {}})
	if err := a.Ready(); !errors.Is(err, static.ErrNotBuilt) || !strings.Contains(err.Error(), "make assets") {
		t.Fatalf("Ready() = %v", err)
	}
	if got := a.URL("zielstand.css"); got != "/static/zielstand.css" {
		t.Errorf("URL without a build = %q", got)
	}
	if _, err := a.Read("zielstand.css"); !errors.Is(err, static.ErrNotBuilt) {
		t.Errorf("Read without a build: %v", err)
	}
}

func TestABrokenManifestIsAnError(t *testing.T) {
	a := static.New(fstest.MapFS{"manifest.json": {Data: []byte(`["nicht", "so"]`)}})
	if a.Ready() == nil {
		t.Error("a manifest of the wrong shape counts as ready")
	}
}

func TestTheZeroValueHasNoFiles(t *testing.T) {
	var a static.Assets
	if _, _, ok := a.Open("zielstand-AB12CD34.css"); ok {
		t.Error("the zero value opened a file")
	}
}

func TestOnlyAssetsAreHandedOut(t *testing.T) {
	a := built()
	for name, want := range map[string]string{
		"zielstand-AB12CD34.css":    "text/css; charset=utf-8",
		"zielstand-AB12CD34.css.br": "text/css; charset=utf-8",
		"a-AB12CD34.woff":           "font/woff",
		"manifest.json":             "",
		".gitkeep":                  "",
		"../static.go":              "",
		"/zielstand-AB12CD34.css":   "",
		"fehlt-AB12CD34.css":        "",
		"":                          "",
	} {
		_, contentType, ok := a.Open(name)
		if contentType != want || ok != (want != "") {
			t.Errorf("Open(%q) = %q, %v; want %q", name, contentType, ok, want)
		}
	}
}

func TestAClientGetsTheSmallestEncodingItTakes(t *testing.T) {
	a := built()
	for header, want := range map[string]string{
		"gzip, deflate, br":       "br",
		"gzip;q=1.0, br;q=0":      "gzip",
		"br; q=0.5":               "br",
		"GZIP":                    "gzip",
		"":                        "",
		"identity":                "",
		"*":                       "",
		"br;q=kaputt, gzip;q=0.0": "",
		"brotli":                  "",
	} {
		file, ok := a.Encoded("zielstand-AB12CD34.css", header)
		if !ok || file.Encoding != want || file.ContentType != "text/css; charset=utf-8" {
			t.Errorf("Accept-Encoding %q: got %q (%v), want %q", header, file.Encoding, ok, want)
		}
	}
	if file, ok := a.Encoded("a-AB12CD34.woff", "br"); !ok || file.Encoding != "" {
		t.Errorf("a font without variant: %q, %v", file.Encoding, ok)
	}
	if _, ok := a.Encoded("fehlt.css", "br"); ok {
		t.Error("an unknown file was encoded")
	}
}

// TestTheEmbeddedBuildIsComplete runs against the real dist: `make test` builds it first.
func TestTheEmbeddedBuildIsComplete(t *testing.T) {
	if err := static.Ready(); err != nil {
		t.Fatal(err)
	}
	for _, logical := range []string{
		"kern.css", "zielstand.css", "app.js", "charts.js", "echarts-core.js", "echarts-rare.js", "favicon.svg",
		"fira-sans-latin-400-normal.woff", "fira-sans-latin-600-normal.woff2", "fira-sans-latin-700-normal.woff",
	} {
		name := strings.TrimPrefix(static.URL(logical), static.Prefix)
		if name == logical {
			t.Errorf("%s has no hashed name", logical)
			continue
		}
		if data, _, ok := static.Open(name); !ok || len(data) == 0 {
			t.Errorf("%s: %s cannot be opened", logical, name)
		}
	}
	font, err := static.Read("fira-sans-latin-400-normal.woff")
	if err != nil || !strings.HasPrefix(string(font), "wOFF") {
		t.Errorf("the font for server rendering: %.4q, %v", font, err)
	}
}

func TestTheScriptOfTheEngineIsEmbeddedAndNeverHandedOut(t *testing.T) {
	script, err := static.Read("server.engine")
	if err != nil || len(script) == 0 {
		t.Fatalf("the script for the server's figures: %d bytes, %v", len(script), err)
	}
	if _, _, ok := static.Open(strings.TrimPrefix(static.URL("server.engine"), static.Prefix)); ok {
		t.Error("visitors get a script that no page needs")
	}
}

// TestNothingIsFetchedFromElsewhere keeps the strict content security policy: no data: URL, no foreign host.
func TestNothingIsFetchedFromElsewhere(t *testing.T) {
	err := fs.WalkDir(static.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".css") {
			return err
		}
		css, err := fs.ReadFile(static.FS(), name)
		if err != nil {
			return err
		}
		for _, part := range strings.Split(string(css), "url(")[1:] {
			target := strings.Trim(part[:strings.IndexByte(part, ')')], `"'`)
			if !strings.HasPrefix(target, "./") {
				t.Errorf("%s refers to %.60s", name, target)
			} else if _, _, ok := static.Open(target[2:]); !ok {
				t.Errorf("%s refers to %s, which is not there", name, target)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
