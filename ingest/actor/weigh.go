package actor

import (
	"strings"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/wordclass"
)

// weigh sets a name span of the entity stage against the units found so far and
// returns the units that stand.
func (w *work) weigh(found []unit, n document.Name) []unit {
	if n.Span = w.unmasked(n.Span); n.Len() == 0 || w.officeSpan(n.Span) {
		return found
	}
	n.Span = w.trim(n.Span)
	if n.Len() == 0 || w.commonNoun(n.Span) {
		return found
	}
	if k := w.seam(n); k > 0 {
		left, right := w.part(n, k)
		return w.weigh(w.weigh(found, left), right)
	}
	k := covering(found, n.Span)
	if n.Type == document.PER {
		return w.weighPerson(found, n.Span, k)
	}
	if k < 0 && w.titleBefore(n.Start) && !w.possessive(n.End) {
		return append(found, unit{Span: n.Span, what: aPerson})
	}
	if k >= 0 {
		return w.weighName(found, n, k)
	}
	if m := w.sense(n.Start); m != nil && m.Span == n.Span {
		return found // an adjective of nationality
	}
	if e := w.misspelt(n); e != nil {
		return append(found, w.respell(n.Span, e))
	}
	return append(found, w.named(n.Span, n.Type))
}

// part cuts a name span at the seam k: "of" follows a person, and what follows a
// body without "and" is a person.
func (w *work) part(n document.Name, k int) (left, right document.Name) {
	left, right = n, n
	left.End, right.Start = k, k
	switch {
	case w.d.Tokens[k].Lower == "of":
		left.Type = document.PER
	case possessiveMark(&w.d.Tokens[k-1]):
		left.Type = document.ORG
	case n.Type != document.PER && w.d.Tokens[k].UPOS != "CCONJ":
		right.Type = document.PER
	}
	return left, right
}

// respell records a misspelt name of a state as a sense and returns its unit.
func (w *work) respell(s document.Span, e *gazetteer.Entry) unit {
	sense := gazetteer.Sense{Entry: e}
	w.senses = append(w.senses, match{s, sense})
	w.senseAt[s.Start] = int32(len(w.senses))
	return unit{Span: s, what: anEntry, sense: sense}
}

// misspelt returns the state whose name a single unknown place name misspells,
// or nil.
func (w *work) misspelt(n document.Name) *gazetteer.Entry {
	if n.Type == document.PER || n.Len() != 1 {
		return nil
	}
	return w.g.Misspelt(w.d.Tokens[n.Start].Lower)
}

// officeSpan tells whether a name span is an office ("Assistant Secretary of State
// for Eastern Affairs"), which the titles before names take care of.
func (w *work) officeSpan(s document.Span) bool {
	i := s.Start
	for i < s.End && (w.g.Qualifier(w.d.Tokens[i].Lower) != gazetteer.NoQualifier || w.sense(i) != nil && w.sense(i).Form != gazetteer.People) {
		i++
	}
	_, stop, ok := w.g.Title(w.d.Tokens, i, s.End)
	return ok && (stop == s.End && i > s.Start || stop < s.End && officePreposition(w.d.Tokens[stop].Lower))
}

// seam returns the token at which a name span is to be cut because it runs over
// two names: after a body and before a person ("African Union Commission Ali
// Noor"), before the state that follows a person ("Ali Noor of Niger"), between
// two firms ("Alpha Bank and Beta"); or 0.
func (w *work) seam(n document.Name) int {
	for i := n.Start + 1; i < n.End; i++ {
		t := &w.d.Tokens[i]
		switch {
		case t.Lower == "of" && w.sense(i+1) != nil && (n.Type == document.PER || w.titleBefore(n.Start)):
			return i
		case n.Type == document.PER && possessiveMark(t) && i+1 < n.End:
			return i + 1 // "the union's Lund"
		case n.Type == document.PER && t.Lower == "-" && n.Len() == 3 && w.namedApart(i-1) && w.namedApart(i+1):
			return i // "a Kim-Trump summit"
		case n.Type == document.ORG && t.Lower == "and" && i+1 < n.End && w.orgNoun(i-1) && w.nameWord(i+1) && !w.orgNoun(n.End-1):
			return i
		case n.Type != document.PER && w.nameWord(i) && w.surname(i, n.End) && w.bodyEnds(i, n.Start):
			return i
		case n.Type == document.ORG && i > n.Start+1 && n.End-i > 1 && w.g.Gender(t.Text) != 0 && w.surname(i, n.End) && w.closesBody(i-1):
			return i
		}
	}
	return 0
}

// closesBody tells whether the name of a body may end with token i, before a person's:
// with a state or a word of the language ("Council for the Family Ann Lee").
func (w *work) closesBody(i int) bool {
	if m := w.sense(i); m != nil {
		return m.End == i+1
	}
	t := &w.d.Tokens[i]
	return t.UPOS != "ADP" && t.UPOS != "CCONJ" && !w.g.FirstName(t.Text) && wordclass.Of(t.Lower)&(wordclass.Noun|wordclass.Plural) != 0
}

// namedApart tells whether the word at token i stands elsewhere in the article
// without a hyphen.
func (w *work) namedApart(i int) bool {
	for k := range w.d.Tokens {
		if k != i && w.d.Tokens[k].Text == w.d.Tokens[i].Text && !w.hyphened(k) {
			return true
		}
	}
	return false
}

func (w *work) hyphened(i int) bool {
	return i > 0 && w.d.Tokens[i-1].Lower == "-" && !w.d.Tokens[i].Space ||
		i+1 < len(w.d.Tokens) && w.d.Tokens[i+1].Lower == "-" && !w.d.Tokens[i+1].Space
}

// surname tells whether the tokens from i up to end are a person's name: a known
// first name begins them, or there is but one.
func (w *work) surname(i, end int) bool {
	for k := i; k < end; k++ {
		if !w.nameWord(k) {
			return false
		}
	}
	return end-i == 1 || w.g.Gender(w.d.Tokens[i].Text) != 0
}

// bodyEnds tells whether a whole name of a state or body, of several words, that
// begins at token start ends before token i.
func (w *work) bodyEnds(i, start int) bool {
	if m := w.sense(i - 1); m != nil && m.End == i && m.Start == start && m.Len() > 1 && m.Form == gazetteer.Proper {
		return true
	}
	return i-start > 1 && w.orgNoun(i-1) && w.g.Gender(w.d.Tokens[i].Text) != 0
}

// named is the unit for a name that the gazetteer does not have.
func (w *work) named(s document.Span, t document.NameType) unit {
	switch {
	case t == document.LOC && w.treatedAsPerson(s):
		return unit{Span: s, what: aPerson}
	case t == document.LOC && !w.orgNoun(s.End-1):
		return unit{Span: s, what: aPlace}
	}
	return unit{Span: s, what: anOrg}
}

// treatedAsPerson tells whether a single unknown word is the object of a verb that
// does not take places ("condemned Macron in May"): a time after it looks to the
// name model like the rest of a place.
func (w *work) treatedAsPerson(s document.Span) bool {
	if s.Len() != 1 {
		return false
	}
	h, rel := w.role(s.Start)
	head := w.d.Tokens[h].Head
	if rel != "obj" && rel != "iobj" || head < 0 || w.d.Tokens[head].UPOS != "VERB" {
		return false
	}
	lemma := w.d.Tokens[head].Lemma
	return !w.g.PlaceVerb(lemma) && !w.g.Motion(lemma)
}

// weighPerson decides between a person's name and what the gazetteer has there:
// a name of several words is a person even if one of them is a city; a single
// word that the gazetteer knows is what the gazetteer says.
func (w *work) weighPerson(found []unit, s document.Span, k int) []unit {
	if k >= 0 {
		u := found[k]
		inside := s.Start <= u.Start && u.End <= s.End && s.Len() > u.Len()
		if !inside || u.what == aBody {
			return found
		}
		if u.sense.Entry != nil && u.Start == s.Start && u.sense.Entry.Class <= gazetteer.Media && (u.Len() > 1 || !w.g.FirstName(w.d.Tokens[u.Start].Text) || u.sense.Entry.Class == gazetteer.Country) {
			// "Russia Vladimir Putin": the caption runs into the name
			s.Start = u.End
			return append(found, unit{Span: s, what: aPerson})
		}
		found = drop(found, s)
	}
	if w.orgNoun(s.End-1) && s.Len() > 1 {
		return append(found, unit{Span: s, what: anOrg})
	}
	return append(found, unit{Span: s, what: aPerson})
}

// weighName decides between a name span and the unit k that overlaps it. The
// longer one stands, except that a span is not widened over what already is a
// whole name followed by a common noun.
func (w *work) weighName(found []unit, n document.Name, k int) []unit {
	u := found[k]
	if u.Len() >= n.Len() || u.what == aBody || u.what == aPerson {
		return found
	}
	if u.sense.Entry != nil && u.Start == n.Start && n.Type == document.LOC && w.noun(n.End-1).Type == gazetteer.Site {
		return found // "Kyiv region" keeps the known name
	}
	if n.Type == document.LOC && u.Start == n.Start && u.sense.Entry != nil && u.sense.Entry.Class > gazetteer.Media && w.surname(u.End, n.End) {
		return append(drop(found, n.Span), unit{Span: n.Span, what: aPerson}) // "Gao Wencheng"
	}
	if u.Span.End == n.End && !w.orgNoun(n.End-1) && w.modifiersOnly(n.Start, u.Start) {
		return found // "southern Russia"
	}
	if n.Start >= 2 && w.d.Tokens[n.Start-1].Lower == "-" && u.Start == n.Start && w.sense(n.Start-2) != nil {
		return found // "Russia-NATO Council" is a body of both
	}
	return append(drop(found, n.Span), w.named(n.Span, n.Type))
}

// modifiersOnly tells whether the tokens from a up to b are ordinary words.
func (w *work) modifiersOnly(a, b int) bool {
	for i := a; i < b; i++ {
		t := &w.d.Tokens[i]
		if t.UPOS == "PROPN" && w.sense(i) == nil {
			return false
		}
	}
	return true
}

// trim cuts titles, nationalities, determiners and punctuation off the ends of a
// name span.
func (w *work) trim(s document.Span) document.Span {
	for s.Len() > 0 && (w.trimmable(s.Start, s) || s.Len() > 1 && w.smallVerb(s.Start)) {
		s.Start++
	}
	for s.Len() > 0 && (w.outside(s.End-1) || s.Len() > 1 && w.g.NotName(w.d.Tokens[s.End-1].Lower) && w.g.Gender(w.d.Tokens[s.End-2].Text) == 0) {
		s.End--
	}
	return s
}

// smallVerb tells whether the token is a verb in small letters that looks like the first
// name before it ("sue Lund").
func (w *work) smallVerb(i int) bool {
	t := &w.d.Tokens[i]
	return !capital(t) && t.UPOS != "PROPN" && wordclass.Of(t.Lower)&wordclass.Verb != 0
}

func (w *work) trimmable(i int, s document.Span) bool {
	t := &w.d.Tokens[i]
	if w.outside(i) || determiner(t) {
		return true
	}
	if m := w.sense(i); m != nil && m.Form == gazetteer.Adjective && m.End < s.End && m.Entry.Class == gazetteer.Country {
		_, stop, ok := w.g.Title(w.d.Tokens, m.End, s.End)
		return ok && stop == s.End // "Israeli Prime Minister"
	}
	if _, stop, ok := w.g.Title(w.d.Tokens, i, s.End); ok && stop < s.End && w.sense(i) == nil {
		return w.g.Gender(t.Text) == 0
	}
	return false
}

func (w *work) outside(i int) bool {
	t := &w.d.Tokens[i]
	return possessiveMark(t) || t.UPOS == "PUNCT" && t.Lower != "." && t.Lower != ")" || t.UPOS == "ADP" || t.UPOS == "CCONJ"
}

// commonNoun tells whether the span is a plain noun or title in capitals, as in
// headings ("Officials", "Prime Minister").
func (w *work) commonNoun(s document.Span) bool {
	if _, stop, ok := w.g.Title(w.d.Tokens, s.Start, s.End); ok && stop == s.End {
		return true
	}
	t := &w.d.Tokens[s.Start]
	return s.Len() == 1 && (w.g.Noun(gazetteer.Singular(t)).Type != gazetteer.NoNoun || w.g.NotName(t.Lower) || w.portfolioAt(s.Start))
}

// portfolioAt tells whether the token is what a minister is for ("Minister of
// Defence", "Defence Minister").
func (w *work) portfolioAt(i int) bool {
	lower := w.d.Tokens[i].Lower
	if _, ok := w.g.PortfolioAfter(lower); ok && i > 1 && officePreposition(w.d.Tokens[i-1].Lower) {
		_, _, ok = w.g.Title(w.d.Tokens, i-2, i-1)
		return ok
	}
	if _, ok := w.g.PortfolioBefore(lower); ok && i+1 < len(w.d.Tokens) {
		_, _, ok = w.g.Title(w.d.Tokens, i+1, i+2)
		return ok
	}
	return false
}

// orgNoun tells whether the token is a noun that ends names of bodies.
func (w *work) orgNoun(i int) bool {
	n := w.lastNoun(i)
	return n.Type == gazetteer.Corporate || n.Type == gazetteer.Site && (n.Kind == "organization" || n.Sector == "COP")
}

// titleBefore tells whether a title or form of address stands directly before
// token i: what follows is a person's name.
func (w *work) titleBefore(i int) bool {
	if i == 0 {
		return false
	}
	t, stop, ok := w.g.Title(w.d.Tokens, i-1, i)
	if !ok || stop != i {
		return false
	}
	if t.Office == "-" {
		return true
	}
	prev := &w.d.Tokens[i-1]
	return capital(prev) && prev.XPOS != "NNS" && prev.XPOS != "NNPS" && t.Of != "none"
}

// spelledPersons finds names of persons that the entity stage missed: capitalised
// words after a title, or a known first name with a surname.
func (w *work) spelledPersons(s document.Span, found []unit) []unit {
	var out []unit
	for i := s.Start; i < s.End; i++ {
		if !w.nameWord(i) || covering(found, document.Span{Start: i, End: i + 1}) >= 0 {
			continue
		}
		end := i + 1
		for end < s.End && (w.nameWord(end) || w.nameHyphen(end, s)) && covering(found, document.Span{Start: end, End: end + 1}) < 0 {
			end++
		}
		known := w.g.Gender(w.d.Tokens[i].Text) != 0 && end-i >= 2 && (end >= s.End || w.d.Tokens[end].UPOS != "NUM")
		if end < s.End && w.properWord(end) && w.noun(end).Type == gazetteer.Site {
			i = end
			continue // "Sultan Air Base"
		}
		if known || w.titleBefore(i) && i > s.Start {
			out = append(out, unit{Span: document.Span{Start: i, End: end}, what: aPerson})
		}
		i = end
	}
	return out
}

// nameHyphen tells whether the token joins two words of a name ("Saro-Wiwa").
func (w *work) nameHyphen(i int, s document.Span) bool {
	return w.d.Tokens[i].Lower == "-" && !w.d.Tokens[i].Space && i+1 < s.End && !w.d.Tokens[i+1].Space && w.nameWord(i+1)
}

// nameWord tells whether the token can be a word of a person's name.
func (w *work) nameWord(i int) bool {
	t := &w.d.Tokens[i]
	if t.UPOS != "PROPN" || !capital(t) || len(t.Text) < 2 || w.sense(i) != nil || w.masked[i] {
		return false
	}
	if t.Text == strings.ToUpper(t.Text) && len(t.Text) > 3 {
		return false
	}
	_, isTitle := w.g.TitleNoun(t.Lower)
	return !isTitle && w.g.Noun(gazetteer.Singular(t)).Type == gazetteer.NoNoun && !w.g.NotName(t.Lower)
}

// adoptSurnames gives names that stand elsewhere in the article as the last word
// of a person's name to that person, whatever they were taken for here, unless
// the gazetteer knows them.
func (w *work) adoptSurnames() {
	last := map[string]bool{}
	for _, u := range w.units {
		if u.what == aPerson {
			last[gazetteer.Fold(w.d.Tokens[u.End-1].Lower)] = true
		}
	}
	for i := range w.units {
		u := &w.units[i]
		if (u.what == anOrg || u.what == aPlace) && u.Len() == 1 && last[gazetteer.Fold(w.d.Tokens[u.Start].Lower)] {
			u.what = aPerson
		}
	}
	for i := range w.d.Tokens {
		t := &w.d.Tokens[i]
		if w.unitAt[i] == 0 && t.UPOS == "PROPN" && w.sense(i) == nil && last[gazetteer.Fold(t.Lower)] && capital(t) {
			w.units = append(w.units, unit{Span: document.Span{Start: i, End: i + 1}, what: aPerson})
			w.unitAt[i] = int32(len(w.units))
		}
	}
}
