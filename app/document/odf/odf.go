// Package odf writes documents as ODT and ODP and workbooks as ODS (OpenDocument 1.3, ISO/IEC 26300), with real styles,
// headings, table heads, alternative texts and native charts, so that office programs and screen readers find their way.
package odf

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"image/png"
	"strings"
	"time"

	"zielstand/app/document"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// spaces are the namespaces of all parts.
const spaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:chart="urn:oasis:names:tc:opendocument:xmlns:chart:1.0" xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" office:version="1.3"`

// The colours that all files share; the accent comes from the letterhead.
const (
	ink, muted, hairline, tint = "#14172a", "#4d546f", "#ccd1de", "#f1f3f8"
)

// ErrLogo says that the logo of a letterhead is no PNG.
var ErrLogo = errors.New("logo is no PNG")

func esc(s string) string { return document.XMLText(s) }

// accentOf is the accent as "#1a4d8f".
func accentOf(d *document.Document) string {
	c := strings.ToLower(d.Letterhead.Accent)
	if len(c) != 7 || c[0] != '#' || strings.Trim(c[1:], "0123456789abcdef") != "" {
		return "#2148a8"
	}
	return c
}

// mark is a tone as a letter in its colour: each has a shape of its own.
type mark struct{ sign, style, colour string }

var marks = map[document.Tone]mark{
	document.Green: {"●", "MarkeGruen", "#00765a"}, document.Yellow: {"▲", "MarkeGelb", "#b26500"}, document.Red: {"◆", "MarkeRot", "#c0231a"}, document.Grey: {"○", "MarkeGrau", "#666d85"},
}

var tones = []document.Tone{document.Green, document.Yellow, document.Red, document.Grey}

// about is what a file says of itself.
type about struct {
	title, subject, author, language, id, stand string
	marks                                       []string
	created                                     time.Time
}

func aboutDocument(d *document.Document) about {
	return about{d.Title, d.Subject, d.Author, d.Language, d.ID, d.Stand, d.Marks, d.Created}
}

// footer is what every page says.
func (a about) footer() string {
	var said []string
	for _, s := range append([]string{a.id, a.stand}, a.marks...) {
		if s = document.CleanText(s); s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, " · ")
}

// locale is the language as attributes of a style.
func (a about) locale() string {
	language, country, _ := strings.Cut(cmp.Or(a.language, "de-DE"), "-")
	return fmt.Sprintf(`fo:language="%s" fo:country="%s"`, esc(language), esc(cmp.Or(country, "none")))
}

func (a about) part() document.Part {
	at := a.created.UTC().Format("2006-01-02T15:04:05Z")
	return document.Part{Name: "meta.xml", Data: fmt.Appendf(nil, xmlHead+`<office:document-meta %s><office:meta><meta:generator>Zielstand</meta:generator><dc:title>%s</dc:title><dc:description>%s</dc:description><dc:subject>%s</dc:subject><meta:initial-creator>%s</meta:initial-creator><dc:creator>%s</dc:creator><meta:creation-date>%s</meta:creation-date><dc:date>%s</dc:date><dc:language>%s</dc:language><meta:user-defined meta:name="Kennung">%s</meta:user-defined></office:meta></office:document-meta>`,
		spaces, esc(a.title), esc(strings.Join(append([]string{a.stand}, a.marks...), " · ")), esc(a.subject), esc(a.author), esc(a.author), at, at, esc(cmp.Or(a.language, "de-DE")), esc(a.id))}
}

// packed puts the parts behind the type of the file and lists them.
func packed(f document.Format, parts []document.Part, objects ...string) []document.Part {
	var b strings.Builder
	b.WriteString(xmlHead + `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">`)
	entry := func(name, kind string) {
		fmt.Fprintf(&b, `<manifest:file-entry manifest:full-path="%s" manifest:media-type="%s"/>`, esc(name), kind)
	}
	entry("/", f.MediaType())
	for _, folder := range objects {
		entry(folder, "application/vnd.oasis.opendocument.chart")
	}
	for _, p := range parts {
		kind := "text/xml"
		switch {
		case strings.HasSuffix(p.Name, ".png"):
			kind = "image/png"
		case strings.HasSuffix(p.Name, ".svg"):
			kind = "image/svg+xml"
		}
		entry(p.Name, kind)
	}
	b.WriteString(`</manifest:manifest>`)
	all := []document.Part{{Name: "mimetype", Data: []byte(f.MediaType()), Stored: true}}
	return append(append(all, parts...), document.Part{Name: "META-INF/manifest.xml", Data: []byte(b.String())})
}

// said is text as content: runs of spaces and line breaks stay.
func said(s string) string {
	var b strings.Builder
	for i, line := range strings.Split(strings.ReplaceAll(document.CleanText(s), "\t", " "), "\n") {
		if i > 0 {
			b.WriteString(`<text:line-break/>`)
		}
		blanks := 1 // a space at the beginning of a paragraph would be dropped
		if i == 0 && !strings.HasPrefix(line, "  ") {
			blanks = 0
		}
		for _, r := range line {
			if r != ' ' {
				blanks = 0
			} else if blanks++; blanks > 1 {
				b.WriteString(`<text:s/>`)
				continue
			}
			b.WriteString(esc(string(r)))
		}
	}
	return b.String()
}

func span(style, content string) string {
	return `<text:span text:style-name="` + style + `">` + content + `</text:span>`
}

// toned is the mark of a tone.
func toned(t document.Tone) string {
	m, ok := marks[t]
	if !ok {
		return ""
	}
	return span(m.style, m.sign)
}

func plainText(text document.Inlines) string {
	var b strings.Builder
	for _, in := range text {
		b.WriteString(in.Text)
	}
	return b.String()
}

func cm(points float64) string { return fmt.Sprintf("%.3fcm", points*2.54/72) }

// picture is an image in a package; svg "" = none.
type picture struct {
	png, svg      string
	width, height float64
}

// logo reads the letterhead's image.
func logo(data []byte) (picture, document.Part, error) {
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return picture{}, document.Part{}, fmt.Errorf("%w: %v", ErrLogo, err)
	}
	size := m.Bounds().Size()
	return picture{png: "Pictures/logo.png", width: float64(size.X), height: float64(size.Y)}, document.Part{Name: "Pictures/logo.png", Data: data}, nil
}
