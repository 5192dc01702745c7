package resolve

import (
	"encoding/binary"
	"errors"
	"math"
)

// errRow is what a row that Update did not write is found to be.
var errRow = errors.New("resolve: a row of the table is damaged; make the table anew from the articles")

// encoder writes values one after another: strings and lists behind their lengths, numbers
// in as many bytes as they need.
type encoder []byte

func (e *encoder) num(n int) { *e = binary.AppendVarint(*e, int64(n)) }

func (e *encoder) str(s string) {
	e.num(len(s))
	*e = append(*e, s...)
}

func (e *encoder) strs(list []string) {
	e.num(len(list))
	for _, s := range list {
		e.str(s)
	}
}

func (e *encoder) flag(b bool) {
	if b {
		*e = append(*e, 1)
	} else {
		*e = append(*e, 0)
	}
}

func (e *encoder) float(f float64) { *e = binary.BigEndian.AppendUint64(*e, math.Float64bits(f)) }

// decoder reads what an encoder wrote. After a fault all values are zero and
// bad is set.
type decoder struct {
	rest []byte
	bad  bool
}

func (d *decoder) num() int {
	n, size := binary.Varint(d.rest)
	if size <= 0 {
		d.rest, d.bad = nil, true
		return 0
	}
	d.rest = d.rest[size:]
	return int(n)
}

// length is a num that counts things of at least one byte each.
func (d *decoder) length() int {
	n := d.num()
	if n < 0 || n > len(d.rest) {
		d.rest, d.bad = nil, true
		return 0
	}
	return n
}

func (d *decoder) str() string {
	n := d.length()
	s := string(d.rest[:n])
	d.rest = d.rest[n:]
	return s
}

func (d *decoder) strs() []string {
	n := d.length()
	if n == 0 {
		return nil
	}
	out := make([]string, n)
	for k := range out {
		out[k] = d.str()
	}
	return out
}

func (d *decoder) flag() bool {
	if len(d.rest) == 0 {
		d.bad = true
		return false
	}
	b := d.rest[0] != 0
	d.rest = d.rest[1:]
	return b
}

func (d *decoder) float() float64 {
	if len(d.rest) < 8 {
		d.rest, d.bad = nil, true
		return 0
	}
	f := math.Float64frombits(binary.BigEndian.Uint64(d.rest))
	d.rest = d.rest[8:]
	return f
}

// err tells whether all was well, to the last byte.
func (d *decoder) err() error {
	if d.bad || len(d.rest) > 0 {
		return errRow
	}
	return nil
}
