package resolve

import "math"

// A block is a few things that one rule looks at together: those of one key. A
// rule sees nothing but its block, and in it only values and counts: neither the
// order of the things nor what other blocks or the same pass decided makes a
// difference to it.

// rule parts a block into those who are one thing. Slack is how many of the same
// things may come or go without making a difference.
type rule func(block []*thing) (parts sets, slack int)

// unlimited is the slack of what does not depend on how many there are.
const unlimited = math.MaxInt32

// apply joins the members as the rule parts them.
func (c *corpus) apply(members []int, r rule) {
	parts, _ := r(c.pointers(members))
	for k, i := range members {
		c.sets.join(i, members[parts.find(k)])
	}
}

// pointers returns the members themselves.
func (c *corpus) pointers(members []int) []*thing {
	out := make([]*thing, len(members))
	for k, i := range members {
		out[k] = &c.things[i]
	}
	return out
}

// byCountry joins the things of each country, and those without one among
// themselves and to the only country, if there is just one.
func byCountry(block []*thing) (parts sets, slack int) {
	s := newSets(len(block))
	groups := newGrouping()
	for k, t := range block {
		if t.country != "" {
			groups.add(t.country, k)
		}
	}
	for _, g := range groups.lists {
		s.joinAll(g)
	}
	joinFloating(block, s)
	return s, unlimited
}

// joinFloating joins the things whose set has no country to one another, and
// to the set that has one, if there is just one such set.
func joinFloating(block []*thing, s sets) {
	anchored := map[int]bool{}
	for k, t := range block {
		if t.country != "" {
			anchored[s.find(k)] = true
		}
	}
	var floating []int
	for k := range block {
		if !anchored[s.find(k)] {
			floating = append(floating, k)
		}
	}
	if len(floating) == 0 {
		return
	}
	s.joinAll(floating)
	if len(anchored) == 1 {
		for k := range anchored {
			s.join(k, floating[0])
		}
	}
}

// compatible joins bearers of one name: those of one country, those who
// share an office or hold the same office of a state, and those of whom neither is known with the others, if these
// are one person.
func compatible(block []*thing) (parts sets, slack int) {
	s := newSets(len(block))
	groups := newGrouping()
	for k, t := range block {
		if t.country != "" {
			groups.add("country "+t.country, k)
		}
		for _, o := range t.offices {
			groups.add("office "+o.title+" of "+o.of, k)
			if titles().sole[o.title] && isCountry(o.of) {
				// Two presidents of one full name are not known; presidents whom
				// an article gives to the wrong state are.
				groups.add("title "+o.title, k)
			}
		}
	}
	for _, g := range groups.lists {
		s.joinAll(g)
	}
	slack = absorb(block, s)
	joinFloating(block, s)
	return s, slack
}

// absorb joins to the bearer whom most articles know, by far, those bearers of
// the same name of whom nothing but a country speaks for another person: who
// hold no office, or one of the same title elsewhere. An article's wrong
// country is likelier than a namesake who holds the same kind of post. Of
// several whom as many articles know, none is the best known. It returns the
// slack.
func absorb(block []*thing, s sets) int {
	all := make([]int, len(block))
	for k := range all {
		all[k] = k
	}
	groups := s.groups(all)
	if len(groups) < 2 {
		return unlimited
	}
	profiles := make([]profile, len(groups))
	main, second := -1, 0
	for k, g := range groups {
		members := make([]*thing, len(g))
		for x, i := range g {
			members[x] = block[i]
		}
		profiles[k] = newProfile(members)
		if t := members[0]; t.country == "" && len(t.offices) == 0 {
			profiles[k].weight = 1 // of those of whom nothing is known, each is on its own
		}
		switch {
		case main < 0:
			main = k
		case profiles[k].weight > profiles[main].weight:
			main, second = k, profiles[main].weight
		default:
			second = max(second, profiles[k].weight)
		}
	}
	if profiles[main].weight == second {
		return 0
	}
	slack := profiles[main].weight - second - 1
	for k, g := range groups {
		if k == main {
			continue
		}
		slack = min(slack, slackOf(profiles[main].weight, outvoted*profiles[k].weight)/outvoted)
		if profiles[main].weight >= outvoted*profiles[k].weight && profiles[main].holdsTitlesOf(profiles[k].offices) {
			s.join(groups[main][0], g[0])
		}
	}
	return slack
}

// slackOf is how far two numbers may move together without changing whether a is at least
// b.
func slackOf(a, b int) int {
	if a >= b {
		return a - b
	}
	return b - a - 1
}

// fullName joins persons of one first and last name, middle names and
// attributes permitting.
func fullName(block []*thing) (parts sets, slack int) {
	slack = unlimited
	s := newSets(len(block))
	for _, same := range splitByMiddle(block) {
		part := make([]*thing, len(same))
		for x, k := range same {
			part[x] = block[k]
		}
		within, n := compatible(part)
		slack = min(slack, n)
		for x, k := range same {
			s.join(k, same[within.find(x)])
		}
	}
	return s, slack
}
