// The accounts as a file of their own beside a backup. It is separate because it holds what the journal must not:
// names, addresses, and the hashes and keys by which people sign in.

package cli

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"zielstand/app/store"
	"zielstand/models"
)

// accountsFormat marks a file with accounts.
const accountsFormat = "zielstand-konten-1"

type accountsFile struct {
	Format string `json:"format"`
	*store.AccountsCopy
}

// writeAccounts writes all accounts, packed.
func (p *process) writeAccounts(c *store.AccountsCopy, w io.Writer) error {
	packed := gzip.NewWriter(w)
	return errors.Join(json.NewEncoder(packed).Encode(accountsFile{accountsFormat, c}), packed.Close())
}

// readAccounts reads what writeAccounts has written.
func readAccounts(path string) (*store.AccountsCopy, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, &usageError{"Die Datei „" + path + "“ lässt sich nicht lesen."}
	}
	defer file.Close()
	found := accountsFile{}
	packed, err := gzip.NewReader(file)
	if err == nil {
		err = json.NewDecoder(packed).Decode(&found)
	}
	if err != nil || found.Format != accountsFormat || found.AccountsCopy == nil {
		return nil, &usageError{"Die Datei „" + path + "“ enthält keine Konten. Erlaubt ist eine Datei von „zielstand backup --accounts“."}
	}
	return found.AccountsCopy, nil
}

// restoreAccounts takes the accounts over once the journal is there.
func (p *process) restoreAccounts(db *store.Store, c *store.AccountsCopy) error {
	err := db.RestoreAccounts(p.ctx, c)
	if kind := models.KindOf(err); kind == models.Conflict || kind == models.Invalid {
		return &failure{text: "Das Journal ist wiederhergestellt, die Konten nicht: Es gibt schon welche, oder ihre Datei gehört zu einem anderen Journal oder ist verändert worden."}
	}
	if err == nil {
		p.say("Wiederhergestellt: %s.", accountsText(len(c.Users)))
	}
	return err
}

func accountsText(n int) string {
	if n == 1 {
		return "1 Konto"
	}
	return fmt.Sprintf("%d Konten", n)
}
