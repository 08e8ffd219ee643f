// The people of the demonstration: all fictional, all with one password that everybody may know. The program that
// creates them and the page that names them take them from here.

package auth

import "zielstand/models"

// DemoPassword opens every account of the demonstration, and of nothing else.
const DemoPassword = "Demo-Zielstand-2026"

// DemoUsers are one person for each role and a second contact, to try what is not theirs. They have no password
// hash yet.
func DemoUsers() []models.User {
	return []models.User{
		{ID: "u-demo-cdo", Name: "Dana Demo (CDO-Büro)", Mail: "cdo@demo.example", Role: models.AccountEditor},
		{ID: "u-demo-admin", Name: "Adrian Demo (Verwaltung)", Mail: "admin@demo.example", Role: models.AccountAdministrator},
		{ID: "u-demo-mdi", Name: "Inga Demo (MdI)", Mail: "ansprech-mdi@demo.example", Role: models.AccountContact, MinistryIDs: models.Strings{"mdi"}},
		{ID: "u-demo-mds", Name: "Sven Demo (MDS)", Mail: "ansprech-mds@demo.example", Role: models.AccountContact, MinistryIDs: models.Strings{"mds"}},
		{ID: "u-demo-lesen", Name: "Lena Demo (liest)", Mail: "lesen@demo.example", Role: models.AccountReader},
	}
}
