// Two versions of a record: what has to be decided, and what the form sends once it is.

package views

import (
	"context"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"zielstand/models"
)

// threeVersions is a form that two people have filled in differently.
func threeVersions() []FieldDiff {
	day := func(d, m, y string) url.Values {
		return url.Values{"due_tag": {d}, "due_monat": {m}, "due_jahr": {y}}
	}
	field := func(name, shown string, text bool) FieldValue {
		return FieldValue{Name: name, Label: strings.ToUpper(name), Shown: shown, Text: text}
	}
	version := func(title, note, due, targets string, posted, chosen url.Values) []FieldValue {
		return []FieldValue{field("title", title, false), field("note", note, true),
			{Name: "due", Label: "Frist", Shown: due, Posted: posted}, {Name: "targets", Label: "Ziele", Shown: targets, Posted: chosen}}
	}
	base := version("Register", "alt", "31.12.2025", "A", day("31", "12", "2025"), url.Values{"targets": {"a"}})
	mine := version("Register", "mein\nText", "30.06.2026", "A", day("30", "6", "2026"), url.Values{"targets": {"a"}})
	theirs := version("Registermodernisierung", "ihr Text", "31.12.2025", "A, B", day("31", "12", "2025"), url.Values{"targets": {"a", "b"}})
	return Diffs(base, mine, theirs)
}

func TestOnlyWhatBothHaveChangedIsLeftToDecide(t *testing.T) {
	c := &Conflict{Fields: threeVersions()}
	var names []string
	for _, s := range []side{sideNobody, sideMine, sideTheirs, sideBoth} {
		for _, d := range c.of(s) {
			names = append(names, d.Name)
		}
		names = append(names, "|")
	}
	if got := strings.Join(names, " "); got != "| due | title targets | note |" {
		t.Errorf("changed by nobody | me | them | both: %s", got)
	}
	for _, d := range c.Fields {
		chosen := ""
		for _, o := range d.options() {
			if o.checked {
				chosen += o.value
			}
		}
		if want := map[string]string{"title": ChoiceTheirs, "targets": ChoiceTheirs, "due": ChoiceMine, "note": ""}[d.Name]; chosen != want {
			t.Errorf("%s: %q is chosen beforehand, want %q", d.Name, chosen, want)
		}
	}
}

// controls reads what a browser would send for the page if the given choices were clicked.
func controls(t *testing.T, html string, clicked map[string]string) url.Values {
	t.Helper()
	unescape := strings.NewReplacer("&amp;", "&", "&#34;", `"`, "&#39;", "'", "&lt;", "<", "&gt;", ">")
	attribute := func(tag, name string) string {
		if m := regexp.MustCompile(` ` + name + `="([^"]*)"`).FindStringSubmatch(tag); m != nil {
			return unescape.Replace(m[1])
		}
		return ""
	}
	sent := url.Values{}
	form := html[strings.Index(html, `<form class="zs-stack zs-merge"`):]
	for _, tag := range regexp.MustCompile(`<input[^>]*>`).FindAllString(form[:strings.Index(form, "</form>")], -1) {
		name, value := attribute(tag, "name"), attribute(tag, "value")
		if attribute(tag, "type") == "radio" {
			if choice, ok := clicked[strings.TrimPrefix(name, MergeChoice)]; ok && choice != value || !ok && !strings.Contains(tag, " checked") {
				continue
			}
		}
		sent.Add(name, value)
	}
	return sent
}

func TestTheMergedFormSendsWhatTheFormWouldHaveSent(t *testing.T) {
	c := &Conflict{What: "Maßnahme „Register“", By: "Anna Amt", Action: "/verwaltung/massnahmen/register", Version: 7, Fields: threeVersions(),
		Keep: url.Values{"form_id": {"abc"}, "_csrf": {"old"}, "version": {"6"}}}
	var page strings.Builder
	if err := ConflictPage(&Frame{CSRF: "secret", Site: Site{Name: "Zielstand"}}, c).Render(context.Background(), &page); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Anna Amt", "mein\nText", "ihr Text", "Zusammengeführt speichern", `action="/verwaltung/massnahmen/register"`} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for choice, note := range map[string]string{ChoiceMine: "mein\nText", ChoiceTheirs: "ihr Text", ChoiceBoth: "ihr Text\n\nmein\nText"} {
		merged, problems := Merge(controls(t, page.String(), map[string]string{"note": choice}))
		want := url.Values{"_csrf": {"secret"}, "version": {"7"}, "form_id": {"abc"}, "title": {"Registermodernisierung"}, "note": {note},
			"due_tag": {"30"}, "due_monat": {"6"}, "due_jahr": {"2026"}, "targets": {"a", "b"}}
		if len(problems) > 0 || !reflect.DeepEqual(merged, want) {
			t.Errorf("with the note of %s the form sends %v, %+v; want %v", choice, merged, problems, want)
		}
	}
	_, problems := Merge(controls(t, page.String(), nil))
	if len(problems) != 1 || problems[0].Field != "note" || problems[0].Code != models.CodeRequired {
		t.Errorf("without a choice: %+v", problems)
	}
}

func TestAnotherFormIsLeftAsItIs(t *testing.T) {
	sent := url.Values{"title": {"a"}, "targets": {"a", "b"}, "meine": {"x"}}
	merged, problems := Merge(sent)
	if !reflect.DeepEqual(merged, sent) || problems != nil {
		t.Errorf("%v, %+v", merged, problems)
	}
}

func TestVersionsThatCannotBeReadAreRefused(t *testing.T) {
	_, problems := Merge(url.Values{MergeMine + "note": {"%zz"}, MergeTheirs + "note": {""}, MergeChoice + "note": {ChoiceMine}})
	if !slices.ContainsFunc(problems, func(p models.Problem) bool { return p.Field == "note" && p.Code == models.CodeFormat }) {
		t.Errorf("%+v", problems)
	}
}
