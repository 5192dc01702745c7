package score

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"newsgraph/graph"
)

// encounter is a meeting of the graph as one article has it.
type encounter struct {
	node         *graph.Node
	participants map[string]bool // aligned
	place        string          // aligned, or the node's name
}

// encounters lists the meetings that have participants or a place, by id.
func (a *article) encounters() []*encounter {
	byID := map[string]*encounter{}
	at := func(id string) *encounter {
		if byID[id] == nil {
			byID[id] = &encounter{node: a.nodes[id], participants: map[string]bool{}}
		}
		return byID[id]
	}
	for _, e := range a.edges {
		switch e.Relation {
		case graph.ParticipatedIn:
			at(e.Target).participants[a.align.of(e.Source)] = true
		case graph.HeldIn:
			at(e.Source).place = a.placeName(e.Target)
		}
	}
	var out []*encounter
	for _, id := range slices.Sorted(maps.Keys(byID)) {
		if m := byID[id]; m.node != nil && m.node.Kind == graph.Meeting {
			out = append(out, m)
		}
	}
	return out
}

// placeName is the annotated entity of a place, or else its name.
func (a *article) placeName(id string) string {
	if entity, ok := a.align[id]; ok {
		return entity
	}
	if n := a.nodes[id]; n != nil {
		return n.Name
	}
	return "?"
}

// pairing is a meeting of the graph and an annotated one that may be the same.
type pairing struct {
	fit         float64
	system      int
	gold        int
	want        []string // the accepted participants that fit best
	dateIsRight bool
}

// A right date is worth half the participants, a wrong one more than that:
// meetings of the same parties on different days are different meetings. The
// numbers are those of the definition of the measure.
const (
	dateBonus   = 0.5
	dateMalus   = 0.6
	leastCommon = 0.5 // participants that make a pair without a right date
)

// pairing compares two meetings; ok is false if they cannot be the same.
func (m *encounter) pairing(g *GoldMeeting) (p pairing, ok bool) {
	best := 0.0
	for _, want := range append([][]string{g.Participants}, g.AcceptParticipants...) {
		if j := m.overlap(want); j >= best {
			best, p.want = j, distinct(want)
		}
	}
	p.dateIsRight = g.Date != "" && dateRight(m.node.Date, g.Date)
	p.fit = best
	switch {
	case p.dateIsRight:
		p.fit += dateBonus
	case g.Date != "" && m.node.Date != "":
		p.fit -= dateMalus
	}
	return p, p.dateIsRight && best > 0 || best >= leastCommon
}

// overlap is the Jaccard index of the participants.
func (m *encounter) overlap(want []string) float64 {
	want = distinct(want)
	both := m.common(want)
	return ratio(both, len(m.participants)+len(want)-both)
}

// common counts the participants that are wanted.
func (m *encounter) common(want []string) int {
	n := 0
	for _, w := range want {
		if m.participants[w] {
			n++
		}
	}
	return n
}

func distinct(s []string) []string {
	s = slices.Clone(s)
	slices.Sort(s)
	return slices.Compact(s)
}

// meetings pairs the meetings off, best fits first, and scores the pairs.
func (a *article) meetings() {
	system, gold := a.encounters(), a.gold.Meetings
	var pairs []pairing
	for si, m := range system {
		for gi := range gold {
			if p, ok := m.pairing(&gold[gi]); ok {
				p.system, p.gold = si, gi
				pairs = append(pairs, p)
			}
		}
	}
	slices.SortStableFunc(pairs, func(x, y pairing) int { return cmp.Compare(y.fit, x.fit) })
	usedSystem, usedGold := make([]bool, len(system)), make([]bool, len(gold))
	for _, p := range pairs {
		if !usedSystem[p.system] && !usedGold[p.gold] {
			usedSystem[p.system], usedGold[p.gold] = true, true
			a.meeting(system[p.system], &gold[p.gold], p)
		}
	}
	a.Meetings.Found += len(system)
	for gi := range gold {
		switch g := &gold[gi]; {
		case g.Optional:
			continue
		case usedGold[gi]:
			a.Meetings.Hit++
		default:
			a.missed("meeting of %s%s", strings.Join(g.Participants, ", "), onDate(g.Date))
		}
		a.Meetings.Wanted++
	}
}

// onDate is a date in words, if there is one.
func onDate(date string) string {
	if date == "" {
		return ""
	}
	return " on " + date
}

// meeting scores one right pair.
func (a *article) meeting(m *encounter, g *GoldMeeting, p pairing) {
	a.Meetings.Right++
	both := m.common(p.want)
	a.MeetingParticipants.Right += both
	a.MeetingParticipants.Hit += both
	a.MeetingParticipants.Found += len(m.participants)
	a.MeetingParticipants.Wanted += len(p.want)
	if g.Date != "" {
		a.MeetingDate.count(p.dateIsRight)
	}
	if g.Place != "" {
		a.MeetingPlace.count(m.place == g.Place || Normalize(m.place) == Normalize(g.Place))
	}
}
