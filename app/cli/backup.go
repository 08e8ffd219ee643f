// The command backup: the journal as a file. It holds the complete state of every moment, is the same for both
// databases, and proves by its hashes that nothing was changed.

package cli

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"zielstand/app/store"
)

type backupCommand struct {
	place
	File     string `arg:"" name:"DATEI" help:"Neue Datei, zum Beispiel sicherung.jsonl.gz; - schreibt auf die Standardausgabe."`
	Accounts string `placeholder:"KONTEN" help:"Schreibt zusätzlich die Konten in diese neue Datei: Namen, Adressen, Rollen, Kennwort-Hashes und Schlüssel des zweiten Faktors, unverschlüsselt. Sie gehört an einen sicheren Ort."`
}

// backupFormat marks the first line of a backup.
const backupFormat = "zielstand-journal-1"

// backupHead is the first line; the entries follow, one in each line, and then the snapshots of briefings.
type backupHead struct {
	Format string `json:"format"`
	Demo   bool   `json:"demo"`
	Seq    int64  `json:"seq"`  // of the last entry
	Hash   string `json:"hash"` // of the last entry
}

// entriesAtOnce is how many entries are read in one step.
const entriesAtOnce = 1000

// Run writes the backup. A file is complete or not there at all, and an existing one is never replaced.
func (c *backupCommand) Run(p *process) error {
	db, err := p.open(c.place)
	if err != nil {
		return err
	}
	defer db.Close()
	head := db.Portfolio().Head
	for _, path := range []string{c.File, c.Accounts} {
		if _, err := os.Lstat(path); path != "" && path != "-" && !errors.Is(err, fs.ErrNotExist) {
			return &usageError{"Die Datei „" + path + "“ gibt es schon. Erlaubt ist der Name einer neuen Datei."}
		}
	}
	if err := c.writeAccounts(p, db); err != nil {
		return err
	}
	if c.File == "-" {
		return p.writeBackup(db, p.out)
	}
	if err := writeFile(c.File, func(w io.Writer) error { return p.writeBackup(db, w) }); err != nil {
		return err
	}
	fmt.Fprintf(p.out, "%d %s\n", head.Seq, head.Hash)
	p.say("Gesichert: %d Einträge in %s.", head.Seq, c.File)
	return nil
}

// writeAccounts writes the accounts where they are asked for.
func (c *backupCommand) writeAccounts(p *process, db *store.Store) error {
	switch c.Accounts {
	case "":
		return nil
	case "-", c.File:
		return &usageError{"Die Konten brauchen eine eigene Datei. Erlaubt ist der Name einer neuen Datei."}
	}
	copied, err := db.CopyAccounts(p.ctx)
	if err != nil {
		return err
	}
	if err := writeFile(c.Accounts, func(w io.Writer) error { return p.writeAccounts(copied, w) }); err != nil {
		return err
	}
	p.say("Gesichert: %s in %s, unverschlüsselt und nur für Sie lesbar.", accountsText(len(copied.Users)), c.Accounts)
	return nil
}

// writeFile writes under another name first, so that an interrupted backup is not taken for one.
func writeFile(path string, write func(w io.Writer) error) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".sicherung-*")
	if err != nil {
		return &usageError{oneLine("In den Ordner „" + filepath.Dir(path) + "“ lässt sich nicht schreiben: " + err.Error())}
	}
	defer os.Remove(file.Name())
	defer file.Close()
	if err := write(file); err != nil {
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	// A link, unlike a rename, does not replace a file that came into being meanwhile.
	return os.Link(file.Name(), path)
}

func (p *process) writeBackup(db *store.Store, w io.Writer) error {
	head, demo := db.Portfolio().Head, db.Portfolio().Demo
	packed := gzip.NewWriter(w)
	buffered := bufio.NewWriterSize(packed, 64<<10)
	out := json.NewEncoder(buffered)
	if err := out.Encode(backupHead{backupFormat, demo, head.Seq, head.Hash}); err != nil {
		return err
	}
	for seq := int64(0); seq < head.Seq; {
		entries, err := db.Entries(p.ctx, seq, int(min(entriesAtOnce, head.Seq-seq)))
		if err != nil {
			return err
		}
		if len(entries) == 0 {
			return &failure{text: fmt.Sprintf("Das Journal endet bei Eintrag %d statt bei %d.", seq, head.Seq)}
		}
		for i := range entries {
			if err := out.Encode(&entries[i]); err != nil {
				return err
			}
		}
		seq = entries[len(entries)-1].Seq
	}
	for s, err := range db.Snapshots(p.ctx) {
		if err == nil {
			err = out.Encode(&s)
		}
		if err != nil {
			return err
		}
	}
	return errors.Join(buffered.Flush(), packed.Close())
}
