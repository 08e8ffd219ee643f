// Databases that cannot be used: one clear line, exit code 2, and every byte as it was.

package cli

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"testing"
)

// seeded returns the bytes of a whole database after a statement was applied to it.
func seeded(t *testing.T, statement string) []byte {
	t.Helper()
	place := database(t)
	run(t, nil, "seed", "--database", place).want(t, exitDone)
	if statement != "" {
		db, err := sql.Open("sqlite3", place)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return content(t, place)
}

func TestAFileThatCannotBeUsedIsRefusedAndUntouched(t *testing.T) {
	whole := seeded(t, "")
	for name, c := range map[string]struct {
		file []byte
		says string
	}{
		"a letter":                   {[]byte("Sehr geehrte Damen und Herren,\n"), "gehört einem anderen Programm"},
		"half of a database":         {whole[:len(whole)/2], "ist beschädigt"},
		"a database of a later time": {seeded(t, "INSERT INTO schema_migrations (id) VALUES ('9999_later')"), "neueren Version (9999_later)"},
	} {
		place := database(t)
		if err := os.WriteFile(place, c.file, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{"serve", "--addr", "127.0.0.1:0"}, {"seed"}, {"migrate"}, {"verify"}, {"backup", "x.gz"}} {
			t.Log(name, args)
			run(t, nil, append(args, "--database", place)...).want(t, exitUsage, place, c.says)
		}
		if !bytes.Equal(content(t, place), c.file) {
			t.Errorf("%s was changed", name)
		}
		if files, err := os.ReadDir(filepath.Dir(place)); err != nil || len(files) != 1 {
			t.Errorf("%s: beside it lie %v, %v", name, files, err)
		}
	}
}

func TestAPlaceWhereNothingCanBeWrittenIsNamed(t *testing.T) {
	folder := t.TempDir()
	run(t, nil, "seed", "--database", folder).want(t, exitUsage, folder, "ist keine Datei")
	// Not even root may write here.
	run(t, nil, "seed", "--database", "/proc/zielstand.db").want(t, exitUsage, "/proc/zielstand.db", "Schreibrechte")
	run(t, nil, "seed", "--database", "/proc/ordner/zielstand.db").want(t, exitUsage, "/proc/ordner/zielstand.db")
	run(t, nil, "seed", "--database", "postgres://niemand:geheim@127.0.0.1:1/nichts").want(t, exitUsage, "antwortet nicht")
}

func TestAPasswordIsNeverShown(t *testing.T) {
	r := run(t, []string{"ZIELSTAND_DATABASE=postgres://niemand:geheim@127.0.0.1:1/nichts"}, "verify").want(t, exitUsage, "niemand")
	if bytes.Contains([]byte(r.words), []byte("geheim")) {
		t.Errorf("the password is in: %s", r.words)
	}
}

func TestAChangedJournalEntryIsNamed(t *testing.T) {
	place := database(t)
	if err := os.WriteFile(place, seeded(t, "UPDATE journal SET actor = 'somebody' WHERE seq = 7"), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, nil, "verify", "--database", place).want(t, exitFailed, "Das Journal ist verändert worden: Eintrag 7 ")
}
