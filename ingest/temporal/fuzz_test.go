package temporal

import (
	"strings"
	"testing"

	"newsgraph/ingest/document"
)

func FuzzAnnotate(f *testing.F) {
	for _, s := range []string{
		"They met on Friday , December 31 and a day later .",
		"From 10 to 13 January|the end of 2021|30.02.2021 99/99/99 0000-00-00",
		"next Friday week last in 9999 days 999 years ago 9999 weeks later",
		"10January mid-September 1st the 31st of this month \xe2\x80\x94 İ",
		"the day before yesterday the following year that same next last",
	} {
		f.Add(s, "2022-01-31")
		f.Add(s, "")
	}
	f.Fuzz(func(t *testing.T, text, date string) {
		d := flat(date, strings.Split(strings.ToValidUTF8(text, "?"), "|")...)
		Annotate(d)
		end := 0
		for _, x := range d.Times {
			if x.Start < end || x.Len() < 1 || x.Span.End > len(d.Tokens) {
				t.Fatalf("span %v after %d of %d tokens", x.Span, end, len(d.Tokens))
			}
			end = x.Span.End
			for _, v := range []string{x.Value, x.End} {
				if at := parseISO(v); v != "" && (!at.valid() || at.String() != v) {
					t.Fatalf("%q: no ISO date: %q", d.Slice(x.Span), v)
				}
			}
			if x.End != "" && parseISO(x.End).number() < parseISO(x.Value).number() {
				t.Fatalf("%q: ends %s before it begins %s", d.Slice(x.Span), x.End, x.Value)
			}
		}
		tangle(d)
		Annotate(d)
		for i := range d.Tokens {
			For(d, i)
		}
		ArticleDate(text)
	})
}

// tangle gives d trees made from the bytes of its text, cycles included: whatever a
// parser does, dating must end.
func tangle(d *document.Document) {
	tags := []string{"VBD", "VBZ", "MD", "NN", "NNP", "VBG", "IN"}
	classes := []string{"VERB", "AUX", "NOUN", "PROPN", "ADP", "DET"}
	rels := []string{"nsubj", "obl", "obj", "ccomp", "advcl", "acl", "xcomp", "conj", "nmod", "case", "mark", "parataxis"}
	for _, s := range d.Sentences {
		for i := s.Start; i < s.End; i++ {
			t := &d.Tokens[i]
			n := int(t.Lower[0]) + len(t.Lower)
			t.Head = s.Start + (i*n)%s.Len()
			if n%5 == 0 {
				t.Head = -1
			}
			t.XPOS, t.UPOS, t.Rel = tags[n%len(tags)], classes[n%len(classes)], rels[(n+i)%len(rels)]
		}
	}
}

func BenchmarkAnnotate(b *testing.B) {
	line := "The ministers met/VBD in Oslo on Friday , December 31 , and agreed/VBD that talks on gas and grain " +
		"between their two countries will/MD be/VB held/VBN within the next week , a spokesman said/VBD later ."
	d := flat("2022-01-05", strings.Split(strings.Repeat(line+"|", 40), "|")...)
	b.ReportAllocs()
	for b.Loop() {
		Annotate(d)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(d.Tokens)), "ns/token")
}
