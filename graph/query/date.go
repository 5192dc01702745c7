package query

import (
	"fmt"
	"strings"
	"time"

	"newsgraph/graph"
)

// interval is a stretch of days, both ends included, as ISO dates that compare
// as text. The end of a month is written as its day 31 whatever its length:
// nothing is counted in days.
type interval struct{ first, last string }

// intervalOf returns the days that an ISO date covers. A date "A/B" runs from
// the first day of A to the last of B.
func intervalOf(date string) interval {
	from, to, two := strings.Cut(date, "/")
	if !two {
		to = from
	}
	return interval{pad(from, "-01-01"), pad(to, "-12-31")}
}

// pad completes "2022" or "2022-01" to a full date; rest is "-MM-DD".
func pad(date, rest string) string {
	switch len(date) {
	case len("2006"):
		return date + rest
	case len("2006-01"):
		return date + rest[len("-01"):]
	}
	return date
}

// meets tells whether a and b have a day in common. An interval with an empty
// end is open there.
func (a interval) meets(b interval) bool {
	return (a.last == "" || b.first <= a.last) && (b.last == "" || a.first <= b.last)
}

// Days returns the first and the last day that an ISO date covers: 2022-02 runs from
// 2022-02-01 to 2022-02-28. Both are empty for no date, or for one that is none.
func Days(date string) (first, last string) {
	from, to, two := strings.Cut(date, "/")
	if !two {
		to = from
	}
	if CheckDate(from) != nil || CheckDate(to) != nil {
		return "", ""
	}
	last = pad(to, "-12-31")
	if len(to) == len("2006-01") {
		month, _ := time.Parse("2006-01", to) // CheckDate has read it
		last = month.AddDate(0, 1, -1).Format(time.DateOnly)
	}
	return pad(from, "-01-01"), last
}

// Basis says which date of an act counts.
type Basis string

// The bases. The empty Basis is ByDate.
const (
	ByDate     Basis = "date"     // when it happened or is to happen
	ByReported Basis = "reported" // when the earliest article told it
	ByEither   Basis = "either"   // when it happened, or else when it was told
)

// Bases lists all bases, the default first.
func Bases() []Basis { return []Basis{ByDate, ByReported, ByEither} }

// Of returns the date of e that counts, or "".
func (b Basis) Of(e *graph.Edge) string {
	switch {
	case b == ByReported, b == ByEither && e.Date == "":
		return e.DateReported
	}
	return e.Date
}

// CheckDate returns an error that says what a date should look like unless
// date is an ISO date of year, month or day ("2022", "2022-01", "2022-01-31").
func CheckDate(date string) error {
	for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		if _, err := time.Parse(layout, date); err == nil {
			return nil
		}
	}
	return fmt.Errorf("%q is not a date: write a year, month or day such as 2022, 2022-01 or 2022-01-31", date)
}

// After tells whether a date lies wholly after another one.
func After(date, to string) bool {
	return date != "" && to != "" && intervalOf(date).first > intervalOf(to).last
}
