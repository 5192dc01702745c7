package source

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/ingest/temporal"
)

// longestTitle is the number of code points that a first line may have to be a
// title. Headlines of official bodies run to three hundred; what is longer than
// this is a text without line ends.
const longestTitle = 1000

// titleOf returns the title that a plain text gives itself, or "": its first
// line, if it is no sentence, no date, and set apart by a blank line or a date
// line. White space in it is folded. The text keeps the line.
func titleOf(text string) string {
	line, rest, _ := strings.Cut(strings.TrimLeftFunc(text, unicode.IsSpace), "\n")
	line = strings.Join(strings.Fields(line), " ")
	if !headline(line) || isDate(line) {
		return ""
	}
	next, _, more := strings.Cut(rest, "\n")
	if more && strings.TrimSpace(next) == "" && strings.TrimSpace(rest) != "" || isDate(next) {
		return line
	}
	return ""
}

// headline tells whether a line looks like a heading.
func headline(line string) bool {
	end := strings.TrimRight(line, `"'”’“»)]`)
	return line != "" && utf8.RuneCountInString(line) <= longestTitle &&
		strings.ContainsFunc(line, unicode.IsLetter) && end != "" && !strings.ContainsRune(".…,;:–—-", lastRune(end))
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// isDate tells whether a line is there for the article's date.
func isDate(line string) bool {
	_, ok := temporal.ArticleDate(line)
	return ok || dateLabel.MatchString(line)
}

// dateLabel is a line that begins with the label of a date in figures, followed
// by the date.
var dateLabel = regexp.MustCompile(`(?i)^\s*(?:date|dated|published)(?::|\s)\s*(\d[\d./-]{3,})`)

// headReach is the number of lines in which a date is looked for, as in package
// temporal.
const headReach = 8

// wrongDate returns the date that the head of a text gives but that is none,
// such as 2022-13-45, and its 1-based line; ok is false when there is none.
func wrongDate(text string) (date string, line int, ok bool) {
	for n := 1; n <= headReach && text != ""; n++ {
		var l string
		l, text, _ = strings.Cut(text, "\n")
		if m := dateLabel.FindStringSubmatch(l); m != nil {
			return strings.TrimRight(m[1], "./-"), n, true
		}
	}
	return "", 0, false
}
