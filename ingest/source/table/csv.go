package table

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"newsgraph/ingest/source/item"
)

func splitHead(line string, separator rune) ([]string, error) {
	r := csv.NewReader(strings.NewReader(line))
	r.Comma, r.LazyQuotes = separator, true
	cells, err := r.Read()
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells, err
}

// errLong says that a row is longer than the limit.
var errLong = errors.New("row too long")

// budget gives out so many bytes of a reader between two refills.
type budget struct {
	r    io.Reader
	left int
}

func (b *budget) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errLong
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}

// readAhead is what package csv may read beyond the row that it returns.
const readAhead = 8 << 10

// Rows hands on the articles of a table with a head line, or what is wrong with a
// row; both carry the line at which the row begins. A row may have up to limit
// bytes. It stops with the error of each, or a *item.Problem where the rest of the
// table cannot be read.
func Rows(in io.Reader, m Map, limit int, each func(item.Item, *item.Problem) error) error {
	b := &budget{in, limit + readAhead}
	r := csv.NewReader(b)
	head, err := readHead(r, b)
	if err != nil {
		return err
	}
	if !m.IsHead(head) {
		return &item.Problem{Line: 1, Reason: "no column for the text: " + strings.Join(head, ", "), Remedy: "name the column with --map text=COLUMN"}
	}
	t := &rows{r: r, m: m, limit: limit, at: map[string]int{}}
	for field := range common {
		if i := m.column(head, field); i >= 0 {
			t.at[field] = i
		}
	}
	for {
		b.left = limit + readAhead
		a, prob, err := t.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := each(a, prob); err != nil {
			return err
		}
	}
}

// rows reads the rows of a table below its head.
type rows struct {
	r     *csv.Reader
	m     Map
	limit int
	// at is the column of each field.
	at map[string]int
	// line is that of the last row.
	line int
}

// next returns the next row as an article, or what is wrong with it. The error is
// io.EOF, or a *item.Problem where nothing more can be read.
func (t *rows) next() (item.Item, *item.Problem, error) {
	before := t.r.InputOffset()
	row, err := t.r.Read()
	if len(row) > 0 {
		t.line, _ = t.r.FieldPos(0)
		t.line++ // the head line was read before
	}
	var pe *csv.ParseError
	switch {
	case errors.Is(err, io.EOF):
		return item.Item{}, nil, io.EOF
	case errors.Is(err, errLong):
		return item.Item{}, nil, t.tooLong(t.line + 1)
	case errors.As(err, &pe):
		return item.Item{}, &item.Problem{Line: pe.StartLine + 1, Reason: "invalid row: " + pe.Err.Error(), Remedy: "check the quotation marks and separators", Err: err}, nil
	case err != nil:
		return item.Item{}, nil, &item.Problem{Line: t.line + 1, Reason: "reading failed: " + item.Reason(err), Remedy: "check the file", Err: err}
	case t.r.InputOffset()-before > int64(t.limit):
		return item.Item{}, t.tooLong(t.line), nil
	}
	a, prob := t.article(row)
	a.Line = t.line
	if prob != nil {
		prob.Line = t.line
	}
	return a, prob, nil
}

func (t *rows) tooLong(line int) *item.Problem {
	return &item.Problem{Line: line, Reason: "row longer than " + item.Size(t.limit), Remedy: "look for a quotation mark that nothing closes"}
}

func (t *rows) article(row []string) (item.Item, *item.Problem) {
	r := record{}
	for field, i := range t.at {
		if i < len(row) {
			r[field] = strings.Clone(strings.ToValidUTF8(row[i], "\ufffd"))
		}
	}
	a, prob := r.article(t.m)
	if prob != nil && len(row) <= t.at[Text] {
		prob.Reason = fmt.Sprintf("row of %d cells, too short", len(row))
	}
	return a, prob
}

// readHead reads the head line by the separator that makes most of it.
func readHead(r *csv.Reader, b *budget) ([]string, error) {
	r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = true, -1, true
	first, err := firstLine(b)
	if err != nil {
		return nil, &item.Problem{Line: 1, Reason: "reading failed: " + item.Reason(err), Remedy: "check the file", Err: err}
	}
	separator, head, ok := Head(first)
	if !ok {
		return nil, &item.Problem{Line: 1, Reason: "no head line", Remedy: "name the columns in the first line"}
	}
	r.Comma = separator
	return head, nil
}

// firstLine reads up to the first line end, byte by byte, so that nothing of the
// rows is taken.
func firstLine(r io.Reader) (string, error) {
	var line []byte
	var c [1]byte
	for {
		n, err := r.Read(c[:])
		if n == 1 {
			if c[0] == '\n' {
				return strings.TrimSuffix(string(line), "\r"), nil
			}
			line = append(line, c[0])
		}
		if errors.Is(err, io.EOF) {
			return string(line), nil
		}
		if err != nil {
			return "", err
		}
	}
}
