package ask

import (
	"context"
	"iter"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

// Act is an edge with the names of its ends.
type Act struct {
	graph.Edge
	SourceName string `json:"source_name"`
	TargetName string `json:"target_name"`
	// ReportedByName is the name of ReportedBy.
	ReportedByName string `json:"reported_by_name,omitempty"`
	// DateFrom and DateTo are the first and last day that the date covers.
	DateFrom string `json:"date_from,omitempty"`
	DateTo   string `json:"date_to,omitempty"`
}

// NewAct gives an edge the names of its ends, by their ids. Of a folded edge it takes
// the days from the first date to the last.
func NewAct(names map[string]string, e graph.Edge) Act {
	date := e.Date
	if date == "" && e.First != "" {
		date = e.First + "/" + e.Last
	}
	from, to := query.Days(date)
	return Act{e, names[e.Source], names[e.Target], names[e.ReportedBy], from, to}
}

// NewActs gives edges the names of their ends, by their ids.
func NewActs(names map[string]string, edges []graph.Edge) []Act {
	out := make([]Act, len(edges))
	for i, e := range edges {
		out[i] = NewAct(names, e)
	}
	return out
}

// Left counts the acts that an answer leaves out for one reason alone.
type Left struct {
	// Weaker is the number of those whose confidence is too low, Undated of those
	// without a date where one is asked for.
	Weaker  int `json:"weaker,omitempty"`
	Undated int `json:"undated,omitempty"`
}

// Acts returns the acts that f chooses, by date. An error ends the sequence and comes
// with the zero Act.
func (db *DB) Acts(ctx context.Context, f Filter) iter.Seq2[Act, error] {
	return func(yield func(Act, error) bool) {
		acts, _, err := db.List(ctx, f)
		if err != nil {
			yield(Act{}, err)
			return
		}
		for _, a := range acts {
			if !yield(a, nil) {
				return
			}
		}
	}
}

// List is Acts as a list, with the number of acts that f leaves out.
func (db *DB) List(ctx context.Context, f Filter) (acts []Act, n Left, err error) {
	err = db.with(ctx, func(s *snapshot) error {
		a, err := s.ask(ctx, f)
		if err != nil {
			return err
		}
		p, err := a.gather(ctx, a.need())
		if err != nil {
			return err
		}
		var edges []graph.Edge
		for i := range p.Edges {
			if p.fits(&p.Edges[i]) {
				edges = append(edges, p.Edges[i])
			}
		}
		f.Order.Sort(edges, f.By)
		left := p.Left.Keep(p.fits)
		acts, n = p.acts(edges), Left{len(left.Weaker), len(left.Undated)}
		return nil
	})
	return acts, n, err
}

// Actor is what a graph knows of one actor, meeting or place.
type Actor struct {
	Node graph.Node `json:"node"`
	// Offices are the posts that it holds, Holders those who hold one there.
	Offices []Act `json:"offices"`
	Holders []Act `json:"holders"`
	// Acts are its acts by date, Structure its other edges, Reported the acts that it is
	// given as the source of.
	Acts      []Act `json:"acts"`
	Structure []Act `json:"structure"`
	Reported  []Act `json:"reported"`
	// Articles are the ids of the articles that name it.
	Articles []string `json:"articles"`
}

// Actor returns what the part of the graph that f chooses says of the one that bears a
// name; Source, Target and Relation of f are not looked at. It is a *query.NotFoundError
// where the part does not hold it.
func (db *DB) Actor(ctx context.Context, name string, f Filter) (out Actor, err error) {
	f.Source, f.Target, f.Relation = name, "", ""
	err = db.with(ctx, func(s *snapshot) error {
		a, err := s.ask(ctx, f)
		if err != nil {
			return err
		}
		p, err := a.gather(ctx, query.Need{Ends: []string{a.question.Source.Node.ID}, Mentions: true, Reported: true})
		if err != nil {
			return err
		}
		card, ok := query.NewCard(p.Graph, p.question.Source.Node.ID)
		f.Order.Sort(card.Events, f.By)
		if !ok {
			return &FieldError{"source", &query.NotFoundError{Name: name}}
		}
		out = Actor{
			card.Node, p.acts(card.Offices), p.acts(card.Holders), p.acts(card.Events),
			p.acts(card.Structure), p.acts(card.Reported), append([]string{}, card.Articles...),
		}
		return nil
	})
	return out, err
}

// Candidate is a node that a typed name may mean.
type Candidate struct {
	Node graph.Node `json:"node"`
	// Match says how the name met the node: "id", "name", "part of a name", ...
	Match string `json:"match"`
	// Edges is the number of edges at the node, mentions aside.
	Edges int `json:"edges"`
}

// Find returns the nodes that a typed name may mean, best first, at most limit; 0 is no
// bound.
func (db *DB) Find(ctx context.Context, name string, limit int) ([]Candidate, error) {
	out := []Candidate{}
	err := db.with(ctx, func(s *snapshot) error {
		x, err := query.Lookup(ctx, s, name)
		if err != nil {
			return err
		}
		for _, c := range x.Search(name, limit) {
			out = append(out, Candidate{c.Node, c.Match.String(), c.Edges})
		}
		return nil
	})
	return out, err
}

// Step is one link of a path: two nodes and all edges between them.
type Step struct {
	From     string `json:"from"`
	FromName string `json:"from_name"`
	To       string `json:"to"`
	ToName   string `json:"to_name"`
	Edges    []Act  `json:"edges"`
}

const noEnd = "a path needs the name of an actor at either end"

// Path returns the shortest paths from f.Source to f.Target, at most count of them, over
// the part of the graph that f chooses. Without one the error is query.ErrNoPath.
func (db *DB) Path(ctx context.Context, f Filter, count int) (out [][]Step, err error) {
	f.Relation = ""
	err = db.with(ctx, func(s *snapshot) error {
		a, err := s.ask(ctx, f)
		switch {
		case err != nil:
			return err
		case a.question.Source == nil:
			return wrong("source", noEnd)
		case a.question.Target == nil:
			return wrong("target", noEnd)
		}
		opts := query.PathOptions{Count: count, Detour: count - 1}
		p, err := a.around(ctx, opts)
		if err != nil {
			return err
		}
		paths, err := query.Paths(p.Graph, p.question.Source.Node.ID, p.question.Target.Node.ID, opts)
		if err != nil {
			return err
		}
		out = p.steps(paths)
		return nil
	})
	return out, err
}

// steps gives paths the names of their nodes.
func (p *answered) steps(paths []query.Path) [][]Step {
	out := make([][]Step, len(paths))
	for i, path := range paths {
		for _, st := range path.Steps {
			out[i] = append(out[i], Step{st.From, p.names[st.From], st.To, p.names[st.To], p.acts(st.Edges)})
		}
	}
	return out
}
