package coref

import (
	"slices"
	"strings"

	"newsgraph/ingest/document"
)

// compact joins the entities of one root, drops those without a mention and
// renumbers the rest in order of their first mention.
func (c *chains) compact() {
	to := make([]int, len(c.d.Entities))
	for i := range to {
		to[i] = -1
	}
	var order []int
	use := func(e int) {
		if e = c.root(e); e >= 0 && to[e] < 0 {
			to[e] = len(order)
			order = append(order, e)
		}
	}
	c.references(func(e *int) { use(*e) })
	for k := 0; k < len(order); k++ {
		use(c.d.Entities[order[k]].PartOf)
	}
	names, described := c.namesByRoot(), c.descriptions()
	out := make([]document.Entity, len(order))
	for k, e := range order {
		out[k] = c.merged(e, names[e], described[e])
		if p := c.root(out[k].PartOf); p >= 0 {
			out[k].PartOf = to[p]
		}
	}
	c.references(func(e *int) {
		if *e = c.root(*e); *e >= 0 {
			*e = to[*e]
		}
	})
	c.d.Entities = out
	c.dedupeOffices()
}

// references calls f for every reference to an entity outside the entities.
func (c *chains) references(f func(e *int)) {
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		f(&m.Entity)
		if len(m.Members) > 0 {
			m.Members = slices.Clone(m.Members)
		}
		for k := range m.Members {
			f(&m.Members[k])
		}
	}
	for i := range c.d.Offices {
		f(&c.d.Offices[i].Person)
		f(&c.d.Offices[i].Of)
	}
	for i := range c.d.Speech {
		f(&c.d.Speech[i].Speaker)
	}
}

// namesByRoot lists the entities that each root stands for.
func (c *chains) namesByRoot() [][]int {
	out := make([][]int, len(c.d.Entities))
	for e := range c.d.Entities {
		r := c.root(e)
		out[r] = append(out[r], e)
	}
	return out
}

// merged is the entity of a root with the names of all that were joined to it and
// its descriptions. A person's best name is the longest, a group's the shortest.
func (c *chains) merged(root int, all []int, descriptions []string) document.Entity {
	e := c.d.Entities[root]
	set := map[string]bool{}
	for _, a := range descriptions {
		set[a] = true
	}
	for _, k := range all {
		o := &c.d.Entities[k]
		set[o.Name] = true
		for _, a := range o.Aliases {
			set[a] = true
		}
		if e.Kind == "person" && len(o.Name) > len(e.Name) && c.proper(o.Name) {
			e.Name = o.Name
		}
		if e.Generic && o.Generic && c.betterPhrase(o.Name, e.Name) {
			e.Name = o.Name
		}
		if e.Country == "" {
			e.Country = o.Country
		}
		if e.Sector == "" {
			e.Sector = o.Sector
		}
	}
	delete(set, e.Name)
	e.Aliases = e.Aliases[:0:0]
	for a := range set {
		e.Aliases = append(e.Aliases, a)
	}
	slices.Sort(e.Aliases)
	return e
}

// betterPhrase tells whether an unnamed group is better called a than b: the shorter
// phrase ("participants of the demonstration" are demonstrators), but rather "officials of
// the port in Lagos" than "officials of the port".
func (c *chains) betterPhrase(a, b string) bool {
	switch {
	case strings.Contains(b, " ") && strings.HasPrefix(a, b+" "):
		return true
	case strings.Contains(a, " ") && strings.HasPrefix(b, a+" "):
		return false
	}
	return strings.Count(a, " ") < strings.Count(b, " ")
}

// maxDescription bounds the tokens of a phrase that serves as another name.
const maxDescription = 8

// descriptions lists, by root, the phrases that the article calls a named person
// by and that say whose officer he or she is: "the US President", "the head of the
// White House". Others ("the minister") fit too many to be names, unless the name
// follows: "Minister Ana Soto".
func (c *chains) descriptions() map[int][]string {
	out := map[int][]string{}
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		if m.Entity < 0 || c.entity(m.Entity).Kind != "person" || c.entity(m.Entity).Generic {
			continue
		}
		if s := c.describing(i); s.Len() > 0 && s.Len() <= maxDescription && c.tellsWhose(i, s) {
			if text := c.described(s); text != "" {
				out[c.root(m.Entity)] = append(out[c.root(m.Entity)], text)
			}
		}
		if s := c.describing(i); m.Form == document.Named && s.Len() > 0 && m.Len() <= maxDescription {
			// "Prime Minister Ana Soto", as a whole
			if text := c.described(m.Span); text != "" && strings.HasSuffix(text, c.entity(m.Entity).Name) {
				out[c.root(m.Entity)] = append(out[c.root(m.Entity)], text)
			}
		}
	}
	return out
}

// describing is the part of mention i that describes the person: a common noun phrase
// as a whole, of a name the title before it; empty where there is none.
func (c *chains) describing(i int) document.Span {
	m := &c.d.Mentions[i]
	switch m.Form {
	case document.Nominal:
		if !plural(c.token(m.Head)) {
			return m.Span
		}
	case document.Named:
		words := len(strings.Fields(c.d.Entities[m.Entity].Name))
		for k := m.Start + 1; k < m.End && words > 1; k++ {
			if strings.HasPrefix(c.d.Entities[m.Entity].Name, c.token(k).Text+" ") {
				return document.Span{Start: m.Start, End: k}
			}
		}
	}
	return document.Span{}
}

// tellsWhose tells whether the part s of mention i names a state or body, but not the
// person.
func (c *chains) tellsWhose(i int, s document.Span) bool {
	m, found := &c.d.Mentions[i], false
	for k := i + 1; k < len(c.d.Mentions) && c.d.Mentions[k].Start < s.End; k++ {
		n := &c.d.Mentions[k]
		if n.End > s.End || n.Entity < 0 || n.Form == document.Nominal || n.Form == document.Pronoun {
			continue
		}
		if c.root(n.Entity) == c.root(m.Entity) {
			return false
		}
		switch c.entity(n.Entity).Kind {
		case "country", "government", "organization":
			found = true
		}
	}
	return found
}

// described is the text of a phrase without its determiner and the mark of the
// genitive, or "" where it is not of one piece.
func (c *chains) described(s document.Span) string {
	if first := c.token(s.Start); first.UPOS == "DET" {
		s.Start++
	}
	if last := c.token(s.End - 1); last.XPOS == "POS" {
		s.End--
	}
	for k := s.Start; k < s.End; k++ {
		if t := c.token(k); t.UPOS == "PUNCT" && t.Text != "-" || t.XPOS == "PRP$" {
			return ""
		}
	}
	return strings.Join(strings.Fields(c.d.Slice(s)), " ")
}

// proper tells whether a name begins as names do.
func (c *chains) proper(name string) bool { return name != "" && name[0] != '-' }

// dedupeOffices drops offices without owner and those given more than once, of
// which the one with the more telling title stays.
func (c *chains) dedupeOffices() {
	type id struct{ person, of int }
	at := map[id]int{}
	out := c.d.Offices[:0]
	for _, o := range c.d.Offices {
		k := id{o.Person, o.Of}
		if o.Of < 0 || o.Person < 0 || o.Of == o.Person {
			continue
		}
		if i, ok := at[k]; ok {
			if vague(out[i].Title) && !vague(o.Title) {
				out[i].Title, out[i].Span, out[i].Former = o.Title, o.Span, o.Former
			}
			continue
		}
		at[k] = len(out)
		out = append(out, o)
	}
	c.d.Offices = out
}

// vague tells whether a title does not name an office.
func vague(title string) bool { return endsIn(title, "leader") || endsIn(title, "head") }
