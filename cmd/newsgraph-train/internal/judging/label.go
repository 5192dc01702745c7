package judging

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"newsgraph/graph"
	"newsgraph/ingest"
	"newsgraph/ingest/document"
	"newsgraph/ingest/event"
)

// Classes are the classes of the judge.
var Classes = []string{
	event.NoEvent, "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", event.Yield, "REQUEST", "ACCUSE",
	"REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}

func classIndex(name string) int {
	for i, c := range Classes {
		if c == name {
			return i
		}
	}
	return -1
}

// record is a sentence with the one event that it is labelled with.
type record struct {
	ID, Text, Date, Event string
	Source                string `json:"source_text"`
	Target                string `json:"target_text"`
}

// Sentences makes examples of a file of labelled sentences: a candidate between
// the labelled actors has the labelled class; one between others that the rules
// see nothing in is no event. What the rules see between others stays out: a
// sentence may tell more than its label. Groups are the line numbers; lines is
// the last one.
func Sentences(path string, extractor *event.Extractor, p *ingest.Pipeline) (examples []Example, lines int, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, err
	}
	defer f.Close()
	var out []Example
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		lines = n
		var r record
		if err := json.Unmarshal(s.Bytes(), &r); err != nil {
			return nil, 0, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		d, err := Document(p, document.Article{ID: r.ID, Date: r.Date, Text: r.Text})
		if err != nil {
			return nil, 0, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		out = append(out, label(d, extractor.Candidates(d), r, n)...)
	}
	return out, lines, s.Err()
}

// Document is the analysed article.
func Document(p *ingest.Pipeline, article document.Article) (*document.Document, error) {
	a, err := p.Analyse(context.Background(), article)
	if err != nil {
		return nil, err
	}
	return a.Document, nil
}

func label(d *document.Document, candidates []event.Candidate, r record, group int) []Example {
	var out []Example
	for _, c := range candidates {
		fits := Fits(&d.Entities[c.Source], r.Source) && Fits(&d.Entities[c.Target], r.Target)
		if c.Relation.Symmetric() {
			fits = fits || Fits(&d.Entities[c.Target], r.Source) && Fits(&d.Entities[c.Source], r.Target)
		}
		switch {
		case fits:
			out = append(out, Example{c.Features, classIndex(r.Event), 1, group})
		case c.Relation == "":
			out = append(out, Example{c.Features, 0, 0.5, group})
		}
	}
	return out
}

// Fits tells whether a name of e shares at least half of its words, or of the
// label's, with the label.
func Fits(e *document.Entity, label string) bool {
	want := words(label)
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		got := words(name)
		both := 0
		for w := range got {
			if want[w] {
				both++
			}
		}
		if n := min(len(got), len(want)); n > 0 && 2*both >= n && both > 0 {
			return true
		}
	}
	return false
}

func words(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		switch w {
		case "the", "a", "an", "of", "in", "s", "and", "on", "for", "to":
			continue
		}
		out[w] = true
	}
	return out
}

// gold is an annotated article.
type gold struct {
	Document string
	Entities []struct {
		ID, Name string
		Aliases  []string
	}
	Events []struct {
		Source, Relation, Target string
		Accept                   struct{ Source, Relation, Target []string }
	}
}

// Articles makes examples of annotated articles: a candidate between the
// parties of an annotated event has that event's class, every other is no event.
// texts gives the article by name.
func Articles(dir string, texts map[string]document.Article, extractor *event.Extractor, p *ingest.Pipeline, group int) ([]Example, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	var out []Example
	for i, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		var g gold
		if err := json.Unmarshal(b, &g); err != nil || g.Document == "" {
			continue // not an annotation
		}
		a, ok := texts[g.Document]
		if !ok {
			return nil, fmt.Errorf("%s: no text named %s", f, g.Document)
		}
		d, err := Document(p, a)
		if err != nil {
			return nil, err
		}
		for _, c := range extractor.Candidates(d) {
			out = append(out, Example{c.Features, g.class(d, c), 0.5, group + i})
		}
	}
	return out, nil
}

// class is the annotated class of candidate c, that of the rules if it is among
// the right answers.
func (g *gold) class(d *document.Document, c event.Candidate) int {
	s, t := g.find(&d.Entities[c.Source]), g.find(&d.Entities[c.Target])
	own, _ := graph.Define(c.Relation)
	best := 0
	for _, e := range g.Events {
		straight := among(s, e.Source, e.Accept.Source) && among(t, e.Target, e.Accept.Target)
		crossed := c.Relation.Symmetric() && among(t, e.Source, e.Accept.Source) && among(s, e.Target, e.Accept.Target)
		if !straight && !crossed {
			continue
		}
		for _, r := range append([]string{e.Relation}, e.Accept.Relation...) {
			def, _ := graph.Define(graph.Relation(r))
			if def.Class == own.Class && own.Class != "" {
				return classIndex(event.JudgeClass(own.Class))
			}
		}
		if def, ok := graph.Define(graph.Relation(e.Relation)); ok && best == 0 {
			best = max(0, classIndex(event.JudgeClass(def.Class)))
		}
	}
	return best
}

func among(id, one string, others []string) bool {
	if id == "" {
		return false
	}
	for _, o := range others {
		if o == id {
			return true
		}
	}
	return id == one
}

// find returns the annotated entity that has a name of e.
func (g *gold) find(e *document.Entity) string {
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		for _, x := range g.Entities {
			for _, alias := range append([]string{x.Name}, x.Aliases...) {
				if strings.EqualFold(strings.TrimPrefix(strings.ToLower(alias), "the "), strings.TrimPrefix(strings.ToLower(name), "the ")) {
					return x.ID
				}
			}
		}
	}
	return ""
}
