package ask

import (
	"context"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

// asked is a Filter with its pattern as it is asked of one snapshot.
type asked struct {
	*snapshot
	choice    *Choice
	question  query.Question
	structure bool
}

// ask looks up what the filter names.
func (s *snapshot) ask(ctx context.Context, f Filter) (*asked, error) {
	c, err := f.In(ctx, s)
	if err != nil {
		return nil, err
	}
	a := &asked{snapshot: s, choice: c, structure: f.Structure}
	var ends [2]*query.Candidate
	for i, end := range []struct{ field, name string }{{"source", f.Source}, {"target", f.Target}} {
		if end.name == "" || end.name == query.Any {
			continue
		}
		found, err := find(ctx, s, end.name)
		if err != nil {
			return nil, &FieldError{end.field, err}
		}
		ends[i] = &found
	}
	if a.question, err = query.NewQuestion(ends[0], f.Relation, ends[1]); err != nil {
		return nil, &FieldError{"relation", err}
	}
	return a, nil
}

// need is what the acts that are asked for need of the graph.
func (a *asked) need() query.Need {
	n := a.question.Need(a.choice.Filter)
	if len(n.Relations) == 0 && !a.structure {
		n.Relations = query.Events()
	}
	return n
}

// answered is the part of the graph that an answer is taken from, with the question as it
// is asked of it.
type answered struct {
	Part
	question  query.Question
	structure bool
	names     map[string]string
}

// gather reads what is needed of the part that the filter chooses.
func (a *asked) gather(ctx context.Context, n query.Need) (*answered, error) {
	p, err := a.choice.Gather(ctx, a.snapshot, n)
	if err != nil {
		return nil, err
	}
	return a.in(p), nil
}

// around reads what the paths between the two ends need.
func (a *asked) around(ctx context.Context, opts query.PathOptions) (*answered, error) {
	g, err := a.choice.Around(ctx, a.snapshot, a.question.Source.Node.ID, a.question.Target.Node.ID, opts)
	if err != nil {
		return nil, err
	}
	return a.in(a.choice.Of(g)), nil
}

func (a *asked) in(p Part) *answered {
	return &answered{Part: p, question: p.Question(a.question), structure: a.structure, names: namesOf(p.Whole)}
}

// fits tells whether an edge is one that is asked for.
func (p *answered) fits(e *graph.Edge) bool {
	return (e.Relation.Event() || p.structure || len(p.question.Relations) > 0) && p.question.Matches(e)
}

func (p *answered) acts(edges []graph.Edge) []Act { return NewActs(p.names, edges) }

func namesOf(g *graph.Graph) map[string]string {
	names := make(map[string]string, len(g.Nodes))
	for i := range g.Nodes {
		names[g.Nodes[i].ID] = g.Nodes[i].Name
	}
	return names
}
