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
	c.joinBracketed()
}

// joinBracketed joins a name in capitals to the body after whose name it stands in
// brackets, whatever its letters ("Movement for Socialism (MAS)").
func (c *chains) joinBracketed() {
	for i := 1; i < len(c.d.Mentions); i++ {
		m := &c.d.Mentions[i]
		if m.Len() != 1 || m.Form != document.Named || m.Entity < 0 || !c.bracketed(m.Head) {
			continue
		}
		x := &c.d.Entities[m.Entity]
		if !acronymous(x) || x.Name != strings.ToUpper(x.Name) {
			continue
		}
		for k := i - 1; k >= 0 && c.d.Mentions[k].End >= m.Start-1; k-- {
			n := &c.d.Mentions[k]
			if n.End != m.Start-1 || n.Form != document.Named || n.Entity < 0 || !acronymous(&c.d.Entities[n.Entity]) {
				continue
			}
			switch keyed := c.entity(n.Entity).Key != ""; {
			case c.entity(m.Entity).Key == "":
				c.join(n.Entity, m.Entity)
			case !keyed:
				c.join(m.Entity, n.Entity)
			}
			break
		}
	}
}

// bracketed tells whether token i stands in brackets alone.
func (c *chains) bracketed(i int) bool {
	return i > 0 && i+1 < len(c.d.Tokens) && c.token(i-1).Lower == "(" && c.token(i+1).Lower == ")"
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
