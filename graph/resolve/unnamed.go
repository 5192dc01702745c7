package resolve

import (
	"cmp"
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

// tenure is what the articles tell of one person in one office: the dates of the
// first and the last article that gives the office, empty when undated.
type tenure struct {
	root        int
	first, last string
}

// resolveUnnamed joins an unnamed office-holder to the one person who holds the
// office, and groups of one phrase and country to one another; those of no known
// country stay with their article.
func (c *corpus) resolveUnnamed() {
	holders := c.tenures()
	type pair struct{ i, root int }
	var joins []pair
	rest := newGrouping()
	for i := range c.things {
		t := &c.things[i]
		if !t.unnamed {
			continue
		}
		if o, sole := t.soleOffice(); sole && t.node.Kind == graph.Person {
			if root := holderAt(holders[o], t.date); root >= 0 {
				joins = append(joins, pair{i, root})
				continue
			}
			rest.add("office "+o.title+" of "+o.of, i)
			continue
		}
		key := t.folded + " of " + t.node.Country
		if t.node.Country == "" {
			key += "in " + t.ref.Document // anybody's protesters are not all the same
		}
		rest.add(key, i)
	}
	for _, j := range joins {
		c.sets.join(j.i, j.root)
	}
	for _, g := range rest.lists {
		c.sets.joinAll(g)
	}
	c.joinForces()
}

// joinForces joins the troops of a state that are told of by nothing but its
// adjective ("Ukrainian troops") to its armed forces, if some article names
// these ("Ukrainian army"), as within one article.
func (c *corpus) joinForces() {
	forces := map[string]int{}
	for i := range c.things {
		t := &c.things[i]
		if t.unnamed || t.node.Sector != "MIL" || t.node.Country == "" || !strings.HasSuffix(t.ref.Node, militaryKey) {
			continue
		}
		for _, n := range append([]string{t.node.Name}, t.node.Aliases...) {
			words := strings.Fields(name.Fold(n))
			if len(words) == 2 {
				forces[t.node.Country+" "+words[0]] = i
			}
		}
	}
	for i := range c.things {
		t := &c.things[i]
		adjective, noun, ok := strings.Cut(t.folded, " ")
		if !t.unnamed || !ok || t.node.Sector != "MIL" || noun != "troops" && noun != "forces" && noun != "soldiers" {
			continue
		}
		if k, ok := forces[t.node.Country+" "+adjective]; ok {
			c.sets.join(k, i)
		}
	}
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
			if !titles().sole[o.title] || o.former {
				continue
			}
			who := holder{o, c.sets.find(i)}
			k, known := at[who]
			if !known {
				at[who] = len(out[o])
				out[o] = append(out[o], tenure{who.root, t.date, t.date})
				continue
			}
			out[o][k].extend(t.date)
		}
	}
	return out
}

// extend lets the known time in office reach to the date of another article.
func (t *tenure) extend(date string) {
	if date != "" {
		t.first = cmp.Or(min(t.first, date), date)
		t.last = max(t.last, date)
	}
}

// holderAt returns the one holder at the date of an article, or -1. A holder
// counts from a year before the first to a year after the last article that
// says so: terms are rarely shorter. Where two then count, it is the one in
// whose known time the date falls.
func holderAt(list []tenure, date string) int {
	within, near := -1, -1
	nWithin, nNear := 0, 0
	for _, t := range list {
		if date == "" || t.first == "" || shiftYear(t.first, -1) <= date && date <= shiftYear(t.last, 1) {
			near = t.root
			nNear++
		}
		if date != "" && t.first != "" && t.first <= date && date <= t.last {
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
