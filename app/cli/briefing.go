// The command briefing: papers as files, without a browser. The state is frozen as pages do it, so that every file
// can be recognised later.

package cli

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"zielstand/app/briefing"
	"zielstand/app/charts/render"
	"zielstand/app/document"
	"zielstand/app/german"
	"zielstand/app/papers"
	"zielstand/models"
	"zielstand/views"
)

type briefingCommand struct {
	place
	Template string   `name:"vorlage" required:"" placeholder:"NAME" help:"Art der Vorlage: ministerratsvorlage, sachstandsbericht, ressortblatt, fortschrittsbericht, sprechzettel oder folien."`
	Output   string   `short:"o" required:"" placeholder:"ORDNER" help:"Wohin die Dateien geschrieben werden; der Ordner wird bei Bedarf angelegt."`
	Formats  []string `name:"format" required:"" placeholder:"FORMAT" help:"Formate, durch Komma getrennt: pdf, odt, odp, ods, docx, pptx, xlsx, md oder zip, soweit sie zur Vorlage passen."`
	Stichtag string   `placeholder:"JJJJ-MM-TT" help:"Stand, der gezeigt wird; ohne Angabe heute."`
	Since    string   `name:"seit" placeholder:"JJJJ-MM-TT" help:"Vergleicht mit dem Stand dieses Tages."`
	Strategy string   `name:"strategie" placeholder:"KENNUNG" help:"Strategie; ohne Angabe die geltende des Landes."`
	Ministry string   `name:"ressort" placeholder:"KURZ" help:"Nur dieses Ressort."`
	Internal bool     `name:"intern" help:"Auch, was nur das CDO-Büro sieht; ohne Angabe nur, was alle sehen dürfen."`
	Final    bool     `name:"endgueltig" help:"Ohne den Vermerk „Entwurf“."`
}

// commandActor is who freezes in the journal.
const commandActor = "briefing"

// Run freezes the state and writes its files; it prints the hash and the path of each.
func (c *briefingCommand) Run(p *process) error {
	s, err := p.settings()
	if err != nil {
		return err
	}
	formats, err := c.formats()
	if err != nil {
		return err
	}
	b, err := c.briefing(models.DateOf(time.Now().In(s.location)))
	if err != nil {
		return err
	}
	db, err := p.open(c.place)
	if err != nil {
		return err
	}
	defer db.Close()
	if b.StrategyID == "" {
		b.StrategyID = papers.CurrentStrategy(db.Portfolio().For(b.Audience.Viewer()), s.site.Land)
	}
	drawings := render.New(p.limits)
	defer drawings.Close()
	desk := papers.New(db, s.house, drawings)
	version, err := desk.Issue(p.ctx, commandActor, b, c.stage())
	if err != nil {
		return c.explain(err)
	}
	if err := os.MkdirAll(c.Output, 0o755); err != nil {
		return &usageError{oneLine("Der Ordner „" + c.Output + "“ lässt sich nicht anlegen: " + err.Error())}
	}
	return c.write(p, desk, version, formats)
}

// write makes one file after the other.
func (c *briefingCommand) write(p *process, desk *papers.Desk, version *models.BriefingVersion, formats []document.Format) error {
	bar := p.progress(len(formats))
	defer bar.end()
	var lines []string
	for _, format := range formats {
		bar.next(string(format))
		f, err := desk.File(p.ctx, version, format)
		if errors.Is(err, render.ErrTime) || errors.Is(err, render.ErrMemory) {
			return &failure{"Ein Diagramm ist zu aufwendig und wurde nicht fertig gezeichnet; ein kleinerer Ausschnitt hilft.", err}
		}
		if err != nil {
			return err
		}
		path := filepath.Join(c.Output, f.Name)
		if err := replaceFile(path, f.Data); err != nil {
			return err
		}
		lines = append(lines, f.Hash+"  "+path)
	}
	bar.end()
	fmt.Fprintln(p.out, strings.Join(lines, "\n"))
	p.say("Geschrieben: %s, Kennung %s, Stand %s.", german.Count(len(lines), "Datei", "Dateien"), version.ID, german.Date(version.Stichtag))
	return nil
}

// formats checks the template and the formats before anything is opened.
func (c *briefingCommand) formats() ([]document.Format, error) {
	t := briefing.Find(c.Template)
	if t == nil {
		var names []string
		for _, t := range briefing.Templates {
			names = append(names, t.Name)
		}
		return nil, unknown("Die Vorlage", c.Template, names)
	}
	var formats []document.Format
	for _, name := range c.Formats {
		format := document.Format(strings.ToLower(strings.TrimSpace(name)))
		if err := t.CheckFormat(format); err != nil {
			return nil, &usageError{"Das Format „" + name + "“ gibt es für die Vorlage „" + t.Name + "“ nicht. Erlaubt ist: " + strings.Join(t.FormatNames(), ", ") + "."}
		}
		if !slices.Contains(formats, format) {
			formats = append(formats, format)
		}
	}
	return formats, nil
}

// briefing is what the options ask for.
func (c *briefingCommand) briefing(today models.Date) (*models.Briefing, error) {
	b := &models.Briefing{Template: c.Template, StrategyID: c.Strategy, MinistryID: c.Ministry, Stichtag: today, Audience: models.AudiencePublic}
	if c.Internal {
		b.Audience = models.AudienceInternal
	}
	for _, day := range []struct {
		what, text string
		to         *models.Date
	}{{"Der Stichtag", c.Stichtag, &b.Stichtag}, {"Der Vergleichstag", c.Since, &b.Since}} {
		if day.text == "" {
			continue
		}
		d, err := models.ParseDate(day.text)
		if err != nil {
			return nil, &usageError{day.what + " „" + day.text + "“ ist kein Datum. Erlaubt ist ein Tag wie 2025-06-30."}
		}
		*day.to = d
	}
	if b.Since.Known() && b.Since > b.Stichtag {
		return nil, &usageError{"Der Vergleichstag " + german.Date(b.Since) + " liegt hinter dem Stichtag " + german.Date(b.Stichtag) + ". Erlaubt ist ein früherer."}
	}
	b.Title = briefing.Find(c.Template).Title + ", Stand " + german.Date(b.Stichtag)
	return b, nil
}

func (c *briefingCommand) stage() models.BriefingState {
	if c.Final {
		return models.BriefingFinal
	}
	return models.BriefingDraft
}

// explain says what is wrong with the call.
func (c *briefingCommand) explain(err error) error {
	var invalid *models.Error
	if !errors.As(err, &invalid) || invalid.Kind != models.Invalid || len(invalid.Problems) == 0 {
		return err
	}
	switch p := invalid.Problems[0]; p.Field {
	case "strategy_id":
		return unknown("Die Strategie", p.Value, p.Allowed)
	case "ministry_id":
		return unknown("Das Ressort", p.Value, p.Allowed)
	default:
		return &usageError{cmp.Or(views.BriefingProblem(p), err.Error())}
	}
}
