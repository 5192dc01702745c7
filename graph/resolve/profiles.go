package resolve

import (
	"maps"
	"slices"
	"strings"
)

// ruleProfile is the index of profiles by words.
const ruleProfile = 'w'

// profile reads what is known of a cluster of persons with full names.
func (u *updater) profile(cluster string) (p profile, ok bool) {
	value := u.get(key(rowProfile, cluster))
	if len(value) == 0 {
		return p, false
	}
	p, err := decodeProfile(value)
	u.fail(err)
	return p, true
}

func (p *profile) encode() []byte {
	var e encoder
	e.num(p.weight)
	e.num(len(p.names))
	for _, n := range p.names {
		e.strs(n.tokens)
	}
	e.strs(p.countries)
	e.num(len(p.offices))
	for _, o := range p.offices {
		e.str(o.title)
		e.str(o.of)
	}
	return e
}

func decodeProfile(value []byte) (p profile, err error) {
	d := decoder{rest: value}
	p.weight = d.num()
	for range d.length() {
		n := &personName{tokens: d.strs()}
		n.key = strings.Join(n.tokens, " ")
		if len(n.tokens) == 0 {
			return p, errRow
		}
		p.names = append(p.names, n)
	}
	p.countries = d.strs()
	for range d.length() {
		p.offices = append(p.offices, office{title: d.str(), of: d.str()})
	}
	return p, d.err()
}

// sumUp sums up the clusters of persons with full names that changed, and
// marks the words by which these are found.
func (u *updater) sumUp() {
	more := map[string]int{} // clusters of the same members, with other weights
	for id := range u.changed {
		c := u.classes[id]
		if c.person == nil || !c.person.full() || !c.lives() {
			continue
		}
		if cl := u.cluster(id); !u.clusters[cl] {
			more[cl] += c.weight - c.was.weight
		}
	}
	for _, cl := range slices.Sorted(maps.Keys(more)) {
		was, _ := u.profile(cl)
		is := was
		is.weight += more[cl]
		u.keepProfile(cl, was, is)
	}
	for _, cl := range u.clusters.sorted() {
		var is profile
		if members := u.membersOf(cl); len(members) > 0 {
			if first := u.class(members[0]); first.person == nil || !first.person.full() {
				continue
			}
			is = newProfile(u.things(members))
		}
		was, _ := u.profile(cl)
		u.keepProfile(cl, was, is)
	}
}

func (u *updater) keepProfile(cl string, was, is profile) {
	text, before := is.encode(), was.encode()
	if string(text) == string(before) {
		return
	}
	for _, w := range was.words() {
		if !slices.Contains(is.words(), w) {
			u.words.add(w)
			u.del(key(rowIndex, block(ruleProfile, w), cl))
		}
	}
	for _, w := range is.words() {
		u.put(key(rowIndex, block(ruleProfile, w), cl), text)
		if !u.idle(w, cl, was, is) {
			u.words.add(w)
		}
	}
	if is.weight == 0 {
		u.del(key(rowProfile, cl))
	} else {
		u.put(key(rowProfile, cl), text)
	}
}

// idle tells whether nothing can follow from a change of a profile for those who
// are known by a word alone: its weight alone has changed, but is on the same side of
// all bounds as before. What is asked of weights is in fit and in bestKnown.
func (u *updater) idle(word, cluster string, was, is profile) bool {
	from, to := was.weight, is.weight
	if (from >= outvoted) != (to >= outvoted) || from == 0 || to == 0 {
		return false
	}
	was.weight = to
	if string(was.encode()) != string(is.encode()) {
		return false
	}
	same := true
	u.scan(under(rowIndex, block(ruleProfile, word)), func(other, value []byte) bool {
		d := decoder{rest: value}
		w := d.num()
		same = string(other) == cluster || (from >= prominence*w) == (to >= prominence*w) && (w >= prominence*from) == (w >= prominence*to)
		return same
	})
	return same
}
