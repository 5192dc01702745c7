package sentence

import (
	"slices"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

// Select returns the hits that a filter chooses, each with the acts of part that rest on
// it: g is a graph that has at least all edges that the articles of the hits tell, part
// what the filter leaves of it, rolled up perhaps.
//
// A sentence is chosen for an act of part that rests on it. Where the filter asks for
// nothing that only acts have (relations, classes, statuses, speakers, numbers of
// articles), it is chosen without, too: when its article is among those that are asked
// for and of the asked time, and when it names an actor that is asked for.
func Select(f *query.Filter, g, part *graph.Graph, hits []Hit) []Hit {
	acts, named := restingOn(part), restingOn(g)
	chosen := nodesOf(f, part)
	documents := map[string]graph.Document{}
	for _, d := range g.Documents {
		documents[d.ID] = d
	}
	out := make([]Hit, 0, len(hits))
	for _, h := range hits {
		h.Acts = nil
		for _, e := range acts.at(h.Evidence) {
			if e.Relation.Event() {
				h.Acts = append(h.Acts, *e)
			}
		}
		if len(h.Acts) > 0 || bare(f, documents[h.Document]) && names(chosen, named.at(h.Evidence)) {
			out = append(out, h)
		}
	}
	return out
}

// bare tells whether f may choose sentences of an article that tell no act.
func bare(f *query.Filter, d graph.Document) bool {
	if len(f.Relations)+len(f.Classes)+len(f.Statuses)+len(f.Speakers) > 0 || f.MinArticles > 1 {
		return false
	}
	return (len(f.Articles) == 0 || slices.Contains(f.Articles, d.ID)) && f.Covers(d.Date)
}

// nodesOf are the nodes one of which a sentence must name, or nil where none is asked
// for.
func nodesOf(f *query.Filter, part *graph.Graph) map[string]bool {
	if len(f.Actors) == 0 && !f.Giant {
		return nil
	}
	out := map[string]bool{}
	for _, id := range f.Actors {
		out[id] = true
	}
	if f.Hops > 0 || f.Giant {
		for _, n := range part.Nodes {
			out[n.ID] = true
		}
	}
	return out
}

// names tells whether one of the edges lies at one of the nodes.
func names(nodes map[string]bool, edges []*graph.Edge) bool {
	return nodes == nil || slices.ContainsFunc(edges, func(e *graph.Edge) bool { return nodes[e.Source] || nodes[e.Target] })
}

// resting are the edges of a graph by the articles that tell them, with each piece of
// evidence.
type resting map[string][]piece

type piece struct {
	start, end int
	edge       *graph.Edge
}

func restingOn(g *graph.Graph) resting {
	r := resting{}
	for i := range g.Edges {
		for _, v := range g.Edges[i].Evidence {
			r[v.Document] = append(r[v.Document], piece{v.Start, v.End, &g.Edges[i]})
		}
	}
	return r
}

// at lists the edges that rest on a sentence, wholly or in part, in the order of the
// graph, each once.
func (r resting) at(v graph.Evidence) []*graph.Edge {
	var out []*graph.Edge
	for _, p := range r[v.Document] {
		if p.start < v.End && v.Start < p.end && (len(out) == 0 || out[len(out)-1] != p.edge) {
			out = append(out, p.edge)
		}
	}
	return out
}
