package actor_test

import (
	"fmt"
	"os"
	"testing"

	"newsgraph/ingest/actor"
	"newsgraph/ingest/actor/actortest"
)

// The tokens and the tree of "Norwegian minister Ola Berg left Moscow", as the
// stages before would have filled them.
const sentence = `Norwegian	Norwegian	ADJ	JJ	2	amod
minister	minister	NOUN	NN	3	nmod:desc
Ola	Ola	PROPN	NNP	5	nsubj	B-PER
Berg	Berg	PROPN	NNP	3	flat	I-PER
left	leave	VERB	VBD	0	root
Moscow	Moscow	PROPN	NNP	5	obj	B-LOC
.	.	PUNCT	.	5	punct	+`

func Example() {
	d, _, err := actortest.Parse(sentence)
	if err != nil {
		fmt.Println(err)
		return
	}
	actor.New().Annotate(d)
	for _, m := range d.Mentions {
		e := d.Entities[m.Entity]
		fmt.Printf("%s: %s %s\n", d.Slice(m.Span), e.Kind, e.Name)
	}
	o := d.Offices[0]
	fmt.Printf("%s is %s of %s\n", d.Entities[o.Person].Name, o.Title, d.Entities[o.Of].Name)
	// Output:
	// Norwegian minister Ola Berg: person Ola Berg
	// Norwegian: country Norway
	// Moscow: place Moscow
	// Ola Berg is minister of Norway
}

// BenchmarkAnnotate reports the time for one token.
func BenchmarkAnnotate(b *testing.B) {
	text, err := os.ReadFile("testdata/titles.txt")
	if err != nil {
		b.Fatal(err)
	}
	d, _, err := actortest.Parse(string(text))
	if err != nil {
		b.Fatal(err)
	}
	a := actor.New()
	b.ReportAllocs()
	for b.Loop() {
		a.Annotate(d)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(d.Tokens)), "ns/token")
}
