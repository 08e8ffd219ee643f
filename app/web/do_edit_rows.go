// Reading lists within a record, such as the steps of a body's rules: every line from its own fields, without those that
// were taken out or left empty.

package web

import (
	"slices"
	"strconv"
	"strings"

	"zielstand/models"
	"zielstand/views"
)

// Limits of the rules of a body.
const (
	mostWeeks = 156 // three years
	mostDays  = 5 * mostWeeks
	mostShare = 1000
)

// readRows puts the lines of the form into the list of the record. A form without the list leaves it as it is.
func (v *personal) readRows(p *models.Portfolio, f *views.EditField, r models.Record) {
	if !v.Form.Has(f.RowCount()) {
		return
	}
	stored := f.Rows.Len(r)
	n, _ := v.Form.Int(f.RowCount(), 0, views.MaxRows)
	f.Rows.Keep(r, upTo(n))
	var kept []int
	for place := range n {
		blank := place >= stored && f.RowBlank(v.Form.values, place)
		if blank || v.Form.Bool(f.RowRemoved(place)) {
			continue
		}
		for _, column := range f.RowColumns(place) {
			v.readField(p, &column, r)
		}
		kept = append(kept, place)
	}
	kept = v.keepAnchors(f, r, kept)
	f.Rows.Keep(r, kept)
	for is, was := range kept {
		before, after := f.RowNames(was, is)
		v.Form.names = append(v.Form.names, [2]string{after, before})
	}
}

func upTo(n int) []int {
	places := make([]int, n)
	for i := range places {
		places[i] = i
	}
	return places
}

// keepAnchors keeps the steps that others are counted from, and says so.
func (v *personal) keepAnchors(f *views.EditField, r models.Record, kept []int) []int {
	b, ok := r.(*models.Body)
	if !ok || f.Name != "rules.steps" {
		return kept
	}
	var anchors []string
	for _, place := range kept {
		anchors = append(anchors, b.Rules.Steps[place].After)
	}
	var all []int
	for place, s := range b.Rules.Steps {
		switch {
		case slices.Contains(kept, place):
		case s.ID != "" && slices.Contains(anchors, s.ID):
			v.Form.Problem(f.RowRemoved(place), views.CodeStepUsed)
		default:
			continue
		}
		all = append(all, place)
	}
	return all
}

// readOffset reads how far a step is from what it is counted from.
func (v *personal) readOffset(f *views.EditField, offset *views.StepOffset) {
	unit := v.Form.Enum(f.Name+"_art", valuesOf(views.OffsetUnits)...)
	days := unit == views.UnitDaysBefore || unit == views.UnitDaysAfter
	most := mostWeeks
	if days {
		most = mostDays
	}
	n, given := v.Form.Int(f.Name, 0, most)
	if !given {
		v.Form.Required(f.Name, v.Form.Raw(f.Name))
		return
	}
	if unit == "" || unit == views.UnitWeeksBefore || unit == views.UnitDaysBefore {
		n = -n
	}
	offset.Weeks, offset.WorkingDays = n, 0
	if days {
		offset.Weeks, offset.WorkingDays = 0, n
	}
}

// readAnchor reads what a step is counted from; nothing stands for the meeting.
func (v *personal) readAnchor(p *models.Portfolio, f *views.EditField, r models.Record, anchor *views.StepAnchor) {
	anchor.Anchor, anchor.After = models.AnchorMeeting, v.readChoice(p, f, r)
	if anchor.After != "" {
		anchor.Anchor = models.AnchorStep
	}
}

// readShare reads a share as it is written: 2/3. What is none leaves it as it was.
func (v *personal) readShare(f *views.EditField, share *models.Share) {
	text := v.Form.Text(f.Name, maxTitle)
	if text == "" {
		share.Numerator, share.Denominator = 0, 0
		return
	}
	part, whole, fraction := strings.Cut(text, "/")
	n, errN := strconv.Atoi(strings.TrimSpace(part))
	d, errD := strconv.Atoi(strings.TrimSpace(whole))
	if !fraction || errN != nil || errD != nil || n < 1 || d < n || d > mostShare {
		v.Form.Problem(f.Name, models.CodeFormat, "2/3")
		return
	}
	share.Numerator, share.Denominator = n, d
}

// nameSteps gives new steps their ids, by which meetings remember what was done.
func nameSteps(b *models.Body) {
	taken := map[string]bool{}
	for i := range b.Rules.Steps {
		s := &b.Rules.Steps[i]
		id := slugOf(s.ID)
		if id == "" {
			id = "frist-" + slugOf(s.Title)
		}
		free := id
		for n := 2; taken[free]; n++ {
			free = id + "-" + strconv.Itoa(n)
		}
		s.ID, taken[free] = free, true
	}
}
