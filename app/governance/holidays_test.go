// Tests of whose holidays count for a body.

package governance

import (
	"slices"
	"testing"

	"zielstand/models"
)

func TestTheHolidaysOfTheChairCountUnlessTheRulesNameALand(t *testing.T) {
	land := func(id, key string) *models.Jurisdiction {
		return &models.Jurisdiction{Base: record(id), Name: id, Key: key}
	}
	p := models.NewPortfolio(models.Head{}, &models.Records{
		Jurisdictions: []*models.Jurisdiction{land("rp", "07"), land("be", "11"), land("bb", "12"), land("bund", "00")},
		ChairTurns: []*models.ChairTurn{
			{Base: record("t1"), BodyID: "dmk", Number: 1, From: 1, Until: 365, JurisdictionIDs: models.Strings{"be", "bb"}},
			{Base: record("t2"), BodyID: "dmk", Number: 2, From: 366, Until: 730, JurisdictionIDs: models.Strings{"rp"}}},
	})
	home := calendar(t, "15")
	dmk := models.Body{Base: record("dmk")}
	named, stated, cabinet, federal := dmk, dmk, dmk, dmk
	named.Rules.HolidaysOf = "09"
	stated.Rules.HolidaysOf, stated.Rules.HolidaysStated = "09", true
	cabinet.ID, cabinet.JurisdictionID = "kab", "rp"
	federal.ID, federal.JurisdictionID = "it-pl", "bund"
	for _, test := range []struct {
		name    string
		body    models.Body
		meeting *models.Meeting
		lands   []string
		origin  HolidayOrigin
		stated  bool
	}{
		{"two in the chair by the table", dmk, &models.Meeting{On: 100}, []string{"11", "12"}, HolidaysOfTurn, false},
		{"one, a year later", dmk, &models.Meeting{On: 400}, []string{"07"}, HolidaysOfTurn, false},
		{"the meeting knows better", dmk, &models.Meeting{On: 100, ChairIDs: models.Strings{"rp"}}, []string{"07"}, HolidaysOfMeeting, false},
		{"a chair that is no Land", dmk, &models.Meeting{On: 400, ChairIDs: models.Strings{"bund", "xx"}}, []string{"07"}, HolidaysOfTurn, false},
		{"the table has ended", dmk, &models.Meeting{On: 800}, []string{"15"}, HolidaysOfHome, false},
		{"no meeting", dmk, nil, []string{"15"}, HolidaysOfHome, false},
		{"a setting", named, &models.Meeting{On: 100, ChairIDs: models.Strings{"rp"}}, []string{"09"}, HolidaysOfRules, false},
		{"the rules say it", stated, nil, []string{"09"}, HolidaysOfRules, true},
		{"a cabinet", cabinet, &models.Meeting{On: 100}, []string{"07"}, HolidaysOfOwnLand, false},
		{"the Bund has none of its own", federal, &models.Meeting{On: 100}, []string{"15"}, HolidaysOfHome, false},
	} {
		got := HolidaysAt(p, &test.body, test.meeting, home)
		if !slices.Equal(got.Calendar.Lands(), test.lands) || got.Origin != test.origin || got.Stated != test.stated {
			t.Errorf("%s: of %v (%s, stated %v)", test.name, got.Calendar.Lands(), got.Origin, got.Stated)
		}
	}
	if got := HolidaysOn(p, &dmk, 400, home); got.Origin != HolidaysOfTurn || got.Calendar.Lands()[0] != "07" {
		t.Errorf("for a circular: %+v", got)
	}
}
