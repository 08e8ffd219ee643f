// Serving: requests per second of pages from memory, beside a bare Fiber server with the same bytes.

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

// servedPaths are the pages that are measured.
var servedPaths = []servedPath{
	{name: "Übersicht", path: "/"},
	{name: "Liste der Maßnahmen (25)", path: "/massnahmen"},
	{name: "Diagramm „phasen“ (Seite)", path: "/diagramme/phasen"},
	{name: "Diagramm „phasen“ (Option)", path: "/diagramme/phasen.json"},
	{name: "Liste der Maßnahmen (25), angemeldet", path: "/massnahmen", signedIn: true},
	{name: matrixName, path: "/berichtsrunden/" + roundID, signedIn: true},
}

// matrixName is the page of a round of all measures, as the CDO office sees it.
const matrixName = "Matrix einer Berichtsrunde, angemeldet"

type servedPath struct {
	name, path string
	signedIn   bool
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
			result, err := b.serve(program, s, page)
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

func (b *bench) serve(program *process, s size, page servedPath) (servingResult, error) {
	r, ask := servingResult{size: s.name, page: page.name}, question{path: page.path}
	if page.signedIn {
		ask.cookie = "zs_session=" + s.session
	}
	body, err := fetch(program.address, ask)
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
		own, err := load(program.address, ask)
		if err != nil {
			return r, fmt.Errorf("program: %w", err)
		}
		other, err := load(bare.address, ask)
		if err != nil {
			return r, fmt.Errorf("floor: %w", err)
		}
		ours, floor, ratios = append(ours, own), append(floor, other), append(ratios, own/other)
	}
	r.ours, r.bare, r.ratio = median(ours), median(floor), median(ratios)
	ask.compressed = true
	if r.compressedOwn, err = load(program.address, ask); err != nil {
		return r, err
	}
	r.peak, err = program.peakMiB()
	return r, err
}
