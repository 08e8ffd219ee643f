// The structure tree: what each mark on the pages is, in reading order (ISO 32000-1, 14.7 and 14.8; ISO 14289-1).

package pdf

import (
	"bytes"
	"fmt"
	"strings"
)

// element is a node of the structure tree.
type element struct {
	tag    string
	alt    string
	title  string
	attr   string // content of its attribute dictionary
	parent *element
	kids   []any // *element, content or annotation
	number int   // of its object
}

// content is a marked piece of a page's content.
type content struct{ page, id int }

// objectKid is an annotation within the tree.
type objectKid struct{ annotation *annotation }

// annotation is a link on a page.
type annotation struct {
	page           int
	x0, y0, x1, y1 float64 // from the top left corner of the page
	target         string  // address, or "#anchor"
	says           string  // what a screen reader tells about it
	owner          *element
	toPage         *place // a heading, where target is ""
	key            int    // in the parent tree
	number         int    // of its object
}

// push begins an element within the current one.
func (w *writer) push(tag string) *element {
	e := &element{tag: tag, parent: w.at}
	w.at.kids = append(w.at.kids, e)
	w.at = e
	return e
}

func (w *writer) pop() { w.at = w.at.parent }

// within makes an element around what do makes.
func (w *writer) within(tag string, do func(e *element)) {
	e := w.push(tag)
	do(e)
	w.pop()
}

// mark makes what draw draws content of the current element, on the current page.
func (w *writer) mark(draw func(b *bytes.Buffer)) {
	p := w.page()
	id := len(p.owners)
	p.owners = append(p.owners, w.at)
	w.at.kids = append(w.at.kids, content{len(w.pages) - 1, id})
	fmt.Fprintf(&p.body, "%s<</MCID %d>>BDC\n", name(w.at.tag), id)
	draw(&p.body)
	p.body.WriteString("EMC\n")
}

// artifact is what has no meaning of its own: rules, backgrounds, and what repeats on every page.
func artifact(b *bytes.Buffer, kind string, draw func()) {
	fmt.Fprintf(b, "/Artifact<</Type/%s>>BDC\n", kind)
	draw()
	b.WriteString("EMC\n")
}

// decoration is an artifact on the current page.
func (w *writer) decoration(draw func(b *bytes.Buffer)) {
	b := &w.page().body
	artifact(b, "Layout", func() { draw(b) })
}

// prune takes out elements without content, which say nothing.
func prune(e *element) bool {
	kids := e.kids[:0]
	for _, kid := range e.kids {
		if child, ok := kid.(*element); ok && !prune(child) && child.tag != "TD" && child.tag != "TH" {
			continue
		}
		kids = append(kids, kid)
	}
	e.kids = kids
	return len(kids) > 0
}

// writeStructure adds the tree and the way from marks to elements; it returns the root's object.
func (w *writer) writeStructure(pages []int) int {
	root, parents := w.file.reserve(), w.file.reserve()
	prune(w.root)
	w.number(w.root)
	w.writeElement(w.root, root, pages)
	var b strings.Builder
	for i, p := range w.pages {
		owners := make([]int, len(p.owners))
		for k, e := range p.owners {
			owners[k] = e.number
		}
		fmt.Fprintf(&b, "%d %s", i, refs(owners))
	}
	for _, a := range w.annotations {
		fmt.Fprintf(&b, "%d %s ", a.key, ref(a.owner.number))
	}
	w.file.set(parents, "<</Nums["+b.String()+"]>>")
	w.file.set(root, fmt.Sprintf("<</Type/StructTreeRoot/K %s/ParentTree %s/ParentTreeNextKey %d>>", refs([]int{w.root.number}), ref(parents), len(w.pages)+len(w.annotations)))
	return root
}

func (w *writer) number(e *element) {
	e.number = w.file.reserve()
	for _, kid := range e.kids {
		if child, ok := kid.(*element); ok {
			w.number(child)
		}
	}
}

func (w *writer) writeElement(e *element, parent int, pages []int) {
	var kids strings.Builder
	home := -1
	for _, kid := range e.kids {
		switch k := kid.(type) {
		case *element:
			kids.WriteString(ref(k.number) + " ")
			w.writeElement(k, e.number, pages)
		case content:
			if home < 0 {
				home = k.page
			}
			if k.page == home {
				fmt.Fprintf(&kids, "%d ", k.id)
			} else {
				fmt.Fprintf(&kids, "<</Type/MCR/Pg %s/MCID %d>>", ref(pages[k.page]), k.id)
			}
		case objectKid:
			fmt.Fprintf(&kids, "<</Type/OBJR/Obj %s/Pg %s>>", ref(k.annotation.number), ref(pages[k.annotation.page]))
		}
	}
	said := fmt.Sprintf("<</Type/StructElem/S%s/P %s/K[%s]", name(e.tag), ref(parent), kids.String())
	if home >= 0 {
		said += "/Pg " + ref(pages[home])
	}
	if e.alt != "" {
		said += "/Alt" + text(e.alt)
	}
	if e.title != "" {
		said += "/T" + text(e.title)
	}
	if e.attr != "" {
		said += "/A<<" + e.attr + ">>"
	}
	w.file.set(e.number, said+">>")
}
