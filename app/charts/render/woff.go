// From WOFF, as fonts are served, to the plain font file that everything else reads.

package render

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// fontTable is one table of a font file.
type fontTable struct {
	tag  string
	data []byte
}

var errFont = errors.New("font file is damaged")

// maxTable bounds one unpacked table, in bytes.
const maxTable = 4 << 20

// unpackWOFF reads the tables of a WOFF 1.0 file (https://www.w3.org/TR/WOFF/): each is packed by zlib.
func unpackWOFF(file []byte) (tables []fontTable, err error) {
	const header, entry = 44, 20
	if len(file) < header || string(file[:4]) != "wOFF" {
		return nil, fmt.Errorf("%w: no WOFF header", errFont)
	}
	count := int(binary.BigEndian.Uint16(file[12:]))
	if len(file) < header+entry*count {
		return nil, fmt.Errorf("%w: cut off", errFont)
	}
	for i := range count {
		e := file[header+entry*i:]
		offset, packed, size := uint64(binary.BigEndian.Uint32(e[4:])), uint64(binary.BigEndian.Uint32(e[8:])), uint64(binary.BigEndian.Uint32(e[12:]))
		if offset+packed > uint64(len(file)) || packed > size || size > maxTable {
			return nil, fmt.Errorf("%w: table %q lies outside", errFont, e[:4])
		}
		data := file[offset : offset+packed]
		if packed < size {
			if data, err = inflate(data, int(size)); err != nil {
				return nil, fmt.Errorf("unpack font table %q: %w", e[:4], err)
			}
		}
		tables = append(tables, fontTable{string(e[:4]), data})
	}
	return tables, nil
}

func inflate(packed []byte, size int) ([]byte, error) {
	r, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	data := make([]byte, size)
	if _, err := io.ReadFull(r, data); err != nil {
		return nil, err
	}
	return data, nil
}

// packFont writes the tables as a TrueType file (OpenType 1.9, "Font file"), in the order of their tags.
func packFont(tables []fontTable) []byte {
	tables = slices.SortedFunc(slices.Values(tables), func(a, b fontTable) int { return strings.Compare(a.tag, b.tag) })
	n := len(tables)
	search, selector := 1, 0
	for search*2 <= n {
		search, selector = search*2, selector+1
	}
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{n, search * 16, selector, n*16 - search*16} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	offset := len(out) + 16*n
	var body []byte
	for _, t := range tables {
		out = append(out, t.tag...)
		out = binary.BigEndian.AppendUint32(out, tableSum(t.data))
		out = binary.BigEndian.AppendUint32(out, uint32(offset+len(body)))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.data)))
		body = append(body, t.data...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	return append(out, body...)
}

// tableSum adds the big-endian words of a table.
func tableSum(data []byte) (sum uint32) {
	for len(data) >= 4 {
		sum += binary.BigEndian.Uint32(data)
		data = data[4:]
	}
	var rest [4]byte
	copy(rest[:], data)
	return sum + binary.BigEndian.Uint32(rest[:])
}
