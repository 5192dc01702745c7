package temporal

import "newsgraph/ingest/document"

// softDate finds, for a text whose own date is unknown, a date that days
// without a year can be taken to lie near to; doc.go states the principle.
func softDate(d *document.Document, found []reading) date {
	if latest := latestPast(d, found); latest.year > 0 {
		return latest
	}
	if dated := weekdayYear(d, found); dated.year > 0 {
		return dated
	}
	return onlyYear(found)
}

// latestPast is the latest date with year and month that does not look ahead.
func latestPast(d *document.Document, found []reading) date {
	latest := date{}
	for i := range found {
		e := &found[i]
		if !e.absolute() || e.month == 0 || direction(d, e.span) > 0 {
			continue
		}
		at := checked(date{e.year, e.month, e.day})
		if at.year > 0 && (latest.year == 0 || at.number() > latest.number()) {
			latest = at
		}
	}
	return latest
}

// onlyYear is the year that the text names, where it names no other.
func onlyYear(found []reading) date {
	year := 0
	for i := range found {
		switch e := &found[i]; {
		case !e.absolute():
		case year == 0:
			year = e.year
		case year != e.year:
			return date{}
		}
	}
	return date{year: year}
}

// weekdayYear is the first day that is named with its weekday, in the one year
// of the terms of the office-holders named that makes the two agree; the zero
// date if no year or more than one does.
func weekdayYear(d *document.Document, found []reading) date {
	for i := range found {
		e := &found[i]
		if e.weekday == 0 || e.month == 0 || e.day == 0 || e.year > 0 {
			continue
		}
		terms := termsIn(d)
		if len(terms) == 0 {
			return date{}
		}
		return agreeing(e, terms)
	}
	return date{}
}

func agreeing(e *reading, terms []term) date {
	match := date{}
	for year := firstYear; year <= lastYear; year++ {
		at := date{year, e.month, e.day}
		if !inOffice(terms, year) || !at.valid() || at.weekday() != e.weekday {
			continue
		}
		if match.year > 0 {
			return date{}
		}
		match = at
	}
	return match
}
