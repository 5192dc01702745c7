package parse

import (
	"testing"

	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/parse/transition"
	"newsgraph/ingest/lang/segment"
	"newsgraph/ingest/lang/tag"
	"newsgraph/internal/perceptron"
)

// TestMemo compares the scores that are put together from parts, and those that are
// kept, with those of all features at once.
func TestMemo(t *testing.T) {
	d := &document.Document{Article: document.Article{Text: "The envoy, who met the minister, said that talks will go on."}}
	segment.New().Annotate(d)
	tag.New().Annotate(d)
	p := New()
	var s search
	s.words = Words(nil, d.Tokens)
	s.begin(p)
	state := s.now[0].state
	for step := 0; !state.Done(); step++ {
		var want perceptron.Scores
		p.model.Score(state.Features(nil), &want)
		for range 2 {
			v := state.View()
			var got perceptron.Scores
			s.score(p.model, &v).Scores(&got)
			if got != want {
				t.Fatalf("step %d: scores %v, want %v", step, got[:8], want[:8])
			}
		}
		state.Apply(p.moves.ByClass[p.moves.best(&want, state.Legal())])
	}
}

// TestMemoGrows has more keys than the table begins with.
func TestMemoGrows(t *testing.T) {
	var m memo
	m.reset(New().model)
	rows := map[int32]bool{}
	const n = 3 * leastMemo
	for i := range uint32(n) {
		row, known := m.find(transition.Stack, transition.Key{A: i})
		if known || rows[row] || row == nothing {
			t.Fatalf("key %d: row %d, known %v", i, row, known)
		}
		rows[row] = true
	}
	for i := range uint32(n) {
		if _, known := m.find(transition.Stack, transition.Key{A: i}); !known {
			t.Fatalf("key %d is lost", i)
		}
	}
	m.reset(New().model)
	if _, known := m.find(transition.Stack, transition.Key{A: 1}); known {
		t.Error("a key of the sentence before is known")
	}
}
