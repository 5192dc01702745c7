package query

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"newsgraph/graph"
	"newsgraph/graph/resolve/name"
)

//go:embed relations.tsv
var relationsTSV string

// UnknownTermError says that a word names neither relation nor class.
type UnknownTermError struct {
	Term string
	// Similar are the names of relations and classes that are spelt alike, the
	// nearest first; there may be none.
	Similar []string
}

// Error names the term, and those that are spelt alike.
func (e *UnknownTermError) Error() string {
	if len(e.Similar) == 0 {
		return fmt.Sprintf("%q is neither a relation nor a class", e.Term)
	}
	return fmt.Sprintf("%q is neither a relation nor a class; did you mean %s?", e.Term, strings.Join(e.Similar, ", "))
}

// vocabulary maps each word, with underscores as spaces, to relations.
var vocabulary = sync.OnceValue(func() map[string][]graph.Relation {
	v := map[string][]graph.Relation{}
	for _, d := range graph.Definitions() {
		v[plainTerm(string(d.Relation))] = []graph.Relation{d.Relation}
	}
	for _, d := range graph.Definitions() {
		if class := strings.ToLower(string(d.Class)); class != "" {
			v["class "+class] = append(v["class "+class], d.Relation)
		}
	}
	for n, line := range strings.Split(relationsTSV, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		of, words, ok := strings.Cut(line, "\t")
		relations := v[plainTerm(of)]
		if of == strings.ToUpper(of) {
			relations = v["class "+strings.ToLower(of)]
		}
		if !ok || relations == nil {
			panic(fmt.Sprintf("query: relations.tsv:%d: malformed line", n+1))
		}
		for _, w := range strings.Split(words, ",") {
			if w = strings.TrimSpace(w); v[w] == nil {
				v[w] = relations
			}
		}
	}
	for key, relations := range v {
		if class, ok := strings.CutPrefix(key, "class "); ok && v[class] == nil {
			v[class] = relations
		}
	}
	return v
})

func plainTerm(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("_", " ", "-", " ").Replace(strings.ToLower(s))), " ")
}

// ParseTerm returns the relations that a word means: one for a relation's name
// or a synonym in any usual form ("warned", "warns", "spoke with", "call"), all
// of a class for the class in capitals ("THREATEN") or where no relation has
// that name ("consult" is negotiated_with, "CONSULT" the class). A word that means nothing
// is an *UnknownTermError.
func ParseTerm(term string) ([]graph.Relation, error) {
	v := vocabulary()
	plain := plainTerm(term)
	if term == strings.ToUpper(term) {
		if class := v["class "+plain]; class != nil {
			return slices.Clone(class), nil
		}
	}
	for _, form := range forms(plain) {
		if r := v[form]; r != nil {
			return slices.Clone(r), nil
		}
	}
	return nil, &UnknownTermError{term, similarTerms(plain)}
}

// ParseClass returns the class of a name in any case; an unknown one is an
// *UnknownTermError.
func ParseClass(s string) (graph.Class, error) {
	for _, d := range graph.Definitions() {
		if d.Class != "" && strings.EqualFold(string(d.Class), strings.TrimSpace(s)) {
			return d.Class, nil
		}
	}
	return "", &UnknownTermError{s, similarTerms(plainTerm(s))}
}

// forms lists what a word may be a form of: itself, itself without a final
// preposition, and without the endings of verbs.
func forms(plain string) []string {
	out := []string{plain}
	if first, last, ok := cutLast(plain); ok {
		switch last {
		case "with", "to", "from", "against", "of", "by", "in", "on", "at":
			out = append(out, forms(first)...)
		}
	}
	for _, ending := range []string{"s", "es", "d", "ed", "ing"} {
		if stem, ok := strings.CutSuffix(plain, ending); ok && len(stem) > 2 {
			out = append(out, stem, stem+"e")
			if n := len(stem); stem[n-1] == stem[n-2] {
				out = append(out, stem[:n-1])
			}
		}
	}
	for _, ending := range []string{"ies", "ied"} {
		if stem, ok := strings.CutSuffix(plain, ending); ok {
			out = append(out, stem+"y")
		}
	}
	return out
}

func cutLast(s string) (before, last string, ok bool) {
	i := strings.LastIndexByte(s, ' ')
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// maxSimilar is how many similar names a message offers.
const maxSimilar = 3

// similarTerms lists names of relations and classes whose own name or synonym
// is at most two letters off.
func similarTerms(plain string) []string {
	var out []string
	for limit := 1; limit <= 2 && len(out) == 0; limit++ {
		for _, d := range graph.Definitions() {
			if name.Distance(plain, plainTerm(string(d.Relation)), limit) <= limit ||
				near(plain, d.Relation, limit) {
				out = append(out, string(d.Relation))
			}
		}
	}
	return out[:min(len(out), maxSimilar)]
}

// near tells whether a synonym of r is at most limit letters off.
func near(plain string, r graph.Relation, limit int) bool {
	for word, relations := range vocabulary() {
		if len(relations) == 1 && relations[0] == r && len(word) > 3 && name.Distance(plain, word, limit) <= limit {
			return true
		}
	}
	return false
}
