package wordnet

import (
	"slices"
	"strings"
	"testing"

	"newsgraph/ingest/lang/wordclass"
	"newsgraph/internal/fingerprint"
)

func TestEachWord(t *testing.T) {
	const file = "  1 This software\n" +
		"00001740 03 n 02 entity 0 physical_entity 0 000 | that which is\n" +
		"00001741 03 n 0a Turkey 0 a 0 bb 0 c-c 0 d 0 e 0 ff(p) 0 g 0 h 0 i 0 000 | x\n"
	var words []string
	if err := eachWord(strings.NewReader(file), func(w string) { words = append(words, w) }); err != nil {
		t.Fatal(err)
	}
	if want := []string{"entity", "bb", "ff"}; !slices.Equal(words, want) {
		t.Errorf("words %v, want %v", words, want)
	}
	for _, broken := range []string{"00001740 03 n\n", "00001740 03 n 02 entity 0\n", "00001740 03 n zz entity 0\n"} {
		if err := eachWord(strings.NewReader(broken), func(string) {}); err == nil {
			t.Errorf("%q is read without an error", broken)
		}
	}
}

func TestEncode(t *testing.T) {
	b, err := encode(map[string]wordclass.Set{"run": wordclass.Noun | wordclass.Verb, "ran": wordclass.Past})
	if err != nil {
		t.Fatal(err)
	}
	m := fingerprint.MustOpen(b)
	if v, ok := m.Get(fingerprint.NewHash.String("ran")); !ok || wordclass.Set(v) != wordclass.Past {
		t.Errorf("value %d, %v", v, ok)
	}
}
