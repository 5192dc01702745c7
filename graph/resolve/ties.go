package resolve

import (
	"cmp"
	"encoding/binary"
	"maps"
	"math"
	"reflect"
	"slices"
	"strconv"

	"newsgraph/graph"
)

// tie is an edge that an update touches.
type tie struct {
	before, after  *graph.Edge
	added, dropped []graph.Evidence
	// origins is how many witnesses there are.
	origins int
}

// tieEdges gives the edges of the articles their ends anew, as far as these
// changed, and tells of the edges.
func (u *updater) tieEdges() []EdgeChange {
	ties := map[string]*tie{}
	ends := map[string]*graph.Node{}
	for _, document := range u.toTie().sorted() {
		u.tieDocument(document, ties, ends)
		if u.err != nil {
			return nil
		}
	}
	var out []EdgeChange
	for _, id := range slices.Sorted(maps.Keys(ties)) {
		t := ties[id]
		if t.origins >= 0 {
			u.conclude(id, t)
		}
		if t.before == nil && t.after == nil || len(t.added)+len(t.dropped) == 0 && reflect.DeepEqual(t.before, t.after) {
			continue
		}
		slices.SortFunc(t.added, compareEvidence)
		slices.SortFunc(t.dropped, compareEvidence)
		out = append(out, EdgeChange{t.before, t.after, t.added, t.dropped})
	}
	return out
}

// toTie lists the articles whose edges may have other ends than before.
func (u *updater) toTie() set {
	out := set{}
	for id := range u.documents {
		out.add(id)
	}
	for id := range u.edited {
		out.add(id)
	}
	classes := set{}
	for id := range u.moved {
		classes.add(id)
	}
	for id, is := range u.after {
		was := u.before[id]
		if was == nil || is == nil || was.node.ID == is.node.ID &&
			(is.node.Kind != graph.Meeting || was.node.Status == is.node.Status && was.node.Date == is.node.Date) {
			continue
		}
		if r, ok := looseRef(id); ok {
			out.add(r.Document)
			continue
		}
		for _, c := range u.everythingIn(id) {
			classes.add(c)
		}
	}
	for id := range classes {
		u.members(id, func(_ string, r Ref) bool {
			out.add(r.Document)
			return true
		})
	}
	return out
}

// tieDocument compares what an article contributes with what it did before.
func (u *updater) tieDocument(document string, ties map[string]*tie, cache map[string]*graph.Node) {
	was := u.endsBefore(document)
	is := u.endsNow(document, cache)
	t := u.documents[document]
	if t == nil {
		if reflect.DeepEqual(was, is) && !u.edited[document] {
			return
		}
		g, err := Fragment(u.rows, document)
		u.fail(err)
		t = &telling{was: g, is: g}
	}
	u.keepEnds(document, is)
	if u.err != nil {
		return
	}
	u.editsWas.met, u.edits.met = set{}, set{}
	before, after := contributions(t.was, was, u.editsWas), contributions(t.is, is, u.edits)
	u.keepEdited(document, u.editsWas.met, u.edits.met)
	for _, id := range slices.Sorted(maps.Keys(before)) {
		if after[id] == nil {
			u.contribute(id, before[id], nil, ties)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(after)) {
		u.contribute(id, before[id], after[id], ties)
	}
}

// endsNow are the canonical nodes that an article's nodes are now.
func (u *updater) endsNow(document string, cache map[string]*graph.Node) map[string]graph.Node {
	out := map[string]graph.Node{}
	for _, p := range u.record(document).nodes {
		id := ""
		if p.class != "" {
			id = u.rootOf(p.class)
		}
		if id == "" {
			id = looseUnit(Ref{document, p.local})
		}
		n := cache[id]
		if n == nil {
			x := u.unitNow(id)
			if x == nil {
				u.fail(errRow)
				return nil
			}
			n = &graph.Node{ID: x.node.ID}
			if x.node.Kind == graph.Meeting {
				n.Status, n.Date = x.node.Status, x.node.Date
			}
			cache[id] = n
		}
		out[p.local] = *n
	}
	return out
}

// endsBefore are the canonical nodes that its edges had.
func (u *updater) endsBefore(document string) map[string]graph.Node {
	out := map[string]graph.Node{}
	d := decoder{rest: u.get(key(rowEnds, document))}
	for len(d.rest) > 0 {
		local := d.str()
		out[local] = graph.Node{ID: d.str(), Status: graph.Status(d.str()), Date: d.str()}
	}
	if d.bad {
		u.fail(errRow)
	}
	return out
}

func (u *updater) keepEnds(document string, ends map[string]graph.Node) {
	if len(ends) == 0 {
		u.del(key(rowEnds, document))
		return
	}
	var e encoder
	for _, local := range slices.Sorted(maps.Keys(ends)) {
		n := ends[local]
		e.str(local)
		e.str(n.ID)
		e.str(string(n.Status))
		e.str(n.Date)
	}
	u.put(key(rowEnds, document), e)
}

// contributions are what an article adds to edges, by their ids.
func contributions(g *graph.Graph, ends map[string]graph.Node, edits *edits) map[string]*contribution {
	out := map[string]*contribution{}
	if g == nil {
		return out
	}
	nodes := make(map[string]*graph.Node, len(ends))
	for local, n := range ends {
		nodes[local] = &n
	}
	for _, e := range ownEdges(g, func(local string) *graph.Node { return nodes[local] }, edits.orNil()) {
		out[e.ID] = &contribution{e, &g.Documents[0]}
	}
	return out
}

// contribute replaces what an article adds to an edge.
func (u *updater) contribute(id string, was, is *contribution, ties map[string]*tie) {
	if was != nil && is != nil && *was.document == *is.document && reflect.DeepEqual(was.edge, is.edge) {
		return
	}
	var gone, come []graph.Evidence
	if was != nil {
		gone = was.edge.Evidence
	}
	if is != nil {
		come = is.edge.Evidence
	}
	t := ties[id]
	if t == nil {
		t = &tie{}
		ties[id] = t
		if local(was) || local(is) {
			t.origins = -1
		} else {
			u.open(id, t)
		}
	}
	t.added = append(t.added, missing(come, gone)...)
	t.dropped = append(t.dropped, missing(gone, come)...)
	if t.origins < 0 {
		t.before, t.after = head(was), head(is)
		return
	}
	if was != nil {
		u.told(id, was, t, false)
	}
	if is != nil {
		u.told(id, is, t, true)
	}
}

// local tells whether an edge is one that no other article can tell: a mention.
func local(c *contribution) bool { return c != nil && c.edge.Relation == graph.MentionedIn }

// head is an edge of one article alone, without evidence.
func head(c *contribution) *graph.Edge {
	if c == nil {
		return nil
	}
	e := merge([]contribution{*c})
	e.Evidence = nil
	return &e
}

// open reads an edge as it was.
func (u *updater) open(id string, t *tie) {
	value := u.get(key(rowEdge, id))
	if len(value) == 0 {
		return
	}
	d := decoder{rest: value}
	e := new(graph.Edge)
	decodeEdge(&d, e)
	t.origins = d.num()
	u.fail(d.err())
	t.before = e
}

// The details that come from the surest contribution that has them.
func details(e *graph.Edge) []*string { return []*string{&e.About, &e.ReportedBy, &e.From, &e.Until} }

// told writes or deletes a contribution.
func (u *updater) told(id string, c *contribution, t *tie, there bool) {
	set := func(row, value []byte) {
		if there {
			u.put(row, value)
		} else {
			u.del(row)
		}
	}
	order := string(binary.BigEndian.AppendUint64(nil, ^math.Float64bits(c.edge.Confidence)))
	var e encoder
	bare := c.edge
	bare.Evidence = nil
	encodeEdge(&e, &bare)
	e.str(witness(c.document))
	set(key(rowTold, id, order, c.document.ID), e)
	for k, v := range details(&c.edge) {
		if *v != "" {
			set(key(rowDetail, id, strconv.Itoa(k), order, c.document.ID), []byte(*v))
		}
	}
	if !c.edge.Relation.Event() {
		return
	}
	if c.document.Date != "" {
		set(key(rowDay, id, c.document.Date, c.document.ID), nil)
	}
	row := key(rowOrigin, id, witness(c.document))
	n, _ := binary.Uvarint(u.get(row))
	if there {
		n++
	} else {
		n--
	}
	switch {
	case n == 0:
		t.origins--
		u.del(row)
		return
	case n == 1 && there:
		t.origins++
	}
	u.put(row, binary.AppendUvarint(nil, n))
}

// conclude makes the edge of its contributions as they are now.
func (u *updater) conclude(id string, t *tie) {
	t.after = u.headOf(id)
	if t.after == nil {
		u.del(key(rowEdge, id))
		return
	}
	if t.after.Relation.Event() {
		t.after.Origins = t.origins
		u.scan(under(rowDay, id), func(rest, _ []byte) bool {
			date, _, _ := cutZero(rest)
			t.after.DateReported = date
			return false
		})
	}
	if t.before != nil && reflect.DeepEqual(t.before, t.after) {
		return
	}
	var e encoder
	encodeEdge(&e, t.after)
	e.num(t.origins)
	u.put(key(rowEdge, id), e)
}

// headOf reads from the contributions of an edge as many as make a difference.
func (u *updater) headOf(id string) *graph.Edge {
	var out *graph.Edge
	var joint jointConfidence
	u.scan(under(rowTold, id), func(_, value []byte) bool {
		d := decoder{rest: value}
		e := new(graph.Edge)
		decodeEdge(&d, e)
		by := d.str()
		u.fail(d.err())
		if out == nil {
			out = e
		}
		return joint.add(by, e.Confidence)
	})
	if out == nil {
		return nil
	}
	out.Confidence = joint.value()
	for k, v := range details(out) {
		u.scan(under(rowDetail, id, strconv.Itoa(k)), func(_, value []byte) bool {
			*v = cmp.Or(*v, string(value))
			return false
		})
	}
	return out
}

func cutZero(b []byte) (before, after string, found bool) {
	for k, x := range b {
		if x == 0 {
			return string(b[:k]), string(b[k+1:]), true
		}
	}
	return string(b), "", false
}
