// Package crowd invents the facts of news articles in any number, for tests and
// benchmarks: a few actors that most articles name, and a long tail of those that
// few do, as in real news. Names are short, alike, cut short, misspelt and shared, countries
// missing or wrong, as far as that makes work for those who decide who is who.
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
	a := &author{r: rand.New(rand.NewPCG(uint64(i), 7)), id: fmt.Sprintf("news-%07d", i), number: i, seen: map[string]bool{}}
	a.g = &graph.Graph{Documents: []graph.Document{{
		ID: a.id, Title: "Report " + strconv.Itoa(i), Date: a.today(), SHA256: fmt.Sprintf("%064x", i), Source: "wire/" + a.id,
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
	seen   map[string]bool
}

func (a *author) write() {
	at := 0
	for range sentences {
		text := a.sentence()
		a.lines = append(a.lines, graph.Evidence{Document: a.id, Start: at, End: at + len(text), Text: text})
		at += len(text) + 1
	}
	for len(a.g.Nodes) < actors {
		a.node(a.spoil(Actor(a.actor())))
	}
	a.groups()
	a.offices()
	for k := range acts + structures {
		a.act(k)
	}
	a.meeting()
	named := len(a.g.Nodes)
	a.node(graph.Node{ID: "article", Kind: graph.Article, Name: "Report " + strconv.Itoa(a.number), Date: a.g.Documents[0].Date})
	for i := range named {
		a.add(graph.Edge{Source: a.g.Nodes[i].ID, Target: "article", Relation: graph.MentionedIn, Confidence: 1})
	}
}

func (a *author) node(n graph.Node) {
	if !a.seen[n.ID] {
		a.seen[n.ID] = true
		a.g.Nodes = append(a.g.Nodes, n)
	}
}

// chance is true once in n times.
func (a *author) chance(n int) bool { return a.r.IntN(n) == 0 }

// actor draws an actor: the k-th has a share of 1/k of all mentions (Zipf), and
// their number grows with the articles as words do with texts (Heaps).
func (a *author) actor() int {
	world := 300 + 4*math.Pow(float64(a.number+1), 0.8)
	return int(math.Exp(a.r.Float64() * math.Log(world)))
}

// spoil gives a name as articles do: now and then in part, misspelt, or without the
// country.
func (a *author) spoil(n graph.Node) graph.Node {
	if n.Kind != graph.Person {
		return n
	}
	given, family, _ := strings.Cut(n.Name, " ")
	switch a.r.IntN(30) {
	case 0, 1, 2:
		n.Name, n.Aliases = family, nil
	case 3:
		n.Name = given[:1] + ". " + family
	case 4:
		n.Name = given + " " + family[:len(family)-2] + family[len(family)-1:]
	}
	switch a.r.IntN(20) {
	case 0, 1, 2, 3:
		n.Country = ""
	case 4:
		n.Country = Actor(a.r.IntN(states)).Country
	}
	n.Aliases = append(n.Aliases, []string{"the leader", "Mr. " + family, "the guest", "the official"}[a.r.IntN(4)])
	n.ID = "person:" + strings.ReplaceAll(strings.ToLower(n.Name), " ", "-")
	return n
}

// groups adds some who have no name.
func (a *author) groups() {
	who := []string{"protesters", "troops", "officials", "foreign minister", "president"}[a.r.IntN(5)]
	n := graph.Node{ID: "group:" + who, Kind: graph.Organization, Name: who}
	if strings.HasSuffix(who, "r") || who == "president" {
		n.Kind = graph.Person
	}
	if !a.chance(3) {
		n.Country = Actor(a.r.IntN(states)).Country
	}
	a.node(n)
}

// offices gives some persons the post that they have.
func (a *author) offices() {
	for i := range a.g.Nodes {
		n := &a.g.Nodes[i]
		if n.Kind != graph.Person || n.Country == "" || strings.HasPrefix(n.ID, "group:") || a.chance(2) {
			continue
		}
		state := "country:" + n.Country
		if !a.seen[state] {
			continue
		}
		title := titles[len(n.Name)%len(titles)]
		a.add(graph.Edge{Source: n.ID, Target: state, Relation: graph.HoldsOffice, Title: title, Confidence: 0.9})
	}
}

var titles = []string{"President", "foreign minister", "spokesman", "senator", "Defense Minister", "ambassador", "deputy"}

func (a *author) act(k int) {
	e := graph.Edge{Source: a.someone(), Target: a.someone()}
	for e.Target == e.Source {
		e.Target = a.someone()
	}
	if k < acts {
		d := events[a.r.IntN(len(events))]
		e.Relation, e.Class, e.Cameo, e.Status = d.Relation, d.Class, d.Cameo, graph.Statuses()[a.r.IntN(4)]
		e.Confidence = float64(30+a.r.IntN(70)) / 100
		e.DateReported = a.g.Documents[0].Date
		if !a.chance(3) {
			e.Date = a.day()
		}
		if a.chance(4) {
			e.ReportedBy = a.someone()
		}
		if a.chance(4) {
			e.About = "the " + vocabulary[a.r.IntN(len(vocabulary))]
		}
	} else {
		e.Relation = []graph.Relation{graph.PartOf, graph.MemberOf}[a.r.IntN(2)]
	}
	a.add(e)
}

// meeting lets two of those named meet, on a day that others report of as well.
func (a *author) meeting() {
	if !a.chance(3) {
		return
	}
	x, y := &a.g.Nodes[a.r.IntN(actors)], &a.g.Nodes[a.r.IntN(actors)]
	m := graph.Node{ID: "meeting:1", Kind: graph.Meeting, Name: x.Name + " – " + y.Name + " meeting", Date: a.today(), Format: graph.InPerson, Status: graph.Actual}
	if x == y {
		m.Name, m.Date = "talks", ""
	}
	parties := []string{x.ID, y.ID}
	a.node(m)
	for _, p := range parties {
		a.add(graph.Edge{Source: p, Target: m.ID, Relation: graph.ParticipatedIn, Status: graph.Actual, Confidence: 0.8})
	}
}

// add adds an edge.
func (a *author) add(e graph.Edge) {
	e.ID = "e" + strconv.Itoa(len(a.g.Edges))
	e.Evidence = []graph.Evidence{a.lines[a.r.IntN(len(a.lines))]}
	a.g.Edges = append(a.g.Edges, e)
}

func (a *author) someone() string { return a.g.Nodes[a.r.IntN(actors)].ID }

// today is the day of the article: a hundred articles a day.
func (a *author) today() string {
	day := a.number / 100
	return fmt.Sprintf("20%02d-%02d-%02d", 10+day/336, 1+day/28%12, 1+day%28)
}

// day is the day of what an article tells: most often its own.
func (a *author) day() string {
	switch {
	case a.chance(8):
		return a.today()[:7]
	case a.chance(20):
		return a.today()[:4]
	case a.chance(2):
		return a.today()
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

// states is the number of countries, the first actors.
const states = 20

// word invents a name of n syllables.
func word(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(syllables[r.IntN(len(syllables))])
	}
	return strings.ToUpper(b.String()[:1]) + b.String()[1:]
}

// nameOf is the k-th name of a pool of which the first are borne by most.
func nameOf(r *rand.Rand, pool uint64, size float64, n int) string {
	k := uint64(math.Exp(r.Float64() * math.Log(size)))
	return word(rand.New(rand.NewPCG(k, pool)), n)
}

// Actor invents the k-th actor: most are persons, the first ones states. Persons
// share given and family names.
func Actor(k int) graph.Node {
	r := rand.New(rand.NewPCG(uint64(k), 99))
	code := func(k int) string { return string([]byte{'A' + byte(k), 'X', 'Z'}) }
	switch {
	case k < states:
		return graph.Node{ID: "country:" + code(k), Kind: graph.Country, Name: word(r, 3) + "land", Country: code(k)}
	case k%5 == 0:
		n := graph.Node{Kind: graph.Organization, Name: word(r, 2) + " " + word(r, 3) + " Union", Country: code(k / 5 % states)}
		n.ID = "org:" + strings.ReplaceAll(strings.ToLower(n.Name), " ", "-")
		n.Aliases = []string{n.Name[:1] + "U" + string([]byte{'A' + byte(k/5%26), 'A' + byte(k/130%26)})}
		return n
	case k%7 == 0:
		n := graph.Node{Kind: graph.Place, Name: word(r, 4)}
		n.ID = "place:" + strings.ToLower(n.Name)
		n.Aliases = []string{"Port " + n.Name}
		return n
	}
	n := graph.Node{Kind: graph.Person, Name: nameOf(r, 1, 300, 2) + " " + nameOf(r, 2, 8000, 3), Country: code(k % states)}
	n.ID = "person:" + strings.ReplaceAll(strings.ToLower(n.Name), " ", "-")
	return n
}
