// Serving: requests per second of pages from memory, beside a bare Fiber server with the same bytes.

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

// servedPaths are the pages that are measured.
var servedPaths = []struct{ name, path string }{
	{"Übersicht", "/"},
	{"Liste der Maßnahmen (25)", "/massnahmen"},
	{"Diagramm „phasen“ (Seite)", "/diagramme/phasen"},
	{"Diagramm „phasen“ (Option)", "/diagramme/phasen.json"},
}

// servingResult is one page of one size.
type servingResult struct {
	size, page    string
	bytes         int
	ours, bare    float64 // requests per second, medians
	ratio         float64 // median of the rounds' ratios
	peak          float64 // MiB of the program after this page
	compressedOwn float64 // requests per second of the compressed page
}

func (b *bench) measureServing(context.Context) error {
	for _, s := range sizes {
		program, err := b.startProgram(s.database)
		if err != nil {
			return err
		}
		for _, page := range servedPaths {
			say("serving " + page.path + " on " + s.name)
			result, err := b.serve(program, s.name, page.name, page.path)
			if err != nil {
				program.stop()
				return err
			}
			b.servings = append(b.servings, result)
		}
		program.stop()
	}
	return nil
}

func (b *bench) serve(program *process, sizeName, pageName, path string) (servingResult, error) {
	r := servingResult{size: sizeName, page: pageName}
	body, err := fetch(program.address, path, false)
	if err != nil {
		return r, err
	}
	r.bytes = len(body)
	file := filepath.Join(b.dir, "body")
	if err := os.WriteFile(file, body, 0o600); err != nil {
		return r, err
	}
	bare, err := b.startBare(file)
	if err != nil {
		return r, err
	}
	defer bare.stop()
	var ours, floor, ratios []float64
	for range rounds {
		own, err := load(program.address, path, false)
		if err != nil {
			return r, fmt.Errorf("program: %w", err)
		}
		other, err := load(bare.address, path, false)
		if err != nil {
			return r, fmt.Errorf("floor: %w", err)
		}
		ours, floor, ratios = append(ours, own), append(floor, other), append(ratios, own/other)
	}
	r.ours, r.bare, r.ratio = median(ours), median(floor), median(ratios)
	if r.compressedOwn, err = load(program.address, path, true); err != nil {
		return r, err
	}
	r.peak, err = program.peakMiB()
	return r, err
}
