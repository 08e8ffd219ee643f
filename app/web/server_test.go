// What the tests of the server share: the program's own store with the demonstration, and one request.

package web

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"zielstand/app/store"
	"zielstand/models"
	"zielstand/seed"
	"zielstand/views"
)

// midday is when the tests take place.
var midday = time.Date(2026, 11, 2, 12, 0, 0, 0, time.UTC)

// log collects what the server writes.
type log struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// trial is a server on a database of its own.
type trial struct {
	*Server
	db  *store.Store
	log *log
	now time.Time
}

// demoFile is the file of a database with the demonstration in it, made once.
var demoFile = sync.OnceValues(func() ([]byte, error) {
	records, err := seed.Load()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "zielstand-web")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	ctx, path := context.Background(), filepath.Join(folder, "demo.db")
	db, err := store.Open(ctx, store.Config{Database: path})
	if err != nil {
		return nil, err
	}
	for _, step := range []func() error{
		func() error { return db.Migrate(ctx) },
		func() error { return db.MarkDemo(ctx) },
		func() error {
			_, err := db.Change(ctx, "seed", "", func(tx *store.Tx) error { return tx.Create(seed.Demo(records).All()...) })
			return err
		},
		db.Close,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return os.ReadFile(path)
})

// newTrial starts with the demonstration in the database.
func newTrial(t testing.TB) *trial {
	t.Helper()
	file, err := demoFile()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "zielstand.db")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	return startTrial(t, path)
}

// newTrialOf starts with the given records, which are no demonstration.
func newTrialOf(t testing.TB, records *models.Records) *trial {
	t.Helper()
	r := startTrial(t, filepath.Join(t.TempDir(), "zielstand.db"))
	r.change(t, func(tx *store.Tx) error { return tx.Create(records.All()...) })
	return r
}

func startTrial(t testing.TB, path string) *trial {
	t.Helper()
	ctx := context.Background()
	r := &trial{log: &log{}, now: midday}
	db, err := store.Open(ctx, store.Config{Database: path, Now: func() time.Time { return r.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	if err := db.Migrate(ctx); err != nil {
		t.Fatal(err)
	}
	r.db = db
	r.Server, err = New(Config{Store: db, Site: views.Site{Name: "Zielstand", BaseURL: "https://zielstand.example", Land: "07"},
		Logger: slog.New(slog.NewTextHandler(r.log, nil)), Now: func() time.Time { return r.now }})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (r *trial) change(t testing.TB, do func(tx *store.Tx) error) {
	t.Helper()
	if _, err := r.db.Change(context.Background(), "test", "because", do); err != nil {
		t.Fatal(err)
	}
}

// received is an answer that was read.
type received struct {
	*http.Response
	body string
}

// ask sends a request; header are names and values in turn.
func (r *trial) ask(t testing.TB, method, url string, body string, header ...string) received {
	t.Helper()
	request := httptest.NewRequest(method, url, strings.NewReader(body))
	for i := 0; i+1 < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	response, err := r.app.Test(request, -1)
	if err != nil {
		t.Fatalf("%s %s: %v", method, url, err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return received{response, string(content)}
}

func (r *trial) get(t testing.TB, url string, header ...string) received {
	t.Helper()
	return r.ask(t, http.MethodGet, url, "", header...)
}

// want checks the status, and texts that must be in the body, or, with a leading "!", must not.
func (a received) want(t testing.TB, status int, texts ...string) received {
	t.Helper()
	if a.StatusCode != status {
		t.Fatalf("%s answers %d, want %d:\n%.500s", a.Request.URL, a.StatusCode, status, a.body)
	}
	for _, text := range texts {
		text, unwanted := strings.CutPrefix(text, "!")
		if strings.Contains(a.body, text) == unwanted {
			t.Errorf("%s: body contains %q = %v", a.Request.URL, text, unwanted)
		}
	}
	return a
}

// fetch asks over the network and returns the status.
func fetch(t *testing.T, url string, header ...string) int {
	t.Helper()
	request, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	return response.StatusCode
}
