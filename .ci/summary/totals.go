// This file turns the event stream of `go test -json` into totals and a short report.

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Totals counts tests and subtests. A package that fails without a failed test (it does not compile, its
// TestMain ends early, it panics) counts as one failure.
type Totals struct {
	Passed, Failed int
	// Skipped names the skipped tests as "package: test".
	Skipped []string

	failedIn map[string]bool
	output   map[string][]string
}

// event is the part of a `go doc test2json` event that is used here.
type event struct {
	Action, Package, ImportPath, Test, Output string
	Elapsed                                   float64
}

// Read counts the events of r and writes one line per package to w, and the whole output of what failed.
// Lines that are no events are passed on.
func (t *Totals) Read(r io.Reader, w io.Writer) error {
	t.failedIn, t.output = map[string]bool{}, map[string][]string{}
	lines := bufio.NewReader(r)
	for {
		line, err := lines.ReadString('\n')
		if line != "" {
			var e event
			if json.Unmarshal([]byte(line), &e) != nil {
				fmt.Fprint(w, line)
			} else {
				t.count(e, w)
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (t *Totals) count(e event, w io.Writer) {
	key := e.Package + "\x00" + e.Test
	switch e.Action {
	case "output":
		t.output[key] = append(t.output[key], e.Output)
	case "build-output":
		fmt.Fprint(w, e.Output)
	case "pass", "fail", "skip":
		if e.Test == "" {
			t.endPackage(e, w)
		} else {
			t.endTest(e, w)
		}
		delete(t.output, key)
	}
}

func (t *Totals) endTest(e event, w io.Writer) {
	switch e.Action {
	case "pass":
		t.Passed++
	case "skip":
		t.Skipped = append(t.Skipped, e.Package+": "+e.Test)
	case "fail":
		t.Failed++
		t.failedIn[e.Package] = true
		fmt.Fprint(w, strings.Join(t.output[e.Package+"\x00"+e.Test], ""))
	}
}

func (t *Totals) endPackage(e event, w io.Writer) {
	switch e.Action {
	case "pass":
		fmt.Fprintf(w, "ok    %s  %.1fs\n", e.Package, e.Elapsed)
	case "fail":
		if !t.failedIn[e.Package] {
			t.Failed++
			t.printUnfinished(e.Package, w)
		}
		fmt.Fprintf(w, "FAIL  %s  %.1fs\n", e.Package, e.Elapsed)
	}
	// A "skip" of a whole package says only that it has no test files.
}

// printUnfinished shows what a package said that ended without a failed test: a panic stands in the output of
// the test that was running, which never gets an end of its own.
func (t *Totals) printUnfinished(pkg string, w io.Writer) {
	for key, lines := range t.output {
		if strings.HasPrefix(key, pkg+"\x00") {
			fmt.Fprint(w, strings.Join(lines, ""))
		}
	}
}

// Report names the skipped tests and says whether the run counts as passed. In a strict run a skipped test is a
// failed one.
func (t *Totals) Report(w io.Writer, strict bool) bool {
	mark := "SKIP"
	if strict && len(t.Skipped) > 0 {
		mark = "FAIL  skipped:"
		t.Failed += len(t.Skipped)
	}
	for _, name := range t.Skipped {
		fmt.Fprintf(w, "%s  %s\n", mark, name)
	}
	return t.Failed == 0 && t.Passed > 0
}

// Line is the last line of a run: "12 passed, 0 failed", with the skipped ones where those are allowed.
func (t *Totals) Line(strict bool) string {
	line := fmt.Sprintf("%d passed, %d failed", t.Passed, t.Failed)
	if !strict && len(t.Skipped) > 0 {
		line += fmt.Sprintf(", %d skipped", len(t.Skipped))
	}
	return line
}
