// Package document holds what the analysis of one article produces: its
// tokens, sentences, syntax, names, mentions, entities and time expressions.
//
// The Document owns all data; everything else points into it by index, so that
// nothing can drift apart. All ranges are half-open. Token offsets are byte
// offsets into Document.Text; CodePoints turns them into the Unicode code
// point offsets that evidence is given in.
//
// The package is a leaf: it imports nothing of this module and does no
// analysis itself.
package document

import (
	"sort"
	"unicode/utf8"
)

// Article is one source text as it was read, before any analysis.
type Article struct {
	// ID names the article within a corpus; it is never empty.
	ID string
	// Title is the headline, if one was given.
	Title string
	// Date is the article's own date, ISO 8601 as exact as known
	// ("2022-01-23", "2022-01"), or empty when nothing tells it.
	Date string
	// DateFrom says where Date was found: "record" (a field of the source), "page"
	// (metadata of a web page), "text" or "address"; empty without a date.
	DateFrom string
	// Source is the address or path that the text came from.
	Source string
	// URL is the article's own (canonical) address and Publisher the outlet that
	// published it, where the source says so.
	URL, Publisher string
	// Language is the ISO 639-1 code of the text's language, or empty when unknown.
	Language string
	// Encoding is the one that the text was in, or empty where it was in UTF-8.
	Encoding string
	// Text is the ingested text, valid UTF-8. All positions refer to it.
	Text string
}

// Document is one analysed article.
type Document struct {
	Article
	Tokens    []Token
	Sentences []Sentence
	// Names are the named-entity spans found by the entity stage, ordered by
	// position and not overlapping.
	Names []Name
	// Mentions are the phrases that denote an Entity (names with their titles,
	// nominals, pronouns, adjectives of nationality), ordered by Span.Start,
	// outer before inner. They may nest but never cross.
	Mentions []Mention
	// Entities are the things that the mentions denote, one per thing.
	Entities []Entity
	// Offices are the posts that the text gives to persons.
	Offices []Office
	// Times are the time expressions, ordered by position.
	Times []Time
	// Speech are the stretches of quoted or reported words with their speaker.
	Speech []Speech

	// Halt, unless nil, tells that nobody waits for the analysis any more; see Halted.
	Halt func() bool

	mentionAt []int32 // token index -> 1 + index of the mention headed there
	// sentenceAt maps tokens to 1 + index of their sentence; empty before Index.
	sentenceAt []int32
	points     []int // code points before each 256-byte block of Text
}

// Token is a word or punctuation mark.
type Token struct {
	// Start and End are byte offsets into Document.Text.
	Start, End int
	// Text is Document.Text[Start:End] without soft hyphens and other marks that
	// show nothing; Lower is its lower-case form with typographic quotes made plain.
	Text, Lower string
	// Lemma is the dictionary form, lower case except for proper nouns.
	Lemma string
	// UPOS is the universal part of speech ("VERB"), XPOS the Penn tag ("VBD").
	UPOS, XPOS string
	// Other is the reading that the tagger nearly chose instead, zero where it was
	// sure. Parsing may exchange the two.
	Other Reading
	// Head is the index in Document.Tokens of the syntactic head, or -1 at the
	// root of a sentence.
	Head int
	// Rel is the Universal Dependencies relation to Head, subtypes included
	// ("nsubj:pass"); "root" at the root.
	Rel string
	// Space tells whether white space precedes the token.
	Space bool
}

// Reading is what a word may be in its sentence.
type Reading struct {
	// UPOS, XPOS and Lemma are as in Token.
	UPOS, XPOS, Lemma string
	// Behind is by how much the reading is less likely than the chosen one, in
	// nats; negative where it was exchanged for a better one.
	Behind float32
}

// Span is a half-open range of token indices.
type Span struct{ Start, End int }

// Len is the number of tokens in s.
func (s Span) Len() int { return s.End - s.Start }

// Contains tells whether token i lies in s.
func (s Span) Contains(i int) bool { return s.Start <= i && i < s.End }

// Sentence is a range of tokens with its place in the text.
type Sentence struct {
	Span
	// Paragraph counts the blocks of text separated by line breaks, from 0.
	Paragraph int
	// Fragment is set for headings, captions, bylines and other stretches that
	// are not a sentence of the running text.
	Fragment bool
}

// NameType is the type of a named-entity span.
type NameType string

// The name types, as in Universal NER.
const (
	PER NameType = "PER"
	ORG NameType = "ORG"
	LOC NameType = "LOC"
)

// Name is a named-entity span.
type Name struct {
	Span
	Type NameType
	// Score is the model's margin for the type, higher is surer.
	Score float32
}

// MentionForm says in which form a mention denotes its entity.
type MentionForm uint8

// The forms of mention.
const (
	Named     MentionForm = iota // a proper name, with or without a title
	Nominal                      // a common noun phrase: "the American leader"
	Pronoun                      // "he", "they"; possessives too
	Adjective                    // an adjective or noun modifier: "Russian", "US"
)

// Mention is a phrase that denotes an entity.
type Mention struct {
	Span
	// Head is the token that carries the phrase in the syntax tree.
	Head int
	Form MentionForm
	// Entity is an index into Document.Entities, or -1 when unresolved.
	Entity int
	// Members are the entities that a plural phrase stands for ("the two
	// leaders"), as indices into Document.Entities; Entity is then -1.
	Members []int
}

// Entity is a thing that the article speaks of. Kind, Country and Sector are
// as MODEL.md defines them for nodes.
type Entity struct {
	// Key identifies the entity across articles where a gazetteer knows it
	// ("country:RUS", "org:nato"); otherwise it is empty.
	Key string
	// Kind is person, country, government, organization, media or place.
	Kind string
	// Name is the best full name; Aliases the other names used in the article,
	// sorted, without pronouns.
	Name    string
	Aliases []string
	// Country is an ISO 3166-1 alpha-3 code, Sector a PLOVER sector; either may
	// be empty.
	Country, Sector string
	// Generic is set for unnamed groups and officials ("Israeli troops").
	Generic bool
	// PartOf is the index of the state or body that this entity belongs to, or
	// -1.
	PartOf int
}

// Office is a post that the text gives to a person.
type Office struct {
	// Person and Of are indices into Document.Entities.
	Person, Of int
	// Title is the post in the field's usual form ("President", "spokesperson").
	Title string
	// Span is the stretch of text that gives the office, in Sentence.
	Span Span
	// Former is set for "former", "ex-", "late".
	Former bool
}

// Time is a time expression with its value.
type Time struct {
	Span
	// Value is the ISO 8601 date, as exact as the text allows ("2021-12-31",
	// "2022-01", "2021"), or empty when it cannot be worked out.
	Value string
	// End is the last day of a range with two ends, otherwise empty.
	End string
	// Future and Past tell how the expression lies to the article's own date
	// where no exact value does ("in the coming days").
	Future, Past bool
}

// Speech is a stretch of quoted or reported words.
type Speech struct {
	Span
	// Speaker is an index into Document.Entities, or -1 when unknown.
	Speaker int
	// Verb is the token of the reporting verb or noun, or -1.
	Verb int
	// Quoted is set for direct speech between quotation marks.
	Quoted bool
}

// Halted tells that nobody waits for the analysis any more. Stages ask it once a
// sentence, or as often, and then return at once with their layer unfinished; whoever
// called them throws the document away.
func (d *Document) Halted() bool { return d.Halt != nil && d.Halt() }

// Index prepares the look-ups by token; a stage that changes Mentions calls it
// when it is done. Where several mentions share a head the longest one wins.
func (d *Document) Index() {
	d.mentionAt = make([]int32, len(d.Tokens))
	for i, m := range d.Mentions {
		if m.Head < 0 || m.Head >= len(d.Tokens) {
			continue
		}
		if old := d.mentionAt[m.Head]; old == 0 || d.Mentions[old-1].Len() < m.Len() {
			d.mentionAt[m.Head] = int32(i + 1)
		}
	}
	d.sentenceAt = make([]int32, len(d.Tokens))
	for k, s := range d.Sentences {
		for i := max(s.Start, 0); i < min(s.End, len(d.Tokens)); i++ {
			d.sentenceAt[i] = int32(k + 1)
		}
	}
}

// MentionAt returns the mention whose head is token i, or nil. It reads the
// table that Index made.
func (d *Document) MentionAt(i int) *Mention {
	if i < 0 || i >= len(d.mentionAt) || d.mentionAt[i] == 0 {
		return nil
	}
	return &d.Mentions[d.mentionAt[i]-1]
}

// MentionsFrom returns the index of the first mention that starts at token i or behind
// it, len(d.Mentions) where there is none.
func (d *Document) MentionsFrom(i int) int {
	return sort.Search(len(d.Mentions), func(k int) bool { return d.Mentions[k].Start >= i })
}

// SentenceOf returns the index of the sentence that holds token i, or -1. After Index it
// reads a table.
func (d *Document) SentenceOf(i int) int {
	if len(d.sentenceAt) == len(d.Tokens) && i >= 0 && i < len(d.Tokens) {
		return int(d.sentenceAt[i]) - 1
	}
	k := sort.Search(len(d.Sentences), func(k int) bool { return d.Sentences[k].End > i })
	if k == len(d.Sentences) || d.Sentences[k].Start > i {
		return -1
	}
	return k
}

// Slice returns the text that the tokens of s cover.
func (d *Document) Slice(s Span) string {
	if s.Len() <= 0 {
		return ""
	}
	return d.Text[d.Tokens[s.Start].Start:d.Tokens[s.End-1].End]
}

// pointBlock is the distance in bytes between two stored code point counts: a
// look-up decodes at most this many bytes.
const pointBlock = 256

// CodePoints turns a byte offset into Text into an offset in Unicode code
// points. It is safe for one goroutine at a time.
func (d *Document) CodePoints(offset int) int {
	if d.points == nil {
		d.points = make([]int, 1, len(d.Text)/pointBlock+1)
		for at := pointBlock; at <= len(d.Text); at += pointBlock {
			last := d.points[len(d.points)-1]
			d.points = append(d.points, last+starts(d.Text[at-pointBlock:at]))
		}
	}
	block := min(offset/pointBlock, len(d.points)-1)
	return d.points[block] + starts(d.Text[block*pointBlock:offset])
}

// starts counts the bytes of s that begin a code point.
func starts(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}
