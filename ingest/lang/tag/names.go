package tag

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"newsgraph/ingest/document"
)

//go:embed names.txt
var namesFile string

// deceptive are names that look like other words.
var deceptive = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(namesFile) {
		if !strings.HasPrefix(line, "#") {
			for _, w := range strings.Fields(line) {
				set[w] = true
			}
		}
	}
	return set
})

// isName tells whether token t is capitalised and one of names, by lower-case form.
func isName(names map[string]bool, t *document.Token) bool {
	return capitalised(t.Text) && names[t.Lower]
}

func capitalised(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// surnames returns the capitalised words that follow a name within a sentence of
// d and are names themselves there: "May" where the article has "Theresa May".
func surnames(d *document.Document) map[string]bool {
	set := map[string]bool{}
	for _, s := range d.Sentences {
		for i := s.Start + 1; i < s.End; i++ {
			t, before := &d.Tokens[i], &d.Tokens[i-1]
			dated := i+1 < s.End && d.Tokens[i+1].XPOS == "CD"
			if t.UPOS == "PROPN" && before.UPOS == "PROPN" && capitalised(t.Text) && capitalised(before.Text) && !dated {
				set[t.Lower] = true
			}
		}
	}
	return set
}

// opening is the index of the first word of a sentence, opening marks aside.
func opening(tokens []document.Token) int {
	for i := range tokens {
		if tokens[i].UPOS != "PUNCT" {
			return i
		}
	}
	return len(tokens)
}

// misread tells whether the word that opens the sentence is one of the surnames
// of the text and was taken for another word, as "May met": a verb or what parts
// a subject from its verb follows, and no noun that it could describe.
func misread(surnames map[string]bool, tokens []document.Token) bool {
	i := opening(tokens)
	if i+1 >= len(tokens) || tokens[i].UPOS == "PROPN" || !isName(surnames, &tokens[i]) {
		return false
	}
	switch next := &tokens[i+1]; next.UPOS {
	case "VERB":
		return next.XPOS != "VBG"
	case "AUX":
		return true
	default:
		return next.Lower == "," || next.XPOS == "POS"
	}
}
