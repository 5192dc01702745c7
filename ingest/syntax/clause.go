package syntax

import (
	"strings"
)

// Passive tells whether the verb at v is in the passive voice: a passive
// auxiliary or subject, or a past participle that modifies a noun.
func (t *Tree) Passive(v int) bool {
	if t.Kid(v, "aux:pass") >= 0 {
		return true
	}
	tok := t.Tok(v)
	if t.Kid(v, "nsubj:pass") >= 0 {
		// Without a form of "be", or with an object, the parser misread it.
		return t.Kid(v, "obj") < 0 && t.Kid(v, "aux") < 0
	}
	if tok.XPOS == "VBN" && t.Rel(v) == "conj" && t.Kid(v, "nsubj", "aux") < 0 && t.Kid(v, "obj") < 0 && tok.Head >= 0 {
		return t.Passive(tok.Head)
	}
	if t.verbless(v) {
		return false
	}
	if by := t.Agents(v); len(by) > 0 && t.Kid(by[0], "case") <= v+2 && (tok.XPOS == "VBN" || tok.XPOS == "VBD") && tok.Rel == "root" && t.Tok(by[0]).UPOS == "PROPN" && t.Kid(v, "obj", "aux") < 0 {
		return true // "Sofia accused by Skopje", as headlines have it
	}
	return tok.XPOS == "VBN" && (tok.Rel == "acl" || tok.Rel == "advcl") && t.Kid(v, "aux", "nsubj") < 0 && t.Kid(v, "obj") < 0
}

// verbless tells whether v modifies the nominal root of its sentence: where the
// parser found no other verb, the participle is the predicate ("Farmers
// demonstrated against the law").
func (t *Tree) verbless(v int) bool {
	h := t.Tok(v).Head
	return h >= 0 && t.Tok(v).Rel == "acl" && t.Tok(h).Rel == "root" && t.Nominal(h) && t.Kid(h, "cop") < 0
}

// MaxClimb bounds the walk from a verb to the clause that it takes its subject
// from; deeper chains are parsing errors in practice.
const MaxClimb = 6

// Subjects returns the heads of the phrases that act in the event of the verb
// (or predicate) at v, through passive, control, coordination, participles and
// relative clauses.
func (t *Tree) Subjects(v int) []int { return t.actors(v, MaxClimb) }

func (t *Tree) actors(v, depth int) []int {
	if depth == 0 || v < 0 {
		return nil
	}
	if t.Passive(v) {
		return t.Agents(v)
	}
	if s := t.Kid(v, "nsubj", "nsubj:pass"); s >= 0 {
		if t.Relative(s) {
			if n := t.Tok(v).Head; n >= 0 && strings.HasPrefix(t.Tok(v).Rel, "acl") {
				return []int{n}
			}
		}
		return t.allSubjects(v)
	}
	if s := t.strayed(v); len(s) > 0 {
		return s
	}
	h := t.Tok(v).Head
	if h < 0 {
		return nil
	}
	switch t.Rel(v) {
	case "conj":
		return t.actors(h, depth-1)
	case "xcomp":
		if o := t.Kid(h, "obj", "iobj"); o >= 0 && !t.subjectControl(h) && !t.Relative(o) && t.Tok(o).XPOS != "WDT" {
			return t.Conjuncts(o)
		}
		if t.Passive(h) {
			return t.Patients(h)
		}
		return t.actors(h, depth-1)
	case "advcl", "parataxis":
		return t.controllers(h, depth)
	case "acl":
		return t.nounAgents(v, h)
	case "ccomp", "csubj", "obl", "nmod":
		if t.Tok(v).XPOS == "VBG" || t.Tok(v).XPOS == "VB" {
			return t.controllers(h, depth)
		}
	}
	return nil
}

// allSubjects returns the conjuncts of all active subjects of v. A tree has one
// subject a verb, but the parser at times hangs both parts of "A and B" on it.
func (t *Tree) allSubjects(v int) []int {
	var out []int
	t.Each(v, func(k int) bool {
		if t.Rel(k) == "nsubj" && !t.Relative(k) {
			out = append(out, t.Conjuncts(k)...)
		}
		return true
	})
	return out
}

// strayed returns the subject that the parser hung on an auxiliary of v.
func (t *Tree) strayed(v int) []int {
	var out []int
	t.Each(v, func(k int) bool {
		if t.Rel(k) == "aux" || t.Rel(k) == "cop" {
			if s := t.Kid(k, "nsubj"); s >= 0 {
				out = t.Conjuncts(s)
			}
		}
		return len(out) == 0
	})
	return out
}

// controllers are the subjects that a clause without one shares with the verb
// h above it.
func (t *Tree) controllers(h, depth int) []int {
	if t.Passive(h) {
		if p := t.Patients(h); len(p) > 0 {
			return p
		}
	}
	if up := t.Tok(h).UPOS; up == "NOUN" || up == "PROPN" {
		if t.Kid(h, "cop") < 0 && t.Kid(h, "nsubj") < 0 {
			return t.nounOwners(h)
		}
	}
	return t.actors(h, depth-1)
}

// nounAgents are the actors of a verb v that modifies the noun n: the noun for
// an active participle, the noun's owner for an infinitive ("Iran's refusal to
// talk") and for what a text does ("adopted a resolution condemning").
func (t *Tree) nounAgents(v, n int) []int {
	if t.Tok(v).XPOS == "VB" {
		return t.nounOwners(n)
	}
	if t.words.Text(t.Tok(n).Lemma) {
		if by := t.nounOwners(n); len(by) > 0 {
			return by
		}
		if h := t.Tok(n).Head; h >= 0 && t.Tok(n).Rel == "nsubj:pass" {
			return t.Agents(h)
		}
	}
	return t.Conjuncts(n)
}

// nounOwners are the possessor or agent of noun n ("plans by the rebels"), else
// the subject of the verb that n is the object of.
func (t *Tree) nounOwners(n int) []int {
	if p := t.Kid(n, "nmod:poss"); p >= 0 {
		return t.Conjuncts(p)
	}
	if by := t.Oblique(n, "by"); len(by) > 0 {
		return by
	}
	if h := t.Tok(n).Head; h >= 0 && t.Tok(h).UPOS == "VERB" && t.Rel(n) == "obj" {
		return t.actors(h, 2)
	}
	return nil
}

// Agents returns the heads of the phrases with "by" that say who acts in the passive
// verb at v.
func (t *Tree) Agents(v int) []int {
	var out []int
	t.Each(v, func(k int) bool {
		if t.Rel(k) == "obl" && t.Preposition(k) == "by" {
			out = t.Conjuncts(k)
			return false
		}
		return true
	})
	if len(out) > 0 || t.Kid(v, "aux:pass") < 0 {
		return out
	}
	// "was handed over to the army by the bank": the agent hangs on the last phrase.
	t.Each(v, func(k int) bool {
		if p := t.Preposition(k); k > v && t.Rel(k) == "obl" && (p == "to" || p == "from" || p == "against") {
			out = t.Oblique(k, "by")
		}
		return len(out) == 0
	})
	return out
}

// Relative tells whether token i is a relative pronoun.
func (t *Tree) Relative(i int) bool {
	switch t.Tok(i).Lower {
	case "who", "which", "that", "whom":
		return t.Tok(i).UPOS == "PRON"
	}
	return false
}

// subjectControl lists the few verbs whose subject, not object, acts in their
// complement.
func (t *Tree) subjectControl(h int) bool {
	switch t.Tok(h).Lemma {
	case "promise", "threaten", "use", "vow", "have":
		return true
	}
	return false
}

// Patients returns the heads of the phrases that undergo the event of the verb
// at v: direct object, passive subject, or the noun of a relative clause.
func (t *Tree) Patients(v int) []int {
	if t.Passive(v) {
		if s := t.Kid(v, "nsubj:pass", "nsubj"); s >= 0 {
			if t.Relative(s) && t.Tok(v).Head >= 0 {
				return []int{t.Tok(v).Head}
			}
			return t.Conjuncts(s)
		}
		switch t.Rel(v) {
		case "acl":
			return t.Conjuncts(t.Tok(v).Head)
		case "conj":
			if h := t.Tok(v).Head; !t.Passive(h) {
				return t.actors(h, MaxClimb-1) // "resisted and was warned"
			}
			return t.Patients(t.Tok(v).Head)
		case "xcomp":
			if h := t.Tok(v).Head; h >= 0 {
				return t.actors(h, MaxClimb-1)
			}
		}
		return nil
	}
	var out []int
	t.Each(v, func(k int) bool {
		if r := t.Tok(k).Rel; (r == "obj" || r == "iobj") && !t.Relative(k) {
			out = append(out, t.Conjuncts(k)...)
		}
		return true
	})
	if len(out) == 0 {
		out = t.bareOblique(v)
	}
	if len(out) > 0 {
		return out
	}
	if tok := t.Tok(v); tok.Rel == "acl:relcl" && tok.Head >= 0 && (t.relativeObject(v) || t.Kid(v, "nsubj") >= 0 && !t.Relative(t.Kid(v, "nsubj"))) {
		return []int{tok.Head}
	}
	// A shared object stands at the last of several coordinated verbs:
	// "criticized and threatened Iran".
	for k := t.first[v]; k >= 0; k = t.next[k] {
		if t.Rel(int(k)) == "conj" && t.Tok(int(k)).UPOS == "VERB" && int(k) <= v+3 && t.Kid(int(k), "nsubj", "mark", "aux") < 0 && !t.Passive(int(k)) {
			return t.Patients(int(k))
		}
	}
	return nil
}

// bareOblique returns the name right after v that the parser took for an oblique
// though no preposition stands before it.
func (t *Tree) bareOblique(v int) []int {
	var out []int
	t.Each(v, func(k int) bool {
		if t.Tok(k).Rel == "obl" && k > v && t.Nominal(k) && t.Preposition(k) == "" {
			out = t.Conjuncts(k)
		}
		return len(out) == 0
	})
	return out
}

func (t *Tree) relativeObject(v int) bool {
	k := t.Kid(v, "obj")
	return k >= 0 && t.Relative(k)
}

// Infinitive tells whether "to" introduces the verb at v.
func (t *Tree) Infinitive(v int) bool {
	m := t.Kid(v, "mark")
	return m >= 0 && t.Tok(m).Lower == "to"
}

// Finite tells whether the verb at v has a tense of its own and is active.
func (t *Tree) Finite(v int) bool {
	switch t.Tok(v).XPOS {
	case "VBD", "VBZ", "VBP":
		return !t.Passive(v)
	}
	return t.Kid(v, "aux") >= 0 && !t.Passive(v) && t.Tok(v).XPOS != "VB"
}
