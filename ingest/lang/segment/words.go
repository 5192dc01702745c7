package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word returns the end of the word that begins at at with a letter or digit.
func (s *scanner) word(start int) int {
	at := start
	for at < s.end {
		r, width := utf8.DecodeRuneInString(s.text[at:s.end])
		if isWordRune(r) || r == '_' {
			at += width
			continue
		}
		if !s.goesOn(start, at, r, width) {
			break
		}
		at += width
		if r == '$' {
			break // "US$" before its number
		}
	}
	return at
}

// goesOn tells whether the mark r at at belongs to the word that began at
// start.
func (s *scanner) goesOn(start, at int, r rune, width int) bool {
	next := at + width
	switch r {
	case '\'', '’':
		return s.letterAt(next) && at > start && !isDigit(s.text[at-1])
	case '.':
		return s.stopInside(start, at)
	case ',':
		return s.digitAt(at-1) && s.thousands(next)
	case ':', '/':
		return s.digitAt(at-1) && s.digitAt(next)
	case '-':
		return s.hyphenInside(start, at)
	case '&':
		return at > start && s.upperAt(at-1) && s.upperAt(next)
	case '$':
		return at-start <= 2 && s.upperAt(at-1)
	}
	return false
}

// thousands tells whether exactly three digits begin at at.
func (s *scanner) thousands(at int) bool {
	return s.digitAt(at) && s.digitAt(at+1) && s.digitAt(at+2) && !s.digitAt(at+3)
}

func (s *scanner) upperAt(at int) bool {
	if at >= s.end {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.text[at:s.end])
	return unicode.IsUpper(r)
}

// stopInside tells whether the full stop at at belongs to the word.
func (s *scanner) stopInside(start, at int) bool {
	word := s.text[start:at]
	next := at + 1
	switch {
	case s.digitAt(at-1) && s.digitAt(next):
		return true
	case s.letterAt(next):
		return s.dotted(word, next)
	}
	return s.abbreviated(word, next)
}

// dotted tells whether a stop between word and the letter at next is part of
// an abbreviation ("U.S", "Ph.D") or of a host name ("example.com").
func (s *scanner) dotted(word string, next int) bool {
	last := word[strings.LastIndexByte(word, '.')+1:]
	following := s.text[next:s.end]
	n := 0
	for n < len(following) && (isASCIILetter(following[n]) || isDigit(following[n])) {
		n++
	}
	switch {
	case utf8.RuneCountInString(last) == 1 && n == 1:
		return true // "U.S", "a.m"
	case utf8.RuneCountInString(last) == 1 && word != last && n > 1:
		return false // "the U.S.Army"
	case last == "Ph" && n == 1:
		return true
	}
	return s.lists.domains[strings.ToLower(following[:n])] && !isUpper(following)
}

func isUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// abbreviated tells whether a stop that ends word belongs to it; next is the
// position behind the stop.
func (s *scanner) abbreviated(word string, next int) bool {
	if next < s.end && s.text[next] == '.' {
		return false // an ellipsis
	}
	following := strings.TrimLeftFunc(s.text[next:], isSpace)
	switch s.lists.abbreviations[word] {
	case titleAbbreviation, otherAbbreviation:
		return true
	case numberAbbreviation:
		return following != "" && isDigit(following[0])
	}
	if i := strings.LastIndexByte(word, '.'); i >= 0 {
		return isASCIILetter(word[0]) && utf8.RuneCountInString(word[i+1:]) <= 2 // "U.S."
	}
	return len(word) == 1 && isUpper(word) && word != "I" && isUpper(following) // "J. Doe"
}

// hyphenInside tells whether the hyphen at at belongs to the word: after a
// prefix, or in numbers of several parts ("555-010-0199").
func (s *scanner) hyphenInside(start, at int) bool {
	word := s.text[start:at]
	if s.digitAt(at-1) && s.digitAt(at+1) {
		return strings.IndexByte(word, '-') >= 0 || s.moreParts(at+1)
	}
	if !s.letterAt(at + 1) {
		return false
	}
	return s.lists.affixes[strings.ToLower(word[strings.LastIndexByte(word, '-')+1:])] && !strings.Contains(word, "-")
}

// moreParts tells whether the digits at at are followed by a hyphen and more
// digits.
func (s *scanner) moreParts(at int) bool {
	for s.digitAt(at) {
		at++
	}
	return at < s.end && s.text[at] == '-' && s.digitAt(at+1)
}

// longestContracted is the largest number of bytes of a word in which contractions are
// looked for, one behind the other ("shouldn't've"): the longest English words have 45
// letters.
const longestContracted = 64

// clitics returns the places within the word text[start:end] at which
// contracted words begin.
func (s *scanner) clitics(start, end int) []int {
	if end-start > longestContracted {
		return nil
	}
	word := s.text[start:end]
	if n, ok := s.lists.fused[strings.ToLower(word)]; ok {
		return []int{start + n}
	}
	if n := s.number(word); n > 0 {
		return []int{start + n}
	}
	i := strings.LastIndexAny(word, "'’")
	if i <= 0 {
		return nil
	}
	_, width := utf8.DecodeRuneInString(word[i:])
	switch strings.ToLower(word[i+width:]) {
	case "s", "m", "d", "re", "ve", "ll":
		return append(s.clitics(start, start+i), start+i)
	case "t":
		if i >= 2 && (word[i-1] == 'n' || word[i-1] == 'N') {
			return []int{start + i - 1}
		}
	}
	return nil
}

// number is the length of the number that stands close to its unit in word, or
// 0.
func (s *scanner) number(word string) int {
	if !isDigit(word[0]) {
		return 0
	}
	n := len(strings.TrimRight(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	if n == len(word) || !isDigit(word[n-1]) || !s.lists.units[strings.ToLower(word[n:])] {
		return 0
	}
	return n
}
