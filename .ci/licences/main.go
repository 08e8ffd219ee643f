// Command licences prints which third-party work is shipped with the program and under which licence: the Go
// modules linked into the binary and the npm packages whose code or fonts are in static/dist. It runs in the
// root of the repository, after `npm ci`.
//
//	go run ./.ci/licences          the list, as Markdown (docs/licences.md)
//	go run ./.ci/licences -texts   the full texts of the linked Go modules (for the image)
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	texts := flag.Bool("texts", false, "print the full licence texts instead of the list")
	flag.Parse()
	write := writeList
	if *texts {
		write = writeTexts
	}
	if err := write(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "licences:", err)
		os.Exit(1)
	}
}

// writeList prints the Markdown document.
func writeList(w io.Writer) error {
	modules, err := LinkedModules("./app")
	if err != nil {
		return err
	}
	packages, err := ShippedPackages("static")
	if err != nil {
		return err
	}
	fmt.Fprint(w, "# Licences of third parties\n\nWritten by `make licences`; a test holds it against what is linked.\n"+
		"The program itself stands under the EUPL-1.2 (see `LICENSE`).\n")
	writeTable(w, "Go modules in the binary", modules)
	writeTable(w, "npm packages in the pages", packages)
	return nil
}

func writeTable(w io.Writer, title string, works []Work) {
	fmt.Fprintf(w, "\n## %s\n\n| name | version | licence |\n|---|---|---|\n", title)
	for _, work := range works {
		fmt.Fprintf(w, "| %s | %s | %s |\n", work.Name, work.Version, work.Licence)
	}
}

// writeTexts prints each licence (and notice) file of the linked modules under the name of its module.
func writeTexts(w io.Writer) error {
	modules, err := LinkedModules("./app")
	if err != nil {
		return err
	}
	for _, module := range modules {
		for _, file := range module.Files {
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			fmt.Fprintf(w, "%s %s\n\n%s\n\n", module.Name, module.Version, text)
		}
	}
	return nil
}
