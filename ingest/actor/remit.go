package actor

import (
	"strings"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/wordclass"
)

// remitEnd is the end of the words that say what a ministry or minister is for, from
// token at on and before token limit; at where there are none. They are words of the
// dictionary in capitals, one after another or listed with "and" before the last:
// "Health, Labour and Welfare", "Urban-Rural Development". A person's name behind them
// is no such word, and neither is the next title, body or state.
func remitEnd(g *gazetteer.Gazetteer, tokens []document.Token, at, limit int) int {
	limit = min(limit, len(tokens), at+maxRemit)
	end := remitWords(g, tokens, at, limit)
	for end > at {
		k := end
		for k+1 < limit && tokens[k].Lower == "," && remitWords(g, tokens, k+1, limit) > k+1 {
			k = remitWords(g, tokens, k+1, limit)
		}
		if k+1 < limit && tokens[k].Lower == "," {
			k++
		}
		if k >= limit || tokens[k].Lower != "and" && tokens[k].Lower != "&" {
			break
		}
		next := remitWords(g, tokens, k+1, limit)
		if next == k+1 {
			break
		}
		end = next
	}
	return end
}

// maxRemit bounds the tokens of a remit.
const maxRemit = 16

// remitWords is the end of one item of a remit that begins at token at.
func remitWords(g *gazetteer.Gazetteer, tokens []document.Token, at, limit int) int {
	i := at
	for i < limit && remitWord(g, tokens, i) {
		i++
		if i+1 < limit && tokens[i].Lower == "-" && !tokens[i].Space && !tokens[i+1].Space && remitWord(g, tokens, i+1) {
			i++
		}
	}
	if i < limit && capital(&tokens[i]) && officeWord(g, &tokens[i]) {
		return at // "Defence and Deputy Minister"
	}
	return i
}

// remitWord tells whether the token can be a word of a remit.
func remitWord(g *gazetteer.Gazetteer, tokens []document.Token, i int) bool {
	t := &tokens[i]
	if !capital(t) || officeWord(g, t) || wordclass.Of(t.Lower)&(wordclass.Noun|wordclass.Plural|wordclass.Adjective|wordclass.Gerund) == 0 {
		return false
	}
	if i+1 < len(tokens) && g.FirstName(t.Text) && capital(&tokens[i+1]) && wordclass.Of(tokens[i+1].Lower) == 0 {
		return false // "Culture Rose Kovac"
	}
	sense, _, ok := g.Find(tokens, i, len(tokens))
	return !ok || sense.Entry.Class > gazetteer.Body
}

// officeWord tells whether the token is a title or the noun of a body, which begins
// the next office.
func officeWord(g *gazetteer.Gazetteer, t *document.Token) bool {
	if title, ok := g.TitleNoun(t.Lower); ok && title.Office != "-" {
		return true
	}
	switch t.Lower {
	case "ministry", "department", "agency", "office", "bank", "committee", "council", "parliament", "government", "deputy", "vice":
		return true
	}
	return false
}

// maskRemits marks the words of remits in a sentence, which are no names: "Culture" in
// "the Minister of Education, Culture and Sports".
func (w *work) maskRemits(s document.Span) {
	for i := s.Start; i+2 < s.End; i++ {
		if of := w.d.Tokens[i+1].Lower; of != "of" && of != "for" || !w.remitHead(i) {
			continue
		}
		at := i + 2
		if w.d.Tokens[at].Lower == "the" {
			at++
		}
		for k := at; k < remitEnd(w.g, w.d.Tokens, at, s.End); k++ {
			w.masked[k] = true
		}
	}
}

// remitHead tells whether token i is a ministry or minister.
func (w *work) remitHead(i int) bool {
	t := &w.d.Tokens[i]
	if t.Lower == "ministry" || t.Lower == "department" {
		return capital(t)
	}
	title, ok := w.g.TitleNoun(gazetteer.Singular(t))
	return ok && title.Office == "minister"
}

// unmasked cuts the words of remits off the ends of a name span.
func (w *work) unmasked(s document.Span) document.Span {
	for s.Len() > 0 && w.masked[s.Start] {
		s.Start++
	}
	for s.Len() > 0 && w.masked[s.End-1] {
		s.End--
	}
	return s
}

// remitPortfolio is the portfolio for a remit that no list has.
func remitPortfolio(tokens []document.Token, at, end int) gazetteer.Portfolio {
	return gazetteer.Portfolio{Name: strings.ReplaceAll(phrase(tokens, at, end), ",", ""), Sector: "GOV"}
}
