package source

import (
	"cmp"
	"context"
	"crypto/sha256"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"newsgraph/ingest/document"
	"newsgraph/ingest/source/fetch"
	"newsgraph/ingest/source/item"
	"newsgraph/ingest/source/table"
)

// Stdin is the path that stands for standard input.
const Stdin = "-"

// DefaultMaxBytes bounds one article: longer "articles" are books, dumps or
// binary files, and would take minutes each.
const DefaultMaxBytes = 4 << 20

// Problem is a piece of input that was skipped, or is kept with a doubt.
type Problem = item.Problem

// Map says which fields of records are which.
type Map = table.Map

// ParseMap reads a map such as "text=content,date=published".
func ParseMap(s string) (Map, error) { return table.ParseMap(s) }

// Passed is a piece of input that is left out without being wrong.
type Passed struct {
	// Path is the file, with the member of an archive behind "!".
	Path string
	// Kind says what it is, for counting: "PNG image", "excluded by --exclude".
	// It is empty where Language is not.
	Kind string
	// Language is the English name of the language of an article that is left out
	// for it.
	Language string
}

// Options say how to read. The zero value is ready to use.
type Options struct {
	// Date is the date of the articles that do not tell their own (ISO 8601), or
	// empty.
	Date string
	// Stdin is read for the path "-"; nil means that there is none.
	Stdin io.Reader
	// MaxBytes bounds one article or one record; 0 means DefaultMaxBytes. Files
	// that hold more than their text (PDF, DOCX, mail) may be 16 times as long.
	MaxBytes int
	// Map says which fields of records are which.
	Map Map
	// Include and Exclude are patterns for files in folders and archives, see
	// Pattern. Without Include, all files are looked at.
	Include, Exclude []Pattern
	// Only are the files, addresses and members of archives that are read, by the
	// paths of the problems of an earlier Read; nil stands for all. Taken are the ids
	// that articles have already, with the digests of their texts: another text does
	// not get one of them.
	Only  []string
	Taken map[string][sha256.Size]byte
	// Follow reads what links in folders lead to, where that lies outside of the
	// folder or is a folder itself.
	Follow bool
	// AnyLanguage reads articles whatever their language.
	AnyLanguage bool
	// Web fetches addresses; nil means a polite client without a cache. Known tells
	// which links of fetched feeds need not be fetched any more; it may be nil, and
	// is called by several goroutines.
	Web   *fetch.Client
	Known func(address string) bool
	// Jobs is the number of files that are worked on at once; 0 means one per
	// processor.
	Jobs int

	// The following functions may be nil. None of them is called by two
	// goroutines at once.

	// Doubt gets what is wrong with an article that is kept all the same, before
	// the article.
	Doubt func(*Problem)
	// Passed gets what is left out.
	Passed func(Passed)
	// Converted gets the encoding of a file that was not in UTF-8.
	Converted func(path, encoding string)
	// Progress gets the number of bytes of files that have been read up to the
	// next article, in the measure of Size.
	Progress func(read int64)
}

func (o Options) maxBytes() int {
	if o.MaxBytes <= 0 {
		return DefaultMaxBytes
	}
	return o.MaxBytes
}

func (o Options) jobs() int {
	if o.Jobs <= 0 {
		return runtime.GOMAXPROCS(0)
	}
	return o.Jobs
}

// Read hands the articles under the paths to article, in the order of the paths
// and file names; skip gets what could not be read. It stops with the error that
// article returns, or that of ctx. A path is a file, a folder, an address on the web or
// Stdin.
func Read(ctx context.Context, paths []string, o Options, article func(document.Article) error, skip func(*Problem)) error {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	r := &reader{
		ctx: inner, o: o, queue: newQueue(inner, o.jobs()),
		giver: giver{o: o, article: article, skip: skip, seen: map[digest]digest{}},
		only:  containers(o.Only),
	}
	var broke error // why the reader gave up, where it is not for the end of the context
	go func() {
		defer close(r.queue.jobs)
		for _, p := range order(paths) {
			if broke = r.path(p); broke != nil {
				return
			}
		}
	}()
	progress := o.Progress
	if progress == nil {
		progress = func(int64) {}
	}
	if err := r.queue.deliver(progress); err != nil {
		return err
	}
	return cmp.Or(ctx.Err(), broke)
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
		if !IsAddress(p) { // Clean would take a slash out of it
			p = filepath.Clean(p)
		}
		out = append(out, p)
	}
	slices.Sort(out)
	out = slices.Compact(out)
	if stdin {
		out = append(out, Stdin)
	}
	return out
}

// reader reads files and gives them to the queue. All its methods run on one
// goroutine; the error that they return is that of the context.
type reader struct {
	ctx   context.Context
	o     Options
	queue *queue
	giver giver
	// read counts the bytes of files that were read.
	read int64
	// client fetches addresses where Options has none.
	client *fetch.Client
	once   sync.Once
	// only is what containers makes of Options.Only.
	only map[string]bool
}

// containers are the paths, true, and the archives that they lie in, false.
func containers(paths []string) map[string]bool {
	if paths == nil {
		return nil
	}
	set := map[string]bool{}
	for _, p := range paths {
		for at := range p {
			if p[at] == '!' && !set[p[:at]] {
				set[p[:at]] = false
			}
		}
		set[p] = true
	}
	return set
}

// wanted tells whether a file is one of Options.Only, lies in one, or holds one.
func (r *reader) wanted(path string) bool {
	if r.only == nil {
		return true
	}
	for at := range path {
		if (path[at] == '!' || os.IsPathSeparator(path[at])) && r.only[path[:at]] {
			return true
		}
	}
	_, ok := r.only[path]
	return ok
}

// skip reports a problem in its turn.
func (r *reader) skip(p *Problem) error {
	return r.queue.now(r.read, r.giver.problem(p))
}

// pass reports a file that is left out. A file that was named itself is missed,
// so that leaving it out is a problem.
func (r *reader) pass(f input, kind string) error {
	if f.named {
		return r.skip(&Problem{Path: f.path, Reason: kind + ", not read", Remedy: "see newsgraph help inputs for what is"})
	}
	return r.queue.now(r.read, r.giver.passed(Passed{Path: f.path, Kind: kind}))
}

// convert has a piece of input turned into articles.
func (r *reader) convert(weight int, work func() []delivery) error {
	return r.queue.add(int64(weight), r.read, work)
}

// stdin reads standard input.
func (r *reader) stdin() error {
	const name = "stdin"
	if r.o.Stdin == nil {
		return r.skip(&Problem{Path: name, Reason: "there is no standard input", Remedy: "name files or folders"})
	}
	return r.file(input{path: name, name: name, named: true, in: newBuffer(&patient{r.ctx, r.o.Stdin})})
}

// ending is the ending of a file name in lower case.
func ending(name string) string {
	return strings.ToLower(filepath.Ext(name))
}
