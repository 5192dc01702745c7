package llm

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"newsgraph/graph"
	"newsgraph/ingest/act"
	"newsgraph/ingest/document"
	"newsgraph/ingest/llm/chat"
	"newsgraph/ingest/temporal"
)

// plain is the certainty of an act that any reader would mark; the other one is
// arguable.
const plain = "plain"

// told is an act as the model tells it. Sentences are counted from 1; those of the
// parties are 0 where they are the act's own.
type told struct {
	Sentence       int            `json:"sentence"`
	Trigger        string         `json:"trigger"`
	Source         string         `json:"source"`
	SourceSentence int            `json:"source_sentence"`
	Relation       graph.Relation `json:"relation"`
	Target         string         `json:"target"`
	TargetSentence int            `json:"target_sentence"`
	Status         graph.Status   `json:"status"`
	When           string         `json:"when"`
	About          string         `json:"about"`
	ReportedBy     string         `json:"reported_by"`
	Title          string         `json:"title"`
	Certainty      string         `json:"certainty"`
}

// Read returns the acts and meetings that the model reads in d, in order of their
// triggers. It reads no papers: those that others found are given to it, and keep
// the authors and addressees whose acts the model tells, too. Errors are those of
// the asker.
func (m *Model) Read(ctx context.Context, d *document.Document, papers []act.Paper, t *act.Trace) (act.Result, error) {
	r := &reading{m: m, d: d, trace: t, count: Counts{Dropped: map[string]int{}}}
	if err := inParts(ctx, parts(d), r.ask); err != nil {
		return act.Result{}, err
	}
	slices.SortStableFunc(r.out.Acts, func(a, b act.Act) int { return cmp.Compare(a.Trigger, b.Trigger) })
	r.tie()
	r.file(papers)
	r.count.Acts, r.count.Meetings = len(r.out.Acts), len(r.out.Meetings)
	m.add(r.count)
	return r.out, nil
}

// reading is the reading of one article.
type reading struct {
	m     *Model
	d     *document.Document
	trace *act.Trace
	out   act.Result
	count Counts
}

// ask has a part of the article read.
func (r *reading) ask(ctx context.Context, p stretch) error {
	a, err := r.m.asker.Ask(ctx, chat.Question{
		System: r.m.prompt.read, User: article(r.d, p) + task(p), Name: "acts", Schema: readSchema(),
		Check: func(content string) error {
			_, _, err := readAnswer(content)
			return err
		},
	})
	if err != nil {
		return err
	}
	acts, meetings, err := readAnswer(a.Content)
	if err != nil {
		return err
	}
	for _, item := range acts {
		r.drop(r.act(item, p))
	}
	for _, item := range meetings {
		r.drop(r.meeting(item, p))
	}
	return nil
}

// task says which part is to be read, where others were read before.
func task(p stretch) string {
	if p.start == 0 {
		return ""
	}
	return fmt.Sprintf("\nTell what sentences %d to %d tell; those before are there to be understood only.\n", p.start+1, p.end)
}

// readAnswer takes an answer apart. Without a list of meetings it has none.
func readAnswer(content string) (acts, meetings []json.RawMessage, err error) {
	if acts, err = members(content, "acts"); err != nil {
		return nil, nil, err
	}
	meetings, _ = members(content, "meetings")
	return acts, meetings, nil
}

// drop counts what was not used; no reason means that all was.
func (r *reading) drop(why string) {
	if why != "" {
		r.count.Dropped[why]++
	}
}

// act adds the acts of one item, one for each pair of parties, or says why there
// is none.
func (r *reading) act(item json.RawMessage, p stretch) (why string) {
	var a told
	if json.Unmarshal(item, &a) != nil || !askable(a.Relation) || !slices.Contains(graph.Statuses(), a.Status) {
		return notTheForm
	}
	at, why := r.trigger(a.Sentence, a.Trigger, p)
	if why != "" {
		return why
	}
	sources, why := party(r.d, sentenceOf(a.SourceSentence, at.Sentence), a.Source, at.Token)
	if why != "" {
		return why
	}
	targets, why := party(r.d, sentenceOf(a.TargetSentence, at.Sentence), a.Target, at.Token)
	if why != "" {
		return why
	}
	e := act.Act{
		Relation: a.Relation, Status: a.Status, Date: r.date(at, a.When), Title: r.words(at.Sentence, a.Title), About: r.words(at.Sentence, a.About),
		Trigger: at.Token, Sentence: at.Sentence, Encounter: -1, ReportedBy: r.reporter(at, a.ReportedBy),
		Confidence: sureRight, Rule: "llm " + r.m.name,
	}
	if a.Certainty == arguable {
		e.Confidence = sureArguable
	}
	why = oneParty
	for _, s := range sources {
		for _, t := range targets {
			if e.Source, e.Target = s, t; s != t {
				why = ""
				r.claim(e)
			}
		}
	}
	return why
}

// file takes over papers, with those parties only whose acts were read.
func (r *reading) file(papers []act.Paper) {
	acts := func(of func(*act.Act) int) func(int) bool {
		return func(e int) bool {
			return !slices.ContainsFunc(r.out.Acts, func(a act.Act) bool { return of(&a) == e && proposals[a.Relation] })
		}
	}
	for _, p := range papers {
		p.Authors = slices.DeleteFunc(slices.Clone(p.Authors), acts(func(a *act.Act) int { return a.Source }))
		p.Addressees = slices.DeleteFunc(slices.Clone(p.Addressees), acts(func(a *act.Act) int { return a.Target }))
		r.out.Papers = append(r.out.Papers, p)
	}
}

// proposals are the acts by which a paper comes from one party to another.
var proposals = map[graph.Relation]bool{graph.Proposed: true, graph.Requested: true, graph.Demanded: true, graph.AgreedWith: true, graph.SignedWith: true}

// claim adds an act, unless the same one is there already.
func (r *reading) claim(e act.Act) {
	if slices.Contains(r.out.Acts, e) {
		return
	}
	r.out.Acts = append(r.out.Acts, e)
	r.trace.Add(act.Step{By: e.Rule, Outcome: act.Claimed, Relation: e.Relation, Source: e.Source, Target: e.Target, Trigger: e.Trigger})
}

// sentenceOf is the index of a sentence by its number, or own for 0.
func sentenceOf(number, own int) int {
	if number == 0 {
		return own
	}
	return number - 1
}

// trigger finds the words that tell an act in a part of the article.
func (r *reading) trigger(number int, words string, p stretch) (at act.Trigger, why string) {
	spans, s := locate(r.d, number-1, words)
	switch {
	case len(spans) == 0:
		return at, noWords
	case s < p.start || s >= p.end:
		return at, elsewhere
	}
	return act.Trigger{Token: head(r.d, spans[0]), Sentence: s}, ""
}

// date is that of the time expression that the words hold, else the one that the
// text gives to the trigger; a date that no words tell is never taken.
func (r *reading) date(at act.Trigger, when string) string {
	for _, span := range find(r.d, at.Sentence, when) {
		for i := range r.d.Times {
			t := &r.d.Times[i]
			if v := temporal.Value(t); v != "" && t.Span.Start < span.End && span.Start < t.Span.End {
				return v
			}
		}
	}
	v, _ := temporal.For(r.d, at.Token)
	return v
}

// words are those of the text where they stand in the sentence, else none.
func (r *reading) words(s int, words string) string {
	if spans := find(r.d, s, words); len(spans) > 0 {
		return line(r.d.Slice(spans[0]))
	}
	return ""
}

// reporter is the entity that the words denote, or -1.
func (r *reading) reporter(at act.Trigger, words string) int {
	if list, why := party(r.d, at.Sentence, words, at.Token); why == "" {
		return list[0]
	}
	return -1
}
