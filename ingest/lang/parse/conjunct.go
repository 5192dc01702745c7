package parse

import (
	"strings"

	"newsgraph/ingest/document"
)

// reconjoin mends coordinated clauses that hang on a noun: a finite verb without a
// subject goes with the verb before it, not with that verb's object ("praised the
// move and is to meet him").
func reconjoin(d *document.Document, s document.Sentence) {
	for i := s.Start; i < s.End; i++ {
		t := &d.Tokens[i]
		if t.UPOS != "VERB" || t.Rel != "conj" || t.Head < 0 || t.Head > i {
			continue
		}
		noun := &d.Tokens[t.Head]
		if noun.UPOS != "NOUN" && noun.UPOS != "PROPN" || noun.Head < 0 || strings.HasPrefix(noun.Rel, "nsubj") {
			continue
		}
		if d.Tokens[noun.Head].UPOS == "VERB" && noun.Head < t.Head && finite(d, s, i) {
			t.Head = noun.Head
		}
	}
}

// unexpletive mends the subject of "said it was ready to", which the parser takes for a
// word that stands for nothing: who is ready, willing or able is somebody.
func unexpletive(d *document.Document, s document.Sentence) {
	for i := s.Start; i < s.End; i++ {
		t := &d.Tokens[i]
		if t.Rel != "expl" || t.Lower != "it" || t.Head < 0 {
			continue
		}
		switch d.Tokens[t.Head].Lower {
		case "ready", "willing", "able", "unable", "unwilling", "prepared", "determined":
			t.Rel = "nsubj"
		}
	}
}

// finite tells whether the verb at i has a tense of its own, by its form or an
// auxiliary, and no subject.
func finite(d *document.Document, s document.Sentence, i int) bool {
	has := d.Tokens[i].XPOS == "VBD" || d.Tokens[i].XPOS == "VBZ"
	for k := s.Start; k < s.End; k++ {
		if t := &d.Tokens[k]; t.Head == i {
			if strings.HasPrefix(t.Rel, "nsubj") {
				return false
			}
			has = has || k < i && (t.Rel == "aux" || t.Rel == "cop" || t.Rel == "aux:pass")
		}
	}
	return has
}

// unlead mends a sentence whose subject has gone to the phrase that opens it, as the
// rest of a list, "After the rout of Peru, Chile and Cuba met", or as an apposition, "In
// parliament, the leader of the party, Ann Lee, blamed him". The verb has no subject
// then, and what should be it stands between the first comma and the verb.
func unlead(d *document.Document, s document.Sentence) {
	if s.Len() < 6 || d.Tokens[s.Start].UPOS != "ADP" {
		return
	}
	comma := s.Start + 1
	for comma < s.End && d.Tokens[comma].Text != "," {
		if d.Tokens[comma].UPOS == "VERB" {
			return
		}
		comma++
	}
	var strays []int
	for i := comma + 1; i < s.End; i++ {
		t := &d.Tokens[i]
		switch {
		case strayed(d, s, i, comma, strays):
			strays = append(strays, i)
		case t.UPOS == "VERB":
			if enough(d, strays) && t.XPOS == "VBD" && finite(d, s, i) && !below(d, i, strays[0]) {
				for _, k := range strays[1:] {
					d.Tokens[k].Head = strays[0]
				}
				first := &d.Tokens[strays[0]]
				first.Head, first.Rel = i, "nsubj"
			}
			return
		case t.Text == "," && len(strays) > 0 && i > strays[len(strays)-1] && d.Tokens[strays[0]].Rel == "conj":
			return // a list has ended, and something else begins
		}
	}
}

// strayed tells whether token i is a noun that hangs on what stands before the comma: the
// rest of a list or, as the first, an apposition.
func strayed(d *document.Document, s document.Sentence, i, comma int, strays []int) bool {
	t := &d.Tokens[i]
	if t.UPOS != "PROPN" && t.UPOS != "NOUN" || t.Head < s.Start || t.Head >= comma {
		return false
	}
	return t.Rel == "conj" || t.Rel == "appos" && len(strays) == 0
}

// enough tells whether the strays can be a subject: one of a list alone is not.
func enough(d *document.Document, strays []int) bool {
	return len(strays) > 1 || len(strays) == 1 && d.Tokens[strays[0]].Rel == "appos"
}

// below tells whether token i hangs, over whatever tokens, on one of those from first
// to itself.
func below(d *document.Document, i, first int) bool {
	for h := d.Tokens[i].Head; h >= 0; h = d.Tokens[h].Head {
		if h >= first && h < i {
			return true
		}
	}
	return false
}

// unglue mends "On Friday Lee was received", where the name has become part of the day
// before it: a verb without a subject gets it.
func unglue(d *document.Document, s document.Sentence) {
	if s.Len() < 5 || d.Tokens[s.Start].UPOS != "ADP" || !weekdays[d.Tokens[s.Start+1].Lower] {
		return
	}
	day, name := &d.Tokens[s.Start+1], s.Start+2
	if t := &d.Tokens[name]; t.UPOS != "PROPN" || t.Rel != "flat" || t.Head != s.Start+1 || day.Head <= name || d.Tokens[day.Head].UPOS != "VERB" {
		return
	}
	passive := false
	for k := s.Start; k < s.End; k++ {
		if t := &d.Tokens[k]; t.Head == day.Head {
			if strings.HasPrefix(t.Rel, "nsubj") {
				return
			}
			passive = passive || t.Rel == "aux:pass"
		}
	}
	t := &d.Tokens[name]
	if t.Head, t.Rel = day.Head, "nsubj"; passive {
		t.Rel = "nsubj:pass"
	}
	for k := name + 1; k < day.Head; k++ {
		if d.Tokens[k].Head == s.Start+1 && d.Tokens[k].Rel == "flat" {
			d.Tokens[k].Head = name
		}
	}
}

var weekdays = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true}
