// A paper for the public holds nothing internal, in no format; nor does any paper hold who wrote what.

package briefing

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"context"
	"io"
	"os/exec"
	"strings"
	"testing"

	"zielstand/app/charts/render"
	"zielstand/app/document"
	"zielstand/models"
)

// canaries stand in every internal field: none of them may be in a paper for everybody.
var canaries = []string{"canary-note", "canary-risk", "canary-decision", "canary-draft", "canary-submitted", "canary-opinion",
	"canary-comment", "canary-unpublished", "canary-author", "canary-nil", "canary-round", "canary-person"}

// personal are those that no paper at all may hold.
var personal = []string{"canary-draft", "canary-submitted", "canary-comment", "canary-author", "canary-nil", "canary-person"}

// withCanaries is the demonstration with a word in every internal field.
func withCanaries(t *testing.T) *models.Portfolio {
	t.Helper()
	base := func(id string) models.Base { return models.Base{ID: "probe-" + id, Version: 1} }
	report := func(id, measure string, state models.ReportState, text string) *models.StatusReport {
		return &models.StatusReport{Base: base(id), MeasureID: measure, AsOf: stichtag, State: state, Phase: models.PhaseImplementing, Ampel: models.AmpelGreen,
			Text: text, InternalNote: "canary-note", Risks: "canary-risk", DecisionNeeded: "canary-decision", AuthorID: "canary-author", ApprovedAt: 1}
	}
	land := demo(t, stichtag).Jurisdictions[0].ID
	return demo(t, stichtag,
		report("1", "ejustice-rlp", models.ReportApproved, "Öffentlicher Stand der Probe"),
		report("2", "ejustice-rlp", models.ReportDraft, "canary-draft"),
		report("3", "ejustice-rlp", models.ReportSubmitted, "canary-submitted"),
		&models.SecondOpinion{Base: base("4"), MeasureID: "ejustice-rlp", AsOf: stichtag, Ampel: models.AmpelRed, Reason: "canary-opinion", Internal: true},
		&models.Comment{Base: base("5"), MeasureID: "ejustice-rlp", ReportID: "probe-1", AuthorID: "canary-person", Text: "canary-comment"},
		&models.ReportingRound{Base: base("6"), StrategyID: strategyID, Title: "canary-round", Message: "canary-round", Stichtag: stichtag, Deadline: stichtag, State: models.RoundOpen},
		&models.NilReturn{Base: base("7"), RoundID: "probe-6", MinistryID: "mdi", AuthorID: "canary-person", Reason: "canary-nil"},
		&models.Strategy{Base: base("8"), JurisdictionID: land, Title: "canary-unpublished"},
		&models.Measure{Base: base("9"), StrategyID: "probe-8", Title: "canary-unpublished"},
		report("10", "probe-9", models.ReportApproved, "canary-unpublished"))
}

func TestAPaperForEverybodyHoldsNothingInternal(t *testing.T) {
	drawings := render.New(render.Limits{})
	defer drawings.Close()
	p := withCanaries(t)
	everyTemplate(t, func(t *testing.T, template *Template) {
		public, content := frozen(t, order(template.Name, models.AudiencePublic), p, demo(t, stichtag.AddMonths(-6)))
		quiet(t, "the frozen state", content, canaries)
		internal, content := frozen(t, order(template.Name, models.AudienceInternal), p, nil)
		quiet(t, "the internal frozen state", content, personal)
		for _, format := range template.Formats {
			for _, f := range []struct {
				frozen *Frozen
				not    []string
			}{{public, canaries}, {internal, personal}} {
				var file bytes.Buffer
				if err := Write(context.Background(), &file, f.frozen, format, drawings); err != nil {
					t.Fatalf("%s: %v", format, err)
				}
				quiet(t, string(format), unpacked(t, format, file.Bytes()), f.not)
			}
		}
	})
}

func TestAnInternalPaperTellsWhatTheOfficeNeeds(t *testing.T) {
	f, content := frozen(t, order(Templates[0].Name, models.AudienceInternal), withCanaries(t), nil)
	for _, word := range []string{"canary-decision", "canary-risk", "canary-opinion"} {
		if !bytes.Contains(content, []byte(word)) {
			t.Errorf("the frozen state of the office lacks %s: the test of the public one says nothing", word)
		}
	}
	marks := strings.Join(f.Stamp().Marks, ", ")
	if marks != "Entwurf, Nicht öffentlich, Demonstrationsdaten" {
		t.Errorf("marks: %s", marks)
	}
}

func quiet(t *testing.T, what string, content []byte, words []string) {
	t.Helper()
	for _, word := range words {
		if bytes.Contains(content, []byte(word)) {
			t.Errorf("%s tells %q", what, word)
		}
	}
}

// unpacked is everything that can be read from the file: its bytes, the parts of an archive, the streams of a PDF and
// the words that a reader shows.
func unpacked(t *testing.T, format document.Format, data []byte) []byte {
	t.Helper()
	all := bytes.Clone(data)
	if archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err == nil {
		for _, part := range archive.File {
			r, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			content, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			all = append(append(all, part.Name+part.Comment+"\n"...), content...)
		}
		return all
	}
	if format != document.PDF {
		return all
	}
	for rest := data; ; {
		_, after, found := bytes.Cut(rest, []byte("stream"))
		if !found {
			break
		}
		rest = after
		if r, err := zlib.NewReader(bytes.NewReader(bytes.TrimLeft(after, "\r\n"))); err == nil {
			content, _ := io.ReadAll(io.LimitReader(r, 64<<20))
			all = append(all, content...)
		}
	}
	if tool, err := exec.LookPath("pdftotext"); err == nil {
		command := exec.Command(tool, "-", "-")
		command.Stdin = bytes.NewReader(data)
		text, err := command.Output()
		if err != nil {
			t.Fatalf("pdftotext: %v", err)
		}
		all = append(all, text...)
	}
	return all
}
