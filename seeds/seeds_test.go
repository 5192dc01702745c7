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
	"newsgraph/ingest/lang/segment"
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

func TestReferences(t *testing.T) {
	for _, path := range files(t) {
		a, _ := read(t, path)
		kinds := a.kinds()
		if len(kinds) != len(a.Entities) {
			t.Errorf("%s: two entities share an id", path)
		}
		for _, id := range a.references() {
			if kinds[id] == "" {
				t.Errorf("%s: no entity %q", path, id)
			}
		}
		for _, o := range a.Offices {
			if kinds[o.Person] != "person" || o.Title == "" {
				t.Errorf("%s: office of %s without person or title", path, o.Person)
			}
		}
		for _, m := range a.Meetings {
			if m.Place != "" && kinds[m.Place] != "place" {
				t.Errorf("%s: meeting in %q, which is no place", path, m.Place)
			}
		}
	}
}

// kinds maps the ids of the entities to their kinds.
func (a *annotation) kinds() map[string]string {
	kinds := map[string]string{}
	for _, e := range a.Entities {
		kinds[e.ID] = e.Kind
	}
	return kinds
}

// references lists all ids that events, offices and meetings refer to.
func (a *annotation) references() []string {
	var ids []string
	for _, e := range a.Events {
		ids = append(ids, e.Source, e.Target)
		ids = append(append(ids, e.Accept["source"]...), e.Accept["target"]...)
	}
	for _, o := range a.Offices {
		ids = append(append(ids, o.Person, o.Of), o.AcceptOf...)
	}
	for _, m := range a.Meetings {
		ids = append(append(ids, m.Participants...), slices.Concat(m.AcceptParticipants...)...)
	}
	return ids
}

func TestValues(t *testing.T) {
	statuses := []graph.Status{graph.Actual, graph.Planned, graph.Possible, graph.Denied}
	for _, path := range files(t) {
		a, text := read(t, path)
		sentences := count(text)
		for _, e := range a.Events {
			for _, r := range append(e.Accept["relation"], e.Relation) {
				if def, ok := graph.Define(graph.Relation(r)); !ok || def.Class == "" {
					t.Errorf("%s: %s is no relation between actors", path, r)
				}
			}
			if !slices.Contains(statuses, graph.Status(e.Status)) || e.Sentence < 1 || e.Sentence > sentences {
				t.Errorf("%s: %s %s %s: status %q, sentence %d", path, e.Source, e.Relation, e.Target, e.Status, e.Sentence)
			}
		}
		for _, m := range a.Meetings {
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
