package decide

import (
	"strconv"
	"strings"

	"newsgraph/graph"
)

// claim returns what speaks for or against one act that a rule claims: features
// that are shared by all classes.
func (a *article) claim(f *features, p *Pair, c int) {
	e := &a.r.Acts[c]
	def, _ := graph.Define(e.Relation)
	k, rel := string(def.Class), string(e.Relation)
	entry, roles := e.Rule, ""
	if i := strings.LastIndexByte(e.Rule, ' '); i >= 0 {
		entry, roles = e.Rule[:i], e.Rule[i+1:]
	}
	src, tgt, _ := strings.Cut(roles, ">")
	forward := e.Source == p.A
	up, down, whole := a.t.names(&p.way)
	s, t := a.side(p.A, p.a, up), a.side(p.B, p.b, down)
	if !forward {
		s, t = t, s
	}
	f.add("c-bias")
	f.add("c-relation", rel)
	f.add("c-entry", rel, entry)
	f.add("c-roles", roles)
	f.add("c-roles-relation", rel, roles)
	f.add("c-source-role", src)
	f.add("c-target-role", tgt, rel)
	f.add("c-target-role-entry", tgt, entry)
	f.add("c-confidence", strconv.Itoa(int(e.Confidence*12)))
	f.add("c-confidence-class", strconv.Itoa(int(e.Confidence*6)), k)
	f.add("c-status", string(e.Status), k)
	f.add("c-status", string(e.Status))
	f.add("c-kinds", s.kind, t.kind, k)
	f.add("c-forms", s.form, t.form)
	f.add("c-target", t.kind, t.form, tgt)
	f.add("c-source", s.kind, s.form, src)
	if p.way.len() <= 8 {
		f.add("c-path", whole, strconv.FormatBool(forward))
	}
	f.add("c-length", bucket(min(p.way.len(), 30)), tgt)
	f.add("c-arcs", s.first, t.first, tgt)
	trigger := &a.d.Tokens[e.Trigger]
	f.add("c-trigger", trigger.UPOS, trigger.Rel, k)
	f.add("c-lemma", a.word(e.Trigger).lemma)
	if s.head >= 0 {
		f.add("c-order", strconv.FormatBool(s.head < e.Trigger), src)
	}
	if t.head >= 0 {
		f.add("c-order-target", strconv.FormatBool(t.head < e.Trigger), tgt)
		f.add("c-distance", bucket(max(t.head-e.Trigger, e.Trigger-t.head)), tgt)
	}
	if o := a.t.objects[e.Trigger]; o > 0 {
		obj := a.word(int(o - 1))
		f.add("c-object", obj.lemma, k)
		for _, g := range obj.grains {
			f.add("c-object-cluster", g.name, g.cluster, k)
		}
	}
	same, others := 0, 0
	for _, o := range a.claimsIn[p.Sentence] {
		x := &a.r.Acts[o]
		if x.Trigger == e.Trigger && x.Relation == e.Relation {
			same++
		} else if o != c {
			others++
		}
	}
	f.add("c-targets", bucket(same), tgt)
	f.add("c-others", bucket(others))
	f.add("c-place", strconv.FormatBool(a.d.Sentences[p.Sentence].Fragment), k)
	f.add("c-encounter", strconv.FormatBool(e.Encounter >= 0), rel)
	f.add("c-source-count", bucket(a.count[e.Source]))
	f.add("c-target-count", bucket(a.count[e.Target]))
}
