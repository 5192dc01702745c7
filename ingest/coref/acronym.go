package coref

import (
	"strings"
	"unicode"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// joinAcronyms joins a name in capitals to the body whose initials it is ("KSC"
// to "Kennedy Space Center"), unless the gazetteer keeps them apart.
func (c *chains) joinAcronyms() {
	initials := map[string]int{}
	for e := range c.d.Entities {
		if x := &c.d.Entities[e]; acronymous(x) {
			for _, s := range acronyms(x.Name) {
				if _, ok := initials[s]; !ok {
					initials[s] = e
				}
			}
		}
	}
	for e := range c.d.Entities {
		x := &c.d.Entities[e]
		if !acronymous(x) || x.Key != "" || len(x.Name) < 3 || x.Name != strings.ToUpper(x.Name) {
			continue
		}
		if k, ok := initials[gazetteer.Fold(strings.ToLower(x.Name))]; ok && k != e {
			c.join(k, e)
		}
	}
}

// acronymous tells whether an entity can have initials for a name.
func acronymous(e *document.Entity) bool {
	return !e.Generic && (e.Kind == "organization" || e.Kind == "government" || e.Kind == "media" || e.Kind == "place")
}

// acronyms returns the initials of a name, in lower case, without and with its
// small words; none for names of one word.
func acronyms(name string) []string {
	var short, long strings.Builder
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		r := []rune(w)[0]
		if unicode.IsUpper(r) {
			short.WriteRune(unicode.ToLower(r))
		}
		long.WriteRune(unicode.ToLower(r))
	}
	if short.Len() < 2 {
		return nil
	}
	return []string{short.String(), long.String()}
}
