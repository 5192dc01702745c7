package query

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"newsgraph/graph"
)

// Grain is the length of the periods of a series.
type Grain string

// The grains. Weeks are those of ISO 8601.
const (
	Yearly  Grain = "year"
	Monthly Grain = "month"
	Weekly  Grain = "week"
	Daily   Grain = "day"
)

// Grains lists the grains, the longest first.
func Grains() []Grain { return []Grain{Yearly, Monthly, Weekly, Daily} }

// Volume counts acts by what they are.
type Volume struct {
	Acts    int
	Quads   map[graph.Quad]int
	Classes map[graph.Class]int
}

func (v *Volume) add(e *graph.Edge) {
	if v.Quads == nil {
		v.Quads, v.Classes = map[graph.Quad]int{}, map[graph.Class]int{}
	}
	v.Acts++
	v.Classes[e.Class]++
	if q := e.Class.Quad(); q != "" {
		v.Quads[q]++
	}
}

// Bin is the acts of one period, and of one pair where pairs are asked for.
type Bin struct {
	// Period is "2022", "2022-01", "2022-W03" or "2022-01-17", or empty where no
	// periods are asked for.
	Period string
	// Source and Target are node ids, or empty where no pairs are asked for.
	Source, Target string
	Volume
}

// Table is acts counted by period, by pair, or by both.
type Table struct {
	Bins []Bin
	// Undated and Coarse count the acts that are in no period: those without a date,
	// and those whose date is less exact than the grain.
	Undated, Coarse int
}

// Series counts the acts of g by period of the date that counts, in order of time, with
// those periods in between that have no acts.
func Series(g *graph.Graph, grain Grain, by Basis) Table { return count(g, grain, by, false) }

// Pairs counts the acts of g from each actor to each other, the most first. An act that
// means the same both ways counts once, from the first in the order of ids. With a
// grain, each pair and period is a bin, in order of time, and there are no empty ones.
func Pairs(g *graph.Graph, grain Grain, by Basis) Table { return count(g, grain, by, true) }

func count(g *graph.Graph, grain Grain, by Basis, pairs bool) Table {
	type key struct{ period, source, target string }
	bins := map[key]*Bin{}
	var t Table
	for i := range g.Edges {
		e := &g.Edges[i]
		if !e.Relation.Event() {
			continue
		}
		var k key
		if grain != "" {
			date := by.Of(e)
			switch k.period = grain.Period(date); {
			case date == "":
				t.Undated++
				continue
			case k.period == "":
				t.Coarse++
				continue
			}
		}
		if pairs {
			k.source, k.target = e.Source, e.Target
		}
		if bins[k] == nil {
			bins[k] = &Bin{Period: k.period, Source: k.source, Target: k.target}
		}
		bins[k].add(e)
	}
	for _, b := range bins {
		t.Bins = append(t.Bins, *b)
	}
	slices.SortFunc(t.Bins, func(a, b Bin) int {
		return cmp.Or(cmp.Compare(a.Period, b.Period), cmp.Compare(b.Acts, a.Acts), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target))
	})
	if grain != "" && !pairs {
		t.Bins = grain.fill(t.Bins)
	}
	return t
}

// Period returns the period of a date, or "" where the date is not exact enough.
func (s Grain) Period(date string) string {
	if len(date) < s.digits() || CheckDate(date) != nil {
		return ""
	}
	if s == Weekly {
		return s.label(day(date))
	}
	return date[:s.digits()]
}

// digits is the length of the ISO date that tells the period.
func (s Grain) digits() int {
	switch s {
	case Yearly:
		return len("2006")
	case Monthly:
		return len("2006-01")
	}
	return len(time.DateOnly)
}

// day is a full ISO date that CheckDate has read.
func day(date string) time.Time {
	t, _ := time.Parse(time.DateOnly, date)
	return t
}

func (s Grain) label(t time.Time) string {
	if s == Weekly {
		year, week := t.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", year, week)
	}
	return t.Format(time.DateOnly)[:s.digits()]
}

// next is the same day of the next period.
func (s Grain) next(t time.Time) time.Time {
	switch s {
	case Yearly:
		return t.AddDate(1, 0, 0)
	case Monthly:
		return t.AddDate(0, 1, 0)
	case Weekly:
		return t.AddDate(0, 0, 7)
	}
	return t.AddDate(0, 0, 1)
}

// maxGap is how many empty periods in a row are listed: one stray date must not make a
// table of centuries.
const maxGap = 60

// fill puts in the periods without acts, where fewer than maxGap lie in a row.
func (s Grain) fill(bins []Bin) []Bin {
	var out []Bin
	for i, b := range bins {
		if i > 0 {
			out = append(out, s.between(bins[i-1].Period, b.Period)...)
		}
		out = append(out, b)
	}
	return out
}

func (s Grain) between(from, to string) []Bin {
	var out []Bin
	for t := s.next(s.start(from)); s.label(t) < to; t = s.next(t) {
		if len(out) == maxGap {
			return nil
		}
		out = append(out, Bin{Period: s.label(t)})
	}
	return out
}

// start is the first day of a period that s has given.
func (s Grain) start(period string) time.Time {
	if s != Weekly {
		return day(pad(period, "-01-01"))
	}
	var year, week int
	_, _ = fmt.Sscanf(period, "%d-W%d", &year, &week) // label wrote it
	// The fourth of January is always in week 1 (ISO 8601).
	first := time.Date(year, time.January, 4, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, 7*(week-1)-(int(first.Weekday())+6)%7)
}

// Notes says how many acts are in no period, and why.
func (t Table) Notes() []string {
	var out []string
	if t.Undated > 0 {
		out = append(out, fmt.Sprintf("in no period: %d acts without a date", t.Undated))
	}
	if t.Coarse > 0 {
		out = append(out, fmt.Sprintf("in no period: %d acts whose date is less exact", t.Coarse))
	}
	return out
}
