package temporal

import (
	"testing"

	"newsgraph/ingest/document"
)

// The trees are gold-standard Universal Dependencies of the test's own
// sentences.
func TestFor(t *testing.T) {
	for _, c := range []struct {
		name, date, tree string
		want             map[string]string
	}{
		{"report against event", "2022-01-05", `
Price price NNP PROPN 2 nsubj
said say VBD VERB 0 root
Tuesday Tuesday NNP PROPN 2 obl:tmod
that that IN SCONJ 8 mark
talks talk NNS NOUN 8 nsubj:pass
will will MD AUX 8 aux
be be VB AUX 8 aux:pass
held hold VBN VERB 2 ccomp
on on IN ADP 10 case
January January NNP PROPN 8 obl
10 10 CD NUM 10 nummod
. . . PUNCT 2 punct`, map[string]string{"said": "2022-01-04", "held": "2022-01-10", "talks": "2022-01-10"}},
		{"participle", "2022-01-05", `
The the DT DET 2 det
talks talk NNS NOUN 6 nsubj
scheduled schedule VBN VERB 2 acl
for for IN ADP 5 case
Monday Monday NNP PROPN 3 obl
worry worry VBP VERB 0 root
Kyiv Kyiv NNP PROPN 6 obj
. . . PUNCT 6 punct`, map[string]string{"talks": "2022-01-10", "worry": ""}},
		{"start of the sentence", "2022-01-05", `
On on IN ADP 2 case
December December NNP PROPN 7 obl
21 21 CD NUM 2 nummod
, , , PUNCT 7 punct
talks talk NNS NOUN 7 nsubj:pass
were be VBD AUX 7 aux:pass
held hold VBN VERB 0 root
and and CC CCONJ 10 cc
Minsk Minsk NNP PROPN 10 nsubj
protested protest VBD VERB 7 conj
. . . PUNCT 7 punct`, map[string]string{"held": "2021-12-21", "talks": "2021-12-21", "protested": "2021-12-21"}},
		{"saying before what is said", "2022-01-05", `
On on IN ADP 2 case
Monday Monday NNP PROPN 5 obl
, , , PUNCT 5 punct
Oslo Oslo NNP PROPN 5 nsubj
said say VBD VERB 0 root
Bern Bern NNP PROPN 7 nsubj
attacked attack VBD VERB 5 ccomp
it it PRP PRON 7 obj
. . . PUNCT 5 punct`, map[string]string{"said": "2022-01-03", "attacked": ""}},
		{"noun after a preposition on a verb of saying", "2022-01-05", `
Oslo Oslo NNP PROPN 7 nsubj
on on IN ADP 3 case
Monday Monday NNP PROPN 7 obl
after after IN ADP 6 case
a a DT DET 6 det
call call NN NOUN 7 obl
complained complain VBD VERB 0 root
. . . PUNCT 7 punct`, map[string]string{"call": "2022-01-03", "complained": "2022-01-03"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := tree(t, c.date, c.tree)
			for i := range d.Tokens {
				want, asked := c.want[d.Tokens[i].Text]
				if !asked {
					continue
				}
				if got, ok := For(d, i); got != want || ok != (want != "") {
					t.Errorf("%s: got %q, %v, want %q", d.Tokens[i].Text, got, ok, want)
				}
			}
		})
	}
}

func TestValue(t *testing.T) {
	for _, c := range []struct {
		time document.Time
		want string
	}{
		{document.Time{Value: "2022-01"}, "2022-01"},
		{document.Time{Value: "2022-01-10", End: "2022-01-13"}, "2022-01-10"},
		{document.Time{Value: "2022-01-10", End: "2022-01-16"}, "2022-01"},
		{document.Time{Value: "2021-11-29", End: "2021-12-05"}, "2021"},
		{document.Time{Value: "2021-12-27", End: "2022-01-02"}, ""},
		{document.Time{}, ""},
	} {
		if got := Value(&c.time); got != c.want {
			t.Errorf("%v: got %q, want %q", c.time, got, c.want)
		}
	}
}
