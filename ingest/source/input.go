package source

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"time"

	"newsgraph/ingest/source/decode"
	"newsgraph/ingest/source/item"
)

// input is a piece of input that stands for itself: a file, a member of an
// archive, a page.
type input struct {
	// path is its name in messages, name what its articles' ids are made of: a
	// path with slashes and its ending.
	path, name string
	// named tells that it was itself given, not found in a folder or archive.
	named bool
	// address and contentType tell where a page comes from and what it was
	// declared to be; both may be empty.
	address, contentType string
	// encoding is the one that its records are in, or empty for UTF-8.
	encoding string
	// followed tells that the links of a feed are fetched, too.
	followed bool
	// depth counts the archives around it.
	depth int
	in    *bufio.Reader
	// size is the number of bytes of in, or -1 when nobody knows.
	size int64
	// at reads from any place of a file, or is nil.
	at io.ReaderAt
}

// headSize is how much of a file tells its format: tar has its mark at 257, HTML
// and feeds may begin with long comments.
const headSize = 4096

// bufferSize is that of long files.
const bufferSize = 64 << 10

func newBuffer(in io.Reader) *bufio.Reader { return bufio.NewReaderSize(in, bufferSize) }

// newBufferOf is newBuffer for size bytes: archives hold many small files, for which a
// large buffer would cost more than reading them.
func newBufferOf(in io.Reader, size int64) *bufio.Reader {
	return bufio.NewReaderSize(in, int(min(max(size+1, headSize), bufferSize)))
}

// file reads a piece of input by the format that its content shows.
func (r *reader) file(f input) error {
	b, err := f.in.Peek(headSize)
	if r.ctx.Err() != nil {
		return r.ctx.Err()
	}
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) && len(b) == 0 {
		return r.failed(f, 0, err)
	}
	h := newHead(b, f.name)
	if h.blank && len(b) < headSize {
		return r.skip(&Problem{Path: f.path, Reason: "empty", Remedy: "remove it, or put the text in"})
	}
	if !f.named && f.depth == 0 {
		if kind := besides(f.name); kind != "" {
			return r.pass(f, kind)
		}
	}
	for i := range formats {
		if formats[i].sniff(&h, &r.o) {
			return formats[i].read(r, f)
		}
	}
	return r.pass(f, foreign(&h))
}

// failed reports that reading broke off.
func (r *reader) failed(f input, line int, err error) error {
	if r.ctx.Err() != nil {
		return r.ctx.Err()
	}
	return r.skip(&Problem{Path: f.path, Line: line, Reason: "reading failed: " + item.Reason(err), Remedy: "check the file", Err: err})
}

// body reads all of a file of at most times × MaxBytes. Where it returns ok =
// false, the file is done with and err is for the caller to return.
func (r *reader) body(f input, times int) (b []byte, ok bool, err error) {
	limit := times * r.o.maxBytes()
	b, err = io.ReadAll(io.LimitReader(f.in, int64(limit)+1))
	switch {
	case r.ctx.Err() != nil:
		return nil, false, r.ctx.Err()
	case err != nil:
		return nil, false, r.failed(f, 0, err)
	case len(b) > limit:
		return nil, false, r.skip(&Problem{Path: f.path, Reason: "longer than " + item.Size(limit), Remedy: "split it into articles, or raise --max-article"})
	}
	return b, true, nil
}

// whole reads all of a file and has it turned into articles.
func (r *reader) whole(f input, times int, work func(b []byte, c *converter)) error {
	b, ok, err := r.body(f, times)
	if !ok {
		return err
	}
	return r.convert(len(b), func() []delivery {
		return r.guarded(f, func(c *converter) { work(b, c) })
	})
}

// fileTime is what turning one file into articles may take: ordinary pages take
// milliseconds, long PDF files some seconds. Files from the network wait for other
// pages besides, and have the limits of package fetch.
const fileTime = 2 * time.Minute

// guarded runs work on a piece of input. A panic of a library that meets a broken
// file, and a file that keeps it busy for too long, cost that file.
func (r *reader) guarded(f input, work func(*converter)) []delivery {
	done := make(chan []delivery, 1)
	go func() {
		c := &converter{giver: &r.giver, f: f}
		c.guard(func() { work(c) })
		done <- c.out
	}()
	if f.followed {
		return <-done
	}
	late := time.NewTimer(fileTime)
	defer late.Stop()
	select {
	case out := <-done:
		return out
	case <-late.C:
		p := &Problem{Path: f.path, Reason: fmt.Sprintf("not read within %v", fileTime), Remedy: "convert it to plain text"}
		return []delivery{r.giver.problem(p)}
	case <-r.ctx.Done():
		return nil
	}
}

// utf8 returns the file as a stream of UTF-8, or passes it over. It notes the encoding.
func (r *reader) utf8(f *input) (in *bufio.Reader, ok bool, err error) {
	in, name, err := decode.Reader(f.in)
	if err != nil {
		return nil, false, r.pass(*f, "binary file")
	}
	if name != decode.UTF8 {
		f.encoding = name
		err = r.queue.now(r.read, r.giver.converted(f.path, name))
	}
	return in, err == nil, err
}

// id is the name without its ending.
func (f input) id() string {
	return strings.ToValidUTF8(strings.TrimSuffix(f.name, path.Ext(f.name)), "?")
}
