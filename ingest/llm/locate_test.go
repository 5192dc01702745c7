package llm

import (
	"testing"

	"newsgraph/ingest/document"
)

func TestFind(t *testing.T) {
	a := analysed(t, "", "The U.S.-led “coalition” of he-men said he won’t meet Zoë’s people — yet.")
	for words, want := range map[string]string{
		"he": "he", "U.S.": "U.S.", "led": "led", "u.s.-led": "U.S.-led", "won't meet": "won’t meet", "Zoë's people": "Zoë’s people", "people - yet": "people — yet",
		"\"coalition\"": "coalition", "won’t\n meet": "won’t meet", "The": "The",
		"h": "", "oalition": "", "": "", "\"\"": "", "coalition said": "", "meeting": "",
	} {
		spans := find(a.Document, 0, words)
		got := ""
		if len(spans) > 0 {
			got = a.Slice(spans[len(spans)-1])
		}
		if got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
	if find(a.Document, -1, "he") != nil || find(a.Document, 5, "he") != nil {
		t.Error("words found in no sentence")
	}
}

// TestNearest takes, of several places of the words, the one nearest to the act.
func TestNearest(t *testing.T) {
	a := analysed(t, "", "Joe Biden praised Emmanuel Macron, and Biden warned Vladimir Putin.")
	spans := find(a.Document, 0, "Biden")
	if len(spans) != 2 {
		t.Fatalf("%d places", len(spans))
	}
	for token, want := range map[int]int{spans[0].Start: 0, spans[1].End + 1: 1, spans[0].End: 0, spans[1].Start - 1: 1} {
		if got := distance(spans[want], token); got > distance(spans[1-want], token) {
			t.Errorf("token %d is nearer to place %d", token, 1-want)
		}
	}
	if d := distance(document.Span{Start: 3, End: 5}, 4); d != 0 {
		t.Errorf("a token within is %d away", d)
	}
}

// TestPartyOfWords resolves words by what they are headed by, not by a modifier.
func TestPartyOfWords(t *testing.T) {
	a := analysed(t, "2022-01-23", "The Polish radicals attacked the NATO outpost.\nVladimir Putin, the President of Russia, warned NATO. He called Joe Biden and the Chancellor of Germany.")
	for words, want := range map[string]string{
		"Vladimir Putin": "Vladimir Putin", "President Putin": "", "Vladimir Putin, the President of Russia": "Vladimir Putin", "the President of Russia": "Vladimir Putin",
		"NATO": "NATO", "He": "Vladimir Putin",
	} {
		got := ""
		for s := range a.Sentences {
			if list, why := party(a.Document, s, words, a.Sentences[s].Start); why == "" {
				got = a.Entities[list[0]].Name
			}
		}
		if got != want {
			t.Errorf("%q is %q, want %q", words, got, want)
		}
	}
	if list, why := party(a.Document, 0, "The Polish radicals", 0); why == "" && a.Entities[list[0]].Kind == "country" {
		t.Errorf("Polish radicals are %s", a.Entities[list[0]].Name)
	}
}
