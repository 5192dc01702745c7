package store

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"newsgraph/graph/query/sentence"
	"newsgraph/graph/store/pebblekv"
)

// Words calls ask with the index of all sentences, on one state, and returns its error.
// The index is good for the time of the call.
func (s *Store) Words(ctx context.Context, ask func(sentence.Index) error) error {
	var own error // of ask: the folder has nothing to do with it
	err := s.view(ctx, func(r *reader) error {
		err := ask(&wordIndex{reader: r})
		if errors.Is(err, errDamaged) || pebblekv.IsCorruption(err) {
			return err
		}
		own = err
		return nil
	})
	return cmp.Or(err, own)
}

// wordIndex reads the index of words.
type wordIndex struct {
	*reader
	// article is the one whose text was read last.
	article string
	text    []rune
}

var _ sentence.Index = (*wordIndex)(nil)

// Size returns the counts of sentences and words.
func (x *wordIndex) Size() (sentences, words int, err error) {
	if sentences, err = x.count("sentences"); err != nil {
		return 0, 0, err
	}
	words, err = x.count("words")
	return sentences, words, err
}

// Stemmed lists the words of a stem.
func (x *wordIndex) Stemmed(stem string) (out []string, err error) {
	err = x.Scan(key(stemTable, stem), func(k, _ []byte) bool {
		out = append(out, lastText(k))
		return true
	})
	return out, err
}

// Begun lists the words that have a beginning.
func (x *wordIndex) Begun(beginning string) (out []string, err error) {
	err = x.Scan(begin(occursTable, beginning), func(k, _ []byte) bool {
		if word := texts(k)[0]; len(out) == 0 || out[len(out)-1] != word {
			out = append(out, word)
		}
		return true
	})
	return out, err
}

// Occurrences enumerates the articles that have a word.
func (x *wordIndex) Occurrences(word string, visit func(string, []sentence.Count) bool) error {
	var failure error
	err := x.Scan(key(occursTable, word), func(k, v []byte) bool {
		counts, err := parseCounts(v)
		failure = err
		return err == nil && visit(lastText(k), counts)
	})
	return firstError(failure, err)
}

// Places lists the sentences of an article.
func (x *wordIndex) Places(article string) ([]sentence.Place, error) {
	v, ok, err := x.Get(key(placesTable, article))
	if err == nil && !ok {
		err = damaged("article %q: the places of its sentences are missing", article)
	}
	if err != nil {
		return nil, err
	}
	return parsePlaces(v)
}

// Text returns the text of a sentence: that of the evidence that lies there, else a piece
// of the article's text.
func (x *wordIndex) Text(article string, p sentence.Place) (string, error) {
	v, ok, err := x.Get(spanKey(key(wordsTable, article), p.Start, p.End))
	if err != nil || ok {
		return string(v), err
	}
	if x.article != article || x.text == nil {
		text, _, err := x.kept(article)
		if err != nil {
			return "", err
		}
		x.article, x.text = article, []rune(text)
	}
	if p.Start < 0 || p.End < p.Start || p.End > len(x.text) {
		return "", damaged("article %q: there is no sentence from %d to %d", article, p.Start, p.End)
	}
	return string(slices.Clone(x.text[p.Start:p.End])), nil
}
