// The rules of PDF/UA-1 (ISO 14289-1) that a program can check, on files as the reader sees them.

package pdf

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// tags are the standard structure types that documents use (ISO 32000-1, 14.8.4).
var tags = []string{"Document", "Sect", "P", "H1", "H2", "H3", "H4", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD", "Figure", "Caption", "Link", "TOC", "TOCI", "Reference"}

// below says which elements may only stand below which.
var below = map[string][]string{"LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "THead": {"Table"}, "TBody": {"Table"}, "TR": {"THead", "TBody"}, "TH": {"TR"}, "TD": {"TR"}, "TOCI": {"TOC"}, "Caption": {"Figure", "Table"}}

// holds says what alone may stand directly in an element.
var holds = map[string][]string{"L": {"LI", "Caption"}, "LI": {"Lbl", "LBody"}, "Table": {"THead", "TBody", "Caption"}, "THead": {"TR"}, "TBody": {"TR"}, "TR": {"TH", "TD"}, "TOC": {"TOCI"}}

// checkUA returns what is wrong with the file.
func checkUA(r *read) (wrong []string) {
	c := &checker{read: r, owners: map[[2]int]string{}}
	c.document()
	c.content()
	tree := r.dict(r.catalog()["StructTreeRoot"])
	for _, kid := range r.list(tree["K"]) {
		c.element(kid, "")
	}
	c.parents(tree)
	c.links()
	c.fonts()
	return c.wrong
}

type checker struct {
	*read
	wrong    []string
	owners   map[[2]int]string // page, mark → tag in the content
	seen     map[[2]int]int    // page, mark → element
	level    int
	elements int
}

func (c *checker) fail(format string, values ...any) {
	c.wrong = append(c.wrong, fmt.Sprintf(format, values...))
}

func (c *checker) document() {
	cat := c.catalog()
	if !regexp.MustCompile(`^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$`).MatchString(textOf(cat["Lang"])) {
		c.fail("the document has no language")
	}
	if c.dict(cat["MarkInfo"])["Marked"] != true {
		c.fail("the document is not marked as tagged")
	}
	if c.dict(cat["ViewerPreferences"])["DisplayDocTitle"] != true {
		c.fail("the window does not show the title")
	}
	if textOf(c.dict(c.trailer["Info"])["Title"]) == "" {
		c.fail("the document has no title")
	}
	xmp := string(c.streams[int(cat["Metadata"].(pdfRef))])
	for _, part := range []string{"<pdfuaid:part>1</pdfuaid:part>", "<dc:title>"} {
		if !strings.Contains(xmp, part) {
			c.fail("the metadata lack %s", part)
		}
	}
}

// content checks that everything drawn is marked or an artifact, and that marks are used once.
func (c *checker) content() {
	for n, page := range c.pages() {
		if page["Tabs"] != pdfName("S") {
			c.fail("page %d does not follow the structure with the tab key", n+1)
		}
		p := &parser{data: c.streams[int(page["Contents"].(pdfRef))]}
		var open []string
		var operands []any
		for {
			p.space()
			if p.at >= len(p.data) {
				break
			}
			v := p.value()
			op, ok := v.(pdfWord)
			if !ok {
				operands = append(operands, v)
				continue
			}
			switch op {
			case "BDC", "BMC":
				tag := string(operands[0].(pdfName))
				open = append(open, tag)
				if d, ok := operands[len(operands)-1].(pdfDict); ok && d["MCID"] != nil {
					key := [2]int{n, int(d["MCID"].(float64))}
					if c.owners[key] != "" {
						c.fail("page %d uses mark %d twice", n+1, key[1])
					}
					c.owners[key] = tag
				}
			case "EMC":
				if len(open) == 0 {
					c.fail("page %d ends a mark that it did not begin", n+1)
					return
				}
				open = open[:len(open)-1]
			case "TJ", "Tj", "f", "S", "B", "Do", "sh":
				if len(open) == 0 {
					c.fail("page %d draws something that is neither content nor artifact (%s)", n+1, op)
				}
			}
			operands = nil
		}
		if len(open) > 0 {
			c.fail("page %d leaves %v open", n+1, open)
		}
	}
}

// element walks the tree.
func (c *checker) element(v any, parent string) {
	e := c.dict(v)
	tag := string(e["S"].(pdfName))
	c.elements++
	if !slices.Contains(tags, tag) {
		c.fail("%s is no standard type", tag)
	}
	if want := below[tag]; want != nil && !slices.Contains(want, parent) {
		c.fail("%s stands below %s", tag, parent)
	}
	if want := holds[parent]; want != nil && !slices.Contains(want, tag) {
		c.fail("%s stands directly in %s", tag, parent)
	}
	c.rules(e, tag)
	home, _ := e["Pg"].(pdfRef)
	for _, kid := range c.list(e["K"]) {
		switch k := kid.(type) {
		case float64:
			c.mark(home, int(k), v, tag)
		case pdfDict:
			if k["Type"] == pdfName("MCR") {
				c.mark(k["Pg"].(pdfRef), int(k["MCID"].(float64)), v, tag)
			}
		case pdfRef:
			if d := c.dict(k); d["P"] != v {
				c.fail("%s below %s names another parent", d["S"], tag)
			}
			c.element(k, tag)
		}
	}
}

func (c *checker) rules(e pdfDict, tag string) {
	attributes := c.dict(e["A"])
	switch {
	case len(tag) == 2 && tag[0] == 'H' && tag[1] <= '6':
		level, _ := strconv.Atoi(tag[1:])
		if level > c.level+1 {
			c.fail("heading %q of level %d follows one of level %d", textOf(e["T"]), level, c.level)
		}
		c.level = level
	case tag == "Figure":
		if textOf(e["Alt"]) == "" || len(c.list(attributes["BBox"])) != 4 {
			c.fail("a figure has no alternative text or no place")
		}
	case tag == "TH":
		if attributes["Scope"] == nil {
			c.fail("a head of a table does not say what it heads")
		}
	case tag == "L":
		if attributes["ListNumbering"] == nil {
			c.fail("a list does not say how it is numbered")
		}
	case tag == "Table":
		c.table(e)
	case tag == "Link":
		found := false
		for _, kid := range c.list(e["K"]) {
			d, _ := kid.(pdfDict)
			found = found || d["Type"] == pdfName("OBJR")
		}
		if !found {
			c.fail("a link in the tree leads nowhere")
		}
	}
}

// table checks that all rows have as many cells.
func (c *checker) table(e pdfDict) {
	cells := -1
	for _, kid := range c.list(e["K"]) {
		part := c.dict(kid)
		if tag := part["S"]; tag != pdfName("THead") && tag != pdfName("TBody") {
			continue
		}
		for _, row := range c.list(part["K"]) {
			n := len(c.list(c.dict(row)["K"]))
			if cells >= 0 && n != cells {
				c.fail("a table has rows of %d and %d cells", cells, n)
			}
			cells = n
		}
	}
}

func (c *checker) mark(page pdfRef, id int, element any, tag string) {
	if c.seen == nil {
		c.seen = map[[2]int]int{}
	}
	for n, kid := range c.list(c.dict(c.catalog()["Pages"])["Kids"]) {
		if kid != page {
			continue
		}
		key := [2]int{n, id}
		if c.owners[key] != tag {
			c.fail("mark %d of page %d is %q in the content and %q in the tree", id, n+1, c.owners[key], tag)
		}
		if c.seen[key] != 0 {
			c.fail("mark %d of page %d has two elements", id, n+1)
		}
		ref, _ := element.(pdfRef)
		c.seen[key] = int(ref)
		return
	}
	c.fail("an element names a page that is none")
}

// parents checks the way back from marks to elements.
func (c *checker) parents(tree pdfDict) {
	for key, tag := range c.owners {
		if c.seen[key] == 0 {
			c.fail("mark %d of page %d (%s) is in no element", key[1], key[0]+1, tag)
		}
	}
	numbers := c.list(c.dict(tree["ParentTree"])["Nums"])
	for i := 0; i+1 < len(numbers); i += 2 {
		list, ok := numbers[i+1].([]any)
		if !ok {
			continue
		}
		page := int(numbers[i].(float64))
		for id, owner := range list {
			if ref, _ := owner.(pdfRef); c.seen[[2]int{page, id}] != int(ref) {
				c.fail("the parent tree has another element for mark %d of page %d", id, page+1)
			}
		}
	}
	if len(numbers) == 0 {
		c.fail("there is no parent tree")
	}
}

func (c *checker) links() {
	for n, page := range c.pages() {
		for _, a := range c.list(page["Annots"]) {
			d := c.dict(a)
			if textOf(d["Contents"]) == "" || d["StructParent"] == nil {
				c.fail("a link on page %d says nothing or is not in the tree", n+1)
			}
			if d["A"] == nil && d["Dest"] == nil {
				c.fail("a link on page %d leads nowhere", n+1)
			}
		}
	}
}

func (c *checker) fonts() {
	for number, object := range c.objects {
		d, ok := object.(pdfDict)
		if !ok || d["Type"] != pdfName("Font") || d["Subtype"] != pdfName("Type0") {
			continue
		}
		child := c.dict(c.list(d["DescendantFonts"])[0])
		if d["ToUnicode"] == nil || c.dict(child["FontDescriptor"])["FontFile2"] == nil || child["CIDToGIDMap"] == nil {
			c.fail("font %d is not embedded or says not what its letters mean", number)
		}
	}
}

// outside runs a program that the machine may have; in CI it must.
func outside(t testing.TB, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

func folder(t testing.TB) func(string) string {
	dir := t.TempDir()
	return func(name string) string { return filepath.Join(dir, name) }
}
