package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"

	cayley "github.com/cayleygraph/cayley/graph"
)

// errDamaged says that the quads do not hold together.
var errDamaged = errors.New("damaged content")

// reader reads quads under the guard's lock.
type reader struct {
	ctx context.Context
	qs  *kv.QuadStore
}

// pair is the subject and the object of a quad.
type pair struct{ subject, object string }

// valueBatch is the number of values fetched at once; larger batches gain
// nothing.
const valueBatch = 1000

// labelled returns subject and object of the quads with the given label and
// predicate.
func (r reader) labelled(label, predicate string) ([]pair, error) {
	return r.scan(byLabel, quad.IRI(label), quad.IRI(predicate))
}

// scan returns subject and object of the quads whose first directions in the
// index have the given values.
func (r reader) scan(index kv.QuadIndex, prefix ...quad.Value) ([]pair, error) {
	refs, err := r.refs(index, prefix...)
	if err != nil {
		return nil, err
	}
	pairs := make([]pair, 0, len(refs)/2)
	for len(refs) > 0 {
		n := min(2*valueBatch, len(refs))
		values, err := r.qs.ValuesOf(r.ctx, refs[:n])
		if err != nil {
			return nil, err
		}
		for i := 0; i < n; i += 2 {
			if values[i] == nil || values[i+1] == nil {
				return nil, fmt.Errorf("%w: a quad of %v points to a missing node", errDamaged, prefix)
			}
			pairs = append(pairs, pair{plain(values[i]), plain(values[i+1])})
		}
		refs = refs[n:]
	}
	return pairs, nil
}

// refs returns references to the subjects and objects, in turn, of the quads
// that scan finds.
func (r reader) refs(index kv.QuadIndex, prefix ...quad.Value) ([]cayley.Ref, error) {
	ids, known, err := r.ids(prefix...)
	if err != nil || !known {
		return nil, err
	}
	var refs []cayley.Ref
	it := kv.NewQuadIterator(r.qs, index, ids)
	defer it.Close()
	for it.Next(r.ctx) {
		q := it.Result()
		refs = append(refs, r.qs.QuadDirection(q, quad.Subject), r.qs.QuadDirection(q, quad.Object))
	}
	return refs, it.Err()
}

// quads calls yield with all quads of the store, in portions.
func (r reader) quads(yield func([]quad.Quad) error) error {
	it := r.qs.QuadsAllIterator()
	defer it.Close()
	refs := make([]cayley.Ref, 0, quadDirections*applySize)
	for it.Next(r.ctx) {
		for _, direction := range quad.Directions {
			refs = append(refs, r.qs.QuadDirection(it.Result(), direction))
		}
		if len(refs) == cap(refs) {
			if err := r.whole(refs, yield); err != nil {
				return err
			}
			refs = refs[:0]
		}
	}
	if err := it.Err(); err != nil {
		return err
	}
	return r.whole(refs, yield)
}

const quadDirections = 4 // subject, predicate, object, label

// whole fetches quads by the references to their values.
func (r reader) whole(refs []cayley.Ref, yield func([]quad.Quad) error) error {
	values, err := r.qs.ValuesOf(r.ctx, refs)
	if err != nil {
		return err
	}
	quads := make([]quad.Quad, len(refs)/quadDirections)
	for i, v := range values {
		if v == nil {
			return fmt.Errorf("%w: the %v of a quad is missing", errDamaged, quad.Directions[i%quadDirections])
		}
		quads[i/quadDirections].Set(quad.Directions[i%quadDirections], v)
	}
	return yield(quads)
}

// ids returns the store's ids of values; known is false when it lacks one.
func (r reader) ids(values ...quad.Value) (ids []uint64, known bool, err error) {
	refs, err := r.qs.RefsOf(r.ctx, values)
	if err != nil {
		return nil, false, err
	}
	for _, ref := range refs {
		id, ok := ref.(kv.Int64Value)
		if !ok || id == 0 {
			return nil, false, nil
		}
		ids = append(ids, uint64(id))
	}
	return ids, true, nil
}

// has tells whether the store holds q; known has the ids of its values.
func (r reader) has(q quad.Quad, known map[quad.Value]uint64) (bool, error) {
	ids := make([]uint64, 0, len(byLabel.Dirs))
	for _, direction := range byLabel.Dirs {
		id := known[q.Get(direction)]
		if id == 0 {
			return false, nil
		}
		ids = append(ids, id)
	}
	it := kv.NewQuadIterator(r.qs, byLabel, ids)
	defer it.Close()
	return it.Next(r.ctx), it.Err()
}

// clean drops from d the adds of quads that are there, the deletes of quads
// that are not, repetitions, and quads that are in both lists.
func (r reader) clean(d delta) (delta, error) {
	d = d.cancelled()
	ids, err := r.known(d)
	if err != nil {
		return delta{}, err
	}
	add, err := r.pick(d.add, ids, false)
	if err != nil {
		return delta{}, err
	}
	del, err := r.pick(d.del, ids, true)
	return delta{add, del}, err
}

// cancelled drops repetitions and what is in both lists.
func (d delta) cancelled() delta {
	deleting := make(map[quad.Quad]bool, len(d.del))
	for _, q := range d.del {
		deleting[q] = true
	}
	var out delta
	adding := make(map[quad.Quad]bool, len(d.add))
	for _, q := range d.add {
		if !adding[q] && !deleting[q] {
			out.add = append(out.add, q)
		}
		adding[q] = true
	}
	for _, q := range d.del {
		if deleting[q] && !adding[q] {
			out.del = append(out.del, q)
			delete(deleting, q)
		}
	}
	return out
}

// known returns the ids of all values in d that the store has.
func (r reader) known(d delta) (map[quad.Value]uint64, error) {
	ids := map[quad.Value]uint64{}
	for _, quads := range [][]quad.Quad{d.add, d.del} {
		for _, q := range quads {
			for _, direction := range quad.Directions {
				ids[q.Get(direction)] = 0
			}
		}
	}
	values := slices.Collect(maps.Keys(ids))
	refs, err := r.qs.RefsOf(r.ctx, values)
	if err != nil {
		return nil, err
	}
	for i, ref := range refs {
		id, _ := ref.(kv.Int64Value)
		ids[values[i]] = uint64(id)
	}
	return ids, nil
}

// pick returns the quads that are in the store, or are not.
func (r reader) pick(quads []quad.Quad, known map[quad.Value]uint64, present bool) ([]quad.Quad, error) {
	var out []quad.Quad
	for _, q := range quads {
		ok, err := r.has(q, known)
		if err != nil {
			return nil, err
		}
		if ok == present {
			out = append(out, q)
		}
	}
	return out, nil
}

// plain is the text of a value without the marks of its type.
func plain(v quad.Value) string {
	switch v := v.(type) {
	case quad.IRI:
		return string(v)
	case quad.String:
		return string(v)
	}
	return quad.StringOf(v)
}
