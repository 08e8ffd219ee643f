// A paper on a page: the preview of what the files hold.

package views

import (
	"strconv"
	"strings"

	"zielstand/app/document"
	"zielstand/app/german"
	"zielstand/models"
)

// PaperPage shows a paper, frozen or as it would be frozen now.
type PaperPage struct {
	*Frame
	Briefing *models.Briefing
	Kind     string
	Version  *BriefingVersionRow // nil = preview
	Document *document.Document
	// Figure is the address of a figure's image without its anchor and ending.
	Figure   string
	Prepares bool
}

func (p *PaperPage) layout() *Frame {
	if p.Version == nil {
		return briefingFrame(p.Frame, p.Briefing, "Vorschau")
	}
	return briefingFrame(p.Frame, p.Briefing, "Fassung "+strconv.Itoa(p.Version.Number))
}

func (p *PaperPage) finding() string {
	if p.Version == nil {
		return "Vorschau auf das, was jetzt eingefroren würde."
	}
	return german.BriefingState(p.Version.State) + ", eingefroren am " + p.timeText(p.Version.FrozenAt) + "."
}

// paperID is the id of an anchor on the page, apart from those of the page itself.
func paperID(anchor string) string {
	if anchor == "" {
		return ""
	}
	return "blatt-" + anchor
}

// paperLink is where a link of the paper leads on the page.
func paperLink(link string) string {
	if anchor, ok := strings.CutPrefix(link, "#"); ok {
		return "#" + paperID(anchor)
	}
	return link
}

// figureURL is the image of a figure.
func (p *PaperPage) figureURL(f *document.Figure) string { return p.Figure + f.Anchor + ".svg" }

// paragraphClass is the style of a paragraph.
func paragraphClass(s document.Style) string {
	if s == document.Body {
		return ""
	}
	return "zs-paper__" + string(s)
}

// toneClass colours a cell whose text says the same.
func toneClass(t document.Tone) string {
	if t == document.Plain {
		return ""
	}
	return "zs-paper__tone zs-paper__tone--" + string(t)
}

// headings are those of the paper down to the depth.
func (p *PaperPage) headings(depth int) []*document.Heading {
	var list []*document.Heading
	for _, b := range p.Document.Blocks {
		if h, ok := b.(*document.Heading); ok && h.Level <= depth {
			list = append(list, h)
		}
	}
	return list
}

// headingID is the id of a heading: its own, or, so that the contents lead to it, one by its place.
func (p *PaperPage) headingID(h *document.Heading) string {
	if h.Anchor != "" {
		return paperID(h.Anchor)
	}
	for i, b := range p.Document.Blocks {
		if b == document.Block(h) {
			return paperID("abschnitt-" + strconv.Itoa(i+1))
		}
	}
	return ""
}

// listStart is the number that an ordered list begins with.
func listStart(l *document.List) string { return strconv.Itoa(max(1, l.Start)) }

// marksLine is what stands on every page of the files.
func marksLine(d *document.Document) string {
	return strings.Join(append([]string{"Kennung " + d.ID, d.Stand}, d.Marks...), " · ")
}

// BriefingProblem says why a paper cannot be made.
func BriefingProblem(p models.Problem) string {
	switch p.Field {
	case "stichtag", "since":
		what := "Der Stichtag"
		if p.Field == "since" {
			what = "Der Vergleichstag"
		}
		if p.Code == models.CodeRange && len(p.Allowed) > 0 {
			return what + " liegt vor dem ersten bekannten Datum. Erlaubt ist ein Tag ab dem " + germanDay(p.Allowed[0]) + "."
		}
	case "strategy_id":
		return "Die Strategie gehört nicht zu dem, was dieser Leserkreis sehen darf."
	case "ministry_id":
		return "Das Ressort gibt es nicht."
	}
	return ProblemText(p)
}

// germanDay turns 2024-11-18 into 18.11.2024.
func germanDay(iso string) string {
	day, err := models.ParseDate(iso)
	if err != nil {
		return iso
	}
	return german.Date(day)
}

func listDepth(h *document.Heading) string { return strconv.Itoa(h.Level) }
