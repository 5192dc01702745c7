// Package gazetteer knows the names and nouns of political actors: states with
// their adjectives, peoples and capitals, seats of power and agencies,
// international bodies, armed groups and parties, media, places, titles with
// their portfolios, nouns for unnamed actors, and the gender of first names.
//
// All of it is in the tab-separated files of folder data, each with a header
// that tells its columns, source and licence. The package looks words up; it
// decides nothing about a text. Of persons it knows the state alone: who holds
// which office is what an article says.
package gazetteer

import (
	"embed"
	"iter"
	"maps"
	"sync"
)

//go:embed data/*.tsv
var files embed.FS

// Class tells which file an entry comes from, and so what sort of thing it is.
type Class uint8

// The classes of entry, in the order in which they take a name that several
// claim.
const (
	Country Class = iota // a state
	Agency               // a seat of power, ministry, parliament, service or force
	Body                 // an international organization or bloc
	Group                // an armed group, party or movement
	Media                // an outlet or news agency
	Region               // a region, province, sea or notable place
	City                 // a city
)

// Entry is one thing that has names.
type Entry struct {
	Class Class
	// Key identifies the thing across articles ("country:RUS", "org:nato"); it
	// is empty for places.
	Key string
	// Name is the name to show; Kind, Country and Sector are as MODEL.md
	// defines them. Country may be empty.
	Name, Kind, Country, Sector string
	// Adjective is that of a country ("Russian"), or its name.
	Adjective string
	// Head is set for the seat of a state's head ("White House"), whose head is
	// that of the state.
	Head bool
	// Nouns are the common nouns that may stand for the thing once it has been
	// named ("alliance").
	Nouns []string
}

// Form tells how a name denotes its entry.
type Form uint8

// The forms of a name.
const (
	Proper    Form = iota // the name itself
	Adjective             // "Russian", which may also be a noun for a person
	People                // "Russians", "Frenchman"
	Seat                  // a capital or city that may stand for the state or body
)

// Sense is one reading of a name.
type Sense struct {
	Entry *Entry
	Form  Form
	// Shared is set for names that several states use ("Congress"): they count
	// only where the text speaks of the entry's country.
	Shared bool
}

// Gazetteer answers look-ups. It is immutable and safe for concurrent use.
type Gazetteer struct {
	names      *index
	byKey      map[string]*Entry
	states     []stateWord
	titles     map[string]Title
	titleLen   int
	portfolios map[string]Portfolio
	after      map[string]Portfolio
	qualifiers map[string]Qualifier
	nouns      map[string]Noun
	nounLen    int
	gender     map[string]byte
	verbs      map[string]bool
	notNames   map[string]bool
	membership map[string]bool
	orgEnds    map[string]bool
	acronyms   map[string]bool
	nameWords  map[string]NameWord // by place in the name and word: "end street"
	in, move   map[string]bool
	settlement map[string]bool
	roles      map[string]Role
	figures    figures
}

// Load returns the gazetteer, which is read on the first call. A mistake in the
// embedded files panics: it is a defect of the build, found by any test.
var Load = sync.OnceValue(func() *Gazetteer {
	g := &Gazetteer{
		names: newIndex(), byKey: map[string]*Entry{},
		titles: map[string]Title{}, portfolios: map[string]Portfolio{}, after: map[string]Portfolio{},
		qualifiers: map[string]Qualifier{}, nouns: map[string]Noun{}, gender: map[string]byte{},
		verbs: map[string]bool{}, notNames: map[string]bool{}, roles: map[string]Role{},
		in: map[string]bool{}, move: map[string]bool{}, settlement: map[string]bool{}, membership: map[string]bool{}, orgEnds: map[string]bool{}, nameWords: map[string]NameWord{}, acronyms: map[string]bool{},
	}
	g.readNames()
	g.readWords()
	g.readFigures()
	return g
})

// ByKey returns the entry with the key, or nil.
func (g *Gazetteer) ByKey(key string) *Entry { return g.byKey[key] }

// State returns the entry of the country with the ISO code, or nil.
func (g *Gazetteer) State(code string) *Entry { return g.byKey["country:"+code] }

// Gender returns 'm' or 'f' for a first name, or 0 when it is unknown or
// common to both.
func (g *Gazetteer) Gender(first string) byte {
	if b := g.gender[Fold(first)]; b != 'b' {
		return b
	}
	return 0
}

// FirstName tells whether a word is a first name, be it of either gender.
func (g *Gazetteer) FirstName(word string) bool {
	_, ok := g.gender[Fold(word)]
	return ok
}

// PlaceVerb tells whether the object of the verb, if it is a capital, is the
// city and not the state: "visit", "bomb".
func (g *Gazetteer) PlaceVerb(lemma string) bool { return g.verbs[lemma] }

// InPlace tells whether a preposition makes a place of a city ("in").
func (g *Gazetteer) InPlace(preposition string) bool { return g.in[preposition] }

// Settlement tells whether a noun says what the place is whose name follows it:
// "the town of Jinja".
func (g *Gazetteer) Settlement(noun string) bool { return g.settlement[noun] }

// Motion tells whether a verb or noun, by its lemma, tells of motion, so that
// "to" and "from" after it lead to places.
func (g *Gazetteer) Motion(lemma string) bool { return g.move[lemma] }

// Entries yields the entries that have a key, in no particular order.
func (g *Gazetteer) Entries() iter.Seq[*Entry] { return maps.Values(g.byKey) }
