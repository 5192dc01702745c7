package question

import (
	"slices"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

// light are verbs that leave what is done to their object: "hold talks", "impose
// sanctions".
var light = []string{"do", "make", "have", "hold", "take", "give", "impose", "issue", "put", "launch", "carry", "be", "happen", "say", "tell", "go", "get", "sign", "lead", "begin", "start"}

// connecting are the words that ask for a path.
var connecting = []string{"connect", "connected", "link", "linked", "relate", "related", "connection", "relation", "tie"}

// readRelation finds the word that says what is done: the verb with the preposition
// behind it, the verb, or a noun.
func (c *clause) readRelation() {
	for i := range c.Tokens {
		if !c.used[i] && slices.Contains(connecting, c.Tokens[i].Lemma) {
			c.Connected = true
			c.used[i] = true
		}
	}
	if c.Connected {
		return
	}
	if c.verb >= 0 && !slices.Contains(light, c.Tokens[c.verb].Lemma) && c.relation(c.verb) {
		return
	}
	for i := range c.Tokens {
		if t := &c.Tokens[i]; !c.used[i] && i != c.verb && (t.UPOS == "NOUN" || t.UPOS == "VERB") && !slices.Contains(light, t.Lemma) && c.relation(i) {
			return
		}
	}
}

// relation takes the word at token i for what is done, if it means a relation.
func (c *clause) relation(i int) bool {
	t := &c.Tokens[i]
	words := []string{t.Lemma, t.Lower}
	if i+1 < len(c.Tokens) && c.Tokens[i+1].UPOS == "ADP" {
		words = append([]string{t.Lemma + " " + c.Tokens[i+1].Lower}, words...)
	}
	for _, w := range words {
		if relations, err := query.ParseTerm(w); err == nil {
			if c.Relation = string(relations[0]); len(relations) > 1 {
				c.Relation = string(classOf(relations[0]))
			}
			c.used[i] = true
			return true
		}
	}
	return false
}

func classOf(r graph.Relation) graph.Class {
	d, _ := graph.Define(r)
	return d.Class
}

// kinds are the nouns of "which countries" and their like.
var kinds = map[string]graph.Kind{
	"country": graph.Country, "state": graph.Country, "nation": graph.Country,
	"person": graph.Person, "people": graph.Person, "politician": graph.Person, "leader": graph.Person,
	"government": graph.Government, "ministry": graph.Government,
	"organization": graph.Organization, "organisation": graph.Organization, "party": graph.Organization, "group": graph.Organization,
}

// readKind reads what the one asked for is.
func (c *clause) readKind() {
	for i := 1; i < len(c.Tokens); i++ {
		k, ok := kinds[c.Tokens[i].Lemma]
		if before := c.Tokens[i-1].Lower; ok && !c.used[i] && (before == "which" || before == "what") {
			c.Kind = k
			c.used[i] = true
			return
		}
	}
}

// assign gives the actors their ends: who stands before the verb does it, unless the verb
// is passive; two on one side do it to each other.
func (c *clause) assign() {
	var before, after []*graph.Node
	for i := range c.actors {
		a := &c.actors[i]
		word := c.preposition(a.start)
		if about(word) {
			c.Unread = append(c.Unread, word+" "+a.node.Name)
			continue
		}
		switch passive := c.passive(); {
		case passive && word == "by", !passive && a.start < c.verb:
			before = append(before, &a.node)
		default:
			after = append(after, &a.node)
		}
	}
	all := append(before, after...)
	switch {
	case len(all) > 1 && (len(before) == 0 || len(after) == 0):
		c.Source, c.Target = all[0], all[1]
	case len(before) > 0 && len(after) > 0:
		c.Source, c.Target = before[0], after[0]
	case len(before) > 0:
		c.Source = before[0]
	case len(after) > 0 && (c.verb < 0 || slices.Contains(light, c.Tokens[c.verb].Lemma)) && c.Relation == "":
		c.Source = after[0] // "What about Russia?", "What happened to Russia?"
	case len(after) > 0:
		c.Target = after[0]
	}
}

// preposition is the word before the name that begins at token i, an article aside.
func (c *clause) preposition(i int) string {
	if i--; i > 0 && c.Tokens[i].UPOS == "DET" {
		i--
	}
	if i < 0 {
		return ""
	}
	return c.Tokens[i].Lower
}

// about tells whether a preposition opens what an act concerns.
func about(word string) bool {
	switch word {
	case "about", "over", "concerning", "regarding":
		return true
	}
	return false
}

// passive tells whether the verb is a participle behind a form of "be".
func (c *clause) passive() bool {
	if c.verb < 0 || c.Tokens[c.verb].XPOS != "VBN" {
		return false
	}
	for i := range c.verb {
		if t := &c.Tokens[i]; t.Lemma == "be" {
			return true
		}
	}
	return false
}

// unread lists the nouns, verbs and adjectives that were not used.
func (c *clause) unread() {
	for i := range c.Tokens {
		t := &c.Tokens[i]
		switch t.UPOS {
		case "NOUN", "PROPN", "VERB", "ADJ", "NUM":
			if !c.used[i] && !(i == c.verb && slices.Contains(light, t.Lemma)) {
				c.Unread = append(c.Unread, t.Text)
			}
		}
	}
}
