package deciding

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/decide"
)

// Tally is how often claims of one kind were right by the annotation.
type Tally struct {
	Claimed, Right, Arguable, Wrong int
	// Why counts the reasons that readers gave for wrong ones, where they judged the
	// same claim.
	Why map[string]int
}

// Worth counts, for every rule, relation, role of a party and construction, what became
// of the claims of the rules. Claims whose label is unclear are left out. The keys are
// "entry warn", "relation warned", "source subj", "target obj", "construction VERB
// headline", and so on.
func Worth(texts []*Text) map[string]*Tally {
	out := map[string]*Tally{}
	for _, t := range texts {
		if t.Gold == nil {
			continue
		}
		why := map[string]string{}
		for _, j := range t.Gold.Judged {
			if code, _, _ := strings.Cut(j.Why, " "); code != "" {
				why[j.Source+"|"+string(j.Relation)+"|"+j.Target] = strings.Trim(code, ".,:;")
			}
		}
		for i := range t.Candidates {
			if !t.Labels[i].Unclear {
				t.tally(&t.Candidates[i], &t.Labels[i], why, out)
			}
		}
	}
	return out
}

func (t *Text) tally(c *decide.Candidate, l *Label, why map[string]string, out map[string]*Tally) {
	for _, k := range c.Claims {
		a := &t.Acts.Acts[k]
		def, _ := graph.Define(a.Relation)
		n := decide.ClassIndex(def.Class)
		if n < 0 {
			continue
		}
		right := l.right(n, a.Source == c.A)
		entry, roles := a.Rule, ""
		if i := strings.LastIndexByte(a.Rule, ' '); i >= 0 {
			entry, roles = a.Rule[:i], a.Rule[i+1:]
		}
		source, target, _ := strings.Cut(roles, ">")
		construction := t.Doc.Tokens[a.Trigger].UPOS
		if t.Doc.Sentences[a.Sentence].Fragment {
			construction += " in a headline"
		}
		code := why[t.Doc.Entities[a.Source].Name+"|"+string(a.Relation)+"|"+t.Doc.Entities[a.Target].Name]
		for _, key := range []string{"entry " + entry + " (" + string(a.Relation) + ")", "relation " + string(a.Relation), "source " + source, "target " + target, "construction " + construction, "status " + string(a.Status)} {
			if out[key] == nil {
				out[key] = &Tally{Why: map[string]int{}}
			}
			out[key].count(right, code)
		}
	}
}

func (x *Tally) count(right float64, why string) {
	x.Claimed++
	switch {
	case right == 1:
		x.Right++
	case right > 0:
		x.Arguable++
	default:
		x.Wrong++
		if why != "" {
			x.Why[why]++
		}
	}
}

// PrintWorth prints the tallies of at least least claims, kind by kind, the worst first.
func PrintWorth(w io.Writer, worth map[string]*Tally, least int) {
	keys := slices.Collect(maps.Keys(worth))
	share := func(k string) float64 { return float64(worth[k].Right) / float64(worth[k].Claimed) }
	kind := func(k string) string { return k[:strings.IndexByte(k, ' ')] }
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(kind(a), kind(b)), cmp.Compare(share(a), share(b)), cmp.Compare(a, b))
	})
	for _, k := range keys {
		x := worth[k]
		if x.Claimed < least {
			continue
		}
		reasons := slices.SortedFunc(maps.Keys(x.Why), func(a, b string) int { return cmp.Or(x.Why[b]-x.Why[a], cmp.Compare(a, b)) })
		var b strings.Builder
		for _, r := range reasons {
			fmt.Fprintf(&b, "  %s %d", r, x.Why[r])
		}
		fmt.Fprintf(w, "%-60s %4d claimed  %4d right  %4d arguable  %4d wrong  %.2f%s\n", k, x.Claimed, x.Right, x.Arguable, x.Wrong, share(k), b.String())
	}
}
