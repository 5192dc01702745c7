package actor

import (
	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// modifiers makes the mentions of nationalities and bodies before a noun that no
// mention is headed by yet: "Russian" in "Russian proposals", "NATO" in "NATO
// allies".
func (w *work) modifiers(s document.Span) {
	for i := s.Start; i < s.End; {
		m := w.sense(i)
		if m == nil {
			i++
			continue
		}
		i = m.End
		if m.Form == gazetteer.People || w.insideOther(m) {
			continue
		}
		if head := w.head(m.Span); m.Form == gazetteer.Adjective && w.d.Tokens[head].UPOS != "ADV" {
			e := w.reg.entry(m.Entry)
			w.reg.alias(e, text(w.d.Tokens, m.Span))
			w.add(m.Span, head, document.Adjective, e)
		} else if u := w.unit(m.Start); u != nil && u.Span != m.Span {
			w.add(m.Span, head, document.Adjective, w.entryEntity(&unit{Span: m.Span, sense: m.Sense}, text(w.d.Tokens, m.Span), head))
		}
	}
}

// agencies makes the mentions of the police, the government and the like before a noun
// that is no actor: "a police raid", "the government bill".
func (w *work) agencies(s document.Span) {
	for i := s.Start; i < s.End; i++ {
		t := &w.d.Tokens[i]
		if t.UPOS != "NOUN" || capital(t) || plural(t) || w.taken[i] != 0 || w.unitAt[i] != 0 || w.rel(i) != "compound" || t.Head <= i || t.Head >= s.End {
			continue
		}
		if !w.agency(i) && !w.violent(i) && !w.protesting(i) {
			continue
		}
		if w.taken[t.Head] != 0 || w.headNoun(t.Head).Type != gazetteer.NoNoun || w.unitAt[t.Head] != 0 {
			continue
		}
		if owner := w.ownerBefore(document.Span{Start: max(s.Start, i-1), End: i}, i); owner == nil {
			w.group(i, i, w.headNoun(i), s)
		}
	}
}

// agency tells whether the noun at token i is that of a body of a state, or of those
// who oppose it.
func (w *work) agency(i int) bool {
	switch w.d.Tokens[i].Lower {
	case "police", "government", "army", "military", "navy", "court", "parliament", "opposition":
		return true
	}
	return false
}

// violent tells whether token i is a noun for fighters, or for those who flee, before one
// that tells what they do or suffer: "rebel attacks", "migrant deaths".
func (w *work) violent(i int) bool {
	if n := w.headNoun(i); n.Type != gazetteer.Person || n.Sector != "REB" && n.Sector != "REF" {
		return false
	}
	switch gazetteer.Singular(&w.d.Tokens[w.d.Tokens[i].Head]) {
	case "attack", "assault", "raid", "ambush", "offensive", "killing", "death", "fire", "shelling", "siege":
		return w.d.Tokens[i].Lower != "terrorist" // mostly a sort of attack
	}
	return w.d.Tokens[i].Lower == "rebel" || w.d.Tokens[i].Lower == "separatist"
}

// protesting tells whether token i is a noun for humans before one for a protest: "the
// farmer protests", "a student march".
func (w *work) protesting(i int) bool {
	if n := w.headNoun(i); n.Type != gazetteer.Person || n.Sector != "CVL" && n.Sector != "EDU" {
		return false
	}
	switch gazetteer.Singular(&w.d.Tokens[w.d.Tokens[i].Head]) {
	case "protest", "demonstration", "strike", "march", "rally", "riot", "boycott":
		return true
	}
	return false
}

// insideOther tells whether a gazetteer name is only a part of another name
// ("Russian" in "Russian Orthodox Church" is not, a first name "Jordan" is).
func (w *work) insideOther(m *match) bool {
	u := w.unit(m.Start)
	return u != nil && u.what == aPerson
}

// pronoun makes the mention of a personal pronoun at token h. It has no entity
// yet.
func (w *work) pronoun(h int) {
	t := &w.d.Tokens[h]
	if t.UPOS == "PRON" && (t.XPOS == "PRP" || t.XPOS == "PRP$") && t.Rel != "expl" {
		w.add(document.Span{Start: h, End: h + 1}, h, document.Pronoun, -1)
	}
}
