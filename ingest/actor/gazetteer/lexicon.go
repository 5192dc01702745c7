package gazetteer

import (
	"fmt"
	"strings"

	"newsgraph/ingest/document"
)

// Title is what a noun like "president" says of a person.
type Title struct {
	// Office is the same for titles of one office ("premier", "prime
	// minister"); "-" for a mere form of address.
	Office string
	// Of tells what it belongs to: "state", "body", "unit", "any" or "none".
	Of string
	// Sector is PLOVER's, Gender 'm', 'f' or 0.
	Sector string
	Gender byte
}

// Portfolio is what a minister or ministry is for.
type Portfolio struct{ Name, Sector string }

// Qualifier tells what a word before a title does.
type Qualifier uint8

// The qualifiers of titles.
const (
	NoQualifier Qualifier = iota
	Plain                 // changes nothing of the office
	Rank                  // another, lower office: "deputy"
	Former                // an office of the past
	Descriptive           // tells of the holder, not of the office: "embattled"
)

// NounType is the way in which a common noun denotes an actor.
type NounType uint8

// The types of noun.
const (
	NoNoun     NounType = iota
	Person              // one human
	Collective          // a plural or collective of humans
	Corporate           // a body that acts as one
	State               // a country
	Site                // a building, vehicle or settlement
	Measure             // "hundreds of": the noun after "of" says what they are
)

// Noun is a common noun for unnamed actors.
type Noun struct {
	Type         NounType
	Kind, Sector string
}

// Role is a body of which a state has one.
type Role struct {
	// Role is its part of a key ("supreme-court"), Name what to show after the
	// nationality.
	Role, Name string
}

var nounTypes = map[string]NounType{
	"person": Person, "people": Collective, "body": Corporate, "state": State, "site": Site, "measure": Measure, "none": NoNoun,
}

var qualifierTypes = map[string]Qualifier{"plain": Plain, "rank": Rank, "former": Former, "descriptive": Descriptive}

// readWords loads the files of words.
func (g *Gazetteer) readWords() {
	g.readTitles()
	for _, r := range rows("portfolios.tsv", 4) {
		p := Portfolio{r.at(0), r.at(3)}
		put(g.portfolios, r.list(1), p)
		put(g.after, r.list(2), p)
	}
	for _, r := range rows("qualifiers.tsv", 2) {
		g.qualifiers[r.at(0)] = qualifierTypes[r.at(1)]
	}
	g.readNouns()
	g.readGenders()
	for _, r := range rows("roles.tsv", 3) {
		g.roles[r.at(0)] = Role{r.at(1), r.at(2)}
	}
	g.readSets()
}

// readTitles loads the titles; a hyphen in one is a token of its own in the text.
func (g *Gazetteer) readTitles() {
	for _, r := range rows("titles.tsv", 3) {
		t := Title{Office: r.at(1), Of: r.at(2), Sector: r.at(3)}
		if r.at(4) != "" {
			t.Gender = r.at(4)[0]
		}
		g.titles[r.at(0)] = t
		g.titleLen = max(g.titleLen, 1+strings.Count(r.at(0), " ")+2*strings.Count(r.at(0), "-"))
	}
}

// readSets loads the plain sets of words.
func (g *Gazetteer) readSets() {
	for _, r := range rows("membership.tsv", 1) {
		g.membership[r.at(0)] = true
	}
	for _, r := range rows("placewords.tsv", 2) {
		set := g.move
		switch r.at(0) {
		case "in":
			set = g.in
		case "settlement":
			set = g.settlement
		}
		fill(set, strings.Fields(r.at(1)))
	}
	for _, r := range rows("namewords.tsv", 4) {
		for _, w := range strings.Fields(r.at(3)) {
			g.nameWords[r.at(0)+" "+w] = NameWord{What: r.at(1), Sure: r.at(2) == "sure"}
		}
	}
	fill(g.verbs, list("placeverbs.tsv"))
	fill(g.orgEnds, list("orgends.tsv"))
	fill(g.acronyms, list("acronyms.tsv"))
	fill(g.notNames, list("notnames.tsv"))
}

func fill(set map[string]bool, words []string) {
	for _, w := range words {
		set[w] = true
	}
}

func put(m map[string]Portfolio, words []string, p Portfolio) {
	for _, w := range words {
		if _, ok := m[w]; !ok {
			m[w] = p
		}
	}
}

func (g *Gazetteer) readNouns() {
	for _, w := range list("wordnet.tsv") {
		g.nouns[w] = Noun{Type: Person, Kind: "organization"}
	}
	for _, r := range rows("nouns.tsv", 3) {
		t, ok := nounTypes[r.at(1)]
		if !ok {
			panic(fmt.Sprintf("gazetteer: nouns.tsv: %s: unknown type %q", r.at(0), r.at(1)))
		}
		g.nouns[r.at(0)] = Noun{t, r.at(2), r.at(3)}
		g.nounLen = max(g.nounLen, 1+strings.Count(r.at(0), " "))
	}
	for w, t := range g.titles {
		if _, ok := g.nouns[w]; !ok && t.Office != "-" {
			g.nouns[w] = Noun{Person, "government", t.Sector}
		}
	}
}

func (g *Gazetteer) readGenders() {
	for _, r := range rows("firstnames.tsv", 2) {
		for _, n := range strings.Fields(r.at(1)) {
			g.gender[n] = r.at(0)[0]
		}
	}
}

// list reads a file of words separated by white space.
func list(file string) []string {
	var out []string
	for _, r := range rows(file, 1) {
		out = append(out, strings.Fields(strings.Join(r, " "))...)
	}
	return out
}

// Title returns the longest title that begins at token i and ends before token
// end, with the index after it. Plurals are found by their lemmas.
func (g *Gazetteer) Title(tokens []document.Token, i, end int) (t Title, stop int, ok bool) {
	forms, lemmas := "", ""
	for k := i; k < end && k < i+g.titleLen; k++ {
		forms = join(forms, &tokens[k], tokens[k].Lower)
		lemmas = join(lemmas, &tokens[k], Singular(&tokens[k]))
		if found, yes := g.titles[forms]; yes {
			t, stop, ok = found, k+1, true
		} else if found, yes := g.titles[lemmas]; yes {
			t, stop, ok = found, k+1, true
		}
	}
	return t, stop, ok
}

// join appends the form w of token t to a phrase, with the white space of the
// text.
func join(phrase string, t *document.Token, w string) string {
	if phrase == "" || !t.Space {
		return phrase + w
	}
	return phrase + " " + w
}

// Singular is the lower-case singular of a noun: its lemma, or for capitalised
// words, whose lemma keeps the plural, the form without its "s".
func Singular(t *document.Token) string {
	if t.XPOS == "NNPS" || t.XPOS == "NNS" && t.Lemma == t.Text {
		if s, ok := strings.CutSuffix(t.Lower, "ies"); ok {
			return s + "y"
		}
		return strings.TrimSuffix(t.Lower, "s")
	}
	if t.Lemma == "" {
		return t.Lower
	}
	return strings.ToLower(t.Lemma)
}

// TitleNoun returns the title that a single noun in lower-case singular is.
func (g *Gazetteer) TitleNoun(lemma string) (Title, bool) {
	t, ok := g.titles[lemma]
	return t, ok
}

// Qualifier tells what a lower-case word before a title does.
func (g *Gazetteer) Qualifier(lower string) Qualifier { return g.qualifiers[lower] }

// PortfolioBefore looks up the words before "minister" or "ministry",
// PortfolioAfter those after "minister of" or "ministry of"; in lower case.
func (g *Gazetteer) PortfolioBefore(words string) (Portfolio, bool) {
	p, ok := g.portfolios[words]
	return p, ok
}

// PortfolioAfter is explained at PortfolioBefore.
func (g *Gazetteer) PortfolioAfter(words string) (Portfolio, bool) {
	p, ok := g.after[words]
	return p, ok
}

// Noun returns what the common noun, in lower-case singular, says of an actor;
// its Type is NoNoun when the word is no such noun.
func (g *Gazetteer) Noun(lemma string) Noun { return g.nouns[lemma] }

// Role looks up the lower-case words for a body of which a state has one.
func (g *Gazetteer) Role(words string) (Role, bool) {
	r, ok := g.roles[words]
	return r, ok
}

// NotName tells whether a lower-case word is never part of a person's name,
// whatever its tag.
func (g *Gazetteer) NotName(lower string) bool {
	return g.notNames[strings.TrimSuffix(lower, ".")]
}

// NameWord is what the first or last word of a name says of the whole.
type NameWord struct {
	// What is "place", "area", "body" or "thing", or empty if the word says nothing.
	What string
	// Sure is set where the word outweighs a first name.
	Sure bool
}

// NameWord tells what a name is that is no person's, by its first and last word in
// lower case; What is empty where they do not tell.
func (g *Gazetteer) NameWord(first, last string) NameWord {
	if n, ok := g.nameWords["end "+last]; ok {
		return n
	}
	return g.nameWords["start "+first]
}

// Membership tells whether the noun, with the name of an intergovernmental body,
// means the body through its members ("member state", "ally").
func (g *Gazetteer) Membership(noun string) bool { return g.membership[noun] }

// Acronym tells whether an abbreviation, here in lower case, is known to name no body
// ("GDP").
func (g *Gazetteer) Acronym(lower string) bool { return g.acronyms[lower] }

// OrgEnd tells whether a capitalised word, here in lower case, ends names of
// organizations ("Exchange", "Corp.").
func (g *Gazetteer) OrgEnd(lower string) bool { return g.orgEnds[lower] }
