package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// TestExamples wants an example of every command.
func TestExamples(t *testing.T) {
	env := environment{in: strings.NewReader(""), out: &bytes.Buffer{}, err: &bytes.Buffer{}, getenv: func(string) string { return "" }}
	commands := 0
	var visit func(*cobra.Command)
	visit = func(c *cobra.Command) {
		for _, sub := range c.Commands() {
			visit(sub)
		}
		if !c.HasParent() || !c.Runnable() || c.Name() == "help" || c.Name() == "completion" || c.Parent().Name() == "completion" {
			return
		}
		commands++
		if !strings.Contains(c.Example+c.Long, "  "+c.CommandPath()) {
			t.Errorf("%s has no example", c.Name())
		}
	}
	visit(newRoot(env))
	if commands < 14 {
		t.Errorf("found %d commands", commands)
	}
}

func TestGroupedFlags(t *testing.T) {
	w := factWorld(t)
	stdout, _ := w.must(exitOK, "query", "--help")
	flags, filters, ok := strings.Cut(stdout, "\nFilters:\n")
	if !ok || strings.Contains(flags, "--hops") || !strings.Contains(filters, "--hops") {
		t.Errorf("filters do not stand under their heading:\n%s", stdout)
	}
}

// TestFormulas wants cells of CSV that no spreadsheet runs.
func TestFormulas(t *testing.T) {
	var b bytes.Buffer
	if err := writeCSV(&b, [][]string{{"=1+1", " @x", "-2", "+3", "a=b", ""}}); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "'=1+1,' @x,'-2,'+3,a=b,\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestNamesOfFiles wants no escapes of the terminal in messages.
func TestNamesOfFiles(t *testing.T) {
	w := newWorld(t)
	w.write(map[string]string{"news/bad\x1b[31m.txt": "", "news/a.txt": "NATO warned Russia."})
	for _, args := range [][]string{{"build", "news", "--out", "o\x1b[31mut"}, {"ingest", "news", "--store", "s\x1b[31m"}, {"stats", "--store", "no\x1b[31mne"}} {
		_, stdout, stderr := w.run(args...)
		if strings.Contains(stdout+stderr, "\x1b") || !strings.Contains(stdout+stderr, "[31m") {
			t.Errorf("%q: %q %q", args, stdout, stderr)
		}
	}
}

func TestChart(t *testing.T) {
	w := factWorld(t)
	for _, args := range [][]string{{"--by", "month", "--chart", "a.svg"}, {"--pairs", "--chart", "a.png"}} {
		stdout, _ := w.must(exitOK, append([]string{"stats"}, args...)...)
		contains(t, stdout, "VERBAL CONFLICT")
	}
	files := w.read(".")
	contains(t, files["a.svg"], "2022-03", "cooperation in words")
	if !strings.HasPrefix(files["a.png"], "\x89PNG") {
		t.Error("a.png is no picture")
	}
}
