package store

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/query"
	"newsgraph/graph/resolve/name"
)

// Whether an end of a name is all of it.
const (
	wholeName = "0"
	endOfName = "1"
)

// indexNames adds the names of a node to the index, or takes them away.
func (w *writer) indexNames(n *graph.Node, by int) error {
	for _, raw := range append([]string{n.Name}, n.Aliases...) {
		folded := name.Fold(raw)
		if folded == "" {
			continue
		}
		whole := wholeName
		for end := folded; ; whole = endOfName {
			if err := w.mark(by, key(nameTable, end, whole, n.ID, raw)); err != nil {
				return err
			}
			_, rest, more := strings.Cut(end, " ")
			if !more {
				break
			}
			end = rest
		}
		for _, part := range distinct(query.NameParts(folded)) {
			w.parts[part] += by
		}
	}
	return nil
}

func distinct(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}

// movedParts writes the counts of names' parts, and indexes those that are new.
func (w *writer) movedParts() error {
	for _, part := range slices.Sorted(maps.Keys(w.parts)) {
		counts, err := w.move(key(partTable, part), w.parts[part])
		if err != nil {
			return err
		}
		by := 0
		switch {
		case counts[0] == 0 && counts[1] > 0:
			by = 1
		case counts[0] > 0 && counts[1] == 0:
			by = -1
		default:
			continue
		}
		keys := [][]byte{key(soundTable, query.NameSkeleton(part), part)}
		for _, p := range piecesOf(part) {
			keys = append(keys, key(pieceTable, p.head, p.text, part))
		}
		if err := w.mark(by, keys...); err != nil {
			return err
		}
	}
	return nil
}

// piece is a piece of a name's part. A text that lies k edits away has at least
// one of k+1 pieces unharmed, at most k letters from its place (the pigeonhole
// principle as in Li, Deng, Wang and Feng, Pass-Join, 2011). The pieces of a
// part depend on its length alone, so that whoever looks for it knows them.
type piece struct {
	// head tells apart: number of pieces, length of the part, number of the piece.
	head, text string
}

// piecesOf lists the pieces of a part, for each number of edits that a typed
// text of about its length may have.
func piecesOf(part string) []piece {
	letters := []rune(part)
	var out []piece
	for edits := 1; edits <= query.MaxSlips; edits++ {
		if !reachable(len(letters), edits) {
			continue
		}
		for i := range edits + 1 {
			from, to := cutAt(len(letters), edits, i), cutAt(len(letters), edits, i+1)
			out = append(out, piece{pieceHead(edits, len(letters), i), string(letters[from:to])})
		}
	}
	return out
}

// reachable tells whether a typed text that may have so many edits can be as
// near as that to a part of the length.
func reachable(length, edits int) bool {
	for typed := length - edits; typed <= length+edits; typed++ {
		if typed > 0 && query.Slips(typed) == edits {
			return true
		}
	}
	return false
}

// cutAt is where piece i of a part begins.
func cutAt(length, edits, i int) int { return i * length / (edits + 1) }

func pieceHead(edits, length, i int) string {
	return strconv.Itoa(edits) + "." + strconv.Itoa(length) + "." + strconv.Itoa(i)
}
