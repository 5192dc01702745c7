package ask

import (
	"context"
	"fmt"
	"iter"

	"newsgraph/graph"
	"newsgraph/graph/query"
	"newsgraph/graph/query/sentence"
)

// Act is an edge with the names of its ends.
type Act struct {
	graph.Edge
	SourceName string `json:"source_name"`
	TargetName string `json:"target_name"`
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
	return Act{e, names[e.Source], names[e.Target], from, to}
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
			if a.fits(&p.Edges[i]) {
				edges = append(edges, p.Edges[i])
			}
		}
		query.SortByDate(edges, f.By)
		left := p.left.Keep(a.fits)
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
		card, ok := query.NewCard(p.Graph, a.question.Source.Node.ID)
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

var errNoEnd = fmt.Errorf("%w: a path needs the name of an actor at either end", ErrValue)

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
			return &FieldError{"source", errNoEnd}
		case a.question.Target == nil:
			return &FieldError{"target", errNoEnd}
		}
		opts := query.PathOptions{Count: count, Detour: count - 1}
		p, err := a.around(ctx, opts)
		if err != nil {
			return err
		}
		paths, err := query.Paths(p.Graph, a.question.Source.Node.ID, a.question.Target.Node.ID, opts)
		if err != nil {
			return err
		}
		out = p.steps(paths)
		return nil
	})
	return out, err
}

// acts gives edges the names of their ends.
func (p *part) acts(edges []graph.Edge) []Act {
	out := make([]Act, len(edges))
	for i, e := range edges {
		out[i] = NewAct(p.names, e)
	}
	return out
}

// steps gives paths the names of their nodes.
func (p *part) steps(paths []query.Path) [][]Step {
	out := make([][]Step, len(paths))
	for i, path := range paths {
		for _, st := range path.Steps {
			out[i] = append(out[i], Step{st.From, p.names[st.From], st.To, p.names[st.To], p.acts(st.Edges)})
		}
	}
	return out
}

// Sentence is a sentence that was found.
type Sentence struct {
	Document string `json:"document"`
	Title    string `json:"title,omitempty"`
	Date     string `json:"date,omitempty"`
	URL      string `json:"url,omitempty"`
	// Start and End are its place in the article, in code points, End exclusive; Marks
	// are the places of the words in Text.
	Start int      `json:"start"`
	End   int      `json:"end"`
	Text  string   `json:"text"`
	Marks [][2]int `json:"marks"`
	Score float64  `json:"score"`
	// Acts are those that rest on the sentence.
	Acts []Act `json:"acts"`
}

// Sentences returns the sentences of the part of the graph that f chooses which fit a
// question of words, as package sentence reads it, best first. The error of a question
// without words is sentence.ErrEmpty.
func (db *DB) Sentences(ctx context.Context, words string, f Filter) (out []Sentence, err error) {
	q, err := sentence.Parse(words)
	if err != nil {
		return nil, &FieldError{"q", err}
	}
	err = db.with(ctx, func(s *snapshot) error {
		a, err := s.ask(ctx, f)
		if err != nil {
			return err
		}
		p, err := a.gather(ctx, query.Need{Mentions: true})
		if err == nil {
			out = NewSentences(p.Graph, sentence.Search(p.Graph, q))
		}
		return err
	})
	return out, err
}

// NewSentences gives hits the titles of their articles and the names of their actors, as
// g has them.
func NewSentences(g *graph.Graph, hits []sentence.Hit) []Sentence {
	p := newPart(g)
	documents := map[string]graph.Document{}
	for _, d := range g.Documents {
		documents[d.ID] = d
	}
	out := make([]Sentence, len(hits))
	for i, h := range hits {
		d := documents[h.Document]
		out[i] = Sentence{h.Document, d.Title, d.Date, d.URL, h.Start, h.End, h.Text, h.Marks, h.Score, p.acts(h.Acts)}
	}
	return out
}
