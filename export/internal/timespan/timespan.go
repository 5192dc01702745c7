// Package timespan turns the dates of a graph into spans of time for tools with a
// timeline.
package timespan

import (
	"strings"
	"time"

	"newsgraph/graph"
)

// precisions are the forms of ISO 8601 dates that graphs hold, each with the
// step to the first moment behind the span.
var precisions = []struct {
	layout              string
	years, months, days int
}{
	{"2006-01-02", 0, 0, 1},
	{"2006-01", 0, 1, 0},
	{"2006", 1, 0, 0},
}

// Of returns the first day and the last second of what date covers: a day, a
// month or a year; a time of day is ignored. ok is false where date is none.
//
// The end carries a time because equal start and end would be an empty span to
// some readers, and the next day as end would reach into it.
func Of(date string) (start, end string, ok bool) {
	day, _, _ := strings.Cut(date, "T")
	for _, p := range precisions {
		t, err := time.Parse(p.layout, day)
		if err == nil {
			last := t.AddDate(p.years, p.months, p.days).Add(-time.Second)
			return t.Format(time.DateOnly), last.Format("2006-01-02T15:04:05"), true
		}
	}
	return "", "", false
}

// OfEdge returns the span of an edge's date or, where it stands for several edges,
// from the first to the last.
func OfEdge(e *graph.Edge) (start, end string, ok bool) {
	if start, _, ok = Of(e.First); ok {
		_, end, ok = Of(e.Last)
		return start, end, ok
	}
	return Of(e.Date)
}

// Days returns the first and the last day of what OfEdge returns; both are empty
// where the edge has no date.
func Days(e *graph.Edge) (first, last string) {
	start, end, ok := OfEdge(e)
	if !ok {
		return "", ""
	}
	last, _, _ = strings.Cut(end, "T")
	return start, last
}
