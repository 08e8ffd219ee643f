// Help in German, from the same description that the parser reads.

package cli

import (
	"fmt"
	"io"
	"slices"

	"github.com/alecthomas/kong"
)

// help describes the command that args name, or the whole program.
func help(w io.Writer, parser *kong.Kong, args []string) error {
	node, called := parser.Model.Node, ""
	for _, name := range args {
		i := slices.IndexFunc(node.Children, func(child *kong.Node) bool { return child.Name == name })
		if i < 0 {
			break
		}
		node = node.Children[i]
		called += " " + name
	}
	if node == parser.Model.Node {
		fmt.Fprint(w, "Zielstand zeigt, wo die Digitalstrategie einer Landesregierung steht.\n\nAufruf: zielstand [Befehl] [Optionen]\n\nBefehle (ohne Angabe: serve):\n")
		for _, child := range node.Children {
			fmt.Fprintf(w, "  %-12s %s\n", child.Name, child.Help)
		}
		fmt.Fprint(w, "\n„zielstand Befehl --help“ nennt die Optionen eines Befehls. Die Einstellungen stehen in der README.\n")
		return nil
	}
	fmt.Fprintf(w, "%s\n\nAufruf: zielstand%s", node.Help, called)
	if len(node.Children) > 0 {
		fmt.Fprint(w, " Befehl\n\nBefehle:\n")
		for _, child := range node.Children {
			fmt.Fprintf(w, "  %-12s %s\n", child.Name, child.Help)
		}
		return nil
	}
	for _, positional := range node.Positional {
		fmt.Fprint(w, " "+positional.Summary())
	}
	fmt.Fprint(w, " [Optionen]\n\n")
	for _, positional := range node.Positional {
		fmt.Fprintf(w, "  %-22s %s\n", positional.Summary(), positional.Help)
	}
	for _, flag := range node.Flags {
		name := "--" + flag.Name
		if !flag.IsBool() {
			name += "=" + flag.FormatPlaceHolder()
		}
		fmt.Fprintf(w, "  %-22s %s\n", name, flag.Help)
	}
	return nil
}
