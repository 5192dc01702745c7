package event

import (
	"math"
	"sort"
	"strings"

	"newsgraph/graph"
)

// meet notes an encounter at trigger token n, carried by verb (or -1).
func (x *extraction) meet(n, verb int, r graph.Relation, m mode, parties []int) {
	_, status, ok := turn(r, m, false)
	if !ok || r == graph.Visited {
		return // a visit is not yet a meeting
	}
	date := x.date(n)
	if status == graph.Actual && x.ahead(date) {
		status = graph.Planned
	}
	parties = x.withoutHome(unique(parties))
	if len(parties) == 0 && !x.definite(n) {
		return
	}
	x.meets = append(x.meets, note{
		Meeting: Meeting{
			Parties: parties, Place: x.place(n, verb, parties), Date: date,
			Format: x.format(n, verb, r), Status: status,
			Mentions: []Trigger{{n, x.d.SentenceOf(n)}},
		},
		told:  x.t.tok(n).UPOS == "VERB" || verb >= 0 || status != graph.Actual || x.ahead(date),
		solo:  x.solo(n),
		known: x.definite(n) || x.nounMode(n).future,
	})
}

// address notes a press conference, briefing or the like at noun n, where one
// party speaks and nobody answers, and tells whether n is one.
func (x *extraction) address(n int, r graph.Relation, m mode) bool {
	if !x.solo(n) {
		return false
	}
	v := x.t.tok(n).Head
	if v >= 0 && x.t.tok(v).UPOS == "VERB" {
		for _, party := range x.source(v).entities {
			x.meet(n, v, r, m, []int{party})
		}
	}
	return true
}

// solo tells whether the noun at n is an occasion of one speaker: "press
// conference", "briefing", unless it is a joint one.
func (x *extraction) solo(n int) bool {
	if x.t.kid(n, "nmod") >= 0 && len(x.t.oblique(n, "with")) > 0 {
		return false
	}
	press, joint := x.lex.is("solo", x.t.tok(n).Lemma), false
	x.t.kids(n, func(k int) bool {
		w := x.t.tok(k).Lower
		press = press || x.t.rel(k) == "compound" && (w == "press" || w == "news")
		joint = joint || w == "joint"
		return true
	})
	return press && !joint
}

// further notes an encounter that only its other party and its date tell apart
// from the one before: "at the council on Monday and with the union on Tuesday".
// k is the party.
func (x *extraction) further(k int) {
	h := x.t.tok(k).Head
	if h < 0 || x.t.rel(k) != "conj" || x.t.preposition(k) != "with" || len(x.actors(k)) == 0 {
		return
	}
	dated := false
	x.t.kids(k, func(c int) bool {
		dated = x.isTime(c)
		return !dated
	})
	first := -1
	for i := h; i >= 0 && first < 0; i = x.t.tok(i).Head {
		if first = x.encounterAt(i); x.t.tok(i).UPOS == "VERB" {
			break
		}
	}
	if !dated || first < 0 {
		return
	}
	m := mode{status: graph.Actual}
	if v := x.t.tok(first).Head; v >= 0 && x.t.tok(v).UPOS == "VERB" {
		m = x.modeOf(v)
	}
	x.meet(k, -1, graph.NegotiatedWith, m, x.actors(k))
}

// encounterAt returns the noun of an encounter that i is or that stands in an
// oblique phrase of it, or -1.
func (x *extraction) encounterAt(i int) int {
	is := func(i int) bool {
		es := x.lex.nouns[strings.ToLower(x.t.tok(i).Lemma)]
		if len(es) == 0 {
			return false
		}
		def, _ := graph.Define(es[0].relation)
		return def.Class == graph.Consult
	}
	if is(i) {
		return i
	}
	out := -1
	x.t.kids(i, func(k int) bool {
		if x.t.rel(k) == "obl" && is(k) {
			out = k
		}
		return out < 0
	})
	return out
}

// note is one telling of an encounter.
type note struct {
	Meeting
	// told is set where the words show the status; a bare noun does not.
	told bool
	// known is set where the words point to an encounter that the reader knows
	// of ("the talks") or can only know one of ("the upcoming talks").
	known bool
	// solo is set for an occasion of one speaker.
	solo bool
}

// definite tells whether the noun at n comes with "the", "these" or a
// possessor.
func (x *extraction) definite(n int) bool {
	if x.t.tok(n).UPOS == "VERB" {
		return false
	}
	if det := x.t.kid(n, "det"); det >= 0 {
		return x.lex.is("definite", x.t.tok(det).Lower)
	}
	return x.t.kid(n, "nmod:poss") >= 0
}

// withoutHome leaves out the states whose own officials are parties: nobody
// meets his own country.
func (x *extraction) withoutHome(parties []int) []int {
	var out []int
	for _, p := range parties {
		own := false
		for _, q := range parties {
			a, b := x.entity(p), x.entity(q)
			own = own || a.Kind == "country" && b.Kind != "country" && a.Country == b.Country
		}
		if !own {
			out = append(out, p)
		}
	}
	return out
}

func unique(list []int) []int {
	var f found
	f.add(list)
	return f.entities
}

// place is the place phrase ("in Geneva") at the noun or its verb, or, as the
// parser hangs it there, at a phrase below them.
func (x *extraction) place(n, verb int, parties []int) int {
	for _, h := range []int{n, verb} {
		if h < 0 {
			continue
		}
		for _, p := range []string{"in", "at"} {
			for _, k := range append(x.t.oblique(h, p), x.t.below(h, p, maxBelow)...) {
				for _, e := range x.denoted(k) {
					if kind := x.d.Entities[e].Kind; kind == "place" || kind == "country" && !contains(parties, e) {
						return e
					}
				}
			}
		}
	}
	return -1
}

// format reads how the parties meet from the relation and the words around.
func (x *extraction) format(n, verb int, r graph.Relation) graph.Format {
	format := graph.UnknownFormat
	switch r {
	case graph.SpokeWith:
		format = graph.Call
	case graph.Visited, graph.Hosted:
		return graph.InPerson
	}
	near := []int{n}
	if verb >= 0 && verb != n {
		near = append(near, verb)
	}
	for _, h := range near {
		if strings.HasPrefix(x.t.tok(h).Lemma, "video") {
			return graph.Video
		}
		x.t.kids(h, func(k int) bool {
			switch w := x.t.tok(k).Lower; {
			case x.lex.is("online", w):
				format = graph.Video
			case x.lex.is("phone", w):
				format = graph.Call
			case x.lex.is("in-person", w):
				format = graph.InPerson
			}
			return true
		})
	}
	return format
}

// meetings folds the notes of one encounter into one meeting and ties the
// events told by them to it. Dated notes with parties come first, so that the
// others find them wherever they stand.
func (x *extraction) meetings() []Meeting {
	var out []note
	for _, pass := range []bool{true, false} {
		for _, m := range x.meets {
			if dated := m.Date != "" && len(m.Parties) > 0; dated == pass {
				out = x.fold(out, m)
			}
		}
	}
	var kept []Meeting
	for _, m := range out {
		if len(m.Parties) >= 2 || len(m.Parties) == 1 && (m.Date != "" || m.Place >= 0 && m.solo) {
			sort.Slice(m.Mentions, func(i, j int) bool { return m.Mentions[i].Token < m.Mentions[j].Token })
			x.tie(&m.Meeting, len(kept))
			kept = append(kept, m.Meeting)
		}
	}
	return kept
}

// fold adds m to the first of out that tells of the same encounter, nearest
// first for notes that say little themselves, or at the end.
func (x *extraction) fold(out []note, m note) []note {
	best, away := -1, 0
	for i := range out {
		if !x.sameMeeting(&out[i], &m) {
			continue
		}
		if d := out[i].distance(&m); best < 0 || d < away {
			best, away = i, d
		}
	}
	if best >= 0 {
		out[best].absorb(&m)
		return out
	}
	if len(m.Parties) == 0 {
		return out
	}
	return append(out, m)
}

// distance is how many tokens b stands after the nearest mention of a, those
// before it counting double: a reader knows what was told already.
func (a *note) distance(b *note) int {
	at, best := b.Mentions[0].Token, math.MaxInt
	for _, t := range a.Mentions {
		d := at - t.Token
		if d < 0 {
			d *= -2
		}
		best = min(best, d)
	}
	return best
}

// sameMeeting tells whether note b tells of the encounter a: the dates agree
// and a party is shared. One without a date must point to a known encounter or
// name the very parties; one without parties must point to one told nearby.
func (x *extraction) sameMeeting(a, b *note) bool {
	if a.Date != "" && b.Date != "" && !datesAgree(a.Date, b.Date) || a.Place >= 0 && b.Place >= 0 && a.Place != b.Place {
		return false
	}
	if a.solo != b.solo {
		return false
	}
	if len(b.Parties) == 0 {
		return b.known && a.distance(b) <= nearby && (b.Status == graph.Actual || b.Status == a.Status)
	}
	if b.Date != "" && a.Date != "" {
		return x.overlap(&a.Meeting, &b.Meeting) && (a.Date == b.Date || a.Status == b.Status || !a.told || !b.told)
	}
	if a.told && b.told && (a.Status == graph.Actual) != (b.Status == graph.Actual) {
		return false
	}
	if b.Format != graph.UnknownFormat && a.Format != b.Format && !b.known {
		return false
	}
	return subset(b.Parties, a.Parties) || b.known && x.sameParties(&a.Meeting, &b.Meeting)
}

// nearby is the distance in tokens, some three sentences, over which "the
// meeting" without more words still means the one told last.
const nearby = 80

// tie lets the events that the mentions of m tell refer to it and take its
// date and, where they name others of the same states, its parties.
func (x *extraction) tie(m *Meeting, index int) {
	for i := range x.events {
		e := &x.events[i]
		if !e.Relation.Symmetric() || !m.mentions(e.Trigger) {
			continue
		}
		s, t := x.partyFor(m, e.Source), x.partyFor(m, e.Target)
		if s < 0 || t < 0 || s == t {
			continue
		}
		e.Source, e.Target, e.Encounter = s, t, index
		if e.Date == "" {
			e.Date = m.Date
		}
		e.Status = m.Status
	}
}

func (m *Meeting) mentions(token int) bool {
	i := sort.Search(len(m.Mentions), func(i int) bool { return m.Mentions[i].Token >= token })
	return i < len(m.Mentions) && m.Mentions[i].Token == token
}

// partyFor is entity e if it is a party of m, else the only party of the same
// state, or -1.
func (x *extraction) partyFor(m *Meeting, e int) int {
	if contains(m.Parties, e) {
		return e
	}
	found := -1
	for _, p := range m.Parties {
		if c := x.entity(p).Country; c != "" && c == x.entity(e).Country {
			if found >= 0 {
				return -1
			}
			found = p
		}
	}
	return found
}

// subset tells whether all of narrow are in wide.
func subset(narrow, wide []int) bool {
	for _, p := range narrow {
		if !contains(wide, p) {
			return false
		}
	}
	return true
}

// datesAgree tells whether one ISO date is a part of the other.
func datesAgree(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }

// overlap tells whether the parties of b are among those of a or the other way
// round, where a person stands for the state it belongs to.
func (x *extraction) overlap(a, b *Meeting) bool {
	return x.covers(a.Parties, b.Parties) || x.covers(b.Parties, a.Parties)
}

func (x *extraction) sameParties(a, b *Meeting) bool {
	return x.covers(a.Parties, b.Parties) && x.covers(b.Parties, a.Parties)
}

func (x *extraction) covers(wide, narrow []int) bool {
	for _, n := range narrow {
		ok := false
		for _, w := range wide {
			if w == n || x.entity(w).Country != "" && x.entity(w).Country == x.entity(n).Country {
				ok = true
			}
		}
		if !ok {
			return false
		}
	}
	return true
}

// absorb adds what b tells to a. The parties of the fuller note stay: a person
// and the state it speaks for are not both parties.
func (a *note) absorb(b *note) {
	if len(a.Parties) < 2 && len(b.Parties) > len(a.Parties) {
		a.Parties = b.Parties
	}
	if len(b.Date) > len(a.Date) {
		a.Date = b.Date
	}
	if a.Place < 0 {
		a.Place = b.Place
	}
	if a.Format == graph.UnknownFormat {
		a.Format = b.Format
	}
	if b.told && !a.told && len(b.Parties) > 0 {
		a.Status, a.told = b.Status, true
	}
	a.Mentions = append(a.Mentions, b.Mentions...)
}
