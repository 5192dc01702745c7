package obsidian

import (
	"net/url"
	"strings"

	"newsgraph/export/internal/csvtext"
)

// oneLine is s on one line, without control characters.
func oneLine(s string) string { return strings.Join(strings.Fields(csvtext.OneLine(s)), " ") }

// marks are the characters that mean something in Markdown, HTML or Obsidian, also in
// the middle of a line.
const marks = "\\`*_{}[]<>#|~$%=^!&"

// escape makes s text of one line: every mark in it stands for itself.
func escape(s string) string {
	var b strings.Builder
	for i, r := range oneLine(s) {
		if strings.ContainsRune(marks, r) || i == 0 && strings.ContainsRune("-+", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// quoted is a string of YAML in double quotes.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(oneLine(s)) + `"`
}

// address is s fit to stand in angle brackets; one that is not of the web gets no
// link.
func address(s string) string {
	u, err := url.Parse(oneLine(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20").Replace(u.String())
}
