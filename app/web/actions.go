// The table of all addresses that answer one person.

package web

import (
	"zielstand/app/auth"
	"zielstand/app/rounds"
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
	{post, "/anmeldung", "", signIn},
	{get, "/anmeldung/bestaetigen", "", secondFactorPage},
	{post, "/anmeldung/bestaetigen", "", secondFactor},
	{get, "/anmeldung/dienst", "", toProvider},
	{post, "/anmeldung/dienst", "", toProvider},
	{get, ProviderReturnPath, "", fromProvider},
	{get, "/anmeldung/einladung/:slug", "", invitePage},
	{post, "/anmeldung/einladung/:slug", "", acceptInvite},
	{get, "/abmelden", auth.OwnAccount, signOutPage},
	{post, "/abmelden", auth.OwnAccount, signOut},

	{get, "/konto", auth.OwnAccount, accountPage},
	{post, "/konto/name", auth.OwnAccount, changeName},
	{post, "/konto/kennwort", auth.OwnAccount, changePassword},
	{post, "/konto/mails", auth.OwnAccount, changeMails},
	{post, "/konto/vertretung", auth.OwnAccount, changeDeputies},
	{get, "/konto/zweiter-faktor", auth.OwnAccount, factorPage},
	{post, "/konto/zweiter-faktor", auth.OwnAccount, beginFactor},
	{get, "/konto/zweiter-faktor/bild", auth.OwnAccount, factorImage},
	{post, "/konto/zweiter-faktor/bestaetigen", auth.OwnAccount, confirmFactor},
	{post, "/konto/zweiter-faktor/aendern", auth.OwnAccount, changeFactor},
	{post, "/konto/sitzungen", auth.OwnAccount, endSessions},
	{post, "/konto/kalender", auth.OwnAccount, calendarLink},

	{get, "/verwaltung/konten", auth.ManageAccounts, usersPage},
	{post, "/verwaltung/konten", auth.ManageAccounts, inviteUser},
	{get, "/verwaltung/konten/:slug", auth.ManageAccounts, userPage},
	{post, "/verwaltung/konten/:slug", auth.ManageAccounts, changeUser},
	{post, "/verwaltung/konten/:slug/zugang", auth.ManageAccounts, controlUser},
	{post, "/verwaltung/konten/:slug/loeschen", auth.Erase, eraseUser},

	{get, "/meldungen", auth.CommentReport, reportsPage},
	{post, "/meldungen", auth.Report, reportUnchanged},
	{get, "/meldungen/:measure", auth.Report, reportForm},
	{post, "/meldungen/:measure", auth.Report, reportSent},
	{post, "/meldungen/:measure/entwurf", auth.Report, draftSent},
	// Before the reports, because "zweitmeinung" would be an id too.
	{get, "/meldungen/:measure/zweitmeinung", auth.SecondOpinion, opinionPage},
	{post, "/meldungen/:measure/zweitmeinung", auth.SecondOpinion, giveOpinion},
	{get, "/meldungen/:measure/:report", auth.CommentReport, reviewPage},
	{post, "/meldungen/:measure/:report/freigabe", auth.Review, approveReport},
	{post, "/meldungen/:measure/:report/rueckgabe", auth.Review, returnReport},
	{post, "/meldungen/:measure/:report/beitrag", auth.CommentReport, commentReport},

	{get, "/journal", auth.ReadJournal, journalPage},
	{post, "/journal/pruefen", auth.ReadJournal, checkJournal},

	{get, "/verwaltung/ressortneuzuschnitt", auth.Recut, recutForm},
	{post, "/verwaltung/ressortneuzuschnitt", auth.Recut, recutSent},
	{get, "/verwaltung/vorgang/:batch", auth.ReadJournal, vorgangPage},
	{post, "/verwaltung/vorgang/:batch/rueckgaengig", auth.Recut, undo},
	{get, "/verwaltung/fortschreibung", auth.Recut, continueList},
	{get, "/verwaltung/fortschreibung/:strategy", auth.Recut, continueForm},
	{post, "/verwaltung/fortschreibung/:strategy", auth.Recut, continueSent},
	{post, "/verwaltung/fortschreibung/:strategy/beschluss", auth.Recut, adopt},

	{get, "/berichtsrunden", auth.OwnAccount, roundsPage},
	{post, "/berichtsrunden/mails", auth.ManageRounds, retryMails},
	{get, "/berichtsrunden/neu", auth.ManageRounds, newRoundForm},
	{post, "/berichtsrunden/neu", auth.ManageRounds, planRound},
	{get, "/berichtsrunden/:round", auth.OwnAccount, roundPage},
	{get, "/berichtsrunden/:round/bearbeiten", auth.ManageRounds, editRoundForm},
	{post, "/berichtsrunden/:round/bearbeiten", auth.ManageRounds, changeRoundForm},
	{post, "/berichtsrunden/:round/eroeffnen", auth.ManageRounds, openRound},
	{post, "/berichtsrunden/:round/schliessen", auth.ManageRounds, closeRound},
	{post, "/berichtsrunden/:round/loeschen", auth.ManageRounds, deleteRound},
	{post, "/berichtsrunden/:round/fehlanzeige", auth.Report, giveNilReturn},
	{post, "/berichtsrunden/:round/fehlanzeige/zuruecknehmen", auth.Report, takeNilReturn},

	// What is published may be read by everybody; the Portfolio decides.
	{get, "/vorlagen", auth.ReadUnpublished, briefingsPage},
	{get, "/vorlagen/neu", auth.PrepareBriefings, newBriefingForm},
	{post, "/vorlagen/neu", auth.PrepareBriefings, createBriefing},
	{get, "/vorlagen/zeitplan", auth.PrepareBriefings, schedulesPage},
	{post, "/vorlagen/zeitplan", auth.PrepareBriefings, createSchedule},
	{post, "/vorlagen/zeitplan/:schedule/loeschen", auth.PrepareBriefings, deleteSchedule},
	{get, "/vorlagen/pruefen", auth.ReadUnpublished, checkForm},
	{post, "/vorlagen/pruefen", auth.ReadUnpublished, checkSent},
	{get, "/vorlagen/:briefing", auth.ReadUnpublished, briefingPage},
	{get, "/vorlagen/:briefing/bearbeiten", auth.PrepareBriefings, editBriefingForm},
	{post, "/vorlagen/:briefing/bearbeiten", auth.PrepareBriefings, editBriefingSent},
	{post, "/vorlagen/:briefing/entwurf", auth.PrepareBriefings, keepBriefingDraft},
	{get, "/vorlagen/:briefing/vorschau", auth.PrepareBriefings, previewPage},
	{get, "/vorlagen/:briefing/vorschau/:figure", auth.PrepareBriefings, previewFigure},
	{post, "/vorlagen/:briefing/einfrieren", auth.PrepareBriefings, freezeBriefing},
	{post, "/vorlagen/:briefing/loeschen", auth.PrepareBriefings, deleteBriefing},
	{post, "/vorlagen/:briefing/veroeffentlichen", auth.PrepareBriefings, publishBriefing},
	{post, "/vorlagen/:briefing/zuruecknehmen", auth.PrepareBriefings, withdrawBriefing},
	{post, "/vorlagen/:briefing/mitzeichnung", auth.PrepareBriefings, askToCoSign},
	{post, "/vorlagen/:briefing/mitzeichnung/frist", auth.PrepareBriefings, moveCoDeadline},
	{post, "/vorlagen/:briefing/mitzeichnung/zuruecknehmen", auth.PrepareBriefings, withdrawCoSigning},
	{get, "/vorlagen/:briefing/pruefen", auth.ReadUnpublished, checkForm},
	{post, "/vorlagen/:briefing/pruefen", auth.ReadUnpublished, checkSent},
	{get, "/vorlagen/:briefing/fassungen/:version", auth.ReadUnpublished, versionPage},
	{post, "/vorlagen/:briefing/fassungen/:version/endgueltig", auth.PrepareBriefings, finaliseBriefing},
	{get, "/vorlagen/:briefing/fassungen/:version/abbildung/:figure", auth.ReadUnpublished, versionFigure},
	{get, "/vorlagen/:briefing/fassungen/:version/:file", auth.ReadUnpublished, versionFile},

	{get, "/mitzeichnung", auth.CoSign, coSignList},
	{get, "/mitzeichnung/:briefing", auth.CoSign, coSignPage},
	{post, "/mitzeichnung/:briefing", auth.CoSign, coSignSent},
	{get, "/auftraege/:duty/stand", auth.ReportDuty, dutyForm},
	{post, "/auftraege/:duty/stand", auth.ReportDuty, moveDuty},
	{get, "/beschluesse/:resolution/auftraege", auth.Govern, assistantPage},
	{post, "/beschluesse/:resolution/auftraege", auth.Govern, assign},
	{get, "/beschluesse/:resolution/erfolgskontrolle", auth.OwnAccount, reviewNotePage},
	{post, "/beschluesse/:resolution/erfolgskontrolle", auth.OwnAccount, addReviewNote},
	{get, "/beschluesse/:resolution/veroeffentlichen", auth.Govern, publishForm},
	{post, "/beschluesse/:resolution/veroeffentlichen", auth.Govern, publishResolution},
	{get, "/gremien/:body/umlauf", auth.Govern, newCircularForm},
	{post, "/gremien/:body/umlauf", auth.Govern, openCircular},
	{get, "/umlaufverfahren/:circular", auth.OwnAccount, circularPage},
	{post, "/umlaufverfahren/:circular/antwort", auth.Govern, answerCircular},
	{post, "/umlaufverfahren/:circular/ergebnis", auth.Govern, closeCircular},
	{get, "/umlaufverfahren/:circular/archivieren", auth.Govern, archiveCircularForm},
	{post, "/umlaufverfahren/:circular/archivieren", auth.Govern, archiveCircular},
	{get, "/sitzungen/:meeting/protokoll", auth.Govern, minutesPage},
	{post, "/sitzungen/:meeting/anwesenheit", auth.Govern, keepAttendance},
	{post, "/sitzungen/:meeting/stand", auth.Govern, keepMeetingState},
	{post, "/sitzungen/:meeting/schritte", auth.Govern, keepStep},
	{post, "/sitzungen/:meeting/punkte", auth.Govern, addItem},
	{post, "/sitzungen/:meeting/punkte/:item", auth.Govern, keepItem},
	{post, "/sitzungen/:meeting/vorschlaege", auth.Govern, takeProposals},

	// A secret in the address stands for the person.
	{get, "/termine.ics", "", calendar},
	{get, rounds.UnsubscribePath, "", unsubscribePage},
}
