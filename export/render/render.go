// Package render turns DOT into a picture by the Graphviz that is installed on
// the machine: it finds the program and gives up in time. Which layout engine runs is up
// to the file: package dot picks it by the size of the graph.
package render

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"newsgraph/export/dot"
	"newsgraph/graph"
)

// Image is a kind of picture.
type Image string

// The kinds of pictures.
const (
	SVG Image = "svg"
	PNG Image = "png"
	PDF Image = "pdf"
)

// Images lists all kinds of pictures.
func Images() []Image { return []Image{SVG, PNG, PDF} }

// ErrMissing says that no Graphviz was found.
var ErrMissing = errors.New("no Graphviz is installed")

// DefaultTimeout is the time after which rendering gives up: graphs that dot can
// lay out at all take it some seconds.
const DefaultTimeout = 60 * time.Second

// Options say what to render; the zero value renders a reduced graph as SVG.
type Options struct {
	// Image is the kind of picture; empty means SVG.
	Image Image
	// Timeout is the time after which rendering gives up; 0 means
	// DefaultTimeout.
	Timeout time.Duration
	// DOT says what is drawn, and by which engine.
	DOT dot.Options
}

// Find returns the path of Graphviz's dot; without one, an error that is
// ErrMissing and says how to install it.
func Find() (string, error) {
	path, err := exec.LookPath("dot")
	if err != nil {
		return "", fmt.Errorf("%w: %s", ErrMissing, Hint(runtime.GOOS))
	}
	return path, nil
}

// Hint says how to install Graphviz on an operating system, as Go names it.
func Hint(system string) string {
	switch system {
	case "linux":
		return "install it with the package manager (Debian, Ubuntu: apt install graphviz; Fedora: dnf install graphviz; Arch: pacman -S graphviz)"
	case "darwin":
		return "install it with: brew install graphviz"
	case "windows":
		return "install it with: winget install Graphviz.Graphviz"
	}
	return "see https://graphviz.org/download/"
}

// Write draws g into w. It fails with ErrMissing where Graphviz is not
// installed, with context.DeadlineExceeded when the time is over, and else with
// what Graphviz says.
func Write(ctx context.Context, w io.Writer, g *graph.Graph, o Options) error {
	var text bytes.Buffer
	if err := dot.Write(&text, g, o.DOT); err != nil {
		return err
	}
	return Draw(ctx, w, &text, o)
}

// Draw draws a graph in DOT into w by the engine that it names, else dot;
// Options.DOT has no effect.
func Draw(ctx context.Context, w io.Writer, text io.Reader, o Options) error {
	program, err := Find()
	if err != nil {
		return err
	}
	return draw(ctx, program, w, text, o)
}

func draw(ctx context.Context, program string, w io.Writer, text io.Reader, o Options) error {
	if o.Image == "" {
		o.Image = SVG
	}
	if o.Timeout == 0 {
		o.Timeout = DefaultTimeout
	}
	ctx, cancel := context.WithTimeout(ctx, o.Timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "-T"+string(o.Image))
	var picture, complaints bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = text, &picture, &complaints
	cmd.WaitDelay = time.Second // a child of the program must not keep us waiting
	if err := cmd.Run(); err != nil {
		return failure(ctx, err, complaints.String(), o)
	}
	// Nothing is written before the picture is whole.
	_, err := picture.WriteTo(w)
	return err
}

func failure(ctx context.Context, err error, complaints string, o Options) error {
	if ctx.Err() != nil {
		return fmt.Errorf("gave up after %v, before Graphviz had finished; draw fewer edges or give more time: %w", o.Timeout, ctx.Err())
	}
	first, _, _ := strings.Cut(strings.TrimSpace(complaints), "\n")
	return fmt.Errorf("the Graphviz program failed (%w): %s", err, first)
}
