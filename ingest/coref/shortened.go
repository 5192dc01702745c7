package coref

import (
	"strings"

	"newsgraph/ingest/document"
)

// joinShortened joins an unnamed group to the one that the article tells of more fully:
// "civic officials" to "civic officials in Gondar". Where two such are told of, or the
// phrase counts or introduces ("two officials", "an official"), they stay apart.
func (c *chains) joinShortened() {
	longer := map[string][]int{}
	told := c.definiteGroups()
	for i := range c.d.Mentions {
		e := c.root(c.d.Mentions[i].Entity)
		if e < 0 || !c.d.Entities[e].Generic {
			continue
		}
		for _, a := range c.d.Entities[e].Aliases {
			if strings.Contains(a, " ") && strings.HasPrefix(c.d.Entities[e].Name, a+" ") && !holds(longer[a], e) {
				longer[a] = append(longer[a], e)
			}
		}
	}
	for i := range c.d.Mentions {
		e := c.root(c.d.Mentions[i].Entity)
		if e < 0 || !told[e] {
			continue
		}
		if full := longer[c.d.Entities[e].Name]; len(full) == 1 && c.alike(e, c.root(full[0])) {
			c.join(full[0], e)
		}
	}
}

// definiteGroups tells which unnamed groups no phrase counts or introduces.
func (c *chains) definiteGroups() map[int]bool {
	out := map[int]bool{}
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		e := c.root(m.Entity)
		if e < 0 || !c.d.Entities[e].Generic || m.Form != document.Nominal {
			continue
		}
		known, seen := out[e]
		first := c.token(m.Start)
		fresh := first.UPOS == "NUM" || first.Lower == "a" || first.Lower == "an" || c.quantified(m)
		out[e] = !fresh && (known || !seen)
	}
	return out
}

// alike tells whether two unnamed groups are of one kind and no two states.
func (c *chains) alike(a, b int) bool {
	x, y := &c.d.Entities[a], &c.d.Entities[b]
	return x.Kind == y.Kind && (x.Country == y.Country || x.Country == "" || y.Country == "")
}
