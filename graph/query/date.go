package query

import (
	"fmt"
	"strings"
	"time"
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
