package llm

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"sync"

	"newsgraph/ingest/llm/chat"
)

// Confidence of what a model calls right, and of what it calls arguable: two
// readers who follow the model of the graph agree at 0.96, a language model a
// little less; half of the arguable acts are marked by the next reader. They are
// not measured on the model at hand.
const (
	sureRight    = 0.9
	sureArguable = 0.5
)

// Asker answers questions; *chat.Client does.
type Asker interface {
	Ask(context.Context, chat.Question) (chat.Answer, error)
}

// Model is a language model at work on articles. It is safe for concurrent use.
type Model struct {
	name   string
	asker  Asker
	prompt *Prompt

	mu     sync.Mutex
	counts Counts
}

// New returns a model of that name, with its instructions.
func New(name string, asker Asker, p *Prompt) *Model {
	return &Model{name: name, asker: asker, prompt: p, counts: Counts{Dropped: map[string]int{}}}
}

// Counts are what a model did so far.
type Counts struct {
	// Right, Arguable and Wrong are the claims by verdict, Unjudged those that an
	// answer passed over: they keep the confidence that they had.
	Right, Arguable, Wrong, Unjudged int
	// Acts and Meetings were read in articles.
	Acts, Meetings int
	// Dropped are the pieces of answers that were not used, by reason.
	Dropped map[string]int
}

// Counts returns what the model did so far.
func (m *Model) Counts() Counts {
	m.mu.Lock()
	defer m.mu.Unlock()
	c := m.counts
	c.Dropped = maps.Clone(c.Dropped)
	return c
}

// add adds what became of one article.
func (m *Model) add(c Counts) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.counts.Right += c.Right
	m.counts.Arguable += c.Arguable
	m.counts.Wrong += c.Wrong
	m.counts.Unjudged += c.Unjudged
	m.counts.Acts += c.Acts
	m.counts.Meetings += c.Meetings
	for why, n := range c.Dropped {
		m.counts.Dropped[why] += n
	}
}

// members reads the list of that name from an answer, item by item, so that one
// bad item costs itself only.
func members(content, name string) ([]json.RawMessage, error) {
	var outer map[string]json.RawMessage
	if err := json.Unmarshal([]byte(content), &outer); err != nil {
		return nil, err
	}
	raw, ok := outer[name]
	if !ok {
		return nil, errors.New(`it has no "` + name + `"`)
	}
	var items []json.RawMessage
	err := json.Unmarshal(raw, &items)
	return items, err
}
