// The table of all addresses that answer one person.

package web

import (
	"zielstand/app/auth"
)

// Methods of forms and pages.
const (
	get  = "GET"
	post = "POST"
)

// actions lists every action; the functions live in do_*.go. The third column is the right without which nobody
// gets to the action at all; "" = everybody.
var actions = []actionRoute{
	{get, "/anmeldung", "", signInPage},
	{post, "/abmelden", auth.OwnAccount, signOut},
}
