// What promises one page keeps it.

package briefing

import (
	"bytes"
	"context"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"zielstand/app/charts/render"
	"zielstand/app/document"
	"zielstand/app/document/pdf"
	"zielstand/app/progress"
	"zielstand/models"
)

var pageCount = regexp.MustCompile(`Pages:\s+(\d+)`)

// pages counts the pages of the document as PDF.
func pages(t *testing.T, tool string, d *document.Document, drawings *render.Renderer) int {
	t.Helper()
	var file bytes.Buffer
	if err := pdf.Write(context.Background(), &file, d, drawings); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(tool, "-")
	command.Stdin = &file
	text, err := command.Output()
	found := pageCount.FindSubmatch(text)
	if err != nil || found == nil {
		t.Fatalf("pdfinfo: %v", err)
	}
	n, _ := strconv.Atoi(string(found[1]))
	return n
}

func TestSprechzettelAndRessortblattKeepToTheirPages(t *testing.T) {
	tool, err := exec.LookPath("pdfinfo")
	if err != nil {
		t.Skip("pdfinfo is not installed")
	}
	drawings := render.New(render.Limits{})
	defer drawings.Close()
	for name, s := range states(t) {
		for _, template := range []*Template{sprechzettel, ressortblatt} {
			want := 1
			if template == ressortblatt {
				want = max(1, len(s.involved()))
			}
			d, err := template.Compose(s, Complete(template, s, nil), stamp())
			if err != nil {
				t.Fatal(err)
			}
			if n := pages(t, tool, d, drawings); n != want {
				t.Errorf("%s, %s: %d pages instead of %d", template.Name, name, n, want)
			}
		}
	}
}

func TestOnePageHoldsAlsoForExtremeTexts(t *testing.T) {
	tool, err := exec.LookPath("pdfinfo")
	if err != nil {
		t.Skip("pdfinfo is not installed")
	}
	drawings := render.New(render.Limits{})
	defer drawings.Close()
	long := strings.Repeat("Verwaltungsmodernisierung und Registermodernisierung der Landesregierung ", 40)
	for name, text := range map[string]string{"long lines": long + "\n" + long + "\n" + long, "many lines": strings.Repeat("Zeile 1 von vielen\n", 300), "one word": strings.Repeat("Donaudampfschifffahrt", 300)} {
		s := &State{Portfolio: wordy(long), Scope: progress.Scope{StrategyID: "s"}, House: House{Operator: "Amt", Ministry: "Ministerium"}}
		for _, template := range []*Template{sprechzettel, ressortblatt} {
			texts := Texts{}
			for _, f := range template.Fields {
				texts[f.Key] = text
			}
			d, err := template.Compose(s, Complete(template, s, texts), stamp())
			if err != nil {
				t.Fatal(err)
			}
			if n := pages(t, tool, d, drawings); n != 1 {
				t.Errorf("%s, %s: %d pages", template.Name, name, n)
			}
			said := false
			for _, block := range d.Blocks {
				paragraph, ok := block.(*document.Paragraph)
				said = said || ok && wording(paragraph.Text) == shortened
			}
			if !said {
				t.Errorf("%s, %s: the paper does not say that it is shortened", template.Name, name)
			}
		}
	}
}

// wordy is a strategy whose ministry, measures and reports have very long names and texts.
func wordy(long string) *models.Portfolio {
	r := &models.Records{}
	base := func(id string) models.Base { return models.Base{ID: id, Version: 1} }
	r.Add(&models.Jurisdiction{Base: base("land"), Name: "Land", Key: "07", ISO: "DE-RP"})
	r.Add(&models.Ministry{Base: base("mdi"), JurisdictionID: "land", Abbreviation: "MdI", Name: "Ministerium für " + long[:400], Order: 1})
	r.Add(&models.Strategy{Base: base("s"), JurisdictionID: "land", Title: long[:400], Published: true, AdoptedOn: models.On(models.NewDate(2024, 1, 1))})
	for i := range 30 {
		id := "m" + strconv.Itoa(i)
		r.Add(&models.Measure{Base: base(id), StrategyID: "s", Title: "Vorhaben " + strconv.Itoa(i+1) + " " + long, Due: models.On(models.NewDate(2025, 12, 31))})
		r.Add(&models.Responsibility{Base: base(id + "-mdi"), SubjectKind: models.KindMeasure, SubjectID: id, MinistryID: "mdi", Role: models.RoleLead})
		r.Add(&models.StatusReport{Base: base(id + "-r"), MeasureID: id, AsOf: models.NewDate(2026, 6, 1), State: models.ReportApproved, Phase: models.PhaseImplementing,
			Ampel: models.AmpelRed, Cause: long, Countermeasure: long, NextStep: long})
	}
	return models.NewPortfolio(models.Head{}, r).At(stichtag)
}
