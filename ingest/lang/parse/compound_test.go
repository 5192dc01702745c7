package parse

import (
	"testing"

	"newsgraph/ingest/document"
)

// TestUnchain gives "They will hold face-to-face talks Monday" the tree that word by
// word reading makes of it.
func TestUnchain(t *testing.T) {
	d := &document.Document{Tokens: []document.Token{
		{Text: "They", UPOS: "PRON", Head: 2, Rel: "nsubj"},
		{Text: "will", UPOS: "AUX", Head: 2, Rel: "aux", Space: true},
		{Text: "hold", UPOS: "VERB", Head: -1, Rel: "root", Space: true},
		{Text: "face", UPOS: "NOUN", Head: 2, Rel: "obj", Space: true},
		{Text: "-", UPOS: "PUNCT", Head: 7, Rel: "punct"},
		{Text: "to", UPOS: "ADP", Head: 7, Rel: "case"},
		{Text: "-", UPOS: "PUNCT", Head: 7, Rel: "punct"},
		{Text: "face", UPOS: "NOUN", Head: 3, Rel: "nmod"},
		{Text: "talks", UPOS: "NOUN", Head: 7, Rel: "dep", Space: true},
		{Text: "Monday", UPOS: "PROPN", Head: 3, Rel: "nmod", Space: true},
	}}
	unchain(d, document.Sentence{Span: document.Span{Start: 0, End: len(d.Tokens)}})
	if noun := d.Tokens[8]; noun.Head != 2 || noun.Rel != "obj" {
		t.Errorf("talks hangs on %d as %s, want 2 as obj", noun.Head, noun.Rel)
	}
	for _, i := range []int{3, 5, 7} {
		if w := d.Tokens[i]; w.Head != 8 || w.Rel != "compound" {
			t.Errorf("word %d hangs on %d as %s, want 8 as compound", i, w.Head, w.Rel)
		}
	}
	if after := d.Tokens[9]; after.Head != 8 {
		t.Errorf("Monday hangs on %d, want 8", after.Head)
	}
}
