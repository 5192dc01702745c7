package main

import (
	"bufio"
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

// failures makes the report of the problems that were met under the paths. Articles
// that came twice are none.
func failures(paths []string, problems []*source.Problem) []failure {
	var out []failure
	for _, p := range problems {
		if !strings.HasPrefix(p.Reason, source.Repeated) {
			out = append(out, failure{rootOf(p.Path, paths), p.Path, p.Line, p.Reason, p.Remedy})
		}
	}
	return out
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

// writeFailures writes the report beside the store in dir, or takes the old one
// away where there is nothing to report.
func writeFailures(dir string, all []failure) error {
	path := filepath.Join(dir, failuresFile)
	if len(all) == 0 {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	return writeFile(path, func(w io.Writer) error {
		b := bufio.NewWriter(w)
		for _, f := range all {
			line, err := json.Marshal(f)
			if err != nil {
				return err
			}
			b.Write(append(line, '\n'))
		}
		return b.Flush()
	})
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

// failures are lines about what could not be read, for a person.
func (in *intake) failures() []string {
	n := len(in.failed)
	if n == 0 {
		return nil
	}
	var lines []string
	for _, f := range in.failed[:min(n, listed)] {
		at := f.Path
		if f.Line > 0 {
			at = fmt.Sprintf("%s:%d", at, f.Line)
		}
		lines = append(lines, "  "+oneLine(at)+": "+oneLine(f.Reason))
	}
	if n > listed {
		lines = append(lines, fmt.Sprintf("  and %d more", n-listed))
	}
	return append(lines, "  all of them are in "+filepath.ToSlash(in.report)+"; --retry reads them again")
}
