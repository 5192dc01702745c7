package resolve

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strings"

	"newsgraph/graph"
)

// unit is what becomes one node: the classes of a cluster and of those that go with it,
// or a thing that stays with its article.
type unit struct {
	node graph.Node
	slug string
	age  age
}

// looseUnit names the unit of a thing that stays with its article. Clusters have
// no such names.
func looseUnit(r Ref) string { return "~" + r.Document + "\x00" + r.Node }

func looseRef(unit string) (r Ref, ok bool) {
	rest, ok := strings.CutPrefix(unit, "~")
	at := strings.LastIndexByte(rest, 0)
	if !ok || at < 0 {
		return r, false
	}
	return Ref{rest[:at], rest[at+1:]}, true
}

func (c *class) meeting() bool { return c.node.Kind == graph.Meeting }

func (x *unit) encode() []byte {
	var e encoder
	encodeNode(&e, &x.node)
	e.strs([]string{x.slug, x.age.date, x.age.ref.Document, x.age.ref.Node})
	return e
}

func (u *updater) unit(id string) *unit {
	value := u.get(key(rowUnit, id))
	if len(value) == 0 {
		return nil
	}
	x := new(unit)
	d := decoder{rest: value}
	decodeNode(&d, &x.node)
	f := d.strs()
	if d.err() != nil || len(f) != 4 {
		u.fail(errRow)
		return nil
	}
	x.slug, x.age = f[0], age{f[1], Ref{f[2], f[3]}}
	return x
}

// makeUnits makes the nodes of all units that changed, and gives them their ids.
func (u *updater) makeUnits() {
	loose := u.looseUnits()
	roots := set{}
	for id := range u.clusters {
		roots.add(u.root(id))
		roots.add(id)
	}
	for id := range u.changed {
		roots.add(u.rootOf(id))
	}
	delete(roots, "")
	meetings := set{}
	for _, id := range roots.sorted() {
		members := u.everythingIn(id)
		switch {
		case len(members) == 0 || u.ownerOf(id) != "":
			u.replace(id, nil)
		case u.class(members[0]).meeting():
			meetings.add(id)
		default:
			u.replace(id, u.nodeOf(u.classesOf(members)))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(loose)) {
		var x *unit
		if t := loose[id]; t != nil {
			x = newUnit([]*thing{t}, newAge(t.date, t.ref))
		}
		u.replace(id, x)
	}
	for id := range u.renamedParts() {
		meetings.add(u.cluster(id))
	}
	for _, id := range meetings.sorted() {
		if members := u.membersOf(id); len(members) > 0 {
			u.replace(id, u.nodeOf(u.meetingsOf(members)))
		}
	}
	u.giveIDs()
}

func (u *updater) ownerOf(id string) string { return string(u.get(key(rowOwner, id))) }

func (u *updater) classesOf(ids []string) []*class {
	out := make([]*class, len(ids))
	for k, id := range ids {
		out[k] = u.class(id)
	}
	return out
}

// meetingsOf is classesOf for meetings, which are called by the names under which
// their participants are shown.
func (u *updater) meetingsOf(ids []string) []*class {
	out := u.classesOf(ids)
	for _, c := range out {
		own := make([]string, len(c.parts))
		shown := make([]string, len(c.parts))
		for k, p := range c.parts {
			own[k], shown[k] = p.name, p.name
			id := u.rootOf(p.class)
			if p.class == "" || id == "" {
				continue // it is shown under the only name it has
			}
			if x := u.unitNow(id); x != nil {
				shown[k] = x.node.Name
			}
		}
		c.called = meetingName(c.node.Name, own, shown)
	}
	return out
}

// unitNow is the unit as it is after the changes so far.
func (u *updater) unitNow(id string) *unit {
	if x, ok := u.after[id]; ok {
		return x
	}
	return u.unit(id)
}

// renamedParts lists the meetings of which a participant is shown under another
// name than before.
func (u *updater) renamedParts() set {
	out := set{}
	for id, is := range u.after {
		was := u.before[id]
		if is == nil || was == nil || was.node.Name == is.node.Name {
			continue
		}
		if _, ok := looseRef(id); ok {
			continue
		}
		for _, m := range u.everythingIn(id) {
			for _, meeting := range u.list(under(rowPart, m)) {
				out.add(meeting)
			}
		}
	}
	return out
}

func (u *updater) nodeOf(classes []*class) *unit {
	things := make([]*thing, len(classes))
	oldest := classes[0].oldest
	for k, c := range classes {
		things[k] = &c.thing
		if c.oldest.compare(oldest) < 0 {
			oldest = c.oldest
		}
	}
	return newUnit(things, oldest)
}

func newUnit(things []*thing, oldest age) *unit {
	x := &unit{node: canonicalNode(things, ""), age: oldest}
	x.slug = slugOf(&x.node, oldest.ref.Document)
	return x
}

// replace notes that a unit is now another one, or none.
func (u *updater) replace(id string, x *unit) {
	was, known := u.before[id]
	if !known {
		was = u.unit(id)
		u.before[id] = was
	}
	if was != nil && x != nil {
		x.node.ID = was.node.ID // until it is known better
	}
	u.after[id] = x
}

// looseUnits lists the units of things that stay with their articles, as far as they
// changed, with the things, or nil for those that are no more.
func (u *updater) looseUnits() map[string]*thing {
	out := map[string]*thing{}
	maps.Copy(out, u.loose)
	check := map[Ref]string{} // the class that each thing is in now
	for id, t := range u.documents {
		if t.was != nil {
			for i := range t.was.Nodes {
				check[Ref{id, t.was.Nodes[i].ID}] = ""
			}
		}
		for _, p := range u.record(id).nodes {
			check[Ref{id, p.local}] = p.class
		}
	}
	for id := range u.moved {
		if c := u.class(id); c.person != nil && !c.person.full() {
			u.members(id, func(_ string, r Ref) bool {
				check[r] = id
				return true
			})
		}
	}
	for r, id := range check {
		unit := looseUnit(r)
		switch {
		case id == "" && u.loose[unit] != nil:
		case id != "" && u.rootOf(id) == "":
			out[unit] = u.looseThing(u.class(id), r)
		default:
			out[unit] = nil
		}
	}
	return out
}

// looseThing is one thing of a class on its own.
func (u *updater) looseThing(c *class, r Ref) *thing {
	g := u.fragment(r.Document)
	t := c.thing
	t.ref, t.weight = r, 1
	if g == nil {
		return &t
	}
	t.date = g.Documents[0].Date
	for i := range g.Nodes {
		if g.Nodes[i].ID == r.Node {
			t.node = &g.Nodes[i]
		}
	}
	return &t
}

// fragment is the fragment of a document that is there after the update.
func (u *updater) fragment(document string) *graph.Graph {
	if t := u.documents[document]; t != nil {
		return t.is
	}
	g, err := Fragment(u.rows, document)
	u.fail(err)
	return g
}

// writeUnits writes the units that changed and tells of the nodes.
func (u *updater) writeUnits() []NodeChange {
	before, after := map[string]*graph.Node{}, map[string]*graph.Node{}
	for id, x := range u.before {
		if x != nil {
			before[x.node.ID] = &x.node
		}
		if x := u.after[id]; x != nil {
			after[x.node.ID] = &x.node
		}
	}
	for _, id := range slices.Sorted(maps.Keys(u.after)) {
		switch was, is := u.before[id], u.after[id]; {
		case is == nil && was != nil:
			u.del(key(rowUnit, id))
		case is != nil && (was == nil || !reflect.DeepEqual(was, is)):
			u.put(key(rowUnit, id), is.encode())
		}
	}
	var out []NodeChange
	for id, was := range before {
		if is := after[id]; !reflect.DeepEqual(was, is) {
			out = append(out, NodeChange{was, is})
		}
	}
	for id, is := range after {
		if before[id] == nil {
			out = append(out, NodeChange{nil, is})
		}
	}
	slices.SortFunc(out, func(a, b NodeChange) int { return cmp.Compare(a.ID(), b.ID()) })
	return out
}
