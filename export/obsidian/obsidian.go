// Package obsidian writes a graph as a vault of Obsidian: a note in Markdown for each
// actor that does something, holds an office or meets, with the acts in order of
// time, each with its sentence and a link to the article, and links to the other
// actor's note. Index.md lists the notes.
//
// Text of articles is written so that it stays text: no mark of Markdown, HTML or
// Obsidian in it has an effect.
package obsidian

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"newsgraph/export/column"
	"newsgraph/export/identifier"
	"newsgraph/graph"
)

// Options say how to write.
type Options struct {
	// IDs are those that other data sets know the nodes by; nil means
	// identifier.Default().
	IDs *identifier.Table
}

// Note is a file of the vault.
type Note struct {
	// File is its name within the vault, unique also where case does not count.
	File  string
	write func(io.Writer) error
}

// Write writes the note.
func (n *Note) Write(w io.Writer) error { return n.write(w) }

// Index is the file that lists all others.
const Index = "Index.md"

// Notes returns the notes of g, the index first, the others in the order of g.
func Notes(g *graph.Graph, o Options) []Note {
	if o.IDs == nil {
		o.IDs = identifier.Default()
	}
	v := &vault{ids: o.IDs, x: column.NewIndex(g), edges: map[string][]*graph.Edge{}, titles: map[string]string{}}
	for i := range g.Edges {
		if e := &g.Edges[i]; e.Relation != graph.MentionedIn {
			v.edges[e.Source] = append(v.edges[e.Source], e)
			if e.Target != e.Source {
				v.edges[e.Target] = append(v.edges[e.Target], e)
			}
		}
	}
	var nodes []*graph.Node
	taken := map[string]bool{fold(strings.TrimSuffix(Index, ".md")): true}
	for i := range g.Nodes {
		if n := &g.Nodes[i]; n.Kind.Actor() && len(v.edges[n.ID]) > 0 {
			nodes = append(nodes, n)
			v.titles[n.ID] = title(n, taken)
		}
	}
	notes := []Note{{Index, func(w io.Writer) error { return v.index(w, nodes) }}}
	for _, n := range nodes {
		notes = append(notes, Note{v.titles[n.ID] + ".md", func(w io.Writer) error { return v.note(w, n) }})
	}
	return notes
}

type vault struct {
	ids    *identifier.Table
	x      *column.Index
	edges  map[string][]*graph.Edge // by either end
	titles map[string]string        // of notes, by node
}

// index lists the notes by kind.
func (v *vault) index(w io.Writer, nodes []*graph.Node) error {
	b := bufio.NewWriter(w)
	b.WriteString("# Actors\n")
	for _, k := range graph.Kinds() {
		begun := false
		for _, n := range nodes {
			if n.Kind != k {
				continue
			}
			if !begun {
				fmt.Fprintf(b, "\n## %s\n\n", k)
				begun = true
			}
			fmt.Fprintf(b, "- %s\n", v.link(n))
		}
	}
	return b.Flush()
}

// note writes who an actor is, its offices, and its acts.
func (v *vault) note(w io.Writer, n *graph.Node) error {
	b := bufio.NewWriter(w)
	v.head(b, n)
	var structure, acts []*graph.Edge
	for _, e := range v.edges[n.ID] {
		if e.Relation.Event() {
			acts = append(acts, e)
		} else {
			structure = append(structure, e)
		}
	}
	fmt.Fprintf(b, "# %s\n", escape(n.Name))
	v.section(b, "Offices, bodies and meetings", structure, n)
	v.section(b, "Acts", acts, n)
	return b.Flush()
}

// head writes the properties of the note.
func (v *vault) head(b *bufio.Writer, n *graph.Node) {
	ids := v.ids.Of(n)
	b.WriteString("---\n")
	for _, p := range []struct{ name, value string }{
		{"kind", string(n.Kind)}, {"country", n.Country}, {"sector", n.Sector}, {"cow", v.ids.State(n.Country).COW},
		{"wikidata", ids.Wikidata}, {"geonames", ids.GeoNames},
	} {
		if p.value != "" {
			fmt.Fprintf(b, "%s: %s\n", p.name, quoted(p.value))
		}
	}
	if len(n.Aliases) > 0 {
		b.WriteString("aliases:\n")
		for _, a := range n.Aliases {
			fmt.Fprintf(b, "  - %s\n", quoted(a))
		}
	}
	b.WriteString("---\n\n")
}

// section lists edges by date, undated ones last.
func (v *vault) section(b *bufio.Writer, heading string, edges []*graph.Edge, n *graph.Node) {
	if len(edges) == 0 {
		return
	}
	slices.SortStableFunc(edges, func(a, b *graph.Edge) int {
		return cmp.Or(cmp.Compare(cmp.Or(a.Date, "9999"), cmp.Or(b.Date, "9999")), cmp.Compare(a.ID, b.ID))
	})
	fmt.Fprintf(b, "\n## %s\n\n", heading)
	for _, e := range edges {
		v.line(b, e)
	}
}

// line tells of one edge: date, who did what to whom, status, topic, and below it
// each sentence with its article.
func (v *vault) line(b *bufio.Writer, e *graph.Edge) {
	b.WriteString("- ")
	if e.Date != "" {
		b.WriteString(e.Date + " ")
	}
	fmt.Fprintf(b, "%s **%s** %s", v.link(v.x.Node(e.Source)), strings.ReplaceAll(string(e.Relation), "_", " "), v.link(v.x.Node(e.Target)))
	if e.Title != "" {
		b.WriteString(" as " + escape(e.Title))
	}
	if e.From != "" || e.Until != "" {
		fmt.Fprintf(b, " (%s – %s)", e.From, e.Until)
	}
	if e.Status != "" && e.Status != graph.Actual {
		fmt.Fprintf(b, " *(%s)*", e.Status)
	}
	if e.About != "" {
		b.WriteString(": " + escape(e.About))
	}
	b.WriteByte('\n')
	for i := range e.Evidence {
		fmt.Fprintf(b, "    - %s — %s\n", escape(e.Evidence[i].Text), v.source(v.x.Document(e.Evidence[i].Document)))
	}
}

// source names the article of a sentence, with its address where it has one.
func (v *vault) source(d *graph.Document) string {
	name := escape(cmp.Or(d.Title, d.ID))
	if a := address(d.URL); a != "" {
		name = "[" + name + "](<" + a + ">)"
	}
	for _, s := range []string{d.Publisher, d.Date} {
		if s != "" {
			name += ", " + escape(s)
		}
	}
	return name
}

// link is a link to the note of n, or its name where it has none.
func (v *vault) link(n *graph.Node) string {
	t := v.titles[n.ID]
	switch {
	case t == "":
		return escape(cmp.Or(n.Name, n.ID))
	case t == n.Name:
		return "[[" + t + "]]"
	}
	return "[[" + t + "|" + strings.NewReplacer("|", "¦", "]", ")", "[", "(", "<", "‹", ">", "›").Replace(oneLine(n.Name)) + "]]"
}

// title is the name of a note: that of the actor without what file systems or links
// do not take, and with a number where another note has it already.
func title(n *graph.Node, taken map[string]bool) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|#^[]`, r) {
			return ' '
		}
		return r
	}, oneLine(n.Name))
	name = strings.Trim(strings.Join(strings.Fields(name), " "), ". ")
	if r := []rune(name); len(r) > longest {
		name = strings.TrimRight(string(r[:longest]), ". ")
	}
	name = cmp.Or(name, "Unnamed")
	free := name
	for i := 2; taken[fold(free)]; i++ {
		free = fmt.Sprintf("%s (%d)", name, i)
	}
	taken[fold(free)] = true
	return free
}

// longest is how many characters the name of a note has at most: file systems take
// 255 bytes, and a character has up to four.
const longest = 60

func fold(s string) string { return strings.ToLower(s) }
