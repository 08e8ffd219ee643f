// Is a document at hand one of ours, and unchanged? A file is uploaded, looked at, and not kept.

package web

import (
	"context"
	"io"
	"mime/multipart"
	"strconv"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"zielstand/app/papers"
	"zielstand/models"
	"zielstand/views"
)

// uploadRoom is what a form with a file may have besides it.
const uploadRoom = 64 << 10

// isUpload tells whether the address takes a file.
func isUpload(path string) bool {
	return strings.HasPrefix(path, "/vorlagen/") && strings.HasSuffix(path, "/pruefen")
}

// uploadTimeout is for a large file over a slow line.
const uploadTimeout = time.Minute

// allowUploads lets the one address that takes files have larger bodies, and more time for them, than any other.
func allowUploads(app *fiber.App) {
	server := app.Server()
	large := resultOf(server.HeaderReceived)
	large.MaxRequestBodySize, large.ReadTimeout = papers.MaxUpload+uploadRoom, uploadTimeout
	onUpload(&server.HeaderReceived, large)
}

// requestHead is what the server knows of a request before it reads the body.
type requestHead interface {
	RequestURI() []byte
	IsPost() bool
}

// resultOf is an empty result of the function; its type is the server's own, which we have no other need to import.
func resultOf[H, C any](func(H) C) (empty C) { return empty }

// onUpload lets the hook answer limits for uploads, and none of its own for everything else.
func onUpload[H requestHead, C any](hook *func(H) C, limits C) {
	*hook = func(head H) (none C) {
		path, _, _ := strings.Cut(string(head.RequestURI()), "?")
		if head.IsPost() && isUpload(path) {
			return limits
		}
		return none
	}
}

// parseUpload takes the fields of a form with a file; the file is asked for by its name.
func parseUpload(c *fiber.Ctx, location *time.Location) (*form, error) {
	sent, err := c.MultipartForm()
	if err != nil {
		return nil, fiber.ErrBadRequest
	}
	if len(sent.Value) > maxFields {
		return nil, fiber.ErrRequestEntityTooLarge
	}
	return &form{values: sent.Value, location: location}, nil
}

// checkedOf is the briefing whose page asks, nil for the page that asks about all of them.
func checkedOf(v *personal) (*models.Portfolio, *models.Briefing, error) {
	if v.Param("briefing") == "" {
		return v.current(), nil, nil
	}
	return briefingOf(v)
}

// checkForm asks for a file.
func checkForm(v *personal) (*reply, error) {
	_, b, err := checkedOf(v)
	if err != nil {
		return nil, err
	}
	if v.onAnotherDay() {
		return lead(v.Frame.Path, ""), nil
	}
	return show(views.BriefingVerify(briefingCheck(v, b))), nil
}

func briefingCheck(v *personal, b *models.Briefing) *views.BriefingCheck {
	return &views.BriefingCheck{Frame: v.Frame, Typed: views.Typed{Problems: v.Form.problems}, Briefing: b, MostMB: papers.MaxUpload >> 20}
}

// checkSent says what the file is.
func checkSent(v *personal) (*reply, error) {
	p, b, err := checkedOf(v)
	if err != nil {
		return nil, err
	}
	name, data := uploaded(v)
	if !v.Form.Valid() {
		return showInvalid(views.BriefingVerify(briefingCheck(v, b))), nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(v.ctx), fileTimeout)
	defer cancel()
	finding, err := v.server.desk.Check(ctx, p.Papers, data)
	if err != nil {
		return nil, err
	}
	page := briefingCheck(v, b)
	page.Result = &views.BriefingFinding{Ours: finding.Verdict == papers.Ours, Changed: finding.Verdict == papers.Changed, FileName: name,
		Name: finding.Name, Hash: finding.Hash, Version: finding.Version, Here: b == nil || finding.Version != nil && finding.Version.BriefingID == b.ID}
	return show(views.BriefingVerify(page)), nil
}

// uploaded reads the one file of the form; what is wrong with it is noted there.
func uploaded(v *personal) (name string, data []byte) {
	problem := func(code string, allowed ...string) (string, []byte) {
		v.Form.problems = append(v.Form.problems, models.Problem{Field: views.FieldBriefingFile, Code: code, Allowed: allowed})
		return "", nil
	}
	header, err := v.http.FormFile(views.FieldBriefingFile)
	if err != nil || header.Size == 0 {
		return problem(models.CodeRequired)
	}
	if header.Size > papers.MaxUpload {
		return problem(models.CodeRange, "1", strconv.Itoa(papers.MaxUpload>>20)+" MB")
	}
	data, err = readFile(header)
	if err != nil {
		return problem(models.CodeFormat, "eine Datei")
	}
	return shorten(strings.ToValidUTF8(header.Filename, "\ufffd")), data
}

func readFile(header *multipart.FileHeader) ([]byte, error) {
	f, err := header.Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, papers.MaxUpload))
}
