package decide

import (
	"strconv"
	"strings"

	"newsgraph/ingest/lang/cluster"
)

// grain is the cluster of a word at one grain.
type grain struct{ name, cluster string }

// word is what the features say of a token.
type word struct {
	lemma string // in lower case
	// grains are its clusters, from fine to coarse, or nothing.
	grains []grain
	known  bool
}

// word returns what the features say of token i, worked out once.
func (a *article) word(i int) *word {
	w := &a.words[i]
	if w.known {
		return w
	}
	t := &a.d.Tokens[i]
	w.known, w.lemma = true, strings.ToLower(t.Lemma)
	c, ok := cluster.Of(w.lemma)
	if !ok {
		c, ok = cluster.Of(t.Lower)
	}
	if ok {
		w.grains = []grain{
			{"fine", strconv.Itoa(int(c.Fine))}, {"middle", strconv.Itoa(int(c.Middle))}, {"coarse", strconv.Itoa(int(c.Coarse))},
		}
	}
	return w
}
