package deciding

import (
	"strings"
	"unicode/utf8"
)

const (
	// longSentence is the least length, in code points, of a sentence that two texts
	// seldom share by chance.
	longSentence = 50
	// sameShare is the share of the long sentences of the shorter text from which on
	// two texts are one story.
	sameShare = 0.3
)

// Group finds texts that repeat others, as whole articles do in public test sets, and sets
// Origin: repetitions belong into one fold, and none of them is learned from where the
// other is measured.
func Group(texts []*Text) {
	sentences := make([]map[string]bool, len(texts))
	holders := map[string][]int{}
	for i, t := range texts {
		t.Origin = i
		sentences[i] = map[string]bool{}
		for _, s := range t.Doc.Sentences {
			text := strings.Join(strings.Fields(strings.ToLower(t.Doc.Slice(s.Span))), " ")
			if utf8.RuneCountInString(text) < longSentence || sentences[i][text] {
				continue
			}
			sentences[i][text] = true
			holders[text] = append(holders[text], i)
		}
	}
	for i, t := range texts {
		shared := map[int]int{}
		for s := range sentences[i] {
			for _, k := range holders[s] {
				if k < i {
					shared[k]++
				}
			}
		}
		for k, n := range shared {
			if float64(n) >= sameShare*float64(min(len(sentences[i]), len(sentences[k]))) {
				t.Origin = min(t.Origin, texts[k].Origin)
			}
		}
	}
}
