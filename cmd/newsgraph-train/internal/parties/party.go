package parties

import (
	"maps"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/score"
	"newsgraph/ingest/document"
)

// Fate is what became of one party of an annotated act.
type Fate string

// The fates of a party.
const (
	// Reached: a mention in the sentence has the party's name or its very words.
	Reached Fate = "reached"
	// Elsewhere: the sentence has neither the annotated words nor a name of the party.
	Elsewhere Fate = "in another sentence"
	// NoMention: the words are there, but no mention of ours.
	NoMention Fate = "no mention"
	// Unresolved: a mention that no entity was found for.
	Unresolved Fate = "mention without entity"
	// NoActor: a mention of what does not act, as a place.
	NoActor Fate = "mention of no actor"
	// Other: a mention of an entity that has none of the party's names.
	Other Fate = "mention of another entity"
	// Namesake: that of an unnamed group or official, called otherwise than annotated.
	Namesake Fate = "unnamed actor called otherwise"
)

// Fates are all fates in the order in which they are printed.
func Fates() []Fate {
	return []Fate{Reached, Elsewhere, NoMention, Unresolved, NoActor, Other, Namesake}
}

// Party is one party of an annotated act, with what became of it.
type Party struct {
	Document string
	// Role is "source" or "target", Name the party's annotated name.
	Role, Name string
	Fate       Fate
	// Head is the lower-case word that carries the phrase, empty where the sentence
	// lacks it; Class its part of speech.
	Head, Class string
	// Form is that of the mention, "name", "nominal", "pronoun" or "adjective"; Got the
	// entity's name.
	Form, Got string
	// Sentence is its text.
	Sentence string
}

var actorKinds = map[string]bool{"person": true, "country": true, "government": true, "organization": true, "media": true}

// Text is an analysed article with its annotation.
type Text struct {
	Doc  *document.Document
	Gold *score.Gold
	// Lines gives the line of each sentence by the annotation's count, Slack how far off
	// that may be where annotators cut sentences otherwise.
	Lines []int
	Slack int

	names    map[string]map[string]bool // of annotated entities, normalized
	last     map[string]string          // last words of the names of annotated persons
	entities []map[string]bool          // of the document's
}

// NewText prepares a text. Judged tells that lines count paragraphs, the title being
// line 0; otherwise they count sentences, from 1.
func NewText(d *document.Document, gold *score.Gold, judged bool) *Text {
	t := &Text{Doc: d, Gold: gold, Lines: lines(d, judged), names: map[string]map[string]bool{}, last: map[string]string{}}
	if !judged {
		t.Slack = 1
	}
	shared := map[string]int{}
	for i := range gold.Entities {
		e := &gold.Entities[i]
		t.names[e.ID] = normalized(e.Name, e.Aliases)
		if e.Kind == graph.Person {
			t.last[e.ID] = lastWord(score.Normalize(e.Name))
			shared[t.last[e.ID]]++
		}
	}
	maps.DeleteFunc(t.last, func(_, w string) bool { return shared[w] > 1 })
	for i := range d.Entities {
		t.entities = append(t.entities, normalized(d.Entities[i].Name, d.Entities[i].Aliases))
	}
	return t
}

func normalized(name string, aliases []string) map[string]bool {
	set := map[string]bool{}
	for _, n := range append([]string{name}, aliases...) {
		if n = score.Normalize(n); n != "" {
			set[n] = true
		}
	}
	return set
}

// lines finds which line of the annotated article each sentence belongs to. The title
// stands at the end of the text where it is not its beginning.
func lines(d *document.Document, judged bool) []int {
	out := make([]int, len(d.Sentences))
	atEnd := d.Title != "" && !strings.HasPrefix(strings.TrimSpace(d.Text), strings.TrimSpace(d.Title))
	last := 0
	for _, s := range d.Sentences {
		last = max(last, s.Paragraph)
	}
	for i, s := range d.Sentences {
		switch {
		case !judged:
			out[i] = i + 1
		case d.Title == "" || atEnd && s.Paragraph < last:
			out[i] = s.Paragraph + 1
		case atEnd:
			out[i] = 0
		default:
			out[i] = s.Paragraph
		}
	}
	return out
}

// Act is an annotated act with its two parties. Paired tells that both were reached in
// one and the same sentence.
type Act struct {
	Source, Target Party
	Paired         bool
}

// Acts returns the required acts whose line is annotated.
func (t *Text) Acts() []Act {
	var out []Act
	for i := range t.Gold.Events {
		g := &t.Gold.Events[i]
		if g.Optional || g.Sentence == nil {
			continue
		}
		source, at := t.party("source", append([]string{g.Source}, g.Accept.Source...), g.SourceText, *g.Sentence)
		target, by := t.party("target", append([]string{g.Target}, g.Accept.Target...), g.TargetText, *g.Sentence)
		both := slices.ContainsFunc(at, func(s int) bool { return slices.Contains(by, s) })
		out = append(out, Act{Source: source, Target: target, Paired: both})
	}
	return out
}

// party tells what became of the party with one of the ids, whose words in the line are
// text, and in which sentences it was reached.
func (t *Text) party(role string, ids []string, text string, line int) (Party, []int) {
	p := Party{Document: t.Gold.Document, Role: role, Fate: Elsewhere, Name: t.name(ids[0])}
	var reached []int
	best := document.Span{Start: -1}
	for s := range t.Doc.Sentences {
		if max(t.Lines[s]-line, line-t.Lines[s]) > t.Slack {
			continue
		}
		if t.reaches(ids, text, s) {
			reached = append(reached, s)
		}
		if p.Sentence != "" {
			p.Sentence += " "
		}
		p.Sentence += t.Doc.Slice(t.Doc.Sentences[s].Span)
		if at := t.find(ids, text, s); best.Start < 0 && at.Start >= 0 {
			best = at
		}
	}
	if best.Start >= 0 {
		t.judge(&p, best, ids)
	}
	if len(reached) > 0 {
		p.Fate = Reached
	}
	return p, reached
}

func (t *Text) name(id string) string {
	for i := range t.Gold.Entities {
		if t.Gold.Entities[i].ID == id {
			return t.Gold.Entities[i].Name
		}
	}
	return id
}

// reaches tells whether a mention of an actor in sentence s has a name of the party or
// its words.
func (t *Text) reaches(ids []string, text string, s int) bool {
	want := score.Normalize(text)
	span := t.Doc.Sentences[s].Span
	for k := t.Doc.MentionsFrom(span.Start); k < len(t.Doc.Mentions) && t.Doc.Mentions[k].Start < span.End; k++ {
		m := &t.Doc.Mentions[k]
		for _, e := range append([]int{m.Entity}, m.Members...) {
			if e < 0 || !actorKinds[t.Doc.Entities[e].Kind] {
				continue
			}
			if t.named(e, ids) || want != "" && alike(score.Normalize(t.Doc.Slice(m.Span)), want) {
				return true
			}
		}
	}
	return false
}

// named tells whether entity e of the document has a name of one of the ids, or is a
// person with the last name that only the person of that id has, as in package score.
func (t *Text) named(e int, ids []string) bool {
	for _, id := range ids {
		if t.bears(e, id) {
			return true
		}
		own := &t.Doc.Entities[e]
		if w := t.last[id]; w != "" && own.Kind == "person" && lastWord(score.Normalize(own.Name)) == w {
			return true
		}
	}
	return false
}

// bears tells whether entity e of the document has a name of the annotated one.
func (t *Text) bears(e int, id string) bool {
	for n := range t.entities[e] {
		if t.names[id][n] {
			return true
		}
	}
	return false
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// alike tells whether two phrases are the same, or share most of their words and end in
// the same one.
func alike(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) == 0 || len(y) == 0 || x[len(x)-1] != y[len(y)-1] {
		return a == b
	}
	common := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			common++
		}
	}
	return 2*common >= max(len(x), len(y))
}

// find returns the tokens of sentence s that the annotated words stand for, those of a
// name of the party where there are none; Start is -1 if neither is there.
func (t *Text) find(ids []string, text string, s int) document.Span {
	if text != "" {
		return t.locate(score.Normalize(text), s)
	}
	for _, id := range ids {
		var all []string
		for n := range t.names[id] {
			all = append(all, n)
		}
		slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) + strings.Compare(a, b)/2 })
		for _, n := range all {
			if at := t.locate(n, s); at.Start >= 0 {
				return at
			}
		}
	}
	return document.Span{Start: -1}
}

// locate finds normalized words in a sentence.
func (t *Text) locate(want string, s int) document.Span {
	span := t.Doc.Sentences[s].Span
	words := strings.Fields(want)
	for i := span.Start; i < span.End && len(words) > 0; i++ {
		k, end := 0, i
		for end < span.End && k < len(words) {
			own := strings.Fields(score.Normalize(t.Doc.Tokens[end].Text))
			if end == i && len(own) == 0 || k+len(own) > len(words) || !slices.Equal(own, words[k:k+len(own)]) && t.Doc.Tokens[end].XPOS != "POS" {
				break
			}
			if t.Doc.Tokens[end].XPOS != "POS" {
				k += len(own)
			}
			end++
		}
		if k == len(words) {
			return document.Span{Start: i, End: end}
		}
	}
	return document.Span{Start: -1}
}

// judge fills what became of a party whose words are the tokens of span.
func (t *Text) judge(p *Party, span document.Span, ids []string) {
	h := t.head(span)
	p.Head, p.Class, p.Fate = t.Doc.Tokens[h].Lower, t.Doc.Tokens[h].UPOS, NoMention
	m := t.Doc.MentionAt(h)
	for i := range t.Doc.Mentions {
		if m == nil && span.Contains(t.Doc.Mentions[i].Head) {
			m = &t.Doc.Mentions[i]
		}
	}
	if m == nil {
		return
	}
	p.Form = [...]string{"name", "nominal", "pronoun", "adjective"}[m.Form]
	if m.Entity < 0 {
		p.Fate = Unresolved
		if len(m.Members) > 0 {
			p.Fate, p.Got = Other, "several"
		}
		return
	}
	e := &t.Doc.Entities[m.Entity]
	p.Got = e.Name
	switch {
	case !actorKinds[e.Kind]:
		p.Fate = NoActor
	case e.Generic:
		p.Fate = Namesake
	default:
		p.Fate = Other
	}
}

// head is the last token of the span that depends on one outside, a noun first.
func (t *Text) head(span document.Span) int {
	best, rank := span.End-1, -1
	for i := span.Start; i < span.End; i++ {
		if span.Contains(t.Doc.Tokens[i].Head) {
			continue
		}
		r := 0
		switch t.Doc.Tokens[i].UPOS {
		case "NOUN", "PROPN", "PRON":
			r = 1
		}
		if r > rank {
			best, rank = i, r
		}
	}
	return best
}
