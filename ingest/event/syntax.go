package event

import (
	"strings"
)

// passive tells whether the verb at v is in the passive voice: a passive
// auxiliary or subject, or a past participle that modifies a noun.
func (t *tree) passive(v int) bool {
	if t.kid(v, "aux:pass") >= 0 {
		return true
	}
	tok := t.tok(v)
	if t.kid(v, "nsubj:pass") >= 0 {
		// Without a form of "be", or with an object, the parser misread it.
		return t.kid(v, "obj") < 0 && t.kid(v, "aux") < 0
	}
	if tok.XPOS == "VBN" && t.rel(v) == "conj" && t.kid(v, "nsubj", "aux") < 0 && t.kid(v, "obj") < 0 && tok.Head >= 0 {
		return t.passive(tok.Head)
	}
	if t.verbless(v) {
		return false
	}
	if by := t.passiveAgents(v); len(by) > 0 && t.kid(by[0], "case") <= v+2 && (tok.XPOS == "VBN" || tok.XPOS == "VBD") && tok.Rel == "root" && t.tok(by[0]).UPOS == "PROPN" && t.kid(v, "obj", "aux") < 0 {
		return true // "Sofia accused by Skopje", as headlines have it
	}
	return tok.XPOS == "VBN" && (tok.Rel == "acl" || tok.Rel == "advcl") && t.kid(v, "aux", "nsubj") < 0 && t.kid(v, "obj") < 0
}

// verbless tells whether v modifies the nominal root of its sentence: where the
// parser found no other verb, the participle is the predicate ("Farmers
// demonstrated against the law").
func (t *tree) verbless(v int) bool {
	h := t.tok(v).Head
	return h >= 0 && t.tok(v).Rel == "acl" && t.tok(h).Rel == "root" && t.nominal(h) && t.kid(h, "cop") < 0
}

// maxClimb bounds the walk from a verb to the clause that it takes its subject
// from; deeper chains are parsing errors in practice.
const maxClimb = 6

// subjects returns the heads of the phrases that act in the event of the verb
// (or predicate) at v, through passive, control, coordination, participles and
// relative clauses.
func (t *tree) subjects(v int) []int { return t.agents(v, maxClimb) }

func (t *tree) agents(v, depth int) []int {
	if depth == 0 || v < 0 {
		return nil
	}
	if t.passive(v) {
		return t.passiveAgents(v)
	}
	if s := t.kid(v, "nsubj", "nsubj:pass"); s >= 0 {
		if t.relative(s) {
			if n := t.tok(v).Head; n >= 0 && strings.HasPrefix(t.tok(v).Rel, "acl") {
				return []int{n}
			}
		}
		return t.allSubjects(v)
	}
	if s := t.strayed(v); len(s) > 0 {
		return s
	}
	h := t.tok(v).Head
	if h < 0 {
		return nil
	}
	switch t.rel(v) {
	case "conj":
		return t.agents(h, depth-1)
	case "xcomp":
		if o := t.kid(h, "obj", "iobj"); o >= 0 && !t.subjectControl(h) && !t.relative(o) && t.tok(o).XPOS != "WDT" {
			return t.conjuncts(o)
		}
		if t.passive(h) {
			return t.patients(h)
		}
		return t.agents(h, depth-1)
	case "advcl", "parataxis":
		return t.controllers(h, depth)
	case "acl":
		return t.nounAgents(v, h)
	case "ccomp", "csubj", "obl", "nmod":
		if t.tok(v).XPOS == "VBG" || t.tok(v).XPOS == "VB" {
			return t.controllers(h, depth)
		}
	}
	return nil
}

// allSubjects returns the conjuncts of all active subjects of v. A tree has one
// subject a verb, but the parser at times hangs both parts of "A and B" on it.
func (t *tree) allSubjects(v int) []int {
	var out []int
	t.kids(v, func(k int) bool {
		if t.rel(k) == "nsubj" && !t.relative(k) {
			out = append(out, t.conjuncts(k)...)
		}
		return true
	})
	return out
}

// strayed returns the subject that the parser hung on an auxiliary of v.
func (t *tree) strayed(v int) []int {
	var out []int
	t.kids(v, func(k int) bool {
		if t.rel(k) == "aux" || t.rel(k) == "cop" {
			if s := t.kid(k, "nsubj"); s >= 0 {
				out = t.conjuncts(s)
			}
		}
		return len(out) == 0
	})
	return out
}

// controllers are the subjects that a clause without one shares with the verb
// h above it.
func (t *tree) controllers(h, depth int) []int {
	if t.passive(h) {
		if p := t.patients(h); len(p) > 0 {
			return p
		}
	}
	if up := t.tok(h).UPOS; up == "NOUN" || up == "PROPN" {
		if t.kid(h, "cop") < 0 && t.kid(h, "nsubj") < 0 {
			return t.nounOwners(h)
		}
	}
	return t.agents(h, depth-1)
}

// nounAgents are the actors of a verb v that modifies the noun n: the noun for
// an active participle, the noun's owner for an infinitive ("Iran's refusal to
// talk") and for what a text does ("adopted a resolution condemning").
func (t *tree) nounAgents(v, n int) []int {
	if t.tok(v).XPOS == "VB" {
		return t.nounOwners(n)
	}
	if t.lex.is("text", t.tok(n).Lemma) {
		if by := t.nounOwners(n); len(by) > 0 {
			return by
		}
		if h := t.tok(n).Head; h >= 0 && t.tok(n).Rel == "nsubj:pass" {
			return t.passiveAgents(h)
		}
	}
	return t.conjuncts(n)
}

// nounOwners are the possessor or agent of noun n ("plans by the rebels"), else
// the subject of the verb that n is the object of.
func (t *tree) nounOwners(n int) []int {
	if p := t.kid(n, "nmod:poss"); p >= 0 {
		return t.conjuncts(p)
	}
	if by := t.oblique(n, "by"); len(by) > 0 {
		return by
	}
	if h := t.tok(n).Head; h >= 0 && t.tok(h).UPOS == "VERB" && t.rel(n) == "obj" {
		return t.agents(h, 2)
	}
	return nil
}

func (t *tree) passiveAgents(v int) []int {
	var out []int
	t.kids(v, func(k int) bool {
		if t.rel(k) == "obl" && t.preposition(k) == "by" {
			out = t.conjuncts(k)
			return false
		}
		return true
	})
	if len(out) > 0 || t.kid(v, "aux:pass") < 0 {
		return out
	}
	// "was handed over to the army by the bank": the agent hangs on the last phrase.
	t.kids(v, func(k int) bool {
		if p := t.preposition(k); k > v && t.rel(k) == "obl" && (p == "to" || p == "from" || p == "against") {
			out = t.oblique(k, "by")
		}
		return len(out) == 0
	})
	return out
}

// relative tells whether token i is a relative pronoun.
func (t *tree) relative(i int) bool {
	switch t.tok(i).Lower {
	case "who", "which", "that", "whom":
		return t.tok(i).UPOS == "PRON"
	}
	return false
}

// subjectControl lists the few verbs whose subject, not object, acts in their
// complement.
func (t *tree) subjectControl(h int) bool {
	switch t.tok(h).Lemma {
	case "promise", "threaten", "use", "vow", "have":
		return true
	}
	return false
}

// patients returns the heads of the phrases that undergo the event of the verb
// at v: direct object, passive subject, or the noun of a relative clause.
func (t *tree) patients(v int) []int {
	if t.passive(v) {
		if s := t.kid(v, "nsubj:pass", "nsubj"); s >= 0 {
			if t.relative(s) && t.tok(v).Head >= 0 {
				return []int{t.tok(v).Head}
			}
			return t.conjuncts(s)
		}
		switch t.rel(v) {
		case "acl":
			return t.conjuncts(t.tok(v).Head)
		case "conj":
			if h := t.tok(v).Head; !t.passive(h) {
				return t.agents(h, maxClimb-1) // "resisted and was warned"
			}
			return t.patients(t.tok(v).Head)
		case "xcomp":
			if h := t.tok(v).Head; h >= 0 {
				return t.agents(h, maxClimb-1)
			}
		}
		return nil
	}
	var out []int
	t.kids(v, func(k int) bool {
		if r := t.tok(k).Rel; (r == "obj" || r == "iobj") && !t.relative(k) {
			out = append(out, t.conjuncts(k)...)
		}
		return true
	})
	if len(out) == 0 {
		out = t.bareOblique(v)
	}
	if len(out) > 0 {
		return out
	}
	if tok := t.tok(v); tok.Rel == "acl:relcl" && tok.Head >= 0 && (t.relativeObject(v) || t.kid(v, "nsubj") >= 0 && !t.relative(t.kid(v, "nsubj"))) {
		return []int{tok.Head}
	}
	// A shared object stands at the last of several coordinated verbs:
	// "criticized and threatened Iran".
	for k := t.first[v]; k >= 0; k = t.next[k] {
		if t.rel(int(k)) == "conj" && t.tok(int(k)).UPOS == "VERB" && int(k) <= v+3 && t.kid(int(k), "nsubj", "mark", "aux") < 0 && !t.passive(int(k)) {
			return t.patients(int(k))
		}
	}
	return nil
}

// bareOblique returns the name right after v that the parser took for an oblique
// though no preposition stands before it.
func (t *tree) bareOblique(v int) []int {
	var out []int
	t.kids(v, func(k int) bool {
		if t.tok(k).Rel == "obl" && k > v && t.nominal(k) && t.preposition(k) == "" {
			out = t.conjuncts(k)
		}
		return len(out) == 0
	})
	return out
}

func (t *tree) relativeObject(v int) bool {
	k := t.kid(v, "obj")
	return k >= 0 && t.relative(k)
}
