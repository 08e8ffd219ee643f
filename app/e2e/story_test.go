// The whole story of a reporting round in the browser: the editor opens it, the contact gets a mail, reports, is asked
// back and corrects, the editor approves, and everybody sees it. The mails go through a real mail server.

package e2e

import (
	"fmt"
	"io"
	"log"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net"
	netmail "net/mail"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/emersion/go-smtp"
)

// letter is a mail as its reader sees it.
type letter struct {
	to, subject, text, html string
}

// letterbox is a mail server that hands over what it takes, in the order of arrival.
type letterbox struct{ letters chan letter }

// mailTimeout is how long a mail may take; the program looks for something to write every two seconds.
const mailTimeout = 45 * time.Second

// mailServer runs until the test ends and returns its address.
func mailServer(t *testing.T) (*letterbox, string) {
	t.Helper()
	box := &letterbox{make(chan letter, 1000)}
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &mailVisit{box: box}, nil }))
	server.Domain, server.ErrorLog = "post.land.example", log.New(io.Discard, "", 0)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(ln) }()
	t.Cleanup(func() {
		ln.Close() // Serve may not have begun
		server.Close()
		<-ended
	})
	return box, ln.Addr().String()
}

// mailVisit is one connection to the mail server.
type mailVisit struct {
	box *letterbox
	to  string
}

func (v *mailVisit) Reset()                                    { v.to = "" }
func (v *mailVisit) Logout() error                             { return nil }
func (v *mailVisit) Mail(string, *smtp.MailOptions) error      { return nil }
func (v *mailVisit) Rcpt(to string, _ *smtp.RcptOptions) error { v.to = to; return nil }
func (v *mailVisit) Data(r io.Reader) error {
	l, err := readLetter(r)
	if err != nil {
		return &smtp.SMTPError{Code: 554, Message: err.Error()}
	}
	l.to = v.to
	v.box.letters <- l
	return nil
}

// readLetter takes a mail of plain text and HTML apart.
func readLetter(r io.Reader) (l letter, err error) {
	m, err := netmail.ReadMessage(r)
	if err != nil {
		return l, err
	}
	if l.subject, err = new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject")); err != nil {
		return l, err
	}
	_, parameters, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		return l, err
	}
	parts := multipart.NewReader(m.Body, parameters["boundary"])
	for {
		part, err := parts.NextRawPart()
		if err == io.EOF {
			return l, nil
		}
		if err != nil {
			return l, err
		}
		var content io.Reader = part
		if part.Header.Get("Content-Transfer-Encoding") == "quoted-printable" {
			content = quotedprintable.NewReader(part)
		}
		body, err := io.ReadAll(content)
		if err != nil {
			return l, err
		}
		if strings.HasPrefix(part.Header.Get("Content-Type"), "text/html") {
			l.html = string(body)
		} else {
			l.text = string(body)
		}
	}
}

// await returns the next mail to the person whose subject has the words; others are laid aside.
func (box *letterbox) await(t *testing.T, to, words string) letter {
	t.Helper()
	late, others := time.After(mailTimeout), []string(nil)
	for {
		select {
		case l := <-box.letters:
			if l.to == to && strings.Contains(l.subject, words) {
				return l
			}
			others = append(others, l.to+": "+l.subject)
		case <-late:
			t.Fatalf("no mail about %q to %s; others: %q", words, to, others)
		}
	}
}

// link is the address in the plain text that leads to the path; the HTML must lead there too.
func (l letter) link(t *testing.T, home, path string) string {
	t.Helper()
	for word := range strings.FieldsSeq(l.text) {
		if strings.HasPrefix(word, home+path) {
			if !strings.Contains(l.html, `href="`+word+`"`) {
				t.Errorf("the HTML has no link to %s:\n%s", word, l.html)
			}
			return word
		}
	}
	t.Fatalf("no link to %s%s in the mail:\n%s", home, path, l.text)
	return ""
}

// The ministry that reports in the story, and the name of its contact, demoOther.
const (
	storyMinistry = "mds"
	storyContact  = "Sven Demo"
)

// story is one run through a round, with the people who take part, each in a browser of their own.
type story struct {
	t                       *testing.T
	p                       *program
	box                     *letterbox
	scripts                 bool
	measure, title, round   string // title of the round; its page
	office, contact, public *tab
}

// TestARoundFromItsOpeningToThePublicPage goes the way of the three people with scripts, and once more without.
func TestARoundFromItsOpeningToThePublicPage(t *testing.T) {
	box, address := mailServer(t)
	t.Setenv("ZIELSTAND_SMTP_URL", "smtp://"+address)
	t.Setenv("ZIELSTAND_MAIL_FROM", "Zielstand <zielstand@land.example>")
	p := &program{url: bear(t, filepath.Join(t.TempDir(), "demo.db")).url}
	endOldRound(t, p)
	for _, s := range []story{
		{scripts: true, measure: "digitale-personalakte", title: "Herbst mit Skripten"},
		{scripts: false, measure: "rollout-fokusleistungen", title: "Herbst ohne Skripte"},
	} {
		t.Run(s.title, func(t *testing.T) {
			s.t, s.p, s.box = t, p, box
			s.office, s.contact, s.public = s.person(), s.person(), s.person()
			red := s.redMeasures()
			s.office.enter(p, demoOffice)
			s.openRound()
			s.followMail()
			s.report()
			s.wantPublic(red, "!Die Ausschreibung ist gescheitert", "!Seit wann?")
			s.askBack()
			s.correct()
			s.wantPublic(red, "!Die Ausschreibung ist gescheitert", "!Seit wann?")
			s.approve()
			s.wantPublic(red+1, "Die Ausschreibung ist gescheitert, seit dem 2. Oktober.", "64\u00a0%", "Rot", "!Seit wann?", "!Nur für die Runde der Leitung")
			s.closeRound()
			for _, b := range []*tab{s.office, s.contact, s.public} {
				for _, complaint := range b.complaints() {
					t.Error(complaint)
				}
				if foreign := b.foreign(p); len(foreign) > 0 {
					t.Errorf("requests to other hosts: %s", strings.Join(foreign, ", "))
				}
			}
		})
	}
}

// person opens a browser for somebody.
func (s *story) person() *tab {
	b := open(s.t)
	if !s.scripts {
		b.withoutScripts()
	}
	b.look("light", 1280)
	return b
}

// endOldRound closes the round that the demonstration has open, so that it asks for nothing any more.
func endOldRound(t *testing.T, p *program) {
	t.Helper()
	b := open(t)
	b.look("light", 1280)
	b.enter(p, demoOffice)
	b.visit(p, "/berichtsrunden/berichtsrunde-2026-2")
	b.unfold("Runde schließen")
	b.button("Endgültig schließen")
	b.says("Die Berichtsrunde ist geschlossen", "Vollständigkeit bei Schluss")
}

// openRound plans a round for one ministry, from the list to the button.
func (s *story) openRound() {
	b := s.office
	b.visit(s.p, "/berichtsrunden")
	b.says("!Es ist kein Mailserver eingestellt")
	b.enterOn(`main a[href="/berichtsrunden/neu"]`)
	b.do(chromedp.SetValue(chromedp.CSS("#strategie"), "rlp-digitalstrategie"))
	b.write("#titel", s.title)
	for _, part := range []string{"tag", "monat", "jahr"} {
		b.write(fmt.Sprintf(`input[name="eroeffnung_%s"]`, part), "") // opened by hand
	}
	b.mark(`#ressorts input[value="` + storyMinistry + `"]`)
	b.write("#nachricht", "Bitte prüfen Sie auch die Fristen.")
	b.button("Speichern")
	b.says("Die Berichtsrunde ist geplant.", s.title)
	s.round = b.address().Path
	b.unfold("Runde eröffnen")
	b.button("Jetzt eröffnen")
	b.says("Die Berichtsrunde ist eröffnet.", "Runde schließen", storyContact)
}

// followMail takes the link from the mail, and signs in where it leads.
func (s *story) followMail() {
	l := s.box.await(s.t, demoOther, s.title)
	for _, want := range []string{"Guten Tag " + storyContact, "> Bitte prüfen Sie auch die Fristen.", "Demonstrationsdaten"} {
		if !strings.Contains(l.text, want) {
			s.t.Errorf("the mail does not say %q:\n%s", want, l.text)
		}
	}
	b, link := s.contact, l.link(s.t, s.p.url, "/meldungen")
	b.do(chromedp.Navigate(link))
	if got := b.address(); got.Path != "/anmeldung" {
		s.t.Fatalf("without a session the link leads to %s", got)
	}
	b.fill("#mail", demoOther)
	b.fill("#kennwort", demoPassword)
	b.follow(kb.Enter)
	if got := b.address().String(); got != link {
		s.t.Fatalf("the sign-in led to %s, not to %s", got, link)
	}
	b.says(s.title, "Meldung fehlt")
}

// report fills the form and hands it in.
func (s *story) report() {
	b := s.contact
	b.enterOn(`main tbody a[href="/meldungen/` + s.measure + `"]`)
	b.write("#meldung-percent", "63")
	b.mark(`input[name=ampel][value=red]`)
	b.write("#meldung-deviation", "Es gibt keinen Auftragnehmer.")
	b.write("#meldung-cause", "Kein Angebot war wirtschaftlich.")
	b.write("#meldung-countermeasure", "Neue Ausschreibung in zwei Losen.")
	b.write("#meldung-text", "Die Ausschreibung ist gescheitert.")
	b.write("#meldung-internal_note", "Nur für die Runde der Leitung.")
	b.button("Einreichen")
	b.says("Die Meldung ist eingereicht.", "eingereicht, wird geprüft")
}

// askBack finds the report on the page of the round and returns it with a question.
func (s *story) askBack() {
	b := s.office
	s.toReport("eingereicht")
	b.says("Die Ausschreibung ist gescheitert.", "Nur für die Runde der Leitung.", "63")
	b.write("#frage", "Seit wann?")
	b.button("Mit Frage zurückgeben")
	b.says("Die Meldung ist mit Ihrer Frage zurückgegeben.")
}

// correct answers the question and hands the report in again.
func (s *story) correct() {
	b := s.contact
	b.visit(s.p, "/meldungen?ressort="+storyMinistry)
	b.enterOn(`main tbody a[href="/meldungen/` + s.measure + `"]`)
	b.says("mit einer Frage zurückgegeben", "Seit wann?")
	b.write("#meldung-percent", "64")
	b.write("#meldung-text", "Die Ausschreibung ist gescheitert, seit dem 2. Oktober.")
	b.button("Einreichen")
	b.says("Die Meldung ist eingereicht.")
}

// approve accepts the report; the round then counts it.
func (s *story) approve() {
	b := s.office
	s.toReport("eingereicht")
	b.says("seit dem 2. Oktober", "64")
	b.button("Freigeben")
	b.says("Die Meldung ist freigegeben")
	s.toReport("freigegeben")
}

// closeRound ends the round with the one report that it got.
func (s *story) closeRound() {
	b := s.office
	b.visit(s.p, s.round)
	b.unfold("Runde schließen")
	b.button("Endgültig schließen")
	b.says("Die Berichtsrunde ist geschlossen", "1 von", "!Runde eröffnen")
}

// toReport goes from the page of the round to the measure's report, which has the state there.
func (s *story) toReport(state string) {
	s.t.Helper()
	b, link := s.office, `main tbody a[href^="/meldungen/`+s.measure+`/"]`
	b.visit(s.p, s.round)
	if got := eval[string](b, `document.querySelector(`+strconv.Quote(link)+`)?.closest('tr').innerText ?? 'missing'`); !strings.Contains(got, state) {
		s.t.Fatalf("the round says of the report %q, want %q", got, state)
	}
	b.enterOn(link)
}

// wantPublic looks as somebody who is not signed in: at the measure, and how many measures are red.
func (s *story) wantPublic(red int, texts ...string) {
	s.t.Helper()
	s.public.visit(s.p, "/massnahmen/"+s.measure)
	s.public.says(texts...)
	if got := s.redMeasures(); got != red {
		s.t.Errorf("the overview counts %d red measures, want %d", got, red)
	}
}

// redMeasures reads the number from the overview: from the table of its figure, and where scripts run from the drawing
// that the figure has on its own page.
func (s *story) redMeasures() int {
	s.t.Helper()
	b := s.public
	b.visit(s.p, "/?strategie=rlp-digitalstrategie")
	n := eval[int](b, `+[...document.querySelectorAll('[data-figure="ampel"] tbody tr')].find(r => r.cells[0].textContent.includes('Rot')).cells[2].textContent`)
	if s.scripts {
		b.visit(s.p, "/diagramme/ampel?strategie=rlp-digitalstrategie")
		b.drawAll()
		if drawn := eval[string](b, `document.querySelector('[data-chart] svg').textContent`); !strings.Contains(drawn, fmt.Sprintf("Rot: %d", n)) {
			s.t.Errorf("the figure shows %q, its table %d red measures", drawn, n)
		}
	}
	return n
}

// enterOn presses Enter on a link and waits for where it leads.
func (b *tab) enterOn(selector string) {
	b.t.Helper()
	b.do(chromedp.Focus(chromedp.CSS(selector)))
	b.follow(kb.Enter)
}

// unfold opens what a step means before it is done, as Enter does on its button.
func (b *tab) unfold(label string) {
	b.t.Helper()
	b.tabTo(".zs-step > summary")
	b.says(label)
	b.press(kb.Enter)
	b.until(`document.querySelector('.zs-step').open`)
}

// mark chooses a box or a button of a choice with the space bar.
func (b *tab) mark(selector string) {
	b.t.Helper()
	b.do(chromedp.Focus(chromedp.CSS(selector)))
	b.press(" ")
	if !eval[bool](b, `document.querySelector(`+strconv.Quote(selector)+`).checked`) {
		b.t.Fatalf("%s is not chosen", selector)
	}
}

// TestPagesOnTheWayAreWithoutBarriers looks at the states of pages that the story meets and that rounds_test.go does not show.
func TestPagesOnTheWayAreWithoutBarriers(t *testing.T) {
	p := private(t)
	const round = "/berichtsrunden/berichtsrunde-2026-2"
	planned := planRound(t, p)
	whole, people := t, map[string]*tab{} // one tab each
	for _, visit := range []struct{ who, path, pressed string }{
		{demoOffice, "/berichtsrunden/neu", "Speichern"},
		{demoOffice, planned, ""},
		{demoOffice, round + "?ressort=mds&antwort=missing", ""},
		{demoOffice, "/diagramme/rundenstand?runde=berichtsrunde-2026-2", ""},
		{demoContact, round, "Fehlanzeige abgeben"}, {demoContact, "/meldungen?ressort=mdi", ""},
		{"", "/anmeldung?weiter=" + url.QueryEscape("/meldungen?ressort=mdi"), ""}, {"", "/mails/abbestellen?schluessel=falsch", ""},
	} {
		t.Run(strings.TrimSpace(visit.path+" "+visit.pressed), func(t *testing.T) {
			b := people[visit.who]
			if b == nil {
				b = openFor(whole, manyPagesTimeout).of(t)
				people[visit.who] = b
				b.look("light", 1280)
				if visit.who != "" {
					b.enter(p, visit.who)
				}
			}
			b.of(t)
			for _, look := range looks {
				if (look.scheme == "light") != (look.width == 1280) {
					continue // two of the four looks show all colours and both widths
				}
				where := fmt.Sprintf("%s at %d px", look.scheme, look.width)
				b.look(look.scheme, look.width)
				b.visit(p, visit.path)
				if visit.pressed != "" {
					b.refused(visit.pressed)
				}
				if wide := eval[int](b, `document.documentElement.scrollWidth`); int64(wide) > look.width {
					t.Errorf("%s: the page is %d px wide: %s", where, wide, eval[string](b, widest))
				}
				b.checkBarriers(where)
			}
		})
	}
}

// refused sends a form without what it needs past the browser's own checks, and wants the list of problems focused.
func (b *tab) refused(button string) {
	b.t.Helper()
	eval[bool](b, `document.querySelectorAll('main details').forEach(d => d.open = true), document.querySelectorAll('main form').forEach(f => f.noValidate = true), true`)
	b.button(button)
	b.until(`document.activeElement.matches('[role=alert], .zs-notice--danger')`)
}

// planRound plans a round by form, opened by nobody.
func planRound(t *testing.T, p *program) (path string) {
	t.Helper()
	b := open(t)
	b.look("light", 1280)
	b.enter(p, demoOffice)
	b.visit(p, "/berichtsrunden/neu")
	b.write("#titel", "Nur geplant")
	for _, part := range []string{"tag", "monat", "jahr"} {
		b.write(fmt.Sprintf(`input[name="eroeffnung_%s"]`, part), "")
	}
	b.button("Speichern")
	b.says("Die Berichtsrunde ist geplant.")
	return b.address().Path
}
