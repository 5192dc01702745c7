package resolve

import (
	"fmt"

	"newsgraph/graph"
)

// updater is the work of one Update. Each step looks at what the steps before it
// changed, and leaves behind what it changed itself.
type updater struct {
	table
	documents map[string]*telling
	classes   map[string]*class
	contents  map[string][]byte
	// changed are the classes that are new, gone, or other than before.
	changed set
	// loose are the things without a class that are new or gone: their units.
	loose map[string]*thing
	// blocks are those that have to be looked at again, by rule and key.
	blocks set
	// linked are the classes with links that are new or gone.
	linked set
	// moved are the classes of which it has to be decided anew which unit they
	// belong to; clusters those that have to be summed up anew.
	moved, clusters set
	// words, offices are those of which has to be decided anew whom they mean.
	words, posts set
	units        set
	// edits are those of edges, editsWas those of the last update, edited the articles
	// whose edges are edited otherwise than before.
	edits, editsWas *edits
	edited          set
	// before and after are the units that change.
	before, after map[string]*unit
}

// telling is one article of an update, before and after.
type telling struct {
	was, is *graph.Graph
	// things are those of the fragment that is there now, or nil.
	things *corpus
}

func newUpdater(rows Rows) *updater {
	return &updater{
		table: table{rows: rows}, documents: map[string]*telling{}, classes: map[string]*class{}, contents: map[string][]byte{},
		changed: set{}, loose: map[string]*thing{}, blocks: set{}, linked: set{}, moved: set{}, clusters: set{}, words: set{}, posts: set{}, units: set{},
		before: map[string]*unit{}, after: map[string]*unit{},
	}
}

// take notes what is added and removed.
func (u *updater) take(added []*graph.Graph, removed []string) error {
	for i, g := range added {
		if len(g.Documents) != 1 {
			return fmt.Errorf("resolve: fragment %d has %d documents; give one fragment for each article", i, len(g.Documents))
		}
		id := g.Documents[0].ID
		if u.documents[id] != nil {
			return fmt.Errorf("resolve: two fragments for the document %q; give each article once", id)
		}
		things, err := readThings(g)
		if err != nil {
			return err
		}
		u.documents[id] = &telling{is: g, things: things}
	}
	for _, id := range removed {
		if u.documents[id] == nil {
			u.documents[id] = &telling{}
		}
	}
	for id, t := range u.documents {
		var err error
		if t.was, err = Fragment(u.rows, id); err != nil {
			return err
		}
		if t.was == nil && t.is == nil {
			delete(u.documents, id)
		}
	}
	return nil
}

// readThings reads a fragment as if it were all there is.
func readThings(g *graph.Graph) (*corpus, error) {
	c, err := newCorpus([]*graph.Graph{g})
	if err != nil {
		return nil, err
	}
	c.markUnnamed()
	c.nameParts()
	return c, nil
}

// class returns a class, and an empty one where there is none.
func (u *updater) class(id string) *class {
	if c := u.classes[id]; c != nil {
		return c
	}
	value := u.get(key(rowClass, id))
	if len(value) == 0 {
		u.fail(fmt.Errorf("%w (class %s)", errRow, id))
		return &class{id: id, thing: thing{node: new(graph.Node)}}
	}
	c, content, err := decodeClass(id, value)
	if err != nil {
		u.fail(err)
		return &class{id: id, thing: thing{node: new(graph.Node)}}
	}
	u.classes[id], u.contents[id] = c, content
	return c
}

// classOf returns the class of that content, which may be new.
func (u *updater) classOf(content []byte) *class {
	id := classID(content)
	if c := u.classes[id]; c != nil {
		return c
	}
	if len(u.get(key(rowClass, id))) > 0 {
		return u.class(id)
	}
	c, err := newClass(id, content)
	u.fail(err)
	u.classes[id], u.contents[id] = c, content
	return c
}

// touch notes that a class is going to change.
func (u *updater) touch(c *class) {
	if c.was == nil {
		c.was = c.snapshot()
	}
	u.changed.add(c.id)
}

// enter adds a thing to its class, or takes it out again.
func (u *updater) enter(c *class, aliases []string, date string, ref Ref, n int) {
	u.touch(c)
	c.weight += n
	for _, a := range aliases {
		if c.aliases[a] += n; c.aliases[a] == 0 {
			delete(c.aliases, a)
		}
	}
	if c.holds() {
		c.months = count(c.months, date[:min(len(date), len("2006-01"))], n)
	}
	a := newAge(date, ref)
	row := key(rowMember, c.id, a.date, ref.Document, ref.Node)
	if n < 0 {
		u.del(row)
		if a == c.oldest {
			c.oldest = age{}
		}
		return
	}
	var e encoder
	e.strs([]string{date, ref.Document, ref.Node})
	u.put(row, e)
	if c.oldest == (age{}) && c.weight == n || c.oldest != (age{}) && a.compare(c.oldest) < 0 {
		c.oldest = a
	}
}

// holds tells whether the class holds an office that somebody without a name may
// be said to hold.
func (c *class) holds() bool { return c.person != nil && len(c.disputable()) > 0 }

// members yields the things of a class, the oldest first.
func (u *updater) members(class string, yield func(date string, ref Ref) bool) {
	u.scan(under(rowMember, class), func(_, value []byte) bool {
		d := decoder{rest: value}
		f := d.strs()
		if d.bad || len(f) != 3 {
			u.fail(errRow)
			return false
		}
		return yield(f[0], Ref{f[1], f[2]})
	})
}

// settle brings the classes that changed to their end: what became empty is
// gone, and the oldest member is found where it went.
func (u *updater) settle() {
	for _, id := range u.changed.sorted() {
		c := u.classes[id]
		if c.weight > 0 && c.oldest == (age{}) {
			u.members(id, func(date string, ref Ref) bool {
				c.oldest = newAge(date, ref)
				return false
			})
		}
		c.node.Aliases = c.names()
		if c.weight == 0 {
			u.del(key(rowClass, id))
		} else {
			u.put(key(rowClass, id), c.encode(u.contents[id]))
		}
	}
}

// isNew and isGone tell what became of a class that changed.
func (c *class) isNew() bool  { return c.was != nil && c.was.weight == 0 && c.weight > 0 }
func (c *class) isGone() bool { return c.was != nil && c.was.weight > 0 && c.weight == 0 }

// lives tells whether there is anything in the class.
func (c *class) lives() bool { return c.weight > 0 }
