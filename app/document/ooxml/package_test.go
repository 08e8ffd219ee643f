// A checker of packages: what Word, PowerPoint and Excel are strict about and LibreOffice forgives.

package ooxml

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

// childOrder is the order of children that the schema of ISO/IEC 29500 prescribes, by the local name of the parent with
// the letter of its vocabulary. Children that a list does not name are faults too.
var childOrder = map[string][]string{
	"w:pPr":          strings.Fields("pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens bidi spacing ind contextualSpacing jc textAlignment outlineLvl rPr sectPr"),
	"w:rPr":          strings.Fields("rStyle rFonts b bCs i iCs caps smallCaps strike noProof color spacing kern sz szCs highlight u shd vertAlign rtl cs lang"),
	"w:tblPr":        strings.Fields("tblStyle tblpPr tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"),
	"w:tcPr":         strings.Fields("cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"),
	"w:sectPr":       strings.Fields("headerReference footerReference type pgSz pgMar pgBorders pgNumType cols titlePg docGrid"),
	"w:style":        strings.Fields("name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr trPr tcPr tblStylePr"),
	"w:tblStylePr":   strings.Fields("pPr rPr tblPr trPr tcPr"),
	"w:tbl":          strings.Fields("bookmarkStart bookmarkEnd tblPr tblGrid tr"),
	"w:lvl":          strings.Fields("start numFmt pStyle isLgl suff lvlText lvlJc pPr rPr"),
	"w:numbering":    strings.Fields("abstractNum num"),
	"w:tblBorders":   strings.Fields("top left bottom right insideH insideV"),
	"w:tcBorders":    strings.Fields("top left bottom right insideH insideV"),
	"wp:inline":      strings.Fields("extent effectExtent docPr cNvGraphicFramePr graphic"),
	"pic:pic":        strings.Fields("nvPicPr blipFill spPr"),
	"a:tcPr":         strings.Fields("lnL lnR lnT lnB noFill solidFill"),
	"a:rPr":          strings.Fields("ln noFill solidFill latin ea cs sym hlinkClick hlinkMouseOver"),
	"a:pPr":          strings.Fields("lnSpc spcBef spcAft buClr buSzPct buFont buNone buAutoNum buChar tabLst defRPr"),
	"a:tbl":          strings.Fields("tblPr tblGrid tr"),
	"p:cSld":         strings.Fields("bg spTree"),
	"p:presentation": strings.Fields("sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz defaultTextStyle"),
	"p:sldMaster":    strings.Fields("cSld clrMap sldLayoutIdLst transition timing hf txStyles"),
}

var vocabularies = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w", "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
	"http://schemas.openxmlformats.org/presentationml/2006/main": "p", "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
}

// packageFaults returns what is wrong with an OOXML file; nil = whole.
func packageFaults(file []byte) (faults []string) {
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return []string{err.Error()}
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
	if archive.File[0].Name != "[Content_Types].xml" {
		faults = append(faults, "the content types come not first")
	}
	faults = append(faults, typeFaults(parts)...)
	for name, data := range parts {
		if strings.HasSuffix(name, ".rels") {
			faults = append(faults, relationFaults(parts, name, data)...)
		} else if strings.HasSuffix(name, ".xml") {
			faults = append(faults, xmlFaults(parts, name, data)...)
		}
	}
	slices.Sort(faults)
	return faults
}

// typeFaults tells which parts have no content type, and which types have no part.
func typeFaults(parts map[string][]byte) (faults []string) {
	var types struct {
		Default []struct {
			Extension string `xml:",attr"`
		}
		Override []struct {
			PartName string `xml:",attr"`
		}
	}
	if err := xml.Unmarshal(parts["[Content_Types].xml"], &types); err != nil {
		return []string{"content types: " + err.Error()}
	}
	known := map[string]bool{"/[Content_Types].xml": true}
	for _, o := range types.Override {
		if known[o.PartName] {
			faults = append(faults, "type twice: "+o.PartName)
		}
		if known[o.PartName] = true; parts[strings.TrimPrefix(o.PartName, "/")] == nil {
			faults = append(faults, "type without a part: "+o.PartName)
		}
	}
	for name := range parts {
		fits := known["/"+name]
		for _, d := range types.Default {
			fits = fits || d.Extension != "xml" && strings.HasSuffix(name, "."+d.Extension)
		}
		if !fits {
			faults = append(faults, "part without a type: "+name)
		}
	}
	return faults
}

type relationList struct {
	Relationship []struct {
		ID         string `xml:"Id,attr"`
		Target     string `xml:",attr"`
		TargetMode string `xml:",attr"`
	}
}

// relationFaults tells which relations lead nowhere.
func relationFaults(parts map[string][]byte, name string, data []byte) (faults []string) {
	var list relationList
	if err := xml.Unmarshal(data, &list); err != nil {
		return []string{name + ": " + err.Error()}
	}
	folder, seen := path.Dir(path.Dir(name)), map[string]bool{}
	for _, r := range list.Relationship {
		if seen[r.ID] {
			faults = append(faults, name+": twice "+r.ID)
		}
		seen[r.ID] = true
		target := strings.TrimPrefix(path.Join(folder, r.Target), "/")
		if strings.HasPrefix(r.Target, "/") {
			target = r.Target[1:]
		}
		if r.TargetMode != "External" && parts[target] == nil {
			faults = append(faults, fmt.Sprintf("%s: %s leads to no part: %s", name, r.ID, r.Target))
		}
	}
	return faults
}

// xmlFaults reads a part: well-formed, its relations known, its ids unique, its children in the order of the schema.
func xmlFaults(parts map[string][]byte, name string, data []byte) (faults []string) {
	var list relationList
	if rels := parts[path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")]; rels != nil {
		if err := xml.Unmarshal(rels, &list); err != nil {
			return []string{name + ": " + err.Error()}
		}
	}
	related, ids := map[string]bool{}, map[string]bool{}
	for _, r := range list.Relationship {
		related[r.ID] = true
	}
	type open struct {
		key  string
		last int
	}
	stack := []open{{}}
	for decoder := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return faults
		}
		if err != nil {
			return append(faults, name+": "+err.Error())
		}
		switch v := token.(type) {
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.StartElement:
			key := vocabularies[v.Name.Space] + ":" + v.Name.Local
			parent := &stack[len(stack)-1]
			if order := childOrder[parent.key]; order != nil {
				at := slices.Index(order, v.Name.Local)
				if at < parent.last && parent.key != "w:tbl" && parent.key != "w:sectPr" || at < 0 {
					faults = append(faults, fmt.Sprintf("%s: %s out of order in %s", name, key, parent.key))
				}
				parent.last = max(at, parent.last)
			}
			for _, a := range v.Attr {
				if strings.HasSuffix(a.Name.Space, "/officeDocument/2006/relationships") && !related[a.Value] {
					faults = append(faults, fmt.Sprintf("%s: %s names no relation: %q", name, key, a.Value))
				}
				unique := key == "wp:docPr" && a.Name.Local == "id" || key == "p:cNvPr" && a.Name.Local == "id" || key == "w:bookmarkStart"
				if unique && ids[key+a.Name.Local+a.Value] {
					faults = append(faults, fmt.Sprintf("%s: %s twice: %s %s", name, key, a.Name.Local, a.Value))
				}
				ids[key+a.Name.Local+a.Value] = unique
			}
			stack = append(stack, open{key: key})
		}
	}
}

// part is a file of the package.
func part(t *testing.T, file []byte, name string) []byte {
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
	return data
}
