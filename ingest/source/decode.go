package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"

	"newsgraph/ingest/temporal"
)

// decode turns the bytes of a file into text: UTF-8 with or without a byte
// order mark, or UTF-16 with one. Anything else gets a Problem without a path.
func decode(b []byte) (string, *Problem) {
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		u, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(b)
		if err != nil {
			return "", &Problem{Reason: "broken UTF-16", Remedy: "save it as UTF-8", Err: err}
		}
		b = u
	}
	switch {
	case len(bytes.TrimSpace(b)) == 0:
		return "", &Problem{Reason: "empty", Remedy: "remove it, or put the text in"}
	case bytes.IndexByte(b, 0) >= 0:
		return "", &Problem{Reason: "not text (it holds zero bytes)", Remedy: "convert it to plain text in UTF-8"}
	case !utf8.Valid(b):
		return "", &Problem{Line: brokenLine(b), Reason: "not valid UTF-8", Remedy: "convert it, for example with iconv -f " + guess(b) + " -t UTF-8"}
	}
	return string(b), nil
}

// brokenLine is the 1-based line of the first byte that is not UTF-8.
func brokenLine(b []byte) int {
	line := 1
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			break
		}
		if r == '\n' {
			line++
		}
		b = b[n:]
	}
	return line
}

// guess names the encoding that the bytes may be in, for the remedy only.
func guess(b []byte) string {
	_, name, _ := charset.DetermineEncoding(b, "text/plain")
	return strings.ToUpper(name)
}

// ownDate is the date that the text itself gives at its head, or "".
func ownDate(text string) string {
	date, _ := temporal.ArticleDate(text)
	return date
}
