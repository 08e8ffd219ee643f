// Command bench measures the whole program on the seed and on generated strategies, beside floors that
// are measured in the same run, and prints the report that becomes docs/performance.md. Words about its
// course go to standard error.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

// bareCommand is the argument under which this program is the floor: a bare Fiber server that returns
// the bytes of a file.
const bareCommand = "bare-fiber"

func main() {
	if len(os.Args) == 3 && os.Args[1] == bareCommand {
		exit(serveBare(os.Args[2]))
	}
	dir, err := os.MkdirTemp("", "zielstand-bench")
	if err != nil {
		exit(err)
	}
	err = run(context.Background(), dir)
	os.RemoveAll(dir)
	exit(err)
}

func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// run prepares the databases, measures, and prints the report.
func run(ctx context.Context, dir string) error {
	b := &bench{dir: dir, binary: filepath.Join(dir, "zielstand")}
	if err := b.build(); err != nil {
		return err
	}
	for _, s := range []*size{&sizes[0], &sizes[1], &sizes[2], &governed} {
		if err := b.prepare(ctx, s); err != nil {
			return fmt.Errorf("preparing %s: %w", s.name, err)
		}
	}
	for _, measure := range []func(context.Context) error{b.measureLoad, b.measureServing, b.measureWrites, b.measureGovernance, b.measureWriters, b.measureStart} {
		if err := measure(ctx); err != nil {
			return err
		}
	}
	return b.report(os.Stdout)
}
