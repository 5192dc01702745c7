// Package tsvtext writes tables with tabs between the cells and no quotes, the form
// of the great event data sets: each row is one line, whatever a cell holds.
package tsvtext

import (
	"bufio"
	"io"

	"newsgraph/export/internal/csvtext"
)

// Writer writes rows; errors are kept until Flush.
type Writer struct{ b *bufio.Writer }

// NewWriter returns a Writer on w, which begins with a header unless that is empty.
func NewWriter(w io.Writer, header []string) *Writer {
	t := &Writer{bufio.NewWriterSize(w, 1<<16)}
	if len(header) > 0 {
		t.Row(header)
	}
	return t
}

// Row writes one row. Tabs, line ends and what is no character become blanks or
// U+FFFD.
func (t *Writer) Row(cells []string) {
	for i, c := range cells {
		if i > 0 {
			t.b.WriteByte('\t')
		}
		t.b.WriteString(csvtext.OneLine(c))
	}
	t.b.WriteByte('\n')
}

// Flush writes what is left and returns the first error.
func (t *Writer) Flush() error { return t.b.Flush() }
