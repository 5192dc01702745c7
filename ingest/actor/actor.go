// Package actor finds the phrases of an article that denote actors and places,
// and says what each denotes.
//
// It reads the tokens, the trees and the name spans of a document and fills
// Mentions, Entities and Offices: names with their titles ("US President Joe Biden"),
// common noun phrases ("Israeli troops", "a French minister"), modifiers of
// nationality or body ("Russian proposals", "NATO allies") and pronouns. Names
// that the gazetteer knows get their key, so that one state or body is one
// entity; a capital is the state where it acts and a place where things happen.
// Every other phrase gets an entity of its own, and pronouns get none: which
// phrases are the same thing is left to package coref.
//
// The syntax decides which token heads a phrase, but the extent of names,
// titles and ministries is read off the words, which errs less than a tree.
//
// Limits: who holds an office is only what the article says, and a capital in a
// heading of one word is a place. Phrases of the same words are one entity within
// an article, also where "a soldier" is told of twice and two are meant.
package actor

import (
	"cmp"
	"slices"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// Annotator finds mentions. It is safe for concurrent use.
type Annotator struct{ g *gazetteer.Gazetteer }

// New returns an annotator; the first call loads the gazetteer.
func New() *Annotator { return &Annotator{gazetteer.Load()} }

// Annotate replaces the mentions, entities and offices of d. It needs tokens with
// tags and heads, sentences and names. The Of of an office is -1 where the phrase
// does not say what the office belongs to.
func (a *Annotator) Annotate(d *document.Document) {
	w := newWork(d, a.g)
	w.findSenses()
	w.findBracketed()
	for s := range d.Sentences {
		if d.Halted() {
			return
		}
		w.findUnits(d.Sentences[s].Span)
	}
	w.reconsiderPersons()
	w.unify()
	w.adoptSurnames()
	for s := range d.Sentences {
		if d.Halted() {
			return
		}
		w.sentence(d.Sentences[s].Span)
	}
	w.finish()
}

// work is the state of one document.
type work struct {
	d *document.Document
	g *gazetteer.Gazetteer
	// units are the names and state bodies, by position, without overlap;
	// unitAt maps a token to 1 + the index of its unit.
	units  []unit
	unitAt []int32
	// senses are the gazetteer names, by position, without overlap; they may lie
	// within units. senseAt maps a token to 1 + the index.
	senses  []match
	senseAt []int32
	reg     *registry
	// lead marks the tokens before a person's name that belong to it.
	lead []bool
	// masked marks the words of remits, which are part of no name.
	masked []bool
	// placedAt are the tokens, by their words, that stand right behind "in" and the like.
	placedAt map[string][]int
	// bracketed are the abbreviations that the article introduces in brackets.
	bracketed map[string]bool
	// taken maps a token to 1 + the index of the mention that it heads.
	taken    []int32
	mentions []document.Mention
	offices  []document.Office
}

func newWork(d *document.Document, g *gazetteer.Gazetteer) *work {
	n := len(d.Tokens)
	return &work{
		d: d, g: g, reg: newRegistry(g),
		unitAt: make([]int32, n), senseAt: make([]int32, n), taken: make([]int32, n), lead: make([]bool, n), masked: make([]bool, n),
	}
}

// sentence makes the mentions of one sentence. Names come first, so that what
// they cover is not read as a common noun phrase.
func (w *work) sentence(s document.Span) {
	w.nameMentions(s)
	for h := s.Start; h < s.End; h++ {
		switch w.d.Tokens[h].UPOS {
		case "PRON", "DET":
			if w.unitAt[h] == 0 { // "He" of "He Lifeng" is none
				w.pronoun(h)
			}
		case "NOUN", "PROPN", "ADJ", "NUM", "SYM", "VERB":
			w.nominal(h, s)
		}
	}
	w.modifiers(s)
	w.agencies(s)
	w.appositions(s)
	w.distributive(s)
	w.labels(s)
}

// add records a mention unless its head has one already, and returns its
// index, or -1.
func (w *work) add(span document.Span, head int, form document.MentionForm, entity int) int {
	if w.taken[head] != 0 {
		return -1
	}
	w.mentions = append(w.mentions, document.Mention{Span: span, Head: head, Form: form, Entity: entity})
	w.taken[head] = int32(len(w.mentions))
	return len(w.mentions) - 1
}

// finish orders the mentions and hands everything over to the document.
func (w *work) finish() {
	order(w.mentions)
	for nest(w.mentions) {
		order(w.mentions)
	}
	w.d.Mentions = w.mentions
	w.d.Entities = w.reg.entities()
	w.d.Offices = w.offices
	w.d.Index()
}

// order sorts mentions by their start, the outer before the inner.
func order(ms []document.Mention) {
	slices.SortStableFunc(ms, func(a, b document.Mention) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.Head, b.Head))
	})
}

// nest widens ordered mentions that cross, as those may that a wrong tree gives,
// until one holds the other: the one whose head lies outside the other. It tells
// whether it changed any. Spans only grow, so that repeating it comes to an end.
func nest(ms []document.Mention) bool {
	changed := false
	for i := range ms {
		a := &ms[i]
		for k := i + 1; k < len(ms) && ms[k].Start < a.End; k++ {
			b := &ms[k]
			if b.Start == a.Start || b.End <= a.End {
				continue
			}
			if b.Head >= a.End {
				b.Start = a.Start
			} else {
				a.End = b.End
			}
			changed = true
		}
	}
	return changed
}
