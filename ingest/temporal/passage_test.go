package temporal_test

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/parse"
	"newsgraph/ingest/lang/segment"
	"newsgraph/ingest/lang/tag"
	"newsgraph/ingest/temporal"
)

// analyse runs the stages before this one, and makes each word of people the
// mention of an entity of its own.
func analyse(date, text string, people ...string) *document.Document {
	d := &document.Document{}
	d.Date, d.Text = date, text
	segment.New().Annotate(d)
	tag.New().Annotate(d)
	parse.New().Annotate(d)
	for i := range d.Tokens {
		for entity, name := range people {
			if d.Tokens[i].Text == name {
				d.Mentions = append(d.Mentions, document.Mention{
					Span: document.Span{Start: i, End: i + 1}, Head: i, Entity: entity,
				})
			}
		}
	}
	d.Index()
	temporal.Annotate(d)
	return d
}

// word is the index of the first token with the text.
func word(t *testing.T, d *document.Document, text string) int {
	t.Helper()
	for i := range d.Tokens {
		if d.Tokens[i].Text == text {
			return i
		}
	}
	t.Fatalf("no token %q", text)
	return -1
}

func TestPassage(t *testing.T) {
	const article = "2022-01-05"
	for _, c := range []struct{ name, text, event, want string }{
		{"sentence before", "On Monday the ministers met in Oslo. Dahl criticized the plan.", "criticized", "2022-01-03"},
		{"some sentences before", "On Monday the ministers met in Oslo. The room was cold. Dahl criticized the plan.", "criticized", "2022-01-03"},
		{"date of its own", "On Monday the ministers met. On Tuesday Dahl criticized the plan.", "criticized", ""},
		{"what lies ahead", "On Monday the ministers met. Dahl will visit Bern.", "visit", ""},
		{"what lay before", "On Monday the ministers met. Dahl had visited Bern.", "visited", ""},
		{"after what lies ahead", "On Friday the ministers will meet. Dahl criticized the plan.", "criticized", ""},
		{"beyond a heading", "On Monday the ministers met.\n\nThe plan\n\nBerg criticized the plan.", "criticized", ""},
		{"another paragraph", "On Monday the ministers met in Oslo. It rained.\n\nBerg criticized the plan. He left.", "criticized", ""},
		{"another paragraph about the same", "On Monday the ministers met Berg. It rained.\n\nDahl criticized Berg. He left.", "criticized", "2022-01-03"},
		{"another paragraph that adds", "On Monday the ministers met in Oslo. It rained.\n\nBerg also criticized the plan. He left.", "criticized", "2022-01-03"},
		{"paragraphs of one sentence", "On Monday the ministers met in Oslo.\n\nBerg criticized the plan.", "criticized", "2022-01-03"},
		{"a day spoken about", "January 2 was considered for the ball. Dahl criticized the plan.", "criticized", ""},
		{"clause of a dated year", "Trade fell in 2018 after Dahl criticized the plan.", "criticized", "2018"},
		{"clause of a dated day", "On Monday trade fell after Dahl criticized the plan.", "criticized", ""},
		{"an announced encounter", "Dahl will criticize the plan. He spoke of topics of the conversation. The conversation is due on January 7.", "criticize", "2022-01-07"},
		{"two announced encounters", "Dahl will criticize the plan at the meeting. The meeting is due on January 7. A second meeting is due on January 9.", "criticize", ""},
		{"what goes on", "On Monday the ministers met in Oslo. Berg is engaged in the port.", "engaged", ""},
		{"what has gone on", "On Monday the ministers met in Oslo. Berg has been visiting ports.", "visiting", ""},
		{"a participle", "On Monday the ministers met in Oslo. Crowds filled the streets, condemning the plan.", "condemning", "2022-01-03"},
		{"a thing spoken about", "On Monday the ministers met in Oslo. Dahl asked about the chance of a summit.", "summit", ""},
		{"the same subject", "Dahl spoke in Oslo on Monday.\n\nThe plan\n\nDahl criticized the plan.", "criticized", "2022-01-03"},
		{"the opening sentence", "Dahl criticized the plan.\n\nDahl spoke in Oslo on Monday.", "criticized", "2022-01-03"},
		{"the news of the day", "Berg criticized the plan.\n\nDahl spoke in Oslo on Tuesday.", "criticized", "2022-01-04"},
		{"another opening", "Berg criticized the plan.\n\nDahl spoke in Oslo on Monday.", "criticized", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := analyse(article, c.text, "Dahl", "Berg")
			got, ok := temporal.Passage(d, word(t, d, c.event))
			if got != c.want || ok != (c.want != "") {
				t.Errorf("%s: got %q, %v, want %q", c.text, got, ok, c.want)
			}
		})
	}
}

// Sentences whose trees parsers get wrong must still be dated right.
func TestForAfterParsing(t *testing.T) {
	for _, c := range []struct{ text, event, want string }{
		{"On December 10, a conference took place in Geneva, on December 12, a council was held in Brussels, " +
			"and on December 13, consultations in Vienna ended.", "council", "2021-12-12"},
		{"On January 12 gas will be dealt with in the council and on January 13 in the congress.", "council", "2022-01-12"},
		{"On January 12 gas will be dealt with in the council and on January 13 in the congress.", "congress", "2022-01-13"},
		{"The unions are planning a strike on Friday, the agency said.", "strike", "2022-01-07"},
		{"The unions are planning a strike on Friday, the agency said.", "said", ""},
		{"Talks between the two will be held on January 10, said the spokesman Ola Dahl on Tuesday, January 4.", "said", "2022-01-04"},
		{"Talks between the two will be held on January 10, said the spokesman Ola Dahl on Tuesday, January 4.", "Talks", "2022-01-10"},
		{"Oslo and Bern will hold talks on 10 January, announced Ola Dahl, the spokesman of the ministry, on Tuesday, January 4.", "announced", "2022-01-04"},
		{"Dahl said on Monday that the minister had attacked the plan.", "attacked", ""},
		{"On December 17 the Russian ministry published its proposals to Norway.", "proposals", "2021-12-17"},
		{"Norway withdrew from the 2015 deal.", "withdrew", ""},
		{"Shops were closed on Monday as the leaders met in Oslo.", "met", "2022-01-03"},
		{"Minister Ola Dahl on Friday, December 31, following a telephone conversation with Berg, said that he was glad.", "conversation", "2021-12-31"},
		{"Berg condemned Sunday's attack.", "condemned", ""},
		{"Berg condemned Sunday's attack.", "attack", "2022-01-02"},
		{"Berg said at a meeting on Monday that the port was closed.", "said", "2022-01-03"},
		{"The port will stay closed until Friday.", "closed", ""},
		{"Dahl visited Bern for the first time since 2019.", "visited", ""},
		{"The army has shelled the town since Monday.", "shelled", ""},
		{"Dahl criticized Bern since the coup in August 2020.", "criticized", ""},
		{"Berg, in power since 2000, thanked Dahl.", "thanked", ""},
		{"Since the war began on January 3, Norway has sanctioned the port.", "sanctioned", ""},
		{"Dahl hosted a summit in Oslo on Monday.", "summit", "2022-01-03"},
		{"Berg rejected the proposals of December 17.", "rejected", ""},
		{"Berg condemned on Tuesday the attack.", "attack", ""},
		{"Berg condemned on Tuesday the attack.", "condemned", "2022-01-04"},
		{"The meeting scheduled for January 12 will be short.", "meeting", "2022-01-12"},
	} {
		d := analyse("2022-01-05", c.text)
		if got, _ := temporal.Stated(d, word(t, d, c.event)); got != c.want {
			t.Errorf("%s: %s: got %q, want %q", c.text, c.event, got, c.want)
		}
	}
}

func Example() {
	d := analyse("2022-01-05", "The ministers met in Oslo on Friday, and talks will begin next week.")
	for _, t := range d.Times {
		fmt.Printf("%s: %s..%s\n", strings.ToLower(d.Slice(t.Span)), t.Value, t.End)
	}
	// Output:
	// friday: 2021-12-31..
	// next week: 2022-01-10..2022-01-16
}
