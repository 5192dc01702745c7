package event

import (
	"newsgraph/graph"
)

// trait is what the rules want to know of a relation beyond its class.
type trait uint16

const (
	// friendly acts are done for, not against, the other party: who will not do one
	// refuses.
	friendly trait = 1 << iota
	// promised acts need but be announced to agree to something (CAMEO 03, "express
	// intent to cooperate").
	promised
	// penal acts are what threats speak of.
	penal
	// reversing acts are about what has not happened: to call off a planned visit is
	// done, not planned.
	reversing
	// reaching acts may be directed at a place, for want of a party.
	reaching
	// spoken acts are done with words: for "we" in a quotation by the one quoted.
	spoken
	// bodily acts are done in person or by oneself, not by one's belongings.
	bodily
	// judging acts say how somebody did: whose deed is judged is the target.
	judging
	// charging acts come with their grounds, which are no acts of their own.
	charging
)

// relation is what the rules know of one relation.
type relation struct {
	name   graph.Relation
	traits trait
	// ended is what it is to put an end to such an act (CAMEO 16 reduce relations,
	// 08 yield, 087 de-escalate); empty where nothing comes of it.
	ended graph.Relation
}

// relations has a row for every relation that an act of the rules can have.
var relations = []relation{
	{graph.Met, friendly | bodily, graph.Sanctioned},
	{graph.SpokeWith, friendly | bodily, graph.Sanctioned},
	{graph.NegotiatedWith, friendly | bodily, graph.Sanctioned},
	{graph.Visited, friendly | bodily | reaching, graph.Sanctioned},
	{graph.Hosted, friendly | bodily, graph.Sanctioned},
	{graph.AgreedWith, friendly | reaching, graph.Sanctioned},
	{graph.Supported, friendly | spoken | judging | charging, graph.Sanctioned},
	{graph.SignedWith, friendly, graph.Sanctioned},
	{graph.CooperatedWith, friendly | promised, graph.Sanctioned},
	{graph.Aided, friendly | promised | reaching, graph.Sanctioned},
	{graph.ConcededTo, friendly | promised | reversing | reaching, ""},
	{graph.WithdrewFrom, friendly | promised | reaching, ""},
	{graph.Proposed, reversing | spoken, ""},
	{graph.Requested, reversing | spoken, ""},
	{graph.Demanded, reversing | spoken, ""},
	{graph.Accused, spoken | charging, graph.ConcededTo},
	{graph.Criticized, spoken | judging | charging, graph.ConcededTo},
	{graph.Investigated, charging, graph.ConcededTo},
	{graph.Rejected, reversing | reaching | spoken | judging, ""},
	{graph.Warned, spoken | charging, ""},
	{graph.Threatened, reaching | spoken, ""},
	{graph.ProtestedAgainst, penal | reaching, graph.ConcededTo},
	{graph.Sanctioned, penal | reversing | reaching | charging, graph.ConcededTo},
	{graph.MobilizedAgainst, penal | reaching, graph.WithdrewFrom},
	{graph.Coerced, penal | reaching | charging, graph.ConcededTo},
	{graph.Attacked, penal | reaching, graph.WithdrewFrom},
}

var relationRow = func() map[graph.Relation]*relation {
	rows := map[graph.Relation]*relation{}
	for i := range relations {
		rows[relations[i].name] = &relations[i]
	}
	return rows
}()

// is tells whether relation r has the trait; the empty relation has none.
func (t trait) is(r graph.Relation) bool {
	row := relationRow[r]
	return row != nil && row.traits&t != 0
}

// ended is what it is to put an end to an act of relation r: r itself where nothing
// else comes of it.
func ended(r graph.Relation) graph.Relation {
	if row := relationRow[r]; row != nil && row.ended != "" {
		return row.ended
	}
	return r
}

// classOf is the class of relation r, empty for the empty relation.
func classOf(r graph.Relation) graph.Class {
	def, _ := graph.Define(r)
	return def.Class
}
