package coref

import (
	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// sameGroup joins a definite phrase without owner ("the protesters") to the group
// of the same noun named last, a bare one ("protesters") to such a one.
func (c *chains) sameGroup(i int) {
	m := &c.d.Mentions[i]
	bare := m.Len() == 1
	if !c.generic(m) || !bare && (m.Head != m.Start+1 || !pointing(c.token(m.Start).Lower)) {
		return
	}
	lemma := c.groupNoun(m.Head)
	if c.lex.kinds[lemma].what == "state" || bare && !c.lex.general[lemma] {
		return
	}
	for k := len(c.seen) - 1; k >= 0 && c.seen[k].sentence >= c.sentence[i]-farthest; k-- {
		s := &c.seen[k]
		n := &c.d.Mentions[s.mention]
		if s.entity < 0 || n.Form != document.Nominal || !c.entity(s.entity).Generic || c.quantified(n) {
			continue
		}
		if bare && n.Len() > 1 && (n.Head != n.Start+1 || !pointing(c.token(n.Start).Lower)) && c.groupNoun(n.Head) == gazetteer.Singular(c.token(n.Head)) {
			continue // "Berlin protesters" are not all
		}
		if c.complement(m) != "" && c.complement(m) != c.complement(n) {
			continue // "the leader of the party" is not the leader of the union
		}
		if c.groupNoun(n.Head) == lemma && plural(c.token(n.Head)) == plural(c.token(m.Head)) {
			c.assign(i, s.entity)
			return
		}
	}
}

// complement is what follows the noun of a phrase, or "".
func (c *chains) complement(m *document.Mention) string {
	return c.d.Slice(document.Span{Start: m.Head + 1, End: m.End})
}

// pointing tells whether a determiner points to a group that the reader knows of.
func pointing(lower string) bool {
	switch lower {
	case "the", "these", "those", "this":
		return true
	}
	return false
}

// quantified tells whether a phrase speaks of no group in particular.
func (c *chains) quantified(m *document.Mention) bool {
	switch c.token(m.Start).Lower {
	case "every", "no", "any", "each", "one", "other", "another", "neither", "either":
		return true
	}
	return false
}

// membersOf lets "members of the security team" denote the team, a group without
// a name of its own.
func (c *chains) membersOf(i int) {
	m := &c.d.Mentions[i]
	if c.token(m.Head).Lower != "members" || m.Head != m.Start && m.Head != m.Start+1 || !c.generic(m) {
		return
	}
	for k := c.first[m.Head]; k >= 0; k = c.next[k] {
		if n := c.d.MentionAt(int(k)); n != nil && n.Form == document.Nominal && c.generic(n) && c.token(int(k)).Rel == "nmod" {
			c.assign(i, n.Entity)
			return
		}
	}
}

// groupNoun is the noun that tells what a group is: that of the head, or after a
// measure ("hundreds of workers") the one that follows.
func (c *chains) groupNoun(h int) string {
	if c.g.Noun(c.token(h).Lower).Type == gazetteer.Measure {
		for k := c.first[h]; k >= 0; k = c.next[k] {
			if c.token(int(k)).Rel == "nmod" {
				h = int(k)
				break
			}
		}
	}
	noun := gazetteer.Singular(c.token(h))
	for k := c.first[h]; k >= 0; k = c.next[k] {
		if s, ok := c.lex.synonyms[noun+" of "+gazetteer.Singular(c.token(int(k)))]; ok && c.token(int(k)).Rel == "nmod" {
			return s
		}
	}
	if s, ok := c.lex.synonyms[noun]; ok {
		return s
	}
	return noun
}
