package lexicon

import (
	"bufio"
	_ "embed"
	"fmt"
	"sort"
	"strings"

	"newsgraph/graph"
)

//go:embed data/sets.txt
var setsData string

//go:embed data/verbs.txt
var verbsData string

//go:embed data/nouns.txt
var nounsData string

//go:embed data/support.txt
var supportData string

//go:embed data/attitudes.txt
var attitudesData string

//go:embed data/adjectives.txt
var adjectivesData string

//go:embed data/words.txt
var wordsData string

// Load reads the data. An error names file and line; it can only come from a mistake
// in the data, which the tests would show.
func Load() (*Lexicon, error) {
	x := &Lexicon{Support: map[string]Effect{}, Attitude: map[string]graph.Relation{}, words: map[Set]map[string]bool{}}
	objects, err := parseSets("sets.txt", setsData)
	if err != nil {
		return nil, err
	}
	for _, f := range []struct {
		name, data string
		into       *map[string][]Entry
	}{{"verbs.txt", verbsData, &x.Verbs}, {"nouns.txt", nounsData, &x.Nouns}, {"adjectives.txt", adjectivesData, &x.Adjectives}} {
		if *f.into, err = parseEntries(f.name, f.data, objects); err != nil {
			return nil, err
		}
	}
	if err := x.loadSupport("support.txt", supportData); err != nil {
		return nil, err
	}
	if err := x.loadAttitudes("attitudes.txt", attitudesData); err != nil {
		return nil, err
	}
	return x, x.loadWords("words.txt", wordsData)
}

func (x *Lexicon) loadSupport(file, data string) error {
	return eachLine(file, data, func(head string, words []string) error {
		if !effects[Effect(head)] {
			return fmt.Errorf("unknown effect %q", head)
		}
		for _, w := range words {
			x.Support[w] = Effect(head)
		}
		return nil
	})
}

func (x *Lexicon) loadAttitudes(file, data string) error {
	return eachLine(file, data, func(head string, words []string) error {
		r := graph.Relation(head)
		if _, ok := graph.Define(r); !ok && r != Inner {
			return fmt.Errorf("unknown relation %q", head)
		}
		for _, w := range words {
			x.Attitude[w] = r
		}
		return nil
	})
}

func (x *Lexicon) loadWords(file, data string) error {
	err := eachLine(file, data, func(head string, words []string) error {
		s := Set(head)
		if !sets[s] {
			return fmt.Errorf("no rule asks for the set %q: see set.go", head)
		}
		if x.words[s] == nil {
			x.words[s] = map[string]bool{}
		}
		for _, w := range words {
			x.words[s][w] = true
		}
		return nil
	})
	for s := range sets {
		if err == nil && len(x.words[s]) == 0 {
			return fmt.Errorf("%s: no words for the set %q of set.go", file, s)
		}
	}
	return err
}

// eachLine calls f for every "head : word word ..." line of a data file. Words
// in parentheses stay with the word before them.
func eachLine(file, data string, f func(head string, words []string) error) error {
	return eachRow(file, data, func(line string) error {
		head, rest, ok := strings.Cut(line, ":")
		if !ok {
			return fmt.Errorf("no colon between head and words")
		}
		words, err := splitTriggers(rest)
		if err != nil {
			return err
		}
		return f(strings.TrimSpace(head), words)
	})
}

// eachRow calls f for every line that is neither empty nor a comment.
func eachRow(file, data string, f func(line string) error) error {
	s := bufio.NewScanner(strings.NewReader(data))
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		line := strings.TrimSpace(s.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		if err := f(line); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	return s.Err()
}

// splitTriggers splits at spaces outside parentheses.
func splitTriggers(s string) ([]string, error) {
	var out []string
	depth, from := 0, -1
	for i := 0; i <= len(s); i++ {
		switch {
		case i == len(s) || s[i] == ' ' && depth == 0:
			if from >= 0 {
				out = append(out, s[from:i])
			}
			from = -1
			continue
		case s[i] == '(':
			depth++
		case s[i] == ')':
			depth--
		}
		if from < 0 {
			from = i
		}
	}
	if depth != 0 {
		return nil, fmt.Errorf("unbalanced parenthesis in %q", s)
	}
	return out, nil
}

// parseSets reads the sets of object nouns, by name.
func parseSets(file, data string) (map[string]map[string]bool, error) {
	out := map[string]map[string]bool{}
	err := eachLine(file, data, func(head string, words []string) error {
		if out[head] == nil {
			out[head] = map[string]bool{}
		}
		for _, w := range words {
			out[head][w] = true
		}
		return nil
	})
	return out, err
}

// group is what the triggers below a head "[~relation roles]" share.
type group struct {
	relation graph.Relation
	roles    []Role
	inverse  bool
	// example is a sentence for one of the triggers.
	example string
}

func parseGroup(line string) (*group, error) {
	head, example, ok := strings.Cut(strings.TrimPrefix(line, "["), "]")
	if !ok {
		return nil, fmt.Errorf("no ] at the end of the head %q", line)
	}
	name, roles, _ := strings.Cut(head, " ")
	name, inverse := strings.CutPrefix(name, "~")
	g := &group{relation: graph.Relation(name), inverse: inverse, example: strings.TrimSpace(example)}
	if _, ok := graph.Define(g.relation); !ok {
		return nil, fmt.Errorf("unknown relation %q", name)
	}
	var err error
	g.roles, err = parseRoles(roles)
	return g, err
}

// eachTrigger calls f for every trigger of a data file with its group.
func eachTrigger(file, data string, f func(g *group, trigger string) error) error {
	var g *group
	return eachRow(file, data, func(line string) error {
		if strings.HasPrefix(line, "[") {
			var err error
			g, err = parseGroup(line)
			return err
		}
		if g == nil {
			return fmt.Errorf("trigger %q before any [relation roles]", line)
		}
		return f(g, line)
	})
}

func parseEntries(file, data string, objects map[string]map[string]bool) (map[string][]Entry, error) {
	out := map[string][]Entry{}
	err := eachTrigger(file, data, func(g *group, trigger string) error {
		lemma, e, err := parseTrigger(trigger, objects)
		if err != nil {
			return err
		}
		e.Relation, e.Roles, e.Inverse = g.relation, g.roles, g.inverse
		out[lemma] = append(out[lemma], e)
		return nil
	})
	for _, es := range out {
		sort.SliceStable(es, func(i, j int) bool { return es[i].Specificity() > es[j].Specificity() })
	}
	return out, err
}

// parseTrigger reads lemma[_part...][!](word $set ...).
func parseTrigger(s string, objects map[string]map[string]bool) (lemma string, e Entry, err error) {
	e.Name = s
	if i := strings.IndexByte(s, '('); i >= 0 {
		if !strings.HasSuffix(s, ")") {
			return "", e, fmt.Errorf("unbalanced parenthesis in %q", s)
		}
		e.Objects = map[string]bool{}
		for _, w := range strings.Fields(strings.TrimSuffix(s[i+1:], ")")) {
			if err := addObject(e.Objects, w, objects); err != nil {
				return "", e, err
			}
		}
		s = s[:i]
		s, e.Except = strings.CutSuffix(s, "!")
	}
	if strings.ContainsAny(s, " :,") || s == "" {
		return "", e, fmt.Errorf("trigger %q: want lemma_particle(objects), one a line", s)
	}
	parts := strings.Split(s, "_")
	e.Parts = parts[1:]
	return parts[0], e, nil
}

func addObject(into map[string]bool, w string, objects map[string]map[string]bool) error {
	name, isSet := strings.CutPrefix(w, "$")
	if !isSet || name == "" {
		into[w] = true
		return nil
	}
	if objects[name] == nil {
		return fmt.Errorf("unknown set $%s: see sets.txt", name)
	}
	for x := range objects[name] {
		into[x] = true
	}
	return nil
}

// Example is a sentence that stands beside the head of a group of triggers.
type Example struct {
	// Place is file and line.
	Place string
	// Text tells one act of Relation between Norway and Chile, by the latter if
	// Inverse is set.
	Text     string
	Relation graph.Relation
	Inverse  bool
}

// Examples are those of the verbs, nouns and adjectives, in the order of the data.
func Examples() ([]Example, error) {
	var out []Example
	for _, f := range []struct{ name, data string }{{"verbs.txt", verbsData}, {"nouns.txt", nounsData}, {"adjectives.txt", adjectivesData}} {
		for n, line := range strings.Split(f.data, "\n") {
			if !strings.HasPrefix(line, "[") {
				continue
			}
			g, err := parseGroup(line)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w", f.name, n+1, err)
			}
			if g.example != "" {
				out = append(out, Example{Place: fmt.Sprintf("%s:%d", f.name, n+1), Text: g.example, Relation: g.relation, Inverse: g.inverse})
			}
		}
	}
	return out, nil
}
