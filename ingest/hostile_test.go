package ingest_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"newsgraph/graph"
	"newsgraph/ingest/document"
)

// The check of growth (.ci/growth.py) runs TestHostile with these at two sizes and
// compares how often each line of the analysis runs.
var (
	hostileSize = flag.Int("hostile-size", 2000, "bytes of each text of TestHostile")
	hostileOnly = flag.String("hostile-only", "", "the only text of TestHostile")
)

// hostile are texts that cost more than their length where something is looked for
// anew from every word: each is its unit, over and over, behind its head.
var hostile = []struct{ name, head, unit string }{
	{"quotes", "", `"`},
	{"spaced-quotes", "", `" `},
	{"closing-quotes", "We met.", `"`},
	{"brackets", "", "("},
	{"commas", "", ", "},
	{"stops", "", ". "},
	{"apostrophes", "", "x's"},
	{"hyphens", "", "a-"},
	{"ats", "", "a@"},
	{"ampersands", "", "A&"},
	{"digits", "", "1,"},
	{"years", "", "2021 "},
	{"dates", "", "on January 3, 2022 "},
	{"initials", "", "J. "},
	{"one-word", "", "a"},
	{"invisible", "a", "\u200b"},
	{"broken-words", "", "a\u200b"},
	{"symbols", "", "👍\u200d"},
	{"titles", "", "President "},
	{"offices", "", "the minister of "},
	{"bodies", "", "the Foreign Ministry of Peru "},
	{"leaders", "", "The President of France Ann Lee said "},
	{"names", "", "Lee and "},
	{"relatives", "", "Lee, who met "},
	{"nested", "", "which the man that "},
	{"clauses", "", "said that "},
	{"places", "", "In Paris, "},
	{"sentences", "", "Ann Lee met Bob Ray in Paris on Friday. "},
	{"lines", "", "Ann Lee met Bob Ray in Paris.\n"},
	{"speech", "", `"We met," he said. `},
	{"pronouns", "", "He met him. "},
	{"plurals", "", "The two leaders met them. "},
	{"groups", "", "Troops attacked rebels. "},
	{"paragraphs", "", "The ministers of Peru and Chile met Ann Lee, the mayor, on Friday. She told him that he would visit the country.\n\n"},
}

// TestHostile analyses them: what is found lies within the text.
func TestHostile(t *testing.T) {
	for _, h := range hostile {
		if *hostileOnly != "" && *hostileOnly != h.name {
			continue
		}
		text := h.head + strings.Repeat(h.unit, *hostileSize/len(h.unit)+1)
		g, err := pipeline().Facts(t.Context(), document.Article{ID: "a", Date: "2022-01-23", Text: text})
		if err != nil {
			t.Errorf("%s: %v", h.name, err)
			continue
		}
		if err := sound(g, text); err != nil {
			t.Errorf("%s: %v", h.name, err)
		}
	}
}

// sound tells what is wrong with the facts of a text: an edge between nodes that are
// not there, or one whose evidence is not what stands at its place.
func sound(g *graph.Graph, text string) error {
	nodes := map[string]bool{}
	for _, n := range g.Nodes {
		if n.ID == "" || nodes[n.ID] || !utf8.ValidString(n.Name) || n.Kind == "" {
			return fmt.Errorf("node %+v", n)
		}
		nodes[n.ID] = true
	}
	runes := []rune(text)
	for _, e := range g.Edges {
		if !nodes[e.Source] || !nodes[e.Target] {
			return fmt.Errorf("edge %s between %q and %q", e.ID, e.Source, e.Target)
		}
		if len(e.Evidence) == 0 {
			return fmt.Errorf("edge %s without evidence", e.ID)
		}
		for _, v := range e.Evidence {
			if v.Start < 0 || v.End < v.Start || v.End > len(runes) || string(runes[v.Start:v.End]) != v.Text {
				return fmt.Errorf("edge %s: evidence %d to %d, %.40q", e.ID, v.Start, v.End, v.Text)
			}
		}
	}
	return nil
}

// impatient is a context that ends when it has been asked so many times.
type impatient struct {
	context.Context
	left, late int
}

func (c *impatient) Err() error {
	if c.left == 0 {
		c.late++
		return context.DeadlineExceeded
	}
	c.left--
	return nil
}

// TestHalt ends the context at every moment of an analysis: it comes back soon, with
// the name of the stage.
func TestHalt(t *testing.T) {
	text := strings.Repeat("Ann Lee met Bob Ray in Paris on Friday. He praised her. ", 6)
	stages := map[string]bool{}
	for patience := 0; ; patience++ {
		ctx := &impatient{Context: t.Context(), left: patience}
		_, err := pipeline().Facts(ctx, document.Article{ID: "a", Text: text})
		if err == nil {
			break
		}
		stage, _, _ := strings.Cut(err.Error(), ":")
		stages[stage] = true
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Fatalf("error %v", err)
		}
		if ctx.late > 5 {
			t.Fatalf("asked %d times more after the end, in the stage %s", ctx.late, stage)
		}
	}
	for _, s := range []string{"segment", "tag", "parse", "entity", "actor", "coref", "event"} {
		if !stages[s] {
			t.Errorf("the stage %s never gave up", s)
		}
	}
}
