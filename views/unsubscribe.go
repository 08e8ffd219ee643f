// The page behind the link that switches optional mails off.

package views

// UnsubscribePage offers the switch, or says that it is done.
type UnsubscribePage struct {
	*Frame
	Secret string
	Done   bool
}

func (p *UnsubscribePage) layout() *Frame {
	return p.timeless("Hinweise per Mail", Crumb{"Hinweise per Mail", ""})
}

func (p *UnsubscribePage) finding() string {
	if p.Done {
		return "Hinweise über Entscheidungen zu Ihren Meldungen sind abbestellt."
	}
	return "Sie erhalten Hinweise, wenn das CDO-Büro Ihre Meldungen freigibt oder eine Rückfrage hat."
}
