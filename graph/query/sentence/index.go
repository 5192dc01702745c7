package sentence

import (
	"maps"
	"slices"
	"strings"

	"newsgraph/graph"
)

// Index says which words occur in which sentences. Words are folded: in small letters,
// without accents. The sentences of an article are numbered from 0 in the order of their
// places.
type Index interface {
	// Size is the number of sentences, and of words in all of them.
	Size() (sentences, words int, err error)
	// Stemmed lists the words that occur and have a stem, Begun those with a beginning,
	// both sorted.
	Stemmed(stem string) ([]string, error)
	Begun(beginning string) ([]string, error)
	// Occurrences enumerates the articles that have a word, by id, each with the
	// sentences in order; visit returns false to have enough.
	Occurrences(word string, visit func(article string, in []Count) bool) error
	// Places lists the sentences of an article; Text returns the text of one, of which
	// it looks at Start and End.
	Places(article string) ([]Place, error)
	Text(article string, p Place) (string, error)
}

// Count is how many times a word occurs in a sentence.
type Count struct{ Sentence, Times int }

// Place is where a sentence stands in its article, in code points, End exclusive, and
// how many words it has.
type Place struct{ Start, End, Words int }

// Tally is what an index holds of one article.
type Tally struct {
	Places []Place
	// Counts are the sentences of each word, in order.
	Counts map[string][]Count
}

// Tallier counts the words of articles. It remembers the stems of words; one goroutine
// may use it.
type Tallier struct{ split *splitter }

// NewTallier returns a Tallier.
func NewTallier() *Tallier { return &Tallier{newSplitter()} }

// Tally counts the words of sentences that are sorted by their places and do not overlap.
func (t *Tallier) Tally(sentences []graph.Evidence) Tally {
	out := Tally{Counts: map[string][]Count{}}
	for i, s := range sentences {
		words := t.split.words(s.Text)
		out.Places = append(out.Places, Place{s.Start, s.End, len(words)})
		for _, w := range words {
			list := out.Counts[w.folded]
			if n := len(list); n > 0 && list[n-1].Sentence == i {
				list[n-1].Times++
				continue
			}
			out.Counts[w.folded] = append(list, Count{i, 1})
		}
	}
	return out
}

// Stem is the stem of a folded word.
func (t *Tallier) Stem(folded string) string { return t.split.forms(folded)[1] }

// memory is an Index in memory.
type memory struct {
	articles  map[string]Tally
	texts     map[string][]string // of sentences, by article
	words     map[string][]string // articles, sorted, by word
	stems     map[string][]string // words by stem
	sentences int
	total     int
}

// NewMemory makes an Index of the sentences that the edges of a graph rest on.
func NewMemory(g *graph.Graph) Index {
	m := &memory{articles: map[string]Tally{}, texts: map[string][]string{}, words: map[string][]string{}, stems: map[string][]string{}}
	all := map[string][]graph.Evidence{}
	for i := range g.Edges {
		for _, v := range g.Edges[i].Evidence {
			all[v.Document] = append(all[v.Document], v)
		}
	}
	t := NewTallier()
	for _, id := range slices.Sorted(maps.Keys(all)) {
		list := Apart(all[id])
		tally := t.Tally(list)
		m.articles[id] = tally
		for _, s := range list {
			m.texts[id] = append(m.texts[id], s.Text)
		}
		m.sentences += len(list)
		for _, p := range tally.Places {
			m.total += p.Words
		}
		for w := range tally.Counts {
			m.words[w] = append(m.words[w], id)
		}
	}
	for _, w := range slices.Sorted(maps.Keys(m.words)) {
		s := t.Stem(w)
		m.stems[s] = append(m.stems[s], w)
	}
	return m
}

func (m *memory) Size() (sentences, words int, err error) { return m.sentences, m.total, nil }

func (m *memory) Stemmed(stem string) ([]string, error) { return m.stems[stem], nil }

func (m *memory) Begun(beginning string) ([]string, error) {
	var out []string
	for w := range m.words {
		if strings.HasPrefix(w, beginning) {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return out, nil
}

func (m *memory) Occurrences(word string, visit func(string, []Count) bool) error {
	for _, id := range m.words[word] {
		if !visit(id, m.articles[id].Counts[word]) {
			break
		}
	}
	return nil
}

func (m *memory) Places(article string) ([]Place, error) { return m.articles[article].Places, nil }

func (m *memory) Text(article string, p Place) (string, error) {
	k := slices.IndexFunc(m.articles[article].Places, func(x Place) bool { return x.Start == p.Start && x.End == p.End })
	return m.texts[article][k], nil
}
