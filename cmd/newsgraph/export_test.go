package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/export"
	"newsgraph/export/render"
	"newsgraph/graph"
)

func TestExportEveryFormat(t *testing.T) {
	w := factWorld(t)
	for _, f := range export.Formats() {
		if !f.Single() {
			stdout, stderr := w.must(exitOK, "export", f.Name, "--all-claims", "-o", "tables/"+f.Name)
			if n := strings.Count(stderr, "\n"); stdout != "" || n < len(f.Files) || f.Make == nil && n != len(f.Files) {
				t.Errorf("%s: %q, %q", f.Name, stdout, stderr)
			}
			for _, file := range f.Files {
				if info, err := os.Stat(filepath.Join("tables", f.Name, file.Name)); err != nil || info.Size() == 0 {
					t.Errorf("%s: %v", f.Name, err)
				}
			}
			continue
		}
		stdout, _ := w.must(exitOK, "export", f.Name)
		w.must(exitOK, "export", f.Name, "-o", "file")
		if b, err := os.ReadFile("file"); err != nil || string(b) != stdout || stdout == "" {
			t.Errorf("%s: file and output differ (%v)", f.Name, err)
		}
	}
	_, stderr := w.must(exitUsage, "export", "xls")
	contains(t, stderr, "xls", "graphml")
	_, stderr = w.must(exitUsage, "export")
	contains(t, stderr, "graphml")
	_, stderr = w.must(exitUsage, "export", export.Formats()[0].Name, "again")
	contains(t, stderr, "one format")
	_, stderr = w.must(exitFailure, "export", "json", "-o", "no/such/folder.json")
	contains(t, stderr, "cannot write", "folder.json")
}

func TestExportFilter(t *testing.T) {
	w := factWorld(t)
	stdout, _ := w.must(exitOK, "export", "json", "--class", "THREATEN", "--status", "actual")
	var g graph.Graph
	if err := json.Unmarshal([]byte(stdout), &g); err != nil {
		t.Fatal(err)
	}
	if len(g.Edges) != 1 || g.Edges[0].Relation != graph.Warned || len(g.Nodes) != 2 {
		t.Errorf("%v", g)
	}
	stdout, _ = w.must(exitOK, "export", "json", "--aggregate", "--actor", "Stone")
	contains(t, stdout, `"count"`)
	shown, note := w.must(exitOK, "export", "json")
	contains(t, note, "1 weaker claim hidden; --all-claims shows them")
	if all, _ := w.must(exitOK, "export", "json", "--all-claims"); strings.Count(all, `"confidence"`) != strings.Count(shown, `"confidence"`)+1 {
		t.Error("--all-claims does not export one act more")
	}
}

// TestWriteFile leaves no half file, and what was there before, after an error.
func TestWriteFile(t *testing.T) {
	w := factWorld(t)
	w.write(map[string]string{"out/graph.pdf": "older"})
	t.Setenv("PATH", "")
	_, stderr := w.must(exitFailure, "render", "out/graph.pdf")
	contains(t, stderr, "no Graphviz is installed")
	w.sameFiles("after an error", w.read("out"), map[string]string{"graph.pdf": "older"})
	if _, err := os.Stat(os.DevNull); err == nil {
		w.must(exitOK, "export", "json", "-o", os.DevNull)
		if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
			t.Error("a device was replaced by a file")
		}
	}
}

// TestRender draws where Graphviz is installed, and otherwise says so.
func TestRender(t *testing.T) {
	w := factWorld(t)
	if _, err := render.Find(); err != nil {
		_, stderr := w.must(exitFailure, "render", "graph.svg")
		contains(t, stderr, "no Graphviz is installed")
		return
	}
	for name, head := range map[string]string{"graph.svg": "<?xml", "graph.PNG": "\x89PNG", "graph.pdf": "%PDF"} {
		w.must(exitOK, "render", name, "--title", "Ports", "--actor", "Stone")
		if b, err := os.ReadFile(name); err != nil || !strings.HasPrefix(string(b), head) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCompletion(t *testing.T) {
	w := factWorld(t)
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"query", "ja"}, "jane Alder\tJane Alder, person\n:36\n"},
		{[]string{"query", "_", "_", "South"}, "Southland\tSouthland, country\n:36\n"},
		{[]string{"query", "_", "_", "_", ""}, ":4\n"},
		{[]string{"show", "Nina"}, "Nina Reed\tNina Reed, person\n:36\n"},
		{[]string{"path", "Stone", "Harb"}, "Harbour Union\tHarbour Union, organization\n:36\n"},
		{[]string{"show", "sto"}, "stone\tViktor Stone, person\n:36\n"},
		{[]string{"query", "--status", ""}, "actual\nplanned\npossible\ndenied\n:4\n"},
		{[]string{"query", "--output", ""}, "table\njson\njsonl\ncsv\n:4\n"},
		{[]string{"query", "--speaker", "Reu"}, "Reuters\tReuters, media\n:36\n"},
		{[]string{"query", "--store", "missing", "Ja"}, ":4\n"},
	} {
		if stdout, _ := w.must(exitOK, append([]string{"__complete"}, c.args...)...); stdout != c.want {
			t.Errorf("%q: %q, want %q", c.args, stdout, c.want)
		}
	}
	stdout, _ := w.must(exitOK, "__complete", "query", "_", "w")
	contains(t, stdout, "warned\n")
	stdout, _ = w.must(exitOK, "__complete", "export", "graph")
	contains(t, stdout, "graphml\n")
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		stdout, _ := w.must(exitOK, "completion", shell)
		contains(t, stdout, "newsgraph")
	}
}

func TestVersion(t *testing.T) {
	stdout, _ := newWorld(t).must(exitOK, "version")
	contains(t, stdout, "newsgraph "+version+" (go")
}

func TestExportIDs(t *testing.T) {
	w := factWorld(t)
	w.write(map[string]string{"ids.tsv": "name\twikidata\nViktor Stone\tQ4242\n", "bad.tsv": "name\twikidata\nViktor Stone\t4242\n"})
	stdout, _ := w.must(exitOK, "export", "node-link", "--ids", "ids.tsv")
	contains(t, stdout, `"wikidata":"Q4242"`)
	stdout, _ = w.must(exitOK, "export", "nquads", "--ids", "ids.tsv")
	contains(t, stdout, "<https://schema.org/sameAs> <http://www.wikidata.org/entity/Q4242>")
	_, stderr := w.must(exitUsage, "export", "csv", "-o", "tables", "--ids", "bad.tsv")
	contains(t, stderr, "bad.tsv: line 2", "Wikidata item")
	_, stderr = w.must(exitUsage, "export", "csv", "-o", "tables", "--ids", "missing.tsv")
	contains(t, stderr, "--ids", "missing.tsv")
}
