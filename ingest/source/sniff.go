package source

import (
	"bytes"
	"net/http"
	"regexp"
	"strings"

	"newsgraph/ingest/source/decode"
	"newsgraph/ingest/source/mail"
	"newsgraph/ingest/source/table"
)

// head is the beginning of a piece of input, which shows its format.
type head struct {
	b      []byte
	ending string
	// text is the beginning as text, without mark and white space before it, or
	// empty where it is none; lower is its first part in lower case, without what
	// may stand before the first element of a page.
	text, lower string
	blank       bool
}

func newHead(b []byte, name string) head {
	h := head{b: b, ending: ending(name)}
	text, _, err := decode.Bytes(trimmed(b))
	h.text = strings.TrimLeft(text, " \t\r\n\v\f\ufeff\u00a0")
	h.blank = err == nil && h.text == ""
	h.lower = strings.ToLower(h.text)
	for {
		rest := h.lower
		for _, note := range []struct{ open, end string }{{"<?", "?>"}, {"<!--", "-->"}} {
			if strings.HasPrefix(rest, note.open) {
				_, rest, _ = strings.Cut(rest, note.end)
				rest = strings.TrimLeft(rest, " \t\r\n")
			}
		}
		if rest == h.lower {
			return h
		}
		h.lower = rest
	}
}

// trimmed takes a rune that was cut in two off the end of a head; one of UTF-16 or
// UTF-32 has an even number of bytes, or four.
func trimmed(b []byte) []byte {
	if len(b) < headSize {
		return b
	}
	if decode.Marked(b) {
		return b[:len(b)-len(b)%4]
	}
	for i := 0; i < 4 && len(b) > 0 && b[len(b)-1] >= 0x80; i++ {
		b = b[:len(b)-1]
	}
	return b
}

func (h *head) begins(with ...string) bool {
	for _, w := range with {
		if strings.HasPrefix(h.lower, w) {
			return true
		}
	}
	return false
}

func (h *head) magic(m string) bool { return bytes.HasPrefix(h.b, []byte(m)) }

func isGzip(h *head) bool  { return h.magic("\x1f\x8b\x08") }
func isZstd(h *head) bool  { return h.magic("\x28\xb5\x2f\xfd") }
func isBzip2(h *head) bool { return h.magic("BZh") && len(h.b) > 4 && h.b[4] == '1' }
func isZip(h *head) bool   { return h.magic("PK\x03\x04") || h.magic("PK\x05\x06") }
func isWord(h *head) bool  { return isZip(h) && bytes.Contains(h.b, []byte("word/")) }
func isMail(h *head) bool  { return h.text != "" && mail.Is(h.text) }
func isTar(h *head) bool   { return len(h.b) > 262 && string(h.b[257:262]) == "ustar" }
func isWARC(h *head) bool  { return h.magic("WARC/") }

func isPDF(h *head) bool { return bytes.Contains(h.b[:min(len(h.b), 1024)], []byte("%PDF-")) }

func isPage(h *head) bool {
	return h.begins("<!doctype html", "<html", "<head", "<body", "<article", "<main", "<div", "<p>", "<title", "<meta", "<h1") ||
		(h.ending == ".html" || h.ending == ".htm" || h.ending == ".xhtml") && strings.Contains(h.lower, "<")
}

func isFeed(h *head) bool {
	return h.begins("<rss", "<feed", "<rdf:rdf") || strings.HasPrefix(h.text, "{") && strings.Contains(h.text, "jsonfeed.org/version")
}

var (
	jsonObject = regexp.MustCompile(`^\{\s*("|\}|$)`)
	jsonArray  = regexp.MustCompile(`^\[\s*(?:\{|\]\s*$)`)
)

// isLines tells JSON lines from one object over one or several lines: their first
// line ends, does not end within the object, and is not the only one.
func isLines(h *head) bool {
	if h.ending == ".jsonl" || h.ending == ".ndjson" {
		return true
	}
	first, rest, ok := strings.Cut(h.text, "\n")
	if !ok || h.ending == ".json" || !jsonObject.MatchString(h.text) || strings.TrimSpace(rest) == "" {
		return false
	}
	last := first[len(strings.TrimRight(first, " \t\r"))-1]
	return last != '{' && last != ',' && last != '['
}

func isJSON(h *head) bool { return jsonObject.MatchString(h.text) || jsonArray.MatchString(h.text) }

func isTable(h *head, m table.Map) bool {
	if h.text == "" {
		return false
	}
	first, _, _ := strings.Cut(h.text, "\n")
	_, cells, ok := table.Head(strings.TrimSuffix(first, "\r"))
	return h.ending == ".csv" || h.ending == ".tsv" || ok && m.IsHead(cells)
}

// isMarkdown goes by the ending, and by a heading or a block of fields at the
// beginning.
func isMarkdown(h *head) bool {
	return h.text != "" && (h.ending == ".md" || h.ending == ".markdown" ||
		strings.HasPrefix(h.text, "# ") || strings.HasPrefix(h.text, "---\n") && strings.Contains(h.text, "\n---\n"))
}

// isText tells whether the bytes are text and not in a format of their own.
func isText(h *head) bool {
	return h.text != "" && !h.begins("<svg", "<?xml", "<!doctype", "{\\rtf") && !strings.HasPrefix(h.text, "<?xml")
}

// magics are the beginnings of files that are no text.
var magics = []struct{ magic, kind string }{
	{"\xd0\xcf\x11\xe0", "old Office document (save it as .docx or .txt)"},
	{"{\\rtf", "RTF document (save it as .docx or .txt)"},
	{"\xfd7zXZ\x00", "xz archive (unpack it first)"},
	{"7z\xbc\xaf", "7z archive (unpack it first)"},
	{"Rar!", "RAR archive (unpack it first)"},
	{"SQLite format 3", "SQLite database"},
	{"PAR1", "Parquet table"},
	{"\x7fELF", "program"},
	{"MZ", "program"},
}

// foreign names the format of what is not read.
func foreign(h *head) string {
	for _, m := range magics {
		if h.magic(m.magic) {
			return m.kind
		}
	}
	if h.text != "" {
		return "XML"
	}
	kind, sub, _ := strings.Cut(http.DetectContentType(h.b), "/")
	switch kind {
	case "image", "audio", "video", "font":
		return strings.ToUpper(strings.TrimPrefix(sub, "x-")) + " " + kind
	}
	return "binary file"
}
