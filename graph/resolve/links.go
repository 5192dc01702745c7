package resolve

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"newsgraph/graph"
)

// The rules, by the letters that their blocks begin with.
const (
	ruleJoined   = 'j' // persons whose names are one but for the spaces
	ruleFull     = 'f' // persons of one first and last name
	ruleTypo     = 'y' // persons whose names could be spellings of one
	ruleLonger   = 'p' // persons with a name of three words or more, by two of them
	ruleShorter  = 'P' // persons whose name could be part of one of those
	ruleWithin   = 'q' // the same two together
	ruleWord     = 'v' // persons known by part of a name alone
	ruleRest     = 'r' // of these, those who are nobody's part
	ruleKeyed    = 'k' // countries, bodies and places of one local id
	ruleName     = 'n' // bodies and places of one name
	ruleBodyTypo = 'z' // bodies whose names could be spellings of one
	ruleCalled   = 'a' // bodies that somebody calls by a name
	ruleBears    = 'A' // bodies that have it
	ruleOther    = 'l' // the same two together
	ruleArmy     = 't' // armed forces that wait for their troops
	rulePaper    = 'x' // documents of one name and date
	ruleHolder   = 'h' // somebody without a name in an office
	rulePhrase   = 'u' // unnamed things of one phrase
	ruleDay      = 'd' // meetings of one day
	ruleStory    = 's' // things of copies of one story that no other rule looks at
	ruleTold     = 'm' // meetings of copies of one story
)

// Links of the first level join by themselves, those of the second look at what the
// first joined.
const (
	firstLevel  = '1'
	secondLevel = '2'
)

// entry is a place of a class in a block, with what a look at it needs.
type entry struct{ block, value string }

func block(rule byte, key string) string { return string(rune(rule)) + key }

// entries lists the blocks of a class that depend on what it is alone.
func (c *class) entries() []entry {
	var out []entry
	add := func(rule byte, key, value string) { out = append(out, entry{block(rule, key), value}) }
	if c.meeting() {
		add(ruleTold, c.storyKey(), "")
	}
	switch n := c.node; {
	case c.ofStory():
		add(ruleStory, c.storyKey(), "")
	case c.person != nil && c.person.full():
		c.personEntries(add)
	case c.person != nil && !c.person.regnal:
		add(ruleWord, c.person.last(), "")
	case c.unnamed:
		if o, ok := c.heldOffice(); ok {
			add(ruleHolder, o.key(), "")
		}
	case n.Kind == graph.Paper:
		add(rulePaper, c.paperKey(), "")
	case n.Kind == graph.Meeting && len(n.Date) == isoDay:
		add(ruleDay, n.Date, "")
	case c.keyed():
		c.bodyEntries(add)
	}
	return out
}

func (c *class) personEntries(add func(rule byte, key, value string)) {
	p := c.person
	add(ruleJoined, p.joined, "")
	add(ruleFull, p.first()+" "+p.last(), "")
	for _, k := range typoBlocks(&c.thing) {
		add(ruleTypo, k, p.key)
	}
	for _, w := range distinct(p.middle()) {
		add(ruleLonger, p.last()+" "+w, "")
	}
	add(ruleShorter, p.last()+" "+p.first(), "")
}

func (c *class) bodyEntries(add func(rule byte, key, value string)) {
	add(ruleKeyed, c.keyedKey(), "")
	if c.folded == "" {
		return
	}
	if key := c.nameKey(); key != "" {
		add(ruleName, key, "")
	}
	if !c.body() {
		return
	}
	key := bodyKey(c.folded)
	if c.country != "" && len(key) >= minTypoBody {
		for _, short := range distinct(shortened(key)) {
			add(ruleBodyTypo, c.country+" "+short, key)
		}
	}
	if otherNameKey(c.node.Name) != "" {
		add(ruleBears, key, "")
	}
}

// aliasEntries lists the blocks of a body that depend on its aliases, too.
func (c *class) aliasEntries(aliases []string) []string {
	if !c.body() || c.folded == "" || c.ofStory() {
		return nil
	}
	var out []string
	for _, a := range aliases {
		if key := otherNameKey(a); key != "" {
			out = append(out, block(ruleCalled, key))
		}
	}
	t := c.thing
	t.node = &graph.Node{Kind: c.node.Kind, Name: c.node.Name, Country: c.node.Country, Sector: c.node.Sector, Aliases: aliases}
	for _, key := range t.armyKeys() {
		out = append(out, block(ruleArmy, key))
	}
	return distinct(out)
}

// enterBlocks brings the index up to date and marks the blocks that have to be
// looked at.
func (u *updater) enterBlocks() {
	for _, id := range u.changed.sorted() {
		c := u.classes[id]
		if c.isNew() || c.isGone() {
			for _, e := range c.entries() {
				u.enterBlock(c, e)
			}
			for _, p := range c.parts {
				if p.class == "" {
					continue
				}
				if row := key(rowPart, p.class, id); c.lives() {
					u.put(row, nil)
				} else {
					u.del(row)
				}
			}
		}
		u.enterAliases(c)
		if c.person != nil && c.person.full() {
			u.weigh(block(ruleJoined, c.person.joined), c)
			u.weigh(block(ruleFull, c.person.first()+" "+c.person.last()), c)
		}
		if c.isGone() {
			u.cut(id)
		}
	}
	for _, id := range u.changed.sorted() {
		if c := u.classes[id]; c.isNew() {
			u.linkSpellings(c)
		}
	}
}

// weigh marks a block in which there are more or fewer of a class than before, if that
// can make a difference.
func (u *updater) weigh(b string, c *class) {
	moved := max(c.weight-c.was.weight, c.was.weight-c.weight)
	if moved == 0 || u.blocks[b] {
		return
	}
	row := key(rowOutput, b)
	value := slices.Clone(u.get(row))
	d := decoder{rest: value}
	if len(value) == 0 {
		return // nothing in it depends on how many there are
	}
	switch slack := d.num(); {
	case slack == unlimited:
	case slack < moved:
		u.blocks.add(b)
	default:
		var e encoder
		e.num(slack - moved)
		u.put(row, append(e, d.rest...))
	}
}

func (u *updater) enterBlock(c *class, e entry) {
	u.blocks.add(e.block)
	row := key(rowIndex, e.block, c.id)
	if c.lives() {
		u.put(row, []byte(e.value))
	} else {
		u.del(row)
	}
}

func (u *updater) enterAliases(c *class) {
	var was, is []string
	if c.was != nil && c.was.weight > 0 {
		was = c.aliasEntries(c.was.aliases)
	}
	if c.lives() {
		is = c.aliasEntries(c.names())
	}
	for _, b := range is {
		if !slices.Contains(was, b) {
			u.blocks.add(b)
			u.put(key(rowIndex, b, c.id), nil)
		}
	}
	for _, b := range was {
		if !slices.Contains(is, b) {
			u.blocks.add(b)
			u.del(key(rowIndex, b, c.id))
		}
	}
}

// dirty lists the blocks of a rule that have to be looked at, without the rule.
func (u *updater) dirty(rule byte) []string {
	var out []string
	for b := range u.blocks {
		if b[0] == rule {
			out = append(out, b[1:])
		}
	}
	slices.Sort(out)
	return out
}

// inBlock lists the classes of a block.
func (u *updater) inBlock(rule byte, k string) []string {
	return u.list(under(rowIndex, block(rule, k)))
}

// linkSpellings links a new class to those whose names are spellings of its own.
func (u *updater) linkSpellings(c *class) {
	for _, e := range c.entries() {
		if e.block[0] != ruleTypo && e.block[0] != ruleBodyTypo {
			continue
		}
		cut := cutAllowed(e.block[1:])
		known := map[string]bool{e.value: false}
		var others []string
		u.scan(under(rowIndex, e.block), func(other, value []byte) bool {
			same, ok := known[string(value)]
			if !ok {
				if e.block[0] == ruleTypo {
					same = misspelt(c.person.tokens, strings.Fields(string(value)), cut)
				} else {
					same = misspeltBody(e.value, string(value))
				}
				known[string(value)] = same
			}
			if same {
				others = append(others, string(other))
			}
			return true
		})
		for _, other := range others {
			u.link(c.id, other, firstLevel, e.block)
		}
	}
}

func (u *updater) link(a, b string, level byte, tag string) {
	u.linked.add(a)
	u.linked.add(b)
	u.put(key(rowLink, a, string(level), b, tag), nil)
	u.put(key(rowLink, b, string(level), a, tag), nil)
}

func (u *updater) unlink(a, b string, level byte, tag string) {
	u.linked.add(a)
	u.linked.add(b)
	u.del(key(rowLink, a, string(level), b, tag))
	u.del(key(rowLink, b, string(level), a, tag))
}

// cut takes all links of a class away.
func (u *updater) cut(id string) {
	u.linked.add(id)
	for _, rest := range u.list(under(rowLink, id)) {
		level, other, tag := rest[0], rest[2:2+idLength], rest[3+idLength:]
		u.unlink(id, other, level, tag)
	}
}

// neighbours lists the classes that a class is linked to up to a level.
func (u *updater) neighbours(id string, level byte) []string {
	var out []string
	u.scan(under(rowLink, id), func(rest, _ []byte) bool {
		if rest[0] > level {
			return false
		}
		if other := string(rest[2 : 2+idLength]); len(out) == 0 || out[len(out)-1] != other {
			out = append(out, other)
		}
		return true
	})
	return out
}

// component lists the classes that hang together with one by links up to a
// level, sorted.
func (u *updater) component(id string, level byte) []string {
	seen := set{id: true}
	for open := []string{id}; len(open) > 0; {
		next := open[len(open)-1]
		open = open[:len(open)-1]
		for _, n := range u.neighbours(next, level) {
			if !seen[n] {
				seen.add(n)
				open = append(open, n)
			}
		}
	}
	return seen.sorted()
}

// joinBlocks looks again at the blocks of a rule that joins what it finds in a block.
func (u *updater) joinBlocks(letter byte, join rule) {
	for _, k := range u.dirty(letter) {
		ids := u.inBlock(letter, k)
		things := make([]*thing, len(ids))
		for i, id := range ids {
			things[i] = &u.class(id).thing
		}
		if u.err != nil {
			return
		}
		s, slack := join(things)
		var pairs [][2]string
		for i, id := range ids {
			if root := ids[s.find(i)]; root != id {
				pairs = append(pairs, [2]string{root, id})
			}
		}
		u.output(block(letter, k), firstLevel, pairs, slack)
	}
}

// output replaces the links that a block made. Slack is kept for weigh.
func (u *updater) output(tag string, level byte, pairs [][2]string, slack int) {
	row := key(rowOutput, tag)
	d := decoder{rest: u.get(row)}
	was := map[[2]string]bool{}
	before := unlimited
	if len(d.rest) > 0 {
		before = d.num()
	}
	for len(d.rest) > 0 {
		was[[2]string{d.str(), d.str()}] = true
	}
	if d.bad {
		u.fail(errRow)
	}
	var e encoder
	e.num(slack)
	same := len(was) == len(pairs) && slack == before
	for _, p := range pairs {
		e.str(p[0])
		e.str(p[1])
		if was[p] {
			delete(was, p)
			continue
		}
		same = false
		u.link(p[0], p[1], level, tag)
	}
	for _, p := range slices.SortedFunc(maps.Keys(was), func(a, b [2]string) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) }) {
		u.unlink(p[0], p[1], level, tag)
	}
	switch {
	case same:
	case len(pairs) == 0 && slack == unlimited:
		u.del(row)
	default:
		u.put(row, e)
	}
}

// all joins everything in a block.
func all(block []*thing) (parts sets, slack int) {
	s := newSets(len(block))
	for k := range block {
		s.join(0, k)
	}
	return s, unlimited
}
