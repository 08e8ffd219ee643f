// Which strategy a paper is about where nobody says.

package papers

import "zielstand/models"

// CurrentStrategy is the latest strategy of the Land with the key, or any other; "" where there is none.
func CurrentStrategy(p *models.Portfolio, land string) string {
	id := ""
	for _, s := range p.Strategies {
		of := p.Jurisdiction(s.JurisdictionID)
		if own := of != nil && of.Key == land && p.Successor(s.ID) == nil; own || id == "" {
			id = s.ID
		}
	}
	return id
}
