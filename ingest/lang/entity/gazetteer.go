package entity

import (
	_ "embed"
	"sync"
	"unicode/utf8"

	"newsgraph/ingest/document"
	"newsgraph/internal/fingerprint"
)

// Flags tell which lists a word or phrase is on. The gazetteer maps folded
// words and phrases (see Fold) to Flags.
type Flags uint32

// The lists. First, Last and City are grades, taken with the methods of the
// same names; the others are single bits.
const (
	Longer     Flags = 1 << iota // a longer phrase begins with this one
	first0                       // two bits
	first1                       //
	last0                        // two bits
	last1                        //
	city0                        // three bits
	city1                        //
	city2                        //
	Place                        // countries and well-known places
	Region                       // first-level parts of countries
	Body                         // organizations
	Outlet                       // news media
	Company                      // words of company names
	BodyHead                     // head nouns of organizations: "ministry"
	Title                        // titles and professions
	PlaceHead                    // head nouns of places: "river"
	Other                        // nationalities and other proper words
	Calendar                     // days and months
	Particle                     // parts of persons' names: "bin"
	CompanyEnd                   // "Inc."
	Speech                       // verbs of saying
	Locative                     // prepositions of place
	Figure                       // persons often in the news
)

const (
	firstShift, firstMask = 1, 3
	lastShift, lastMask   = 3, 3
	cityShift, cityMask   = 5, 7
)

// First is how common a given name is: 0 not one, 1 rare to 3 common.
func (f Flags) First() uint32 { return uint32(f) >> firstShift & firstMask }

// Last is how common a family name is: 0 not one, 1 rare to 3 common.
func (f Flags) Last() uint32 { return uint32(f) >> lastShift & lastMask }

// City is how large a city is: 0 not one, 1 small to 5 over a million people.
func (f Flags) City() uint32 { return uint32(f) >> cityShift & cityMask }

// Merge puts two sets of flags together; of grades the higher one counts.
func (f Flags) Merge(g Flags) Flags {
	const grades = firstMask<<firstShift | lastMask<<lastShift | cityMask<<cityShift
	return (f|g)&^grades |
		Flags(max(f.First(), g.First()))<<firstShift |
		Flags(max(f.Last(), g.Last()))<<lastShift |
		Flags(max(f.City(), g.City()))<<cityShift
}

// GradeFirst, GradeLast and GradeCity are the flags of a grade.
func GradeFirst(grade uint32) Flags { return Flags(grade&firstMask) << firstShift }

// GradeLast is like GradeFirst for family names.
func GradeLast(grade uint32) Flags { return Flags(grade&lastMask) << lastShift }

// GradeCity is like GradeFirst for cities.
func GradeCity(grade uint32) Flags { return Flags(grade&cityMask) << cityShift }

//go:embed gazetteer.bin
var embeddedGazetteer []byte

var gazetteer = sync.OnceValue(func() *fingerprint.Map { return fingerprint.MustOpen(embeddedGazetteer) })

// Fold adds a lower-case word to the hash of a phrase, so that spellings of one
// name fall together: spaces, hyphens, dots and apostrophes are left out
// ("al-Qaeda", "al Qaeda"; "U.S.", "US") and letters lose their accents.
func Fold(h fingerprint.Hash, lower string) fingerprint.Hash {
	for i := 0; i < len(lower); {
		b := lower[i]
		switch {
		case b == ' ' || b == '-' || b == '.' || b == '\'':
			i++
		case b < utf8.RuneSelf:
			h = h.Byte(b)
			i++
		default:
			r, size := utf8.DecodeRuneInString(lower[i:])
			h = foldRune(h, r, lower[i:i+size])
			i += size
		}
	}
	return h
}

// plainLatin gives the base letters of U+00E0 to U+017F; a blank means that the
// letter stays as it is.
const plainLatin = "aaaaaa ceeeeiiii nooooo ouuuuy y" +
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkk llllll " +
	" llnnnnnn   oooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz "

func foldRune(h fingerprint.Hash, r rune, s string) fingerprint.Hash {
	if i := int(r) - 0xE0; i >= 0 && i < len(plainLatin) && plainLatin[i] != ' ' {
		return h.Byte(plainLatin[i])
	}
	return h.String(s)
}

// maxPhrase is the most tokens of a phrase that are looked up at once; the
// longest names of the lists have eight words.
const maxPhrase = 10

// The kinds of phrases whose places in the text are told to the model.
const (
	placePhrase = iota
	bodyPhrase
	titlePhrase
	otherPhrase
	figurePhrase
	phraseKinds
)

// kindsOf tells for which kinds of phrases the flags stand.
func kindsOf(f Flags) (kinds [phraseKinds]bool) {
	kinds[placePhrase] = f&(Place|Region) != 0 || f.City() > 0
	kinds[bodyPhrase] = f&(Body|Outlet) != 0
	kinds[titlePhrase] = f&Title != 0
	kinds[otherPhrase] = f&(Other|Calendar) != 0
	kinds[figurePhrase] = f&Figure != 0
	return kinds
}

// markPhrases notes the longest phrases of each kind in the words of a sentence
// that begins at token start: word.phrase holds three bits a kind, 0 outside,
// else 1 plus begin, inside, last or unit.
func (c *Context) markPhrases(tokens []document.Token, start int) {
	var free [phraseKinds]int // where the next phrase of the kind may begin
	for i := range tokens {
		ends := c.longest(tokens, i)
		for kind, end := range ends {
			if end > i && i >= free[kind] {
				c.mark(start+i, start+end, kind)
				free[kind] = end
			}
		}
	}
}

// longest returns where the longest phrase of each kind that begins at token i
// ends; 0 if there is none.
func (c *Context) longest(tokens []document.Token, i int) (ends [phraseKinds]int) {
	h := fingerprint.NewHash
	for j := i; j < len(tokens) && j < i+maxPhrase; j++ {
		folded := Fold(h, tokens[j].Lower)
		if folded == h {
			if j == i {
				return ends // only punctuation: no phrase begins here
			}
			continue
		}
		h = folded
		value, ok := gazetteer().Get(h)
		if !ok {
			return ends
		}
		for kind, is := range kindsOf(Flags(value)) {
			if is {
				ends[kind] = j + 1
			}
		}
		if Flags(value)&Longer == 0 {
			return ends
		}
	}
	return ends
}

func (c *Context) mark(from, to, kind int) {
	for i := from; i < to; i++ {
		part := inside
		switch {
		case to-from == 1:
			part = unit
		case i == from:
			part = begin
		case i == to-1:
			part = last
		}
		c.words[i].phrases |= uint32(part+1) << (3 * kind)
	}
}
