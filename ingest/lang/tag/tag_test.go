package tag

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/segment"
)

// tagged analyses a text up to its tags.
func tagged(text string) *document.Document {
	d := &document.Document{Article: document.Article{Text: text}}
	segment.New().Annotate(d)
	New().Annotate(d)
	return d
}

func TestTagsAndLemmas(t *testing.T) {
	for text, want := range map[string]string{
		"The ministers met.":           "the/DET/DT minister/NOUN/NNS meet/VERB/VBD ./PUNCT/.",
		"They don't want war":          "they/PRON/PRP do/AUX/VBP not/PART/RB want/VERB/VB war/NOUN/NN",
		"She's signing the treaties.":  "she/PRON/PRP be/AUX/VBZ sign/VERB/VBG the/DET/DT treaty/NOUN/NNS ./PUNCT/.",
		"Norway’s plan was rejected.":  "Norway/PROPN/NNP 's/PART/POS plan/NOUN/NN be/AUX/VBD reject/VERB/VBN ./PUNCT/.",
		"“We agree,” he said.":         `"/PUNCT/` + "``" + ` we/PRON/PRP agree/VERB/VBP ,/PUNCT/, "/PUNCT/'' he/PRON/PRP say/VERB/VBD ./PUNCT/.`,
		"Talks began on 5 May 2021 in": "talk/NOUN/NNS begin/VERB/VBD on/ADP/IN 5/NUM/CD May/PROPN/NNP 2021/NUM/CD in/ADP/IN",
	} {
		var got []string
		for _, tok := range tagged(text).Tokens {
			got = append(got, tok.Lemma+"/"+tok.UPOS+"/"+tok.XPOS)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s\n got %s\nwant %s", text, s, want)
		}
	}
}

// TestNames checks names at the head of a sentence that look like other words.
func TestNames(t *testing.T) {
	for text, want := range map[string]string{
		"Beijing accused Oslo.":                     "NNP VBD NNP .",
		"Boeing has declined.":                      "NNP VBZ VBN .",
		"Mali rejected it.":                         "NNP VBD PRP .",
		"Reading the plan, he left.":                "VBG DT NN , PRP VBD .",
		"Theresa May spoke. May met a Greek envoy.": "NNP NNP VBD . NNP VBD DT JJ NN .",
		"On Tuesday May 5 he left. May he rest.":    "IN NNP NNP CD PRP VBD . MD PRP VB .",
	} {
		var got []string
		for _, tok := range tagged(text).Tokens {
			got = append(got, tok.XPOS)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s\n got %s\nwant %s", text, s, want)
		}
	}
}

func TestBareTaggerHasNoLists(t *testing.T) {
	d := tagged("He smote the plan.")
	if got := d.Tokens[1].Lemma; got != "smite" {
		t.Errorf("the lemma of an irregular verb is %q", got)
	}
	New().Bare().Annotate(d)
	if got := d.Tokens[1].Lemma; got == "smite" {
		t.Error("the bare tagger knows the list of irregular verbs")
	}
	if d := tagged("He smote the plan."); d.Tokens[1].Lemma != "smite" {
		t.Error("the tagger lost its lists to the bare one")
	}
}

func TestEveryTokenIsTagged(t *testing.T) {
	for _, text := range []string{"", "?", "\xff \xfe", "ÀÉ ñandú 北京 🙂", strings.Repeat("x", 5000)} {
		for i, tok := range tagged(text).Tokens {
			if tok.UPOS == "" || tok.XPOS == "" || tok.Lemma == "" {
				t.Errorf("%.20q: token %d has tags %q %q, lemma %q", text, i, tok.UPOS, tok.XPOS, tok.Lemma)
			}
		}
	}
}

func TestLemmaRules(t *testing.T) {
	l, err := ParseLemmas("# a comment\nNNS\ts\t1\t\nNNS\ties\t3\ty\nNNS\t^series\t0\t\n")
	if err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string]string{"plans": "plan", "treaties": "treaty", "series": "series", "dice": "dice"} {
		tok := document.Token{Text: form, Lower: form, UPOS: "NOUN", XPOS: "NNS"}
		if got := l.Lemma(&tok); got != want {
			t.Errorf("lemma of %q is %q, want %q", form, got, want)
		}
	}
	name := document.Token{Text: "Balkans", Lower: "balkans", UPOS: "PROPN", XPOS: "NNS"}
	if got := l.Lemma(&name); got != "Balkan" {
		t.Errorf("lemma of a name is %q, want its own case", got)
	}
}

func TestParseLemmasNamesTheLine(t *testing.T) {
	for _, file := range []string{"# ok\nNNS\ts\n", "# ok\nNNS\ts\tone\t\n"} {
		if _, err := ParseLemmas(file); err == nil || !strings.Contains(err.Error(), ":2:") {
			t.Errorf("error %v does not name line 2", err)
		}
	}
}

func ExampleTagger_Annotate() {
	d := &document.Document{Article: document.Article{Text: "The envoys signed it."}}
	segment.New().Annotate(d)
	New().Annotate(d)
	for _, t := range d.Tokens {
		fmt.Println(t.Text, t.UPOS, t.XPOS, t.Lemma)
	}
	// Output:
	// The DET DT the
	// envoys NOUN NNS envoy
	// signed VERB VBD sign
	// it PRON PRP it
	// . PUNCT . .
}

func BenchmarkAnnotate(b *testing.B) {
	d := &document.Document{Article: document.Article{Text: strings.Repeat(
		"The foreign ministers of both states, who had not met since May, agreed on Tuesday to reopen the crossing, a spokesman for the bloc said. ", 30)}}
	segment.New().Annotate(d)
	g := New()
	tokens := 0
	for b.Loop() {
		g.Annotate(d)
		tokens += len(d.Tokens)
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}
