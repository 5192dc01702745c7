package event

import (
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/act"
	"newsgraph/ingest/document"
	"newsgraph/ingest/event/lexicon"
	"newsgraph/ingest/event/party"
)

// papers returns the documents of the text: those with a proper name, and the
// drafts and proposals that an event was made of. Several tellings of one are
// folded: the same name, or the same author and no other date.
func (x *extraction) papers() []act.Paper {
	var out []act.Paper
	for i := range x.d.Tokens {
		if x.named(i) {
			out = enter(out, act.Paper{Name: x.title(i), About: x.concerns(i, -1), Mentions: []act.Trigger{{Token: i, Sentence: x.d.SentenceOf(i)}}})
		}
	}
	for _, e := range x.events {
		n := x.paperOf(e.Trigger)
		if e.Relation != graph.Proposed || n < 0 {
			continue
		}
		out = enter(out, act.Paper{
			Name: x.title(n), Date: e.Date, Authors: []int{e.Source}, Addressees: []int{e.Target}, About: party.Without(x.concerns(n, -1), []int{e.Source, e.Target}),
			Mentions: []act.Trigger{{Token: n, Sentence: e.Sentence}},
		})
	}
	return out
}

// title is the name of the document at noun i: the noun with the modifiers before
// it and the phrase that says what it is on, without the parties.
func (x *extraction) title(i int) string {
	start := i
	for start > 0 && x.t.Tok(start-1).Head == i && (x.t.Rel(start-1) == "compound" || x.t.Rel(start-1) == "amod") {
		start--
	}
	name := x.d.Slice(document.Span{Start: start, End: i + 1})
	for _, h := range []int{i, x.t.Tok(i).Head} {
		if h < 0 || h != i && x.t.Tok(h).UPOS != "VERB" {
			continue
		}
		if k := x.topic(h, []string{"on", "about", "for"}, nil); k >= 0 && len(x.who.Denoted(k)) == 0 {
			return name + " " + x.t.Preposition(k) + " " + x.phrase(k)
		}
	}
	return name
}

// named tells whether the noun at i is that of a document and has a proper name
// before it that is no actor's ("Minsk agreements").
func (x *extraction) named(i int) bool {
	if up := x.t.Tok(i).UPOS; up != "NOUN" && up != "PROPN" || !x.lex.Is(lexicon.Paper, strings.ToLower(x.t.Tok(i).Lemma)) {
		return false
	}
	found := false
	x.t.Each(i, func(k int) bool {
		m := x.d.MentionAt(k)
		proper := k < i && x.t.Rel(k) == "compound" && x.t.Tok(k).UPOS == "PROPN"
		found = proper && (m == nil || m.Entity >= 0 && x.who.Entity(m.Entity).Kind == "place")
		return !found
	})
	return found
}

// paperOf returns the noun of a draft or proposal that the trigger at i is or has
// for its object, or -1.
func (x *extraction) paperOf(i int) int {
	heads := []int{i}
	if o := x.t.Kid(i, "obj", "nsubj:pass"); o >= 0 {
		heads = []int{o}
	}
	for _, h := range heads {
		lemma := strings.ToLower(x.t.Tok(h).Lemma)
		if x.t.Nominal(h) && (x.lex.Is(lexicon.Paper, lemma) || x.lex.Is(lexicon.Draft, lemma)) {
			return h
		}
	}
	return -1
}

// enter adds p to the paper of out that it tells of again, or at the end.
func enter(out []act.Paper, p act.Paper) []act.Paper {
	for i := range out {
		q := &out[i]
		author := len(p.Authors) > 0 && overlaps(q.Authors, p.Authors) && (p.Date == "" || q.Date == "" || p.Date == q.Date)
		if !strings.EqualFold(q.Name, p.Name) && !author {
			continue
		}
		if len(p.Date) > len(q.Date) {
			q.Date, q.Name = p.Date, p.Name
		}
		q.Authors, q.Addressees = unique(append(q.Authors, p.Authors...)), unique(append(q.Addressees, p.Addressees...))
		q.About = unique(append(q.About, p.About...))
		q.Mentions = append(q.Mentions, p.Mentions...)
		return out
	}
	return append(out, p)
}

func overlaps(a, b []int) bool {
	for _, v := range b {
		if slices.Contains(a, v) {
			return true
		}
	}
	return false
}
