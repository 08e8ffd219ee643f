// Package pdf writes documents as tagged PDF 1.7 after PDF/UA-1 (ISO 14289-1): real text in embedded type, figures as
// vectors, a structure tree for those who listen, bookmarks, and the same bytes for the same document.
package pdf

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"io"
	"regexp"
	"strconv"
	"strings"

	"zielstand/app/charts/render"
	"zielstand/app/document"
)

// look is the size and colour of everything; lengths are in points.
type look struct {
	body, small, table      float64 // sizes of letters
	headings                [5]float64
	title                   float64
	ink, muted, hairline    string
	accent, tint, link      string
	left, right, top, floor float64 // margins
	above                   float64 // of the room above headings
}

const leading = 1.42

// tighter is the look with a little less room, which nobody sees without the other beside it.
func (l look) tighter() look {
	l.body, l.above, l.top, l.floor = l.body*0.96, l.above*0.5, l.top-8, l.floor-8
	for i := range l.headings {
		l.headings[i] *= 0.85
	}
	return l
}

var paper = look{body: 10.5, small: 8.5, table: 8.8, headings: [5]float64{0, 17, 13.5, 11.5, 10.5}, title: 25,
	ink: "0.078 0.09 0.165", muted: "0.302 0.329 0.435", hairline: "0.8 0.82 0.87", accent: "0.129 0.282 0.659", tint: "0.945 0.953 0.973", link: "0.129 0.282 0.659",
	left: 68, right: 62, top: 74, floor: 66, above: 1}

var slide = look{body: 18, small: 12, table: 13, headings: [5]float64{0, 24, 20, 18, 18}, title: 38,
	ink: paper.ink, muted: paper.muted, hairline: paper.hairline, accent: paper.accent, tint: paper.tint, link: paper.link,
	left: 48, right: 48, top: 40, floor: 46, above: 1}

// writer lays a document out from top to bottom.
type writer struct {
	ctx                 context.Context
	doc                 *document.Document
	drawings            *render.Renderer
	look                look
	width, height       float64 // of a page
	file                objects
	fonts               *fonts
	pages               []*page
	y                   float64 // where the next thing begins, from the top of the page
	root, at            *element
	level               int // of the last heading
	annotations         []*annotation
	bookmarks           []bookmark
	known               map[string]bool // anchors there are
	places              map[string]place
	tight               bool  // laid out with less room between and around everything
	sparse              bool  // a page holds only a little that did not fit on the one before
	numbers             []int // pages of the headings in the layout before; nil in the first
	headings            []int // pages of the headings in this one
	forms               []int // objects of drawings
	fontDict, stateDict int   // objects that pages and drawings share
	alphas              map[string]int
	figures             map[drawnAs]*drawing
	paired              map[*document.Figure]*document.Figure // who stands beside whom
	logo                *picture
	onSlide             *document.Slide
}

// page is the content of one page.
type page struct {
	body   bytes.Buffer
	owners []*element // by mark
	head   int        // how much of the body is the letterhead
}

// place is a point on a page, from its top.
type place struct {
	page int
	y    float64
}

// Write writes the document. The errors are those of drawing a figure (see render.Renderer.Display), of ctx, of a logo
// that is no PNG, and of w.
func Write(ctx context.Context, out io.Writer, d *document.Document, drawings *render.Renderer) error {
	w, err := settle(ctx, d, drawings)
	if err != nil {
		return err
	}
	data, err := w.finish()
	if err != nil {
		return err
	}
	_, err = out.Write(data)
	return err
}

// settle lays the document out as it will stand: tighter where that saves a page with only a little on it, and once more
// where contents name pages that only a layout tells. With their numbers filled in, nothing moves.
func settle(ctx context.Context, d *document.Document, drawings *render.Renderer) (*writer, error) {
	figures := map[drawnAs]*drawing{}
	w, err := laidOut(ctx, d, drawings, figures, false, nil)
	if err == nil && w.sparse {
		var tight *writer
		if tight, err = laidOut(ctx, d, drawings, figures, true, nil); err == nil && len(tight.pages) < len(w.pages) {
			w = tight
		}
	}
	if err == nil && w.hasContents() {
		return laidOut(ctx, d, drawings, figures, w.tight, append([]int{}, w.headings...))
	}
	return w, err
}

// laidOut lays the document out once; figures are kept from one time to the next.
func laidOut(ctx context.Context, d *document.Document, drawings *render.Renderer, figures map[drawnAs]*drawing, tight bool, numbers []int) (*writer, error) {
	w, err := newWriter(ctx, d, drawings, figures)
	if err != nil {
		return nil, err
	}
	w.numbers = numbers
	if w.tight = tight; tight {
		w.look = w.look.tighter()
	}
	if len(figures) == 0 {
		if err := w.drawAhead(d.Blocks); err != nil {
			return nil, err
		}
	}
	return w, w.lay()
}

// Pages counts the pages that the document would have; drawings may be nil where it has no figures.
func Pages(ctx context.Context, d *document.Document, drawings *render.Renderer) (int, error) {
	bare := *d
	bare.Letterhead.Logo = nil // takes no room of its own, but time
	w, err := newWriter(ctx, &bare, drawings, map[drawnAs]*drawing{})
	if err != nil {
		return 0, err
	}
	if err := w.lay(); err != nil {
		return 0, err
	}
	return len(w.pages), nil
}

// HeadingPages are the pages on which the headings of the document stand, from 1.
func HeadingPages(ctx context.Context, d *document.Document, drawings *render.Renderer) ([]int, error) {
	w, err := settle(ctx, d, drawings)
	if err != nil {
		return nil, err
	}
	var pages []int
	n := 0
	for _, block := range d.Blocks {
		switch b := block.(type) {
		case *document.Contents:
			if b.Title != "" { // set as a heading, too
				n++
			}
		case *document.Heading:
			if n < len(w.headings) {
				pages = append(pages, w.headings[n]+1)
			}
			n++
		}
	}
	return pages, nil
}

func newWriter(ctx context.Context, d *document.Document, drawings *render.Renderer, figures map[drawnAs]*drawing) (*writer, error) {
	f, err := loadFonts()
	if err != nil {
		return nil, err
	}
	w := &writer{ctx: ctx, doc: d, drawings: drawings, look: paper, width: 595.276, height: 841.89, fonts: f,
		root: &element{tag: "Document"}, known: map[string]bool{}, places: map[string]place{}, alphas: map[string]int{}, figures: figures}
	if d.Shape == document.Slides {
		w.look, w.width, w.height = slide, 960, 540
	}
	if c, ok := colourOf(d.Letterhead.Accent); ok {
		w.look.accent, w.look.link = c, c
	}
	if len(d.Letterhead.Logo) > 0 {
		decoded, err := png.Decode(bytes.NewReader(d.Letterhead.Logo))
		if err != nil {
			return nil, fmt.Errorf("logo is no PNG: %w", err)
		}
		w.logo = w.picture(decoded)
	}
	w.at = w.root
	w.learn(d.Blocks)
	w.paired = pairs(d)
	return w, nil
}

// colourOf reads "#1a4d8f".
func colourOf(s string) (string, bool) {
	v, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
	if err != nil || len(s) != 7 || s[0] != '#' {
		return "", false
	}
	part := func(shift uint) string { return num(float64(v>>shift&0xff) / 255) }
	return part(16) + " " + part(8) + " " + part(0), true
}

// learn notes the anchors there are.
func (w *writer) learn(blocks []document.Block) {
	for _, block := range blocks {
		anchor := ""
		switch b := block.(type) {
		case *document.Heading:
			anchor = b.Anchor
		case *document.Table:
			anchor = b.Anchor
		case *document.Figure:
			anchor = b.Anchor
		case *document.Form:
			anchor = b.Anchor
		case *document.Slide:
			w.learn(b.Blocks)
		}
		if anchor != "" {
			w.known[anchor] = true
		}
	}
}

func (w *writer) hasContents() bool {
	for _, block := range w.doc.Blocks {
		if _, ok := block.(*document.Contents); ok {
			return true
		}
	}
	return false
}

// lay puts all blocks on pages.
func (w *writer) lay() error {
	w.newPage()
	if w.doc.Shape == document.Portrait {
		w.letterhead()
	}
	begun := 0 // the page on which the part up to the next break begins
	for i := 0; i < len(w.doc.Blocks); i++ {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		block, after := w.doc.Blocks[i], w.doc.Blocks[i+1:]
		if _, ends := block.(*document.PageBreak); ends {
			w.noteSparse(begun)
			begun = len(w.pages)
		}
		if left, right := w.pairAt(block, after); right != nil {
			if err := w.pair(left, right); err != nil {
				return err
			}
			i++
			continue
		}
		if err := w.block(block, after); err != nil {
			return err
		}
	}
	w.noteSparse(begun)
	return nil
}

// noteSparse notes whether the last page of a part holds only a little.
func (w *writer) noteSparse(begun int) {
	if w.doc.Shape == document.Portrait && len(w.pages)-1 > begun && !w.fresh() && w.y-w.look.top < 0.4*(w.bottom()-w.look.top) {
		w.sparse = true
	}
}

// block puts one block; after are those behind it.
func (w *writer) block(block document.Block, after []document.Block) error {
	switch b := block.(type) {
	case *document.Heading:
		w.heading(b, after)
	case *document.Paragraph:
		w.paragraph(b, after)
	case *document.List:
		w.list(b, w.look.left)
		w.y += w.look.body * 0.55
	case *document.Table:
		w.table(b)
	case *document.Figure:
		return w.figure(b, after)
	case *document.Form:
		w.form(b)
	case *document.Facts:
		w.facts(b)
	case *document.Contents:
		w.contents(b)
	case *document.PageBreak:
		if !w.fresh() {
			w.newPage()
		}
	case *document.Letter:
		w.letter(b)
	case *document.Slide:
		return w.slide(b)
	default:
		return fmt.Errorf("block %T cannot be written as PDF", block)
	}
	return nil
}

func (w *writer) page() *page { return w.pages[len(w.pages)-1] }

func (w *writer) newPage() {
	w.pages = append(w.pages, &page{})
	w.y = w.look.top
	if len(w.pages) == 1 && w.doc.Shape == document.Portrait && len(w.doc.Letterhead.Lines) > 0 {
		w.y += letterheadRoom
	}
	if w.onSlide != nil {
		w.slideHead(true)
	}
}

// letterheadRoom is how much further down the first page begins below a letterhead.
const letterheadRoom = 22

// fresh tells whether nothing stands on the page yet.
func (w *writer) fresh() bool { return w.page().body.Len() == w.page().head }

func (w *writer) bottom() float64 { return w.height - w.look.floor }

// need begins a new page where less than the height is left; what is taller than a page begins where it is, if that is
// the beginning of one.
func (w *writer) need(height float64) {
	if w.y+height > w.bottom()+0.01 && w.y > w.look.top+1 { // what was made to fit fits
		w.newPage()
	}
}

func (w *writer) textWidth() float64 { return w.width - w.look.left - w.look.right }

// anchor notes where a place in the document is.
func (w *writer) anchor(id string) {
	if id != "" {
		w.places[id] = place{len(w.pages) - 1, w.y}
	}
}

// languageTag is the shape of BCP 47.
var languageTag = regexp.MustCompile(`^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$`)

// language is German where the document names none that a screen reader could know.
func language(d *document.Document) string {
	if languageTag.MatchString(d.Language) {
		return d.Language
	}
	return "de-DE"
}
