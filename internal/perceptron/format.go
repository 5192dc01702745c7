package perceptron

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"sort"
)

// The model file: the magic of its curve; uvarint number of classes, then each
// name as uvarint length and bytes; scale as little-endian float32; uvarint
// number of features and of pairs; then the features by ascending key: uvarint
// difference to the key before, a byte with the number of pairs less one, class
// and code of the weight of each pair in a byte each.

// Curve is how the 8-bit code of a weight becomes its value.
type Curve string

// The curves are named by the magic of their files.
const (
	// Linear codes are the weights.
	Linear Curve = "NGPERC1\n"
	// Squared codes are the signed roots of the weights: fine steps for the many
	// small weights, and room for the few that are a hundred times as large.
	Squared Curve = "NGPERC2\n"
)

// Value is the weight, in units of scale, that a code stands for.
func (c Curve) Value(code int8) int32 {
	if v := int32(code); c == Squared {
		return v * max(v, -v)
	}
	return int32(code)
}

// Row is a feature with its weights, as Encode takes it.
type Row struct {
	Key   uint32
	Pairs []Pair
}

// Pair is the code of the weight of a feature for a class.
type Pair struct {
	Class  uint8
	Weight int8
}

// Encode writes a model file with linear codes. Rows without pairs are left out; the order of
// rows does not matter, their keys must differ.
func Encode(classes []string, scale float32, rows []Row) ([]byte, error) {
	return Linear.Encode(classes, scale, rows)
}

// Encode writes a model file whose weights are codes on the curve.
func (c Curve) Encode(classes []string, scale float32, rows []Row) ([]byte, error) {
	if len(classes) > MaxClasses {
		return nil, fmt.Errorf("perceptron: %d classes, at most %d fit a model", len(classes), MaxClasses)
	}
	kept, pairs := make([]Row, 0, len(rows)), 0
	for _, r := range rows {
		if len(r.Pairs) > 0 {
			kept = append(kept, r)
			pairs += len(r.Pairs)
		}
	}
	sort.Slice(kept, func(i, j int) bool { return kept[i].Key < kept[j].Key })
	b := appendHead([]byte(c), classes, scale)
	b = binary.AppendUvarint(b, uint64(len(kept)))
	b = binary.AppendUvarint(b, uint64(pairs))
	last := uint32(0)
	for _, r := range kept {
		b = binary.AppendUvarint(b, uint64(r.Key-last))
		last = r.Key
		b = append(b, byte(len(r.Pairs)-1))
		for _, p := range r.Pairs {
			b = append(b, p.Class, byte(p.Weight))
		}
	}
	return b, nil
}

func appendHead(b []byte, classes []string, scale float32) []byte {
	b = binary.AppendUvarint(b, uint64(len(classes)))
	for _, c := range classes {
		b = binary.AppendUvarint(b, uint64(len(c)))
		b = append(b, c...)
	}
	return binary.LittleEndian.AppendUint32(b, math.Float32bits(scale))
}

// errBroken reports a model that Encode did not write.
var errBroken = errors.New("perceptron: broken model file; fit it again with cmd/newsgraph-train")

// Decode reads a model file that Encode wrote.
func Decode(b []byte) (*Model, error) {
	r := reader{b: b}
	curve := Curve(r.bytes(len(Linear)))
	if curve != Linear && curve != Squared {
		return nil, errBroken
	}
	m := &Model{}
	for code := range m.values {
		m.values[code] = curve.Value(int8(code))
	}
	for n := r.uvarint(MaxClasses); n > 0; n-- {
		m.Classes = append(m.Classes, string(r.bytes(r.uvarint(math.MaxUint16))))
	}
	if scale := r.bytes(4); scale != nil {
		m.Scale = math.Float32frombits(binary.LittleEndian.Uint32(scale))
	}
	features, _ := r.uvarint(len(b)), r.uvarint(len(b))
	if r.failed {
		return nil, errBroken
	}
	m.readRows(&r, features)
	if r.failed || len(r.b) != 0 {
		return nil, errBroken
	}
	m.settle()
	return m, nil
}

// denseFrom is the number of classes with a weight from which on a row is kept
// dense: pairs cost about three times as much to add, one by one.
const denseFrom = 20

func (m *Model) readRows(r *reader, features int) {
	m.table = newTable(features)
	m.width = (len(m.Classes) + 1) / 2
	m.rows = make([]uint64, 0, 2*features)
	key := uint32(0)
	for ; features > 0 && !r.failed; features-- {
		key += uint32(r.uvarint(math.MaxUint32))
		n := r.bytes(1)
		if n == nil {
			return
		}
		packed := r.bytes(2 * (int(n[0]) + 1))
		r.failed = r.failed || len(m.rows) > maxStart || !m.known(packed)
		switch {
		case r.failed:
			return
		case len(packed) >= 2*denseFrom:
			m.table.insert(key, m.newDense(packed))
		default:
			m.table.insert(key, m.newPairs(packed))
		}
	}
}

// known tells whether all classes of a row are classes of the model.
func (m *Model) known(packed []byte) bool {
	for i := 0; i < len(packed); i += 2 {
		if int(packed[i]) >= len(m.Classes) {
			return false
		}
	}
	return true
}

// newPairs adds a row of pairs, as they stand in the file, and returns its place.
func (m *Model) newPairs(packed []byte) place {
	start := len(m.rows)
	for i := 0; i+1 < len(packed); i += 2 {
		if i%8 == 0 {
			m.rows = append(m.rows, 0)
		}
		m.rows[len(m.rows)-1] |= (uint64(packed[i]) | uint64(packed[i+1])<<8) << (8 * (i % 8))
	}
	return placeOfPairs(start, len(m.rows)-start)
}

// newDense adds the same as a dense row.
func (m *Model) newDense(packed []byte) place {
	var weights Scores
	for i := 0; i+1 < len(packed); i += 2 {
		weights[packed[i]] = m.values[packed[i+1]]
	}
	start := len(m.rows)
	for i := 0; i < 2*m.width; i += 2 {
		m.rows = append(m.rows, pack(weights[i], weights[i+1]))
	}
	return denseRow | place(start)
}

// reader takes values off the front of b; after a failure it yields zeros.
type reader struct {
	b      []byte
	failed bool
}

func (r *reader) bytes(n int) []byte {
	if r.failed || n > len(r.b) {
		r.failed = true
		return nil
	}
	head := r.b[:n]
	r.b = r.b[n:]
	return head
}

// uvarint reads a number of at most limit.
func (r *reader) uvarint(limit int) int {
	v, n := binary.Uvarint(r.b)
	if r.failed || n <= 0 || v > uint64(limit) {
		r.failed = true
		return 0
	}
	r.b = r.b[n:]
	return int(v)
}

// MustDecode is Decode for models embedded in the program, which the build
// guarantees to be whole; it panics on any other input.
func MustDecode(b []byte) *Model {
	m, err := Decode(b)
	if err != nil {
		panic(err)
	}
	return m
}
