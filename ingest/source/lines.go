package source

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"newsgraph/ingest/document"
)

// record is one JSON line; other fields are ignored.
type record struct {
	ID    ident  `json:"id"`
	Title string `json:"title"`
	Date  string `json:"date"`
	Text  string `json:"text"`
	URL   string `json:"url"`
}

// ident is an id, which many files give as a number.
type ident string

// UnmarshalJSON reads a string, a number as it is written, or null.
func (i *ident) UnmarshalJSON(b []byte) error {
	if c := b[0]; c == '-' || c >= '0' && c <= '9' {
		*i = ident(b)
		return nil
	}
	return json.Unmarshal(b, (*string)(i))
}

// lines reads one article from every line of in that is a JSON object. A line
// that cannot be used is skipped with its number; reading goes on after it.
// name begins the ids of articles without one.
func (r *reader) lines(p, name string, in io.Reader) error {
	br := unmark(bufio.NewReaderSize(in, 1<<16))
	blank := true
	for n := 1; r.ctx.Err() == nil; n++ {
		line, tooLong, err := readLine(br, r.o.maxBytes())
		if r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		if err != nil && !errors.Is(err, io.EOF) {
			r.skip(&Problem{Path: p, Line: n, Reason: "reading failed: " + reason(err), Remedy: "check the file", Err: err})
			return nil
		}
		if len(line) > 0 || tooLong {
			blank = false
			if err := r.line(p, name, n, line, tooLong); err != nil {
				return err
			}
		}
		if err != nil {
			break
		}
	}
	if blank && r.ctx.Err() == nil {
		r.skip(&Problem{Path: p, Reason: "empty", Remedy: "remove it, or put articles in"})
	}
	return r.ctx.Err()
}

// line hands on the article of one line, or skips it.
func (r *reader) line(p, name string, n int, line []byte, tooLong bool) error {
	var a document.Article
	var prob *Problem
	if tooLong {
		prob = &Problem{Reason: "line longer than " + size(r.o.maxBytes()), Remedy: "write one article a line, or split it"}
	} else {
		a, prob = parse(line)
	}
	if prob != nil {
		prob.Path, prob.Line = p, n
		r.skip(prob)
		return nil
	}
	if a.ID == "" {
		// The text names the record: its place in the file may change.
		sum := sha256.Sum256([]byte(a.Text))
		a.ID = name + "-" + hex.EncodeToString(sum[:4])
	}
	if a.Source == "" {
		a.Source = filepath.ToSlash(p) + "#" + a.ID
	}
	return r.give(p, n, a)
}

// unmark returns a reader of UTF-8 without a byte order mark; UTF-16 with one is
// converted.
func unmark(br *bufio.Reader) *bufio.Reader {
	head, _ := br.Peek(len(utf8BOM))
	switch {
	case isUTF16(head):
		return bufio.NewReaderSize(utf16.NewDecoder().Reader(br), 1<<16)
	case bytes.Equal(head, utf8BOM):
		_, _ = br.Discard(len(utf8BOM))
	}
	return br
}

// readLine returns the next line without its end and the white space around it.
// A line longer than limit is read to its end but not kept.
func readLine(br *bufio.Reader, limit int) (line []byte, tooLong bool, err error) {
	for {
		part, err := br.ReadSlice('\n')
		if !tooLong {
			line = append(line, part...)
		}
		if len(line) > limit {
			line, tooLong = nil, true
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimSpace(line), tooLong, err
		}
	}
}

// parse makes an article of one line, or says what is wrong with it.
func parse(line []byte) (document.Article, *Problem) {
	if prob := undecodable(line); prob != nil {
		return document.Article{}, prob
	}
	var rec record
	if err := json.Unmarshal(line, &rec); err != nil {
		return document.Article{}, &Problem{
			Reason: "invalid JSON: " + jsonReason(err), Err: err,
			Remedy: `each line is one object such as {"id": "1", "date": "2022-01-23", "text": "..."}`,
		}
	}
	date, ok := isoDate(rec.Date)
	switch {
	case strings.TrimSpace(rec.Text) == "":
		return document.Article{}, &Problem{Reason: `no "text"`, Remedy: `put the article's text into the field "text"`}
	case strings.ContainsRune(rec.Text, 0):
		return document.Article{}, &Problem{Reason: `"text" holds zero characters`, Remedy: "convert the article to plain text"}
	case strings.ContainsFunc(string(rec.ID), unicode.IsControl):
		return document.Article{}, &Problem{Reason: fmt.Sprintf("id with control characters: %q", rec.ID), Remedy: "give it a plain id"}
	case !ok:
		return document.Article{}, &Problem{Reason: fmt.Sprintf("date not in ISO 8601: %q", rec.Date), Remedy: "write it like 2022-01-23, 2022-01 or 2022"}
	}
	return document.Article{ID: strings.TrimSpace(string(rec.ID)), Title: rec.Title, Date: date, Source: rec.URL, Text: withTitle(rec.Text, rec.Title)}, nil
}

// jsonReason says what is wrong with a line without Go's own words for types.
func jsonReason(err error) string {
	var te *json.UnmarshalTypeError
	if !errors.As(err, &te) {
		return err.Error()
	}
	if te.Field == "" {
		return "the line is of type " + te.Value + ", not object"
	}
	return fmt.Sprintf("the field %q is of type %s, not string", te.Field, te.Value)
}

// dateLayouts are the forms of a day that records use: ISO 8601, with or without
// a time, those of feeds, and those that cannot be misread (31/12/2022 could). The day is taken as it is written, in whatever time
// zone.
var dateLayouts = []string{
	time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateTime, "2006-01-02 15:04",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02T15:04:05-0700",
	"02.01.2006", "2 January 2006", "January 2, 2006", "2 Jan 2006", "Jan 2, 2006",
	time.RFC1123, time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04:05 -0700",
}

// isoDate is s as an ISO 8601 date; ok is false if s is neither empty nor a date.
func isoDate(s string) (date string, ok bool) {
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
	return "", false
}

// withTitle appends the title to a text that does not begin with it.
func withTitle(text, title string) string {
	title = strings.TrimSpace(title)
	if title == "" || strings.HasPrefix(strings.TrimSpace(text), title) {
		return text
	}
	return strings.TrimRightFunc(text, unicode.IsSpace) + "\n\n" + title
}
