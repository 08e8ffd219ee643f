// The file itself: numbered objects, packed streams, the table of their places (ISO 32000-1, 7.5).

package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
)

// objects are the numbered objects of a file; the number of an object is its place, from 1.
type objects struct{ list [][]byte }

// reserve returns the number of an object that is set later.
func (o *objects) reserve() int {
	o.list = append(o.list, nil)
	return len(o.list)
}

func (o *objects) set(number int, text string) { o.list[number-1] = []byte(text) }

func (o *objects) add(text string) int {
	number := o.reserve()
	o.set(number, text)
	return number
}

// stream adds data, packed; dict is what else its dictionary says.
func (o *objects) stream(dict string, data []byte) int {
	var packed bytes.Buffer
	w, err := zlib.NewWriterLevel(&packed, zlib.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	w.Write(data) // a buffer takes everything
	w.Close()
	return o.add(fmt.Sprintf("<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream", dict, packed.Len(), packed.String()))
}

// plain adds data that readers of metadata want unpacked.
func (o *objects) plain(dict string, data []byte) int {
	return o.add(fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", dict, len(data), data))
}

// file writes everything out. The identifier is made from the content, so that the same content gives the same bytes.
func (o *objects) file(catalog, info int) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	places := make([]int, len(o.list))
	for i, text := range o.list {
		places[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, text)
	}
	id := fmt.Sprintf("%X", sha256.Sum256(out.Bytes()))[:32]
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(places)+1)
	for _, at := range places {
		fmt.Fprintf(&out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n", len(places)+1, catalog, info, id, id, table)
	return out.Bytes()
}

func ref(number int) string { return strconv.Itoa(number) + " 0 R" }

func refs(numbers []int) string {
	parts := make([]string, len(numbers))
	for i, n := range numbers {
		parts[i] = ref(n)
	}
	return "[" + strings.Join(parts, " ") + "]"
}

// hex16 is a text in UTF-16 as hexadecimal digits.
func hex16(text string) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	return b.String()
}

// text is a text string.
func text(s string) string { return "<FEFF" + hex16(s) + ">" }

// name is a name object; letters that would end it are written as numbers.
func name(s string) string {
	var b strings.Builder
	b.WriteByte('/')
	for _, c := range []byte(s) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte("()<>[]{}/%#", c) >= 0 {
			fmt.Fprintf(&b, "#%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// num is a number with up to three decimals.
func num(v float64) string {
	s := strconv.FormatFloat(v, 'f', 3, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}
