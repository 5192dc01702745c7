package coref

import (
	"math"
	"slices"
	"strings"

	"newsgraph/ingest/document"
)

// home finds what the office of p belongs to where its phrase does not say:
// another phrase gives the same person an office of that kind, or else it is the
// state that the text around the name draws to it most.
func (c *chains) home(p *post) int {
	for _, q := range c.posts {
		if q.of >= 0 && q.person == p.person && (q.title.Office == p.title.Office || q.title.Of == "state" && p.title.Of == "state") {
			return q.of
		}
	}
	if e := c.ledGroup(p); e >= 0 {
		return e
	}
	if f, ok := c.g.Figure(c.d.Entities[p.person].Name); ok {
		return c.keyed("country:" + f.Country)
	}
	if p.title.Of != "state" && !strings.HasPrefix(p.title.Office, "minister:") && p.title.Office != "president" && p.title.Office != "vice president" {
		return -1 // a general, a director may be anybody's
	}
	best, pull := -1, 0.0
	for _, e := range c.states {
		if at := c.d.Offices[p.office].Span.Start; !c.introduced(e, at) || c.actsOn(at, e) {
			continue
		}
		v := c.statePull(e, p)
		if c.held(p, e) {
			v *= pullHeld
		}
		if v > pull {
			best, pull = e, v
		}
	}
	if pull < pullSure && best >= 0 && !c.prevails(best) {
		return -1
	}
	return best
}

// introduced tells whether a state is named, not only as the other side, no later
// than in the sentence after that of token at.
func (c *chains) introduced(e, at int) bool {
	if c.named[e] <= c.others[e] {
		return false
	}
	_, to := c.within(c.d.SentenceOf(at) + 1)
	for i := range to {
		if c.stateOf(c.d.Mentions[i].Entity) == e {
			return true
		}
	}
	return false
}

// prevails tells whether a state is named, itself or by its bodies, more often
// than all others of the article together.
func (c *chains) prevails(e int) bool {
	return c.share(e) > 0.5
}

// leads tells whether no state is named more often than e.
func (c *chains) leads(e int) bool {
	for _, x := range c.states {
		if c.named[c.root(x)] > c.named[c.root(e)] {
			return false
		}
	}
	return true
}

// share is the part that a state and its bodies have in all mentions of states.
func (c *chains) share(e int) float64 {
	all := 0
	for _, x := range c.states {
		all += c.named[x]
	}
	return float64(c.named[e]) / float64(max(all, 1))
}

// facingOwner tells whether a mention modifies the noun of a phrase that is the
// goal of something ("thanked the Brazilian leader").
func (c *chains) facingOwner(m *document.Mention) bool {
	h := c.token(m.Head).Head
	if h < 0 || m.Form != document.Adjective && c.token(m.Head).Rel != "nmod:poss" {
		return false
	}
	n := c.d.MentionAt(h)
	return n != nil && n.Form == document.Nominal && n.Start <= m.Start && c.facing(n)
}

// faced tells whether the phrase that begins at token i is itself named as the
// other side ("talks with President Lee").
func (c *chains) faced(i int) bool {
	if i == 0 {
		return false
	}
	switch c.token(i - 1).Lower {
	case "with", "against":
		return true
	}
	return false
}

// confronted tells whether the officer whose phrase begins at token at is the object
// of what the state of e does ("Chad accused President Lee").
func (c *chains) confronted(at, e int) bool {
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		if m.Start != at || m.Form != document.Named {
			continue
		}
		t := c.token(m.Head)
		if t.Head < 0 || t.Rel != "obj" && t.Rel != "iobj" {
			return false
		}
		d := c.doer(t.Head)
		return d >= 0 && c.stateOf(d) == e
	}
	return false
}

// actsOn tells whether the officer whose phrase begins at token at does something to
// the state of e or to somebody of it ("Foreign Minister Lee thanked Chad").
func (c *chains) actsOn(at, e int) bool {
	v := -1
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		if m.Start == at && m.Form == document.Named && c.token(m.Head).Rel == "nsubj" {
			v = c.token(m.Head).Head
		}
		if v < 0 || m.Start <= v || c.stateOf(m.Entity) != e {
			continue
		}
		for h := m.Head; h > v; h = c.token(h).Head {
			if c.token(h).Head == v && (c.token(h).Rel == "obj" || c.token(h).Rel == "iobj") {
				return true
			}
		}
		if c.sentence[i] > c.d.SentenceOf(at) {
			return false
		}
	}
	return false
}

// facing tells whether a mention is named as the other side of something.
func (c *chains) facing(m *document.Mention) bool {
	if r := c.token(m.Head).Rel; m.Start == 0 || r == "obj" || r == "iobj" {
		return m.Start > 0
	}
	switch c.token(m.Start - 1).Lower {
	case "to", "with", "against", "on", "toward", "towards", "from", "for":
		return true
	}
	return false
}

// ledGroup returns the state of the delegation that the phrase of p leads ("a
// Chinese delegation led by Vice Premier Liu"), or -1.
func (c *chains) ledGroup(p *post) int {
	i := c.d.Offices[p.office].Span.Start
	if i < 3 || c.token(i-1).Lower != "by" || c.token(i-2).Lemma != "lead" && c.token(i-2).Lemma != "head" {
		return -1
	}
	for k := i - 3; k >= max(0, i-8); k-- {
		if m := c.d.MentionAt(k); m != nil && m.Form == document.Nominal && m.Entity >= 0 {
			if e := c.stateOf(m.Entity); e >= 0 && c.d.Entities[e].Kind == "country" {
				return e
			}
		}
	}
	return -1
}

// held tells whether somebody else holds the office of p in the state of o.
func (c *chains) held(p *post, o int) bool {
	if p.title.Former {
		return false
	}
	for _, q := range c.posts {
		if q.of >= 0 && q.person != p.person && q.title.Office == p.title.Office && c.sameState(q.of, o) {
			return true
		}
	}
	return false
}

// Pull of a state on an office without owner.
const (
	// pullElsewhere is the weight of a mention in another sentence: it only
	// decides when no state is named in the sentence.
	pullElsewhere = 0.02
	// pullShare is the weight of the share of a state in the whole article.
	pullShare = 0.1
	// pullPlace is what remains for a place in the sentence, which may be where an
	// officer is a guest.
	pullPlace = 0.5
	// pullBefore is that of a state named in the sentence before, half of it in
	// the one before that: about as much as one at some distance in the sentence.
	pullBefore = 0.1
	// pullSure is the least pull on which a state is taken that does not prevail
	// in the article: mentions far off alone do not reach it, and of the guesses
	// on development texts those below are mostly wrong.
	pullSure = 0.1
	// pullGoal is what remains of it for a state named as the goal of something.
	pullGoal = 0.4
	// pullPhrase is added where a phrase of the article gives that state the
	// office ("the Israeli defence minister"); presidents and heads of
	// government, which every state has, tell less.
	pullPhrase, pullCommonPhrase = 1.0, 0.2
	// pullHeld is what remains for a state of which somebody else has the office;
	// a state may have had it held by two.
	pullHeld = 0.3
	// pullFacing is taken off for a state that the sentence names as the goal of
	// something ("his visit to Germany").
	pullFacing = 0.05
	// pullDateline is added for the state that the article reports from.
	pullDateline = 0.3
	// pullReach is the distance in tokens at which a mention counts half.
	pullReach = 10.0
)

// statePull measures how much an article joins a state to the office of p: by
// the mentions of the state and its bodies in the sentence that gives the office,
// against how often it is named at all, and by phrases for that office.
func (c *chains) statePull(e int, p *post) float64 {
	at := c.d.Offices[p.office].Span.Start
	near, here := 0.0, 0
	from, to := c.within(c.d.SentenceOf(at))
	for i := from; i < to; i++ {
		m := &c.d.Mentions[i]
		if c.stateOf(m.Entity) != e {
			continue
		}
		if !c.facing(m) {
			here++
		}
		if c.facing(m) || c.facingOwner(m) || m.Head < at && c.faced(at) {
			near -= pullFacing
		} else {
			weight := 1.0
			if m.Entity >= 0 && c.entity(m.Entity).Kind == "place" {
				weight = pullPlace
			}
			near += weight / (1 + math.Abs(float64(m.Head-at))/pullReach)
		}
	}
	if c.confronted(at, e) {
		near -= pullPhrase
	}
	if c.dateline() == c.d.Entities[e].Country {
		near += pullDateline
	}
	near += pullElsewhere * float64(c.named[e]-c.others[e]-here)
	return near/math.Sqrt(float64(max(c.named[e], 1))) + pullShare*c.share(e) + c.pullOfSentencesBefore(e, at) + c.phrasePull(e, p)
}

// pullOfSentencesBefore is the part of the two sentences before that of token at,
// by the share that the state has in what they name.
func (c *chains) pullOfSentencesBefore(e, at int) float64 {
	pull := 0.0
	for gap := 1; gap <= 2; gap++ {
		s := c.d.SentenceOf(at) - gap
		if s < 0 {
			break
		}
		own, all := 0.0, 0.0
		from, to := c.within(s)
		for i := from; i < to; i++ {
			x := c.root(c.d.Mentions[i].Entity)
			if x < 0 || c.d.Entities[x].Kind == "place" {
				continue // where it happens, which may be abroad
			}
			x = c.stateOf(c.officeOwner(x))
			if x < 0 || c.d.Entities[x].Kind != "country" {
				continue
			}
			weight := 1.0
			if c.facing(&c.d.Mentions[i]) {
				weight = pullGoal
			}
			all += weight
			if x == e {
				own += weight
			}
		}
		pull += pullBefore / float64(gap) * own / max(all, 1)
	}
	return pull
}

// officeOwner returns what the office of a person belongs to as far as the words
// tell it, and any other entity as it is.
func (c *chains) officeOwner(e int) int {
	for _, q := range c.posts {
		if q.of >= 0 && c.root(q.person) == e {
			return c.root(q.of)
		}
	}
	return e
}

// phrasePull is the part of phrases for the office with the state as owner.
func (c *chains) phrasePull(e int, p *post) float64 {
	for _, i := range c.titled {
		if c.titles[i].Office != p.title.Office || !c.sameState(c.owner(&c.d.Mentions[i]), e) {
			continue
		}
		if p.title.Office == "president" || p.title.Office == "prime minister" {
			return pullCommonPhrase
		}
		return pullPhrase
	}
	return 0
}

// within returns the mentions of a sentence, as a half-open range.
func (c *chains) within(sentence int) (from, to int) {
	from, _ = slices.BinarySearch(c.sentence, sentence)
	to, _ = slices.BinarySearch(c.sentence, sentence+1)
	return from, to
}

// stateOf returns the state that an entity is, is a body of or lies in, or -1.
func (c *chains) stateOf(e int) int {
	if e = c.root(e); e < 0 {
		return -1
	}
	x := &c.d.Entities[e]
	if p := c.root(x.PartOf); p >= 0 {
		return p
	}
	if x.Kind == "place" && x.Country != "" {
		return c.keyed("country:" + x.Country)
	}
	return e
}

// implyStates adds to the states of the article those that it names by their
// places and bodies alone.
func (c *chains) implyStates() {
	for i := range c.d.Mentions {
		e := c.root(c.d.Mentions[i].Entity)
		if e < 0 {
			continue
		}
		if x := &c.d.Entities[e]; x.Kind == "place" && x.Country != "" {
			c.addState(x.Country)
		}
		if e = c.stateOf(e); e >= 0 && c.d.Entities[e].Kind == "country" && !holds(c.states, e) {
			c.states = append(c.states, e)
		}
	}
}

// addState makes the entity of the state with an ISO code, unless there is one.
func (c *chains) addState(code string) {
	entry := c.g.State(code)
	if entry == nil || c.keyed(entry.Key) >= 0 {
		return
	}
	c.byKey[entry.Key] = len(c.d.Entities)
	c.parent = append(c.parent, len(c.d.Entities))
	c.gender, c.count = append(c.gender, 0), append(c.count, 0)
	c.d.Entities = append(c.d.Entities, document.Entity{
		Key: entry.Key, Kind: entry.Kind, Name: entry.Name, Country: code, PartOf: -1,
	})
}

// countStates counts the mentions of each state and its bodies.
func (c *chains) countStates() {
	c.implyStates()
	c.named, c.others = make([]int, len(c.d.Entities)), make([]int, len(c.d.Entities))
	for i := range c.d.Mentions {
		if e := c.stateOf(c.d.Mentions[i].Entity); e >= 0 {
			c.named[e]++
			if c.facing(&c.d.Mentions[i]) {
				c.others[e]++
			}
		}
	}
}
