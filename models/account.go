// Accounts: persons who sign in. They are no records: they live in tables of their own and never in the
// journal, which only knows their ids, so that a person can be erased. Times named CreatedAt and UpdatedAt say that
// GORM shall leave them alone: it would fill them in seconds.

package models

// AccountRole is what somebody is in the system.
type AccountRole string

// The roles, from least to most rights.
const (
	AccountReader        AccountRole = "reader"        // reads what is unpublished
	AccountContact       AccountRole = "contact"       // reports for ministries
	AccountEditor        AccountRole = "editor"        // CDO office: reviews, keeps master data, opens rounds
	AccountAdministrator AccountRole = "administrator" // an editor who also keeps accounts and may erase
)

// AccountRoles lists the roles from least to most rights.
var AccountRoles = []AccountRole{AccountReader, AccountContact, AccountEditor, AccountAdministrator}

// User is an account. The id is random and says nothing about the person.
type User struct {
	ID          string      `gorm:"primaryKey"`
	Version     int         // optimistic lock
	Name        string      // display name
	Mail        string      // lower case, unique; also the name to sign in with
	Role        AccountRole //
	MinistryIDs Strings     // for contacts
	// DeputyIDs are users who get this one's reminders and may report in their place.
	DeputyIDs Strings
	// PasswordHash is an argon2id hash in PHC form; "" = no password is set.
	PasswordHash string
	// Secret is the TOTP secret in base32; it counts once SecretConfirmed is set.
	Secret          string
	SecretConfirmed Instant
	// LastStep is the last TOTP time step that was accepted, so that no code works twice.
	LastStep int64
	// Recovery are the hashes of unused recovery codes.
	Recovery Strings
	// Subject is "issuer subject" of an OpenID Connect identity; "" = a local account.
	Subject string
	// Quiet switches optional mails off.
	Quiet      bool
	CreatedAt  Instant `gorm:"autoCreateTime:false"`
	SeenAt     Instant // last sign-in
	DisabledAt Instant // 0 = may sign in
}

// Viewer is what the account may see.
func (u *User) Viewer() Viewer {
	switch u.Role {
	case AccountReader:
		return Viewer{Rights: RightsReader}
	case AccountContact:
		return Viewer{Rights: RightsContact, MinistryIDs: u.MinistryIDs}
	case AccountEditor, AccountAdministrator:
		return Viewer{Rights: RightsOffice}
	}
	return Viewer{}
}

// Session is a signed-in browser. The database keeps the hash of what the cookie holds.
type Session struct {
	ID        string `gorm:"primaryKey"` // hexadecimal SHA-256 of the cookie's value
	UserID    string
	CSRF      string  // token that forms of this session carry
	CreatedAt Instant `gorm:"autoCreateTime:false"`
	SeenAt    Instant
	ExpiresAt Instant
	Agent     string // browser, shortened, for the list under /konto
	// Pending is set between password and second factor; such a session may do nothing else.
	Pending bool
}

// TokenPurpose says what a secret link is for.
type TokenPurpose string

// The purposes of secret links.
const (
	TokenInvite   TokenPurpose = "invite"   // set a password, once
	TokenCalendar TokenPurpose = "calendar" // read /termine.ics, until revoked
	TokenQuiet    TokenPurpose = "quiet"    // switch optional mails off
)

// Token is a secret link. The database keeps the hash of the secret.
type Token struct {
	ID        string `gorm:"primaryKey"` // hexadecimal SHA-256 of the secret
	UserID    string
	Purpose   TokenPurpose
	CreatedAt Instant `gorm:"autoCreateTime:false"`
	ExpiresAt Instant // 0 = until revoked
	UsedAt    Instant // one-time links only
}

// Draft is what somebody has typed and not yet sent: it is private to its user and no part of the journal.
type Draft struct {
	ID        string `gorm:"primaryKey"` // user id + " " + form
	UserID    string
	Form      string  // address of the form, "/meldungen/ejustice-rlp"
	Base      string  // version the form was made from
	Values    string  // JSON object of the fields
	UpdatedAt Instant `gorm:"autoUpdateTime:false"`
}

// MailState is what became of a mail.
type MailState string

// The states of a mail in the outbox.
const (
	MailQueued MailState = "queued"
	MailSent   MailState = "sent"
	MailFailed MailState = "failed" // given up after several tries
)

// OutgoingMail is a mail in the outbox. Key makes it unique: the same occasion never queues two.
type OutgoingMail struct {
	ID        string `gorm:"primaryKey"`
	Key       string // "reminder 2026-11-22 USER"
	UserID    string
	Address   string
	Subject   string
	Text      string
	HTML      string
	Optional  bool
	State     MailState
	Attempts  int
	NextAt    Instant
	CreatedAt Instant `gorm:"autoCreateTime:false"`
	SentAt    Instant
	LastError string
}

// Failures are the sign-ins that failed in a time, and when the last of them was.
type Failures struct {
	Count int
	Last  Instant
}

// Attempts are the failed sign-ins that count when somebody tries once more.
type Attempts struct {
	Account Failures // for the account since its last success; from this address only, once it has succeeded here
	Address Failures // from the address, for all accounts that have not succeeded there since
}
