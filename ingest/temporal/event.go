package temporal

import (
	"sort"

	"newsgraph/ingest/document"
)

// For returns the date of the event that the token heads (a verb or a noun such
// as "talks"), as exact as one ISO 8601 date can say it: what Stated finds, or
// else what Passage does. ok is false where neither finds a date.
func For(d *document.Document, token int) (value string, ok bool) {
	if value, ok = Stated(d, token); ok {
		return refined(d, token, value), true
	}
	return Passage(d, token)
}

// Stated returns the date that the sentence itself gives to the event that the
// token heads. It needs Document.Times and the trees.
//
// The event's own modifiers come first, then participles and relative clauses
// that say when it is held, then what modifies the verb of its clause, then a
// date at the start of the sentence. The date of a verb of saying is that of the
// saying and is never given to what was said; the date of another clause's event
// is not used. ok is false where no date is said or its value is unknown.
func Stated(d *document.Document, token int) (value string, ok bool) {
	i := TimeOf(d, token)
	if i < 0 {
		i = whenTime(d, clauseVerb(d, token))
	}
	if i < 0 {
		return "", false
	}
	value = Value(&d.Times[i])
	return value, value != ""
}

// whenTime is the index of the time expression that the clause of verb explains,
// whatever tree the parser made of it: "in 1979, when students attacked"; or -1.
func whenTime(d *document.Document, verb int) int {
	for steps := 0; steps < maxConjuncts && verb >= 0 && d.Tokens[verb].Rel == "conj"; steps++ {
		verb = d.Tokens[verb].Head
	}
	s := d.SentenceOf(verb)
	if verb < 0 || s < 0 {
		return -1
	}
	for w := d.Sentences[s].Start + 2; w < verb; w++ {
		if t := &d.Tokens[w]; t.Lower != "when" || t.Head != verb || d.Tokens[w-1].Lower != "," {
			continue
		}
		from := d.Sentences[s].Start
		for i := sort.Search(len(d.Times), func(i int) bool { return d.Times[i].Start >= from }); i < len(d.Times) && d.Times[i].Start < w; i++ {
			if d.Times[i].Span.End == w-1 {
				return i
			}
		}
	}
	return -1
}

// maxConjuncts bounds the steps along coordinated verbs.
const maxConjuncts = 4

// TimeOf returns the index in Document.Times of the expression that dates the
// event headed by the token, or -1; see Stated.
func TimeOf(d *document.Document, token int) int {
	sentence := around(d, token)
	first := sort.Search(len(d.Times), func(i int) bool { return d.Times[i].Start >= sentence.Start })
	if i := inSeries(d, sentence, first, token); i >= 0 {
		return i
	}
	best, bestRank, bestAway := -1, 0, 0
	for i := first; i < len(d.Times) && d.Times[i].Start < sentence.End; i++ {
		t := &d.Times[i]
		r := rank(d, sentence, t, token)
		if r > 0 && clashes(d, t, token) {
			r = 0
		}
		away := abs(t.Start - token)
		if r > bestRank || r > 0 && r == bestRank && away < bestAway {
			best, bestRank, bestAway = i, r, away
		}
	}
	return best
}

// clauseReach is how many tokens on each side of a word are looked at in its
// sentence. No sentence of news is longer; a text without any full stop must not cost
// the square of its length.
const clauseReach = 200

// around is the sentence of token i as far as clauseReach goes, empty outside of
// sentences.
func around(d *document.Document, i int) document.Span {
	k := d.SentenceOf(i)
	if k < 0 {
		return document.Span{}
	}
	s := d.Sentences[k].Span
	return document.Span{Start: max(s.Start, i-clauseReach), End: min(s.End, i+clauseReach)}
}

// opening is the beginning of sentence k as far as clauseReach goes.
func opening(d *document.Document, k int) document.Span {
	s := d.Sentences[k].Span
	return document.Span{Start: s.Start, End: min(s.End, s.Start+clauseReach)}
}

// Value is the one ISO 8601 date, as exact as possible, that covers t: of a
// week or a window of seven days the month or year that holds all of it, of
// another range its first day, which is when the event began. It is empty where
// t has no value or no month or year holds it.
func Value(t *document.Time) string {
	if t.End == "" {
		return t.Value
	}
	first, last := parseISO(t.Value), parseISO(t.End)
	if first.exact() && last.exact() && last.number()-first.number() == 6 {
		return common(first, last).String()
	}
	return t.Value
}

// Ranks of the ways in which an expression can date an event, surest first.
const (
	rankOwn       = 90 // modifies the event's word itself
	rankHeld      = 85 // inside "scheduled for ..." or "which began ..."
	rankClause    = 70 // modifies the verb of the event's clause
	rankPlanned   = 65 // modifies "is expected", whose complement the event is
	rankArgument  = 60 // modifies an argument of the event's verb
	rankAnnounced = 58 // lies ahead, on a verb of saying whose object the event is
	rankInitial   = 50 // opens the sentence
	rankJoined    = 45 // modifies the verb that the event's verb is joined to
	rankAdverbial = 40 // modifies a participle that goes along with the event
)

// rank tells how surely t dates the event headed by token; 0 for not at all.
func rank(d *document.Document, sentence document.Span, t *document.Time, token int) int {
	head := headOf(d, t.Span)
	switch {
	case head == token:
		return rankOwn
	case bounds(d, t), sinceWhen(d, head, token):
		return 0
	}
	governor, r := climbTo(d, head, token)
	if v := saidAfter(d, t.Span); v >= 0 {
		governor, r = v, 0
		if v == token {
			return rankOwn
		}
	}
	if r == rankArgument && !reaches(d, t, head, token) {
		return 0
	}
	if r > 0 {
		return r
	}
	verb := clauseVerb(d, token)
	r = max(rankGoverned(d, t, token, verb, governor), rankHeldBy(d, token, governor))
	if r == 0 && initial(d, sentence, t) && governedBy(d, t, token) {
		r = rankInitial
	}
	if r == 0 && (follows(d, t, token) || trails(d, sentence, t, token)) {
		r = rankAdverbial
	}
	return r
}

// climbTo goes from the head of an expression up to the predicate that governs
// it; it gives a rank where it meets token on the way.
func climbTo(d *document.Document, head, token int) (governor, r int) {
	if v := lateVerb(d, head); v == token {
		return v, rankOwn
	} else if v >= 0 {
		return v, 0
	}
	steps := 0
	for i := d.Tokens[head].Head; i >= 0 && steps < maxClimb; i = d.Tokens[i].Head {
		if i == token {
			if steps > 0 && isPredicate(d, token) {
				return i, rankArgument
			}
			return i, rankOwn
		}
		if isPredicate(d, i) {
			return i, 0
		}
		steps++
	}
	return -1, 0
}

// rankGoverned ranks an expression on the governor against the verb of the
// event's clause.
func rankGoverned(d *document.Document, t *document.Time, token, verb, governor int) int {
	switch {
	case governor < 0:
		return 0
	case governor == verb && (token == verb || !inWords(&d.Tokens[verb])):
		return rankClause
	case governor == verb && cueOf(&d.Tokens[token]) == uttered && base(d.Tokens[token].Rel) == "obj":
		return rankClause
	case governor == verb:
		return rankSaid(d, t, token, verb)
	case raised(d, governor) == verb && cueOf(&d.Tokens[verb]) == plan:
		return rankClause
	case d.Tokens[verb].Rel == "xcomp" && d.Tokens[verb].Head == governor && cueOf(&d.Tokens[governor]) == plan:
		return rankPlanned
	case d.Tokens[verb].Rel == "conj" && d.Tokens[verb].Head == governor && !hasSubject(d, verb):
		return rankJoined
	case participle(d, verb, governor), participle(d, governor, firstJoined(d, verb)), simultaneous(d, verb, governor), decided(d, verb, governor):
		return rankAdverbial
	}
	return 0
}

// rankSaid ranks an expression on a verb of saying for a noun below it: an
// adverbial ("after a call") shares the date, an object does not, unless the
// date lies ahead.
func rankSaid(d *document.Document, t *document.Time, token, verb int) int {
	if t.Value > d.Date && len(t.Value) == len(d.Date) {
		return rankAnnounced
	}
	for i, n := token, 0; i >= 0 && i != verb && n < maxClimb; n++ {
		if accompanies(d, i) {
			return rankAdverbial
		}
		i = d.Tokens[i].Head
	}
	return 0
}

// rankHeldBy ranks an expression in a participle or relative clause of the
// event's noun: "talks scheduled for Monday", "talks that begin on Monday". Any verb
// below the noun will do, whatever the tree calls it.
func rankHeldBy(d *document.Document, token, governor int) int {
	g := raised(d, governor)
	if g < 0 || d.Tokens[g].Head != token || isVerb(&d.Tokens[token]) || cueOf(&d.Tokens[g]) == report {
		return 0
	}
	return rankHeld
}

// initial tells whether t opens its sentence, at most a few small words before.
func initial(d *document.Document, sentence document.Span, t *document.Time) bool {
	for i := sentence.Start; i < t.Start; i++ {
		switch d.Tokens[i].UPOS {
		case "ADP", "DET", "ADV", "PUNCT", "CCONJ", "SCONJ":
		default:
			return false
		}
	}
	return true
}

// governedBy tells whether the date t at the start of the sentence reaches the
// event: it does over the main clause and what is joined or subordinate to it,
// but neither into relative clauses nor into what a verb of saying before the
// event reports.
func governedBy(d *document.Document, t *document.Time, token int) bool {
	for i := t.Span.End; i+1 < token; i++ {
		if d.Tokens[i+1].Lower == "that" && cueOf(&d.Tokens[i]) == report {
			return false
		}
	}
	for i, n := token, 0; n < maxClimb; n++ {
		w := &d.Tokens[i]
		if w.Head < 0 {
			return true
		}
		switch w.Rel {
		case "acl:relcl":
			return false
		case "advcl":
			if ownTime(d, i) {
				return false
			}
		case "ccomp", "parataxis", "csubj", "xcomp", "acl", "obj":
			if cueOf(&d.Tokens[w.Head]) == report && w.Head < i {
				return false
			}
		}
		i = w.Head
	}
	return false
}

// ownTime tells whether a word such as "after" gives the clause of the verb at i a
// time of its own.
func ownTime(d *document.Document, i int) bool {
	switch markOf(d, i) {
	case "after", "before", "since", "until", "till":
		return true
	}
	return false
}

// clashes tells whether the tense of the event's verb speaks against t: a day
// ahead of the article's date on a verb of the past, or one behind it on a verb
// of the future.
func clashes(d *document.Document, t *document.Time, token int) bool {
	article, value := parseISO(d.Date), parseISO(t.Value)
	if value.month == 0 || value.day == 0 && value.month == article.month && value.year == article.year {
		return false
	}
	if !article.exact() || !isPredicate(d, token) {
		return false
	}
	side, ok := tense(d, token)
	away := value.number() - article.number()
	return ok && side != 0 && side != scheduled && cueOf(&d.Tokens[token]) != plan && away*side < -1
}
