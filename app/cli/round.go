// The command round: reporting rounds without a browser.

package cli

import (
	"fmt"
	"time"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/app/rounds"
	"zielstand/app/store"
	"zielstand/models"
)

type roundCommand struct {
	List   roundListCommand   `cmd:"" help:"Nennt alle Berichtsrunden."`
	Open   roundOpenCommand   `cmd:"" help:"Eröffnet eine geplante Runde."`
	Remind roundRemindCommand `cmd:"" help:"Schreibt und sendet, was an Aufforderungen und Erinnerungen fällig ist."`
	Close  roundCloseCommand  `cmd:"" help:"Schließt eine offene Runde und hält ihre Vollständigkeit fest."`
}

// roundActor is who opens and closes rounds from here, in the journal.
const roundActor = "round"

// today is the day that the zone of the settings shows.
func (s *settings) today() models.Date { return models.DateOf(time.Now().In(s.location)) }

type roundListCommand struct{ place }

// Run prints one line for each round: id, state, Stichtag, deadline, expected, in time, approved, title, with tabs
// between.
func (c *roundListCommand) Run(p *process) error {
	return p.withAccounts(c.place, false, func(s *settings, db *store.Store) error {
		portfolio := db.Portfolio().At(s.today())
		for _, r := range portfolio.Rounds {
			expected, inTime, approved := r.Expected, r.InTime, r.Approved
			if r.State != models.RoundClosed {
				state := progress.Completeness(portfolio, r)
				expected, inTime, approved = state.Expected, state.InTime, state.Approved
			}
			fmt.Fprintf(p.out, "%s\t%s\t%s\t%s\t%d\t%d\t%d\t%s\n", r.ID, r.State, r.Stichtag, r.Deadline, expected, inTime, approved, oneLine(r.Title))
		}
		return nil
	})
}

type roundOpenCommand struct {
	place
	ID string `arg:"" name:"RUNDE" help:"Kennung der Runde, wie „round list“ sie nennt."`
}

// Run opens the round; the contacts are written to by the running program, or by „round remind“.
func (c *roundOpenCommand) Run(p *process) error {
	return p.changeRound(c.place, c.ID, func(tx *store.Tx, today models.Date) error { return rounds.Open(tx, c.ID, 0, today) }, func(r *models.ReportingRound) {
		p.say("Eröffnet: %s, Frist %s.", r.Title, german.Date(r.Deadline))
	})
}

type roundCloseCommand struct {
	place
	ID string `arg:"" name:"RUNDE" help:"Kennung der Runde, wie „round list“ sie nennt."`
}

// Run closes the round.
func (c *roundCloseCommand) Run(p *process) error {
	return p.changeRound(c.place, c.ID, func(tx *store.Tx, today models.Date) error { return rounds.Close(tx, c.ID, 0, today) }, func(r *models.ReportingRound) {
		p.say("Geschlossen: %s; von %d erwarteten Meldungen %d fristgerecht, %d freigegeben.", r.Title, r.Expected, r.InTime, r.Approved)
	})
}

// changeRound does something with the round and tells what became of it.
func (p *process) changeRound(o place, id string, do func(tx *store.Tx, today models.Date) error, tell func(r *models.ReportingRound)) error {
	return p.withAccounts(o, false, func(s *settings, db *store.Store) error {
		_, err := db.Change(p.ctx, roundActor, "", func(tx *store.Tx) error { return do(tx, s.today()) })
		switch models.KindOf(err) {
		case "":
			tell(db.Portfolio().Round(id))
			return nil
		case models.NotFound:
			return &usageError{"Die Berichtsrunde „" + id + "“ gibt es nicht. „zielstand round list“ nennt alle."}
		case models.Conflict:
			return &failure{text: "Die Berichtsrunde „" + id + "“ ist " + german.RoundState(db.Portfolio().Round(id).State) + "; so lässt sie sich nicht ändern."}
		case models.Invalid:
			return &failure{text: "Die Frist der Berichtsrunde „" + id + "“ ist schon vorbei. Bitte zuerst die Frist ändern."}
		}
		return err
	})
}

type roundRemindCommand struct{ place }

// Run does once what the running program does all the time, and prints how many mails wait, are sent and failed.
func (c *roundRemindCommand) Run(p *process) error {
	return p.withAccounts(c.place, false, func(s *settings, db *store.Store) error {
		worker, err := s.worker(db, s.logger(p.words))
		if err != nil {
			return err
		}
		worked, err := worker.Step(p.ctx)
		if err != nil {
			return err
		}
		if err := worker.Close(p.ctx); err != nil {
			return err
		}
		box, err := db.Outbox(p.ctx)
		if err != nil {
			return err
		}
		fmt.Fprintf(p.out, "%d\t%d\t%d\n", box.Queued, box.Sent, box.Failed)
		switch {
		case !worked:
			p.say("Das laufende Programm kümmert sich gerade darum; hier war nichts zu tun.")
		case worker.Sender == nil && box.Queued > 0:
			p.say("%s im Postausgang; ein Mailserver ist nicht eingestellt (%sSMTP_URL).", german.Count(box.Queued, "Mail wartet", "Mails warten"), prefix)
		default:
			p.say("Wartend, gesendet, gescheitert: %d, %d, %d.", box.Queued, box.Sent, box.Failed)
		}
		return nil
	})
}
