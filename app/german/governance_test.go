// Every value of the governance has a word of its own.

package german_test

import (
	"testing"

	"zielstand/app/german"
	"zielstand/models"
)

func TestEveryValueOfTheGovernanceHasItsOwnWord(t *testing.T) {
	for name, words := range map[string][]string{
		"kinds of bodies":         each(append([]models.BodyKind{""}, models.BodyKinds...), german.BodyKind),
		"roles in bodies":         each(append([]models.MemberRole{""}, models.MemberRoles...), german.MemberRole),
		"kinds of meetings":       each([]models.MeetingKind{"", models.MeetingRegular, models.MeetingExtraordinary, models.MeetingConstituent}, german.MeetingKind),
		"states of meetings":      each([]models.MeetingState{"", models.MeetingPlanned, models.MeetingInvited, models.MeetingHeld, models.MeetingCancelled}, german.MeetingState),
		"modes of meetings":       each(append([]models.MeetingMode{""}, models.MeetingModes...), german.MeetingMode),
		"types of items":          each(append([]models.ItemType{""}, models.ItemTypes...), german.ItemType),
		"states of resolutions":   each(append([]models.ResolutionState{""}, models.ResolutionStates...), german.ResolutionState),
		"procedures":              each(append([]models.Procedure{""}, models.Procedures...), german.Procedure),
		"answers to circulars":    each(append([]models.CircularAnswer{""}, models.CircularAnswers...), german.CircularAnswer),
		"kinds of deadlines":      each(append([]models.DeadlineKind{""}, models.DeadlineKinds...), german.DeadlineKind),
		"kinds of assignments":    each([]models.AssignmentKind{"", models.AssignmentResolved, models.AssignmentPromised}, german.AssignmentKind),
		"states of assignments":   each(append([]models.AssignmentState{""}, models.AssignmentStates...), german.AssignmentState),
		"answers to be co-signed": each(append([]models.CoAnswer{""}, models.CoAnswers...), german.CoAnswer),
	} {
		seen := map[string]bool{"": true}
		for i, w := range words {
			if seen[w] {
				t.Errorf("%s: value %d has the word %q, which is empty or taken", name, i, w)
			}
			seen[w] = true
		}
	}
}

func TestWhatFollowsFromMeetingsIsCountedInBothNumbers(t *testing.T) {
	for got, want := range map[string]string{
		german.Assignments(1): "1 Auftrag", german.Assignments(1200): "1.200 Aufträge", german.Resolutions(1): "1 Beschluss",
		german.Resolutions(0): "0 Beschlüsse", german.Bodies(1): "1 Gremium", german.Bodies(9): "9 Gremien",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestWhatAViewerMayNotKnowIsSaidSo(t *testing.T) {
	if got := german.AssignmentState(""); got != "nicht öffentlich" {
		t.Errorf("a hidden state reads %q", got)
	}
	if got := german.DeadlineKind(models.DeadlineSoft); got != "weich („zeitnah“)" {
		t.Errorf("a soft deadline reads %q", got)
	}
}
