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
	// former is set when the person is said to have held it once.
	former bool
}

// held is the office whether it is held still or not: either tells who a person
// is.
func (o office) held() office { return office{title: o.title, of: o.of} }

func (o office) compare(p office) int {
	return cmp.Or(cmp.Compare(o.title, p.title), cmp.Compare(o.of, p.of), boolOrder(p.former, o.former))
}

// newOffice makes the office that a title and its body name. Offices of a
// state are told apart by the state alone, since articles give "foreign
// minister" now of the ministry, now of the country.
func newOffice(title string, of *thing) office {
	place := of.node.Country
	if place == "" {
		place = of.ref.Node
	}
	o := office{of: place}
	words := strings.Fields(name.Fold(title))
	for len(words) > 1 && titles().past[words[0]] {
		o.former = true
		words = words[1:]
	}
	o.title = canonicalTitle(strings.Join(words, " "))
	return o
}

// titleTable is what titles.tsv says.
type titleTable struct {
	canonical map[string]string // folded title -> canonical
	sole      map[string]bool   // canonical titles that one person holds at a time
	head      map[string]bool   // words that end the name of an unnamed holder
	honorific map[string]bool   // words that precede a name
	other     map[string]bool   // words before a title that make it another post
	particle  map[string]bool   // words that begin a family name
	past      map[string]bool   // words before a title that is held no more
	regnal    map[string]bool   // titles that go with a given name
	// patronymic are the words that make a father's name of the next one.
	patronymic map[string]bool
	first      map[string]bool // countries where the family name comes first
}

var titles = sync.OnceValue(func() *titleTable {
	t := newTitleTable()
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

func newTitleTable() *titleTable {
	set := func() map[string]bool { return map[string]bool{} }
	return &titleTable{canonical: map[string]string{}, sole: set(), head: set(), honorific: set(), other: set(),
		particle: set(), past: set(), regnal: set(), patronymic: set(), first: set()}
}

// words gives the set that each kind of line goes into.
func (t *titleTable) words() map[string]map[string]bool {
	return map[string]map[string]bool{"sole": t.sole, "head": t.head, "honorific": t.honorific, "other": t.other,
		"particle": t.particle, "past": t.past, "regnal": t.regnal, "patronymic": t.patronymic, "family-first": t.first}
}

// add enters one line of the table; the table is part of the program.
func (t *titleTable) add(kind, text string, variants []string) bool {
	into := t.words()[kind]
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
		if titles().sole[o.title] && !o.former {
			return o, true
		}
	}
	title := canonicalTitle(t.folded)
	if before, _, found := strings.Cut(t.folded, " of "); found && !titles().sole[title] {
		title = canonicalTitle(before)
	}
	return office{title: title, of: t.node.Country}, len(t.offices) == 0 && t.node.Country != "" && titles().sole[title]
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
