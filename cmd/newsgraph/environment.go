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
	// is none; colour tells whether out may be coloured, progress whether err is a
	// terminal that can show it.
	width            int
	colour, progress bool
	// command is what other processes are told that wait for this one.
	command string
}

// systemEnvironment is that of the process.
func systemEnvironment() environment {
	e := environment{in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv}
	if fd := int(os.Stdout.Fd()); term.IsTerminal(fd) {
		e.width = defaultWidth
		if w, _, err := term.GetSize(fd); err == nil && w > 0 {
			e.width = w
		}
		e.colour = colourful(os.Getenv)
	}
	e.progress = term.IsTerminal(int(os.Stderr.Fd())) && os.Getenv("TERM") != "dumb"
	return e
}

// colourful tells whether a terminal may get colours (https://no-color.org).
func colourful(getenv func(string) string) bool {
	return getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"
}

// defaultWidth is the width of text that no terminal bounds: what fits a page
// or a chat window.
const defaultWidth = 110

// columns is the width that text is wrapped to.
func (e environment) columns() int {
	if e.width > 0 {
		return e.width
	}
	return defaultWidth
}
