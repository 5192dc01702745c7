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
	case isNoun(&d.Tokens[s.Verb]):
		return owner(d, s.Verb)
	case KindOf(&d.Tokens[s.Verb]) == NoSpeech:
		return captioned(d, s.Verb)
	}
	if h := agentAfter(d, s); h >= 0 {
		return h, clipped(d, around(d, s.Verb), h, s.Verb)
	}
	if h := inverted(d, s.Verb); h >= 0 {
		return h, clipped(d, around(d, s.Verb), h, s.Verb)
	}
	return subject(d, s)
}

// inverted is the head of the noun group right behind the verb at v where the verb
// stands behind a comma or quotation mark: "..., said the envoy"; -1 elsewhere. A
// subject before the verb goes first.
func inverted(d *document.Document, v int) int {
	sentence := around(d, v)
	if v == sentence.Start || v+1 >= sentence.End || KindOf(&d.Tokens[v]) != Say {
		return -1
	}
	before := d.Tokens[v-1].Text
	if x := d.Tokens[v].XPOS; before != "," && markOf(before) == noMark && !isDash(before) || x != "VBD" && x != "VBZ" {
		return -1
	}
	head := -1
	for i := sentence.Start; i < sentence.End; i++ {
		t := &d.Tokens[i]
		if t.Head == v && i < v && t.Rel == "nsubj" {
			return -1
		}
		if t.Head == v && i > v && head < 0 && nominal(d, i) && (t.Rel == "nsubj" || t.Rel == "obj") {
			head = i
		}
	}
	if n := d.Tokens[v+1].UPOS; head < 0 && (n == "DET" || n == "PROPN") {
		head = firstNominal(d, v+1, sentence.End)
	}
	return head
}

// clauseReach is how many tokens on each side of a word are looked at in its
// sentence. No sentence of news is longer; a text without any full stop must not cost
// the square of its length.
const clauseReach = 200

// around is the sentence of token i as far as clauseReach goes.
func around(d *document.Document, i int) document.Span {
	s := d.Sentences[d.SentenceOf(i)].Span
	return document.Span{Start: max(s.Start, i-clauseReach), End: min(s.End, i+clauseReach)}
}

// owner is the phrase that a noun such as "statement" belongs to: "Dahl's words",
// "a statement by the ministry".
func owner(d *document.Document, i int) (head int, phrase document.Span) {
	sentence := around(d, i)
	for k := sentence.Start; k < sentence.End; k++ {
		t := &d.Tokens[k]
		if t.Head != i || base(t.Rel) != "nmod" {
			continue
		}
		if t.Rel == "nmod:poss" || hasCase(d, k, "of") || hasCase(d, k, "by") || hasCase(d, k, "from") {
			return k, clipped(d, sentence, k, i)
		}
	}
	return -1, document.Span{}
}

// agentAfter is the noun of a "by" behind a verb that follows its quotation with
// something else in between, as clumsy translations have it: `"...," announced
// the plans by the minister`. A verb that "quotes" has the speaker as its object.
func agentAfter(d *document.Document, s *document.Speech) int {
	v := s.Verb
	sentence := around(d, v)
	quote := KindOf(&d.Tokens[v]) == Quote
	if !s.Quoted || v < s.End && !quote || quote && d.Tokens[v].XPOS == "VBN" {
		return -1
	}
	for i := v + 1; i < sentence.End; i++ {
		t := &d.Tokens[i]
		switch {
		case t.Head != v || s.Contains(i):
		case quote && (t.Rel == "obj" || t.Rel == "nsubj"):
			return apposed(d, i)
		case !quote && base(t.Rel) == "obl" && hasCase(d, i, "by"):
			return i
		}
	}
	return -1
}

// apposed is the noun that a name without title stands behind ("the leader
// TASS"), where the tree joins the two: the noun names the speaker.
func apposed(d *document.Document, i int) int {
	if i > 0 && d.Tokens[i].UPOS == "PROPN" || d.Tokens[i].XPOS == "NN" {
		if p := i - 1; d.Tokens[p].Head == i && d.Tokens[p].Rel == "compound" && d.Tokens[p].UPOS == "NOUN" {
			return p
		}
	}
	return i
}

// base is a relation without its subtype.
func base(rel string) string {
	b, _, _ := strings.Cut(rel, ":")
	return b
}

// source is the phrase after "according to" at token i.
func source(d *document.Document, i int) (head int, phrase document.Span) {
	sentence := around(d, i)
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
	case "NOUN", "PROPN", "PRON", "X":
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

// subject finds the subject of the verb of s: its own, or that of the verb which
// it is joined to or depends on. A participle behind a comma ("..., adding that")
// has the subject of its sentence.
func subject(d *document.Document, s *document.Speech) (head int, phrase document.Span) {
	v := s.Verb
	sentence := around(d, v)
	for n := 0; v >= 0 && n < maxClimb; n++ {
		if i := argument(d, sentence, v, s); i >= 0 {
			return adjusted(d, sentence, i, v)
		}
		t := &d.Tokens[v]
		switch base(t.Rel) {
		case "acl":
			if t.XPOS == "VBG" && v > 0 && d.Tokens[v-1].Text == "," {
				v = top(d, v)
				continue
			}
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

// top is the root of the tree that holds token i.
func top(d *document.Document, i int) int {
	for n := 0; n < maxClimb && d.Tokens[i].Head >= 0; n++ {
		i = d.Tokens[i].Head
	}
	return i
}

// argument is the token that fills the role of the speaker at the verb v: the
// subject, or the agent where the verb is passive; -1 for none.
func argument(d *document.Document, sentence document.Span, v int, s *document.Speech) int {
	agent, patient, found := -1, -1, -1
	passive, quote := false, KindOf(&d.Tokens[v]) == Quote
	for i := sentence.Start; i < sentence.End; i++ {
		t := &d.Tokens[i]
		if t.Head != v || s.Quoted && s.Contains(i) {
			continue
		}
		switch t.Rel {
		case "nsubj":
			found = nearer(found, i, v)
		case "nsubj:pass":
			passive, patient = true, i
		case "aux:pass":
			passive = true
		case "obl:agent":
			agent = i
		case "obl":
			if agent < 0 && hasCase(d, i, "by") {
				agent = i
			}
		}
	}
	if passive && quote {
		return patient // "the envoy is quoted as saying"
	}
	if passive || found < 0 && d.Tokens[v].XPOS == "VBN" {
		return agent
	}
	return found
}

// nearer is whichever of the two tokens stands nearer to v; -1 is none.
func nearer(a, b, v int) int {
	if a < 0 || max(b-v, v-b) < max(a-v, v-a) {
		return b
	}
	return a
}

// adjusted gives the phrase of the subject at i. Where nothing but nouns stands
// between it and the verb, the tree has cut the phrase ("Norway's minister Ola
// Dahl said") and its last noun is the head; what stands before a dash is a
// dateline.
func adjusted(d *document.Document, sentence document.Span, i, v int) (head int, phrase document.Span) {
	s := clipped(d, sentence, i, v)
	if i > v {
		return i, s
	}
	for k := s.Start; k < s.End; k++ {
		if isDash(d.Tokens[k].Text) && d.Tokens[k].Space && k+1 < s.End && d.Tokens[k+1].Space {
			if h := firstNominal(d, k+1, v); h >= 0 && i < k {
				return h, document.Span{Start: k + 1, End: s.End}
			}
		}
	}
	end := s.End
	for end < v && nominal(d, end) {
		end++
	}
	if end == v && end > s.End {
		return v - 1, document.Span{Start: s.Start, End: v}
	}
	return i, s
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

// clipped is the phrase of the noun at i, not beyond the verb, without the
// preposition before it, the clause behind it and a possessive ending.
func clipped(d *document.Document, sentence document.Span, i, v int) document.Span {
	s := extentAll(d, sentence, i)
	if i < v {
		s.End = min(s.End, v)
	} else {
		s.Start = max(s.Start, v+1)
	}
	for k := i + 1; k < s.End; k++ {
		if d.Tokens[k].Lower == "that" {
			s.End = k
		}
	}
	for s.Start < i && d.Tokens[s.Start].UPOS == "ADP" {
		s.Start++
	}
	if s.End-1 > i && d.Tokens[s.End-1].XPOS == "POS" {
		s.End--
	}
	return trim(d, s)
}

// beside is the noun group next to a verb that the tree gives no subject: right
// behind it ("said the envoy"), right before it, or else the nearest one before it
// without a preposition ("the envoy, asked about the port, said").
func beside(d *document.Document, sentence document.Span, v int) (head int, phrase document.Span) {
	h := firstNominal(d, v+1, min(v+6, sentence.End))
	if h >= 0 && d.Tokens[v+1].UPOS != "ADP" && d.Tokens[v+1].UPOS != "SCONJ" {
		return h, document.Span{Start: v + 1, End: h + 1}
	}
	if v > sentence.Start && nominal(d, v-1) {
		return v - 1, document.Span{Start: v - 1, End: v}
	}
	for i := v - 1; i >= sentence.Start && i >= v-bareReach; i-- {
		if nominal(d, i) && bare(d, i) {
			return i, clipped(d, sentence, i, v)
		}
	}
	return -1, document.Span{}
}

// bareReach is how far before its verb a subject is looked for that stands behind
// a comma.
const bareReach = 24

// bare tells whether the noun at i has an article but no preposition, and is
// neither an object nor part of another noun.
func bare(d *document.Document, i int) bool {
	switch base(d.Tokens[i].Rel) {
	case "obj", "compound", "flat", "nmod", "obl":
		return false
	}
	det := false
	for k := max(i-auxReach, 0); k < i; k++ {
		if t := &d.Tokens[k]; t.Head == i {
			if t.Rel == "case" {
				return false
			}
			det = det || t.Rel == "det"
		}
	}
	return det || d.Tokens[i].UPOS == "PROPN"
}
