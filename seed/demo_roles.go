// Who is responsible in the demonstration: proposals become confirmed responsibilities, and a fictional
// re-cut of the ministries hands them over.

package seed

import (
	"slices"

	"zielstand/models"
)

const (
	formerMinistry   = "mastd"
	digitalMinistry  = "mds"
	socialMinistry   = "mas"
	rheinlandPfalz   = "rheinland-pfalz"
	fictionalRecut   = "Fiktiver Neuzuschnitt der Ressorts: Demonstration"
	confirmedForDemo = "Bestätigung des Vorschlags: Demonstration"
)

// roleStart is when confirmed responsibilities begin.
var roleStart = day(2023, 1, 1)

// recutMinistries ends MASTD and founds its two fictional successors.
func (d *demo) recutMinistries() {
	i := slices.IndexFunc(d.out.Ministries, func(m *models.Ministry) bool { return m.ID == formerMinistry })
	if i < 0 {
		return
	}
	former := d.out.Ministries[i]
	former.ValidUntil = recut.AddDays(-1)
	former.SuccessorIDs = models.Strings{digitalMinistry, socialMinistry}
	former.Sources = withInvented(former.Sources, fictionalRecut)
	for _, heir := range []struct{ id, abbreviation, name string }{
		{digitalMinistry, "MDS", "Ministerium für Digitalisierung und Staatsmodernisierung (Demonstration)"},
		{socialMinistry, "MAS", "Ministerium für Arbeit und Soziales (Demonstration)"},
	} {
		d.out.Ministries = append(d.out.Ministries, &models.Ministry{Base: models.Base{ID: heir.id},
			JurisdictionID: former.JurisdictionID, Abbreviation: heir.abbreviation, Name: heir.name, ValidFrom: recut,
			Order: former.Order, Note: fictionalRecut, Sources: models.Sources{invented(fictionalRecut)}})
	}
}

// confirmProposals turns every open proposal into what it proposes.
func (d *demo) confirmProposals() {
	for _, q := range d.out.Proposals {
		if q.State != models.ProposalOpen {
			continue
		}
		q.State = models.ProposalConfirmed
		q.Sources = withInvented(q.Sources, confirmedForDemo)
		switch q.Aspect {
		case models.AspectLead:
			d.assign(q.SubjectKind, q.SubjectID, models.RoleLead, q.ObjectID)
		case models.AspectParticipating:
			for _, id := range d.named(q.ObjectID) {
				d.assign(q.SubjectKind, q.SubjectID, models.RoleParticipating, id)
			}
		case models.AspectFocusTopic:
			for _, t := range d.out.Targets {
				if t.ID == q.SubjectID {
					t.FocusTopicID = q.ObjectID
					t.Sources = withInvented(t.Sources, confirmedForDemo)
				}
			}
		case models.AspectTarget:
			for _, m := range d.out.Measures {
				if m.ID == q.SubjectID {
					m.TargetIDs = append(slices.Clip(m.TargetIDs), q.ObjectID)
				}
			}
		}
	}
}

// named returns the ministry, or four of the Land's where a proposal names them all.
func (d *demo) named(object string) []string {
	if object != models.AllMinistries {
		return []string{object}
	}
	var ids []string
	for _, m := range d.out.Ministries {
		if m.JurisdictionID == rheinlandPfalz && m.ValidUntil == 0 && m.ValidFrom < recut {
			ids = append(ids, m.ID)
		}
	}
	d.dice.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	ids = ids[:min(4, len(ids))]
	slices.Sort(ids)
	return ids
}

// assign adds a responsibility, unless the ministry already has a part in the subject.
func (d *demo) assign(kind models.Kind, subject string, role models.Role, ministry string) {
	for _, r := range d.out.Responsibilities {
		if r.SubjectKind == kind && r.SubjectID == subject && r.MinistryID == ministry {
			return
		}
	}
	d.out.Responsibilities = append(d.out.Responsibilities, &models.Responsibility{
		Base: models.Base{ID: subject + "." + string(role) + "." + ministry}, SubjectKind: kind, SubjectID: subject,
		MinistryID: ministry, Role: role, ValidFrom: roleStart, Sources: inventedOnly()})
}

// handOver ends what MASTD was responsible for and begins it anew with its successors.
func (d *demo) handOver() {
	heirs := map[string]string{}
	for _, p := range plans() {
		heirs[p.measure] = p.heir
	}
	for _, r := range slices.Clone(d.out.Responsibilities) {
		if r.MinistryID != formerMinistry {
			continue
		}
		r.ValidUntil = recut.AddDays(-1)
		r.Sources = withInvented(r.Sources, fictionalRecut)
		heir := digitalMinistry
		if r.SubjectKind == models.KindMeasure && heirs[r.SubjectID] != "" {
			heir = heirs[r.SubjectID]
		}
		next := *r
		next.ID = r.SubjectID + "." + string(r.Role) + "." + heir
		next.MinistryID, next.ValidFrom, next.ValidUntil = heir, recut, 0
		next.Note = "Übergang vom MASTD"
		next.Sources = models.Sources{invented(fictionalRecut)}
		d.out.Responsibilities = append(d.out.Responsibilities, &next)
	}
}

// leadOn returns the ministry in charge of the measure on the day; a part without its own has its
// measure's.
func (d *demo) leadOn(m *models.Measure, on models.Date) string {
	for _, id := range []string{m.ID, m.ParentID} {
		for _, r := range d.out.Responsibilities {
			if r.SubjectKind == models.KindMeasure && r.SubjectID == id && r.Role == models.RoleLead && r.ValidOn(on) {
				return r.MinistryID
			}
		}
	}
	return ""
}
