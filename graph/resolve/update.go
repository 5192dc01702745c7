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
// at what the change touches.
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
	if old.empty() && opts.Corrections.empty() {
		return u.run()
	}
	return u.runCorrected(old, opts)
}

// run does the work by the rules alone.
func (u *updater) run() (Change, error) {
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
	c.Edges = u.tieEdges()
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

// runCorrected does the work with corrections, which may look at any two things: the
// rows are kept by the rules alone, and the corrected graphs before and after
// are made of all fragments.
func (u *updater) runCorrected(old *Corrections, opts Options) (Change, error) {
	before, err := u.whole(Options{Corrections: old})
	if err != nil {
		return Change{}, err
	}
	if _, err := u.run(); err != nil {
		return Change{}, err
	}
	if row := []byte{rowCorrections}; opts.Corrections.empty() {
		u.del(row)
	} else {
		u.put(row, []byte(opts.Corrections.String()))
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
