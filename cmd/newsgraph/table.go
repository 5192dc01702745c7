package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// table prints aligned columns, fitted to the width of the terminal.
type table struct {
	env   environment
	head  []string
	rows  [][]string
	notes []string
	// tints are the colours of cells, by row and column.
	tints map[[2]int]tint
}

// tint is a colour of a terminal: the number of an SGR escape, or "" for none.
type tint string

// tint colours a cell of the last row.
func (t *table) tint(column int, c tint) {
	if t.tints == nil {
		t.tints = map[[2]int]tint{}
	}
	t.tints[[2]int{len(t.rows) - 1, column}] = c
}

// add appends a row; a note goes on lines of its own below it.
func (t *table) add(note string, cells ...string) {
	for i, c := range cells {
		cells[i] = oneLine(c)
	}
	t.rows = append(t.rows, cells)
	t.notes = append(t.notes, note)
}

const columnGap = 2

// print prints the table; columns without any content are left out.
func (t *table) print() {
	widths := make([]int, len(t.head))
	for _, r := range t.rows {
		for i, c := range r {
			widths[i] = max(widths[i], utf8.RuneCountInString(c))
		}
	}
	for i, h := range t.head {
		if widths[i] > 0 {
			widths[i] = max(widths[i], utf8.RuneCountInString(h))
		}
	}
	if t.env.width > 0 {
		fit(widths, t.env.width)
	}
	fmt.Fprintln(t.env.out, bold(t.env, line(t.head, widths, nil)))
	for i, r := range t.rows {
		fmt.Fprintln(t.env.out, line(r, widths, func(column int, cell string) string {
			return coloured(t.env, cell, t.tints[[2]int{i, column}])
		}))
		if t.notes[i] != "" {
			fmt.Fprintln(t.env.out, wrap(t.notes[i], margin, t.env.columns()))
		}
	}
}

// minColumn is the width below which cutting a column makes it useless: a date.
const minColumn = 10

// fit narrows the widest columns until the row fits, as far as that makes sense.
func fit(widths []int, total int) {
	for {
		sum, widest := -columnGap, 0
		for i, w := range widths {
			if w > 0 {
				sum += w + columnGap
			}
			if w > widths[widest] {
				widest = i
			}
		}
		if sum <= total || widths[widest] <= minColumn {
			return
		}
		widths[widest]--
	}
}

// line is one row, its cells through paint unless that is nil; columns of width 0 are
// left out.
func line(cells []string, widths []int, paint func(column int, cell string) string) string {
	var b strings.Builder
	for i, c := range cells {
		if widths[i] == 0 {
			continue
		}
		c = cut(c, widths[i])
		gap := widths[i] - utf8.RuneCountInString(c) + columnGap
		if paint != nil {
			c = paint(i, c)
		}
		b.WriteString(c)
		b.WriteString(strings.Repeat(" ", gap))
	}
	return strings.TrimRight(b.String(), " ")
}

// margin is how far text below a line is set in.
const margin = "    "

// wrap breaks s into lines of at most width, each after the margin.
func wrap(s, margin string, width int) string { return flow(strings.Fields(s), margin, width) }

// hang is text after a lead, its further lines set in below its first word.
func hang(lead, text string, width int) string {
	in := strings.Repeat(" ", utf8.RuneCountInString(lead))
	return lead + strings.TrimPrefix(wrap(text, in, width), in)
}

// flow is wrap for words that may hold spaces, at which no line ends.
func flow(words []string, margin string, width int) string {
	var b strings.Builder
	column := 0
	for i, w := range words {
		n := utf8.RuneCountInString(w)
		switch {
		case i == 0:
			b.WriteString(margin)
			column = len(margin)
		case column+1+n > width:
			b.WriteString("\n" + margin)
			column = len(margin)
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(w)
		column += n
	}
	return b.String()
}

// cut shortens s to n runes, with an ellipsis where something is missing.
func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)
	return string(r[:max(n-1, 0)]) + "…"
}

// oneLine is text from an article as it can stand on a line of a terminal: white
// space folded, without characters that would steer the terminal or turn the
// direction of the rest.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, s)
}

// plain is a message as a terminal may get it: without characters of control but line
// ends. Names of files and articles come from strangers.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			return -1
		}
		return r
	}, s)
}

// plural is "1 article", "2 articles".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// coloured is s in a colour on a terminal with colours.
func coloured(env environment, s string, c tint) string {
	if !env.colour || c == "" {
		return s
	}
	return "\x1b[" + string(c) + "m" + s + "\x1b[0m"
}

// bold is s in bold on a terminal with colours.
func bold(env environment, s string) string {
	if !env.colour {
		return s
	}
	return "\x1b[1m" + s + "\x1b[0m"
}
