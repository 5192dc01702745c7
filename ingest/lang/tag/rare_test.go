package tag

import (
	"os"
	"strings"
	"testing"

	"newsgraph/ingest/document"
)

// markedSentence is a sentence with the universal tags that some of its words are to
// get, by word.
type markedSentence struct {
	text  string
	words [][2]string
}

// marked reads sentences with words marked as "word/TAG" from a file of testdata.
func marked(t *testing.T, file string) []markedSentence {
	t.Helper()
	b, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var list []markedSentence
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		var s markedSentence
		var plain []string
		for _, f := range strings.Fields(line) {
			word, upos, found := strings.Cut(f, "/")
			if found {
				s.words = append(s.words, [2]string{word, upos})
			}
			plain = append(plain, word)
		}
		s.text = strings.NewReplacer(" .", ".", " ,", ",").Replace(strings.Join(plain, " "))
		list = append(list, s)
	}
	return list
}

// misses returns the marked words, of all the sentence has, with another tag than
// intended.
func (s *markedSentence) misses(d *document.Document) []string {
	var wrong []string
	at := 0
	for _, w := range s.words {
		for at < len(d.Tokens) && d.Tokens[at].Text != w[0] {
			at++
		}
		if at == len(d.Tokens) {
			return append(wrong, w[0]+" is no token")
		}
		if got := d.Tokens[at].UPOS; got != w[1] {
			wrong = append(wrong, w[0]+" is "+got+", want "+w[1])
		}
		at++
	}
	return wrong
}

// TestMarkedWords holds the tagger to the number of rare words, and of words in
// headlines, that it gets right; -v names the others.
func TestMarkedWords(t *testing.T) {
	for _, c := range []struct {
		file  string
		floor int
	}{{"rare.txt", 183}, {"headlines.txt", 123}} {
		right, words := 0, 0
		for _, s := range marked(t, c.file) {
			wrong := s.misses(tagged(s.text))
			words += len(s.words)
			right += len(s.words) - len(wrong)
			if len(wrong) > 0 {
				t.Logf("%s: %s", s.text, strings.Join(wrong, "; "))
			}
		}
		t.Logf("%s: %d of %d words", c.file, right, words)
		if right < c.floor {
			t.Errorf("%s: %d words are right, were %d", c.file, right, c.floor)
		}
	}
}
