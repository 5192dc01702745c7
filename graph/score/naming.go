package score

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"newsgraph/graph"
)

// NamingScores say how well the nodes of a graph stand for the parties of the acts
// of annotated articles, judged by their names alone; see Naming.
type NamingScores struct {
	// Found are the parties of required acts whose name some node of the article bears.
	Found Share `json:"found"`
	// Split counts the nodes beyond the first that bear one party's name within its
	// article.
	Split Split `json:"split"`
	// Across counts the nodes beyond the first for one full name of a person in all
	// articles together.
	Across Split `json:"across"`
	// Merged counts the persons of an article that bear the names of two parties that
	// cannot be one.
	Merged int `json:"merged"`
}

// Naming compares the names of nodes with those of the annotated parties, article by
// article. It is for annotations whose aliases are incomplete, such as judged ones,
// where Articles, which trusts the aliases and the ids, sees splits that are none: one
// thing may stand there under two names with an id for each, and things of different
// articles under one id.
//
// A node bears a party's name if that is its name or an alias; a person bears it too
// by the last name, if one of the two has no other, one annotated person alone has it and
// no party has the node's own name. What Naming cannot see: parties that the annotation calls otherwise than
// the text, and unnamed groups and bodies taken for one another. ErrNoArticle is
// returned as by Articles.
func Naming(g *graph.Graph, golds []Gold) (NamingScores, []Fault, error) {
	wanted := map[string]bool{}
	for i := range golds {
		wanted[golds[i].Document] = true
	}
	s, known := newSubject(g, wanted)
	if known == 0 {
		return NamingScores{}, nil, ErrNoArticle
	}
	n := naming{subject: s, full: map[string]map[string]bool{}}
	for i := range golds {
		n.article(&golds[i])
	}
	for _, nodes := range n.full {
		n.Across.count(nodes)
	}
	n.Found = n.Found.done()
	return n.NamingScores, n.faults, nil
}

// naming adds the articles up.
type naming struct {
	*subject
	NamingScores
	faults []Fault
	// full are the nodes that bear each full name of a person, normalized.
	full map[string]map[string]bool
}

func (x *Split) count(nodes map[string]bool) {
	x.OfEntities++
	x.ExtraNodes += len(nodes) - 1
}

// article counts one article.
func (n *naming) article(gold *Gold) {
	parties := gold.parties()
	bearers := map[string]map[string]bool{}
	for _, id := range n.present(gold.Document) {
		borne := n.borne(id, parties)
		for _, p := range borne {
			add(bearers, p.ID, id)
		}
		if a, b := clash(borne); a != nil && n.nodes[id].Kind == graph.Person {
			n.Merged++
			n.fault(gold, "%s is %s and %s", n.nodes[id].Name, a.Name, b.Name)
		}
	}
	for _, p := range parties {
		nodes := bearers[p.ID]
		n.Found.count(len(nodes) > 0)
		if len(nodes) == 0 {
			continue
		}
		n.Split.count(nodes)
		if len(nodes) > 1 {
			n.fault(gold, "%s is %s", p.Name, strings.Join(n.named(nodes), " and "))
		}
		if k := Normalize(p.Name); p.Kind == graph.Person && strings.Contains(k, " ") {
			for id := range nodes {
				add(n.full, k, id)
			}
		}
	}
}

func (n *naming) fault(gold *Gold, format string, args ...any) {
	n.faults = append(n.faults, Fault{Document: gold.Document, What: fmt.Sprintf(format, args...)})
}

// parties are the entities that required acts need, in the order of the annotation.
func (g *Gold) parties() []*GoldEntity {
	used := map[string]bool{}
	for _, e := range g.Events {
		if !e.Optional {
			used[e.Source], used[e.Target] = true, true
		}
	}
	var out []*GoldEntity
	for i := range g.Entities {
		if used[g.Entities[i].ID] {
			out = append(out, &g.Entities[i])
		}
	}
	return out
}

// present are the nodes that edges with evidence in the article touch and that can be
// a party, sorted.
func (n *naming) present(article string) []string {
	ids := map[string]bool{}
	for _, e := range n.edges[article] {
		for _, id := range []string{e.Source, e.Target} {
			switch node := n.nodes[id]; {
			case node == nil, node.Kind == graph.Meeting, node.Kind == graph.Article, node.Kind == graph.Paper:
			default:
				ids[id] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(ids))
}

// borne are the parties whose names the node bears.
func (n *naming) borne(id string, parties []*GoldEntity) []*GoldEntity {
	names := n.normal[id]
	var out, byLast []*GoldEntity
	own := false
	for _, p := range parties {
		k := Normalize(p.Name)
		own = own || k == names[0]
		if slices.Contains(names, k) {
			out = append(out, p)
		} else if last := lastWord(names[0]); p.Kind == graph.Person && last != "" && lastWord(k) == last && (k == last || names[0] == last) {
			byLast = append(byLast, p)
		}
	}
	if n.nodes[id].Kind == graph.Person && len(byLast) == 1 && !own {
		out = append(out, byLast...)
	}
	return out
}

// clash returns two of the parties that cannot be one person: names in capitals
// without a common word. It returns nil if there are none.
func clash(parties []*GoldEntity) (a, b *GoldEntity) {
	for i, a := range parties {
		for _, b := range parties[i+1:] {
			if proper(a.Name) && proper(b.Name) && !shareWord(a.Name, b.Name) {
				return a, b
			}
		}
	}
	return nil, nil
}

// proper tells whether each word of a name that is no stop word begins with a capital.
func proper(name string) bool {
	for _, w := range strings.Fields(name) {
		if first := []rune(w)[0]; unicode.IsLower(first) && !stopWords()[w] {
			return false
		}
	}
	return name != ""
}

// named are the names of the nodes, sorted.
func (n *naming) named(nodes map[string]bool) []string {
	var out []string
	for id := range nodes {
		out = append(out, n.nodes[id].Name)
	}
	slices.Sort(out)
	return out
}
