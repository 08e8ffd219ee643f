// Sending by SMTP.

package mail

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	netmail "net/mail"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/wneessen/go-mail"
)

// SMTP sends through a mail server, with a connection of its own for each message: there are few, and a server
// that hangs up costs one of them only.
type SMTP struct {
	Host     string
	Port     int
	User     string // "" = without signing in
	Password string
	// Implicit is TLS from the first byte (smtps). Else STARTTLS is used where the server offers it, and required
	// where a password is sent to another machine.
	Implicit bool
	From     *netmail.Address
	// Timeout bounds one message; 0 = DefaultTimeout.
	Timeout time.Duration
	// TLS overrides the settings of the connection, nil = those of the system.
	TLS *tls.Config
}

// DefaultTimeout is how long one message may take.
const DefaultTimeout = 30 * time.Second

// Ports where the address names none: relay, submission, submission with implicit TLS (RFC 8314).
const (
	portRelay      = 25
	portSubmission = 587
	portImplicit   = 465
)

// ErrAddress says which addresses of servers are understood.
var ErrAddress = errors.New("want smtp://[user:password@]host[:port] or smtps://…")

// ParseSMTP reads smtp://user:password@host:port or smtps://…; the error never tells the password.
func ParseSMTP(address string, from *netmail.Address) (*SMTP, error) {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.Scheme != "smtp" && u.Scheme != "smtps" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" {
		return nil, ErrAddress
	}
	s := &SMTP{Host: u.Hostname(), Implicit: u.Scheme == "smtps", From: from}
	if u.User != nil {
		s.User = u.User.Username()
		s.Password, _ = u.User.Password()
	}
	switch {
	case u.Port() != "":
		s.Port, err = strconv.Atoi(u.Port())
		if err != nil || s.Port < 1 || s.Port > 65535 {
			return nil, ErrAddress
		}
	case s.Implicit:
		s.Port = portImplicit
	case s.User != "":
		s.Port = portSubmission
	default:
		s.Port = portRelay
	}
	return s, nil
}

// Send implements Sender. Once the server has said that it took the message, Send succeeds, whatever happens to
// the connection afterwards.
func (s *SMTP) Send(ctx context.Context, m Message) error {
	message, err := s.message(m)
	if err != nil {
		return err
	}
	line := &connection{}
	defer line.close()
	client, err := s.client(line)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, s.timeout())
	defer cancel()
	err = client.DialAndSendWithContext(ctx, message)
	if err == nil || message.IsDelivered() {
		return nil
	}
	return classify(err)
}

func (s *SMTP) timeout() time.Duration {
	if s.Timeout > 0 {
		return s.Timeout
	}
	return DefaultTimeout
}

// connection is the one to the server, which the library leaves open when a server refuses the sign-in.
type connection struct{ net.Conn }

func (c *connection) dial(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := new(net.Dialer).DialContext(ctx, network, address)
	c.Conn = conn
	return conn, err
}

func (c *connection) close() {
	if c.Conn != nil {
		c.Conn.Close() // most often closed already
	}
}

func (s *SMTP) client(line *connection) (*mail.Client, error) {
	local := isLoopback(s.Host)
	options := []mail.Option{mail.WithPort(s.Port), mail.WithTimeout(s.timeout()), mail.WithoutNoop()}
	if s.TLS != nil {
		options = append(options, mail.WithTLSConfig(s.TLS))
	}
	switch {
	case s.Implicit: // here the library dials by itself, to know that it may send a password
		options = append(options, mail.WithSSL())
	case s.User != "" && !local:
		options = append(options, mail.WithTLSPolicy(mail.TLSMandatory), mail.WithDialContextFunc(line.dial))
	default:
		options = append(options, mail.WithTLSPolicy(mail.TLSOpportunistic), mail.WithDialContextFunc(line.dial))
	}
	if s.User != "" {
		how := mail.SMTPAuthAutoDiscover
		if local && !s.Implicit {
			how = mail.SMTPAuthPlainNoEnc // nobody listens between a machine and itself
		}
		options = append(options, mail.WithSMTPAuth(how), mail.WithUsername(s.User), mail.WithPassword(s.Password))
	}
	return mail.NewClient(s.Host, options...)
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// message writes the headers and the parts.
func (s *SMTP) message(m Message) (*mail.Msg, error) {
	to, err := m.recipient()
	if err != nil {
		return nil, err
	}
	out := mail.NewMsg()
	out.FromMailAddress(s.From)
	out.ToMailAddress(&netmail.Address{Address: to})
	out.Subject(oneLine(m.Subject))
	out.SetDateWithValue(m.Date)
	out.SetMessageIDWithValue(oneLine(m.ID) + "@" + domain(s.From.Address))
	// RFC 3834: nobody's out-of-office reply shall answer a program.
	out.SetGenHeader("Auto-Submitted", "auto-generated")
	out.SetGenHeader("X-Auto-Response-Suppress", "All")
	if link := oneLine(m.Unsubscribe); strings.HasPrefix(link, "https://") {
		err = out.SetListUnsubscribeOneClick(link)
	} else if link != "" {
		out.SetListUnsubscribe(link)
	}
	if err != nil {
		return nil, &PermanentError{fmt.Errorf("unsubscribe link: %w", err)}
	}
	out.SetBodyString(mail.TypeTextPlain, m.Text)
	if m.HTML != "" {
		out.AddAlternativeString(mail.TypeTextHTML, m.HTML)
	}
	return out, nil
}

// domain is what stands behind the @.
func domain(address string) string { return address[strings.LastIndexByte(address, '@')+1:] }

// classify tells apart what the server said about this message for good, and what another attempt may change. A
// refused sign-in or sender is no fault of the message: somebody mends the settings, and it goes out.
func classify(err error) error {
	var refused *mail.SendError
	if !errors.As(err, &refused) || refused.IsTemp() || refused.ErrorCode() < 500 {
		return err
	}
	switch refused.Reason {
	case mail.ErrSMTPRcptTo, mail.ErrSMTPData, mail.ErrSMTPDataClose:
		return &PermanentError{err}
	}
	return err
}
