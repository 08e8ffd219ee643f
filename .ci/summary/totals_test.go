// These tests feed recorded event streams to the totals.

package main

import (
	"strings"
	"testing"
)

// read counts a stream and returns what was shown beside the totals.
func read(t *testing.T, stream ...string) (Totals, string) {
	t.Helper()
	var totals Totals
	var shown strings.Builder
	if err := totals.Read(strings.NewReader(strings.Join(stream, "\n")+"\n"), &shown); err != nil {
		t.Fatal(err)
	}
	return totals, shown.String()
}

func TestAFailedTestIsCountedOnceAndShown(t *testing.T) {
	totals, shown := read(t,
		`{"Action":"output","Package":"p","Test":"TestA","Output":"a is wrong\n"}`,
		`{"Action":"fail","Package":"p","Test":"TestA"}`,
		`{"Action":"output","Package":"p","Test":"TestB","Output":"b speaks\n"}`,
		`{"Action":"pass","Package":"p","Test":"TestB"}`,
		`{"Action":"fail","Package":"p","Elapsed":0.5}`)
	if got := totals.Line(true); got != "1 passed, 1 failed" {
		t.Error(got)
	}
	if !strings.Contains(shown, "a is wrong") || strings.Contains(shown, "b speaks") {
		t.Errorf("shown: %q", shown)
	}
}

func TestAPackageThatDoesNotCompileCountsAsOneFailure(t *testing.T) {
	totals, shown := read(t,
		`{"Action":"build-output","ImportPath":"p","Output":"undefined: x\n"}`,
		`{"Action":"build-fail","ImportPath":"p"}`,
		`{"Action":"fail","Package":"p","FailedBuild":"p"}`)
	if totals.Failed != 1 || !strings.Contains(shown, "undefined: x") {
		t.Errorf("failed %d, shown %q", totals.Failed, shown)
	}
}

func TestAPanicIsShownThoughItsTestNeverEnds(t *testing.T) {
	totals, shown := read(t,
		`{"Action":"output","Package":"p","Test":"TestA","Output":"panic: nil map\n"}`,
		`{"Action":"fail","Package":"p"}`)
	if totals.Failed != 1 || !strings.Contains(shown, "panic: nil map") {
		t.Errorf("failed %d, shown %q", totals.Failed, shown)
	}
}

func TestASkippedTestFailsTheStrictRunAndIsNamed(t *testing.T) {
	totals, _ := read(t,
		`{"Action":"pass","Package":"p","Test":"TestA"}`,
		`{"Action":"skip","Package":"p","Test":"TestB"}`,
		`{"Action":"pass","Package":"p"}`)
	var named strings.Builder
	if totals.Report(&named, true) {
		t.Error("a strict run with a skipped test passed")
	}
	if !strings.Contains(named.String(), "p: TestB") {
		t.Errorf("named: %q", named.String())
	}
	if got := totals.Line(true); got != "1 passed, 1 failed" {
		t.Error(got)
	}
}

func TestASkippedTestIsAllowedOnADevelopersMachine(t *testing.T) {
	totals, _ := read(t,
		`{"Action":"pass","Package":"p","Test":"TestA"}`,
		`{"Action":"skip","Package":"p","Test":"TestB"}`)
	if !totals.Report(&strings.Builder{}, false) {
		t.Error("the run failed")
	}
	if got := totals.Line(false); got != "1 passed, 0 failed, 1 skipped" {
		t.Error(got)
	}
}

func TestAPackageWithoutTestFilesIsNotASkippedTest(t *testing.T) {
	totals, _ := read(t,
		`{"Action":"pass","Package":"p","Test":"TestA"}`,
		`{"Action":"skip","Package":"q"}`)
	if len(totals.Skipped) != 0 {
		t.Error(totals.Skipped)
	}
}

func TestARunWithoutAnyTestDoesNotPass(t *testing.T) {
	var totals Totals
	if totals.Report(&strings.Builder{}, false) {
		t.Error("nothing ran and the run passed")
	}
}
