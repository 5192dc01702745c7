package resolve

import (
	"slices"

	"newsgraph/graph"
)

// joinKnown decides which classes with a name of their own are one thing: persons
// with full names, bodies, places, countries and documents.
func (u *updater) joinKnown() {
	u.joinBlocks(ruleJoined, compatible)
	u.joinBlocks(ruleFull, fullName)
	u.joinBlocks(ruleKeyed, byCountry)
	u.joinBlocks(ruleName, byCountry)
	u.joinBlocks(rulePaper, all)
	u.joinBlocks(ruleStory, all)
	u.markSecond()
	u.joinWithin()
	u.joinOther()
	in, out := set{}, set{}
	for id := range u.changed {
		if c := u.classes[id]; c.vertex() {
			sortOut(c, in, out)
		}
	}
	u.recluster(in, out)
}

// vertex tells whether a class belongs to a cluster whatever others say.
func (c *class) vertex() bool {
	return c.person != nil && c.person.full() || c.keyed() || c.node.Kind == graph.Paper || c.ofStory()
}

func sortOut(c *class, in, out set) {
	switch {
	case c.isNew():
		in.add(c.id)
	case c.isGone():
		out.add(c.id)
	}
}

// markSecond marks the blocks of rules that look at what the first level joined.
func (u *updater) markSecond() {
	touched := set{}
	for id := range u.linked {
		touched.add(id)
	}
	for id := range u.changed {
		touched.add(id)
	}
	seen := set{}
	for _, id := range touched.sorted() {
		c := u.class(id)
		if u.err != nil {
			return
		}
		full := c.person != nil && c.person.full()
		if seen[id] || !full && !c.body() || !c.lives() {
			continue
		}
		if !u.linked[id] && !c.isNew() && (full && !u.long(id) || !full && !u.mixed(id)) {
			continue // its weight alone has changed, which no rule looks at
		}
		for _, m := range u.component(id, firstLevel) {
			seen.add(m)
			u.markMember(u.class(m))
		}
	}
	for b := range u.blocks {
		switch b[0] {
		case ruleLonger, ruleShorter:
			u.blocks.add(block(ruleWithin, b[1:]))
		case ruleCalled, ruleBears:
			u.blocks.add(block(ruleOther, b[1:]))
		}
	}
}

func (u *updater) markMember(c *class) {
	for _, e := range c.entries() {
		if e.block[0] == ruleLonger || e.block[0] == ruleShorter {
			u.blocks.add(block(ruleWithin, e.block[1:]))
		}
	}
	for _, b := range c.aliasEntries(c.names()) {
		if b[0] == ruleCalled {
			u.blocks.add(block(ruleOther, b[1:]))
		}
	}
}

// long tells whether a name in the cluster of a class has three words or more.
func (u *updater) long(class string) bool {
	p, ok := u.profile(u.cluster(class))
	return !ok || slices.ContainsFunc(p.names, func(n *personName) bool { return len(n.tokens) > 2 })
}

// mixed tells whether the bodies that hang together with one are of several states.
func (u *updater) mixed(id string) bool {
	all := u.things(u.component(id, firstLevel))
	return slices.ContainsFunc(all, func(t *thing) bool { return t.country != all[0].country })
}

// joinWithin joins full names that are part of longer ones.
func (u *updater) joinWithin() {
	for _, k := range u.dirty(ruleWithin) {
		var pairs [][2]string
		longer := u.inBlock(ruleLonger, k)
		if len(longer) > 0 {
			pairs = u.within(longer, u.inBlock(ruleShorter, k))
		}
		u.output(block(ruleWithin, k), secondLevel, pairs, unlimited)
	}
}

func (u *updater) within(longer, shorter []string) (pairs [][2]string) {
	var profiles []profile
	var sets [][]string
	seen := set{}
	for _, id := range longer {
		if seen[id] {
			continue
		}
		all := u.component(id, firstLevel)
		for _, m := range all {
			seen.add(m)
		}
		profiles = append(profiles, newProfile(u.things(all)))
		sets = append(sets, all)
	}
	for _, id := range shorter {
		var candidates []*profile
		var which []int
		for k := range profiles {
			if _, own := slices.BinarySearch(sets[k], id); !own {
				candidates = append(candidates, &profiles[k])
				which = append(which, k)
			}
		}
		if k, _ := pick(&u.class(id).thing, candidates); k >= 0 {
			pairs = append(pairs, [2]string{sets[which[k]][0], id})
		}
	}
	return pairs
}

func (u *updater) things(ids []string) []*thing {
	out := make([]*thing, len(ids))
	for k, id := range ids {
		out[k] = &u.class(id).thing
	}
	return out
}

// joinOther joins bodies to the one that somebody calls by their name.
func (u *updater) joinOther() {
	for _, k := range u.dirty(ruleOther) {
		var pairs [][2]string
		if callers := u.inBlock(ruleCalled, k); len(callers) > 0 {
			pairs = u.others(k, callers, u.inBlock(ruleBears, k))
		}
		u.output(block(ruleOther, k), secondLevel, pairs, unlimited)
	}
}

func (u *updater) others(name string, callers, bearers []string) (pairs [][2]string) {
	who, country := "", ""
	for _, id := range callers {
		var bodies []*thing
		all := u.component(id, firstLevel)
		own := false
		for _, t := range u.things(all) {
			if t.body() && t.folded != "" {
				bodies = append(bodies, t)
				own = own || bodyKey(t.folded) == name
			}
		}
		switch {
		case own || who == all[0]:
		case who != "":
			return nil // two of that name
		default:
			who, country = all[0], countryOf(bodies)
		}
	}
	if who == "" {
		return nil
	}
	for _, id := range bearers {
		if sameState(&u.class(id).thing, country) {
			pairs = append(pairs, [2]string{who, id})
		}
	}
	return pairs
}

// joinParts decides who is meant by the names that are not full.
func (u *updater) joinParts() {
	dirty := set{}
	in, out := set{}, set{}
	for _, w := range u.words.sorted() {
		for _, id := range u.inBlock(ruleWord, w) {
			dirty.add(id)
		}
	}
	for _, id := range u.changed.sorted() {
		c := u.classes[id]
		if c.person == nil || c.person.full() {
			continue
		}
		if c.isNew() {
			dirty.add(id)
		}
		if u.cluster(id) != "" {
			u.weigh(block(ruleRest, c.thing.restKey(0)), c)
		}
		if c.isGone() {
			u.stay(c, out)
			u.own(id, "")
			u.moved.add(id)
		}
	}
	profiles := map[string]*known{}
	for _, id := range dirty.sorted() {
		if c := u.class(id); c.lives() {
			u.decide(c, u.bearers(c.person.last(), profiles), in, out)
		}
	}
	u.joinBlocks(ruleRest, compatible)
	u.recluster(in, out)
}

// known are the profiles that a word may mean.
type known struct {
	profiles []*profile
	clusters []string
}

func (u *updater) bearers(word string, cache map[string]*known) *known {
	if k := cache[word]; k != nil {
		return k
	}
	k := new(known)
	u.scan(under(rowIndex, block(ruleProfile, word)), func(cluster, value []byte) bool {
		p, err := decodeProfile(value)
		u.fail(err)
		k.profiles = append(k.profiles, &p)
		k.clusters = append(k.clusters, string(cluster))
		return err == nil
	})
	cache[word] = k
	return k
}

func (u *updater) decide(c *class, all *known, in, out set) {
	k, rivals := pick(&c.thing, all.profiles)
	if k >= 0 {
		u.stay(c, out)
		u.own(c.id, all.clusters[k])
		return
	}
	u.own(c.id, "")
	rest := c.restKey(rivals)
	if rest == "" {
		u.stay(c, out)
		if c.isNew() {
			u.moved.add(c.id)
		}
		return
	}
	if u.cluster(c.id) == "" {
		in.add(c.id)
		u.blocks.add(block(ruleRest, rest))
		u.put(key(rowIndex, block(ruleRest, rest), c.id), nil)
	}
}

// stay takes a class out of those who are nobody's part.
func (u *updater) stay(c *class, out set) {
	if u.cluster(c.id) == "" {
		return
	}
	out.add(c.id)
	rest := c.restKey(0)
	u.blocks.add(block(ruleRest, rest))
	u.del(key(rowIndex, block(ruleRest, rest), c.id))
}
