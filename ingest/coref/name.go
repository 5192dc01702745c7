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
	// joined is the skeleton of the words written as one, ends that of the last
	// two: "Amir-Abdollahian" is "Amirabdollahian" as well.
	joined, ends string
	at           int
	// gender is told by the words before the name, or else by the first name.
	gender byte
	// regnal is set where a title that goes with a given name stands before it:
	// "King Abdullah" is not short for another Abdullah's name.
	regnal bool
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
		n := fullName{entity: m.Entity, at: m.Head, gender: c.leadGender(m), regnal: c.leadRegnal(m)}
		var plain []string
		for _, w := range strings.FieldsFunc(c.d.Entities[m.Entity].Name, func(r rune) bool {
			return r == ' ' || r == '-' || r == '’' || r == '\''
		}) {
			if !particle(w) {
				n.words = append(n.words, skeleton(w))
				plain = append(plain, w)
			}
		}
		n.joined, n.ends = skeleton(strings.Join(plain, "")), skeleton(strings.Join(plain[max(len(plain)-2, 0):], ""))
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
	if a.joined != "" && a.joined == b.joined {
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
	if bearers := c.bearers(full, func(f fullName) bool { return f.last() == w }); len(bearers) > 1 {
		c.tellApart(n, bearers)
		return true
	}
	if bearers := c.bearers(full, func(f fullName) bool { return f.first() == w }); len(bearers) > 1 {
		c.tellApart(n, bearers) // family names that come first
		return true
	}
	tests := []func(f fullName) bool{
		func(f fullName) bool { return f.last() == w || f.ends == n.joined },
		func(f fullName) bool { return f.first() == w || len(f.words) > 2 && contains(f.words, w) },
		func(f fullName) bool { return len(w) >= 5 && alike(f.last(), w) },
		func(f fullName) bool {
			return len(w) >= 5 && (strings.HasPrefix(f.last(), w) || strings.HasPrefix(w, f.last()) && len(f.last()) >= 5)
		},
	}
	for _, test := range tests {
		best := -1
		for i, f := range full {
			if !test(f) || n.regnal && !f.regnal || n.gender != 0 && f.gender != 0 && n.gender != f.gender {
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

// bearers returns the persons whose name the test holds for, one name for each
// person.
func (c *chains) bearers(full []fullName, test func(fullName) bool) []fullName {
	var out []fullName
	for _, f := range full {
		if test(f) && !slices.ContainsFunc(out, func(o fullName) bool { return c.root(o.entity) == c.root(f.entity) }) {
			out = append(out, f)
		}
	}
	return out
}

// tellApart gives each mention of a name that several persons bear to one of
// them: the one that the last sentence with any of them named in the higher
// part, and whose gender fits the words before the name.
func (c *chains) tellApart(n fullName, bearers []fullName) {
	seen := make([]standing, len(bearers))
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		if m.Entity < 0 {
			continue
		}
		if m.Entity == n.entity {
			k := likeliest(bearers, seen, c.leadGender(m))
			if seen[k].sentence == 0 && c.titledName(m) {
				continue // "President Lee" before the first Ann or Bo Lee: somebody else
			}
			m.Entity = bearers[k].entity
			if x := &c.d.Entities[m.Entity]; !contains(x.Aliases, c.d.Entities[n.entity].Name) {
				x.Aliases = append(x.Aliases, c.d.Entities[n.entity].Name)
			}
			c.reassign(n.entity, m)
		}
		if k := slices.IndexFunc(bearers, func(f fullName) bool { return c.root(f.entity) == c.root(m.Entity) }); k >= 0 {
			seen[k].see(c.sentence[i]+1, c.role(i))
		}
	}
}

// titledName tells whether a title of office stands before the name of a mention.
func (c *chains) titledName(m *document.Mention) bool {
	for i := m.Start; i < m.End; i++ {
		if t, ok := c.g.TitleNoun(c.token(i).Lower); ok && t.Office != "-" {
			return true
		}
	}
	return false
}

// standing is where a person was named last: the number of the sentence, from 1,
// and the weight of the highest part there.
type standing struct {
	sentence int
	role     float64
}

func (s *standing) see(sentence int, role float64) {
	if sentence > s.sentence {
		*s = standing{sentence, role}
	}
	s.role = max(s.role, role)
}

// likeliest returns the index of the bearer who stands out most among those of a
// gender (0 for any); of several whom nothing tells apart, the first.
func likeliest(bearers []fullName, seen []standing, gender byte) int {
	best := -1
	for k, f := range bearers {
		if gender != 0 && f.gender != 0 && f.gender != gender {
			continue
		}
		if best < 0 || seen[k].sentence > seen[best].sentence || seen[k].sentence == seen[best].sentence && seen[k].role > seen[best].role {
			best = k
		}
	}
	return max(best, 0)
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

// leadRegnal tells whether a title that goes with a given name stands before a
// person's name.
func (c *chains) leadRegnal(m *document.Mention) bool {
	for i := m.Start; i < m.End; i++ {
		switch t, _ := c.g.TitleNoun(c.token(i).Lower); t.Office {
		case "monarch", "prince", "crown prince", "pope", "patriarch":
			return true
		}
	}
	return false
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
		if c.d.Entities[e].Generic && m.Form == document.Nominal && c.single(i) {
			if c.gender[e] = c.lex.genders[gazetteer.Singular(c.token(m.Head))]; c.gender[e] == 0 {
				c.gender[e] = c.titles[i].Gender
			}
		}
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
