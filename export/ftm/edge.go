package ftm

import (
	"strings"

	"newsgraph/export/column"
	"newsgraph/graph"
)

// link says which schema an edge of structure becomes, and which properties hold
// its ends.
var links = map[graph.Relation]struct{ schema, source, target string }{
	graph.MemberOf:       {"Membership", "member", "organization"},
	graph.PartOf:         {"Membership", "member", "organization"},
	graph.ParticipatedIn: {"UnknownLink", "subject", "object"},
	graph.MentionedIn:    {"Documentation", "entity", "document"},
	graph.Authored:       {"Documentation", "entity", "document"},
	graph.AddressedTo:    {"Documentation", "document", "entity"},
}

// edge writes what an edge becomes; an edge that FollowTheMoney has no schema for
// (a meeting in a place or about a document) is left out.
func (f *writer) edge(e *graph.Edge) {
	if e.Relation == graph.HoldsOffice {
		f.office(e)
		return
	}
	l, ok := links[e.Relation]
	switch {
	case e.Relation.Event():
		l.schema, l.source, l.target = "UnknownLink", "subject", "object"
	case !ok || e.Relation != graph.MentionedIn && (f.outside(e.Source) || f.outside(e.Target)):
		return
	}
	v := newEntity(id("edge", e.ID), l.schema)
	v.add(l.source, f.end(e.Source))
	v.add(l.target, f.end(e.Target))
	v.add("role", strings.ReplaceAll(string(e.Relation), "_", " "))
	f.tell(v, e)
	f.put(v)
}

// office writes the position and who holds it.
func (f *writer) office(e *graph.Edge) {
	body := f.x.Node(e.Target)
	post := newEntity(id("position", e.Target+"\n"+e.Title), "Position")
	post.add("name", strings.TrimSpace(e.Title+" of "+body.Name))
	post.add("organization", f.end(e.Target))
	post.add("country", strings.ToLower(f.ids.State(body.Country).Alpha2))
	f.put(post)
	v := newEntity(id("edge", e.ID), "Occupancy")
	v.add("holder", f.end(e.Source))
	v.add("post", post.ID)
	v.add("startDate", e.From)
	v.add("endDate", e.Until)
	f.tell(v, e)
	f.put(v)
}

// tell adds when it was, how sure it is, and who tells it.
func (f *writer) tell(v entity, e *graph.Edge) {
	v.add("date", e.Date)
	v.add("status", string(e.Status))
	v.add("summary", e.About)
	v.add("recordId", e.ID)
	v.add("publisher", f.x.Publishers(e)...)
	for _, a := range column.Articles(e) {
		v.add("proof", id("article", a))
		v.add("sourceUrl", address(f.x.Document(a).URL))
	}
	if e.Relation != graph.MentionedIn {
		v.add("description", column.Sentences(e)...)
	}
}

// end is the id of the entity at an end of an edge: for the node of an article, the
// article itself.
func (f *writer) end(node string) string {
	if document, ok := strings.CutPrefix(node, column.ArticlePrefix); ok && f.x.Node(node).Kind == graph.Article {
		return id("article", document)
	}
	return id("node", node)
}

// outside tells whether a node is none that takes part in links between actors and
// documents: a place.
func (f *writer) outside(node string) bool { return f.x.Node(node).Kind == graph.Place }
