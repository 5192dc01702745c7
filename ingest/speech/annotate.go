package speech

import (
	"cmp"
	"slices"
	"sort"

	"newsgraph/ingest/document"
)

// Annotate fills d.Speech, ordered by position, longer stretches first. It needs
// tags and trees. Speaker stays -1, for coreference to fill.
func Annotate(d *document.Document) {
	d.Speech = d.Speech[:0]
	scratch := quoted{carried: -1}
	for first := 0; first < len(d.Sentences); {
		last := first + 1
		for last < len(d.Sentences) && d.Sentences[last].Paragraph == d.Sentences[first].Paragraph {
			last++
		}
		scratch.paragraph(d, first, last)
		first = last
	}
	reported(d)
	order(d.Speech)
}

// order sorts by position, longer stretches first.
func order(s []document.Speech) {
	slices.SortStableFunc(s, func(a, b document.Speech) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
}

// quoted is the working memory for the direct speech of a paragraph.
type quoted struct {
	spans []document.Span
	// carried is the verb of saying that the last paragraph ended with, for a
	// quotation that goes on over the break or fills the next paragraph; -1 for
	// none.
	carried int
	opened  bool // the last paragraph ended inside a quotation or with a colon
	within  bool // it ended inside one that nothing had closed
}

// paragraph adds the direct speech of the sentences from first to last, last
// exclusive.
func (q *quoted) paragraph(d *document.Document, first, last int) {
	span := document.Span{Start: d.Sentences[first].Start, End: d.Sentences[last-1].End}
	q.spans = quotes(d, span, q.within, q.spans[:0])
	if q.within && len(q.spans) == 0 && closesLater(d, span.End) {
		q.spans = append(q.spans, span) // amid a quotation of several paragraphs
	}
	q.spans = dialogue(d, span, q.spans)
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

// closesLater tells whether the next quotation mark from token i on, not too far off,
// closes a quotation rather than opening one.
func closesLater(d *document.Document, i int) bool {
	for k := i; k < min(len(d.Tokens), i+quotationReach); k++ {
		switch markOf(d.Tokens[k].Text) {
		case closing:
			return !leans(d, k)
		case either:
			return !leans(d, k)
		case opening:
			return false
		}
	}
	return false
}

// quotationReach is how many tokens a quotation of several paragraphs goes on at most
// without any mark.
const quotationReach = 150

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
	whole := startsWith(d, paragraph, s) && s.End >= paragraph.End-1
	if whole || q.opened && startsWith(d, paragraph, s) {
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
	q.within = len(q.spans) > 0 && q.spans[len(q.spans)-1].End == paragraph.End
	q.opened = end == ":" || q.within || len(q.spans) > 0 && startsWith(d, paragraph, q.spans[0]) &&
		q.spans[0].End >= paragraph.End-1
	last := d.SentenceOf(paragraph.End - 1)
	switch {
	case verb >= 0:
		q.carried = verb
	case end == ":":
		q.carried = lastIntroducer(d, d.Sentences[last].Span)
	case !q.opened:
		if q.carried = mainVerb(d, last); q.carried < 0 {
			q.carried = mainThought(d, last)
		}
	}
}

// mainVerb is the verb of saying that sentence k hangs on, or -1.
func mainVerb(d *document.Document, k int) int {
	s := d.Sentences[k].Span
	for i := s.Start; i < min(s.End, s.Start+clauseReach); i++ {
		if k := KindOf(&d.Tokens[i]); d.Tokens[i].Head < 0 && k != NoSpeech && k != Act && k != Think {
			return i
		}
	}
	return -1
}

// mainThought is the verb of belief that sentence k hangs on, or -1: a quotation that
// fills the next paragraph is its subject's.
func mainThought(d *document.Document, k int) int {
	s := d.Sentences[k].Span
	for i := s.Start; i < min(s.End, s.Start+clauseReach); i++ {
		if d.Tokens[i].Head < 0 && KindOf(&d.Tokens[i]) == Think {
			return i
		}
	}
	return -1
}

// lastIntroducer is the last word of s that can introduce a quotation, or -1.
func lastIntroducer(d *document.Document, s document.Span) int {
	for i := s.End - 1; i >= max(s.Start, s.End-clauseReach); i-- {
		if introduces(d, i) {
			return i
		}
	}
	return -1
}

// inside tells whether token i lies in one of the spans, which are ordered and do not
// overlap.
func inside(spans []document.Span, i int) bool {
	k := sort.Search(len(spans), func(k int) bool { return spans[k].End > i })
	return k < len(spans) && spans[k].Start <= i
}
