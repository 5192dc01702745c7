package resolve

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"newsgraph/graph"
)

// persons makes one article for each line: `Name | Country | Title of Place`;
// country and office may be empty. A date may follow.
func persons(t *testing.T, lines ...string) []*graph.Graph {
	t.Helper()
	var out []*graph.Graph
	for i, line := range lines {
		f := strings.Split(line, "|")
		for len(f) < 4 {
			f = append(f, "")
		}
		text := fmt.Sprintf("doc d%d %s\nnode person:x person %q %s\n", i, strings.TrimSpace(f[3]), strings.TrimSpace(f[0]), strings.TrimSpace(f[1]))
		if title, place, ok := strings.Cut(strings.TrimSpace(f[2]), " of "); ok {
			country := place
			if len(place) != 3 {
				country = ""
			}
			text += fmt.Sprintf("node at:%s government %q %s\nedge person:x holds_office at:%s title=%q\n", place, place, country, place, title)
		}
		out = append(out, article(t, text))
	}
	return out
}

func TestPersons(t *testing.T) {
	tests := []struct {
		what  string
		lines []string
		want  string // lines that are one person, by number; sets separated by blanks
	}{
		{"equal names", []string{"Jane Doe", "Jane Doe"}, "01"},
		{"transliteration", []string{"Volodymyr Zelenskyy|UKR", "Vladimir Zelensky|UKR", "Volodymyr Zelenskiy|UKR"}, "012"},
		{"given names", []string{"Sergey Lavrov", "Sergei Lavrov", "Serhii Lavrov"}, "012"},
		{"Belarusian", []string{"Aleksandr Lukashenko|BLR", "Alyaksandr Lukashenka|BLR"}, "01"},
		{"Arabic", []string{"Mahmoud al-Masri", "Mahmud Al Masri", "Mahmoud Masri"}, "012"},
		{"short form", []string{"Joe Biden|USA", "Joseph Biden|USA"}, "01"},
		{"middle name", []string{"Joseph R. Biden|USA", "Joe Biden|USA", "Joseph Robinette Biden|USA"}, "012"},
		{"other middle names", []string{"George W. Bush|USA", "George H. W. Bush|USA"}, "0 1"},
		{"misspelt middle name", []string{"Kemal Tayyip Yildiz|TUR", "Kemal Tayyib Yildiz|TUR", "Yildiz"}, "012"},
		{"father's initials", []string{"George W. Bush|USA", "George Herbert Walker Bush|USA"}, "0 1"},
		{"contradicting middle names", []string{"Anna Maria Kral|CZE", "Anna Petra Kral|CZE"}, "0 1"},
		{"honorific", []string{"President Ada Berg|NOR", "Mrs. Ada Berg|NOR", "Ada Berg|NOR"}, "012"},
		{"two of one name", []string{"Michael Smith|USA", "Michael Smith|GBR", "Michael Smith|USA"}, "02 1"},
		{"two of one name and one unknown", []string{"Michael Smith|USA", "Michael Smith|GBR", "Michael Smith"}, "0 1 2"},
		{"one of them unknown", []string{"Michael Smith|USA", "Michael Smith"}, "01"},
		{"country differs, office agrees", []string{"Ada Berg|NOR|secretary general of nato", "Ada Berg|BEL|Secretary-General of nato"}, "01"},
		{"last name", []string{"Ada Berg|NOR", "Berg|NOR", "Berg"}, "012"},
		{"last name of another country", []string{"Ada Berg|NOR", "Berg|AUT"}, "0 1"},
		{"a father's name", []string{"Faisal bin Salman|SAU", "Salman|SAU", "bin Salman|SAU"}, "02 1"},
		{"one wrong country among many articles", []string{"Ada Berg|NOR|premier of NOR", "Ada Berg|NOR|premier of NOR", "Ada Berg|NOR", "Ada Berg|ISL|premier of ISL",
			"Ada Berg|SWE", "Ada Berg", "Berg|ISL|premier of ISL"}, "0123456"},
		{"a namesake in another post", []string{"Ada Berg|NOR|premier of NOR", "Ada Berg|NOR|premier of NOR", "Ada Berg|NOR", "Ada Berg|ISL|ambassador of ISL"}, "012 3"},
		{"former and present", []string{"Ada Berg|NOR|premier of NOR", "Ada Berg|SWE|former prime minister of NOR"}, "01"},
		{"a former holder", []string{"Ada Berg|NOR|former premier of NOR", "Odd Lie|NOR|premier of NOR", "Norwegian premier|NOR"}, "0 12"},
		{"a king's name", []string{"Otto Harald|NOR", "King Harald|NOR", "Harald|NOR|king of NOR", "Harald|NOR"}, "03 12"},
		{"two states, one title", []string{"Ada Berg|NOR|prime minister of NOR", "Ada Berg|SWE|premier of SWE"}, "01"},
		{"the best known bearer", append(slices.Repeat([]string{"Ada Berg|NOR"}, 10), "Otto Berg|AUT", "Berg"), "012345678911 10"},
		{"last name of two", []string{"Ada Berg|NOR", "Otto Berg|AUT", "Berg|AUT", "Berg"}, "0 12 3"},
		{"initial", []string{"Ada Berg|NOR", "Otto Berg|NOR", "O. Berg|NOR"}, "0 12"},
		{"family name first", []string{"Ri Chol Min|PRK", "Ri|PRK"}, "01"},
		{"middle name is not given name", []string{"Ada Berg|NOR", "Ada|NOR"}, "0 1"},
		{"long family name", []string{"Ilse von der Heide|DEU", "von der Heide|DEU", "Heide|DEU"}, "012"},
		{"second given name", []string{"Kemal Orhan Yildiz|TUR", "Orhan Yildiz|TUR"}, "01"},
		{"typo", []string{"Katarina Holmström|SWE", "Katarina Holmstrm|SWE"}, "01"},
		{"typo without anything in common", []string{"Katarina Holmström|SWE", "Katarina Holmstrm|FIN"}, "0 1"},
		{"cut short in one office", []string{"Anthony Blinken|USA|Secretary of State of USA", "Anthony Blink|USA|Secretary of State of USA"}, "01"},
		{"cut short elsewhere", []string{"Mark Peterson|USA", "Mark Peters|USA"}, "0 1"},
		{"brother and sister", []string{"Ivan Petrov|RUS", "Ivana Petrova|RUS"}, "0 1"},
		{"short names", []string{"Kim Jong Un|PRK", "Kim Jong Il|PRK"}, "0 1"},
		{"office-holder", []string{"Ada Berg|NOR|prime minister of NOR|2022-01-05", "Norwegian prime minister|NOR|premier of NOR|2022-01-09"}, "01"},
		{"office-holder without edge", []string{"Ada Berg|NOR|prime minister of NOR", "Norwegian premier|NOR"}, "01"},
		{"office-holder long ago", []string{"Ada Berg|NOR|prime minister of NOR|2022-01-05", "Norwegian prime minister|NOR|premier of NOR|2012-01-09"}, "0 1"},
		{"office by date", []string{"Ada Berg|NOR|prime minister of NOR|2012-01-05", "Odd Lie|NOR|prime minister of NOR|2022-01-05",
			"Norwegian prime minister|NOR||2021-10-09"}, "0 12"},
		{"a wrong office of a last name", []string{"Ada Berg|NOR|premier of NOR|2022-01-05", "Ada Berg|NOR|premier of NOR|2022-01-06",
			"Ada Berg|NOR|premier of NOR|2022-01-07", "Eva Lind|SWE|president of SWE|2022-01-07", "Lind|NOR|premier of NOR|2022-01-08",
			"Norwegian prime minister|NOR||2022-01-09"}, "0125 34"},
		{"a new holder", []string{"Ada Berg|NOR|premier of NOR|2022-01-05", "Ada Berg|NOR|premier of NOR|2022-01-06", "Eva Lind|NOR|premier of NOR|2022-02-07",
			"Lind|NOR|premier of NOR|2022-02-08"}, "01 23"},
		{"deputies are others", []string{"Ada Berg|NOR|foreign minister of NOR", "deputy foreign minister|NOR|deputy foreign minister of NOR"}, "0 1"},
		{"spokesmen are many", []string{"Ada Berg|NOR|spokesperson of NOR", "Norwegian spokesman|NOR|spokesman of NOR"}, "0 1"},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			r, err := Resolve(persons(t, tt.lines...), Options{})
			if err != nil {
				t.Fatal(err)
			}
			sets := map[string]string{}
			for i := range tt.lines {
				id, ok := r.ID(fmt.Sprint("d", i), "person:x")
				if !ok {
					t.Fatalf("line %d has no node", i)
				}
				sets[id] += fmt.Sprint(i)
			}
			var got []string
			for _, s := range sets {
				got = append(got, s)
			}
			slices.Sort(got)
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("%q: got %s, want %s", tt.lines, s, tt.want)
			}
		})
	}
}

// corpusOf is a small corpus of made-up news with names of every difficulty.
func corpusOf(t testing.TB, articles int, rng *rand.Rand) []*graph.Graph {
	t.Helper()
	given := []string{"Ada", "Otto", "Sergey", "Sergei", "Mahmoud", "Joe", "Joseph", "Volodymyr"}
	family := []string{"Berg", "Lukin", "Zelenskyy", "Zelensky", "Holmstrom", "Holmstrm", "Smith", "Haddad"}
	country := []string{"NOR", "RUS", "UKR", "USA", ""}
	title := []string{"president", "foreign minister", "spokesman"}
	pick := func(s []string) string { return s[rng.IntN(len(s))] }
	var out []*graph.Graph
	for i := range articles {
		var b strings.Builder
		fmt.Fprintf(&b, "doc doc-%d 20%02d-0%d-1%d\n", i, 10+rng.IntN(12), 1+rng.IntN(9), rng.IntN(9))
		for _, c := range country[:4] {
			fmt.Fprintf(&b, "node country:%s country %q %s\n", c, c, c)
		}
		for p := range 5 {
			n := pick(given) + " " + pick(family)
			if rng.IntN(3) == 0 {
				n = pick(family)
			}
			c := pick(country)
			fmt.Fprintf(&b, "node person:p%d person %q %s\n", p, n, c)
			if c != "" && rng.IntN(2) == 0 {
				fmt.Fprintf(&b, "edge person:p%d holds_office country:%s title=%q\n", p, c, pick(title))
			}
		}
		fmt.Fprintf(&b, "node group:soldiers government soldiers %s\n", pick(country))
		fmt.Fprintf(&b, "node org:union organization \"Fishers Union\" alias=FU\nnode org:fu organization FU\n")
		fmt.Fprintf(&b, "node meeting:m meeting talks date=2022-01-1%d\n", rng.IntN(3))
		fmt.Fprintf(&b, "edge person:p0 participated_in meeting:m\nedge person:p1 participated_in meeting:m\n")
		fmt.Fprintf(&b, "edge person:p0 met person:p1 actual 2022-01-1%d conf=0.%d\n", rng.IntN(3), 1+rng.IntN(8))
		out = append(out, article(t, b.String()))
	}
	return out
}

func TestOrderMakesNoDifference(t *testing.T) {
	for seed := range uint64(20) {
		rng := rand.New(rand.NewPCG(seed, 1))
		fragments := corpusOf(t, 40, rng)
		want := graphOf(t, fragments)
		for range 5 {
			rng.Shuffle(len(fragments), func(i, j int) { fragments[i], fragments[j] = fragments[j], fragments[i] })
			for _, f := range fragments {
				rng.Shuffle(len(f.Nodes), func(i, j int) { f.Nodes[i], f.Nodes[j] = f.Nodes[j], f.Nodes[i] })
				rng.Shuffle(len(f.Edges), func(i, j int) { f.Edges[i], f.Edges[j] = f.Edges[j], f.Edges[i] })
			}
			if got := graphOf(t, fragments); !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d: another order gave another graph", seed)
			}
		}
	}
}

func graphOf(t testing.TB, fragments []*graph.Graph) *graph.Graph {
	t.Helper()
	r, err := Resolve(fragments, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r.Graph()
}

func TestArticlesAddUpToTheGraph(t *testing.T) {
	fragments := corpusOf(t, 30, rand.New(rand.NewPCG(7, 7)))
	r, err := Resolve(fragments, Options{})
	if err != nil {
		t.Fatal(err)
	}
	whole := r.Graph()
	type key struct {
		edge string
		ev   graph.Evidence
	}
	sum := map[key]bool{}
	for _, f := range fragments {
		for _, e := range r.Article(f.Documents[0].ID).Edges {
			for _, ev := range e.Evidence {
				sum[key{e.ID, ev}] = true
			}
		}
	}
	for _, e := range whole.Edges {
		for _, ev := range e.Evidence {
			if !sum[key{e.ID, ev}] {
				t.Errorf("edge %s: evidence %v is in no article's share", e.ID, ev)
			}
			delete(sum, key{e.ID, ev})
		}
	}
	if len(sum) > 0 {
		t.Errorf("%d pieces of evidence are in the shares, but not in the graph", len(sum))
	}
	if !slices.IsSortedFunc(whole.Edges, func(a, b graph.Edge) int { return cmp.Compare(a.ID, b.ID) }) {
		t.Error("edges are not sorted")
	}
}

func BenchmarkResolve(b *testing.B) {
	fragments := corpusOf(b, 10000, rand.New(rand.NewPCG(1, 2)))
	b.ResetTimer()
	for b.Loop() {
		if _, err := Resolve(fragments, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGraph(b *testing.B) {
	r, err := Resolve(corpusOf(b, 10000, rand.New(rand.NewPCG(1, 2))), Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for b.Loop() {
		r.Graph()
	}
}
