package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/graph/resolve/name"
)

// Two names are taken for spellings of one only where they are long enough for
// a slip to be likelier than another name: of the pairs of different family
// names one letter apart, nearly all have fewer than five letters or differ in
// a final vowel (Ivanov, Ivanova).
const (
	minTypoWord = 5 // letters of the word that is misspelt
	minTypoName = 9 // letters of the whole name
)

// joinMisspelt joins full-named persons of the same country or office whose
// names are equal but for one word, and that word but for one letter, or cut
// short ("Blink" for "Blinken").
func (p *people) joinMisspelt() {
	blocks := newGrouping()
	seen := map[[2]string]bool{}
	for _, i := range p.named {
		t := &p.things[i]
		if !t.person.full() {
			continue
		}
		for _, key := range typoBlocks(t) {
			// One bearer of a spelling stands for all: an attribute in common
			// made one of them.
			once := [2]string{t.person.key, key}
			if !seen[once] {
				seen[once] = true
				blocks.add(key, i)
			}
		}
	}
	for k, b := range blocks.lists {
		for x, i := range b {
			for _, j := range b[:x] {
				if misspelt(p.things[i].person.tokens, p.things[j].person.tokens, cutAllowed(blocks.keys[k])) {
					p.sets.join(i, j)
				}
			}
		}
	}
}

// cutAllowed tells whether a word cut short is a slip in a block: only of the
// holders of one office, since many names of a country begin alike (Peters,
// Peterson).
func cutAllowed(block string) bool { return strings.HasPrefix(block, "office ") }

// typoBlocks lists the keys under which spellings of one name meet: an
// attribute, one word that is right, and the first letter of the other, which
// slips rarely touch.
func typoBlocks(t *thing) []string {
	var attributes []string
	if t.country != "" {
		attributes = append(attributes, "country "+t.country)
	}
	for _, o := range t.offices {
		attributes = append(attributes, "office "+o.title+" of "+o.of)
	}
	first, last := t.person.first(), t.person.last()
	var keys []string
	for _, a := range attributes {
		keys = append(keys, a+"|"+first+"|"+last[:1], a+"|"+first[:1]+"|"+last)
	}
	return keys
}

// misspelt tells whether two names differ in one word, by a slip; cut allows
// that the word is cut short.
func misspelt(a, b []string, cut bool) bool {
	if len(a) != len(b) || utf8.RuneCountInString(strings.Join(a, "")) < minTypoName {
		return false
	}
	differ := -1
	for k := range a {
		if a[k] == b[k] {
			continue
		}
		if differ >= 0 {
			return false
		}
		differ = k
	}
	return differ >= 0 && slip(a[differ], b[differ], cut)
}

// slip tells whether one word is a misspelling of the other rather than
// another name. A name and its feminine form differ in the last vowel: no slip.
func slip(a, b string, cut bool) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if utf8.RuneCountInString(a) < minTypoWord || trimVowel(a) == trimVowel(b) {
		return false
	}
	if rest, ok := strings.CutPrefix(b, a); ok && cut && len(rest) <= 2 {
		return true
	}
	return name.Distance(a, b, 1) <= 1
}

func trimVowel(w string) string { return strings.TrimRight(w, "aeio") }

// minTypoBody is the least length of the name of a body that is taken for
// misspelt, in letters: three words or so.
const minTypoBody = 16

// joinMisspeltBodies joins bodies of one country whose long names are one slip
// apart. Numbers tell bodies apart ("8th Brigade", "9th Brigade").
func (c *corpus) joinMisspeltBodies(bodies []int) {
	blocks := newGrouping()
	seen := map[string]bool{}
	for _, i := range bodies {
		t := &c.things[i]
		key := bodyKey(t.folded)
		if once := t.country + " " + key; t.country != "" && len(key) >= minTypoBody && !seen[once] {
			seen[once] = true
			for _, short := range shortened(key) {
				blocks.add(t.country+" "+short, i)
			}
		}
	}
	for _, b := range blocks.lists {
		for x, i := range b {
			for _, j := range b[:x] {
				if misspeltBody(bodyKey(c.things[i].folded), bodyKey(c.things[j].folded)) {
					c.sets.join(i, j)
				}
			}
		}
	}
}

// shortened lists a name and all that is left of it when one letter is taken
// out. Names that are one slip apart have one of these in common, so that few
// of many names need to be compared (Mor and Fraenkel 1982).
func shortened(s string) []string {
	letters := []rune(s)
	out := make([]string, 0, len(letters)+1)
	out = append(out, s)
	for k, r := range letters {
		if k > 0 && letters[k-1] == r {
			continue // the same as before
		}
		out = append(out, string(letters[:k])+string(letters[k+1:]))
	}
	return out
}

// misspeltBody tells whether two names of bodies are one slip apart.
func misspeltBody(a, b string) bool {
	digits := func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}
	return name.Distance(a, b, 1) <= 1 && strings.Map(digits, a) == strings.Map(digits, b)
}
