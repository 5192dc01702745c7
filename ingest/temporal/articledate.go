package temporal

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/ingest/document"
)

// The head of an article: where its own date can stand. A dateline and the
// lines of a web page's header lie within; the first paragraphs do not count.
const (
	headLines  = 8
	headTokens = 24 // of a line that opens with a dateline
	wholeLimit = 1 << 16
)

// ArticleDate finds the article's own date at the head of its text: "date
// 2022-01-23", "Published: 5 January 2022", a line that is a date, or a dateline
// ("MOSCOW, January 23 (TASS) -"). A dateline without a year takes the year from
// the dates of the text by the principles of the package. The date is ISO 8601;
// ok is false where the head gives none, and nothing is guessed.
func ArticleDate(text string) (value string, ok bool) {
	d := rough(text)
	found := read(d)
	for i := range found {
		e := &found[i]
		k := d.SentenceOf(e.span.Start)
		if k >= headLines {
			break
		}
		if e.until != nil || e.month == 0 || e.day == 0 || !heads(d, d.Sentences[k].Span, e.span) {
			continue
		}
		r := resolver{direction: func() int { return 0 }}
		if e.year == 0 {
			r.soft = softDate(d, found)
		}
		if at := r.resolve(&e.expression).first; at.exact() {
			return at.String(), true
		}
	}
	return "", false
}

// rough cuts a text at white space into tokens, and at line breaks into
// sentences, which is all that a head needs.
func rough(text string) *document.Document {
	if len(text) > wholeLimit {
		text = text[:wholeLimit]
	}
	d := &document.Document{Article: document.Article{Text: text}}
	for at := 0; at < len(text); {
		line, _, _ := strings.Cut(text[at:], "\n")
		start := len(d.Tokens)
		roughLine(d, at, line)
		if len(d.Tokens) > start {
			d.Sentences = append(d.Sentences, document.Sentence{Span: document.Span{Start: start, End: len(d.Tokens)}})
		}
		at += len(line) + 1
	}
	return d
}

func roughLine(d *document.Document, at int, line string) {
	for i := 0; i < len(line); {
		r, n := utf8.DecodeRuneInString(line[i:])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		word := line[i:]
		if end := strings.IndexFunc(word, unicode.IsSpace); end >= 0 {
			word = word[:end]
		}
		d.Tokens = append(d.Tokens, document.Token{
			Start: at + i, End: at + i + len(word), Text: word, Lower: strings.ToLower(word), Head: -1, Space: true,
		})
		i += len(word)
	}
}

// heads tells whether the date at s stands in its line as an article's own.
func heads(d *document.Document, line, s document.Span) bool {
	before := d.Tokens[line.Start:s.Start]
	after := d.Tokens[s.End:line.End]
	switch {
	case labelled(before, len(after)):
		return true
	case len(before) == 0 && clock(after):
		return true
	}
	return s.End-line.Start <= headTokens && placeBefore(before) && dashAfter(d.Tokens[s.End-1].Text, after)
}

// clock tells whether nothing but a time of day follows a date on a line of its
// own: "at 10:15 p.m. GMT".
func clock(after []document.Token) bool {
	for i := range after {
		switch t := after[i].Text; {
		case strings.ContainsAny(t, "0123456789"), t == strings.ToUpper(t):
		case t == "at", t == "am", t == "pm", t == "a.m.", t == "p.m.", t == "|":
		default:
			return false
		}
	}
	return true
}

// labelReach is how many words a label may have with what follows it before the
// date: "Last updated on", "Published 10:15 GMT".
const labelReach = 4

// labelRest is how many words may follow a date whose label has no colon, so that
// it is no sentence: "Published on 5 January 2022 by the news desk".
const labelRest = 6

// labelled tells whether a label such as "Published:" stands before a date that
// rest words follow.
func labelled(before []document.Token, rest int) bool {
	if len(before) > labelReach {
		return false
	}
	for i := range before {
		switch label := before[i].Lower; strings.TrimRight(label, ":") {
		case "date":
			return i == 0
		case "dated", "published", "updated", "posted", "created", "modified", "issued":
			return i < 2 && (rest <= labelRest || strings.HasSuffix(label, ":"))
		}
	}
	return false
}

// placeBefore tells whether the words before a date can be the place and agency
// of a dateline: all capitalised.
func placeBefore(before []document.Token) bool {
	for i := range before {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(before[i].Text, "(/[“\""))
		if !unicode.IsUpper(r) && kindOfText(before[i].Text) == letter {
			return false
		}
	}
	return true
}

// dashAfter tells whether the dash, or agency and dash, that closes a dateline
// follows: "(TASS) -", "/TASS/.", "—".
func dashAfter(last string, after []document.Token) bool {
	if strings.HasSuffix(last, ".") && len(after) > 0 && after[0].Text[0] == '/' {
		return true
	}
	for i := 0; i < len(after) && i < 3; i++ {
		switch t := after[i].Text; {
		case t == "-" || t == "--" || dash(t) > 0:
			return true
		case t[0] != '(' && t[0] != '/' && t[0] != '[' && t != ":":
			return false
		}
	}
	return false
}
