package question

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/query"
	"newsgraph/ingest"
	"newsgraph/ingest/document"
)

// Question is what a text asks.
type Question struct {
	// Source and Target are the actors that do it and that it is done to, nil for
	// anybody.
	Source, Target *graph.Node
	// Relation is the word that says what is done, as query.ParseTerm takes it, or "" for
	// anything.
	Relation string
	// From and To are ISO dates, or "".
	From, To string
	// Connected asks how Source and Target are connected.
	Connected bool
	// Kind is what the unknown end is said to be ("which countries"), or "".
	Kind graph.Kind
	// Unread are the words of the text that say something and were not understood.
	Unread []string
}

// ErrNothing says that a text names neither an actor nor an act.
var ErrNothing = errors.New("the question names no actor and no act that the graph knows")

// Reader reads questions to one graph. It is safe for concurrent use.
type Reader struct {
	pipeline *ingest.Pipeline
	find     Find
}

// Find looks up whom a name means, as Index.FindActor of package query does.
type Find func(ctx context.Context, typed string) (query.Candidate, error)

// NewReader returns a reader of questions to the graph whose names find knows. Its error
// is a mistake in the data of the analysis.
func NewReader(find Find) (*Reader, error) {
	p, err := ingest.New(ingest.Options{Extract: []ingest.Stage{}})
	if err != nil {
		return nil, err
	}
	return &Reader{p, find}, nil
}

// Read reads a question. Besides ErrNothing, errors are the *query.AmbiguousError of a
// name, and that of the context.
func (r *Reader) Read(ctx context.Context, text string) (Question, error) {
	a, err := r.pipeline.Analyse(ctx, document.Article{ID: "question", Text: text})
	if err != nil {
		return Question{}, err
	}
	c := clause{ctx: ctx, Document: a.Document, reader: r, used: make([]bool, len(a.Document.Tokens))}
	c.verb = c.findVerb()
	c.readTimes()
	if err := c.readActors(); err != nil {
		return Question{}, err
	}
	c.readRelation()
	c.readKind()
	c.assign()
	c.unread()
	if q := c.Question; q.Source == nil && q.Target == nil && q.Relation == "" {
		return q, fmt.Errorf("%w: %s", ErrNothing, strings.Join(q.Unread, ", "))
	}
	return c.Question, nil
}

// clause is a question in work.
type clause struct {
	ctx context.Context
	*document.Document
	Question
	reader *Reader
	verb   int // token of the main verb, or -1
	used   []bool
	actors []actor
}

// actor is a name that was found.
type actor struct {
	node       graph.Node
	start, end int // tokens
}

// findVerb is the root of the tree, where it is a verb, else the first verb that is no
// auxiliary.
func (c *clause) findVerb() int {
	first := -1
	for i := range c.Tokens {
		t := &c.Tokens[i]
		switch {
		case t.UPOS == "VERB" && t.Head < 0:
			return i
		case t.UPOS == "VERB" && first < 0:
			first = i
		}
	}
	return first
}

// readTimes takes the dates that the text names: a preposition says on which side.
func (c *clause) readTimes() {
	for _, t := range c.Times {
		if t.Value == "" {
			continue
		}
		last := t.Value
		if t.End != "" {
			last = t.End
		}
		word := ""
		if t.Start > 0 {
			word = c.Tokens[t.Start-1].Lower
			c.used[t.Start-1] = true
		}
		switch word {
		case "since", "after", "from":
			c.From = t.Value
		case "before", "until", "till":
			c.To = t.Value
		default:
			c.From, c.To = t.Value, last
		}
		c.use(t.Start, t.Span.End)
	}
}

func (c *clause) use(start, end int) {
	for i := start; i < end; i++ {
		c.used[i] = true
	}
}

// mostWords is how long a name is looked for.
const mostWords = 6

// readActors finds the names of the graph in the text, the longest first at each place;
// a capitalised word that is no name as it stands may be misspelt.
func (c *clause) readActors() error {
	for i := 0; i < len(c.Tokens); {
		end, node, err := c.nameAt(i)
		if err != nil {
			return err
		}
		if end == 0 {
			i++
			continue
		}
		c.actors = append(c.actors, actor{node, i, end})
		c.use(i, end)
		i = end
	}
	return nil
}

// nameAt is the longest name that begins at token i: where it ends, or 0.
func (c *clause) nameAt(i int) (end int, node graph.Node, err error) {
	if !c.mayName(i) {
		return 0, node, nil
	}
	var several *query.AmbiguousError
	var missing *query.NotFoundError
	for end := min(i+mostWords, len(c.Tokens)); end > i; end-- {
		text := c.Text[c.Tokens[i].Start:c.Tokens[end-1].End]
		found, err := c.reader.find(c.ctx, text)
		if errors.As(err, &several) && (end == c.run(i) || several.Candidates[0].Match <= query.ByOther) {
			return 0, node, err
		}
		if err != nil && !errors.As(err, &several) && !errors.As(err, &missing) {
			return 0, node, err // the graph cannot be read
		}
		if err == nil && found.Node.Kind.Actor() && (found.Match <= query.ByOther || end == c.run(i) && found.Match <= query.ByMisspelt) {
			return end, found.Node, nil
		}
	}
	return 0, node, nil
}

// mayName tells whether a name can begin at token i: at a word with a capital letter
// that no other reading has and that does not merely open the question.
func (c *clause) mayName(i int) bool {
	t := &c.Tokens[i]
	if c.used[i] || t.Text[0] < 'A' || t.Text[0] > 'Z' {
		return false
	}
	switch t.UPOS {
	case "PRON", "AUX", "ADV", "ADP", "SCONJ":
		return t.Text != t.Lower && i > 0 && strings.ToUpper(t.Text) == t.Text
	case "DET":
		return false
	}
	return i > 0 || t.UPOS == "PROPN" || t.UPOS == "NOUN"
}

// run is the end of the run of capitalised words at i.
func (c *clause) run(i int) int {
	for i++; i < len(c.Tokens) && c.mayName(i) && c.Tokens[i].Space; i++ {
	}
	return i
}
