// Senders without a server: to the log, for trying things out, and to memory, for tests.

package mail

import (
	"context"
	"log/slog"
	"slices"
	"sync"
)

// Log writes each message to the log in place of sending it.
type Log struct{ Logger *slog.Logger }

// Send implements Sender.
func (l Log) Send(ctx context.Context, m Message) error {
	to, err := m.recipient()
	if err != nil {
		return err
	}
	l.Logger.InfoContext(ctx, "mail", "to", to, "subject", oneLine(m.Subject), "text", m.Text)
	return nil
}

// Memory keeps the messages. The zero value is ready, and safe for concurrent use.
type Memory struct {
	mu       sync.Mutex
	messages []Message
	// Refuse, if set, may refuse a message with an error; set it before the first Send.
	Refuse func(Message) error
}

// Send implements Sender.
func (r *Memory) Send(_ context.Context, m Message) error {
	to, err := m.recipient()
	if err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.Refuse != nil {
		if err := r.Refuse(m); err != nil {
			return err
		}
	}
	m.To, m.Subject = to, oneLine(m.Subject)
	r.messages = append(r.messages, m)
	return nil
}

// Messages returns what was sent so far, oldest first.
func (r *Memory) Messages() []Message {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.messages)
}
