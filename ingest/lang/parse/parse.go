// Package parse finds the dependency tree of each sentence, in the terms of
// Universal Dependencies.
//
// It reads Tokens (Lower, Lemma, UPOS, XPOS, Other) and Sentences and fills Head
// and Rel; where the other reading of a word makes the likelier tree, it exchanges
// the two. Arc-hybrid transitions are chosen by an averaged perceptron and a small
// beam; all trees are projective and have one root. The model is fitted by
// cmd/newsgraph-train.
package parse

import (
	_ "embed"
	"strings"
	"sync"

	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/cluster"
	"newsgraph/ingest/lang/parse/transition"
	"newsgraph/internal/perceptron"
)

//go:embed parse.model
var embedded []byte

var load = sync.OnceValue(func() *Parser { return FromModel(perceptron.MustDecode(embedded)) })

// New returns the parser with the embedded model, which the first call loads.
func New() *Parser { return load() }

// DefaultBeam is the width of the beam of New. A width of 4 has a third of a point
// more LAS, but finds no more events (they differ by less than a hundredth of F1
// either way) and makes the whole pipeline a fifth slower.
const DefaultBeam = 2

// Parser is safe for concurrent use.
type Parser struct {
	// Beam is the number of parses that are followed at once where the next
	// move is not clear; 1 makes the parser greedy.
	Beam int

	model *perceptron.Model
	moves *Moves
	work  *sync.Pool
}

// FromModel makes a parser of a model whose classes are the names of moves.
func FromModel(m *perceptron.Model) *Parser {
	return &Parser{
		Beam:  DefaultBeam,
		model: m, moves: NewMoves(m.Classes),
		work: &sync.Pool{New: func() any { return new(search) }},
	}
}

// Greedy returns a parser with the same model that follows one parse only: it
// is about twice as fast, and its trees are worse by a point.
func (p *Parser) Greedy() *Parser {
	greedy := *p
	greedy.Beam = 1
	return &greedy
}

// Annotate fills Head and Rel of all tokens of d.
func (p *Parser) Annotate(d *document.Document) {
	w := p.work.Get().(*search)
	for _, s := range d.Sentences {
		if d.Halted() {
			break
		}
		tokens := d.Tokens[s.Start:s.End]
		tree := w.tree(p, tokens)
		hang := func() {
			tree.Arcs(func(i, head int, rel uint8) {
				tokens[i].Head, tokens[i].Rel = s.Start+head, p.moves.Rels[rel]
				if head == len(tokens) {
					tokens[i].Head, tokens[i].Rel = -1, "root"
				}
			})
		}
		hang()
		if mend(d, s); !whole(d, s) {
			hang() // two repairs can contradict each other
		}
	}
	p.work.Put(w)
}

// whole tells whether every word of the sentence hangs on its root.
func whole(d *document.Document, s document.Sentence) bool {
	for i := s.Start; i < s.End; i++ {
		steps := 0
		for h := i; h >= 0; h = d.Tokens[h].Head {
			if steps++; steps > s.Len() {
				return false
			}
		}
	}
	return true
}

// mend repairs the kinds of trees that are known to be wrong.
func mend(d *document.Document, s document.Sentence) {
	unchain(d, s)
	reconjoin(d, s)
	unlead(d, s)
	unexpletive(d, s)
	unglue(d, s)
	repair(d, s)
	predicates(d, s)
}

// Words appends what the features see of the tokens to words.
func Words(words []transition.Word, tokens []document.Token) []transition.Word {
	for i := range tokens {
		t := &tokens[i]
		w := transition.Word{
			Form:   perceptron.Word(t.Lower),
			Lemma:  perceptron.Word(t.Lemma),
			Tag:    perceptron.String(t.XPOS) ^ perceptron.String(t.UPOS)<<1,
			Pos:    perceptron.String(t.UPOS),
			Coarse: 1, Middle: 1, Fine: 1,
		}
		if c, ok := cluster.Of(t.Lower); ok {
			w.Coarse, w.Middle, w.Fine = uint32(c.Coarse)+4, uint32(c.Middle)+4, uint32(c.Fine)+4
		}
		words = append(words, w)
	}
	return words
}

// Moves translates between the classes of a model and moves.
type Moves struct {
	// ByClass is the move of each class.
	ByClass []transition.Move
	// Rels are the names of the relations; number 0 is none.
	Rels []string
	// shifts is the number of classes that shift.
	shifts int
}

// Names of the kinds of moves in the names of classes: "S", "L:nsubj", "R:obj".
var kindNames = map[string]transition.Kind{"S": transition.Shift, "L": transition.Left, "R": transition.Right}

// NewMoves reads the names of classes. Relations are numbered in the order of
// their first use.
func NewMoves(classes []string) *Moves {
	m := &Moves{Rels: []string{""}}
	numbers := map[string]uint8{"": 0}
	for _, c := range classes {
		kind, rel, _ := strings.Cut(c, ":")
		n, ok := numbers[rel]
		if !ok {
			n = uint8(len(m.Rels))
			numbers[rel] = n
			m.Rels = append(m.Rels, rel)
		}
		m.ByClass = append(m.ByClass, transition.Move{Kind: kindNames[kind], Rel: n})
		if kindNames[kind] == transition.Shift {
			m.shifts++
		}
	}
	return m
}

// only returns the one move where no other is legal: a shift onto an empty stack.
func (m *Moves) only(legal [transition.Kinds]bool) (transition.Move, bool) {
	alone := legal[transition.Shift] && !legal[transition.Left] && !legal[transition.Right] && m.shifts == 1
	return transition.Move{Kind: transition.Shift}, alone
}

// best returns the class of the legal move with the highest score.
func (m *Moves) best(scores *perceptron.Scores, legal [transition.Kinds]bool) int {
	best := -1
	for c, move := range m.ByClass {
		if legal[move.Kind] && (best < 0 || scores[c] > scores[best]) {
			best = c
		}
	}
	return best
}
