package language

import "strings"

// Part is what Paragraphs makes of a text.
type Part struct {
	// English is the text without the paragraphs in other languages. It is the
	// text itself where there are none.
	English string
	// Foreign is the language of most of the letters that were left out, by name,
	// or empty.
	Foreign string
	// Kept and Left are the numbers of letters in English and in Foreign
	// paragraphs.
	Kept, Left int
}

// Paragraphs takes the paragraphs that are not English out of a text. A paragraph
// that is too short to tell goes with the one before it, the first ones with the
// first that can be told.
func Paragraphs(text string) Part {
	lines := strings.SplitAfter(text, "\n")
	names := languages(lines)
	var p Part
	var kept strings.Builder
	left := map[string]int{}
	for i, line := range lines {
		n, _ := count(line)
		if names[i] == "" || names[i] == "English" {
			kept.WriteString(line)
			p.Kept += n
			continue
		}
		left[names[i]] += n
		p.Left += n
	}
	for name, n := range left {
		if most := left[p.Foreign]; n > most || n == most && (p.Foreign == "" || name < p.Foreign) {
			p.Foreign = name
		}
	}
	p.English = text
	if p.Left > 0 {
		p.English = kept.String()
	}
	return p
}

// languages names the language of each line, "" where nothing tells.
func languages(lines []string) []string {
	names := make([]string, len(lines))
	last := ""
	for i, line := range lines {
		if _, name := Detect(line); name != "" {
			last = name
		}
		names[i] = last
	}
	first := ""
	for i := len(names) - 1; i >= 0; i-- {
		if names[i] != "" {
			first = names[i]
		} else {
			names[i] = first
		}
	}
	return names
}
