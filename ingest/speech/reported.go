package speech

import (
	"sort"

	"newsgraph/ingest/document"
)

// maxClimb bounds the way up a tree; deeper trees are parse errors.
const maxClimb = 24

// reported adds what verbs of saying and "according to" report in clauses.
func reported(d *document.Document) {
	direct := len(d.Speech)
	order(d.Speech)
	for _, s := range d.Sentences {
		for i := s.Start; i < s.End; i++ {
			if words := reportedBy(d, i); words.Len() > 1 && !covered(d.Speech[:direct], words, i) {
				d.Speech = append(d.Speech, document.Speech{Span: words, Speaker: -1, Verb: i})
			}
		}
	}
}

// reportedBy is what the word at i reports; an empty span for none.
func reportedBy(d *document.Document, i int) document.Span {
	if isAccording(d, i) {
		return besides(d, around(d, i), i)
	}
	k := KindOf(&d.Tokens[i])
	if k == NoSpeech || k == Act {
		return document.Span{}
	}
	sentence := around(d, i)
	if parenthesis(d, sentence, i, i+1) {
		return trim(d, sentence)
	}
	words := content(d, sentence, i)
	if words.Len() < 2 {
		words = thatClause(d, sentence, i)
	}
	if words.Start < i && k != Think && k != Ask {
		words = longer(words, attributed(d, sentence, i))
	}
	return words
}

// covered tells whether a quotation with the same verb holds the words already. The
// quotations are ordered; they hardly nest, so that those right before s decide.
func covered(quotations []document.Speech, s document.Span, verb int) bool {
	i := sort.Search(len(quotations), func(i int) bool { return quotations[i].Start > s.Start })
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		if q := &quotations[k]; q.Verb == verb && s.End <= q.End {
			return true
		}
	}
	return false
}

// content is the clause that the verb of saying at v reports: its complement, or
// where the verb stands apart ("..., he said") the clause that it comments on. An
// empty span stands for none.
func content(d *document.Document, sentence document.Span, v int) document.Span {
	for i := sentence.Start; i < sentence.End; i++ {
		t := &d.Tokens[i]
		if t.Head != v {
			continue
		}
		switch t.Rel {
		case "ccomp", "parataxis":
			if t.Rel == "ccomp" || i < v && KindOf(&d.Tokens[v]) != Think {
				return trim(d, extent(d, sentence, i, v))
			}
		case "csubj:pass", "csubj":
			if i > v {
				return trim(d, extent(d, sentence, i, v))
			}
		case "xcomp":
			if KindOf(&d.Tokens[v]) == Ask {
				return trim(d, extent(d, sentence, i, v))
			}
		}
	}
	switch {
	case commentAs(d, v) && d.Tokens[v].Head < 0:
		return trim(d, behindComma(d, sentence, v))
	case d.Tokens[v].Rel == "parataxis" && KindOf(&d.Tokens[v]) != Think || commentAs(d, v):
		return trim(d, apart(d, sentence, v))
	}
	return document.Span{}
}

// extent is the stretch of tokens that i governs, on i's side of the verb v.
func extent(d *document.Document, sentence document.Span, i, v int) document.Span {
	s := document.Span{Start: i, End: i + 1}
	for k := sentence.Start; k < sentence.End; k++ {
		if k == v || !below(d, k, i) {
			continue
		}
		if (k < v) == (i < v) {
			s.Start, s.End = min(s.Start, k), max(s.End, k+1)
		}
	}
	return s
}

// below tells whether token k is governed by token top.
func below(d *document.Document, k, top int) bool {
	for n := 0; k >= 0 && n < maxClimb; n++ {
		if k == top {
			return true
		}
		k = d.Tokens[k].Head
	}
	return false
}

// apart is the longer of the stretches before and behind the comment that the
// verb v heads.
func apart(d *document.Document, sentence document.Span, v int) document.Span {
	comment := extentAll(d, sentence, v)
	return longer(document.Span{Start: sentence.Start, End: comment.Start},
		document.Span{Start: comment.End, End: sentence.End})
}

// behindComma is what stands behind the first comma after the verb v.
func behindComma(d *document.Document, sentence document.Span, v int) document.Span {
	i := v
	for i < sentence.End && d.Tokens[i].Text != "," {
		i++
	}
	return document.Span{Start: i, End: sentence.End}
}

// extentAll is the stretch of tokens from the first to the last that i governs.
func extentAll(d *document.Document, sentence document.Span, i int) document.Span {
	s := document.Span{Start: i, End: i + 1}
	for k := sentence.Start; k < sentence.End; k++ {
		if below(d, k, i) {
			s.Start, s.End = min(s.Start, k), max(s.End, k+1)
		}
	}
	return s
}

func longer(a, b document.Span) document.Span {
	if b.Len() > a.Len() {
		return b
	}
	return a
}

// besides is what stands "according to" somebody: the whole sentence where the phrase
// at i stands between commas in the middle of it, or else the longer stretch beside it.
func besides(d *document.Document, sentence document.Span, i int) document.Span {
	_, who := source(d, i)
	end := max(who.End, i+1)
	if parenthesis(d, sentence, i, end) {
		return trim(d, sentence)
	}
	return trim(d, longer(document.Span{Start: sentence.Start, End: i}, document.Span{Start: end, End: sentence.End}))
}

// parenthesis tells whether the comment whose verb or "according" stands at i and
// which ends before token end stands between commas in the middle of the sentence:
// "Oslo, the envoy said, must wait".
func parenthesis(d *document.Document, sentence document.Span, i, end int) bool {
	if end >= sentence.End-1 || d.Tokens[end].Text != "," {
		return false
	}
	start := i - 1
	for start > sentence.Start && nameLike(d, start) {
		start--
	}
	return start > sentence.Start && d.Tokens[start].Text == "," && (start < i-1 || d.Tokens[i].Lower == "according")
}

// trim drops punctuation and dashes at the ends.
func trim(d *document.Document, s document.Span) document.Span {
	for s.Start < s.End && d.Tokens[s.Start].UPOS == "PUNCT" {
		s.Start++
	}
	for s.Start < s.End && d.Tokens[s.End-1].UPOS == "PUNCT" {
		s.End--
	}
	return s
}
