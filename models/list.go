// Lists of small things that belong to one record, kept as one JSON column.

package models

import "database/sql/driver"

// List is a list of parts of a record: clauses of a resolution, answers to a circular.
type List[T any] []T

// Value implements driver.Valuer.
func (l List[T]) Value() (driver.Value, error) { return jsonValue(l, len(l)) }

// Scan implements sql.Scanner.
func (l *List[T]) Scan(src any) error { return jsonScan(src, l) }

// GormDataType tells the mapper the column type.
func (List[T]) GormDataType() string { return "text" }

// Days are days by the name of what happened on them, kept as one JSON column.
type Days map[string]Date

// Value implements driver.Valuer.
func (d Days) Value() (driver.Value, error) { return jsonValue(d, len(d)) }

// Scan implements sql.Scanner.
func (d *Days) Scan(src any) error { return jsonScan(src, d) }

// GormDataType tells the mapper the column type.
func (Days) GormDataType() string { return "text" }
