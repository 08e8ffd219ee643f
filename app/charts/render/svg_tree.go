// Reading ECharts' SVG, first step: the elements as a tree.

package render

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// element is one element of the SVG with what it holds.
type element struct {
	name       string
	attributes map[string]string
	text       string
	children   []*element
}

// ignored are attributes that change nothing in an image: names, roles for scripts, and what the mouse does.
var ignored = map[string]bool{"class": true, "pointer-events": true, "cursor": true, "version": true, "baseProfile": true, "xmlns": true, "xlink": true, "space": true,
	"font-family": true}

// known are the attributes of each element that are drawn; any other one is an error, as is any other element, so
// that a figure cannot lose anything silently.
var known = map[string][]string{
	"svg":      {"width", "height", "viewBox"},
	"g":        {"clip-path", "transform", "opacity"},
	"defs":     {},
	"style":    {},
	"clipPath": {"id"},
	"pattern":  {"id", "x", "y", "width", "height", "patternUnits", "patternTransform"},
	"path":     append([]string{"d"}, painting...),
	"rect":     append([]string{"x", "y", "width", "height"}, painting...),
	"polygon":  append([]string{"points"}, painting...),
	"polyline": append([]string{"points"}, painting...),
	"circle":   append([]string{"cx", "cy", "r"}, painting...),
	"text": append([]string{"x", "y", "font", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "paint-order"},
		painting...),
}

var painting = []string{"fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap",
	"stroke-linejoin", "stroke-miterlimit", "opacity", "transform", "clip-path"}

// errSVG says that ECharts wrote something that is not understood.
var errSVG = errors.New("drawing not understood")

func readTree(svg string) (*element, error) {
	decoder := xml.NewDecoder(strings.NewReader(svg))
	top := &element{}
	open := []*element{top}
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", errSVG, err)
		}
		inner := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			e, err := newElement(t)
			if err != nil {
				return nil, err
			}
			inner.children = append(inner.children, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			inner.text += string(t)
		}
	}
	if len(top.children) != 1 || top.children[0].name != "svg" {
		return nil, fmt.Errorf("%w: no svg element", errSVG)
	}
	return top.children[0], nil
}

func newElement(t xml.StartElement) (*element, error) {
	e := &element{name: t.Name.Local, attributes: make(map[string]string, len(t.Attr))}
	allowed, ok := known[e.name]
	if !ok {
		return nil, fmt.Errorf("%w: element <%s>", errSVG, e.name)
	}
	set := func(name, value string) error {
		if ignored[name] || strings.HasPrefix(name, "ecmeta_") {
			return nil
		}
		for _, a := range allowed {
			if a == name {
				e.attributes[name] = value
				return nil
			}
		}
		return fmt.Errorf("%w: attribute %s=%q of <%s>", errSVG, name, value, e.name)
	}
	for _, a := range t.Attr {
		if a.Name.Local != "style" {
			if err := set(a.Name.Local, a.Value); err != nil {
				return nil, err
			}
			continue
		}
		for declaration := range strings.SplitSeq(a.Value, ";") {
			if name, value, ok := strings.Cut(declaration, ":"); ok {
				if err := set(strings.TrimSpace(name), strings.TrimSpace(value)); err != nil {
					return nil, err
				}
			}
		}
	}
	return e, nil
}

// walk visits the element and everything in it.
func (e *element) walk(visit func(*element)) {
	visit(e)
	for _, child := range e.children {
		child.walk(visit)
	}
}
