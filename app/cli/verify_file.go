// verify with a file: is the document at hand one of ours, and unchanged?

package cli

import (
	"fmt"
	"io"
	"os"

	"zielstand/app/charts/render"
	"zielstand/app/german"
	"zielstand/app/papers"
	"zielstand/app/store"
)

// verifyFile prints the hash and what it belongs to. A file that is not ours, or was changed, is a failure.
func (p *process) verifyFile(db *store.Store, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return &usageError{"Die Datei „" + path + "“ lässt sich nicht lesen."}
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, papers.MaxUpload+1))
	if err != nil {
		return &usageError{"Die Datei „" + path + "“ lässt sich nicht lesen."}
	}
	if len(data) > papers.MaxUpload {
		return &usageError{fmt.Sprintf("Die Datei „%s“ ist zu groß. Erlaubt sind höchstens %d MB.", path, papers.MaxUpload>>20)}
	}
	s, err := p.settings()
	if err != nil {
		return err
	}
	drawings := render.New(render.Limits{})
	defer drawings.Close()
	finding, err := papers.New(db, s.house, drawings).Check(p.ctx, db.Portfolio().Papers, data)
	if err != nil {
		return err
	}
	switch finding.Verdict {
	case papers.Ours:
		v := finding.Version
		fmt.Fprintf(p.out, "%s  %s\n", finding.Hash, finding.Name)
		p.say("In Ordnung: Die Datei wurde hier erzeugt und ist unverändert. Kennung %s, %s, Stand %s.", v.ID, german.BriefingState(v.State), german.Date(v.Stichtag))
		return nil
	case papers.Changed:
		return &failure{text: "Die Datei „" + path + "“ nennt die Fassung " + finding.Version.ID + ", ist aber nicht die Datei, die hier erzeugt wurde."}
	}
	return &failure{text: "Die Datei „" + path + "“ gehört zu keiner Fassung dieser Datenbank."}
}
