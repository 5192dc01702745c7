package llm

import "testing"

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
