package identifier

import (
	"newsgraph/graph"
	"newsgraph/graph/resolve/name"
)

// IDs are what other data sets call one thing; what is not known is empty.
type IDs struct {
	// GeoNames is the number of a place or state in geonames.org.
	GeoNames string
	// Wikidata is an item of wikidata.org, such as Q30.
	Wikidata string
	// Wikipedia is the number of the article in the English Wikipedia, by which
	// POLECAT knows its actors.
	Wikipedia string
	// Feature is GeoNames' code of what a place is, such as PPLC for a capital.
	Feature string
	// Point is where a place lies, or the capital of a state; nil when unknown.
	Point *Point
}

// Point is a place on Earth in degrees north and east (WGS 84).
type Point struct{ Lat, Lon float64 }

// SameAs returns the addresses by which the web of data knows the thing.
func (i IDs) SameAs() []string {
	var out []string
	if i.Wikidata != "" {
		out = append(out, "http://www.wikidata.org/entity/"+i.Wikidata)
	}
	if i.GeoNames != "" {
		out = append(out, "https://sws.geonames.org/"+i.GeoNames+"/")
	}
	return out
}

// State is what other data sets call a state or territory.
type State struct {
	// Alpha3 and Alpha2 are its codes in ISO 3166-1, Numeric its number there,
	// three digits; Kosovo has the usual XKX and XK, and no number.
	Alpha3, Alpha2, Numeric string
	// COW is its number in the Correlates of War data; territories have none.
	COW string
	// FIPS is its code in FIPS 10-4, which GDELT gives to places.
	FIPS string
	Name string
	IDs
}

// Table knows ids by state and by name. It does not change once made, and may be
// used by several goroutines.
type Table struct {
	states map[string]State
	places map[string][]place // by folded name, the likeliest first
	bodies map[string]IDs     // by folded name
	own    map[string][]entry // a user's entries, by folded name or "id:" and node id
}

// State returns what is known of the state with that alpha-3 code.
func (t *Table) State(alpha3 string) State { return t.states[alpha3] }

// Of returns the ids of a node. What a user's table says comes first, field by
// field.
func (t *Table) Of(n *graph.Node) IDs {
	ids := t.builtIn(n)
	for _, e := range t.entries(n) {
		ids = e.ids.or(ids)
	}
	return ids
}

// builtIn returns what the tables of the program know of n.
func (t *Table) builtIn(n *graph.Node) IDs {
	switch n.Kind {
	case graph.Country:
		return t.states[n.Country].IDs
	case graph.Place:
		return t.place(n)
	case graph.Organization, graph.Government:
		return t.bodies[name.Fold(n.Name)]
	}
	return IDs{}
}

// or fills what is empty in i from rest.
func (i IDs) or(rest IDs) IDs {
	for _, f := range []struct{ to, from *string }{
		{&i.GeoNames, &rest.GeoNames}, {&i.Wikidata, &rest.Wikidata}, {&i.Wikipedia, &rest.Wikipedia}, {&i.Feature, &rest.Feature},
	} {
		if *f.to == "" {
			*f.to = *f.from
		}
	}
	if i.Point == nil {
		i.Point = rest.Point
	}
	return i
}
