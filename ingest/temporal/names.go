package temporal

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"newsgraph/ingest/document"
)

//go:embed names.tsv
var namesFile string

// nameWords are the words that make a name of a day or month behind or before them.
type nameWords struct{ fronts, tails map[string]bool }

var nameLexicon = sync.OnceValue(func() nameWords {
	w := nameWords{map[string]bool{}, map[string]bool{}}
	for n, line := range strings.Split(namesFile, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		word, place, _ := strings.Cut(line, "\t")
		switch place {
		case "tail":
			w.tails[word] = true
		case "front":
			w.fronts[word] = true
		default:
			panic(fmt.Sprintf("names.tsv:%d: want a word and tail or front, tab separated", n+1))
		}
	}
	return w
})

// inName tells whether an expression is part of a name: "the Sunday Times", "Good
// Friday", "the June 4th Movement". A year alone never is, nor what opens a sentence
// before it ("Good. Friday", "Sun on Friday").
func inName(d *document.Document, e *reading) bool {
	if e.weekday == 0 && e.month == 0 || e.year > 0 {
		return false
	}
	w := nameLexicon()
	s := d.SentenceOf(e.span.Start)
	if s < 0 {
		return false
	}
	within := d.Sentences[s].Span
	if i := e.span.End; i < within.End && capital(&d.Tokens[i]) && w.tails[d.Tokens[i].Lower] {
		return true
	}
	i := e.span.Start - 1
	return i >= within.Start && capital(&d.Tokens[i]) && w.fronts[d.Tokens[i].Lower]
}

// capital tells whether a token begins with a capital letter.
func capital(t *document.Token) bool { return t.Text != "" && t.Text[0] >= 'A' && t.Text[0] <= 'Z' }
