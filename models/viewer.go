// Who looks at a Portfolio, and what is taken out for them.

package models

import "slices"

// Rights is the class of what somebody may see, from least to most.
type Rights int

// The classes of rights.
const (
	// RightsPublic sees published strategies and approved reports without internal fields.
	RightsPublic Rights = iota
	// RightsReader also sees unpublished strategies and internal second opinions.
	RightsReader
	// RightsContact is a reader who sees everything of the own ministries' measures.
	RightsContact
	// RightsOffice (CDO office, administrators) sees everything.
	RightsOffice
)

// Viewer is who looks. The zero value is the public.
type Viewer struct {
	Rights      Rights
	MinistryIDs []string // for RightsContact, sorted
	// Land is the Destatis key of the Land that the CDO office stands for in bodies, for RightsOffice; "" = none.
	Land string
}

// Key names the viewer's rights; equal keys see equal portfolios, so pages can be kept by it.
func (v Viewer) Key() string {
	switch v.Rights {
	case RightsReader:
		return "reader"
	case RightsContact:
		key := "contact"
		for _, id := range slices.Sorted(slices.Values(v.MinistryIDs)) {
			key += ":" + id
		}
		return key
	case RightsOffice:
		if v.Land != "" {
			return "office:" + v.Land
		}
		return "office"
	}
	return "public"
}

// redactReport returns the report as others than its ministry and the CDO office may see it, or nil.
func redactReport(r *StatusReport) *StatusReport {
	if r.State != ReportApproved {
		return nil
	}
	if r.DecisionNeeded == "" && r.Risks == "" && r.InternalNote == "" && r.AuthorID == "" {
		return r
	}
	public := *r
	public.DecisionNeeded, public.Risks, public.InternalNote, public.AuthorID = "", "", "", ""
	return &public
}
