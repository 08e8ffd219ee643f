// What happens when a figure costs too much, is asked for twice, or nobody waits for it any more.

package render

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"zielstand/app/charts"
)

func mustFonts(t testing.TB) weights {
	t.Helper()
	fonts, err := loadWeights()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// endless is an option that keeps ECharts busy for minutes: a calendar of ten thousand years.
const endless = `{"calendar":[{"range":["0001-01-01","9999-12-31"]}],"series":[]}`

// huge is an option of more points than the memory of the test holds.
var huge = `{"xAxis":[{}],"yAxis":[{}],"series":[{"type":"line","data":[` + strings.Repeat("1,", 1_500_000) + `1]}]}`

func TestADrawingThatRunsAwayIsStopped(t *testing.T) {
	e := newEngine(Limits{Time: 300 * time.Millisecond, Memory: 256 << 20})
	defer e.close()
	if _, err := e.draw(t.Context(), []byte(endless), []byte("{}"), 600, 400); !errors.Is(err, ErrTime) {
		t.Errorf("an endless drawing gave %v", err)
	}
	small := newEngine(Limits{Time: time.Minute, Memory: 48 << 20})
	defer small.close()
	if _, err := small.draw(t.Context(), []byte(huge), []byte("{}"), 600, 400); !errors.Is(err, ErrMemory) {
		t.Errorf("a huge drawing gave %v", err)
	}
	// What was stopped harms no later drawing.
	for _, e := range []*engine{e, small} {
		if svg, err := e.draw(t.Context(), []byte(`{"series":[]}`), []byte("{}"), 600, 400); err != nil || svg == "" {
			t.Errorf("after a stop: %q, %v", svg, err)
		}
	}
}

func TestWhoNoLongerWaitsStopsTheDrawing(t *testing.T) {
	e := newEngine(Limits{Time: time.Minute, Memory: 256 << 20})
	defer e.close()
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, err := e.draw(ctx, []byte(endless), []byte("{}"), 600, 400); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the drawing gave %v", err)
	}
	over, end := context.WithCancel(t.Context())
	end()
	if _, err := New(Limits{}).SVG(over, build(t, "phasen", states(t)["demo"]), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end: %v", err)
	}
}

func TestABrokenOptionIsAnError(t *testing.T) {
	e := newEngine(Limits{Time: time.Minute, Memory: 256 << 20})
	defer e.close()
	for _, option := range []string{``, `null`, `{"color":["$gibt-es-nicht"]}`, `{"xAxis":{"axisLabel":{"formatter":"fn:gibt-es-nicht"}}}`} {
		if svg, err := e.draw(t.Context(), []byte(option), []byte("{}"), 600, 400); err == nil {
			t.Errorf("%s gave %.80s", option, svg)
		}
	}
}

func TestAFigureUnchangedComesFromMemory(t *testing.T) {
	r := New(Limits{})
	defer r.Close()
	f := build(t, "phasen", states(t)["demo"])
	first, err := r.PNG(t.Context(), f, Options{})
	if err != nil {
		t.Fatal(err)
	}
	again, err := r.PNG(t.Context(), build(t, "phasen", states(t)["demo"]), Options{Width: DefaultWidth, Scale: 1, Theme: charts.Light})
	if err != nil || &first[0] != &again[0] {
		t.Errorf("the same figure was drawn twice, %v", err)
	}
	other, err := r.PNG(t.Context(), f, Options{Theme: charts.Dark})
	if err != nil || &first[0] == &other[0] {
		t.Errorf("the dark figure is the light one, %v", err)
	}
}

func TestTheMemoryOfImagesIsBounded(t *testing.T) {
	c := newCache(10_000)
	for i := range 100 {
		c.put(keyOf([]byte{byte(i)}), make([]byte, 1000))
		c.get(keyOf([]byte{0})) // what is used stays
	}
	if c.bytes > 10_000 || len(c.entries) != c.order.Len() {
		t.Errorf("%d bytes in %d entries", c.bytes, len(c.entries))
	}
	if _, kept := c.get(keyOf([]byte{0})); !kept {
		t.Error("the entry in use was dropped")
	}
	if _, kept := c.get(keyOf([]byte{1})); kept {
		t.Error("the oldest entry was kept")
	}
	c.put(keyOf([]byte("large")), make([]byte, 6000))
	if _, kept := c.get(keyOf([]byte("large"))); kept {
		t.Error("one entry took more than half of the room")
	}
	if keyOf([]byte("ab"), []byte("c")) == keyOf([]byte("a"), []byte("bc")) {
		t.Error("two lists of parts have one key")
	}
}

func TestASizeOutOfRangeIsRefusedWithWhatIsAllowed(t *testing.T) {
	f := build(t, "struktur", states(t)["demo"])
	for _, o := range []Options{{Width: 319}, {Width: 3841}, {Width: -1}, {Scale: 0.5}, {Scale: 5}} {
		if _, err := shared.PNG(t.Context(), f, o); !errors.Is(err, ErrSize) {
			t.Errorf("%+v gave %v", o, err)
		}
	}
	_, err := shared.PNG(t.Context(), f, Options{Width: MaxWidth, Scale: MaxScale})
	var size *SizeError
	if !errors.As(err, &size) || size.MaxScale < 1 || size.MaxScale >= MaxScale {
		t.Fatalf("the largest image gave %v", err)
	}
}

func TestEqualDrawingsAtTheSameTimeAreMadeOnce(t *testing.T) {
	c := newCache(10_000)
	k, begun, end := keyOf([]byte("a")), make(chan bool), make(chan bool)
	made := 0
	first := make(chan error)
	go func() {
		_, err := c.remember(t.Context(), k, func() ([]byte, error) { made++; close(begun); <-end; return []byte("x"), nil })
		first <- err
	}()
	<-begun
	impatient, stop := context.WithCancel(t.Context())
	stop()
	again := func() ([]byte, error) { made++; return []byte("y"), nil }
	if _, err := c.remember(impatient, k, again); !errors.Is(err, context.Canceled) {
		t.Errorf("who does not wait got %v", err)
	}
	second := make(chan string)
	go func() {
		data, _ := c.remember(t.Context(), k, again)
		second <- string(data)
	}()
	close(end)
	if err := <-first; err != nil {
		t.Error(err)
	}
	if got := <-second; got != "x" || made != 1 {
		t.Errorf("the second got %q after %d drawings", got, made)
	}
	// A drawing given up by its caller is made anew for the next one.
	if _, err := c.remember(t.Context(), keyOf([]byte("b")), func() ([]byte, error) { return nil, context.Canceled }); err == nil {
		t.Error("a drawing that was given up has no error")
	}
	if data, err := c.remember(t.Context(), keyOf([]byte("b")), again); err != nil || string(data) != "y" {
		t.Errorf("after giving up: %q, %v", data, err)
	}
}
