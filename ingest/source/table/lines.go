package table

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"unicode/utf8"
)

// Lines hands on the lines of in that are not blank, with their 1-based numbers
// and without the white space around them. Of a line longer than limit bytes, line
// is nil. It stops with the error of each, of the context, or of in; n is then the
// line at which reading failed.
func Lines(ctx context.Context, in *bufio.Reader, limit int, each func(n int, line []byte) error) (n int, err error) {
	for n = 1; ; n++ {
		if ctx.Err() != nil {
			return n, ctx.Err()
		}
		line, tooLong, err := readLine(in, limit)
		if err != nil && !errors.Is(err, io.EOF) {
			return n, err
		}
		if len(line) > 0 || tooLong {
			if err := each(n, line); err != nil {
				return n, err
			}
		}
		if err != nil {
			return n, nil
		}
	}
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

// Separators are those of tables, in the order in which they are tried.
const Separators = "\t,;|"

// Head finds the separator and the cells of the first line of a table; ok is
// false where it is none: one cell, or cells that are no names.
func Head(first string) (separator rune, cells []string, ok bool) {
	for _, sep := range Separators {
		c, err := splitHead(first, sep)
		if err == nil && len(c) > len(cells) && names(c) {
			separator, cells = sep, c
		}
	}
	return separator, cells, len(cells) > 1
}

// longestName is the number of bytes that the name of a column may have: longer
// cells are sentences.
const longestName = 60

func names(cells []string) bool {
	for _, c := range cells {
		if len(c) > longestName || !utf8.ValidString(c) {
			return false
		}
	}
	return true
}
