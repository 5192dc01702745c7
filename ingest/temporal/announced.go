package temporal

import "newsgraph/ingest/document"

// announcedDay is the day of the encounter that an article announces, where it names
// exactly one day for one: "The conversation is due on Monday", "December 7 is being
// considered as the date". It is empty where no day or more than one is named.
func announcedDay(d *document.Document) string {
	day := ""
	for i := range d.Times {
		t := &d.Times[i]
		if !parseISO(t.Value).exact() || t.End != "" || t.Value == day || !announces(d, t) {
			continue
		}
		if day != "" {
			return ""
		}
		day = t.Value
	}
	return day
}

// announces tells whether t is a day set for an encounter: its sentence, or the one
// before, speaks of one, and the verb looks ahead or a date is spoken of.
func announces(d *document.Document, t *document.Time) bool {
	if article := parseISO(d.Date); article.exact() && parseISO(t.Value).number() < article.number() {
		return false
	}
	k := d.SentenceOf(t.Start)
	if !speaksOf(d, k, isEncounter) && (k == 0 || !speaksOf(d, k-1, isEncounter)) {
		return false
	}
	return direction(d, t.Span) == 1 || speaksOf(d, k, isDate) || k > 0 && speaksOf(d, k-1, isDate)
}

// speaksOf tells whether sentence k has a token that is asked for.
func speaksOf(d *document.Document, k int, asked func(*document.Token) bool) bool {
	s := opening(d, k)
	for i := s.Start; i < s.End; i++ {
		if asked(&d.Tokens[i]) {
			return true
		}
	}
	return false
}

func isEncounter(t *document.Token) bool {
	return cueOf(t) == encounter || t.UPOS == "NOUN" && (t.Lemma == "talk" || t.Lemma == "call")
}

func isDate(t *document.Token) bool { return t.UPOS == "NOUN" && t.Lemma == "date" }

// leadPlan is the date for what the opening of an article says will be done, without
// saying when: the announced encounter's, if the opening speaks of an encounter.
func leadPlan(d *document.Document, k, verb int) string {
	if k >= leadEnd || !willed(d, verb) {
		return ""
	}
	for j := 0; j <= leadReach && j < len(d.Sentences); j++ {
		if speaksOf(d, j, isEncounter) {
			return announcedDay(d)
		}
	}
	return ""
}

// willed tells whether the verb at i, or the one that it is joined to, has "will" or
// "shall" before it.
func willed(d *document.Document, i int) bool {
	if t := &d.Tokens[i]; t.Rel == "conj" && t.XPOS == "VB" && t.Head >= 0 && willed(d, t.Head) && t.Head < i {
		return true
	}
	for k := max(i-auxReach, 0); k < i; k++ {
		if t := &d.Tokens[k]; t.Head == i && (t.Lower == "will" || t.Lower == "shall") {
			return true
		}
	}
	return false
}

// refined is the announced day instead of the month or year that a sentence states
// for an encounter to come, where the one holds the other.
func refined(d *document.Document, token int, value string) string {
	if len(value) >= len("2022-01-23") || !isEncounter(&d.Tokens[token]) || !willed(d, clauseVerb(d, token)) {
		return value
	}
	if day := announcedDay(d); len(day) > len(value) && day[:len(value)] == value {
		return day
	}
	return value
}
