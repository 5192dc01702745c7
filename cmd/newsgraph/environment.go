package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

// environment is all that a command sees of the outside world.
type environment struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	// width is the number of columns of the terminal that out is, or 0 when it
	// is none; colour tells whether out and err may be coloured.
	width            int
	colour, progress bool
}

// systemEnvironment is that of the process.
func systemEnvironment() environment {
	e := environment{in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv}
	if fd := int(os.Stdout.Fd()); term.IsTerminal(fd) {
		e.width = defaultWidth
		if w, _, err := term.GetSize(fd); err == nil && w > 0 {
			e.width = w
		}
		e.colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	e.progress = term.IsTerminal(int(os.Stderr.Fd())) && os.Getenv("TERM") != "dumb"
	return e
}

// defaultWidth is the width of tables that no terminal bounds: what fits a page
// or a chat window.
const defaultWidth = 110

// columns is the width that tables are made for.
func (e environment) columns() int {
	if e.width > 0 {
		return e.width
	}
	return defaultWidth
}
