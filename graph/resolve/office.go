package resolve

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"newsgraph/graph"
	"newsgraph/graph/resolve/name"
)

//go:embed titles.tsv
var titlesTSV string

// office is a post, comparable across articles.
type office struct {
	// title is the canonical folded title ("president").
	title string
	// of is the state ("USA") or, where none is known, the body's local id.
	of string
}

func (o office) compare(p office) int {
	return cmp.Or(cmp.Compare(o.title, p.title), cmp.Compare(o.of, p.of))
}

// newOffice makes the office that a title and its body name. Offices of a
// state are told apart by the state alone, since articles give "foreign
// minister" now of the ministry, now of the country.
func newOffice(title string, of *thing) office {
	place := of.node.Country
	if place == "" {
		place = of.ref.Node
	}
	return office{title: canonicalTitle(name.Fold(title)), of: place}
}

// titleTable is what titles.tsv says.
type titleTable struct {
	canonical map[string]string // folded title -> canonical
	sole      map[string]bool   // canonical titles that one person holds at a time
	head      map[string]bool   // words that end the name of an unnamed holder
	honorific map[string]bool   // words that precede a name
	other     map[string]bool   // words before a title that make it another post
	particle  map[string]bool   // words that begin a family name
	// patronymic are the words that make a father's name of the next one.
	patronymic map[string]bool
	first      map[string]bool // countries where the family name comes first
}

var titles = sync.OnceValue(func() *titleTable {
	t := &titleTable{canonical: map[string]string{}, sole: map[string]bool{}, head: map[string]bool{},
		honorific: map[string]bool{}, other: map[string]bool{}, particle: map[string]bool{}, patronymic: map[string]bool{}, first: map[string]bool{}}
	for n, line := range strings.Split(titlesTSV, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < 2 || !t.add(f[0], f[1], f[2:]) {
			panic(fmt.Sprintf("resolve: titles.tsv:%d: malformed line", n+1))
		}
	}
	return t
})

// add enters one line of the table; the table is part of the program.
func (t *titleTable) add(kind, text string, variants []string) bool {
	into := map[string]map[string]bool{"sole": t.sole, "head": t.head, "honorific": t.honorific, "other": t.other,
		"particle": t.particle, "patronymic": t.patronymic, "family-first": t.first}[kind]
	if into == nil && kind != "title" {
		return false
	}
	if kind == "sole" || kind == "title" {
		t.canonical[text] = text
		for _, v := range variants {
			t.canonical[v] = text
		}
	}
	if kind == "sole" {
		into[text] = true
	} else if into != nil {
		for _, word := range strings.Fields(text) {
			into[word] = true
		}
	}
	return true
}

// canonicalTitle brings a folded title to its usual form. Words before a known
// title ("french foreign minister", "incumbent president") do not matter,
// except those that make it another office.
func canonicalTitle(folded string) string {
	t := titles()
	words := strings.Fields(folded)
	for from := range words {
		if c, ok := t.canonical[strings.Join(words[from:], " ")]; ok {
			if from > 0 && otherOffice(words[:from]) {
				return folded
			}
			return c
		}
	}
	return folded
}

// otherOffice tells whether words before a title make it a different post.
func otherOffice(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return titles().other[w] })
}

// soleOffice is the office that the phrase for an unnamed holder names, when it
// is one that one person holds at a time; ok is false otherwise.
func (t *thing) soleOffice() (o office, ok bool) {
	for _, o := range t.offices {
		if titles().sole[o.title] {
			return o, true
		}
	}
	title := canonicalTitle(t.folded)
	if before, _, found := strings.Cut(t.folded, " of "); found && !titles().sole[title] {
		title = canonicalTitle(before)
	}
	return office{title, t.node.Country}, len(t.offices) == 0 && t.node.Country != "" && titles().sole[title]
}

// isUnnamed tells whether a node of kind person stands for somebody whom the
// article does not name.
func isUnnamed(n *graph.Node, folded string) bool {
	if strings.HasPrefix(n.ID, "group:") {
		return true
	}
	words := strings.Fields(folded)
	for i, w := range words {
		if titles().head[w] && (i == len(words)-1 || words[i+1] == "of" || words[i+1] == "for") {
			return true
		}
	}
	return false
}
