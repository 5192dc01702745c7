package temporal

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"newsgraph/ingest/document"
)

//go:embed terms.tsv
var termsFile string

// term is the time that a person held an office: years, both included.
type term struct {
	title       string // last word of the title, lower case
	first, last int
	person      string // last name, lower case
}

// terms maps the last name of an office-holder to the terms held under it.
var terms = sync.OnceValue(func() map[string][]term {
	m := make(map[string][]term, 256)
	for n, line := range strings.Split(termsFile, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 || !allDigits(f[2]) || !allDigits(f[3]) {
			panic(fmt.Sprintf("terms.tsv:%d: want name, title and two years, tab separated", n+1))
		}
		m[f[0]] = append(m[f[0]], term{person: f[0], title: f[1], first: atoi(f[2]), last: atoi(f[3])})
	}
	return m
})

// titleReach is how far before a last name the title may stand: "President of
// Russia Vladimir Putin" has three words between.
const titleReach = 4

// termsIn lists the terms of the office-holders whom the text names with their
// title, each once.
func termsIn(d *document.Document) []term {
	known := terms()
	var held []term
	for i := range d.Tokens {
		if d.Tokens[i].Text == d.Tokens[i].Lower {
			continue // "may" and "ban" are names only with a capital letter
		}
		for _, t := range known[d.Tokens[i].Lower] {
			if !slices.Contains(held, t) && titled(d, i, t.title) {
				held = append(held, t)
			}
		}
	}
	return held
}

func titled(d *document.Document, i int, title string) bool {
	for k := i - 1; k >= 0 && k >= i-titleReach; k-- {
		if d.Tokens[k].Lower == title {
			return true
		}
	}
	return false
}

// inOffice tells whether everybody named held an office in the year. Of a
// person who held the office more than once any one term will do.
func inOffice(held []term, year int) bool {
	for _, t := range held {
		in := slices.ContainsFunc(held, func(o term) bool {
			return o.person == t.person && o.title == t.title && o.first <= year && year <= o.last
		})
		if !in {
			return false
		}
	}
	return true
}
