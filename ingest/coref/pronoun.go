package coref

import (
	"sort"
	"strings"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// Weights of antecedents by their part in the clause. The order is that of
// centering theory (Grosz, Joshi and Weinstein 1995): subject, object, others;
// the steps leave room for one sentence of distance to outweigh one rank.
const (
	roleSubject = 3.0
	roleObject  = 1.6
	roleOblique = 1.0
	roleOwner   = 0.8
	roleNoun    = 0.5
	// roleModifier is that of a nationality before a noun, hardly spoken of.
	roleModifier = 0.2
)

// role weighs the part that mention i has in its clause; 0 for modifiers.
func (c *chains) role(i int) float64 {
	m := &c.d.Mentions[i]
	h := c.firstConjunct(m.Head)
	if r := relationRole(c.token(h).Rel); r > 0 {
		if c.token(h).Rel == "root" && c.opens(m, h) {
			return roleSubject // a subject that a wrong tree made the root
		}
		return r
	}
	if m.Form == document.Adjective {
		return roleModifier
	}
	return roleNoun
}

// firstConjunct climbs from token h to the phrase that it is coordinated with or
// joined to.
func (c *chains) firstConjunct(h int) int {
	for steps := 0; steps < 6 && c.token(h).Head >= 0; steps++ {
		switch base, _, _ := strings.Cut(c.token(h).Rel, ":"); base {
		case "conj", "appos", "flat":
			h = c.token(h).Head
		default:
			return h
		}
	}
	return h
}

// opens tells whether the mention opens the sentence of token h.
func (c *chains) opens(m *document.Mention, h int) bool {
	s := c.d.SentenceOf(h)
	return s >= 0 && c.d.Sentences[s].Start >= m.Start-1
}

// relationRole weighs a relation; 0 for those that only the form of the phrase
// tells apart.
func relationRole(rel string) float64 {
	switch rel {
	case "obl:agent":
		return roleSubject
	case "nmod:poss":
		return roleOwner
	}
	base, _, _ := strings.Cut(rel, ":")
	switch base {
	case "nsubj", "csubj":
		return roleSubject
	case "obj", "iobj":
		return roleObject
	case "obl", "root", "parataxis", "vocative", "ccomp":
		return roleOblique
	case "nmod":
		return roleNoun
	}
	return 0
}

// reach is how many sentences back a pronoun looks.
const reach = 4

// pronoun resolves a pronoun of the third person to the antecedent that fits in
// gender and number and stands out most. First persons wait for the speakers.
func (c *chains) pronoun(i int) {
	m := &c.d.Mentions[i]
	p, ok := c.lex.pronouns[c.token(m.Head).Lower]
	if !ok || p.person != 3 || p.gender == 'n' && c.empty(m.Head) {
		return
	}
	best, score := c.antecedent(i, p)
	if best >= 0 && p.gender == 'n' && c.rival(m, c.sentence[i]) > score {
		return // it is a thing that was spoken of, not an actor
	}
	if best < 0 {
		if p.plural && !p.own {
			m.Members = c.onlyPersons(c.sentence[i] - 1)
		}
		return
	}
	if s := &c.seen[best]; s.entity >= 0 {
		c.assign(i, s.entity)
		if e := c.root(s.entity); c.gender[e] == 0 && p.gender != 'n' {
			c.gender[e] = p.gender
		}
	} else {
		m.Members = s.members
	}
}

// rival measures how much the singular nouns that are no actors stand out for
// "it", which may stand for one of them; 0 if there are none near.
func (c *chains) rival(m *document.Mention, sentence int) float64 {
	best := 0.0
	for s := sentence; s >= 0 && s >= sentence-1; s-- {
		span := c.d.Sentences[s].Span
		for i := span.Start; i < min(span.End, m.Start); i++ {
			t := c.token(i)
			if t.UPOS != "NOUN" && t.UPOS != "PROPN" || plural(t) || c.d.MentionAt(i) != nil || m.Contains(i) {
				continue
			}
			if r := relationRole(t.Rel); r >= roleOblique && t.Head != c.token(m.Head).Head {
				v := c.prominence(r, m, sentence-s)
				best = max(best, v)
			}
		}
	}
	return best
}

// controlling is added for the subject of the clause above ("Peru said it ..."):
// it outweighs any difference of how often two subjects are named.
const controlling = 1.5

// talking is added where both are subjects of verbs of saying in different sentences:
// who speaks goes on speaking ("He also said"), whoever was spoken of meanwhile.
const talking = 1.0

// undergoing is added where both are what something is done to: passives go on so.
const undergoing = 0.5

// together is added for several subjects that "and" joins: they outweigh the last of them
// alone, however often it is named.
const together = 1.0

// governs tells whether the phrase headed by a is the subject of the verb that
// the clause of the pronoun at b depends on.
func (c *chains) governs(a, b int) bool {
	if !strings.HasPrefix(c.token(b).Rel, "nsubj") || !strings.HasPrefix(c.token(a).Rel, "nsubj") {
		return false
	}
	v := c.token(b).Head
	return v >= 0 && c.token(v).Head >= 0 && c.token(v).Head == c.token(a).Head
}

// joinedTo tells whether the phrase that the pronoun at b owns is coordinated with
// the phrase headed by a ("Peru and its allies").
func (c *chains) joinedTo(a, b int) bool {
	h := c.token(b).Head
	return h >= 0 && c.token(h).Rel == "conj" && c.token(h).Head == a
}

// prominence is how much a phrase stands out for a pronoun by its part and its
// distance in sentences.
func (c *chains) prominence(role float64, m *document.Mention, gap int) float64 {
	v := role + recency/(1+float64(gap))
	if role == roleSubject && strings.HasPrefix(c.token(m.Head).Rel, "nsubj") {
		v += 0.5 // subjects go on as subjects
	}
	return v
}

// recency is the weight of standing in the same sentence, halved in the next: a
// subject of the sentence before (3 + 2.5) yields to an oblique of the same one
// (1 + 5).
const recency = 5.0

// antecedent returns the index into seen of the antecedent that fits the pronoun
// at mention i and stands out most, with how much it does; or -1.
func (c *chains) antecedent(i int, p pronoun) (best int, score float64) {
	m := &c.d.Mentions[i]
	best = -1
	// "it" as an object rarely stands for an actor of an earlier sentence
	near := p.gender == 'n' && !p.own && !strings.HasPrefix(c.token(m.Head).Rel, "nsubj")
	for k := len(c.seen) - 1; k >= 0; k-- {
		s := &c.seen[k]
		gap := c.sentence[i] - s.sentence
		if gap > reach || near && gap > 0 {
			break
		}
		if !c.agrees(s, p, m.Head, gap) || c.bound(m, s, p) || c.ownWords(m, s) || c.saidBy(m, s) {
			continue
		}
		v := c.salience(m, s, gap)
		if p.plural && s.entity >= 0 && c.one(s) {
			v -= singular
		}
		if v > score {
			best, score = k, v
		}
	}
	return best, score
}

// empty tells whether "it" stands for no thing: "it is likely that".
func (c *chains) empty(h int) bool {
	t := c.token(h)
	if t.Rel == "expl" || t.Head < 0 {
		return true
	}
	if t.Rel != "nsubj" && t.Rel != "nsubj:pass" {
		return false
	}
	if t.Rel == "nsubj:pass" && c.lex.impersonal["passive "+c.token(t.Head).Lemma] {
		return true // "it is reported"
	}
	for k := c.first[t.Head]; k >= 0; k = c.next[k] {
		switch c.token(int(k)).Rel {
		case "csubj", "csubj:pass":
			return true
		case "cop":
			if h := c.token(t.Head); h.UPOS == "ADJ" && !c.lex.impersonal["personal "+h.Lower] {
				return true
			}
		case "ccomp":
			if t.Rel == "nsubj:pass" || c.lex.impersonal["active "+c.token(t.Head).Lemma] {
				return true // "it was agreed that", "it follows that"
			}
		}
	}
	return false
}

// stateOffice tells whether the pronoun at token i owns an office of a state.
func (c *chains) stateOffice(i int) bool {
	h := c.token(i).Head
	if h < 0 {
		return false
	}
	t, ok := c.g.TitleNoun(gazetteer.Singular(c.token(h)))
	return ok && (t.Of == "state" || t.Office == "president")
}

// agrees tells whether an antecedent fits a pronoun at token at.
func (c *chains) agrees(s *sighting, p pronoun, at, gap int) bool {
	if s.entity < 0 {
		return p.plural && gap <= 1
	}
	e := c.entity(s.entity)
	n := &c.d.Mentions[s.mention]
	person := e.Kind == "person" || n.Form == document.Nominal && e.Generic && c.single(s.mention)
	switch p.gender {
	case 'm', 'f':
		g := c.gender[c.root(s.entity)]
		return person && (g == 0 || g == p.gender)
	case 'n':
		if !p.own && (gap > 0 && s.role < roleSubject || s.role < roleOblique) {
			return false
		}
		if p.own && c.stateOffice(at) && e.Kind != "country" {
			return false // "its president"
		}
		return !person && e.Kind != "place" && gap <= 2 && !(e.Generic && plural(c.token(n.Head)))
	}
	if person || e.Kind == "place" {
		return false
	}
	many := e.Generic && !c.single(s.mention)
	return many && gap <= 2 || gap <= 1 && s.role >= roleOwner
}

// bound tells whether syntax forbids a pronoun to denote an antecedent: the
// object of a verb, or what its object is done with, is not its subject.
func (c *chains) bound(m *document.Mention, s *sighting, p pronoun) bool {
	if p.own {
		// "his counterpart" is not he: a possessive lies within its owner's phrase
		n := &c.d.Mentions[s.mention]
		return n.Start <= m.Start && m.End <= n.End
	}
	v := c.token(m.Head).Head
	if v < 0 || strings.HasPrefix(c.token(m.Head).Rel, "nsubj") {
		return false
	}
	if t := c.token(v); t.UPOS == "NOUN" && t.Head >= 0 && (t.Rel == "obj" || t.Rel == "obl") && c.argument(v, "nmod:poss") < 0 {
		v = t.Head // "will hold talks with him"
	}
	e := c.doer(v)
	return e >= 0 && e == c.root(s.entity)
}

// doer returns the entity that does what the verb at token v tells, or -1: its
// subject, or where it has none that of the verb that it is joined to ("met Dahl and
// urged him") or that it goes along with; the object of a verb that has somebody do
// it ("asked Dahl to help him").
func (c *chains) doer(v int) int {
	for range maxClauses {
		if e := c.subjectOf(v); e >= 0 {
			return e
		}
		t := c.token(v)
		if t.Head < 0 || t.UPOS != "VERB" {
			return -1
		}
		switch t.Rel {
		case "xcomp":
			if e := c.argument(t.Head, "obj"); e >= 0 {
				return e
			}
		case "conj":
		case "advcl":
			if t.XPOS != "VBG" {
				return -1
			}
		default:
			return -1
		}
		v = t.Head
	}
	return -1
}

// maxClauses is how many clauses up the subject of a verb without one is looked for.
const maxClauses = 4

// subjectOf returns the entity of the subject of the verb at token v, or -1.
func (c *chains) subjectOf(v int) int {
	if e := c.argument(v, "nsubj"); e >= 0 {
		return e
	}
	return c.argument(v, "nsubj:pass")
}

// argument returns the entity of the dependent of token v with the relation, or -1.
func (c *chains) argument(v int, rel string) int {
	for k := c.first[v]; k >= 0; k = c.next[k] {
		if c.token(int(k)).Rel == rel {
			if n := c.d.MentionAt(int(k)); n != nil {
				return c.root(n.Entity)
			}
		}
	}
	return -1
}

// speechReach is how many stretches of words back one is looked for that a token stands
// in: they nest in each other, but not as deep as this.
const speechReach = 50

// ownWords tells whether the pronoun stands in words of the antecedent itself,
// who would say "I".
func (c *chains) ownWords(m *document.Mention, s *sighting) bool {
	after := sort.Search(len(c.d.Speech), func(i int) bool { return c.d.Speech[i].Start > m.Head })
	for i := max(0, after-speechReach); i < after; i++ {
		q := &c.d.Speech[i]
		if q.Quoted && q.Contains(m.Head) && q.Speaker >= 0 && c.root(q.Speaker) == c.root(s.entity) {
			return true
		}
	}
	return false
}

// salience measures how much an antecedent stands out for a pronoun.
func (c *chains) salience(m *document.Mention, s *sighting, gap int) float64 {
	n := &c.d.Mentions[s.mention]
	v := c.prominence(s.role, m, gap)
	if s.entity >= 0 {
		v += 0.1 * float64(min(c.count[c.root(s.entity)], 8))
		if c.governs(n.Head, m.Head) || c.joinedTo(n.Head, m.Head) {
			v += controlling
		}
	} else if s.role == roleSubject && strings.HasPrefix(c.token(m.Head).Rel, "nsubj") {
		v += together
	}
	if gap > 0 && c.talks(m.Head) && c.talks(n.Head) {
		v += talking
	}
	if r := c.token(m.Head).Rel; r == "nsubj:pass" && c.token(n.Head).Rel == r {
		v += undergoing
	}
	// the later of two equals
	return v + 0.001*float64(n.Head)/float64(len(c.d.Tokens)+1)
}
