// Package panel counts the acts between states, for statistics: one row for each
// directed pair of states and month in which something happened, one column for each
// class of acts and for each quad.
//
// An act counts for the states of its two ends, also where these are the same; what
// has no state (a body between states) does not count, nor what was planned, possible
// or denied. An act of a symmetric relation (met, signed with) counts in both
// directions. The month is that of the act, never of the report; acts whose month is
// not known count in a row without a month, so that nothing is lost unseen.
package panel

import (
	"cmp"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"newsgraph/export/identifier"
	"newsgraph/export/internal/acts"
	"newsgraph/export/internal/csvtext"
	"newsgraph/graph"
)

// Options say how to write.
type Options struct {
	// IDs are those that other data sets know the states by; nil means
	// identifier.Default().
	IDs *identifier.Table
}

// cell is a row before it is counted: source and target are alpha-3 codes.
type cell struct{ source, target, month string }

// counts are the numbers of a row.
type counts struct {
	classes map[graph.Class]int
	quads   map[graph.Quad]int
	all     int
}

// Write writes the panel by source, target and month, rows without a month last.
func Write(w io.Writer, g *graph.Graph, o Options) error {
	if o.IDs == nil {
		o.IDs = identifier.Default()
	}
	t := csvtext.NewWriter(w, Columns(), csvtext.OneLine)
	panel := count(g)
	for _, c := range slices.SortedFunc(maps.Keys(panel), cell.compare) {
		t.Cell(c.month)
		for _, code := range []string{c.source, c.target} {
			s := o.IDs.State(code)
			t.Cell(code)
			t.Cell(s.Numeric)
			t.Cell(s.COW)
		}
		n := panel[c]
		t.Cell(strconv.Itoa(n.all))
		for _, q := range graph.Quads() {
			t.Cell(strconv.Itoa(n.quads[q]))
		}
		for _, class := range graph.Classes() {
			t.Cell(strconv.Itoa(n.classes[class]))
		}
		t.End()
	}
	return t.Flush()
}

// Columns are the names of the columns, in their order.
func Columns() []string {
	out := []string{"month", "source_iso", "source_iso_numeric", "source_cow", "target_iso", "target_iso_numeric", "target_cow", "acts"}
	for _, q := range graph.Quads() {
		out = append(out, string(q))
	}
	for _, class := range graph.Classes() {
		out = append(out, strings.ToLower(string(class)))
	}
	return out
}

// table is the panel while it is counted.
type table map[cell]*counts

func (t table) add(c cell, class graph.Class) {
	if t[c] == nil {
		t[c] = &counts{map[graph.Class]int{}, map[graph.Quad]int{}, 0}
	}
	t[c].all++
	t[c].classes[class]++
	t[c].quads[class.Quad()]++
}

func count(g *graph.Graph) table {
	panel := table{}
	for _, a := range acts.List(g, acts.Happened) {
		source, target := a.From.Country, a.To.Country
		if source == "" || target == "" {
			continue
		}
		panel.add(cell{source, target, month(a.Date)}, a.Class)
		if a.Relation.Symmetric() && source != target {
			panel.add(cell{target, source, month(a.Date)}, a.Class)
		}
	}
	return panel
}

// month is the month of an ISO date, or "" where it is of a year alone.
func month(iso string) string {
	if len(iso) < len("2022-01") {
		return ""
	}
	return iso[:len("2022-01")]
}

func (c cell) compare(o cell) int {
	if (c.month == "") != (o.month == "") && c.source == o.source && c.target == o.target {
		return cmp.Compare(o.month, c.month)
	}
	return cmp.Or(cmp.Compare(c.source, o.source), cmp.Compare(c.target, o.target), cmp.Compare(c.month, o.month))
}
