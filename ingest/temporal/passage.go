package temporal

import (
	"sort"
	"strings"

	"newsgraph/ingest/document"
)

// passageReach is how many sentences back the date of a passage is looked for;
// news tells one occasion in fewer.
const passageReach = 8

// subjectReach is the same for sentences about the same subject, which may have
// others between: about the length of a report.
const subjectReach = 40

// leadEnd is the number of sentences that can be the first of an article, a
// heading and a place line before it; leadReach is how many sentences after them
// the date of what they tell may come.
const (
	leadEnd   = 3
	leadReach = 3
)

// Passage returns the date of the passage that an event is told in, for an event
// of the past to which its sentence gives none: reports name the day once ("On
// Monday, the ministers met in Oslo") and tell what else was done there in the
// sentences that follow. It is less sure than Stated.
//
// The date is that of the main clause of the nearest sentence before, down to the
// last heading, and in another paragraph only if both speak of the same; else of the nearest clause before with the same subject, or words of
// the same speaker; and for the opening sentence of an article that of a sentence
// soon after, with the same subject ("He was speaking on Saturday") or of the day of
// the article or the one before. What somebody's words tell as present or as due
// ("the terms are unacceptable", "Bern must pay") has the date of the words. What the
// opening says will be done has the day of the encounter that the article announces,
// if it names but one.
//
// ok is false where there is none, and for what lies ahead, is told in the
// pluperfect, or has an expression of its own. Passage needs what Stated needs, and
// for subjects and speakers Mentions and Speech.
func Passage(d *document.Document, token int) (value string, ok bool) {
	k := d.SentenceOf(token)
	if k < 0 || TimeOf(d, token) >= 0 {
		return "", false
	}
	verb := clauseVerb(d, token)
	if s := wordsAt(d, token); s != nil && present(d, verb) {
		value = saidDate(d, s)
		return value, value != ""
	}
	if value = leadPlan(d, k, verb); value != "" {
		return value, true
	}
	told := finite(d, verb)
	if !narrated(d, told) || pluperfect(d, max(root(d, k), 0)) || !takesPart(d, token, verb) {
		return "", false
	}
	if value, ok = sentenceDate(d, verb); ok {
		return value, value != ""
	}
	value = nearDate(d, k, subject(d, told))
	return value, value != ""
}

// nearDate is the date of the passage that sentence k stands in, which tells of the
// entity.
func nearDate(d *document.Document, k, entity int) string {
	if value := sectionDate(d, k); value != "" {
		return value
	}
	if value := subjectDate(d, k, entity); value != "" {
		return value
	}
	return leadDate(d, k, entity)
}

// finite is the verb that a participle goes along with ("made themselves heard,
// condemning the visit"), or the verb itself.
func finite(d *document.Document, verb int) int {
	for n := 0; n < maxClimb; n++ {
		t := &d.Tokens[verb]
		r := base(t.Rel)
		if t.Head < 0 || t.XPOS != "VBG" && r != "xcomp" || r != "advcl" && r != "xcomp" && r != "conj" {
			return verb
		}
		verb = t.Head
	}
	return verb
}

// takesPart tells whether the event at token happens with the verb of its clause:
// it is that verb, its subject or object, or goes along with it; not what is only
// spoken or thought of ("asked about the talks", "the chance of a meeting").
func takesPart(d *document.Document, token, verb int) bool {
	if token == verb {
		return true
	}
	t := &d.Tokens[token]
	if t.Head == verb && (base(t.Rel) == "nsubj" || t.Rel == "obj" && (!inWords(&d.Tokens[verb]) || cueOf(t) == uttered)) {
		return true
	}
	return d.Tokens[token].Head == verb && accompanies(d, token)
}

// sentenceDate is the date for an event in the clause of the verb, to which its
// sentence gives none, where a clause above it is dated: the month or year of that,
// which is wide enough to hold what led to it, but not its day. ok is false where no
// clause above is dated.
func sentenceDate(d *document.Document, verb int) (value string, ok bool) {
	for n, i := 0, verb; n < maxClimb && i >= 0; n, i = n+1, d.Tokens[i].Head {
		if !isPredicate(d, i) || TimeOf(d, i) < 0 {
			continue
		}
		value, _ = Stated(d, i)
		if parseISO(value).exact() || cueOf(&d.Tokens[i]) == report {
			value = ""
		}
		return value, true
	}
	return "", false
}

// narrated tells whether the verb at i tells a past act: in the past or perfect
// tense, or a verb of saying in the present; not in the pluperfect, not with a word
// that puts it back, and not what goes on ("is engaged", "has been trying").
func narrated(d *document.Document, i int) bool {
	if i < 0 || pluperfect(d, i) || goesOn(d, i) {
		return false
	}
	side, known := tense(d, i)
	return known && side < 0 || d.Tokens[i].XPOS == "VBN"
}

// goesOn tells whether the verb at i stands in a progressive or present passive form,
// or has lasted "since" something.
func goesOn(d *document.Document, i int) bool {
	s := around(d, i)
	for k := s.Start; k < s.End; k++ {
		t := &d.Tokens[k]
		switch {
		case t.Head != i:
		case t.Lemma == "be" && k < i && (t.XPOS == "VBZ" || t.XPOS == "VBP" || d.Tokens[i].XPOS == "VBG"):
			return t.UPOS == "AUX"
		case t.UPOS == "SCONJ" || t.UPOS == "ADP":
		case hasCase(d, k, "since"):
			return true
		}
	}
	return false
}

// hasCase tells whether the preposition stands over the noun at i.
func hasCase(d *document.Document, i int, preposition string) bool {
	for k := max(i-auxReach, 0); k < i; k++ {
		if t := &d.Tokens[k]; t.Head == i && t.Rel == "case" && t.Lower == preposition {
			return true
		}
	}
	return false
}

// pluperfect tells whether the verb at i lies before the time that is told.
func pluperfect(d *document.Document, i int) bool {
	for k := max(i-auxReach, 0); k < i; k++ {
		if c := &d.Tokens[k]; c.Head == i {
			switch c.Lower {
			case "had":
				return true
			case "earlier", "previously", "already":
				return c.UPOS == "ADV"
			}
		}
	}
	return false
}

// subjectDate is the date of the nearest sentence before sentence k whose subject
// or speaker is the entity.
func subjectDate(d *document.Document, k, entity int) string {
	if entity < 0 {
		return ""
	}
	for j := k - 1; j >= max(0, k-subjectReach); j-- {
		if subject(d, root(d, j)) == entity {
			if value, _ := mainDate(d, j); value != "" {
				return value
			}
		}
		if value := spokenDate(d, j, entity); value != "" {
			return value
		}
	}
	return ""
}

// speechReach bounds the stretches of words that one sentence is taken to have.
const speechReach = 32

// spokenDate is the day on which the entity says something in sentence j.
func spokenDate(d *document.Document, j, entity int) string {
	from := d.Sentences[max(j-1, 0)].Start
	first := sort.Search(len(d.Speech), func(i int) bool { return d.Speech[i].Start >= from })
	for i := first; i < len(d.Speech) && d.Speech[i].Start < d.Sentences[j].End && i < first+speechReach; i++ {
		s := &d.Speech[i]
		if s.Verb < 0 || !d.Sentences[j].Contains(s.Verb) || entity >= 0 && s.Speaker != entity {
			continue
		}
		if value, _ := clauseDate(d, s.Verb); value != "" {
			return value
		}
	}
	return ""
}

// leadDate is the date for the opening sentences of an article, found in one soon
// after: that of the same subject, or of the day that the article tells of.
func leadDate(d *document.Document, k, entity int) string {
	if k >= leadEnd {
		return ""
	}
	article := parseISO(d.Date)
	for j := k + 1; j <= k+leadReach && j < len(d.Sentences); j++ {
		value, _ := mainDate(d, j)
		if value == "" {
			value = spokenDate(d, j, -1)
		}
		at := parseISO(value)
		if !at.exact() {
			continue
		}
		if entity >= 0 && subject(d, root(d, j)) == entity || article.exact() && abs(article.number()-at.number()) <= 1 {
			return value
		}
	}
	return ""
}

// mainDate is the day on which the main clause of sentence j says that something
// happened; of the first clause in the past tense where the tree has a noun at its
// root. told is set where the clause tells the past with an expression of time,
// also one whose value is unknown.
func mainDate(d *document.Document, j int) (value string, told bool) {
	i := root(d, j)
	if i >= 0 && !isVerb(&d.Tokens[i]) && !hasCopula(d, i) {
		i = firstPast(d, opening(d, j))
	}
	if i < 0 {
		return "", false
	}
	if value, told = clauseDate(d, i); told {
		return value, told
	}
	return loneDate(d, opening(d, j))
}

// loneDate is the day of a sentence that has one expression of time and one finite
// verb, in the past tense: whatever the tree makes of them, they belong together.
func loneDate(d *document.Document, s document.Span) (value string, told bool) {
	first := sort.Search(len(d.Times), func(i int) bool { return d.Times[i].Start >= s.Start })
	if first == len(d.Times) || d.Times[first].Start >= s.End || first+1 < len(d.Times) && d.Times[first+1].Start < s.End {
		return "", false
	}
	verbs := 0
	for i := s.Start; i < s.End; i++ {
		switch d.Tokens[i].XPOS {
		case "VBD":
			verbs++
		case "VBZ", "VBP", "MD", "VBN":
			return "", false
		}
	}
	if verbs != 1 || bounds(d, &d.Times[first]) {
		return "", false
	}
	return dayOf(d, &d.Times[first])
}

// clauseDate is mainDate for the clause of the verb at i.
func clauseDate(d *document.Document, i int) (value string, told bool) {
	if !narrated(d, i) {
		return "", false
	}
	t := TimeOf(d, i)
	if t < 0 || base(d.Tokens[headOf(d, d.Times[t].Span)].Rel) == "nsubj" {
		return "", false // none, or one spoken about: "Monday was considered"
	}
	return dayOf(d, &d.Times[t])
}

// dayOf is the value of t if it is a day that is not ahead of the article, or
// unknown.
func dayOf(d *document.Document, t *document.Time) (value string, told bool) {
	value = Value(t)
	at, article := parseISO(value), parseISO(d.Date)
	if value != "" && !at.exact() || article.exact() && at.number() > article.number()+1 {
		return "", false
	}
	return value, true
}

// isVerb tells whether t is a verb by both of its tags.
func isVerb(t *document.Token) bool { return t.UPOS == "VERB" && strings.HasPrefix(t.XPOS, "V") }

// firstPast is the first verb of s in the past tense, or -1.
func firstPast(d *document.Document, s document.Span) int {
	for i := s.Start; i < s.End; i++ {
		if d.Tokens[i].XPOS == "VBD" && d.Tokens[i].UPOS == "VERB" {
			return i
		}
	}
	return -1
}

// root is the first token of sentence j without a head, or -1.
func root(d *document.Document, j int) int {
	s := opening(d, j)
	for i := s.Start; i < s.End; i++ {
		if d.Tokens[i].Head < 0 {
			return i
		}
	}
	return -1
}

// subject is the entity that the subject of the verb denotes, or -1.
func subject(d *document.Document, verb int) int {
	s := around(d, verb)
	for i := s.Start; i < s.End; i++ {
		if d.Tokens[i].Head != verb || base(d.Tokens[i].Rel) != "nsubj" {
			continue
		}
		if m := d.MentionAt(i); m != nil {
			return m.Entity
		}
	}
	return -1
}
