package speech_test

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/parse"
	"newsgraph/ingest/lang/segment"
	"newsgraph/ingest/lang/tag"
	"newsgraph/ingest/speech"
)

// analyse runs the stages that speech needs.
func analyse(text string) *document.Document {
	d := &document.Document{}
	d.Text = text
	segment.New().Annotate(d)
	tag.New().Annotate(d)
	parse.New().Annotate(d)
	speech.Annotate(d)
	return d
}

// show writes the speech of d, one stretch a line: the words, "|", the word that
// introduces them, "|", the phrase of the speaker; direct speech in
// quotation marks.
func show(d *document.Document) string {
	var b strings.Builder
	for i := range d.Speech {
		s := &d.Speech[i]
		verb, who := "-", "-"
		if s.Verb >= 0 {
			verb = d.Tokens[s.Verb].Text
		}
		if h, phrase := speech.Speaker(d, s); h >= 0 {
			who = d.Slice(phrase)
		}
		form := "%s | %s | %s\n"
		if s.Quoted {
			form = "“%s” | %s | %s\n"
		}
		fmt.Fprintf(&b, form, d.Slice(s.Span), verb, who)
	}
	return b.String()
}

func TestAnnotate(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"verb behind",
			"“We will open the port on Sunday,” the minister said.",
			"“We will open the port on Sunday,” | said | the minister\n"},
		{"verb before",
			"The minister said: “We will open the port on Sunday.”",
			"“We will open the port on Sunday.” | said | The minister\n"},
		{"straight marks",
			"\"We will open the port,\" said Dahl. \"Nobody can stop us.\"",
			"“We will open the port,” | said | Dahl\n“Nobody can stop us.” | said | Dahl\n"},
		{"German marks",
			"„We will open the port,“ the minister told reporters.",
			"“We will open the port,” | told | the minister\n"},
		{"guillemets",
			"«We will open the port», the minister added.",
			"“We will open the port” | added | the minister\n"},
		{"turned and moved marks",
			"“We will open the port, “- said the minister.",
			"“We will open the port,” | said | the minister\n"},
		{"glued mark",
			"“We will open the port, ”the minister said.",
			"“We will open the port,” | said | the minister\n"},
		{"more than one sentence",
			"“We will open the port. Nobody can stop us,” the minister said.",
			"“We will open the port. Nobody can stop us,” | said | the minister\n"},
		{"sentence of its own",
			"The minister was defiant and spoke to reporters, Dahl said. “Nobody can stop us now.”",
			"The minister was defiant and spoke to reporters | said | Dahl\n“Nobody can stop us now.” | said | Dahl\n"},
		{"next paragraph",
			"The minister defended the plan on Sunday and added:\n“Nobody can stop us now.”",
			"“Nobody can stop us now.” | added | The minister\n"},
		{"whole paragraph after one about its speaker",
			"Dahl called on Bern to stay calm.\n\n“There is no reason to worry about the port.”",
			"“There is no reason to worry about the port.” | called | Dahl\n"},
		{"noun and colon",
			"Dahl's statement: “There is no reason to worry about the port.”",
			"“There is no reason to worry about the port.” | statement | Dahl\n"},
		{"over paragraphs",
			"The minister said: “There is no reason to worry.\n\n“We will open the port.”",
			"“There is no reason to worry.” | said | The minister\n“We will open the port.” | said | The minister\n"},
		{"closed in the next paragraph",
			"The minister said: “There is no reason to worry.\n\nWe will open the port.”",
			"“There is no reason to worry.” | said | The minister\n“We will open the port.” | said | The minister\n"},
		{"caption",
			"We will open the port whatever they may do about it Ola Dahl Deputy Minister of Trade",
			"“We will open the port whatever they may do about it” | Ola | Ola Dahl\n"},
		{"no speech in a term",
			"The newspaper “Morning Post” drew a “red line” again.",
			""},
		{"reported clause",
			"The minister said that the port would open.",
			"that the port would open | said | The minister\n"},
		{"agent of a passive",
			"It was announced by the ministry that the port would open.",
			"that the port would open | announced | the ministry\n"},
		{"attribution behind",
			"The port will open on Sunday, the minister said.",
			"The port will open on Sunday | said | the minister\n"},
		{"according to",
			"According to the minister, the port will open on Sunday.",
			"the port will open on Sunday | According | the minister\n"},
		{"comment",
			"As the minister noted, the port will open on Sunday.",
			"the port will open on Sunday | noted | the minister\n"},
		{"participle behind a comma",
			"Dahl commented on a plan by the ministry, stating that the port would open.",
			"that the port would open | stating | Dahl\n"},
		{"comment in the middle",
			"The port, Dahl said, will open on Sunday.",
			"The port, Dahl said, will open on Sunday | said | Dahl\n"},
		{"source in the middle",
			"The port will open, according to the ministry, and trade will grow.",
			"The port will open, according to the ministry, and trade will grow | according | the ministry\n"},
		{"quoted by an outlet",
			"“We will open the port,” the minister was quoted by the agency.",
			"“We will open the port,” | quoted | the minister\n"},
		{"dialogue beside a quotation",
			"Dahl spoke of a ‘long wait’. – We will open the port – he told reporters.",
			"“We will open the port” | told | he\n"},
		{"turned mark before the verb",
			"“Here we agree. There we do not, “he noted.",
			"“Here we agree. There we do not,” | noted | he\n"},
		{"unclosed mark",
			"The minister called the plan “a danger to all of the north.",
			"“a danger to all of the north.” | called | The minister\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(analyse(c.text)); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add("“We will open, “- said X.\n”No” ‘yes’ „so« – he said – \"")
	f.Add("according to , said\nas noted, Ola Dahl Minister")
	f.Fuzz(func(t *testing.T, text string) {
		d := analyse(strings.ToValidUTF8(text, "?"))
		for i := range d.Speech {
			s := &d.Speech[i]
			if s.Start < 0 || s.Len() < 1 || s.End > len(d.Tokens) || s.Verb >= len(d.Tokens) {
				t.Fatalf("out of bounds: %+v of %d tokens", *s, len(d.Tokens))
			}
			if i > 0 && d.Speech[i-1].Start > s.Start {
				t.Fatalf("not in order: %+v", d.Speech)
			}
			h, phrase := speech.Speaker(d, s)
			if h >= len(d.Tokens) || h >= 0 && (phrase.Start < 0 || phrase.End > len(d.Tokens)) {
				t.Fatalf("speaker out of bounds: %d %v", h, phrase)
			}
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	text := "“We will open the port,” the minister said on Friday. According to Dahl, the talks will go on. " +
		"He added that nobody could stop them, and that the ministers of both countries would meet soon.\n"
	d := analyse(strings.Repeat(text, 40))
	b.ReportAllocs()
	for b.Loop() {
		speech.Annotate(d)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(d.Tokens)), "ns/token")
}

func Example() {
	d := analyse("“We will open the port,” the minister said.")
	s := &d.Speech[0]
	_, who := speech.Speaker(d, s)
	fmt.Println(d.Slice(who), d.Tokens[s.Verb].Text, d.Slice(s.Span))
	// Output: the minister said We will open the port,
}
