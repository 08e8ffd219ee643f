// The browser: one Chromium for all tests, a fresh profile for each tab, and everything that a page
// logs or asks for written down.

package e2e

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// chromium starts the browser once.
var chromium = sync.OnceValues(func() (context.Context, error) {
	path, err := exec.LookPath("chromium")
	if err != nil {
		return nil, err
	}
	profile, err := os.MkdirTemp("", "zielstand-chromium")
	if err != nil {
		return nil, err
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(path), chromedp.UserDataDir(profile), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	browser, stopBrowser := chromedp.NewContext(allocator)
	atEnd(func() {
		stopBrowser()
		stopAllocator()
		os.RemoveAll(profile)
	})
	return browser, chromedp.Do(browser)
})

// tab is one page of the browser with a profile of its own.
type tab struct {
	t   testing.TB
	ctx context.Context

	mu       sync.Mutex
	logged   []string // errors, warnings, violations of the content security policy
	requests []string
}

// tabTimeout bounds what one test does in one tab, manyPagesTimeout what a test does that walks through all pages.
const (
	tabTimeout       = 90 * time.Second
	manyPagesTimeout = 15 * time.Minute
)

// open gives a fresh tab. Without Chromium the test is skipped, or fails where nothing may be skipped.
func open(t testing.TB) *tab {
	t.Helper()
	return openFor(t, tabTimeout)
}

func openFor(t testing.TB, timeout time.Duration) *tab {
	t.Helper()
	browser, err := chromium()
	if err != nil {
		if os.Getenv("ZIELSTAND_TEST_ALL") == "1" {
			t.Fatalf("Chromium is required: %v", err)
		}
		t.Skipf("without Chromium: %v", err)
	}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	ctx, cancelTimeout := context.WithTimeout(ctx, timeout)
	t.Cleanup(cancelTimeout)
	b := &tab{t: t, ctx: ctx}
	if err := chromedp.Listen(ctx, b.note); err != nil {
		t.Fatal(err)
	}
	for _, enable := range []func() error{
		func() error { _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); return err },
	} {
		if err := enable(); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

// of is the same tab in the hands of a subtest, with nothing noted yet: what the pages before it loaded stays known to
// the browser, as it does for a person who reads on.
func (b *tab) of(t testing.TB) *tab {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.t, b.logged, b.requests = t, nil, nil
	return b
}

// note writes down what the browser reports.
func (b *tab) note(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			b.logged = append(b.logged, fmt.Sprintf("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL))
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			b.logged = append(b.logged, fmt.Sprintf("console.%s: %s", e.Type, describe(e.Args)))
		}
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
		b.logged = append(b.logged, "exception: "+text)
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, e.Request.URL)
	}
}

func describe(args []*runtime.RemoteObject) string {
	var words []string
	for _, a := range args {
		words = append(words, a.Description+string(a.Value))
	}
	return strings.Join(words, " ")
}

// do runs steps and ends the test when one fails.
func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// eval returns the value of a script.
func eval[T any](b *tab, script string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%.120s: %v", script, err)
	}
	return v
}

// until waits for a script to become true.
func (b *tab) until(script string) {
	b.t.Helper()
	_, err := chromedp.Run(b.ctx, chromedp.Poll[bool](script, chromedp.WithPollingInterval(20*time.Millisecond), chromedp.WithPollingTimeout(20*time.Second)))
	if err != nil {
		b.t.Fatalf("never true: %s: %v", script, err)
	}
}

// look sets what the person prefers and how wide the window is.
func (b *tab) look(scheme string, width int64) {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
	if err != nil {
		b.t.Fatal(err)
	}
	b.do(chromedp.EmulateViewport(width, 900))
}

// withoutScripts switches JavaScript off for the pages that follow.
func (b *tab) withoutScripts() {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		b.t.Fatal(err)
	}
}

// visit opens a page and waits until its figures are drawn.
func (b *tab) visit(p *program, path string) {
	b.t.Helper()
	b.do(chromedp.Navigate(p.url + path))
}

// drawAll brings every figure into view, one after the other, and waits for its drawing.
func (b *tab) drawAll() {
	b.t.Helper()
	n := eval[int](b, `document.querySelectorAll('[data-chart]').length`)
	for i := range n {
		script := fmt.Sprintf(`document.querySelectorAll('[data-chart]')[%d]`, i)
		eval[bool](b, script+`.scrollIntoView({block:'center'}),true`)
		b.until(script + `.dataset.drawn === '1'`)
	}
	eval[bool](b, `window.scrollTo(0,0),true`)
}

// complaints returns what was logged since the last call.
func (b *tab) complaints() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	logged := b.logged
	b.logged = nil
	return logged
}

// foreign returns the requests that left the server.
func (b *tab) foreign(p *program) []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	home, err := url.Parse(p.url)
	if err != nil {
		b.t.Fatal(err)
	}
	var out []string
	for _, r := range b.requests {
		if u, err := url.Parse(r); err != nil || u.Host != home.Host {
			out = append(out, r)
		}
	}
	return out
}

// text returns what a person can read on the page.
func (b *tab) text() string {
	b.t.Helper()
	return eval[string](b, `document.body.innerText`)
}
