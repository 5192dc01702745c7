package name

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Ada Berg", "ada berg"},
		{"the Norwegian Premier's", "norwegian premier"},
		{"Recep Tayyip Erdoğan", "recep tayyip erdogan"},
		{"Paweł Jabłoński", "pawel jablonski"},
		{"Lars Løkke Rasmussen", "lars lokke rasmussen"},
		{"İbrahim Kalın", "ibrahim kalin"},
		{"O’Brien", "obrien"},
		{"al-Sadr", "al sadr"},
		{"U.S.", "us"},
		{"J. Biden", "j biden"},
		{"The The", "the"},
		{"Владимир Путин", "владимир путин"},
		{"N'Djamena  \t(Chad)", "ndjamena chad"},
		{"the", "the"},
		{"…", ""},
		{"", ""},
	}
	for _, tt := range tests {
		if got := Fold(tt.in); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestSkeleton(t *testing.T) {
	alike := [][]string{
		{"zelenskyy", "zelensky", "zelenskiy", "zelenskij"},
		{"lukashenko", "lukashenka"},
		{"poroshenko", "poroshenka"},
		{"medvedev", "medvedyev", "medvediev"},
		{"yeltsin", "eltsin"},
		{"navalny", "navalnyy", "navalni"},
		{"khan", "han"},
		{"gorbachev", "gorbatchev"},
		{"saakashvili", "saakashwili"},
		{"yushchenko", "iuschenko"},
		{"abdullah", "abdulla"},
		{"qadhafi", "kadafi"},
	}
	seen := map[string]string{}
	for _, names := range alike {
		for _, n := range names[1:] {
			if Skeleton(n) != Skeleton(names[0]) {
				t.Errorf("%s is %s, but %s is %s", names[0], Skeleton(names[0]), n, Skeleton(n))
			}
		}
		if other := seen[Skeleton(names[0])]; other != "" {
			t.Errorf("%s and %s have one skeleton", other, names[0])
		}
		seen[Skeleton(names[0])] = names[0]
	}
}

func TestGiven(t *testing.T) {
	for _, x := range [][2]string{{"joe", "joseph"}, {"serhiy", "sergei"}, {"volodymyr", "vladimir"}, {"muhammad", "mohammed"}, {"ada", "ada"}} {
		if got := Given(x[0]); got != x[1] {
			t.Errorf("%s: got %s, want %s", x[0], got, x[1])
		}
	}
}

func TestTablesAreFolded(t *testing.T) {
	for variant, full := range tables().given {
		if Fold(variant) != variant || Fold(full) != full {
			t.Errorf("given.tsv: %s, %s: not folded", variant, full)
		}
		if other, chained := tables().given[full]; chained {
			t.Errorf("given.tsv: %s stands for %s, which stands for %s", variant, full, other)
		}
	}
}

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b  string
		limit int
		want  int
	}{
		{"", "", 2, 0},
		{"berg", "berg", 0, 0},
		{"berg", "breg", 2, 1},
		{"berg", "bergs", 2, 1},
		{"berg", "burg", 2, 1},
		{"berg", "bürg", 2, 1},
		{"blinken", "blink", 2, 2},
		{"blinken", "blink", 1, 2},
		{"ca", "abc", 3, 3},
		{"kitten", "sitting", 5, 3},
		{"kitten", "sitting", 1, 2},
	}
	for _, tt := range tests {
		if got := Distance(tt.a, tt.b, tt.limit); got != tt.want {
			t.Errorf("%s, %s within %d: got %d, want %d", tt.a, tt.b, tt.limit, got, tt.want)
		}
		if there, back := Distance(tt.a, tt.b, tt.limit), Distance(tt.b, tt.a, tt.limit); there != back {
			t.Errorf("%s, %s: %d there and %d back", tt.a, tt.b, there, back)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Ada Berg", "the U.S.'s", "ǿ İ ß ﬁ", "''s", "the the'", "\xff\xfe", "ا لعربية", "e\u0301\u0301", "ʼs", "..", "ſ K"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Errorf("%q folds to %q, and that to %q", s, once, twice)
		}
		if utf8.ValidString(s) && !utf8.ValidString(once) {
			t.Errorf("%q folds to invalid %q", s, once)
		}
		if strings.Contains(once, "  ") || strings.TrimSpace(once) != once {
			t.Errorf("%q folds to loose spaces: %q", s, once)
		}
		for _, w := range strings.Fields(once) {
			if Skeleton(w) == "" {
				t.Errorf("%q has no skeleton", w)
			}
		}
		if d := Distance(once, s, 3); d < 0 || d > 4 {
			t.Errorf("distance %d is out of bounds", d)
		}
	})
}

func BenchmarkFold(b *testing.B) {
	for b.Loop() {
		Fold("Recep Tayyip Erdoğan")
		Fold("the Russian Foreign Ministry's")
	}
}

// plainDistance is the textbook table, without band and bound.
func plainDistance(a, b string) int {
	s, t := []rune(a), []rune(b)
	d := make([][]int, len(s)+1)
	for i := range d {
		d[i] = make([]int, len(t)+1)
		d[i][0] = i
	}
	for j := range t {
		d[0][j+1] = j + 1
	}
	for i := 1; i <= len(s); i++ {
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(s)][len(t)]
}

func TestDistanceAgainstTheTextbook(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	word := func() string {
		b := make([]byte, rng.IntN(9))
		for i := range b {
			b[i] = "abc"[rng.IntN(3)]
		}
		return string(b)
	}
	for range 20000 {
		a, b, limit := word(), word(), rng.IntN(6)
		if got, want := Distance(a, b, limit), min(plainDistance(a, b), limit+1); got != want {
			t.Fatalf("%q, %q within %d: got %d, want %d", a, b, limit, got, want)
		}
	}
}
