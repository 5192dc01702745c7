package deciding

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"newsgraph/ingest/decide"
)

// groups are the kinds of features that Study leaves out in turn, by how their templates
// begin.
var groups = []struct {
	name   string
	begins []string
}{
	{"rules' claims", []string{"c-", "claim"}},
	{"lexicon and mood", []string{"reading", "mode"}},
	{"tree", []string{"path", "arc", "top-cluster-arcs", "length", "apart"}},
	{"words and their clusters", []string{"top-lemma", "top-cluster", "object", "on", "word-", "head-", "before-", "after-", "reading-lemma", "reading-cluster", "c-lemma", "c-object"}},
	{"who the parties are", []string{"kinds", "source", "target", "sectors", "states", "c-kinds", "c-forms", "c-source", "c-target"}},
	{"place in the article, speech", []string{"place", "tokens", "count-", "told", "speech", "c-place", "c-source-count", "c-target-count"}},
}

// Study prints the average precision of pairs of judged articles, cross-validated, with
// all features and without each kind of them, and with a part of the articles.
func Study(w io.Writer, texts []*Text, o Settings) {
	tell := func(what string, o Settings) {
		precision, f1 := pairScores(texts, CrossFit(texts, o))
		fmt.Fprintf(w, "%-45s average precision %.3f, best F1 %.3f\n", what, precision, f1)
	}
	tell("all", o)
	for _, part := range []int{1, 2, 3} {
		less := o
		less.Skip = func(i int) bool { return i/Folds%4 >= part }
		tell(fmt.Sprintf("%d of 4 articles to learn from", part), less)
	}
	for _, g := range groups {
		leave := func(template string) bool {
			return slices.ContainsFunc(g.begins, func(b string) bool { return strings.HasPrefix(template, b) })
		}
		for _, t := range texts {
			t.Candidates = decide.CandidatesWithout(t.Doc, &t.Acts, leave)
		}
		tell("without "+g.name, o)
	}
}

// pairScores are the average precision of the acts of pairs in judged articles, among
// those that have a pair, and the best F1 over all lines; an arguable act is no error
// and not wanted.
func pairScores(texts []*Text, odds [][]decide.Odds) (precision, best float64) {
	cases := slices.DeleteFunc(Cases(texts, odds, 0), func(c Case) bool { s := texts[c.Text].Set; return s != "judged" && s != "read" })
	slices.SortStableFunc(cases, func(a, b Case) int { return cmp.Compare(b.Chance, a.Chance) })
	wanted := 0
	for _, c := range cases {
		if c.Right == 1 {
			wanted++
		}
	}
	found, either, sum := 0, 0, 0.0
	for i, c := range cases {
		if c.Right > 0 {
			either++
		}
		if c.Right == 1 {
			found++
			sum += float64(either) / float64(i+1)
		}
		best = max(best, f1(float64(either)/float64(i+1), float64(found)/float64(wanted)))
	}
	return sum / float64(wanted), best
}
