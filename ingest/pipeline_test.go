package ingest_test

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"newsgraph/graph"
	"newsgraph/ingest"
	"newsgraph/ingest/document"
)

var update = flag.Bool("update", false, "rewrite the expected acts in testdata/acts.txt")

var pipeline = sync.OnceValue(func() *ingest.Pipeline {
	p, err := ingest.New(ingest.Options{})
	if err != nil {
		panic(err)
	}
	return p
})

// factsOf are the facts of an article that no stage fails on.
func factsOf(a document.Article) *graph.Graph {
	g, err := pipeline().Facts(context.Background(), a)
	if err != nil {
		panic(err)
	}
	return g
}

// actCase is one case of testdata/acts.txt.
type actCase struct {
	name, date, text string
	want             []string
}

func readCases(t *testing.T, path string) (head string, cases []actCase) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var c *actCase
	expected := false
	for s := bufio.NewScanner(f); s.Scan(); {
		line := s.Text()
		switch {
		case strings.HasPrefix(line, "-- "):
			cases = append(cases, actCase{name: line[3:]})
			c, expected = &cases[len(cases)-1], false
		case c == nil:
			head += line + "\n"
		case line == "=":
			expected = true
		case line == "":
		case expected:
			c.want = append(c.want, line)
		case c.date == "":
			c.date = line
		default:
			c.text += line + "\n"
		}
	}
	return head, cases
}

// acts lists the acts and meetings' places of a fragment in words.
func acts(g *graph.Graph) []string {
	names := map[string]string{}
	for _, n := range g.Nodes {
		names[n.ID] = n.Name
	}
	var out []string
	for _, e := range g.Edges {
		if e.Relation.Event() {
			line := fmt.Sprintf("%s %s > %s %s", e.Relation, names[e.Source], names[e.Target], e.Status)
			out = append(out, strings.TrimSpace(line+" "+e.Date))
		}
	}
	return out
}

func TestActs(t *testing.T) {
	path := filepath.Join("testdata", "acts.txt")
	head, cases := readCases(t, path)
	if len(cases) < 20 {
		t.Fatalf("%d cases in %s", len(cases), path)
	}
	var b strings.Builder
	b.WriteString(strings.TrimRight(head, "\n") + "\n")
	for _, c := range cases {
		got := acts(factsOf(document.Article{ID: "a", Date: c.date, Text: c.text}))
		fmt.Fprintf(&b, "\n-- %s\n%s\n%s=\n", c.name, c.date, c.text)
		for _, l := range got {
			b.WriteString(l + "\n")
		}
		if !*update && strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: %s\ngot\n  %s\nwant\n  %s", c.name, c.text, strings.Join(got, "\n  "), strings.Join(c.want, "\n  "))
		}
	}
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// checkFragment reports what the contract of a fragment forbids.
func checkFragment(t *testing.T, text string, g *graph.Graph) {
	t.Helper()
	nodes := map[string]bool{}
	for _, n := range g.Nodes {
		if nodes[n.ID] {
			t.Errorf("node id %s twice", n.ID)
		}
		nodes[n.ID] = true
	}
	runes := []rune(text)
	for _, e := range g.Edges {
		if !nodes[e.Source] || !nodes[e.Target] {
			t.Errorf("edge %s: an end is no node", e.ID)
		}
		if len(e.Evidence) == 0 {
			t.Errorf("edge %s without evidence", e.ID)
		}
		for _, v := range e.Evidence {
			if v.Start < 0 || v.End > len(runes) || v.Start >= v.End || string(runes[v.Start:v.End]) != v.Text {
				t.Errorf("edge %s: evidence %d:%d does not stand in the text", e.ID, v.Start, v.End)
			}
		}
	}
}

func TestEvidenceStandsInTheText(t *testing.T) {
	text := "Премьер “Zoë Müller” met Łukasz Nowak — in Kraków.\n\nPoland’s ministry urged Lithuania to help… 🙂 Lithuania refused to help Poland.\n"
	g := factsOf(document.Article{ID: "a", Date: "2023-05-12", Text: text})
	if len(acts(g)) == 0 {
		t.Error("no act found")
	}
	checkFragment(t, text, g)
}

func TestSameTextSameFacts(t *testing.T) {
	a := document.Article{ID: "a", Date: "2023-05-12", Text: "France and Italy signed a treaty. Spain accused France of delay."}
	first := fmt.Sprint(*factsOf(a))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if again := fmt.Sprint(*factsOf(a)); again != first {
				t.Errorf("facts differ:\n%s\n%s", first, again)
			}
		})
	}
	group.Wait()
}

func TestCheckFindsMissingLayer(t *testing.T) {
	run := func(context.Context, *ingest.Analysis) error { return nil }
	good := []ingest.Stage{
		{Name: "a", Gives: []ingest.Layer{ingest.Tokens}, Run: run},
		{Name: "b", Needs: []ingest.Layer{ingest.Tokens}, Gives: []ingest.Layer{ingest.Tags}, Run: run},
	}
	if err := ingest.Check(good); err != nil {
		t.Error(err)
	}
	bad := []ingest.Stage{good[1], good[0]}
	if err := ingest.Check(bad); err == nil || !strings.Contains(err.Error(), "stage b needs the tokens") {
		t.Errorf("a wrong order passes: %v", err)
	}
}

func FuzzFacts(f *testing.F) {
	for _, s := range []string{"", "\n", "Iran warned Iraq.", "“He said: “no”", "1.\x00 A-B–C", "See also  X | Y"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?") // as readers of articles guarantee
		checkFragment(t, text, factsOf(document.Article{ID: "a", Date: "2023-05-12", Text: text}))
	})
}

// BenchmarkFacts measures the way from text to facts on one core:
//
//	go test ./ingest -run '^$' -bench Facts -cpu 1
func BenchmarkFacts(b *testing.B) {
	texts, err := filepath.Glob("../seeds/*.txt")
	if err != nil || len(texts) == 0 {
		b.Fatal("no sample articles", err)
	}
	var articles []document.Article
	tokens := 0
	for _, p := range texts {
		text, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		a := document.Article{ID: p, Text: string(text)}
		articles = append(articles, a)
		d, err := pipeline().Analyse(context.Background(), a)
		if err != nil {
			b.Fatal(err)
		}
		tokens += len(d.Tokens)
	}
	for b.Loop() {
		for _, a := range articles {
			factsOf(a)
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func ExamplePipeline_Facts() {
	p, err := ingest.New(ingest.Options{})
	if err != nil {
		panic(err)
	}
	facts, err := p.Facts(context.Background(), document.Article{ID: "note", Date: "2023-05-12", Text: "Norway warned Hungary on Thursday."})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range facts.Edges {
		if e.Relation.Event() {
			fmt.Println(e.Source, e.Relation, e.Target, e.Status, e.Date)
			fmt.Println(e.Evidence[0].Text)
		}
	}
	// Output:
	// country:NOR warned country:HUN actual 2023-05-11
	// Norway warned Hungary on Thursday.
}
