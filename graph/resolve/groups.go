package resolve

import (
	"slices"
)

// The blocks of unnamed things have indices of their own: ruleTenure tells of each
// office which clusters held it and when, ruleTroops which troops look for which
// armed forces.
const (
	ruleTenure = 'H'
	ruleTroops = 'T'
)

// keepTenures brings up to date who held which office when.
func (u *updater) keepTenures() {
	dirty := set{}
	for id := range u.clusters {
		dirty.add(id)
	}
	for id := range u.changed {
		c := u.classes[id]
		if c.person == nil || !c.holds() || !c.lives() {
			continue
		}
		if first, last := c.span(); c.was == nil || c.was.first != first || c.was.last != last || c.isNew() {
			dirty.add(u.rootOf(id))
		}
	}
	delete(dirty, "")
	for _, root := range dirty.sorted() {
		u.keepTenuresOf(root)
	}
}

func (u *updater) keepTenuresOf(root string) {
	is := map[string]*tenure{}
	for _, id := range u.everythingIn(root) {
		c := u.class(id)
		if c.person == nil {
			continue
		}
		first, last := c.span()
		for _, o := range c.disputable() {
			if is[o.key()] == nil {
				is[o.key()] = &tenure{}
			}
			is[o.key()].extend(first)
			is[o.key()].extend(last)
		}
	}
	row := key(rowTenure, root)
	d := decoder{rest: u.get(row)}
	was := d.strs()
	keys := set{}
	for k := range is {
		keys.add(k)
	}
	for _, k := range was {
		if !keys[k] {
			u.posts.add(k)
			u.del(key(rowIndex, block(ruleTenure, k), root))
		}
	}
	for _, k := range keys.sorted() {
		var e encoder
		e.strs([]string{is[k].first, is[k].last})
		at := key(rowIndex, block(ruleTenure, k), root)
		if string(u.get(at)) != string(e) {
			u.posts.add(k)
			u.put(at, e)
		}
	}
	if list := keys.sorted(); !slices.Equal(list, was) {
		var e encoder
		e.strs(list)
		if len(list) == 0 {
			u.del(row)
		} else {
			u.put(row, e)
		}
	}
}

// joinUnnamed decides whom unnamed things mean.
func (u *updater) joinUnnamed() {
	dirty := set{}
	in, out := set{}, set{}
	for _, k := range u.posts.sorted() {
		for _, id := range u.inBlock(ruleHolder, k) {
			dirty.add(id)
		}
	}
	for _, id := range u.changed.sorted() {
		c := u.classes[id]
		if !c.unnamed || c.ofStory() {
			continue
		}
		if c.isNew() {
			dirty.add(id)
		}
		if c.isGone() {
			u.leavePhrase(c, out)
			u.own(id, "")
			u.moved.add(id)
		}
	}
	holders := map[string]*tenures{}
	for _, id := range dirty.sorted() {
		if c := u.class(id); c.lives() {
			u.decideUnnamed(c, holders, in, out)
		}
	}
	u.joinBlocks(rulePhrase, all)
	u.recluster(in, out)
}

// tenures are the clusters that held an office.
type tenures struct {
	list     []tenure
	clusters []string
}

func (u *updater) holdersOf(o office, cache map[string]*tenures) *tenures {
	if t := cache[o.key()]; t != nil {
		return t
	}
	t := new(tenures)
	u.scan(under(rowIndex, block(ruleTenure, o.key())), func(root, value []byte) bool {
		d := decoder{rest: value}
		f := d.strs()
		if d.bad || len(f) != 2 {
			u.fail(errRow)
			return false
		}
		t.list = append(t.list, tenure{len(t.list), f[0], f[1]})
		t.clusters = append(t.clusters, string(root))
		return true
	})
	cache[o.key()] = t
	return t
}

func (u *updater) decideUnnamed(c *class, cache map[string]*tenures, in, out set) {
	if o, ok := c.heldOffice(); ok {
		holders := u.holdersOf(o, cache)
		if k := holderAt(holders.list, c.thing.month()); k >= 0 {
			u.leavePhrase(c, out)
			u.own(c.id, holders.clusters[k])
			return
		}
	}
	u.own(c.id, "")
	if u.cluster(c.id) != "" {
		return
	}
	in.add(c.id)
	for _, b := range c.phraseBlocks() {
		u.blocks.add(b)
		u.put(key(rowIndex, b, c.id), nil)
	}
}

func (c *class) phraseBlocks() []string {
	out := []string{block(rulePhrase, c.phraseKey())}
	if k := c.troopsKey(); k != "" {
		out = append(out, block(ruleTroops, k))
	}
	return out
}

func (u *updater) leavePhrase(c *class, out set) {
	if u.cluster(c.id) == "" {
		return
	}
	out.add(c.id)
	for _, b := range c.phraseBlocks() {
		u.blocks.add(b)
		u.del(key(rowIndex, b, c.id))
	}
}

// joinArmies lets troops go with the armed forces that they are of.
func (u *updater) joinArmies() {
	keys := set{}
	for _, rule := range []byte{ruleArmy, ruleTroops} {
		for _, k := range u.dirty(rule) {
			keys.add(k)
		}
	}
	for _, id := range u.moved.sorted() {
		c := u.class(id)
		for _, b := range c.aliasEntries(c.names()) {
			if b[0] == ruleArmy {
				keys.add(b[1:])
			}
		}
		if k := c.troopsKey(); k != "" {
			keys.add(k)
		}
	}
	for _, k := range keys.sorted() {
		army := set{}
		for _, id := range u.inBlock(ruleArmy, k) {
			army.add(u.cluster(id))
		}
		owner := ""
		if len(army) == 1 {
			owner = army.sorted()[0]
		}
		for _, id := range u.inBlock(ruleTroops, k) {
			u.own(u.cluster(id), owner)
		}
	}
}

// joinMeetings joins the meetings of the days that changed, or on which who takes part
// is somebody else than before.
func (u *updater) joinMeetings() {
	days := set{}
	for _, d := range u.dirty(ruleDay) {
		days.add(d)
	}
	for _, id := range u.moved.sorted() {
		for _, m := range u.list(under(rowPart, id)) {
			c := u.class(m)
			u.clusters.add(u.cluster(m))
			if len(c.node.Date) == isoDay {
				days.add(c.node.Date)
			}
		}
	}
	for _, d := range days.sorted() {
		u.joinDay(d)
	}
	u.joinBlocks(ruleTold, all)
	in, out := set{}, set{}
	for id := range u.changed {
		if c := u.classes[id]; c.meeting() {
			sortOut(c, in, out)
		}
	}
	u.recluster(in, out)
}

func (u *updater) joinDay(date string) {
	ids := u.inBlock(ruleDay, date)
	day := make([]gathering, len(ids))
	for k, id := range ids {
		c := u.class(id)
		day[k].thing = &c.thing
		for _, p := range c.parts {
			g := p.guest
			if g.set = u.rootOf(p.class); g.set == "" {
				g.set = looseUnit(p.ref)
			}
			day[k].guests = append(day[k].guests, g)
		}
	}
	if u.err != nil {
		return
	}
	s := oneDay(day)
	var pairs [][2]string
	for k, id := range ids {
		if root := ids[s.find(k)]; root != id {
			pairs = append(pairs, [2]string{root, id})
		}
	}
	u.output(block(ruleDay, date), firstLevel, pairs, unlimited)
}
