package actor

import (
	"regexp"
	"strings"
	"unicode"

	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/wordclass"
)

// acronyms finds abbreviations of bodies that neither the entity stage nor the
// gazetteer knows: those that the article puts in brackets behind a name somewhere,
// those with the definite article ("the RPL"), and those that act, own something or
// stand in apposition ("LBR demanded", "LBR's report"); also the addresses of web sites
// ("metal.example.org") and names with capitals inside ("EasyRail").
func (w *work) acronyms(s document.Span, found []unit) []unit {
	for i := s.Start; i < s.End; i++ {
		if covering(found, document.Span{Start: i, End: i + 1}) >= 0 {
			continue
		}
		if w.coined(i, s) {
			found = append(found, unit{Span: document.Span{Start: i, End: i + 1}, what: anOrg})
			continue
		}
		if !w.acronym(i) {
			continue
		}
		if w.bracketed[w.d.Tokens[i].Text] || i > s.Start && (w.d.Tokens[i-1].Lower == "the" || w.party(i)) && w.endsPhrase(i+1, s) {
			found = append(found, unit{Span: document.Span{Start: i, End: i + 1}, what: anOrg})
		}
	}
	return found
}

// party tells whether the name at token i does something, owns something or is another
// name of what stands before it.
func (w *work) party(i int) bool {
	t := &w.d.Tokens[i]
	if t.UPOS != "PROPN" || t.Head < 0 {
		return false
	}
	switch t.Rel {
	case "nsubj":
		return w.d.Tokens[t.Head].UPOS == "VERB"
	case "nmod:poss":
		return w.possessive(i + 1)
	case "appos":
		return w.d.Tokens[i-1].Lower == ","
	}
	return t.Rel == "obl:agent"
}

// address matches the name of a web site.
var address = regexp.MustCompile(`^[\pL\pN-]{2,}(\.[\pL\pN-]+)*\.(com|org|net|info|news|tv|media|[a-z]{2})$`)

// coined tells whether the token is the address of a web site or a name of one word with
// a capital inside, and ends its phrase.
func (w *work) coined(i int, s document.Span) bool {
	t := &w.d.Tokens[i]
	if w.sense(i) != nil || w.masked[i] || !w.endsPhrase(i+1, s) {
		return false
	}
	if address.MatchString(t.Lower) {
		end := t.Lower[strings.LastIndexByte(t.Lower, '.')+1:]
		return len(end) > 2 || wordclass.Of(end) == 0 || w.party(i)
	}
	return t.UPOS == "PROPN" && capital(t) && mixedCase(t.Text) && !w.hyphened(i)
}

// endsPhrase tells whether no noun goes on at token i.
func (w *work) endsPhrase(i int, s document.Span) bool {
	if i >= s.End {
		return true
	}
	switch t := &w.d.Tokens[i]; t.UPOS {
	case "NOUN", "PROPN", "NUM", "ADJ", "SYM":
		return false
	default:
		return t.Lower != "-" && t.Lower != "/"
	}
}

// acronym tells whether the token is an abbreviation of two to six capitals that may
// be the name of a body, in a text that is not written in capitals itself.
func (w *work) acronym(i int) bool {
	t := &w.d.Tokens[i]
	letters := 0
	for _, r := range t.Text {
		if !unicode.IsUpper(r) {
			return false
		}
		letters++
	}
	if letters < 2 || letters > 6 || w.masked[i] || w.sense(i) != nil || w.g.Acronym(t.Lower) || w.g.NotName(t.Lower) {
		return false
	}
	return !w.shouted(i-1) && !w.shouted(i+1)
}

// shouted tells whether the token is a longer word in capitals.
func (w *work) shouted(i int) bool {
	if i < 0 || i >= len(w.d.Tokens) {
		return false
	}
	letters := 0
	for _, r := range w.d.Tokens[i].Text {
		if !unicode.IsUpper(r) {
			return false
		}
		letters++
	}
	return letters > 3
}

// findBracketed lists the abbreviations that stand alone in brackets behind a word.
func (w *work) findBracketed() {
	w.bracketed = map[string]bool{}
	for i := 1; i+2 < len(w.d.Tokens); i++ {
		if w.d.Tokens[i].Text == "(" && w.d.Tokens[i+2].Text == ")" && capital(&w.d.Tokens[i-1]) && w.acronym(i+1) {
			w.bracketed[w.d.Tokens[i+1].Text] = true
		}
	}
}
