// A small reader of PDF, written apart from the writer, so that tests see a file as other programs do.

package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"testing"
	"unicode/utf16"
)

type (
	pdfName string
	pdfRef  int
	pdfDict map[string]any
	pdfWord string // an operator of a content stream
)

// read is a file taken apart.
type read struct {
	t       testing.TB
	objects map[int]any
	streams map[int][]byte
	trailer pdfDict
}

var objectHead = regexp.MustCompile(`(?m)^(\d+) 0 obj\n`)

// open reads all objects at the places that the table names.
func open(t testing.TB, data []byte) *read {
	t.Helper()
	r := &read{t: t, objects: map[int]any{}, streams: map[int][]byte{}}
	tail := bytes.LastIndex(data, []byte("startxref\n"))
	var table int
	if _, err := fmt.Sscanf(string(data[tail:]), "startxref\n%d", &table); err != nil || !bytes.HasPrefix(data[table:], []byte("xref\n0 ")) {
		t.Fatalf("no table of objects: %v", err)
	}
	lines := bytes.Split(data[table:], []byte("\n"))
	var count int
	fmt.Sscanf(string(lines[1]), "0 %d", &count)
	for number := 1; number < count; number++ {
		at, err := strconv.Atoi(string(lines[number+2][:10]))
		if err != nil {
			t.Fatal(err)
		}
		head := objectHead.FindSubmatch(data[at:min(at+20, len(data))])
		if head == nil || string(head[1]) != strconv.Itoa(number) {
			t.Fatalf("object %d is not where the table says", number)
		}
		p := &parser{data: data, at: at + len(head[0])}
		object := p.value()
		p.space()
		if bytes.HasPrefix(data[p.at:], []byte("stream\n")) {
			length := object.(pdfDict)["Length"].(float64)
			from := p.at + len("stream\n")
			r.streams[number] = unpack(t, object.(pdfDict), data[from:from+int(length)])
			if !bytes.HasPrefix(data[from+int(length):], []byte("\nendstream")) {
				t.Fatalf("the stream of object %d is longer than it says", number)
			}
		}
		r.objects[number] = object
	}
	p := &parser{data: data, at: bytes.LastIndex(data, []byte("trailer\n")) + len("trailer\n")}
	r.trailer = p.value().(pdfDict)
	return r
}

func unpack(t testing.TB, dict pdfDict, data []byte) []byte {
	if dict["Filter"] == nil {
		return data
	}
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// get follows references.
func (r *read) get(v any) any {
	for {
		ref, ok := v.(pdfRef)
		if !ok {
			return v
		}
		v, ok = r.objects[int(ref)]
		if !ok {
			r.t.Fatalf("object %d does not exist", ref)
		}
	}
}

func (r *read) dict(v any) pdfDict {
	d, _ := r.get(v).(pdfDict)
	return d
}

func (r *read) list(v any) []any {
	l, _ := r.get(v).([]any)
	return l
}

func (r *read) catalog() pdfDict { return r.dict(r.trailer["Root"]) }

func (r *read) pages() []pdfDict {
	var all []pdfDict
	for _, kid := range r.list(r.dict(r.catalog()["Pages"])["Kids"]) {
		all = append(all, r.dict(kid))
	}
	return all
}

// parser reads values one after the other.
type parser struct {
	data []byte
	at   int
}

func (p *parser) space() {
	for p.at < len(p.data) && bytes.IndexByte([]byte(" \n\r\t"), p.data[p.at]) >= 0 {
		p.at++
	}
}

var reference = regexp.MustCompile(`^(\d+) 0 R`)

func (p *parser) value() any {
	p.space()
	if p.at >= len(p.data) {
		return nil
	}
	rest := p.data[p.at:]
	switch {
	case bytes.HasPrefix(rest, []byte("<<")):
		return p.dict()
	case rest[0] == '<':
		end := bytes.IndexByte(rest, '>')
		p.at += end + 1
		raw, err := hex.DecodeString(string(rest[1:end]))
		if err != nil {
			panic(err)
		}
		return raw
	case rest[0] == '(':
		return p.literal()
	case rest[0] == '[':
		p.at++
		list := []any{}
		for p.space(); p.data[p.at] != ']'; p.space() {
			list = append(list, p.value())
		}
		p.at++
		return list
	case rest[0] == '/':
		return pdfName(p.word(1)[1:])
	}
	if m := reference.FindSubmatch(rest[:min(20, len(rest))]); m != nil {
		p.at += len(m[0])
		n, _ := strconv.Atoi(string(m[1]))
		return pdfRef(n)
	}
	word := p.word(0)
	if v, err := strconv.ParseFloat(word, 64); err == nil {
		return v
	}
	switch word {
	case "true", "false":
		return word == "true"
	}
	return pdfWord(word)
}

func (p *parser) word(skip int) string {
	from := p.at
	for p.at += skip; p.at < len(p.data) && bytes.IndexByte([]byte(" \n\r\t/<>[]()"), p.data[p.at]) < 0; {
		p.at++
	}
	if p.at == from {
		p.at++
	}
	return string(p.data[from:p.at])
}

func (p *parser) dict() pdfDict {
	p.at += 2
	d := pdfDict{}
	for p.space(); !bytes.HasPrefix(p.data[p.at:], []byte(">>")); p.space() {
		key := p.value().(pdfName)
		d[string(key)] = p.value()
	}
	p.at += 2
	return d
}

func (p *parser) literal() []byte {
	var out []byte
	for p.at++; p.data[p.at] != ')'; p.at++ {
		if p.data[p.at] == '\\' {
			p.at++
		}
		out = append(out, p.data[p.at])
	}
	p.at++
	return out
}

// words reads a text string.
func textOf(v any) string {
	raw, _ := v.([]byte)
	if !bytes.HasPrefix(raw, []byte{0xfe, 0xff}) {
		return string(raw)
	}
	var units []uint16
	for i := 2; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return string(utf16.Decode(units))
}
