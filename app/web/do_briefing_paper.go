// Papers as pages and files: the preview, freezing, a version, its files and figures.

package web

import (
	"context"
	"errors"
	"path"
	"strings"
	"time"

	"zielstand/app/auth"
	"zielstand/app/briefing"
	"zielstand/app/charts"
	"zielstand/app/charts/render"
	"zielstand/app/document"
	"zielstand/models"
	"zielstand/views"
)

// fileTimeout is how long a file may take; a page may not take that long.
const fileTimeout = sendTimeout - 10*time.Second

// previewWidth is the width of figures in the preview, in pixels.
const previewWidth = 720

// versionOf is the version of the address, if the person may see it.
func versionOf(v *personal) (*models.Portfolio, *models.Briefing, *models.BriefingVersion, error) {
	p, b, err := briefingOf(v)
	if err != nil {
		return nil, nil, nil, err
	}
	version := p.Version(v.Param("version"))
	if version == nil || version.BriefingID != b.ID {
		return nil, nil, nil, models.NotFoundError(models.KindBriefingVersion, v.Param("version"))
	}
	return p, b, version, nil
}

// draftOf is the briefing of the address while it can still change.
func draftOf(v *personal) (*models.Portfolio, *models.Briefing, error) {
	p, b, err := briefingOf(v)
	if err == nil && b.State == models.BriefingFinal {
		err = &models.Error{Kind: models.Conflict, Subject: models.KindBriefing, ID: b.ID, Current: b}
	}
	return p, b, err
}

// previewPage shows what would be frozen now.
func previewPage(v *personal) (*reply, error) {
	p, b, err := draftOf(v)
	if err != nil {
		return nil, err
	}
	frozen, err := v.server.desk.Preview(v.ctx, b)
	if problems, err := mendable(err); err != nil || problems != nil {
		if err != nil {
			return nil, err
		}
		return showBriefing(v, p, b, problems)
	}
	return showPaper(v, b, frozen, &views.PaperPage{Figure: views.BriefingPath(b) + "/vorschau/"})
}

// versionPage shows a version as it was frozen.
func versionPage(v *personal) (*reply, error) {
	_, b, version, err := versionOf(v)
	if err != nil {
		return nil, err
	}
	frozen, err := v.server.desk.Frozen(v.ctx, version)
	if err != nil {
		return nil, err
	}
	row, err := versionRow(v, version, v.can(auth.PrepareBriefings, auth.Object{}))
	if err != nil {
		return nil, err
	}
	return showPaper(v, b, frozen, &views.PaperPage{Version: row, Figure: views.VersionPath(version) + "/abbildung/"})
}

func showPaper(v *personal, b *models.Briefing, frozen *briefing.Frozen, page *views.PaperPage) (*reply, error) {
	if v.onAnotherDay() {
		return lead(v.Frame.Path, ""), nil
	}
	paper, err := frozen.Document()
	if err != nil {
		return nil, err
	}
	page.Frame, page.Briefing, page.Document, page.Kind = v.Frame, b, paper, briefing.Find(frozen.Template).Title
	page.Prepares = v.can(auth.PrepareBriefings, auth.Object{})
	return show(views.Paper(page)), nil
}

// previewFigure is the image of a figure in the preview.
func previewFigure(v *personal) (*reply, error) {
	_, b, err := draftOf(v)
	if err != nil {
		return nil, err
	}
	frozen, err := v.server.desk.Preview(v.ctx, b)
	if err != nil {
		return nil, err
	}
	return paperFigure(v, frozen)
}

// versionFigure is the image of a figure in a version.
func versionFigure(v *personal) (*reply, error) {
	_, _, version, err := versionOf(v)
	if err != nil {
		return nil, err
	}
	frozen, err := v.server.desk.Frozen(v.ctx, version)
	if err != nil {
		return nil, err
	}
	return paperFigure(v, frozen)
}

func paperFigure(v *personal, frozen *briefing.Frozen) (*reply, error) {
	paper, err := frozen.Document()
	if err != nil {
		return nil, err
	}
	anchor, ok := strings.CutSuffix(v.Param("figure"), ".svg")
	f := figureIn(paper.Blocks, anchor)
	if !ok || f == nil {
		return nil, &models.Error{Kind: models.NotFound}
	}
	image, err := v.server.drawings.SVG(v.ctx, f, render.Options{Width: previewWidth, Theme: charts.Light, Bare: true})
	if err != nil {
		return nil, imageError(err)
	}
	return file(string(svgType), "", image), nil
}

// figureIn finds the figure with the anchor, on slides too.
func figureIn(blocks []document.Block, anchor string) *charts.Figure {
	for _, b := range blocks {
		switch block := b.(type) {
		case *document.Figure:
			if block.Anchor == anchor && block.Chart.Empty == "" {
				return block.Chart
			}
		case *document.Slide:
			if f := figureIn(block.Blocks, anchor); f != nil {
				return f
			}
		}
	}
	return nil
}

// freezeBriefing stores the briefing as a version. Frozen before, it leads to the version that there is.
func freezeBriefing(v *personal) (*reply, error) {
	p, b, err := briefingOf(v)
	if err != nil {
		return nil, err
	}
	asSeen := *b
	asSeen.Version = v.Form.Version()
	if !v.Form.Valid() {
		return againBriefing(v, p, b)
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(v.ctx), fileTimeout)
	defer cancel()
	known := len(p.VersionsOf(b.ID))
	version, err := v.server.desk.Freeze(ctx, v.User.ID, &asSeen)
	if problems, err := mendable(err); err != nil || problems != nil {
		if err != nil {
			return nil, err
		}
		return showBriefing(v, p, b, problems)
	}
	if len(v.current().VersionsOf(b.ID)) == known {
		return lead(views.VersionPath(version), views.NoticeBriefingSame), nil
	}
	return lead(views.VersionPath(version), views.NoticeBriefingFrozen), nil
}

// fileName is what the version's file in the format is called.
func fileName(version *models.BriefingVersion, format string) string {
	return strings.Join([]string{version.Template, version.Stichtag.String(), version.ID}, "-") + "." + format
}

// versionFile is a file of the version; its ending says which.
func versionFile(v *personal) (*reply, error) {
	_, _, version, err := versionOf(v)
	if err != nil {
		return nil, err
	}
	ending := strings.TrimPrefix(path.Ext(v.Param("file")), ".")
	t := briefing.Find(version.Template)
	if t == nil || ending == "" {
		return nil, &models.Error{Kind: models.NotFound}
	}
	if err := t.CheckFormat(document.Format(ending)); err != nil {
		return nil, err
	}
	if v.Param("file") != fileName(version, ending) {
		return nil, &models.Error{Kind: models.NotFound}
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(v.ctx), fileTimeout)
	defer cancel()
	made, err := v.server.desk.File(ctx, version, document.Format(ending))
	switch {
	case errors.Is(err, render.ErrTime), errors.Is(err, render.ErrMemory):
		return nil, &models.Error{Kind: models.Unavailable, Err: err}
	case err != nil:
		return nil, err
	}
	return file(made.MediaType, made.Name, made.Data), nil
}
