package parties

import (
	"cmp"
	"fmt"
	"io"
	"slices"
)

// Summary collects the parties of a set.
type Summary struct {
	Name     string
	Acts     []Act
	Identity Identity
	// Notes are the entities that are split or merged, a line each.
	Notes []string
}

// Add takes in one article.
func (s *Summary) Add(t *Text) {
	s.Acts = append(s.Acts, t.Acts()...)
	s.Notes = append(s.Notes, s.Identity.Add(t)...)
}

// parties are those of all acts, sources and targets.
func (s *Summary) parties() []*Party {
	var out []*Party
	for i := range s.Acts {
		out = append(out, &s.Acts[i].Source, &s.Acts[i].Target)
	}
	return out
}

// Print writes the figures, with the most frequent words of each fate.
func (s *Summary) Print(w io.Writer) {
	paired := 0
	for i := range s.Acts {
		if s.Acts[i].Paired {
			paired++
		}
	}
	blocked := map[Fate]int{}
	for i := range s.Acts {
		if a := &s.Acts[i]; !a.Paired {
			blocked[a.obstacle()]++
		}
	}
	all := s.parties()
	fmt.Fprintf(w, "%s: of %d acts both parties are reached in one sentence in %.3f\n", s.Name, len(s.Acts), share(paired, len(s.Acts)))
	fmt.Fprintf(w, "  what stands in the way of the others: ")
	for _, f := range append(Fates(), several) {
		if blocked[f] > 0 {
			fmt.Fprintf(w, "%s %d; ", obstacles[f], blocked[f])
		}
	}
	fmt.Fprintln(w)
	for _, f := range Fates() {
		own := slices.DeleteFunc(slices.Clone(all), func(p *Party) bool { return p.Fate != f })
		fmt.Fprintf(w, "  %-32s %5d  %.3f", f, len(own), share(len(own), len(all)))
		if f != Reached && f != Elsewhere {
			fmt.Fprintf(w, "  %s", frequent(own, func(p *Party) string { return cmp.Or(p.Form, p.Class) }, kindsShown))
			fmt.Fprintf(w, "; %s", frequent(own, func(p *Party) string { return p.Head }, headsShown))
		}
		fmt.Fprintln(w)
	}
	i := s.Identity
	fmt.Fprintf(w, "  entities: %d found, %d of them split (%.3f); %d bear annotated names, %d of several things (%.3f)\n",
		i.Found, i.Split, share(i.Split, i.Found), i.Own, i.Merged, share(i.Merged, i.Own))
}

// several is the obstacle of an act both of whose parties are not reached.
const several Fate = "several"

// obstacles are what is printed for a fate that alone keeps an act from having a pair.
var obstacles = map[Fate]string{
	Reached: "parties in two sentences", Elsewhere: "party elsewhere", NoMention: "no mention", Unresolved: "unresolved",
	NoActor: "no actor", Other: "another entity", Namesake: "called otherwise", several: "several of these",
}

// obstacle is what keeps the act from having a pair: the one fate that is not Reached,
// Reached where both parties are, several where neither is.
func (a *Act) obstacle() Fate {
	switch {
	case a.Source.Fate == Reached:
		return a.Target.Fate
	case a.Target.Fate == Reached:
		return a.Source.Fate
	}
	return several
}

// How many kinds and head words of a fate are printed.
const (
	kindsShown = 5
	headsShown = 12
)

// List writes one line for each party that was not reached: article, role, fate, head,
// form, annotated name, entity, sentence; then those split and merged.
func (s *Summary) List(w io.Writer) {
	for _, p := range s.parties() {
		if p.Fate != Reached {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", p.Document, p.Role, p.Fate, p.Head, cmp.Or(p.Form, p.Class), p.Name, p.Got, p.Sentence)
		}
	}
	for _, n := range s.Notes {
		fmt.Fprintln(w, n)
	}
}

// frequent lists the most frequent values of a property with their counts.
func frequent(ps []*Party, of func(*Party) string, most int) string {
	count := map[string]int{}
	var words []string
	for _, p := range ps {
		v := of(p)
		if count[v]++; count[v] == 1 {
			words = append(words, v)
		}
	}
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	out := ""
	for _, v := range words[:min(most, len(words))] {
		out += fmt.Sprintf("%s %d, ", v, count[v])
	}
	if len(out) > 2 {
		out = out[:len(out)-2]
	}
	return out
}

func share(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
