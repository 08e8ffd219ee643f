// The page of bodies.

package web

import (
	"strings"
	"testing"
)

func TestTheBodiesAreDrawnAsAGraphOrAsAnOutline(t *testing.T) {
	r := newTrial(t)
	r.get(t, "/gremien").want(t, 200, `data-figure="gremien"`, `data-figure="vorsitz"`, `!data-figure="gremien-baum"`,
		`href="/gremien?ansicht=gliederung#diagramme"`, `href="/gremien#diagramme" aria-current="true"`)
	tree := r.get(t, "/gremien?stichtag=2025-06-30&ansicht=gliederung").want(t, 200, `data-figure="gremien-baum"`, `!data-figure="gremien"`,
		`href="/gremien?stichtag=2025-06-30#diagramme"`)
	_, outline, _ := strings.Cut(tree.body, `data-figure="gremien-baum"`)
	if home, other := strings.Index(outline, "Ministerrat"), strings.Index(outline, "Digitalrat"); home < 0 || home > other {
		t.Errorf("the council of the home Land is at %d, that of another at %d", home, other)
	}
	r.get(t, "/gremien?ansicht=kreis").want(t, 400, "gliederung")
}
