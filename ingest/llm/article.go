package llm

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"newsgraph/ingest/document"
	"newsgraph/ingest/llm/chat"
)

// stretch is a range of sentences, half-open.
type stretch struct{ start, end int }

// partTokens bounds the part of an article that is sent at once: with the
// instructions and the answer it fits a context of 8,192 tokens, which small
// local models have.
const partTokens = 2500

// lead is how many sentences before a part are sent with it, so that "he" and
// "the talks" find whom and what they mean.
const lead = 3

// parts cuts an article into parts of about that length.
func parts(d *document.Document) []stretch {
	var out []stretch
	begin, size := 0, 0
	for i := range d.Sentences {
		n := chat.Tokens(d.Slice(d.Sentences[i].Span))
		if size+n > partTokens && i > begin {
			out = append(out, stretch{begin, i})
			begin, size = i, 0
		}
		size += n
	}
	if begin < len(d.Sentences) {
		out = append(out, stretch{begin, len(d.Sentences)})
	}
	return out
}

// inParts asks about one part of an article after the other. A part that is too
// long for the model, or has too long an answer, is asked about in halves.
func inParts(ctx context.Context, list []stretch, ask func(context.Context, stretch) error) error {
	for len(list) > 0 {
		p := list[0]
		err := ask(ctx, p)
		var f *chat.Fault
		switch {
		case err == nil:
			list = list[1:]
		case errors.As(err, &f) && f.TooLong() && p.end-p.start > 1:
			middle := (p.start + p.end) / 2
			list = append([]stretch{{p.start, middle}, {middle, p.end}}, list[1:]...)
		default:
			return err
		}
	}
	return nil
}

// article writes a part of the article for the model. Each sentence stands on one
// line behind its number, whatever line breaks it holds: no text can pass itself
// off as another sentence, or as the end of the article.
func article(d *document.Document, p stretch) string {
	var b strings.Builder
	if d.Date != "" {
		fmt.Fprintf(&b, "Date of the article: %s%s\n", d.Date, weekday(d.Date))
	}
	if d.Title != "" {
		fmt.Fprintf(&b, "Title: %s\n", line(d.Title))
	}
	b.WriteString("\n")
	for i := max(p.start-lead, 0); i < p.end; i++ {
		s := &d.Sentences[i]
		mark := ""
		if s.Fragment {
			mark = " (heading)"
		}
		fmt.Fprintf(&b, "%d%s: %s\n", i+1, mark, line(d.Slice(s.Span)))
	}
	b.WriteString("(end of the article)\n")
	return b.String()
}

// line is a text without line breaks.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }

// weekday is " (Sunday)" for a whole date.
func weekday(date string) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return ""
	}
	return " (" + t.Weekday().String() + ")"
}
