// Package cli is the program as a value: its commands, one file each, and its settings. It is the only place
// that wires the parts together. Results go to standard output, words to standard error.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"zielstand/app/charts/render"
)

// The exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2 // used wrongly or set up wrongly
)

// commands is what can be called; each command has its file.
type commands struct {
	Serve       serveCommand       `cmd:"" default:"withargs" help:"Antwortet im Browser; legt beim ersten Start die Strategien der Quellen an."`
	Seed        seedCommand        `cmd:"" help:"Legt die Strategien der Quellen an, soweit sie fehlen."`
	Verify      verifyCommand      `cmd:"" help:"Prüft, ob das Journal lückenlos ist und der Bestand dazu passt; mit einer Datei, ob sie von hier und unverändert ist."`
	Migrate     migrateCommand     `cmd:"" help:"Bringt die Datenbank auf den Stand dieses Programms."`
	Backup      backupCommand      `cmd:"" help:"Sichert das Journal in eine Datei, aus der sich alles wiederherstellen lässt."`
	Restore     restoreCommand     `cmd:"" help:"Stellt aus einer Sicherung eine neue Datenbank her."`
	User        userCommand        `cmd:"" help:"Verwaltet Konten: anlegen, auflisten, zurücksetzen, sperren, löschen."`
	Round       roundCommand       `cmd:"" help:"Verwaltet Berichtsrunden: auflisten, eröffnen, erinnern, schließen."`
	Briefing    briefingCommand    `cmd:"" help:"Schreibt Vorlagen für Kabinett, Landtag und Ressorts als Dateien."`
	Export      exportCommand      `cmd:"" help:"Schreibt Diagramme als Dateien."`
	Healthcheck healthcheckCommand `cmd:"" help:"Fragt das laufende Programm, ob es antwortet."`
	Version     versionCommand     `cmd:"" help:"Nennt die Version."`
}

// process is what a command works with.
type process struct {
	ctx         context.Context
	environment map[string]string
	out, words  io.Writer
	limits      render.Limits // of drawing; a test makes them narrow
}

// Run is the program: arguments without its name, the environment as NAME=VALUE, and where to write. It
// returns the exit code: 0 done, 1 failed, 2 used or set up wrongly.
func Run(ctx context.Context, args, env []string, stdout, stderr io.Writer) int {
	p := &process{ctx: ctx, environment: environmentOf(env), out: stdout, words: stderr}
	err := p.run(args)
	if err == nil {
		return exitDone
	}
	text, code := explain(err)
	fmt.Fprintln(stderr, "zielstand: "+text)
	return code
}

func (p *process) run(args []string) error {
	parser, err := kong.New(&commands{}, kong.Name("zielstand"), kong.NoDefaultHelp())
	if err != nil {
		return err
	}
	if rest := slices.DeleteFunc(slices.Clone(args), isHelp); len(rest) < len(args) {
		return help(p.out, parser, rest)
	}
	call, err := parser.Parse(args)
	if err != nil {
		return callError(err)
	}
	return call.Run(p)
}

func isHelp(argument string) bool { return argument == "--help" || argument == "-h" }

// say writes words for a person.
func (p *process) say(format string, values ...any) { fmt.Fprintf(p.words, format+"\n", values...) }

// usageError is a call or a setting that has to be mended first; its text is complete.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

// failure is a command that did not succeed; its text is complete. Err, if any, says more to those who look.
type failure struct {
	text string
	err  error
}

func (e *failure) Error() string {
	if e.err == nil {
		return e.text
	}
	return e.text + " (" + e.err.Error() + ")"
}

// Unwrap gives the cause.
func (e *failure) Unwrap() error { return e.err }

// callError says in German what the parser did not understand.
func callError(err error) error {
	text := err.Error()
	var parse *kong.ParseError
	if errors.As(err, &parse) {
		text = parse.Unwrap().Error()
	}
	for _, known := range []struct{ english, german string }{
		{"unexpected argument ", "unbekannt ist "},
		{"unknown flag ", "unbekannt ist die Option "},
		{"expected one of ", "erlaubt ist eines von "},
		{"expected ", "es fehlt "},
		{"missing flags: ", "es fehlt "},
	} {
		if rest, ok := strings.CutPrefix(text, known.english); ok {
			text, _, _ = strings.Cut(rest, ", did you mean")
			text = known.german + text
			break
		}
	}
	return &usageError{"Aufruf nicht verstanden: " + text + ". „zielstand --help“ nennt die Befehle."}
}
