package fact

import (
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/act"
)

// merged is one act with all the sentences that tell of it.
type merged struct {
	act.Act
	sentences []int
}

// sameAct is what tellings of one act have in common.
type sameAct struct {
	relation       graph.Relation
	source, target int
}

// encounters are the relations that tell of one encounter in different words:
// a meeting of a council is a negotiation too.
var encounters = map[graph.Relation]bool{graph.Met: true, graph.SpokeWith: true, graph.NegotiatedWith: true}

// mergeEvents makes one act of its several tellings: same relation and parties,
// and dates that do not contradict each other. The telling with the highest
// confidence gives the attributes, the earlier one among equals; a date is
// taken from any telling that has one.
func mergeEvents(events []act.Act) []merged {
	var out []merged
	at := map[sameAct][]int{}
	for _, e := range events {
		k := sameAct{e.Relation, e.Source, e.Target}
		if encounters[k.relation] {
			k.relation = graph.Met
		}
		if e.Relation.Symmetric() && k.source > k.target {
			k.source, k.target = k.target, k.source
		}
		if i := fitting(out, at[k], e); i >= 0 {
			out[i].absorb(e)
			continue
		}
		at[k] = append(at[k], len(out))
		out = append(out, merged{e, []int{e.Sentence}})
	}
	return out
}

func fitting(out []merged, candidates []int, e act.Act) int {
	for _, i := range candidates {
		if e.Encounter >= 0 && out[i].Encounter == e.Encounter {
			return i
		}
		// Different words make one encounter only within a sentence or on one day.
		if out[i].Relation != e.Relation && out[i].Sentence != e.Sentence && (e.Date == "" || out[i].Date != e.Date) {
			continue
		}
		d := out[i].Date
		if d == "" || e.Date == "" || strings.HasPrefix(d, e.Date) || strings.HasPrefix(e.Date, d) {
			return i
		}
	}
	return -1
}

func (m *merged) absorb(e act.Act) {
	m.sentences = append(m.sentences, e.Sentence)
	date, about, status := m.Date, m.About, m.Status
	sameSentence := m.Sentence == e.Sentence
	if e.Confidence > m.Confidence {
		m.Act = e
	}
	if sameSentence && status != e.Status {
		// One wording says that it is planned or doubtful, the other only that
		// it is: the first knows more.
		m.Status = lessReal(status, e.Status)
	}
	if len(date) > len(m.Date) {
		m.Date = date
	} else if len(e.Date) > len(m.Date) {
		m.Date = e.Date
	}
	if m.About == "" {
		m.About = about + e.About
	}
}

// lessReal is the status of the two that is further from what happened.
func lessReal(a, b graph.Status) graph.Status {
	all := graph.Statuses()
	for i := len(all) - 1; i >= 0; i-- {
		if all[i] == a || all[i] == b {
			return all[i]
		}
	}
	return a
}
