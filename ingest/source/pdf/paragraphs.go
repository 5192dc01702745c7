package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// paragraphs joins the lines of all pages to paragraphs.
func paragraphs(pages [][]line) []string {
	repeated := repeats(pages)
	usual := leading(pages)
	var out []string
	for _, p := range pages {
		p = slices.DeleteFunc(slices.Clone(p), func(l line) bool { return repeated[key(l.text)] || number(l.text) })
		for i, l := range p {
			switch {
			case len(out) == 0, i == 0 && !runsOn(out[len(out)-1], l.text), i > 0 && begins(p[i-1], l, usual):
				out = append(out, l.text)
			default:
				out[len(out)-1] = join(out[len(out)-1], l.text)
			}
		}
	}
	return out
}

// leading is the distance of the lines within paragraphs, or 0. It is that of the
// nearest fifth: where paragraphs are short, most steps lead to a new one.
func leading(pages [][]line) float64 {
	var steps []float64
	for _, p := range pages {
		for i := 1; i < len(p); i++ {
			if d := p[i-1].y - p[i].y; d > 0 {
				steps = append(steps, d)
			}
		}
	}
	if len(steps) == 0 {
		return 0
	}
	slices.Sort(steps)
	return steps[(len(steps)-1)/5]
}

// What sets paragraphs apart: lines half as far again as usual, letters a tenth
// larger or smaller, a first line set in by the width of a letter or more, a last
// line that ends a sentence well before the margin.
const (
	wideStep  = 1.35
	otherSize = 1.1
	indent    = 0.8
	maxIndent = 6
)

// begins tells whether l, which follows before, begins a paragraph.
func begins(before, l line, usual float64) bool {
	step := before.y - l.y
	switch {
	case step < 0: // the top of another column
		return !runsOn(before.text, l.text)
	case usual > 0 && step > wideStep*usual && step > wideStep*l.size:
		return true
	case math.Max(before.size, l.size) > otherSize*math.Min(before.size, l.size):
		return true
	}
	in := l.left - before.left
	return in > indent*l.size && in < maxIndent*l.size && ends(before.text)
}

// ends tells whether a line ends a sentence.
func ends(s string) bool {
	s = strings.TrimRight(s, `"'”’»)]`)
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:;…", r)
}

// runsOn tells whether a text goes on after a break of column or page.
func runsOn(before, next string) bool {
	r, _ := utf8.DecodeRuneInString(next)
	return !ends(before) && (unicode.IsLower(r) || strings.HasSuffix(before, "-") || strings.HasSuffix(before, ","))
}

// join puts a line behind another; a word that was cut is made whole.
func join(before, next string) string {
	for _, hyphen := range []string{"-", "\u00ad", "\u2010"} {
		head, ok := strings.CutSuffix(before, hyphen)
		last, _ := utf8.DecodeLastRuneInString(head)
		first, _ := utf8.DecodeRuneInString(next)
		if ok && unicode.IsLower(last) && unicode.IsLower(first) {
			return head + next
		}
	}
	return before + " " + next
}

// leastPages is the number of pages from which a line that stands at the top or
// bottom of most of them is no text; one that also counts the pages is none on two.
const leastPages = 3

// edge is the number of lines at the top and bottom of a page that are compared.
const edge = 2

// repeats are the lines at the edges of more than half of the pages, without their
// figures.
func repeats(pages [][]line) map[string]bool {
	count, counts := map[string]int{}, map[string]bool{}
	for _, p := range pages {
		seen := map[string]bool{}
		for i, l := range p {
			if i < edge || i >= len(p)-edge {
				seen[key(l.text)] = true
				counts[key(l.text)] = key(l.text) != l.text
			}
		}
		for k := range seen {
			count[k]++
		}
	}
	out := map[string]bool{}
	for k, n := range count {
		if 2*n > len(pages) && (len(pages) >= leastPages || counts[k] && n > 1) {
			out[k] = true
		}
	}
	return out
}

// key is a line without figures, so that page numbers do not matter.
func key(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, s))
}

// number tells whether a line is a page number.
func number(s string) bool {
	return len(s) <= len("- 1234 -") && key(s) != s && strings.Trim(key(s), "-–— ") == ""
}
