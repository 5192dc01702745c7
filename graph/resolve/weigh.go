package resolve

import (
	"cmp"
	"maps"
	"slices"
)

// weighClaims brings the claims to offices up to date and returns those that the
// articles of the update touch. Articles whose claims are judged otherwise than
// before join the update.
func (u *updater) weighClaims() map[office]*claims {
	is := map[office]*claims{}
	type moved struct{ last, month string }
	changes := map[office]map[moved]int{}
	note := func(document string, c claimed, n int) {
		if changes[c.office] == nil {
			changes[c.office] = map[moved]int{}
		}
		changes[c.office][moved{c.last, c.month}] += n
		row := key(rowClaimed, c.office.key(), c.last, c.month, document)
		if n > 0 {
			u.put(row, nil)
		} else {
			u.del(row)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(u.documents)) {
		t := u.documents[id]
		for _, c := range u.record(id).claims {
			note(id, c, -1)
		}
		if t.things == nil {
			continue
		}
		for i := range t.things.things {
			if x := &t.things.things[i]; x.person != nil {
				for _, o := range x.disputable() {
					note(id, claimed{o, x.person.last(), x.month()}, 1)
				}
			}
		}
	}
	for _, o := range slices.SortedFunc(maps.Keys(changes), office.compare) {
		was, now := u.claims(o), u.claims(o)
		months := map[string]bool{}
		for m, n := range changes[o] {
			if n != 0 {
				now.add(m.last, m.month, n)
				months[m.month] = true
			}
		}
		now.close()
		is[o] = now
		if len(months) == 0 {
			continue
		}
		if row := key(rowClaims, o.key()); len(now.months) > 0 {
			u.put(row, now.encode())
		} else {
			u.del(row)
		}
		for _, flip := range flips(was, now, months) {
			for _, document := range u.list(under(rowClaimed, o.key(), flip[0], flip[1])) {
				u.revisit(document)
			}
		}
	}
	return u.claimsOfAll(is)
}

// claimsOfAll adds the claims to the offices of articles that joined the update.
func (u *updater) claimsOfAll(is map[office]*claims) map[office]*claims {
	for _, t := range u.documents {
		if t.things == nil {
			continue
		}
		for i := range t.things.things {
			if x := &t.things.things[i]; x.person != nil {
				for _, o := range x.disputable() {
					if is[o] == nil {
						is[o] = u.claims(o)
					}
				}
			}
		}
	}
	return is
}

// revisit takes an article into the update that is there and stays as it is.
func (u *updater) revisit(document string) {
	if u.documents[document] != nil {
		return
	}
	g, err := Fragment(u.rows, document)
	if err != nil || g == nil {
		u.fail(cmp.Or(err, errRow))
		return
	}
	things, err := readThings(g)
	u.fail(err)
	u.documents[document] = &telling{was: g, is: g, things: things}
}

// flips lists the family names and months of whose claims it is judged otherwise
// than before, when the claims of some months changed.
func flips(was, is *claims, months map[string]bool) [][2]string {
	if len(was.rivals)+len(is.rivals) == 0 {
		return nil
	}
	all := !slices.Equal(was.rivals, is.rivals)
	var out [][2]string
	for _, last := range slices.Sorted(maps.Keys(is.months)) {
		for _, t := range is.months[last] {
			from, to := window(t.month)
			near := all
			for m := range months {
				near = near || from <= m && m < to
			}
			if near && was.against(last, t.month) != is.against(last, t.month) {
				out = append(out, [2]string{last, t.month})
			}
		}
	}
	return out
}

func (o office) key() string { return o.title + "\x01" + o.of }

// claims reads the claims to an office.
func (u *updater) claims(o office) *claims {
	c := newClaims()
	value := u.get(key(rowClaims, o.key()))
	if len(value) == 0 {
		return c
	}
	d := decoder{rest: value}
	for range d.length() {
		last := d.str()
		for range d.length() {
			c.months[last] = append(c.months[last], tally{d.str(), d.num()})
		}
	}
	u.fail(d.err())
	c.close()
	return c
}

func (c *claims) encode() []byte {
	var e encoder
	e.num(len(c.months))
	for _, last := range slices.Sorted(maps.Keys(c.months)) {
		e.str(last)
		e.num(len(c.months[last]))
		for _, t := range c.months[last] {
			e.str(t.month)
			e.num(t.n)
		}
	}
	return e
}
