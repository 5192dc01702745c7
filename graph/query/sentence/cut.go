package sentence

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"newsgraph/graph"
)

// Apart returns those of some pieces of one article that do not overlap, by their
// places: of two that do, the shorter one, else the one that begins first. Of several at
// one place the one of the least text counts.
func Apart(pieces []graph.Evidence) []graph.Evidence {
	list := slices.Clone(pieces)
	slices.SortFunc(list, func(a, b graph.Evidence) int {
		return cmp.Or(cmp.Compare(a.End-a.Start, b.End-b.Start), cmp.Compare(a.Start, b.Start), strings.Compare(a.Text, b.Text))
	})
	var out []graph.Evidence // by place
	for _, v := range list {
		k, same := slices.BinarySearchFunc(out, v.Start, func(x graph.Evidence, start int) int { return cmp.Compare(x.Start, start) })
		if same || v.End <= v.Start || k > 0 && out[k-1].End > v.Start || k < len(out) && out[k].Start < v.End {
			continue
		}
		out = slices.Insert(out, k, v)
	}
	return out
}

// Whole adds to the known sentences of an article those that its text has beside them,
// cut by the rules of Unicode (UAX #29) since nothing was found to say of them.
func Whole(article, text string, known []graph.Evidence) []graph.Evidence {
	known = Apart(known)
	runes := []rune(text)
	var out []graph.Evidence
	last := 0
	for _, v := range append(slices.Clone(known), graph.Evidence{Start: len(runes), End: len(runes)}) {
		if start := min(v.Start, len(runes)); start > last {
			out = append(out, cut(article, string(runes[last:start]), last)...)
		}
		last = max(last, v.End)
		if v.Text != "" {
			out = append(out, v)
		}
	}
	return out
}

// cut cuts a stretch of text that begins at a place.
func cut(article, text string, at int) []graph.Evidence {
	var out []graph.Evidence
	for state := -1; text != ""; {
		var s string
		s, text, state = uniseg.FirstSentenceInString(text, state)
		bare := strings.TrimSpace(s)
		if bare != "" {
			start := at + utf8.RuneCountInString(s[:strings.Index(s, bare)])
			out = append(out, graph.Evidence{Document: article, Start: start, End: start + utf8.RuneCountInString(bare), Text: bare})
		}
		at += utf8.RuneCountInString(s)
	}
	return out
}
