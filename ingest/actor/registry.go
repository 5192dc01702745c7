package actor

import (
	"slices"
	"strings"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// registry holds the entities of one document. Those with a key, places and
// phrases are one for each key or name; persons are one for each full name.
type registry struct {
	g       *gazetteer.Gazetteer
	list    []document.Entity
	byName  map[string]int
	aliases []map[string]bool
}

func newRegistry(g *gazetteer.Gazetteer) *registry {
	return &registry{g: g, byName: map[string]int{}}
}

// get returns the entity of the same identity, or adds e.
func (r *registry) get(e document.Entity) int {
	id := identity(&e)
	if i, ok := r.byName[id]; ok {
		return i
	}
	i := len(r.list)
	r.byName[id] = i
	r.list = append(r.list, e)
	r.aliases = append(r.aliases, map[string]bool{})
	return i
}

// entry returns the entity of a gazetteer entry; a state's agencies are part of
// the state.
func (r *registry) entry(g *gazetteer.Entry) int {
	e := document.Entity{
		Key: g.Key, Kind: g.Kind, Name: g.Name, Country: g.Country, Sector: g.Sector, PartOf: -1,
	}
	if g.Class == gazetteer.Agency {
		e.PartOf = r.state(g.Country)
	}
	return r.get(e)
}

// state returns the entity of the country with the ISO code, or -1.
func (r *registry) state(code string) int {
	if s := r.g.State(code); s != nil {
		return r.entry(s)
	}
	return -1
}

// place returns the entity of a place that is only a location.
func (r *registry) place(name, country string) int {
	return r.get(document.Entity{Kind: "place", Name: name, Country: country, PartOf: -1})
}

// alias notes another name of entity i.
func (r *registry) alias(i int, name string) {
	if i >= 0 && name != "" && name != r.list[i].Name {
		r.aliases[i][name] = true
	}
}

// rename makes a name one more of person i, for later mentions too.
func (r *registry) rename(name string, i int) {
	r.byName[identity(&document.Entity{Kind: "person", Name: name})] = i
	r.alias(i, name)
}

// identity is the key of an entity, or the kind with the folded name and the
// country.
func identity(e *document.Entity) string {
	if e.Key != "" {
		return e.Key
	}
	return e.Kind + "\x00" + strings.ReplaceAll(gazetteer.Fold(e.Name), "-", " ") + "\x00" + e.Country
}

// entities returns all entities with their aliases sorted.
func (r *registry) entities() []document.Entity {
	for i := range r.list {
		names := r.list[i].Aliases[:0]
		for n := range r.aliases[i] {
			names = append(names, n)
		}
		slices.Sort(names)
		r.list[i].Aliases = names
	}
	return r.list
}

// titled is s with a capital at each word, but for words that stay small within
// names.
func titled(s string) string {
	f := strings.Fields(s)
	for i, w := range f {
		if i > 0 && (w == "of" || w == "and" || w == "the" || w == "for") {
			continue
		}
		f[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(f, " ")
}
