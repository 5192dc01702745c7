package parse

import "newsgraph/ingest/document"

// leastChain is the least number of words of a chain that unchain looks at: pairs
// ("long-range") parse well.
const leastChain = 3

// unchain mends the trees of words that hyphens chain together before a noun
// ("face-to-face talks", "tit-for-tat expulsions"): read word by word they look like
// phrases of their own. All of them modify the noun.
func unchain(d *document.Document, s document.Sentence) {
	for i := s.Start; i < s.End; i++ {
		end := chainEnd(d, s, i)
		if end < 0 {
			continue
		}
		if d.Tokens[end].UPOS == "NOUN" && d.Tokens[end].Space {
			modify(d.Tokens, document.Span{Start: i, End: end}, s.Span)
		}
		i = end
	}
}

// chainEnd is the index after the last word of the chain that begins at token i,
// within the sentence, or -1.
func chainEnd(d *document.Document, s document.Sentence, i int) int {
	words := 1
	k := i + 1
	for k+1 < s.End && d.Tokens[k].Text == "-" && !d.Tokens[k].Space && !d.Tokens[k+1].Space {
		words++
		k += 2
	}
	if words < leastChain || k >= s.End {
		return -1
	}
	return k
}

// modify hangs the chain on the noun behind it, which takes the place in the tree of the
// last word of the chain on its way up, if it hangs below one.
func modify(tokens []document.Token, chain, sentence document.Span) {
	noun, top := chain.End, -1
	for h := tokens[noun].Head; h >= 0; h = tokens[h].Head {
		if chain.Contains(h) {
			top = h
		}
	}
	if top >= 0 {
		tokens[noun].Head, tokens[noun].Rel = tokens[top].Head, tokens[top].Rel
	}
	for k := sentence.Start; k < sentence.End; k++ {
		t := &tokens[k]
		switch {
		case chain.Contains(k) && t.UPOS == "PUNCT":
			t.Head, t.Rel = noun, "punct"
		case chain.Contains(k):
			t.Head, t.Rel = noun, "compound"
		case k != noun && chain.Contains(t.Head):
			t.Head = noun
		}
	}
}
