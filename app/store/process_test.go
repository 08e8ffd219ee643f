// The test program as another process: one without rights that opens a database, and one that is killed at work (see
// kill_test.go).

package store

import (
	"context"
	"fmt"
	"os"
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
		os.Exit(submitAtOnce(database, os.Getenv("ZIELSTAND_TEST_ROUND")))
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
