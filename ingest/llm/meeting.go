package llm

import (
	"encoding/json"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/act"
)

// toldMeeting is a meeting as the model tells it; see told.
type toldMeeting struct {
	Sentence int    `json:"sentence"`
	Trigger  string `json:"trigger"`
	Parties  []struct {
		Words    string `json:"words"`
		Sentence int    `json:"sentence"`
	} `json:"parties"`
	Place  string       `json:"place"`
	When   string       `json:"when"`
	Status graph.Status `json:"status"`
	Format graph.Format `json:"format"`
	Name   string       `json:"name"`
}

// meeting adds the meeting of one item, or says why there is none.
func (r *reading) meeting(item json.RawMessage, p stretch) (why string) {
	var m toldMeeting
	formats := []graph.Format{graph.InPerson, graph.Call, graph.Video, graph.UnknownFormat}
	if json.Unmarshal(item, &m) != nil || !slices.Contains(graph.Statuses(), m.Status) || !slices.Contains(formats, m.Format) {
		return notTheForm
	}
	at, why := r.trigger(m.Sentence, m.Trigger, p)
	if why != "" {
		return why
	}
	var parties []int
	for _, q := range m.Parties {
		list, _ := party(r.d, sentenceOf(q.Sentence, at.Sentence), q.Words, at.Token)
		for _, e := range list {
			if !slices.Contains(parties, e) {
				parties = append(parties, e)
			}
		}
	}
	date := r.date(at, m.When)
	if len(parties) == 0 || len(parties) == 1 && date == "" {
		return fewParties // as the rules have it: a meeting is told by two, or by one and its day
	}
	r.meet(act.Meeting{
		Parties: parties, Place: r.place(at, m.Place, parties), Date: date, Format: m.Format, Status: m.Status,
		Name: r.words(at.Sentence, m.Name), Mentions: []act.Trigger{at},
	})
	return ""
}

// place is where the words say that a meeting is held: a place, or a state that is
// no party; or -1.
func (r *reading) place(at act.Trigger, words string, parties []int) int {
	list, _ := entities(r.d, at.Sentence, words, at.Token)
	for _, e := range list {
		kind := graph.Kind(r.d.Entities[e].Kind)
		if kind == graph.Place || kind == graph.Country && !slices.Contains(parties, e) {
			return e
		}
	}
	return -1
}

// meet adds a meeting, or joins it to one of the same parties whose date does not
// contradict.
func (r *reading) meet(m act.Meeting) {
	for i := range r.out.Meetings {
		old := &r.out.Meetings[i]
		if !same(old.Parties, m.Parties) || !strings.HasPrefix(old.Date, m.Date) && !strings.HasPrefix(m.Date, old.Date) {
			continue
		}
		if len(m.Date) > len(old.Date) {
			old.Date = m.Date
		}
		if old.Place < 0 {
			old.Place = m.Place
		}
		old.Mentions = append(old.Mentions, m.Mentions...)
		return
	}
	r.out.Meetings = append(r.out.Meetings, m)
}

// same tells whether two lists without repetitions have the same members.
func same(a, b []int) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(e int) bool { return !slices.Contains(b, e) })
}

// tie lets each act of an encounter refer to the meeting of its parties: the one
// told in its sentence, else one of the same date.
func (r *reading) tie() {
	for i := range r.out.Acts {
		a := &r.out.Acts[i]
		if def, _ := graph.Define(a.Relation); def.Class != graph.Consult || !a.Relation.Symmetric() {
			continue
		}
		for k := range r.out.Meetings {
			m := &r.out.Meetings[k]
			if !slices.Contains(m.Parties, a.Source) || !slices.Contains(m.Parties, a.Target) {
				continue
			}
			here := slices.ContainsFunc(m.Mentions, func(t act.Trigger) bool { return t.Sentence == a.Sentence })
			if here || a.Encounter < 0 && a.Date != "" && a.Date == m.Date {
				a.Encounter = k
			}
			if here {
				break
			}
		}
	}
}
