package decide

import (
	"slices"

	"newsgraph/ingest/act"
	"newsgraph/ingest/document"
)

// Pair is two actors of one sentence, or those of an act that a rule claims there:
// what the decision is taken over.
type Pair struct {
	// Sentence is an index into Document.Sentences.
	Sentence int
	// A and B are indices into Document.Entities; A is mentioned first.
	A, B int
	// Claims are the acts between the two that rules claim in this sentence, in
	// either direction: indices into act.Result.Acts.
	Claims []int
	// a and b are the mentions that lie closest in the tree: indices into
	// Document.Mentions, or -1 for a party that the sentence does not name.
	a, b int
	way  path
	// reading is the word that may tell the act: 1 + index into Result.Readings, 0
	// for none.
	reading int
}

// maxActors bounds the actors of one sentence that are paired, the first ones
// winning: longer lists are enumerations.
const maxActors = 14

// actorKinds are the kinds of entity that act.
var actorKinds = map[string]bool{"person": true, "country": true, "government": true, "organization": true, "media": true}

// article is what the decision reads of one document.
type article struct {
	d *document.Document
	r *act.Result
	t *sentenceTree
	// words are what the features say of each token, filled as they are asked for.
	words []word
	// readingAt maps tokens to 1 + index into Result.Readings.
	readingAt []int32
	// count is the number of mentions of each entity.
	count []int
	// claimsIn are the acts claimed in each sentence.
	claimsIn [][]int
	// quotes are the stretches of speech in each sentence.
	quotes [][]int
	// told is how many acts are claimed of each pair of entities in the article.
	told map[[2]int]int
}

func newArticle(d *document.Document, r *act.Result) *article {
	a := &article{
		d: d, r: r, t: newTree(d), words: make([]word, len(d.Tokens)), readingAt: make([]int32, len(d.Tokens)), count: make([]int, len(d.Entities)),
		claimsIn: make([][]int, len(d.Sentences)), quotes: make([][]int, len(d.Sentences)), told: map[[2]int]int{},
	}
	for i := range r.Readings {
		a.readingAt[r.Readings[i].Token] = int32(i + 1)
	}
	for i := range r.Acts {
		e := &r.Acts[i]
		if e.Sentence >= 0 {
			a.claimsIn[e.Sentence] = append(a.claimsIn[e.Sentence], i)
		}
		a.told[[2]int{min(e.Source, e.Target), max(e.Source, e.Target)}]++
	}
	for i := range d.Mentions {
		if e := d.Mentions[i].Entity; e >= 0 {
			a.count[e]++
		}
	}
	for i := range d.Speech {
		s := &d.Speech[i]
		for k := d.SentenceOf(s.Start); k >= 0 && k < len(d.Sentences) && d.Sentences[k].Start < s.End; k++ {
			a.quotes[k] = append(a.quotes[k], i)
		}
	}
	return a
}

// pairs returns the pairs of all sentences, in order.
func (a *article) pairs() []Pair {
	var out []Pair
	m := 0
	for s := range a.d.Sentences {
		span := a.d.Sentences[s].Span
		for m < len(a.d.Mentions) && a.d.Mentions[m].Start < span.Start {
			m++
		}
		first := m
		for m < len(a.d.Mentions) && a.d.Mentions[m].Start < span.End {
			m++
		}
		out = a.pairsOf(out, s, first, m)
	}
	return out
}

// pairsOf appends the pairs of sentence s, whose mentions are those from first to
// before last.
func (a *article) pairsOf(out []Pair, s, first, last int) []Pair {
	var entities []int
	at := map[int][]int{}
	note := func(e, m int) {
		if !actorKinds[a.d.Entities[e].Kind] {
			return
		}
		if at[e] == nil {
			if len(entities) == maxActors {
				return
			}
			entities = append(entities, e)
		}
		at[e] = append(at[e], m)
	}
	for m := first; m < last; m++ {
		men := &a.d.Mentions[m]
		if men.Head < 0 {
			continue
		}
		if men.Entity >= 0 {
			note(men.Entity, m)
		}
		for _, e := range men.Members {
			note(e, m)
		}
	}
	begin := len(out)
	for i, x := range entities {
		for _, y := range entities[i+1:] {
			out = append(out, a.closest(Pair{Sentence: s, A: x, B: y}, at[x], at[y]))
		}
	}
	for _, c := range a.claimsIn[s] {
		e := &a.r.Acts[c]
		same := func(p Pair) bool {
			return p.A == e.Source && p.B == e.Target || p.A == e.Target && p.B == e.Source
		}
		k := slices.IndexFunc(out[begin:], same)
		if k < 0 {
			k = len(out) - begin
			out = append(out, a.closest(Pair{Sentence: s, A: e.Source, B: e.Target}, at[e.Source], at[e.Target]))
		}
		out[begin+k].Claims = append(out[begin+k].Claims, c)
	}
	for i := begin; i < len(out); i++ {
		out[i].reading = a.readingOf(&out[i])
	}
	return out
}

// closest picks the mentions of the pair that lie closest in the tree, the nearer
// ones in the text among equals.
func (a *article) closest(p Pair, as, bs []int) Pair {
	p.a, p.b, p.way.top = -1, -1, -1
	if len(as) > 0 {
		p.a = as[0]
	}
	if len(bs) > 0 {
		p.b = bs[0]
	}
	best := [2]int{1 << 20, 1 << 20}
	for _, i := range as {
		for _, k := range bs {
			h, g := a.d.Mentions[i].Head, a.d.Mentions[k].Head
			if h == g {
				continue
			}
			way := a.t.path(h, g)
			if d := [2]int{way.len(), max(h-g, g-h)}; slices.Compare(d[:], best[:]) < 0 {
				best, p.a, p.b, p.way = d, i, k, way
			}
		}
	}
	return p
}

// maxAbove bounds how far above the path a word that tells the act is looked for.
const maxAbove = 4

// readingOf finds the word that may tell the act of the pair: on the path between
// the two or above its top; the first that the lexicon knows, else the first verb.
// It returns 1 + index into Result.Readings, or 0.
func (a *article) readingOf(p *Pair) int {
	verb := 0
	look := func(tok int) bool {
		r := int(a.readingAt[tok])
		if r == 0 {
			return false
		}
		if verb == 0 {
			verb = r
		}
		if a.r.Readings[r-1].Relation != "" {
			verb = r
			return true
		}
		return false
	}
	if p.way.top < 0 {
		if len(p.Claims) > 0 {
			return int(a.readingAt[a.r.Acts[p.Claims[0]].Trigger])
		}
		return 0
	}
	if look(p.way.top) {
		return verb
	}
	for _, side := range [][]int{p.way.down, p.way.up} {
		for i := len(side) - 1; i > 0; i-- { // without the mention's own head
			if look(side[i]) {
				return verb
			}
		}
	}
	h := a.d.Tokens[p.way.top].Head
	for range maxAbove {
		if h < 0 {
			break
		}
		if look(h) {
			return verb
		}
		h = a.d.Tokens[h].Head
	}
	return verb
}
