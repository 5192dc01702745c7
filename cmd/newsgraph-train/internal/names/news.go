package names

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"

	"newsgraph/ingest/document"
)

// newsText holds sentences in the manner of world news, which no treebank at
// hand has enough of, with their names marked.
//
//go:embed news.txt
var newsText string

// unseenText is like newsText, but no pattern or list was written by it.
//
//go:embed unseen.txt
var unseenText string

// News returns the marked news sentences, one document an article, split into
// sentences and tokens by the segmenter. They are for measuring, never for
// training; the patterns were written with an eye on what went wrong in them.
func News() ([]Document, error) { return articles(newsText) }

// Unseen is like News for sentences that no pattern or list was written by.
func Unseen() ([]Document, error) { return articles(unseenText) }

func articles(text string) ([]Document, error) {
	var docs []Document
	for article := range strings.SplitSeq(strings.TrimSpace(withoutComments(text)), "\n\n") {
		doc, err := marked(article)
		if err != nil {
			return nil, err
		}
		docs = append(docs, doc)
	}
	return docs, nil
}

// mark is a marked name: a range of bytes and a type.
type mark struct {
	start, end int
	kind       document.NameType
}

// unmark takes the marks "[name|TYPE]" out of a text.
func unmark(marked string) (text string, marks []mark, err error) {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(marked, "[")
		b.WriteString(before)
		if !found {
			return b.String(), marks, nil
		}
		inner, after, closed := strings.Cut(rest, "]")
		name, kind, typed := strings.Cut(inner, "|")
		if !closed || !typed {
			return "", nil, fmt.Errorf("names: news: broken mark at %q", head(rest))
		}
		marks = append(marks, mark{b.Len(), b.Len() + len(name), document.NameType(kind)})
		b.WriteString(name)
		marked = after
	}
}

// head is the beginning of a text, enough to find it by.
func head(s string) string { return s[:min(len(s), 40)] }

// errTokens tells that the segmenter does not take a name for a whole.
var errTokens = errors.New("is not made of whole tokens of one sentence")

// place turns marks into the gold names of the sentences. A mark that does not
// begin and end with a token of one sentence is an error: it could never be
// found.
func (doc *Document) place(marks []mark) error {
	doc.Gold = make([][]document.Name, len(doc.Sentences))
	for _, m := range marks {
		first, last := -1, -1
		for i, t := range doc.Tokens {
			if t.Start == m.start {
				first = i
			}
			if t.End == m.end {
				last = i
			}
		}
		k := doc.SentenceOf(first)
		if first < 0 || last < first || k != doc.SentenceOf(last) {
			return fmt.Errorf("names: news: %q %w", doc.Text[m.start:m.end], errTokens)
		}
		from := doc.Sentences[k].Start
		doc.Gold[k] = append(doc.Gold[k], document.Name{
			Span: document.Span{Start: first - from, End: last + 1 - from}, Type: m.kind,
		})
	}
	return nil
}
