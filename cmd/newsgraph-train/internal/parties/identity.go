package parties

import (
	"slices"
	"strings"

	"newsgraph/graph/score"
	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// Identity counts how the entities of articles and those of their annotations meet by
// name. An annotated entity is split where several entities of the document have its
// names, an entity of the document is merged where it has the names of several annotated
// ones. Where the annotation itself has one thing twice, under names that the gazetteer
// knows as one ("USA", "United States"), of which one is a part of the other ("Soto",
// "Ana Soto", "A. Soto") or that are spelt nearly alike, the two count as one. Unnamed
// groups, which have as many names as tellings, are left out of Merged.
type Identity struct {
	// Found is the number of annotated entities that the document has, Split of those
	// that it has more than once.
	Found, Split int
	// Own is the number of the document's entities that have annotated names, Merged of
	// those that have the names of several things.
	Own, Merged int
}

// Add counts those of one article and returns a line for each that is split or merged.
func (c *Identity) Add(t *Text) []string {
	var notes []string
	owners := make([][]string, len(t.entities))
	known := gazetteer.Load()
	for i := range t.Gold.Entities {
		g := &t.Gold.Entities[i]
		var bearers []string
		for e := range t.entities {
			if actorKinds[t.Doc.Entities[e].Kind] && t.named(e, []string{g.ID}) {
				bearers = append(bearers, t.Doc.Entities[e].Name)
				if t.Doc.Entities[e].Generic || !t.bears(e, g.ID) {
					continue
				}
				if !slices.ContainsFunc(owners[e], func(n string) bool { return same(known, n, g.Name) }) {
					owners[e] = append(owners[e], g.Name)
				}
			}
		}
		if len(bearers) == 0 {
			continue
		}
		c.Found++
		if len(bearers) > 1 {
			c.Split++
			notes = append(notes, note(t, "split", g.Name, bearers))
		}
	}
	for e, names := range owners {
		if len(names) == 0 {
			continue
		}
		c.Own++
		if len(names) > 1 {
			c.Merged++
			notes = append(notes, note(t, "merged", t.Doc.Entities[e].Name, names))
		}
	}
	return notes
}

// same tells whether two annotated names may stand for one thing.
func same(known *gazetteer.Gazetteer, a, b string) bool {
	x, y := entry(known, a), entry(known, b)
	if x != nil && y != nil {
		return x.Country != "" && x.Country == y.Country || x == y
	}
	p, q := strings.Fields(score.Normalize(a)), strings.Fields(score.Normalize(b))
	if len(p) > len(q) {
		p, q = q, p
	}
	return !slices.ContainsFunc(p, func(w string) bool {
		return !slices.ContainsFunc(q, func(v string) bool { return v == w || len(w) == 1 && strings.HasPrefix(v, w) || nearly(v, w) })
	})
}

// nearly tells whether two longer words differ in no more than two letters in their
// middle or end, as two spellings of one name do.
func nearly(a, b string) bool {
	n, k := min(len(a), len(b)), 0
	for k < n && a[k] == b[k] {
		k++
	}
	end := 0
	for end < n-k && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	return n > 4 && k > 0 && max(len(a), len(b))-k-end <= 2
}

// entry is what the gazetteer knows the whole name as, or nil.
func entry(known *gazetteer.Gazetteer, name string) *gazetteer.Entry {
	var tokens []document.Token
	for _, w := range strings.Fields(strings.TrimPrefix(name, "the ")) {
		tokens = append(tokens, document.Token{Text: w, Lower: strings.ToLower(w), Space: true})
	}
	if sense, stop, ok := known.Find(tokens, 0, len(tokens)); ok && stop == len(tokens) {
		return sense.Entry
	}
	return nil
}

func note(t *Text, what, name string, others []string) string {
	slices.Sort(others)
	out := t.Gold.Document + "\t" + what + "\t" + name
	for _, o := range others {
		out += "\t" + o
	}
	return out
}
