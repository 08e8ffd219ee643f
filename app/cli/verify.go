// The command verify: has anybody changed the past, or a document?

package cli

import "fmt"

type verifyCommand struct {
	place
	File string `arg:"" optional:"" name:"DATEI" help:"Dokument, das geprüft wird; ohne Angabe das Journal."`
}

// Run walks the journal; the result is its head, to be noted elsewhere and compared later. With a file it is about that
// file alone.
func (c *verifyCommand) Run(p *process) error {
	db, err := p.open(c.place)
	if err != nil {
		return err
	}
	defer db.Close()
	if c.File != "" {
		return p.verifyFile(db, c.File)
	}
	head, err := db.Verify(p.ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.out, "%d %s\n", head.Seq, head.Hash)
	p.say("In Ordnung: %d Einträge, lückenlos und unverändert; der Bestand stimmt mit ihnen überein.", head.Seq)
	return nil
}
