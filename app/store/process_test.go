// The test program as another process: one without rights that opens a database, and one that is killed at work.

package store

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"zielstand/models"
)

// TestMain does the task of another process where one is given, in place of running tests.
func TestMain(m *testing.M) {
	database := os.Getenv("ZIELSTAND_TEST_DATABASE")
	switch os.Getenv("ZIELSTAND_TEST_TASK") {
	case "open":
		os.Exit(openAndTell(database))
	case "write":
		os.Exit(writeOnAndOn(database))
	}
	os.Exit(m.Run())
}

func openAndTell(database string) int {
	_, err := Open(context.Background(), Config{Database: database})
	var e *models.Error
	if !asError(err, &e) || len(e.Problems) != 1 {
		fmt.Println("opened with", err)
		return 1
	}
	fmt.Println("refused:", e.Problems[0].Code)
	return 0
}

// writeOnAndOn creates reports and says each number once it is acknowledged; it ends by being killed.
func writeOnAndOn(database string) int {
	s, err := Open(context.Background(), Config{Database: database})
	for n := 0; err == nil; n++ {
		_, err = s.Change(context.Background(), "test", "", func(tx *Tx) error {
			return tx.Create(report(fmt.Sprintf("r-%d", n), "ejustice", "2024-11-18"))
		})
		if err == nil {
			fmt.Println(n)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	return 1
}

func TestWhatWasAcknowledgedSurvivesAKilledProcess(t *testing.T) {
	database := filepath.Join(t.TempDir(), "z.db")
	s, err := Open(t.Context(), Config{Database: database})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	create(t, s, strategy()...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	writer := exec.Command(program)
	writer.Env = append(os.Environ(), "ZIELSTAND_TEST_TASK=write", "ZIELSTAND_TEST_DATABASE="+database)
	output, err := writer.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := writer.Start(); err != nil {
		t.Fatal(err)
	}
	acknowledged := 0
	for lines := bufio.NewScanner(output); acknowledged < 25 && lines.Scan(); {
		acknowledged++
	}
	if err := writer.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := writer.Wait(); err == nil {
		t.Fatal("the writer ended by itself")
	}
	if acknowledged != 25 {
		t.Fatalf("the writer acknowledged %d changes", acknowledged)
	}
	again := open(t, Config{Database: database})
	for n := range acknowledged {
		if !holds(again.Portfolio().Measure("ejustice").Reports, fmt.Sprintf("r-%d", n)) {
			t.Errorf("report %d was acknowledged and is lost", n)
		}
	}
	if _, err := again.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}
