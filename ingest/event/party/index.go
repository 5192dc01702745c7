package party

import (
	"newsgraph/ingest/document"
	"newsgraph/ingest/event/lexicon"
	"newsgraph/ingest/syntax"
)

// index answers the questions by token that the document itself can only answer
// by a search through all of a layer.
type index struct {
	// timed tells of each token whether it belongs to a time expression.
	timed []bool
	// starts and ends are the longest mention that starts at a token, or that
	// ends before it, as 1 + index in Document.Mentions; 0 means none.
	starts, ends []int32
	// speech are the stretches of speech with a known speaker in each sentence.
	speech [][]int32
	// premises are the first mention of each entity that calls it a building, as
	// those above.
	premises []int32
	// states maps a country code to the entity of the state, 1 + its index.
	states map[string]int
}

func newIndex(d *document.Document, lex *lexicon.Lexicon) *index {
	n := len(d.Tokens)
	ix := &index{
		timed: make([]bool, n), starts: make([]int32, n+1), ends: make([]int32, n+1),
		speech: make([][]int32, len(d.Sentences)), premises: make([]int32, len(d.Entities)), states: map[string]int{},
	}
	for _, t := range d.Times {
		for i := t.Span.Start; i < t.Span.End && i < n; i++ {
			ix.timed[i] = true
		}
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		ix.longest(d, ix.starts, m.Start, i)
		ix.longest(d, ix.ends, m.End, i)
		if m.Entity >= 0 && ix.premises[m.Entity] == 0 && lex.Is(lexicon.Premises, d.Tokens[m.Head].Lemma) {
			ix.premises[m.Entity] = int32(i + 1)
		}
	}
	for i := range d.Speech {
		s := &d.Speech[i]
		for k := d.SentenceOf(s.Start); s.Speaker >= 0 && k >= 0 && k < len(d.Sentences) && d.Sentences[k].Start < s.End; k++ {
			ix.speech[k] = append(ix.speech[k], int32(i))
		}
	}
	for i := range d.Entities {
		if e := &d.Entities[i]; e.Kind == "country" && e.Country != "" && ix.states[e.Country] == 0 {
			ix.states[e.Country] = i + 1
		}
	}
	return ix
}

// longest enters mention i at the token unless a longer one is there.
func (ix *index) longest(d *document.Document, table []int32, at, i int) {
	if at < 0 || at >= len(table) {
		return
	}
	if old := table[at]; old == 0 || d.Mentions[old-1].Len() < d.Mentions[i].Len() {
		table[at] = int32(i + 1)
	}
}

// Finder finds the parties of the acts of one document. It reads the document and
// changes nothing.
type Finder struct {
	d   *document.Document
	lex *lexicon.Lexicon
	t   *syntax.Tree
	ix  *index
	// lists maps the head of an item to all heads of its list, see series.
	lists map[int][]int
}

// New returns the finder for d, whose mentions are indexed, with its tree.
func New(d *document.Document, t *syntax.Tree, lex *lexicon.Lexicon) *Finder {
	return &Finder{d: d, lex: lex, t: t, ix: newIndex(d, lex)}
}

// IsTime tells whether token i belongs to a time expression.
func (x *Finder) IsTime(i int) bool { return x.ix.timed[i] }

// mentionFrom returns the longest mention that starts at token i, or right after
// a determiner there, or nil.
func (x *Finder) mentionFrom(i int) *document.Mention {
	if i >= len(x.d.Tokens) {
		return nil
	}
	best := x.mention(x.ix.starts[i])
	if x.t.Tok(i).UPOS != "DET" {
		return best
	}
	if m := x.mention(x.ix.starts[i+1]); best == nil || m != nil && m.Len() > best.Len() {
		best = m
	}
	return best
}

// mentionTo returns the longest mention that ends before token i, or nil.
func (x *Finder) mentionTo(i int) *document.Mention { return x.mention(x.ix.ends[i]) }

func (x *Finder) mention(k int32) *document.Mention {
	if k == 0 {
		return nil
	}
	return &x.d.Mentions[k-1]
}

// Reporter is the entity whose words the event at token at stands in, unless it
// is itself the source: the speaker of the shortest stretch, or -1.
func (x *Finder) Reporter(at, source int) int {
	k := x.d.SentenceOf(at)
	if k < 0 {
		return -1
	}
	best, size := -1, 0
	for _, i := range x.ix.speech[k] {
		s := &x.d.Speech[i]
		if s.Speaker != source && s.Contains(at) && (best < 0 || s.Len() < size) {
			best, size = s.Speaker, s.Len()
		}
	}
	return best
}

// CountryOf returns the country that a place lies in, if the article speaks of
// it, else the place itself.
func (x *Finder) CountryOf(e int) int {
	place := x.Entity(e)
	if i := x.ix.states[place.Country]; i > 0 && place.Kind == "place" {
		return i - 1
	}
	return e
}
