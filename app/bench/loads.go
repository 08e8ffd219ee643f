// Loading a Portfolio beside plain database/sql that reads the same rows: the benchmarks of the store,
// run for both sizes, because only the store may touch the database.

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
)

// loadResult holds medians in milliseconds.
type loadResult struct {
	size                string
	load, floor, memory float64 // memory is MiB allocated by one load
}

var benchmarkLine = regexp.MustCompile(`(?m)^Benchmark(Load|Floor)\S*\s+\d+\s+(\d+(?:\.\d+)?) ns/op\s+(\d+) B/op`)

func (b *bench) measureLoad(ctx context.Context) error {
	for _, s := range sizes[1:] {
		say("loading " + s.name)
		command := exec.CommandContext(ctx, "go", "test", "./app/store", "-run", "^$", "-bench", "^Benchmark(Load|Floor)$",
			"-benchtime", "7x", "-timeout", "30m", "-measures", strconv.Itoa(s.measures))
		command.Stderr = os.Stderr
		out, err := command.Output()
		if err != nil {
			return fmt.Errorf("loading %s: %w: %s", s.name, err, out)
		}
		nanoseconds := map[string][]float64{}
		r := loadResult{size: s.name}
		for _, line := range benchmarkLine.FindAllStringSubmatch(string(out), -1) {
			ns, err := strconv.ParseFloat(line[2], 64)
			if err != nil {
				return err
			}
			nanoseconds[line[1]] = append(nanoseconds[line[1]], ns)
			if allocated, err := strconv.ParseFloat(line[3], 64); err == nil && line[1] == "Load" {
				r.memory = allocated / (1 << 20)
			}
		}
		if len(nanoseconds["Load"]) == 0 || len(nanoseconds["Floor"]) == 0 {
			return fmt.Errorf("no results for %s in %s", s.name, out)
		}
		r.load, r.floor = median(nanoseconds["Load"])/1e6, median(nanoseconds["Floor"])/1e6
		b.loads = append(b.loads, r)
	}
	return nil
}
