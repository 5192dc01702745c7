// Package seeds checks that the annotations of the sample articles hold together.
package seeds

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"newsgraph/graph"
	"newsgraph/ingest/document"
	"newsgraph/ingest/segment"
)

// annotation is the gold format.
type annotation struct {
	Document string
	Date     string
	Entities []struct {
		ID, Kind, Name string
		Aliases        []string
	}
	Events []struct {
		Source, Relation, Target, Status, Date string
		Sentence                               int
		Accept                                 map[string][]string
	}
	Offices []struct {
		Person, Title, Of string
		AcceptOf          []string `json:"accept_of"`
	}
	Meetings []struct {
		Format, Status, Place string
		Participants          []string
		AcceptParticipants    [][]string `json:"accept_participants"`
		Sentence              int
	}
}

func read(t *testing.T, path string) (annotation, string) {
	t.Helper()
	var a annotation
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(file, &a); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	text, err := os.ReadFile(a.Document + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	return a, string(text)
}

// files lists the annotations and checks that there is one for each article.
func files(t *testing.T) []string {
	t.Helper()
	articles, _ := filepath.Glob("*.txt")
	gold, _ := filepath.Glob("gold/*.json")
	if len(articles) != 5 || len(gold) != len(articles) {
		t.Fatalf("%d articles and %d annotations, want five of each", len(articles), len(gold))
	}
	return gold
}

func TestAliasesOccur(t *testing.T) {
	for _, path := range files(t) {
		a, text := read(t, path)
		for _, e := range a.Entities {
			if !slices.Contains(graph.Kinds(), graph.Kind(e.Kind)) {
				t.Errorf("%s: %s: unknown kind %q", path, e.ID, e.Kind)
			}
			found := occurs(text, e.Name)
			for _, alias := range e.Aliases {
				if !occurs(text, alias) {
					t.Errorf("%s: %s: %q is not in the text", path, e.ID, alias)
				}
				found = true
			}
			if !found {
				t.Errorf("%s: %s is not in the text under any name", path, e.ID)
			}
		}
	}
}

// occurs tells whether name stands in the text as whole words.
func occurs(text, name string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], name)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at+i])
		after, _ := utf8.DecodeRuneInString(text[at+i+len(name):])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
		at += i + 1
	}
}

func TestReferencesAndValues(t *testing.T) {
	statuses := []graph.Status{graph.Actual, graph.Planned, graph.Possible, graph.Denied}
	for _, path := range files(t) {
		a, text := read(t, path)
		kinds := map[string]string{}
		for _, e := range a.Entities {
			if kinds[e.ID] != "" {
				t.Errorf("%s: entity %s twice", path, e.ID)
			}
			kinds[e.ID] = e.Kind
		}
		known := func(ids ...string) {
			for _, id := range ids {
				if kinds[id] == "" {
					t.Errorf("%s: no entity %q", path, id)
				}
			}
		}
		sentences := count(text)
		for _, e := range a.Events {
			known(e.Source, e.Target)
			known(e.Accept["source"]...)
			known(e.Accept["target"]...)
			for _, r := range append(e.Accept["relation"], e.Relation) {
				if def, ok := graph.Define(graph.Relation(r)); !ok || def.Class == "" {
					t.Errorf("%s: %s is no relation between actors", path, r)
				}
			}
			if !slices.Contains(statuses, graph.Status(e.Status)) || e.Sentence < 1 || e.Sentence > sentences {
				t.Errorf("%s: %s %s %s: status %q, sentence %d", path, e.Source, e.Relation, e.Target, e.Status, e.Sentence)
			}
		}
		for _, o := range a.Offices {
			known(o.Person, o.Of)
			known(o.AcceptOf...)
			if kinds[o.Person] != "person" || o.Title == "" {
				t.Errorf("%s: office of %s without person or title", path, o.Person)
			}
		}
		for _, m := range a.Meetings {
			known(m.Participants...)
			known(slices.Concat(m.AcceptParticipants...)...)
			if m.Place != "" && kinds[m.Place] != "place" {
				t.Errorf("%s: meeting in %q, which is no place", path, m.Place)
			}
			if m.Sentence < 1 || m.Sentence > sentences {
				t.Errorf("%s: meeting in sentence %d of %d", path, m.Sentence, sentences)
			}
		}
	}
}

// count is the number of sentences of the text.
func count(text string) int {
	d := &document.Document{}
	d.Text = text
	segment.New().Annotate(d)
	return len(d.Sentences)
}
