// The command restore: a new database from a backup.

package cli

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"zielstand/app/store"
	"zielstand/models"
)

type restoreCommand struct {
	place
	File     string `arg:"" name:"DATEI" help:"Datei von zielstand backup; - liest von der Standardeingabe."`
	Accounts string `placeholder:"KONTEN" help:"Übernimmt auch die Konten aus dieser Datei von „zielstand backup --accounts“. Wer seitdem gelöscht wurde, ist erneut zu löschen."`
}

// Run fills the database, which must be new or empty, and checks it as verify does.
func (c *restoreCommand) Run(p *process) error {
	s, err := p.settings()
	if err != nil {
		return err
	}
	file := os.Stdin
	if c.File != "-" {
		if file, err = os.Open(c.File); err != nil {
			return &usageError{"Die Datei „" + c.File + "“ lässt sich nicht lesen."}
		}
		defer file.Close()
	}
	head, lines, err := readBackup(file)
	if err != nil {
		return &usageError{"Die Datei „" + c.File + "“ ist keine Sicherung von Zielstand. Erlaubt ist eine Datei von „zielstand backup“."}
	}
	var accounts *store.AccountsCopy
	if c.Accounts != "" {
		if accounts, err = readAccounts(c.Accounts); err != nil {
			return err
		}
	}
	place := c.of(s, ownDatabase)
	db, err := store.Open(p.ctx, store.Config{Database: place, Logger: s.logger(p.words)})
	if err != nil {
		return err
	}
	defer db.Close()
	if db.Portfolio().Head.Seq > 0 {
		return &usageError{"Die Datenbank „" + place + "“ enthält schon Einträge und wird nicht überschrieben. Erlaubt ist eine neue oder leere; die alte Datei bitte vorher umbenennen."}
	}
	if err := p.restore(db, head, lines); err != nil {
		return err
	}
	if accounts != nil {
		if err := p.restoreAccounts(db, accounts); err != nil {
			return err
		}
	}
	fmt.Fprintf(p.out, "%d %s\n", head.Seq, head.Hash)
	p.say("Wiederhergestellt und geprüft: %d Einträge.", head.Seq)
	return nil
}

func (p *process) restore(db *store.Store, head backupHead, lines *json.Decoder) error {
	if err := db.Migrate(p.ctx); err != nil {
		return err
	}
	if head.Demo {
		if err := db.MarkDemo(p.ctx); err != nil {
			return err
		}
	}
	if _, err := db.Restore(p.ctx, entriesOf(lines, head), snapshotsOf(lines)); err != nil {
		return &failure{"Die Sicherung ist unvollständig oder verändert worden; es wurde nichts übernommen.", err}
	}
	_, err := db.Verify(p.ctx)
	return err
}

// readBackup opens a backup and reads its first line.
func readBackup(r io.Reader) (head backupHead, lines *json.Decoder, err error) {
	packed, err := gzip.NewReader(bufio.NewReader(r))
	if err != nil {
		return head, nil, err
	}
	lines = json.NewDecoder(packed)
	if err := lines.Decode(&head); err != nil {
		return head, nil, err
	}
	if head.Format != backupFormat {
		return head, nil, fmt.Errorf("format %q", head.Format)
	}
	return head, lines, nil
}

// entriesOf yields the entries of a backup, and an error at the end when they are not those that its first line
// promises: a file cut off between two lines is a whole one to everybody else.
func entriesOf(lines *json.Decoder, head backupHead) iter.Seq2[models.Entry, error] {
	return func(yield func(models.Entry, error) bool) {
		var last models.Head
		for last.Seq < head.Seq {
			var e models.Entry
			err := lines.Decode(&e)
			if errors.Is(err, io.EOF) {
				err = fmt.Errorf("ends at entry %d of %d", last.Seq, head.Seq)
			}
			if err == nil && e.Seq == head.Seq && e.Hash != head.Hash {
				err = fmt.Errorf("ends with the hash %s, its first line says %s", e.Hash, head.Hash)
			}
			if !yield(e, err) || err != nil {
				return
			}
			last = e.Head()
		}
	}
}

// snapshotsOf yields what lies behind the entries: the frozen states of briefings. Backups of earlier versions of
// the program end before them.
func snapshotsOf(lines *json.Decoder) iter.Seq2[store.Snapshot, error] {
	return func(yield func(store.Snapshot, error) bool) {
		for {
			var s store.Snapshot
			err := lines.Decode(&s)
			if errors.Is(err, io.EOF) || !yield(s, err) || err != nil {
				return
			}
		}
	}
}
