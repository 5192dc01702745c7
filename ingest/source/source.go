package source

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"newsgraph/ingest/document"
	"newsgraph/ingest/temporal"
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
	// Doubt, unless nil, gets what is wrong with an article that is kept all the
	// same, before the article.
	Doubt func(*Problem)
	// Ignored, unless nil, gets the path of each file of a folder that is passed
	// over because of its ending.
	Ignored func(path string)
}

func (o Options) maxBytes() int {
	if o.MaxBytes <= 0 {
		return DefaultMaxBytes
	}
	return o.MaxBytes
}

// Read hands the articles under the paths to article, in the order of the paths
// and file names; skip gets what could not be read. It stops with the error that
// article returns, or that of ctx.
func Read(ctx context.Context, paths []string, o Options, article func(document.Article) error, skip func(*Problem)) error {
	r := &reader{ctx: ctx, o: o, article: article, skip: skip, seen: map[string]digest{}}
	for _, p := range order(paths) {
		if err := r.path(p); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// Size is the number of bytes in the files that Read would read, or 0 where
// standard input is among them or nothing can be read. It serves to show progress.
func Size(paths []string) int64 {
	var sum int64
	for _, p := range order(paths) {
		if p == Stdin {
			return 0
		}
		files, _ := list(p, func(string) {}, func(string, error) {})
		for _, f := range files {
			if info, err := os.Stat(f.path); err == nil {
				sum += info.Size()
			}
		}
	}
	return sum
}

// order cleans and sorts the paths, each once, standard input last.
func order(paths []string) []string {
	var out []string
	stdin := false
	for _, p := range paths {
		if p == Stdin {
			stdin = true
			continue
		}
		if p == "" { // Clean would make it the current folder
			out = append(out, p)
			continue
		}
		out = append(out, filepath.Clean(p))
	}
	slices.Sort(out)
	out = slices.Compact(out)
	if stdin {
		out = append(out, Stdin)
	}
	return out
}

type digest [sha256.Size]byte

type reader struct {
	ctx     context.Context
	o       Options
	article func(document.Article) error
	skip    func(*Problem)
	// seen is the text under each id so far, to tell another one from the same.
	seen map[string]digest
}

// input is a file to read; name is what its articles' ids are made of.
type input struct{ path, name string }

func (r *reader) path(p string) error {
	if p == Stdin {
		return r.stdin()
	}
	if p == "" {
		r.skip(&Problem{Path: `""`, Reason: "an empty path", Remedy: "name a file or folder; . is the current one"})
		return nil
	}
	failed := func(p string, err error) {
		r.skip(&Problem{Path: p, Reason: "cannot be read: " + reason(err), Remedy: "check the path and its permissions", Err: err})
	}
	files, folder := list(p, r.ignored, failed)
	if folder && len(files) == 0 {
		r.skip(&Problem{Path: p, Reason: "no articles in this folder", Remedy: "put files ending in .txt or .jsonl there"})
	}
	for _, f := range files {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		if err := r.file(f); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) ignored(p string) {
	if r.o.Ignored != nil {
		r.o.Ignored(p)
	}
}

// endings are the files that a folder is searched for.
var endings = map[string]bool{".txt": true, ".text": true, ".jsonl": true, ".ndjson": true}

// list returns the file at root, or the text files and JSON lines below it if it
// is a folder. Hidden files and folders are passed over in silence, files with
// other endings through ignored; failed gets what cannot be opened.
func list(root string, ignored func(string), failed func(string, error)) (files []input, folder bool) {
	info, err := os.Stat(root)
	if err != nil {
		failed(root, err)
		return nil, false
	}
	if !info.IsDir() {
		return []input{{root, filepath.Base(root)}}, false
	}
	// The walk never returns an error, as the function does not.
	_ = fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		p := filepath.Join(root, filepath.FromSlash(name))
		switch {
		case err != nil:
			failed(p, err)
		case name != "." && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
		case d.Type()&(fs.ModeNamedPipe|fs.ModeSocket|fs.ModeDevice|fs.ModeCharDevice) != 0:
			ignored(p) // reading a pipe could wait for ever
		case endings[strings.ToLower(path.Ext(name))]:
			files = append(files, input{p, name})
		default:
			ignored(p)
		}
		return nil
	})
	return files, true
}

func (r *reader) file(f input) error {
	in, pipe, err := open(r.ctx, f.path)
	if err != nil {
		if r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		r.skip(&Problem{Path: f.path, Reason: "cannot be opened: " + reason(err), Remedy: "check its permissions", Err: err})
		return nil
	}
	defer in.Close()
	if pipe {
		return r.stream(f.path, f.name, in)
	}
	name := strings.ToValidUTF8(strings.TrimSuffix(f.name, path.Ext(f.name)), "?")
	switch strings.ToLower(path.Ext(f.name)) {
	case ".jsonl", ".ndjson":
		return r.lines(f.path, path.Base(name), in)
	}
	return r.text(f.path, name, in)
}

// stdin reads standard input.
func (r *reader) stdin() error {
	const name = "stdin"
	if r.o.Stdin == nil {
		r.skip(&Problem{Path: name, Reason: "there is no standard input", Remedy: "name files or folders"})
		return nil
	}
	return r.stream(name, name, &patient{r.ctx, r.o.Stdin})
}

// stream reads what has no ending to tell its kind: JSON lines if it begins with
// an object, else one article.
func (r *reader) stream(p, name string, in io.Reader) error {
	br := bufio.NewReaderSize(in, 1<<16)
	head, _ := br.Peek(64)
	if h := bytes.TrimSpace(bytes.TrimPrefix(head, utf8BOM)); len(h) > 0 && h[0] == '{' {
		return r.lines(p, name, br)
	}
	return r.text(p, name, br)
}

// text reads one article from in.
func (r *reader) text(p, id string, in io.Reader) error {
	limit := r.o.maxBytes()
	b, err := io.ReadAll(io.LimitReader(in, int64(limit)+1))
	if r.ctx.Err() != nil {
		return r.ctx.Err()
	}
	if err != nil {
		r.skip(&Problem{Path: p, Reason: "reading failed: " + reason(err), Remedy: "check that it is a text file", Err: err})
		return nil
	}
	if len(b) > limit {
		r.skip(&Problem{Path: p, Reason: "longer than " + size(limit), Remedy: "split it into articles"})
		return nil
	}
	text, prob := decode(b)
	if prob != nil {
		prob.Path = p
		r.skip(prob)
		return nil
	}
	return r.give(p, 0, document.Article{ID: id, Title: titleOf(text), Source: filepath.ToSlash(p), Text: text})
}

// give completes the article that was read at a path and line, and hands it on
// unless the same came before.
func (r *reader) give(p string, line int, a document.Article) error {
	sum := digest(sha256.Sum256([]byte(a.Text)))
	id := a.ID
	for n := 2; ; n++ {
		other, taken := r.seen[a.ID]
		if !taken {
			break
		}
		if other == sum {
			r.skip(&Problem{Path: p, Line: line, Reason: "repeats another article: " + a.ID, Remedy: "nothing to do"})
			return nil
		}
		a.ID = fmt.Sprintf("%s~%d", id, n)
	}
	r.seen[a.ID] = sum
	if a.Date == "" {
		a.Date = r.date(p, line, a.Text)
	}
	return r.article(a)
}

// date returns the date of an article whose record gives none.
func (r *reader) date(p string, line int, text string) string {
	if date, ok := temporal.ArticleDate(text); ok {
		return date
	}
	if date, n, ok := wrongDate(text); ok && r.o.Doubt != nil {
		kept := "without a date"
		if r.o.Date != "" {
			kept = "with the date " + r.o.Date
		}
		if line == 0 {
			line = n // of a text file; a record is a line itself
		}
		r.o.Doubt(&Problem{Path: p, Line: line, Reason: fmt.Sprintf("no date: %q; kept %s", date, kept), Remedy: "write it like 2022-01-23"})
	}
	return r.o.Date
}
