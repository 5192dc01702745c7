package obsidian_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"newsgraph/export/internal/sample"
	"newsgraph/export/obsidian"
	"newsgraph/graph"
)

func vault(t *testing.T, g *graph.Graph) map[string]string {
	t.Helper()
	notes := map[string]string{}
	for _, n := range obsidian.Notes(g, obsidian.Options{}) {
		var b bytes.Buffer
		if err := n.Write(&b); err != nil {
			t.Fatal(err)
		}
		if _, twice := notes[strings.ToLower(n.File)]; twice {
			t.Errorf("two notes are called %s", n.File)
		}
		notes[strings.ToLower(n.File)] = b.String()
	}
	return notes
}

func TestNotes(t *testing.T) {
	notes := vault(t, sample.Graph())
	if len(notes) != 7 {
		t.Errorf("%d notes", len(notes))
	}
	note := notes["aino laakso.md"]
	for _, want := range []string{
		"---\nkind: \"person\"\ncountry: \"FIN\"\nsector: \"GOV\"\ncow: \"375\"\naliases:\n  - \"Laakso\"\n",
		"- [[Aino Laakso]] **holds office** [[Ministry of Transport of Finland]] as Minister (2023-03-14 – 2023-05)\n",
		"- 2023-03-14 [[Aino Laakso]] **met** [[Rui Moura]]: the ferry line\n    - Finnish minister Aino Laakso met",
		"- 2023-04 [[Aino Laakso]] **met** [[Rui Moura]] *(planned)*\n",
		`[Harbour dispute: "No deal" \& a warning](<https://news.example/harbour?id=2&lang=en>), North \& Sea Wire, 2023-03-18`,
	} {
		if !strings.Contains(note, want) {
			t.Errorf("no %q in\n%s", want, note)
		}
	}
	if !strings.Contains(notes["index.md"], "## country\n\n- [[Finland]]\n- [[Portugal]]\n") {
		t.Errorf("index\n%s", notes["index.md"])
	}
}

// Links lead to notes, names of files are fit for every file system, and a text
// cannot begin an element or end its line.
func TestHostileText(t *testing.T) {
	link := regexp.MustCompile(`\[\[([^|\]]*)[^\]]*\]\]`)
	for _, g := range []*graph.Graph{sample.Graph(), sample.Hostile()} {
		notes := vault(t, g)
		for file, text := range notes {
			if len(file) > 255 || strings.ContainsAny(file, "/\\:*?\"<>|#^[]\n\t\x00") {
				t.Errorf("a note is called %q", file)
			}
			for _, m := range link.FindAllStringSubmatch(text, -1) {
				if _, ok := notes[strings.ToLower(m[1])+".md"]; !ok {
					t.Errorf("%s links to %q", file, m[1])
				}
			}
			if _, body, _ := strings.Cut(text, "\n---\n"); strings.Contains(body, "<script>") {
				t.Errorf("%s holds a script", file)
			}
		}
	}
}
