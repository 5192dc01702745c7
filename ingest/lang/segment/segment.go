// Package segment finds the paragraphs, sentences and tokens of a text.
//
// It reads Document.Text and fills Tokens (Start, End, Text, Lower, Space) and
// Sentences. Tokens follow the conventions of the English Web Treebank: "don't"
// is "do n't", a possessive "'s" is a token, "well-known" is three tokens and
// "pro-Russian" one, "U.S." is one. Each token's Text is the text at its place
// without soft hyphens and the like; nothing but white space lies between tokens. A line break ends a paragraph
// and a sentence, unless the lines are those of a hard-wrapped text. The dateline
// at the head of a paragraph is a sentence of its own.
package segment

import "newsgraph/ingest/document"

// Segmenter splits texts. It is safe for concurrent use.
type Segmenter struct{ lists *lists }

// New returns a segmenter; the first call loads the word lists.
func New() *Segmenter { return &Segmenter{loadLists()} }

// Annotate replaces the tokens and sentences of d.
func (g *Segmenter) Annotate(d *document.Document) {
	// English has about five bytes a token.
	d.Tokens = make([]document.Token, 0, len(d.Text)/5+8)
	d.Sentences = d.Sentences[:0]
	for n, b := range blocks(d.Text) {
		first := len(d.Tokens)
		g.tokenise(d, b)
		g.split(d, first, n)
	}
	markFragments(d)
}
