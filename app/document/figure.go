// Figures within a document, and the formats of files.

package document

import "zielstand/app/charts"

// Figure is a chart of the strategy. Its title states the finding; its counting rule and source stand below it.
type Figure struct {
	Anchor string // "abb-ampel"
	Label  string // "Abbildung 2"
	Chart  *charts.Figure
	// Wide gives it the whole width; else a writer may set two side by side.
	Wide bool
}

// Format is a kind of file, named by its ending.
type Format string

// The formats.
const (
	PDF      Format = "pdf"
	ODT      Format = "odt"
	ODP      Format = "odp"
	ODS      Format = "ods"
	DOCX     Format = "docx"
	PPTX     Format = "pptx"
	XLSX     Format = "xlsx"
	Markdown Format = "md"
	ZIP      Format = "zip"
)

// MediaType is the format's name in HTTP and in packages.
func (f Format) MediaType() string {
	switch f {
	case PDF:
		return "application/pdf"
	case ODT:
		return "application/vnd.oasis.opendocument.text"
	case ODP:
		return "application/vnd.oasis.opendocument.presentation"
	case ODS:
		return "application/vnd.oasis.opendocument.spreadsheet"
	case DOCX:
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case PPTX:
		return "application/vnd.openxmlformats-officedocument.presentationml.presentation"
	case XLSX:
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case Markdown:
		return "text/markdown; charset=utf-8"
	case ZIP:
		return "application/zip"
	}
	return "application/octet-stream"
}
