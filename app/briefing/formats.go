// Which templates and formats there are.

package briefing

import (
	"context"
	"io"

	"zielstand/app/charts/render"
	"zielstand/app/document"
	"zielstand/app/document/odf"
	"zielstand/app/document/ooxml"
	"zielstand/app/document/pdf"
)

// Templates are the kinds of papers, in the order in which they are offered.
var Templates = []*Template{ministerratsvorlage, sachstandsbericht, ressortblatt, fortschrittsbericht, sprechzettel, folien}

// textFormats are those of papers with pages, slideFormats those of presentations; each has a writer below.
var (
	textFormats  = []document.Format{document.PDF, document.ODT, document.DOCX, document.ODS, document.XLSX, document.Markdown}
	slideFormats = []document.Format{document.PDF, document.ODP, document.PPTX, document.ODS, document.XLSX, document.Markdown}
)

// paperWriters write a document, bookWriters a workbook; a template offers only formats that have one.
var paperWriters = map[document.Format]func(context.Context, io.Writer, *document.Document, *render.Renderer) error{
	document.PDF:  pdf.Write,
	document.ODT:  odf.WriteODT,
	document.ODP:  odf.WriteODP,
	document.DOCX: ooxml.WriteDOCX,
	document.PPTX: ooxml.WritePPTX,
	document.Markdown: func(_ context.Context, w io.Writer, d *document.Document, _ *render.Renderer) error {
		return document.WriteMarkdown(w, d)
	},
}

var bookWriters = map[document.Format]func(context.Context, io.Writer, *document.Workbook) error{
	document.ODS:  odf.WriteODS,
	document.XLSX: ooxml.WriteXLSX,
}
