package store

import (
	"encoding/binary"
	"slices"

	"newsgraph/graph"
	"newsgraph/graph/query/sentence"
)

// The index of words has, for each article, a row of the places of its sentences and one
// of each of its words, and beside these the words of each stem. It holds all sentences
// of a text that is kept, else those that evidence lies in.

// indexWords replaces what the index holds of an article by its sentences as they will be
// after the commit; both may be none.
func (w *writer) indexWords(id string, was, is []graph.Evidence) error {
	before, after := w.wordRows(id, was, -1), w.wordRows(id, is, 1)
	w.counts["sentences"] += len(is) - len(was)
	return w.replace(before, after)
}

// wordRows are the rows of an article, and what its words add to the counts of words.
func (w *writer) wordRows(id string, sentences []graph.Evidence, by int) map[string][]byte {
	rows := map[string][]byte{}
	if len(sentences) == 0 {
		return rows
	}
	tally := w.tallier.Tally(sentences)
	total := 0
	for _, p := range tally.Places {
		total += p.Words
	}
	w.counts["words"] += by * total
	rows[string(key(placesTable, id))] = placesText(tally.Places)
	for word, counts := range tally.Counts {
		rows[string(key(occursTable, word, id))] = countsText(counts)
		w.words[word] += by
	}
	return rows
}

// movedWords writes in how many articles words occur.
func (w *writer) movedWords() error {
	return moved(w, w.words, func(word string) []byte { return key(stemTable, w.tallier.Stem(word), word) })
}

// wholeSentences lists the sentences of an article, by its text and its evidence.
func wholeSentences(id, text string, evidence map[span]string) []graph.Evidence {
	var known []graph.Evidence
	for at, s := range evidence {
		known = append(known, graph.Evidence{Document: id, Start: at.start, End: at.end, Text: s})
	}
	if text == "" {
		return sentence.Apart(known)
	}
	return sentence.Whole(id, text, known)
}

// storedSentences lists the sentences of an article as the rows have it.
func (r *reader) storedSentences(id string) ([]graph.Evidence, error) {
	text, _, err := r.kept(id)
	if err != nil {
		return nil, err
	}
	evidence := map[span]string{}
	err = r.Scan(key(wordsTable, id), func(k, v []byte) bool {
		_, start, end := cutSpan(k)
		evidence[span{start, end}] = string(v)
		return true
	})
	return wholeSentences(id, text, evidence), err
}

// placesText is the row of the places of sentences: of each how far it begins behind the
// end of the one before, its length and its number of words.
func placesText(places []sentence.Place) []byte {
	var b []byte
	last := 0
	for _, p := range places {
		for _, n := range []int{p.Start - last, p.End - p.Start, p.Words} {
			b = binary.AppendUvarint(b, uint64(n))
		}
		last = p.End
	}
	return b
}

// countsText is the row of a word in an article: of each sentence that has it how far it
// stands behind the one before, and how many times it has it.
func countsText(counts []sentence.Count) []byte {
	var b []byte
	last := -1
	for _, c := range counts {
		b = binary.AppendUvarint(b, uint64(c.Sentence-last))
		b = binary.AppendUvarint(b, uint64(c.Times))
		last = c.Sentence
	}
	return b
}

// parseNumbers reads the numbers of a row; ok is false where they are no groups of size.
func parseNumbers(v []byte, size int) (out []int, ok bool) {
	for len(v) > 0 {
		n, read := binary.Uvarint(v)
		if read <= 0 {
			return nil, false
		}
		out, v = append(out, int(n)), v[read:]
	}
	return out, len(out)%size == 0
}

func parsePlaces(v []byte) ([]sentence.Place, error) {
	numbers, ok := parseNumbers(v, 3)
	if !ok {
		return nil, damaged("the places of sentences cannot be read: %.80q", v)
	}
	var out []sentence.Place
	last := 0
	for n := range slices.Chunk(numbers, 3) {
		p := sentence.Place{Start: last + n[0], End: last + n[0] + n[1], Words: n[2]}
		out, last = append(out, p), p.End
	}
	return out, nil
}

func parseCounts(v []byte) ([]sentence.Count, error) {
	numbers, ok := parseNumbers(v, 2)
	if !ok {
		return nil, damaged("the counts of a word cannot be read: %.80q", v)
	}
	var out []sentence.Count
	last := -1
	for n := range slices.Chunk(numbers, 2) {
		last += n[0]
		out = append(out, sentence.Count{Sentence: last, Times: n[1]})
	}
	return out, nil
}
