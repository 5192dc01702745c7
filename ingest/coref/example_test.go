package coref_test

import (
	"fmt"
	"os"
	"testing"

	"newsgraph/ingest/actor"
	"newsgraph/ingest/actor/actortest"
	"newsgraph/ingest/coref"
)

// The tokens and trees of two sentences, as the stages before would have filled
// them.
const sentences = `Norwegian	Norwegian	ADJ	JJ	2	amod
minister	minister	NOUN	NN	3	nmod:desc
Ola	Ola	PROPN	NNP	5	nsubj	B-PER
Berg	Berg	PROPN	NNP	3	flat	I-PER
left	leave	VERB	VBD	0	root
Moscow	Moscow	PROPN	NNP	5	obj	B-LOC
.	.	PUNCT	.	5	punct	+

The	the	DET	DT	2	det
minister	minister	NOUN	NN	3	nsubj
praised	praise	VERB	VBD	0	root
his	his	PRON	PRP$	5	nmod:poss
hosts	host	NOUN	NNS	3	obj
.	.	PUNCT	.	3	punct	+`

func Example() {
	d, _, err := actortest.Parse(sentences)
	if err != nil {
		fmt.Println(err)
		return
	}
	actor.New().Annotate(d)
	coref.New().Annotate(d)
	for _, m := range d.Mentions {
		if m.Entity >= 0 && d.Entities[m.Entity].Kind == "person" {
			fmt.Printf("%s: %s\n", d.Slice(m.Span), d.Entities[m.Entity].Name)
		}
	}
	// Output:
	// Norwegian minister Ola Berg: Ola Berg
	// The minister: Ola Berg
	// his: Ola Berg
}

// BenchmarkAnnotate reports the time for one token, that of package actor
// included.
func BenchmarkAnnotate(b *testing.B) {
	text, err := os.ReadFile("testdata/offices.txt")
	if err != nil {
		b.Fatal(err)
	}
	d, _, err := actortest.Parse(string(text))
	if err != nil {
		b.Fatal(err)
	}
	a, c := actor.New(), coref.New()
	b.ReportAllocs()
	for b.Loop() {
		a.Annotate(d)
		c.Annotate(d)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(d.Tokens)), "ns/token")
}
