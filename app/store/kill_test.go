// Power fails at the worst moment: a thousand people submit at once, and the program is killed in between.

package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"zielstand/models"
)

// submissions is how many people submit a report at once.
const submissions = 1000

// killings is how often the program is killed on each database: a few times in a hurry, else as often as asked for.
func killings() int {
	if os.Getenv("ZIELSTAND_TEST_ALL") == "1" {
		return 20
	}
	return 3
}

// submitAtOnce creates reports, all at the same time, and says the id of each once it is acknowledged.
func submitAtOnce(database, round string) int {
	s, err := Open(context.Background(), Config{Database: database})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	var group sync.WaitGroup
	for n := range submissions {
		group.Go(func() {
			r := report(fmt.Sprintf("r-%s-%d", round, n), fmt.Sprint("m-", n%10), "2024-11-18")
			if _, err := s.Change(context.Background(), "test", "", func(tx *Tx) error { return tx.Create(r) }); err != nil {
				fmt.Fprintln(os.Stderr, err)
				return
			}
			fmt.Println(r.ID) // one write: a line is said whole or not at all
		})
	}
	group.Wait()
	return 0
}

func TestWhatWasAcknowledgedSurvivesAKilledProgram(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s, err := Open(t.Context(), Config{Database: database})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
		create(t, s, large(10, 1)...)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		rng := rand.New(rand.NewPCG(9, uint64(len(t.Name()))))
		var acknowledged []string
		cut := 0
		for round := range killings() {
			told := submitAndKill(t, database, round, 1+rng.IntN(submissions*8/10))
			acknowledged = append(acknowledged, told...)
			if len(told) < submissions {
				cut++
			}
			wantOnce(t, database, acknowledged)
		}
		if cut == 0 {
			t.Error("no round was cut off: the test says nothing")
		}
		t.Logf("%d of %d submissions were acknowledged in %d rounds", len(acknowledged), submissions*killings(), killings())
	})
}

// submitAndKill kills the program that submits once it has acknowledged as many reports as given, and returns all
// that it has acknowledged by then.
func submitAndKill(t *testing.T, database string, round, after int) []string {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	writer := exec.Command(program)
	writer.Env = append(os.Environ(), "ZIELSTAND_TEST_TASK=write", "ZIELSTAND_TEST_DATABASE="+database, fmt.Sprint("ZIELSTAND_TEST_ROUND=", round))
	var complaints strings.Builder
	writer.Stderr = &complaints
	output, err := writer.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := writer.Start(); err != nil {
		t.Fatal(err)
	}
	var told []string
	for lines := bufio.NewScanner(output); lines.Scan(); {
		told = append(told, lines.Text())
		if len(told) == after {
			if err := writer.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := writer.Wait(); err == nil || complaints.Len() > 0 {
		t.Fatalf("the program was not killed after %d of %d reports: %v\n%s", len(told), after, err, complaints.String())
	}
	return told
}

// wantOnce fails unless every acknowledged report is there, each once, and tables and journal are whole.
func wantOnce(t *testing.T, database string, acknowledged []string) {
	t.Helper()
	s, err := Open(t.Context(), Config{Database: database})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	times := map[string]int{}
	for m := range s.Portfolio().AllMeasures() {
		for _, r := range m.Reports {
			times[r.ID]++
		}
	}
	for _, id := range acknowledged {
		if times[id] != 1 {
			t.Errorf("report %s was acknowledged and is there %d times", id, times[id])
		}
	}
	created := map[string]int{}
	err = eachEntry(s.read.WithContext(t.Context()).Where("kind = ?", string(models.KindStatusReport)), func(e models.Entry) error {
		created[e.RecordID]++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for id, n := range created {
		if n != 1 || times[id] != 1 {
			t.Errorf("the journal holds %d entries about report %s, which is there %d times", n, id, times[id])
		}
	}
	if _, err := s.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}
