// Accounts from the command line.

package cli

import (
	"regexp"
	"strings"
	"testing"

	"zielstand/app/auth"
	"zielstand/app/store"
	"zielstand/models"
)

var invitation = regexp.MustCompile(`^http://127\.0\.0\.1:3000/anmeldung/einladung/([A-Za-z0-9_-]{43})\n$`)

// secretOf is the secret of the link that a command has printed.
func secretOf(t *testing.T, r result) string {
	t.Helper()
	link := invitation.FindStringSubmatch(r.out)
	if link == nil {
		t.Fatalf("the result is no link:\n%s", r.out)
	}
	return link[1]
}

// opened opens the database beside the commands.
func opened(t *testing.T, place string) *store.Store {
	t.Helper()
	db, err := store.Open(t.Context(), store.Config{Database: place, MustExist: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func TestTheFirstAdministratorGetsALinkOnce(t *testing.T) {
	place := database(t) // there is none yet
	env := []string{"ZIELSTAND_DATABASE=" + place}
	r := run(t, env, "user", "add", "Erika@MDI.example", "--name", "Erika Mustermann", "--role", "administrator").
		want(t, exitDone, "Erika Mustermann", "Er gilt einmal", "nicht wieder gezeigt")
	secret := secretOf(t, r)
	if strings.Contains(r.words, secret) {
		t.Error("the link stands among the words too, which may go to a log")
	}
	db := opened(t, place)
	token, err := db.Token(t.Context(), auth.SecretID(secret), models.TokenInvite)
	if err != nil {
		t.Fatal(err)
	}
	u, err := db.User(t.Context(), token.UserID)
	if err != nil || u.Mail != "erika@mdi.example" || u.Role != models.AccountAdministrator || u.PasswordHash != "" {
		t.Errorf("%+v, %v", u, err)
	}
	if hours := token.ExpiresAt.Time().Sub(token.CreatedAt.Time()).Hours(); hours != 72 {
		t.Errorf("the link lasts %v hours", hours)
	}
	if r := run(t, env, "user", "list").want(t, exitDone, "Konten: 1"); r.out != "erika@mdi.example\tadministrator\teingeladen\t-\t-\tErika Mustermann\n" {
		t.Errorf("list:\n%s", r.out)
	}
	run(t, env, "seed").want(t, exitDone, "angelegt: ") // the strategies still come
}

func TestTheLinkLeadsToTheAddressThatPeopleUse(t *testing.T) {
	env := []string{"ZIELSTAND_DATABASE=" + database(t), "ZIELSTAND_BASE_URL=https://zielstand.example.de/"}
	run(t, env, "user", "add", "e@mdi.example", "--name", "E", "--role", "reader").want(t, exitDone, "https://zielstand.example.de/anmeldung/einladung/")
}

func TestAContactHasMinistries(t *testing.T) {
	place := database(t)
	env := []string{"ZIELSTAND_DATABASE=" + place}
	add := []string{"user", "add", "e@mdi.example", "--name", "E", "--role", "contact"}
	run(t, env, append(add, "--ministry", "mdi")...).want(t, exitUsage, "zielstand seed")
	run(t, env, "seed").want(t, exitDone)
	run(t, env, add...).want(t, exitUsage, "--ministry")
	run(t, env, append(add, "--ministry", "mdi,quatsch")...).want(t, exitUsage, "„quatsch“", "mdi, ")
	run(t, env, append(add, "--ministry", "MdI,jm,mdi")...).want(t, exitDone)
	u, err := opened(t, place).UserByMail(t.Context(), "e@mdi.example")
	if err != nil || strings.Join(u.MinistryIDs, " ") != "mdi jm" {
		t.Errorf("%+v, %v", u, err)
	}
}

func TestAnAccountThatCannotBeIsExplained(t *testing.T) {
	env := []string{"ZIELSTAND_DATABASE=" + database(t)}
	run(t, env, "user", "add", "e@mdi.example", "--name", "E", "--role", "reader").want(t, exitDone)
	for _, c := range []struct {
		mail, name, role string
		explained        []string
	}{
		{"E@mdi.example", "E", "reader", []string{"„e@mdi.example“ gibt es schon"}},
		{"erika", "E", "reader", []string{"„erika“", "keine Mailadresse"}},
		{"f@mdi.example", "E", "chef", []string{"„chef“", "reader, contact, editor, administrator"}},
		{"f@mdi.example", " ", "reader", []string{"Name"}},
	} {
		run(t, env, "user", "add", c.mail, "--name", c.name, "--role", c.role).want(t, exitUsage, c.explained...)
	}
	run(t, env, "user", "add", "f@mdi.example", "--role", "reader").want(t, exitUsage, "es fehlt", "--name")
	run(t, env, "user").want(t, exitUsage, "add")
	run(t, env, "user", "list").want(t, exitDone, "Konten: 1")
}

func TestAResetAccountStartsAnew(t *testing.T) {
	place := database(t)
	env := []string{"ZIELSTAND_DATABASE=" + place}
	old := secretOf(t, run(t, env, "user", "add", "e@mdi.example", "--name", "E", "--role", "editor").want(t, exitDone))
	db := opened(t, place)
	u, err := db.UserByMail(t.Context(), "e@mdi.example")
	if err != nil {
		t.Fatal(err)
	}
	u.PasswordHash, u.Secret, u.SecretConfirmed, u.Recovery = "hash", "ABC", 1, models.Strings{"r"}
	if err := db.SaveUser(t.Context(), u); err != nil {
		t.Fatal(err)
	}
	if err := db.CreateSession(t.Context(), &models.Session{ID: "s", UserID: u.ID, ExpiresAt: 1 << 60}); err != nil {
		t.Fatal(err)
	}
	fresh := secretOf(t, run(t, env, "user", "reset", "E@mdi.example").want(t, exitDone))
	if u, err = db.User(t.Context(), u.ID); err != nil || u.PasswordHash != "" || auth.HasSecondFactor(u) || len(u.Recovery) > 0 {
		t.Errorf("%+v, %v", u, err)
	}
	if _, err := db.Session(t.Context(), "s"); models.KindOf(err) != models.NotFound {
		t.Errorf("the session goes on: %v", err)
	}
	if _, err := db.Token(t.Context(), auth.SecretID(old), models.TokenInvite); models.KindOf(err) != models.NotFound {
		t.Errorf("the older link still works: %v", err)
	}
	if _, err := db.Token(t.Context(), auth.SecretID(fresh), models.TokenInvite); err != nil {
		t.Errorf("the new link does not work: %v", err)
	}
}

func TestADisabledAccountIsEnabledAgain(t *testing.T) {
	env := []string{"ZIELSTAND_DATABASE=" + database(t)}
	run(t, env, "user", "add", "e@mdi.example", "--name", "E", "--role", "editor").want(t, exitDone)
	for range 2 {
		run(t, env, "user", "disable", "e@mdi.example").want(t, exitDone, "gesperrt")
	}
	run(t, env, "user", "list").want(t, exitDone, "\tgesperrt\t")
	run(t, env, "user", "reset", "e@mdi.example").want(t, exitUsage, "user enable")
	run(t, env, "user", "enable", "e@mdi.example").want(t, exitDone, "wieder anmelden")
	run(t, env, "user", "list").want(t, exitDone, "\teingeladen\t")
}

func TestTheLastAdministratorStays(t *testing.T) {
	env := []string{"ZIELSTAND_DATABASE=" + database(t)}
	add := func(mail string) {
		run(t, env, "user", "add", mail, "--name", "E", "--role", "administrator").want(t, exitDone)
	}
	add("ada@mdi.example")
	for _, command := range []string{"disable", "erase"} {
		run(t, env, "user", command, "ada@mdi.example").want(t, exitFailed, "„ada@mdi.example“ ist das letzte Konto", "user add")
	}
	run(t, env, "user", "list").want(t, exitDone, "administrator\teingeladen")
	add("ben@mdi.example")
	run(t, env, "user", "disable", "ada@mdi.example").want(t, exitDone, "gesperrt")
	run(t, env, "user", "erase", "ben@mdi.example").want(t, exitFailed, "das letzte Konto")
}

func TestAnErasedPersonIsNotOnTheList(t *testing.T) {
	env := []string{"ZIELSTAND_DATABASE=" + database(t)}
	run(t, env, "user", "add", "e@mdi.example", "--name", "E", "--role", "editor").want(t, exitDone)
	run(t, env, "user", "erase", "e@mdi.example").want(t, exitDone, "gelöscht", "Nummer u-")
	if r := run(t, env, "user", "list").want(t, exitDone, "Konten: 0"); r.out != "" {
		t.Errorf("list:\n%s", r.out)
	}
	for _, command := range []string{"erase", "disable", "enable", "reset"} {
		run(t, env, "user", command, "e@mdi.example").want(t, exitUsage, "gibt es nicht")
	}
}

func TestAccountsNeedADatabase(t *testing.T) {
	place := database(t)
	run(t, nil, "user", "list", "--database", place).want(t, exitUsage, "gibt es nicht")
	if content(t, place) != nil {
		t.Error("a database was made to be listed")
	}
}

func TestHelpNamesTheCommandsAboutAccounts(t *testing.T) {
	run(t, nil, "user", "--help").want(t, exitDone, "Aufruf: zielstand user Befehl", "  add ", "  list ", "  reset ", "  disable ", "  enable ", "  erase ")
	run(t, nil, "user", "add", "--help").want(t, exitDone, "Aufruf: zielstand user add <MAIL>", "--role=ROLLE", "--ministry=KURZ")
}

func TestTheDemonstrationHasPeopleOfEveryRole(t *testing.T) {
	place := database(t)
	s := start(t, nil, "--demo", "--database", place)
	if words := s.words.String(); !strings.Contains(words, auth.DemoPassword) || !strings.Contains(words, "cdo@demo.example") {
		t.Errorf("the start does not say how to sign in:\n%s", words)
	}
	db := opened(t, place)
	known := map[string]bool{}
	for _, m := range db.Portfolio().Ministries {
		known[m.ID] = true
	}
	roles := map[models.AccountRole]bool{}
	for _, u := range auth.DemoUsers() {
		found, err := db.UserByMail(t.Context(), u.Mail)
		if err != nil || !auth.CheckPassword(found, auth.DemoPassword) || auth.HasSecondFactor(found) {
			t.Errorf("%s cannot sign in: %v", u.Mail, err)
		}
		for _, id := range u.MinistryIDs {
			if !known[id] {
				t.Errorf("%s is of the ministry %s, which does not exist", u.Mail, id)
			}
		}
		roles[u.Role] = true
	}
	if len(roles) != len(models.AccountRoles) {
		t.Errorf("roles %v", roles)
	}
	run(t, nil, "user", "erase", "lesen@demo.example", "--database", place).want(t, exitDone)
	run(t, nil, "seed", "--demo", "--database", place).want(t, exitDone)
	if users, err := db.Users(t.Context()); err != nil || len(users) != len(auth.DemoUsers())-1 {
		t.Errorf("%d people, %v: whoever was erased came back", len(users), err)
	}
}

func TestTheDemonstrationHasACoSigningThatRuns(t *testing.T) {
	place := database(t)
	run(t, nil, "seed", "--demo", "--database", place).want(t, exitDone)
	db := opened(t, place)
	p := db.Portfolio()
	if len(p.Briefings) != 1 || len(p.VersionsOf(p.Briefings[0].ID)) != 1 {
		t.Fatalf("%d papers", len(p.Briefings))
	}
	answers := map[models.CoAnswer]int{}
	for _, a := range p.CoSignaturesOf(p.Briefings[0].ID) {
		answers[a.Answer]++
		if a.AnsweredByID != "" {
			if _, err := db.User(t.Context(), a.AnsweredByID); err != nil {
				t.Errorf("%s: %v", a.MinistryID, err)
			}
		}
	}
	if len(answers) != len(models.CoAnswers) {
		t.Errorf("the answers are %v", answers)
	}
	run(t, nil, "seed", "--demo", "--database", place).want(t, exitDone, "angelegt: 0\n")
	if again := opened(t, place).Portfolio(); again.Head.Seq != p.Head.Seq {
		t.Errorf("the journal went from %d to %d", p.Head.Seq, again.Head.Seq)
	}
}

func TestOnlyTheDemonstrationHasItsPeople(t *testing.T) {
	place := database(t)
	s := start(t, nil, "--database", place)
	if strings.Contains(s.words.String(), auth.DemoPassword) {
		t.Error("the start names the password of the demonstration")
	}
	if users, err := opened(t, place).Users(t.Context()); err != nil || len(users) != 0 {
		t.Errorf("%d people, %v", len(users), err)
	}
}
