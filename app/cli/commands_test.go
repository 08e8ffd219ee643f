// The commands, as somebody calls them.

package cli

import (
	"bytes"
	"compress/gzip"
	"io"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"zielstand/app/store"
)

func TestHelpNamesEveryCommandInGerman(t *testing.T) {
	r := run(t, nil, "--help").want(t, exitDone)
	for _, name := range []string{"serve", "seed", "verify", "migrate", "backup", "restore", "healthcheck", "version"} {
		if !strings.Contains(r.out, "\n  "+name+" ") {
			t.Errorf("help does not name %s:\n%s", name, r.out)
		}
	}
	run(t, nil, "serve", "-h").want(t, exitDone, "Aufruf: zielstand serve", "--demo", "--addr=ADRESSE", "--database=ORT")
	run(t, nil, "backup", "--help").want(t, exitDone, "<DATEI>")
}

func TestAWrongCallIsExplainedInOneLine(t *testing.T) {
	run(t, nil, "dance").want(t, exitUsage, "unbekannt ist dance", "--help")
	run(t, nil, "seed", "--red").want(t, exitUsage, "unbekannt ist die Option --red")
	run(t, nil, "backup").want(t, exitUsage, "es fehlt", "DATEI")
}

func TestVersionIsAResult(t *testing.T) {
	if r := run(t, nil, "version").want(t, exitDone, "zielstand "); r.words != "" {
		t.Errorf("words: %s", r.words)
	}
}

func TestAWrongSettingIsNamedWithWhatIsAllowed(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "fehlt.md")
	for _, c := range []struct{ set, allowed string }{
		{"ZIELSTAND_ADDR=3000", "127.0.0.1:3000"},
		{"ZIELSTAND_ADDR=127.0.0.1:99999", "127.0.0.1:3000"},
		{"ZIELSTAND_BASE_URL=zielstand.example.de", "https://zielstand.example.de"},
		{"ZIELSTAND_BASE_URL=https://example.de/pfad", "ohne Pfad"},
		{"ZIELSTAND_LAND=17", "01 bis 16"},
		{"ZIELSTAND_LAND=RP", "01 bis 16"},
		{"ZIELSTAND_TIMEZONE=Mars/Phobos", "Europe/Berlin"},
		{"ZIELSTAND_LOG=laut", "debug, info, warn oder error"},
		{"ZIELSTAND_PROXIES=10.0.0.5,überall", "10.0.0.5,192.168.1.0/24"},
		{"ZIELSTAND_METRICS=ja", "lokal"},
		{"ZIELSTAND_OFFICIAL_LINE=1", "ja oder nein"},
		{"ZIELSTAND_CONTACT=nobody", "Mailadresse"},
		{"ZIELSTAND_LICENCE=CC-BY", "Adresse einer Lizenz"},
		{"ZIELSTAND_IMPRINT_FILE=" + missing, "lesbare Datei"},
		{"ZIELSTAND_DATABASE_FILE=" + missing, "lesbare Datei"},
	} {
		name, _, _ := strings.Cut(c.set, "=")
		place := database(t)
		run(t, []string{c.set}, "serve", "--database", place).want(t, exitUsage, name, c.allowed)
		if content(t, place) != nil {
			t.Errorf("%s: a database was made all the same", c.set)
		}
	}
}

func TestTheReadmeExplainsEverySettingAndNoOther(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	known := variablesOf(&variables{}, nil)
	explained := map[string]bool{}
	for line := range strings.Lines(string(readme)) {
		if strings.HasPrefix(line, "| `"+prefix) {
			for _, name := range regexp.MustCompile(prefix+`[A-Z_]+`).FindAllString(strings.Split(line, "|")[1], -1) {
				explained[name] = true
			}
		}
	}
	for _, v := range known {
		if !explained[v.name] {
			t.Errorf("the README does not explain %s", v.name)
		}
		delete(explained, v.name)
	}
	for name := range explained {
		t.Errorf("the README explains %s, which is no setting", name)
	}
}

func TestASecretComesFromAFileOrTheEnvironmentNotBoth(t *testing.T) {
	place, file := database(t), filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(file, []byte(place+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, []string{"ZIELSTAND_DATABASE_FILE=" + file}, "seed").want(t, exitDone)
	if content(t, place) == nil {
		t.Error("the database of the file was not used")
	}
	run(t, []string{"ZIELSTAND_DATABASE_FILE=" + file, "ZIELSTAND_DATABASE=x.db"}, "seed").want(t, exitUsage, "ZIELSTAND_DATABASE", "nur eines")
}

func TestASlipOfThePenInASettingIsMentioned(t *testing.T) {
	r := run(t, []string{"ZIELSTAND_ADRR=:80", "ZIELSTAND_TEST_ALL=0", "ZIELSTAND_LAND="}, "seed", "--database", database(t)).want(t, exitDone, "ZIELSTAND_ADRR ist keine Einstellung")
	if strings.Contains(r.words, "TEST_ALL") || strings.Contains(r.words, "LAND") {
		t.Errorf("words: %s", r.words)
	}
}

func TestSeedingTwiceChangesNothing(t *testing.T) {
	env := []string{"ZIELSTAND_DATABASE=" + database(t)}
	first := run(t, env, "seed").want(t, exitDone, "angelegt: ")
	if first.out == "angelegt: 0\n" {
		t.Error("nothing was created")
	}
	before := run(t, env, "verify").want(t, exitDone).out
	run(t, env, "seed").want(t, exitDone, "angelegt: 0\n")
	if after := run(t, env, "verify").want(t, exitDone).out; after != before {
		t.Errorf("the journal went from %s to %s", before, after)
	}
}

func TestTheDemonstrationNeverMixesWithRealRecords(t *testing.T) {
	env := []string{"ZIELSTAND_DATABASE=" + database(t)}
	run(t, env, "seed").want(t, exitDone)
	run(t, env, "seed", "--demo").want(t, exitUsage, "echte Einträge")
	run(t, env, "serve", "--demo", "--addr", "127.0.0.1:0").want(t, exitUsage, "echte Einträge")
}

func TestMigrateNamesWhatItDid(t *testing.T) {
	env := []string{"ZIELSTAND_DATABASE=" + database(t)}
	if r := run(t, env, "migrate").want(t, exitDone); strings.Count(r.out, "\n") < 3 {
		t.Errorf("applied:\n%s", r.out)
	}
	if r := run(t, env, "migrate").want(t, exitDone); r.out != "" {
		t.Errorf("applied again:\n%s", r.out)
	}
}

func TestABackupRestoresTheSameDatabase(t *testing.T) {
	for _, flag := range [][]string{nil, {"--demo"}} {
		original, copied := database(t), database(t)
		file := filepath.Join(t.TempDir(), "sicherung.jsonl.gz")
		run(t, nil, append([]string{"seed", "--database", original}, flag...)...).want(t, exitDone)
		head := run(t, nil, "verify", "--database", original).want(t, exitDone).out
		if r := run(t, nil, "backup", file, "--database", original).want(t, exitDone); r.out != head {
			t.Errorf("backup of %s, want %s", r.out, head)
		}
		if r := run(t, nil, "restore", file, "--database", copied).want(t, exitDone); r.out != head {
			t.Errorf("restored %s, want %s", r.out, head)
		}
		if r := run(t, nil, "verify", "--database", copied).want(t, exitDone); r.out != head {
			t.Errorf("the copy is at %s, want %s", r.out, head)
		}
		again := run(t, nil, "backup", "-", "--database", copied).want(t, exitDone)
		if again.out != string(content(t, file)) {
			t.Error("the copy's backup differs from the original's")
		}
	}
}

func TestTheAccountsAreSavedWhereTheyAreAskedForOnly(t *testing.T) {
	original, copied, without, folder := database(t), database(t), database(t), t.TempDir()
	journal, accounts := filepath.Join(folder, "sicherung.gz"), filepath.Join(folder, "konten.gz")
	run(t, nil, "seed", "--database", original).want(t, exitDone)
	run(t, nil, "user", "add", "ada@mdi.example", "--name", "Ada", "--role", "administrator", "--database", original).want(t, exitDone)
	run(t, nil, "backup", journal, "--accounts", journal, "--database", original).want(t, exitUsage, "eigene Datei")
	run(t, nil, "backup", journal, "--accounts", accounts, "--database", original).want(t, exitDone, "1 Konto in", "unverschlüsselt")
	run(t, nil, "backup", journal+"2", "--accounts", accounts, "--database", original).want(t, exitUsage, "gibt es schon")
	if info, err := os.Stat(accounts); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file is for %v, %v", info.Mode(), err)
	}

	run(t, nil, "restore", journal, "--accounts", journal, "--database", copied).want(t, exitUsage, "enthält keine Konten")
	run(t, nil, "restore", journal, "--accounts", accounts, "--database", copied).want(t, exitDone, "Wiederhergestellt: 1 Konto")
	list := run(t, nil, "user", "list", "--database", original).want(t, exitDone).out
	if r := run(t, nil, "user", "list", "--database", copied).want(t, exitDone); r.out != list || list == "" {
		t.Errorf("restored %q, want %q", r.out, list)
	}
	run(t, nil, "restore", journal, "--database", without).want(t, exitDone)
	run(t, nil, "user", "list", "--database", without).want(t, exitDone, "Konten: 0")

	// A journal that began elsewhere names other people.
	foreign, target := database(t), database(t)
	run(t, nil, "seed", "--demo", "--database", foreign).want(t, exitDone)
	run(t, nil, "backup", journal+"3", "--database", foreign).want(t, exitDone)
	run(t, nil, "restore", journal+"3", "--accounts", accounts, "--database", target).want(t, exitFailed, "die Konten nicht")
}

func TestABackupReplacesNothing(t *testing.T) {
	place, file := database(t), filepath.Join(t.TempDir(), "schon-da")
	run(t, nil, "seed", "--database", place).want(t, exitDone)
	if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, nil, "backup", file, "--database", place).want(t, exitUsage, "gibt es schon")
	if string(content(t, file)) != "old" {
		t.Error("the file was replaced")
	}
	good := filepath.Join(t.TempDir(), "sicherung.gz")
	run(t, nil, "backup", good, "--database", place).want(t, exitDone)
	run(t, nil, "restore", good, "--database", place).want(t, exitUsage, "wird nicht überschrieben")
	run(t, nil, "backup", good+"2", "--database", place+"x").want(t, exitUsage, "gibt es nicht")
	if content(t, place+"x") != nil {
		t.Error("a database was made to be backed up")
	}
}

func TestABrokenBackupRestoresNothing(t *testing.T) {
	place, file := database(t), filepath.Join(t.TempDir(), "sicherung.gz")
	run(t, nil, "seed", "--database", place).want(t, exitDone)
	run(t, nil, "backup", file, "--database", place).want(t, exitDone)
	reader, err := gzip.NewReader(bytes.NewReader(content(t, file)))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(reader)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(strings.TrimSuffix(string(text), "\n"), "\n")
	for name, broken := range map[string]string{
		"the last entry is missing":  strings.Join(lines[:len(lines)-1], ""),
		"an entry was changed":       strings.Replace(string(text), "Strategien der Quellen", "Strategien der Flüsse", 1),
		"an entry was taken out":     strings.Join(append(append([]string{}, lines[:5]...), lines[6:]...), ""),
		"something is written below": string(text) + "{}\n",
	} {
		path := filepath.Join(t.TempDir(), "kaputt.gz")
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		io.WriteString(w, broken)
		w.Close()
		if err := os.WriteFile(path, packed.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		target := database(t)
		t.Log(name)
		run(t, nil, "restore", path, "--database", target).want(t, exitFailed, "nichts übernommen")
		run(t, nil, "verify", "--database", target).want(t, exitDone, "0 ")
	}
	cut := filepath.Join(t.TempDir(), "abgeschnitten.gz")
	whole := content(t, file)
	if err := os.WriteFile(cut, whole[:len(whole)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, nil, "restore", cut, "--database", database(t)).want(t, exitFailed, "nichts übernommen")
	run(t, nil, "restore", place, "--database", database(t)).want(t, exitUsage, "keine Sicherung")
	run(t, nil, "restore", filepath.Join(t.TempDir(), "fehlt"), "--database", database(t)).want(t, exitUsage, "lässt sich nicht lesen")
}

func TestServeBeginsWithTheStrategiesOfTheSources(t *testing.T) {
	place := database(t)
	s := start(t, nil, "--database", place)
	if status, body := s.get(t, "/"); status != 200 || strings.Contains(body, "Demonstrationsdaten") {
		t.Errorf("status %d, demonstration %v", status, strings.Contains(body, "Demonstrationsdaten"))
	}
	if status, _ := s.get(t, "/massnahmen/ejustice-rlp"); status != 200 {
		t.Errorf("a measure of the sources answers %d", status)
	}
	host := strings.TrimPrefix(s.url, "http://")
	run(t, []string{"ZIELSTAND_ADDR=" + host}, "healthcheck").want(t, exitDone, "ok")
	run(t, []string{"ZIELSTAND_ADDR=" + strings.Replace(host, "127.0.0.1", "0.0.0.0", 1)}, "healthcheck").want(t, exitDone, "ok")
	if code := s.end(t); code != exitDone {
		t.Errorf("ended with %d:\n%s", code, s.words)
	}
	run(t, []string{"ZIELSTAND_ADDR=" + host}, "healthcheck").want(t, exitFailed, "antwortet nichts")
	run(t, nil, "verify", "--database", place).want(t, exitDone, "In Ordnung")
}

func TestServeDemoSaysSoOnEveryPage(t *testing.T) {
	s := start(t, nil, "--demo", "--database", database(t))
	for _, path := range []string{"/", "/massnahmen", "/hilfe", "/nirgends"} {
		if _, body := s.get(t, path); !strings.Contains(body, "Demonstrationsdaten") {
			t.Errorf("%s does not say that its data are invented", path)
		}
	}
}

func TestARunningServerShowsWhatAnotherProgramWrites(t *testing.T) {
	place := database(t)
	s := start(t, nil, "--database", place)
	s.get(t, "/massnahmen/ejustice-rlp")
	other, err := store.Open(t.Context(), store.Config{Database: place})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	_, err = other.Change(t.Context(), "other", "", func(tx *store.Tx) error {
		m := *tx.Portfolio().Measure("ejustice-rlp").Measure
		m.Title = "Von anderswo umbenannt"
		return tx.Update(&m)
	})
	if err != nil {
		t.Fatal(err)
	}
	for until := time.Now().Add(time.Minute); ; {
		_, body := s.get(t, "/massnahmen/ejustice-rlp")
		if strings.Contains(body, "Von anderswo umbenannt") {
			return
		}
		if time.Now().After(until) {
			t.Fatal("the change is not seen")
		}
	}
}

func TestATakenPortIsNamedAndNothingIsTouched(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	place := database(t)
	run(t, nil, "serve", "--database", place, "--addr", ln.Addr().String()).want(t, exitUsage, ln.Addr().String(), "schon vergeben", "ZIELSTAND_ADDR")
	if content(t, place) != nil {
		t.Error("a database was made all the same")
	}
}
