// Settings of the mails, and the worker that they drive.

package cli

import (
	"log/slog"

	"zielstand/app/governance"
	"zielstand/app/mail"
	"zielstand/app/rounds"
	"zielstand/app/store"
)

// mailSender makes what sends mails, once there is a log; nil = they stay in the outbox.
type mailSender func(log *slog.Logger) mail.Sender

// toLog is the value of SMTP_URL that writes mails to the log in place of sending them.
const toLog = "log:"

// takeMail checks where mails go. The server is not asked here: one that is away keeps nobody from starting.
func (s *settings) takeMail(v *variables) error {
	if v.SMTPURL == toLog {
		s.sender = func(log *slog.Logger) mail.Sender { return mail.Log{Logger: log} }
		return nil
	}
	if v.SMTPURL == "" {
		if v.MailFrom != "" {
			return &usageError{prefix + "MAIL_FROM ist gesetzt, " + prefix + "SMTP_URL fehlt. Nötig ist beides, um Mails zu senden."}
		}
		return nil
	}
	if v.MailFrom == "" {
		return &usageError{prefix + "MAIL_FROM fehlt. Nötig ist der Absender der Mails, zum Beispiel Zielstand <zielstand@land.example>."}
	}
	from, err := mail.ParseAddress(v.MailFrom)
	if err != nil {
		return wrong("MAIL_FROM", v.MailFrom, "eine Mailadresse, zum Beispiel Zielstand <zielstand@land.example>")
	}
	smtp, err := mail.ParseSMTP(v.SMTPURL, from)
	if err != nil { // the value may hold a password
		return &usageError{prefix + "SMTP_URL ist nicht erlaubt. Erlaubt ist smtp://Name:Kennwort@Server:Port oder smtps://…, oder " + toLog + " für das Protokoll."}
	}
	s.sender = func(*slog.Logger) mail.Sender { return smtp }
	return nil
}

// worker drives rounds and mails on the database.
func (s *settings) worker(db *store.Store, log *slog.Logger) (*rounds.Worker, error) {
	calendar, err := governance.NewCalendar(s.site.Land)
	if err != nil {
		return nil, err
	}
	w := &rounds.Worker{Store: db, Calendar: calendar, Site: s.site, Location: s.location, Logger: log}
	if w.Site.BaseURL == "" {
		w.Site.BaseURL = "http://" + reachable(s.addr)
	}
	if s.sender != nil {
		w.Sender = s.sender(log)
	}
	return w, nil
}
