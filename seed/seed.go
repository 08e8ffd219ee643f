// Package seed holds the strategies of the source documents as YAML in our own words, each fact with its
// place in a document; the clearly labelled demonstration on top of them; and a generator of large
// strategies for tests and benchmarks. German texts that are data live here.
package seed

import (
	"embed"

	"zielstand/models"
)

//go:embed *.yaml
var files embed.FS

// Load returns the records of the source documents: three strategies with their fields, focus topics,
// targets, measures, ministries, documents and the status reports of the interview of 18.11.2024; and the
// bodies with their rules, members, meetings, resolutions and assignments. What a source leaves open is
// empty; reasoned guesses are Proposal records. Every call returns records of its own. An error would be a
// mistake in the embedded files, named with file and line.
func Load() (*models.Records, error) { return LoadFrom(files) }
