package actor

// money tells whether the noun at token h is "funds" that are no body but what is paid
// from: all but those whose noun says what they are for ("pension funds").
func (w *work) money(h int) bool {
	t := &w.d.Tokens[h]
	if t.Lower != "funds" {
		return false
	}
	if h == 0 || w.d.Tokens[h-1].Head != h || w.rel(h-1) != "compound" {
		return true
	}
	switch w.d.Tokens[h-1].Lower {
	case "pension", "hedge", "investment", "wealth", "equity", "capital", "insurance", "vulture":
		return false
	}
	return true
}
