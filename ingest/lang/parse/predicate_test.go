package parse

import "testing"

func TestPredicates(t *testing.T) {
	d, s := sentence(t, "They/PRON/PRP/2/nsubj held/VERB/VBD/0/root talks/NOUN/NNS/6/compound on/ADP/IN/6/case trade/NOUN/NN/6/compound issues/NOUN/NNS/2/obj")
	predicates(d, s)
	if tok := d.Tokens[2]; tok.Head != 1 || tok.Rel != "obj" {
		t.Errorf("talks hangs on %d as %s", tok.Head, tok.Rel)
	}
	d, s = sentence(t, "allies/NOUN/NNS/3/compound launched/VERB/VBD/3/amod raids/NOUN/NNS/0/root")
	predicates(d, s)
	if d.Tokens[1].Rel != "root" || d.Tokens[2].Rel != "obj" {
		t.Errorf("launched is %s, raids %s", d.Tokens[1].Rel, d.Tokens[2].Rel)
	}
}
