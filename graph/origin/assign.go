package origin

import (
	"cmp"
	"slices"
)

// Document is what the origin of an article depends on.
type Document struct {
	ID string
	// Date is ISO 8601, or empty when unknown.
	Date string
	// Signature is that of the text, of Sign. An article without one has no copies.
	Signature string
}

// before orders documents by how well they stand for a story: the earliest first, those
// without a date last, then by id.
func (d *Document) before(o *Document) int {
	if (d.Date == "") != (o.Date == "") {
		return cmp.Compare(len(o.Date), len(d.Date))
	}
	return cmp.Or(cmp.Compare(d.Date, o.Date), cmp.Compare(d.ID, o.ID))
}

// Assign returns the id of the document that stands for all copies of a story by the
// ids of the other copies. Documents that have no copies are not in it.
func Assign(documents []Document) map[string]string {
	sorted := slices.Clone(documents)
	slices.SortFunc(sorted, func(a, b Document) int { return a.before(&b) })
	type key struct {
		band  int
		value uint64
	}
	parent := make([]int, len(sorted))
	signed := make([]signature, len(sorted))
	seen := map[key][]int{}
	first := map[string]int{} // of each signature
	for i := range sorted {
		parent[i] = i
		s, ok := parse(sorted[i].Signature)
		if !ok {
			continue
		}
		if same, ok := first[sorted[i].Signature]; ok {
			unite(parent, same, i)
			continue
		}
		first[sorted[i].Signature] = i
		signed[i] = s
		for k := range bands {
			at := key{k, s.band(k)}
			for _, other := range seen[at] {
				if root(parent, other) != root(parent, i) && s.copies(&signed[other]) {
					unite(parent, other, i)
				}
			}
			seen[at] = append(seen[at], i)
		}
	}
	origins := map[string]string{}
	for i := range sorted {
		if r := root(parent, i); r != i {
			origins[sorted[i].ID] = sorted[r].ID
		}
	}
	return origins
}

// root is the first document of the story of document i.
func root(parent []int, i int) int {
	for parent[i] != i {
		parent[i] = parent[parent[i]]
		i = parent[i]
	}
	return i
}

// unite makes the stories of two documents one; the first of all stands for it.
func unite(parent []int, a, b int) {
	a, b = root(parent, a), root(parent, b)
	parent[max(a, b)] = min(a, b)
}
