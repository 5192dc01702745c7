package event

import (
	"math"
	"slices"
	"sort"
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/act"
	"newsgraph/ingest/event/lexicon"
)

// phones makes a conversation of what the verb at v says to somebody on the
// telephone ("told him in a phone call").
func (x *extraction) phones(v int) {
	remote := false
	for _, h := range append(x.t.Subjects(v), v) {
		remote = remote || x.onPhone(h)
	}
	if !remote {
		return
	}
	if e, _ := x.match(v); e != nil && e.Relation.Symmetric() {
		return
	}
	x.verbEvent(v, -1, lexicon.Entry{Relation: graph.SpokeWith, Roles: lexicon.Roles("obj!,to!,with!"), Name: x.t.Tok(v).Lemma + " by phone", Plain: true})
}

// onPhone tells whether a phrase at token h says that it is on the telephone.
func (x *extraction) onPhone(h int) bool {
	return x.t.Some(h, func(k int) bool {
		switch x.t.Preposition(k) {
		case "in", "by", "over", "during", "via", "on":
		default:
			return false
		}
		noun := x.t.Tok(k).Lemma
		return noun == "telephone" || noun == "phone" || noun == "call" && x.t.Some(k, func(c int) bool { return c < k && x.lex.Is(lexicon.Phone, x.t.Tok(c).Lower) })
	})
}

// note is one telling of an encounter.
type note struct {
	act.Meeting
	// told is set where the words show the status; a bare noun does not.
	told bool
	// known is set where the words point to an encounter that the reader knows
	// of ("the talks") or can only know one of ("the upcoming talks").
	known bool
	// solo is set for an occasion of one speaker.
	solo bool
}

// meetings folds the notes of one encounter into one meeting and ties the
// events told by them to it. Dated notes with parties come first, so that the
// others find them wherever they stand.
func (x *extraction) meetings() []act.Meeting {
	var out []note
	for _, pass := range []bool{true, false} {
		for _, m := range x.meets {
			if dated := m.Date != "" && len(m.Parties) > 0; dated == pass {
				out = x.fold(out, m)
			}
		}
	}
	var kept []act.Meeting
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

// lastMentions is how many mentions of an encounter are looked at for the nearest one:
// more than an article has, so that a book does not cost the square of its length.
const lastMentions = 100

// distance is how many tokens b stands after the nearest mention of a, those
// before it counting double: a reader knows what was told already.
func (a *note) distance(b *note) int {
	at, best := b.Mentions[0].Token, math.MaxInt
	for _, t := range a.Mentions[max(0, len(a.Mentions)-lastMentions):] {
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
func (x *extraction) tie(m *act.Meeting, index int) {
	for i := range x.events {
		e := &x.events[i]
		if !e.Relation.Symmetric() || !tells(m, e.Trigger) {
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

// tells tells whether token is a trigger of m, whose mentions are in order.
func tells(m *act.Meeting, token int) bool {
	i := sort.Search(len(m.Mentions), func(i int) bool { return m.Mentions[i].Token >= token })
	return i < len(m.Mentions) && m.Mentions[i].Token == token
}

// partyFor is entity e if it is a party of m, else the only party of the same
// state, or -1.
func (x *extraction) partyFor(m *act.Meeting, e int) int {
	if slices.Contains(m.Parties, e) {
		return e
	}
	found := -1
	for _, p := range m.Parties {
		if c := x.who.Entity(p).Country; c != "" && c == x.who.Entity(e).Country {
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
		if !slices.Contains(wide, p) {
			return false
		}
	}
	return true
}

// datesAgree tells whether one ISO date is a part of the other.
func datesAgree(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }

// overlap tells whether the parties of b are among those of a or the other way
// round, where a person stands for the state it belongs to.
func (x *extraction) overlap(a, b *act.Meeting) bool {
	return x.covers(a.Parties, b.Parties) || x.covers(b.Parties, a.Parties)
}

func (x *extraction) sameParties(a, b *act.Meeting) bool {
	return x.covers(a.Parties, b.Parties) && x.covers(b.Parties, a.Parties)
}

func (x *extraction) covers(wide, narrow []int) bool {
	for _, n := range narrow {
		ok := false
		for _, w := range wide {
			if w == n || x.who.Entity(w).Country != "" && x.who.Entity(w).Country == x.who.Entity(n).Country {
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
	a.About = unique(append(a.About, b.About...))
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
