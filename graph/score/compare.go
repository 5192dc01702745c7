package score

import (
	"errors"
	"maps"
	"slices"

	"newsgraph/graph"
)

// Where an act of a comparison stands.
const (
	InBoth = "both"
	InA    = "a"
	InB    = "b"
)

// What an annotation says of an act; empty where the article is not annotated.
const (
	Right    = "right"
	Arguable = "arguable"
	Wrong    = "wrong"
)

// Compared is one act of an article, as one of two graphs has it or both.
type Compared struct {
	// Document is the id of the article, In one of InBoth, InA and InB.
	Document string `json:"document"`
	In       string `json:"in"`
	// Source and Target are names, those of the first graph where it has the act.
	Source   string         `json:"source"`
	Relation graph.Relation `json:"relation"`
	Target   string         `json:"target"`
	// A and B are the act's attributes in the two graphs; nil where it is missing.
	A *Attributes `json:"a,omitempty"`
	B *Attributes `json:"b,omitempty"`
	// Verdict is Right, Arguable or Wrong by the annotation, or empty.
	Verdict string `json:"verdict,omitempty"`
	// Text is the sentence that the act rests on.
	Text string `json:"text"`
}

// Attributes are what two graphs may say differently of one act.
type Attributes struct {
	Status     graph.Status `json:"status,omitempty"`
	Date       string       `json:"date,omitempty"`
	Confidence float64      `json:"confidence,omitempty"`
	Rule       string       `json:"rule,omitempty"`
}

// Tally counts acts by verdict; Unknown are those of articles without annotation.
type Tally struct {
	Acts     int `json:"acts"`
	Right    int `json:"right"`
	Arguable int `json:"arguable"`
	Wrong    int `json:"wrong"`
	Unknown  int `json:"unknown"`
}

func (t *Tally) count(verdict string) {
	t.Acts++
	switch verdict {
	case Right:
		t.Right++
	case Arguable:
		t.Arguable++
	case Wrong:
		t.Wrong++
	default:
		t.Unknown++
	}
}

// Comparison is what two graphs of the same articles have in common, and not.
type Comparison struct {
	// Articles are in both graphs; only they are compared.
	Articles int   `json:"articles"`
	Both     Tally `json:"both"`
	OnlyA    Tally `json:"only_a"`
	OnlyB    Tally `json:"only_b"`
	// Acts are in the order of articles, within one first those of the first graph
	// in its order, then those that the second one has alone.
	Acts []Compared `json:"acts"`
}

// ErrNothingShared says that two graphs have no article in common.
var ErrNothingShared = errors.New("the graphs have no article in common")

// Compare compares the scored acts of two graphs article by article. Two acts are
// the same if their relation is and their ends have the same id or, as with
// annotated articles, names; an act that an article tells several times counts
// once. Annotated articles say which are right.
func Compare(a, b *graph.Graph, golds []Gold) (Comparison, error) {
	inB, shared := map[string]bool{}, map[string]bool{}
	for i := range b.Documents {
		inB[b.Documents[i].ID] = true
	}
	for i := range a.Documents {
		if id := a.Documents[i].ID; inB[id] {
			shared[id] = true
		}
	}
	if len(shared) == 0 {
		return Comparison{}, ErrNothingShared
	}
	c := comparison{Comparison: Comparison{Articles: len(shared), Acts: []Compared{}}, gold: annotated(a, golds)}
	c.a, _ = newSubject(a, shared)
	c.b, _ = newSubject(b, shared)
	for _, id := range slices.Sorted(maps.Keys(shared)) {
		c.article(id)
	}
	return c.Comparison, nil
}

// annotated maps the ids of articles to their annotations.
func annotated(g *graph.Graph, golds []Gold) map[string]*Gold {
	wanted, by := map[string]bool{}, map[string]*Gold{}
	for i := range golds {
		wanted[golds[i].Document], by[golds[i].Document] = true, &golds[i]
	}
	out := map[string]*Gold{}
	for i := range g.Documents {
		if name, ok := Named(&g.Documents[i], wanted); ok {
			out[g.Documents[i].ID] = by[name]
		}
	}
	return out
}

// comparison is a comparison under way.
type comparison struct {
	Comparison
	a, b *subject
	gold map[string]*Gold
}

// article compares the acts of one article: those of the first graph are taken
// for an annotation of the second.
func (c *comparison) article(id string) {
	first := c.a.asGold(id)
	byName := c.b.align(first)
	for _, e := range first.Entities {
		if _, same := c.b.nodes[e.ID]; same {
			byName[e.ID] = e.ID
		}
	}
	itself := alignment{}
	for _, e := range first.Entities {
		itself[e.ID] = e.ID
	}
	of := func(s *subject, by alignment) []claim {
		return (&article{tally: &tally{subject: s}, align: by, edges: s.edges[id]}).claims()
	}
	listA, listB := of(c.a, itself), of(c.b, byName)
	for i := range listA {
		first.Events = append(first.Events, GoldEvent{Source: listA[i].source, Relation: listA[i].edge.Relation, Target: listA[i].target})
	}
	partner := make([]*claim, len(listA))
	var alone []claim
	for i, k := range typedLevel.match(listB, first.Events) {
		if k >= 0 {
			partner[k] = &listB[i]
		} else {
			alone = append(alone, listB[i])
		}
	}
	verdictsA, verdictsB := c.a.verdicts(c.gold[id], listA), c.b.verdicts(c.gold[id], alone)
	for i := range listA {
		c.add(id, &listA[i], partner[i], verdictsA[i])
	}
	for i := range alone {
		c.add(id, nil, &alone[i], verdictsB[i])
	}
}

// asGold makes entities of the nodes that act in an article.
func (s *subject) asGold(id string) *Gold {
	g := &Gold{Document: id}
	seen := map[string]bool{}
	for _, e := range s.edges[id] {
		for _, end := range []string{e.Source, e.Target} {
			if n := s.nodes[end]; n != nil && classOf(e.Relation) != "" && !seen[end] {
				seen[end] = true
				g.Entities = append(g.Entities, GoldEntity{ID: n.ID, Kind: n.Kind, Name: n.Name, Aliases: n.Aliases})
			}
		}
	}
	return g
}

// verdicts are what an annotation says of acts; a second node for one right party
// makes an act no wrong one.
func (s *subject) verdicts(gold *Gold, list []claim) []string {
	out := make([]string, len(list))
	if gold == nil {
		return out
	}
	by := s.align(gold)
	aligned := make([]claim, len(list))
	for i, c := range list {
		aligned[i] = claim{by.of(c.edge.Source), by.of(c.edge.Target), c.edge}
	}
	for i, k := range typedLevel.match(aligned, gold.Events) {
		if k < 0 {
			k = slices.IndexFunc(gold.Events, func(g GoldEvent) bool { return typedLevel.right(&aligned[i], &g) })
		}
		switch {
		case k < 0:
			out[i] = Wrong
		case gold.Events[k].Optional:
			out[i] = Arguable
		default:
			out[i] = Right
		}
	}
	return out
}

// add enters an act that one or both graphs have.
func (c *comparison) add(id string, a, b *claim, verdict string) {
	out := Compared{Document: id, In: InBoth, A: a.attributes(), B: b.attributes(), Verdict: verdict}
	tally, s, e := &c.Both, c.a, (*graph.Edge)(nil)
	switch {
	case b == nil:
		out.In, tally, e = InA, &c.OnlyA, a.edge
	case a == nil:
		out.In, tally, s, e = InB, &c.OnlyB, c.b, b.edge
	default:
		e = a.edge
	}
	out.Source, out.Relation, out.Target = s.name(e.Source), e.Relation, s.name(e.Target)
	for _, ev := range e.Evidence {
		if ev.Document == id {
			out.Text = ev.Text
			break
		}
	}
	tally.count(verdict)
	c.Acts = append(c.Acts, out)
}

// name is the best name of a node, or its id if the graph has no such node.
func (s *subject) name(id string) string {
	if n := s.nodes[id]; n != nil {
		return n.Name
	}
	return id
}

func (c *claim) attributes() *Attributes {
	if c == nil {
		return nil
	}
	return &Attributes{Status: c.edge.Status, Date: c.edge.Date, Confidence: c.edge.Confidence, Rule: c.edge.Rule}
}
