// The commands about rounds, and the settings of the mails.

package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRoundsAreKeptFromTheCommandLine(t *testing.T) {
	database := "--database=" + filledDemo(t)
	list := run(t, nil, "round", "list", database).want(t, 0, "berichtsrunde-2026-1\tclosed\t2026-06-30\t2026-07-10\t", "berichtsrunde-2026-2\topen\t2026-10-31\t2026-12-11\t")
	if got := strings.Count(list.out, "\n"); got != 2 {
		t.Errorf("%d rounds", got)
	}
	run(t, nil, "round", "close", "berichtsrunde-2026-2", database).want(t, 0, "Geschlossen: 2. Halbjahr 2026; von ")
	run(t, nil, "round", "close", "berichtsrunde-2026-2", database).want(t, 0)
	run(t, nil, "round", "open", "berichtsrunde-2026-2", database).want(t, 1, "geschlossen")
	run(t, nil, "round", "open", "gibt-es-nicht", database).want(t, 2, "gibt-es-nicht", "round list")
	run(t, nil, "round", "open", database).want(t, 2)
	run(t, nil, "verify", database).want(t, 0)
}

func TestRemindingWithoutAServerLeavesTheMailsInTheOutbox(t *testing.T) {
	database := "--database=" + filledDemo(t)
	first := run(t, nil, "round", "remind", database).want(t, 0)
	if again := run(t, nil, "round", "remind", database).want(t, 0); again.out != first.out {
		t.Errorf("reminding twice queued more: %q, then %q", first.out, again.out)
	}
	if !strings.HasSuffix(first.out, "\t0\t0\n") {
		t.Errorf("waiting, sent, failed: %q", first.out)
	}
	sent := run(t, []string{"ZIELSTAND_SMTP_URL=log:", "ZIELSTAND_LOG=info"}, "round", "remind", database).want(t, 0)
	if want := "0\t" + strings.TrimSuffix(first.out, "\t0\t0\n") + "\t0\n"; sent.out != want {
		t.Errorf("with the log as server: %q, want %q", sent.out, want)
	}
}

// filledDemo is a database with the demonstration and its people.
func filledDemo(t *testing.T) string {
	t.Helper()
	path := database(t)
	s := start(t, nil, "--demo", "--database", path)
	if code := s.end(t); code != 0 {
		t.Fatalf("ended with %d:\n%s", code, s.words)
	}
	return path
}

func TestMailSettingsAreCheckedAndNeverTellThePassword(t *testing.T) {
	file := filepath.Join(t.TempDir(), "smtp")
	if err := os.WriteFile(file, []byte("smtp://zielstand:geheim-91@post.land.example\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	const from = "ZIELSTAND_MAIL_FROM=Zielstand <zielstand@land.example>"
	for _, test := range []struct {
		env  []string
		want string
	}{
		{[]string{"ZIELSTAND_SMTP_URL=post.land.example", from}, "ZIELSTAND_SMTP_URL ist nicht erlaubt. Erlaubt ist smtp://"},
		{[]string{"ZIELSTAND_SMTP_URL=http://zielstand:geheim-91@post.land.example", from}, "ZIELSTAND_SMTP_URL ist nicht erlaubt"},
		{[]string{"ZIELSTAND_SMTP_URL=smtp://post.land.example"}, "ZIELSTAND_MAIL_FROM fehlt"},
		{[]string{from}, "ZIELSTAND_SMTP_URL fehlt"},
		{[]string{"ZIELSTAND_SMTP_URL=smtp://post.land.example", "ZIELSTAND_MAIL_FROM=niemand"}, "ZIELSTAND_MAIL_FROM: „niemand“ ist nicht erlaubt"},
		{[]string{"ZIELSTAND_SMTP_URL=smtp://a", "ZIELSTAND_SMTP_URL_FILE=" + file, from}, "beide gesetzt"},
		{[]string{"ZIELSTAND_SMTP_URL_FILE=/gibt/es/nicht", from}, "SMTP_URL_FILE"},
	} {
		if r := run(t, test.env, "round", "list").want(t, 2, test.want); strings.Contains(r.words, "geheim-91") {
			t.Errorf("%v tells the password: %s", test.env, r.words)
		}
	}
	p := &process{environment: environmentOf([]string{"ZIELSTAND_SMTP_URL_FILE=" + file, from}), words: newPipe()}
	s, err := p.settings()
	if err != nil || s.sender == nil {
		t.Errorf("settings from a file: %v", err)
	}
}
