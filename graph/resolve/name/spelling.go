package name

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed spelling.tsv
var spellingTSV string

//go:embed given.tsv
var givenTSV string

// rule rewrites one spelling; see the head of spelling.tsv.
type rule struct{ from, to string }

type spelling struct {
	anywhere *strings.Replacer
	start    []rule
	end      []rule
	given    map[string]string
}

// tables is read once, at first use.
var tables = sync.OnceValue(func() *spelling {
	s := &spelling{given: map[string]string{}}
	var anywhere []string
	for _, f := range rows("spelling.tsv", spellingTSV, 3) {
		to := strings.TrimSuffix(f[2], "-")
		switch f[0] {
		case "any":
			anywhere = append(anywhere, f[1], to)
		case "start":
			s.start = append(s.start, rule{f[1], to})
		case "end":
			s.end = append(s.end, rule{f[1], to})
		default:
			panic("name: spelling.tsv: unknown place " + f[0])
		}
	}
	s.anywhere = strings.NewReplacer(anywhere...)
	for _, f := range rows("given.tsv", givenTSV, 2) {
		for _, variant := range strings.Fields(f[1]) {
			s.given[variant] = f[0]
		}
	}
	return s
})

// rows splits an embedded table into its fields. The tables are part of the
// program, so that a malformed one is a programming error.
func rows(file, text string, fields int) [][]string {
	var out [][]string
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != fields {
			panic(fmt.Sprintf("name: %s:%d: want %d fields, have %d", file, n+1, fields, len(f)))
		}
		out = append(out, f)
	}
	return out
}

// Given returns the full form of a folded given name ("joe" gives "joseph",
// "serhiy" gives "sergei"), or the name itself.
func Given(folded string) string {
	if full, ok := tables().given[folded]; ok {
		return full
	}
	return folded
}

// Skeleton brings one folded word to a key that its usual transliterations
// share: "zelenskyy", "zelenskiy" and "zelensky" give one skeleton. It is a
// key to compare by, not a spelling to show.
func Skeleton(word string) string {
	s := tables()
	word = firstRule(s.start, word, strings.CutPrefix, func(to, rest string) string { return to + rest })
	word = firstRule(s.end, word, strings.CutSuffix, func(to, rest string) string { return rest + to })
	return undouble(s.anywhere.Replace(word))
}

// firstRule applies the first rule that fits and leaves at least two letters of
// the word, so that short names are not rewritten into nothing.
func firstRule(rules []rule, word string, cut func(s, part string) (string, bool), put func(to, rest string) string) string {
	for _, r := range rules {
		if rest, ok := cut(word, r.from); ok && len(rest) >= 2 {
			return put(r.to, rest)
		}
	}
	return word
}

// undouble writes double letters once: "mohammed", "mohamed".
func undouble(s string) string {
	var b strings.Builder
	last := rune(-1)
	for _, r := range s {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}
