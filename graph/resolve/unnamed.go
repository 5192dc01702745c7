package resolve

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/resolve/name"
)

// markUnnamed tells groups and office-holders without a name from the rest.
func (c *corpus) markUnnamed() {
	known := map[string]bool{}
	for i := range c.things {
		t := &c.things[i]
		switch t.node.Kind {
		case graph.Person:
			key := t.folded
			if len(t.ref.Node) > 6 && t.ref.Node[:6] == "group:" {
				key = "group:"
			}
			unnamed, ok := known[key]
			if !ok {
				unnamed = isUnnamed(t.node, t.folded)
				known[key] = unnamed
			}
			t.unnamed = unnamed
		case graph.Government, graph.Organization:
			t.unnamed = len(t.ref.Node) > 6 && t.ref.Node[:6] == "group:"
		}
	}
}

// tenure is what the articles tell of one person in one office: the months of the
// first and the last article that gives the office, empty when undated.
type tenure struct {
	root        int
	first, last string
}

// resolveUnnamed joins an unnamed office-holder to the one person who holds the
// office, and groups of one phrase and country to one another; anybody's protesters are
// not all the same.
func (c *corpus) resolveUnnamed() {
	holders := c.tenures()
	type pair struct{ i, root int }
	var joins []pair
	rest := newGrouping()
	for i := range c.things {
		t := &c.things[i]
		if !t.unnamed || t.ofStory() {
			continue
		}
		if o, ok := t.heldOffice(); ok {
			if root := holderAt(holders[o], t.month()); root >= 0 {
				joins = append(joins, pair{i, root})
				continue
			}
		}
		rest.add(t.phraseKey(), i)
	}
	for _, j := range joins {
		c.sets.join(j.i, j.root)
	}
	for _, g := range rest.lists {
		c.sets.joinAll(g)
	}
	c.joinForces()
}

// heldOffice is the office of an unnamed person, if one person at a time holds it.
func (t *thing) heldOffice() (office, bool) {
	if t.node.Kind != graph.Person {
		return office{}, false
	}
	return t.soleOffice()
}

// phraseKey is the key under which unnamed things are one.
func (t *thing) phraseKey() string {
	if o, ok := t.heldOffice(); ok {
		return "office " + o.title + " of " + o.of
	}
	return t.folded + " of " + t.node.Country
}

// joinForces joins the troops of a state that are told of by nothing but its
// adjective ("Ukrainian troops") to its armed forces, if some article names
// these ("Ukrainian army"), as within one article. Where these are several, the
// troops stay on their own.
func (c *corpus) joinForces() {
	armies, troops := newGrouping(), newGrouping()
	for i := range c.things {
		for _, key := range c.things[i].armyKeys() {
			armies.add(key, i)
		}
		if key := c.things[i].troopsKey(); key != "" {
			troops.add(key, i)
		}
	}
	var joins [][]int
	for k, key := range troops.keys {
		if at, ok := armies.at[key]; ok && len(c.sets.groups(armies.lists[at])) == 1 {
			joins = append(joins, append(troops.lists[k], armies.lists[at][0]))
		}
	}
	for _, j := range joins {
		c.sets.joinAll(j)
	}
}

// armyKeys are the keys under which the armed forces of a state wait for its
// troops: its country and an adjective that some article has for it.
func (t *thing) armyKeys() []string {
	if t.unnamed || t.node.Sector != "MIL" || t.node.Country == "" || !strings.HasSuffix(t.ref.Node, militaryKey) {
		return nil
	}
	var keys []string
	for _, n := range append([]string{t.node.Name}, t.node.Aliases...) {
		if words := strings.Fields(name.Fold(n)); len(words) == 2 {
			keys = append(keys, t.node.Country+" "+words[0])
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// troopsKey is the key under which unnamed troops look for their armed forces,
// or empty.
func (t *thing) troopsKey() string {
	adjective, noun, ok := strings.Cut(t.folded, " ")
	if _, holds := t.heldOffice(); holds || !t.unnamed || !ok || t.node.Sector != "MIL" || noun != "troops" && noun != "forces" && noun != "soldiers" {
		return ""
	}
	return t.node.Country + " " + adjective
}

// militaryKey ends the local ids of the armed forces of states.
const militaryKey = "-military"

// tenures lists the named holders of each office.
func (c *corpus) tenures() map[office][]tenure {
	type holder struct {
		office office
		root   int
	}
	out := map[office][]tenure{}
	at := map[holder]int{}
	for i := range c.things {
		t := &c.things[i]
		if t.person == nil {
			continue
		}
		for _, o := range t.offices {
			if !o.disputable() {
				continue
			}
			who := holder{o, c.sets.find(i)}
			k, known := at[who]
			if !known {
				at[who] = len(out[o])
				out[o] = append(out[o], tenure{who.root, t.month(), t.month()})
				continue
			}
			out[o][k].extend(t.month())
		}
	}
	return out
}

// extend lets the known time in office reach to the month of another article.
func (t *tenure) extend(month string) {
	if month != "" {
		t.first = cmp.Or(min(t.first, month), month)
		t.last = max(t.last, month)
	}
}

// holderAt returns the one holder at the month of an article, or -1. A holder
// counts from a year before the first to a year after the last article that
// says so: terms are rarely shorter. Where two then count, it is the one in
// whose known time the date falls.
func holderAt(list []tenure, month string) int {
	within, near := -1, -1
	nWithin, nNear := 0, 0
	for _, t := range list {
		if month == "" || t.first == "" || shiftYear(t.first, -1) <= month && month <= shiftYear(t.last, 1) {
			near = t.root
			nNear++
		}
		if month != "" && t.first != "" && t.first <= month && month <= t.last {
			within = t.root
			nWithin++
		}
	}
	switch {
	case nWithin == 1:
		return within
	case nNear == 1:
		return near
	}
	return -1
}

// shiftYear moves an ISO date by years; a date that does not begin with a year
// stays as it is.
func shiftYear(date string, years int) string {
	if len(date) < 4 {
		return date
	}
	y, err := strconv.Atoi(date[:4])
	if err != nil {
		return date
	}
	return strconv.Itoa(y+years) + date[4:]
}
