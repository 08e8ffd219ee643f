// The whole table of rights, asked question by question and kept as a golden file.

package auth

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zielstand/models"
)

var update = flag.Bool("update", false, "write the golden files anew")

// people are nobody, one account for each role with the ministry "mdi", and accounts that are as good as nobody.
func people() (names []string, accounts map[string]*models.User) {
	accounts = map[string]*models.User{"nobody": nil}
	names = append(names, "nobody")
	for _, role := range models.AccountRoles {
		names = append(names, string(role))
		accounts[string(role)] = &models.User{ID: string(role), Role: role, MinistryIDs: models.Strings{"mdi"}}
	}
	names = append(names, "disabled", "no role")
	accounts["disabled"] = &models.User{ID: "disabled", Role: models.AccountAdministrator, MinistryIDs: models.Strings{"mdi"}, DisabledAt: 1}
	accounts["no role"] = &models.User{ID: "norole", MinistryIDs: models.Strings{"mdi"}}
	return names, accounts
}

func TestTheWholeTableOfRights(t *testing.T) {
	names, accounts := people()
	var b strings.Builder
	fmt.Fprintf(&b, "%-18s %-8s %-11s", "action", "ministry", "")
	for _, name := range names {
		fmt.Fprintf(&b, " %-13s", name)
	}
	b.WriteString("\n")
	for _, action := range append(Actions, "an unknown action") {
		for _, ministry := range []string{"own", "foreign", "none"} {
			for _, published := range []bool{false, true} {
				o, word := Object{Published: published}, "unpublished"
				switch ministry {
				case "own":
					o.MinistryIDs = []string{"mastd", "mdi"}
				case "foreign":
					o.MinistryIDs = []string{"mastd", "jm"}
				}
				if published {
					word = "published"
				}
				fmt.Fprintf(&b, "%-18s %-8s %-11s", action, ministry, word)
				for _, name := range names {
					answer := "-"
					if Can(accounts[name], action, o) {
						answer = "yes"
					}
					fmt.Fprintf(&b, " %-13s", answer)
				}
				b.WriteString("\n")
			}
		}
	}
	path := filepath.Join("testdata", "rights.txt")
	got := strings.ReplaceAll(b.String(), " \n", "\n")
	for strings.Contains(got, " \n") {
		got = strings.ReplaceAll(got, " \n", "\n")
	}
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the rights are (go test ./app/auth -update, after thinking about it):\n%s\nwant\n%s", got, want)
	}
}

func TestEveryActionHasItsRow(t *testing.T) {
	if len(table) != len(Actions) {
		t.Errorf("%d rows for %d actions", len(table), len(Actions))
	}
	for _, a := range Actions {
		if _, ok := table[a]; !ok {
			t.Errorf("%s has no row", a)
		}
	}
}

func TestMoreOfARoleNeverMeansLessRights(t *testing.T) {
	for _, a := range Actions {
		r := table[a]
		row := []reach{r.nobody, r.reader, r.contact, r.editor, r.administrator}
		for i := 1; i < len(row); i++ {
			if row[i] < row[i-1] {
				t.Errorf("%s: %v", a, row)
			}
		}
	}
}

func TestADeputyReportsForTheMinistryOfWhoNamedThem(t *testing.T) {
	mdi := Object{MinistryIDs: []string{"mdi"}}
	deputy := &models.User{ID: "d", Role: models.AccountReader}
	named := &models.User{ID: "a", Role: models.AccountContact, MinistryIDs: models.Strings{"mdi"}, DeputyIDs: models.Strings{"d"}}
	if acting := StandingIn(deputy, []*models.User{named}); !Can(acting, Report, mdi) || Can(acting, Report, Object{MinistryIDs: []string{"jm"}}) {
		t.Errorf("acting as %+v", acting)
	}
	if Can(deputy, Report, mdi) || len(deputy.MinistryIDs) > 0 || deputy.Role != models.AccountReader {
		t.Error("the deputy's own account was changed")
	}
	if key := StandingIn(deputy, []*models.User{named}).Viewer().Key(); key != "contact:mdi" {
		t.Errorf("the deputy sees %s", key)
	}
}

func TestNobodyStandsInForWhoCannotReport(t *testing.T) {
	deputy := &models.User{ID: "d", Role: models.AccountContact, MinistryIDs: models.Strings{"jm"}}
	for name, other := range map[string]*models.User{
		"a disabled account":      {ID: "a", Role: models.AccountContact, MinistryIDs: models.Strings{"mdi"}, DeputyIDs: models.Strings{"d"}, DisabledAt: 1},
		"a reader":                {ID: "a", Role: models.AccountReader, MinistryIDs: models.Strings{"mdi"}, DeputyIDs: models.Strings{"d"}},
		"an administrator":        {ID: "a", Role: models.AccountAdministrator, MinistryIDs: models.Strings{"mdi"}, DeputyIDs: models.Strings{"d"}},
		"somebody else's contact": {ID: "a", Role: models.AccountContact, MinistryIDs: models.Strings{"mdi"}, DeputyIDs: models.Strings{"e"}},
	} {
		if StandingIn(deputy, []*models.User{other}) != deputy {
			t.Errorf("stands in for %s", name)
		}
	}
}
