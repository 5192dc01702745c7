package event

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"newsgraph/ingest/act"
	"newsgraph/ingest/document"
)

// parsed builds a document of one sentence from lines of "form lemma UPOS/XPOS
// head relation", heads counting from 1 with 0 for the root, and an entity for
// every form that names has.
func parsed(t testing.TB, lines string, names map[string]document.Entity) *extraction {
	t.Helper()
	d := &document.Document{}
	for _, l := range strings.Split(strings.TrimSpace(lines), "\n") {
		f := strings.Fields(l)
		head, err := strconv.Atoi(f[3])
		if err != nil || len(f) != 5 {
			t.Fatalf("line %q", l)
		}
		upos, xpos, _ := strings.Cut(f[2], "/")
		start := len(d.Text)
		d.Text += f[0] + " "
		i := len(d.Tokens)
		d.Tokens = append(d.Tokens, document.Token{
			Start: start, End: start + len(f[0]), Text: f[0], Lower: strings.ToLower(f[0]), Lemma: f[1],
			UPOS: upos, XPOS: xpos, Head: head - 1, Rel: f[4], Space: true,
		})
		if e, ok := names[f[0]]; ok {
			e.Name, e.PartOf = f[0], -1
			d.Mentions = append(d.Mentions, document.Mention{Span: document.Span{Start: i, End: i + 1}, Head: i, Entity: len(d.Entities)})
			d.Entities = append(d.Entities, e)
		}
	}
	d.Sentences = []document.Sentence{{Span: document.Span{End: len(d.Tokens)}}}
	d.Index()
	x, err := NewExtractor()
	if err != nil {
		t.Fatal(err)
	}
	return x.WithJudge(nil).start(d)
}

func state(code string) document.Entity {
	return document.Entity{Key: "country:" + code, Kind: "country", Country: code}
}

func TestIdle(t *testing.T) {
	for noun, want := range map[string]bool{"aim": true, "plan": false, "theory": true} {
		x := parsed(t, fmt.Sprintf("The the DET/DT 2 det\n%s %s NOUN/NN 0 root\nto to PART/TO 4 mark\nattack attack VERB/VB 2 acl\nPeru Peru PROPN/NNP 4 obj", noun, noun), nil)
		if got := x.idle(3); got != want {
			t.Errorf("the %s to attack: idle %v", noun, got)
		}
	}
}

func TestSeries(t *testing.T) {
	names := map[string]document.Entity{"Peru": state("PER"), "Chile": state("CHL"), "Cuba": state("CUB")}
	lines := "Peru Peru PROPN/NNP 6 nsubj\n, , PUNCT/, 1 punct\nChile Chile PROPN/NNP 1 dep\n%s and CCONJ/CC 5 cc\nCuba Cuba PROPN/NNP 3 dep\nagreed agree VERB/VBD 0 root"
	x := parsed(t, fmt.Sprintf(lines, "and"), names)
	if got := x.who.Series(0); !reflect.DeepEqual(got, []int{0, 2, 4}) {
		t.Errorf("series %v", got)
	}
	x = parsed(t, fmt.Sprintf(lines, ","), names)
	if got := x.who.Series(0); !reflect.DeepEqual(got, []int{0}) {
		t.Errorf("without and: series %v", got)
	}
}

func TestSameMeeting(t *testing.T) {
	names := map[string]document.Entity{"Peru": state("PER"), "Chile": state("CHL"), "Boluarte": {Kind: "person", Country: "PER"}, "Boric": {Kind: "person", Country: "CHL"}}
	x := parsed(t, "Peru Peru PROPN/NNP 0 root\nChile Chile PROPN/NNP 1 dep\nBoluarte Boluarte PROPN/NNP 1 dep\nBoric Boric PROPN/NNP 1 dep", names)
	tell := func(date string, status string, known bool, parties ...int) *note {
		n := &note{known: known, told: true}
		n.Date, n.Parties, n.Place, n.Mentions = date, parties, -1, []act.Trigger{{}}
		n.Status, n.Format = "actual", "unknown"
		if status != "" {
			n.Status = "planned"
		}
		return n
	}
	states := tell("2022-01-10", "", false, 0, 1)
	for _, c := range []struct {
		name string
		b    *note
		want bool
	}{
		{"the same day", tell("2022-01-10", "", false, 2, 3), true},
		{"another day", tell("2022-01-11", "", false, 0, 1), false},
		{"no day, the same parties", tell("", "", false, 0, 1), true},
		{"no day, another status", tell("", "planned", false, 0, 1), false},
		{"no day, leaders, not known", tell("", "", false, 2, 3), false},
		{"no day, leaders, known", tell("", "", true, 2, 3), true},
		{"the talks", tell("", "", true), true},
		{"talks", tell("", "", false), false},
	} {
		if got := x.sameMeeting(states, c.b); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
