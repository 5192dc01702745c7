package actor

import (
	"strings"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// Title is an office as a phrase gives it.
type Title struct {
	// Span covers the words of the office without nationality or body
	// ("Deputy Foreign Minister").
	Span document.Span
	// Text is what Span says of the office, with the portfolio that follows
	// ("Minister of Defense"), without "former", "new" and the like.
	Text string
	// Office is the same for titles of one office, with the portfolio after a
	// colon ("minister:foreign"), and "deputy " before lower ranks.
	Office string
	// Of is what the office belongs to by its nature: "state", "body", "unit",
	// "any" or "none".
	Of string
	// Sector is PLOVER's, Gender 'm', 'f' or 0.
	Sector string
	Gender byte
	// Former is set for an office of the past.
	Former bool
}

// ReadTitle reads the title whose noun ends before token end, looking back no
// further than token start. It reads the portfolio after the noun as well, up to
// token limit. ok is false when the tokens before end are no title.
func ReadTitle(g *gazetteer.Gazetteer, tokens []document.Token, start, end, limit int) (t Title, ok bool) {
	noun, at, ok := titleNoun(g, tokens, start, end)
	if !ok {
		return t, false
	}
	t = Title{
		Span: document.Span{Start: at, End: end}, Office: noun.Office, Of: noun.Of,
		Sector: noun.Sector, Gender: noun.Gender,
	}
	t.portfolioBefore(g, tokens, start)
	t.portfolioAfter(g, tokens, limit)
	from := t.qualify(g, tokens, start)
	if t.Text = text(tokens, document.Span{Start: from, End: t.Span.End}); len(t.Text) > maxCapitals && t.Text == strings.ToUpper(t.Text) {
		t.Text = capitalised(t.Text)
	}
	return t, true
}

// rank tells whether the title is a military rank, which is no office beside one.
func (t *Title) rank() bool {
	return t.Sector == "MIL" && t.Of == "any" && t.Office != "commander"
}

// several tells whether the title is in the plural. What follows its noun, as in
// "minister of foreign affairs", does not count.
func (t *Title) several(tokens []document.Token) bool {
	i := t.Span.Start
	for i+1 < t.Span.End && tokens[i+1].UPOS != "ADP" {
		i++
	}
	return plural(&tokens[i])
}

// titleNoun finds the longest title noun that ends before token end.
func titleNoun(g *gazetteer.Gazetteer, tokens []document.Token, start, end int) (gazetteer.Title, int, bool) {
	for at := max(start, end-5); at < end; at++ {
		if t, stop, ok := g.Title(tokens, at, end); ok && stop == end {
			return t, at, true
		}
	}
	return gazetteer.Title{}, 0, false
}

// takesPortfolio tells whether an office is one of several of its kind, told
// apart by portfolio.
func takesPortfolio(office string) bool {
	return office == "minister" || office == "undersecretary" || office == "assistant" || office == "head" || office == "commissioner"
}

func (t *Title) portfolioBefore(g *gazetteer.Gazetteer, tokens []document.Token, start int) {
	if !takesPortfolio(t.Office) && t.Office != "adviser" {
		return
	}
	for n := 4; n > 0; n-- {
		from := t.Span.Start - n
		if from < start {
			continue
		}
		if p, ok := g.PortfolioBefore(phrase(tokens, from, t.Span.Start)); ok {
			t.Office += ":" + p.Name
			t.Span.Start = from
			return
		}
	}
}

// portfolioAfter reads "of defence", "for foreign affairs" after the noun.
func (t *Title) portfolioAfter(g *gazetteer.Gazetteer, tokens []document.Token, limit int) {
	at := t.Span.End
	if !takesPortfolio(t.Office) || at+1 >= limit || tokens[at].Lower != "of" && tokens[at].Lower != "for" {
		return
	}
	at++
	if tokens[at].Lower == "the" {
		at++
	}
	for n := 6; n > 0; n-- {
		if at+n > limit {
			continue
		}
		if p, ok := g.PortfolioAfter(phrase(tokens, at, at+n)); ok {
			t.Office += ":" + p.Name
			t.Span.End = at + n
			if t.ministerial() {
				t.Span.End = max(t.Span.End, remitEnd(g, tokens, at, limit))
			}
			return
		}
	}
	if !t.ministerial() {
		return
	}
	if end := remitEnd(g, tokens, at, limit); end > at {
		t.Office += ":" + remitPortfolio(tokens, at, end).Name
		t.Span.End = end
	}
}

// ministerial tells whether the title is one of a minister without portfolio so far,
// or with the first that its words tell.
func (t *Title) ministerial() bool { return strings.HasPrefix(t.Office, "minister") }

// qualify takes in the words before the title that qualify it, and returns where
// those begin that are part of its text: what tells of the holder or the past is
// not.
func (t *Title) qualify(g *gazetteer.Gazetteer, tokens []document.Token, start int) (from int) {
	from = t.Span.Start
	for i := t.Span.Start - 1; i >= start; i-- {
		tok := &tokens[i]
		switch g.Qualifier(tok.Lower) {
		case gazetteer.Rank:
			t.Office = "deputy " + t.Office
			from = i
		case gazetteer.Plain:
			from = i
		case gazetteer.Former:
			t.Former = true
		case gazetteer.Descriptive:
		default:
			if tok.Lower != "-" || i == start || g.Qualifier(tokens[i-1].Lower) == gazetteer.NoQualifier {
				return from
			}
		}
		t.Span.Start = i
	}
	return from
}

// phrase returns the tokens from a up to b in lower case as they stand.
func phrase(tokens []document.Token, a, b int) string {
	if b-a == 1 {
		return tokens[a].Lower
	}
	var sb strings.Builder
	for i := a; i < b; i++ {
		if i > a && tokens[i].Space {
			sb.WriteByte(' ')
		}
		sb.WriteString(tokens[i].Lower)
	}
	return sb.String()
}

// text returns the words of a span with single spaces where the text has space.
func text(tokens []document.Token, s document.Span) string {
	var sb strings.Builder
	for i := s.Start; i < s.End; i++ {
		if i > s.Start && tokens[i].Space {
			sb.WriteByte(' ')
		}
		sb.WriteString(tokens[i].Text)
	}
	return sb.String()
}
