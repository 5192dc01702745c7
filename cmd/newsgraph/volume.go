package main

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/export/chart"
	"newsgraph/export/style"
	"newsgraph/graph"
	"newsgraph/graph/query"
)

// countOptions say what is counted.
type countOptions struct {
	articles, pairs bool
	chart           string
}

func (o *countOptions) add(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&o.articles, "articles", false, "list the articles with their dates")
	cmd.Flags().BoolVar(&o.pairs, "pairs", false, "count acts from each actor to each other, in words and deeds, cooperation and conflict")
	cmd.Flags().StringVar(&o.chart, "chart", "", "with --pairs or a period in --by: draw the counts into this .svg or .png file, too")
}

func (o *countOptions) check(f filterFlags) error {
	switch {
	case o.articles && (o.pairs || f.grain != ""):
		return usagef("--articles lists articles: leave --pairs and periods out")
	case o.chart != "" && o.pairs == (f.grain != ""):
		return usagef("--chart needs either --pairs or a period such as --by month")
	case o.chart != "" && chartImage(o.chart) == "":
		return usagef("--chart: name one file that ends in .svg or .png")
	}
	return nil
}

// chartImage is the kind of picture that a file name asks for, or "".
func chartImage(name string) chart.Image {
	for _, i := range chart.Images() {
		if strings.EqualFold(filepath.Ext(name), "."+string(i)) {
			return i
		}
	}
	return ""
}

// volume is a row of counts as programs get it.
type volume struct {
	Period     string              `json:"period,omitempty"`
	Source     string              `json:"source,omitempty"`
	Target     string              `json:"target,omitempty"`
	SourceName string              `json:"source_name,omitempty"`
	TargetName string              `json:"target_name,omitempty"`
	Acts       int                 `json:"acts"`
	Quads      map[graph.Quad]int  `json:"quads,omitempty"`
	Classes    map[graph.Class]int `json:"classes,omitempty"`
}

func volumesOf(g *graph.Graph, t query.Table) []volume {
	names := nodeNames(g)
	rows := make([]volume, len(t.Bins))
	for i, b := range t.Bins {
		rows[i] = volume{b.Period, b.Source, b.Target, names[b.Source], names[b.Target], b.Acts, b.Quads, b.Classes}
	}
	return rows
}

// printVolumes counts the acts of g by pair, by period or by both.
func printVolumes(env environment, g *graph.Graph, f filterFlags, o countOptions, p printFlags) error {
	t := query.Series(g, f.grain, f.By)
	if o.pairs {
		t = query.Pairs(g, f.grain, f.By)
	}
	if len(t.Bins) == 0 {
		return nothing(t.Notes())
	}
	rows := volumesOf(g, t)
	if o.chart != "" {
		err := writeFile(o.chart, func(w io.Writer) error { return chart.Write(w, chartOf(rows, o), chartImage(o.chart)) })
		if err != nil {
			return err
		}
	}
	if err := writeVolumes(env, rows, p); err != nil {
		return err
	}
	for _, note := range t.Notes() {
		fmt.Fprintln(env.err, note)
	}
	return nil
}

func writeVolumes(env environment, rows []volume, p printFlags) error {
	switch p.output {
	case asJSON:
		return writeJSON(env.out, rows)
	case asJSONL:
		return writeJSONLines(env.out, rows)
	case asCSV:
		return writeCSV(env.out, volumeRecords(rows))
	}
	printVolumeTable(env, rows)
	return nil
}

func printVolumeTable(env environment, rows []volume) {
	head := []string{"PERIOD", "WHO", "TO WHOM", "ACTS"}
	first := len(head)
	for _, q := range graph.Quads() {
		head = append(head, strings.ToUpper(words(graph.Relation(q))))
	}
	t := table{env: env, head: head}
	for _, r := range rows {
		cells := []string{r.Period, r.SourceName, r.TargetName, strconv.Itoa(r.Acts)}
		for _, q := range graph.Quads() {
			cells = append(cells, strconv.Itoa(r.Quads[q]))
		}
		t.add("", cells...)
		for i, q := range graph.Quads() {
			if r.Quads[q] > 0 {
				t.tint(first+i, quadTints[q])
			}
		}
	}
	t.print()
}

// volumeRecords has a column for each quad and class, so that tables of different
// graphs are alike.
func volumeRecords(rows []volume) [][]string {
	head := []string{"period", "source", "target", "source_name", "target_name", "acts"}
	for _, q := range graph.Quads() {
		head = append(head, string(q))
	}
	records := [][]string{append(head, classNames()...)}
	for _, r := range rows {
		cells := []string{r.Period, r.Source, r.Target, r.SourceName, r.TargetName, strconv.Itoa(r.Acts)}
		for _, q := range graph.Quads() {
			cells = append(cells, strconv.Itoa(r.Quads[q]))
		}
		for _, c := range classNames() {
			cells = append(cells, strconv.Itoa(r.Classes[graph.Class(c)]))
		}
		records = append(records, cells)
	}
	return records
}

// mostBars is how many pairs a chart shows: a page full.
const mostBars = 25

// chartOf draws pairs from the most acts on below one another, periods side by side.
func chartOf(rows []volume, o countOptions) chart.Chart {
	c := chart.Chart{Title: "Acts by period"}
	if o.pairs {
		c = chart.Chart{Title: "Acts by pair", Lying: true}
		rows = slices.Clone(rows[:min(len(rows), mostBars)])
		slices.Reverse(rows) // the axis runs upwards
	}
	for _, r := range rows {
		heights := map[string]int{}
		for class, n := range r.Classes {
			heights[style.OfClass(class).Name] += n
		}
		label := r.Period
		if o.pairs {
			label = cut(oneLine(r.SourceName), nameWidth) + " → " + cut(oneLine(r.TargetName), nameWidth)
		}
		c.Bars = append(c.Bars, chart.Bar{Label: cmp.Or(label, "all"), Heights: heights})
	}
	return c
}
