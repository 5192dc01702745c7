package measure

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"

	"newsgraph/graph"
	"newsgraph/graph/internal/crowd"
)

// harbour makes a graph of lines "source relation target articles", all actors
// persons but for those that begin with "Port", which are places.
func harbour(lines ...string) *graph.Graph {
	g := &graph.Graph{}
	seen := map[string]bool{}
	for i, line := range lines {
		var source, relation, target string
		articles := 0
		if _, err := fmt.Sscan(line, &source, &relation, &target, &articles); err != nil {
			panic(line)
		}
		for _, id := range []string{source, target} {
			if !seen[id] {
				seen[id] = true
				kind := graph.Person
				if strings.HasPrefix(id, "Port") {
					kind = graph.Place
				}
				g.Nodes = append(g.Nodes, graph.Node{ID: id, Kind: kind, Name: id})
			}
		}
		e := graph.Edge{ID: fmt.Sprint("e", i), Source: source, Target: target, Relation: graph.Relation(relation)}
		for k := range articles {
			e.Evidence = append(e.Evidence, graph.Evidence{Document: fmt.Sprint("d", k)})
		}
		g.Edges = append(g.Edges, e)
	}
	return g
}

// two makes two circles of friends with one bridge, Dov, between Cato and Eva.
func two() *graph.Graph {
	return harbour("Ada met Ben 2", "Ben met Cato 2", "Cato met Ada 2", "Cato warned Dov 1", "Dov warned Eva 1",
		"Eva met Finn 2", "Finn met Gil 2", "Gil met Eva 2", "Ada visited PortA 9", "Gil member_of Ada 9", "Hal warned Hal 3")
}

func names(list []Score) string {
	var out []string
	for _, s := range list {
		out = append(out, s.Node.Name)
	}
	return strings.Join(out, " ")
}

func TestRank(t *testing.T) {
	tests := map[By]string{
		Acts:        "Cato Eva Ada Ben Dov Finn Gil", // three acts, two acts; places and structure do not count
		Partners:    "Cato Eva Ada Ben Dov Finn Gil",
		Betweenness: "Dov Cato Eva Ada Ben Finn Gil",
	}
	for by, want := range tests {
		got, err := Rank(two(), by)
		if err != nil || names(got) != want {
			t.Errorf("%s: got %s (%v), want %s", by, names(got), err, want)
		}
	}
	got, _ := Rank(two(), Betweenness)
	if b := got[0].Betweenness; b != 0.6 { // 9 of the 15 pairs of others
		t.Errorf("Dov stands between %v of the pairs, want 0.6", b)
	}
	if r, _ := Rank(&graph.Graph{}, PageRank); len(r) != 0 {
		t.Errorf("an empty graph has %v", r)
	}
}

// TestPageRankIsGonums compares with gonum's, which begins at random.
func TestPageRankIsGonums(t *testing.T) {
	g := &graph.Graph{}
	seen := map[string]bool{}
	for i := range 60 {
		a := crowd.Article(i)
		for _, n := range a.Nodes {
			if !seen[n.ID] {
				seen[n.ID] = true
				g.Nodes = append(g.Nodes, n)
			}
		}
		g.Edges = append(g.Edges, a.Edges...)
	}
	n := newNet(g)
	d := simple.NewWeightedDirectedGraph(0, 0)
	for k := range n.nodes {
		d.AddNode(simple.Node(k))
	}
	for k, links := range n.out {
		for _, l := range links {
			d.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(k), T: simple.Node(l.to), W: float64(l.weight)})
		}
	}
	want := network.PageRankSparse(d, damping, 1e-12)
	sum := 0.0
	for k, got := range n.pageRank() {
		sum += got
		if math.Abs(got-want[int64(k)]) > 1e-7 {
			t.Errorf("%s: got %v, gonum %v", n.nodes[k].ID, got, want[int64(k)])
		}
	}
	if len(n.nodes) < 100 || math.Abs(sum-1) > 1e-8 {
		t.Errorf("%d ranks add up to %v", len(n.nodes), sum)
	}
	for range 5 {
		slices.Reverse(g.Edges)
		slices.Reverse(g.Nodes)
		for _, by := range Measures() {
			a, _ := Rank(g, by)
			if b, _ := Rank(g, by); !reflect.DeepEqual(a, b) {
				t.Errorf("%s is another one the second time", by)
			}
		}
	}
}

func TestTooLarge(t *testing.T) {
	g := &graph.Graph{}
	for i := range MaxBetween + 1 {
		g.Nodes = append(g.Nodes, graph.Node{ID: fmt.Sprint(i), Kind: graph.Person})
		g.Edges = append(g.Edges, graph.Edge{Source: "0", Target: fmt.Sprint(i), Relation: graph.Met})
	}
	var large *TooLargeError
	if _, err := Rank(g, Betweenness); !errors.As(err, &large) || large.Actors != MaxBetween+1 {
		t.Errorf("got %v", err)
	}
	if _, err := Rank(g, PageRank); err != nil {
		t.Error(err)
	}
}

func TestCommunities(t *testing.T) {
	g := two()
	want, q := Communities(g, 1)
	var got []string
	for _, c := range want {
		s := ""
		for _, m := range c.Members {
			s += m.Name[:1]
		}
		got = append(got, fmt.Sprint(s, " ", c.Inside, " ", c.Outside))
	}
	if s := strings.Join(got, ", "); s != "CABD 7 1, EFG 6 1" && s != "EDFG 7 1, CAB 6 1" {
		t.Errorf("got %s", s)
	}
	if q < 0.4 || q > 0.5 {
		t.Errorf("modularity %v", q)
	}
	for range 10 {
		slices.Reverse(g.Edges)
		slices.Reverse(g.Nodes)
		if again, q2 := Communities(g, 1); q2 != q || !reflect.DeepEqual(again, want) {
			t.Fatalf("the second time %v, before %v", again, want)
		}
	}
	if none, _ := Communities(&graph.Graph{}, 1); none != nil {
		t.Errorf("an empty graph has %v", none)
	}
}

func TestBetween(t *testing.T) {
	tests := []struct{ a, b, want string }{
		{"Ada", "Ben", "1 act, distance 1: Cato 1+1 2/2"},
		{"Ada", "Dov", "0 act, distance 2: Cato 1+1 2/1"},
		{"Ada", "Finn", "0 act, distance 4: Cato 1+3 2/0 Dov 2+2 0/0 Eva 3+1 0/2"},
		{"Ada", "Hal", "0 act, distance 0:"},
	}
	for _, tt := range tests {
		c := Between(two(), tt.a, tt.b)
		got := fmt.Sprintf("%d act, distance %d:", len(c.Acts), c.Distance)
		for _, m := range c.Middle {
			got += fmt.Sprintf(" %s %d+%d %d/%d", m.Node.Name, m.FromA, m.FromB, m.WithA, m.WithB)
		}
		if got != tt.want {
			t.Errorf("%s, %s: got %s, want %s", tt.a, tt.b, got, tt.want)
		}
	}
}

func Example() {
	ranks, _ := Rank(two(), Betweenness)
	fmt.Println(ranks[0].Node.Name, ranks[0].Betweenness)
	c := Between(two(), "Ada", "Dov")
	fmt.Println(c.Distance, c.Middle[0].Node.Name)
	// Output:
	// Dov 0.6
	// 2 Cato
}
