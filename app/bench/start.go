// Starting: from the call of the program to its first answer on an existing database.

package main

import (
	"context"
	"os"
	"path/filepath"
	"time"
)

// startRounds is how often each program is started.
const startRounds = 15

// startResult holds medians in milliseconds.
type startResult struct{ ours, bare, ratio float64 }

func (b *bench) measureStart(context.Context) error {
	say("starting")
	file := filepath.Join(b.dir, "body")
	if err := os.WriteFile(file, []byte("<!DOCTYPE html><title>leer</title>"), 0o600); err != nil {
		return err
	}
	var ours, bare, ratios []float64
	for range startRounds {
		own, err := firstAnswer(func() (*process, error) { return b.startProgram(sizes[0].database) })
		if err != nil {
			return err
		}
		other, err := firstAnswer(func() (*process, error) { return b.startBare(file) })
		if err != nil {
			return err
		}
		ours, bare, ratios = append(ours, own), append(bare, other), append(ratios, own/other)
	}
	b.start = startResult{median(ours), median(bare), median(ratios)}
	return nil
}

// firstAnswer starts a server and returns the milliseconds until it has answered the first request.
func firstAnswer(start func() (*process, error)) (float64, error) {
	began := time.Now()
	p, err := start()
	if err != nil {
		return 0, err
	}
	defer p.stop()
	_, err = fetch(p.address, question{path: "/"})
	return float64(time.Since(began).Microseconds()) / 1000, err
}
