package resolve

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strings"

	"newsgraph/graph"
)

// class is all things that no rule can tell apart, folded into one that weighs as
// much as they do: equal names, countries, offices and so on, in whatever
// articles. Aliases are no part of what makes a class, but counted in it.
type class struct {
	id string
	thing
	// parts are the participants of a meeting, which is a class of its own.
	parts   []part
	aliases map[string]int
	// months are those of the articles, where the class holds an office that
	// somebody without a name may be said to hold.
	months []tally
	oldest age
	// was is how the class was before the update, before it is changed.
	was *snapshot
}

// part is a participant of a meeting: its class, or "" for one that has none, where it
// stands, and its name there.
type part struct {
	class string
	ref   Ref
	name  string
	guest
}

// snapshot is what of a class can change.
type snapshot struct {
	weight      int
	aliases     []string
	oldest      age
	first, last string
}

// age is the oldest article that knows something, and where. The zero age is
// none.
type age struct {
	date string // of the article; "~" if it has none, so that it comes last
	ref  Ref
}

func newAge(date string, ref Ref) age { return age{cmp.Or(date, "~"), ref} }

func (a age) compare(b age) int {
	return cmp.Or(cmp.Compare(a.date, b.date), cmp.Compare(a.ref.Document, b.ref.Document), cmp.Compare(a.ref.Node, b.ref.Node))
}

func (c *class) snapshot() *snapshot {
	first, last := c.span()
	return &snapshot{c.weight, c.names(), c.oldest, first, last}
}

// names lists the aliases, sorted.
func (c *class) names() []string {
	out := make([]string, 0, len(c.aliases))
	for a := range c.aliases {
		out = append(out, a)
	}
	slices.Sort(out)
	return out
}

// span is the time from the first to the last known month.
func (c *class) span() (first, last string) {
	for _, t := range c.months {
		if t.month != "" {
			first = cmp.Or(first, t.month)
			last = t.month
		}
	}
	return first, last
}

// alone tells whether a thing stays with its article whatever others say: no rule
// looks at it. It has no class.
func (t *thing) alone() bool {
	switch t.node.Kind {
	case graph.Person:
		return !t.unnamed && t.person == nil
	case graph.Meeting, graph.Paper, graph.Government, graph.Organization, graph.Country, graph.Place, graph.Media:
		return false
	}
	return true
}

// content is what makes the class of a thing.
func (t *thing) content(parts []part) []byte {
	var e encoder
	n := t.node
	for _, s := range []string{string(n.Kind), n.Name, t.folded, n.Country, t.country, n.Sector, n.Date, string(n.Format), string(n.Status)} {
		e.str(s)
	}
	e.flag(t.unnamed)
	e.flag(t.person != nil)
	if p := t.person; p != nil {
		e.strs(p.tokens)
		e.str(p.joined)
		e.flag(p.particle)
		e.flag(p.regnal)
		e.strs(t.company)
	}
	e.num(len(t.offices))
	for _, o := range t.offices {
		e.str(o.title)
		e.str(o.of)
		e.flag(o.former)
	}
	local, date := "", ""
	if t.keyed() {
		local = t.ref.Node
	}
	if _, holds := t.heldOffice(); holds {
		date = t.month()
	}
	document := ""
	if n.Kind == graph.Meeting || n.Status != "" {
		document, local, date = t.ref.Document, t.ref.Node, t.date
	}
	story := ""
	if t.storyKey() != "" {
		story, local = t.story, t.ref.Node
	}
	e.str(document)
	e.str(local)
	e.str(date)
	e.str(story)
	e.num(len(parts))
	for _, p := range parts {
		e.str(p.class)
		e.str(p.ref.Document)
		e.str(p.ref.Node)
		e.str(p.name)
		e.str(string(p.kind))
		e.flag(p.unnamed)
		e.str(p.state)
	}
	return e
}

// classID names a class: 96 bits, so that two of a billion have one name with a chance
// of one in 10¹¹.
func classID(content []byte) string {
	sum := sha256.Sum256(content)
	return base64.RawURLEncoding.EncodeToString(sum[:12])
}

// idLength is the length of the names of classes.
const idLength = 16

func newClass(id string, content []byte) (*class, error) {
	d := decoder{rest: content}
	c := &class{id: id, aliases: map[string]int{}}
	c.decodeContent(&d)
	return c, d.err()
}

func (c *class) decodeContent(d *decoder) {
	n := new(graph.Node)
	c.node = n
	for _, s := range []*string{(*string)(&n.Kind), &n.Name, &c.folded, &n.Country, &c.country, &n.Sector, &n.Date, (*string)(&n.Format), (*string)(&n.Status)} {
		*s = d.str()
	}
	c.called = n.Name
	c.unnamed = d.flag()
	if d.flag() {
		p := &personName{tokens: d.strs(), joined: d.str(), particle: d.flag(), regnal: d.flag()}
		p.key = strings.Join(p.tokens, " ")
		c.person, c.company = p, d.strs()
	}
	for range d.length() {
		c.offices = append(c.offices, office{title: d.str(), of: d.str(), former: d.flag()})
	}
	c.ref.Document, c.ref.Node, c.date, c.story = d.str(), d.str(), d.str(), d.str()
	for range d.length() {
		c.parts = append(c.parts, part{d.str(), Ref{d.str(), d.str()}, d.str(), guest{graph.Kind(d.str()), d.flag(), d.str(), ""}})
	}
}

// encode writes the class with its counts.
func (c *class) encode(content []byte) []byte {
	var e encoder
	e.str(string(content))
	e.num(c.weight)
	e.str(c.oldest.date)
	e.str(c.oldest.ref.Document)
	e.str(c.oldest.ref.Node)
	names := c.names()
	e.num(len(names))
	for _, a := range names {
		e.str(a)
		e.num(c.aliases[a])
	}
	e.num(len(c.months))
	for _, t := range c.months {
		e.str(t.month)
		e.num(t.n)
	}
	return e
}

func decodeClass(id string, value []byte) (c *class, content []byte, err error) {
	d := decoder{rest: value}
	content = []byte(d.str())
	if c, err = newClass(id, content); err != nil {
		return nil, nil, err
	}
	c.weight = d.num()
	c.oldest = age{d.str(), Ref{d.str(), d.str()}}
	for range d.length() {
		a := d.str()
		c.aliases[a] = d.num()
	}
	for range d.length() {
		c.months = append(c.months, tally{d.str(), d.num()})
	}
	c.node.Aliases = c.names()
	return c, content, d.err()
}
