package actor

import (
	"strings"
	"unicode"

	"newsgraph/ingest/document"
)

// aged tells whether "old" at token h is a human known by his age: "the 34-year-old".
func (w *work) aged(h int) bool {
	t := &w.d.Tokens[h]
	if !strings.HasSuffix(t.Lower, "-year-old") {
		if t.Lower != "old" || h < 4 || w.d.Tokens[h-1].Lower != "-" || w.d.Tokens[h-2].Lower != "year" || w.core(h, w.sentenceFrom(h-4)).Start > h-4 {
			return false
		}
	}
	return w.argument(h) && w.endsPhrase(h+1, w.sentenceFrom(h))
}

// argument tells whether token h is the subject or object of something.
func (w *work) argument(h int) bool {
	switch w.rel(h) {
	case "nsubj", "obj", "iobj":
		return true
	case "obl":
		return w.preposition(h) == "by"
	}
	return false
}

// counted tells whether the number at token h stands for as many humans: those who
// something is done to ("four were arrested"). Years and sums are none.
func (w *work) counted(h int) bool {
	t := &w.d.Tokens[h]
	if t.UPOS != "NUM" || t.Rel != "nsubj:pass" || t.Head <= h || t.Lower == "one" || !harms(w.d.Tokens[t.Head].Lemma) {
		return false
	}
	if len(t.Text) == 4 && unicode.IsDigit(rune(t.Text[0])) && (t.Text[0] == '1' || t.Text[0] == '2') {
		return false
	}
	for i := h + 1; i < t.Head; i++ {
		if w.d.Tokens[i].Head == h && w.rel(i) != "advmod" {
			return false // "two of them", "10 per cent"
		}
	}
	return w.endsPhrase(h+1, w.sentenceFrom(h))
}

// harmed tells whether the plural at token h counts those whom something is done to that
// is done to humans only: "killed dozens", "displaced thousands".
func (w *work) harmed(h int) bool {
	v := w.d.Tokens[h].Head
	return w.rel(h) == "obj" && v >= 0 && harms(w.d.Tokens[v].Lemma) && w.endsPhrase(h+1, w.sentenceFrom(h))
}

// harms tells whether a verb, by its lemma, says what is done to humans only.
func harms(lemma string) bool {
	switch lemma {
	case "kill", "wound", "injure", "arrest", "detain", "displace", "evacuate", "rescue", "massacre", "murder", "deport", "jail", "imprison",
		"hospitalize", "hospitalise", "behead", "maim", "shoot", "kidnap", "abduct", "poison", "stab", "execute":
		return true
	}
	return false
}

// demonym tells whether an unknown name in the plural at token h is that of the people of
// a place, by its ending: "Ruritanians".
func (w *work) demonym(h int) bool {
	t := &w.d.Tokens[h]
	return t.XPOS == "NNPS" && w.unitAt[h] == 0 && w.sense(h) == nil && capital(t) && len(t.Text) > 6 && strings.HasSuffix(t.Lower, "ians") && w.argument(h)
}

// sentenceFrom is the rest of the sentence from token h on.
func (w *work) sentenceFrom(h int) document.Span {
	if k := w.d.SentenceOf(h); k >= 0 {
		return document.Span{Start: h, End: w.d.Sentences[k].End}
	}
	return document.Span{Start: h, End: len(w.d.Tokens)}
}
