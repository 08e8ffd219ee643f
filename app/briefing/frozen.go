// Frozen states: everything that a paper is made from, in one piece that later changes never alter. Its bytes are
// canonical, so the same state and the same texts give the same id.

package briefing

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"

	"zielstand/app/progress"
	"zielstand/models"
)

// frozenForm marks the bytes of a frozen state.
const frozenForm = "zielstand-vorlage-1"

// Frozen is a frozen state. It is immutable.
type Frozen struct {
	Form       string               `json:"form"`
	Template   string               `json:"template"`
	Title      string               `json:"title"`
	StrategyID string               `json:"strategy_id,omitempty"`
	MinistryID string               `json:"ministry_id,omitempty"`
	Audience   models.Audience      `json:"audience"`
	Stage      models.BriefingState `json:"state"`
	Demo       bool                 `json:"demo,omitempty"`
	House      House                `json:"house"`
	Texts      Texts                `json:"texts,omitempty"`
	Now        Moment               `json:"now"`
	Before     *Moment              `json:"before,omitempty"`

	id    string
	state func() (*State, error)
}

// Moment is what was the case on a day, as it was known at a time.
type Moment struct {
	Stichtag models.Date    `json:"stichtag"`
	KnownAt  models.Instant `json:"known_at"`
	HeadSeq  int64          `json:"head_seq"`
	HeadHash string         `json:"head_hash"`
	// Records are by kind in the order of models.Kinds, and by id. Before has none where Now holds them already.
	Records []kindRecords `json:"records,omitempty"`

	kept *models.Records // the same, before they are written down
}

type kindRecords struct {
	Kind models.Kind       `json:"kind"`
	List []json.RawMessage `json:"list"`
}

// Freeze freezes what the briefing shows for its audience. now and before, nil = none, show everything, on the days
// of the briefing, with the head and time that they stand for.
func Freeze(b *models.Briefing, stage models.BriefingState, now, before *models.Portfolio, house House) (*Frozen, error) {
	t := Find(b.Template)
	if t == nil {
		return nil, UnknownTemplate(b.Template)
	}
	if err := check(b, now); err != nil {
		return nil, err
	}
	f := &Frozen{Form: frozenForm, Template: b.Template, Title: b.Title, StrategyID: b.StrategyID, MinistryID: b.MinistryID,
		Audience: b.Audience, Stage: stage, Demo: now.Demo, House: house}
	f.Now = momentOf(now, b, now.Stichtag)
	if before != nil {
		moment := Moment{Stichtag: before.Stichtag, KnownAt: before.KnownAt, HeadSeq: before.Head.Seq, HeadHash: before.Head.Hash}
		if before.Head != now.Head {
			moment = momentOf(before, &models.Briefing{Audience: b.Audience}, before.Stichtag) // was about another paper
		}
		f.Before = &moment
	}
	f.state = sync.OnceValues(f.rebuild)
	s, err := f.State()
	if err != nil {
		return nil, err
	}
	f.Texts = Complete(t, s, Texts(b.Texts))
	return f, nil
}

// momentOf keeps what papers may show: the audience's records, of the reports those that count by then, and what the
// ministries say to this briefing. Who wrote them is left out: a frozen state outlives the person's account.
func momentOf(p *models.Portfolio, b *models.Briefing, until models.Date) Moment {
	seen := p.For(b.Audience.Viewer())
	r := *seen.Records()
	r.Comments, r.Rounds, r.NilReturns = nil, nil, nil
	r.Briefings, r.BriefingVersions, r.BriefingSchedules = nil, nil, nil
	r.DropGovernance()
	for _, signed := range seen.CoSignaturesOf(b.ID) {
		anonymous := *signed
		anonymous.AnsweredByID = ""
		r.CoSignatures = append(r.CoSignatures, &anonymous)
	}
	r.Reports = slices.DeleteFunc(slices.Clone(r.Reports), func(s *models.StatusReport) bool { return !s.Counts(until) })
	for i, s := range r.Reports {
		if s.AuthorID != "" || s.RoundID != "" {
			anonymous := *s
			anonymous.AuthorID, anonymous.RoundID = "", ""
			r.Reports[i] = &anonymous
		}
	}
	return Moment{Stichtag: p.Stichtag, KnownAt: p.KnownAt, HeadSeq: p.Head.Seq, HeadHash: p.Head.Hash, kept: &r}
}

// write writes the records down.
func (m *Moment) write() error {
	if m == nil || m.kept == nil || m.Records != nil {
		return nil
	}
	for _, record := range m.kept.All() {
		if len(m.Records) == 0 || m.Records[len(m.Records)-1].Kind != record.RecordKind() {
			m.Records = append(m.Records, kindRecords{Kind: record.RecordKind()})
		}
		text, err := json.Marshal(record)
		if err != nil {
			return fmt.Errorf("%s %q: %w", record.RecordKind(), record.RecordID(), err)
		}
		last := &m.Records[len(m.Records)-1]
		last.List = append(last.List, text)
	}
	return nil
}

// Seal returns the canonical bytes and gives the state its id, which derives from them. It is called once, before
// others know of the state; without it, pages say that they are a preview.
func (f *Frozen) Seal() ([]byte, error) {
	if err := errors.Join(f.Now.write(), f.Before.write()); err != nil {
		return nil, err
	}
	content, err := json.Marshal(f)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(content)
	f.id = models.BriefingVersionID(hex.EncodeToString(sum[:]))
	return content, nil
}

// Thaw reads the bytes of a frozen state that has the id.
func Thaw(id string, content []byte) (*Frozen, error) {
	f := &Frozen{id: id}
	if err := json.Unmarshal(content, f); err != nil {
		return nil, fmt.Errorf("frozen state %s: %w", id, err)
	}
	if f.Form != frozenForm {
		return nil, fmt.Errorf("frozen state %s: form %q", id, f.Form)
	}
	if Find(f.Template) == nil {
		return nil, UnknownTemplate(f.Template)
	}
	f.state = sync.OnceValues(f.rebuild)
	return f, nil
}

// As returns the same state and texts at another stage, which has another id: what was seen as a draft becomes final.
func (f *Frozen) As(stage models.BriefingState) *Frozen {
	other := &Frozen{Form: f.Form, Template: f.Template, Title: f.Title, StrategyID: f.StrategyID, MinistryID: f.MinistryID, Audience: f.Audience,
		Stage: stage, Demo: f.Demo, House: f.House, Texts: f.Texts, Now: f.Now, Before: f.Before, state: f.state}
	return other
}

// ID names the state on every page; "" before it is known.
func (f *Frozen) ID() string { return f.id }

// State is what templates make a paper from, as it was when it was frozen.
func (f *Frozen) State() (*State, error) { return f.state() }

func (f *Frozen) rebuild() (*State, error) {
	now, err := f.Now.portfolio(f, nil)
	if err != nil {
		return nil, err
	}
	s := &State{Portfolio: now, Scope: progress.Scope{StrategyID: f.StrategyID, MinistryID: f.MinistryID}, House: f.House}
	if f.Before != nil {
		s.Before, err = f.Before.portfolio(f, now)
	}
	return s, err
}

// portfolio links the records anew; a moment without its own is another day of same.
func (m *Moment) portfolio(f *Frozen, same *models.Portfolio) (*models.Portfolio, error) {
	if m.Records == nil && m.kept == nil && same != nil {
		return same.At(m.Stichtag), nil
	}
	records := m.kept
	if records == nil {
		var err error
		if records, err = m.read(); err != nil {
			return nil, err
		}
	}
	p := models.NewPortfolio(models.Head{Seq: m.HeadSeq, Hash: m.HeadHash}, records).For(f.Audience.Viewer()).At(m.Stichtag)
	p.KnownAt, p.Demo = m.KnownAt, f.Demo
	return p, nil
}

func (m *Moment) read() (*models.Records, error) {
	records := &models.Records{}
	for _, k := range m.Records {
		for _, text := range k.List {
			r, ok := models.NewRecord(k.Kind)
			if !ok {
				return nil, fmt.Errorf("frozen state: kind %q is not known", k.Kind)
			}
			if err := json.Unmarshal(text, r); err != nil {
				return nil, fmt.Errorf("frozen state: %s: %w", k.Kind, err)
			}
			records.Add(r)
		}
	}
	return records, nil
}

// Stamp is what every page says about where it comes from.
func (f *Frozen) Stamp() Stamp {
	s := Stamp{ID: cmp.Or(f.id, "Vorschau"), Created: f.Now.KnownAt.Time()}
	if f.Stage == models.BriefingDraft {
		s.Marks = append(s.Marks, "Entwurf")
	}
	if f.Audience == models.AudienceInternal {
		s.Marks = append(s.Marks, "Nicht öffentlich")
	}
	if f.Demo {
		s.Marks = append(s.Marks, "Demonstrationsdaten")
	}
	return s
}

// Complete returns the text of every field of the template: the edited one, else what the rules propose.
func Complete(t *Template, s *State, edited Texts) Texts {
	texts := Texts{}
	for key, p := range t.Propose(s) {
		texts[key] = p.Text
	}
	for _, f := range t.Fields {
		if text, ok := edited[f.Key]; ok {
			texts[f.Key] = text
		}
	}
	return texts
}
