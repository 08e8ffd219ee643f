// Databases that cannot be used: one clear error, and not a byte changed.

package store

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"zielstand/models"
)

func TestAFileThatCannotBeUsedIsRefusedAndUntouched(t *testing.T) {
	ours := filepath.Join(t.TempDir(), "ours.db")
	s, err := Open(t.Context(), Config{Database: ours})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	create(t, s, strategy()...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile(ours)
	if err != nil {
		t.Fatal(err)
	}
	damaged := bytes.Clone(good)
	for i := 4096; i < len(damaged); i += 7 {
		damaged[i] ^= 0x5a
	}
	for name, file := range map[string]struct {
		content []byte
		code    string
	}{
		"text":              {[]byte("Sehr geehrte Damen und Herren"), models.CodeForeign},
		"a single byte":     {[]byte{0}, models.CodeForeign},
		"another program's": {sqliteFile(t, "CREATE TABLE albums (id integer)"), models.CodeForeign},
		"another program's with a mark": {sqliteFile(t, "PRAGMA application_id = 7; CREATE TABLE schema_migrations (id text)"),
			models.CodeForeign},
		"in another program's log mode": {sqliteFile(t, "PRAGMA journal_mode = WAL; CREATE TABLE journal (seq integer)"), models.CodeForeign},
		"ours, damaged":                 {damaged, models.CodeCorrupt},
		"ours, cut off":                 {good[:len(good)/2], models.CodeCorrupt},
		"ours, only the header":         {good[:100], models.CodeCorrupt},
		"ours, of a later version":      {later(t, good), models.CodeNewer},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "zielstand.db")
			if err := os.WriteFile(path, file.content, 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := Open(t.Context(), Config{Database: path})
			wantProblem(t, err, models.Misset, file.code)
			wantUntouched(t, folder, file.content)
		})
	}
}

func TestAForeignFileWithALogIsRefusedAndUntouched(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "zielstand.db")
	pool, err := sql.Open("sqlite3", path+"?_journal_mode=WAL")
	if err != nil {
		t.Fatal(err)
	}
	pool.SetMaxOpenConns(1)
	mustExec(t, pool, "CREATE TABLE albums (id integer)")
	copied := filepath.Join(t.TempDir(), "zielstand.db") // as from a backup: the log is there, nobody is at work
	for _, ending := range []string{"", "-wal"} {
		if err := copyFile(copied+ending, path+ending); err != nil {
			t.Fatal(err)
		}
	}
	for name, database := range map[string]string{"in use": path, "left alone": copied} {
		before := contents(t, filepath.Dir(database))
		_, err := Open(t.Context(), Config{Database: database})
		wantProblem(t, err, models.Misset, models.CodeForeign)
		after := contents(t, filepath.Dir(database))
		// The shared memory counts readers and is no part of the content.
		delete(before, "zielstand.db-shm")
		delete(after, "zielstand.db-shm")
		if !maps.Equal(before, after) {
			t.Errorf("%s: the folder held %d files, now %d, or their content differs", name, len(before), len(after))
		}
		if _, err := os.Stat(copied + "-shm"); err == nil {
			t.Error("shared memory was left behind")
		}
	}
	pool.Close()
}

// contents are the hashes of the files in a folder.
func contents(t *testing.T, folder string) map[string][sha256.Size]byte {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	hashes := map[string][sha256.Size]byte{}
	for _, f := range files {
		content, err := os.ReadFile(filepath.Join(folder, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		hashes[f.Name()] = sha256.Sum256(content)
	}
	return hashes
}

func TestAWholeFileOfOursOpensAndStaysAsItIs(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "file with 100 % ? and #.db")
	s, err := Open(t.Context(), Config{Database: path})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	create(t, s, strategy()...)
	s.Close()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Open(t.Context(), Config{Database: path, MustExist: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := again.Verify(t.Context()); err != nil {
		t.Error(err)
	}
	again.Close()
	wantUntouched(t, folder, before)
}

func TestAFolderIsNoDatabase(t *testing.T) {
	folder := t.TempDir()
	_, err := Open(t.Context(), Config{Database: folder})
	wantProblem(t, err, models.Misset, models.CodeNoFile)
}

func TestAMissingFileIsRefusedWhereOneIsNeeded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none", "z.db")
	_, err := Open(t.Context(), Config{Database: path, MustExist: true})
	wantProblem(t, err, models.Misset, models.CodeMissing)
	if _, err := os.Stat(filepath.Dir(path)); err == nil {
		t.Error("a folder was made for it")
	}
}

func TestAnEmptyFileIsANewDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "z.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	create(t, open(t, Config{Database: path}), strategy()...)
}

func TestWhatMustNotBeWrittenIsRefused(t *testing.T) {
	for name, prepare := range map[string]func(t *testing.T, folder, path string){
		"a read-only folder": func(t *testing.T, folder, _ string) { chmod(t, folder, 0o555) },
		"a read-only folder with a database": func(t *testing.T, folder, path string) {
			writeOurs(t, path)
			chmod(t, path, 0o666)
			chmod(t, folder, 0o555)
		},
		"a read-only file": func(t *testing.T, folder, path string) {
			writeOurs(t, path)
			chmod(t, path, 0o444)
			chmod(t, folder, 0o777)
		},
	} {
		t.Run(name, func(t *testing.T) {
			folder, err := os.MkdirTemp("", "zielstand-test-")
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				os.Chmod(folder, 0o700)
				os.RemoveAll(folder)
			})
			path := filepath.Join(folder, "z.db")
			prepare(t, folder, path)
			before, _ := os.ReadFile(path)
			if output := openAsSomebody(t, path); !strings.Contains(output, "refused: "+models.CodeReadOnly) {
				t.Errorf("opening says %q", output)
			}
			if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
				t.Error("the file was changed")
			}
			if beside, err := filepath.Glob(path + "-*"); err != nil || len(beside) > 0 {
				t.Errorf("left beside it: %q, %v", beside, err)
			}
		})
	}
}

func TestAServerThatDoesNotAnswerIsNamedWithoutItsPassword(t *testing.T) {
	_, err := Open(t.Context(), Config{Database: "postgres://zielstand:geheim@127.0.0.1:1/zielstand"})
	wantProblem(t, err, models.Misset, models.CodeUnreachable)
	if strings.Contains(err.Error(), "geheim") {
		t.Errorf("%v tells the password", err)
	}
}

func TestAForeignOrNewerPostgresIsRefusedAndUntouched(t *testing.T) {
	address := postgresSchema(t)
	pool, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	mustExec(t, pool, "CREATE TABLE journal (entry text)")
	_, err = Open(t.Context(), Config{Database: address})
	wantProblem(t, err, models.Misset, models.CodeForeign)
	tables, err := texts(t.Context(), pool, "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()")
	if err != nil || len(tables) != 1 {
		t.Errorf("tables are now %q, %v", tables, err)
	}
	mustExec(t, pool, "DROP TABLE journal")
	s := open(t, Config{Database: address})
	tamper(t, s, "INSERT INTO schema_migrations (id) VALUES ('9999_future')")
	_, err = Open(t.Context(), Config{Database: address})
	wantProblem(t, err, models.Misset, models.CodeNewer)
}

// openAsSomebody opens the file in a process without the rights of root, to whom nothing is read-only.
func openAsSomebody(t *testing.T, path string) string {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(program)
	if os.Geteuid() == 0 {
		// The test program lies in a folder that only root may enter.
		copied := filepath.Join(t.TempDir(), "opener")
		content, err := os.ReadFile(program)
		if err == nil {
			err = os.WriteFile(copied, content, 0o755)
		}
		if err != nil {
			t.Fatal(err)
		}
		for folder := filepath.Dir(copied); folder != os.TempDir() && folder != "/"; folder = filepath.Dir(folder) {
			chmod(t, folder, 0o755)
		}
		command.Path, command.Dir = copied, os.TempDir()
		command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534, NoSetGroups: true}}
	}
	command.Env = append(os.Environ(), "ZIELSTAND_TEST_TASK=open", "ZIELSTAND_TEST_DATABASE="+path)
	output, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	return string(output)
}

func chmod(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

func writeOurs(t *testing.T, path string) {
	t.Helper()
	s, err := Open(t.Context(), Config{Database: path})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// sqliteFile returns the bytes of a database that the statements make.
func sqliteFile(t *testing.T, statements string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "made.db")
	pool, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	pool.SetMaxOpenConns(1)
	mustExec(t, pool, statements)
	if err := pool.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// later is our file after a version that does not exist yet.
func later(t *testing.T, ours []byte) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "later.db")
	if err := os.WriteFile(path, ours, 0o600); err != nil {
		t.Fatal(err)
	}
	pool, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	mustExec(t, pool, "INSERT INTO schema_migrations (id) VALUES ('9999_future')")
	pool.Close()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func mustExec(t *testing.T, pool *sql.DB, statement string) {
	t.Helper()
	if _, err := pool.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

// wantUntouched fails unless the folder holds exactly one file with the content.
func wantUntouched(t *testing.T, folder string, content []byte) {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 1 {
		t.Fatalf("the folder holds %v, want the file alone", files)
	}
	now, err := os.ReadFile(filepath.Join(folder, files[0].Name()))
	if err != nil {
		t.Fatal(err)
	}
	if sha256.Sum256(now) != sha256.Sum256(content) {
		t.Error("the file was changed")
	}
}
