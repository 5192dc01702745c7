package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"newsgraph/graph"
)

// printFlags say how an answer is printed.
type printFlags struct{ output string }

func (p *printFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&p.output, "output", "table", "table, json, jsonl or csv")
	_ = cmd.RegisterFlagCompletionFunc("output", cobra.FixedCompletions([]string{"table", "json", "jsonl", "csv"}, cobra.ShellCompDirectiveNoFileComp))
}

// row is an act as answers give it, with names beside the ids.
type row struct {
	graph.Edge
	SourceName string `json:"source_name"`
	TargetName string `json:"target_name"`
}

// printEdges prints acts in the form that p asks for. No act is errNothing.
func printEdges(env environment, g *graph.Graph, edges []graph.Edge, p printFlags, sentences bool) error {
	names := nodeNames(g)
	rows := make([]row, len(edges))
	for i, e := range edges {
		rows[i] = row{e, names[e.Source], names[e.Target]}
	}
	var err error
	switch p.output {
	case "table":
		printTable(env, rows, sentences)
	case "json":
		err = writeJSON(env.out, rows)
	case "jsonl":
		for _, r := range rows {
			if err = json.NewEncoder(env.out).Encode(r); err != nil {
				break
			}
		}
	case "csv":
		err = writeCSV(env.out, rows)
	default:
		return usagef("--output: %q is none of table, json, jsonl, csv", p.output)
	}
	if err == nil && len(rows) == 0 {
		return errNothing
	}
	return err
}

func nodeNames(g *graph.Graph) map[string]string {
	names := make(map[string]string, len(g.Nodes))
	for _, n := range g.Nodes {
		names[n.ID] = n.Name
	}
	return names
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

func writeCSV(w io.Writer, rows []row) error {
	c := csv.NewWriter(w)
	_ = c.Write([]string{"date", "source", "relation", "target", "status", "class", "about", "articles", "sentence"})
	for _, r := range rows {
		_ = c.Write([]string{r.Date, r.SourceName, string(r.Relation), r.TargetName, string(r.Status), string(r.Class), r.About,
			strings.Join(documents(r.Edge), " "), sentence(r.Edge)})
	}
	c.Flush()
	return c.Error()
}

// documents are the articles of an edge, each once, in the order of evidence.
func documents(e graph.Edge) []string {
	var out []string
	for _, v := range e.Evidence {
		if len(out) == 0 || out[len(out)-1] != v.Document {
			out = append(out, v.Document)
		}
	}
	return out
}

// sentence is the first sentence that an edge rests on, on one line.
func sentence(e graph.Edge) string {
	if len(e.Evidence) == 0 {
		return ""
	}
	return oneLine(e.Evidence[0].Text)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// printTable prints acts as a table: date, source, relation, target, status,
// what it is about, number of articles.
func printTable(env environment, rows []row, sentences bool) {
	if len(rows) == 0 {
		return
	}
	t := table{env: env, head: []string{"DATE", "WHO", "DID", "TO WHOM", "STATUS", "ABOUT", "ARTICLES"}}
	for _, r := range rows {
		relation := string(r.Relation)
		if r.Title != "" {
			relation += " (" + r.Title + ")"
		}
		if r.Count > 1 {
			relation += fmt.Sprintf(" ×%d", r.Count)
		}
		note := ""
		if sentences {
			note = sentence(r.Edge)
		}
		t.add(note, r.Date, r.SourceName, relation, r.TargetName, string(r.Status), r.About, fmt.Sprint(len(documents(r.Edge))))
	}
	t.print()
}

// table prints aligned columns, cut to the width of the terminal.
type table struct {
	env   environment
	head  []string
	rows  [][]string
	notes []string
}

// add appends a row; a note goes on a line of its own below it.
func (t *table) add(note string, cells ...string) {
	for i, c := range cells {
		cells[i] = oneLine(c)
	}
	t.rows = append(t.rows, cells)
	t.notes = append(t.notes, note)
}

// maxCell bounds the width of a column, so that one long name does not push the
// others out of sight.
const maxCell = 34

func (t *table) print() {
	widths := make([]int, len(t.head))
	for _, r := range append([][]string{t.head}, t.rows...) {
		for i, c := range r {
			widths[i] = min(max(widths[i], utf8.RuneCountInString(c)), maxCell)
		}
	}
	t.line(t.head, widths, "\x1b[1m")
	for i, r := range t.rows {
		t.line(r, widths, "")
		if t.notes[i] != "" {
			fmt.Fprintln(t.env.out, indent(t.notes[i], t.env.columns()))
		}
	}
}

// line prints one row; style is an escape sequence used on terminals with
// colours.
func (t *table) line(cells []string, widths []int, style string) {
	var b strings.Builder
	for i, c := range cells {
		if i > 0 {
			b.WriteString("  ")
		}
		c = cut(c, widths[i])
		b.WriteString(c)
		b.WriteString(strings.Repeat(" ", widths[i]-utf8.RuneCountInString(c)))
	}
	s := cut(strings.TrimRight(b.String(), " "), t.env.columns())
	if style != "" && t.env.colour {
		s = style + s + "\x1b[0m"
	}
	fmt.Fprintln(t.env.out, s)
}

// cut shortens s to n runes, with an ellipsis where something is missing.
func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)
	return string(r[:max(n-1, 0)]) + "…"
}

// indent wraps s to the width, four spaces in.
func indent(s string, width int) string {
	const margin = "    "
	var b strings.Builder
	column := 0
	for i, w := range strings.Fields(s) {
		n := utf8.RuneCountInString(w)
		switch {
		case i == 0:
			b.WriteString(margin)
			column = len(margin)
		case column+1+n > width:
			b.WriteString("\n" + margin)
			column = len(margin)
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(w)
		column += n
	}
	return b.String()
}
