package item

import (
	"strconv"
	"strings"
	"time"
)

// dateLayouts are the forms of a day that records use: ISO 8601, with or without
// a time, those of feeds and of event data, and those that cannot be misread
// (31/12/2022 could). The day is taken as it is written, in whatever time zone.
var dateLayouts = []string{
	time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateTime, "2006-01-02 15:04",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 MST", "2006-01-02T15:04:05-0700", "2006-01-02T15:04Z07:00",
	"02.01.2006", "2.1.2006", "2006/01/02", "2006/1/2",
	"2 January 2006", "January 2, 2006", "2 Jan 2006", "Jan 2, 2006",
	"Monday, 2 January 2006", "Monday, January 2, 2006", "Mon Jan 2 15:04:05 2006", "Mon Jan 2 15:04:05 MST 2006", "Mon Jan 2 15:04:05 -0700 2006",
	time.RFC1123, time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04:05 -0700",
	"Mon, 2 Jan 2006 15:04 MST", "Mon, 2 Jan 2006 15:04 -0700", "2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 MST",
	"20060102T150405Z", "20060102T150405", "20060102150405", "20060102",
}

// Date is s as an ISO 8601 date; ok is false if s is neither empty nor a date.
func Date(s string) (date string, ok bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", true
	}
	for _, month := range []string{"2006", "2006-01"} {
		if _, err := time.Parse(month, s); err == nil {
			return s, true
		}
	}
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	return unixDate(s)
}

// Unix times are read from 1995, before which there was no news on the web, to
// 2100; smaller and larger numbers are something else.
const (
	firstUnix = 788918400
	lastUnix  = 4102444800
)

// unixDate is the day, in UTC, of a number of seconds or milliseconds since 1970.
func unixDate(s string) (date string, ok bool) {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return "", false
	}
	if f >= firstUnix*1000 {
		f /= 1000
	}
	if f < firstUnix || f > lastUnix {
		return "", false
	}
	return time.Unix(int64(f), 0).UTC().Format(time.DateOnly), true
}
