package actortest

import (
	"strings"

	"newsgraph/ingest/document"
)

// relations, tags and words are what the fuzzers draw from.
var (
	relations = []string{"nsubj", "obj", "obl", "nmod", "nmod:poss", "compound", "amod", "flat", "case", "det", "punct", "conj", "cc", "appos", "root", "acl"}
	tags      = [][2]string{{"NOUN", "NN"}, {"NOUN", "NNS"}, {"PROPN", "NNP"}, {"ADJ", "JJ"}, {"VERB", "VBD"}, {"ADP", "IN"}, {"DET", "DT"}, {"PUNCT", ","}, {"PRON", "PRP"}, {"PART", "POS"}, {"NUM", "CD"}}
	words     = []string{"Russia", "Russian", "president", "the", "of", "US", "Minister", "foreign", "troops", ",", "'s", "Ola", "Berg", "hundreds", "Moscow", "and", "-", "Kommersant", "he", "State", "Department", "government", "was", "in", "\"", "North", "Korea", "former", "side", "Łódź"}
)

// Arbitrary makes a document of two sentences out of bytes, four a token, for
// fuzzing: its trees may be wrong in any way, cycles among them.
func Arbitrary(b []byte) *document.Document {
	d := &document.Document{}
	n := min(len(b)/4, 60)
	for i := range n {
		word, tag := words[int(b[4*i])%len(words)], tags[int(b[4*i+1])%len(tags)]
		start := len(d.Text)
		d.Text += word + " "
		d.Tokens = append(d.Tokens, document.Token{
			Start: start, End: start + len(word), Text: word, Lower: strings.ToLower(word), Lemma: word, Space: i > 0,
			UPOS: tag[0], XPOS: tag[1], Rel: relations[int(b[4*i+2])%len(relations)], Head: int(b[4*i+3])%(n+1) - 1,
		})
	}
	if half := n / 2; half > 0 {
		d.Sentences = append(d.Sentences, document.Sentence{Span: document.Span{Start: 0, End: half}})
		d.Names = append(d.Names, document.Name{Span: document.Span{Start: 0, End: 1}, Type: document.PER})
		d.Sentences = append(d.Sentences, document.Sentence{Span: document.Span{Start: half, End: n}, Fragment: true})
	}
	return d
}
