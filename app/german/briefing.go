// The German of briefings.

package german

import "zielstand/models"

// BriefingState names where a briefing or a version stands.
func BriefingState(s models.BriefingState) string {
	if s == models.BriefingFinal {
		return "endgültig"
	}
	return "Entwurf"
}

// Audience names for whom a briefing is made.
func Audience(a models.Audience) string {
	if a == models.AudiencePublic {
		return "öffentlich"
	}
	return "nicht öffentlich"
}
