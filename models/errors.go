// Kinds of errors. Every layer returns these; the web layer turns the kind into a status and the
// facts into a German sentence.

package models

import (
	"errors"
	"fmt"
	"strings"
)

// ErrorKind says what sort of thing went wrong, independent of where.
type ErrorKind string

// The kinds of errors.
const (
	Internal    ErrorKind = "internal"    // our fault; details only go to the log
	NotFound    ErrorKind = "not_found"   // no such record, or not for this viewer
	Invalid     ErrorKind = "invalid"     // bad input; Problems says what and what is allowed
	Conflict    ErrorKind = "conflict"    // somebody else saved first; Current holds their version
	Forbidden   ErrorKind = "forbidden"   // known who, not allowed
	Unavailable ErrorKind = "unavailable" // try again later
	Misset      ErrorKind = "misset"      // set up wrongly: configuration, file, port
)

// Problem is one thing that is wrong with an input.
type Problem struct {
	Field   string   // name of the field or query parameter
	Value   string   // what was given
	Code    string   // one of the Code constants
	Allowed []string // what is allowed, where that is a list
}

// The codes of problems.
const (
	CodeRequired  = "required"   // must be given
	CodeUnknown   = "unknown"    // not one of the allowed values
	CodeFormat    = "format"     // not in the form that Allowed[0] shows
	CodeRange     = "range"      // outside Allowed[0] to Allowed[1]
	CodeOrder     = "order"      // lies before the field named in Allowed[0]
	CodeTooLong   = "too_long"   // longer than Allowed[0] characters
	CodeArchived  = "archived"   // refers to a record that was taken out of use
	CodeTaken     = "taken"      // must be unique and belongs to another already
	CodeLastAdmin = "last_admin" // nobody would be left to keep accounts
	CodeSettled   = "settled"    // was decided and is never edited
	CodeInUse     = "in_use"     // the record of kind Allowed[0] with the id Allowed[1] refers to it
)

// The codes of problems with a database; Field is "database", Value the path or address without password.
const (
	CodeMissing     = "missing"     // there is no such file
	CodeNoFile      = "no_file"     // a folder, or nothing that holds bytes
	CodeReadOnly    = "read_only"   // the file, or the folder around it, must not be written
	CodeForeign     = "foreign"     // belongs to another program
	CodeCorrupt     = "corrupt"     // damaged
	CodeNewer       = "newer"       // written by a later version; Allowed are the migrations unknown here
	CodeOlder       = "older"       // to be migrated first; Allowed are the pending migrations
	CodeUnreachable = "unreachable" // the server does not answer, or does not let us in
	CodeNotDemo     = "not_demo"    // holds real records, so nothing invented may be added
)

// Error is an error with a kind. Err is for the log and never shown to a visitor.
type Error struct {
	Kind     ErrorKind
	Subject  Kind   // the kind of record it is about, if any
	ID       string // its id, if any
	Problems []Problem
	Current  Record // for Conflict: the version that is stored now
	Err      error
}

// Error implements error, for logs.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(string(e.Kind))
	if e.Subject != "" {
		fmt.Fprintf(&b, " %s %q", e.Subject, e.ID)
	}
	for _, p := range e.Problems {
		fmt.Fprintf(&b, "; %s %q: %s %s", p.Field, p.Value, p.Code, strings.Join(p.Allowed, ", "))
	}
	if e.Err != nil {
		b.WriteString(": " + e.Err.Error())
	}
	return b.String()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// KindOf returns the kind of err: "" for nil, Internal for an error without a kind.
func KindOf(err error) ErrorKind {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}

// NotFoundError says that there is no such record for this viewer.
func NotFoundError(subject Kind, id string) error {
	return &Error{Kind: NotFound, Subject: subject, ID: id}
}

// InvalidError says what is wrong with an input.
func InvalidError(problems ...Problem) error {
	return &Error{Kind: Invalid, Problems: problems}
}
