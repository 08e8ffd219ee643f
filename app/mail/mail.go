// Package mail hands messages over to a mail server, to the log, or to memory. It words nothing and knows nobody.
package mail

import (
	"context"
	"errors"
	"fmt"
	"net/mail"
	"strings"
	"time"
	"unicode"
)

// Message is one mail to one person.
type Message struct {
	// ID becomes the Message-ID. Sending the same mail again keeps it, so that a copy can be recognised.
	ID      string
	To      string // an address without a name
	Subject string
	Text    string
	HTML    string // the same with links; "" = plain text only
	// Unsubscribe is an address that switches such mails off without signing in; "" = they are needed.
	Unsubscribe string
	Date        time.Time
}

// Sender takes messages. An error for which Permanent is true will not go away by trying again.
type Sender interface {
	Send(ctx context.Context, m Message) error
}

// PermanentError says that the message itself cannot be delivered: the address is none, or the server refuses it
// for good.
type PermanentError struct{ Err error }

// Error implements error.
func (e *PermanentError) Error() string { return e.Err.Error() }

// Unwrap gives the cause.
func (e *PermanentError) Unwrap() error { return e.Err }

// Permanent tells whether it is pointless to try again.
func Permanent(err error) bool {
	var permanent *PermanentError
	return errors.As(err, &permanent)
}

// ParseAddress reads "post@land.example" or "Zielstand <post@land.example>".
func ParseAddress(text string) (*mail.Address, error) {
	if strings.ContainsFunc(text, unicode.IsControl) {
		return nil, errors.New("a mail address has no control characters")
	}
	return mail.ParseAddress(text)
}

// recipient is the bare address of the message. Anything else in its place, such as a second line of a header,
// is an error and never sent.
func (m *Message) recipient() (string, error) {
	a, err := ParseAddress(m.To)
	if err == nil && (a.Name != "" || a.Address != m.To) {
		err = errors.New("more than an address")
	}
	if err != nil {
		return "", &PermanentError{fmt.Errorf("recipient %q: %w", m.To, err)}
	}
	return a.Address, nil
}

// maxSubject is how many characters of a subject are sent; mail programs show fewer.
const maxSubject = 200

// oneLine makes a text fit for a header: control characters and invalid bytes, which could begin another header,
// become spaces.
func oneLine(text string) string {
	clean := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, text)
	clean = strings.Join(strings.Fields(clean), " ")
	if runes := []rune(clean); len(runes) > maxSubject {
		clean = string(runes[:maxSubject-1]) + "…"
	}
	return clean
}
