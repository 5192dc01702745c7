// Package lexicon holds the words that tell of acts: verbs, nouns and adjectives by
// the relation that they express, the verbs that carry a noun, the verbs of attitude,
// and the small closed sets that rules ask for. All of them lie in the folder data;
// the loader refuses a relation, place, set or effect that there is not, and names
// file and line.
package lexicon

import (
	"newsgraph/graph"
	"newsgraph/ingest/document"
	"newsgraph/ingest/syntax"
)

// Entry is one trigger with what it means and where the target of the act stands.
type Entry struct {
	Relation graph.Relation
	Roles    []Role
	// Inverse entries have their source where others have the target.
	Inverse bool
	// Parts are the particles and prepositions that must go with the lemma.
	Parts []string
	// Objects restricts the lemma of the direct object; Except turns the
	// restriction round.
	Objects map[string]bool
	Except  bool
	// Name is the trigger as the data writes it.
	Name string
	// Plain is set where the words around the trigger leave no doubt about the act.
	Plain bool
}

// Specificity orders the entries of one lemma: the one with the most conditions is
// tried first.
func (e Entry) Specificity() int {
	n := 2 * len(e.Parts)
	if e.Explicit() {
		n += 3
	}
	return n
}

// Explicit tells whether the entry asks for an object as well as for the verb.
func (e Entry) Explicit() bool { return e.Plain || len(e.Objects) > 0 && !e.Except && !e.Objects["-"] }

// Lexicon is all that is known of words. It is not changed after Load.
type Lexicon struct {
	// Verbs, Nouns and Adjectives are the entries of a lemma, the most specific first.
	Verbs, Nouns, Adjectives map[string][]Entry
	// Support maps a verb, with its particle if any ("call_off"), to its effect on a
	// nominal event.
	Support map[string]Effect
	// Attitude maps a verb to the relation that it makes of the act in its complement;
	// Inner leaves that act as it is.
	Attitude map[string]graph.Relation
	words    map[Set]map[string]bool
}

// Is tells whether word belongs to the set.
func (x *Lexicon) Is(s Set, word string) bool { return x.words[s][word] }

// Words are those of the set. They must not be changed.
func (x *Lexicon) Words(s Set) map[string]bool { return x.words[s] }

// Tree reads the tree of d with the words that change where parties stand.
func (x *Lexicon) Tree(d *document.Document) *syntax.Tree {
	in := func(s Set) func(string) bool { return func(lemma string) bool { return x.words[s][lemma] } }
	return syntax.New(d, syntax.Words{
		Medium: in(Medium), Accompaniment: in(Accompaniment), Text: in(Text),
		Act: func(lemma string) bool { return x.Nouns[lemma] != nil },
	})
}

// Effect is what a support verb makes of a nominal event; data/support.txt explains
// them.
type Effect string

// The effects.
const (
	Do      Effect = "do"
	Plan    Effect = "plan"
	May     Effect = "may"
	Cancel  Effect = "cancel"
	Refuse  Effect = "refuse"
	Want    Effect = "want"
	Offer   Effect = "offer"
	Threat  Effect = "threat"
	Ease    Effect = "ease"
	Deny    Effect = "deny"
	Occur   Effect = "occur"
	Undergo Effect = "undergo"
)

var effects = map[Effect]bool{
	Do: true, Plan: true, May: true, Cancel: true, Refuse: true, Want: true, Offer: true, Threat: true, Ease: true,
	Deny: true, Occur: true, Undergo: true,
}

// Inner marks an attitude verb that leaves the act in its complement as it is.
const Inner graph.Relation = "inner"
