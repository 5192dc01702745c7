package event

import (
	"sort"
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/act"
	"newsgraph/ingest/event/lexicon"
	"newsgraph/ingest/event/mode"
	"newsgraph/ingest/event/party"
	"newsgraph/ingest/syntax"
	"newsgraph/ingest/temporal"
)

// emit makes an event of every pair of source and target and tells whether
// there was one. Without targets, the several sources of a reciprocal relation
// are each other's.
func (x *extraction) emit(at int, e lexicon.Entry, m mode.Mode, src, tgt party.Found) bool {
	c := word(at)
	c.entry, c.mode, c.src, c.tgt = e, m, src, tgt
	if !x.pass(OnTelling, c) {
		return false
	}
	relation, status, _ := turn(c.entry.Relation, c.mode, x.m.Reported(at) && !x.announced(at, c.entry.Relation))
	if c.entry.Relation = relation; e.Inverse {
		c.src, c.tgt = c.tgt, c.src
	}
	x.pass(OnParties, c)
	relation, sure, ok := x.judged(at, c.entry.Relation, e.Explicit(), c.mode, c.src, c.tgt)
	if !ok {
		x.drop(c, "the judge of sentences sees no act")
		return false
	}
	c.entry.Relation = relation
	ev := act.Act{
		Relation: relation, Status: status, Date: x.date(at), About: x.about(at, relation, c.tgt.Entities),
		Trigger: at, Sentence: x.d.SentenceOf(at), Encounter: -1,
		Rule: e.Name + " " + c.src.Role + ">" + c.tgt.Role,
	}
	if status == graph.Actual && x.ahead(ev.Date) {
		ev.Status = graph.Planned
	}
	made := false
	for _, p := range pairs(relation, hasRole(e.Roles, "each"), c.src.Entities, c.tgt.Entities) {
		c.source, c.target, c.sure = p[0], p[1], sure
		if !x.pass(OnPair, c) {
			continue
		}
		ev.Source, ev.Target, ev.Confidence, ev.ReportedBy = c.source, c.target, c.sure, x.who.Reporter(at, c.source)
		x.events = append(x.events, ev)
		x.trace.Add(act.Step{By: ev.Rule, Outcome: act.Claimed, Relation: ev.Relation, Source: ev.Source, Target: ev.Target, Trigger: at, Why: "told as " + string(ev.Status)})
		made = true
	}
	return made
}

// pairs are the sources and targets of the events of one act: each source with
// each target or, where the text names but one side of a reciprocal act, the
// members of that side with each other, in both directions unless the relation
// has none.
func pairs(r graph.Relation, each bool, sources, targets []int) [][2]int {
	var out [][2]int
	among := func(side []int) {
		for i, s := range side {
			for _, t := range side[i+1:] {
				out = append(out, [2]int{s, t})
			}
		}
	}
	switch {
	case len(targets) == 0 && (r.Symmetric() || each):
		among(sources)
	case len(sources) == 0 && r.Symmetric():
		among(targets)
	}
	for _, s := range sources {
		for _, t := range targets {
			out = append(out, [2]int{s, t})
		}
	}
	if len(targets) == 0 && each && !r.Symmetric() {
		for _, p := range out[:len(out):len(out)] {
			out = append(out, [2]int{p[1], p[0]})
		}
	}
	return out
}

// withOwnState tells whether the pair of c is an official and the state that he or she
// speaks for, and the act one that is not done between these.
func (x *extraction) withOwnState(c *claim) bool {
	a, b := x.who.Entity(c.source), x.who.Entity(c.target)
	if a.Kind == "country" {
		a, b = b, a
	}
	if a.Kind == "country" || b.Kind != "country" || a.Country == "" || a.Country != b.Country {
		return false
	}
	switch class := classOf(c.entry.Relation); class {
	case graph.Consult, graph.Agree, graph.Cooperate:
		return true
	case graph.Reject, graph.Accuse:
		return a.Sector == "GOV"
	}
	// "warned that Moscow will respond" warns somebody else
	return c.is(graph.Proposed, graph.SignedWith) || c.is(graph.Warned) && a.Sector == "GOV"
}

// vague tells whether the entity is somebody or other: "people", "own people".
func (x *extraction) vague(e int) bool {
	g := x.who.Entity(e)
	name, _ := strings.CutPrefix(strings.ToLower(g.Name), "own ")
	return g.Generic && x.lex.Is(lexicon.Vague, name)
}

// sureSetting is what remains of the certainty of an act towards a setting: of 85 such
// acts in judged articles 3 were right, all of them journeys, and 13 arguable. In a
// sentence that is known to tell of an act it may still be the best guess.
const sureSetting = 0.2

// setting tells whether the target is no party but where the act is done, or a thing
// that it is done to: places do not act and stand for nobody here. A journey leads to
// a place that has a name.
func (x *extraction) setting(target int, r graph.Relation) bool {
	e := x.who.Entity(target)
	return e.Kind == "place" && (e.Generic || r != graph.Visited)
}

// idle tells whether the act at token at only serves to say what something is
// for ("with the aim of providing guarantees", "a project to provide").
func (x *extraction) idle(at int) bool {
	v := at
	for range syntax.MaxClimb {
		h := x.t.Tok(v).Head
		if h < 0 {
			return false
		}
		switch x.t.Rel(v) {
		case "acl":
			tok := x.t.Tok(v)
			if x.t.Tok(v).Rel == "acl:relcl" || tok.XPOS != "VB" && tok.XPOS != "VBG" {
				return false
			}
			lemma := x.t.Tok(h).Lemma
			return x.lex.Is(lexicon.AimNoun, lemma) || tok.XPOS == "VB" && !x.lex.Is(lexicon.ActNoun, lemma)
		case "xcomp", "conj":
			v = h
		default:
			return false
		}
	}
	return false
}

// Certainty of an event by its trigger: a verb or adjective says more plainly
// than a noun that something was done.
const (
	sureVerb = 0.95
	sureNoun = 0.75
)

func (x *extraction) certainty(at int, src, tgt party.Found) float64 {
	sure := sureVerb
	if up := x.t.Tok(at).UPOS; up == "NOUN" || up == "PROPN" {
		sure = sureNoun
	}
	if src.Sure > 0 {
		sure *= src.Sure
	}
	if tgt.Sure > 0 {
		sure *= tgt.Sure
	}
	return sure
}

// ahead tells whether a date lies after the article's own: what is told of it
// has not happened yet.
func (x *extraction) ahead(date string) bool {
	own := x.d.Date
	if n := min(len(own), len(date)); n >= len("2006") {
		return date[:n] > own[:n]
	}
	return false
}

// date is the date of the event at token at, or "".
func (x *extraction) date(at int) string {
	value, ok := temporal.For(x.d, at)
	if !ok && !x.m.Reported(at) {
		value = x.opening(at)
	}
	return value
}

// opening is the value of the only time expression of the sentence of token at,
// if that opens the sentence: it holds for all of it, whatever the trees say.
func (x *extraction) opening(at int) string {
	s := x.d.SentenceOf(at)
	if s < 0 {
		return ""
	}
	span := x.d.Sentences[s].Span
	i := sort.Search(len(x.d.Times), func(i int) bool { return x.d.Times[i].Start >= span.Start })
	if i == len(x.d.Times) || x.d.Times[i].Start > span.Start+1 || i+1 < len(x.d.Times) && x.d.Times[i+1].Start < span.End {
		return ""
	}
	return temporal.Value(&x.d.Times[i])
}

// judged asks the judge about an act that the rules call relation ("" if they
// call it nothing) and returns what it is and how sure that is. Where the
// lexicon names verb and object of it, the judge has no say.
func (x *extraction) judged(at int, relation graph.Relation, explicit bool, m mode.Mode, src, tgt party.Found) (graph.Relation, float64, bool) {
	sure := x.certainty(at, src, tgt)
	if x.judge == nil && x.observe == nil {
		return relation, sure, relation != ""
	}
	features := x.features(at, relation, m, src, tgt)
	if x.observe != nil {
		x.tell(at, relation, features, src, tgt)
	}
	if x.judge == nil {
		return relation, sure, relation != ""
	}
	def, _ := graph.Define(relation)
	v := x.consider(features, def.Class)
	switch {
	case relation == "":
		r := usual(v.class)
		return r, sure * v.p, r != "" && v.p >= acceptAt
	case v.class == NoEvent && v.pOfRule < doubtedBelow && !explicit:
		return relation, sure, false
	case v.class != NoEvent && v.class != JudgeClass(def.Class) && v.p >= overruleAt && v.pOfRule < overruledBy && !explicit:
		return usual(v.class), sure * v.p, true
	}
	return relation, sure * (0.5 + v.pOfRule/2), true
}

// tell hands every pair of a candidate to the observer.
func (x *extraction) tell(at int, relation graph.Relation, features []uint32, src, tgt party.Found) {
	for _, s := range src.Entities {
		for _, t := range tgt.Entities {
			if s != t {
				x.observe(Candidate{Relation: relation, Source: s, Target: t, Trigger: at, Features: features})
			}
		}
	}
	if len(tgt.Entities) == 0 {
		for i, s := range src.Entities {
			for _, t := range src.Entities[i+1:] {
				x.observe(Candidate{Relation: relation, Source: s, Target: t, Trigger: at, Features: features})
			}
		}
	}
}

// drop notes that the claim is no act.
func (x *extraction) drop(c *claim, why string) {
	r := &Rule{Name: c.entry.Name + " " + c.src.Role + ">" + c.tgt.Role, Why: why}
	if x.trace.On() {
		x.trace.Add(c.step(r, act.Dropped))
	}
}
