// Package ooxml writes documents as DOCX and PPTX and workbooks as XLSX (ISO/IEC 29500), with real styles, headings,
// table heads, alternative texts and native charts, so that office programs and screen readers find their way.
package ooxml

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"net/url"
	"strings"

	"zielstand/app/charts"
	"zielstand/app/charts/render"
	"zielstand/app/document"
)

// The units of lengths.
const (
	emuPerPoint = 12700
	emuPerCM    = 360000
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// ErrLogo says that the logo of a letterhead is no PNG.
var ErrLogo = errors.New("logo is no PNG")

func esc(s string) string { return document.XMLText(s) }

// colourOf is the accent as six digits.
func colourOf(d *document.Document) string {
	c := strings.TrimPrefix(d.Letterhead.Accent, "#")
	if len(c) != 6 || strings.Trim(strings.ToLower(c), "0123456789abcdef") != "" {
		return "2148A8"
	}
	return strings.ToUpper(c)
}

// mark is a tone as a letter in its colour: each has a shape of its own.
type mark struct{ sign, colour string }

var marks = map[document.Tone]mark{
	document.Green: {"●", "00765A"}, document.Yellow: {"▲", "B26500"}, document.Red: {"◆", "C0231A"}, document.Grey: {"○", "666D85"},
}

// picture is an image of a figure or a logo in a package.
type picture struct {
	png, svg      string // names of the parts; svg "" = none
	width, height float64
}

// pictures draws figures for a package.
type pictures struct {
	ctx      context.Context
	drawings *render.Renderer
	folder   string // "word/media/"
	parts    []document.Part
}

// figure draws the chart without its texts; width and height are its proportions.
func (p *pictures) figure(f *charts.Figure, o render.Options) (picture, error) {
	o.Theme, o.Bare, o.Outlined = charts.Light, true, true
	display, err := p.drawings.Display(p.ctx, f, o)
	if err != nil {
		return picture{}, err
	}
	svg, err := p.drawings.SVG(p.ctx, f, o)
	if err != nil {
		return picture{}, err
	}
	o.Outlined, o.Scale = false, 2
	image, err := p.drawings.PNG(p.ctx, f, o)
	if err != nil {
		return picture{}, err
	}
	n := len(p.parts) + 1
	made := picture{fmt.Sprintf("image%d.png", n), fmt.Sprintf("image%d.svg", n+1), display.Width, display.Height}
	p.parts = append(p.parts, document.Part{Name: p.folder + made.png, Data: image}, document.Part{Name: p.folder + made.svg, Data: svg})
	return made, nil
}

// logo adds the letterhead's image.
func (p *pictures) logo(data []byte) (picture, error) {
	config, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return picture{}, fmt.Errorf("%w: %v", ErrLogo, err)
	}
	if _, err := png.Decode(bytes.NewReader(data)); err != nil {
		return picture{}, fmt.Errorf("%w: %v", ErrLogo, err)
	}
	made := picture{png: "logo.png", width: float64(config.Width), height: float64(config.Height)}
	p.parts = append(p.parts, document.Part{Name: p.folder + made.png, Data: data})
	return made, nil
}

// relations are the links of a part to others, by what they lead to.
type relations struct {
	xml   strings.Builder
	known map[string]string
}

const relationBase = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// to returns the id of a relation to a part.
func (r *relations) to(kind, target string) string { return r.add(relationBase+kind, target, "") }

// outside returns the id of a relation to an address.
func (r *relations) outside(address string) string {
	return r.add(relationBase+"hyperlink", address, ` TargetMode="External"`)
}

// longestLink is what every office program takes.
const longestLink = 2000

// addressOf is a link as office programs take it: an address that can be read, with all odd letters written as numbers;
// "" where it is none. One that cannot be read makes them call the whole file broken.
func addressOf(link string) string {
	u, err := url.Parse(document.CleanText(link))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto" || u.Scheme != "mailto" && u.Host == "" {
		return ""
	}
	address := u.String()
	if len(address) > longestLink || strings.ContainsFunc(u.Host, func(r rune) bool { return r <= ' ' || r > 0x7e || strings.ContainsRune(`"<>\^{|}`+"`", r) }) {
		return ""
	}
	return address
}

func (r *relations) add(kind, target, mode string) string {
	if r.known == nil {
		r.known = map[string]string{}
	}
	key := kind + " " + target
	if id := r.known[key]; id != "" {
		return id
	}
	id := fmt.Sprintf("rId%d", len(r.known)+1)
	r.known[key] = id
	fmt.Fprintf(&r.xml, `<Relationship Id="%s" Type="%s" Target="%s"%s/>`, id, esc(kind), esc(target), mode)
	return id
}

func (r *relations) part(name string) document.Part {
	return document.Part{Name: name, Data: []byte(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + r.xml.String() + `</Relationships>`)}
}

// properties are the parts about the file itself.
func properties(d *document.Document) []document.Part {
	at := d.Created.UTC().Format("2006-01-02T15:04:05Z")
	core := fmt.Sprintf(xmlHead+`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`+
		`<dc:title>%s</dc:title><dc:subject>%s</dc:subject><dc:creator>%s</dc:creator><dc:description>%s</dc:description><dc:identifier>%s</dc:identifier><dc:language>%s</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">%s</dcterms:modified></cp:coreProperties>`,
		esc(d.Title), esc(d.Subject), esc(d.Author), esc(strings.Join(append([]string{d.Stand}, d.Marks...), " · ")), esc(d.ID), esc(language(d)), at, at)
	app := xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Zielstand</Application></Properties>`
	return []document.Part{{Name: "docProps/core.xml", Data: []byte(core)}, {Name: "docProps/app.xml", Data: []byte(app)}}
}

// root leads to the main part and the properties.
func root(main string) document.Part {
	var r relations
	r.to("officeDocument", main)
	r.add("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml", "")
	r.to("extended-properties", "docProps/app.xml")
	return r.part("_rels/.rels")
}

// types is the list of what each part is.
func types(overrides [][2]string) document.Part {
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/>`)
	overrides = append(overrides, [2]string{"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
		[2]string{"/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"})
	for _, o := range overrides {
		fmt.Fprintf(&b, `<Override PartName="%s" ContentType="%s"/>`, o[0], o[1])
	}
	b.WriteString(`</Types>`)
	return document.Part{Name: "[Content_Types].xml", Data: []byte(b.String())}
}

func language(d *document.Document) string {
	if d.Language == "" {
		return "de-DE"
	}
	return d.Language
}

// footer is what every page says.
func footer(d *document.Document) string {
	var said []string
	for _, s := range append([]string{d.ID, d.Stand}, d.Marks...) {
		if s = document.CleanText(s); s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, " · ")
}
