package event

import (
	"strings"
	"testing"
)

func TestLexiconIsSound(t *testing.T) {
	x, err := newLexicon()
	if err != nil {
		t.Fatal(err)
	}
	for lemma, es := range x.verbs {
		for i := 1; i < len(es); i++ {
			if es[i-1].specificity() < es[i].specificity() {
				t.Errorf("%s: %s stands before the more specific %s", lemma, es[i-1].name, es[i].name)
			}
		}
	}
	for lemma, es := range x.verbs {
		plain := map[string]string{}
		for _, e := range es {
			if parts := strings.Join(e.parts, "_"); len(e.objects) == 0 {
				if plain[parts] != "" {
					t.Errorf("%s stands twice; the later entry, of %s, is never reached", e.name, e.relation)
				}
				plain[parts] = lemma
			}
		}
	}
	for verb, e := range x.support {
		switch e {
		case effDo, effPlan, effMay, effCancel, effRefuse, effWant, effOffer, effThreat, effEase, effDeny, effOccur, effUndergo:
		default:
			t.Errorf("support.txt: %s has the unknown effect %q", verb, e)
		}
	}
}

func TestParseEntriesErrors(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"no colon", "met with\n", "f.txt:1: no colon"},
		{"unknown relation", "# note\n\nhugged obj : embrace\n", `f.txt:3: unknown relation "hugged"`},
		{"unknown set", "met with : meet\naided to : give($gold)\n", "f.txt:2: unknown set $gold"},
		{"open parenthesis", "aided to : give(food\n", "f.txt:1: unbalanced parenthesis"},
	} {
		_, err := parseEntries("f.txt", c.data, nil)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
	}
}

func TestParseEntries(t *testing.T) {
	sets, err := parseSets("s.txt", "food : bread rice\nfood : milk\n")
	if err != nil {
		t.Fatal(err)
	}
	got, err := parseEntries("f.txt", "~aided from,obj! : get($food) get\nwarned to : get_back!(word)\n", sets)
	if err != nil {
		t.Fatal(err)
	}
	es := got["get"]
	if len(es) != 3 {
		t.Fatalf("%d entries of get", len(es))
	}
	narrow := es[0]
	if !narrow.inverse || !narrow.explicit() || len(narrow.objects) != 3 || !narrow.objects["milk"] {
		t.Errorf("the entry with the set comes first and knows its words: %+v", narrow)
	}
	if r := narrow.roles; len(r) != 2 || r[0] != (role{"from", false}) || r[1] != (role{"obj", true}) {
		t.Errorf("roles %v", r)
	}
	if p := es[1]; len(p.parts) != 1 || p.parts[0] != "back" || !p.except || p.explicit() {
		t.Errorf("particle and exception: %+v", p)
	}
}

func TestSettle(t *testing.T) {
	x := &lexicon{verbs: map[string][]entry{"blockade": {{}}, "ban": {{}}, "bury": {{}}}}
	for _, c := range []struct{ lower, lemma, want string }{
		{"blockaded", "blockad", "blockade"}, {"banned", "bann", "ban"}, {"buries", "burie", "bury"}, {"walked", "walk", "walk"},
	} {
		if got := x.settle(c.lower, c.lemma); got != c.want {
			t.Errorf("settle(%s) = %s, want %s", c.lower, got, c.want)
		}
	}
}
