// Command summary runs `go test -json …`, shows what matters of it while it runs, and ends with one line of
// totals. With ZIELSTAND_TEST_ALL=1 a skipped test counts as a failed one.
//
//	summary -passed 3 -failed 0 -skipped 0 go test -json ./...
//
// The three numbers are added: they come from test runners that ran before.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	var totals Totals
	flag.IntVar(&totals.Passed, "passed", 0, "tests that passed before")
	flag.IntVar(&totals.Failed, "failed", 0, "tests that failed before")
	skipped := flag.Int("skipped", 0, "tests that were skipped before")
	flag.Parse()
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: summary [flags] go test -json …")
		os.Exit(2)
	}
	for range *skipped {
		totals.Skipped = append(totals.Skipped, "a test of an earlier runner")
	}

	runErr := run(&totals, flag.Args())
	if runErr != nil && totals.Failed == 0 {
		totals.Failed = 1
		fmt.Printf("FAIL  %v\n", runErr)
	}

	strict := os.Getenv("ZIELSTAND_TEST_ALL") == "1"
	ok := totals.Report(os.Stdout, strict)
	line := totals.Line(strict) + "\n"
	fmt.Print(line)
	if path := os.Getenv("ZIELSTAND_TEST_SUMMARY"); path != "" {
		if err := os.WriteFile(path, []byte(line), 0o644); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	if !ok {
		os.Exit(1)
	}
}

// run starts the command and reads its events to the end. The error is the command's own failure.
func run(totals *Totals, command []string) error {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	if err := totals.Read(out, os.Stdout); err != nil {
		return fmt.Errorf("read the test events: %w", err)
	}
	return cmd.Wait()
}
