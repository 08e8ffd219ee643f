// This file finds the shipped works: Go modules by `go list`, npm packages by the lock file.

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
)

// Work is one module or package of a third party.
type Work struct {
	Name, Version string
	// Licence is an SPDX identifier.
	Licence string
	// Files are the paths of its licence and notice files; empty for npm packages.
	Files []string
}

// LinkedModules lists the modules whose packages the program imports, sorted by name. A module without a licence
// that is recognised is an error: nobody may ship it unseen.
func LinkedModules(program string) ([]Work, error) {
	cmd := exec.Command("go", "list", "-deps", "-f",
		"{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}", program)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("list the packages of %s: %w", program, err)
	}
	seen := map[string]bool{}
	var works []Work
	for line := range strings.Lines(string(out)) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if len(fields) != 3 || seen[fields[0]] {
			continue
		}
		seen[fields[0]] = true
		work := Work{Name: fields[0], Version: fields[1]}
		if work.Licence, work.Files, err = licenceIn(fields[2]); err != nil {
			return nil, fmt.Errorf("%s %s: %w", work.Name, work.Version, err)
		}
		works = append(works, work)
	}
	sort.Slice(works, func(i, j int) bool { return works[i].Name < works[j].Name })
	return works, nil
}

var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|unlicense|notice)([.-].*)?$`)

// licenceIn recognises the licence of the module in dir by the first of its files that says one.
func licenceIn(dir string) (licence string, files []string, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", nil, err
	}
	for _, entry := range entries {
		if entry.IsDir() || !licenceFile.MatchString(entry.Name()) {
			continue
		}
		path := filepath.Join(dir, entry.Name())
		text, err := os.ReadFile(path)
		if err != nil {
			return "", nil, err
		}
		files = append(files, path)
		if licence == "" {
			licence = Recognise(string(text))
		}
	}
	if licence == "" {
		return "", nil, fmt.Errorf("no known licence in %s", dir)
	}
	return licence, files, nil
}

// ShippedPackages lists the npm packages of the lock file in dir that are not only for building or testing.
func ShippedPackages(dir string) ([]Work, error) {
	data, err := os.ReadFile(filepath.Join(dir, "package-lock.json"))
	if err != nil {
		return nil, err
	}
	var lock struct {
		Packages map[string]struct {
			Version, License           string
			Dev, DevOptional, Optional bool
		}
	}
	if err := json.Unmarshal(data, &lock); err != nil {
		return nil, fmt.Errorf("read the lock file: %w", err)
	}
	var works []Work
	for path, entry := range lock.Packages {
		if path == "" || entry.Dev || entry.DevOptional || entry.Optional {
			continue
		}
		name := path[strings.LastIndex(path, "node_modules/")+len("node_modules/"):]
		if entry.License == "" {
			return nil, fmt.Errorf("npm package %s states no licence", name)
		}
		works = append(works, Work{Name: name, Version: entry.Version, Licence: entry.License})
	}
	sort.Slice(works, func(i, j int) bool { return works[i].Name < works[j].Name })
	return works, nil
}
