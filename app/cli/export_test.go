// Figures as files, as somebody calls for them.

package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAFigureIsExportedAsImageAndTable(t *testing.T) {
	place, folder := database(t), t.TempDir()
	run(t, nil, "seed", "--database", place).want(t, exitDone)
	for name, beginning := range map[string]string{"x.svg": "<svg ", "x.png": "\x89PNG", "X.CSV": "\ufeff"} {
		path := filepath.Join(folder, name)
		call := []string{"export", "figure", "phasen", "-o", path, "--database", place, "--stichtag", "2024-11-30", "--strategie", "rlp-digitalstrategie"}
		run(t, nil, call...).want(t, exitDone, "Maßnahmen", "Geschrieben: "+path)
		first := content(t, path)
		if !bytes.HasPrefix(first, []byte(beginning)) {
			t.Errorf("%s begins with %.20q", name, first)
		}
		run(t, nil, call...).want(t, exitDone)
		if !bytes.Equal(first, content(t, path)) {
			t.Errorf("%s: the same call twice wrote different bytes", name)
		}
	}
	if svg := string(content(t, filepath.Join(folder, "x.svg"))); !strings.Contains(svg, "Stichtag 30.11.2024") {
		t.Error("the image does not name its Stichtag")
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 3 {
		t.Errorf("the folder has %v, %v", entries, err)
	}
}

func TestAWrongExportIsExplainedWithWhatIsAllowed(t *testing.T) {
	place, folder := database(t), t.TempDir()
	run(t, nil, "seed", "--database", place).want(t, exitDone)
	path := filepath.Join(folder, "x.png")
	for _, c := range []struct {
		args []string
		want []string
	}{
		{[]string{"torte", "-o", path}, []string{"torte", "phasen", "strategievergleich"}},
		{[]string{"phasen", "-o", filepath.Join(folder, "x.pdf")}, []string{".pdf", ".svg, .png oder .csv"}},
		{[]string{"phasen"}, []string{"es fehlt"}},
		{[]string{"phasen", "-o", path, "--stichtag", "2025-02-30"}, []string{"2025-02-30", "2025-06-30"}},
		{[]string{"phasen", "-o", path, "--strategie", "nichts"}, []string{"nichts", "rlp-digitalstrategie"}},
		{[]string{"phasen", "-o", path, "--ressort", "nichts"}, []string{"nichts", "mdi"}},
		{[]string{"phasen", "-o", path, "--fokusthema", "nichts"}, []string{"nichts", "digitale-prozesse"}},
		{[]string{"phasen", "-o", path, "--breite", "100"}, []string{"100", "320 bis 3840"}},
		{[]string{"phasen", "-o", path, "--skala", "9"}, []string{"9", "1 bis 4"}},
		{[]string{"struktur", "-o", path, "--breite", "3840", "--skala", "4", "--strategie", "rlp-digitalstrategie"}, []string{"höchstens --skala"}},
		{[]string{"phasen", "-o", filepath.Join(folder, "fehlt", "x.png")}, []string{"fehlt"}},
	} {
		run(t, nil, append([]string{"export", "figure", "--database", place}, c.args...)...).want(t, exitUsage, c.want...)
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 0 {
		t.Errorf("a refused call left %v, %v", entries, err)
	}
}
