package event

import (
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/act"
	"newsgraph/ingest/event/lexicon"
	"newsgraph/ingest/event/mode"
	"newsgraph/ingest/event/party"
	"newsgraph/ingest/syntax"
)

// meet notes an encounter at trigger token n, carried by verb (or -1).
func (x *extraction) meet(n, verb int, r graph.Relation, m mode.Mode, parties []int) {
	turned, status, ok := turn(r, m, false)
	if !ok || r == graph.Visited {
		return // a visit is not yet a meeting
	}
	if turned == graph.Rejected {
		status = graph.Denied // who will not meet does not
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
		Meeting: act.Meeting{
			Parties: parties, Place: x.place(n, verb, parties), About: party.Without(x.concerns(n, verb), parties), Date: date,
			Format: x.format(n, verb, r), Status: status,
			Mentions: []act.Trigger{{Token: n, Sentence: x.d.SentenceOf(n)}},
		},
		told:  x.t.Tok(n).UPOS == "VERB" || verb >= 0 || status != graph.Actual || x.ahead(date),
		solo:  x.solo(n),
		known: x.definite(n) || x.m.OfNoun(n).Future,
	})
}

// address notes a press conference, briefing or the like at noun n, where one
// party speaks and nobody answers, and tells whether n is one.
func (x *extraction) address(n int, r graph.Relation, m mode.Mode) bool {
	if !x.solo(n) {
		return false
	}
	v := x.t.Tok(n).Head
	if v >= 0 && x.t.Tok(v).UPOS == "VERB" {
		for _, p := range x.who.Source(v).Entities {
			x.meet(n, v, r, m, []int{p})
		}
	}
	return true
}

// solo tells whether the noun at n is an occasion of one speaker: "press
// conference", "briefing", unless it is a joint one.
func (x *extraction) solo(n int) bool {
	if x.t.Kid(n, "nmod") >= 0 && len(x.t.Oblique(n, "with")) > 0 {
		return false
	}
	press, joint := x.lex.Is(lexicon.Solo, x.t.Tok(n).Lemma), false
	x.t.Each(n, func(k int) bool {
		w := x.t.Tok(k).Lower
		press = press || x.t.Rel(k) == "compound" && (w == "press" || w == "news")
		joint = joint || w == "joint"
		return true
	})
	return press && !joint
}

// definite tells whether the noun at n comes with "the", "these" or a
// possessor.
func (x *extraction) definite(n int) bool {
	if x.t.Tok(n).UPOS == "VERB" {
		return false
	}
	if det := x.t.Kid(n, "det"); det >= 0 {
		return x.lex.Is(lexicon.Definite, x.t.Tok(det).Lower)
	}
	return x.t.Kid(n, "nmod:poss") >= 0
}

// withoutHome leaves out the states whose own officials are parties: nobody
// meets his own country.
func (x *extraction) withoutHome(parties []int) []int {
	var out []int
	for _, p := range parties {
		own := false
		for _, q := range parties {
			a, b := x.who.Entity(p), x.who.Entity(q)
			own = own || a.Kind == "country" && b.Kind != "country" && a.Country == b.Country
		}
		if !own {
			out = append(out, p)
		}
	}
	return out
}

func unique(list []int) []int {
	var f party.Found
	f.Add(list)
	return f.Entities
}

// place is the place phrase ("in Geneva") at the noun or its verb, or, as the
// parser hangs it there, at a phrase below them.
func (x *extraction) place(n, verb int, parties []int) int {
	for _, h := range []int{n, verb} {
		if h < 0 {
			continue
		}
		for _, p := range []string{"in", "at"} {
			heads := x.t.Oblique(h, p)
			if !x.discusses(h) {
				heads = append(heads, x.t.Below(h, p, syntax.MaxBelow)...)
			}
			for _, k := range heads {
				for _, e := range x.who.Denoted(k) {
					if kind := x.d.Entities[e].Kind; kind == "place" || kind == "country" && !slices.Contains(parties, e) {
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
	read := func(k int) bool {
		switch w := x.t.Tok(k).Lower; {
		case x.lex.Is(lexicon.Online, w):
			format = graph.Video
		case x.lex.Is(lexicon.Phone, w):
			format = graph.Call
		case x.lex.Is(lexicon.InPerson, w):
			format = graph.InPerson
		}
		return true
	}
	for _, h := range near {
		if strings.HasPrefix(x.t.Tok(h).Lemma, "video") {
			return graph.Video
		}
		x.t.Each(h, func(k int) bool {
			switch x.t.Preposition(k) {
			case "by", "via", "over", "through":
				x.t.Each(k, read) // "by video link"
			}
			return read(k)
		})
	}
	return format
}

// further notes an encounter that only its other party and its date tell apart
// from the one before: "at the council on Monday and with the union on Tuesday".
// k is the party.
func (x *extraction) further(k int) {
	h := x.t.Tok(k).Head
	if h < 0 || x.t.Rel(k) != "conj" || x.t.Preposition(k) != "with" || len(x.who.Actors(k)) == 0 {
		return
	}
	dated := false
	x.t.Each(k, func(c int) bool {
		dated = x.who.IsTime(c)
		return !dated
	})
	first := -1
	for i := h; i >= 0 && first < 0; i = x.t.Tok(i).Head {
		if first = x.encounterAt(i); x.t.Tok(i).UPOS == "VERB" {
			break
		}
	}
	if !dated || first < 0 {
		return
	}
	m := mode.Mode{Status: graph.Actual}
	if v := x.t.Tok(first).Head; v >= 0 && x.t.Tok(v).UPOS == "VERB" {
		m = x.m.Of(v)
	}
	x.meet(k, -1, graph.NegotiatedWith, m, x.who.Actors(k))
}

// encounterAt returns the noun of an encounter that i is or that stands in an
// oblique phrase of it, or -1.
func (x *extraction) encounterAt(i int) int {
	is := func(i int) bool {
		es := x.lex.Nouns[strings.ToLower(x.t.Tok(i).Lemma)]
		if len(es) == 0 {
			return false
		}
		def, _ := graph.Define(es[0].Relation)
		return def.Class == graph.Consult
	}
	if is(i) {
		return i
	}
	out := -1
	x.t.Each(i, func(k int) bool {
		if x.t.Rel(k) == "obl" && is(k) {
			out = k
		}
		return out < 0
	})
	return out
}
