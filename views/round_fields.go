// The fields of a round in one version, for the page that shows two versions side by side.

package views

import (
	"net/url"
	"strconv"
	"strings"

	"zielstand/models"
)

// RoundFields are the fields of the round as its form shows and sends them; nil stands for a round that nobody
// knows.
func RoundFields(p *models.Portfolio, r *models.ReportingRound) []FieldValue {
	if r == nil {
		r = &models.ReportingRound{}
	}
	day := func(name, label string, d models.Date) FieldValue {
		posted := url.Values{}
		for _, part := range []string{"tag", "monat", "jahr"} {
			posted.Set(name+"_"+part, datePart(d, part))
		}
		return FieldValue{Name: name, Label: label, Shown: dayOrEmpty(d), Posted: posted}
	}
	list := func(name, label string, ids []string, title func(id string) string) FieldValue {
		titles := make([]string, len(ids))
		for i, id := range ids {
			titles[i] = title(id)
		}
		return FieldValue{Name: name, Label: label, Shown: strings.Join(titles, ", "), Posted: url.Values{name: ids}}
	}
	return []FieldValue{
		{Name: FieldRoundTitle, Label: "Titel", Shown: r.Title},
		day(FieldRoundStichtag, "Stichtag", r.Stichtag), day(FieldRoundOpens, "Eröffnung", r.OpensOn), day(FieldRoundDeadline, "Frist", r.Deadline),
		list(FieldRoundMinistry, "Ressorts", r.MinistryIDs, func(id string) string {
			if m := p.Ministry(id); m != nil {
				return ministryShort(m)
			}
			return id
		}),
		list(FieldRoundMeasure, "Maßnahmen", r.MeasureIDs, func(id string) string {
			if m := p.Measure(id); m != nil {
				return m.Title
			}
			return id
		}),
		{Name: FieldRoundBefore, Label: "Erinnerung vor der Frist", Shown: strconv.Itoa(r.RemindBefore)},
		{Name: FieldRoundAfter, Label: "Erinnerung nach der Frist", Shown: strconv.Itoa(r.RemindAfter)},
		{Name: FieldRoundMessage, Label: "Nachricht", Shown: r.Message, Text: true},
	}
}
