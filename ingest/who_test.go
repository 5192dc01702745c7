package ingest_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"newsgraph/ingest"
	"newsgraph/ingest/document"
)

// TestWho reads the cases of testdata/who*.txt through the whole pipeline. A case is a
// line "-- name", its text, a line "=", and what must be found, one a line:
//
//	words = Name kind COUNTRY   the mention of these words denotes that entity; kind
//	                            and country may be left out; of several, "Name, Name"
//	words ~ other name          what the mention denotes is also called so
//	words -                     these words are no mention, or one of a place
//	person: title, of           an office
//	person: -                   no office
//
// Where the words stand several times the last mention counts, with "#2" behind them
// the second.
func TestWho(t *testing.T) {
	p, err := ingest.New(ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("testdata/who*.txt")
	if len(files) == 0 {
		t.Fatal("no cases")
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range strings.Split(string(b), "\n-- ")[1:] {
			name, rest, _ := strings.Cut(c, "\n")
			t.Run(name, func(t *testing.T) { who(t, p, rest) })
		}
	}
}

func who(t *testing.T, p *ingest.Pipeline, c string) {
	text, want, ok := strings.Cut(c, "\n=\n")
	if !ok {
		t.Fatal(`no line "="`)
	}
	a, err := p.Analyse(context.Background(), document.Article{ID: "case", Date: "2023-05-12", Text: strings.TrimSpace(text)})
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(want), "\n") {
		if problem := unlike(a.Document, line); problem != "" {
			t.Errorf("%s: %s", line, problem)
		}
	}
}

// unlike says how the document differs from what a line wants, or "".
func unlike(d *document.Document, line string) string {
	if words, ok := strings.CutSuffix(line, " -"); ok && !strings.HasSuffix(words, ":") {
		if m := mentionOf(d, words); m != nil && m.Entity >= 0 && d.Entities[m.Entity].Kind != "place" {
			return "is " + shown(d, m.Entity)
		}
		return ""
	}
	if person, office, ok := strings.Cut(line, ": "); ok {
		return unlikeOffices(d, person, office)
	}
	if words, alias, ok := strings.Cut(line, " ~ "); ok {
		m := mentionOf(d, words)
		if m == nil || m.Entity < 0 {
			return "no mention of somebody"
		}
		if e := &d.Entities[m.Entity]; e.Name != alias && !slices.Contains(e.Aliases, alias) {
			return fmt.Sprintf("is called %s and %q", e.Name, e.Aliases)
		}
		return ""
	}
	words, entity, ok := strings.Cut(line, " = ")
	if !ok {
		return "not understood"
	}
	m := mentionOf(d, words)
	switch {
	case m == nil:
		return "no mention"
	case m.Entity < 0 && len(m.Members) > 0:
		var names []string
		for _, e := range m.Members {
			names = append(names, d.Entities[e].Name)
		}
		if got := strings.Join(names, ", "); got != entity {
			return "are " + got
		}
	case m.Entity < 0:
		return fmt.Sprintf("nobody, members %v", m.Members)
	case !strings.HasPrefix(shown(d, m.Entity), entity):
		return "is " + shown(d, m.Entity)
	}
	return ""
}

func shown(d *document.Document, e int) string {
	x := &d.Entities[e]
	return strings.TrimSpace(x.Name + " " + x.Kind + " " + x.Country)
}

// mentionOf is the last mention of the words, or the one of the number behind "#".
func mentionOf(d *document.Document, words string) *document.Mention {
	words, number, _ := strings.Cut(words, "#")
	var found *document.Mention
	n := 0
	for i := range d.Mentions {
		if m := &d.Mentions[i]; d.Slice(m.Span) == strings.TrimSpace(words) {
			found = m
			if n++; fmt.Sprint(n) == number {
				return m
			}
		}
	}
	return found
}

func unlikeOffices(d *document.Document, person, office string) string {
	var has []string
	for _, o := range d.Offices {
		if d.Entities[o.Person].Name == person && o.Of >= 0 {
			has = append(has, o.Title+", "+d.Entities[o.Of].Name)
		}
	}
	if office == "-" && len(has) == 0 {
		return ""
	}
	for _, h := range has {
		if h == office {
			return ""
		}
	}
	return fmt.Sprintf("has %q", has)
}
