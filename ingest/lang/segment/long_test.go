package segment

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/ingest/document"
)

// TestNoSentenceIsEndless reads texts without full stops, or with marks that seem to
// close a sentence for ever.
func TestNoSentenceIsEndless(t *testing.T) {
	g := New()
	for _, unit := range []string{`"`, `" `, "(", ")", ", ", "Lee and ", "on May 3, 2022 ", "; ", "a-", "x's", "J. ", ". . ", "1,", "http://a/ "} {
		for _, head := range []string{"", "We met.", "“"} {
			d := &document.Document{Article: document.Article{Text: head + strings.Repeat(unit, 2*Longest)}}
			g.Annotate(d)
			checkSpans(t, d)
			for k, s := range d.Sentences {
				if s.Len() > Longest {
					t.Errorf("%q after %q: sentence %d has %d tokens", unit, head, k, s.Len())
				}
			}
		}
	}
}

// TestCut looks where sentences that are too long are cut.
func TestCut(t *testing.T) {
	words := func(n int) string { return strings.Repeat("word ", n) }
	for _, c := range []struct {
		text string
		want string // lengths of the sentences
	}{
		{words(Longest), "250"},
		{words(Longest + 1), "250 1"},
		{words(100) + "; " + words(80) + "; " + words(100), "182 100"},
		{words(130) + ", " + words(70) + ", " + words(100), "202 100"},
		{words(130) + "; " + words(70) + ", " + words(100), "131 171"},
		{words(10) + "; " + words(260), "250 21"},
		{words(200) + ". Then " + words(100), "201 101"},
	} {
		d := &document.Document{Article: document.Article{Text: c.text}}
		New().Annotate(d)
		var got []string
		for _, s := range d.Sentences {
			got = append(got, fmt.Sprint(s.Len()))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%.20q…: sentences of %s tokens, want %s", c.text, s, c.want)
		}
	}
}

// TestMarksWithinWords has marks that show nothing in and between words.
func TestMarksWithinWords(t *testing.T) {
	for text, want := range map[string]string{
		"gov\u200bern\u00ad\u200bment":            "government",
		"Lee\u200b\u200bMet":                      "Lee Met",
		"a" + strings.Repeat("\u200b", 50) + "b":  "ab",
		"a" + strings.Repeat("\u200b", 50) + " b": "a b",
		"1\u200b2": "1 2",
	} {
		d := &document.Document{Article: document.Article{Text: text}}
		New().Annotate(d)
		var got []string
		for _, tok := range d.Tokens {
			got = append(got, tok.Text)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: tokens %q, want %q", text, s, want)
		}
	}
}
