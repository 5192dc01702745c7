package names

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
)

// The ways in which Cyrillic letters are written in English news: for each
// letter its forms in the first and in the second manner.
//
//go:embed lists/cyrillic.tsv
var cyrillicTable string

var cyrillic = readCyrillic(cyrillicTable)

func readCyrillic(table string) (manners [2]*strings.Replacer) {
	var pairs [2][]string
	for line := range strings.Lines(table) {
		fields := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(fields) != 3 {
			continue
		}
		for manner := range pairs {
			pairs[manner] = append(pairs[manner], fields[0], fields[1+manner])
		}
	}
	for manner := range manners {
		manners[manner] = strings.NewReplacer(pairs[manner]...)
	}
	return manners
}

// romanize returns the ways to write a lower-case name in Latin letters: the
// name itself if it has no others, nothing if it is in a script that the table
// does not know.
func romanize(name string) []string {
	var forms []string
	for _, manner := range cyrillic {
		form := manner.Replace(name)
		if latin(form) && !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
	}
	return forms
}

func latin(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return true
}
