package acts

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/export/column"
	"newsgraph/graph"
)

// sites are the places and states that sentences name, by article and begin of the
// sentence.
type sites map[site][]*graph.Node

type site struct {
	document string
	start    int
}

// sitesOf collects the mentions of places and states.
func sitesOf(g *graph.Graph, x *column.Index) sites {
	out := sites{}
	for i := range g.Edges {
		e := &g.Edges[i]
		if e.Relation != graph.MentionedIn {
			continue
		}
		n := x.Node(e.Source)
		if n.Kind != graph.Place && n.Kind != graph.Country {
			continue
		}
		for _, v := range e.Evidence {
			at := site{v.Document, v.Start}
			if !slices.Contains(out[at], n) {
				out[at] = append(out[at], n)
			}
		}
	}
	return out
}

// of returns the one place, or else the one state that is no party of it, in which the
// sentence of a deed says that something was: "in Homs", "near the city of Aleppo". It
// is nil where the sentence says that of none or of several, and where somebody's words
// are reported: then it may be the place where they fell. Of acts in words, too, most
// such places are those of the parties ("criticised the government in Oslo").
func (s sites) of(a *Act) *graph.Node {
	deed := a.Quad() == graph.MaterialCooperation || a.Quad() == graph.MaterialConflict
	if !deed || a.Evidence == nil || reports(a.Evidence.Text) {
		return nil
	}
	var found [2]*graph.Node // a place, a state
	var several [2]bool
	for _, n := range s[site{a.Evidence.Document, a.Evidence.Start}] {
		if n.ID == a.Source || n.ID == a.Target || !within(a.Evidence.Text, n) {
			continue
		}
		kind := 0
		if n.Kind == graph.Country {
			kind = 1
		}
		several[kind] = found[kind] != nil
		found[kind] = n
	}
	for kind, n := range found {
		if n == nil {
			continue
		}
		if several[kind] {
			return nil
		}
		return n
	}
	return nil
}

// reports tells whether a sentence quotes or reports somebody's words.
func reports(sentence string) bool {
	if strings.ContainsAny(sentence, "\"“”«»") {
		return true
	}
	return slices.ContainsFunc(strings.Fields(strings.ToLower(sentence)), func(w string) bool {
		switch strings.Trim(w, ".,;:") {
		case "said", "says", "say", "saying", "told", "tells", "stated", "states", "stating", "according", "added", "wrote":
			return true
		}
		return false
	})
}

// within tells whether a sentence has one of the names of a node behind a preposition of
// place.
func within(sentence string, n *graph.Node) bool {
	names := []string{n.Name}
	if n.Kind == graph.Place {
		names = append(names, n.Aliases...) // those of states are of their people, too
	}
	for _, called := range names {
		for at := 0; called != ""; {
			i := strings.Index(sentence[at:], called)
			if i < 0 {
				break
			}
			begin, end := at+i, at+i+len(called)
			if standsAlone(sentence, begin, end) && behindPreposition(sentence[:begin]) {
				return true
			}
			at = end
		}
	}
	return false
}

// standsAlone tells whether a piece of a sentence is of whole words, no owner or part of
// a longer name ("in Moscow's view", "in Paris Match"), and ends its phrase: what follows
// is a mark or one of a few small words.
func standsAlone(sentence string, begin, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(sentence[:begin])
	after, size := utf8.DecodeRuneInString(sentence[end:])
	if unicode.IsLetter(before) || unicode.IsLetter(after) || after == '\'' || after == '’' || after == '-' {
		return false
	}
	if after != ' ' {
		return true
	}
	next, _, _ := strings.Cut(sentence[end+size:], " ")
	return slices.Contains([]string{"on", "during", "after", "before", "when", "while", "as", "last", "this", "in", "at", "for", "over", "by", "and", "yesterday", "today"}, strings.ToLower(next))
}

// behindPreposition tells whether the text before a name ends with a preposition of place,
// past an article and what kind of place it is ("in the city of").
func behindPreposition(before string) bool {
	words := strings.Fields(strings.ToLower(before))
	last := func() string {
		if len(words) == 0 {
			return ""
		}
		return words[len(words)-1]
	}
	drop := func() { words = words[:len(words)-1] }
	if last() == "of" && len(words) > 1 && slices.Contains([]string{"city", "town", "village", "capital", "port", "province", "region"}, words[len(words)-2]) {
		drop()
		drop()
	}
	for slices.Contains([]string{"the", "northern", "southern", "eastern", "western", "central"}, last()) {
		drop()
	}
	return slices.Contains([]string{"in", "at", "near", "outside", "inside"}, last())
}
