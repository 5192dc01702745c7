// Package govern finds changes of office: who appointed or dismissed whom, who was
// elected to what, who resigned.
//
// It is a stage of its own beside the rules for other acts, for its grammar is its own:
// the one who loses or gains the office is a person, what the office is stands in a
// title, and where nobody is said to have given it, it was gained: "was elected
// president of Chile" is elected_to, "was appointed by the king" appointed.
//
// It needs an analysed document with trees, mentions and entities, and changes nothing
// in it. Limits: an office that only another sentence names is taken from there where
// the article gives the person but one; beauty queens and captains of teams are told
// apart by nothing but the noun of their title.
package govern

import (
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/act"
	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
	"newsgraph/ingest/temporal"
)

// Certainty of a change, by whether a title goes with it: of those found in judged
// articles 18 of 32 and 9 of 22 have the parties and the kind of change that annotators
// gave, most of the others the person.
const (
	sureTitled = 0.6
	sureBare   = 0.5
)

// Extract returns the changes of office that d tells of, in order.
func Extract(d *document.Document) []act.Act {
	x := &extraction{d: d, g: gazetteer.Load()}
	for i := range d.Tokens {
		if c, ok := x.changeAt(i); ok {
			x.change(i, c)
		}
	}
	return x.acts
}

type extraction struct {
	d    *document.Document
	g    *gazetteer.Gazetteer
	acts []act.Act
}

func (x *extraction) tok(i int) *document.Token { return &x.d.Tokens[i] }

// changeAt is what the word at token i tells of an office.
func (x *extraction) changeAt(i int) (change, bool) {
	t := x.tok(i)
	switch t.UPOS {
	case "VERB":
		if i+1 < len(x.d.Tokens) {
			if c, ok := changes()["verb "+t.Lemma+" "+x.tok(i+1).Lower]; ok {
				return c, true
			}
		}
		c, ok := changes()["verb "+t.Lemma]
		return c, ok
	case "NOUN":
		c, ok := changes()["noun "+t.Lemma]
		return c, ok
	}
	return change{}, false
}

// change makes the acts of the word at token i.
func (x *extraction) change(i int, c change) {
	if x.otherwise(i) || x.premise(i) {
		return
	}
	by, whom := x.parties(i, c)
	if x.elected(i, c) {
		by, whom, c.relation = nil, x.subjects(i), graph.ElectedTo
	}
	status := x.status(i)
	for _, p := range whom {
		p = x.byName(p)
		o := x.office(i, p, c)
		if c.needs == "title" && (o.title == "" || x.body(p)) || c.needs != "title" && !x.human(p) || x.unspecific(i, p) {
			continue
		}
		switch c.relation {
		case graph.Resigned, graph.ElectedTo:
			x.add(i, c.relation, x.entity(p), o.of, o, status)
		case graph.Appointed:
			if len(by) == 0 && x.passive(i) {
				x.add(i, graph.ElectedTo, x.entity(p), o.of, o, status)
				continue
			}
			for _, a := range by {
				x.add(i, c.relation, a, x.entity(p), o, status)
			}
		default:
			if len(by) == 0 && x.passive(i) && o.of >= 0 {
				by = []int{o.of} // "was dismissed from the ministry"
			}
			for _, a := range by {
				x.add(i, c.relation, a, x.entity(p), o, status)
			}
		}
	}
}

// add notes one act, unless a party is missing or both are one.
func (x *extraction) add(i int, r graph.Relation, source, target int, o office, status graph.Status) {
	if source < 0 || target < 0 || source == target || x.d.Entities[source].Kind == "place" || x.d.Entities[target].Kind == "place" {
		return
	}
	sure := sureBare
	if o.title != "" {
		sure = sureTitled
	}
	date, _ := temporal.Stated(x.d, i)
	x.acts = append(x.acts, act.Act{
		Relation: r, Source: source, Target: target, Status: status, Date: date, Title: o.title,
		Trigger: i, Sentence: x.d.SentenceOf(i), Encounter: -1, ReportedBy: -1, Confidence: sure,
		Rule: "office " + strings.ToLower(x.tok(i).Lemma),
	})
}

// entity is that of the phrase headed by token i, or -1.
func (x *extraction) entity(i int) int {
	if m := x.d.MentionAt(i); m != nil {
		return m.Entity
	}
	return -1
}

// human tells whether the phrase headed by token i denotes a person or some.
func (x *extraction) human(i int) bool {
	e := x.entity(i)
	if e < 0 {
		return false
	}
	if x.d.Entities[e].Kind == "person" {
		return true
	}
	t := x.g.Noun(gazetteer.Singular(x.tok(i))).Type
	return x.d.Entities[e].Generic && (t == gazetteer.Person || t == gazetteer.Collective)
}
