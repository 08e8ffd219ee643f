// The library's archive packed anew: the same workbook gives the same bytes.

package ooxml

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"zielstand/app/document"
)

// repack writes the file with its parts in a fixed order and with one time.
func repack(f *excelize.File, w io.Writer, created time.Time) error {
	var made bytes.Buffer
	if err := f.Write(&made); err != nil {
		return err
	}
	archive, err := zip.NewReader(bytes.NewReader(made.Bytes()), int64(made.Len()))
	if err != nil {
		return err
	}
	var parts []document.Part
	for _, file := range archive.File {
		part, err := file.Open()
		if err != nil {
			return err
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return err
		}
		if err := part.Close(); err != nil {
			return err
		}
		switch {
		case file.Name == typesPart:
			data = sorted(data)
		case strings.HasPrefix(file.Name, "xl/charts/chart"):
			data = axesMended(data)
		}
		parts = append(parts, document.Part{Name: file.Name, Data: data})
	}
	slices.SortFunc(parts, func(a, b document.Part) int {
		first := func(p document.Part) int { // readers look for it first
			if p.Name == typesPart {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(first(a), first(b)), cmp.Compare(a.Name, b.Name))
	})
	return document.WriteZIP(w, created, parts)
}

const typesPart = "[Content_Types].xml"

var typeElement = regexp.MustCompile(`<(?:Default|Override) [^>]*>(?:</(?:Default|Override)>)?`)

// sorted puts the elements of the list of types in order; the library takes them from a map.
func sorted(types []byte) []byte {
	elements := typeElement.FindAll(types, -1)
	if len(elements) == 0 {
		return types
	}
	first := bytes.Index(types, elements[0])
	last := elements[len(elements)-1]
	rest := types[bytes.LastIndex(types, last)+len(last):]
	slices.SortFunc(elements, bytes.Compare)
	return slices.Concat(types[:first], bytes.Join(elements, nil), rest)
}

// axesMended sets what the library has no option for: days are names as they are written, not numbers that the program
// counts out; the numbers of bars stand below them although their first row is at the top.
func axesMended(chart []byte) []byte {
	s := strings.NewReplacer(`<auto val="1">`, `<auto val="0">`, `lang="en-US"`, `lang="de-DE"`, `<lang val="en-US">`, `<lang val="de-DE">`, `altLang="en-US"`, `altLang="de-DE"`).Replace(string(chart))
	names, numbers, found := strings.Cut(s, "<valAx>")
	if before, axis, _ := strings.Cut(names, "<catAx>"); found && strings.Contains(axis, `formatCode="`+numberFormats[document.Day]+`"`) {
		names = before + "<catAx>" + strings.Replace(axis, `rot="0" spcFirstLastPara="true"`, `rot="-2700000" spcFirstLastPara="true"`, 1) // aslant
		s = names + "<valAx>" + numbers
	}
	if found && strings.Contains(names, `<barDir val="bar">`) {
		names = strings.ReplaceAll(names, `<axPos val="t">`, `<axPos val="l">`)
		numbers = strings.NewReplacer(`<axPos val="l">`, `<axPos val="b">`, `<crosses val="autoZero">`, `<crosses val="max">`, `rot="-5400000"`, `rot="0"`).Replace(numbers)
		s = names + "<valAx>" + numbers
	}
	return []byte(s)
}
