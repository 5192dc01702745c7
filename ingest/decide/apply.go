package decide

import (
	"cmp"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/act"
	"newsgraph/ingest/document"
)

// Below leastClaim a claim is dropped altogether, at leastPair a pair that no rule
// claims anything of becomes an act: what lies between is kept in the store, where a
// user's own line decides.
const (
	leastClaim = 0.03
	leastPair  = 0.15
)

// Decider takes the decision with a model. It is safe for concurrent use.
type Decider struct{ model func() *Model }

// New returns the decider with the embedded model, loaded at the first document.
func New() *Decider { return &Decider{load} }

// With returns a decider that asks m.
func With(m *Model) *Decider { return &Decider{func() *Model { return m }} }

// Decide returns the acts of r with the confidence that speaks for each, without those
// that hardly anything speaks for, and with those that no rule found. It notes in t,
// unless that is nil, what it weighed.
func (x *Decider) Decide(d *document.Document, r *act.Result, t *act.Trace) act.Result {
	m := x.model()
	a := newArticle(d, r)
	pairs := a.pairs()
	candidates, odds := make([]Candidate, len(pairs)), make([]Odds, len(pairs))
	for i := range pairs {
		candidates[i] = a.candidate(&pairs[i])
		odds[i] = Weigh(&candidates[i], r, m)
		if t.On() {
			a.tell(t, &candidates[i], &odds[i], m)
		}
	}
	return Apply(d, r, candidates, odds, m.Confidence)
}

// Apply returns r as the odds of its candidates have it; confidence turns the chance of
// an act, claimed by a rule or not, into its confidence.
func Apply(d *document.Document, r *act.Result, candidates []Candidate, odds []Odds, confidence func(p float64, claimed bool) float64) act.Result {
	out := *r
	out.Acts = slices.Clone(r.Acts)
	weighed := make([]bool, len(out.Acts), len(out.Acts)+len(candidates)/8)
	for i := range candidates {
		c, o := &candidates[i], &odds[i]
		for _, k := range c.Claims {
			e := &out.Acts[k]
			def, _ := graph.Define(e.Relation)
			n := ClassIndex(def.Class)
			if n < 0 {
				continue
			}
			if !weighed[k] {
				e.Confidence, weighed[k] = 0, true
			}
			e.Confidence = max(e.Confidence, o.Of(n, e.Source == c.A))
		}
	}
	claims := indexed(out.Acts)
	for i := range candidates {
		for _, e := range further(d, r, &candidates[i], &odds[i]) {
			if !claims.met(&e) && !claims.again(&e) {
				out.Acts, weighed = append(out.Acts, e), append(weighed, true)
			}
		}
	}
	kept := out.Acts[:0:0]
	for i, e := range out.Acts {
		if weighed[i] {
			if e.Confidence < leastClaim {
				continue
			}
			e.Confidence = confidence(e.Confidence, i < len(r.Acts))
		}
		kept = append(kept, e)
	}
	out.Acts = kept
	slices.SortStableFunc(out.Acts, func(a, b act.Act) int { return a.Trigger - b.Trigger })
	agree(out.Acts)
	return out
}

// claims are the acts that rules claim, by the word that tells them and by who acts on
// whom.
type claims struct {
	acts    []act.Act
	at      map[int][]int    // by trigger
	between map[[2]int][]int // by source and target, the lesser first
}

func indexed(acts []act.Act) claims {
	c := claims{acts, map[int][]int{}, map[[2]int][]int{}}
	for i := range acts {
		e := &acts[i]
		c.at[e.Trigger] = append(c.at[e.Trigger], i)
		k := both(e)
		c.between[k] = append(c.between[k], i)
	}
	return c
}

func both(e *act.Act) [2]int { return [2]int{min(e.Source, e.Target), max(e.Source, e.Target)} }

// met tells whether rules claim, of the word that tells the encounter e, who meets there,
// and that is as sure: then the states that the parties speak for, and what the talk is
// about, meet nobody.
func (c claims) met(e *act.Act) bool {
	if def, _ := graph.Define(e.Relation); def.Class != graph.Consult {
		return false
	}
	return slices.ContainsFunc(c.at[e.Trigger], func(i int) bool {
		x := &c.acts[i]
		def, _ := graph.Define(x.Relation)
		return x.Sentence == e.Sentence && def.Class == graph.Consult && x.Confidence >= e.Confidence
	})
}

// again tells whether rules claim an act like e between the same two that e cannot be a
// telling of: that of another day or encounter. One pair seldom does a thing twice in one
// article, and where it does the rules see it.
func (c claims) again(e *act.Act) bool {
	def, _ := graph.Define(e.Relation)
	return slices.ContainsFunc(c.between[both(e)], func(i int) bool {
		x := &c.acts[i]
		k, _ := graph.Define(x.Relation)
		same := x.Source == e.Source || Undirected(def.Class)
		return same && k.Class == def.Class && x.Confidence >= leastPair && !compatible(x, e)
	})
}

// agree gives the tellings of one act the relation of the surest: an article that tells
// one act in several words tells one act. Tellings of one act are of one class, between
// the same two, and neither of two encounters nor of two days.
func agree(acts []act.Act) {
	type key struct {
		source, target int
		class          graph.Class
	}
	order := make([]int, len(acts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(acts[b].Confidence, acts[a].Confidence) })
	surest := map[key][]int{}
	for _, i := range order {
		e := &acts[i]
		def, _ := graph.Define(e.Relation)
		k := key{e.Source, e.Target, def.Class}
		if Undirected(k.class) {
			k.source, k.target = min(k.source, k.target), max(k.source, k.target)
		}
		at := slices.IndexFunc(surest[k], func(s int) bool { return compatible(&acts[s], e) })
		if at < 0 {
			surest[k] = append(surest[k], i)
			continue
		}
		s := &acts[surest[k][at]]
		e.Relation, e.Source, e.Target = s.Relation, s.Source, s.Target
	}
}

func compatible(a, b *act.Act) bool {
	if a.Encounter >= 0 && b.Encounter >= 0 && a.Encounter != b.Encounter {
		return false
	}
	return strings.HasPrefix(a.Date, b.Date) || strings.HasPrefix(b.Date, a.Date)
}

// further are the acts of the pair that no rule claims.
func further(d *document.Document, r *act.Result, c *Candidate, o *Odds) []act.Act {
	var out []act.Act
	for n, class := range classes {
		for _, forward := range []bool{true, false} {
			p := o.Of(n, forward)
			if Undirected(class) && forward != (o.Forward[n] >= o.Backward[n]) {
				continue
			}
			if p < leastPair || claimed(r, c, class, forward) {
				continue
			}
			out = append(out, c.act(d, r, class, forward, p))
		}
	}
	return out
}

func claimed(r *act.Result, c *Candidate, class graph.Class, forward bool) bool {
	return slices.ContainsFunc(c.Claims, func(k int) bool {
		def, _ := graph.Define(r.Acts[k].Relation)
		return def.Class == class && (Undirected(class) || (r.Acts[k].Source == c.A) == forward)
	})
}

// act makes the act of class between the two, told by the word that may tell it.
func (c *Candidate) act(d *document.Document, r *act.Result, class graph.Class, forward bool, p float64) act.Act {
	e := act.Act{
		Relation: usual[class], Source: c.A, Target: c.B, Status: graph.Actual, Trigger: c.way.top,
		Sentence: c.Sentence, Encounter: -1, ReportedBy: -1, Confidence: p, Rule: "pair",
	}
	if !forward {
		e.Source, e.Target = c.B, c.A
	}
	if e.Trigger < 0 {
		e.Trigger = d.Sentences[c.Sentence].Start
	}
	if w := c.word(d, r, class); w != nil {
		e.Trigger, e.Status, e.Date = w.Token, w.Status, w.Date
		if def, _ := graph.Define(w.Relation); def.Class == class {
			e.Relation = w.Relation
		}
		e.Rule += " " + d.Tokens[w.Token].Lemma
	}
	if class == graph.Consult {
		join(r.Meetings, &e)
	}
	return e
}

// word is what tells an act of class between the two: the word between them if the
// lexicon takes it for that class, else the nearest of the sentence that it does, else
// the word between them, or nil.
func (c *Candidate) word(d *document.Document, r *act.Result, class graph.Class) *act.Reading {
	var between *act.Reading
	if c.reading > 0 {
		between = &r.Readings[c.reading-1]
		if def, _ := graph.Define(between.Relation); def.Class == class {
			return between
		}
	}
	best, distance := between, len(d.Tokens)
	span := d.Sentences[c.Sentence].Span
	for i := range r.Readings {
		w := &r.Readings[i]
		if def, _ := graph.Define(w.Relation); !span.Contains(w.Token) || def.Class != class {
			continue
		}
		if n := max(w.Token-c.way.top, c.way.top-w.Token); c.way.top >= 0 && n < distance {
			best, distance = w, n
		}
	}
	return best
}

// join makes e a telling of the meeting that its trigger tells of, if there is one.
func join(meetings []act.Meeting, e *act.Act) {
	for i := range meetings {
		if m := &meetings[i]; slices.ContainsFunc(m.Mentions, func(t act.Trigger) bool { return t.Token == e.Trigger }) {
			e.Encounter, e.Status, e.Date = i, m.Status, cmp.Or(e.Date, m.Date)
			return
		}
	}
}

// usual is the relation that stands for a class where only the class is known.
var usual = map[graph.Class]graph.Relation{
	graph.Agree: graph.AgreedWith, graph.Consult: graph.NegotiatedWith, graph.Support: graph.Supported,
	graph.Cooperate: graph.CooperatedWith, graph.Aid: graph.Aided, graph.Concede: graph.ConcededTo,
	graph.Retreat: graph.WithdrewFrom, graph.Request: graph.Requested, graph.Accuse: graph.Criticized,
	graph.Reject: graph.Rejected, graph.Threaten: graph.Warned, graph.Protest: graph.ProtestedAgainst,
	graph.Sanction: graph.Sanctioned, graph.Mobilize: graph.MobilizedAgainst, graph.Coerce: graph.Coerced,
	graph.Assault: graph.Attacked,
}
