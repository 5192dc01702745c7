package pdf

import (
	"slices"
	"strings"

	"github.com/klippa-app/go-pdfium/responses"
)

// line is a line of a page: its text, where it begins, the height of its foot
// above that of the page, and the size of its letters, in points.
type line struct {
	text          string
	left, y, size float64
}

// lines joins the letters of a page to lines. The library gives the ends of lines
// and the blanks between words as letters of their own, without a place.
func lines(letters []*responses.GetPageTextStructuredChar) []line {
	var out []line
	var open []*responses.GetPageTextStructuredChar
	for _, c := range letters {
		if c.Text == "\r" || c.Text == "\n" {
			out, open = appendLine(out, open), open[:0]
			continue
		}
		open = append(open, c)
	}
	return appendLine(out, open)
}

// appendLine adds a line, unless it is blank. Its height is that of the middle one
// of its letters: few of them reach below the line.
func appendLine(out []line, letters []*responses.GetPageTextStructuredChar) []line {
	var b strings.Builder
	var feet []float64
	l := line{left: -1}
	for _, c := range letters {
		b.WriteString(c.Text)
		if strings.TrimSpace(c.Text) == "" || c.PointPosition.Right <= c.PointPosition.Left {
			continue
		}
		feet = append(feet, c.PointPosition.Bottom)
		if l.left < 0 {
			l.left = c.PointPosition.Left
		}
		if c.FontInformation != nil {
			l.size = max(l.size, c.FontInformation.RenderedSize)
		}
	}
	l.text = oneLine(b.String())
	if l.text == "" || len(feet) == 0 {
		return out
	}
	slices.Sort(feet)
	l.y = feet[len(feet)/2]
	return append(out, l)
}

// cut is the mark by which the library tells that a word was cut: within a line
// where it has joined the word itself, at its end where it has not.
const cut = "\x02"

// plain writes ligatures as letters and leaves out marks within words.
var plain = strings.NewReplacer("\x00", "", cut, "", "\ufffe", "", "\u00ad", "", "ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

// oneLine is the text of a line; a soft hyphen at its end says that its last word
// goes on.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ")
	hyphen := ""
	if strings.HasSuffix(s, cut) || strings.HasSuffix(s, "\u00ad") {
		hyphen = "\u00ad"
	}
	return plain.Replace(s) + hyphen
}
