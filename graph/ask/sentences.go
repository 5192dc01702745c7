package ask

import (
	"context"
	"slices"

	"newsgraph/graph"
	"newsgraph/graph/query"
	"newsgraph/graph/query/sentence"
)

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

// Found are sentences, best first.
type Found struct {
	// Total is the number of sentences that fit, Sentences those of the page that was
	// asked for.
	Total     int
	Sentences []Sentence
	// Left are the acts on sentences of these articles that are left out.
	Left query.Left
}

// Page is a part of a long answer: Offset items are passed over, then come Limit at most;
// 0 is no bound.
type Page struct{ Offset, Limit int }

// of returns the part of a list.
func (p Page) of(hits []sentence.Hit) []sentence.Hit {
	hits = hits[min(max(p.Offset, 0), len(hits)):]
	if p.Limit > 0 {
		hits = hits[:min(p.Limit, len(hits))]
	}
	return hits
}

// Search finds the sentences that fit a question of words and that the choice takes, with
// the acts of theirs that it takes; sentence.Select says how it chooses. Where it leaves
// out acts of too little confidence alone, no more is read than the page needs.
func (c *Choice) Search(ctx context.Context, b query.Base, x sentence.Index, q sentence.Question, p Page) (Found, error) {
	hits, err := sentence.Search(ctx, x, q)
	if err != nil {
		return Found{}, err
	}
	plain := *c.Filter
	plain.MinConfidence = 0
	out := Found{Total: len(hits)}
	if plain.IsZero() && c.Level == "" {
		hits = p.of(hits)
	}
	g, err := c.telling(ctx, b, hits)
	if err != nil {
		return out, err
	}
	part := c.Of(g)
	out.Left = part.Left.Keep(restingOn(hits))
	hits = sentence.Select(part.Filter, part.Whole, part.Graph, hits)
	if !plain.IsZero() || c.Level != "" {
		out.Total = len(hits)
		hits = p.of(hits)
	}
	if err := sentence.Complete(ctx, x, q, hits); err != nil {
		return out, err
	}
	out.Sentences = newSentences(part.Whole, hits)
	return out, nil
}

// telling is a graph with at least all that the articles of hits tell: everything, where
// more decides what is chosen.
func (c *Choice) telling(ctx context.Context, b query.Base, hits []sentence.Hit) (*graph.Graph, error) {
	if c.Level != "" || c.Filter.Giant || c.Filter.Hops > 0 {
		return b.Graph(ctx)
	}
	articles := make([]string, len(hits))
	for i, h := range hits {
		articles[i] = h.Document
	}
	return query.GatherArticles(ctx, b, articles, c.Filter.Actors)
}

// restingOn tells of an act whether it rests on one of the hits.
func restingOn(hits []sentence.Hit) func(*graph.Edge) bool {
	of := map[string][]graph.Evidence{}
	for _, h := range hits {
		of[h.Document] = append(of[h.Document], h.Evidence)
	}
	return func(e *graph.Edge) bool {
		return slices.ContainsFunc(e.Evidence, func(v graph.Evidence) bool {
			return slices.ContainsFunc(of[v.Document], func(h graph.Evidence) bool { return v.Start < h.End && h.Start < v.End })
		})
	}
}

// Sentences answers a question of words, as package sentence reads it, by Choice.Search. A
// DB on a store finds all sentences of its articles, one on a graph in memory those that
// edges rest on. The error of a question without words is sentence.ErrEmpty.
func (db *DB) Sentences(ctx context.Context, words string, f Filter, p Page) (out Found, err error) {
	q, err := sentence.Parse(words)
	if err != nil {
		return Found{}, &FieldError{"q", err}
	}
	err = db.with(ctx, func(s *snapshot) error {
		c, err := f.In(ctx, s)
		if err != nil {
			return err
		}
		return s.words(ctx, func(x sentence.Index) (err error) {
			out, err = c.Search(ctx, s, x, q, p)
			return err
		})
	})
	return out, err
}

// newSentences gives hits the titles of their articles and the names of their actors, as
// g has them.
func newSentences(g *graph.Graph, hits []sentence.Hit) []Sentence {
	names := namesOf(g)
	documents := map[string]*graph.Document{}
	for i := range g.Documents {
		documents[g.Documents[i].ID] = &g.Documents[i]
	}
	out := make([]Sentence, len(hits))
	for i, h := range hits {
		d := documents[h.Document]
		if d == nil {
			d = new(graph.Document)
		}
		out[i] = Sentence{h.Document, d.Title, d.Date, d.URL, h.Start, h.End, h.Text, h.Marks, h.Score, NewActs(names, h.Acts)}
	}
	return out
}
