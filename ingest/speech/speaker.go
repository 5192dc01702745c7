package speech

import (
	"strings"

	"newsgraph/ingest/document"
)

// Speaker returns the phrase that says who speaks: its head token and its
// tokens. It is the subject of the verb, the agent of a passive, the noun that
// follows "according to", or the name of a caption. head is -1 where the text has
// none. It needs tags and trees.
func Speaker(d *document.Document, s *document.Speech) (head int, phrase document.Span) {
	switch {
	case s.Verb < 0 || s.Verb >= len(d.Tokens):
		return -1, document.Span{}
	case isAccording(d, s.Verb):
		return source(d, s.Verb)
	case KindOf(&d.Tokens[s.Verb]) == NoSpeech:
		return captioned(d, s.Verb)
	}
	return subject(d, s.Verb)
}

// source is the phrase after "according to" at token i.
func source(d *document.Document, i int) (head int, phrase document.Span) {
	k := d.SentenceOf(i)
	sentence := d.Sentences[k].Span
	head = d.Tokens[i].Head
	if head <= i+1 || !nominal(d, head) {
		head = firstNominal(d, i+2, sentence.End)
	}
	if head < 0 {
		return -1, document.Span{Start: i, End: i + 1}
	}
	phrase = extentAll(d, sentence, head)
	phrase.Start = max(phrase.Start, i+2)
	for n := phrase.Start; n < phrase.End; n++ {
		if n > head && d.Tokens[n].Text == "," {
			phrase.End = n
		}
	}
	return head, phrase
}

// nominal tells whether the token can head the phrase of a speaker.
func nominal(d *document.Document, i int) bool {
	switch d.Tokens[i].UPOS {
	case "NOUN", "PROPN", "PRON":
		return true
	}
	return false
}

// firstNominal is the head of the noun group that begins at token i: the last
// noun of its run.
func firstNominal(d *document.Document, i, end int) int {
	head := -1
	for ; i < end; i++ {
		if nominal(d, i) {
			head = i
		} else if head >= 0 || d.Tokens[i].UPOS == "PUNCT" || d.Tokens[i].UPOS == "VERB" {
			break
		}
	}
	return head
}

// subject finds the subject of the verb at v: its own, or that of the verb which
// it is joined to or depends on.
func subject(d *document.Document, v int) (head int, phrase document.Span) {
	k := d.SentenceOf(v)
	sentence := d.Sentences[k].Span
	for n := 0; v >= 0 && n < maxClimb; n++ {
		if i := argument(d, sentence, v); i >= 0 {
			return i, clipped(d, sentence, i, v)
		}
		t := &d.Tokens[v]
		rel, _, _ := strings.Cut(t.Rel, ":")
		switch rel {
		case "acl":
			if t.Head >= 0 && nominal(d, t.Head) {
				return t.Head, clipped(d, sentence, t.Head, v)
			}
		case "conj", "xcomp", "advcl", "ccomp":
		default:
			return beside(d, sentence, v)
		}
		v = t.Head
	}
	return -1, document.Span{}
}

// argument is the token that fills the role of the speaker at the verb v: the
// subject, or the agent where the verb is passive; -1 for none.
func argument(d *document.Document, sentence document.Span, v int) int {
	agent, passive, found := -1, false, -1
	for i := sentence.Start; i < sentence.End; i++ {
		t := &d.Tokens[i]
		if t.Head != v {
			continue
		}
		switch t.Rel {
		case "nsubj":
			if found < 0 {
				found = i
			}
		case "nsubj:pass", "aux:pass":
			passive = true
		case "obl:agent":
			agent = i
		case "obl":
			if agent < 0 && hasCase(d, i, "by") {
				agent = i
			}
		}
	}
	if passive || found < 0 && d.Tokens[v].XPOS == "VBN" {
		return agent
	}
	return found
}

// hasCase tells whether the preposition stands before the noun at i.
func hasCase(d *document.Document, i int, preposition string) bool {
	for k := max(i-8, 0); k < i; k++ {
		if d.Tokens[k].Head == i && d.Tokens[k].Rel == "case" && d.Tokens[k].Lower == preposition {
			return true
		}
	}
	return false
}

// clipped is the phrase of the noun at i, not beyond the verb.
func clipped(d *document.Document, sentence document.Span, i, v int) document.Span {
	s := extentAll(d, sentence, i)
	if i < v {
		s.End = min(s.End, v)
	} else {
		s.Start = max(s.Start, v+1)
	}
	return trim(d, s)
}

// beside is the noun group next to a verb that the tree gives no subject: right
// behind it ("said the envoy"), otherwise right before it.
func beside(d *document.Document, sentence document.Span, v int) (head int, phrase document.Span) {
	if h := firstNominal(d, v+1, min(v+6, sentence.End)); h >= 0 && d.Tokens[v+1].UPOS != "ADP" && d.Tokens[v+1].UPOS != "SCONJ" {
		return h, document.Span{Start: v + 1, End: h + 1}
	}
	if v > sentence.Start && nominal(d, v-1) {
		return v - 1, document.Span{Start: v - 1, End: v}
	}
	return -1, document.Span{}
}
