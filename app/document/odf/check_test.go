// A checker of packages: what OpenDocument asks for and LibreOffice forgives.

package odf

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"testing"
)

// packageFaults returns what is wrong with a file; nil = whole.
func packageFaults(file []byte) (faults []string) {
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return []string{err.Error()}
	}
	first := archive.File[0]
	if first.Name != "mimetype" || first.Method != zip.Store || len(first.Extra) > 0 {
		faults = append(faults, "the file does not begin with its type, stored and bare")
	}
	if !bytes.HasPrefix(file[38:], []byte("application/vnd.oasis.opendocument.")) {
		faults = append(faults, "the type is not where readers look for it")
	}
	parts := map[string][]byte{}
	for _, f := range archive.File {
		if parts[f.Name] != nil {
			faults = append(faults, "part twice: "+f.Name)
		}
		r, err := f.Open()
		if err != nil {
			return append(faults, err.Error())
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			faults = append(faults, f.Name+": "+err.Error())
		}
	}
	faults = append(faults, manifestFaults(parts)...)
	styles := map[string]bool{}
	for name, data := range parts {
		if strings.HasSuffix(name, ".xml") {
			faults = append(faults, named(data, styles)...)
		}
	}
	for name, data := range parts {
		if strings.HasSuffix(name, ".xml") {
			faults = append(faults, xmlFaults(parts, styles, name, data)...)
		}
	}
	slices.Sort(faults)
	return faults
}

// manifestFaults tells which parts the manifest leaves out, and which it invents.
func manifestFaults(parts map[string][]byte) (faults []string) {
	var list struct {
		Entry []struct {
			Path string `xml:"full-path,attr"`
			Type string `xml:"media-type,attr"`
		} `xml:"file-entry"`
	}
	if err := xml.Unmarshal(parts["META-INF/manifest.xml"], &list); err != nil {
		return []string{"manifest: " + err.Error()}
	}
	listed := map[string]bool{"mimetype": true, "META-INF/manifest.xml": true}
	for _, e := range list.Entry {
		if e.Path == "/" && e.Type != string(parts["mimetype"]) {
			faults = append(faults, "the manifest tells another type of the file: "+e.Type)
		}
		if !strings.HasSuffix(e.Path, "/") && parts[e.Path] == nil {
			faults = append(faults, "the manifest lists what is not there: "+e.Path)
		}
		if listed[e.Path] {
			faults = append(faults, "the manifest lists twice: "+e.Path)
		}
		listed[e.Path] = true
	}
	for name := range parts {
		if !listed[name] {
			faults = append(faults, "the manifest leaves out: "+name)
		}
	}
	return faults
}

// named collects the names of styles.
func named(data []byte, styles map[string]bool) []string {
	for decoder := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := decoder.Token()
		if err != nil {
			return nil // told where the part is read
		}
		if v, ok := token.(xml.StartElement); ok {
			for _, a := range v.Attr {
				if a.Name.Local == "name" && strings.HasSuffix(a.Name.Space, ":style:1.0") {
					styles[a.Value] = true
				}
			}
		}
	}
}

// xmlFaults reads a part: well-formed, its styles and files known, its bookmarks unique, its links within leading somewhere.
func xmlFaults(parts map[string][]byte, styles map[string]bool, name string, data []byte) (faults []string) {
	places, links, names := map[string]bool{}, []string{}, map[string]bool{}
	for decoder := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return append(faults, name+": "+err.Error())
		}
		v, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range v.Attr {
			kind := path.Base(strings.ReplaceAll(a.Name.Space, ":", "/"))
			switch {
			case strings.HasSuffix(a.Name.Local, "style-name") && a.Value != "" && !styles[a.Value] && kind == "1.0":
				faults = append(faults, fmt.Sprintf("%s: %s names no style: %s", name, v.Name.Local, a.Value))
			case v.Name.Local == "bookmark" || v.Name.Local == "table" && a.Name.Local == "name":
				key := v.Name.Local + a.Value
				if names[key] {
					faults = append(faults, fmt.Sprintf("%s: %s twice: %s", name, v.Name.Local, a.Value))
				}
				names[key], places[a.Value] = true, true
			case a.Name.Local == "href" && v.Name.Local == "a" && strings.HasPrefix(a.Value, "#"):
				links = append(links, a.Value[1:])
			case a.Name.Local == "href" && v.Name.Local == "image" && parts[a.Value] == nil:
				faults = append(faults, name+": no such image: "+a.Value)
			case a.Name.Local == "href" && v.Name.Local == "object" && parts[strings.TrimPrefix(a.Value, "./")+"/content.xml"] == nil:
				faults = append(faults, name+": no such object: "+a.Value)
			}
		}
	}
	for _, l := range links {
		if !places[l] {
			faults = append(faults, fmt.Sprintf("%s: a link leads nowhere: %q", name, l))
		}
	}
	return faults
}

// part is a file of the package.
func part(t *testing.T, file []byte, name string) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := archive.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
