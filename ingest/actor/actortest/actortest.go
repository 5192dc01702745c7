// Package actortest reads and prints analysed documents for the tests of the
// stages that work on mentions.
//
// A fixture is a text file: one line a token with seven columns separated by
// tabs (form, lemma, UPOS, XPOS, head counted from 1 within the sentence or 0,
// relation, and the marks "B-PER", "I-PER", ... for names and "+" where no white
// space precedes the token); an empty line ends a sentence. Lines that begin with
// "#" are comments; "# fragment" marks the next sentence as a heading or caption.
// The expected mentions, entities and offices follow a line "---". So the models
// before the stage can change without touching its tests.
package actortest

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"newsgraph/ingest/document"
)

// Parse reads the tokens of a fixture and returns what it expects as well. An
// error names the line.
func Parse(fixture string) (d *document.Document, want string, err error) {
	head, want, _ := strings.Cut(fixture, "\n---\n")
	b := &builder{d: &document.Document{Article: document.Article{ID: "fixture"}}}
	for n, line := range strings.Split(head, "\n") {
		if err := b.line(line); err != nil {
			return nil, "", fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	b.endSentence()
	b.finish()
	return b.d, want, nil
}

// builder collects the sentences of a fixture.
type builder struct {
	d        *document.Document
	text     strings.Builder
	start    int
	fragment bool
}

func (b *builder) line(line string) error {
	switch {
	case strings.TrimSpace(line) == "":
		b.endSentence()
		return nil
	case strings.HasPrefix(line, "#"):
		b.fragment = b.fragment || strings.TrimSpace(line[1:]) == "fragment"
		return nil
	}
	f := strings.Split(line, "\t")
	if len(f) < 6 {
		return fmt.Errorf("%d columns, want at least 6", len(f))
	}
	head, err := strconv.Atoi(f[4])
	if err != nil {
		return fmt.Errorf("head: %w", err)
	}
	b.token(f, head)
	return nil
}

func (b *builder) token(f []string, head int) {
	marks := ""
	if len(f) > 6 {
		marks = f[6]
	}
	space := b.text.Len() > 0 && !strings.Contains(marks, "+")
	if space {
		b.text.WriteByte(' ')
	}
	at := b.text.Len()
	b.text.WriteString(f[0])
	t := document.Token{
		Start: at, End: b.text.Len(), Text: f[0], Lower: strings.ToLower(f[0]), Lemma: f[1],
		UPOS: f[2], XPOS: f[3], Head: b.start + head - 1, Rel: f[5], Space: space,
	}
	if head == 0 {
		t.Head = -1
	}
	b.d.Tokens = append(b.d.Tokens, t)
	b.name(marks)
}

// name begins or continues a name span at the last token.
func (b *builder) name(marks string) {
	i := len(b.d.Tokens) - 1
	for _, m := range strings.Fields(marks) {
		switch {
		case strings.HasPrefix(m, "B-"):
			b.d.Names = append(b.d.Names, document.Name{
				Span: document.Span{Start: i, End: i + 1}, Type: document.NameType(m[2:]), Score: 1,
			})
		case strings.HasPrefix(m, "I-"):
			b.d.Names[len(b.d.Names)-1].End = i + 1
		}
	}
}

func (b *builder) endSentence() {
	if n := len(b.d.Tokens); n > b.start {
		b.d.Sentences = append(b.d.Sentences, document.Sentence{
			Span: document.Span{Start: b.start, End: n}, Fragment: b.fragment,
		})
		b.start, b.fragment = n, false
	}
}

// finish sets the text and the substrings of the tokens.
func (b *builder) finish() {
	b.d.Text = b.text.String()
	for i := range b.d.Tokens {
		t := &b.d.Tokens[i]
		t.Text = b.d.Text[t.Start:t.End]
	}
}

var forms = [...]string{"name", "noun", "pron", "adj"}

// Print shows the mentions, entities and offices of a document: a line each.
func Print(d *document.Document) string {
	var sb strings.Builder
	for i := range d.Mentions {
		m := &d.Mentions[i]
		fmt.Fprintf(&sb, "%s\t%s\t[%s]\t%s\n", forms[m.Form], d.Slice(m.Span), d.Tokens[m.Head].Text, denoted(d, m))
	}
	lines := make([]string, 0, len(d.Entities))
	for i := range d.Entities {
		lines = append(lines, entity(d, i))
	}
	sort.Strings(lines)
	sb.WriteString(strings.Join(lines, ""))
	for _, o := range d.Offices {
		fmt.Fprintf(&sb, "office\t%s\t%s\t%s\n", d.Entities[o.Person].Name, title(o), of(d, o.Of))
	}
	return sb.String()
}

// denoted names what a mention denotes.
func denoted(d *document.Document, m *document.Mention) string {
	if m.Entity >= 0 {
		return d.Entities[m.Entity].Name
	}
	names := make([]string, len(m.Members))
	for i, e := range m.Members {
		names[i] = d.Entities[e].Name
	}
	if len(names) == 0 {
		return "?"
	}
	return strings.Join(names, " + ")
}

func entity(d *document.Document, i int) string {
	e := &d.Entities[i]
	marks := ""
	if e.Generic {
		marks = "generic"
	}
	return fmt.Sprintf("%s\t%s\t%s\t%s %s\t%s\t%s\n", e.Kind, e.Name, e.Key, e.Country, e.Sector, marks, strings.Join(e.Aliases, "|"))
}

func title(o document.Office) string {
	if o.Former {
		return "former: " + o.Title
	}
	return o.Title
}

func of(d *document.Document, e int) string {
	if e < 0 {
		return "?"
	}
	return d.Entities[e].Name
}
