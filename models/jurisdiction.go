// Länder and their ministries.

package models

// Jurisdiction is a Land or the Bund.
type Jurisdiction struct {
	Base
	Name    string  `json:"name"`
	Key     string  `json:"key"` // Destatis Länderschlüssel, "07" for Rheinland-Pfalz
	ISO     string  `json:"iso"` // ISO 3166-2, "DE-RP"
	Sources Sources `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*Jurisdiction) RecordKind() Kind { return KindJurisdiction }

// Ministry is a ministry or Staatskanzlei; a re-cut of portfolios ends one and starts its successors.
type Ministry struct {
	Base
	JurisdictionID string  `json:"jurisdiction_id"`
	Abbreviation   string  `json:"abbreviation"`
	Name           string  `json:"name"`
	AlsoCalled     string  `json:"also_called,omitempty"`
	Duty           string  `json:"duty,omitempty"` // its part in the strategy, as the source states it
	ValidFrom      Date    `json:"valid_from,omitzero"`
	ValidUntil     Date    `json:"valid_until,omitzero"` // last day; unknown = still there
	SuccessorIDs   Strings `json:"successor_ids,omitempty"`
	Order          int     `gorm:"column:position" json:"position,omitzero"` // in the order of the Geschäftsverteilung
	Note           string  `json:"note,omitempty"`
	Sources        Sources `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*Ministry) RecordKind() Kind { return KindMinistry }

// ValidOn tells whether the ministry exists on the day.
func (m *Ministry) ValidOn(day Date) bool { return within(day, m.ValidFrom, m.ValidUntil) }

// within tells whether day lies in [from, until]; an unknown bound is open.
func within(day, from, until Date) bool {
	return (from == 0 || from <= day) && (until == 0 || day <= until)
}
