package resolve

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
)

const harbourNews = `
doc a 2022-01-01
node person:berg person "Ada Berg" NOR alias="the ferry queen"

doc b 2022-01-02
node person:berg person "Ada Berg" NOR

doc c 2022-01-03
node person:berg person Berg NOR

doc d 2022-01-04
node person:lind person "Eva Lind" SWE`

func TestCorrections(t *testing.T) {
	tests := []struct{ what, table, want, conflict string }{
		{"none", "", "ada-berg: a/person:berg b/person:berg c/person:berg; eva-lind: d/person:lind", ""},
		{"same", "same\tada berg\tEva Lind", "ada-berg: a/person:berg b/person:berg c/person:berg d/person:lind", ""},
		{"same by alias and id", "same\tThe Ferry Queen\teva-lind", "ada-berg: a/person:berg b/person:berg c/person:berg d/person:lind", ""},
		{"different names", "different\tAda Berg\tBerg", "ada-berg: a/person:berg b/person:berg; berg: c/person:berg; eva-lind: d/person:lind", ""},
		{"different bearers of one name", "different\tAda Berg@a\tAda Berg@b",
			"ada-berg: a/person:berg c/person:berg; ada-berg-nor: b/person:berg; eva-lind: d/person:lind", ""},
		{"rename", "rename\tada-berg\tAda Berg (ferries)", "ada-berg-ferries: a/person:berg b/person:berg c/person:berg; eva-lind: d/person:lind", ""},
		{"contradiction", "same\tAda Berg@a\tEva Lind\nsame\tEva Lind\tBerg\ndifferent\tAda Berg@a\tBerg",
			"ada-berg: a/person:berg b/person:berg; berg: c/person:berg; eva-lind: d/person:lind", "contradicts line"},
		{"two new names", "rename\tAda Berg\tA\nrename\tBerg\tB", "ada-berg: a/person:berg b/person:berg c/person:berg; eva-lind: d/person:lind", `both "A" and "B"`},
		{"nobody", "same\tAda Berg\tNobody", "ada-berg: a/person:berg b/person:berg c/person:berg; eva-lind: d/person:lind", `no article gives the name "Nobody"`},
		{"one node", "different\tAda Berg\tthe ferry queen", "ada-berg: a/person:berg b/person:berg c/person:berg; eva-lind: d/person:lind", "gives both names to one node"},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			lines := strings.Split(tt.table, "\n")
			for range 4 {
				rand.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
				c, err := ParseCorrections("names.tsv", strings.NewReader(strings.Join(lines, "\n")))
				if err != nil {
					t.Fatal(err)
				}
				in := fragments(t, harbourNews)
				if got := outline(t, in, c); got != tt.want {
					t.Fatalf("got  %s\nwant %s", got, tt.want)
				}
				r, _ := Resolve(in, Options{Corrections: c})
				all := ""
				for _, x := range r.Conflicts() {
					all += x.String() + "\n"
				}
				if (tt.conflict == "") != (all == "") || !strings.Contains(all, tt.conflict) {
					t.Errorf("got conflicts %q, want %q", all, tt.conflict)
				}
			}
		})
	}
}

func TestSameOfTwoBearersAsksForTheArticle(t *testing.T) {
	in := fragments(t, "doc a\nnode person:s person \"Ann Smith\" USA\n\ndoc b\nnode person:s person \"Ann Smith\" GBR\n\ndoc c\nnode person:x person \"Ann Jones\" GBR")
	c, err := ParseCorrections("names.tsv", strings.NewReader("same\tAnn Smith\tAnn Jones"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Resolve(in, Options{Corrections: c})
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Conflicts(); len(got) != 1 || !strings.Contains(got[0].Reason, "@DOCUMENT with one of a, b") {
		t.Errorf("got %v", got)
	}
}

func TestBadCorrections(t *testing.T) {
	tests := []struct {
		table, want string
		line        int
	}{
		{"# names\nalike\tA\tB", "unknown correction", 2},
		{"same\tA", "takes two names", 1},
		{"same\tA\tB\nrename\tA\t", "takes two names", 2},
		{"same\t?\tB", "a name is empty", 1},
		{"different\tA\tA", "both names are the same", 1},
		{"reject\tx\ty", "takes an edge", 1},
		{"confirm", "takes an edge", 1},
		{"set\tx", "takes an edge and FIELD=VALUE", 1},
		{"set\tx\tmood=bad", "sets nothing", 1},
		{"set\tx\tstatus=bad", "is no status", 1},
		{"set\tx\trelation=bad", "is no relation", 1},
		{"set\tx\tdate=22-01", "is no date", 1},
		{"rename\tA\tB\t2022\tann\twhy\tmore", "found 6 fields", 1},
	}
	for _, tt := range tests {
		_, err := ParseCorrections("names.tsv", strings.NewReader(tt.table))
		var s *SyntaxError
		if !errors.As(err, &s) || s.Line != tt.line || s.File != "names.tsv" || !strings.Contains(s.Msg, tt.want) {
			t.Errorf("%q: got %v, want line %d: %s", tt.table, err, tt.line, tt.want)
		}
	}
}
