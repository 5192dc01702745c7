// Package deciding fits the decision over pairs of actors (package decide) to
// annotated articles, and measures it by cross-validation.
package deciding

import (
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/score"
	"newsgraph/ingest/act"
	"newsgraph/ingest/decide"
	"newsgraph/ingest/document"
)

// Text is an analysed article with its annotation.
type Text struct {
	Set  string
	Doc  *document.Document
	Acts act.Result
	Gold *score.Gold
	// Record is the label of a sentence; then Gold is nil.
	Record *Record
	// Candidates are the pairs, Labels what the annotation says of each.
	Candidates []decide.Candidate
	Labels     []Label
	// covered tells which annotated acts some pair has.
	covered map[int]bool
}

// Label is what the annotation says of a pair.
type Label struct {
	// Acts are those between the two, in the terms of the candidate.
	Acts []Target
	// Unclear pairs are left out of the fit: the annotation tells the act at another
	// sentence and the words here may tell it again.
	Unclear bool
}

// Target is an act that a pair has.
type Target struct {
	Class             int
	Forward, Backward bool // both for acts without direction
	// Weight is 1 for a required act, less for an arguable one.
	Weight float64
}

// arguable is the weight of an act that a reader may leave out.
const arguable = 0.5

// Label fills Labels.
func (t *Text) Label() {
	l := labeller{t: t, names: map[string]map[string]bool{}}
	for _, e := range t.Gold.Entities {
		set := map[string]bool{score.Normalize(e.Name): true}
		for _, a := range e.Aliases {
			set[score.Normalize(a)] = true
		}
		l.names[e.ID] = set
	}
	l.entities = make([]map[string]bool, len(t.Doc.Entities))
	for i := range t.Doc.Entities {
		e := &t.Doc.Entities[i]
		set := map[string]bool{score.Normalize(e.Name): true}
		for _, a := range e.Aliases {
			set[score.Normalize(a)] = true
		}
		l.entities[i] = set
	}
	l.paragraphs()
	t.covered = map[int]bool{}
	t.Labels = make([]Label, len(t.Candidates))
	for i := range t.Candidates {
		t.Labels[i] = l.label(&t.Candidates[i])
	}
}

type labeller struct {
	t        *Text
	names    map[string]map[string]bool // of annotated entities
	entities []map[string]bool          // names of the document's entities
	line     []int                      // line of each sentence of the document, or -1
}

// paragraphs finds which line of the annotated article each sentence belongs to. In
// judged articles the title is line 0, which stands at the end of the text where it is
// not its beginning, and each paragraph a line; in the others the lines of the text
// count from 1, empty ones too.
func (l *labeller) paragraphs() {
	d := l.t.Doc
	l.line = make([]int, len(d.Sentences))
	if len(l.t.Gold.Judged) == 0 && (l.t.Set == "news-dev" || l.t.Set == "seeds") {
		for i, s := range d.Sentences {
			l.line[i] = 1 + strings.Count(d.Text[:d.Tokens[s.Start].Start], "\n")
		}
		return
	}
	atEnd := d.Title != "" && !strings.HasPrefix(strings.TrimSpace(d.Text), strings.TrimSpace(d.Title))
	last := 0
	for _, s := range d.Sentences {
		last = max(last, s.Paragraph)
	}
	for i, s := range d.Sentences {
		switch {
		case d.Title == "" || atEnd && s.Paragraph < last:
			l.line[i] = s.Paragraph + 1
		case atEnd:
			l.line[i] = 0
		default:
			l.line[i] = s.Paragraph
		}
	}
}

// is tells whether entity i of the document, in sentence s, is the party id of an
// annotated act, whose words there are text.
func (l *labeller) is(i int, id string, accept []string, text string, s int) bool {
	for _, g := range append([]string{id}, accept...) {
		for n := range l.entities[i] {
			if n != "" && l.names[g][n] {
				return true
			}
		}
	}
	if text == "" {
		return false
	}
	want := score.Normalize(text)
	d := l.t.Doc
	for m := range d.Mentions {
		men := &d.Mentions[m]
		if men.Entity != i && !slices.Contains(men.Members, i) || men.Head < 0 || d.SentenceOf(men.Head) != s {
			continue
		}
		if alike(score.Normalize(d.Slice(men.Span)), want) {
			return true
		}
	}
	return false
}

// alike tells whether two phrases share most of their words and end in the same one,
// or are the same.
func alike(a, b string) bool {
	if a == b {
		return true
	}
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) == 0 || len(y) == 0 || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	common := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			common++
		}
	}
	return 2*common >= max(len(x), len(y))
}

func (l *labeller) label(c *decide.Candidate) Label {
	var out Label
	gold := l.t.Gold
	for i := range gold.Events {
		g := &gold.Events[i]
		def, _ := graph.Define(g.Relation)
		k := decide.ClassIndex(def.Class)
		if k < 0 {
			continue
		}
		here := g.Sentence == nil || *g.Sentence == l.line[c.Sentence]
		source, target := "", ""
		if here {
			source, target = g.SourceText, g.TargetText
		}
		forward := l.is(c.A, g.Source, g.Accept.Source, source, c.Sentence) && l.is(c.B, g.Target, g.Accept.Target, target, c.Sentence)
		backward := l.is(c.B, g.Source, g.Accept.Source, source, c.Sentence) && l.is(c.A, g.Target, g.Accept.Target, target, c.Sentence)
		if !forward && !backward {
			continue
		}
		if !here && !l.claimed(c, def.Class) {
			out.Unclear = true
			continue
		}
		l.t.covered[i] = true
		t := Target{Class: k, Forward: forward, Backward: backward, Weight: 1}
		if decide.Undirected(def.Class) {
			t.Forward, t.Backward = true, true
		}
		if g.Optional {
			t.Weight = arguable
		}
		if !slices.Contains(out.Acts, t) {
			out.Acts = append(out.Acts, t)
		}
	}
	out.Unclear = out.Unclear && len(out.Acts) == 0
	return out
}

// claimed tells whether a rule claims an act of the class between the two.
func (l *labeller) claimed(c *decide.Candidate, class graph.Class) bool {
	return slices.ContainsFunc(c.Claims, func(k int) bool {
		def, _ := graph.Define(l.t.Acts.Acts[k].Relation)
		return def.Class == class
	})
}

// Covered counts the annotated acts, arguable ones left out, and those of them that some
// pair has.
func (t *Text) Covered() (reached, wanted int) {
	if t.Gold == nil {
		return 0, 0
	}
	for i := range t.Gold.Events {
		if t.Gold.Events[i].Optional {
			continue
		}
		wanted++
		if t.covered[i] {
			reached++
		}
	}
	return reached, wanted
}
