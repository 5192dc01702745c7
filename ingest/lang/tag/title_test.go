package tag

import (
	"strings"
	"testing"

	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/segment"
)

func TestTitleCase(t *testing.T) {
	for text, want := range map[string]bool{
		"Canada Lifts Ban":                    true,
		"CANADA LIFTS BAN ON TRAVEL":          true,
		"Peru Says 3 Hurt in Blast at Mine":   true,
		"Ann met Bob":                         false,
		"President Putin Met President Macri": true,
		"President Putin met President Macri": false,
		"Chad Wins":                           false,
		"":                                    false,
	} {
		d := &document.Document{Article: document.Article{Text: text}}
		segment.New().Annotate(d)
		if got := titleCase(d.Tokens); got != want {
			t.Errorf("%q: title case is %v", text, got)
		}
	}
}

// TestHeadlineKnowsItsText checks that the words of a headline are names or none as
// in the text below it.
func TestHeadlineKnowsItsText(t *testing.T) {
	const headline = "Gabon Quits Garnet Pact After Vote"
	for body, want := range map[string]string{
		"The minister met Mr Garnet in Paris. They say Garnet is angry.": "PROPN",
		"The price of garnet fell. They mine garnet there.":              "NOUN",
	} {
		d := tagged(headline + "\n\n" + body)
		if got := d.Tokens[2]; got.Text != "Garnet" || got.UPOS != want {
			t.Errorf("%s: %s is %s, want %s", body, got.Text, got.UPOS, want)
		}
	}
}

func TestLexicon(t *testing.T) {
	l, err := ParseLexicon("# a comment\nADP\tof off\nADV\toff\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		word, upos string
		want       bool
	}{
		{"of", "ADP", true},
		{"overran", "ADP", false},
		{"overran", "VERB", true},
		{"tribunal", "VERB", false},
		{"Tribunal", "PROPN", true},
		{"tribunal", "PROPN", false},
		{"qzxvk", "NOUN", true},
		{"qzxvk", "DET", false},
		{"qz", "DET", true},
	} {
		tok := document.Token{Text: c.word, Lower: strings.ToLower(c.word)}
		classes := new(Context)
		classes.Reset([]document.Token{tok})
		if got := l.allowed(&tok, classes.classes(0), nil)&setOf(c.upos) != 0; got != c.want {
			t.Errorf("%s as %s: %v", c.word, c.upos, got)
		}
	}
	common := map[string]bool{"tribunal": true}
	if tok := (document.Token{Text: "Tribunal", Lower: "tribunal"}); l.allowed(&tok, 1, common)&properNoun != 0 {
		t.Error("a word that the text has in lower case can be a name")
	}
}

func TestParseLexiconNamesTheLine(t *testing.T) {
	if _, err := ParseLexicon("# ok\nADPS\tof\n"); err == nil || !strings.Contains(err.Error(), ":2:") {
		t.Errorf("error %v does not name line 2", err)
	}
}
