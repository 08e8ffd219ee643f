// Package oparl answers OParl 1.1 (https://oparl.org): what is published of bodies, meetings, agendas, resolutions and
// papers, for programs that read the council information of many places in the same way. It knows no HTTP.
//
// A Land with published bodies is a Body, and so are those that several have together; a body is an Organization. Places
// of ministries and Länder are left out: a Membership of OParl is a person's.
package oparl

import (
	"context"
	"strings"
	"sync"
	"time"

	"zielstand/models"
)

// Root is the path of the interface's first object, the System; all others are below it.
const Root = "/oparl/v1.1"

const (
	schema  = "https://schema.oparl.org/1.1/"
	version = schema
)

// ErrorType is the type of the standard's objects for errors.
const ErrorType = schema + "Error"

// Source is where the answers come from.
type Source interface {
	// Portfolio is the current one with everything in it.
	Portfolio() *models.Portfolio
	// PortfolioFor is the current one as the viewer may see it.
	PortfolioFor(viewer models.Viewer, day models.Date) *models.Portfolio
	// EntriesOf are the journal's entries about the kinds, behind one and up to another.
	EntriesOf(ctx context.Context, kinds []models.Kind, afterSeq, untilSeq int64) ([]models.Entry, error)
}

// Config is what the answers say besides the data.
type Config struct {
	BaseURL  string // of the site, without a slash at its end
	Name     string
	Operator string         // "" = not said
	Contact  string         // mail address; "" = not said
	Location *time.Location // zone of meetings; nil = UTC
	Licence  string         // address of the licence of all data; "" = none is stated
	// Page is the path of the page about a body, meeting, resolution or briefing.
	Page func(kind models.Kind, id string) string
	// Paper is the address and the name of a final version of a briefing as PDF.
	Paper func(v *models.BriefingVersion) (address, name string)
}

// Service makes the answers. What it made of the journal is kept, so that later answers cost a look at what is new.
type Service struct {
	Config
	source Source

	// mu is held while an answer is made: what was made is kept by whoever asks.
	mu      sync.Mutex
	seq     int64
	history *replay
	failed  error // the journal cannot be read
}

// New makes a service.
func New(source Source, config Config) *Service {
	if config.Location == nil {
		config.Location = time.UTC
	}
	return &Service{Config: config, source: source, history: newReplay()}
}

// Answer is an object, a page of a list, or, with Text, a file.
type Answer struct {
	Object any
	Text   string
}

// At answers the path below Root. An error of kind NotFound says that there is and was nothing.
func (s *Service) At(ctx context.Context, path string, f Filter) (*Answer, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, err := s.catalogue(ctx)
	if err != nil {
		return nil, err
	}
	return c.at(strings.Trim(strings.TrimPrefix(path, Root), "/"), f)
}

// catalogue brings the ledger to the current head of the journal.
func (s *Service) catalogue(ctx context.Context) (*catalogue, error) {
	all := s.source.Portfolio()
	if s.failed == nil && all.Head.Seq > s.seq {
		entries, err := s.source.EntriesOf(ctx, replayed, s.seq, all.Head.Seq)
		if err != nil {
			return nil, err
		}
		s.failed = s.history.run(entries, all.People)
		s.seq = all.Head.Seq
	}
	public := s.source.PortfolioFor(models.Viewer{}, 0)
	if public.Head != all.Head { // something was saved in between
		public = all.For(models.Viewer{})
	}
	return &catalogue{s.Config, public, s.history}, s.failed
}
