package lexicon

import (
	"strings"
	"testing"

	"newsgraph/graph"
)

func TestLexiconIsSound(t *testing.T) {
	x, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for lemma, es := range x.Verbs {
		for i := 1; i < len(es); i++ {
			if es[i-1].Specificity() < es[i].Specificity() {
				t.Errorf("%s: %s stands before the more specific %s", lemma, es[i-1].Name, es[i].Name)
			}
		}
	}
	for lemma, es := range x.Verbs {
		plain := map[string]string{}
		for _, e := range es {
			if parts := strings.Join(e.Parts, "_"); len(e.Objects) == 0 {
				if plain[parts] != "" {
					t.Errorf("%s stands twice; the later entry, of %s, is never reached", e.Name, e.Relation)
				}
				plain[parts] = lemma
			}
		}
	}
}

func TestParseEntriesErrors(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"no head", "meet\n", `f.txt:1: trigger "meet" before any [relation roles]`},
		{"open head", "[met with\nmeet\n", "f.txt:1: no ] at the end"},
		{"unknown relation", "# note\n\n[hugged obj]\nembrace\n", `f.txt:3: unknown relation "hugged"`},
		{"misspelt role", "[met wiht]\nmeet\n", `f.txt:1: role "wiht" is neither a place nor a preposition`},
		{"unknown set", "[met with]\nmeet\n[aided to]\ngive($gold)\n", "f.txt:4: unknown set $gold"},
		{"open parenthesis", "[aided to]\ngive(food\n", "f.txt:2: unbalanced parenthesis"},
		{"two a line", "[aided to]\ngive help\n", `f.txt:2: trigger "give help"`},
	} {
		_, err := parseEntries("f.txt", c.data, nil)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
	}
}

func TestLoadErrors(t *testing.T) {
	x := &Lexicon{Support: map[string]Effect{}, Attitude: map[string]graph.Relation{}, words: map[Set]map[string]bool{}}
	for _, c := range []struct {
		name string
		err  error
		want string
	}{
		{"unknown effect", x.loadSupport("s.txt", "undo : stop\n"), `s.txt:1: unknown effect "undo"`},
		{"unknown attitude", x.loadAttitudes("a.txt", "\nhugged : agree\n"), `a.txt:2: unknown relation "hugged"`},
		{"misspelt set", x.loadWords("w.txt", "negatoin : not\n"), `w.txt:1: no rule asks for the set "negatoin"`},
		{"missing set", x.loadWords("w.txt", "negation : not\n"), "w.txt: no words for the set"},
		{"no colon", x.loadSupport("s.txt", "do hold\n"), "s.txt:1: no colon"},
	} {
		if c.err == nil || !strings.Contains(c.err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.name, c.err, c.want)
		}
	}
}

func TestParseEntries(t *testing.T) {
	sets, err := parseSets("s.txt", "food : bread rice\nfood : milk\n")
	if err != nil {
		t.Fatal(err)
	}
	got, err := parseEntries("f.txt", "[~aided from,obj!] an example\nget($food)\nget\n[warned to]\nget_back!(word)\n", sets)
	if err != nil {
		t.Fatal(err)
	}
	es := got["get"]
	if len(es) != 3 {
		t.Fatalf("%d entries of get", len(es))
	}
	narrow := es[0]
	if !narrow.Inverse || !narrow.Explicit() || len(narrow.Objects) != 3 || !narrow.Objects["milk"] {
		t.Errorf("the entry with the set comes first and knows its words: %+v", narrow)
	}
	if r := narrow.Roles; len(r) != 2 || r[0] != (Role{"from", false}) || r[1] != (Role{"obj", true}) {
		t.Errorf("roles %v", r)
	}
	if p := es[1]; len(p.Parts) != 1 || p.Parts[0] != "back" || !p.Except || p.Explicit() {
		t.Errorf("particle and exception: %+v", p)
	}
}

func TestSettle(t *testing.T) {
	x := &Lexicon{Verbs: map[string][]Entry{"blockade": {{}}, "ban": {{}}, "bury": {{}}}}
	for _, c := range []struct{ lower, lemma, want string }{
		{"blockaded", "blockad", "blockade"}, {"banned", "bann", "ban"}, {"buries", "burie", "bury"}, {"walked", "walk", "walk"},
	} {
		if got := x.Settle(c.lower, c.lemma); got != c.want {
			t.Errorf("settle(%s) = %s, want %s", c.lower, got, c.want)
		}
	}
}
