// Package language tells in which language a text is, and takes the English
// paragraphs out of a mixed one.
package language

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"
)

// English is the ISO 639-1 code of the language that is analysed.
const English = "en"

// sample is the number of bytes that decide the language of a text: on the first
// thousand characters the detector made no mistake in 45 texts of 20 languages.
const sample = 4000

// leastLetters is the number of letters from which trigrams tell languages of one
// script apart; names of persons and places fill shorter ones too easily.
const leastLetters = 80

// Detect returns the ISO 639-1 code (639-3 where there is none) and the English
// name of the language of a text, both empty where the text is too short to tell.
// Languages of another script than the Latin one are told from a few letters.
func Detect(text string) (code, name string) {
	letters, latin := count(text)
	if letters == 0 || letters < leastLetters && latin*2 >= letters {
		return "", ""
	}
	if englishWords(text) {
		return English, "English"
	}
	info := whatlanggo.Detect(head(text))
	if info.Lang < 0 || latin*2 >= letters && !info.IsReliable() {
		return "", ""
	}
	if code = info.Lang.Iso6391(); code == "" {
		code = info.Lang.Iso6393()
	}
	return code, info.Lang.String()
}

// function are frequent words of English that hardly occur in other languages of
// the Latin script.
var function = map[string]bool{
	"the": true, "of": true, "and": true, "that": true, "with": true, "from": true, "this": true, "which": true,
	"has": true, "have": true, "said": true, "would": true, "were": true, "not": true, "their": true, "they": true,
	"been": true, "who": true, "after": true, "will": true, "to": true, "by": true,
}

// leastFunction is the share of function words in a text that is English whatever
// its trigrams say: names fill captions and lists. In English prose they make a
// fifth to a third; in Dutch, Danish and German, which have some of them as other
// words, less than one in thirty.
const leastFunction = 0.10

// longestFunction is the number of letters of the longest of them.
const longestFunction = 5

// englishWords tells whether the words of a text are English.
func englishWords(text string) bool {
	words, hits := 0, 0
	var word [longestFunction]byte
	n := 0 // letters of the word at hand
	end := func() {
		if n > 0 {
			words++
		}
		if n > 0 && n <= len(word) && function[string(word[:n])] {
			hits++
		}
		n = 0
	}
	for _, r := range head(text) {
		if r >= utf8.RuneSelf && unicode.IsLetter(r) {
			n += len(word) + 1 // a word with such a letter is none of them
			continue
		}
		c := byte(r)
		if 'A' <= r && r <= 'Z' {
			c += 'a' - 'A'
		}
		if r >= utf8.RuneSelf || (c < 'a' || c > 'z') && c != '\'' {
			end()
			continue
		}
		if n < len(word) {
			word[n] = c
		}
		n++
	}
	end()
	return float64(hits) >= leastFunction*float64(words)
}

// declared are the languages by the ways in which they are declared: their codes, and
// their English names in lower case.
var declared = sync.OnceValue(func() map[string]whatlanggo.Lang {
	m := map[string]whatlanggo.Lang{}
	for l, name := range whatlanggo.Langs {
		for _, way := range []string{l.Iso6391(), l.Iso6393(), strings.ToLower(name)} {
			if way != "" {
				m[way] = l
			}
		}
	}
	return m
})

// known finds the language that a declaration ("en-US", "English", "eng") stands for.
func known(declaration string) (whatlanggo.Lang, bool) {
	if declaration == "" {
		return 0, false
	}
	primary, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(declaration)), "-")
	primary, _, _ = strings.Cut(primary, "_")
	l, ok := declared()[primary]
	return l, ok
}

// Name is the English name of the language that a code or name stands for, as far
// as the languages are known, else the code itself.
func Name(code string) string {
	if l, ok := known(code); ok {
		return l.String()
	}
	return code
}

// Code is the ISO 639-1 code of a declared language ("en-US", "English", "eng"),
// or "" where it is not known.
func Code(declared string) string {
	if l, ok := known(declared); ok {
		return l.Iso6391()
	}
	return ""
}

// count counts the letters of the part that decides, and those of the Latin
// script among them.
func count(text string) (letters, latin int) {
	for _, r := range head(text) {
		if r < utf8.RuneSelf {
			if c := r | 0x20; 'a' <= c && c <= 'z' {
				letters++
				latin++
			}
			continue
		}
		if unicode.IsLetter(r) {
			letters++
			if unicode.Is(unicode.Latin, r) {
				latin++
			}
		}
	}
	return letters, latin
}

func head(text string) string {
	if len(text) > sample {
		return strings.ToValidUTF8(text[:sample], "")
	}
	return text
}
