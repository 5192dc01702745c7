package temporal

import (
	"newsgraph/ingest/document"
)

// Annotate fills d.Times. It needs tokens and sentences; with tags and trees
// the tense of the verb decides on which side of the article's date a day
// without a year or a weekday lies, without them the nearest verb form does.
func Annotate(d *document.Document) {
	found := read(d)
	d.Times = make([]document.Time, 0, len(found))
	r := resolver{article: parseISO(d.Date)}
	if r.article.year == 0 {
		r.soft = softDate(d, found)
	}
	for i := range found {
		if inName(d, &found[i]) {
			continue
		}
		t := r.time(d, &found[i])
		if found[i].futureOnly && t.Value == "" && !t.Future {
			continue // "in two days" was a duration
		}
		d.Times = append(d.Times, t)
	}
}

// reading is an expression and the tokens that it covers.
type reading struct {
	expression
	span document.Span
}

// read finds all expressions, in order.
func read(d *document.Document) []reading {
	var found []reading
	var g grammar
	for _, s := range d.Sentences {
		g.units = cut(g.units[:0], d, s.Span)
		for i := 0; i < len(g.units); i++ {
			u := &g.units[i]
			if u.class == plain && u.number < 0 {
				continue
			}
			e, ok := g.match(i)
			if !ok {
				continue
			}
			span := document.Span{Start: u.token, End: g.units[e.to-1].token + 1}
			if n := len(found); n > 0 && found[n-1].span.End > span.Start {
				continue // the rest of a token that the last one ends in
			}
			found = append(found, reading{e, span})
			i = e.to - 1
		}
	}
	return found
}

// time works one reading out and remembers it as the date spoken of.
func (r *resolver) time(d *document.Document, e *reading) document.Time {
	asked, side := false, 0
	r.direction = func() int {
		if !asked {
			asked, side = true, direction(d, e.span)
		}
		return side
	}
	if e.rounded() {
		return document.Time{Span: e.span, Past: true}
	}
	s := r.resolve(&e.expression)
	t := document.Time{Span: e.span, Value: s.first.String(), End: s.last.String()}
	if t.Value != "" {
		r.previous = s.first
		return t
	}
	t.Past, t.Future = e.past, e.future
	if !t.Past && !t.Future && !e.futureOnly && (e.weekday > 0 || e.counted && e.unit >= days) {
		t.Past, t.Future = e.sided(r.direction)
	}
	return t
}

// leastRound is the least number of years that people round: who says "ten years ago"
// rarely means the year.
const leastRound = 10

// rounded tells whether e counts years back in tens: "fifty years ago" names no year.
func (e *expression) rounded() bool {
	return e.counted && e.unit == years && e.n <= -leastRound && e.n%leastRound == 0
}

// sided tells on which side of the article's date an expression without value
// lies.
func (e *expression) sided(direction func() int) (past, future bool) {
	side := 0
	switch {
	case e.previous:
	case e.counted:
		side = e.n
	case e.shifted:
		side = e.shift
	default:
		side = direction()
	}
	return side < 0, side > 0
}
