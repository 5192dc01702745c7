package resolve

import (
	"slices"
	"strconv"
	"strings"

	"newsgraph/graph"
)

// isoDay is the length of a full ISO date, "2006-01-02".
const isoDay = 10

// gathering is a meeting as one article tells of it.
type gathering struct {
	*thing
	guests []guest // in the order of their local ids
}

// guest is who takes part in a meeting, as the rules look at it.
type guest struct {
	kind    graph.Kind
	unnamed bool
	state   string // that the guest stands for, or ""
	set     string // tells which real thing it is
}

func (t *thing) guest(set string) guest { return guest{t.node.Kind, t.unnamed, t.stateOf(), set} }

// parties lists the real things that take part, sorted, without repetition.
func (g *gathering) parties() []string {
	var out []string
	for _, x := range g.guests {
		out = append(out, x.set)
	}
	return distinct(out)
}

// resolveMeetings joins meetings of one day, and those of copies of one story. It runs
// after all actors are resolved, since it compares participants.
func (c *corpus) resolveMeetings() {
	days, others := newGrouping(), newGrouping()
	for i := range c.things {
		switch t := &c.things[i]; {
		case t.node.Kind != graph.Meeting:
		case len(t.node.Date) == isoDay:
			days.add(t.node.Date, i)
		default:
			others.add(t.storyKey(), i)
		}
	}
	for _, g := range others.lists {
		c.sets.joinAll(g)
	}
	for _, members := range days.lists {
		day := make([]gathering, len(members))
		for k, i := range members {
			day[k].thing = &c.things[i]
			for _, part := range c.things[i].parts {
				day[k].guests = append(day[k].guests, c.things[part].guest(strconv.Itoa(c.sets.find(part))))
			}
		}
		s := oneDay(day)
		for k := range members {
			c.sets.join(members[k], members[s.find(k)])
		}
	}
}

// oneDay joins the meetings of one day.
func oneDay(day []gathering) sets {
	s := newSets(len(day))
	sameStory(day, s)
	joinSameParties(day, s)
	joinSameStates(day, s)
	return s
}

// joinSameParties joins meetings of equal participants, and those of equal
// proper names ("Russia-NATO Council"), unless the formats differ. A meeting of a
// body with nobody else is its session, of which a day sees one.
func joinSameParties(day []gathering, s sets) {
	groups, sessions := newGrouping(), newGrouping()
	for k := range day {
		g := &day[k]
		switch parties := g.parties(); {
		case len(parties) > 1:
			groups.add("of "+strings.Join(parties, " "), k)
		case len(parties) == 1 && g.session():
			sessions.add(parties[0], k)
		}
		if isProper(strings.ReplaceAll(g.node.Name, "-", " ")) {
			groups.add("name "+g.folded, k)
		}
	}
	for _, members := range groups.lists {
		joinByFormat(day, members, s)
	}
	for _, members := range sessions.lists {
		if oneEach(day, members) {
			joinByFormat(day, members, s)
		}
	}
}

// session tells whether a named body takes part.
func (g *gathering) session() bool {
	return slices.ContainsFunc(g.guests, func(x guest) bool { return x.kind == graph.Organization && !x.unnamed })
}

// oneEach tells whether the meetings are of as many stories: no story knows two of them.
func oneEach(day []gathering, members []int) bool {
	known := map[string]string{}
	for _, k := range members {
		story, local := day[k].story, day[k].ref.Node
		if other, ok := known[story]; ok && other != local {
			return false
		}
		known[story] = local
	}
	return true
}

// joinByFormat joins the members of each format, and those of unknown format to
// one another and to the only known format.
func joinByFormat(day []gathering, members []int, s sets) {
	formats := newGrouping()
	for _, k := range members {
		f := day[k].node.Format
		if f == graph.UnknownFormat {
			f = ""
		}
		formats.add(string(f), k)
	}
	for _, g := range formats.lists {
		s.joinAll(g)
	}
	if k, ok := formats.at[""]; ok && len(formats.lists) == 2 {
		s.join(formats.lists[k][0], formats.lists[1-k][0])
	}
}

// meetingName is the name of a meeting, in which the names that
// its article has for the participants are replaced by those that they are shown
// under: names are joined by dashes, and the last is followed by the kind of
// meeting. Own and shown go together.
func meetingName(given string, own, shown []string) string {
	names := strings.Split(given, nameDash)
	last := len(names) - 1
	for k := range names {
		for p := range own {
			if k < last && names[k] == own[p] {
				names[k] = shown[p]
				break
			}
			if rest, ok := strings.CutPrefix(names[k], own[p]+" "); ok && k == last {
				names[k] = shown[p] + " " + rest
				break
			}
		}
	}
	return strings.Join(names, nameDash)
}

// nameDash stands between the participants in the name of a meeting.
const nameDash = " – "

// encounter is a set of meetings with equal participants.
type encounter struct {
	meeting int
	format  graph.Format
	// states are the countries of the participants, sorted; nil when a
	// participant has none.
	states []string
	// bodiless is set when states alone are named: no person takes part.
	bodiless bool
	// stories are those that tell of it.
	stories []string
}

// apart tells whether some story tells of both: it knows them for two.
func (e *encounter) apart(o *encounter) bool {
	return slices.ContainsFunc(e.stories, func(d string) bool { return slices.Contains(o.stories, d) })
}

// joinSameStates joins a meeting of states ("Russia and the United States
// held talks") to the one meeting of their persons on that day, which another
// article tells of.
func joinSameStates(day []gathering, s sets) {
	members := make([]int, len(day))
	for k := range members {
		members[k] = k
	}
	var all []encounter
	for _, g := range s.groups(members) {
		if e, ok := newEncounter(day, g); ok {
			all = append(all, e)
		}
	}
	var joins [][2]int
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
			joins = append(joins, [2]int{e.meeting, match})
		}
	}
	for _, j := range joins {
		s.join(j[0], j[1])
	}
}

// newEncounter rolls the participants of one meeting up to their states; ok is
// false when one of them has none or there are fewer than two states.
func newEncounter(day []gathering, meetings []int) (e encounter, ok bool) {
	e = encounter{meeting: meetings[0], bodiless: true}
	for _, m := range meetings {
		g := &day[m]
		e.stories = append(e.stories, g.story)
		if f := g.node.Format; f != graph.UnknownFormat && f != "" && (e.format == "" || f < e.format) {
			e.format = f
		}
		for _, x := range g.guests {
			if x.state == "" {
				return e, false
			}
			e.states = append(e.states, x.state)
			e.bodiless = e.bodiless && x.kind != graph.Person
		}
	}
	slices.Sort(e.states)
	e.states = slices.Compact(e.states)
	return e, len(e.states) > 1
}

// stateOf is the country that a participant stands for, or the body, for those
// of intergovernmental bodies.
func (t *thing) stateOf() string {
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
		if key := c.things[i].paperKey(); key != "" {
			groups.add(key, i)
		}
	}
	for _, g := range groups.lists {
		c.sets.joinAll(g)
	}
}

// paperKey is the key under which documents are one, or empty.
func (t *thing) paperKey() string {
	if t.node.Kind != graph.Paper || t.folded == "" {
		return ""
	}
	if t.node.Date == "" && !capital(strings.TrimPrefix(t.node.Name, "the ")) {
		return ""
	}
	return t.folded + " of " + t.node.Date
}
