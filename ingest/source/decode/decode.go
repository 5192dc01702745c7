// Package decode turns bytes in any usual encoding into text in UTF-8, and tells
// bytes that are no text.
//
// An encoding is known by its byte order mark, by being valid (UTF-8), or by the
// frequencies of its bytes. Where these say nothing, windows-1252 is taken, the
// most usual one for English. Line ends and all else stay as they are.
package decode

import (
	"bufio"
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// ErrBinary says that the bytes are no text in any encoding.
var ErrBinary = errors.New("binary, no text")

// UTF8 is the name of the encoding that needs no decoding.
const UTF8 = "utf-8"

// marks are the byte order marks; that of UTF-32LE begins with that of UTF-16LE.
var marks = []struct {
	mark, name string
	encoding   encoding.Encoding
}{
	{"\xef\xbb\xbf", UTF8, unicode.UTF8BOM},
	{"\xff\xfe\x00\x00", "utf-32le", utf32.UTF32(utf32.LittleEndian, utf32.ExpectBOM)},
	{"\x00\x00\xfe\xff", "utf-32be", utf32.UTF32(utf32.BigEndian, utf32.ExpectBOM)},
	{"\xff\xfe", "utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)},
	{"\xfe\xff", "utf-16be", unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM)},
}

// sampleSize is how much of a stream decides its encoding: enough to meet some
// letters beyond ASCII in almost every text that has any.
const sampleSize = 64 << 10

// Bytes decodes a whole file; name is the encoding that it was in. The error is
// ErrBinary.
func Bytes(b []byte) (text, name string, err error) {
	name, enc := find(b, true)
	if enc == nil {
		return "", "", ErrBinary
	}
	return As(b, name, enc)
}

// As decodes bytes whose encoding is known. What is broken becomes U+FFFD.
func As(b []byte, name string, enc encoding.Encoding) (string, string, error) {
	if name != UTF8 {
		out, err := enc.NewDecoder().Bytes(b)
		if err != nil || bytes.IndexByte(out, 0) >= 0 {
			return "", "", ErrBinary
		}
		b = out
	}
	b = bytes.TrimPrefix(b, []byte(marks[0].mark))
	return strings.ToValidUTF8(string(b), "\ufffd"), name, nil
}

// Reader returns a reader of UTF-8 for a stream, by its first part; name is the
// encoding of that. A stream whose first part is UTF-8 comes as it is, broken
// bytes too: see Line. The error is ErrBinary.
func Reader(in *bufio.Reader) (r *bufio.Reader, name string, err error) {
	head, _ := in.Peek(sampleSize)
	name, enc := find(head, len(head) < sampleSize)
	switch {
	case enc == nil:
		return nil, "", ErrBinary
	case name != UTF8:
		return bufio.NewReaderSize(enc.NewDecoder().Reader(in), sampleSize), name, nil
	case bytes.HasPrefix(head, []byte(marks[0].mark)):
		_, _ = in.Discard(len(marks[0].mark))
	}
	return in, name, nil
}

// Marked tells whether the bytes begin with the mark of an encoding whose
// characters are wider than a byte.
func Marked(b []byte) bool {
	for _, m := range marks[1:] {
		if bytes.HasPrefix(b, []byte(m.mark)) {
			return true
		}
	}
	return false
}

// find names the encoding of b, which is a whole file or its beginning; the
// encoding is nil where b is no text.
func find(b []byte, whole bool) (string, encoding.Encoding) {
	for _, m := range marks {
		if bytes.HasPrefix(b, []byte(m.mark)) {
			return m.name, m.encoding
		}
	}
	if !whole {
		b = trimRune(b)
	}
	if bytes.IndexByte(b, 0) >= 0 {
		return unmarked(b)
	}
	broken, good := utf8Share(b)
	switch {
	case binary(b):
		return "", nil
	case broken*10 <= good:
		return UTF8, unicode.UTF8 // none broken, or few between good ones
	}
	return guess(b)
}

// trimRune takes the beginning of a rune off the end of b.
func trimRune(b []byte) []byte {
	for i := 1; i <= utf8.UTFMax && i <= len(b); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			if c >= utf8.RuneSelf && !utf8.FullRune(b[len(b)-i:]) {
				return b[:len(b)-i]
			}
			break
		}
	}
	return b
}

// utf8Share counts the bytes that are broken UTF-8, and the runes beyond ASCII
// that are whole.
func utf8Share(b []byte) (broken, good int) {
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			broken++
		case n > 1:
			good++
		}
		b = b[n:]
	}
	return broken, good
}

// unmarked tells UTF-16 without a mark from binary data: in the text of
// European languages nearly every other byte is zero.
func unmarked(b []byte) (string, encoding.Encoding) {
	var zeros [2]int
	for i, c := range b {
		if c == 0 {
			zeros[i%2]++
		}
	}
	half := len(b) / 2
	switch {
	case half < 2:
	case zeros[1]*10 >= half*7 && zeros[0]*20 <= half:
		return "utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zeros[0]*10 >= half*7 && zeros[1]*20 <= half:
		return "utf-16be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return "", nil
}

// binary tells whether more than one byte in fifty is a control character that
// texts do not use; ESC, which ISO-2022 uses, is not counted.
func binary(b []byte) bool {
	n := 0
	for _, c := range b {
		if c < ' ' && !strings.ContainsRune("\t\n\v\f\r\x1b", rune(c)) || c == 0x7f {
			n++
		}
	}
	return n*50 > len(b)
}

// leastConfidence is what the detector must be sure of; below, its answers for
// texts with a few accents or typographic quotes are no better than chance. The
// encodings of East Asia are so peculiar that a text which decodes without a flaw
// needs less.
const (
	leastConfidence = 0.6
	leastWide       = 0.2
)

// wide are the languages of encodings with characters of several bytes.
var wide = map[string]bool{"Japanese": true, "Chinese": true, "Korean": true}

// guess finds the encoding by the frequencies of bytes.
func guess(b []byte) (string, encoding.Encoding) {
	found := chardet.Detect(b[:min(len(b), 4*sampleSize)])
	if found.Encoding == "MacCyrillic" {
		found.Charset = "windows-1251" // the same small letters, and far more usual
	}
	enc, name := charset.Lookup(found.Charset)
	if enc == nil || name == UTF8 {
		return "windows-1252", charmap.Windows1252
	}
	broken := flaws(b, enc)
	if found.Confidence >= leastConfidence && broken <= 0.01 || wide[found.Language] && found.Confidence >= leastWide && broken == 0 {
		return name, enc
	}
	return "windows-1252", charmap.Windows1252
}

// flaws is the share of characters that b, decoded, lacks.
func flaws(b []byte, enc encoding.Encoding) float64 {
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return 1
	}
	return float64(bytes.Count(out, []byte("\ufffd"))) / float64(len(out)+1)
}

// Line decodes one line of a stream of UTF-8 that is none; name is the encoding
// that it is likely to be in.
func Line(line []byte) (decoded []byte, name string) {
	if utf8.Valid(line) {
		return line, UTF8
	}
	text, name, err := Bytes(line)
	if err != nil {
		return bytes.ToValidUTF8(line, []byte("\ufffd")), UTF8
	}
	return []byte(text), name
}
