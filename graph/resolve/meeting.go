package resolve

import (
	"fmt"
	"slices"
	"strings"

	"newsgraph/graph"
)

// isoDay is the length of a full ISO date, "2006-01-02".
const isoDay = 10

// resolveMeetings joins meetings of one day. It runs after all actors are
// resolved, since it compares participants.
func (c *corpus) resolveMeetings() {
	days := newGrouping()
	for i := range c.things {
		if t := &c.things[i]; t.node.Kind == graph.Meeting && len(t.node.Date) == isoDay {
			days.add(t.node.Date, i)
		}
	}
	for _, g := range days.lists {
		c.joinSameParties(g)
		c.joinSameStates(g)
	}
}

// joinSameParties joins meetings of equal participants, and those of equal
// proper names ("Russia-NATO Council"), unless the formats differ. A meeting of a
// body with nobody else is its session, of which a day sees one.
func (c *corpus) joinSameParties(day []int) {
	groups, sessions := newGrouping(), newGrouping()
	for _, i := range day {
		switch parties := c.parties(c.things[i].parts); {
		case len(parties) > 1:
			groups.add(fmt.Sprint(parties), i)
		case len(parties) == 1 && c.things[parties[0]].node.Kind == graph.Organization && !c.things[parties[0]].unnamed:
			sessions.add(fmt.Sprint(parties), i)
		}
		if n := c.things[i].node.Name; isProper(strings.ReplaceAll(n, "-", " ")) {
			groups.add("name "+c.things[i].folded, i)
		}
	}
	for _, g := range groups.lists {
		c.joinByFormat(g)
	}
	for _, g := range sessions.lists {
		if c.oneEach(g) {
			c.joinByFormat(g)
		}
	}
}

// oneEach tells whether the meetings are of as many articles: no article knows
// two of them.
func (c *corpus) oneEach(meetings []int) bool {
	for k := 1; k < len(meetings); k++ { // in the order of documents
		if c.things[meetings[k]].ref.Document == c.things[meetings[k-1]].ref.Document {
			return false
		}
	}
	return true
}

// meetingName is the name of a thing, in which, if it is a meeting, the names that
// its article has for the participants are replaced by those that they are shown
// under: names are joined by dashes, and the last is followed by the kind of
// meeting.
func (c *corpus) meetingName(i int, shown func(part int) string) string {
	t := &c.things[i]
	if t.node.Kind != graph.Meeting {
		return t.node.Name
	}
	names := strings.Split(t.node.Name, nameDash)
	last := len(names) - 1
	for k := range names {
		for _, p := range t.parts {
			own := c.things[p].node.Name
			if k < last && names[k] == own {
				names[k] = shown(p)
				break
			}
			if rest, ok := strings.CutPrefix(names[k], own+" "); ok && k == last {
				names[k] = shown(p) + " " + rest
				break
			}
		}
	}
	return strings.Join(names, nameDash)
}

// nameDash stands between the participants in the name of a meeting.
const nameDash = " – "

// joinByFormat joins the members of each format, and those of unknown format to
// one another and to the only known format.
func (c *corpus) joinByFormat(members []int) {
	formats := newGrouping()
	for _, i := range members {
		f := c.things[i].node.Format
		if f == graph.UnknownFormat {
			f = ""
		}
		formats.add(string(f), i)
	}
	for _, g := range formats.lists {
		c.sets.joinAll(g)
	}
	if k, ok := formats.at[""]; ok && len(formats.lists) == 2 {
		c.sets.join(formats.lists[k][0], formats.lists[1-k][0])
	}
}

// parties lists the canonical participants, sorted, without repetition.
func (c *corpus) parties(parts []int) []int {
	out := make([]int, len(parts))
	for k, i := range parts {
		out[k] = c.sets.find(i)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// encounter is a set of meetings with equal participants.
type encounter struct {
	meeting int
	format  graph.Format
	// states are the countries of the participants, sorted; nil when a
	// participant has none.
	states []string
	// bodiless is set when states alone are named: no person takes part.
	bodiless bool
	// documents are the articles that tell of it, sorted.
	documents []string
}

// apart tells whether some article tells of both: it knows them for two.
func (e *encounter) apart(o *encounter) bool {
	return slices.ContainsFunc(e.documents, func(d string) bool { return slices.Contains(o.documents, d) })
}

// joinSameStates joins a meeting of states ("Russia and the United States
// held talks") to the one meeting of their persons on that day, which another
// article tells of.
func (c *corpus) joinSameStates(day []int) {
	var all []encounter
	for _, g := range c.sets.groups(day) {
		if e, ok := c.encounter(g); ok {
			all = append(all, e)
		}
	}
	type pair struct{ a, b int }
	var joins []pair
	for _, e := range all {
		if !e.bodiless {
			continue
		}
		match := -1
		several := false
		for _, o := range all {
			if !o.bodiless && slices.Equal(e.states, o.states) && sameFormat(e.format, o.format) && !e.apart(&o) {
				several = several || match >= 0
				match = o.meeting
			}
		}
		if match >= 0 && !several {
			joins = append(joins, pair{e.meeting, match})
		}
	}
	for _, j := range joins {
		c.sets.join(j.a, j.b)
	}
}

// encounter rolls the participants of one meeting up to their states; ok is
// false when one of them has none or there are fewer than two states.
func (c *corpus) encounter(meetings []int) (encounter, bool) {
	e := encounter{meeting: meetings[0], bodiless: true}
	for _, m := range meetings {
		e.documents = append(e.documents, c.things[m].ref.Document)
		if f := c.things[m].node.Format; f != graph.UnknownFormat && f != "" {
			e.format = f
		}
		for _, i := range c.things[m].parts {
			state := c.stateOf(&c.things[i])
			if state == "" {
				return e, false
			}
			e.states = append(e.states, state)
			e.bodiless = e.bodiless && c.things[i].node.Kind != graph.Person
		}
	}
	slices.Sort(e.states)
	e.states = slices.Compact(e.states)
	return e, len(e.states) > 1
}

// stateOf is the country that a participant stands for, or the body, for those
// of intergovernmental bodies.
func (c *corpus) stateOf(t *thing) string {
	switch {
	case t.country != "":
		return t.country
	case len(t.offices) > 0:
		return t.offices[0].of
	case t.body():
		return t.ref.Node
	}
	return ""
}

func sameFormat(a, b graph.Format) bool {
	return a == b || a == "" || b == "" || a == graph.UnknownFormat || b == graph.UnknownFormat
}

// resolvePapers joins documents of one name and date. A name without date
// counts only if it is a proper one ("Minsk agreements", not "draft").
func (c *corpus) resolvePapers() {
	groups := newGrouping()
	for i := range c.things {
		t := &c.things[i]
		if t.node.Kind != graph.Paper || t.folded == "" {
			continue
		}
		if t.node.Date != "" || capital(strings.TrimPrefix(t.node.Name, "the ")) {
			groups.add(t.folded+" of "+t.node.Date, i)
		}
	}
	for _, g := range groups.lists {
		c.sets.joinAll(g)
	}
}
