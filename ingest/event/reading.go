package event

import (
	"newsgraph/ingest/act"
	"newsgraph/ingest/event/lexicon"
	"newsgraph/ingest/event/mode"
)

// readings tells of every verb, and of every noun and adjective that the lexicon
// knows, what it may be by itself and how the text puts it.
func (x *extraction) readings() []act.Reading {
	var out []act.Reading
	for i := range x.d.Tokens {
		switch x.t.Tok(i).UPOS {
		case "VERB":
			out = append(out, x.verbReading(i))
		case "NOUN", "PROPN":
			if es := x.lex.Nouns[x.nounWord(i)]; es != nil {
				out = append(out, x.reading(i, &es[0], x.m.Of(i).Combine(x.m.OfNoun(i))))
			}
		case "ADJ":
			if es := x.lex.Adjectives[x.t.Tok(i).Lemma]; es != nil {
				out = append(out, x.reading(i, &es[0], x.m.Of(i)))
			}
		}
	}
	return out
}

func (x *extraction) verbReading(v int) act.Reading {
	e, _ := x.match(v)
	if rel, ok := x.attitude(v); ok && rel != lexicon.Inner && x.t.Kid(v, "xcomp", "ccomp") >= 0 {
		e = &lexicon.Entry{Relation: rel, Name: x.t.Tok(v).Lemma + "+complement"}
	}
	return x.reading(v, e, x.m.Of(v))
}

// reading puts a reading together; e is nil for a word that the lexicon does not know.
func (x *extraction) reading(at int, e *lexicon.Entry, m mode.Mode) act.Reading {
	r := act.Reading{
		Token: at, Status: m.Status, Negated: m.Negated, Future: m.Future,
		Conditional: m.Conditional || m.Hypothetical, Obliged: m.Obliged, Date: x.date(at),
	}
	if e != nil {
		r.Relation, r.Entry, r.Inverse = e.Relation, e.Name, e.Inverse
	}
	return r
}
