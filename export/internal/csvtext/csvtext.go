// Package csvtext writes CSV (RFC 4180) for programs that are stricter about text
// than encoding/csv.
package csvtext

import (
	"bufio"
	"encoding/csv"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/export/column"
)

// Writer writes rows; errors are kept until Flush.
type Writer struct {
	b   *bufio.Writer
	csv *csv.Writer
	fix func(string) string
	row []string
}

// NewWriter returns a Writer on w. Each cell of a row passes through fix; the
// header does not.
func NewWriter(w io.Writer, header []string, fix func(string) string) *Writer {
	b := bufio.NewWriterSize(w, 1<<16)
	c := csv.NewWriter(b)
	_ = c.Write(header) // a failure stays in b until Flush
	return &Writer{b: b, csv: c, fix: fix}
}

// Cell adds a cell to the row in work.
func (w *Writer) Cell(s string) { w.row = append(w.row, w.fix(s)) }

// End writes the row.
func (w *Writer) End() {
	_ = w.csv.Write(w.row) // as above
	w.row = w.row[:0]
}

// Flush writes what is left and returns the first error.
func (w *Writer) Flush() error {
	w.csv.Flush()
	if err := w.csv.Error(); err != nil {
		return err
	}
	return w.b.Flush()
}

// OneLine makes s valid UTF-8 on one line: line ends and tabs become blanks and
// other control characters U+FFFD, because many readers of CSV stop at them.
func OneLine(s string) string {
	if !strings.ContainsFunc(s, odd) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case odd(r):
			return utf8.RuneError
		}
		return r
	}, s)
}

func odd(r rune) bool {
	return unicode.IsControl(r) || r == utf8.RuneError || r == '\u2028' || r == '\u2029' || r == '\uFEFF'
}

// Cells adds the values that the columns have for v to the row.
func Cells[T any](t *Writer, columns []column.Column[T], v *T) {
	var buf []byte
	for i := range columns {
		buf = columns[i].Append(buf[:0], v)
		t.Cell(string(buf))
	}
}
