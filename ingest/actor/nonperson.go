package actor

import (
	"strings"
	"unicode"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/wordclass"
)

// reconsiderPersons looks again at the names that were taken for persons', now that
// the whole article is known: streets, lakes, days, prizes, firms and words that are
// only written in capitals are none. Names with a title, a known first name or a full
// name elsewhere stay.
func (w *work) reconsiderPersons() {
	w.findPlaced()
	families, acting := w.families()
	for i := range w.units {
		switch u := &w.units[i]; {
		case u.Len() == 0:
		case u.what == aPerson:
			w.reconsider(u, families, acting)
		case u.what == aPlace && w.bodyCalledPlace(u):
			u.what = anOrg
		case u.what == anOrg && u.Len() > 1:
			if n := w.nameSays(u); n.Sure && (n.What == "place" || n.What == "area") {
				w.become(u, n.What)
			}
		}
	}
}

// bodyCalledPlace tells whether an unknown name that looks like a place's is a body: it
// has the definite article and does something ("the Ertz said"), and the article says
// nowhere that anything is in it.
func (w *work) bodyCalledPlace(u *unit) bool {
	if u.Start == 0 || w.d.Tokens[u.Start-1].Lower != "the" || !w.doer(u) || w.located(u) {
		return false
	}
	n := w.nameSays(u)
	return n.What != "place" && n.What != "area" && w.noun(u.End-1).Type != gazetteer.Site
}

// families are the folded last words of those names that are surely persons', acting
// those of names that are somewhere said to do something.
func (w *work) families() (families, acting map[string]bool) {
	families, acting = map[string]bool{}, map[string]bool{}
	for i := range w.units {
		u := &w.units[i]
		if u.what != aPerson || u.Len() == 0 {
			continue
		}
		last := gazetteer.Fold(w.d.Tokens[u.End-1].Text)
		families[last] = families[last] || w.personal(u)
		acting[last] = acting[last] || w.doer(u)
	}
	return families, acting
}

// personal tells whether a name is a person's by its first name, its title or fame.
func (w *work) personal(u *unit) bool {
	if w.titleBefore(u.Start) {
		return true
	}
	if _, ok := w.g.Figure(text(w.d.Tokens, u.Span)); ok {
		return true
	}
	return u.Len() > 1 && w.g.FirstName(w.d.Tokens[u.Start].Text)
}

// reconsider makes a place or body of the unit, or nothing, where it is no person.
func (w *work) reconsider(u *unit, families, acting map[string]bool) {
	first, last := &w.d.Tokens[u.Start], &w.d.Tokens[u.End-1]
	personal := w.personal(u) || families[gazetteer.Fold(last.Text)]
	if n := w.nameSays(u); u.Len() > 1 && n.What != "" && (n.Sure && !w.titleBefore(u.Start) || !personal) {
		w.become(u, n.What)
		return
	}
	switch {
	case w.shipPrefix(u.Start):
		w.become(u, "place")
	case personal:
	case pluralAcronym(last.Text):
		w.become(u, "body")
	case u.Len() == 1 && mixedCase(first.Text):
		w.become(u, "body")
	case w.vesselBefore(u.Start):
		w.become(u, "place")
	case acting[gazetteer.Fold(last.Text)]:
	case w.located(u):
		w.become(u, "place")
	case w.dictionary(u.Span):
		w.become(u, "thing")
	}
}

// nameSays is what the first or last word of the unit says it is.
func (w *work) nameSays(u *unit) gazetteer.NameWord {
	return w.g.NameWord(w.d.Tokens[u.Start].Lower, w.d.Tokens[u.End-1].Lower)
}

// become makes of a unit what its name says, or drops it.
func (w *work) become(u *unit, what string) {
	switch what {
	case "place":
		u.what = aPlace
	case "area":
		u.what = aPlace
		if w.doer(u) {
			u.what = anArea
		}
	case "body":
		u.what = anOrg
	default:
		for i := u.Start; i < u.End; i++ {
			w.unitAt[i] = 0
		}
		u.End, u.what = u.Start, aPlace
	}
}

// pluralAcronym tells whether a word is an abbreviation in the plural: "SMEs".
func pluralAcronym(word string) bool {
	stem, ok := strings.CutSuffix(word, "s")
	return ok && len(stem) > 1 && stem == strings.ToUpper(stem)
}

// mixedCase tells whether a word has a capital or digit behind a small letter, as
// names of firms and products do; "McKay" and the like are persons.
func mixedCase(word string) bool {
	small := false
	for i, r := range word {
		if small && (unicode.IsUpper(r) || unicode.IsDigit(r)) {
			before := word[:i]
			return before != "Mc" && before != "Mac" && before != "De" && before != "Di" && before != "La" && before != "Le" && before != "Van" && before != "Fitz"
		}
		small = unicode.IsLower(r)
	}
	return false
}

// shipPrefix tells whether the mark of a ship's name stands before the name at token i
// ("USS Ann Lee").
func (w *work) shipPrefix(i int) bool {
	if i == 0 {
		return false
	}
	switch w.d.Tokens[i-1].Text {
	case "USS", "HMS", "HMCS", "HMAS", "RMS", "SS", "MS", "MV", "USNS", "INS", "USCGC", "HNoMS":
		return true
	}
	return false
}

// vesselBefore tells whether a noun for a vessel or other site stands before the name
// at token i ("the tanker Blue Whale").
func (w *work) vesselBefore(i int) bool {
	if i == 0 || capital(&w.d.Tokens[i-1]) || plural(&w.d.Tokens[i-1]) {
		return false
	}
	n := w.noun(i - 1)
	if w.g.Settlement(w.d.Tokens[i-1].Lower) {
		return false // "the governor of the region Ann Lee"
	}
	return n.Type == gazetteer.Site && n.Kind != "organization" && n.Kind != "media"
}

// located tells whether the article says "in" or "near" the name somewhere, which it
// does of places alone: "in Merkel's cabinet" and "in Tesla shares" do not count.
func (w *work) located(u *unit) bool {
	name := u.Span
	for _, i := range w.placedAt[w.d.Tokens[name.Start].Text] {
		if !w.sameWords(i, name) {
			continue
		}
		end := i + name.Len()
		if end >= len(w.d.Tokens) || w.d.Tokens[end].UPOS == "PUNCT" || w.d.Tokens[end].UPOS == "ADP" || w.d.Tokens[end].UPOS == "VERB" || w.d.Tokens[end].UPOS == "CCONJ" {
			return true
		}
	}
	return false
}

// findPlaced lists the capitalised words that stand right behind "in" and the like.
func (w *work) findPlaced() {
	w.placedAt = map[string][]int{}
	for i := 1; i < len(w.d.Tokens); i++ {
		if !capital(&w.d.Tokens[i]) {
			continue
		}
		switch w.d.Tokens[i-1].Lower {
		case "in", "near", "outside", "throughout", "inside":
			w.placedAt[w.d.Tokens[i].Text] = append(w.placedAt[w.d.Tokens[i].Text], i)
		}
	}
}

// sameWords tells whether the words of the span stand at token i too.
func (w *work) sameWords(i int, s document.Span) bool {
	if i+s.Len() > len(w.d.Tokens) {
		return false
	}
	for k := 0; k < s.Len(); k++ {
		if w.d.Tokens[i+k].Text != w.d.Tokens[s.Start+k].Text {
			return false
		}
	}
	return true
}

// dictionary tells whether all words of the span are nouns or adjectives of the
// language, so that only their capitals make a name of them.
func (w *work) dictionary(s document.Span) bool {
	for i := s.Start; i < s.End; i++ {
		t := &w.d.Tokens[i]
		if wordclass.Of(t.Lower)&(wordclass.Noun|wordclass.Plural|wordclass.Adjective|wordclass.Gerund) == 0 || w.g.FirstName(t.Text) {
			return false
		}
	}
	return true
}

// doer tells whether the name is the subject of an active verb, as family names that
// are words are ("Rice said").
func (w *work) doer(u *unit) bool {
	h := w.head(u.Span)
	v := w.d.Tokens[h].Head
	return w.d.Tokens[h].Rel == "nsubj" && v >= 0 && w.d.Tokens[v].UPOS == "VERB" && w.d.Tokens[v].XPOS != "VBN"
}
