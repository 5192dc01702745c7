package parse

import "newsgraph/ingest/document"

// repair mends, in the sentence s, three kinds of trees in which what stands between
// the subject and its verb has taken the place of the clause: "Ann Lee, who ordered
// the inquiry, blamed the bank", where the relative clause leads or the last verb has
// become a participle, "Ann Lee, detained by the army, arrived", where the participle
// leads, and "Ann Lee, the mayor, and Bo Ray, her aide, met", where
// that leaves the sentence without a verb.
func repair(d *document.Document, s document.Sentence) {
	if s.Fragment || s.Len() < 6 {
		return // a name, two commas and a clause of two words
	}
	r := repairer{d.Tokens, s.Span}
	name := r.subject()
	if name < 0 {
		return
	}
	if relative := r.relative(name); relative >= 0 {
		if main := r.mainAfter(relative, name); main >= 0 {
			r.lead(main, name)
			r.attach(relative, name, "acl:relcl")
		}
		return
	}
	if participle := r.participle(name); participle >= 0 {
		if main := r.mainAfter(participle, name); main >= 0 {
			r.lead(main, name)
			r.attach(participle, name, "acl")
			if t := &r.tokens[participle]; t.XPOS == "VBD" {
				t.XPOS = "VBN"
			}
		}
		return
	}
	if main := r.onlyVerb(); main >= 0 && r.tokens[name].Head < 0 {
		r.lead(main, name)
	}
}

type repairer struct {
	tokens []document.Token
	s      document.Span
}

// subject is the head of the noun phrase that opens the sentence, if a comma closes
// it, or -1.
func (r *repairer) subject() int {
	comma := r.s.Start
	for comma < r.s.End && r.nounPhrase(comma) {
		comma++
	}
	if comma == r.s.Start || comma+2 >= r.s.End || r.tokens[comma].Text != "," {
		return -1
	}
	phrase := document.Span{Start: r.s.Start, End: comma}
	for i := r.s.Start; i < comma; i++ {
		if t := &r.tokens[i]; (t.UPOS == "PROPN" || t.UPOS == "NOUN") && !phrase.Contains(t.Head) {
			return i
		}
	}
	return -1
}

func (r *repairer) nounPhrase(i int) bool {
	switch r.tokens[i].UPOS {
	case "DET", "ADJ", "NOUN", "PROPN", "NUM":
		return true
	}
	return r.tokens[i].XPOS == "POS" || r.tokens[i].Lower == "of"
}

// relative is the verb of the relative clause that the comma behind the subject
// opens, or -1.
func (r *repairer) relative(name int) int {
	for i := name + 1; i+1 < r.s.End; i++ {
		if r.tokens[i].Text != "," {
			continue
		}
		switch r.tokens[i+1].XPOS {
		case "WP", "WDT":
			return r.verbOver(i + 1)
		case "WP$":
			return r.verbOver(max(r.tokens[i+1].Head, i+1))
		}
		return -1
	}
	return -1
}

// participle is the past participle right behind the comma that ends the subject, if the
// tree makes it the verb of the sentence ("Ann Lee, detained by the army, arrived"); or
// -1.
func (r *repairer) participle(name int) int {
	for i := name + 1; i+1 < r.s.End; i++ {
		if r.tokens[i].Text != "," {
			continue
		}
		v := &r.tokens[i+1]
		if v.UPOS != "VERB" || v.XPOS != "VBD" && v.XPOS != "VBN" || v.Head >= 0 || r.tokens[name].Head != i+1 {
			return -1
		}
		for k := i + 2; k < r.s.End; k++ {
			if t := &r.tokens[k]; t.Head == i+1 && t.Rel == "obj" {
				return -1
			}
		}
		return i + 1
	}
	return -1
}

// verbOver is the head of token i, if that is a verb behind it, or -1.
func (r *repairer) verbOver(i int) int {
	if h := r.tokens[i].Head; h > i && r.tokens[h].UPOS == "VERB" {
		return h
	}
	return -1
}

// mainAfter is the verb that follows the comma behind the relative clause, if it
// lacks a subject while the clause or the name leads the sentence; or -1.
func (r *repairer) mainAfter(relative, name int) int {
	if h := r.tokens[name].Head; h >= 0 && h != relative || h < 0 && r.tokens[relative].Head != name {
		return -1
	}
	for i := relative + 1; i+1 < r.s.End; i++ {
		if r.tokens[i].Text != "," {
			continue
		}
		for i++; i < r.s.End && r.tokens[i].UPOS == "ADV"; i++ {
		}
		if i == r.s.End {
			return -1
		}
		if t := &r.tokens[i]; t.UPOS == "AUX" && t.Head > i && r.tokens[t.Head].UPOS == "VERB" {
			i = t.Head
		} else if !r.past(i) {
			continue
		}
		if r.subjectless(i) {
			return i
		}
		return -1
	}
	return -1
}

// onlyVerb is the one word of the sentence that can be a finite verb, behind a comma
// and taken for a participle; -1 where there is another one.
func (r *repairer) onlyVerb() int {
	found := -1
	for i := r.s.Start + 1; i < r.s.End; i++ {
		switch t := &r.tokens[i]; {
		case t.XPOS == "MD", t.XPOS == "VBZ", t.XPOS == "VBP", t.XPOS == "VBD":
			return -1
		case found < 0 && t.XPOS == "VBN" && t.Rel == "acl" && r.tokens[i-1].Text == "," && r.past(i):
			found = i
		}
	}
	if found < 0 || found+1 < r.s.End && r.tokens[found+1].Lower == "by" {
		return -1
	}
	return found
}

// past tells whether token i is a verb with a tense, or can be read as one.
func (r *repairer) past(i int) bool {
	t := &r.tokens[i]
	switch t.XPOS {
	case "VBD", "VBZ", "VBP":
		return t.UPOS == "VERB"
	}
	return t.XPOS == "VBN" && t.Other.XPOS == "VBD"
}

func (r *repairer) subjectless(verb int) bool {
	for i := r.s.Start; i < r.s.End; i++ {
		if t := &r.tokens[i]; t.Head == verb && (t.Rel == "nsubj" || t.Rel == "nsubj:pass" || t.Rel == "mark") {
			return false
		}
	}
	return true
}

// lead makes the verb the root with the name as its subject. What hung on the old
// root and follows the verb hangs on the verb.
func (r *repairer) lead(verb, name int) {
	if t := &r.tokens[verb]; t.XPOS == "VBN" && t.Other.XPOS == "VBD" && r.active(verb) {
		exchange(t)
	}
	for i := r.s.Start; i < r.s.End; i++ {
		if t := &r.tokens[i]; t.Head < 0 {
			for k := verb + 1; k < r.s.End; k++ {
				if r.tokens[k].Head == i {
					r.tokens[k].Head = verb
				}
			}
			t.Head, t.Rel = verb, "dep"
		}
	}
	r.tokens[verb].Head, r.tokens[verb].Rel = -1, "root"
	r.attach(name, verb, "nsubj")
}

// active tells whether no auxiliary hangs on the verb.
func (r *repairer) active(verb int) bool {
	for i := r.s.Start; i < verb; i++ {
		if t := &r.tokens[i]; t.Head == verb && t.UPOS == "AUX" {
			return false
		}
	}
	return true
}

func (r *repairer) attach(i, head int, rel string) {
	r.tokens[i].Head, r.tokens[i].Rel = head, rel
}
