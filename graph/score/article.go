package score

import (
	"fmt"
	"slices"
	"strings"

	"newsgraph/graph"
)

// article is one annotated article with what the graph has of it.
type article struct {
	*tally
	gold  *Gold
	align alignment
	edges []*graph.Edge
}

func (a *article) missed(format string, args ...any) {
	a.faults = append(a.faults, Fault{Document: a.gold.Document, Missed: true, What: fmt.Sprintf(format, args...)})
}

func (a *article) wrong(text, format string, args ...any) {
	a.faults = append(a.faults, Fault{Document: a.gold.Document, What: fmt.Sprintf(format, args...), Text: text})
}

// entities counts the annotated entities that events and offices need and that
// some edge touches, and notes which nodes stand for which entities.
func (a *article) entities() {
	found := map[string]bool{}
	for _, e := range a.edges {
		for _, n := range []string{e.Source, e.Target} {
			entity, ok := a.align[n]
			if !ok {
				continue
			}
			found[entity] = true
			add(a.bearers, entity, n)
			add(a.owners, n, entity)
		}
	}
	used := map[string]bool{}
	for _, e := range a.gold.Events {
		if !e.Optional {
			used[e.Source], used[e.Target] = true, true
		}
	}
	for _, o := range a.gold.Offices {
		if !o.Optional {
			used[o.Person] = true
		}
	}
	for id := range used {
		a.EntitiesFound.count(found[id])
	}
}

func add(sets map[string]map[string]bool, key, value string) {
	if sets[key] == nil {
		sets[key] = map[string]bool{}
	}
	sets[key][value] = true
}

// claims are the scored edges with aligned ends, one for each pair and relation.
func (a *article) claims() []claim {
	type key struct {
		source, target string
		relation       graph.Relation
	}
	seen := map[key]bool{}
	var out []claim
	for _, e := range a.edges {
		if classOf(e.Relation) == "" {
			continue
		}
		s, t := a.align.of(e.Source), a.align.of(e.Target)
		k := key{s, t, e.Relation}
		if e.Relation.Symmetric() {
			k.source, k.target = min(s, t), max(s, t)
		}
		if !seen[k] {
			seen[k] = true
			out = append(out, claim{s, t, e})
		}
	}
	return out
}

// events scores the acts at all three levels, and details on the typed one.
func (a *article) events() {
	claims := a.claims()
	for l, sum := range []*PRF{pairLevel: &a.EventsPair, classLevel: &a.EventsClass, typedLevel: &a.EventsTyped} {
		matched := level(l).match(claims, a.gold.Events)
		sum.Found += len(claims)
		hit := map[int]bool{}
		for _, gi := range matched {
			if gi >= 0 {
				sum.Right++
				hit[gi] = true
			}
		}
		for gi := range a.gold.Events {
			if !a.gold.Events[gi].Optional {
				sum.Wanted++
				if hit[gi] {
					sum.Hit++
				}
			}
		}
		if level(l) == typedLevel {
			a.details(claims, matched, hit)
			a.verdicts(matched)
		}
	}
	a.strict(claims)
}

// verdicts counts what the claims are, by the events that they match.
func (a *article) verdicts(matched []int) {
	for _, gi := range matched {
		switch {
		case gi < 0:
			a.Judged.Wrong++
		case a.gold.Events[gi].Optional:
			a.Judged.Arguable++
		default:
			a.Judged.Right++
		}
	}
}

// strict scores the acts with arguable ones left out, and counts the verdicts.
func (a *article) strict(claims []claim) {
	hit := map[int]bool{}
	for _, gi := range strictLevel.match(claims, a.gold.Events) {
		switch {
		case gi < 0:
			a.EventsStrict.Found++
		case !a.gold.Events[gi].Optional:
			a.EventsStrict.Found++
			a.EventsStrict.Right++
			hit[gi] = true
		}
	}
	for gi := range a.gold.Events {
		if !a.gold.Events[gi].Optional {
			a.EventsStrict.Wanted++
			if hit[gi] {
				a.EventsStrict.Hit++
			}
		}
	}
}

// details judges status and date of the typed matches and lists the faults.
func (a *article) details(claims []claim, matched []int, hit map[int]bool) {
	for si, gi := range matched {
		if gi < 0 || a.gold.Events[gi].Optional {
			continue
		}
		g, e := &a.gold.Events[gi], claims[si].edge
		a.Status.count(e.Status != "" && (e.Status == g.Status || slices.Contains(g.Accept.Status, e.Status)))
		if g.Date != "" {
			a.EventDate.count(dateRight(e.Date, g.Date))
		}
	}
	for gi := range a.gold.Events {
		if g := &a.gold.Events[gi]; !g.Optional && !hit[gi] {
			where := ""
			if g.Sentence != nil {
				where = fmt.Sprintf(" (sentence %d)", *g.Sentence)
			}
			a.missed("%s %s %s%s", g.Source, g.Relation, g.Target, where)
		}
	}
	for si, c := range claims {
		if matched[si] < 0 {
			a.wrong(cut(c.edge.Evidence[0].Text), "%s %s %s", c.source, c.edge.Relation, c.target)
		}
	}
}

// shown is how much of a sentence a fault shows, in letters: two lines.
const shown = 140

func cut(s string) string {
	letters := []rune(s)
	return string(letters[:min(len(letters), shown)])
}

// office is a claim of the graph about a post; of several with the same ends
// the last title counts.
type office struct{ person, of, title string }

func (a *article) officeClaims() []office {
	var out []office
	for _, e := range a.edges {
		if e.Relation != graph.HoldsOffice {
			continue
		}
		o := office{a.align.of(e.Source), a.align.of(e.Target), e.Title}
		if k := slices.IndexFunc(out, func(x office) bool { return x.person == o.person && x.of == o.of }); k >= 0 {
			out[k] = o
			continue
		}
		out = append(out, o)
	}
	return out
}

// offices scores holds_office by person and body. A title is right if it shares
// a word with the annotated one.
func (a *article) offices() {
	gold := a.gold.Offices
	hit := make([]bool, len(gold))
	for _, o := range a.officeClaims() {
		a.Offices.Found++
		i := o.find(gold, hit)
		if i < 0 {
			a.wrong("", "%s holds_office %s", o.person, o.of)
			continue
		}
		hit[i] = true
		a.Offices.Right++
		a.OfficeTitle.count(shareWord(gold[i].Title, o.title))
	}
	for i := range gold {
		switch {
		case gold[i].Optional:
			continue
		case hit[i]:
			a.Offices.Hit++
		default:
			a.missed("%s holds_office %s (%s)", gold[i].Person, gold[i].Of, gold[i].Title)
		}
		a.Offices.Wanted++
	}
}

// find is the first annotated office of the same ends that is still free, or -1.
func (o *office) find(gold []GoldOffice, hit []bool) int {
	for i, g := range gold {
		if !hit[i] && g.Person == o.person && (g.Of == o.of || slices.Contains(g.AcceptOf, o.of)) {
			return i
		}
	}
	return -1
}

func shareWord(a, b string) bool {
	words := strings.Fields(Normalize(b))
	return slices.ContainsFunc(strings.Fields(Normalize(a)), func(w string) bool { return slices.Contains(words, w) })
}
