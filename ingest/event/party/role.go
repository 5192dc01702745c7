package party

import (
	"strings"

	"newsgraph/ingest/event/lexicon"
	"newsgraph/ingest/syntax"
)

// Target tries the roles in order and returns the first that yields an actor
// other than those in not.
func (x Search) Target(v, noun int, roles []lexicon.Role, places bool, not []int) Found {
	x.taken = not
	for _, r := range roles {
		if r.Name == "each" && len(not) > 1 {
			return Found{}
		}
		f := x.InRole(v, noun, r, places)
		f.Entities = Without(x.WithoutMeans(f.Entities, not), not)
		f.Role = r.Name
		if len(f.Entities) > 0 {
			return f
		}
	}
	return Found{}
}

// WithoutMeans leaves out the unnamed armed men and the arms of the sources' own
// state: they are what the sources act with ("withdraw its troops from").
func (x Search) WithoutMeans(list, sources []int) []int {
	var out []int
	for _, e := range list {
		own := false
		if g := x.Entity(e); g.Generic && (g.Sector == "MIL" || x.Mobilizing && x.means(g.Name)) {
			for _, s := range sources {
				own = own || x.commands(s) && (g.Country == "" || x.Entity(s).Country == g.Country)
			}
		}
		if !own {
			out = append(out, e)
		}
	}
	return out
}

// commands tells whether the soldiers of its state can be those of entity e: rebels and
// protesters have none there.
func (x *Finder) commands(e int) bool {
	switch x.Entity(e).Sector {
	case "REB", "CVL", "OPP", "CRM":
		return false
	}
	return true
}

// means tells whether the unnamed thing is a weapon, a vessel or the like.
func (x *Finder) means(name string) bool {
	last := strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])
	return x.lex.Is(lexicon.Means, last) || x.lex.Is(lexicon.Means, strings.TrimSuffix(last, "s"))
}

// InRole fills one role of the lexicon. v is the verb (or -1), noun the nominal
// event or light object that shares its phrases (or -1).
func (x Search) InRole(v, noun int, r lexicon.Role, places bool) Found {
	switch r.Name {
	case "obj":
		if v < 0 {
			return Found{}
		}
		return x.Fill(Without(x.t.Patients(v), []int{noun}), r.Direct, places)
	case "own":
		return x.owned(v, noun)
	case "inside":
		return x.inside(v, noun)
	case "in":
		// Both within the object and the preposition.
		if f := x.inside(v, noun); len(f.Entities) > 0 && !r.Direct {
			return f
		}
	case "clause":
		return x.clause(v)
	case "end":
		return x.end(v)
	case "frontier":
		return x.frontier(v, noun)
	case "name":
		f := x.Fill(x.t.Patients(v), true, false)
		if x.AllGeneric(f.Entities) {
			return Found{}
		}
		return f
	case "cause":
		return x.Attached(v, lexicon.Cause)
	case "each":
		return Found{}
	}
	f := Found{}
	if v >= 0 {
		f = x.Fill(x.t.Oblique(v, r.Name), r.Direct, places)
	}
	if len(f.Entities) == 0 && noun >= 0 {
		f = x.Fill(x.t.Oblique(noun, r.Name), r.Direct, places)
	}
	for _, top := range []int{noun, v} {
		if len(f.Entities) > 0 && top >= 0 {
			for _, h := range append(x.t.Oblique(top, r.Name), top) {
				f.Add(x.Fill(x.t.Repeated(h, r.Name), r.Direct, places).Entities)
			}
		}
	}
	for _, top := range []int{noun, v} {
		if len(f.Entities) == 0 && top >= 0 {
			f = x.adjacent(top, r.Name)
		}
	}
	for _, top := range []int{noun, v} {
		if len(f.Entities) == 0 && top >= 0 {
			f = x.Fill(x.t.Below(top, r.Name, syntax.MaxBelow), r.Direct, places)
		}
	}
	return f
}

// adjacent reads the phrase with the preposition that stands right after word
// h, whatever tree the parser made of it: "talks between A and B".
func (x *Finder) adjacent(h int, prep string) Found {
	f := Found{Sure: SureOwner}
	at := h + 1
	if at >= len(x.d.Tokens) || x.t.Tok(at).Lower != prep || x.d.SentenceOf(at) != x.d.SentenceOf(h) {
		return f
	}
	at++
	for {
		m := x.mentionFrom(at)
		if m == nil {
			return f
		}
		f.Add(x.Actors(m.Head))
		next, and := m.End, false
		for next < len(x.d.Tokens) && (x.t.Tok(next).Lower == "and" || x.t.Tok(next).Lower == ",") {
			and = and || x.t.Tok(next).Lower == "and"
			next++
		}
		if next == m.End || !and && x.mentionFrom(next) == nil {
			return f
		}
		at = next
	}
}

// owned returns the owners of the direct object, or of the nominal event.
func (x Search) owned(v, noun int) Found {
	heads := []int{noun}
	if noun < 0 {
		if v < 0 {
			return Found{}
		}
		heads = x.t.Patients(v)
	}
	f := Found{Sure: SureOwner}
	for _, h := range heads {
		f.Add(x.Owners(x.Core(h), 3))
	}
	return f
}

// inside returns the actors anywhere within the direct objects, but for noun,
// which tells the act rather than a party of it.
func (x Search) inside(v, noun int) Found {
	f := Found{Sure: SureFallback}
	if v < 0 {
		return f
	}
	x.clauseOf = v
	for _, h := range x.t.Patients(v) {
		if h != noun {
			x.Descend(h, &f, 4)
			continue
		}
		x.t.Each(h, func(k int) bool {
			x.Descend(k, &f, 3)
			return len(f.Entities) == 0
		})
	}
	return f
}

// clause returns the subject of the complement clause of v, else the other
// Actors in it.
func (x Search) clause(v int) Found {
	f := Found{Sure: SureOwner}
	if v < 0 {
		return f
	}
	x.t.Each(v, func(k int) bool {
		switch x.t.Rel(k) {
		case "ccomp", "xcomp", "advcl":
			if s := x.t.Kid(k, "nsubj", "nsubj:pass"); s >= 0 && !x.t.Relative(s) {
				f.Add(x.others(x.Fill(x.t.Conjuncts(s), false, false).Entities))
			}
			if x.t.Rel(k) != "advcl" && len(f.Entities) == 0 {
				f.Add(x.clauseActors(k, 3))
			}
		}
		return true
	})
	return f
}

// others leaves out the states that the parties found so far speak for: who vows
// that his country will act vows it to somebody else.
func (x Search) others(set []int) []int {
	var out []int
	for _, e := range set {
		own := false
		for _, s := range x.taken {
			a, b := x.Entity(s), x.Entity(e)
			own = own || b.Kind == "country" && a.Kind != "country" && a.Country == b.Country && a.Sector == "GOV"
		}
		if !own {
			out = append(out, e)
		}
	}
	return out
}

// Anywhere is the last resort: the actors below v that do not stand below its
// subject, or the places there if wide is set and there are none.
func (x Search) Anywhere(v int, not []int, wide bool) Found {
	x.taken = not
	f := x.somewhere(v, not)
	if len(f.Entities) == 0 && wide {
		x.wide = true
		f = x.somewhere(v, not)
	}
	return f
}

func (x Search) somewhere(v int, not []int) Found {
	f := Found{Sure: SureFallback, Role: "any"}
	for _, rels := range [][]string{{"obj", "iobj"}, {"obl", "nmod"}, {"xcomp", "ccomp"}} {
		x.t.Each(v, func(k int) bool {
			for _, r := range rels {
				if x.t.Rel(k) == r && !x.lex.Is(lexicon.FramePreposition, x.t.Preposition(k)) && !x.t.Published(k) {
					g := Found{}
					x.Descend(k, &g, 3)
					f.Add(Without(x.WithoutMeans(g.Entities, not), not))
				}
			}
			return true
		})
		if len(f.Entities) > 0 {
			return f
		}
	}
	return f
}
