package xmltext

import (
	"encoding/xml"
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzAppend(f *testing.F) {
	for _, s := range []string{"", "a<b>&\"'", "line\nfeed\ttab\r", "\x00\x1f", "\xff\uFFFE\uFFFF", "Москва 🌍"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		x := append(Append([]byte(`<a b="`), s), `">`...)
		x = append(Append(x, s), `</a>`...)
		var got struct {
			B    string `xml:"b,attr"`
			Text string `xml:",chardata"`
		}
		if err := xml.Unmarshal(x, &got); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if want := replaced(s); got.B != want || got.Text != want {
			t.Errorf("%q came back as %q and %q", s, got.B, got.Text)
		}
	})
}

// replaced is s as XML can hold it.
func replaced(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return utf8.RuneError
		}
		return r
	}, s)
}
