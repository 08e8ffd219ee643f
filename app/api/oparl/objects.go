// The objects of OParl 1.1 with the properties that we know something for.

package oparl

// object is what all objects have. Deleted ones have nothing else but what their schema requires.
type object struct {
	ID       string   `json:"id"`
	Type     string   `json:"type"`
	Created  string   `json:"created"`
	Modified string   `json:"modified"`
	Web      string   `json:"web,omitempty"`
	Keyword  []string `json:"keyword,omitempty"`
	Deleted  bool     `json:"deleted,omitempty"`
}

type system struct {
	ID           string `json:"id"`
	Type         string `json:"type"`
	Version      string `json:"oparlVersion"`
	Body         string `json:"body"`
	Name         string `json:"name"`
	ContactEmail string `json:"contactEmail,omitempty"`
	ContactName  string `json:"contactName,omitempty"`
	Licence      string `json:"license,omitempty"`
	Website      string `json:"website"`
	Created      string `json:"created,omitempty"`
	Modified     string `json:"modified,omitempty"`
}

type body struct {
	object
	System         string   `json:"system"`
	Licence        string   `json:"license,omitempty"`
	Name           string   `json:"name"`
	Classification string   `json:"classification,omitempty"`
	Organization   string   `json:"organization"`
	Person         string   `json:"person"`
	Meeting        string   `json:"meeting"`
	Paper          string   `json:"paper"`
	Terms          []string `json:"legislativeTerm"` // none is known; the property is mandatory
	AgendaItem     string   `json:"agendaItem"`
	Consultation   string   `json:"consultation"`
	File           string   `json:"file"`
	Locations      string   `json:"locationList"`
	TermList       string   `json:"legislativeTermList"`
	Membership     string   `json:"membership"`
}

type organization struct {
	object
	Body           string   `json:"body,omitempty"`
	Name           string   `json:"name,omitempty"`
	ShortName      string   `json:"shortName,omitempty"`
	Kind           string   `json:"organizationType,omitempty"`
	Classification string   `json:"classification,omitempty"`
	Parent         string   `json:"subOrganizationOf,omitempty"`
	Membership     []string `json:"membership,omitempty"`
	Meeting        string   `json:"meeting,omitempty"`
	Consultation   string   `json:"consultation,omitempty"`
	Website        string   `json:"website,omitempty"`
	Start          string   `json:"startDate,omitempty"`
	End            string   `json:"endDate,omitempty"`
}

type person struct {
	object
	Body       string        `json:"body,omitempty"`
	Name       string        `json:"name,omitempty"`
	Status     []string      `json:"status,omitempty"`
	Membership []*membership `json:"membership,omitempty"`
}

type membership struct {
	object
	Person       string `json:"person,omitempty"`
	Organization string `json:"organization,omitempty"`
	Role         string `json:"role,omitempty"`
	VotingRight  *bool  `json:"votingRight,omitempty"`
	Start        string `json:"startDate,omitempty"`
	End          string `json:"endDate,omitempty"`
}

type meeting struct {
	object
	Name      string `json:"name,omitempty"`
	State     string `json:"meetingState,omitempty"`
	Cancelled *bool  `json:"cancelled,omitempty"`
	Start     string `json:"start,omitempty"`
	// StartKnown is false where only the day is known; it is a property of ours.
	StartKnown   *bool         `json:"zielstand:startTimeKnown,omitempty"`
	End          string        `json:"end,omitempty"`
	Location     *location     `json:"location,omitempty"`
	Organization []string      `json:"organization,omitempty"`
	AgendaItem   []*agendaItem `json:"agendaItem,omitempty"`
}

type location struct {
	object
	Description string   `json:"description,omitempty"`
	Meetings    []string `json:"meetings,omitempty"`
}

type agendaItem struct {
	object
	Meeting        string `json:"meeting,omitempty"`
	Number         string `json:"number,omitempty"`
	Order          int    `json:"order"`
	Name           string `json:"name,omitempty"`
	Public         *bool  `json:"public,omitempty"`
	Consultation   string `json:"consultation,omitempty"`
	Result         string `json:"result,omitempty"`
	ResolutionText string `json:"resolutionText,omitempty"`
	ResolutionFile *file  `json:"resolutionFile,omitempty"`
}

type paper struct {
	object
	Body         string          `json:"body,omitempty"`
	Name         string          `json:"name,omitempty"`
	Reference    string          `json:"reference,omitempty"`
	Date         string          `json:"date,omitempty"`
	Kind         string          `json:"paperType,omitempty"`
	Related      []string        `json:"relatedPaper,omitempty"`
	MainFile     *file           `json:"mainFile,omitempty"`
	Originator   []string        `json:"originatorOrganization,omitempty"`
	Consultation []*consultation `json:"consultation,omitempty"`
}

type consultation struct {
	object
	Paper         string   `json:"paper,omitempty"`
	AgendaItem    string   `json:"agendaItem,omitempty"`
	Meeting       string   `json:"meeting,omitempty"`
	Organization  []string `json:"organization,omitempty"`
	Authoritative *bool    `json:"authoritative,omitempty"`
	Role          string   `json:"role,omitempty"`
}

type file struct {
	object
	Name       string   `json:"name,omitempty"`
	FileName   string   `json:"fileName,omitempty"`
	MimeType   string   `json:"mimeType,omitempty"`
	Date       string   `json:"date,omitempty"`
	Size       int      `json:"size,omitempty"`
	SHA512     string   `json:"sha512Checksum,omitempty"`
	Text       string   `json:"text,omitempty"`
	AccessURL  string   `json:"accessUrl"`
	Download   string   `json:"downloadUrl,omitempty"`
	AgendaItem []string `json:"agendaItem,omitempty"`
	Paper      []string `json:"paper,omitempty"`
}
