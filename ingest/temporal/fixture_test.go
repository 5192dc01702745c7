package temporal

import (
	"strconv"
	"strings"
	"testing"

	"newsgraph/ingest/document"
)

// flat makes a document of sentences, one a line, whose words stand apart and
// may carry a Penn tag: "Ministers met/VBD on Friday ."
func flat(date string, lines ...string) *document.Document {
	d := &document.Document{}
	d.Date = date
	for _, line := range lines {
		start := len(d.Tokens)
		for _, word := range strings.Fields(line) {
			text, tag, _ := strings.Cut(word, "/V")
			if tag != "" {
				tag = "V" + tag
			}
			if strings.HasSuffix(text, "/MD") {
				text, tag = strings.TrimSuffix(text, "/MD"), "MD"
			}
			addToken(d, text, document.Token{XPOS: tag, Head: -1})
		}
		d.Sentences = append(d.Sentences, document.Sentence{Span: document.Span{Start: start, End: len(d.Tokens)}})
	}
	return d
}

// tree makes a document of one sentence from lines of word, lemma, Penn tag,
// universal tag, head (from 1, 0 for the root) and relation.
func tree(t *testing.T, date, lines string) *document.Document {
	t.Helper()
	d := &document.Document{}
	d.Date = date
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		f := strings.Fields(line)
		if len(f) != 6 {
			t.Fatalf("fixture line %q: want six fields", line)
		}
		head, err := strconv.Atoi(f[4])
		if err != nil {
			t.Fatal(err)
		}
		addToken(d, f[0], document.Token{Lemma: f[1], XPOS: f[2], UPOS: f[3], Head: head - 1, Rel: f[5]})
	}
	d.Sentences = []document.Sentence{{Span: document.Span{End: len(d.Tokens)}}}
	Annotate(d)
	return d
}

func addToken(d *document.Document, text string, t document.Token) {
	if len(d.Tokens) > 0 {
		d.Text += " "
	}
	t.Start, t.Text, t.Lower, t.Space = len(d.Text), text, strings.ToLower(text), true
	d.Text += text
	t.End = len(d.Text)
	d.Tokens = append(d.Tokens, t)
}

// show writes the times of d as "text=value", with "..end" for a range and
// "<" or ">" for a side without value.
func show(d *document.Document) string {
	var out []string
	for _, t := range d.Times {
		s := d.Slice(t.Span) + "=" + t.Value
		if t.End != "" {
			s += ".." + t.End
		}
		if t.Past {
			s += "<"
		}
		if t.Future {
			s += ">"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}
