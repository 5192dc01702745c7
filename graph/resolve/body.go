package resolve

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"newsgraph/graph"
	"newsgraph/graph/resolve/name"
)

//go:embed generic.txt
var genericText string

// genericWords are the words of generic.txt.
var genericWords = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, line := range strings.Split(genericText, "\n") {
		if !strings.HasPrefix(line, "#") {
			for _, w := range strings.Fields(line) {
				m[w] = true
			}
		}
	}
	return m
})

// anybodys tells whether a thing is a part of a government that could be any
// state's ("foreign ministry"): nothing joins it to its like in other articles.
func (t *thing) anybodys() bool {
	if t.node.Kind != graph.Government || t.node.Country != "" || t.unnamed {
		return false
	}
	return !slices.ContainsFunc(strings.Fields(t.folded), func(w string) bool { return !genericWords()[w] })
}

//go:embed bodies.tsv
var bodiesTSV string

// bodyWords maps a word of a body's name to the one it is compared as, or to
// nothing when it does not count.
var bodyWords = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for n, line := range strings.Split(bodiesTSV, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		from, to, ok := strings.Cut(line, "\t")
		if !ok {
			panic(fmt.Sprintf("resolve: bodies.tsv:%d: want two fields", n+1))
		}
		m[from] = strings.TrimSuffix(to, "-")
	}
	return m
})

// bodyKey is the form in which names of bodies are compared. A name made of
// nothing but words that do not count stays as it is.
func bodyKey(folded string) string {
	folded = strings.ReplaceAll(folded, "co operation", "cooperation")
	words := strings.Fields(folded)
	kept := words[:0:0]
	for _, w := range words {
		if as, ok := bodyWords()[w]; ok {
			w = as
		}
		if w != "" {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		return folded
	}
	return strings.Join(kept, " ")
}

// resolveKeyed joins things of one local id, which a gazetteer or the name
// gives: countries, bodies, media and places.
func (c *corpus) resolveKeyed() {
	groups := newGrouping()
	for i := range c.things {
		if t := &c.things[i]; t.keyed() && !t.anybodys() {
			groups.add(t.keyedKey(), i)
		}
	}
	for _, g := range groups.lists {
		c.apply(g, byCountry)
	}
}

// keyedKey is the key under which keyed things meet.
func (t *thing) keyedKey() string {
	if t.node.Kind == graph.Country && t.node.Country != "" {
		return "country:" + t.node.Country
	}
	return t.ref.Node
}

// keyed tells whether the local id of a thing says what it is.
func (t *thing) keyed() bool {
	switch t.node.Kind {
	case graph.Country, graph.Place:
		return true
	}
	return t.body()
}

// body tells whether the thing is an actor that is neither person nor country
// and bears a name.
func (t *thing) body() bool {
	switch t.node.Kind {
	case graph.Government, graph.Organization, graph.Media:
		return !t.unnamed
	}
	return false
}

// resolveBodies joins bodies and places by name, then bodies by the acronyms and
// other names that articles give.
func (c *corpus) resolveBodies() {
	var bodies []int
	names := newGrouping()
	for i := range c.things {
		t := &c.things[i]
		if t.folded == "" || t.anybodys() {
			continue
		}
		if key := t.nameKey(); key != "" {
			names.add(key, i)
		}
		if t.body() {
			bodies = append(bodies, i)
		}
	}
	for _, g := range names.lists {
		c.apply(g, byCountry)
	}
	c.joinMisspeltBodies(bodies)
	c.joinOtherNames(bodies)
}

// nameKey is the key under which bodies and places of one name meet, or empty.
func (t *thing) nameKey() string {
	switch {
	case t.node.Kind == graph.Place:
		return "place " + t.folded
	case t.body() && t.node.Kind == graph.Government && t.node.Country == "":
		return "stateless " + bodyKey(t.folded)
	case t.body():
		return bodyKey(t.folded)
	}
	return ""
}

// namesake is a set of bodies that some article gives another name.
type namesake struct {
	root    int
	country string
}

// joinOtherNames joins a body to the one other body that some article calls by
// its name: an acronym, or a name of several words.
func (c *corpus) joinOtherNames(bodies []int) {
	called := map[string][]namesake{}
	folded := map[string]string{}
	for _, g := range c.sets.groups(bodies) {
		own := map[string]bool{}
		for _, i := range g {
			own[bodyKey(c.things[i].folded)] = true
		}
		who := namesake{c.sets.find(g[0]), countryOf(c.pointers(g))}
		for _, i := range g {
			for _, a := range c.things[i].node.Aliases {
				key, ok := folded[a]
				if !ok {
					key = otherNameKey(a)
					folded[a] = key
				}
				if key != "" && !own[key] && len(called[key]) < 2 && !slices.Contains(called[key], who) {
					called[key] = append(called[key], who)
				}
			}
		}
	}
	type pair struct{ a, b int }
	var joins []pair
	for _, i := range bodies {
		t := &c.things[i]
		who := called[bodyKey(t.folded)]
		if len(who) == 1 && otherNameKey(t.node.Name) != "" && sameState(t, who[0].country) {
			joins = append(joins, pair{i, who[0].root})
		}
	}
	for _, j := range joins {
		c.sets.join(j.a, j.b)
	}
}

// sameState tells whether a body may be one of the given country. A part of a
// government must be known to be.
func sameState(t *thing, country string) bool {
	if t.node.Kind == graph.Government && !isAcronym(t.node.Name) {
		return t.node.Country == country && country != ""
	}
	return t.node.Country == "" || country == "" || t.node.Country == country
}

// otherNameKey is the key of a name that can stand for a body in any article: an
// acronym, or a proper name of several words; otherwise it is empty.
func otherNameKey(s string) string {
	if isAcronym(s) || isProper(s) {
		return bodyKey(name.Fold(s))
	}
	return ""
}

// isAcronym tells whether s is two to eight capitals, points aside: the length
// of the acronyms in use.
func isAcronym(s string) bool {
	s = strings.ReplaceAll(s, ".", "")
	if n := utf8.RuneCountInString(s); n < 2 || n > 8 {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsUpper(r) })
}

// isProper tells whether s has several words and the first (after "the") and
// the last begin with capitals.
func isProper(s string) bool {
	words := strings.Fields(strings.TrimPrefix(strings.TrimPrefix(s, "the "), "The "))
	return len(words) > 1 && capital(words[0]) && capital(words[len(words)-1])
}

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}
