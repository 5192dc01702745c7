package column

import (
	"strconv"

	"newsgraph/export/identifier"
	"newsgraph/graph"
)

// identifiers are the columns with what other data sets call a node or its state.
func identifiers(t *identifier.Table) []Column[graph.Node] {
	if t == nil {
		t = identifier.Default()
	}
	of := remember(t.Of)
	return []Column[graph.Node]{
		str("iso_numeric", "ISO 3166-1 number of its country", func(n *graph.Node) string { return t.State(n.Country).Numeric }),
		str("cow", "Correlates of War number of its country", func(n *graph.Node) string { return t.State(n.Country).COW }),
		str("geonames", "its number in GeoNames", func(n *graph.Node) string { return of(n).GeoNames }),
		str("wikidata", "its item in Wikidata", func(n *graph.Node) string { return of(n).Wikidata }),
		degrees("latitude", "degrees north of the place, or of the state's capital", func(n *graph.Node) *identifier.Point { return of(n).Point },
			func(p *identifier.Point) float64 { return p.Lat }),
		degrees("longitude", "degrees east of the place, or of the state's capital", func(n *graph.Node) *identifier.Point { return of(n).Point },
			func(p *identifier.Point) float64 { return p.Lon }),
	}
}

// remember keeps the answer for the node before: the columns of one node are asked
// one after the other.
func remember(of func(*graph.Node) identifier.IDs) func(*graph.Node) identifier.IDs {
	var last *graph.Node
	var ids identifier.IDs
	return func(n *graph.Node) identifier.IDs {
		if n != last {
			last, ids = n, of(n)
		}
		return ids
	}
}

func degrees(name, about string, at func(*graph.Node) *identifier.Point, part func(*identifier.Point) float64) Column[graph.Node] {
	return Column[graph.Node]{Name: name, Type: Float, About: about, text: func(dst []byte, n *graph.Node) []byte {
		if p := at(n); p != nil {
			dst = strconv.AppendFloat(dst, part(p), 'f', -1, 64)
		}
		return dst
	}}
}
