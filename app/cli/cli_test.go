// What the tests of the program share: running it with arguments and an environment, as a value.

package cli

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// result is how a run of the program ended.
type result struct {
	code       int
	out, words string
}

// run calls the program in an empty folder of its own.
func run(t *testing.T, env []string, args ...string) result {
	t.Helper()
	var out, words bytes.Buffer
	code := Run(t.Context(), args, env, &out, &words)
	return result{code, out.String(), words.String()}
}

// want checks the exit code, and that the words are one line with the given parts when it is not 0.
func (r result) want(t *testing.T, code int, parts ...string) result {
	t.Helper()
	if r.code != code {
		t.Fatalf("exit code %d, want %d:\n%s%s", r.code, code, r.out, r.words)
	}
	if code != exitDone && (strings.Count(r.words, "\n") != 1 || r.out != "") {
		t.Errorf("want one line of words and no result, got:\n%s%s", r.out, r.words)
	}
	for _, part := range parts {
		if !strings.Contains(r.out+r.words, part) {
			t.Errorf("%q is not in:\n%s%s", part, r.out, r.words)
		}
	}
	return r
}

// database names a new one.
func database(t *testing.T) string { return filepath.Join(t.TempDir(), "zielstand.db") }

// pipe collects what the running program writes and tells when a line has come.
type pipe struct {
	mu   sync.Mutex
	text bytes.Buffer
	came chan struct{}
}

func newPipe() *pipe { return &pipe{came: make(chan struct{}, 100)} }

func (p *pipe) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	n, err := p.text.Write(b)
	select {
	case p.came <- struct{}{}:
	default:
	}
	return n, err
}

func (p *pipe) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.String()
}

// server is the program while it answers.
type server struct {
	url        string
	out, words *pipe
	stop       context.CancelFunc
	ended      chan int
}

var address = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// start runs serve on a free port until the test ends.
func start(t *testing.T, env []string, args ...string) *server {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	s := &server{out: newPipe(), words: newPipe(), stop: stop, ended: make(chan int, 1)}
	go func() {
		s.ended <- Run(ctx, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...), env, s.out, s.words)
	}()
	t.Cleanup(func() { s.end(t) })
	for {
		if s.url = address.FindString(s.out.String()); s.url != "" {
			return s
		}
		select {
		case <-s.out.came:
		case code := <-s.ended:
			s.ended <- code
			t.Fatalf("ended with %d:\n%s", code, s.words)
		case <-time.After(time.Minute):
			t.Fatalf("says no address:\n%s", s.words)
		}
	}
}

// end asks the program to end and returns its exit code.
func (s *server) end(t *testing.T) int {
	t.Helper()
	s.stop()
	select {
	case code := <-s.ended:
		s.ended <- code
		return code
	case <-time.After(time.Minute):
		t.Fatal("does not end")
		return 0
	}
}

func (s *server) get(t *testing.T, path string) (int, string) {
	t.Helper()
	answer, err := http.Get(s.url + path)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(body)
}

// content reads a file, nil if there is none.
func content(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return b
}
