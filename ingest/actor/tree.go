package actor

import (
	"strings"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// rel is the relation of token i without its subtype.
func (w *work) rel(i int) string {
	r, _, _ := strings.Cut(w.d.Tokens[i].Rel, ":")
	return r
}

// head returns the token that carries the span in the tree: the one that
// depends on a token outside. Of several, which a wrong tree may have, an argument
// of a clause goes first, then a noun, and then the first one.
func (w *work) head(span document.Span) int {
	best, rank := span.End-1, -1
	for i := span.Start; i < span.End; i++ {
		t := &w.d.Tokens[i]
		if span.Contains(t.Head) {
			continue
		}
		r := 1
		switch {
		case t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.UPOS == "PRON":
			r = 2
			switch w.rel(i) {
			case "nsubj", "obj", "iobj", "obl":
				r = 3
			}
		case t.UPOS == "PUNCT" || t.UPOS == "ADP" || t.UPOS == "DET" || t.UPOS == "PART" || t.UPOS == "CCONJ":
			r = 0
		}
		if r > rank {
			best, rank = i, r
		}
	}
	return best
}

// premodifying tells whether token i stands in a relation that puts it before
// the noun within its phrase.
func (w *work) premodifying(i int) bool {
	switch w.rel(i) {
	case "compound", "amod", "nummod", "det", "flat", "goeswith", "advmod", "fixed", "punct", "nmod", "appos", "dep", "list":
		return true
	}
	return false
}

// core returns the phrase headed by token h without what follows the noun: from
// its first modifier to the end of what is joined to it (compounds, names).
func (w *work) core(h int, s document.Span) document.Span {
	span := document.Span{Start: h, End: h + 1}
	for i := h - 1; i >= s.Start && w.under(i, h); i-- {
		span.Start = i
	}
	for i := h + 1; i < s.End && w.joined(i, h); i++ {
		span.End = i + 1
	}
	for span.Start < h && w.edge(span.Start) {
		span.Start++
	}
	span.Start = w.afterTime(span.Start, h)
	return span
}

// afterTime is where a phrase headed by h begins once the time or place that the
// preposition before it governs is left out: "on Sunday evening fighter jets", "in the
// West Bank Israeli soldiers".
func (w *work) afterTime(start, h int) int {
	if start == 0 || w.d.Tokens[start-1].UPOS != "ADP" && (start == 1 || w.d.Tokens[start-2].UPOS != "ADP") {
		return start
	}
	for _, t := range w.d.Times {
		if t.Span.Start == start && t.Span.End <= h {
			return t.Span.End
		}
	}
	for i := start + 1; i <= h; i++ {
		if u := w.unit(i - 1); w.nationality(i) && u != nil && u.what != aPerson && u.Start >= start {
			return i
		}
	}
	return start
}

// under tells whether token i lies among the modifiers before h: its way up the
// tree reaches h over relations of a noun phrase.
func (w *work) under(i, h int) bool {
	for steps := 0; steps < 12; steps++ {
		t := &w.d.Tokens[i]
		switch w.rel(i) {
		case "case":
			if t.UPOS != "PART" { // a preposition ends the phrase, a possessive mark does not
				return false
			}
		case "nsubj", "mark", "cop", "aux", "obj", "obl", "root", "ccomp", "advcl", "acl", "expl", "discourse", "parataxis", "csubj":
			if !t2nested(t) {
				return false
			}
		case "punct":
			if t.Lower == "," && w.nationality(i-1) && w.nationality(i+1) {
				return true // "Ethiopian, Kenyan and Ugandan troops"
			}
			if t.Lower == "," || t.Lower == ":" || t.Lower == ";" || t.Lower == "(" || t.Lower == "—" || t.Lower == "-" && t.Space || t.Lower == "–" || t.Lower == "--" {
				return false
			}
		}
		if t.Head == h {
			return w.premodifying(i)
		}
		if t.Head < 0 || t.Head > h {
			return w.misplaced(i)
		}
		i = t.Head
	}
	return false
}

// nationality tells whether an adjective of a state stands at token i.
func (w *work) nationality(i int) bool {
	m := w.sense(i)
	return m != nil && m.Form == gazetteer.Adjective && m.Entry.Class == gazetteer.Country
}

// misplaced tells whether a determiner or adjective was attached to a verb by a
// wrong tree: it belongs to the noun that follows.
func (w *work) misplaced(i int) bool {
	switch w.rel(i) {
	case "det", "amod", "nummod", "compound":
		h := w.d.Tokens[i].Head
		return h >= 0 && (w.d.Tokens[h].UPOS == "VERB" || w.d.Tokens[h].UPOS == "AUX")
	}
	return false
}

// t2nested tells whether a clausal relation is that of a participle within a
// premodifier ("US-led coalition").
func t2nested(t *document.Token) bool {
	return t.Rel == "obl:npmod" || t.Rel == "obl:unmarked" || t.Rel == "obl" || t.Rel == "obj"
}

// joined tells whether token i follows h within one name or number.
func (w *work) joined(i, h int) bool {
	t := &w.d.Tokens[i]
	if t.Head < h || t.Head >= i {
		return w.rel(i) == "punct" && t.Lower == "-"
	}
	switch w.rel(i) {
	case "flat", "goeswith", "fixed":
		return true
	case "compound":
		return t.UPOS == "PROPN"
	}
	return false
}

// edge tells whether a token cannot begin a phrase.
func (w *work) edge(i int) bool {
	t := &w.d.Tokens[i]
	switch t.UPOS {
	case "CCONJ", "SCONJ", "PART", "PUNCT":
		return true
	}
	return t.XPOS == "WRB"
}

// preposition returns the lower-case case marker of token i, or "". Of a
// conjunct without one it is that of the first conjunct.
func (w *work) preposition(i int) string {
	for steps := 0; steps < 6; steps++ {
		for k := i - 1; k >= 0 && k > i-8; k-- {
			t := &w.d.Tokens[k]
			if t.Head == i && w.rel(k) == "case" && t.UPOS != "PART" {
				return t.Lower
			}
		}
		if w.rel(i) != "conj" || w.d.Tokens[i].Head < 0 {
			return ""
		}
		i = w.d.Tokens[i].Head
	}
	return ""
}

// possessive tells whether a possessive mark follows the span.
func (w *work) possessive(end int) bool {
	return end < len(w.d.Tokens) && possessiveMark(&w.d.Tokens[end])
}

func possessiveMark(t *document.Token) bool {
	return t.XPOS == "POS" || t.Lower == "'s" || t.Lower == "’s"
}

// determiner tells whether the token opens a phrase without naming anything.
func determiner(t *document.Token) bool {
	return t.UPOS == "DET" || t.XPOS == "PRP$" || t.XPOS == "WP$" || t.XPOS == "PDT" || t.XPOS == "PREDET"
}

// capital tells whether the token begins with an upper-case letter.
func capital(t *document.Token) bool {
	for _, r := range t.Text {
		return r >= 'A' && r <= 'Z' || r >= 0x80 && strings.ToLower(string(r)) != string(r)
	}
	return false
}
