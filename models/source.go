// Where a fact comes from: the document and the place in it.

package models

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
)

// Origin says what kind of knowledge a fact is.
type Origin string

// The origins of a fact.
const (
	OriginSource     Origin = "source"     // stated by one of the source documents
	OriginPublic     Origin = "public"     // found in public material, with its address
	OriginAssumption Origin = "assumption" // our own reasoning; never shown as a fact
	OriginDemo       Origin = "demo"       // invented for the demonstration
)

// Document is a source: a cabinet paper, a chapter of a strategy, an interview.
type Document struct {
	Base
	StrategyID     string      `json:"strategy_id,omitempty"`
	JurisdictionID string      `json:"jurisdiction_id,omitempty"`
	Title          string      `json:"title"`
	Type           string      `json:"type,omitempty"` // what it is, as the facts name it
	FileName       string      `json:"file_name,omitempty"`
	Date           PartialDate `gorm:"embedded;embeddedPrefix:date_" json:"date,omitzero"`
	Relation       string      `json:"relation,omitempty"` // how it bears on the strategy
	Note           string      `json:"note,omitempty"`
	Sources        Sources     `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*Document) RecordKind() Kind { return KindDocument }

// Source is one place that states a fact.
type Source struct {
	DocumentID string `json:"document,omitempty"`
	Lines      string `json:"lines,omitempty"`   // 1-based, "29" or "16-18" or "22, 40"
	Passage    string `json:"passage,omitempty"` // where a line holds several facts
	Origin     Origin `json:"origin,omitempty"`
	URL        string `json:"url,omitempty"`
	Note       string `json:"note,omitempty"`
}

// Sources is a list of places, kept as one JSON column.
type Sources []Source

// Value implements driver.Valuer.
func (s Sources) Value() (driver.Value, error) { return jsonValue(s, len(s)) }

// Scan implements sql.Scanner.
func (s *Sources) Scan(src any) error { return jsonScan(src, s) }

// GormDataType tells the mapper the column type.
func (Sources) GormDataType() string { return "text" }

// Strings is a short list of words or ids, kept as one JSON column.
type Strings []string

// Value implements driver.Valuer.
func (s Strings) Value() (driver.Value, error) { return jsonValue(s, len(s)) }

// Scan implements sql.Scanner.
func (s *Strings) Scan(src any) error { return jsonScan(src, s) }

// GormDataType tells the mapper the column type.
func (Strings) GormDataType() string { return "text" }

func jsonValue(v any, length int) (driver.Value, error) {
	if length == 0 {
		return "", nil
	}
	text, err := json.Marshal(v)
	return string(text), err
}

func jsonScan(src, into any) error {
	var text []byte
	switch v := src.(type) {
	case nil:
	case string:
		text = []byte(v)
	case []byte:
		text = v
	default:
		return fmt.Errorf("list: cannot read a %T", src)
	}
	if len(text) == 0 {
		return nil
	}
	return json.Unmarshal(text, into)
}
