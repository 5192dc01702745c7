package actor

import (
	"strings"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// nominal makes the mention of a common noun phrase headed by token h, if its
// noun can denote an actor or a site of one.
func (w *work) nominal(h int, s document.Span) {
	if w.taken[h] != 0 || w.lead[h] || w.masked[h] || w.premodifier(h) || w.inTitle(h, s) || w.titleOfSeveral(h, s) {
		return
	}
	if u := w.unit(h); u != nil && u.what != aBody {
		return
	}
	if m := w.sense(h); m != nil && m.Form == gazetteer.Proper {
		return // within the name of a body ("Army of the Republic of Chad")
	}
	if m := w.sense(h); m != nil && (m.Form == gazetteer.People || m.Form == gazetteer.Adjective) {
		w.people(h, m, s)
		return
	}
	t := &w.d.Tokens[h]
	noun := w.headNoun(h)
	switch {
	case t.UPOS == "VERB" && !w.peopleBy(h, noun):
	case noun.Type == gazetteer.Measure:
		w.measured(h, noun, s)
	case (t.UPOS == "NUM" || t.UPOS == "SYM") && !w.counted(h):
	case noun.Type == gazetteer.NoNoun:
		w.unemployed(h, s)
	case t.UPOS == "ADJ" && noun.Type != gazetteer.Person && !w.peopleBy(h, noun):
	case w.idiom(h, noun, s):
	default:
		w.group(h, h, noun, s)
	}
}

// peopleBy tells whether the adjective or participle at token h stands for those whom it
// describes: "the homeless", "visited the wounded in hospital".
func (w *work) peopleBy(h int, noun gazetteer.Noun) bool {
	if noun.Type != gazetteer.Collective || h == 0 || w.d.Tokens[h-1].Lower != "the" {
		return false
	}
	switch w.rel(h) {
	case "nsubj", "obj", "iobj", "obl", "nmod", "conj":
		return w.endsPhrase(h+1, document.Span{Start: h, End: len(w.d.Tokens)})
	}
	return false
}

// idiom tells whether a singular noun without any determiner is part of a phrase
// like "in person", "do business" rather than an actor.
func (w *work) idiom(h int, noun gazetteer.Noun, s document.Span) bool {
	t := &w.d.Tokens[h]
	if t.XPOS != "NN" || strings.HasSuffix(t.Lower, "s") || capital(t) || w.core(h, s).Len() > 1 {
		return false
	}
	switch w.preposition(h) {
	case "in", "into", "under", "out", "at", "on":
		return noun.Type != gazetteer.Collective || noun.Kind != "government"
	case "by", "with", "through", "as", "to":
		return noun.Type == gazetteer.Person
	}
	switch t.Lower {
	case "justice", "intelligence", "customs", "command", "management", "custody":
		return true // what is done, gathered or had rather than who does it
	}
	return noun.Sector == "BUS" && noun.Type == gazetteer.Corporate
}

// inTitle tells whether the noun at token h is the end of a title that another
// noun heads ("State" in "the Secretary of State").
func (w *work) inTitle(h int, s document.Span) bool {
	for k := max(s.Start, h-3); k < h; k++ {
		if _, stop, ok := w.g.Title(w.d.Tokens, k, s.End); ok && stop > h && w.d.Tokens[h].Head == k {
			return true
		}
	}
	return false
}

// titleOfSeveral tells whether the plural at token h is the title of the persons named
// right behind it ("Presidents Boric and Petro").
func (w *work) titleOfSeveral(h int, s document.Span) bool {
	if t := &w.d.Tokens[h]; !plural(t) || !capital(t) || h+1 >= s.End {
		return false
	}
	if u := w.unit(h + 1); u == nil || u.what != aPerson {
		return false
	}
	_, _, ok := w.g.Title(w.d.Tokens, h, h+1)
	_, noun := w.g.TitleNoun(gazetteer.Singular(&w.d.Tokens[h]))
	return ok || noun
}

// premodifier tells whether token h modifies a noun that follows.
func (w *work) premodifier(h int) bool {
	t := &w.d.Tokens[h]
	switch w.rel(h) {
	case "compound", "amod", "nummod", "flat", "fixed", "goeswith", "case", "advmod", "mark":
		if u := w.unit(t.Head); u != nil && u.sense.Entry != nil && u.sense.Entry.Class == gazetteer.Media && w.rel(h) == "compound" {
			return false // "quotes the minister TASS": the outlet is the subject
		}
		return t.Head > h || w.rel(h) == "flat" || w.rel(h) == "fixed"
	}
	return false
}

// headNoun looks up the noun at token h, with the word before it first
// ("police officer", "supreme court").
func (w *work) headNoun(h int) gazetteer.Noun {
	t := &w.d.Tokens[h]
	if w.money(h) {
		return gazetteer.Noun{}
	}
	if h > 0 && w.d.Tokens[h-1].Head == h {
		if n := w.g.Noun(w.d.Tokens[h-1].Lower + " " + gazetteer.Singular(t)); n.Type != gazetteer.NoNoun {
			return n
		}
	}
	if w.chamber(h) {
		return gazetteer.Noun{Type: gazetteer.Corporate, Kind: "government", Sector: "LEG"}
	}
	if h > 1 && w.hyphened(h) && w.d.Tokens[h-1].Lower == "-" {
		if n := w.g.Noun(w.d.Tokens[h-2].Lower + "-" + gazetteer.Singular(t)); n.Type != gazetteer.NoNoun {
			return n // "whistle-blowers"
		}
	}
	if n := w.g.Noun(t.Lower); n.Type != gazetteer.NoNoun {
		return n
	}
	if n := w.g.Noun(gazetteer.Singular(t)); n.Type != gazetteer.NoNoun {
		return n
	}
	if first, last, ok := strings.Cut(gazetteer.Singular(t), "-"); ok && w.g.Qualifier(first) == gazetteer.NoQualifier {
		if n := w.g.Noun(last); n.Type != gazetteer.NoNoun {
			return n // "co-worker"
		}
	}
	return w.g.Noun(strings.TrimSuffix(t.Lower, "s")) // a plural tagged as singular
}

// chamber tells whether "the House" at token h is that of a parliament.
func (w *work) chamber(h int) bool {
	return w.d.Tokens[h].Text == "House" && h > 0 && w.d.Tokens[h-1].Lower == "the" && w.endsPhrase(h+1, document.Span{Start: h, End: len(w.d.Tokens)})
}

// measured makes the mention of "hundreds of workers", "a group of soldiers": the
// noun after "of" tells what they are.
func (w *work) measured(h int, noun gazetteer.Noun, s document.Span) {
	if h+1 < s.End && w.d.Tokens[h+1].Lower == "of" {
		for k := h + 2; k < s.End && k < h+10; k++ {
			t := &w.d.Tokens[k]
			if t.Head == h && w.rel(k) == "nmod" {
				if w.headNoun(k).Type == gazetteer.Measure {
					break // "hundreds of thousands marched"
				}
				if m := w.sense(k); m != nil && m.Form != gazetteer.Proper && m.Form != gazetteer.Seat {
					w.group(h, k, gazetteer.Noun{Type: gazetteer.Person, Kind: "organization", Sector: "CVL"}, s)
				} else if n := w.headNoun(k); n.Type == gazetteer.Person || n.Type == gazetteer.Collective || n.Type == gazetteer.Corporate || n.Type == gazetteer.State {
					w.group(h, k, n, s)
				}
				return
			}
		}
	}
	switch l := gazetteer.Singular(&w.d.Tokens[h]); {
	case h == s.Start || h+1 < s.End && w.d.Tokens[h+1].Lower == "of":
	case l == "couple", (l == "pair" || l == "duo" || l == "trio") && w.d.Tokens[h-1].Lower == "the":
		w.group(h, h, gazetteer.Noun{Type: gazetteer.Collective, Kind: "organization", Sector: "CVL"}, s)
		return
	}
	if plural(&w.d.Tokens[h]) && (w.rel(h) == "nsubj" || w.harmed(h)) {
		// "thousands marched"
		w.group(h, h, noun, s)
	}
}

// unemployed makes the mention of an adjective or unknown plural noun that
// stands as an agent with a nationality ("the Palestinian jobless"). Nouns that
// are no actors give no mention.
func (w *work) unemployed(h int, s document.Span) {
	t := &w.d.Tokens[h]
	if w.aged(h) || w.counted(h) || w.demonym(h) {
		w.group(h, h, gazetteer.Noun{Type: gazetteer.Person, Kind: "organization", Sector: "CVL"}, s)
		return
	}
	if t.UPOS != "ADJ" || t.XPOS != "JJ" || w.rel(h) != "nsubj" || h == 0 || w.d.Tokens[h-1].Lower != "the" {
		return
	}
	w.group(h, h, gazetteer.Noun{Type: gazetteer.Collective, Kind: "organization", Sector: "CVL"}, s)
}

// people makes the mention of a noun for people: "the Russians", "an American",
// "52 Kuwaitis". The people with the definite article or nothing before them are
// the state.
func (w *work) people(h int, m *match, s document.Span) {
	span := w.core(h, s)
	if m.Form == gazetteer.Adjective && m.End != h+1 {
		return
	}
	definite := w.d.Tokens[span.Start].Lower == "the" && span.Start+1 == m.Start || span == m.Span
	manyForm := m.Form == gazetteer.People || plural(&w.d.Tokens[h])
	apart := m.End < s.End && (w.d.Tokens[m.End].Lower == "of" || w.d.Tokens[m.End].Lower == "in")
	if m.Entry.Class == gazetteer.Country && definite && manyForm && !apart {
		e := w.reg.entry(m.Entry)
		w.reg.alias(e, text(w.d.Tokens, m.Span))
		w.add(span, h, document.Nominal, e)
		return
	}
	if m.Form == gazetteer.Adjective && w.d.Tokens[h].UPOS == "ADJ" && !w.oneOf(h, span) {
		return // a predicate: "is Russian"
	}
	w.group(h, h, gazetteer.Noun{Type: gazetteer.Person, Kind: "organization", Sector: "CVL"}, s)
}

// oneOf tells whether the nationality at token h, with what stands before it, is a human:
// "one Norwegian", "arrested a 33-year-old Norwegian".
func (w *work) oneOf(h int, span document.Span) bool {
	if span.Start == h || !w.endsPhrase(h+1, document.Span{Start: h, End: len(w.d.Tokens)}) {
		return false
	}
	if first := &w.d.Tokens[span.Start]; first.Lower != "a" && first.Lower != "an" && first.UPOS != "NUM" && first.Lower != "another" {
		return false
	}
	switch w.rel(h) {
	case "nsubj", "obj", "iobj", "obl", "conj":
		return true
	}
	return false
}

// group makes the mention of a phrase headed by token h whose nature the noun at
// token k tells (k is h unless h is a measure).
func (w *work) group(h, k int, noun gazetteer.Noun, s document.Span) {
	core := w.core(h, s)
	span := w.extent(core, h, s)
	if k != h && span.End <= k {
		span.End = k + 1
	}
	if h == k && (w.joint(core, h, noun) || w.settlement(h, core, s)) {
		return
	}
	if e, ok := w.spokenFor(core, span, h); ok {
		w.add(span, h, document.Nominal, e)
		return
	}
	e := document.Entity{Kind: noun.Kind, Sector: noun.Sector, Generic: true, PartOf: -1}
	w.describe(&e, core, span, h, k)
	i := w.reg.get(e)
	w.otherNames(i, core, span, h, s)
	if plain := w.uncapitalised(w.bare(span), span); plain != "" && plain != e.Name {
		w.reg.alias(i, plain)
	}
	if state := w.g.State(e.Country); state != nil && e.PartOf >= 0 && w.sense(core.Start) == nil && core.End < span.End && h == k {
		// "envoys of Iran" are Iranian envoys
		w.reg.alias(i, state.Adjective+" "+w.bare(core))
	}
	w.add(span, h, document.Nominal, i)
}

// spokenFor returns the state or body that "the Russian side", "State Department
// officials" or "member states of NATO" stand for.
func (w *work) spokenFor(core, span document.Span, h int) (int, bool) {
	noun := gazetteer.Singular(&w.d.Tokens[h])
	owner, at := w.nearestOwner(core, h), core
	if owner == nil {
		owner, at = w.ownerAfter(core.End, span.End, h), span
	}
	if owner == nil || owner.Key == "" {
		return 0, false
	}
	switch {
	case owner.Class == gazetteer.Media && w.g.Noun(noun).Kind == "media" && w.g.Noun(noun).Type == gazetteer.Corporate:
		// "the Lenta.ru website"
	case speaksForState(noun) && owner.Class <= gazetteer.Group:
	case noun == "official" && plural(&w.d.Tokens[h]) && owner.Class == gazetteer.Agency:
	case w.g.Membership(noun) && owner.Class == gazetteer.Body && owner.Sector == "IGO" && plural(&w.d.Tokens[h]):
	default:
		return 0, false
	}
	e := w.reg.entry(owner)
	if w.owners(at) == 1 {
		w.reg.alias(e, w.phraseName(at)) // "delegations of A and B" are no name of A
	}
	return e, true
}

// owners counts the entries with a key that a phrase names.
func (w *work) owners(s document.Span) int {
	n := 0
	for i := s.Start; i < s.End; i++ {
		if m := w.sense(i); m != nil {
			i = m.End - 1
			if m.Entry.Key != "" {
				n++
			}
		}
	}
	return n
}

// nearestOwner is ownerBefore for modifiers that stand in a row with the noun.
func (w *work) nearestOwner(core document.Span, h int) *gazetteer.Entry {
	return w.ownerBefore(core, h)
}

// extent widens a phrase by the prepositional phrases that directly follow its
// noun: "workers in logistics centres", "the government of Mali".
func (w *work) extent(core document.Span, h int, s document.Span) document.Span {
	for at := core.End; at < s.End && at < core.Start+maxPhrase; at++ {
		if !w.within(at, h) {
			break
		}
		core.End = at + 1
	}
	for core.End > h+1 && w.dangling(core.End-1) {
		core.End--
	}
	if u := w.unit(core.End - 1); u != nil && u.End > core.End {
		core.End = u.End // spans may nest, but not cross
	}
	return core
}

// maxPhrase bounds the tokens of a phrase that names an entity: longer ones are
// descriptions, or a wrong tree.
const maxPhrase = 12

// within tells whether token i belongs to a prepositional phrase under h and not
// to a clause or apposition.
func (w *work) within(i, h int) bool {
	for steps := 0; steps < 10; steps++ {
		t := &w.d.Tokens[i]
		switch w.rel(i) {
		case "conj", "cc":
			if t.Head == h || w.unlike(i) {
				return false // "leaders of A and B" goes on, "leaders and others" does not
			}
		case "acl", "appos", "parataxis", "nsubj", "cop", "aux", "mark", "advcl", "root", "ccomp", "list", "dep":
			return false
		case "punct":
			if t.Lower != "-" && t.Lower != "'" {
				return false
			}
		}
		if w.rel(i) == "nmod" && t.Rel != "nmod:poss" && !w.partitive(i) {
			return false
		}
		if t.Head == h {
			r := w.rel(i)
			return r == "nmod" || r == "flat" || r == "punct" || r == "compound"
		}
		if t.Head < h {
			return false
		}
		i = t.Head
	}
	return false
}

// unlike tells whether the common noun at token i is joined to a name ("forces in Lima
// and the details"): a wrong tree.
func (w *work) unlike(i int) bool {
	t := &w.d.Tokens[i]
	return w.rel(i) == "conj" && t.UPOS == "NOUN" && t.Head >= 0 && w.d.Tokens[t.Head].UPOS == "PROPN"
}

// partitive tells whether the phrase at token i says which ones are meant and
// not when or how.
func (w *work) partitive(i int) bool {
	switch w.preposition(i) {
	case "of", "in", "from", "at", "for", "to", "with", "against":
		return !w.g.NotName(w.d.Tokens[i].Lower) && w.d.Tokens[i].UPOS != "NUM" && w.d.Tokens[i].XPOS != "WP"
	}
	return false
}

// dangling tells whether a phrase cannot end with token i.
func (w *work) dangling(i int) bool {
	switch w.d.Tokens[i].UPOS {
	case "ADP", "DET", "PUNCT", "CCONJ":
		return true
	}
	return false
}
