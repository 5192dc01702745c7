package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/internal/crowd"
	"newsgraph/graph/query"
)

// both returns a store of n articles, and its graph in memory.
func both(t testing.TB, n int) (*Store, *graph.Graph) {
	t.Helper()
	s := memory(t)
	var articles []*graph.Graph
	for i := range n {
		articles = append(articles, crowd.Article(i))
	}
	mustPut(t, s, articles...)
	g, err := s.Graph(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return s, g
}

// asked makes questions up.
type asked struct {
	r *rand.Rand
	g *graph.Graph
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// name is a name, a part of one, a misspelt one or something else.
func (a asked) name() string {
	n := pick(a.r, a.g.Nodes)
	text := []rune(pick(a.r, append([]string{n.Name, n.ID}, n.Aliases...)))
	switch a.r.IntN(4) {
	case 0:
		from := a.r.IntN(len(text))
		return string(text[from:min(len(text), from+3+a.r.IntN(6))])
	case 1, 2:
		for range 1 + a.r.IntN(3) {
			text = a.slip(text)
		}
	}
	return string(text)
}

// slip changes, drops, adds or swaps letters.
func (a asked) slip(text []rune) []rune {
	at := a.r.IntN(len(text))
	letter := rune('a' + a.r.IntN(26))
	switch out := slices.Clone(text); a.r.IntN(4) {
	case 0:
		out[at] = letter
		return out
	case 1:
		if len(out) > 1 {
			return slices.Delete(out, at, at+1)
		}
		return out
	case 2:
		return slices.Insert(out, at, letter)
	default:
		if at+1 < len(out) {
			out[at], out[at+1] = out[at+1], out[at]
		}
		return out
	}
}

func (a asked) filter() *query.Filter {
	f := new(query.Filter)
	maybe := func(chance int) bool { return a.r.IntN(chance) == 0 }
	if maybe(4) {
		f.From = fmt.Sprintf("20%02d-%02d", 10+a.r.IntN(10), 1+a.r.IntN(12))
	}
	if maybe(4) {
		f.To = fmt.Sprint(2012 + a.r.IntN(13))
	}
	f.Undated = maybe(4)
	f.By = pick(a.r, append(query.Bases(), ""))
	if maybe(5) {
		f.Statuses = []graph.Status{graph.Actual}
	}
	if maybe(6) {
		f.Classes = []graph.Class{graph.Consult, graph.Threaten}
	}
	if maybe(6) {
		f.Relations = []graph.Relation{graph.HoldsOffice, graph.Warned}
	}
	if maybe(5) {
		f.Speakers = []string{pick(a.r, a.g.Nodes).ID}
	}
	if maybe(6) {
		f.Articles = []string{pick(a.r, a.g.Documents).ID}
	}
	if maybe(8) {
		f.MinArticles = 2
	}
	if maybe(2) {
		f.MinConfidence = 0.5
	}
	if maybe(4) {
		f.Actors = []string{pick(a.r, a.g.Nodes).ID}
		f.Hops = a.r.IntN(3)
	}
	f.Giant = maybe(15)
	return f
}

// TestSameNames looks names up in the store and in memory.
func TestSameNames(t *testing.T) {
	ctx := context.Background()
	s, g := both(t, 80)
	whole := query.NewIndex(g)
	a := asked{rand.New(rand.NewPCG(1, 2)), g}
	ways := map[query.Match]int{}
	for range 500 {
		typed := a.name()
		x, err := query.Lookup(ctx, s, typed)
		if err != nil {
			t.Fatal(err)
		}
		got, want := x.Search(typed, 0), whole.Search(typed, 0)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%q: %v, want %v", typed, got, want)
		}
		for _, c := range want[:min(1, len(want))] {
			ways[c.Match]++
		}
		_, gotErr := x.Find(typed)
		_, wantErr := whole.Find(typed)
		if fmt.Sprint(gotErr) != fmt.Sprint(wantErr) {
			t.Fatalf("%q: %v, want %v", typed, gotErr, wantErr)
		}
		begin := typed[:min(len(typed), 1+a.r.IntN(5))]
		if x, err = query.Beginnings(ctx, s, begin); err != nil {
			t.Fatal(err)
		}
		if got, want := x.Complete(begin, 100), whole.Complete(begin, 100); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q...: %v, want %v", begin, got, want)
		}
	}
	for _, way := range []query.Match{query.ByID, query.ByName, query.ByOther, query.ByWord, query.ByPrefix, query.ByMisspelt} {
		if ways[way] < 3 {
			t.Errorf("only %d names were found by %d: %v", ways[way], way, ways)
		}
	}
}

// bases are the two ways to ask.
func bases(s *Store, g *graph.Graph) map[string]query.Base {
	return map[string]query.Base{"store": s, "memory": query.NewMemory(g)}
}

// TestSameAnswers puts questions to the store, to the graph in memory by way of
// its parts, and to the whole graph.
func TestSameAnswers(t *testing.T) {
	ctx := context.Background()
	s, g := both(t, 60)
	a := asked{rand.New(rand.NewPCG(3, 4)), g}
	answered := 0
	for range 400 {
		need := query.Need{Filter: a.filter(), Mentions: a.r.IntN(2) == 0, Reported: a.r.IntN(2) == 0}
		if a.r.IntN(3) > 0 {
			need.Ends = []string{pick(a.r, g.Nodes).ID}
		}
		if a.r.IntN(4) == 0 {
			need.Relations = []graph.Relation{pick(a.r, g.Edges).Relation}
		}
		if slices.Contains(need.Relations, graph.MentionedIn) {
			need.Mentions = true
		}
		want := answerOf(g, need)
		for way, base := range bases(s, g) {
			part, err := query.Gather(ctx, base, need)
			if err != nil {
				t.Fatal(err)
			}
			if got := answerOf(part, need); got != want {
				t.Fatalf("%s: %+v %+v:\n%.600s\nwant\n%.600s", way, need, *need.Filter, got, want)
			}
		}
		if len(want) > 200 {
			answered++
		}
	}
	if answered < 100 {
		t.Errorf("only %d questions had answers", answered)
	}
}

// answerOf is what counts in the answer, as text.
func answerOf(g *graph.Graph, need query.Need) string {
	part, left := need.Filter.Split(g)
	counts := func(e *graph.Edge) bool {
		if e.Relation == graph.MentionedIn && !need.Mentions || len(need.Relations) > 0 && !slices.Contains(need.Relations, e.Relation) {
			return false
		}
		if len(need.Ends) == 0 {
			return true
		}
		id := need.Ends[0]
		return e.Source == id || e.Target == id || need.Reported && e.ReportedBy == id
	}
	var edges []graph.Edge
	names := map[string]string{}
	for _, e := range part.Edges {
		if counts(&e) {
			edges = append(edges, e)
			names[e.Source], names[e.Target] = "", ""
		}
	}
	for _, n := range part.Nodes {
		if _, ok := names[n.ID]; ok {
			names[n.ID] = n.Name
		}
	}
	return textOf([]any{edges, names, left.Keep(counts)})
}

func textOf(v any) string {
	text, err := jsonText(v)
	if err != nil {
		panic(err)
	}
	return text
}

// TestSamePaths looks for ways between nodes.
func TestSamePaths(t *testing.T) {
	ctx := context.Background()
	s, g := both(t, 30)
	a := asked{rand.New(rand.NewPCG(5, 6)), g}
	lengths := map[int]int{}
	for range 250 {
		from, to, f := pick(a.r, g.Nodes).ID, pick(a.r, g.Nodes).ID, new(query.Filter)
		if a.r.IntN(2) == 0 {
			f = a.filter()
		}
		opts := query.PathOptions{Count: 1 + a.r.IntN(4), Detour: max(0, a.r.IntN(5)-2)}
		part, _ := f.Split(g)
		want, wantErr := query.Paths(part, from, to, opts)
		for way, base := range bases(s, g) {
			near, err := query.GatherPath(ctx, base, f, from, to, opts)
			var got []query.Path
			if err == nil {
				part, _ := f.Split(near)
				got, err = query.Paths(part, from, to, opts)
			}
			if !errors.Is(err, wantErr) {
				t.Fatalf("%s: %s to %s by %+v: %v, want %v", way, from, to, *f, err, wantErr)
			}
			if gotText, wantText := jsonOf(t, got), jsonOf(t, want); wantErr == nil && gotText != wantText {
				t.Fatalf("%s: %s to %s by %+v:\n%.500s\nwant\n%.500s", way, from, to, *f, gotText, wantText)
			}
		}
		if wantErr == nil {
			lengths[len(want[0].Steps)]++
		}
	}
	if lengths[2] < 10 || lengths[3] < 10 {
		t.Errorf("lengths of the paths: %v", lengths)
	}
}

// ruled returns a store of n articles, resolved by the rules, so that bodies have states
// and persons offices, and its graph in memory.
func ruled(t testing.TB, n int) (*Store, *graph.Graph) {
	t.Helper()
	o := byRules(nil)
	o.InMemory = true
	s := mustOpen(t, "memory", o)
	var articles []*graph.Graph
	for i := range n {
		articles = append(articles, crowd.Article(i))
	}
	mustPut(t, s, articles...)
	g, err := s.Graph(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return s, g
}

// TestSameStates puts questions about states to the store, to the graph in memory, and
// to the whole graph.
func TestSameStates(t *testing.T) {
	ctx := context.Background()
	s, g := ruled(t, 60)
	a := asked{rand.New(rand.NewPCG(7, 8)), g}
	answered, narrowed := 0, 0
	for range 120 {
		need := query.Need{Filter: a.filter(), Mentions: a.r.IntN(3) == 0}
		level := pick(a.r, query.Levels())
		if a.r.IntN(4) > 0 {
			need.Ends = []string{pick(a.r, g.Nodes).ID}
		}
		if a.r.IntN(2) == 0 {
			need.Relations = query.Events()
		}
		want := rolledAnswer(g, need, level)
		for way, base := range bases(s, g) {
			part, err := query.GatherRolled(ctx, base, need, level)
			if err != nil {
				t.Fatal(err)
			}
			if got := rolledAnswer(part, need, level); got != want {
				t.Fatalf("%s: %s %+v %+v:\n%.900s\nwant\n%.900s", way, level, need, *need.Filter, got, want)
			}
			if len(part.Edges) < len(g.Edges)/2 {
				narrowed++
			}
		}
		if len(want) > 200 {
			answered++
		}
	}
	if answered < 30 || narrowed < 40 {
		t.Errorf("%d questions had answers, %d parts were small", answered, narrowed)
	}
}

// rolledAnswer is what counts in the answer when a graph is rolled up.
func rolledAnswer(g *graph.Graph, need query.Need, level query.Level) string {
	r := query.NewRollUp(g, level)
	f := *need.Filter
	need.Filter = &f
	need.Ends, f.Actors = slices.Clone(need.Ends), slices.Clone(f.Actors)
	for _, list := range [][]string{need.Ends, f.Actors} {
		for i := range list {
			list[i] = r.Of(list[i], "")
		}
	}
	inner := f.Apply(&graph.Graph{Edges: r.Inner}).Edges
	inner = slices.DeleteFunc(slices.Clone(inner), func(e graph.Edge) bool {
		return len(need.Ends) > 0 && e.Source != need.Ends[0]
	})
	return answerOf(r.Graph, need) + textOf(append([]graph.Edge{}, inner...))
}

// TestSameParts takes parts of the graph by filters alone, from the store and in memory:
// they are what the filter leaves of the whole graph.
func TestSameParts(t *testing.T) {
	ctx := context.Background()
	s, g := both(t, 60)
	a := asked{rand.New(rand.NewPCG(9, 10)), g}
	for range 120 {
		f := a.filter()
		want := textOf(f.Apply(g))
		for way, base := range bases(s, g) {
			part, err := query.Gather(ctx, base, query.Need{Filter: f, Mentions: true})
			if err != nil {
				t.Fatal(err)
			}
			if got := textOf(f.Apply(part)); got != want {
				t.Fatalf("%s: %+v:\n%.900s\nwant\n%.900s", way, *f, got, want)
			}
		}
	}
}
