package item

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"unicode"
)

// Problem is a piece of input that was skipped, or is kept with a doubt.
type Problem struct {
	// Path is the file, Line the 1-based line in it, or 0 for the whole file.
	Path string
	Line int
	// Reason says what is wrong, in general words up to a colon, if there is
	// one, then in particular; Remedy says what to do about it.
	Reason, Remedy string
	// Err is the error underneath, or nil.
	Err error
}

// Error is "path:line: reason; remedy".
func (p *Problem) Error() string {
	at := p.Path
	if strings.ContainsFunc(at, unicode.IsControl) {
		at = strconv.Quote(at) // a name with a line feed could pass for a message
	}
	if p.Line > 0 {
		at = fmt.Sprintf("%s:%d", at, p.Line)
	}
	msg := at + ": " + p.Reason
	if p.Remedy != "" {
		msg += "; " + p.Remedy
	}
	return msg
}

// Unwrap returns the error underneath.
func (p *Problem) Unwrap() error { return p.Err }

// Reason is the cause of a file error without the path, which the message
// already names.
func Reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// Size is a number of bytes for people.
func Size(n int) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%d MB", n>>20)
	case n >= 1<<10:
		return fmt.Sprintf("%d kB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
