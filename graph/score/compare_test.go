package score

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"newsgraph/graph"
)

// lines shows a comparison, an act a line.
func lines(c Comparison) []string {
	var out []string
	for _, a := range c.Acts {
		out = append(out, fmt.Sprintf("%s %s: %s %s %s %s", a.In, a.Document, a.Source, a.Relation, a.Target, a.Verdict))
	}
	return out
}

// renamed is a graph whose nodes have other ids and, some of them, other names.
func renamed(g *graph.Graph) *graph.Graph {
	out := &graph.Graph{Documents: g.Documents}
	for _, n := range g.Nodes {
		if n.ID == "katrin" {
			n.Name, n.Aliases = "Jonsdottir", nil
		}
		n.ID = "other-" + n.ID
		out.Nodes = append(out.Nodes, n)
	}
	for _, e := range g.Edges {
		e.Source, e.Target = "other-"+e.Source, "other-"+e.Target
		out.Edges = append(out.Edges, e)
	}
	return out
}

func TestCompare(t *testing.T) {
	a := ferry("1 norway warned iceland actual", "1 norway warned iceland planned", "1 berg met katrin actual", "1 union criticized norway", "2 league aided iceland", "3 league aided norway")
	b := renamed(ferry("1 norway warned iceland possible", "1 katrin met berg", "1 iceland warned norway", "2 league supported iceland"))
	c, err := Compare(a, b, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"both doc-1: NORWAY warned Republic of Iceland ", "both doc-1: Ms Ada Berg met Katrin Jonsdottir ", "a doc-1: Harbour Union criticized NORWAY ",
		"b doc-1: Republic of Iceland warned NORWAY ", "a doc-2: League aided Republic of Iceland ", "b doc-2: League supported Republic of Iceland ",
	}
	if got := lines(c); !slices.Equal(got, want) {
		t.Errorf("acts\n%q, want\n%q", got, want)
	}
	if c.Articles != 2 || c.Both != (Tally{Acts: 2, Unknown: 2}) || c.OnlyA.Acts != 2 || c.OnlyB.Acts != 2 {
		t.Errorf("counts %+v", c)
	}
	if first := c.Acts[0]; first.A.Status != graph.Actual || first.B.Status != graph.Possible || first.Text != "Sentence." || c.Acts[2].B != nil || c.Acts[3].A != nil {
		t.Errorf("attributes %+v, %+v", first.A, first.B)
	}
}

// TestCompareItself has everything in both, and nothing alone.
func TestCompareItself(t *testing.T) {
	g := ferry("1 norway warned iceland", "1 berg met katrin", "2 union criticized norway", "2 berg holds_office norway minister")
	for _, other := range []*graph.Graph{g, renamed(g)} {
		c, err := Compare(g, other, nil)
		if err != nil || c.OnlyA.Acts+c.OnlyB.Acts != 0 || c.Both.Acts != 3 {
			t.Errorf("error %v, %q", err, lines(c))
		}
	}
	if _, err := Compare(g, ferry("7 norway warned iceland"), nil); !errors.Is(err, ErrNothingShared) {
		t.Errorf("error %v", err)
	}
}

// TestCompareGold tells which acts are right where articles are annotated.
func TestCompareGold(t *testing.T) {
	gold := Gold{
		Document: "1",
		Entities: []GoldEntity{{ID: "no", Kind: graph.Country, Name: "Norway"}, {ID: "is", Kind: graph.Country, Name: "Republic of Iceland"}, {ID: "kj", Kind: graph.Person, Name: "Katrin Jonsdottir"}},
		Events: []GoldEvent{
			{Source: "no", Relation: graph.Warned, Target: "is"}, {Source: "no", Relation: graph.Aided, Target: "is", Optional: true},
			{Source: "kj", Relation: graph.Criticized, Target: "no"},
		},
	}
	a := ferry("1 norway warned iceland", "1 norway attacked iceland", "2 norway warned iceland")
	b := ferry("1 norway warned iceland", "1 norway aided iceland", "1 katrin criticized norway", "1 jonsdottir criticized norway", "2 iceland warned norway")
	c, err := Compare(a, b, []Gold{gold})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"both doc-1: NORWAY warned Republic of Iceland right", "a doc-1: NORWAY attacked Republic of Iceland wrong",
		"b doc-1: NORWAY aided Republic of Iceland arguable", "b doc-1: Katrin Jonsdottir criticized NORWAY right", "b doc-1: Jónsdóttir criticized NORWAY right",
		"a doc-2: NORWAY warned Republic of Iceland ", "b doc-2: Republic of Iceland warned NORWAY ",
	}
	if got := lines(c); !slices.Equal(got, want) {
		t.Errorf("acts\n%q, want\n%q", got, want)
	}
	if c.Both.Right != 1 || c.OnlyA != (Tally{Acts: 2, Wrong: 1, Unknown: 1}) || c.OnlyB != (Tally{Acts: 4, Right: 2, Arguable: 1, Unknown: 1}) {
		t.Errorf("counts %+v %+v %+v", c.Both, c.OnlyA, c.OnlyB)
	}
}
