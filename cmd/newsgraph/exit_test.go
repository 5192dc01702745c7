package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"newsgraph/graph/store"
)

// TestStoreErrors says of each state of a store what is wrong and what to do.
func TestStoreErrors(t *testing.T) {
	w := factWorld(t)
	w.write(map[string]string{"foreign/letter.doc": "Dear", "a.txt": "NATO warned Russia.", "out/store/letter.doc": "Dear"})
	copyStore := func(name string) string {
		if err := os.CopyFS(name, os.DirFS(homeStore)); err != nil {
			t.Fatal(err)
		}
		return filepath.Join(name, "newsgraph-store.json")
	}
	newer := copyStore("newer")
	b, err := os.ReadFile(newer)
	if err != nil {
		t.Fatal(err)
	}
	w.write(map[string]string{newer: regexp.MustCompile(`"version": *\d+`).ReplaceAllString(string(b), `"version":99`)})
	w.write(map[string]string{copyStore("damaged"): "{"})
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"stats", "--store", "missing"}, "newsgraph build PATH"},
		{[]string{"remove", "x", "--store", "missing"}, "newsgraph build PATH"},
		{[]string{"compact", "--store", "missing"}, "newsgraph build PATH"},
		{[]string{"gizmo", "g.V().All()", "--store", "missing"}, "newsgraph build PATH"},
		{[]string{"stats", "--store", "newer"}, "newer version of this program"},
		{[]string{"build", "a.txt", "--store", "newer"}, "newer version of this program"},
		{[]string{"ingest", "a.txt", "--store", "damaged"}, "damaged"},
		{[]string{"build", "a.txt", "--out", "out"}, "no store"},
		{[]string{"ingest", "a.txt", "--store", "foreign"}, "no store"},
	} {
		_, stderr := w.must(exitStore, c.args...)
		contains(t, stderr, c.want)
	}
	if _, err := os.Stat("missing"); !errors.Is(err, os.ErrNotExist) {
		t.Error("a question made a store")
	}
	w.vars["NEWSGRAPH_STORE"] = "damaged"
	w.must(exitStore, "stats")
	w.must(exitOK, "stats", "--store", homeStore)
}

// TestExitCodes maps errors that tests cannot bring about, such as a full disk.
func TestExitCodes(t *testing.T) {
	for want, errs := range map[int][]error{
		exitOK:      {nil},
		exitFailure: {errors.New("other"), os.ErrPermission},
		exitStore:   {store.ErrDiskFull, store.ErrPermission, store.ErrLocked, store.ErrCorrupt},
		exitInput:   {errInput},
		exitUsage:   {usagef("what?")},
	} {
		for _, err := range errs {
			if err != nil {
				err = fmt.Errorf("wrapped: %w", err)
			}
			if got := exitCode(err); got != want {
				t.Errorf("%v: %d, want %d", err, got, want)
			}
		}
	}
	for _, code := range []int{exitOK, exitFailure, exitUsage, exitNotFound, exitInput, exitStore, exitInterrupt} {
		contains(t, exitCodesHelp, "\n  "+strconv.Itoa(code)+" ")
	}
}

// TestOutIsAFile has nowhere to write to.
func TestOutIsAFile(t *testing.T) {
	w := newsWorld(t)
	_, stderr := w.must(exitFailure, "build", "news", "--out", "news/call.txt")
	contains(t, stderr, "cannot make the folder", "choose another one with --out")
}

// full is a device without room.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errors.New("no space left on device")
	}
	return len(p), nil
}

func TestOutputFails(t *testing.T) {
	w := factWorld(t)
	for _, args := range [][]string{{"query"}, {"stats"}, {"show", "Stone"}, {"export", "graphml"}, {"query", "--output", "csv"}, {"help"}, {"version"}} {
		w.out = &full{10}
		_, stderr := w.must(exitFailure, args...)
		contains(t, stderr, "no space left on device")
	}
}

func TestCorrections(t *testing.T) {
	w := newsWorld(t)
	w.must(exitOK, "ingest", "news")
	w.write(map[string]string{".newsgraph.corrections.tsv": "# mine\nrename\tVladimir Putin\tV. V. Putin\n"})
	w.must(exitOK, "ingest", "news")
	stdout, _ := w.must(exitOK, "show", "Putin")
	contains(t, stdout, "V. V. Putin  person")

	w.write(map[string]string{"bad.tsv": "# mine\nsame\tPutin\n"})
	_, stderr := w.must(exitUsage, "ingest", "news", "--corrections", "bad.tsv")
	contains(t, stderr, "bad.tsv:2: ")
	_, stderr = w.must(exitUsage, "ingest", "news", "--corrections", "missing.tsv")
	contains(t, stderr, "missing.tsv: no such file")
	w.write(map[string]string{"vain.tsv": "same\tJoe Biden\tNobody\n"})
	_, stderr = w.must(exitOK, "ingest", "news", "--corrections", "vain.tsv")
	contains(t, stderr, "correction not carried out", "Nobody")
	if n := strings.Count(stderr, "\n"); n != 1 {
		t.Errorf("%d warnings: %s", n, stderr)
	}
}

func TestHelpOfEveryCommand(t *testing.T) {
	root := newRoot(environment{in: strings.NewReader(""), out: &bytes.Buffer{}, err: &bytes.Buffer{}, getenv: os.Getenv})
	for _, c := range root.Commands() {
		if c.Short == "" || strings.HasSuffix(c.Short, ".") {
			t.Errorf("%s: short help %q", c.Name(), c.Short)
		}
		if c.Runnable() && c.GroupID == "" {
			t.Errorf("%s is in no group of the help", c.Name())
		}
	}
}
