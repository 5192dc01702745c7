package parse

import (
	"strings"

	"newsgraph/ingest/document"
)

// reconjoin mends coordinated clauses that hang on a noun: a finite verb without a
// subject goes with the verb before it, not with that verb's object ("praised the
// move and is to meet him").
func reconjoin(d *document.Document, s document.Sentence) {
	for i := s.Start; i < s.End; i++ {
		t := &d.Tokens[i]
		if t.UPOS != "VERB" || t.Rel != "conj" || t.Head < 0 || t.Head > i {
			continue
		}
		noun := &d.Tokens[t.Head]
		if noun.UPOS != "NOUN" && noun.UPOS != "PROPN" || noun.Head < 0 || strings.HasPrefix(noun.Rel, "nsubj") {
			continue
		}
		if d.Tokens[noun.Head].UPOS == "VERB" && noun.Head < t.Head && finite(d, s, i) {
			t.Head = noun.Head
		}
	}
}

// finite tells whether the verb at i has a tense of its own, by its form or an
// auxiliary, and no subject.
func finite(d *document.Document, s document.Sentence, i int) bool {
	has := d.Tokens[i].XPOS == "VBD" || d.Tokens[i].XPOS == "VBZ"
	for k := s.Start; k < s.End; k++ {
		if t := &d.Tokens[k]; t.Head == i {
			if strings.HasPrefix(t.Rel, "nsubj") {
				return false
			}
			has = has || k < i && (t.Rel == "aux" || t.Rel == "cop" || t.Rel == "aux:pass")
		}
	}
	return has
}
