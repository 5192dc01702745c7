package parse

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"newsgraph/ingest/document"
)

// sentence builds a sentence from "form/UPOS/XPOS/head/relation", heads counting from 1
// with 0 for the root.
func sentence(t *testing.T, words string) (*document.Document, document.Sentence) {
	t.Helper()
	d := &document.Document{}
	for _, w := range strings.Fields(words) {
		f := strings.Split(w, "/")
		head, err := strconv.Atoi(f[3])
		if err != nil || len(f) != 5 {
			t.Fatalf("word %q", w)
		}
		d.Tokens = append(d.Tokens, document.Token{Text: f[0], Lower: strings.ToLower(f[0]), UPOS: f[1], XPOS: f[2], Head: head - 1, Rel: f[4], Space: true})
	}
	return d, document.Sentence{Span: document.Span{End: len(d.Tokens)}}
}

// TestMends gives trees as the parser makes them, and what hangs where once they are
// mended.
func TestMends(t *testing.T) {
	for _, c := range []struct {
		name, words string
		mend        func(*document.Document, document.Sentence)
		want        map[string]string
	}{
		{
			"the rest of a list", "After/ADP/IN/2/case talks/NOUN/NNS/8/obl of/ADP/IN/4/case Peru/PROPN/NNP/2/nmod ,/PUNCT/,/6/punct Chile/PROPN/NNP/4/conj Cuba/PROPN/NNP/4/conj met/VERB/VBD/0/root",
			unlead, map[string]string{"Chile": "nsubj met", "Cuba": "conj Chile", "Peru": "nmod talks"},
		},
		{
			"an apposition", "In/ADP/IN/2/case parliament/NOUN/NN/6/obl ,/PUNCT/,/5/punct the/DET/DT/5/det leader/NOUN/NN/2/appos blamed/VERB/VBD/0/root him/PRON/PRP/6/obj",
			unlead, map[string]string{"leader": "nsubj blamed"},
		},
		{
			"a verb with a subject", "After/ADP/IN/2/case talks/NOUN/NNS/8/obl of/ADP/IN/4/case Peru/PROPN/NNP/2/nmod ,/PUNCT/,/6/punct Chile/PROPN/NNP/4/conj Cuba/PROPN/NNP/8/nsubj met/VERB/VBD/0/root",
			unlead, map[string]string{"Chile": "conj Peru", "Cuba": "nsubj met"},
		},
		{
			"who is ready", "said/VERB/VBD/0/root it/PRON/PRP/4/expl was/AUX/VBD/4/cop ready/ADJ/JJ/1/ccomp",
			unexpletive, map[string]string{"it": "nsubj ready"},
		},
		{
			"what is likely", "said/VERB/VBD/0/root it/PRON/PRP/4/expl was/AUX/VBD/4/cop likely/ADJ/JJ/1/ccomp",
			unexpletive, map[string]string{"it": "expl likely"},
		},
		{
			"a name behind a day", "On/ADP/IN/2/case Friday/PROPN/NNP/6/obl Ann/PROPN/NNP/2/flat Lee/PROPN/NNP/2/flat was/AUX/VBD/6/aux:pass received/VERB/VBN/0/root",
			unglue, map[string]string{"Ann": "nsubj:pass received", "Lee": "flat Ann", "Friday": "obl received"},
		},
	} {
		d, s := sentence(t, c.words)
		c.mend(d, s)
		for i := range d.Tokens {
			tok := &d.Tokens[i]
			want, ok := c.want[tok.Text]
			if !ok {
				continue
			}
			if got := fmt.Sprintf("%s %s", tok.Rel, d.Tokens[tok.Head].Text); got != want {
				t.Errorf("%s: %s is %s, want %s", c.name, tok.Text, got, want)
			}
		}
	}
}
