// Papers as files, as somebody calls for them, and the question whether a file is one of them.

package cli

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zielstand/app/briefing"
	"zielstand/app/charts/render"
)

func TestTheSameCallTwiceWritesTheSameFiles(t *testing.T) {
	place, folder := database(t), filepath.Join(t.TempDir(), "neu", "ordner")
	run(t, nil, "seed", "--database", place).want(t, exitDone)
	for _, template := range briefing.Templates {
		formats := make([]string, len(template.Formats))
		for i, f := range template.Formats {
			formats[i] = string(f)
		}
		call := []string{"briefing", "--vorlage", template.Name, "--stichtag", "2025-06-30", "--format", strings.Join(formats, ","), "-o", folder, "--database", place}
		first := run(t, nil, call...).want(t, exitDone, "Geschrieben: ", "Stand 30.06.2025")
		files, err := filepath.Glob(filepath.Join(folder, template.Name+"-2025-06-30-*"))
		if err != nil || len(files) != len(formats) {
			t.Fatalf("%s: files %q, %v", template.Name, files, err)
		}
		before := map[string][]byte{}
		for _, path := range files {
			before[path] = content(t, path)
		}
		if again := run(t, nil, call...).want(t, exitDone); again.out != first.out {
			t.Errorf("%s: the second call says\n%sthe first said\n%s", template.Name, again.out, first.out)
		}
		for _, path := range files {
			if !bytes.Equal(before[path], content(t, path)) || len(before[path]) == 0 {
				t.Errorf("%s differs", path)
			}
			if !strings.Contains(first.out, path) {
				t.Errorf("%s is not named:\n%s", path, first.out)
			}
		}
	}
	run(t, nil, "verify", "--database", place).want(t, exitDone)
}

func TestAFileIsVerifiedByItsHash(t *testing.T) {
	place, folder := database(t), t.TempDir()
	run(t, nil, "seed", "--database", place).want(t, exitDone)
	run(t, nil, "briefing", "--vorlage", "sprechzettel", "--stichtag", "2025-06-30", "--format", "md", "-o", folder, "--database", place, "--endgueltig").want(t, exitDone)
	files, err := filepath.Glob(filepath.Join(folder, "*.md"))
	if err != nil || len(files) != 1 {
		t.Fatalf("files %q, %v", files, err)
	}
	run(t, nil, "verify", files[0], "--database", place).want(t, exitDone, "unverändert", "endgültig", "Stand 30.06.2025")
	renamed := filepath.Join(folder, "anders.bin")
	if err := os.WriteFile(renamed, content(t, files[0]), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, nil, "verify", renamed, "--database", place).want(t, exitDone, "unverändert")
	if err := os.WriteFile(renamed, append(content(t, files[0]), ' '), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, nil, "verify", renamed, "--database", place).want(t, exitFailed, "nicht die Datei, die hier erzeugt wurde")
	run(t, nil, "verify", filepath.Join(folder, "fehlt"), "--database", place).want(t, exitUsage, "lässt sich nicht lesen")
	if err := os.WriteFile(renamed, []byte("etwas anderes"), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, nil, "verify", renamed, "--database", place).want(t, exitFailed, "gehört zu keiner Fassung")
	// A restored database knows its versions, and makes their files anew to compare.
	backup, other := filepath.Join(folder, "sicherung.gz"), database(t)
	run(t, nil, "backup", backup, "--database", place).want(t, exitDone)
	run(t, nil, "restore", backup, "--database", other).want(t, exitDone)
	run(t, nil, "verify", files[0], "--database", other).want(t, exitDone, "unverändert")
}

func TestAWrongBriefingIsExplainedWithWhatIsAllowed(t *testing.T) {
	place, folder := database(t), t.TempDir()
	run(t, nil, "seed", "--database", place).want(t, exitDone)
	file := filepath.Join(folder, "datei")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want []string
	}{
		{[]string{"--vorlage", "gedicht"}, []string{"gedicht", "sprechzettel"}},
		{[]string{"--format", "exe"}, []string{"exe", "md"}},
		{[]string{"--format", "md,exe"}, []string{"exe", "md"}},
		{[]string{"--stichtag", "2025-02-30"}, []string{"2025-02-30", "2025-06-30"}},
		{[]string{"--stichtag", "1999-01-01"}, []string{"Stichtag", "vor dem ersten bekannten Datum"}},
		{[]string{"--seit", "1999-01-01"}, []string{"Vergleichstag", "vor dem ersten bekannten Datum"}},
		{[]string{"--seit", "2026-01-01"}, []string{"liegt hinter dem Stichtag"}},
		{[]string{"--seit", "gestern"}, []string{"gestern", "kein Datum"}},
		{[]string{"--strategie", "nichts"}, []string{"nichts", "rlp-digitalstrategie"}},
		{[]string{"--ressort", "nichts"}, []string{"nichts", "mdi"}},
		{[]string{"-o", filepath.Join(file, "ordner")}, []string{"lässt sich nicht anlegen"}},
	} {
		// The last one of an option counts.
		call := append([]string{"briefing", "--vorlage", "sprechzettel", "--stichtag", "2025-06-30", "--format", "md", "-o", folder, "--database", place}, c.args...)
		for i := 0; i+1 < len(c.args); i += 2 {
			call = without(call, c.args[i])
		}
		run(t, nil, call...).want(t, exitUsage, c.want...)
	}
	run(t, nil, "briefing", "--vorlage", "sprechzettel").want(t, exitUsage, "es fehlt")
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 1 {
		t.Errorf("refused calls left %v, %v", entries, err)
	}
}

// without takes the first use of the option out of the call where it is given twice.
func without(call []string, option string) []string {
	first, count := -1, 0
	for i, arg := range call {
		if arg == option {
			count++
			if first < 0 {
				first = i
			}
		}
	}
	if count < 2 {
		return call
	}
	return append(append([]string{}, call[:first]...), call[first+2:]...)
}

func TestTheHouseIsCheckedAtTheStart(t *testing.T) {
	folder := t.TempDir()
	logo := filepath.Join(folder, "logo.png")
	if err := os.WriteFile(logo, []byte("GIF89a"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ set, allowed string }{
		{"ZIELSTAND_HOUSE_ACCENT=blau", "#1a4d8f"},
		{"ZIELSTAND_HOUSE_ACCENT=#ffff00", "auf Weiß lesbar"},
		{"ZIELSTAND_HOUSE_LOGO_FILE=" + logo, "PNG-Datei"},
		{"ZIELSTAND_HOUSE_LOGO_FILE=" + filepath.Join(folder, "fehlt.png"), "PNG-Datei"},
		{"ZIELSTAND_HOUSE_MINISTRY=a\x07b", "ohne Steuerzeichen"},
		{"ZIELSTAND_HOUSE_ADDRESS=" + strings.Repeat("Zeile;", 9), "höchstens 8 Zeilen"},
	} {
		name, _, _ := strings.Cut(c.set, "=")
		run(t, []string{c.set}, "serve", "--database", database(t)).want(t, exitUsage, name, c.allowed)
	}
}

func TestAPaperThatTakesTooMuchEndsWithAnErrorAndLeavesNoFile(t *testing.T) {
	place, folder := database(t), filepath.Join(t.TempDir(), "vorlagen")
	run(t, nil, "seed", "--demo", "--database", place).want(t, exitDone)
	for _, limits := range []render.Limits{{Time: time.Millisecond}, {Memory: 7 << 20}} {
		for _, format := range []string{"pdf", "docx"} {
			p := &process{ctx: t.Context(), out: io.Discard, words: io.Discard, limits: limits}
			err := p.run([]string{"briefing", "--vorlage", "fortschrittsbericht", "--stichtag", "2026-06-30", "--format", "md," + format, "-o", folder, "--database", place})
			if err == nil {
				t.Fatalf("%s within %+v was written", format, limits)
			}
			if text, code := explain(err); code != exitFailed || !strings.Contains(text, "Ein Diagramm ist zu aufwendig und wurde nicht fertig gezeichnet") {
				t.Errorf("%s within %+v: exit code %d, %s", format, limits, code, text)
			}
			left, err := filepath.Glob(filepath.Join(folder, "*."+format+"*"))
			if hidden, _ := filepath.Glob(filepath.Join(folder, ".*")); err != nil || len(left)+len(hidden) > 0 {
				t.Errorf("%s within %+v left %q %q, %v", format, limits, left, hidden, err)
			}
		}
	}
}
