// Everything that the sources say is to be read, each fact on the page of what it is about.

package web

import (
	"encoding/json"
	"html"
	"regexp"
	"strings"
	"testing"

	"zielstand/models"
	"zielstand/seed"
	"zielstand/views"
)

// factKeys are the parts of a record in which it says something in words.
var factKeys = []string{"title", "short_title", "name", "abbreviation", "also_called", "duty", "idea", "description", "note", "relation", "type",
	"adopted_by", "ministry_note", "source_status", "reason"}

// placeOf is where a record of the seed is shown, "" for those that are shown with others.
func placeOf(record models.Record, p *models.Portfolio) string {
	switch v := record.(type) {
	case *models.Jurisdiction:
		if len(p.MinistriesOf(v.ID)) == 0 { // a member of bodies, named where they are
			return ""
		}
		return "/ressorts"
	case *models.Body:
		return views.BodyPath(v.ID)
	case *models.Meeting:
		return views.MeetingPath(v.ID)
	case *models.Resolution:
		return views.ResolutionPath(v.ID)
	case *models.Assignment:
		return views.AssignmentPath(v.ID)
	case *models.Ministry:
		return "/ressorts/" + v.ID
	case *models.Strategy:
		return "/strategien/" + v.ID
	case *models.Document:
		// The files themselves are named wherever something is taken from them, papers of bodies with the bodies.
		if v.FileName == "" && v.StrategyID != "" {
			return "/strategien/" + v.StrategyID
		}
	case *models.Field:
		return "/handlungsfelder/" + v.ID
	case *models.FocusTopic:
		return "/fokusthemen/" + v.ID
	case *models.Target:
		return "/ziele/" + v.ID
	case *models.Measure:
		return "/massnahmen/" + v.ID
	case *models.StatusReport:
		return "/massnahmen/" + v.MeasureID
	case *models.Proposal:
		if p.Target(v.SubjectID) != nil {
			return "/ziele/" + v.SubjectID
		}
		return "/massnahmen/" + v.SubjectID
	case *models.Responsibility:
		if p.Target(v.SubjectID) != nil {
			return "/ziele/" + v.SubjectID
		}
		return "/massnahmen/" + v.SubjectID
	}
	return ""
}

var (
	markup = regexp.MustCompile(`(?s)<script.*?</script>|<[^>]*>`)
	blank  = regexp.MustCompile(`[\s\x{a0}\x{2060}]+`)
)

// readable is the text of a page without any blanks, which markup may add or take.
func readable(page string) string {
	return blank.ReplaceAllString(html.UnescapeString(markup.ReplaceAllString(page, " ")), "")
}

func TestEverythingTheSourcesSayIsToBeRead(t *testing.T) {
	records, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := newTrialOf(t, records)
	p, pages, facts := r.db.Portfolio(), map[string]string{}, 0
	for _, record := range records.All() {
		path := placeOf(record, p)
		if path == "" {
			continue
		}
		if pages[path] == "" {
			pages[path] = readable(r.get(t, path).want(t, 200).body)
		}
		text, err := json.Marshal(record)
		if err != nil {
			t.Fatal(err)
		}
		var said map[string]any
		if err := json.Unmarshal(text, &said); err != nil {
			t.Fatal(err)
		}
		want := []string{}
		for _, key := range factKeys {
			if word, is := said[key].(string); is && word != "" {
				want = append(want, word)
			}
		}
		sources, _ := said["sources"].([]any)
		for _, source := range sources {
			for _, key := range []string{"lines", "passage", "note", "url"} {
				if word, is := source.(map[string]any)[key].(string); is && word != "" {
					if key == "lines" {
						word = strings.ReplaceAll(word, "-", "–")
					}
					want = append(want, word)
				}
			}
		}
		facts += len(want)
		for _, word := range want {
			if !strings.Contains(pages[path], blank.ReplaceAllString(word, "")) {
				t.Errorf("%s does not say %q of %s", path, word, record.RecordID())
			}
		}
	}
	if facts < 400 {
		t.Errorf("only %d facts were looked for", facts)
	}
}
