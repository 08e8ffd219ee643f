// The end: what stands on every page, bookmarks, metadata, and the catalogue that holds it all.

package pdf

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"zielstand/app/charts/render"
	"zielstand/app/document"
)

// bookmark is a heading in the outline.
type bookmark struct {
	title string
	level int
	at    place
}

// fontList and stateList are dictionaries that everything on the pages shares; they are filled at the end.
func (w *writer) fontList() int {
	if w.fontDict == 0 {
		w.fontDict = w.file.reserve()
	}
	return w.fontDict
}

func (w *writer) stateList() int {
	if w.stateDict == 0 {
		w.stateDict = w.file.reserve()
	}
	return w.stateDict
}

// finish writes the file.
func (w *writer) finish() ([]byte, error) {
	for i := range w.pages {
		w.frame(i)
	}
	if err := w.fonts.write(&w.file); err != nil {
		return nil, err
	}
	pages := make([]int, len(w.pages))
	for i := range pages {
		pages[i] = w.file.reserve()
	}
	parent := w.file.reserve()
	w.writeAnnotations(pages)
	structure := w.writeStructure(pages)
	w.writePages(pages, parent)
	w.writeShared()
	outline := w.writeOutline(pages)
	metadata := w.file.plain("/Type/Metadata/Subtype/XML", []byte(w.xmp()))
	catalog := fmt.Sprintf("<</Type/Catalog/Pages %s/Lang%s/MarkInfo<</Marked true>>/StructTreeRoot %s/ViewerPreferences<</DisplayDocTitle true>>/Metadata %s",
		ref(parent), literal(language(w.doc)), ref(structure), ref(metadata))
	if outline > 0 {
		catalog += fmt.Sprintf("/Outlines %s/PageMode/UseOutlines", ref(outline))
	}
	info := fmt.Sprintf("<</Title%s/Author%s/Subject%s/Producer(Zielstand)/CreationDate(%s)>>", text(w.title()), text(clean(w.doc.Author)), text(clean(w.doc.Subject)),
		"D:"+w.doc.Created.UTC().Format("20060102150405")+"Z")
	return w.file.file(w.file.add(catalog+">>"), w.file.add(info)), nil
}

// title names the file, in one line; a file without a title would not be accessible.
func (w *writer) title() string {
	if s := strings.Join(strings.Fields(readable(clean(w.doc.Title))), " "); s != "" {
		return s
	}
	for _, m := range w.bookmarks {
		return strings.Join(strings.Fields(m.title), " ")
	}
	return "Dokument"
}

// frame is what stands on every page: the title above, name of the state, Stichtag and number below.
func (w *writer) frame(i int) {
	b := &w.pages[i].body
	artifact(b, "Pagination", func() {
		if w.doc.Shape == document.Portrait {
			w.above(b, i)
		}
		size := w.look.small
		if w.doc.Shape == document.Slides {
			size = 10.5
		}
		y := w.height - w.look.floor*0.52
		fmt.Fprintf(b, "%s RG 0.5 w %s %s m %s %s l S\n", w.look.hairline, num(w.look.left), num(w.height-y+size*1.35), num(w.width-w.look.right), num(w.height-y+size*1.35))
		said := []string{}
		for _, s := range append([]string{w.doc.ID, w.doc.Stand}, w.doc.Marks...) {
			if s = clean(s); s != "" {
				said = append(said, s)
			}
		}
		count := fmt.Sprintf("Seite %d von %d", i+1, len(w.pages))
		at := w.width - w.look.right - w.fonts.width(count, render.Regular, size)
		w.glyphs(b, w.shortened(strings.Join(said, " · "), size, at-w.look.left-16), render.Regular, w.look.left, y, size, w.look.muted)
		w.glyphs(b, count, render.Regular, at, y, size, w.look.muted)
	})
}

// above is the title on all pages but the first, which has the letterhead.
func (w *writer) above(b *bytes.Buffer, i int) {
	if i == 0 {
		return
	}
	size, y := w.look.small, 40.0
	w.glyphs(b, w.shortened(clean(w.doc.Title), size, w.textWidth()), render.Regular, w.look.left, y, size, w.look.muted)
	fmt.Fprintf(b, "%s RG 0.5 w %s %s m %s %s l S\n", w.look.hairline, num(w.look.left), num(w.height-y-6), num(w.width-w.look.right), num(w.height-y-6))
}

// letterhead says on the first page whose paper it is, to those who listen first of all.
func (w *writer) letterhead() {
	x, y, size := w.look.left, 40.0, 10.0
	if w.doc.Shape == document.Slides {
		y, size = 56, 15
	}
	if w.logo != nil {
		height := 3.4 * size
		width := min(w.logo.width*height/w.logo.height, 15*size)
		height = width * w.logo.height / w.logo.width
		w.within("Figure", func(e *element) {
			e.alt = strings.TrimSpace("Logo " + clean(strings.Join(w.doc.Letterhead.Lines, ", ")))
			e.attr = fmt.Sprintf("/O/Layout/Placement/Block/BBox[%s %s %s %s]", num(x), num(w.height-y-1.4*size), num(x+width), num(w.height-y-1.4*size+height))
			w.mark(func(b *bytes.Buffer) {
				fmt.Fprintf(b, "q %s 0 0 %s %s %s cm /Logo Do Q\n", num(width), num(height), num(x), num(w.height-y-1.4*size))
			})
		})
		x += width + 1.2*size
	}
	for k, s := range w.doc.Letterhead.Lines {
		if wordless(s) {
			continue
		}
		weight := render.Regular
		if k == 0 {
			weight = render.SemiBold
		}
		w.within("P", func(*element) {
			w.mark(func(b *bytes.Buffer) {
				w.glyphs(b, w.shortened(clean(s), size, w.width-w.look.right-x), weight, x, y+size*(1.3*float64(k)-0.4), size, w.look.accent)
			})
		})
	}
	w.page().head = w.page().body.Len()
}

// shortened cuts a line to the width.
func (w *writer) shortened(s string, size, width float64) string {
	s = strings.ReplaceAll(s, "\n", " ")
	if w.fits(s, render.Regular, size, width) {
		return s
	}
	letters := []rune(s)
	letters = letters[:min(len(letters), int(narrowest*max(width, 0)/size)+1)]
	for len(letters) > 0 && !w.fits(string(letters)+"…", render.Regular, size, width) {
		letters = letters[:len(letters)-1]
	}
	return string(letters) + "…"
}

func (w *writer) writePages(pages []int, parent int) {
	w.fontList()
	w.stateList()
	var objects strings.Builder
	for i, number := range w.forms {
		fmt.Fprintf(&objects, "/X%d %s", i, ref(number))
	}
	if w.logo != nil {
		objects.WriteString("/Logo " + ref(w.logo.number))
	}
	for i, p := range w.pages {
		var links []int
		for _, a := range w.annotations {
			if a.page == i {
				links = append(links, a.number)
			}
		}
		annotations := ""
		if len(links) > 0 {
			annotations = "/Annots" + refs(links)
		}
		w.file.set(pages[i], fmt.Sprintf("<</Type/Page/Parent %s/MediaBox[0 0 %s %s]/Contents %s/StructParents %d/Tabs/S/Group<</S/Transparency/CS/DeviceRGB>>/Resources<</Font %s/ExtGState %s/XObject<<%s>>>>%s>>",
			ref(parent), num(w.width), num(w.height), ref(w.file.stream("", p.body.Bytes())), i, ref(w.fontDict), ref(w.stateDict), objects.String(), annotations))
	}
	w.file.set(parent, fmt.Sprintf("<</Type/Pages/Kids%s/Count %d>>", refs(pages), len(pages)))
}

func (w *writer) writeShared() {
	w.file.set(w.fontDict, "<<"+strings.TrimSuffix(strings.TrimPrefix(w.fonts.resources(), "/Font<<"), ">>")+">>")
	var states strings.Builder
	for number := 1; number <= len(w.file.list); number++ { // in order, for the same bytes
		for _, n := range w.alphas {
			if n == number {
				fmt.Fprintf(&states, "/G%d %s", n, ref(n))
			}
		}
	}
	w.file.set(w.stateDict, "<<"+states.String()+">>")
}

// writeAnnotations adds the links; their keys in the parent tree follow those of the pages.
func (w *writer) writeAnnotations(pages []int) {
	for i, a := range w.annotations {
		a.key = len(pages) + i
		action := ""
		switch anchor, inside := strings.CutPrefix(a.target, "#"); {
		case a.toPage != nil:
			action = fmt.Sprintf("/Dest[%s/XYZ 0 %s null]", ref(pages[min(a.toPage.page, len(pages)-1)]), num(w.height))
		case inside:
			to := w.places[anchor]
			action = fmt.Sprintf("/Dest[%s/XYZ 0 %s null]", ref(pages[to.page]), num(w.height-to.y+8))
		default:
			action = "/A<</S/URI/URI" + literal(a.target) + ">>"
		}
		a.number = w.file.add(fmt.Sprintf("<</Type/Annot/Subtype/Link/Rect[%s %s %s %s]/Border[0 0 0]/F 4/StructParent %d/Contents%s%s>>",
			num(a.x0), num(w.height-a.y1), num(a.x1), num(w.height-a.y0), a.key, text(a.says), action))
	}
}

// literal is a string of plain letters; addresses have no others.
func literal(s string) string {
	var b strings.Builder
	b.WriteByte('(')
	for _, c := range []byte(s) {
		switch {
		case c == '(' || c == ')' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c < ' ' || c > 0x7e:
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte(')')
	return b.String()
}

// writeOutline adds the bookmarks as a tree; it returns 0 where there are none.
func (w *writer) writeOutline(pages []int) int {
	if len(w.bookmarks) == 0 {
		return 0
	}
	root := w.file.reserve()
	numbers := make([]int, len(w.bookmarks))
	parents := make([]int, len(w.bookmarks)) // -1 = the root
	children := map[int][]int{}
	var above []int
	for i, m := range w.bookmarks {
		numbers[i] = w.file.reserve()
		for len(above) > 0 && w.bookmarks[above[len(above)-1]].level >= m.level {
			above = above[:len(above)-1]
		}
		parents[i] = -1
		if len(above) > 0 {
			parents[i] = above[len(above)-1]
		}
		children[parents[i]] = append(children[parents[i]], i)
		above = append(above, i)
	}
	for parent, list := range children {
		for k, i := range list {
			m := w.bookmarks[i]
			up := root
			if parent >= 0 {
				up = numbers[parent]
			}
			said := fmt.Sprintf("<</Title%s/Parent %s/Dest[%s/XYZ 0 %s null]", text(m.title), ref(up), ref(pages[m.at.page]), num(w.height-m.at.y+4))
			if k > 0 {
				said += "/Prev " + ref(numbers[list[k-1]])
			}
			if k < len(list)-1 {
				said += "/Next " + ref(numbers[list[k+1]])
			}
			if below := children[i]; len(below) > 0 {
				said += fmt.Sprintf("/First %s/Last %s/Count -%d", ref(numbers[below[0]]), ref(numbers[below[len(below)-1]]), len(below))
			}
			w.file.set(numbers[i], said+">>")
		}
	}
	top := children[-1]
	w.file.set(root, fmt.Sprintf("<</Type/Outlines/First %s/Last %s/Count %d>>", ref(numbers[top[0]]), ref(numbers[top[len(top)-1]]), len(top)))
	return root
}

// xmp is the metadata as programs read it; it claims PDF/UA-1.
func (w *writer) xmp() string {
	date := w.doc.Created.UTC().Format("2006-01-02T15:04:05Z")
	esc := func(s string) string { return html.EscapeString(strings.ReplaceAll(clean(s), "\n", " ")) }
	return fmt.Sprintf(`<?xpacket begin="%s" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">`+
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">`+
		`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title><dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>`+
		`<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language><dc:identifier>%s</dc:identifier>`+
		`<xmp:CreateDate>%s</xmp:CreateDate><pdf:Producer>Zielstand</pdf:Producer><pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`,
		"\ufeff", esc(w.title()), esc(w.doc.Subject), esc(w.doc.Author), esc(language(w.doc)), esc(w.doc.ID), date)
}
