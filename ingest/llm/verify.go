package llm

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"newsgraph/ingest/act"
	"newsgraph/ingest/document"
	"newsgraph/ingest/llm/chat"
)

// The verdicts.
const (
	right    = "right"
	arguable = "arguable"
	wrong    = "wrong"
)

// verdict is what the model says of one claim, counted from 1.
type verdict struct {
	Claim   int    `json:"claim"`
	Verdict string `json:"verdict"`
	Why     string `json:"why"`
}

// claim is an act or a meeting that is to be judged.
type claim struct {
	act, meeting int // index in the result, the other one is -1
	at           act.Trigger
}

// Verify judges the acts and meetings of r by the article and returns those that
// are not wrong, with their confidence; r is not changed. Papers are not judged.
// Errors are those of the asker.
func (m *Model) Verify(ctx context.Context, d *document.Document, r act.Result, t *act.Trace) (act.Result, error) {
	v := &verification{m: m, d: d, r: &r, verdicts: map[claim]verdict{}, count: Counts{Dropped: map[string]int{}}}
	if err := inParts(ctx, parts(d), v.ask); err != nil {
		return act.Result{}, err
	}
	out := v.result(t)
	m.add(v.count)
	return out, nil
}

// verification is the judging of one article.
type verification struct {
	m        *Model
	d        *document.Document
	r        *act.Result
	verdicts map[claim]verdict
	count    Counts
}

// ask has the claims of a part judged; a part without claims costs nothing.
func (v *verification) ask(ctx context.Context, p stretch) error {
	claims := v.claims(p)
	if len(claims) == 0 {
		return nil
	}
	a, err := v.m.asker.Ask(ctx, chat.Question{
		System: v.m.prompt.verify, User: article(v.d, p) + v.list(claims), Name: "verdicts", Schema: verifySchema(),
		Check: func(content string) error {
			_, err := members(content, "verdicts")
			return err
		},
	})
	if err != nil {
		return err
	}
	items, err := members(a.Content, "verdicts")
	if err != nil {
		return err
	}
	for _, item := range items {
		v.take(item, claims)
	}
	return nil
}

// claims are those that are told in a part of the article.
func (v *verification) claims(p stretch) []claim {
	var out []claim
	add := func(c claim) {
		if p.start <= c.at.Sentence && c.at.Sentence < p.end {
			out = append(out, c)
		}
	}
	for i, a := range v.r.Acts {
		add(claim{i, -1, act.Trigger{Token: a.Trigger, Sentence: a.Sentence}})
	}
	for i, m := range v.r.Meetings {
		if len(m.Mentions) > 0 {
			add(claim{-1, i, m.Mentions[0]})
		}
	}
	return out
}

// list writes the claims for the model.
func (v *verification) list(claims []claim) string {
	var b strings.Builder
	b.WriteString("\nClaims:\n")
	for i, c := range claims {
		fmt.Fprintf(&b, "%d. sentence %d, %q: %s\n", i+1, c.at.Sentence+1, v.d.Tokens[c.at.Token].Text, v.words(c))
	}
	return b.String()
}

// words say what is claimed.
func (v *verification) words(c claim) string {
	name := func(e int) string { return line(v.d.Entities[e].Name) }
	if c.act >= 0 {
		a := &v.r.Acts[c.act]
		return fmt.Sprintf("%s --%s--> %s (%s)", name(a.Source), a.Relation, name(a.Target), a.Status)
	}
	m := &v.r.Meetings[c.meeting]
	var parties []string
	for _, p := range m.Parties {
		parties = append(parties, name(p))
	}
	s := "meeting of " + strings.Join(parties, ", ")
	if m.Place >= 0 {
		s += " in " + name(m.Place)
	}
	if m.Date != "" {
		s += " on " + m.Date
	}
	return fmt.Sprintf("%s (%s)", s, m.Status)
}

// take notes a verdict; the first on a claim counts.
func (v *verification) take(item json.RawMessage, claims []claim) {
	var got verdict
	switch err := json.Unmarshal(item, &got); {
	case err != nil || got.Verdict != right && got.Verdict != arguable && got.Verdict != wrong:
		v.count.Dropped[notTheForm]++
		return
	case got.Claim < 1 || got.Claim > len(claims):
		v.count.Dropped[unknownClaim]++
		return
	}
	c := claims[got.Claim-1]
	if _, again := v.verdicts[c]; again {
		v.count.Dropped[unknownClaim]++
		return
	}
	v.verdicts[c] = got
}

// result carries the verdicts out. A meeting goes if it is wrong, and also if the
// acts that it is told by are wrong, all of them.
func (v *verification) result(t *act.Trace) act.Result {
	out := act.Result{Papers: v.r.Papers}
	told, left := make([]int, len(v.r.Meetings)), make([]int, len(v.r.Meetings))
	var acts []act.Act
	for i, a := range v.r.Acts {
		keep := v.judge(&a, claim{i, -1, act.Trigger{Token: a.Trigger, Sentence: a.Sentence}}, t)
		if a.Encounter >= 0 {
			told[a.Encounter]++
		}
		if keep {
			acts = append(acts, a)
			if a.Encounter >= 0 {
				left[a.Encounter]++
			}
		}
	}
	place := make([]int, len(v.r.Meetings))
	for i, m := range v.r.Meetings {
		place[i] = -1
		if v.stands(i) && (told[i] == 0 || left[i] > 0) {
			place[i] = len(out.Meetings)
			out.Meetings = append(out.Meetings, m)
		}
	}
	for _, a := range acts {
		if a.Encounter >= 0 {
			a.Encounter = place[a.Encounter]
		}
		out.Acts = append(out.Acts, a)
	}
	return out
}

// judge gives an act its confidence, notes in t what became of it, and tells
// whether it stays.
func (v *verification) judge(a *act.Act, c claim, t *act.Trace) bool {
	got, ok := v.verdicts[c]
	if !ok {
		v.count.Unjudged++
		return true
	}
	step := act.Step{By: "llm " + v.m.name, Outcome: act.Kept, Relation: a.Relation, Source: a.Source, Target: a.Target, Trigger: a.Trigger, Why: got.Verdict}
	switch got.Verdict {
	case right:
		v.count.Right++
		a.Confidence = sureRight
	case arguable:
		v.count.Arguable++
		a.Confidence = sureArguable
	case wrong:
		v.count.Wrong++
		step.Outcome, step.Why = act.Dropped, "wrong: "+line(got.Why)
	}
	t.Add(step)
	a.Rule += "; llm " + got.Verdict
	return got.Verdict != wrong
}

// stands tells whether meeting i was not called wrong.
func (v *verification) stands(i int) bool {
	m := &v.r.Meetings[i]
	if len(m.Mentions) == 0 {
		return true
	}
	got, ok := v.verdicts[claim{-1, i, m.Mentions[0]}]
	switch {
	case !ok:
		v.count.Unjudged++
	case got.Verdict == wrong:
		v.count.Wrong++
		return false
	case got.Verdict == arguable:
		v.count.Arguable++
	default:
		v.count.Right++
	}
	return true
}
