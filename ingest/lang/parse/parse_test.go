package parse

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/segment"
	"newsgraph/ingest/lang/tag"
	"newsgraph/internal/perceptron"
)

// parsed analyses a text up to its trees.
func parsed(text string) *document.Document {
	d := &document.Document{Article: document.Article{Text: text}}
	segment.New().Annotate(d)
	tag.New().Annotate(d)
	New().Annotate(d)
	return d
}

func TestTrees(t *testing.T) {
	for text, want := range map[string]string{
		"The minister met the envoy.":                                    "det:minister nsubj:met root det:envoy obj:met punct:met",
		"The envoy was met by the minister.":                             "det:envoy nsubj:pass:met aux:pass:met root case:minister det:minister obl:agent:met punct:met",
		"He said that Norway will help.":                                 "nsubj:said root mark:help nsubj:help aux:help ccomp:said punct:said",
		"Talks between Norway and Chile began":                           "nsubj:began case:Norway nmod:Talks cc:Chile conj:Norway root",
		"Chile's plan did not work.":                                     "nmod:poss:plan case:Chile nsubj:work aux:work advmod:work root punct:work",
		"Ola Dahl, who ordered an inquiry, again accused Oslo of theft.": "nsubj:accused flat:Ola punct:ordered nsubj:ordered acl:relcl:Ola det:inquiry obj:ordered punct:accused advmod:accused root obj:accused case:theft obl:accused punct:accused",
		"They agreed to cut tariffs on Thursday .":                       "nsubj:agreed root mark:cut xcomp:agreed obj:cut case:Thursday obl:cut punct:agreed",
	} {
		d := parsed(text)
		var got []string
		for _, tok := range d.Tokens {
			rel := tok.Rel
			if tok.Head >= 0 {
				rel += ":" + d.Tokens[tok.Head].Text
			}
			got = append(got, rel)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s\n got %s\nwant %s", text, s, want)
		}
	}
}

// TestTreesAreWhole parses texts without much sense.
func TestTreesAreWhole(t *testing.T) {
	for _, text := range []string{"", ".", "!!! ??", "a b c d e f g", "(((", "said said said. the the the", "\xff\xfe", strings.Repeat("that ", 300)} {
		d := parsed(text)
		checkTrees(t, d)
		New().Greedy().Annotate(d)
		checkTrees(t, d)
	}
}

// TestMendedTreesAreWhole parses sentences that several repairs change.
func TestMendedTreesAreWhole(t *testing.T) {
	for _, chain := range []string{"tit-for-tat", "face-to-face", "door-to-door", "end-of-year"} {
		for _, noun := range []string{"trade war", "peace talks", "missile defence systems", "talks on security issues", "visits"} {
			for _, frame := range []string{"Chad and Peru held %s %s on Friday.", "%s %s.", "After the rout of Peru, Chile and Cuba, %s %s began.", "On Friday Lee, who led %s %s, met Ann.", "Thousands of %s %s and more followed, said Ann Lee, the mayor."} {
				checkTrees(t, parsed(fmt.Sprintf(frame, chain, noun)))
			}
		}
	}
}

// checkTrees checks that each sentence has one root within its bounds and no
// cycle.
func checkTrees(t *testing.T, d *document.Document) {
	t.Helper()
	for k, s := range d.Sentences {
		roots := 0
		for i := s.Start; i < s.End; i++ {
			if d.Tokens[i].Head < 0 {
				roots++
			}
			at := i
			for hops := 0; at >= 0; hops++ {
				if !s.Contains(at) || hops > s.Len() {
					t.Fatalf("%.20q: token %d leaves its sentence or lies on a cycle", d.Text, i)
				}
				at = d.Tokens[at].Head
			}
		}
		if roots != 1 {
			t.Errorf("%.20q: sentence %d has %d roots", d.Text, k, roots)
		}
	}
}

// TestReuse parses a text between others: what a parser did before must not
// show in its trees.
func TestReuse(t *testing.T) {
	text := "The council, which met on Monday, urged both sides to withdraw their troops before talks begin."
	first := parsed(text)
	parsed("Short. Another one, and a longer sentence that leaves more behind in the memory of the search.")
	again := parsed(text)
	for i := range first.Tokens {
		if first.Tokens[i] != again.Tokens[i] {
			t.Fatalf("token %d is %+v at first and %+v later", i, first.Tokens[i], again.Tokens[i])
		}
	}
}

func ExampleParser_Annotate() {
	d := &document.Document{Article: document.Article{Text: "The envoy warned the council."}}
	segment.New().Annotate(d)
	tag.New().Annotate(d)
	New().Annotate(d)
	for _, t := range d.Tokens {
		head := "-"
		if t.Head >= 0 {
			head = d.Tokens[t.Head].Text
		}
		fmt.Println(t.Text, t.UPOS, t.Rel, head)
	}
	// Output:
	// The DET det envoy
	// envoy NOUN nsubj warned
	// warned VERB root -
	// the DET det council
	// council NOUN obj warned
	// . PUNCT punct warned
}

func BenchmarkAnnotate(b *testing.B) { benchmark(b, New()) }

func BenchmarkGreedy(b *testing.B) { benchmark(b, New().Greedy()) }

func benchmark(b *testing.B, p *Parser) {
	d := &document.Document{Article: document.Article{Text: strings.Repeat(
		"The foreign ministers of both states, who had not met since May, agreed on Tuesday to reopen the crossing, a spokesman for the bloc said. ", 30)}}
	segment.New().Annotate(d)
	tag.New().Annotate(d)
	tokens := 0
	for b.Loop() {
		p.Annotate(d)
		tokens += len(d.Tokens)
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkLoad reads the embedded model, as the first article does.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if len(perceptron.MustDecode(embedded).Classes) == 0 {
			b.Fatal("a model without classes")
		}
	}
}
