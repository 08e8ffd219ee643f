// Imprint, privacy and accessibility: the operator writes Markdown, visitors get clean HTML.

package web

import (
	"bytes"

	"github.com/a-h/templ"
	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"zielstand/views"
)

func imprintPage(r *request) (templ.Component, error) {
	page, err := legalPage(r, r.Frame.Site.Legal.Imprint)
	return views.Imprint(page), err
}

func privacyPage(r *request) (templ.Component, error) {
	page, err := legalPage(r, r.Frame.Site.Legal.Privacy)
	return views.Privacy(page), err
}

func accessibilityPage(r *request) (templ.Component, error) {
	page, err := legalPage(r, r.Frame.Site.Legal.Accessibility)
	return views.Accessibility(page), err
}

func legalPage(r *request, markdown string) (*views.LegalPage, error) {
	html, err := cleanHTML(markdown)
	return &views.LegalPage{Frame: r.Frame, HTML: html}, err
}

// lowerHeadings moves every heading one level down, because the page has its own h1.
type lowerHeadings struct{}

// Transform implements parser.ASTTransformer.
func (lowerHeadings) Transform(document *ast.Document, _ text.Reader, _ parser.Context) {
	for node := document.FirstChild(); node != nil; node = node.NextSibling() {
		if heading, ok := node.(*ast.Heading); ok {
			heading.Level = min(heading.Level+1, 6)
		}
	}
}

// cleanHTML turns Markdown into HTML without scripts, styles and images.
func cleanHTML(markdown string) (string, error) {
	if markdown == "" {
		return "", nil
	}
	var html bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.Table),
		goldmark.WithParserOptions(parser.WithASTTransformers(util.Prioritized(lowerHeadings{}, 100))))
	if err := md.Convert([]byte(markdown), &html); err != nil {
		return "", err
	}
	policy := bluemonday.NewPolicy()
	policy.AllowStandardURLs()
	policy.AllowElements("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "code", "pre", "blockquote",
		"table", "thead", "tbody", "tr", "th", "td")
	policy.AllowAttrs("href").OnElements("a")
	policy.RequireNoReferrerOnLinks(true)
	return policy.Sanitize(html.String()), nil
}
