// Package crowd invents the facts of news articles in any number: a few actors
// that most articles name, and a long tail of those that few do, as in real news.
// The same number gives the same article.
package crowd

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"

	"newsgraph/graph"
)

// The size of an article, about that of a news article of 300 words by the count
// of the sample articles.
const (
	actors     = 14
	acts       = 8
	structures = 3
	sentences  = 14
)

// Article invents the facts of article number i.
func Article(i int) *graph.Graph {
	a := &author{r: rand.New(rand.NewPCG(uint64(i), 7)), id: fmt.Sprintf("news-%07d", i), number: i}
	a.g = &graph.Graph{Documents: []graph.Document{{
		ID: a.id, Title: "Report " + strconv.Itoa(i), Date: a.day(), SHA256: fmt.Sprintf("%064x", i), Source: "wire/" + a.id,
	}}}
	a.write()
	return a.g
}

// author writes one article.
type author struct {
	r      *rand.Rand
	id     string
	number int
	g      *graph.Graph
	lines  []graph.Evidence
}

func (a *author) write() {
	at := 0
	for range sentences {
		text := a.sentence()
		a.lines = append(a.lines, graph.Evidence{Document: a.id, Start: at, End: at + len(text), Text: text})
		at += len(text) + 1
	}
	seen := map[int]bool{}
	for len(a.g.Nodes) < actors {
		if k := a.actor(); !seen[k] {
			seen[k] = true
			a.g.Nodes = append(a.g.Nodes, Actor(k))
		}
	}
	a.g.Nodes = append(a.g.Nodes, graph.Node{ID: "article", Kind: graph.Article, Name: "Report " + strconv.Itoa(a.number)})
	for k := range acts + structures {
		a.edge(k)
	}
	for i := range a.g.Nodes[:actors] {
		a.add(graph.Edge{Source: a.g.Nodes[i].ID, Target: "article", Relation: graph.MentionedIn})
	}
}

// actor draws an actor: the k-th has a share of 1/k of all mentions (Zipf), and
// their number grows with the articles as words do with texts (Heaps).
func (a *author) actor() int {
	world := 300 + 4*math.Pow(float64(a.number+1), 0.8)
	return int(math.Exp(a.r.Float64() * math.Log(world)))
}

func (a *author) edge(k int) {
	e := graph.Edge{Source: a.someone(), Target: a.someone()}
	for e.Target == e.Source {
		e.Target = a.someone()
	}
	if k < acts {
		d := events[a.r.IntN(len(events))]
		e.Relation, e.Class, e.Cameo, e.Status = d.Relation, d.Class, d.Cameo, graph.Statuses()[a.r.IntN(4)]
		e.Confidence = float64(30+a.r.IntN(70)) / 100
		e.DateReported = a.g.Documents[0].Date
		if a.r.IntN(3) > 0 {
			e.Date = a.day()
		}
		if a.r.IntN(4) == 0 {
			e.ReportedBy = a.someone()
		}
	} else {
		e.Relation = []graph.Relation{graph.HoldsOffice, graph.PartOf, graph.MemberOf}[a.r.IntN(3)]
	}
	a.add(e)
}

// add adds an edge, unless the article tells it already.
func (a *author) add(e graph.Edge) {
	e.ID = "e" + strconv.Itoa(len(a.g.Edges))
	e.Evidence = []graph.Evidence{a.lines[a.r.IntN(len(a.lines))]}
	a.g.Edges = append(a.g.Edges, e)
}

func (a *author) someone() string { return a.g.Nodes[a.r.IntN(actors)].ID }

func (a *author) day() string {
	switch {
	case a.r.IntN(8) == 0:
		return fmt.Sprintf("20%02d-%02d", 10+a.r.IntN(15), 1+a.r.IntN(12))
	case a.r.IntN(20) == 0:
		return fmt.Sprintf("20%02d", 10+a.r.IntN(15))
	}
	return fmt.Sprintf("20%02d-%02d-%02d", 10+a.r.IntN(15), 1+a.r.IntN(12), 1+a.r.IntN(28))
}

var vocabulary = strings.Fields(`minister talks said border council proposal troops on Friday the of a new
	statement after that pressure agreement exports gas summit reporters their would with parliament vote`)

func (a *author) sentence() string {
	words := make([]string, 16)
	for i := range words {
		words[i] = vocabulary[a.r.IntN(len(vocabulary))]
	}
	return strings.Join(words, " ") + "."
}

// events are the relations of acts.
var events = func() (out []graph.Definition) {
	for _, d := range graph.Definitions() {
		if d.Class != "" {
			out = append(out, d)
		}
	}
	return out
}()

// syllables make names that one may misspell.
var syllables = strings.Fields(`ba ko ri lan mor te vis da ler na shi pol gar em ul fen tos kai bre zan`)

// Actor invents the k-th actor: most are persons, the first ones states.
func Actor(k int) graph.Node {
	r := rand.New(rand.NewPCG(uint64(k), 99))
	word := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(syllables[r.IntN(len(syllables))])
		}
		return strings.ToUpper(b.String()[:1]) + b.String()[1:]
	}
	n := graph.Node{ID: "k" + strconv.Itoa(k), Kind: graph.Person}
	switch {
	case k < 20:
		n.Kind, n.Name = graph.Country, word(3)+"land"
	case k%5 == 0:
		n.Kind, n.Name = graph.Organization, word(2)+" "+word(3)+" Union"
		n.Aliases = []string{"the " + n.Name[:1] + "U " + strconv.Itoa(k)}
	case k%7 == 0:
		n.Kind, n.Name = graph.Place, word(4)
		n.Aliases = []string{"Port " + n.Name}
	default:
		n.Name = word(2) + " " + word(3)
		n.Aliases = []string{n.Name[:1] + ". " + n.Name[strings.IndexByte(n.Name, ' ')+1:]}
	}
	return n
}
