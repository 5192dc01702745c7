package resolve

import (
	"maps"
	"slices"

	"newsgraph/graph"
)

// record is what became of the nodes of an article.
type record struct {
	claims []claimed
	nodes  []placed
}

// claimed is an office that an article gives to the bearer of a family name.
type claimed struct {
	office      office
	last, month string
}

// placed is a node of an article and its class, or "" if it has none.
type placed struct{ local, class string }

func (r *record) encode() []byte {
	var e encoder
	e.num(len(r.claims))
	for _, c := range r.claims {
		e.strs([]string{c.office.title, c.office.of, c.last, c.month})
	}
	e.num(len(r.nodes))
	for _, n := range r.nodes {
		e.str(n.local)
		e.str(n.class)
	}
	return e
}

// record reads what became of an article; an article that is not there has
// nothing.
func (u *updater) record(document string) record {
	var r record
	value := u.get(key(rowThings, document))
	if len(value) == 0 {
		return r
	}
	d := decoder{rest: value}
	for range d.length() {
		if f := d.strs(); len(f) == 4 {
			r.claims = append(r.claims, claimed{office{title: f[0], of: f[1]}, f[2], f[3]})
		}
	}
	for range d.length() {
		r.nodes = append(r.nodes, placed{d.str(), d.str()})
	}
	u.fail(d.err())
	return r
}

// place finds the classes of all articles of the update, once the claims to offices
// are up to date.
func (u *updater) place() {
	judged := u.weighClaims()
	for _, id := range slices.Sorted(maps.Keys(u.documents)) {
		t := u.documents[id]
		old := u.record(id)
		if t.was != nil {
			u.leave(id, t.was, old)
		}
		if t.is == nil {
			u.del(key(rowFragment, id))
			u.del(key(rowThings, id))
			continue
		}
		if t.is != t.was {
			u.put(key(rowFragment, id), encodeFragment(t.is))
		}
		r := u.arrive(id, t, judged)
		u.put(key(rowThings, id), r.encode())
	}
	u.settle()
}

// leave takes the nodes of an article out of their classes.
func (u *updater) leave(document string, g *graph.Graph, r record) {
	nodes := map[string]*graph.Node{}
	for i := range g.Nodes {
		nodes[g.Nodes[i].ID] = &g.Nodes[i]
	}
	for _, p := range r.nodes {
		ref := Ref{document, p.local}
		if p.class == "" {
			u.loose[looseUnit(ref)] = nil
			continue
		}
		u.enter(u.class(p.class), distinct(nodes[p.local].Aliases), g.Documents[0].Date, ref, -1)
	}
}

func distinct(list []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(list)))
}

// arrive brings the nodes of an article into their classes. Meetings come last, since
// their participants make them.
func (u *updater) arrive(document string, t *telling, judged map[office]*claims) record {
	c := t.things
	r := record{nodes: make([]placed, len(c.things))}
	for _, meetings := range []bool{false, true} {
		for i := range c.things {
			x := &c.things[i]
			if (x.node.Kind == graph.Meeting) != meetings {
				continue
			}
			if x.person != nil {
				for _, o := range x.disputable() {
					r.claims = append(r.claims, claimed{o, x.person.last(), x.month()})
				}
				x.dropDoubtful(func(o office) *claims { return judged[o] })
			}
			r.nodes[i] = placed{local: x.ref.Node}
			if x.alone() {
				u.loose[looseUnit(x.ref)] = x
				continue
			}
			var parts []part
			for _, k := range x.parts {
				parts = append(parts, part{r.nodes[k].class, c.things[k].ref, c.things[k].node.Name, c.things[k].guest("")})
			}
			own := u.classOf(x.content(parts))
			r.nodes[i].class = own.id
			u.enter(own, distinct(x.node.Aliases), x.date, x.ref, 1)
		}
	}
	return r
}
