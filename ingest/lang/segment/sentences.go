package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/ingest/document"
)

// split divides the tokens from first on into sentences of paragraph n.
func (g *Segmenter) split(d *document.Document, first, n int) {
	start := first
	if head := dateline(d.Tokens[first:]); head > 0 {
		start += head
		d.Sentences = append(d.Sentences, document.Sentence{Span: document.Span{Start: first, End: start}, Paragraph: n, Fragment: true})
	}
	for i := start; i < len(d.Tokens); {
		end := g.boundary(d.Tokens, i, start)
		if end == 0 && i+1-start >= Longest {
			end = cut(d.Tokens, start)
		}
		if end == 0 {
			i++
			continue
		}
		d.Sentences = append(d.Sentences, document.Sentence{Span: document.Span{Start: start, End: end}, Paragraph: n})
		start, i = end, end
	}
	if start < len(d.Tokens) {
		d.Sentences = append(d.Sentences, document.Sentence{Span: document.Span{Start: start, End: len(d.Tokens)}, Paragraph: n})
	}
}

// Longest is the largest number of tokens of a sentence; longer ones are cut. Of 19,000
// sentences of news none has as many, while lists, tables and broken pages know no
// bounds, and neither would the work of the stages behind, which look from each word
// at those of its sentence.
const Longest = 250

// cut is where the sentence that begins at start and is longer than Longest is cut:
// behind the last semicolon, else the last other mark between clauses, of the second
// half of what may stand, else as late as possible.
func cut(tokens []document.Token, start int) int {
	most := start + Longest
	for _, marks := range []string{";", ":,", "-–—()\"”"} {
		for i := most - 1; i > start+Longest/2; i-- {
			if strings.Contains(marks, tokens[i].Text) {
				return i + 1
			}
		}
	}
	return most
}

// boundary returns the end of the sentence when token i ends it, else 0. The
// sentence began at start.
func (g *Segmenter) boundary(tokens []document.Token, i, start int) int {
	t := &tokens[i]
	stop := isStop(t.Lower)
	if !stop && !g.closingAbbreviation(tokens, i) {
		return 0
	}
	end := closed(tokens, i+1, start)
	if end >= len(tokens) {
		return len(tokens)
	}
	if !opensSentence(tokens, end) {
		return 0
	}
	return end
}

// isStop tells whether a token ends sentences.
func isStop(lower string) bool {
	switch lower[0] {
	case '.', '!', '?':
		return strings.Trim(lower, ".!?") == ""
	}
	return lower == "…" || lower == "。"
}

// closingAbbreviation tells whether token i is an abbreviation whose stop also
// ends the sentence.
func (g *Segmenter) closingAbbreviation(tokens []document.Token, i int) bool {
	word, ok := strings.CutSuffix(tokens[i].Text, ".")
	if !ok || word == "" || i+1 >= len(tokens) {
		return false
	}
	if g.lists.abbreviations[word] == titleAbbreviation {
		return false
	}
	next := &tokens[i+1]
	return g.lists.openers[next.Lower] && next.Lower != next.Text && next.Space
}

// closed skips the closing quotes and brackets from token i on that fit into the
// sentence.
func closed(tokens []document.Token, i, start int) int {
	for i < min(len(tokens), start+Longest) && closes(tokens, i, start) {
		i++
	}
	return i
}

// closes tells whether token i closes a quotation or bracket.
func closes(tokens []document.Token, i, start int) bool {
	switch t := &tokens[i]; t.Text {
	case "”", "»", ")", "]", "’":
		return true
	case `"`, "'", "''", "“":
		return !t.Space && i+1 < len(tokens) && tokens[i+1].Space || i+1 == len(tokens) || open(tokens[start:i])
	}
	return false
}

// open tells whether a straight quotation mark among tokens is still open.
func open(tokens []document.Token) bool {
	odd := false
	for i := range tokens {
		if tokens[i].Text == `"` {
			odd = !odd
		}
	}
	return odd
}

// opensSentence tells whether a sentence can begin with token i: with a
// capital, a digit or an opening mark, but not with the dash or lower-case
// word that goes on after a quotation.
func opensSentence(tokens []document.Token, i int) bool {
	r, _ := utf8.DecodeRuneInString(tokens[i].Text)
	switch {
	case unicode.IsLower(r):
		return false
	case strings.ContainsRune("-–—,;:", r):
		return i+1 < len(tokens) && isUpper(tokens[i+1].Text) && tokens[i].Space
	case strings.ContainsRune(".!?…", r):
		return false
	}
	return true
}

// longestFragment is the largest number of tokens of a heading or caption;
// longer stretches without a full stop are taken for truncated sentences.
const longestFragment = 25

// markFragments marks headings, captions and bylines: the ends of paragraphs
// that no mark closes. A text of one sentence has none; datelines are marked
// already.
func markFragments(d *document.Document) {
	whole := 0
	for k := range d.Sentences {
		if !d.Sentences[k].Fragment {
			whole++
		}
	}
	if whole < 2 {
		return
	}
	for k := range d.Sentences {
		s := &d.Sentences[k]
		last := k+1 == len(d.Sentences) || d.Sentences[k+1].Paragraph != s.Paragraph
		s.Fragment = s.Fragment || last && s.Len() <= longestFragment && !finished(d.Tokens[s.Start:s.End])
	}
}

// finished tells whether a sentence ends with a mark that closes it.
func finished(tokens []document.Token) bool {
	for i := len(tokens) - 1; i >= 0; i-- {
		switch t := &tokens[i]; {
		case isStop(t.Lower):
			return true
		case !strings.Contains(`"'”’»)]`, t.Text):
			return strings.HasSuffix(t.Text, ".") && len(t.Text) > 1
		}
	}
	return false
}
