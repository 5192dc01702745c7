package actor

import (
	"newsgraph/ingest/document"
)

// settlement makes the mention of a place that a noun introduces, "the border town of
// Jinja" or "the village Kasese", and tells whether there is one at token h.
func (w *work) settlement(h int, core, s document.Span) bool {
	tokens := w.d.Tokens
	if tokens[h].XPOS == "NNS" || !w.g.Settlement(tokens[h].Lower) || h+1 >= s.End {
		return false
	}
	for i := core.Start; i < h; i++ {
		if tokens[i].UPOS == "PROPN" && w.rel(i) == "compound" || tokens[i].Lower == "capital" {
			return false // "the Orange River town", "the capital city of"
		}
	}
	rel, from := "appos", h+1
	if tokens[from].Lower == "of" {
		rel, from = "nmod", from+1
	}
	for k := from; k < s.End && k < from+4; k++ {
		if tokens[k].Head != h || w.rel(k) != rel {
			continue
		}
		place := w.placeAt(k, from)
		if place < 0 {
			return false
		}
		w.add(document.Span{Start: core.Start, End: h + 1}, h, document.Nominal, place)
		return true
	}
	return false
}

// placeAt is the named place at token k, whose name starts at token from, or -1. A
// name that nothing else is known of is that of a place.
func (w *work) placeAt(k, from int) int {
	if i := w.taken[k]; i > 0 {
		m := w.mentions[i-1]
		if m.Entity < 0 {
			return -1
		}
		if e := w.reg.list[m.Entity]; m.Start != from || e.Generic || e.Kind != "place" {
			return -1
		}
		return m.Entity
	}
	end := k + 1
	for end < len(w.d.Tokens) && w.d.Tokens[end].UPOS == "PROPN" && w.d.Tokens[end].Head == k {
		end++
	}
	if k != from || w.d.Tokens[k].UPOS != "PROPN" {
		return -1
	}
	name := document.Span{Start: from, End: end}
	place := w.reg.place(text(w.d.Tokens, name), "")
	w.add(name, k, document.Named, place)
	return place
}
