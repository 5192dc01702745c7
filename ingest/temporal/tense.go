package temporal

import (
	_ "embed"
	"strings"
	"sync"

	"newsgraph/ingest/document"
	"newsgraph/ingest/speech"
)

//go:embed cues.tsv
var cuesFile string

// cue is what a word tells of time by its meaning.
type cue uint8

const (
	plan      cue = iota + 1 // what it governs lies ahead: "scheduled", "upcoming"
	ahead                    // an auxiliary of the future: "will"
	report                   // a verb of saying: its date is that of the saying
	uttered                  // a thing that comes about by being announced: "proposal"
	encounter                // an encounter: "summit", "meet"
)

var cueNames = map[string]cue{"plan": plan, "ahead": ahead, "uttered": uttered, "encounter": encounter}

// cues maps lemmas and forms to their cue.
var cues = sync.OnceValue(func() map[string]cue {
	m := make(map[string]cue, 256)
	for line := range strings.Lines(cuesFile) {
		word, kind, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if !ok || word[0] == '#' {
			continue
		}
		c, known := cueNames[kind]
		if !known {
			panic("cues.tsv: unknown kind " + kind + " of " + word)
		}
		m[word] = c
	}
	return m
})

// cueOf looks a token up, by its form before its lemma ("due", "scheduled"). A
// plan as a thing ("the peace plan") is no cue.
func cueOf(t *document.Token) cue {
	m := cues()
	c := m[t.Lower]
	if c == 0 {
		c = m[t.Lemma]
	}
	switch {
	case c == plan && t.Lemma == "plan" && t.UPOS == "NOUN":
		return 0
	case c != 0:
		return c
	}
	if k := speech.KindOf(t); k != speech.NoSpeech && k != speech.Act {
		return report
	}
	return 0
}

// inWords tells whether the verb is an act in words, so that its date is not that
// of the things that it speaks of: "condemned the attack on Monday".
func inWords(t *document.Token) bool { return speech.KindOf(t) != speech.NoSpeech && cueOf(t) != plan }

// maxClimb bounds the way up a tree; deeper trees are parse errors.
const maxClimb = 16

// scheduled is the side of a verb in the present tense: ahead, but it tells that
// less surely than a verb of the future ("talks open on Friday").
const scheduled = 2

// direction tells whether the verb that the span hangs on looks back (-1) or
// ahead (1 or scheduled) from the article's date; 0 when nothing tells.
func direction(d *document.Document, s document.Span) int {
	head := headOf(d, s)
	if d.Tokens[head].Head < 0 && d.Tokens[head].Rel == "" {
		return flatDirection(d, s)
	}
	if v := saidAfter(d, s); v >= 0 {
		if side, ok := tense(d, v); ok {
			return side
		}
	}
	for n, i := 0, head; i >= 0 && n < maxClimb; n, i = n+1, d.Tokens[i].Head {
		if i != head && cueOf(&d.Tokens[i]) == plan || modifiedByPlan(d, i) {
			return 1
		}
		if side, ok := tense(d, i); ok && (i != head || d.Tokens[i].UPOS == "VERB") {
			return side
		}
	}
	return flatDirection(d, s)
}

// saidAfter finds the verb that the span belongs to where the tree has hung it on
// a verb of saying behind a comma, or on nothing better: in "They meet on Monday,
// the envoy said" that is "meet". It is -1 elsewhere.
func saidAfter(d *document.Document, s document.Span) int {
	governor, _ := climbTo(d, headOf(d, s), -1)
	if governor < s.End || cueOf(&d.Tokens[governor]) != report {
		return -1
	}
	if !commaBetween(d, s.End, governor) {
		return -1
	}
	first := around(d, s.Start).Start
	for i := s.Start - 1; i >= first; i-- {
		if d.Tokens[i].UPOS == "VERB" {
			return i
		}
	}
	return -1
}

func commaBetween(d *document.Document, from, to int) bool {
	for i := from; i < to; i++ {
		if d.Tokens[i].Text == "," {
			return true
		}
	}
	return false
}

// headOf is the token of s whose head lies outside of it; the first one for a
// span that the tree breaks up.
func headOf(d *document.Document, s document.Span) int {
	for i := s.Start; i < s.End; i++ {
		if !s.Contains(d.Tokens[i].Head) {
			return i
		}
	}
	return s.Start
}

// modifiedByPlan tells whether an adjective like "upcoming" stands before the
// noun at i.
func modifiedByPlan(d *document.Document, i int) bool {
	if d.Tokens[i].UPOS != "NOUN" {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if t := &d.Tokens[k]; t.Head == i && t.Rel == "amod" && cueOf(t) == plan {
			return true
		}
	}
	return false
}

// tense reads the tense of the verb at i from its form and its auxiliaries; ok
// is false where it is no finite verb, so that its governor decides.
func tense(d *document.Document, i int) (side int, ok bool) {
	t := &d.Tokens[i]
	if t.UPOS != "VERB" && t.UPOS != "AUX" && !hasCopula(d, i) {
		return 0, false
	}
	switch side, ok = auxTense(d, i); {
	case ok:
		return side, true
	case t.XPOS == "VBD":
		return -1, true
	case t.XPOS == "VBZ" || t.XPOS == "VBP":
		if cueOf(t) == report {
			return -1, true // "says Friday" reports what was said
		}
		return scheduled, true
	case t.XPOS == "VBN" && strings.HasPrefix(t.Rel, "acl"):
		return -1, true
	}
	return 0, false
}

// auxReach is how far before a verb its auxiliaries are looked for.
const auxReach = 8

// hasCopula tells whether a form of "be" hangs on the predicate at i.
func hasCopula(d *document.Document, i int) bool {
	for k := max(i-auxReach, 0); k < i; k++ {
		if d.Tokens[k].Head == i && d.Tokens[k].Rel == "cop" {
			return true
		}
	}
	return false
}

// auxTense reads the auxiliaries and the "to" that hang on the verb at i.
func auxTense(d *document.Document, i int) (side int, ok bool) {
	for k := max(i-auxReach, 0); k < i; k++ {
		t := &d.Tokens[k]
		if t.Head != i || t.UPOS != "AUX" && t.XPOS != "MD" && t.Rel != "cop" {
			continue
		}
		switch {
		case cueOf(t) == ahead && !haveBefore(d, k, i):
			return 1, true
		case t.XPOS == "VBD", t.Lemma == "have", t.XPOS == "VBN":
			side, ok = -1, true
		case t.Lemma == "be" && !ok && (d.Tokens[i].XPOS == "VB" || d.Tokens[i].XPOS == "VBG"):
			side, ok = 1, true // "is to meet", "is meeting"
		}
	}
	return side, ok
}

// haveBefore tells whether "have" follows the auxiliary at k before the verb at i:
// "may have met" looks back.
func haveBefore(d *document.Document, k, i int) bool {
	for k++; k < i; k++ {
		if t := &d.Tokens[k]; t.Head == i && t.Lower == "have" {
			return true
		}
	}
	return false
}

// flatReach bounds the look around of flatDirection: no clause is longer.
const flatReach = 40

// flatDirection reads the nearest verb form of the sentence, for text without a
// tree. Behind the expression it stops at a comma or "and", where the next clause
// begins.
func flatDirection(d *document.Document, s document.Span) int {
	sentence := around(d, s.Start)
	open := true
	for step := 1; step < min(sentence.Len(), flatReach); step++ {
		if i := s.Start - step; i >= sentence.Start {
			if side := flatSide(&d.Tokens[i]); side != 0 {
				return side
			}
		}
		i := s.End - 1 + step
		if i >= sentence.End || d.Tokens[i].Text == "," && step > 1 || d.Tokens[i].Lower == "and" {
			open = false
		}
		if !open {
			continue
		}
		if side := flatSide(&d.Tokens[i]); side != 0 {
			return side
		}
	}
	return 0
}

// flatSide is what the form of one token tells.
func flatSide(t *document.Token) int {
	switch c := cueOf(t); {
	case c == plan, c == ahead:
		return 1
	case t.XPOS == "VBD", t.XPOS == "VBN", c == report:
		return -1
	}
	return 0
}
