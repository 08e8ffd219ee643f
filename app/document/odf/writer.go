// What texts and presentations share: lines of text, images, lists, the shares of columns.

package odf

import (
	"context"
	"fmt"
	"strings"

	"zielstand/app/charts"
	"zielstand/app/charts/render"
	"zielstand/app/document"
)

// writer is a text or a presentation being written.
type writer struct {
	ctx      context.Context
	doc      *document.Document
	drawings *render.Renderer
	body     strings.Builder
	auto     strings.Builder // automatic styles
	autos    int
	parts    []document.Part
	known    map[string]bool // anchors there are
	placed   map[string]bool // anchors that are written
	frames   int
	tables   int
}

func newWriter(ctx context.Context, d *document.Document, drawings *render.Renderer) *writer {
	w := &writer{ctx: ctx, doc: d, drawings: drawings, known: map[string]bool{}, placed: map[string]bool{}}
	w.learn(d.Blocks)
	return w
}

// learn notes the anchors there are.
func (w *writer) learn(blocks []document.Block) {
	for _, b := range blocks {
		anchor := ""
		switch v := b.(type) {
		case *document.Heading:
			anchor = v.Anchor
		case *document.Table:
			anchor = v.Anchor
		case *document.Figure:
			anchor = v.Anchor
		case *document.Form:
			anchor = v.Anchor
		case *document.Slide:
			w.learn(v.Blocks)
		}
		if anchor = document.CleanText(anchor); anchor != "" {
			w.known[anchor] = true
		}
	}
}

// bookmark is a place that links lead to; an anchor is placed once.
func (w *writer) bookmark(anchor string) string {
	anchor = document.CleanText(anchor)
	if anchor == "" || w.placed[anchor] {
		return ""
	}
	w.placed[anchor] = true
	return `<text:bookmark text:name="` + esc(anchor) + `"/>`
}

// style adds an automatic style and returns its name.
func (w *writer) style(family, parent, attributes, properties string) string {
	w.autos++
	name := fmt.Sprintf("A%d", w.autos)
	if parent != "" {
		parent = ` style:parent-style-name="` + parent + `"`
	}
	fmt.Fprintf(&w.auto, `<style:style style:name="%s" style:family="%s"%s%s>%s</style:style>`, name, family, parent, attributes, properties)
	return name
}

func (w *writer) inlines(text document.Inlines) string {
	var b strings.Builder
	for _, in := range text {
		line := said(in.Text)
		switch {
		case in.Bold && in.Italic:
			line = span("FettKursiv", line)
		case in.Bold:
			line = span("Fett", line)
		case in.Italic:
			line = span("Kursiv", line)
		}
		anchor, inside := strings.CutPrefix(document.CleanText(in.Link), "#")
		if in.Link != "" && (!inside || w.known[anchor] && w.doc.Shape == document.Portrait) {
			line = `<text:a xlink:type="simple" xlink:href="` + esc(in.Link) + `" text:style-name="Internet_20_link" text:visited-style-name="Internet_20_link">` + line + `</text:a>`
		}
		b.WriteString(line)
		if in.Break {
			b.WriteString(`<text:line-break/>`)
		}
	}
	return b.String()
}

// draw draws the chart without its texts, as shapes and, for programs that do not know these, as pixels.
func (w *writer) draw(f *charts.Figure) (picture, error) {
	o := render.Options{Width: 640, Theme: charts.Light, Bare: true, Outlined: true}
	if w.doc.Shape == document.Slides {
		o.Width = 900
		o = o.Into(f, document.SlideTextWidth, slideFigureRoom)
	} else {
		o = o.Compact(f)
	}
	display, err := w.drawings.Display(w.ctx, f, o)
	if err != nil {
		return picture{}, err
	}
	svg, err := w.drawings.SVG(w.ctx, f, o)
	if err != nil {
		return picture{}, err
	}
	o.Outlined, o.Scale = false, 2
	pixels, err := w.drawings.PNG(w.ctx, f, o)
	if err != nil {
		return picture{}, err
	}
	n := len(w.parts) + 1
	p := picture{fmt.Sprintf("Pictures/bild%d.png", n), fmt.Sprintf("Pictures/bild%d.svg", n), display.Width, display.Height}
	w.parts = append(w.parts, document.Part{Name: p.svg, Data: svg}, document.Part{Name: p.png, Data: pixels})
	return p, nil
}

// image is the picture in a frame; place says where it stands.
func (w *writer) image(p picture, place string, width, height float64, title, description string) string {
	w.frames++
	var b strings.Builder
	fmt.Fprintf(&b, `<draw:frame draw:name="Bild %d" draw:style-name="Bild" %s svg:width="%s" svg:height="%s">`, w.frames, place, cm(width), cm(height))
	for _, name := range []string{p.svg, p.png} {
		if name != "" {
			kind := map[bool]string{true: "image/svg+xml", false: "image/png"}[name == p.svg]
			fmt.Fprintf(&b, `<draw:image xlink:href="%s" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad" draw:mime-type="%s"/>`, name, kind)
		}
	}
	fmt.Fprintf(&b, `<svg:title>%s</svg:title><svg:desc>%s</svg:desc></draw:frame>`, esc(title), esc(description))
	return b.String()
}

// list is one with the lists below its points; styles are those of a numbered and a bulleted one.
func (w *writer) list(l *document.List, paragraph string) string {
	if len(l.Items) == 0 {
		return ""
	}
	style := "Punkte"
	if l.Ordered {
		style = "Nummern"
	}
	var b strings.Builder
	b.WriteString(`<text:list text:style-name="` + style + `">`)
	for i, item := range l.Items {
		b.WriteString(`<text:list-item`)
		if i == 0 && l.Ordered && l.Start > 1 {
			fmt.Fprintf(&b, ` text:start-value="%d"`, l.Start)
		}
		b.WriteString(`><text:p text:style-name="` + paragraph + `">` + w.inlines(item.Text) + `</text:p>`)
		if item.Sub != nil {
			b.WriteString(w.list(item.Sub, paragraph))
		}
		b.WriteString(`</text:list-item>`)
	}
	b.WriteString(`</text:list>`)
	return b.String()
}
