// Tests against a real mail server in this process: what arrives, and what a bad server may do.

package mail

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"io"
	"log"
	"mime"
	"net"
	"net/http"
	"net/http/httptest"
	netmail "net/mail"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
)

// office is a mail server that keeps what it takes.
type office struct {
	mu       sync.Mutex
	received []string // as sent, headers and body
	from, to []string

	certificate []tls.Certificate
	implicit    bool // TLS from the first byte, else by STARTTLS

	mailbox func(to string) error    // says no to a recipient
	data    func(c *smtp.Conn) error // says no to a message, or hangs
}

// start listens on a free port until the test ends.
func (o *office) start(t *testing.T) *SMTP {
	t.Helper()
	server := smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) { return &visit{office: o, conn: c}, nil }))
	server.Domain = "post.land.example"
	server.ErrorLog = log.New(io.Discard, "", 0)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if o.certificate != nil {
		server.TLSConfig = &tls.Config{Certificates: o.certificate}
	}
	serving := ln
	if o.implicit {
		serving = tls.NewListener(ln, server.TLSConfig)
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(serving) }()
	t.Cleanup(func() {
		ln.Close() // Serve may not have begun
		server.Close()
		<-ended
	})
	from, err := ParseAddress("Zielstand für alle <zielstand@land.example>")
	if err != nil {
		t.Fatal(err)
	}
	s, err := ParseSMTP("smtp://"+ln.Addr().String(), from)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// visit is one connection.
type visit struct {
	*office
	conn *smtp.Conn
}

func (v *visit) Reset()        {}
func (v *visit) Logout() error { return nil }

func (v *visit) Mail(from string, _ *smtp.MailOptions) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.from = append(v.from, from)
	return nil
}

func (v *visit) Rcpt(to string, _ *smtp.RcptOptions) error {
	if v.mailbox != nil {
		if err := v.mailbox(to); err != nil {
			return err
		}
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.to = append(v.to, to)
	return nil
}

func (v *visit) Data(r io.Reader) error {
	if v.data != nil {
		if err := v.data(v.conn); err != nil {
			return err
		}
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.received = append(v.received, string(text))
	return nil
}

// only returns the one message that arrived.
func (o *office) only(t *testing.T) *netmail.Message {
	t.Helper()
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.received) != 1 {
		t.Fatalf("%d messages arrived", len(o.received))
	}
	m, err := netmail.ReadMessage(strings.NewReader(o.received[0]))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

var reminder = Message{ID: "0123456789abcdef", To: "anna@land.example", Subject: "Erinnerung: Rückmeldung bis 30.11.2026",
	Text: "Guten Tag,\n\nes fehlen zwei Meldungen.\n", HTML: "<p>Guten Tag,</p><p>es fehlen <b>zwei</b> Meldungen.</p>",
	Date: time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)}

func TestAMailArrivesInTextAndHTML(t *testing.T) {
	o := &office{}
	s := o.start(t)
	if err := s.Send(t.Context(), reminder); err != nil {
		t.Fatal(err)
	}
	m := o.only(t)
	for name, want := range map[string]string{
		"From": `=?utf-8?q?Zielstand_f=C3=BCr_alle?= <zielstand@land.example>`, "To": "<anna@land.example>",
		"Message-Id": "<0123456789abcdef@land.example>", "Auto-Submitted": "auto-generated",
		"Date": "Mon, 23 Nov 2026 08:00:00 +0000", "List-Unsubscribe": "",
	} {
		if got := m.Header.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil || subject != reminder.Subject {
		t.Errorf("subject %q, %v", subject, err)
	}
	body, err := io.ReadAll(m.Body)
	if err != nil || !strings.Contains(m.Header.Get("Content-Type"), "multipart/alternative") ||
		strings.Index(string(body), "text/plain") > strings.Index(string(body), "text/html") || !strings.Contains(string(body), "es fehlen zwei Meldungen") {
		t.Errorf("%s\n%s", m.Header.Get("Content-Type"), body)
	}
	if o.from[0] != "zielstand@land.example" || o.to[0] != "anna@land.example" {
		t.Errorf("envelope %v %v", o.from, o.to)
	}
}

func TestAnOptionalMailCanBeSwitchedOffWithOneClick(t *testing.T) {
	for link, post := range map[string]string{
		"https://zielstand.example/mails?schluessel=abc": "List-Unsubscribe=One-Click",
		"http://127.0.0.1:3000/mails?schluessel=abc":     "", // RFC 8058 wants https
	} {
		o := &office{}
		m := reminder
		m.Unsubscribe = link
		if err := o.start(t).Send(t.Context(), m); err != nil {
			t.Fatal(err)
		}
		h := o.only(t).Header
		if h.Get("List-Unsubscribe") != "<"+link+">" || h.Get("List-Unsubscribe-Post") != post {
			t.Errorf("%q, %q", h.Get("List-Unsubscribe"), h.Get("List-Unsubscribe-Post"))
		}
	}
}

func TestNoTextBeginsAnotherHeader(t *testing.T) {
	o := &office{}
	s := o.start(t)
	m := reminder
	m.Subject = "Runde\r\nBcc: boese@example.org\r\n\r\n<script>alert(1)</script>\u2028\x00"
	m.ID = "id>\r\nX-Evil: 1"
	m.Unsubscribe = "https://zielstand.example/x\r\nX-Evil: 2"
	if err := s.Send(t.Context(), m); err == nil {
		got := o.only(t)
		if got.Header.Get("Bcc") != "" || got.Header.Get("X-Evil") != "" || len(o.to) != 1 {
			t.Errorf("headers %v, recipients %v", got.Header, o.to)
		}
		if subject, _ := new(mime.WordDecoder).DecodeHeader(got.Header.Get("Subject")); subject != "Runde Bcc: boese@example.org <script>alert(1)</script>" {
			t.Errorf("subject %q", subject)
		}
	} else if !Permanent(err) || len(o.received) != 0 {
		t.Errorf("refused with %v", err)
	}
}

func TestAnAddressThatIsMoreThanOneIsNeverWrittenTo(t *testing.T) {
	o := &office{}
	s := o.start(t)
	for _, to := range []string{"", "anna", "anna@land.example\r\nBcc: boese@example.org", "anna@land.example, boese@example.org",
		"Anna <anna@land.example>", "anna@land.example>\r\nRCPT TO:<boese@example.org", "anna@land.example\x00", "\"a\r\nb\"@land.example"} {
		m := reminder
		m.To = to
		for _, sender := range []Sender{s, new(Memory)} {
			if err := sender.Send(t.Context(), m); !Permanent(err) {
				t.Errorf("%q: %v", to, err)
			}
		}
	}
	if len(o.received)+len(o.to) != 0 {
		t.Errorf("the server heard of %v", o.to)
	}
}

func TestASenderNameCannotBreakOut(t *testing.T) {
	for _, from := range []string{"Ziel\r\nBcc: boese@example.org <z@land.example>", "z@land.example\n"} {
		if _, err := ParseAddress(from); err == nil {
			t.Errorf("%q was taken", from)
		}
	}
}

func TestOnlyWhatTheServerRefusesForGoodIsGivenUp(t *testing.T) {
	for name, test := range map[string]struct {
		answer    *smtp.SMTPError
		permanent bool
	}{
		"no such mailbox": {&smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such mailbox"}, true},
		"greylisted":      {&smtp.SMTPError{Code: 450, EnhancedCode: smtp.EnhancedCode{4, 2, 0}, Message: "come back later"}, false},
		"full":            {&smtp.SMTPError{Code: 452, EnhancedCode: smtp.EnhancedCode{4, 2, 2}, Message: "mailbox full"}, false},
	} {
		o := &office{mailbox: func(string) error { return test.answer }}
		err := o.start(t).Send(t.Context(), reminder)
		if err == nil || Permanent(err) != test.permanent || !strings.Contains(err.Error(), test.answer.Message) {
			t.Errorf("%s: permanent %v, %v", name, Permanent(err), err)
		}
	}
	refusing := &office{data: func(*smtp.Conn) error {
		return &smtp.SMTPError{Code: 554, EnhancedCode: smtp.EnhancedCode{5, 7, 1}, Message: "looks like spam"}
	}}
	if err := refusing.start(t).Send(t.Context(), reminder); !Permanent(err) {
		t.Errorf("a message refused for good: %v", err)
	}
}

func TestASlowServerEndsWithTheTimeout(t *testing.T) {
	release := make(chan struct{})
	o := &office{data: func(*smtp.Conn) error { <-release; return errors.New("too late") }}
	s := o.start(t)
	t.Cleanup(func() { close(release) })
	s.Timeout = 300 * time.Millisecond
	began := time.Now()
	if err := s.Send(t.Context(), reminder); err == nil || Permanent(err) {
		t.Errorf("a server that does not answer: %v", err)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestADroppedConnectionIsTriedAgain(t *testing.T) {
	o := &office{data: func(c *smtp.Conn) error { return c.Conn().Close() }}
	if err := o.start(t).Send(t.Context(), reminder); err == nil || Permanent(err) {
		t.Errorf("a dropped connection: %v", err)
	}
	nobody, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	from, _ := ParseAddress("zielstand@land.example")
	s, err := ParseSMTP("smtp://"+nobody.Addr().String(), from)
	if err != nil {
		t.Fatal(err)
	}
	nobody.Close()
	if err := s.Send(t.Context(), reminder); err == nil || Permanent(err) {
		t.Errorf("a server that is away: %v", err)
	}
}

// rude is a server of a few lines, for what a proper one does not do: it takes a password in the clear, and hangs up
// once it has taken a message. It returns what it was told.
func rude(t *testing.T) (*SMTP, func() string) {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ln.Close() })
	heard := make(chan string, 1)
	go func() {
		conn, err := ln.Accept()
		if err != nil {
			return
		}
		defer conn.Close()
		var all string
		defer func() { heard <- all }()
		say := func(text string) { io.WriteString(conn, text+"\r\n") }
		say("220 hier")
		lines, inData := bufio.NewScanner(conn), false
		for lines.Scan() {
			line := lines.Text()
			all += line + "\n"
			word, _, _ := strings.Cut(line, " ")
			switch {
			case inData && line == ".":
				say("250 genommen")
				return
			case inData:
			case word == "EHLO":
				say("250-hier\r\n250 AUTH PLAIN")
			case word == "AUTH" && line != "AUTH PLAIN "+base64.StdEncoding.EncodeToString([]byte("\x00zielstand\x00geheim")):
				say("535 5.7.8 nein")
			case word == "AUTH":
				say("235 ja")
			case word == "DATA":
				inData = true
				say("354 los")
			default:
				say("250 gut")
			}
		}
	}()
	from, err := ParseAddress("zielstand@land.example")
	if err != nil {
		t.Fatal(err)
	}
	s, err := ParseSMTP("smtp://"+ln.Addr().String(), from)
	if err != nil {
		t.Fatal(err)
	}
	return s, func() string { return <-heard }
}

func TestAServerThatTookTheMailAndHangsUpHasTakenIt(t *testing.T) {
	s, heard := rude(t)
	if err := s.Send(t.Context(), reminder); err != nil {
		t.Errorf("it was taken, but: %v", err)
	}
	if text := heard(); !strings.Contains(text, "es fehlen zwei Meldungen") {
		t.Errorf("the server heard\n%s", text)
	}
}

func TestThePasswordOpensTheServerAndAWrongOneIsMendedLater(t *testing.T) {
	s, _ := rude(t)
	s.User, s.Password = "zielstand", "geheim"
	if err := s.Send(t.Context(), reminder); err != nil {
		t.Errorf("with the password: %v", err)
	}
	s, heard := rude(t)
	s.User, s.Password = "zielstand", "falsch"
	err := s.Send(t.Context(), reminder)
	if text := heard(); err == nil || Permanent(err) || strings.Contains(err.Error(), "falsch") || strings.Contains(text, "MAIL FROM") {
		t.Errorf("with a wrong password: %v\n%s", err, text)
	}
}

func TestAPasswordIsNeverSentToAnotherMachineInTheClear(t *testing.T) {
	// 192.0.2.1 is nobody's address; what counts is how the client would talk.
	s, err := ParseSMTP("smtp://zielstand:geheim@192.0.2.1", &netmail.Address{Address: "z@land.example"})
	if err != nil {
		t.Fatal(err)
	}
	client, err := s.client(new(connection))
	if err != nil || client.TLSPolicy() != "TLSMandatory" {
		t.Errorf("policy %v, %v", client.TLSPolicy(), err)
	}
}

func TestTheWayToTheServerIsEncryptedWhereItCanBe(t *testing.T) {
	web := httptest.NewTLSServer(nil) // for its certificate
	defer web.Close()
	trust := web.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	for name, implicit := range map[string]bool{"from the first byte": true, "by STARTTLS": false} {
		encrypted := false
		o := &office{certificate: web.TLS.Certificates, implicit: implicit, data: func(c *smtp.Conn) error {
			_, encrypted = c.TLSConnectionState()
			return nil
		}}
		s := o.start(t)
		s.Implicit, s.TLS = implicit, &tls.Config{RootCAs: trust, ServerName: "127.0.0.1"}
		if err := s.Send(t.Context(), reminder); err != nil || !encrypted {
			t.Errorf("%s: encrypted %v, %v", name, encrypted, err)
		}
		s.TLS = &tls.Config{RootCAs: x509.NewCertPool(), ServerName: "127.0.0.1"}
		if err := s.Send(t.Context(), reminder); err == nil || len(o.received) != 1 {
			t.Errorf("%s: a server that nobody vouches for got the mail", name)
		}
	}
}

func TestTheServersAddressIsReadExactly(t *testing.T) {
	from := &netmail.Address{Address: "z@land.example"}
	for address, want := range map[string]SMTP{
		"smtp://post.land.example":                {Host: "post.land.example", Port: 25},
		"smtp://post.land.example:2525/":          {Host: "post.land.example", Port: 2525},
		"smtp://user:p%40ss@post.land.example":    {Host: "post.land.example", Port: 587, User: "user", Password: "p@ss"},
		"smtps://user:pass@post.land.example":     {Host: "post.land.example", Port: 465, User: "user", Password: "pass", Implicit: true},
		"smtps://user:pass@[2001:db8::1]:4650":    {Host: "2001:db8::1", Port: 4650, User: "user", Password: "pass", Implicit: true},
		"smtp://user@land:pass@post.land.example": {Host: "post.land.example", Port: 587, User: "user@land", Password: "pass"},
	} {
		got, err := ParseSMTP(address, from)
		want.From = from
		if err != nil || *got != want {
			t.Errorf("%s: %+v, %v", address, got, err)
		}
	}
	for _, address := range []string{"", "post.land.example", "http://post.land.example", "smtp://", "smtp://host:0", "smtp://host:99999", "smtp://host/path", "smtp://host?x=1", "smtp://u:secret@ho st"} {
		if _, err := ParseSMTP(address, from); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v", address, err)
		}
	}
}

func TestMemoryAndLogKeepWhatWasSent(t *testing.T) {
	var r Memory
	if err := r.Send(context.Background(), reminder); err != nil || len(r.Messages()) != 1 || r.Messages()[0].Text != reminder.Text {
		t.Errorf("%v %v", r.Messages(), err)
	}
}
