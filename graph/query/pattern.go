package query

import (
	"slices"

	"newsgraph/graph"
)

// Any stands for anything in a Pattern; so does the empty string.
const Any = "_"

// Pattern asks for edges by what people type: names of actors, and a relation
// or class with its synonyms.
type Pattern struct{ Source, Relation, Target string }

// Question is a Pattern whose names have been looked up.
type Question struct {
	// Source and Target are nil for anything.
	Source, Target *Candidate
	// Relations is empty for anything.
	Relations []graph.Relation
	// EitherEnd is set when an actor alone is asked for: it may be source or
	// target.
	EitherEnd bool
}

// NewQuestion asks for a relation or class between two nodes, of which nil stands
// for anything. The error is that of ParseTerm.
func NewQuestion(source *Candidate, relation string, target *Candidate) (Question, error) {
	q := Question{Source: source, Target: target, EitherEnd: anything(relation) && target == nil}
	var err error
	if !anything(relation) {
		q.Relations, err = ParseTerm(relation)
	}
	return q, err
}

// Need is what the question needs of a graph, beside a filter: the edges at the
// end that has fewer of them.
func (q *Question) Need(f *Filter) Need {
	n := Need{Filter: f, Relations: q.Relations, Mentions: slices.Contains(q.Relations, graph.MentionedIn)}
	least := q.Source
	if least == nil || q.Target != nil && q.Target.Edges < least.Edges {
		least = q.Target
	}
	if least != nil {
		n.Ends = []string{least.Node.ID}
	}
	return n
}

// Ask looks the names of a pattern up. Errors are those of Index.Find and
// ParseTerm.
func (x *Index) Ask(p Pattern) (Question, error) {
	source, err := x.end(p.Source)
	if err != nil {
		return Question{}, err
	}
	target, err := x.end(p.Target)
	if err != nil {
		return Question{}, err
	}
	return NewQuestion(source, p.Relation, target)
}

func anything(s string) bool { return s == "" || s == Any }

func (x *Index) end(typed string) (*Candidate, error) {
	if anything(typed) {
		return nil, nil
	}
	c, err := x.Find(typed)
	if err != nil {
		return nil, err
	}
	return &c, nil
}

// Edges returns the edges of g that answer the question, in the order of g.
// Mentions in articles answer only when asked for. Symmetric relations answer
// in either direction.
func (q *Question) Edges(g *graph.Graph) []graph.Edge {
	return only(g.Edges, q.Matches)
}

// Matches tells whether an edge answers the question.
func (q *Question) Matches(e *graph.Edge) bool {
	if len(q.Relations) > 0 && !slices.Contains(q.Relations, e.Relation) {
		return false
	}
	if len(q.Relations) == 0 && e.Relation == graph.MentionedIn {
		return false
	}
	if is(q.Source, e.Source) && is(q.Target, e.Target) {
		return true
	}
	return (q.EitherEnd || e.Relation.Symmetric()) && is(q.Source, e.Target) && is(q.Target, e.Source)
}

func is(want *Candidate, id string) bool { return want == nil || want.Node.ID == id }

// Edges answers a pattern on g: it looks the names up in g and returns the
// edges in its order. Where many questions are asked of one graph, an Index
// made once serves better.
func Edges(g *graph.Graph, p Pattern) ([]graph.Edge, error) {
	q, err := NewIndex(g).Ask(p)
	if err != nil {
		return nil, err
	}
	return q.Edges(g), nil
}
