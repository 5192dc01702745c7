package source

import (
	"context"
	"io"
	"os"
)

// open opens a file. A pipe, which may keep its reader waiting for ever, is given
// up when the context ends.
func open(ctx context.Context, path string) (in io.ReadCloser, pipe bool, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, false, err
	}
	if info.Mode().IsRegular() {
		in, err = os.Open(path)
		return in, false, err
	}
	type opened struct {
		file *os.File
		err  error
	}
	done := make(chan opened, 1)
	go func() {
		f, err := os.Open(path)
		done <- opened{f, err}
	}()
	select {
	case o := <-done:
		return struct {
			io.Reader
			io.Closer
		}{&patient{ctx, o.file}, o.file}, true, o.err
	case <-ctx.Done():
		return nil, true, ctx.Err()
	}
}

// patient waits for a reader until the context ends.
type patient struct {
	ctx context.Context
	r   io.Reader
}

// Read reads into a buffer of its own, since a read that is given up may still
// come about.
func (p *patient) Read(into []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	type result struct {
		n   int
		err error
	}
	own := make([]byte, len(into))
	done := make(chan result, 1)
	go func() {
		n, err := p.r.Read(own)
		done <- result{n, err}
	}()
	select {
	case got := <-done:
		return copy(into, own[:got.n]), got.err
	case <-p.ctx.Done():
		return 0, p.ctx.Err()
	}
}
