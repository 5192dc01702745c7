package actor

import (
	"sort"
	"strings"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// describe fills the name, country, sector and parent of an unnamed group or
// official from the phrase that denotes it. The nationality, body or owner
// nearest before the noun counts first, then what follows in "of" and "in".
func (w *work) describe(e *document.Entity, core, span document.Span, h, k int) {
	if e.Name = w.phraseName(span); k != h {
		e.Name = w.bare(span) // "hundreds of workers" are workers
	}
	e.Name = w.uncapitalised(e.Name, span)
	if w.d.Tokens[k].UPOS == "NUM" && w.counted(k) {
		e.Name += " people" // "four were arrested"
	}
	owner := w.ownerBefore(core, h)
	if owner == nil {
		owner = w.ownerAfter(core.End, span.End, h)
	}
	if owner == nil {
		owner = w.antecedent(span.Start)
	}
	if owner == nil {
		owner = w.basedIn(span.End)
	}
	if owner == nil && k != h {
		owner = w.ownerBefore(document.Span{Start: h, End: k}, k)
	}
	if owner == nil {
		return
	}
	e.Country = owner.Country
	if owner.Class != gazetteer.Region && owner.Class != gazetteer.City {
		e.PartOf = w.reg.entry(owner)
	}
	if owner.Class == gazetteer.Group && owner.Sector != "CVL" {
		e.Sector, e.Kind = owner.Sector, "organization" // "Hamas officials" are not a state's
	}
	if e.Sector == "" || e.Sector == "CVL" && owner.Sector == "REB" || owner.Class == gazetteer.Body && owner.Sector == "IGO" {
		e.Sector = owner.Sector
	}
	if owner.Class == gazetteer.Body && e.Kind == "government" {
		e.Kind = "organization"
	}
}

// ownerBefore returns the nearest gazetteer entry before token h in the span
// that the phrase belongs to, or nil. A name joined to a participle by a hyphen
// ("Iran-backed") tells a supporter, not the home.
func (w *work) ownerBefore(span document.Span, h int) *gazetteer.Entry {
	for i := h; i >= span.Start; i-- {
		m := w.sense(i)
		if m == nil || w.foreign(m, h) {
			continue
		}
		if m.Entry.Country != "" || m.Entry.Key != "" {
			return m.Entry
		}
	}
	return nil
}

// antecedent returns the state or body that "whose" at token i belongs to, which
// stands before it ("Chad, whose troops"), or nil.
func (w *work) antecedent(i int) *gazetteer.Entry {
	if w.d.Tokens[i].Lower != "whose" || i < 2 || w.d.Tokens[i-1].Lower != "," {
		return nil
	}
	if m := w.sense(i - 2); m != nil && m.Form == gazetteer.Proper {
		return m.Entry
	}
	return nil
}

// basedIn reads "based in Trinidad", "in western Cambodia" from token i, which the
// tree may have joined to the verb.
func (w *work) basedIn(i int) *gazetteer.Entry {
	if i < len(w.d.Tokens) && w.d.Tokens[i].Lower == "based" {
		i++
	}
	if i >= len(w.d.Tokens) || w.d.Tokens[i].Lower != "in" {
		return nil
	}
	for k := i + 1; k < min(i+4, len(w.d.Tokens)); k++ {
		if m := w.sense(k); m != nil {
			return m.Entry
		}
		if u := w.d.Tokens[k].UPOS; u != "DET" && u != "ADJ" && u != "PROPN" {
			return nil
		}
	}
	return nil
}

// foreign tells whether a nationality before the noun h does not tell the home of
// what it names: a supporter ("Iran-backed", but not "Iran-led"), a minority
// ("ethnic Albanians", "the Albanians of Serbia").
func (w *work) foreign(m *match, h int) bool {
	if m.Start > 0 && w.d.Tokens[m.Start-1].Lower == "ethnic" {
		return true
	}
	if m.End < h && w.d.Tokens[m.End].Lower == "-" {
		return w.d.Tokens[m.End+1].Lower != "led"
	}
	return m.Form == gazetteer.People && m.End == h+1 && h+2 < len(w.d.Tokens) && w.d.Tokens[h+1].Lower == "of" && w.ownerAfter(h+1, min(h+5, len(w.d.Tokens)), h) != nil
}

// ownerAfter returns the first entry in the prepositional phrases after the noun
// h that tells where it belongs, or nil.
func (w *work) ownerAfter(from, end, h int) *gazetteer.Entry {
	for i := from; i < end; i++ {
		m := w.sense(i)
		if m == nil || m.Entry.Country == "" && m.Entry.Key == "" {
			continue
		}
		switch w.preposition(w.head(m.Span)) {
		case "of", "in", "at", "from", "for", "":
			return m.Entry
		}
		return nil
	}
	return nil
}

// phraseName is the phrase without determiners at its start.
func (w *work) phraseName(s document.Span) string {
	for s.Start < s.End-1 && (determiner(&w.d.Tokens[s.Start]) || w.adverbial(s.Start) || w.d.Tokens[s.Start].Lower == "own") {
		s.Start++
	}
	// "least" of "at least", "than" of "more than"
	for i := s.Start; i < s.End-1 && i < s.Start+3; i++ {
		if w.d.Tokens[i].UPOS == "NUM" {
			s.Start = i
			break
		}
		if u := w.d.Tokens[i].UPOS; u != "ADJ" && u != "ADV" && u != "ADP" && u != "SCONJ" && u != "PART" {
			break
		}
	}
	s.End = w.beforeTime(document.Span{Start: s.Start, End: w.beforeCircumstance(s)})
	for s.Len() > 1 && (w.d.Tokens[s.End-1].UPOS == "ADV" || w.d.Tokens[s.End-1].Lower == "overnight") {
		s.End--
	}
	return name(w.d.Tokens, s)
}

// beforeCircumstance is the end of the phrase without what tells when and why
// something is done rather than who it is: the parser hangs that on the noun all
// too often ("the fighters for the attacks").
func (w *work) beforeCircumstance(s document.Span) int {
	for i := s.Start + 1; i+1 < s.End; i++ {
		if w.d.Tokens[i].UPOS != "ADP" {
			continue
		}
		switch w.d.Tokens[i].Lower {
		case "after", "before", "during", "over", "about", "because", "amid", "since", "until", "despite", "than", "against", "into", "through", "toward", "towards":
			return i
		case "to":
			if !w.accredited(s.Start, i) {
				return i
			}
		case "for", "with", "on", "in", "at", "near", "as", "under", "without", "from":
			if next := &w.d.Tokens[i+1]; !capital(next) && !w.speaksOf(i+1, s.End) {
				return i
			}
		}
	}
	return s.End
}

// beforeTime is the end of the phrase without a time at its end ("the ministers today").
func (w *work) beforeTime(s document.Span) int {
	k := sort.Search(len(w.d.Times), func(i int) bool { return w.d.Times[i].Span.Start > s.Start })
	for ; k < len(w.d.Times) && w.d.Times[k].Span.Start < s.End; k++ {
		if w.d.Times[k].Span.End >= s.End {
			return w.d.Times[k].Span.Start
		}
	}
	return s.End
}

// accredited tells whether a title of tokens from to end is one that goes with
// "to": an ambassador, an adviser.
func (w *work) accredited(from, end int) bool {
	for k := from; k < end; k++ {
		if _, stop, ok := w.g.Title(w.d.Tokens, k, end); ok && stop == end {
			return true
		}
	}
	return false
}

// speaksOf tells whether the gazetteer knows something from token i up to end: "the
// spokesman for the Kenyan ministry".
func (w *work) speaksOf(i, end int) bool {
	for ; i < end; i++ {
		if w.sense(i) != nil || w.unit(i) != nil {
			return true
		}
	}
	return false
}

// uncapitalised is the name of a phrase without the capital that it has only as the
// first word of its sentence ("Fighters of the movement attacked").
func (w *work) uncapitalised(name string, s document.Span) string {
	t := &w.d.Tokens[s.Start]
	k := w.d.SentenceOf(s.Start)
	if k < 0 || w.d.Sentences[k].Start != s.Start || t.UPOS == "PROPN" || w.sense(s.Start) != nil || w.unit(s.Start) != nil {
		return name
	}
	if s.Len() > 1 && capital(&w.d.Tokens[s.Start+1]) {
		return name // "Prime Minister Lee's government"
	}
	if rest, ok := strings.CutPrefix(name, t.Text); ok && t.Text[1:] == strings.ToLower(t.Text[1:]) {
		return strings.ToLower(t.Text) + rest
	}
	return name
}

// adverbial tells whether a token before the noun only hedges ("around", "at
// least").
func (w *work) adverbial(i int) bool {
	t := &w.d.Tokens[i]
	return t.UPOS == "ADV" || t.UPOS == "ADP" || t.UPOS == "PUNCT"
}

// bare is the phrase without determiners, numbers and measures, another name
// for the same group.
func (w *work) bare(s document.Span) string {
	for s.Start < s.End-1 {
		t := &w.d.Tokens[s.Start]
		measure := w.headNoun(s.Start).Type == gazetteer.Measure && w.d.Tokens[s.Start+1].Lower == "of"
		switch {
		case measure:
			s.Start += 2
		case determiner(t) || w.adverbial(s.Start) || t.UPOS == "NUM":
			s.Start++
		default:
			return name(w.d.Tokens, s)
		}
	}
	return name(w.d.Tokens, s)
}

// name is the text of a span in one line, without quotation marks.
func name(tokens []document.Token, s document.Span) string {
	t := text(tokens, s)
	return strings.Trim(strings.Map(func(r rune) rune {
		switch r {
		case '"', '“', '”', '„', '«', '»':
			return -1
		case '\n', '\t':
			return ' '
		}
		return r
	}, t), " ,;:")
}
