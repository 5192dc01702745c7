package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// block is a half-open range of bytes that holds one paragraph.
type block struct{ start, end int }

// maxWrap is the widest line, in bytes, of a text that counts as hard-wrapped:
// mail and wire texts are set to at most 80 columns, some tools wrap at 100.
const maxWrap = 100

// minWrap is the narrowest line that can be the full line of a wrapped text.
const minWrap = 40

// blocks splits text into paragraphs.
func blocks(text string) []block {
	var all []block
	var run []block // lines without a blank one between them
	flush := func() {
		all = appendParagraphs(all, text, run)
		run = run[:0]
	}
	for at := 0; at < len(text); {
		end := at + lineEnd(text[at:])
		if strings.TrimSpace(text[at:end]) == "" {
			flush()
		} else {
			run = append(run, block{at, end})
		}
		_, width := utf8.DecodeRuneInString(text[min(end, len(text)-1):])
		at = end + width
	}
	flush()
	return all
}

// lineEnd is the length of the first line of s without its break.
func lineEnd(s string) int {
	if i := strings.IndexAny(s, "\n\r\v\f\u0085\u2028\u2029"); i >= 0 {
		return i
	}
	return len(s)
}

// appendParagraphs adds the lines of a run, those of a wrapped paragraph
// joined.
func appendParagraphs(all []block, text string, run []block) []block {
	wrapped := isWrapped(text, run)
	for i, line := range run {
		if i > 0 && joins(text, run[i-1], line, wrapped) {
			all[len(all)-1].end = line.end
			continue
		}
		all = append(all, line)
	}
	return all
}

// isWrapped tells whether a run of lines was broken by width: no line is wider
// than maxWrap, and almost nowhere would the next line's first word have fitted
// onto the line before.
func isWrapped(text string, run []block) bool {
	width := 0
	for _, l := range run {
		width = max(width, l.end-l.start)
	}
	if len(run) < 3 || width > maxWrap || width < minWrap {
		return false
	}
	misfits, unfinished := 0, 0
	for i, l := range run[:len(run)-1] {
		if l.end-l.start+1+firstWord(text, run[i+1]) <= width {
			misfits++
		}
		if !endsSentence(text[l.start:l.end]) {
			unfinished++
		}
	}
	// Trailing words vary the width by a few columns; a quarter of short lines
	// leaves room for those that end a paragraph.
	return 4*misfits <= len(run) && 2*unfinished >= len(run)-1
}

// joins tells whether the line continues the one before it.
func joins(text string, before, line block, wrapped bool) bool {
	head, tail := text[before.start:before.end], strings.TrimSpace(text[line.start:line.end])
	if isBullet(tail) {
		return false
	}
	if wrapped {
		return !endsSentence(head) || len(head) >= minWrap
	}
	r, _ := utf8.DecodeRuneInString(tail)
	return unicode.IsLower(r) && len(head) >= minWrap && len(head) <= maxWrap && !endsSentence(head)
}

// firstWord is the length of the first word of a line.
func firstWord(text string, l block) int {
	word, _, _ := strings.Cut(strings.TrimSpace(text[l.start:l.end]), " ")
	return len(word)
}

// endsSentence tells whether s ends with a mark that ends sentences, closing
// quotes and brackets aside.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \t\u00a0\"'”’»)]")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:;", r)
}

// isBullet tells whether a line begins an item of a list.
func isBullet(line string) bool {
	r, n := utf8.DecodeRuneInString(line)
	return strings.ContainsRune("•▪◦●*-–—·", r) && len(line) > n && (line[n] == ' ' || line[n] == '\t')
}
