package decide

import (
	"strconv"
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/document"
)

// features are what a decision weighs: hashes, and their names when they are to be
// told.
type features struct {
	keys  []uint32
	names []string
	named bool
	// leave says which templates are left out; nil leaves out none.
	leave func(template string) bool
}

// add adds the feature template=value.
func (f *features) add(template string, values ...string) {
	if f.leave != nil && f.leave(template) {
		return
	}
	h := uint32(2166136261) // FNV-1a
	for i := 0; i < len(template); i++ {
		h = (h ^ uint32(template[i])) * 16777619
	}
	for _, v := range values {
		h = (h ^ '|') * 16777619
		for i := 0; i < len(v); i++ {
			h = (h ^ uint32(v[i])) * 16777619
		}
	}
	h ^= h >> 15
	h *= 0x85ebca6b // the finalizer of MurmurHash3
	h ^= h >> 13
	f.keys = append(f.keys, h)
	if f.named {
		f.names = append(f.names, template+"="+strings.Join(values, "|"))
	}
}

// bucket names the size of n roughly: exact below four, then by doublings.
func bucket(n int) string {
	switch {
	case n < 0:
		return "-"
	case n < 4:
		return strconv.Itoa(n)
	case n < 6:
		return "4"
	case n < 9:
		return "6"
	case n < 14:
		return "9"
	case n < 25:
		return "14"
	}
	return "25"
}

// side is one party of a pair as the features see it.
type side struct {
	entity, mention, head int
	// arc leads up from the party; first is the arc right above it.
	arcs, first string
	kind, form  string
}

var forms = map[document.MentionForm]string{
	document.Named: "name", document.Nominal: "noun", document.Pronoun: "pronoun", document.Adjective: "adjective",
}

func (a *article) side(e, m int, arcs string) side {
	x := &a.d.Entities[e]
	s := side{entity: e, mention: m, head: -1, arcs: arcs, kind: x.Kind, form: "absent"}
	if x.Generic {
		s.kind += "?"
	}
	if m >= 0 {
		s.head = a.d.Mentions[m].Head
		s.form = forms[a.d.Mentions[m].Form]
		if a.d.Mentions[m].Entity != e {
			s.form = "member"
		}
		s.first = a.t.arc(s.head)
	}
	return s
}

// describe returns what speaks for or against an act of s towards t.
func (a *article) describe(f *features, p *Pair, forward bool) {
	up, down, whole := a.t.names(&p.way)
	s, t := a.side(p.A, p.a, up), a.side(p.B, p.b, down)
	dir := "f"
	if !forward {
		s, t, dir = t, s, "b"
	}
	f.add("bias", dir)
	f.add("kinds", s.kind, t.kind)
	f.add("source", s.kind, s.form)
	f.add("target", t.kind, t.form)
	es, et := &a.d.Entities[s.entity], &a.d.Entities[t.entity]
	f.add("sectors", es.Sector, et.Sector)
	state := "other"
	switch {
	case es.Country == "" || et.Country == "":
		state = "unknown"
	case es.Country == et.Country:
		state = "same"
	}
	f.add("states", state, s.kind, t.kind)
	f.add("states", state)
	a.pathFeatures(f, p, s, t, dir, whole)
	a.wordFeatures(f, p, s, t, dir)
	a.placeFeatures(f, p, s, t, dir)
	a.ruleFeatures(f, p, s, t)
}

func (a *article) pathFeatures(f *features, p *Pair, s, t side, dir, whole string) {
	n := p.way.len()
	f.add("length", bucket(min(n, 30)), dir)
	if p.way.top < 0 {
		f.add("apart", s.form, t.form)
		return
	}
	if n <= 8 {
		f.add("path", dir, whole)
	}
	f.add("arcs-source", s.arcs)
	f.add("arcs-target", t.arcs)
	f.add("arc-source", s.first)
	f.add("arc-target", t.first)
	f.add("arcs", s.first, t.first)
	top := &a.d.Tokens[p.way.top]
	f.add("top", top.UPOS, s.first, t.first)
	word := a.word(p.way.top)
	f.add("top-lemma", word.lemma, dir)
	for _, g := range word.grains {
		f.add("top-cluster", g.name, g.cluster, dir)
		f.add("top-cluster-arcs", g.name, g.cluster, lastArc(s.arcs, dir == "f"), lastArc(t.arcs, dir != "f"))
	}
	if o := a.t.objects[p.way.top]; o > 0 {
		obj := a.word(int(o - 1))
		f.add("object", obj.lemma)
		for _, g := range obj.grains {
			f.add("object-cluster", g.name, g.cluster)
		}
	}
	a.belowTop(f, p.way.top)
	for _, side := range [][]int{p.way.up, p.way.down} {
		for i, tok := range side {
			if i > 0 {
				w := a.word(tok)
				f.add("on", w.lemma)
				for _, g := range w.grains {
					f.add("on-cluster", g.name, g.cluster)
				}
			}
		}
	}
}

// belowTop tells what stands right below the word where the ways of the two meet.
func (a *article) belowTop(f *features, top int) {
	for _, k := range a.t.below(top) {
		kid := &a.d.Tokens[k]
		switch rel, _, _ := strings.Cut(kid.Rel, ":"); rel {
		case "advmod", "mark", "aux", "compound", "amod":
			f.add("below", kid.Rel, a.word(k).lemma)
		case "xcomp", "ccomp", "obl", "nsubj", "nmod":
			for _, g := range a.word(k).grains {
				f.add("below-cluster", a.t.arc(k), g.name, g.cluster)
			}
		}
	}
}

// lastArc is the arc of a side right below the top: the last of those up, the first
// of those down.
func lastArc(arcs string, up bool) string {
	if up {
		return arcs[strings.LastIndexByte(arcs, '>')+1:]
	}
	first, _, _ := strings.Cut(arcs, "<")
	return first
}

func (a *article) wordFeatures(f *features, p *Pair, s, t side, dir string) {
	if p.reading > 0 {
		r := &a.r.Readings[p.reading-1]
		word := a.word(r.Token)
		mode := string(r.Status)
		if r.Obliged {
			mode += " obliged"
		}
		if r.Conditional {
			mode += " conditional"
		}
		rel := string(r.Relation)
		f.add("reading", rel, dir)
		f.add("reading-entry", r.Entry, dir)
		f.add("reading-arcs", rel, s.first, t.first)
		f.add("reading-mode", rel, mode)
		f.add("mode", mode)
		f.add("reading-lemma", word.lemma, s.first, t.first)
		f.add("reading-word", word.lemma)
		if o := a.t.objects[r.Token]; o > 0 {
			obj := a.word(int(o - 1))
			f.add("reading-object", rel, obj.lemma)
			for _, g := range obj.grains {
				f.add("reading-object-cluster", rel, g.name, g.cluster)
			}
		}
		for _, g := range word.grains {
			f.add("reading-cluster", g.name, g.cluster, s.first, t.first)
			f.add("reading-cluster-mode", g.name, g.cluster, mode)
		}
	} else {
		f.add("reading-none")
	}
	if s.head < 0 || t.head < 0 {
		return
	}
	lo, hi := min(s.head, t.head), max(s.head, t.head)
	f.add("between", bucket(hi-lo), dir)
	words, others := 0, 0
	for i := lo + 1; i < hi; i++ {
		tok := &a.d.Tokens[i]
		if m := a.d.MentionAt(i); m != nil && m.Entity != s.entity && m.Entity != t.entity {
			others++
		}
		switch tok.UPOS {
		case "VERB", "NOUN", "ADJ", "ADV":
			if words++; words <= 10 {
				if g := a.word(i).grains; len(g) > 0 {
					f.add("word-between", g[0].cluster)
				}
			}
		case "PUNCT":
			f.add("mark-between", tok.Text)
		}
	}
	f.add("others-between", bucket(others))
	for _, sd := range []struct {
		name string
		x    side
	}{{"s", s}, {"t", t}} {
		m := &a.d.Mentions[sd.x.mention]
		if m.Start > 0 {
			f.add("before-"+sd.name, a.d.Tokens[m.Start-1].Lower)
		}
		if m.End < len(a.d.Tokens) {
			f.add("after-"+sd.name, a.d.Tokens[m.End].Lower)
		}
		f.add("head-"+sd.name, a.d.Tokens[m.Head].Lower)
		for _, g := range a.word(m.Head).grains {
			f.add("head-cluster-"+sd.name, g.name, g.cluster)
		}
	}
}

// placeFeatures tell where in the article, and in whose words, the pair stands.
func (a *article) placeFeatures(f *features, p *Pair, s, t side, dir string) {
	sen := &a.d.Sentences[p.Sentence]
	place := "text"
	switch {
	case sen.Fragment:
		place = "fragment"
	case p.Sentence == len(a.d.Sentences)-1 && a.d.Title != "" && strings.HasSuffix(strings.TrimSpace(a.d.Text), strings.TrimSpace(a.d.Title)):
		place = "title"
	case sen.Paragraph == 0:
		place = "lead"
	}
	f.add("place", place)
	f.add("tokens", bucket(sen.Len()/2))
	f.add("count-source", bucket(a.count[s.entity]))
	f.add("count-target", bucket(a.count[t.entity]))
	f.add("told", bucket(a.told[[2]int{min(s.entity, t.entity), max(s.entity, t.entity)}]), strconv.Itoa(min(len(p.Claims), 3)))
	quoted := "no"
	for _, q := range a.quotes[p.Sentence] {
		sp := &a.d.Speech[q]
		who := "other"
		switch sp.Speaker {
		case s.entity:
			who = "source"
		case t.entity:
			who = "target"
		case -1:
			who = "nobody"
		}
		kind := "reported"
		if sp.Quoted {
			kind = "quoted"
		}
		in := ""
		if s.head >= 0 && sp.Contains(s.head) {
			in += "s"
		}
		if t.head >= 0 && sp.Contains(t.head) {
			in += "t"
		}
		if p.reading > 0 && sp.Contains(a.r.Readings[p.reading-1].Token) {
			in += "r"
		}
		quoted = kind + " " + who + " " + in
		f.add("speech", quoted)
	}
	if quoted == "no" {
		f.add("speech", quoted)
	}
}

// ruleFeatures tell what rules claim in the sentence, of the two and of others.
func (a *article) ruleFeatures(f *features, p *Pair, s, t side) {
	if len(a.claimsIn[p.Sentence]) == 0 {
		f.add("claims", "none")
		return
	}
	mine := false
	for _, c := range a.claimsIn[p.Sentence] {
		e := &a.r.Acts[c]
		def, _ := graph.Define(e.Relation)
		k := string(def.Class)
		switch {
		case e.Source == s.entity && e.Target == t.entity:
			mine = true
			f.add("claimed", string(e.Relation))
		case e.Source == t.entity && e.Target == s.entity:
			mine = true
			f.add("claimed-back", string(e.Relation))
		case e.Source == s.entity:
			f.add("claimed-source", k, t.first)
		case e.Target == t.entity:
			f.add("claimed-target", k, s.first)
		case e.Target == s.entity:
			f.add("claimed-of-source", k, t.first)
		case e.Source == t.entity:
			f.add("claimed-by-target", k, s.first)
		}
	}
	if !mine {
		f.add("claims", "others")
	}
	f.add("claims-in", bucket(len(a.claimsIn[p.Sentence])), strconv.FormatBool(mine))
}
