package actor

import (
	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// acts tells whether a capital in the text speaks for its state ("Moscow
// demanded", "talks with Tehran") and is not just where something is ("arrived
// in Moscow"). It goes by the phrase's place in the tree.
func (w *work) acts(span document.Span, head int) bool {
	if w.dateline(span) {
		return false
	}
	prep := w.preposition(head)
	h, r := w.role(head)
	switch prep {
	case "":
		return w.bareActs(h, r, span)
	case "to", "from", "for":
		return !w.moves(w.d.Tokens[h].Head)
	case "of":
		return !w.urban(w.d.Tokens[h].Head)
	}
	return !w.g.InPlace(prep)
}

// role climbs from a conjunct to the first conjunct and returns it with its
// relation.
func (w *work) role(i int) (int, string) {
	for steps := 0; steps < 6 && w.rel(i) == "conj" && w.d.Tokens[i].Head >= 0; steps++ {
		i = w.d.Tokens[i].Head
	}
	return i, w.rel(i)
}

// bareActs decides for a city without preposition, by its relation r to the
// head of h.
func (w *work) bareActs(h int, r string, span document.Span) bool {
	t := &w.d.Tokens[h]
	switch r {
	case "nsubj":
		return true
	case "obj", "iobj":
		return t.Head < 0 || !w.g.PlaceVerb(w.d.Tokens[t.Head].Lemma)
	case "nmod":
		if t.Rel == "nmod:poss" || w.possessive(span.End) {
			return !w.urban(t.Head)
		}
	case "compound", "amod":
		if span.End < len(w.d.Tokens) && w.d.Tokens[span.End].UPOS == "ADP" {
			return true // no modifier, but the object of a verb in a wrong tree
		}
		// "the Minsk agreements" were made there, "the Minsk government" speaks
		return w.noun(t.Head).Kind == "government" && !w.urban(t.Head)
	case "root":
		// "Moscow - Washington: talks"; a heading of one word is a place
		return false
	}
	return false
}

// noun is what the gazetteer says of the noun at token i.
func (w *work) noun(i int) gazetteer.Noun {
	if i < 0 {
		return gazetteer.Noun{}
	}
	return w.g.Noun(gazetteer.Singular(&w.d.Tokens[i]))
}

// moves tells whether the word at token i tells of motion.
func (w *work) moves(i int) bool {
	return i >= 0 && w.g.Motion(gazetteer.Singular(&w.d.Tokens[i]))
}

// urban tells whether the noun at token i is something that a city has rather
// than a state: streets, a mayor, residents.
func (w *work) urban(i int) bool {
	if i < 0 {
		return false
	}
	lemma := gazetteer.Singular(&w.d.Tokens[i])
	if t, ok := w.g.TitleNoun(lemma); ok {
		return t.Of == "unit"
	}
	n := w.g.Noun(lemma)
	return n.Type == gazetteer.Site || n.Sector == "CVL" || n.Sector == "COP" || n.Sector == "EDU" || w.g.Motion(lemma)
}

// dateline tells whether the span opens a sentence as the place of a report:
// "MOSCOW (Reuters) -", "KABUL -", or a city set off by a comma and its state.
func (w *work) dateline(span document.Span) bool {
	k := w.d.SentenceOf(span.Start)
	if k < 0 || span.End >= w.d.Sentences[k].End {
		return false
	}
	next := &w.d.Tokens[span.End]
	opens := w.d.Sentences[k].Start == span.Start
	switch next.Lower {
	case "(", "-", "–", "—", "--":
		return opens && next.Space
	case ",":
		m := w.sense(span.End + 1)
		return m != nil && m.Start == span.End+1 && m.Form == gazetteer.Proper &&
			(m.Entry.Class == gazetteer.Country || m.Entry.Class == gazetteer.Region) && w.closes(m.End)
	}
	return false
}

// closes tells whether token i is a mark that ends "Paris, France,".
func (w *work) closes(i int) bool {
	if i >= len(w.d.Tokens) {
		return true
	}
	switch w.d.Tokens[i].Lower {
	case ",", ".", "(", "-", "–", "—", "--", ")", ":":
		return true
	}
	return false
}
