package resolve

import (
	"maps"
	"slices"
	"strings"

	"newsgraph/graph"
)

// slugChange is what becomes of the units of one slug.
type slugChange struct {
	existed  bool
	in, gone set
}

// giveIDs gives ids to the units that changed and to those that these touch.
func (u *updater) giveIDs() {
	slugs := map[string]*slugChange{}
	at := func(slug string) *slugChange {
		if slugs[slug] == nil {
			slugs[slug] = &slugChange{u.slugExists(slug), set{}, set{}}
		}
		return slugs[slug]
	}
	for _, id := range slices.Sorted(maps.Keys(u.after)) {
		was, is := u.before[id], u.after[id]
		if was != nil && is != nil && was.slug == is.slug && was.claim() == is.claim() {
			continue
		}
		if was != nil {
			at(was.slug).gone.add(id)
		}
		if is != nil {
			at(is.slug).in.add(id)
		}
		if was != nil {
			u.del(key(rowSlug, was.slug, id))
		}
		if is != nil {
			u.put(key(rowSlug, is.slug, id), is.claim().encode())
		}
	}
	for _, slug := range slices.Sorted(maps.Keys(slugs)) {
		c := slugs[slug]
		u.giveIDsOf(slug, c)
		// Whose id would be this slug may be told apart by it now, or no more.
		if at := strings.LastIndexByte(slug, '-'); at >= 0 && u.slugExists(slug) != c.existed {
			u.giveAllIDs(slug[:at])
		}
	}
}

func (x *unit) claim() claim { return claim{x.node.Kind, x.node.Country, x.age} }

// bearer is a unit of a slug, with its claim and the id that it has.
type bearer struct {
	unit, id string
	claim
}

// giveIDsOf gives ids to the units of a slug, some of which came or went. Those
// whose ids are hashes matter to nobody else and are not looked at, unless one of the
// others went.
func (u *updater) giveIDsOf(slug string, c *slugChange) {
	heads := u.heads(slug)
	for _, h := range heads {
		if c.gone[h.unit] {
			u.giveAllIDs(slug)
			return
		}
	}
	for _, id := range c.in.sorted() {
		heads = append(heads, bearer{unit: id, claim: u.after[id].claim()})
	}
	u.giveIDsTo(slug, heads)
}

// giveAllIDs gives ids to all units of a slug.
func (u *updater) giveAllIDs(slug string) {
	var all []bearer
	u.scan(under(rowSlug, slug), func(id, value []byte) bool {
		c, err := decodeClaim(value)
		u.fail(err)
		all = append(all, bearer{unit: string(id), claim: c})
		return err == nil
	})
	for k := range all {
		if x := u.unitNow(all[k].unit); x != nil {
			all[k].id = x.node.ID
		}
	}
	u.giveIDsTo(slug, all)
}

func (u *updater) giveIDsTo(slug string, all []bearer) {
	claims := make([]claim, len(all))
	for k := range all {
		claims[k] = all[k].claim
	}
	var heads []bearer
	for k, given := range idsOf(slug, claims, u.slugExists) {
		if given != all[k].hashed(slug) {
			heads = append(heads, bearer{all[k].unit, given, all[k].claim})
		}
		x, ok := u.after[all[k].unit]
		if !ok {
			if all[k].id == given {
				continue
			}
			if x = u.unit(all[k].unit); x == nil {
				u.fail(errRow)
				return
			}
			u.before[all[k].unit] = x
			y := *x
			x = &y
			u.after[all[k].unit] = x
		}
		if x != nil {
			x.node.ID = given
		}
	}
	u.keepHeads(slug, heads)
}

func (u *updater) heads(slug string) []bearer {
	var out []bearer
	d := decoder{rest: u.get(key(rowHeads, slug))}
	for len(d.rest) > 0 {
		unit, id := d.str(), d.str()
		c, err := decodeClaim([]byte(d.str()))
		if err != nil {
			u.fail(err)
			return nil
		}
		out = append(out, bearer{unit, id, c})
	}
	if d.bad {
		u.fail(errRow)
	}
	return out
}

func (u *updater) keepHeads(slug string, heads []bearer) {
	var e encoder
	for _, h := range heads {
		e.str(h.unit)
		e.str(h.id)
		e.str(string(h.claim.encode()))
	}
	if len(heads) == 0 {
		u.del(key(rowHeads, slug))
	} else {
		u.put(key(rowHeads, slug), e)
	}
}

func (c claim) encode() []byte {
	var e encoder
	e.strs([]string{string(c.kind), c.country, c.date, c.ref.Document, c.ref.Node})
	return e
}

func decodeClaim(value []byte) (c claim, err error) {
	d := decoder{rest: value}
	f := d.strs()
	if d.err() != nil || len(f) != 5 {
		return c, errRow
	}
	return claim{graph.Kind(f[0]), f[1], age{f[2], Ref{f[3], f[4]}}}, nil
}

func (u *updater) slugExists(slug string) bool {
	found := false
	u.scan(under(rowSlug, slug), func(_, _ []byte) bool {
		found = true
		return false
	})
	return found
}
