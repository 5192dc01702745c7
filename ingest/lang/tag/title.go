package tag

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/ingest/document"
)

// Headlines in title case ("Canada Lifts Ban") or in capitals hide which words are
// names. Their capitals are features apart, fitted to sentences made like headlines.

// smallWords may stand in lower case in a headline in title case: articles,
// conjunctions, short prepositions, and the particles of names.
var smallWords = func() map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq("a an the and or but nor of in on to for at by as off per up out via with from into " +
		"over is vs v 's s n't ' al el bin de del den der di dos du la le van von und y") {
		set[w] = true
	}
	return set
}()

// SmallInTitle tells whether a headline in title case may have the word, in lower
// case, without a capital.
func SmallInTitle(lower string) bool { return smallWords[lower] }

// minTitle is the number of capitalised words from which on a sentence can be a
// headline; "Ann met Bob" is none.
const minTitle = 3

// titleCase tells whether all words of a sentence are capitalised but for small ones.
func titleCase(tokens []document.Token) bool {
	capitals := 0
	for i := range tokens {
		r, _ := utf8.DecodeRuneInString(tokens[i].Text)
		switch {
		case unicode.IsUpper(r):
			capitals++
		case unicode.IsLetter(r) && !SmallInTitle(tokens[i].Lower):
			return false
		}
	}
	return capitals >= minTitle
}

// usage is how the running text has its words: those that it only has in lower case,
// and those that it only has as names.
type usage struct{ common, names map[string]bool }

// usageIn reads the tagged sentences of d that are in no title case. Where no word
// precedes, a capital tells nothing.
func usageIn(d *document.Document) usage {
	u := usage{map[string]bool{}, map[string]bool{}}
	for _, s := range d.Sentences {
		tokens := d.Tokens[s.Start:s.End]
		if titleCase(tokens) {
			continue
		}
		first := opening(tokens)
		for i := range tokens {
			switch t := &tokens[i]; {
			case !capitalised(t.Text):
				u.common[t.Lower] = true
			case i > first && t.UPOS == "PROPN":
				u.names[t.Lower] = true
			}
		}
	}
	for word := range u.common {
		if u.names[word] {
			delete(u.common, word)
			delete(u.names, word)
		}
	}
	return u
}

// headlines tags the sentences in title case again, now that the names of the text
// are known: what it has in lower case alone is no name in its headline either.
func (t *Tagger) headlines(c *Context, d *document.Document) {
	var known *usage
	for _, s := range d.Sentences {
		tokens := d.Tokens[s.Start:s.End]
		if !titleCase(tokens) {
			continue
		}
		if known == nil {
			u := usageIn(d)
			known = &u
		}
		t.sentence(c, tokens, deceptive(), known.common)
		for i := range tokens {
			if tok := &tokens[i]; tok.XPOS == "NN" && known.names[tok.Lower] && capitalised(tok.Text) {
				t.name(tok)
			}
		}
	}
}
