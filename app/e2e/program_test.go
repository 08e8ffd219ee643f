// Package e2e tries the whole program in a real browser: what a person sees, reads and reaches by
// keyboard. It holds tests only.
package e2e

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"zielstand/app/cli"
)

// program is the real program on a database and a port of its own.
type program struct {
	url      string
	database string // its file
	stop     func()
}

// The programs that the tests share: the sources' strategies, and the demonstration.
var (
	seeded = sync.OnceValues(func() (*program, error) { return start() })
	demo   = sync.OnceValues(func() (*program, error) { return start("--demo") })
)

// started collects what TestMain has to end.
var started struct {
	sync.Mutex
	stops []func()
}

func TestMain(m *testing.M) {
	code := m.Run()
	started.Lock()
	for _, stop := range started.stops {
		stop()
	}
	started.Unlock()
	os.Exit(code)
}

func atEnd(stop func()) {
	started.Lock()
	defer started.Unlock()
	// The last one started is the first one stopped.
	started.stops = append([]func(){stop}, started.stops...)
}

var addressForm = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// start runs the program and waits until it says where it listens.
func start(args ...string) (*program, error) {
	dir, err := os.MkdirTemp("", "zielstand-e2e")
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(context.Background())
	words, out := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		env := []string{
			"ZIELSTAND_DATABASE=" + filepath.Join(dir, "test.db"), "ZIELSTAND_ADDR=127.0.0.1:0",
			"ZIELSTAND_OPERATOR=Ministerium für Tests", "ZIELSTAND_CONTACT=barriere@example.test",
		}
		code := cli.Run(ctx, append([]string{"serve"}, args...), env, out, out)
		out.CloseWithError(fmt.Errorf("the program ended with %d", code))
		ended <- code
	}()
	p := &program{database: filepath.Join(dir, "test.db"), stop: func() {
		cancel()
		<-ended
		os.RemoveAll(dir)
	}}
	atEnd(p.stop)
	p.url, err = waitForAddress(words)
	return p, err
}

// waitForAddress reads until the program names its address, and keeps reading so that it never blocks.
func waitForAddress(words io.Reader) (string, error) {
	var said strings.Builder
	buffer := make([]byte, 4096)
	for {
		n, err := words.Read(buffer)
		said.Write(buffer[:n])
		if found := addressForm.FindString(said.String()); found != "" {
			go io.Copy(io.Discard, words)
			return found, nil
		}
		if err != nil {
			return "", fmt.Errorf("no address; it said %q: %w", said.String(), err)
		}
	}
}

// running returns the program or ends the test.
func running(t testing.TB, get func() (*program, error)) *program {
	t.Helper()
	p, err := get()
	if err != nil {
		t.Fatal(err)
	}
	return p
}
