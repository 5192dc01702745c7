package resolve

import (
	"cmp"
	"slices"
	"strings"

	"newsgraph/graph"
)

// Update changes the set of fragments that rows hold, and tells what becomes of
// the resolved graph: the added fragments are put in, each in the place of the
// one of its document that may be there, and the documents of removed ids are taken out,
// if they are not added as well; ids that are not there are passed over. It is an error, and nothing is
// changed, if a fragment is none that Resolve takes or one document is told of twice.
//
// The graph is the one of Resolve for all fragments with the same options:
// neither the order nor the batches in which they came make a difference. The options hold
// until the next Update, whose options replace them. Resolve looks at everything, Update
// at what the change touches; but while there are corrections of names, which may mean any two
// things, or while these are taken back, it looks at everything as well.
//
// An empty table is an empty graph. After another error than those named the table
// is of no use: write to a transaction that can be given up. Only
// Update may write the rows.
func Update(rows Rows, added []*graph.Graph, removed []string, opts Options) (Change, error) {
	u := newUpdater(rows)
	if err := u.take(added, removed); err != nil {
		return Change{}, err
	}
	if err := u.tellOrigins(removed); err != nil {
		return Change{}, err
	}
	old, err := u.corrections()
	if err != nil {
		return Change{}, err
	}
	if old.ofNames() || opts.Corrections.ofNames() {
		return u.runCorrected(old, opts)
	}
	c, err := u.run(opts.Corrections)
	if err == nil && !opts.Corrections.empty() {
		c.Conflicts = u.editConflicts(opts.Corrections.ofEdges())
		slices.SortFunc(c.Conflicts, func(a, b Conflict) int { return cmp.Compare(a.Line, b.Line) })
	}
	return c, cmp.Or(err, u.err)
}

// run does the work by the rules and the corrections of edges.
func (u *updater) run(corrections *Corrections) (Change, error) {
	var c Change
	for _, t := range u.documents {
		if d, differ := newDocumentChange(t.was, t.is); differ {
			c.Documents = append(c.Documents, d)
		}
	}
	slices.SortFunc(c.Documents, func(a, b DocumentChange) int { return cmp.Compare(a.ID(), b.ID()) })
	steps := []func(){
		u.place, u.enterBlocks, u.joinKnown, u.sumUp, u.joinParts, u.keepTenures, u.joinUnnamed, u.joinArmies, u.joinMeetings, u.makeUnits,
	}
	for _, step := range steps {
		if step(); u.err != nil {
			return Change{}, u.err
		}
	}
	c.Nodes = u.writeUnits()
	u.prepareEdits(corrections.ofEdges())
	c.Edges = u.tieEdges()
	u.keepCorrections(corrections)
	return c, u.err
}

func newDocumentChange(was, is *graph.Graph) (c DocumentChange, differ bool) {
	if was != nil {
		c.Before = &was.Documents[0]
	}
	if is != nil {
		c.After = &is.Documents[0]
	}
	return c, c.Before == nil || c.After == nil || *c.Before != *c.After
}

// keepCorrections writes the table for the next update.
func (u *updater) keepCorrections(c *Corrections) {
	row := []byte{rowCorrections}
	switch text := c.String(); {
	case text == string(u.get(row)):
	case text == "":
		u.del(row)
	default:
		u.put(row, []byte(text))
	}
}

// ofNames tells whether there are corrections of names.
func (c *Corrections) ofNames() bool { return c != nil && len(c.entries) > len(c.ofEdges()) }

// runCorrected does the work with corrections of names, which may mean any two things: the
// rows are kept without these, and the corrected graphs before and after
// are made of all fragments.
func (u *updater) runCorrected(old *Corrections, opts Options) (Change, error) {
	before, err := u.whole(Options{Corrections: old})
	if err != nil {
		return Change{}, err
	}
	if _, err := u.run(opts.Corrections); err != nil {
		return Change{}, err
	}
	after, err := u.whole(opts)
	if err != nil {
		return Change{}, err
	}
	c := Difference(before.Graph(), after.Graph())
	c.Conflicts = after.Conflicts()
	return c, u.err
}

// whole resolves all fragments that the rows hold.
func (u *updater) whole(opts Options) (*Resolution, error) {
	var all []*graph.Graph
	if err := Fragments(u.rows, func(g *graph.Graph) bool {
		all = append(all, g)
		return true
	}); err != nil {
		return nil, err
	}
	return Resolve(all, opts)
}

// corrections are those of the last update.
func (u *updater) corrections() (*Corrections, error) {
	text := string(u.get([]byte{rowCorrections}))
	if u.err != nil {
		return nil, u.err
	}
	return ParseCorrections("corrections", strings.NewReader(text))
}
