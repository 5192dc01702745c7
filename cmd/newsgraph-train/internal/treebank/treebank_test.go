package treebank

import (
	"slices"
	"strings"
	"testing"
)

const sample = `# newdoc id = a
# sent_id = a-1
# text = They don't (yet).
1	They	they	PRON	PRP	_	2	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	0	root	_	_
3	n't	not	PART	RB	_	2	advmod	_	_
3.1	x	x	X	X	_	_	_	_	_
4	(	(	PUNCT	-LRB-	_	5	punct	_	SpaceAfter=No
5	yet	yet	ADV	RB	_	2	advmod	_	SpaceAfter=No
6	)	)	PUNCT	-RRB-	_	5	punct	_	SpaceAfter=No
7	.	.	PUNCT	.	_	2	punct	_	_

# sent_id = a-2
# text = Yes
1	Yes	yes	INTJ	UH	_	0	root	_	_
`

func TestParse(t *testing.T) {
	all, err := Parse(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 2 || !all[0].Document || !all[0].Paragraph || all[1].Paragraph {
		t.Fatalf("got %d sentences, first %+v", len(all), all[0])
	}
	var words []string
	for _, tok := range all[0].Tokens {
		mark := ""
		if tok.Space {
			mark = "_"
		}
		words = append(words, mark+tok.Text)
		if all[0].Text[tok.Start:tok.End] != tok.Text {
			t.Errorf("%q is placed at %q", tok.Text, all[0].Text[tok.Start:tok.End])
		}
	}
	if got, want := strings.Join(words, " "), "They _do n't _( yet ) ."; got != want {
		t.Errorf("tokens %s, want %s", got, want)
	}
	if head := all[0].Tokens[1].Head; head != -1 {
		t.Errorf("head of the root is %d", head)
	}
}

func TestParseNamesTheLine(t *testing.T) {
	_, err := Parse(strings.NewReader("1\tx\n"))
	if err == nil || !strings.HasPrefix(err.Error(), "1:") {
		t.Errorf("error %v does not begin with its line", err)
	}
}

func TestDocument(t *testing.T) {
	all, err := Parse(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	d := Document(all)
	if d.Text != "They don't (yet). Yes" || len(d.Sentences) != 2 {
		t.Errorf("text %q in %d sentences", d.Text, len(d.Sentences))
	}
	for _, tok := range d.Tokens {
		if d.Text[tok.Start:tok.End] != tok.Text || tok.UPOS != "" || tok.Head != -1 {
			t.Errorf("token %+v", tok)
		}
	}
}

func TestSplit(t *testing.T) {
	parts := Split([]Sentence{{ID: "a"}, {ID: "b", Document: true}, {ID: "c"}, {ID: "d", Document: true}})
	var lengths []int
	for _, p := range parts {
		lengths = append(lengths, len(p))
	}
	if want := []int{1, 2, 1}; !slices.Equal(lengths, want) {
		t.Errorf("documents of %v sentences, want %v", lengths, want)
	}
}
