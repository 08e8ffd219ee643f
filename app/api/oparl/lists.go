// Lists: their pages, what can be asked of them, and which objects they hold.

package oparl

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"zielstand/models"
)

// PageSize is how many objects a page holds at most, and where nothing else is asked for.
const PageSize = 100

// Filter is what a list is asked for.
type Filter struct {
	Page         int // from 1
	Limit        int // objects on a page
	OmitInternal bool
	bounds       [4]time.Time // as named by boundNames; zero = none
}

var boundNames = [4]string{"created_since", "created_until", "modified_since", "modified_until"}

const sinceModified = 2

// MomentExample shows how times are written.
const MomentExample = "2024-11-18T00:00:00+01:00"

// Read reads the parameters with get. What cannot be read counts as not given, and is a problem.
func Read(get func(name string) string) (f Filter, problems []models.Problem) {
	wrong := func(name, value, code string, allowed ...string) {
		problems = append(problems, models.Problem{Field: name, Value: value, Code: code, Allowed: allowed})
	}
	number := func(name string, otherwise, most int) int {
		value := get(name)
		if value == "" {
			return otherwise
		}
		n, err := strconv.Atoi(value)
		if err != nil || n < 1 {
			wrong(name, value, models.CodeRange, "1", strconv.Itoa(most))
			return otherwise
		}
		return n
	}
	f.Page = number("page", 1, maxPage)
	f.Limit = min(number("limit", PageSize, PageSize), PageSize)
	switch value := get("omit_internal"); value {
	case "", "false":
	case "true":
		f.OmitInternal = true
	default:
		wrong("omit_internal", value, models.CodeUnknown, "true", "false")
	}
	for i, name := range boundNames {
		value := get(name)
		if value == "" {
			continue
		}
		// A plus sign that was not escaped arrives as a space.
		at, err := time.Parse(time.RFC3339, strings.Replace(value, " ", "+", 1))
		if err != nil {
			wrong(name, value, models.CodeFormat, MomentExample)
			continue
		}
		f.bounds[i] = at
	}
	return f, problems
}

const maxPage = 100_000

// values are the parameters in the form that addresses of other pages have.
func (f *Filter) values(page int) string {
	v := url.Values{}
	for i, at := range f.bounds {
		if !at.IsZero() {
			v.Set(boundNames[i], at.Format(momentForm))
		}
	}
	if f.OmitInternal {
		v.Set("omit_internal", "true")
	}
	if f.Limit != PageSize {
		v.Set("limit", strconv.Itoa(f.Limit))
	}
	if page > 1 {
		v.Set("page", strconv.Itoa(page))
	}
	if len(v) == 0 {
		return ""
	}
	return "?" + v.Encode()
}

// wants tells whether the list shows the object. Deleted ones are for those who ask what changed.
func (f *Filter) wants(n *node) bool {
	if !n.visible && f.bounds[sinceModified].IsZero() {
		return false
	}
	// Objects show whole seconds, so that is what is compared.
	created, modified := n.created.Time().Truncate(time.Second), n.modified.Time().Truncate(time.Second)
	for i, at := range [4]time.Time{created, created, modified, modified} {
		bound := f.bounds[i]
		if since := i%2 == 0; !bound.IsZero() && (since && at.Before(bound) || !since && at.After(bound)) {
			return false
		}
	}
	return true
}

// listPage is a page of a list.
type listPage struct {
	Data       []any      `json:"data"`
	Pagination pagination `json:"pagination"`
	Links      links      `json:"links"`
}

type pagination struct {
	Total   int `json:"totalElements"`
	PerPage int `json:"elementsPerPage"`
	Current int `json:"currentPage"`
	Pages   int `json:"totalPages"`
}

type links struct {
	First string `json:"first"`
	Prev  string `json:"prev,omitempty"`
	Self  string `json:"self"`
	Next  string `json:"next,omitempty"`
	Last  string `json:"last"`
}

func (c *catalogue) list(path string, f *Filter, of []*node) (*Answer, error) {
	var wanted []*node
	for _, n := range of {
		if f.wants(n) {
			wanted = append(wanted, n)
		}
	}
	last := max(1, (len(wanted)+f.Limit-1)/f.Limit)
	if f.Page > last {
		return nil, models.InvalidError(models.Problem{Field: "page", Value: strconv.Itoa(f.Page), Code: models.CodeRange, Allowed: []string{"1", strconv.Itoa(last)}})
	}
	at := func(page int) string { return c.address(key(path)) + f.values(page) }
	l := listPage{Data: []any{}, Pagination: pagination{len(wanted), f.Limit, f.Page, last},
		Links: links{First: at(1), Self: at(f.Page), Last: at(last)}}
	if f.Page > 1 {
		l.Links.Prev = at(f.Page - 1)
	}
	if f.Page < last {
		l.Links.Next = at(f.Page + 1)
	}
	for _, n := range wanted[(f.Page-1)*f.Limit : min(f.Page*f.Limit, len(wanted))] {
		l.Data = append(l.Data, c.object(n, f.OmitInternal))
	}
	return &Answer{Object: l}, nil
}

// at answers a path: nothing = the System, "body", an object, a list of one, or the text of a file.
func (c *catalogue) at(path string, f Filter) (*Answer, error) {
	if path == "" {
		return &Answer{Object: c.system()}, nil
	}
	if path == "body" {
		return c.list(path, &f, c.history.kinds["body"])
	}
	if n := c.known(path); n != nil {
		return &Answer{Object: c.object(n, false)}, nil
	}
	if owner, ok := strings.CutSuffix(path, textSuffix); ok {
		if n := c.known(owner); n != nil && n.visible {
			if f, ok := c.object(n, false).(*file); ok && f.Text != "" {
				return &Answer{Text: f.Text}, nil
			}
		}
	}
	if owner, kind, ok := cutLast(path); ok && c.known(owner) != nil {
		if of, ok := c.of(key(owner), kind); ok {
			return c.list(path, &f, of)
		}
	}
	return nil, models.NotFoundError("oparl", path)
}

// known is the node of an object that is or was public, nil if there is none.
func (c *catalogue) known(path string) *node {
	if n := c.history.nodes[key(path)]; n != nil && n.created != 0 && typeNames[n.kind()] != "" {
		return n
	}
	return nil
}

func cutLast(path string) (before, last string, ok bool) {
	i := strings.LastIndexByte(path, '/')
	if i < 0 {
		return "", "", false
	}
	return path[:i], path[i+1:], true
}

// of are the objects of a kind that belong to a Body, or, of meetings and consultations, to an Organization.
func (c *catalogue) of(owner key, kind string) (list []*node, ok bool) {
	switch owner.kind() {
	case "body":
		if kind == "legislativeterm" {
			return nil, true
		}
		ok = typeNames[kind] != "" && kind != "body"
		for _, n := range c.history.kinds[kind] {
			if ok && n.home == owner {
				list = append(list, n)
			}
		}
	case "organization":
		ok = kind == "meeting" || kind == "consultation"
		for _, n := range c.history.kinds[kind] {
			if ok && c.history.organizationOf(n) == owner {
				list = append(list, n)
			}
		}
	}
	return list, ok
}
