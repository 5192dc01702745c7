package actor

import (
	"strings"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// stateBody is a ministry, parliament, court, force or the like of a state, as
// its words describe it.
type stateBody struct {
	document.Span
	// Noun is the token of the head noun.
	Noun int
	// Role is the part of the key that tells which body of its state it is
	// ("foreign-ministry"), or "" for one of many ("embassy").
	Role string
	// Title is the body's name without the state's ("Foreign Ministry").
	Title string
	// Country is the state's code, or "".
	Country string
	Sector  string
}

// stateBody reads a ministry or other body of a state whose phrase begins at
// token i: an optional nationality, the body's noun with its portfolio, and an
// optional "of" with the state.
func (w *work) stateBody(i int, s document.Span) (stateBody, bool) {
	b := stateBody{Span: document.Span{Start: i}}
	at := i
	if m := w.sense(i); m != nil && m.Start == i {
		if m.Entry.Country == "" || m.Entry.Class != gazetteer.Country || m.Form == gazetteer.People {
			return b, false
		}
		b.Country = m.Entry.Country
		at = m.End
		if at < s.End && possessiveMark(&w.d.Tokens[at]) {
			at++
		}
	}
	end, ok := w.ministry(&b, at, s)
	if !ok {
		end, ok = w.uniqueBody(&b, at, s)
	}
	if !ok {
		return b, false
	}
	b.End = w.ofState(&b, end, s)
	return b, b.Country != "" || b.Role != "government" && b.Role != "military" && b.Role != "parliament"
}

// ministry reads "Foreign Ministry", "Ministry of Defence" or "Department of
// Health" from token at and returns where it ends.
func (w *work) ministry(b *stateBody, at int, s document.Span) (int, bool) {
	for n := 0; n <= 3 && at+n < s.End; n++ {
		t := &w.d.Tokens[at+n]
		if t.Lower != "ministry" && t.Lower != "department" || t.XPOS == "NNS" {
			continue
		}
		b.Noun = at + n
		if n > 0 {
			p, ok := w.g.PortfolioBefore(w.lower(at, at+n))
			if !ok {
				return 0, false
			}
			w.portfolio(b, p, t.Lower)
			return at + n + 1, true
		}
		return w.ministryOf(b, at, s)
	}
	return 0, false
}

func (w *work) portfolio(b *stateBody, p gazetteer.Portfolio, noun string) {
	b.Role = strings.ReplaceAll(p.Name, " ", "-") + "-ministry"
	b.Title = titled(p.Name) + " " + titled(noun)
	if noun == "department" && b.Country != "USA" {
		b.Role = strings.ReplaceAll(p.Name, " ", "-") + "-department"
	}
	b.Sector = p.Sector
}

// ministryOf reads the portfolio after "ministry of".
func (w *work) ministryOf(b *stateBody, at int, s document.Span) (int, bool) {
	of := at + 1
	if of >= s.End || w.d.Tokens[of].Lower != "of" && w.d.Tokens[of].Lower != "for" {
		return 0, false
	}
	from := of + 1
	if from < s.End && w.d.Tokens[from].Lower == "the" {
		from++
	}
	for n := 6; n > 0; n-- {
		if from+n > s.End {
			continue
		}
		if p, ok := w.g.PortfolioAfter(w.lower(from, from+n)); ok {
			w.portfolio(b, p, w.d.Tokens[at].Lower)
			return max(from+n, w.remitEnd(at, from, s)), true
		}
	}
	end := w.remitEnd(at, from, s)
	if end == from {
		return 0, false
	}
	w.portfolio(b, remitPortfolio(w.d.Tokens, from, end), w.d.Tokens[at].Lower)
	b.Title = text(w.d.Tokens, document.Span{Start: at, End: end})
	return end, true
}

// remitEnd is the end of the remit from token from on of the ministry at token at.
func (w *work) remitEnd(at, from int, s document.Span) int {
	if !capital(&w.d.Tokens[at]) {
		return from
	}
	return remitEnd(w.g, w.d.Tokens, from, s.End)
}

// uniqueBody reads "parliament", "armed forces", "Supreme Court" from token at.
func (w *work) uniqueBody(b *stateBody, at int, s document.Span) (int, bool) {
	for n := 4; n > 0; n-- {
		if at+n > s.End {
			continue
		}
		words := w.lower(at, at+n)
		role, ok := w.g.Role(words)
		if !ok || w.adjectival(at+n-1, s) {
			continue
		}
		b.Noun, b.Role, b.Title = at+n-1, role.Role, role.Name
		if b.Sector = w.g.Noun(words).Sector; b.Sector == "" {
			b.Sector = "GOV"
		}
		return at + n, true
	}
	return 0, false
}

// adjectival tells whether a word like "military" modifies a noun after it.
func (w *work) adjectival(i int, s document.Span) bool {
	t := &w.d.Tokens[i]
	if t.UPOS == "ADJ" && t.Head > i && w.rel(i) == "amod" {
		return true
	}
	return t.Head > i && t.Head < s.End && (w.rel(i) == "compound" || w.rel(i) == "amod") && w.d.Tokens[t.Head].UPOS != "VERB"
}

// ofState reads "of Russia", "of the Russian Federation" after the body and
// returns where the phrase ends.
func (w *work) ofState(b *stateBody, end int, s document.Span) int {
	if b.Country != "" || end+1 >= s.End || w.d.Tokens[end].Lower != "of" && w.d.Tokens[end].Lower != "in" {
		return end
	}
	at := end + 1
	if w.d.Tokens[at].Lower == "the" {
		at++
	}
	m := w.sense(at)
	if m == nil || m.Start != at || m.Form != gazetteer.Proper || m.Entry.Class != gazetteer.Country {
		return end
	}
	b.Country = m.Entry.Country
	return m.End
}

// lower returns the tokens from a up to b in lower case, joined by spaces.
func (w *work) lower(a, b int) string {
	if b-a == 1 {
		return w.d.Tokens[a].Lower
	}
	var sb strings.Builder
	for i := a; i < b; i++ {
		if i > a && w.d.Tokens[i].Space {
			sb.WriteByte(' ')
		}
		sb.WriteString(w.d.Tokens[i].Lower)
	}
	return sb.String()
}

// bodyEntity returns the entity of a state body. One whose state the phrase does
// not name has no key; coref finds the state.
func (w *work) bodyEntity(b stateBody) int {
	e := document.Entity{Kind: "government", Name: b.Title, Country: b.Country, Sector: b.Sector, PartOf: -1}
	if b.Country == "" {
		e.Generic = b.Role != "" && strings.ToLower(e.Name) == e.Name
		return w.reg.get(e)
	}
	key := "gov:" + strings.ToLower(b.Country) + "-" + b.Role
	if known := w.g.ByKey(key); known != nil {
		return w.reg.entry(known)
	}
	e.Key = key
	e.PartOf = w.reg.state(b.Country)
	e.Name = w.g.State(b.Country).Adjective + " " + b.Title
	return w.reg.get(e)
}
