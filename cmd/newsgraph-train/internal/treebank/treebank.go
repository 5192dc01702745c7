// Package treebank reads Universal Dependencies treebanks (CoNLL-U) into
// documents as the pipeline stages see them.
package treebank

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/segment"
)

// Sentence is one tree. Head is relative to the sentence: an index into
// Tokens, or -1 at the root. Offsets refer to Text.
type Sentence struct {
	ID     string
	Text   string
	Tokens []document.Token
	// Misc are the MISC fields by token ("_" where empty).
	Misc []string
	// Document and Paragraph are set on the first sentence of each.
	Document, Paragraph bool
}

// Read reads a gzipped CoNLL-U file.
func Read(path string) ([]Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("treebank: %w (give the folder of the treebanks with --data)", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("treebank: %s: %w", path, err)
	}
	sentences, err := Parse(z)
	if err != nil {
		return nil, fmt.Errorf("treebank: %s:%w", path, err)
	}
	return sentences, nil
}

// Parse reads CoNLL-U. Its errors begin with the line number.
func Parse(r io.Reader) ([]Sentence, error) {
	var (
		all []Sentence
		b   builder
	)
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24) // GUM keeps whole summaries in one comment line
	for n := 1; lines.Scan(); n++ {
		if lines.Text() == "" {
			if len(b.s.Tokens) > 0 {
				all = append(all, b.finish())
			}
			b = builder{}
			continue
		}
		if err := b.line(lines.Text()); err != nil {
			return nil, fmt.Errorf("%d: %w", n, err)
		}
	}
	if len(b.s.Tokens) > 0 {
		all = append(all, b.finish())
	}
	return all, lines.Err()
}

// builder collects the lines of one sentence.
type builder struct {
	s Sentence
	// glued tells that the next token follows without a space.
	glued bool
	// rangeEnd is the last word of the multiword token being read and
	// rangeGlued whether a space follows it.
	rangeEnd   int
	rangeGlued bool
}

func (b *builder) line(line string) error {
	if strings.HasPrefix(line, "#") {
		b.comment(line)
		return nil
	}
	f := strings.Split(line, "\t")
	if len(f) != 10 {
		return fmt.Errorf("%d columns instead of 10", len(f))
	}
	glued := strings.Contains(f[9], "SpaceAfter=No")
	if from, to, ok := strings.Cut(f[0], "-"); ok && from != "" {
		b.rangeEnd, _ = strconv.Atoi(to)
		b.rangeGlued = glued
		return nil
	}
	if strings.Contains(f[0], ".") {
		return nil // an empty node of the enhanced graph
	}
	id, err := strconv.Atoi(f[0])
	if err != nil {
		return fmt.Errorf("word number %q", f[0])
	}
	head, err := strconv.Atoi(f[6])
	if err != nil {
		return fmt.Errorf("head %q of word %d", f[6], id)
	}
	b.s.Tokens = append(b.s.Tokens, document.Token{
		Text: f[1], Lower: segment.Lower(f[1]), Lemma: f[2], UPOS: f[3], XPOS: f[4],
		Head: head - 1, Rel: f[7], Space: !b.glued && id > 1,
	})
	b.s.Misc = append(b.s.Misc, f[9])
	b.glued = glued
	switch {
	case id < b.rangeEnd:
		b.glued = true
	case id == b.rangeEnd:
		b.glued = b.rangeGlued
	}
	return nil
}

func (b *builder) comment(line string) {
	switch key, value, _ := strings.Cut(strings.TrimPrefix(line, "# "), "="); strings.TrimSpace(key) {
	case "sent_id":
		b.s.ID = strings.TrimSpace(value)
	case "text":
		b.s.Text = strings.TrimSpace(value)
	case "newdoc id":
		b.s.Document, b.s.Paragraph = true, true
	case "newpar id", "newpar":
		b.s.Paragraph = true
	}
}

// finish sets the offsets: the words follow each other in Text. A word that
// does not stand there (a few multiword tokens are respelt) gets an empty
// range at its place.
func (b *builder) finish() Sentence {
	at := 0
	for i := range b.s.Tokens {
		t := &b.s.Tokens[i]
		rest := b.s.Text[at:]
		skip := len(rest) - len(strings.TrimLeft(rest, " \t\u00a0"))
		if strings.HasPrefix(rest[skip:], t.Text) {
			at += skip
			t.Start, t.End = at, at+len(t.Text)
			at = t.End
			continue
		}
		t.Start, t.End = at, at
	}
	return b.s
}

// Split parts the sentences into documents.
func Split(sentences []Sentence) [][]Sentence {
	var parts [][]Sentence
	for k, s := range sentences {
		if s.Document || k == 0 {
			parts = append(parts, nil)
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], s)
	}
	return parts
}

// Document puts sentences into one document with gold tokens and nothing else:
// the analysis that the stages are to find is left out.
func Document(sentences []Sentence) *document.Document {
	d := &document.Document{}
	var text strings.Builder
	for _, s := range sentences {
		first := len(d.Tokens)
		for i, t := range s.Tokens {
			if t.Space || i == 0 && first > 0 {
				text.WriteByte(' ')
			}
			start := text.Len()
			text.WriteString(t.Text)
			d.Tokens = append(d.Tokens, document.Token{
				Start: start, End: text.Len(), Text: t.Text, Lower: t.Lower, Space: t.Space, Head: -1,
			})
		}
		d.Sentences = append(d.Sentences, document.Sentence{Span: document.Span{Start: first, End: len(d.Tokens)}})
	}
	d.Text = text.String()
	return d
}
