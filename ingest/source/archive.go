package source

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"newsgraph/ingest/source/item"
)

// maxDepth is how many archives may lie within one another: a folder of packed
// tar files of packed files needs three.
const maxDepth = 4

// unpack reads what is packed in f. name is that of the content.
func (r *reader) unpack(f input, in io.Reader, suffixes ...string) error {
	inner := f
	inner.depth++
	inner.in, inner.at, inner.size = newBuffer(in), nil, -1
	for _, s := range suffixes {
		if ending(f.name) == s {
			inner.name = f.name[:len(f.name)-len(s)]
			if s == ".tgz" {
				inner.name += ".tar"
			}
		}
	}
	if inner.depth > maxDepth {
		return r.skip(&Problem{Path: f.path, Reason: fmt.Sprintf("more than %d archives within one another", maxDepth), Remedy: "unpack it first"})
	}
	return r.file(inner)
}

func (r *reader) gzip(f input) error {
	z, err := gzip.NewReader(f.in)
	if err != nil {
		return r.broken(f, "gzip", err)
	}
	defer z.Close()
	return r.unpack(f, z, ".gz", ".tgz")
}

// windowBytes is the memory that a Zstandard file may ask for: what its own
// program allows without being asked (zstd --ultra asks for more).
const windowBytes = 128 << 20

func (r *reader) zstd(f input) error {
	z, err := zstd.NewReader(f.in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(windowBytes))
	if err != nil {
		return r.broken(f, "Zstandard", err)
	}
	defer z.Close()
	return r.unpack(f, z, ".zst")
}

func (r *reader) bzip2(f input) error { return r.unpack(f, bzip2.NewReader(f.in), ".bz2") }

func (r *reader) broken(f input, kind string, err error) error {
	if r.ctx.Err() != nil {
		return r.ctx.Err()
	}
	return r.skip(&Problem{Path: f.path, Reason: "broken " + kind + " file: " + item.Reason(err), Remedy: "get it anew; what came before the break is kept", Err: err})
}

// member reads a file of an archive. Its id is its path there, behind the
// archive's own where the archive lies in a folder.
func (r *reader) member(f input, name string, in io.Reader, size int64) error {
	name = path.Clean("/" + strings.ReplaceAll(name, "\\", "/"))[1:]
	inner := input{
		path: f.path + "!" + printable(name), name: name, depth: f.depth + 1, in: newBufferOf(in, size), size: size,
	}
	if !f.named {
		inner.name = path.Join(strings.TrimSuffix(f.name, path.Ext(f.name)), name)
	}
	switch {
	case hidden(name), !r.wanted(inner.path):
		return nil
	case r.o.unchosen(name) != "":
		return r.pass(inner, r.o.unchosen(name))
	case besides(name) != "":
		return r.pass(inner, besides(name))
	case inner.depth > maxDepth:
		return r.skip(&Problem{Path: inner.path, Reason: fmt.Sprintf("more than %d archives within one another", maxDepth), Remedy: "unpack it first"})
	}
	return r.file(inner)
}

// hidden tells whether a part of the path is hidden, or beside the files on some
// systems.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// printable is a name without characters that would move a terminal's cursor.
func printable(name string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return '?'
		}
		return r
	}, strings.ToValidUTF8(name, "?"))
}

// hollow reports an archive that holds no file at all.
func (r *reader) hollow(f input) error {
	return r.skip(&Problem{Path: f.path, Reason: "archive without files", Remedy: "nothing to do, unless it should have some"})
}

// tar reads the files of an archive as they come.
func (r *reader) tar(f input) error {
	t := tar.NewReader(f.in)
	for files := 0; ; {
		h, err := t.Next()
		switch {
		case errors.Is(err, io.EOF) && files == 0:
			return r.hollow(f)
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && !errors.Is(err, tar.ErrInsecurePath):
			return r.broken(f, "tar", err)
		case h.Typeflag != tar.TypeReg:
			continue
		}
		files++
		if err := r.member(f, h.Name, t, h.Size); err != nil {
			return err
		}
	}
}

// zip reads the files of an archive. Its directory is at its end, so that a stream
// is written to a temporary file first.
func (r *reader) zip(f input) error {
	at, size, done, err := r.random(f)
	if err != nil || at == nil {
		return err
	}
	defer done()
	z, err := zip.NewReader(at, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return r.broken(f, "zip", err)
	}
	if kind := office(z); kind != "" {
		return r.office(f, z, kind)
	}
	before, files := r.read, 0
	for _, m := range z.File {
		if m.FileInfo().IsDir() || special(m.Mode()) {
			continue
		}
		files++
		if err := r.zipped(f, m); err != nil {
			return err
		}
		if f.at != nil {
			before += int64(m.CompressedSize64)
			r.read = before
		}
	}
	if files == 0 {
		return r.hollow(f)
	}
	return nil
}

func (r *reader) zipped(f input, m *zip.File) error {
	in, err := m.Open()
	if err != nil {
		inner := f
		inner.path += "!" + printable(m.Name)
		return r.broken(inner, "zip", err)
	}
	defer in.Close()
	return r.member(f, m.Name, in, int64(m.UncompressedSize64))
}

// random makes a file readable at any place: done ends its use. at is nil where
// the file is done with and err is to be returned.
func (r *reader) random(f input) (at io.ReaderAt, size int64, done func(), err error) {
	if f.at != nil && f.depth == 0 {
		return f.at, f.size, func() {}, nil
	}
	tmp, err := os.CreateTemp("", "newsgraph-*.zip")
	if err != nil {
		return nil, 0, nil, r.failed(f, 0, err)
	}
	done = func() {
		tmp.Close()
		os.Remove(tmp.Name())
	}
	size, err = io.Copy(tmp, io.LimitReader(&live{r, f.in}, tempBytes+1))
	if err == nil && size > tempBytes {
		err = fmt.Errorf("an archive within another, or from a pipe, may have %d MB", tempBytes>>20)
	}
	if err != nil {
		done()
		return nil, 0, nil, r.failed(f, 0, err)
	}
	return tmp, size, done, nil
}

// tempBytes bounds the archives that are written to a temporary file.
const tempBytes = 1 << 30

// live stops reading when the context ends.
type live struct {
	r  *reader
	in *bufio.Reader
}

// Read reads from the reader underneath.
func (l *live) Read(p []byte) (int, error) {
	if err := l.r.ctx.Err(); err != nil {
		return 0, err
	}
	return l.in.Read(p)
}
