package temporal

import (
	"newsgraph/ingest/document"
	"newsgraph/ingest/speech"
)

// before is the word before the expression t, articles and adverbs aside, or -1.
func before(d *document.Document, t *document.Time) int {
	i := t.Start - 1
	for i >= 0 && (d.Tokens[i].UPOS == "DET" || d.Tokens[i].UPOS == "ADV") {
		i--
	}
	return i
}

// bounds tells whether t only bounds the time of the act that it hangs on and does
// not date it: "until Friday", "more than in 2014", "the first visit since 2019",
// "has fired since Monday", "before Monday".
func bounds(d *document.Document, t *document.Time) bool {
	if afterSince(d, t) {
		return true
	}
	i := before(d, t)
	if i < 0 {
		return false
	}
	switch d.Tokens[i].Lower {
	case "until", "till", "through", "than":
		return true
	case "in", "on":
		return i > 0 && (d.Tokens[i-1].Lower == "than" || d.Tokens[i-1].Lower == "as")
	case "before", "after":
		return parseISO(t.Value).exact()
	}
	return false
}

// sinceWhen tells whether the expression headed by token head tells from when on the act
// at token has gone on or what it is measured from: it stands below a noun or clause
// that "since" opens ("has accused it since the coup in August").
func sinceWhen(d *document.Document, head, token int) bool {
	for i, n := head, 0; i >= 0 && i != token && n < maxClimb; n++ {
		if hasCase(d, i, "since") || markOf(d, i) == "since" {
			return true
		}
		i = d.Tokens[i].Head
	}
	return false
}

// afterSince tells by position whether "since" opens the phrase of t: only
// words of a noun's phrase stand between "since" and the date.
func afterSince(d *document.Document, t *document.Time) bool {
	for i := t.Start - 1; i >= 0 && i >= t.Start-sinceReach; i-- {
		switch d.Tokens[i].UPOS {
		case "DET", "ADJ", "NOUN", "PROPN", "NUM", "PART":
		case "ADP", "SCONJ", "ADV":
			if d.Tokens[i].Lower == "since" {
				return true
			}
		default:
			return false
		}
	}
	return false
}

// sinceReach is how many words of a noun's phrase may stand between "since" and the
// date: "since the bloody coup of the army in August".
const sinceReach = 8

// reaches tells whether t, which modifies an argument of the verb at token, dates
// the verb too. A part of a name or a possessive dates the thing alone ("left the
// 2015 deal", "condemned Sunday's attack"), and so does "of" ("the drafts of
// Monday"), unless the verb goes along with the thing ("said at Sunday's meeting").
// A day on the subject dates the verb ("the envoy on Monday said"); for an act in
// words the date of its object is never its own.
func reaches(d *document.Document, t *document.Time, head, token int) bool {
	noun := d.Tokens[head].Head
	if accompanies(d, noun) {
		return parseISO(t.Value).exact() || base(d.Tokens[head].Rel) == "nmod"
	}
	of := before(d, t)
	if arg := top(d, head, token); base(d.Tokens[arg].Rel) == "nsubj" || speaks(d, arg, token) {
		return !inWords(&d.Tokens[token]) || of >= 0 && d.Tokens[of].Lower == "on"
	}
	if inWords(&d.Tokens[token]) {
		return false
	}
	switch d.Tokens[head].Rel {
	case "nummod", "compound", "amod", "nmod:poss", "appos":
		return false
	}
	return of < 0 || d.Tokens[of].Lower != "of"
}

// speaks tells whether the noun at arg names who says what the verb introduces, also
// where the tree calls it an object ("..., said the envoy on Monday").
func speaks(d *document.Document, arg, verb int) bool {
	if speech.KindOf(&d.Tokens[verb]) == speech.NoSpeech {
		return false
	}
	head, _ := speech.Speaker(d, &document.Speech{Verb: verb})
	return head == arg
}

// top is the argument of the verb at token that token i belongs to.
func top(d *document.Document, i, token int) int {
	for n := 0; n < maxClimb && d.Tokens[i].Head != token && d.Tokens[i].Head >= 0; n++ {
		i = d.Tokens[i].Head
	}
	return i
}

// accompanies tells whether the noun at i stands behind a preposition that gives
// it the time of the clause: "said after a call", "said at the summit".
func accompanies(d *document.Document, i int) bool {
	for k := i - 1; k >= 0 && k >= i-auxReach; k-- {
		if t := &d.Tokens[k]; t.Head == i && t.Rel == "case" {
			switch t.Lower {
			case "after", "following", "during", "at", "in":
				return true
			}
			return false
		}
	}
	return false
}

// follows tells by position whether the noun at token goes along with an act dated
// t: "on Monday, after a call" and "on Monday, following a meeting".
func follows(d *document.Document, t *document.Time, token int) bool {
	if d.Tokens[token].UPOS != "NOUN" || token < t.Span.End {
		return false
	}
	i := token - 1
	for i >= t.Span.End && (d.Tokens[i].UPOS == "DET" || d.Tokens[i].UPOS == "ADJ" || d.Tokens[i].UPOS == "NOUN") {
		i--
	}
	switch d.Tokens[max(i, 0)].Lower {
	case "after", "following", "during", "at", "in":
		return i == t.Span.End || i == t.Span.End+1 && d.Tokens[t.Span.End].Text == ","
	}
	return false
}

// trails tells by position whether t belongs to the verb of saying at token that
// closes its sentence: "..., said Ola Dahl, the envoy to Bern, on Tuesday". No other
// verb may follow.
func trails(d *document.Document, sentence document.Span, t *document.Time, token int) bool {
	if x := d.Tokens[token].XPOS; token > t.Start || x != "VBD" && x != "VBZ" || !inWords(&d.Tokens[token]) {
		return false
	}
	for i := token + 1; i < sentence.End; i++ {
		switch d.Tokens[i].XPOS {
		case "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD":
			return false
		}
	}
	return true
}

// simultaneous tells whether the verb at i heads a clause of the same time as the
// one at main before it: "on Monday shops closed as the leaders met". Trees of such
// sentences differ, so that the place of "as" counts.
func simultaneous(d *document.Document, i, main int) bool {
	for k := i - 1; k > main && d.Tokens[k].Text != ","; k-- {
		switch d.Tokens[k].Lower {
		case "as", "when", "while":
			return d.Tokens[k+1].UPOS != "ADJ" && d.Tokens[k+1].UPOS != "ADV"
		case "that", "which", "who":
			return false
		}
		if x := d.Tokens[k].XPOS; x == "VBD" || x == "VBZ" || x == "VBP" {
			return false
		}
	}
	return false
}
