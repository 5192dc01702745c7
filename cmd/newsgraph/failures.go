package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"newsgraph/ingest/source"
)

// failuresFile, in the folder of a store, is the report of the last run: a line of
// JSON for each piece of input that could not be read.
const failuresFile = "failures.jsonl"

// failure is a line of the report.
type failure struct {
	// Root is the path that was given, Path the file, address or member of an
	// archive, Line the line in it, or 0.
	Root   string `json:"root"`
	Path   string `json:"path"`
	Line   int    `json:"line,omitempty"`
	Reason string `json:"reason"`
	Remedy string `json:"remedy,omitempty"`
}

// failures are the problems of a run. All of them go to the report as they come; in memory
// are their counts and the first few. The zero value writes no report.
type failures struct {
	// dir is the folder of the report, paths are those that were given.
	dir   string
	paths []string

	// n counts the problems by their kind, failed those of them that are failures: articles
	// that came twice are none.
	n      map[string]int
	failed int
	first  []failure
	// addresses are the failures under addresses that were given.
	addresses []failure

	file *os.File // under its temporary name, nil before the first failure
	w    *bufio.Writer
	err  error // of writing
}

// add notes a problem.
func (f *failures) add(p *source.Problem) {
	kind, _, _ := strings.Cut(p.Reason, ":")
	if f.n == nil {
		f.n = map[string]int{}
	}
	f.n[kind]++
	if strings.HasPrefix(p.Reason, source.Repeated) {
		return
	}
	one := failure{rootOf(p.Path, f.paths), p.Path, p.Line, p.Reason, p.Remedy}
	f.failed++
	if len(f.first) < listed {
		f.first = append(f.first, one)
	}
	if source.IsAddress(one.Root) {
		f.addresses = append(f.addresses, one)
	}
	if f.dir != "" && f.err == nil {
		f.err = f.write(one)
	}
}

func (f *failures) path() string { return filepath.Join(f.dir, failuresFile) }

func (f *failures) write(one failure) error {
	if f.file == nil {
		var err error
		old, _ := os.Lstat(f.path())
		if f.file, err = createBeside(f.path(), modeOf(old)); err != nil {
			return err
		}
		f.w = bufio.NewWriter(f.file)
	}
	line, err := json.Marshal(one)
	if err == nil {
		_, err = f.w.Write(append(line, '\n'))
	}
	return err
}

// close gives the report its name, or takes the old one away where there is nothing to
// report.
func (f *failures) close() error {
	if f.dir == "" {
		return nil
	}
	if f.file == nil {
		if err := os.Remove(f.path()); f.err == nil && err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return f.err
	}
	err := cmp.Or(f.err, f.w.Flush())
	if cerr := f.file.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		return os.Rename(f.file.Name(), f.path())
	}
	_ = os.Remove(f.file.Name())
	return err
}

// rootOf is the longest of the paths under which p lies, or p itself.
func rootOf(p string, paths []string) string {
	best := ""
	for _, root := range paths {
		clean := root
		if !source.IsAddress(root) {
			clean = filepath.Clean(root)
		}
		rest, ok := strings.CutPrefix(filepath.ToSlash(p), filepath.ToSlash(clean))
		if inside := rest == "" || strings.ContainsRune("/!#", rune(rest[0])); (ok && inside || clean == ".") && len(root) > len(best) {
			best = root
		}
	}
	if best == "" {
		return p
	}
	return best
}

// readFailures reads the report of the last run.
func readFailures(dir string) ([]failure, error) {
	path := filepath.Join(dir, failuresFile)
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: the last run left nothing to retry", errNothing)
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []failure
	for d := json.NewDecoder(f); ; {
		var one failure
		err := d.Decode(&one)
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w; run again without --retry", path, err)
		}
		out = append(out, one)
	}
}

// retrying sets out to read again what failed in the last run: the paths are those
// of that run, unless some are given.
func (r *reading) retrying(dir string) error {
	all, err := readFailures(dir)
	if err != nil {
		return err
	}
	given := len(r.paths) > 0
	r.only = []string{}
	for _, f := range all {
		if !given && !slices.Contains(r.paths, f.Root) {
			r.paths = append(r.paths, f.Root)
		}
		r.only = append(r.only, f.Path)
		if at := strings.LastIndexByte(f.Path, '#'); at > 0 && f.Line == 0 {
			r.only = append(r.only, f.Path[:at]) // an article of several
		}
	}
	return nil
}

// listed is the number of failures that are shown at the end of a run.
const listed = 10

// lines are those about what could not be read, for a person.
func (f *failures) lines() []string {
	if f.failed == 0 {
		return nil
	}
	var lines []string
	for _, one := range f.first {
		at := one.Path
		if one.Line > 0 {
			at = fmt.Sprintf("%s:%d", at, one.Line)
		}
		lines = append(lines, "  "+oneLine(at)+": "+oneLine(one.Reason))
	}
	if n := f.failed - len(f.first); n > 0 {
		lines = append(lines, fmt.Sprintf("  and %d more", n))
	}
	return append(lines, "  all of them are in "+filepath.ToSlash(f.path())+"; --retry reads them again")
}
