package entity_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/entity"
	"newsgraph/ingest/lang/segment"
)

// find returns the names of a text as "text/TYPE".
func find(text string) []string {
	d := analyse(text)
	var names []string
	for _, n := range d.Names {
		names = append(names, d.Slice(n.Span)+"/"+string(n.Type))
	}
	return names
}

func analyse(text string) *document.Document {
	d := &document.Document{Article: document.Article{Text: text}}
	segment.New().Annotate(d)
	entity.New().Annotate(d)
	return d
}

func TestNames(t *testing.T) {
	for text, want := range map[string]string{
		"": "",
		"Nobody knows when the talks will resume.":                                "",
		"Dutch Prime Minister Joost Hendriks visited Kenya.":                      "Joost Hendriks/PER Kenya/LOC",
		"The Ministry of Energy of Georgia denied the report.":                    "Ministry of Energy of Georgia/ORG",
		"President of Serbia Milan Kostic spoke with the head of NATO in Munich.": "Serbia/LOC Milan Kostic/PER NATO/ORG Munich/LOC",
		"Treasury Department spokesman Henry Walsh left Ankara on Monday.":        "Treasury Department/ORG Henry Walsh/PER Ankara/LOC",
	} {
		if got := strings.Join(find(text), " "); got != want {
			t.Errorf("%q: names %q, want %q", text, got, want)
		}
	}
}

// A surname that is also a word is a name where the document has introduced it.
func TestNamesStayTheSameInADocument(t *testing.T) {
	text := "Foreign Secretary Amelia Rivers arrived in Oslo on Sunday.\n" +
		"Rivers said the talks with Norway were useful."
	if got := find(text); !slices.Contains(got, "Rivers/PER") {
		t.Errorf("names %q, want Rivers/PER among them", got)
	}
}

func TestSpansAreOrderedAndApart(t *testing.T) {
	d := analyse("Marta Kovacs of the Green Party met Ivan Petrov, Lucia Moretti and the mayor of Lyon in Geneva. " +
		"Kovacs, Petrov and Moretti signed.")
	if len(d.Names) < 5 {
		t.Fatalf("only %d names", len(d.Names))
	}
	for i, n := range d.Names {
		if n.Len() < 1 || i > 0 && n.Start < d.Names[i-1].End {
			t.Errorf("name %d has tokens [%d,%d) after [..,%d)", i, n.Start, n.End, d.Names[max(i-1, 0)].End)
		}
		if k := d.SentenceOf(n.Start); k != d.SentenceOf(n.End-1) {
			t.Errorf("name %q runs over the end of sentence %d", d.Slice(n.Span), k)
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add("MOSCOW. \"Yes,\" said O'Neill-Łoś of the E.U.\n\nNEXT \xff")
	f.Fuzz(func(t *testing.T, text string) {
		d := analyse(strings.ToValidUTF8(text, "?"))
		for _, n := range d.Names {
			if n.Start < 0 || n.Len() < 1 || n.End > len(d.Tokens) {
				t.Errorf("name has tokens [%d,%d) of %d", n.Start, n.End, len(d.Tokens))
			}
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat("Foreign Minister Sergio Almeida told reporters in Lisbon on Monday that talks with "+
		"the European Commission would go on as planned, despite the objections of some member states.\n"+
		"The proposal was discussed for several hours, and no decision had been made when the meeting ended.\n", 20)
	d := &document.Document{Article: document.Article{Text: text}}
	segment.New().Annotate(d)
	finder := entity.New()
	finder.Annotate(d)
	b.ReportAllocs()
	for b.Loop() {
		finder.Annotate(d)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(d.Tokens)), "ns/token")
}

func Example() {
	d := &document.Document{Article: document.Article{
		Text: "Canadian Foreign Minister Emma Tremblay met officials of the World Bank in Dakar.",
	}}
	segment.New().Annotate(d)
	entity.New().Annotate(d)
	for _, n := range d.Names {
		fmt.Println(n.Type, d.Slice(n.Span))
	}
	// Output:
	// PER Emma Tremblay
	// ORG World Bank
	// LOC Dakar
}
