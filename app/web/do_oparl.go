// OParl: what is published of bodies, meetings and resolutions, for programs. Whoever asks, it is the public's.

package web

import (
	"context"
	"encoding/json"
	"io"

	"github.com/gofiber/fiber/v2"

	"zielstand/app/api/oparl"
	"zielstand/models"
	"zielstand/views"
)

func newOParl(config *Config) *oparl.Service {
	return oparl.New(config.Store, oparl.Config{BaseURL: config.Site.BaseURL, Name: config.Site.Name, Operator: config.Site.Operator,
		Contact: config.Site.Legal.Contact, Location: config.Location, Licence: config.Site.Licence, Page: pageAbout,
		Paper: func(v *models.BriefingVersion) (address, name string) {
			name = fileName(v, "pdf")
			return views.VersionPath(v) + "/" + name, name
		}})
}

// pageAbout is the path of the page about a record that OParl names, "" where there is none.
func pageAbout(kind models.Kind, id string) string {
	switch kind {
	case models.KindBody:
		return views.BodyPath(id)
	case models.KindMeeting:
		return views.MeetingPath(id)
	case models.KindResolution:
		return views.ResolutionPath(id)
	case models.KindBriefing:
		return views.BriefingPath(&models.Briefing{Base: models.Base{ID: id}})
	}
	return ""
}

// openly lets pages of other sites read the answer, also that it is an error, as the standard demands.
func openly(c *fiber.Ctx) error {
	c.Set(fiber.HeaderAccessControlAllowOrigin, "*")
	c.Set("Cross-Origin-Resource-Policy", "cross-origin")
	return c.Next()
}

// oparlObject answers everything below the root of the interface.
func (s *Server) oparlObject(r *request) (*content, error) {
	filter, problems := oparl.Read(r.Query.one)
	r.Query.problems = append(r.Query.problems, problems...)
	ctx, cancel := context.WithTimeout(context.Background(), makeTimeout)
	defer cancel()
	found, err := s.oparl.At(ctx, r.Frame.Path, filter)
	if err != nil {
		return nil, err
	}
	if found.Text != "" {
		return &content{contentType: "text/plain; charset=utf-8", write: func(_ context.Context, w io.Writer) error {
			_, err := io.WriteString(w, found.Text)
			return err
		}}, nil
	}
	return &content{contentType: "application/json; charset=utf-8", write: func(_ context.Context, w io.Writer) error {
		return json.NewEncoder(w).Encode(found.Object)
	}}, nil
}
