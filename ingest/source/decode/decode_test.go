package decode

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// in encodes a text.
func in(t *testing.T, name, text string) []byte {
	t.Helper()
	enc, _ := charset.Lookup(name)
	if enc == nil {
		t.Fatalf("no encoding %s", name)
	}
	b, err := enc.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(b)
}

const (
	english = "The café in Orléans, where Søren met Zoë on Monday, was closed “for good”, the naïve façade said.\r\nThey spoke about the Façade again, über alles, and déjà vu.\n"
	russian = "Министры иностранных дел обеих стран встретились в понедельник в столице и договорились о новых переговорах до конца месяца. Президент поблагодарил их за терпение.\n"
	chinese = "两国外交部长星期一在首都举行会晤，同意专家在月底之前再次会谈。总统感谢他们的耐心，并且希望双方继续保持联系。\n"
	japan   = "両国の外相は月曜日に首都で会談し、専門家が月末までに再び協議することで合意した。大統領は忍耐に感謝した。\n"
)

func TestEncodings(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"windows-1252", english}, {"windows-1251", russian}, {"koi8-r", russian}, {"shift_jis", japan},
		{"euc-jp", japan}, {"gb18030", chinese}, {"big5", "兩國外交部長星期一在首都舉行會晤，同意專家在月底之前再次會談。總統感謝他們的耐心，並且希望雙方繼續保持聯繫。\n"},
	} {
		got, name, err := Bytes(in(t, c.name, strings.Repeat(c.text, 3)))
		if err != nil || got != strings.Repeat(c.text, 3) {
			t.Errorf("%s taken for %s: %q, %v", c.name, name, got, err)
		}
	}
	for name, enc := range map[string]interface {
		Bytes([]byte) ([]byte, error)
	}{
		"utf-16le": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(),
		"utf-16be": unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder(),
		"utf-32le": utf32.UTF32(utf32.LittleEndian, utf32.UseBOM).NewEncoder(),
		"utf-32be": utf32.UTF32(utf32.BigEndian, utf32.UseBOM).NewEncoder(),
	} {
		b, err := enc.Bytes([]byte(english))
		if err != nil {
			t.Fatal(err)
		}
		if got, found, err := Bytes(b); err != nil || got != english || found != name {
			t.Errorf("%s taken for %s: %q, %v", name, found, got, err)
		}
		if strings.HasPrefix(name, "utf-16") {
			if got, found, err := Bytes(b[2:]); err != nil || got != english || found != name {
				t.Errorf("%s without mark taken for %s: %q, %v", name, found, got, err)
			}
		}
	}
}

func TestUTF8(t *testing.T) {
	for text, want := range map[string]string{
		english: english, "\ufeff" + english: english, "plain": "plain", "": "",
		english + "\xe9\n": english + "\ufffd\n", // one broken byte does not make it Latin-1
	} {
		if got, name, err := Bytes([]byte(text)); err != nil || got != want || name != UTF8 {
			t.Errorf("%q: %q in %s, %v", text, got, name, err)
		}
	}
}

func TestBinary(t *testing.T) {
	for _, b := range []string{"\x00", "line\x00line", "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR", "\x01\x02\x03 a", "\xff\xfea\x00\x00\x00"} {
		if got, name, err := Bytes([]byte(b)); !errors.Is(err, ErrBinary) {
			t.Errorf("%q: %q in %s, %v", b, got, name, err)
		}
	}
}

// TestReader decodes streams by their first part, which may end within a rune.
func TestReader(t *testing.T) {
	long := strings.Repeat("a", sampleSize-1) + "é" + strings.Repeat(russian, 3)
	for want, b := range map[string][]byte{UTF8: []byte(long), "windows-1251": in(t, "windows-1251", strings.Repeat(russian, 1000))} {
		r, name, err := Reader(bufio.NewReaderSize(bytes.NewReader(b), sampleSize))
		if err != nil || name != want {
			t.Fatalf("%s taken for %s, %v", want, name, err)
		}
		if out, err := io.ReadAll(r); err != nil || !utf8.Valid(out) || !bytes.HasSuffix(out, []byte(russian)) {
			t.Errorf("%s: %d bytes, %v", want, len(out), err)
		}
	}
	if _, _, err := Reader(bufio.NewReader(strings.NewReader("a\x00\x00b"))); !errors.Is(err, ErrBinary) {
		t.Error(err)
	}
}

func TestLine(t *testing.T) {
	if line, name := Line([]byte("caf\xe9 closed")); string(line) != "café closed" || name != "windows-1252" {
		t.Errorf("%q in %s", line, name)
	}
	if line, _ := Line([]byte("\xff\x00")); !utf8.Valid(line) {
		t.Errorf("%q", line)
	}
}

// FuzzBytes checks that whatever comes is UTF-8 afterwards, or refused.
func FuzzBytes(f *testing.F) {
	f.Add([]byte(english))
	f.Add([]byte("\xff\xfe\x00\xd8"))
	f.Add([]byte("\xfe\xff\xd8"))
	f.Add([]byte("\x1b$B"))
	f.Fuzz(func(t *testing.T, b []byte) {
		text, name, err := Bytes(b)
		if err == nil && (!utf8.ValidString(text) || name == "" || strings.ContainsRune(text, 0)) {
			t.Errorf("%q: %q in %q", b, text, name)
		}
	})
}
