package segment

import (
	"strings"
	"testing"
	"unicode/utf8"

	"newsgraph/ingest/document"
)

// segmented writes the result in one line: tokens parted by spaces, sentences
// by "|", paragraphs by "¶", fragments marked with "~".
func segmented(text string) string {
	d := &document.Document{Article: document.Article{Text: text}}
	New().Annotate(d)
	var b strings.Builder
	for k, s := range d.Sentences {
		switch {
		case k == 0:
		case d.Sentences[k-1].Paragraph != s.Paragraph:
			b.WriteString(" ¶ ")
		default:
			b.WriteString(" | ")
		}
		if s.Fragment {
			b.WriteString("~")
		}
		for i := s.Start; i < s.End; i++ {
			if i > s.Start {
				b.WriteByte(' ')
			}
			b.WriteString(d.Tokens[i].Text)
		}
	}
	return b.String()
}

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"They don't, can’t and won't.":               "They do n't , ca n’t and wo n't .",
		"Ukraine's ally; the allies' plan":           "Ukraine 's ally ; the allies ' plan",
		"It's he'd've they'll":                       "It 's he 'd 've they 'll",
		"I cannot go":                                "I can not go",
		"a well-known pro-Western ex-minister":       "a well - known pro-Western ex-minister",
		"the U.S. envoy and the U.N.":                "the U.S. envoy and the U.N.",
		"$1,250.50 or 50% of US$3":                   "$ 1,250.50 or 50 % of US$ 3",
		"at 10:30, 9/11, 5km, 7:30pm":                "at 10:30 , 9/11 , 5 km , 7:30 pm",
		"from 2010-2012, call 555-010-0199":          "from 2010 - 2012 , call 555-010-0199",
		"see www.example.org/a?b=1, ok":              "see www.example.org/a?b=1 , ok",
		"mail press@example.org.":                    "mail press@example.org .",
		"on example.com today":                       "on example.com today",
		"“We agree,” he said":                        "“ We agree , ” he said",
		"Wait... what?! No -- yes":                   "Wait ... what ?! | No -- yes",
		"AT&T and R&D (both)":                        "AT&T and R&D ( both )",
		"the '90s and rock 'n' roll":                 "the '90s and rock ' n ' roll",
		"O'Neil of the O'Hara family":                "O'Neil of the O'Hara family",
		"Dr. Novak met J. Doe of Acme Inc. today":    "Dr. Novak met J. Doe of Acme Inc. today",
		"No. 5 said no. Yes":                         "No. 5 said no . | Yes",
		"and/or 1/2":                                 "and / or 1/2",
		"Zürich—Genève":                              "Zürich — Genève",
		"a\u00a0b \u200bc":                           "a b c",
		"Nor\u200bwe\u00adgian\u00a0minister\u200b.": "Norwegian minister .",
		"Ada\u200bBerg \u200ein\ufeff Oslo":          "Ada Berg in Oslo",
	} {
		if got := strings.ReplaceAll(segmented(text), "~", ""); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestSentences(t *testing.T) {
	for text, want := range map[string]string{
		"He left. She stayed.":                         "He left . | She stayed .",
		"“We will stay.” The minister left.":           "“ We will stay . ” | The minister left .",
		`"Why now?" asked the envoy.`:                  `" Why now ? " asked the envoy .`,
		"“We stay. ”– said the envoy.":                 "“ We stay . ” – said the envoy .",
		"It defends its integrity.Press officer Ann":   "It defends its integrity . | ~Press officer Ann",
		"The visit to the U.S. The talks went on.":     "The visit to the U.S. | The talks went on .",
		"The U.S. Army moved. Mr. Low left.":           "The U.S. Army moved . | Mr. Low left .",
		"Talks begin at 5 p.m. in Vienna.":             "Talks begin at 5 p.m. in Vienna .",
		"He said… nothing. Really…\nNext one is here.": "He said … nothing . | Really … ¶ Next one is here .",
	} {
		if got := segmented(text); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestFragments(t *testing.T) {
	for text, want := range map[string]string{
		"Envoys meet in Oslo\n\nThe envoys met.":          "~Envoys meet in Oslo ¶ The envoys met .",
		"The envoys met.\nAnn Low spokesperson":           "The envoys met . ¶ ~Ann Low spokesperson",
		"Ann Low promised help. Ann Low head of the body": "Ann Low promised help . | ~Ann Low head of the body",
		"Only one sentence without a stop":                "Only one sentence without a stop",
		"The plan:\n- peace\n- trade":                     "~The plan : ¶ ~- peace ¶ ~- trade",
	} {
		if got := segmented(text); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestDatelines(t *testing.T) {
	for text, want := range map[string]string{
		"OSLO, Nov. 8, 2022 (NTB) -- The envoy left.":                            "~OSLO , Nov. 8 , 2022 ( NTB ) -- | The envoy left .",
		"Lima, 3 May 2023 - The envoy left.":                                     "~Lima , 3 May 2023 - | The envoy left .",
		"BAKU, March 21 (Trend) – Envoys left.":                                  "~BAKU , March 21 ( Trend ) – | Envoys left .",
		"Bern (Reuters) - “We left,” an envoy said.":                             "~Bern ( Reuters ) - | “ We left , ” an envoy said .",
		"RIGA, Latvia (AP) — The envoy left.":                                    "~RIGA , Latvia ( AP ) — | The envoy left .",
		"MINSK, May 4. /BelTA/. Envoys left.":                                    "~MINSK , May 4 . / BelTA / . | Envoys left .",
		"CAIRO/TUNIS — The envoys of both states left in haste, two aides said.": "~CAIRO / TUNIS — | The envoys of both states left in haste , two aides said .",
		"NATO - Five facts":                                                      "NATO - Five facts",
		"The Oslo talks (and others) - Envoys left.":                             "The Oslo talks ( and others ) - Envoys left .",
		"Oslo – the capital of Norway – is full.":                                "Oslo – the capital of Norway – is full .",
		"Ann Low, 52 – Norway's envoy – left.":                                   "Ann Low , 52 – Norway 's envoy – left .",
	} {
		if got := segmented(text); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestHardWrap(t *testing.T) {
	wrapped := "The foreign ministers of the two neighbouring states agreed on\n" +
		"Monday to resume the talks which they had broken off in spring,\n" +
		"after a week of shuttle diplomacy led by the envoy of the\n" +
		"regional body. They will meet again in June.\n"
	d := &document.Document{Article: document.Article{Text: wrapped}}
	New().Annotate(d)
	if len(d.Sentences) != 2 || d.Sentences[1].Paragraph != 0 {
		t.Errorf("wrapped text gives %+v, want two sentences in one paragraph", d.Sentences)
	}
	lines := "Envoys resume the talks\nThe envoys met on Monday in the capital.\nThey will meet again.\n"
	d = &document.Document{Article: document.Article{Text: lines}}
	New().Annotate(d)
	if len(d.Sentences) != 3 || d.Sentences[2].Paragraph != 2 {
		t.Errorf("one paragraph a line gives %+v, want three paragraphs", d.Sentences)
	}
}

func TestLower(t *testing.T) {
	for s, want := range map[string]string{"Don’t": "don't", "“": `"`, "ÉTÉ": "été", "plain": "plain"} {
		if got := Lower(s); got != want {
			t.Errorf("Lower(%q) = %q, want %q", s, got, want)
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	for _, s := range []string{"", "a", "U.S.A. isn't “big”…", "x\n\ny\r\nz", "\xff\xfe.", "1,000.5-6'7", "'''\"\"’", "a.B?C!d"} {
		f.Add(s)
	}
	g := New()
	f.Fuzz(func(t *testing.T, text string) {
		d := &document.Document{Article: document.Article{Text: text}}
		g.Annotate(d)
		checkSpans(t, d)
	})
}

// checkSpans checks that tokens and sentences lie in order, cover what they say
// and leave out nothing but white space.
func checkSpans(t *testing.T, d *document.Document) {
	t.Helper()
	at := 0
	for i, tok := range d.Tokens {
		if tok.Start < at || tok.End <= tok.Start || tok.End > len(d.Text) {
			t.Fatalf("token %d [%d,%d) after %d in %d bytes", i, tok.Start, tok.End, at, len(d.Text))
		}
		if tok.Text != visible(d.Text[tok.Start:tok.End]) || tok.Text == "" {
			t.Fatalf("token %d is %q, text has %q", i, tok.Text, d.Text[tok.Start:tok.End])
		}
		if gap := d.Text[at:tok.Start]; strings.TrimFunc(gap, isSpace) != "" {
			t.Fatalf("token %d leaves out %q", i, gap)
		}
		if utf8.ValidString(d.Text) && !utf8.ValidString(tok.Text) {
			t.Fatalf("token %d cuts a character: %q", i, tok.Text)
		}
		at = tok.End
	}
	next := 0
	for k, s := range d.Sentences {
		if s.Start != next || s.End <= s.Start {
			t.Fatalf("sentence %d is [%d,%d), want start %d", k, s.Start, s.End, next)
		}
		next = s.End
	}
	if next != len(d.Tokens) {
		t.Fatalf("sentences end at %d of %d tokens", next, len(d.Tokens))
	}
}

func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat("The ministers of both states, who hadn't met since May, agreed on Tuesday to reopen the well-known crossing. ", 50)
	d := &document.Document{Article: document.Article{Text: text}}
	g := New()
	tokens := 0
	for b.Loop() {
		g.Annotate(d)
		tokens += len(d.Tokens)
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}
