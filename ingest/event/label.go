package event

import (
	"newsgraph/graph"
	"newsgraph/ingest/event/lexicon"
)

// label returns what the verb of calling at v calls its object ("called him a
// coward"), or -1.
func (x *extraction) label(v int) int {
	if x.t.Tok(v).Lemma != "call" {
		return -1
	}
	first, label := -1, -1
	x.t.Each(v, func(k int) bool {
		switch r := x.t.Rel(k); {
		case k < v || r != "obj" && r != "iobj" && r != "xcomp" && r != "appos":
		case first < 0 && (x.t.Nominal(k) || x.t.Tok(k).UPOS == "PRON"):
			first = k
			if a := x.t.Kid(k, "appos"); a >= 0 && x.t.Kid(a, "det") >= 0 && x.d.Tokens[a-1].Lower != "," {
				label = a
			}
		case first >= 0 && x.t.Nominal(k):
			label = k
		}
		return true
	})
	return label
}

// slur tells whether the verb at v calls somebody names.
func (x *extraction) slur(v int) bool {
	l := x.label(v)
	return l >= 0 && x.lex.Is(lexicon.Slur, x.t.Tok(l).Lemma)
}

// game tells whether the sentence of v is of sports, where victories and
// encounters are none of politics: it has a word of sports or a score.
func (x *extraction) game(v int, r graph.Relation) bool {
	if def, _ := graph.Define(r); def.Class != graph.Assault && r != graph.Met && r != graph.Hosted {
		return false
	}
	span := x.d.Sentences[x.d.SentenceOf(v)].Span
	for i := span.Start; i < span.End; i++ {
		tok := x.t.Tok(i)
		if tok.UPOS == "NOUN" && x.lex.Is(lexicon.Sport, tok.Lemma) || i > span.Start && i+1 < span.End && x.score(i) {
			return true
		}
	}
	return false
}

// score tells whether token i stands between the numbers of a result: "2-1".
func (x *extraction) score(i int) bool {
	tok, a, b := x.t.Tok(i), x.t.Tok(i-1), x.t.Tok(i+1)
	return (tok.Text == "-" || tok.Text == "–") && !tok.Space && !b.Space && goals(a.Text) && goals(b.Text)
}

func goals(s string) bool { return len(s) == 1 && s[0] >= '0' && s[0] <= '9' }
