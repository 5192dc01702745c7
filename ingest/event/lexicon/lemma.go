package lexicon

import (
	"strings"
)

// endings are the regular inflections of verbs with what the lemma has in their
// place; a silent e and a doubled consonant are tried as well.
var endings = []struct{ suffix, replace string }{
	{"ies", "y"}, {"ied", "y"}, {"ing", ""}, {"ing", "e"}, {"ed", ""}, {"ed", "e"}, {"es", ""}, {"s", ""}, {"d", ""},
}

// Settle gives a verb that the tagger's lemmatizer did not know the lemma that
// the lexicon knows it by ("blockaded": "blockade"). Lemmas that the lexicon
// knows stay.
func (x *Lexicon) Settle(lower, lemma string) string {
	if x.knownVerb(lemma) {
		return lemma
	}
	for _, e := range endings {
		stem, ok := strings.CutSuffix(lower, e.suffix)
		if !ok || len(stem) < 2 {
			continue
		}
		if w := stem + e.replace; x.knownVerb(w) {
			return w
		}
		if n := len(stem); e.replace == "" && n > 2 && stem[n-1] == stem[n-2] && x.knownVerb(stem[:n-1]) {
			return stem[:n-1]
		}
	}
	if w, again := strings.CutPrefix(lemma, "re"); again && len(w) > 3 && x.knownVerb(w) {
		return w // "reimposed": done again
	}
	return lemma
}

func (x *Lexicon) knownVerb(w string) bool {
	return x.Verbs[w] != nil || x.Attitude[w] != "" || x.Support[w] != ""
}
