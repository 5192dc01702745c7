package store

import (
	"encoding/binary"
	"strings"
)

// The tables. Each key begins with the letter of its table; what follows are
// texts, each closed by a mark that no text contains, so that the keys of a
// table are ordered by the first text, then by the second, and so on.
const (
	headTable   = 'h' // → how much there is (head)
	chainTable  = 'j' // number of a commit → nothing: none may be missing
	countTable  = 'q' // what → how many
	articleRow  = 'A' // article → its document
	factsTable  = 'F' // article → what was extracted from it, a sheet, compressed
	textTable   = 'T' // article → its text, compressed
	byTable     = 'B' // article → what extracted its facts, unless that is the usual
	wordsTable  = 'S' // article, start, end → a sentence
	nodeTable   = 'N' // node → the node
	stateTable  = 'l' // country, kind, node: the nodes of a state
	degreeTable = 'G' // node → number of edges at it, mentions aside
	edgeTable   = 'E' // edge → the edge, and its evidence if that is little
	longTable   = 'V' // edge, article, own text, start, end: evidence of an edge that has much
	atTable     = 'a' // node, band, date, edge → link: the edges at a node
	actTable    = 'c' // band, date, edge: all edges, mentions aside
	toldTable   = 'x' // article, edge: what an article tells
	saidTable   = 'r' // node, edge: what a node is given as the source of
	inTable     = 'M' // node, article's node, edge → a mention, as in edgeTable
	ofTable     = 'W' // article's node, node, edge: mentions the other way round
	nameTable   = 'w' // end of a folded name, whole or not, node, name
	partTable   = 'P' // folded name or word of one → in how many names
	pieceTable  = 'p' // pieces, length, number, piece, part: see piece
	soundTable  = 'k' // skeleton, part
	placesTable = 'L' // article → places of its sentences
	occursTable = 'f' // folded word, article → in which sentences, how many times
	stemTable   = 's' // stem, word → in how many articles
	rowsTable   = 'z' // what the resolution keeps for itself
)

// A text ends with endMark; a zero byte within it is written as zeroMark. So
// every order of texts is the order of their keys.
const (
	endMark  = "\x00\x01"
	zeroMark = "\x00\xff"
)

// key is the key of a row, or what the keys of several rows begin with.
func key(table byte, texts ...string) []byte {
	n := 1
	for _, s := range texts {
		n += len(s) + len(endMark)
	}
	k := append(make([]byte, 0, n), table)
	for _, s := range texts {
		k = append(appendText(k, s), endMark...)
	}
	return k
}

// begin is key without the mark behind the last text: it begins the keys of all
// rows whose text begins so.
func begin(table byte, texts ...string) []byte {
	k := key(table, texts...)
	return k[:len(k)-len(endMark)]
}

func appendText(k []byte, s string) []byte {
	if strings.IndexByte(s, 0) < 0 {
		return append(k, s...)
	}
	return append(k, strings.ReplaceAll(s, "\x00", zeroMark)...)
}

// texts takes the texts of a key apart.
func texts(k []byte) []string {
	rest := string(k[1:])
	out := make([]string, 0, 4)
	for rest != "" {
		s, after, _ := strings.Cut(rest, endMark)
		if strings.IndexByte(s, 0) >= 0 {
			s = strings.ReplaceAll(s, zeroMark, "\x00")
		}
		out, rest = append(out, s), after
	}
	return out
}

// lastText is the last of the texts of a key.
func lastText(k []byte) string {
	all := texts(k)
	return all[len(all)-1]
}

// spanSize is the number of bytes that a place takes at the end of a key.
const spanSize = 8

// spanKey appends a place in a text to a key.
func spanKey(k []byte, start, end int) []byte {
	k = binary.BigEndian.AppendUint32(k, uint32(start))
	return binary.BigEndian.AppendUint32(k, uint32(end))
}

// cutSpan takes the place off a key.
func cutSpan(k []byte) (rest []byte, start, end int) {
	rest, span := k[:len(k)-spanSize], k[len(k)-spanSize:]
	return rest, int(binary.BigEndian.Uint32(span)), int(binary.BigEndian.Uint32(span[4:]))
}

// number is a count as a value.
func number(n int) []byte { return binary.AppendUvarint(nil, uint64(n)) }

// parseNumber reads a count; what is not there counts 0.
func parseNumber(v []byte) int {
	n, _ := binary.Uvarint(v)
	return int(n)
}
