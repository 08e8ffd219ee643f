// New records: what they belong to, and under which id they will be found.

package web

import (
	"cmp"
	"errors"
	"strconv"
	"strings"
	"unicode"

	"zielstand/app/search"
	"zielstand/models"
	"zielstand/views"
)

// errNoOwner says that the address does not name what a new record shall belong to.
var errNoOwner = errors.New("a new record of this kind belongs to a strategy or body")

// newSlug is the last part of the addresses of forms for new records, so no record may have it as its id.
const newSlug = "neu"

// maxSlug keeps addresses short enough to be read out, in characters.
const maxSlug = 80

// fresh is an empty record that belongs to what the address names.
func (v *personal) fresh(p *models.Portfolio, k *views.EditKind) (models.Record, error) {
	strategy := v.Query.ID("strategie", func(id string) bool { return p.Strategy(id) != nil })
	measure := v.Query.ID("massnahme", func(id string) bool { return p.Measure(id) != nil })
	target := v.Query.ID("ziel", func(id string) bool { return p.Target(id) != nil })
	field := v.Query.ID("handlungsfeld", func(id string) bool { return p.Field(id) != nil })
	indicator := v.Query.ID("kennzahl", func(id string) bool { return views.RecordIn(p, models.KindIndicator, id) != nil })
	body := v.Query.ID("gremium", func(id string) bool { return p.Body(id) != nil })
	switch k.Kind {
	case models.KindBody:
		return &models.Body{}, v.Query.err()
	case models.KindMembership:
		return &models.Membership{BodyID: body}, cmp.Or(v.Query.err(), needed(body))
	case models.KindChairTurn:
		return nextTurn(p, body), cmp.Or(v.Query.err(), needed(body))
	case models.KindMeeting:
		return &models.Meeting{BodyID: body, Kind: models.MeetingRegular, State: models.MeetingPlanned}, cmp.Or(v.Query.err(), needed(body))
	case models.KindStrategy:
		return &models.Strategy{}, v.Query.err()
	case models.KindMinistry:
		return &models.Ministry{}, v.Query.err()
	case models.KindFocusTopic:
		return &models.FocusTopic{FieldID: field}, v.Query.err()
	case models.KindField:
		return &models.Field{StrategyID: strategy}, cmp.Or(v.Query.err(), needed(strategy))
	case models.KindTarget:
		return &models.Target{StrategyID: strategy}, cmp.Or(v.Query.err(), needed(strategy))
	case models.KindMeasure:
		if whole := p.Measure(measure); whole != nil {
			return &models.Measure{StrategyID: whole.StrategyID, FieldID: whole.FieldID, ParentID: whole.ID}, v.Query.err()
		}
		return &models.Measure{StrategyID: strategy}, cmp.Or(v.Query.err(), needed(strategy))
	case models.KindMilestone:
		return &models.Milestone{MeasureID: measure}, cmp.Or(v.Query.err(), v.named("massnahme", measure))
	case models.KindIndicator:
		return &models.Indicator{MeasureID: measure, TargetID: target}, cmp.Or(v.Query.err(), v.named("massnahme", measure+target))
	case models.KindReading:
		return &models.Reading{IndicatorID: indicator, On: v.Frame.Today}, cmp.Or(v.Query.err(), v.named("kennzahl", indicator))
	case models.KindResponsibility:
		r := &models.Responsibility{SubjectKind: models.KindMeasure, SubjectID: measure}
		if target != "" {
			r.SubjectKind, r.SubjectID = models.KindTarget, target
		}
		return r, cmp.Or(v.Query.err(), v.named("massnahme", r.SubjectID))
	}
	return nil, models.NotFoundError(k.Kind, "")
}

// nextTurn is a line behind the last one of the body's table of chairs.
func nextTurn(p *models.Portfolio, body string) *models.ChairTurn {
	t := &models.ChairTurn{BodyID: body, Number: 1}
	for _, other := range p.TurnsOf(body) {
		t.Number = max(t.Number, other.Number+1)
		t.From = max(t.From, other.Until.AddDays(1))
	}
	return t
}

func needed(owner string) error {
	if owner == "" {
		return errNoOwner
	}
	return nil
}

// named refuses an address that does not say what the new record hangs on; only a typed one does not.
func (v *personal) named(parameter, id string) error {
	if id != "" {
		return nil
	}
	return models.InvalidError(models.Problem{Field: parameter, Code: models.CodeRequired})
}

// setID gives a record that was never saved its id.
func setID(r models.Record, id string) {
	switch v := r.(type) {
	case *models.Strategy:
		v.ID = id
	case *models.Field:
		v.ID = id
	case *models.FocusTopic:
		v.ID = id
	case *models.Target:
		v.ID = id
	case *models.Measure:
		v.ID = id
	case *models.Ministry:
		v.ID = id
	case *models.Milestone:
		v.ID = id
	case *models.Indicator:
		v.ID = id
	case *models.Reading:
		v.ID = id
	case *models.Responsibility:
		v.ID = id
	case *models.Body:
		v.ID = id
	case *models.Membership:
		v.ID = id
	case *models.ChairTurn:
		v.ID = id
	case *models.Meeting:
		v.ID = id
	}
}

// freeSlug makes an id from the title that no record of the kind has or had.
func (v *personal) freeSlug(p *models.Portfolio, k *views.EditKind, title string) (string, error) {
	taken := map[string]bool{newSlug: true}
	archived, err := v.store.Archived(v.ctx)
	if err != nil {
		return "", err
	}
	for _, r := range archived {
		if r.RecordKind() == k.Kind {
			taken[r.RecordID()] = true
		}
	}
	slug := cmp.Or(slugOf(title), string(k.Path))
	for n := 1; ; n++ {
		free := slug
		if n > 1 {
			free += "-" + strconv.Itoa(n)
		}
		if !taken[free] && views.RecordIn(p, k.Kind, free) == nil {
			return free, nil
		}
	}
}

// slugOf turns a title into the last part of an address: small letters and digits, words joined by hyphens.
func slugOf(title string) string {
	var b strings.Builder
	// The search joins what a hyphen divides; in an address it stays divided.
	apart := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Dash, r) {
			return ' '
		}
		return r
	}, title)
	for _, r := range search.Fold(apart) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		} else {
			b.WriteByte(' ')
		}
	}
	words := strings.Fields(b.String())
	slug := ""
	for _, word := range words {
		if slug != "" && len(slug)+1+len(word) > maxSlug {
			break
		}
		slug = strings.Trim(slug+"-"+word, "-")
	}
	return slug[:min(len(slug), maxSlug)]
}
