// Briefings over HTTP: from the form to the files, who may read what, and what is wrong.

package web

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"

	"zielstand/app/briefing"
	"zielstand/app/papers"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// ordered is what somebody types who begins a briefing; further fields replace those of the same name.
func ordered(more ...string) []string {
	fields := map[string]string{"form_id": views.NewFormID(), "vorlage": "sprechzettel", "strategie": "rlp-digitalstrategie", "titel": "Probe",
		"stichtag_der_vorlage_tag": "30", "stichtag_der_vorlage_monat": "6", "stichtag_der_vorlage_jahr": "2026", "kreis": "public"}
	for i := 0; i+1 < len(more); i += 2 {
		fields[more[i]] = more[i+1]
	}
	var list []string
	for name, value := range fields {
		list = append(list, name, value)
	}
	return list
}

// order begins a briefing and returns its path.
func order(t *testing.T, v *visitorOf, more ...string) string {
	t.Helper()
	to := v.send("/vorlagen/neu", ordered(more...)...).want(t, 303).Header.Get("Location")
	return strings.TrimSuffix(to, "/bearbeiten")
}

func (r *trial) briefing(t *testing.T, path string) *models.Briefing {
	t.Helper()
	b := r.db.Portfolio().Briefing(strings.TrimPrefix(path, "/vorlagen/"))
	if b == nil {
		t.Fatalf("there is no briefing %s", path)
	}
	return b
}

// frozenAs freezes the briefing and returns the path of its version.
func frozenAs(t *testing.T, v *visitorOf, path string) string {
	t.Helper()
	b := v.briefing(t, path)
	return v.send(path+"/einfrieren", "version", strconv.Itoa(b.Version)).want(t, 303).Header.Get("Location")
}

// firstText is the first free text of the template.
func firstText(t *testing.T, name string) briefing.Field {
	t.Helper()
	for _, f := range briefing.Find(name).Fields {
		if f.Words == nil && f.Lines > 1 {
			return f
		}
	}
	t.Fatalf("%s has no text", name)
	return briefing.Field{}
}

func TestABriefingGoesFromTheFormToItsFiles(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	v.open("/vorlagen").want(t, 200, "Es gibt noch keine Vorlage.", "Neue Vorlage")
	v.open("/vorlagen/neu").want(t, 200, "Sprechzettel", `name="vorlage"`, "Leserkreis")
	path := order(t, v)
	text := firstText(t, "sprechzettel")
	form := v.open(path+"/bearbeiten").want(t, 200, text.Label, "Vorschlag aus den Daten")
	if r.briefing(t, path).Texts != nil || !strings.Contains(form.body, "<textarea") {
		t.Errorf("texts before anybody wrote: %v", r.briefing(t, path).Texts)
	}
	v.fill(path+"/bearbeiten", "text."+text.Key, "Von Hand geschrieben.", "aktion", "vorschau").want(t, 303).leads(t, path+"/vorschau")
	if texts := r.briefing(t, path).Texts; len(texts) != 1 || texts[text.Key] != "Von Hand geschrieben." {
		t.Errorf("stored texts: %v", texts)
	}
	v.open(path+"/vorschau").want(t, 200, "Von Hand geschrieben.", "Vorschau", "Entwurf", "Demonstrationsdaten")
	version := frozenAs(t, v, path)
	if again := frozenAs(t, v, path); again != version {
		t.Errorf("frozen twice gives %s and %s", version, again)
	}
	page := v.open(version).want(t, 200, "Von Hand geschrieben.", "Cleo Büro", version[strings.LastIndex(version, "/")+1:])
	v.open(path).want(t, 200, "Fassung 1", "Als endgültig festlegen", "nicht zurücknehmen", "Entwurf")
	for _, format := range briefing.Find("sprechzettel").FormatNames() {
		name := "sprechzettel-2026-06-30-" + version[strings.LastIndex(version, "/")+1:] + "." + format
		if !strings.Contains(page.body, name) {
			t.Errorf("the page does not offer %s", name)
			continue
		}
		a := v.open(version+"/"+name).want(t, 200)
		if again := v.open(version + "/" + name); again.body != a.body || a.body == "" {
			t.Errorf("%s differs when asked again", name)
		}
		if d := a.Header.Get("Content-Disposition"); !strings.Contains(d, name) {
			t.Errorf("%s is called %q", name, d)
		}
	}
	v.send(version+"/endgueltig").want(t, 303)
	v.send(version+"/endgueltig").want(t, 303) // a doubled click
	v.open(path).want(t, 200, "Fassung 2", "endgültig", "Neue Vorlage daraus", "!Texte bearbeiten")
	v.open(path+"/bearbeiten").want(t, 409)
	if n := len(r.db.Portfolio().VersionsOf(r.briefing(t, path).ID)); n != 2 {
		t.Errorf("%d versions", n)
	}
	v.open("/vorlagen/neu?aus="+r.briefing(t, path).ID).want(t, 200, "Seit der letzten Befassung", "Probe, Stand 30.06.2026")
	next := order(t, v, "befassung", r.briefing(t, path).ID, "stichtag_der_vorlage_monat", "9", "texte", "1")
	b := r.briefing(t, next)
	if b.SinceID != r.briefing(t, path).ID || b.Since != models.NewDate(2026, 6, 30) || b.SinceKnownAt == 0 || b.Texts[text.Key] == "" {
		t.Errorf("the next one: %+v", b)
	}
}

func TestWhatIsFrozenStays(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	path := order(t, v)
	version := frozenAs(t, v, path)
	before := paperOf(v.open(version).want(t, 200))
	r.change(t, func(tx *store.Tx) error {
		s := *tx.Portfolio().Strategy("rlp-digitalstrategie")
		s.Title = "Anders als zuvor"
		for m := range tx.Portfolio().AllMeasures() {
			changed := *m.Measure
			changed.Title = "Umbenannt " + m.ID
			if err := tx.Update(&changed); err != nil {
				return err
			}
		}
		return tx.Update(&s)
	})
	r.desk = papers.New(r.db, r.House, r.drawings) // nothing from memory
	if after := paperOf(v.open(version).want(t, 200)); after != before {
		t.Error("the version has changed with the data")
	}
	if frozenAs(t, v, path) == version {
		t.Error("another state has the same id")
	}
}

// paperOf is the paper on the page.
func paperOf(a received) string {
	_, text, _ := strings.Cut(a.body, "<article")
	text, _, _ = strings.Cut(text, "</article>")
	return text
}

func TestOnlyPublishedFinalBriefingsAreForEverybody(t *testing.T) {
	r := withPeople(t, newTrial(t))
	cdo, public, reader := r.as(t, "cdo@test.example"), r.visitor(t), r.as(t, "lesen@test.example")
	path := order(t, cdo, "titel", "Streng geheim bis zur Freigabe")
	draft := frozenAs(t, cdo, path)
	hidden := func() {
		t.Helper()
		public.open("/vorlagen").want(t, 200, "!Streng geheim")
		if a := public.open(path); !refused(a) {
			t.Errorf("the public gets %d", a.StatusCode)
		}
		reader.open(path).want(t, 404)
		reader.open(draft).want(t, 404)
	}
	hidden()
	cdo.send(path+"/veroeffentlichen", "version", "1").want(t, 409)
	cdo.send(draft+"/endgueltig").want(t, 303)
	hidden()
	cdo.send(path+"/veroeffentlichen", "version", "2").want(t, 303)
	public.open("/vorlagen").want(t, 200, "Streng geheim")
	final := "/vorlagen/" + r.briefing(t, path).ID + "/fassungen/" + papers.LastFinal(r.db.Portfolio(), r.briefing(t, path).ID).ID
	page := public.open(final).want(t, 200, "Streng geheim", "!Cleo Büro")
	public.open(path).want(t, 200, "!Cleo Büro", "!Veröffentlichung zurücknehmen")
	public.open(path+"/pruefen").want(t, 200)
	public.open(path+"/vorschau").want(t, 303)
	if strings.Contains(page.body, draft[strings.LastIndex(draft, "/")+1:]) {
		t.Error("the public is told of the draft")
	}
	reader.open(draft).want(t, 404)
	cdo.send(path+"/zuruecknehmen", "version", "3").want(t, 303)
	hidden()
	internal := order(t, cdo, "kreis", "internal")
	cdo.send(frozenAs(t, cdo, internal)+"/endgueltig").want(t, 303)
	cdo.send(internal+"/veroeffentlichen", "version", "2").want(t, 409)
}

func TestABriefingSaysWhatIsWrongWithIt(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	bad := func(want string, more ...string) {
		t.Helper()
		v.send("/vorlagen/neu", ordered(more...)...).want(t, 422, want)
	}
	bad("Bitte einen der angebotenen Einträge wählen.", "vorlage", "gedicht")
	bad("Bitte ausfüllen.", "vorlage", "")
	bad("kein Datum", "stichtag_der_vorlage_tag", "31")
	bad("Erlaubt ist", "stichtag_der_vorlage_jahr", "1999")
	bad("Erlaubt ist", "vergleich_tag", "1", "vergleich_monat", "1", "vergleich_jahr", "1999")
	bad("Bitte einen der angebotenen Einträge wählen.", "kreis", "alle")
	r.change(t, func(tx *store.Tx) error {
		return tx.Create(&models.Strategy{Base: models.Base{ID: "geheim"}, JurisdictionID: tx.Portfolio().Jurisdictions[0].ID, Title: "Geheim"})
	})
	bad("was dieser Leserkreis sehen darf", "strategie", "geheim")
	bad("eine Zeile", "titel", "zwei\x07töne")
	path := order(t, v)
	text := firstText(t, "sprechzettel")
	v.fill(path+"/bearbeiten", "text."+text.Key, strings.Repeat("Wort ", 20_000)).want(t, 422, "zu lang")
	v.fill(path+"/bearbeiten", "text."+text.Key, "Steuer\x1bzeichen").want(t, 422, "Steuerzeichen")
	v.fill(path+"/bearbeiten", "text."+text.Key, "Ein 🚀, ein א und <b>kein</b> Markup").want(t, 303)
	version := frozenAs(t, v, path)
	v.open(version).want(t, 200, "Ein 🚀, ein א und &lt;b&gt;kein&lt;/b&gt; Markup")
	v.open(version+"/sprechzettel.exe").want(t, 400)
	v.open(version+"/sprechzettel-2026-06-30-andere.md").want(t, 404)
	v.open(version+"/abbildung/gibt-es-nicht.svg").want(t, 404)
	v.open(path+"/fassungen/0000000000000000").want(t, 404)
}

func TestTwoWhoWriteLoseNothing(t *testing.T) {
	r := withPeople(t, newTrial(t))
	a, b := r.as(t, "cdo@test.example"), r.as(t, "admin@test.example")
	path := order(t, a)
	text := firstText(t, "sprechzettel")
	typed := b.filled(path+"/bearbeiten", "text."+text.Key, "Fassung von Ada")
	a.fill(path+"/bearbeiten", "text."+text.Key, "Fassung von Cleo").want(t, 303)
	b.post(path+"/bearbeiten", typed).want(t, 409, "Fassung von Ada", "Fassung von Cleo", "Cleo Büro")
	if got := r.briefing(t, path).Texts[text.Key]; got != "Fassung von Cleo" {
		t.Errorf("stored is %q", got)
	}
	stale := r.briefing(t, path).Version - 1
	a.send(path+"/einfrieren", "version", strconv.Itoa(stale)).want(t, 409)
}

func TestWhatWasTypedComesBack(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	path := order(t, v)
	text := firstText(t, "sprechzettel")
	v.post(path+"/entwurf", v.filled(path+"/bearbeiten", "text."+text.Key, "Angefangen …")).want(t, 200, "Entwurf gespeichert")
	v.open(path+"/bearbeiten").want(t, 200, "Angefangen …", "Ihr Entwurf vom", "Entwurf verwerfen")
	r.as(t, "admin@test.example").open(path+"/bearbeiten").want(t, 200, "!Angefangen …")
	v.fill(path+"/bearbeiten", "aktion", "verwerfen").want(t, 303)
	v.open(path+"/bearbeiten").want(t, 200, "!Angefangen …")
}

func TestADoubledClickMakesOneBriefing(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	values := url.Values{fieldCSRF: {v.csrf()}}
	for fields := ordered(); len(fields) > 0; fields = fields[2:] {
		values.Set(fields[0], fields[1])
	}
	var clicks sync.WaitGroup
	for range 4 {
		clicks.Go(func() {
			if a := v.ask(t, http.MethodPost, "/vorlagen/neu", values.Encode(), "Content-Type", "application/x-www-form-urlencoded", "Cookie", v.cookie()); a.StatusCode != 303 {
				t.Errorf("answered %d", a.StatusCode)
			}
		})
	}
	clicks.Wait()
	if n := len(r.db.Portfolio().Briefings); n != 1 {
		t.Errorf("%d briefings", n)
	}
}

// upload sends a file to be checked.
func (v *visitorOf) upload(path, name string, data []byte) received {
	v.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	if err := w.WriteField(fieldCSRF, v.csrf()); err != nil {
		v.t.Fatal(err)
	}
	part, err := w.CreateFormFile("datei", name)
	if err == nil {
		_, err = part.Write(data)
	}
	if err != nil || w.Close() != nil {
		v.t.Fatal(err)
	}
	return v.do(http.MethodPost, path, body.String(), "Content-Type", w.FormDataContentType())
}

func TestADocumentAtHandIsRecognised(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	path := order(t, v)
	version := frozenAs(t, v, path)
	id := version[strings.LastIndex(version, "/")+1:]
	check := path + "/pruefen"
	v.open(check).want(t, 200, "Höchstens 24 MB")
	for _, format := range briefing.Find("sprechzettel").FormatNames() {
		name := "sprechzettel-2026-06-30-" + id + "." + format
		data := []byte(v.open(version+"/"+name).want(t, 200).body)
		v.upload(check, "von-der-kollegin."+format, data).want(t, 200, "wurde hier erzeugt und ist unverändert", name, id, "von-der-kollegin."+format)
		v.upload(check, name, append(data, 'x')).want(t, 200, "ist aber nicht die Datei", id, "!ist unverändert")
	}
	v.upload(check, "fremd.pdf", []byte("%PDF-1.7 von woanders")).want(t, 200, "gehört zu keiner Fassung")
	v.upload(check, "leer.pdf", nil).want(t, 422, "Bitte ausfüllen.")
	v.upload(check, "gross.pdf", make([]byte, 2<<20)).want(t, 200, "gehört zu keiner Fassung") // more than other forms may bring
	v.open("/vorlagen/pruefen").want(t, 200, "Dokument prüfen")
	r.as(t, "mdi@test.example").upload(check, "x.pdf", []byte("x")).want(t, 404)
	r.visitor(t).upload("/vorlagen/pruefen", "x.md", []byte(id)).want(t, 200, "gehört zu keiner Fassung", "!"+path) // nothing of what they may not read
	// A version whose files nobody has asked for yet is written anew to compare.
	other := order(t, v, "titel", "Zweite Probe")
	second := frozenAs(t, v, other)
	frozen, err := r.desk.Frozen(t.Context(), r.db.Portfolio().Version(second[strings.LastIndex(second, "/")+1:]))
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	format := briefing.Find("sprechzettel").Formats[0]
	if err := briefing.Write(t.Context(), &file, frozen, format, r.drawings); err != nil {
		t.Fatal(err)
	}
	v.upload(check, "neu."+string(format), file.Bytes()).want(t, 200, "ist unverändert", "anderen Vorlage")
}

func TestASchedulePlansABriefingOnce(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	v.open("/vorlagen/zeitplan").want(t, 200, "Zurzeit ist nichts geplant.")
	fields := []string{"form_id", views.NewFormID(), "vorlage", "sprechzettel", "titel", "Monatsblick", "strategie", "rlp-digitalstrategie",
		"kreis", "internal", "tag_der_vorlage_tag", "5", "tag_der_vorlage_monat", "11", "tag_der_vorlage_jahr", "2026"}
	for range 2 { // a doubled click
		v.send("/vorlagen/zeitplan", fields...).want(t, 303)
	}
	if n := len(r.db.Portfolio().Schedules); n != 1 {
		t.Fatalf("%d schedules", n)
	}
	s := r.db.Portfolio().Schedules[0]
	v.open("/vorlagen/zeitplan").want(t, 200, "Monatsblick", "05.11.2026", "noch nicht")
	v.send("/vorlagen/zeitplan", "form_id", views.NewFormID(), "vorlage", "sprechzettel", "titel", "Gestern", "strategie", "rlp-digitalstrategie",
		"kreis", "internal", "tag_der_vorlage_tag", "1", "tag_der_vorlage_monat", "11", "tag_der_vorlage_jahr", "2026").want(t, 422, "Bitte einen Tag ab heute wählen.")
	body := func(more ...string) received {
		return v.send("/vorlagen/zeitplan", append([]string{"form_id", views.NewFormID(), "vorlage", "sprechzettel", "titel", "Vor der Sitzung", "strategie", "rlp-digitalstrategie",
			"kreis", "internal", "gremium", "digitalministerkonferenz", "tage_vorher", "7"}, more...)...)
	}
	body("tag_der_vorlage", "2026-11-05").want(t, 422, "Bitte entweder einen Tag oder ein Gremium angeben.")
	body().want(t, 303)
	v.open("/vorlagen/zeitplan").want(t, 200, "7 Tage vor jeder Sitzung: ")
	v.send("/vorlagen/zeitplan/"+s.ID+"/loeschen", "version", "1").want(t, 303)
	v.open("/vorlagen/zeitplan").want(t, 200, "Der Zeitplan ist gelöscht.", "!Monatsblick")
	v.open("/journal").want(t, 200, "Zeitplan einer Vorlage", "Monatsblick")
}

func TestWhatIsTypedBeforeASignInIsShownAgainAndNotStored(t *testing.T) {
	r := withPeople(t, newTrial(t))
	cdo := r.as(t, "cdo@test.example")
	path := order(t, cdo)
	version := frozenAs(t, cdo, path)
	text := firstText(t, "sprechzettel")
	before := r.db.Portfolio().Head
	for _, c := range []struct {
		to, fields string
		status     int
		says       string
	}{
		{"/vorlagen/neu", "titel=Vorher+getippt", 422, "Vorher getippt"},
		{path + "/bearbeiten", "titel=x&text." + text.Key + "=Vorher+getippt", 422, "Vorher getippt"},
		{path + "/einfrieren", "version=1", 200, "Jetzt ausführen"},
		{path + "/loeschen", "version=1", 200, "Jetzt ausführen"},
		{version + "/endgueltig", "x=1", 200, "Jetzt ausführen"},
		{"/vorlagen/zeitplan", "titel=Vorher+getippt", 422, "Vorher getippt"},
	} {
		r.visitor(t).send("/anmeldung", "mail", "cdo@test.example", "kennwort", testPassword, "weiter", c.to, "felder", c.fields).want(t, c.status, c.says)
		if r.db.Portfolio().Head != before {
			t.Errorf("%s: something was stored", c.to)
		}
	}
}

func TestOnlyFilesToBeCheckedMayBeLarge(t *testing.T) {
	r := withPeople(t, newTrial(t))
	address := listening(t, r)
	head := func(path string, size int) string {
		return "POST " + path + " HTTP/1.1\r\nHost: zielstand.example\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: " + strconv.Itoa(size) + "\r\n\r\n"
	}
	for _, path := range []string{"/vorlagen/neu", "/vorlagen", "/konto/pruefen", "/pruefen", "/vorlagen/neu?x=/pruefen"} {
		if got := raw(t, address, head(path, 2<<20)); got != http.StatusRequestEntityTooLarge {
			t.Errorf("%s: answers %d", path, got)
		}
	}
	if got := raw(t, address, head("/vorlagen/pruefen", papers.MaxUpload+(1<<20))); got != http.StatusRequestEntityTooLarge {
		t.Errorf("a file that is too large: answers %d", got)
	}
	if got := raw(t, address, head("/vorlagen/pruefen", 2<<20)+strings.Repeat("x", 2<<20)); got != http.StatusBadRequest {
		t.Errorf("a large form that is none: answers %d", got)
	}
}
