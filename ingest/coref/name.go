package coref

import (
	"slices"
	"strings"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// fullName is a person's name in the form in which names are compared.
type fullName struct {
	entity int
	// words are the skeletons of the name's words without particles; at is the
	// token of the first mention.
	words []string
	at    int
	// gender is told by the words before the name, or else by the first name.
	gender byte
}

func (n fullName) last() string { return n.words[len(n.words)-1] }

// first is the first name, or "" for a single name.
func (n fullName) first() string {
	if len(n.words) == 1 {
		return ""
	}
	return n.words[0]
}

// joinPersons makes one entity of all names of one person: first those of
// several words, then single ones with the full name that fits.
func (c *chains) joinPersons() {
	var full, single []fullName
	for _, n := range c.names() {
		if len(n.words) > 1 {
			full = append(full, n)
		} else if len(n.words) == 1 {
			single = append(single, n)
		}
	}
	for i := range full {
		for k := range i {
			if samePerson(full[k], full[i]) {
				c.join(full[k].entity, full[i].entity)
				break
			}
		}
	}
	for i, n := range single {
		if !c.joinToFull(n, full) {
			for k := range i {
				if single[k].words[0] == n.words[0] {
					c.join(single[k].entity, n.entity)
					break
				}
			}
		}
	}
}

// names lists the persons in order of their first mention.
func (c *chains) names() []fullName {
	done := make([]bool, len(c.d.Entities))
	var out []fullName
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		if m.Entity < 0 || done[m.Entity] || c.d.Entities[m.Entity].Kind != "person" {
			continue
		}
		done[m.Entity] = true
		n := fullName{entity: m.Entity, at: m.Head, gender: c.leadGender(m)}
		for _, w := range strings.FieldsFunc(c.d.Entities[m.Entity].Name, func(r rune) bool {
			return r == ' ' || r == '-' || r == '’' || r == '\''
		}) {
			if !particle(w) {
				n.words = append(n.words, skeleton(w))
			}
		}
		if first, _, ok := strings.Cut(c.d.Entities[m.Entity].Name, " "); ok && n.gender == 0 {
			n.gender = c.g.Gender(first)
		}
		out = append(out, n)
	}
	return out
}

// particle tells whether a word of a name is no part of it for comparison.
func particle(w string) bool {
	switch strings.ToLower(w) {
	case "al", "el", "bin", "ibn", "de", "da", "di", "van", "von", "der", "jr.", "jr", "sr.", "ii", "iii", "s", "":
		return true
	}
	return strings.HasSuffix(w, ".")
}

// samePerson tells whether two names of several words can be one person's.
func samePerson(a, b fullName) bool {
	if a.gender != 0 && b.gender != 0 && a.gender != b.gender {
		return false
	}
	if strings.Join(a.words, "") == strings.Join(b.words, "") {
		return true
	}
	la, lb := a.last(), b.last()
	exactFirst := alike(a.first(), b.first())
	switch {
	case la == lb:
		return sameFirst(a.first(), b.first()) || subset(a.words, b.words) || subset(b.words, a.words)
	case alike(la, lb):
		return exactFirst
	case len(la) >= 5 && strings.HasPrefix(lb, la), len(lb) >= 5 && strings.HasPrefix(la, lb):
		return exactFirst // "Blink" for "Blinken"
	}
	return subset(a.words, b.words) || subset(b.words, a.words) // "Kim Jong" for "Kim Jong Un"
}

// subset tells whether all of at least two words of a are words of b, in order.
func subset(a, b []string) bool {
	if len(a) < 2 || len(a) >= len(b) {
		return false
	}
	k := 0
	for _, w := range b {
		if k < len(a) && a[k] == w {
			k++
		}
	}
	return k == len(a)
}

// joinToFull joins a single name to the full name that it belongs to: its last
// word, or else any word, or else a misspelt last word. Of several, the one
// named last before it counts. It tells whether there was one.
func (c *chains) joinToFull(n fullName, full []fullName) bool {
	w := n.words[0]
	if bearers := c.bearers(w, full); len(bearers) > 1 {
		c.tellApart(n, bearers)
		return true
	}
	tests := []func(f fullName) bool{
		func(f fullName) bool { return f.last() == w },
		func(f fullName) bool { return f.first() == w || len(f.words) > 2 && contains(f.words, w) },
		func(f fullName) bool { return len(w) >= 5 && alike(f.last(), w) },
		func(f fullName) bool {
			return len(w) >= 5 && (strings.HasPrefix(f.last(), w) || strings.HasPrefix(w, f.last()) && len(f.last()) >= 5)
		},
	}
	for _, test := range tests {
		best := -1
		for i, f := range full {
			if !test(f) || n.gender != 0 && f.gender != 0 && n.gender != f.gender {
				continue
			}
			if best < 0 || f.at < n.at && f.at > full[best].at {
				best = i
			}
		}
		if best >= 0 {
			c.join(full[best].entity, n.entity)
			return true
		}
	}
	return false
}

// bearers returns the persons with the last name, one name for each person.
func (c *chains) bearers(last string, full []fullName) []fullName {
	var out []fullName
	for _, f := range full {
		if f.last() == last && !slices.ContainsFunc(out, func(o fullName) bool { return c.root(o.entity) == c.root(f.entity) }) {
			out = append(out, f)
		}
	}
	return out
}

// tellApart gives each mention of a last name that several persons bear to one of
// them: the one that was named last, in full or by such a mention, and whose
// gender fits the words before the name.
func (c *chains) tellApart(n fullName, bearers []fullName) {
	last := -1
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		if m.Entity < 0 {
			continue
		}
		if k := bearer(bearers, func(f fullName) bool { return c.root(f.entity) == c.root(m.Entity) }); k >= 0 {
			last = k
		}
		if m.Entity != n.entity {
			continue
		}
		g := c.leadGender(m)
		fits := func(f fullName) bool { return g == 0 || f.gender == 0 || f.gender == g }
		if last < 0 || !fits(bearers[last]) {
			if k := bearer(bearers, fits); k >= 0 {
				last = k
			}
		}
		m.Entity = bearers[max(last, 0)].entity
		if x := &c.d.Entities[m.Entity]; !contains(x.Aliases, c.d.Entities[n.entity].Name) {
			x.Aliases = append(x.Aliases, c.d.Entities[n.entity].Name)
		}
		c.reassign(n.entity, m)
	}
}

// reassign gives the offices that a mention states of entity old to the entity
// that the mention denotes now.
func (c *chains) reassign(old int, m *document.Mention) {
	for i := range c.d.Offices {
		if o := &c.d.Offices[i]; o.Person == old && o.Span.Start >= m.Start && o.Span.Start < m.End {
			o.Person = m.Entity
		}
	}
}

// bearer returns the index of the first bearer that the test holds for, or -1.
func bearer(bearers []fullName, test func(fullName) bool) int { return slices.IndexFunc(bearers, test) }

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// leadGender returns the gender that the words of a person's mention before the
// name tell ("Mrs", "spokeswoman"), or 0.
func (c *chains) leadGender(m *document.Mention) byte {
	for i := m.Start; i < m.End; i++ {
		if t, ok := c.g.TitleNoun(gazetteer.Singular(c.token(i))); ok && t.Gender != 0 {
			return t.Gender
		}
	}
	return 0
}

// profile counts the mentions of each entity and finds the gender of persons.
func (c *chains) profile() {
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		if m.Entity < 0 {
			continue
		}
		e := c.root(m.Entity)
		c.count[e]++
		if c.d.Entities[e].Kind != "person" {
			continue
		}
		if g := c.leadGender(m); g != 0 {
			c.gender[e] = g
		} else if c.gender[e] == 0 {
			name, _, _ := strings.Cut(c.d.Entities[m.Entity].Name, " ")
			if strings.Contains(c.d.Entities[m.Entity].Name, " ") {
				c.gender[e] = c.g.Gender(name)
			}
		}
	}
}
