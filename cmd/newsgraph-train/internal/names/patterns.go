package names

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"

	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/segment"
)

// patternText holds sentence patterns of news. The treebanks hardly have the
// ways in which news, and translated news more so, introduces names: filled
// with names from all over the world the patterns show them to the model.
//
//go:embed patterns.txt
var patternText string

// Synthesize fills each article of patterns the given number of times with names
// from the lists and the archives in dir; the few articles with a name that the
// segmenter takes apart are left out. The same seed gives the same articles.
func Synthesize(dir string, times int, seed uint64) ([]Document, error) {
	f, err := newFiller(dir, seed)
	if err != nil {
		return nil, err
	}
	var docs []Document
	for range times {
		for article := range strings.SplitSeq(withoutComments(patternText), "\n\n") {
			doc, err := marked(f.fill(article))
			if errors.Is(err, errTokens) {
				continue // an initial that looks like the end of a sentence, or the like
			} else if err != nil {
				return nil, err
			}
			docs = append(docs, doc)
		}
	}
	return docs, nil
}

func withoutComments(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "#") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// marked makes a document of a text whose names are marked.
func marked(text string) (Document, error) {
	text, marks, err := unmark(text)
	if err != nil {
		return Document{}, err
	}
	doc := Document{Document: &document.Document{Article: document.Article{Text: text}}}
	segment.New().Annotate(doc.Document)
	return doc, doc.place(marks)
}

// filler fills the slots of patterns.
type filler struct {
	random   *rand.Rand
	cities   []string
	people   []people
	figures  []figure
	lists    map[string][]string
	country  []country
	articles map[string]string // slot -> its filling in this article
}

// people are the given and family names of one language; where familyFirst is
// set the family name stands first.
type people struct {
	given, family []string
	familyFirst   bool
}

// country is a row of lists/countries.tsv.
type country struct{ name, adjective, capital string }

// largeCity is the population from which on a city is likely to be in the news.
const largeCity = 100_000

func newFiller(dir string, seed uint64) (*filler, error) {
	f := &filler{random: rand.New(rand.NewPCG(seed, seed)), lists: map[string][]string{}}
	for _, name := range []string{"organizations", "media", "places", "bodies", "fields", "enterprises", "countries"} {
		entries, err := ownEntries(name)
		if err != nil {
			return nil, err
		}
		// A dot would merge with the one that ends a sentence.
		f.lists[name] = slices.DeleteFunc(entries, func(e string) bool { return strings.Contains(e, ".") })
	}
	var err error
	if f.figures, err = readFigures(); err != nil {
		return nil, err
	}
	for _, row := range f.lists["countries"] {
		fields := strings.Split(row, "\t")
		f.country = append(f.country, country{fields[0], fields[1], fields[2]})
	}
	err = cities.Read(dir, citiesFile, func(r io.Reader) error {
		return eachCity(r, func(name string, population uint64) {
			if population >= largeCity {
				f.cities = append(f.cities, name)
			}
		})
	})
	for locale := range strings.FieldsSeq(locales) {
		if err != nil {
			break
		}
		err = faker.Read(dir, locale+fakerFile, func(r io.Reader) error { return f.addPeople(locale, r) })
	}
	return f, err
}

func (f *filler) addPeople(locale string, r io.Reader) error {
	p := people{familyFirst: locale == "zh_CN" || locale == "vi_VN"}
	err := eachFakerName(r, func(name string, family bool) {
		if forms := romanize(strings.ToLower(name)); len(forms) > 0 && family {
			p.family = append(p.family, capitalize(forms[0]))
		} else if len(forms) > 0 {
			p.given = append(p.given, capitalize(forms[0]))
		}
	})
	if len(p.given) > 0 && len(p.family) > 0 {
		f.people = append(f.people, p)
	}
	return err
}

// capitalize gives each part of a name a capital letter.
func capitalize(name string) string {
	runes := []rune(name)
	for i := range runes {
		if i == 0 || strings.ContainsRune(" -'", runes[i-1]) {
			runes[i] = []rune(strings.ToUpper(string(runes[i])))[0]
		}
	}
	return string(runes)
}

var slot = regexp.MustCompile(`\{([A-Z])([0-9])\.?\}`)

// fill replaces the slots of an article by marked names.
func (f *filler) fill(article string) string {
	f.articles = map[string]string{}
	return slot.ReplaceAllStringFunc(article, func(s string) string {
		key := strings.Trim(s, "{}")
		if f.articles[key] == "" {
			f.choose(key[:1], key[1:2])
		}
		return f.articles[key]
	})
}

// choose fills the slots of one kind and number.
func (f *filler) choose(kind, number string) {
	set := func(kind, value string) { f.articles[kind+number] = value }
	switch kind {
	case "P":
		full, family := f.person()
		set("P", name(full, document.PER))
		f.articles["P"+number+"."] = name(family, document.PER)
	case "C", "D", "K":
		c := pick(f, f.country)
		article, bare := "", c.name
		if strings.HasPrefix(c.name, "the ") {
			article, bare = "the ", c.name[len("the "):]
		}
		set("C", article+name(bare, document.LOC))
		set("D", c.adjective)
		set("K", name(c.capital, document.LOC))
	case "T":
		set("T", name(pick(f, f.cities), document.LOC))
	case "R":
		set("R", name(pick(f, f.lists["places"]), document.LOC))
	case "O":
		set("O", name(pick(f, f.lists["organizations"]), document.ORG))
	case "M":
		set("M", name(pick(f, f.lists["media"]), document.ORG))
	case "E":
		set("E", name(f.enterprise(), document.ORG))
	case "A":
		set("A", name(f.acronym(), document.ORG))
	default:
		f.body(kind, number)
	}
}

// body fills B, N or F: a body of the country of the same number.
func (f *filler) body(kind, number string) {
	if f.articles["C"+number] == "" {
		f.choose("C", number)
	}
	adjective, state := f.articles["D"+number], f.articles["C"+number]
	state = strings.NewReplacer("[", "", "|LOC]", "").Replace(state)
	body := pick(f, f.lists["bodies"])
	if kind != "B" && f.random.IntN(2) == 0 {
		body = "Ministry of " + pick(f, f.lists["fields"])
	}
	switch kind {
	case "B":
		body = adjective + " " + body
	case "F":
		body += " of " + state
	}
	f.articles[kind+number] = name(body, document.ORG)
}

// knownShare is the share of persons who are known: one in so many. Most are made
// up, since most names in the news are new.
const knownShare = 6

// person makes up or picks a person: the full name, and the part that later mentions use.
func (f *filler) person() (full, family string) {
	if f.random.IntN(knownShare) == 0 {
		p := pick(f, f.figures)
		return p.full, p.family
	}
	p := pick(f, f.people)
	given, family := pick(f, p.given), pick(f, p.family)
	if p.familyFirst {
		return family + " " + given, family
	}
	switch f.random.IntN(20) { // each special form makes up a twentieth
	case 0:
		given += " " + string(rune('A'+f.random.IntN(26))) + "."
	case 1:
		family += "-" + pick(f, p.family)
	case 2:
		given += " " + pick(f, p.given)
	case 3:
		family = pick(f, []string{"al-", "Al-", "el-", "bin ", "van ", "von ", "de "}) + family
	}
	return given + " " + family, family
}

// enterprise makes up an enterprise or institution named for a place or person.
func (f *filler) enterprise() string {
	_, family := f.person()
	first := pick(f, []string{family, pick(f, f.cities), strings.TrimPrefix(pick(f, f.country).name, "the ")})
	return first + " " + pick(f, f.lists["enterprises"])
}

// acronym makes up an acronym of three to five letters.
func (f *filler) acronym() string {
	letters := make([]byte, 3+f.random.IntN(3))
	for i := range letters {
		letters[i] = byte('A' + f.random.IntN(26))
	}
	return string(letters)
}

func pick[T any](f *filler, from []T) T { return from[f.random.IntN(len(from))] }

func name(text string, kind document.NameType) string { return fmt.Sprintf("[%s|%s]", text, kind) }

// ownEntries reads a list of the project: the entries of the lines that are not
// comments.
func ownEntries(file string) ([]string, error) {
	names, err := lists.ReadDir("lists")
	if err != nil {
		return nil, err
	}
	for _, n := range names {
		if base, _, _ := strings.Cut(n.Name(), "."); base != file {
			continue
		}
		text, err := lists.ReadFile("lists/" + n.Name())
		if err != nil {
			return nil, err
		}
		var entries []string
		for line := range strings.Lines(withoutComments(string(text))) {
			for entry := range strings.SplitSeq(line, ";") {
				entries = append(entries, strings.TrimSpace(entry))
			}
		}
		return slices.DeleteFunc(entries, func(e string) bool { return e == "" }), nil
	}
	return nil, fmt.Errorf("no list %q", file)
}
