package actor

import (
	"strings"

	"newsgraph/ingest/document"
)

// otherNames notes what else the phrase headed by token h calls entity i: its noun with
// what stands before it, and the phrase as a whole with the clause that says which ones
// are meant ("the villagers", "the villagers who fled from the flood").
func (w *work) otherNames(i int, core, span document.Span, h int, s document.Span) {
	if short := w.phraseName(core); core.End < span.End && strings.Contains(short, " ") {
		w.reg.alias(i, w.uncapitalised(short, core)) // a bare noun fits too many
	}
	if whole := w.whole(core, h, s); whole.End > span.End || whole.End > core.End {
		w.reg.alias(i, w.withCount(whole, h))
	} else if first := &w.d.Tokens[span.Start]; span.Start < h && quantifier(first.Lower) {
		w.reg.alias(i, w.withCount(span, h))
	}
}

// withCount is the text of a phrase headed by token h with the words that say how many of
// whom ("some officers"), but without articles.
func (w *work) withCount(s document.Span, h int) string {
	for s.Start < h {
		if t := &w.d.Tokens[s.Start]; t.UPOS != "DET" || quantifier(t.Lower) {
			break
		}
		s.Start++
	}
	return w.uncapitalised(name(w.d.Tokens, s), s)
}

func quantifier(lower string) bool {
	switch lower {
	case "some", "many", "most", "several", "all", "another", "few":
		return true
	}
	return false
}

// whole widens a phrase headed by token h by all that the tree hangs on its noun, clauses
// too, up to the first comma.
func (w *work) whole(core document.Span, h int, s document.Span) document.Span {
	for at := core.End; at < s.End && at < core.Start+maxWhole; at++ {
		if !w.hangsOn(at, h) {
			break
		}
		core.End = at + 1
	}
	for core.End > h+1 && (w.dangling(core.End-1) || possessiveMark(&w.d.Tokens[core.End-1])) {
		core.End--
	}
	return core
}

// maxWhole bounds the tokens of a phrase with its clause.
const maxWhole = 15

// hangsOn tells whether token i lies under h in the tree and is no comma, dash or
// bracket; what is coordinated with h or in apposition to it does not belong to it.
func (w *work) hangsOn(i, h int) bool {
	if t := &w.d.Tokens[i]; t.UPOS == "PUNCT" && (t.Space || t.Lower != "-" && t.Lower != "'") {
		return false
	}
	for steps := 0; steps < 12; steps++ {
		p := w.d.Tokens[i].Head
		if p == h {
			switch w.rel(i) {
			case "conj", "cc", "appos", "parataxis", "list", "dep", "cop", "nsubj", "aux", "mark", "advcl":
				return false
			}
			return true
		}
		if p < 0 || p < h {
			return false
		}
		i = p
	}
	return false
}
