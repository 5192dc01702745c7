package speech

import (
	"slices"
	"sort"

	"newsgraph/ingest/document"
)

// mark is how a token takes part in quotation.
type mark uint8

const (
	noMark  mark = iota
	opening      // “ „ «
	closing      // ” »
	either       // " and the like
)

// markOf reads the quotation mark that a token is. Single marks count only
// where they cannot be apostrophes: as the pair ‘ ’.
func markOf(text string) mark {
	switch text {
	case "“", "„", "«", "``", "‘", "‟":
		return opening
	case "”", "»", "''":
		return closing
	case `"`, "＂":
		return either
	}
	return noMark
}

// quotes finds the quoted stretches of the tokens of one paragraph, without
// their marks, in order. A mark whose form lies about its side is read by what
// is open; a quotation that nothing closes ends with its paragraph, which is how
// one that goes on in the next paragraph is written. within tells that the
// paragraph before ended inside a quotation: a mark that closes what this one has
// not opened then closes that.
func quotes(d *document.Document, paragraph document.Span, within bool, found []document.Span) []document.Span {
	open, single := -1, false
	for i := paragraph.Start; i < paragraph.End; i++ {
		text := d.Tokens[i].Text
		m := markOf(text)
		switch {
		case open >= 0 && single && (text == "’" || text == "'"):
			m = closing
		case open < 0 && text == "’" || m == noMark:
			continue
		}
		if m == either && open < 0 && within && len(found) == 0 && !leans(d, i) {
			m = closing
		}
		switch {
		case open < 0 && (m != closing || leans(d, i)):
			open, single = i+1, text == "‘"
		case open < 0:
			if within && len(found) == 0 {
				found = appendSpan(found, paragraph.Start, i)
			}
		case m == opening && !endsHere(d, open, i):
			open, single = i+1, text == "‘" // the one before was never closed
		default:
			found = appendSpan(found, open, i)
			open = -1
		}
	}
	if open >= 0 {
		found = appendSpan(found, open, paragraph.End)
	}
	return found
}

func appendSpan(found []document.Span, start, end int) []document.Span {
	if start < end {
		found = append(found, document.Span{Start: start, End: end})
	}
	return found
}

// leans tells whether the mark at i leans on the word after it, as an opening
// one does: white space before and none after.
func leans(d *document.Document, i int) bool {
	return d.Tokens[i].Space && i+1 < len(d.Tokens) && !d.Tokens[i+1].Space
}

// endsHere tells whether an opening mark at i in truth closes the quotation that
// is open: punctuation stands before it, or a dash after it.
func endsHere(d *document.Document, open, i int) bool {
	if i == open {
		return false
	}
	if i+1 < len(d.Tokens) && isDash(d.Tokens[i+1].Text) {
		return true
	}
	switch d.Tokens[i-1].Text {
	case ",", ".", "!", "?", "…", "...":
		return !leans(d, i) || attribution(d, i+1)
	}
	return !d.Tokens[i].Space
}

// attribution tells whether the words from token i on say who said what stands before
// and end the sentence: "he noted.", "the envoy said on Monday."
func attribution(d *document.Document, i int) bool {
	for k := i; k < len(d.Tokens) && k < i+introReach; k++ {
		if KindOf(&d.Tokens[k]) != NoSpeech && finite(d, k) {
			return true
		}
		if !nameLike(d, k) {
			return false
		}
	}
	return false
}

func isDash(text string) bool {
	switch text {
	case "-", "--", "–", "—", "―":
		return true
	}
	return false
}

// clauseLength is the number of tokens from which quoted words without a verb
// count as words spoken rather than a name or a term.
const clauseLength = 6

// spoken tells whether the quoted stretch is somebody's words: long enough, or
// with a finite verb.
func spoken(d *document.Document, s document.Span) bool {
	if s.Len() >= clauseLength {
		return true
	}
	for i := s.Start; i < s.End; i++ {
		switch d.Tokens[i].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	last := d.Tokens[s.End-1].Text
	return s.Len() > 1 && (last == "," || last == "." || last == "!" || last == "?")
}

// dialogue adds the words of a paragraph that a dash opens and a dash before a verb
// of saying closes ("– We shall see – he told reporters") to the quotations found,
// and keeps their order. Words that meet a quotation are left out.
func dialogue(d *document.Document, s document.Span, found []document.Span) []document.Span {
	quoted := len(found)
	for i := s.Start; i < s.End; i++ {
		if !isDash(d.Tokens[i].Text) || !opensSentence(d, i) {
			continue
		}
		end := i + 1
		for end < s.End && end < i+clauseReach && !(isDash(d.Tokens[end].Text) && introduced(d, end+1)) {
			end++
		}
		if end == s.End || end == i+clauseReach {
			continue
		}
		if !meets(found[:quoted], document.Span{Start: i, End: end}) {
			found = appendSpan(found, i+1, end)
		}
		i = end
	}
	if len(found) > quoted {
		slices.SortFunc(found, func(a, b document.Span) int { return a.Start - b.Start })
	}
	return found
}

// meets tells whether s overlaps one of the spans, which are ordered.
func meets(spans []document.Span, s document.Span) bool {
	k := sort.Search(len(spans), func(k int) bool { return spans[k].End > s.Start })
	return k < len(spans) && spans[k].Start < s.End
}

// opensSentence tells whether a sentence begins at token i or has just ended
// before it.
func opensSentence(d *document.Document, i int) bool {
	k := d.SentenceOf(i)
	return k >= 0 && d.Sentences[k].Start == i || i > 0 && d.Tokens[i-1].Text == "."
}

// introReach is how far behind a dash the verb of saying stands: "– the
// foreign minister of Norway said".
const introReach = 8

// introduced tells whether a verb of saying follows soon after token i.
func introduced(d *document.Document, i int) bool {
	for k := i; k < len(d.Tokens) && k < i+introReach; k++ {
		if kind := KindOf(&d.Tokens[k]); kind != NoSpeech && kind != Think && finite(d, k) {
			return true
		}
		if markOf(d.Tokens[k].Text) != noMark || d.Tokens[k].Text == "." {
			return false
		}
	}
	return false
}

// finite tells whether the verb at i is in a form that a subject goes with.
func finite(d *document.Document, i int) bool {
	switch d.Tokens[i].XPOS {
	case "VBD", "VBZ", "VBP", "VBN":
		return true
	case "VBG", "VB":
		return d.Tokens[i].Rel != "amod"
	}
	return false
}
