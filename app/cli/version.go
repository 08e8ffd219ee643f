// The command version.

package cli

import (
	"fmt"
	"runtime/debug"
)

type versionCommand struct{}

// Run names the module's version, the commit it was built from where that is known, and the compiler.
func (c *versionCommand) Run(p *process) error {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		fmt.Fprintln(p.out, "zielstand, unbekannte Version")
		return nil
	}
	commit, dirty := "", ""
	for _, setting := range info.Settings {
		switch {
		case setting.Key == "vcs.revision":
			commit = " " + setting.Value[:min(12, len(setting.Value))]
		case setting.Key == "vcs.modified" && setting.Value == "true":
			dirty = " (verändert)"
		}
	}
	fmt.Fprintf(p.out, "zielstand %s%s%s %s\n", info.Main.Version, commit, dirty, info.GoVersion)
	return nil
}
