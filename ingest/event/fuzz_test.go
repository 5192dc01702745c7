package event

import (
	"slices"
	"strings"
	"testing"

	"newsgraph/ingest/document"
	"newsgraph/ingest/event/lexicon"
)

var (
	fuzzRels = []string{"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "cc", "advcl", "acl", "acl:relcl", "xcomp", "ccomp", "csubj", "parataxis", "case", "mark", "aux", "aux:pass", "cop", "compound", "compound:prt", "amod", "appos", "flat", "det", "advmod", "punct", "dep", "fixed"}
	fuzzTags = [][2]string{{"VERB", "VBD"}, {"VERB", "VBN"}, {"VERB", "VB"}, {"VERB", "VBG"}, {"NOUN", "NN"}, {"NOUN", "NNS"}, {"PROPN", "NNP"}, {"ADJ", "JJ"}, {"AUX", "VBD"}, {"AUX", "MD"}, {"ADP", "IN"}, {"PRON", "WDT"}, {"PRON", "PRP"}, {"PART", "TO"}, {"SCONJ", "IN"}, {"CCONJ", "CC"}, {"PUNCT", ","}, {"ADV", "RB"}, {"DET", "DT"}}
)

// arbitrary makes a document of one sentence out of bytes, four a token: words of the
// lexicon and a few others, in a tree that may be of any shape and with any labels but
// has no cycle, as those of the parser have none.
func arbitrary(b []byte, words []string) *document.Document {
	d := &document.Document{}
	n := min(len(b)/4, 40)
	for i := range n {
		word, tag := words[(int(b[4*i])<<8+int(b[4*i+1]))%len(words)], fuzzTags[int(b[4*i+1])%len(fuzzTags)]
		start := len(d.Text)
		d.Text += word + " "
		tok := document.Token{
			Start: start, End: start + len(word), Text: word, Lower: word, Lemma: word, Space: i > 0,
			UPOS: tag[0], XPOS: tag[1], Rel: fuzzRels[int(b[4*i+2])%len(fuzzRels)], Head: int(b[4*i+3])%(n+1) - 1,
		}
		d.Tokens = append(d.Tokens, tok)
		if tag[0] == "PROPN" || tag[0] == "PRON" {
			d.Mentions = append(d.Mentions, document.Mention{Span: document.Span{Start: i, End: i + 1}, Head: i, Entity: i % 3})
		}
	}
	for i := range d.Tokens {
		steps := 0
		for h := i; h >= 0 && steps <= n; h = d.Tokens[h].Head {
			steps++
		}
		if steps > n {
			d.Tokens[i].Head = -1
		}
		if d.Tokens[i].Head < 0 {
			d.Tokens[i].Rel = "root"
		}
	}
	d.Entities = []document.Entity{
		{Key: "country:PER", Kind: "country", Name: "Peru", Country: "PER", PartOf: -1},
		{Kind: "person", Name: "Ann Lee", Country: "CHL", PartOf: -1},
		{Kind: "organization", Name: "miners", Country: "PER", Sector: "CVL", Generic: true, PartOf: 0},
	}
	if n > 0 {
		d.Sentences = []document.Sentence{{Span: document.Span{End: n}}}
	}
	if n > 4 {
		d.Speech = []document.Speech{{Span: document.Span{Start: 1, End: n / 2}, Speaker: 1, Verb: n - 1, Quoted: true}}
	}
	d.Index()
	return d
}

// FuzzExtract feeds arbitrary trees: the extraction ends, and what it finds lies
// within the document.
func FuzzExtract(f *testing.F) {
	x, err := NewExtractor()
	if err != nil {
		f.Fatal(err)
	}
	words := []string{"the", "to", "of", "by", "with", "and", "that", "which", "will", "not", "if", "be", "say", "tell", "other", "each"}
	for _, set := range []map[string][]lexicon.Entry{x.lex.Verbs, x.lex.Nouns, x.lex.Adjectives} {
		for w := range set {
			words = append(words, strings.ToLower(w))
		}
	}
	slices.Sort(words)
	f.Add([]byte{0, 6, 0, 2, 1, 0, 32, 0, 2, 1, 8, 1, 3, 1, 8, 2, 4, 6, 2, 4})
	f.Add([]byte{9, 0, 32, 0, 8, 8, 20, 3, 7, 1, 8, 1, 5, 6, 4, 3})
	f.Fuzz(func(t *testing.T, b []byte) {
		d := arbitrary(b, words)
		got := x.Extract(d, nil)
		for _, e := range got.Acts {
			if e.Source < 0 || e.Source >= len(d.Entities) || e.Target < 0 || e.Target >= len(d.Entities) || e.Trigger < 0 || e.Trigger >= len(d.Tokens) {
				t.Fatalf("event %+v", e)
			}
		}
		for _, m := range got.Meetings {
			for _, p := range m.Parties {
				if p < 0 || p >= len(d.Entities) {
					t.Fatalf("meeting %+v", m)
				}
			}
		}
	})
}
