package main

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/cmd/newsgraph-train/internal/treebank"
	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/tag"
)

// Headlines are learnt from sentences made like them. The shares are guesses: a
// quarter or a half of the sentences, half or four fifths in the present make no
// difference on the development parts.
const (
	// titles is the share of sentences that are learnt as headlines, too.
	titles = 0.5
	// titleWords is the length of the longest sentence made a headline.
	titleWords = 25
	// articleless is the share of headlines without articles, present of those in the
	// present, lowShort of those with small words in lower case, and capitals of those
	// in capitals.
	articleless = 0.5
	present     = 0.5
	lowShort    = 0.8
	capitals    = 0.15
)

// asTitle writes a sentence as headlines are: its words capitalised but for small
// ones, without the final stop, often without articles, and terse, with past forms in
// the present ("seized" becomes "Seizes") and no auxiliary of the passive.
func asTitle(tokens []document.Token, random *rand.Rand) []document.Token {
	bare, terse := random.Float64() < articleless, random.Float64() < present
	small, upper := random.Float64() < lowShort, random.Float64() < capitals
	var title []document.Token
	for i, t := range tokens {
		switch {
		case i == len(tokens)-1 && t.Text == ".", bare && article(t.Lower), terse && t.Rel == "aux:pass" && finite(t.XPOS):
			continue
		case terse && t.UPOS == "VERB" && t.XPOS == "VBD":
			inPresent(&t, i, tokens)
		}
		switch {
		case upper:
			t.Text = strings.ToUpper(t.Text)
		case len(title) == 0 || !small || !tag.SmallInTitle(t.Lower):
			t.Text = capital(t.Text)
		}
		title = append(title, t)
	}
	return title
}

func article(lower string) bool { return lower == "the" || lower == "a" || lower == "an" }

func finite(xpos string) bool { return xpos == "VBD" || xpos == "VBZ" || xpos == "VBP" }

// inPresent puts the past form t, token i of its sentence, into the present.
func inPresent(t *document.Token, i int, tokens []document.Token) {
	t.XPOS, t.Lower = "VBZ", thirdPerson(strings.ToLower(t.Lemma))
	for k := range tokens {
		if s := &tokens[k]; s.Head == i && strings.HasPrefix(s.Rel, "nsubj") && plural(k, tokens) {
			t.XPOS, t.Lower = "VBP", strings.ToLower(t.Lemma)
		}
	}
	t.Text = t.Lower
}

// plural tells whether a verb with the subject k has no "-s".
func plural(k int, tokens []document.Token) bool {
	switch s := &tokens[k]; s.XPOS {
	case "NNS", "NNPS":
		return true
	case "PRP":
		return s.Lower != "he" && s.Lower != "she" && s.Lower != "it"
	}
	return slices.ContainsFunc(tokens, func(t document.Token) bool { return t.Head == k && t.Rel == "conj" })
}

// thirdPerson is the third person singular of a verb.
func thirdPerson(verb string) string {
	n := len(verb)
	switch {
	case n == 0:
		return verb
	case strings.ContainsRune("sxzo", rune(verb[n-1])), strings.HasSuffix(verb, "ch"), strings.HasSuffix(verb, "sh"):
		return verb + "es"
	case verb[n-1] == 'y' && n > 1 && !strings.ContainsRune("aeiou", rune(verb[n-2])):
		return verb[:n-1] + "ies"
	}
	return verb + "s"
}

// titled returns the sentences of four words and more as headlines.
func titled(sentences []treebank.Sentence) []treebank.Sentence {
	random := rand.New(rand.NewPCG(1, 3))
	var out []treebank.Sentence
	for _, s := range sentences {
		if s.Tokens = asTitle(s.Tokens, random); len(s.Tokens) >= 4 && len(s.Tokens) <= titleWords {
			out = append(out, s)
		}
	}
	return out
}

// capital is the word with a capital initial.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if !unicode.IsLower(r) {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
