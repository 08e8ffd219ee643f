// The command export: what pages show, as files, without a browser.

package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"zielstand/app/charts"
	"zielstand/app/charts/render"
	"zielstand/app/progress"
	"zielstand/models"
)

type exportCommand struct {
	Figure exportFigureCommand `cmd:"" help:"Schreibt ein Diagramm als Bild oder seine Tabelle als CSV."`
}

type exportFigureCommand struct {
	place
	Name     string `arg:"" name:"NAME" help:"Name des Diagramms wie in seiner Adresse, zum Beispiel phasen."`
	Output   string `short:"o" required:"" placeholder:"DATEI" help:"Zu schreibende Datei; ihre Endung bestimmt das Format: .svg, .png oder .csv."`
	Stichtag string `placeholder:"JJJJ-MM-TT" help:"Stand, der gezeigt wird; ohne Angabe heute."`
	Strategy string `name:"strategie" placeholder:"KENNUNG" help:"Nur diese Strategie."`
	Ministry string `name:"ressort" placeholder:"KURZ" help:"Nur dieses Ressort."`
	Topic    string `name:"fokusthema" placeholder:"KENNUNG" help:"Nur dieses Fokusthema."`
	Width    int    `name:"breite" placeholder:"PIXEL" help:"Breite des Bildes, 320 bis 3840; ohne Angabe 1600."`
	Scale    int    `name:"skala" placeholder:"ZAHL" help:"Bildpunkte eines PNG je Pixel der Breite, 1 bis 4; ohne Angabe 1."`
	Dark     bool   `name:"dunkel" help:"Auf dunklem Grund."`
	Internal bool   `name:"intern" help:"Auch Unveröffentlichtes; ohne Angabe nur, was alle sehen dürfen."`
}

// Run writes the file, and prints the finding, so that a call in a list tells what it made.
func (c *exportFigureCommand) Run(p *process) error {
	ending := strings.ToLower(filepath.Ext(c.Output))
	if ending != ".svg" && ending != ".png" && ending != ".csv" {
		return &usageError{"Das Format „" + ending + "“ gibt es nicht. Erlaubt ist eine Datei mit der Endung .svg, .png oder .csv."}
	}
	if err := c.checkSize(); err != nil {
		return err
	}
	f, err := c.figure(p)
	if err != nil {
		return err
	}
	data, err := c.file(p, f, ending)
	if err != nil {
		return err
	}
	if err := replaceFile(c.Output, data); err != nil {
		return err
	}
	fmt.Fprintln(p.out, f.Title)
	p.say("Geschrieben: %s (%d Bytes).", c.Output, len(data))
	return nil
}

func (c *exportFigureCommand) checkSize() error {
	if c.Width != 0 && (c.Width < render.MinWidth || c.Width > render.MaxWidth) {
		return &usageError{fmt.Sprintf("Die Breite %d liegt außerhalb des Erlaubten. Erlaubt ist: %d bis %d.", c.Width, render.MinWidth, render.MaxWidth)}
	}
	if c.Scale != 0 && (c.Scale < 1 || c.Scale > render.MaxScale) {
		return &usageError{fmt.Sprintf("Die Skala %d liegt außerhalb des Erlaubten. Erlaubt ist: 1 bis %d.", c.Scale, render.MaxScale)}
	}
	return nil
}

// figure makes the figure from the database as the public, or with --intern the office, sees it.
func (c *exportFigureCommand) figure(p *process) (*charts.Figure, error) {
	s, err := p.settings()
	if err != nil {
		return nil, err
	}
	day := models.DateOf(time.Now().In(s.location))
	if c.Stichtag != "" {
		if day, err = models.ParseDate(c.Stichtag); err != nil {
			return nil, &usageError{"Der Stichtag „" + c.Stichtag + "“ ist kein Datum. Erlaubt ist ein Tag wie 2025-06-30."}
		}
	}
	db, err := p.open(c.place)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	viewer := models.Viewer{}
	if c.Internal {
		viewer.Rights = models.RightsOffice
	}
	portfolio := db.PortfolioFor(viewer, day)
	scope, err := c.scope(portfolio)
	if err != nil {
		return nil, err
	}
	f, err := charts.Build(c.Name, charts.Query{Portfolio: portfolio, Scope: scope, Land: s.site.Land})
	if errors.Is(err, charts.ErrUnknown) {
		var names []string
		for _, k := range charts.Kinds {
			names = append(names, k.Name)
		}
		return nil, unknown("Das Diagramm", c.Name, names)
	}
	return f, err
}

// scope is the part that the options name; what does not exist is named with what does.
func (c *exportFigureCommand) scope(p *models.Portfolio) (progress.Scope, error) {
	var ids []string
	switch {
	case c.Strategy != "" && p.Strategy(c.Strategy) == nil:
		for _, s := range p.Strategies {
			ids = append(ids, s.ID)
		}
		return progress.Scope{}, unknown("Die Strategie", c.Strategy, ids)
	case c.Ministry != "" && p.Ministry(c.Ministry) == nil:
		for _, m := range p.Ministries {
			ids = append(ids, m.ID)
		}
		return progress.Scope{}, unknown("Das Ressort", c.Ministry, ids)
	case c.Topic != "" && p.FocusTopic(c.Topic) == nil:
		for _, t := range p.FocusTopics {
			ids = append(ids, t.ID)
		}
		return progress.Scope{}, unknown("Das Fokusthema", c.Topic, ids)
	}
	return progress.Scope{StrategyID: c.Strategy, MinistryID: c.Ministry, TopicID: c.Topic}, nil
}

func unknown(what, value string, allowed []string) error {
	return &usageError{what + " „" + value + "“ gibt es nicht. Erlaubt ist: " + strings.Join(allowed, ", ") + "."}
}

// file is the figure in the format of the ending.
func (c *exportFigureCommand) file(p *process, f *charts.Figure, ending string) ([]byte, error) {
	if ending == ".csv" {
		var table bytes.Buffer
		err := f.CSV(&table)
		return table.Bytes(), err
	}
	o := render.Options{Width: c.Width, Scale: float64(c.Scale), Theme: charts.Light}
	if c.Dark {
		o.Theme = charts.Dark
	}
	drawings := render.New(render.Limits{})
	draw := drawings.SVG
	if ending == ".png" {
		draw = drawings.PNG
	}
	image, err := draw(p.ctx, f, o)
	var size *render.SizeError
	switch {
	case errors.As(err, &size) && size.MaxScale >= 1:
		err = &usageError{fmt.Sprintf("Das Bild wäre zu groß. Erlaubt ist höchstens --skala %d.", size.MaxScale)}
	case errors.As(err, &size):
		err = &usageError{fmt.Sprintf("Das Bild wäre zu groß. Erlaubt ist höchstens --breite %d.", size.MaxWidth)}
	case errors.Is(err, render.ErrTime), errors.Is(err, render.ErrMemory):
		err = &failure{"Das Diagramm ist zu aufwendig und wurde nicht fertig gezeichnet; ein kleinerer Ausschnitt hilft.", err}
	}
	return image, errors.Join(err, drawings.Close())
}

// replaceFile writes under another name first, so that a file is complete or as it was.
func replaceFile(path string, data []byte) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".zielstand-*")
	if err != nil {
		return &usageError{oneLine("In den Ordner „" + filepath.Dir(path) + "“ lässt sich nicht schreiben: " + err.Error())}
	}
	defer os.Remove(file.Name())
	_, err = file.Write(data)
	err = errors.Join(err, file.Chmod(0o644), file.Close())
	if err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}
