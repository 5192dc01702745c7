package source

import (
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"newsgraph/ingest/source/item"
)

// found is a file of a folder; name is its path within the folder.
type found struct {
	path, name string
	size       int64
}

// path reads a path that was given.
func (r *reader) path(p string) error {
	switch {
	case p == Stdin:
		return r.stdin()
	case p == "":
		return r.skip(&Problem{Path: `""`, Reason: "an empty path", Remedy: "name a file or folder; . is the current one"})
	}
	if IsAddress(p) {
		return r.address(p)
	}
	info, err := os.Stat(p)
	if err != nil {
		return r.unreadable(p, err)
	}
	if !info.IsDir() {
		if !r.wanted(p) {
			return nil
		}
		return r.open(input{path: p, name: filepath.Base(p), named: true}, info.Size())
	}
	return r.folder(p)
}

func (r *reader) unreadable(p string, err error) error {
	return r.skip(&Problem{Path: p, Reason: "cannot be read: " + item.Reason(err), Remedy: "check the path and its permissions", Err: err})
}

// folder reads what lies below a folder.
func (r *reader) folder(root string) error {
	empty := r.only == nil // of a few files, none may be left
	err := r.walk(root, func(f found) error {
		empty = false
		return r.open(input{path: f.path, name: f.name}, f.size)
	})
	if err == nil && empty {
		err = r.skip(&Problem{Path: root, Reason: "no files in this folder", Remedy: "put articles there, or name another one"})
	}
	return err
}

// walk hands on the files below a folder that the patterns choose. Hidden files
// and folders are passed over in silence, others are reported.
func (r *reader) walk(root string, each func(found) error) error {
	t := walker{follow: r.o.Follow, failed: r.unreadable}
	return t.walk(root, func(f found, left string) error {
		switch {
		case r.ctx.Err() != nil:
			return r.ctx.Err()
		case left != "":
			return r.pass(input{path: f.path}, left)
		case !r.wanted(f.path):
			return nil
		}
		if kind := r.o.unchosen(f.name); kind != "" {
			return r.pass(input{path: f.path}, kind)
		}
		return each(f)
	})
}

// ours tells whether a folder is what this program wrote: a store, or the output
// with a store in it.
func ours(dir string) bool {
	for _, in := range []string{".", "store"} {
		if _, err := os.Stat(filepath.Join(dir, in, "newsgraph-store.json")); err == nil {
			return true
		}
	}
	return false
}

// Size is the number of bytes in the files that Read would read, or 0 where
// standard input is among them or nothing can be read. It serves to show progress.
func Size(paths []string, o Options) int64 {
	var sum int64
	for _, p := range order(paths) {
		if p == Stdin {
			return 0
		}
		info, err := os.Stat(p)
		if err != nil {
			continue
		}
		if !info.IsDir() {
			sum += info.Size()
			continue
		}
		t := walker{follow: o.Follow, failed: func(string, error) error { return nil }}
		_ = t.walk(p, func(f found, left string) error {
			if left == "" && o.unchosen(f.name) == "" {
				sum += f.size
			}
			return nil
		})
	}
	return sum
}

// open opens a file of size bytes and reads it.
func (r *reader) open(f input, size int64) error {
	in, pipe, err := open(r.ctx, f.path)
	if err != nil {
		if r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		return r.skip(&Problem{Path: f.path, Reason: "cannot be opened: " + item.Reason(err), Remedy: "check its permissions", Err: err})
	}
	defer in.Close()
	f.size = size
	if at, ok := in.(*os.File); ok && !pipe {
		f.at = at
	} else {
		f.size = -1
	}
	before := r.read
	f.in = newBuffer(&counting{in, &r.read})
	err = r.file(f)
	if f.size >= 0 {
		r.read = before + size // also of what was not looked at
	}
	return err
}

// counting counts the bytes that are read.
type counting struct {
	r io.Reader
	n *int64
}

// Read reads from the reader underneath.
func (c *counting) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	*c.n += int64(n)
	return n, err
}

// code are the endings of files of programs, their settings and their data, which
// are text but no articles.
var code = endings(`.go .py .pyc .ipynb .js .mjs .cjs .ts .tsx .jsx .css .scss .less .map .c .h .cc .cpp .hpp .cs .java .class .kt .scala
	.rs .rb .php .pl .pm .r .jl .lua .swift .m .sh .bash .zsh .fish .bat .cmd .ps1 .sql .yaml .yml .toml .ini .cfg .conf .properties
	.env .lock .mod .sum .mk .cmake .gradle .log .diff .patch .tex .bib .dot .gv .gexf .graphml .svg .nq .nt .ttl .cypher .proto .tsbuildinfo`)

// notes are the names, in lower case and without ending, of files that are about
// the folder that they lie in.
var notes = endings(`readme license licence copying notice changelog contributing authors makefile dockerfile code_of_conduct robots`)

func endings(list string) map[string]bool {
	set := map[string]bool{}
	for _, e := range strings.Fields(list) {
		set[e] = true
	}
	return set
}

// besides says what a file of a folder is that is text, but no article by its
// name, or "".
func besides(name string) string {
	base := strings.ToLower(path.Base(name))
	switch {
	case notes[strings.TrimSuffix(base, path.Ext(base))]:
		return "file about the folder"
	case code[path.Ext(base)]:
		return "program file"
	}
	return ""
}
