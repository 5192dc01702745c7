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
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"newsgraph/ingest/document"
)

// record is one JSON line; other fields are ignored.
type record struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Date  string `json:"date"`
	Text  string `json:"text"`
	URL   string `json:"url"`
}

// lines reads one article from every line of in that is a JSON object. A line
// that cannot be used is skipped with its number; reading goes on after it.
func (r *reader) lines(p string, in io.Reader) error {
	br := bufio.NewReaderSize(in, 1<<16)
	for n := 1; ; n++ {
		line, tooLong, err := readLine(br, r.o.maxBytes())
		if err != nil && !errors.Is(err, io.EOF) {
			r.skip(&Problem{Path: p, Line: n, Reason: "reading failed: " + reason(err), Remedy: "try again", Err: err})
			return nil
		}
		if prob := r.line(p, n, line, tooLong); prob != nil {
			r.skip(prob)
		} else if a, ok := r.parsed(p, line); ok {
			if err := r.give(a); err != nil {
				return err
			}
		}
		if err != nil {
			return nil
		}
	}
}

// readLine returns the next line without its end. A line longer than limit is
// read to its end but not kept.
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

// line checks one line and says what is wrong with it, if anything.
func (r *reader) line(p string, n int, line []byte, tooLong bool) *Problem {
	prob := &Problem{Path: p, Line: n}
	if tooLong {
		prob.Reason, prob.Remedy = fmt.Sprintf("line longer than %d bytes", r.o.maxBytes()), "one article a line; split it"
		return prob
	}
	if len(line) == 0 {
		return nil
	}
	text, bad := decode(line)
	if bad != nil {
		prob.Reason, prob.Remedy = bad.Reason, bad.Remedy
		return prob
	}
	var rec record
	if err := json.Unmarshal([]byte(text), &rec); err != nil {
		prob.Reason, prob.Err = "invalid JSON: "+err.Error(), err
		prob.Remedy = `each line is one object such as {"id": "1", "date": "2022-01-23", "text": "..."}`
		return prob
	}
	switch {
	case strings.TrimSpace(rec.Text) == "":
		prob.Reason, prob.Remedy = `no "text"`, `put the article's text into the field "text"`
	case rec.Date != "" && isoDate(rec.Date) == "":
		prob.Reason, prob.Remedy = fmt.Sprintf("date %q is not ISO 8601", rec.Date), "write it like 2022-01-23, 2022-01 or 2022"
	default:
		return nil
	}
	return prob
}

var isoStart = regexp.MustCompile(`^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?`)

// isoDate is the date of an ISO 8601 date or time stamp, or "" if s is neither.
func isoDate(s string) string {
	d := isoStart.FindString(s)
	if rest := s[len(d):]; d == "" || rest != "" && rest[0] != 'T' && rest[0] != ' ' {
		return ""
	}
	return d
}

// parsed makes the article of a line that line found nothing wrong with; ok is
// false for a blank one.
func (r *reader) parsed(p string, line []byte) (a document.Article, ok bool) {
	var rec record
	if len(line) == 0 || json.Unmarshal(line, &rec) != nil {
		return a, false
	}
	a = document.Article{ID: rec.ID, Title: rec.Title, Date: isoDate(rec.Date), Source: rec.URL, Text: rec.Text}
	if a.ID == "" {
		// The text names the record: its place in the file may change.
		sum := sha256.Sum256([]byte(rec.Text))
		a.ID = strings.TrimSuffix(path.Base(filepath.ToSlash(p)), path.Ext(p)) + "-" + hex.EncodeToString(sum[:4])
	}
	if a.Source == "" {
		a.Source = filepath.ToSlash(p) + "#" + a.ID
	}
	return a, true
}

// stdin reads standard input: JSON lines if it begins with an object, else one
// article.
func (r *reader) stdin() error {
	if r.o.Stdin == nil {
		r.skip(&Problem{Path: Stdin, Reason: "there is no standard input", Remedy: "name files or folders"})
		return nil
	}
	br := bufio.NewReaderSize(r.o.Stdin, 1<<16)
	head, _ := br.Peek(64)
	if h := bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))); len(h) > 0 && h[0] == '{' {
		return r.lines("stdin.jsonl", br)
	}
	return r.text("stdin", "stdin", br)
}
