// The co-signing in the cabinet paper: dissent stands out, and without any the paper is as it was.

package briefing

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"zielstand/app/charts/render"
	"zielstand/app/document"
	"zielstand/models"
)

// cosigned are answers to the briefing with the id, and one to another briefing.
func cosigned(id string) []models.Record {
	asked, deadline := models.NewDate(2026, 6, 1), models.NewDate(2026, 6, 15)
	answer := func(briefing, ministry string, a models.CoAnswer, on models.Date, text string) *models.CoSignature {
		return &models.CoSignature{Base: models.Base{ID: models.CoSignatureID(briefing, ministry), Version: 1}, BriefingID: briefing, MinistryID: ministry,
			AskedOn: asked, Deadline: deadline, Answer: a, AnsweredOn: on, Text: text, AnsweredByID: "u-geheim"}
	}
	return []models.Record{
		answer(id, "jm", models.CoAgreed, deadline.AddDays(-2), ""),
		answer(id, "mdi", models.CoObjects, deadline.AddDays(1), "Die Kosten\nsind nicht gedeckt."),
		answer(id, "fm", models.CoOpen, 0, ""),
		answer("andere", "jm", models.CoObjects, deadline, "gehört nicht hierher"),
	}
}

func cabinetPaper() *models.Briefing {
	b := order("ministerratsvorlage", models.AudienceInternal)
	b.ID = "b1"
	return b
}

func TestAnObjectionStandsOutInTheCabinetPaper(t *testing.T) {
	f, content := frozen(t, cabinetPaper(), demo(t, stichtag, cosigned("b1")...), nil)
	if bytes.Contains(content, []byte("u-geheim")) || bytes.Contains(content, []byte("gehört nicht hierher")) {
		t.Error("the frozen state tells who answered, or what was said to another paper")
	}
	thawed, err := Thaw(f.ID(), content)
	if err != nil {
		t.Fatal(err)
	}
	var paper, data bytes.Buffer
	drawings := render.New(render.Limits{})
	defer drawings.Close()
	if err := Write(context.Background(), &paper, thawed, document.Markdown, drawings); err != nil {
		t.Fatal(err)
	}
	text := paper.String()
	for _, want := range []string{"2 von 3 Ressorts haben geantwortet, 1 zeichnet nicht mit: MdI.", "Widerspruch in der Mitzeichnung", "MdI zeichnet nicht mit",
		"Begründung: Die Kosten sind nicht gedeckt.", "nicht mitgezeichnet", "16.06.2026 (nach Fristende)"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the paper", want)
		}
	}
	state, err := thawed.State()
	if err != nil {
		t.Fatal(err)
	}
	rows := signed(t, state, "")
	if len(rows) < 3 || rows[0][0] != "MdI" || rows[0][2] != "nicht mitgezeichnet" || rows[1][2] != "offen" || rows[2][0] != "JM" {
		t.Errorf("the rows are %q", rows)
	}
	if got := signed(t, state, "MdI: mitgezeichnet, 20.06.2026\nRechnungshof: angehört"); got[0][2] != "nicht mitgezeichnet" || got[3][0] != "Rechnungshof" {
		t.Errorf("somebody else's word counts more than the ministry's: %q", got)
	}
	if err := Write(context.Background(), &data, thawed, document.XLSX, drawings); err != nil || data.Len() == 0 {
		t.Errorf("the workbook: %v", err)
	}
	if sheet, asked := state.coSheet(); !asked || len(sheet.Rows) != 3 || sheet.Rows[0][6].Text != "nach Fristende" {
		t.Errorf("the sheet is %+v", sheet)
	}
	if texts := Complete(ministerratsvorlage, state, nil); texts["strittig"] != "MdI zeichnet nicht mit: Die Kosten sind nicht gedeckt." {
		t.Errorf("in dispute: %q", texts["strittig"])
	}
}

func TestAPaperThatNobodyCoSignsStaysAsItIs(t *testing.T) {
	alone, _ := frozen(t, cabinetPaper(), demo(t, stichtag), nil)
	others, _ := frozen(t, cabinetPaper(), demo(t, stichtag, cosigned("b2")...), nil)
	asked, _ := frozen(t, cabinetPaper(), demo(t, stichtag, cosigned("b1")...), nil)
	if alone.ID() != others.ID() || alone.ID() == asked.ID() {
		t.Errorf("ids %s alone, %s beside others, %s when asked", alone.ID(), others.ID(), asked.ID())
	}
	public := cabinetPaper()
	public.Audience = models.AudiencePublic
	f, content := frozen(t, public, demo(t, stichtag, cosigned("b1")...), nil)
	if bytes.Contains(content, []byte("Kosten")) {
		t.Errorf("the public version %s tells of the co-signing", f.ID())
	}
}
