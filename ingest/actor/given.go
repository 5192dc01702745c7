package actor

import (
	"regexp"
	"strings"
	"unicode"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/wordclass"
)

// syllable matches a syllable of Korean and Chinese given names as they are
// written in Latin letters: "Ji", "hoon", "Ing", "wen", "Myung".
var syllable = regexp.MustCompile(`^([bcdfghjklmnpqrstwxyz]{0,2}[yw]?)[aeiou]{1,3}(ng|[nklmpbthr])?$`)

// maxSyllable is the length of the longest such syllables ("kwang", "seung").
const maxSyllable = 6

// completeNames widens the persons found in a sentence to the whole of their
// names: given names in two parts ("Park Ji-hoon"), and first names that are also
// those of a place ("Israel Katz").
func (w *work) completeNames(s document.Span, found []unit) []unit {
	for i := range found {
		u := &found[i]
		if u.what != aPerson {
			continue
		}
		if (w.shortFamilyName(u.Start-1, s) || w.pronounName(u.Span, s) || w.familyBefore(u.Span, s)) && covering(found, document.Span{Start: u.Start - 1, End: u.Start}) < 0 {
			u.Start--
		}
		if end := w.secondSyllable(u.Span, s); end > u.End && covering(found, document.Span{Start: u.End, End: end}) < 0 {
			u.End = end
		}
	}
	for i := range found {
		if k := w.placeName(found, i); k >= 0 {
			found[i].Start = found[k].Start
			found[k].End = found[k].Start // empty units are left out
		}
	}
	return found
}

// shortFamilyName tells whether a capitalised little word at token i is the family name
// before a given name, which the tagger takes for a pronoun or the like: "He" in "Vice
// Premier He Lifeng". At the start of a sentence or quotation it is what it seems.
func (w *work) shortFamilyName(i int, s document.Span) bool {
	if i <= s.Start || len(w.d.Tokens[i].Text) > maxSyllable || !capital(&w.d.Tokens[i]) || !syllable.MatchString(w.d.Tokens[i].Lower) {
		return false
	}
	switch w.d.Tokens[i].UPOS {
	case "PRON", "ADV", "CCONJ", "SCONJ", "INTJ", "AUX", "DET", "PART":
		before := &w.d.Tokens[i-1]
		return before.UPOS != "PUNCT" && w.d.Tokens[i+1].Space
	}
	return false
}

// pronounName tells whether the capitalised pronoun that opens the sentence before a name
// is its family name: "He Lifeng met" (but not "He, Lifeng").
func (w *work) pronounName(name, s document.Span) bool {
	i := name.Start - 1
	if i < s.Start || i > s.Start && w.d.Tokens[i-1].UPOS != "PUNCT" || name.End >= s.End || w.d.Tokens[name.End].Lower == "," {
		return false
	}
	switch w.d.Tokens[i].Lower {
	case "he", "you", "she":
		return syllabic(w.d.Tokens[name.Start].Lower) && w.d.Tokens[i].Head >= name.Start
	}
	return false
}

// syllabic tells whether a word is made of two or three syllables of Chinese names.
func syllabic(lower string) bool { return syllables.MatchString(lower) }

var syllables = regexp.MustCompile(`^([bcdfghjklmnpqrstwxyz]{0,2}[aeiou]{1,3}(ng|[nr])?){2,3}$`)

// familyBefore tells whether the capitalised syllable before a given name of two parts
// ("Ri Yong-ho") is the family name.
func (w *work) familyBefore(name, s document.Span) bool {
	i := name.Start - 1
	if i < s.Start || name.Len() != 3 || w.d.Tokens[name.Start+1].Lower != "-" || !w.d.Tokens[name.Start].Space {
		return false
	}
	t := &w.d.Tokens[i]
	if _, title := w.g.TitleNoun(t.Lower); title || !capital(t) || w.sense(i) != nil || len(t.Text) > maxSyllable || w.unitAt[i] != 0 {
		return false
	}
	switch t.UPOS {
	case "PROPN", "NOUN", "X", "INTJ":
	default:
		return false
	}
	return syllable.MatchString(t.Lower) && syllable.MatchString(w.d.Tokens[name.Start].Lower) && syllable.MatchString(w.d.Tokens[name.End-1].Lower)
}

// secondSyllable returns the end of a name of two words whose second goes on
// after a hyphen in lower case, or 0. Both parts must be syllables, so that
// "Ann Lee-led" stays as it is.
func (w *work) secondSyllable(name, s document.Span) int {
	i := name.End
	if i+1 >= s.End {
		return 0
	}
	if w.foreignEnd(i) {
		return i + 2
	}
	if name.Len() != 2 {
		return 0
	}
	hyphen, rest, first := &w.d.Tokens[i], &w.d.Tokens[i+1], &w.d.Tokens[i-1]
	if hyphen.Lower != "-" || hyphen.Space || rest.Space || capital(rest) || rest.XPOS == "VBN" || rest.XPOS == "VBD" {
		return 0
	}
	if len(rest.Lower) > maxSyllable || !syllable.MatchString(rest.Lower) || !syllable.MatchString(first.Lower) {
		return 0
	}
	return i + 2
}

// foreignEnd tells whether a hyphen at token i joins to a name a word in small letters
// that English lacks: "Kara-ool" (but not "Lee-led", "Biden-era").
func (w *work) foreignEnd(i int) bool {
	hyphen, rest := &w.d.Tokens[i], &w.d.Tokens[i+1]
	return hyphen.Lower == "-" && !hyphen.Space && !rest.Space && !capital(rest) && len(rest.Lower) > 2 &&
		wordclass.Of(rest.Lower) == 0 && w.g.Noun(rest.Lower).Type == gazetteer.NoNoun && unicode.IsLetter(rune(rest.Lower[0]))
}

// placeName returns the unit that is the first name of the person of unit i,
// though the gazetteer knows it for a place, or -1: a single word that is a first
// name too stands directly before a single surname.
func (w *work) placeName(found []unit, i int) int {
	u := &found[i]
	if u.what != aPerson || u.Len() != 1 || w.g.Gender(w.d.Tokens[u.Start].Text) != 0 {
		return -1
	}
	for k := range found {
		p := &found[k]
		if p.End != u.Start || p.Len() != 1 || p.what != anEntry || !w.d.Tokens[u.Start].Space {
			continue
		}
		if c := p.sense.Entry.Class; c != gazetteer.Country && c != gazetteer.Region && c != gazetteer.City {
			continue
		}
		if w.g.FirstName(w.d.Tokens[p.Start].Text) && !w.leadsOffice(p.Start) {
			return k
		}
	}
	return -1
}

// personName is a person's name as it is written in running text: without
// spaces around hyphens, and not in capitals throughout, as in headings.
func personName(s string) string {
	s = strings.ReplaceAll(s, " - ", "-")
	if s == strings.ToUpper(s) && len(s) > maxCapitals {
		return capitalised(s)
	}
	return s
}

// maxCapitals is the length of the longest names and titles that are left in
// capitals: initials ("MBS", "CEO").
const maxCapitals = 4

// capitalised is s with a capital at the beginning of each word and small letters
// after it.
func capitalised(s string) string {
	start := true
	return strings.Map(func(r rune) rune {
		lower := !start
		start = r == ' ' || r == '-' || r == '\'' || r == '’'
		if lower {
			return unicode.ToLower(r)
		}
		return r
	}, s)
}

// leadsOffice tells whether a title stands before the word at token i, so that
// "of Georgia" or "Chad's minister" are not first names.
func (w *work) leadsOffice(i int) bool {
	return i > 0 && (officePreposition(w.d.Tokens[i-1].Lower) || w.d.Tokens[i-1].Lower == "the")
}
