package event

import (
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
	mt := Meeting{
		Parties: unique(parties), Place: x.place(n, verb, parties), Date: date,
		Format: x.format(n, verb, r), Status: status,
		Mentions: []Trigger{{n, x.d.SentenceOf(n)}},
	}
	x.meets = append(x.meets, mt)
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

// meetings folds the notes of one encounter into one meeting. Two notes are one
// encounter when their dates agree and they share a party; a note without a
// date or without parties joins the last one that it fits.
func (x *extraction) meetings() []Meeting {
	var out []Meeting
	for _, pass := range []bool{true, false} {
		for _, m := range x.meets {
			if dated := m.Date != "" && len(m.Parties) > 0; dated == pass {
				out = x.fold(out, m)
			}
		}
	}
	kept := out[:0]
	for _, m := range out {
		if len(m.Parties) >= 2 || len(m.Parties) == 1 && m.Date != "" {
			kept = append(kept, m)
		}
	}
	return kept
}

func (x *extraction) fold(out []Meeting, m Meeting) []Meeting {
	for i := len(out) - 1; i >= 0; i-- {
		if x.sameMeeting(&out[i], &m) {
			out[i].absorb(&m)
			return out
		}
	}
	return append(out, m)
}

func (x *extraction) sameMeeting(a, b *Meeting) bool {
	if a.Date != "" && b.Date != "" && !datesAgree(a.Date, b.Date) {
		return false
	}
	if a.Place >= 0 && b.Place >= 0 && a.Place != b.Place {
		return false
	}
	if (a.Status == graph.Actual) != (b.Status == graph.Actual) && a.Date == "" != (b.Date == "") && len(b.Parties) > 0 && !x.sameParties(a, b) {
		return false
	}
	if len(b.Parties) == 0 {
		return b.Date == "" || datesAgree(a.Date, b.Date)
	}
	if b.Date == "" || a.Date == "" {
		// Without a date, only the very parties tell that it is the same.
		return subset(b.Parties, a.Parties) && (a.Format == b.Format || b.Format == graph.UnknownFormat)
	}
	return x.overlap(a, b)
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
func (a *Meeting) absorb(b *Meeting) {
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
	a.Mentions = append(a.Mentions, b.Mentions...)
}
