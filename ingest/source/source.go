// Package source reads articles: text files, folders of them, standard input
// and JSON lines.
//
// Bad input never ends a batch. Each piece that cannot be read becomes a Problem
// that names the file, the line and what to do, and reading goes on with the
// next one.
package source

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"

	"newsgraph/ingest/document"
)

// Stdin is the path that stands for standard input.
const Stdin = "-"

// DefaultMaxBytes bounds one article: longer "articles" are books, dumps or
// binary files, and would take minutes each.
const DefaultMaxBytes = 4 << 20

// Options say how to read. The zero value is ready to use.
type Options struct {
	// Date is the date of the articles that do not tell their own (ISO 8601), or
	// empty.
	Date string
	// Stdin is read for the path "-"; nil means that there is none.
	Stdin io.Reader
	// MaxBytes bounds one article or one JSON line; 0 means DefaultMaxBytes.
	MaxBytes int
}

func (o Options) maxBytes() int {
	if o.MaxBytes <= 0 {
		return DefaultMaxBytes
	}
	return o.MaxBytes
}

// Problem is a piece of input that was skipped.
type Problem struct {
	// Path is the file, Line the 1-based line in it, or 0 for the whole file.
	Path string
	Line int
	// Reason says what is wrong, Remedy what to do about it.
	Reason, Remedy string
	// Err is the error underneath, or nil.
	Err error
}

// Error is "path:line: reason; remedy".
func (p *Problem) Error() string {
	at := p.Path
	if p.Line > 0 {
		at = fmt.Sprintf("%s:%d", p.Path, p.Line)
	}
	msg := at + ": " + p.Reason
	if p.Remedy != "" {
		msg += "; " + p.Remedy
	}
	return msg
}

// Unwrap returns the error underneath.
func (p *Problem) Unwrap() error { return p.Err }

// Read hands the articles under the paths to article, in the order of the paths
// and, within a folder, of the file names; skip gets what could not be read.
// Ids are unique within one call: an id that comes again with another text gets
// "~2", "~3" and so on; the same text again is left out. Read stops with the
// error that article returns, or that of ctx.
func Read(ctx context.Context, paths []string, o Options, article func(document.Article) error, skip func(*Problem)) error {
	r := &reader{o: o, article: article, skip: skip, seen: map[string][]string{}}
	for _, p := range paths {
		if err := r.path(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

type reader struct {
	o       Options
	article func(document.Article) error
	skip    func(*Problem)
	// seen are the texts under each id so far.
	seen map[string][]string
}

func (r *reader) path(ctx context.Context, p string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if p == Stdin {
		return r.stdin()
	}
	info, err := os.Stat(p)
	if err != nil {
		r.skip(&Problem{Path: p, Reason: "cannot be opened: " + reason(err), Remedy: "check the path", Err: err})
		return nil
	}
	if info.IsDir() {
		return r.folder(ctx, p)
	}
	return r.file(p, path.Base(filepath.ToSlash(p)))
}

// reason is the cause of a file error without the path, which the message
// already names.
func reason(err error) string {
	if pe, ok := err.(*fs.PathError); ok {
		return pe.Err.Error()
	}
	return err.Error()
}

// endings are the files that a folder is searched for.
var endings = map[string]bool{".txt": true, ".text": true, ".jsonl": true, ".ndjson": true}

// folder reads the text files and JSON lines below root. Hidden files and
// folders are passed over, as are files with other endings.
func (r *reader) folder(ctx context.Context, root string) error {
	var files []string
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			r.skip(&Problem{Path: p, Reason: "cannot be read: " + reason(err), Remedy: "check its permissions", Err: err})
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case p != root && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir() && endings[strings.ToLower(filepath.Ext(p))]:
			files = append(files, p)
		}
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	if len(files) == 0 {
		r.skip(&Problem{Path: root, Reason: "no articles in this folder", Remedy: "put files ending in .txt or .jsonl there"})
	}
	sort.Strings(files)
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		rel, err := filepath.Rel(root, f)
		if err != nil {
			rel = f
		}
		if err := r.file(f, filepath.ToSlash(rel)); err != nil {
			return err
		}
	}
	return nil
}

// file reads the file at p; name is what its ids are made of.
func (r *reader) file(p, name string) error {
	f, err := os.Open(p)
	if err != nil {
		r.skip(&Problem{Path: p, Reason: "cannot be opened: " + reason(err), Remedy: "check its permissions", Err: err})
		return nil
	}
	defer f.Close()
	switch strings.ToLower(path.Ext(name)) {
	case ".jsonl", ".ndjson":
		return r.lines(p, f)
	}
	return r.text(p, strings.TrimSuffix(name, path.Ext(name)), f)
}

// text reads one article from in.
func (r *reader) text(p, id string, in io.Reader) error {
	limit := r.o.maxBytes()
	b, err := io.ReadAll(io.LimitReader(in, int64(limit)+1))
	if err != nil {
		r.skip(&Problem{Path: p, Reason: "reading failed: " + reason(err), Remedy: "try again", Err: err})
		return nil
	}
	if len(b) > limit {
		r.skip(&Problem{Path: p, Reason: fmt.Sprintf("longer than %d bytes", limit), Remedy: "split it into articles"})
		return nil
	}
	text, prob := decode(b)
	if prob != nil {
		prob.Path = p
		r.skip(prob)
		return nil
	}
	return r.give(document.Article{ID: id, Source: filepath.ToSlash(p), Text: text})
}

// give completes an article and hands it on, unless the same came before.
func (r *reader) give(a document.Article) error {
	texts := r.seen[a.ID]
	for _, t := range texts {
		if t == a.Text {
			return nil
		}
	}
	r.seen[a.ID] = append(texts, a.Text)
	if n := len(texts); n > 0 {
		a.ID = fmt.Sprintf("%s~%d", a.ID, n+1)
	}
	if a.Date == "" {
		a.Date = ownDate(a.Text)
	}
	if a.Date == "" {
		a.Date = r.o.Date
	}
	return r.article(a)
}
