package event

import (
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/document"
)

// echoRange is how many sentences back an act may have been told that a definite
// noun refers to.
const echoRange = 3

// echoed returns who did the act, told before, that the direct object names without
// its doer: "dismissed the allegations", "condemned the expulsions".
func (x *extraction) echoed(v, noun int) found {
	heads := []int{noun}
	if noun < 0 && v >= 0 {
		heads = x.t.Patients(v)
	}
	return x.echo(heads)
}

// echo returns who did the act that one of the phrases refers to.
func (x *extraction) echo(heads []int) found {
	f := found{sure: sureFallback}
	for _, h := range heads {
		if h < 0 || !x.definite(h) {
			continue
		}
		if x.lex.is("ruling", strings.ToLower(x.t.Tok(h).Lemma)) {
			f.add(x.court(h))
			return f
		}
		for _, e := range x.lex.nouns[strings.ToLower(x.t.Tok(h).Lemma)] {
			if by := x.doerOf(e.relation, x.d.SentenceOf(h)); by >= 0 {
				f.add([]int{by})
				return f
			}
		}
	}
	return f
}

// deed returns who did what one of the phrases refers to by a word that says nothing
// of the act: "condemned the move", "welcomed it".
func (x *extraction) deed(heads, sources []int) found {
	f := found{sure: sureFallback, role: "deed"}
	x.taken = sources
	defer func() { x.taken = nil }()
	for _, h := range heads {
		tok := x.t.Tok(h)
		switch m := x.d.MentionAt(h); {
		case tok.UPOS == "PRON" && (tok.Lower == "it" || tok.Lower == "this" || tok.Lower == "that"):
			if m != nil && m.Entity >= 0 {
				continue
			}
		case !x.definite(h) || classOf(x.nounRelation(h)) == graph.Consult:
			continue
		}
		if !x.endured(h) {
			f.add(x.owners(h, 1))
		}
		if len(f.entities) == 0 {
			f.add(x.echo([]int{h}).entities)
		}
		if by := x.lastDoer(h); len(f.entities) == 0 && by >= 0 && (tok.UPOS == "PRON" || x.lex.is("deed", strings.ToLower(tok.Lemma))) {
			f.add([]int{by})
		}
		return f
	}
	return f
}

// nounRelation is that of the act that the noun at h names, or "".
func (x *extraction) nounRelation(h int) graph.Relation {
	es := x.lex.nouns[strings.ToLower(x.t.Tok(h).Lemma)]
	if len(es) == 0 {
		return ""
	}
	return es[0].relation
}

// endured tells whether the noun at h is what is done to its owner, not what he does
// ("her arrest").
func (x *extraction) endured(h int) bool {
	return x.t.Kid(h, "nmod:poss") >= 0 && x.nounRelation(h) == graph.Coerced
}

// lastDoer is the source of the last act told before token h that can be judged, and
// is not of the judge's own side, or -1.
func (x *extraction) lastDoer(h int) int {
	best, at := -1, -1
	for i := range x.events {
		ev := &x.events[i]
		def, _ := graph.Define(ev.Relation)
		if ev.Trigger >= h || ev.Trigger <= at || ev.Sentence < x.d.SentenceOf(h)-echoRange || def.Class == graph.Consult || def.Class == graph.Accuse {
			continue
		}
		if !contains(x.taken, ev.Source) && !x.ownSide(ev.Source) {
			best, at = ev.Source, ev.Trigger
		}
	}
	return best
}

// ownSide tells whether e and one of those in taken are authorities of one state, or
// officers and bodies of organizations of states.
func (x *extraction) ownSide(e int) bool {
	b := x.entity(e)
	for _, s := range x.taken {
		a := x.entity(s)
		if a.Sector == "IGO" && b.Sector == "IGO" || a.Country != "" && a.Country == b.Country && x.official(a) && x.official(b) {
			return true
		}
	}
	return false
}

// official tells whether an entity is a state, its government or an officer of that.
func (x *extraction) official(e *document.Entity) bool {
	return e.Kind == "country" || e.Kind == "government" || e.Sector == "GOV"
}

// court returns the court named last before token h, in this or the sentences before.
func (x *extraction) court(h int) []int {
	for i := len(x.d.Mentions) - 1; i >= 0; i-- {
		m := &x.d.Mentions[i]
		if m.Start >= h || m.Entity < 0 || x.entity(m.Entity).Sector != "JUD" || x.entity(m.Entity).Kind == "person" {
			continue
		}
		if x.d.SentenceOf(m.Start) < x.d.SentenceOf(h)-2*echoRange {
			return nil
		}
		return []int{m.Entity}
	}
	return nil
}

// doerOf is the source of the last act of the class of r told so far, from echoRange
// sentences before the given one on, other than the entities in taken and the states
// that they are officers of; or -1.
func (x *extraction) doerOf(r graph.Relation, sentence int) int {
	def, _ := graph.Define(r)
	for i := len(x.events) - 1; i >= 0 && x.events[i].Sentence >= sentence-echoRange; i-- {
		ev := &x.events[i]
		if other, _ := graph.Define(ev.Relation); other.Class == def.Class && !contains(x.taken, ev.Source) && len(x.others([]int{ev.Source})) > 0 {
			return ev.Source
		}
	}
	return -1
}

// asker returns who was told, in the sentences before, to have asked something of
// the one who now refuses or yields to nobody in particular, or to have charged him
// with what he denies.
func (x *extraction) asker(v int, r graph.Relation, sources []int) found {
	f := found{sure: sureFallback}
	def, _ := graph.Define(r)
	if def.Class != graph.Reject && def.Class != graph.Concede {
		return f
	}
	for i := len(x.events) - 1; i >= 0 && x.events[i].Sentence >= x.d.SentenceOf(v)-echoRange; i-- {
		ev := &x.events[i]
		asked, _ := graph.Define(ev.Relation)
		if (asked.Class == graph.Request || (asked.Class == graph.Accuse || asked.Class == graph.Protest) && def.Class == graph.Reject) && x.meant(sources, ev.Target) {
			f.add([]int{ev.Source})
			f.role = "asker"
			return f
		}
	}
	return f
}

// meant tells whether what is asked of e, or said of it, concerns one of the sources: it
// is he, or the state that he is an officer of.
func (x *extraction) meant(sources []int, e int) bool {
	if contains(sources, e) {
		return true
	}
	t := x.entity(e)
	for _, s := range sources {
		if o := x.entity(s); (t.Kind == "country" || t.Kind == "government") && t.Country != "" && o.Country == t.Country && o.Sector == "GOV" {
			return true
		}
	}
	return false
}

// taker is who was last told to have seized or attacked e, or -1.
func (x *extraction) taker(e int) int {
	for k := len(x.events) - 1; k >= 0; k-- {
		if ev := &x.events[k]; ev.Target == e && (ev.Relation == graph.Coerced || ev.Relation == graph.Attacked) {
			return ev.Source
		}
	}
	return -1
}

// captors is who holds those whose release is asked for at verb v: the agents of a
// clause below the object, or whoever was told to have seized somebody; of other
// requests tgt.
func (x *extraction) captors(v int, sources []int, tgt found) found {
	x.taken = sources
	defer func() { x.taken = nil }()
	for _, o := range x.t.Patients(v) {
		if !x.lex.is("release", x.t.Tok(o).Lemma) {
			continue
		}
		f := found{sure: sureOwner, role: "captor"}
		for _, who := range x.t.Oblique(o, "of") {
			x.t.Each(who, func(k int) bool {
				if x.t.Rel(k) == "acl" && x.t.Passive(k) {
					f.add(x.fill(x.t.Agents(k), true, false).entities)
				}
				return true
			})
		}
		for _, e := range tgt.entities {
			if by := x.taker(e); by >= 0 {
				f.add([]int{by})
			}
		}
		if by := x.doerOf(graph.Coerced, x.d.SentenceOf(v)); len(f.entities) == 0 && by >= 0 {
			f.add([]int{by})
		}
		if len(f.entities) > 0 {
			return f
		}
	}
	return tgt
}
