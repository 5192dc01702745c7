package event

import (
	"bufio"
	_ "embed"
	"fmt"
	"sort"
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/document"
	"newsgraph/ingest/syntax"
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

// entry is one trigger of the lexicon with what it means and where the target
// of the act stands.
type entry struct {
	relation graph.Relation
	roles    []role
	// inverse entries have their source where others have the target.
	inverse bool
	// parts are the particles and prepositions that must go with the lemma.
	parts []string
	// objects restricts the lemma of the direct object; except turns the
	// restriction round.
	objects map[string]bool
	except  bool
	// name is the trigger as the lexicon writes it, for Event.Rule.
	name string
}

// role is a place where an argument can stand; direct forbids the step from a
// thing to its owner.
type role struct {
	name   string
	direct bool
}

// specificity orders the entries of one lemma: the one with the most
// conditions is tried first.
func (e entry) specificity() int {
	n := 2 * len(e.parts)
	if e.explicit() {
		n += 3
	}
	return n
}

// explicit tells whether the entry asks for an object as well as for the verb.
func (e entry) explicit() bool { return len(e.objects) > 0 && !e.except && !e.objects["-"] }

// lexicon is the whole of the word knowledge of this package.
type lexicon struct {
	verbs, nouns, adjectives map[string][]entry
	// support maps a verb (with its particle, if any) to its effect on a
	// nominal event.
	support map[string]effect
	// attitude maps a verb to the relation that it makes of the act in its
	// complement; "inner" leaves that act as it is.
	attitude map[string]graph.Relation
	// words are the sets of function-like words that rules ask for.
	words map[string]map[string]bool
}

// effect is what a support verb makes of a nominal event.
type effect string

const (
	effDo      effect = "do"
	effPlan    effect = "plan"
	effMay     effect = "may"
	effCancel  effect = "cancel"
	effRefuse  effect = "refuse"
	effWant    effect = "want"
	effOffer   effect = "offer"
	effThreat  effect = "threat"
	effEase    effect = "ease"
	effDeny    effect = "deny"
	effOccur   effect = "occur"
	effUndergo effect = "undergo"
)

// inner marks an attitude verb that leaves the act in its complement as it is.
const inner graph.Relation = "inner"

// newLexicon reads the embedded data files. An error names file and line; it
// can only come from a mistake in the data, which the tests would show.
func newLexicon() (*lexicon, error) {
	sets, err := parseSets("sets.txt", setsData)
	if err != nil {
		return nil, err
	}
	x := &lexicon{support: map[string]effect{}, attitude: map[string]graph.Relation{}}
	for _, f := range []struct {
		name, data string
		into       *map[string][]entry
	}{{"verbs.txt", verbsData, &x.verbs}, {"nouns.txt", nounsData, &x.nouns}, {"adjectives.txt", adjectivesData, &x.adjectives}} {
		if *f.into, err = parseEntries(f.name, f.data, sets); err != nil {
			return nil, err
		}
	}
	err = eachLine("support.txt", supportData, func(head string, words []string) error {
		for _, w := range words {
			x.support[w] = effect(head)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = eachLine("attitudes.txt", attitudesData, func(head string, words []string) error {
		for _, w := range words {
			x.attitude[w] = graph.Relation(head)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	x.words, err = parseSets("words.txt", wordsData)
	return x, err
}

// is tells whether word belongs to the named set of words.txt.
func (x *lexicon) is(set, word string) bool { return x.words[set][word] }

// eachLine calls f for every "head : word word ..." line of a data file. Words
// in parentheses stay with the word before them.
func eachLine(file, data string, f func(head string, words []string) error) error {
	s := bufio.NewScanner(strings.NewReader(data))
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		line := strings.TrimSpace(s.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		head, rest, ok := strings.Cut(line, ":")
		if !ok {
			return fmt.Errorf("%s:%d: no colon between head and words", file, n)
		}
		words, err := splitTriggers(rest)
		if err == nil {
			err = f(strings.TrimSpace(head), words)
		}
		if err != nil {
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

func parseSets(file, data string) (map[string]map[string]bool, error) {
	sets := map[string]map[string]bool{}
	err := eachLine(file, data, func(head string, words []string) error {
		if sets[head] == nil {
			sets[head] = map[string]bool{}
		}
		for _, w := range words {
			sets[head][w] = true
		}
		return nil
	})
	return sets, err
}

func parseEntries(file, data string, sets map[string]map[string]bool) (map[string][]entry, error) {
	out := map[string][]entry{}
	err := eachLine(file, data, func(head string, words []string) error {
		rel, roles, _ := strings.Cut(head, " ")
		rel, inverse := strings.CutPrefix(rel, "~")
		if _, ok := graph.Define(graph.Relation(rel)); !ok {
			return fmt.Errorf("unknown relation %q", rel)
		}
		for _, w := range words {
			lemma, e, err := parseTrigger(w, sets)
			if err != nil {
				return err
			}
			e.relation, e.roles, e.inverse = graph.Relation(rel), parseRoles(roles), inverse
			out[lemma] = append(out[lemma], e)
		}
		return nil
	})
	for _, es := range out {
		sort.SliceStable(es, func(i, j int) bool { return es[i].specificity() > es[j].specificity() })
	}
	return out, err
}

func parseRoles(s string) []role {
	var out []role
	for _, r := range strings.Split(strings.TrimSpace(s), ",") {
		if r = strings.TrimSpace(r); r != "" {
			name, direct := strings.CutSuffix(r, "!")
			out = append(out, role{name, direct})
		}
	}
	return out
}

// parseTrigger reads lemma[_part...][!](word $set ...).
func parseTrigger(s string, sets map[string]map[string]bool) (lemma string, e entry, err error) {
	e.name = s
	if i := strings.IndexByte(s, '('); i >= 0 {
		e.objects = map[string]bool{}
		for _, w := range strings.Fields(strings.TrimSuffix(s[i+1:], ")")) {
			if err := addObject(e.objects, w, sets); err != nil {
				return "", e, err
			}
		}
		s = s[:i]
		s, e.except = strings.CutSuffix(s, "!")
	}
	parts := strings.Split(s, "_")
	e.parts = parts[1:]
	return parts[0], e, nil
}

func addObject(into map[string]bool, w string, sets map[string]map[string]bool) error {
	name, isSet := strings.CutPrefix(w, "$")
	if !isSet {
		into[w] = true
		return nil
	}
	if sets[name] == nil {
		return fmt.Errorf("unknown set $%s", name)
	}
	for x := range sets[name] {
		into[x] = true
	}
	return nil
}

// tree reads the tree of d with the words of the lexicon.
func (x *lexicon) tree(d *document.Document) *syntax.Tree {
	in := func(set string) func(string) bool { return func(lemma string) bool { return x.words[set][lemma] } }
	return syntax.New(d, syntax.Words{
		Medium: in("medium"), Accompaniment: in("accompaniment"), Text: in("text"),
		Act: func(lemma string) bool { return x.nouns[lemma] != nil },
	})
}
