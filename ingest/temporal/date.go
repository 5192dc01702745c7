package temporal

import (
	"fmt"
	"time"
)

// date is a calendar date as exact as known: month or day 0 stand for an
// unknown one, year 0 for no date at all.
type date struct{ year, month, day int }

// parseISO reads "2022-01-23", "2022-01" or "2022"; anything else gives the
// zero date. What follows a full date (a time of day) is ignored.
func parseISO(s string) date {
	var d date
	if len(s) >= 4 && allDigits(s[:4]) {
		d.year = atoi(s[:4])
	}
	if d.year == 0 || len(s) < 7 || s[4] != '-' || !allDigits(s[5:7]) {
		return d
	}
	d.month = atoi(s[5:7])
	if len(s) >= 10 && s[7] == '-' && allDigits(s[8:10]) {
		d.day = atoi(s[8:10])
	}
	if !d.valid() {
		return date{}
	}
	return d
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if kindOf(s[i]) != digit {
			return false
		}
	}
	return true
}

// String gives the ISO 8601 form, or "" for no date.
func (d date) String() string {
	switch {
	case d.year == 0:
		return ""
	case d.month == 0:
		return fmt.Sprintf("%04d", d.year)
	case d.day == 0:
		return fmt.Sprintf("%04d-%02d", d.year, d.month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// valid tells whether d names a date that exists.
func (d date) valid() bool {
	if d.year < 1 || d.year > 9999 || d.month < 0 || d.month > 12 || d.day < 0 {
		return false
	}
	if d.month == 0 {
		return d.day == 0
	}
	return d.day == 0 || d.day <= daysIn(d.year, d.month)
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// exact tells whether d is a day.
func (d date) exact() bool { return d.day > 0 }

// number counts the days since a fixed day; an unknown day counts as the
// middle of its month, an unknown month as the middle of its year.
func (d date) number() int {
	if d.month == 0 {
		d.month, d.day = 7, 1
	} else if d.day == 0 {
		d.day = 15
	}
	return int(d.time().Unix() / secondsPerDay)
}

const secondsPerDay = 24 * 60 * 60

func (d date) time() time.Time {
	return time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
}

// weekday is 1 for Monday to 7 for Sunday; d must be exact.
func (d date) weekday() int { return (int(d.time().Weekday())+6)%7 + 1 }

// addDays moves an exact date by n days.
func (d date) addDays(n int) date { return fromTime(d.time().AddDate(0, 0, n)) }

// addMonths moves d by n months and forgets its day.
func (d date) addMonths(n int) date {
	m := d.year*12 + d.month - 1 + n
	return date{year: m / 12, month: m%12 + 1}
}

func fromTime(t time.Time) date {
	y, m, day := t.Date()
	return date{y, int(m), day}
}

// common is the most exact date that covers both a and b.
func common(a, b date) date {
	switch {
	case a.year != b.year:
		return date{}
	case a.month != b.month:
		return date{year: a.year}
	case a.day != b.day:
		return date{year: a.year, month: a.month}
	}
	return a
}

// abs is the absolute value of n.
func abs(n int) int { return max(n, -n) }
