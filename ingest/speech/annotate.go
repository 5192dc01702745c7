package speech

import (
	"cmp"
	"slices"

	"newsgraph/ingest/document"
)

// Annotate fills d.Speech, ordered by position, longer stretches first. It needs
// tags and trees. Speaker stays -1, for coreference to fill.
func Annotate(d *document.Document) {
	d.Speech = d.Speech[:0]
	var scratch quoted
	for first := 0; first < len(d.Sentences); {
		last := first + 1
		for last < len(d.Sentences) && d.Sentences[last].Paragraph == d.Sentences[first].Paragraph {
			last++
		}
		scratch.paragraph(d, first, last)
		first = last
	}
	reported(d)
	slices.SortStableFunc(d.Speech, func(a, b document.Speech) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
}

// quoted is the working memory for the direct speech of a paragraph.
type quoted struct {
	spans []document.Span
	// carried is the verb of the last quotation, for one that goes on over the
	// break of a paragraph; -1 for none. It is kept from paragraph to paragraph.
	carried int
	opened  bool // the last paragraph ended inside a quotation or with a colon
}

// paragraph adds the direct speech of the sentences from first to last, last
// exclusive.
func (q *quoted) paragraph(d *document.Document, first, last int) {
	span := document.Span{Start: d.Sentences[first].Start, End: d.Sentences[last-1].End}
	q.spans = quotes(d, span, q.spans[:0])
	if len(q.spans) == 0 {
		q.spans = dialogue(d, span, q.spans)
	}
	verb := -1
	for _, s := range q.spans {
		if !spoken(d, s) {
			continue
		}
		v := introducer(d, q.spans, s)
		if v < 0 {
			v = q.continued(d, span, s, verb)
		}
		if v >= 0 {
			verb = v
		}
		d.Speech = append(d.Speech, document.Speech{Span: s, Speaker: -1, Verb: v, Quoted: true})
	}
	if s, name := caption(d, span); name >= 0 {
		d.Speech = append(d.Speech, document.Speech{Span: s, Speaker: -1, Verb: name, Quoted: true})
	}
	q.remember(d, span, verb)
}

// continued finds the verb for a quotation in a sentence of its own: that of the
// quotation before it in the paragraph, of the sentence before or after it, or of
// the quotation that the last paragraph broke off in.
func (q *quoted) continued(d *document.Document, paragraph, s document.Span, verb int) int {
	if verb >= 0 {
		return verb
	}
	k := d.SentenceOf(s.Start)
	if k > 0 && d.Sentences[k-1].Start >= paragraph.Start {
		if v := mainVerb(d, k-1); v >= 0 {
			return v
		}
	}
	k = d.SentenceOf(s.End - 1)
	if k+1 < len(d.Sentences) && d.Sentences[k+1].End <= paragraph.End {
		if v := mainVerb(d, k+1); v >= 0 && !inside(q.spans, v) {
			return v
		}
	}
	if q.opened && startsWith(d, paragraph, s) {
		return q.carried
	}
	return -1
}

// startsWith tells whether the quotation opens its paragraph.
func startsWith(d *document.Document, paragraph, s document.Span) bool {
	return s.Start <= paragraph.Start+1
}

// remember notes how the paragraph ends, for the next one.
func (q *quoted) remember(d *document.Document, paragraph document.Span, verb int) {
	end := d.Tokens[paragraph.End-1].Text
	inQuote := len(q.spans) > 0 && q.spans[len(q.spans)-1].End == paragraph.End
	q.opened = end == ":" || inQuote || len(q.spans) > 0 && startsWith(d, paragraph, q.spans[0]) &&
		q.spans[0].End >= paragraph.End-1
	switch {
	case verb >= 0:
		q.carried = verb
	case end == ":":
		q.carried = mainVerb(d, d.SentenceOf(paragraph.End-1))
	case !q.opened:
		q.carried = -1
	}
}

// mainVerb is the verb of saying that sentence k hangs on, or -1.
func mainVerb(d *document.Document, k int) int {
	for i := d.Sentences[k].Start; i < d.Sentences[k].End; i++ {
		if d.Tokens[i].Head < 0 && KindOf(&d.Tokens[i]) != NoSpeech {
			return i
		}
	}
	return -1
}

func inside(spans []document.Span, i int) bool {
	return slices.ContainsFunc(spans, func(s document.Span) bool { return s.Contains(i) })
}

// introducer finds the verb of saying that goes with the quotation s in the
// sentences that it lies in: the nearest one after it, up to the end of the
// sentence or the next quotation, or else the nearest before it.
func introducer(d *document.Document, all []document.Span, s document.Span) int {
	if v := after(d, s.End); v >= 0 {
		return v
	}
	first := d.Sentences[d.SentenceOf(s.Start)].Start
	for i := s.Start - 1; i >= first; i-- {
		if inside(all, i) {
			break
		}
		if KindOf(&d.Tokens[i]) != NoSpeech && finite(d, i) {
			return i
		}
		if isAccording(d, i) {
			return i
		}
	}
	return -1
}

// afterReach is how far behind a quotation its verb stands; with a subject
// before the verb that names an office and a person it takes a dozen words.
const afterReach = 16

// after finds the verb of saying that follows a quotation which ends before
// token i: "...," said the envoy; "...," the envoy of Norway said.
func after(d *document.Document, i int) int {
	k := d.SentenceOf(min(i, len(d.Tokens)-1))
	if k < 0 {
		return -1
	}
	if i == d.Sentences[k].End || i+1 >= d.Sentences[k].End {
		return -1
	}
	for at := i; at < d.Sentences[k].End && at < i+afterReach; at++ {
		switch t := &d.Tokens[at]; {
		case KindOf(t) != NoSpeech && finite(d, at):
			return at
		case isAccording(d, at):
			return at
		case t.Text == "." || at > i+1 && markOf(t.Text) != noMark:
			return -1
		}
	}
	return -1
}

// isAccording recognises the word of "according to".
func isAccording(d *document.Document, i int) bool {
	return d.Tokens[i].Lower == "according" && i+1 < len(d.Tokens) && d.Tokens[i+1].Lower == "to"
}
