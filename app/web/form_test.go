// What people type into forms, and what it means.

package web

import (
	"slices"
	"strings"
	"testing"
	"time"

	"zielstand/models"
)

// typedForm is a form with the body.
func typedForm(t testing.TB, body string) *form {
	t.Helper()
	f, err := parseForm(body, time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestNumbersAreReadAsGermansWriteThem(t *testing.T) {
	for text, want := range map[string]float64{"3.450,5": 3450.5, "3450,5": 3450.5, "3450.5": 3450.5, "3.450": 3450, "0,1": 0.1, "-7": -7, "−7,5": -7.5,
		"1.000.000": 1e6, "1 000": 1000, "1\u00a0000,25": 1000.25, ",5": 0.5} {
		if got, ok := germanNumber(text); !ok || got != want {
			t.Errorf("%q is read as %v, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "abc", "1,2,3", "1.2.3", "12.34,5", "1e5", "0x10", "NaN", "Inf", "1_000", "--1", "1.2.3,4"} {
		if got, ok := germanNumber(text); ok {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}

func TestWhatIsWrongWithAFieldIsSaidAtTheField(t *testing.T) {
	f := typedForm(t, "prozent=101&datum_tag=31&datum_monat=2&datum_jahr=2026&zahl=viel&wahl=x&lang="+strings.Repeat("x", 11)+"&kennwort=geheim")
	f.Percent("prozent")
	f.Date("datum")
	f.Number("zahl")
	f.Enum("wahl", "a", "b")
	f.Text("lang", 10)
	f.Required("fehlt", f.Text("fehlt", 10))
	f.Required("lang", "") // is wrong already
	f.Problem("kennwort", models.CodeFormat)
	var said []string
	for _, p := range f.problems {
		said = append(said, p.Field+" "+p.Code)
		if strings.Contains(p.Value, "geheim") {
			t.Error("a problem tells the password")
		}
	}
	want := []string{"prozent range", "datum format", "zahl format", "wahl unknown", "lang too_long", "fehlt required", "kennwort format"}
	if !slices.Equal(said, want) || f.Valid() {
		t.Errorf("said %q", said)
	}
}

func TestATextKeepsItsLinesAndNothingElseOfTheSystemItWasTypedOn(t *testing.T) {
	f := typedForm(t, "text=+eins%0d%0azwei%0ddrei%0avier%09+&zeile=eins%0azwei&null=a%00b&datum=18.11.2024&prozent=62,5+%25")
	if got := f.Long("text", 100); got != "eins\nzwei\ndrei\nvier" || !f.Valid() {
		t.Errorf("%q", got)
	}
	if f.Date("datum") != models.NewDate(2024, 11, 18) || f.Percent("prozent") != models.PercentOf(62.5) || !f.Valid() {
		t.Error("date or percentage is not read")
	}
	if f.Text("zeile", 100) != "" || f.Long("null", 100) != "" || len(f.problems) != 2 {
		t.Errorf("problems %v", f.problems)
	}
}

func TestAFormShownAgainIsNeverValid(t *testing.T) {
	f := typedForm(t, "a=b")
	if f.resumed = true; f.Valid() {
		t.Error("it is")
	}
}

func TestAFormIsNamedByRandomLettersOnly(t *testing.T) {
	for id, good := range map[string]bool{"abcdefghijklmnop7": true, "kurz": false, "": false, "ABCDEFGHIJKLMNOPQ": false, "abcdefghijklmnop../x": false, strings.Repeat("a", 65): false} {
		f := typedForm(t, "form_id="+id)
		if (f.FormID() == id && f.Valid()) != good {
			t.Errorf("%q is taken: %v", id, !good)
		}
	}
}

func FuzzForm(f *testing.F) {
	f.Add("a=1&a=2&b_tag=1&b_monat=2&b_jahr=2024&c=3.450,5&d=%ff%00&_csrf=x&version=-1")
	f.Add("%zz;&&==&a")
	f.Fuzz(func(t *testing.T, body string) {
		form, err := parseForm(body, time.UTC)
		if err != nil {
			if models.KindOf(err) != models.Invalid {
				t.Fatal(err)
			}
			return
		}
		for _, text := range []string{form.Text("a", 5), form.Long("a", 5), form.Raw("d"), form.Secret("a", 5)} {
			if !strings.Contains(text, "\ufffd") && strings.ToValidUTF8(text, "") != text {
				t.Errorf("%q is no text", text)
			}
		}
		if p := form.Percent("c"); p.Known() && (p.Float() < 0 || p.Float() > 100) {
			t.Errorf("%v is no percentage", p)
		}
		form.Date("b")
		form.Number("c")
		form.IDs("a", func(id string) bool { return len(id) < 3 })
		if form.Version() < 0 {
			t.Error("a version below zero")
		}
		form.FormID()
		form.Shown().Error("a")
	})
}
