package store

import (
	"context"
	"errors"
	"iter"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// quadStore shows the rows of one state to Cayley's query engine as quads. It
// belongs to one query.
type quadStore struct {
	*reader
	// stops end the enumerations that the engine leaves open.
	stops  []func()
	failed error // the first failure to read
}

// quadRef is a quad as a reference.
type quadRef struct{ quad.Quad }

// Key is the quad itself.
func (q quadRef) Key() any { return q.Quad }

// release ends what the engine has left open.
func (s *quadStore) release() {
	for _, stop := range s.stops {
		stop()
	}
}

// ValueOf is the reference to a value that occurs, or nil.
func (s *quadStore) ValueOf(v quad.Value) cayley.Ref {
	if v == nil || !s.occurs(v) {
		return nil
	}
	return cayley.PreFetched(v)
}

// occurs tells whether any quad holds the value.
func (s *quadStore) occurs(v quad.Value) bool {
	if id, ok := v.(quad.IRI); ok && (id == byResolution || id == isArticle || s.isRelation(string(id))) {
		return true
	}
	found := false
	for _, d := range []quad.Direction{quad.Subject, quad.Object, quad.Predicate, quad.Label} {
		if _, text := v.(quad.String); text && d != quad.Object {
			continue
		}
		err := s.quadsWith(d, v)(func(quad.Quad) bool { found = true; return false })
		if s.fail(err); found || err != nil {
			return found
		}
	}
	return false
}

func (s *quadStore) fail(err error) {
	if s.failed == nil {
		s.failed = err
	}
}

// NameOf is the value of a reference.
func (s *quadStore) NameOf(r cayley.Ref) quad.Value {
	if v, ok := r.(cayley.PreFetchedValue); ok {
		return v.NameOf()
	}
	return nil
}

// Quad is the quad of a reference.
func (s *quadStore) Quad(r cayley.Ref) quad.Quad {
	q, _ := r.(quadRef)
	return q.Quad
}

// QuadDirection is the reference to the value that a quad has in a direction.
func (s *quadStore) QuadDirection(r cayley.Ref, d quad.Direction) cayley.Ref {
	v := s.Quad(r).Get(d)
	if v == nil {
		return nil
	}
	return cayley.PreFetched(v)
}

// QuadIterator enumerates the quads that have a value in a direction.
func (s *quadStore) QuadIterator(d quad.Direction, r cayley.Ref) cayley.Iterator {
	v := s.NameOf(r)
	return legacy(&quads{
		store: s, source: s.quadsWith(d, v), size: s.sizeOf(d, v),
		holds: func(ref cayley.Ref) bool { return s.Quad(ref).Get(d) == v },
		ref:   func(q quad.Quad) []cayley.Ref { return []cayley.Ref{quadRef{q}} },
	})
}

// QuadsAllIterator enumerates all quads.
func (s *quadStore) QuadsAllIterator() cayley.Iterator {
	return legacy(&quads{
		store: s, source: s.allQuads, size: s.sizeOf(quad.Any, nil),
		holds: func(cayley.Ref) bool { return true },
		ref:   func(q quad.Quad) []cayley.Ref { return []cayley.Ref{quadRef{q}} },
	})
}

// NodesAllIterator enumerates all values.
func (s *quadStore) NodesAllIterator() cayley.Iterator {
	return legacy(&quads{
		store: s, source: s.allQuads, size: s.sizeOf(quad.Any, nil),
		holds: func(cayley.Ref) bool { return true },
		ref: func(q quad.Quad) (out []cayley.Ref) {
			for _, d := range quad.Directions {
				out = append(out, cayley.PreFetched(q.Get(d)))
			}
			return out
		},
	})
}

// sizeOf estimates the number of quads that have a value in a direction, which
// decides where the engine begins.
func (s *quadStore) sizeOf(d quad.Direction, v quad.Value) int64 {
	id, isIRI := v.(quad.IRI)
	n := 0
	var err error
	switch {
	case isIRI && d == quad.Predicate && s.isRelation(string(id)):
		n, err = s.count("relation " + string(id))
	case isIRI && (d == quad.Subject || d == quad.Object) && id != isArticle && !s.isRelation(string(id)):
		var row []byte
		row, _, err = s.Get(key(degreeTable, string(id)))
		n = parseNumber(row) + quadsOfEdge
	case !isIRI && v != nil && s.called(string(v.(quad.String))):
		n = 1
	default:
		n, err = s.count("edges")
		n = quadsOfEdge * (n + 1)
	}
	s.fail(err)
	return int64(n)
}

// quadsOfEdge is about how many quads an edge has.
const quadsOfEdge = 7

// QuadIteratorSize estimates the length of an enumeration.
func (s *quadStore) QuadIteratorSize(_ context.Context, d quad.Direction, r cayley.Ref) (cayley.Size, error) {
	return cayley.Size{Size: s.sizeOf(d, s.NameOf(r))}, s.failed
}

// Stats estimates the number of values and quads.
func (s *quadStore) Stats(context.Context, bool) (cayley.Stats, error) {
	n := cayley.Size{Size: s.sizeOf(quad.Any, nil)}
	return cayley.Stats{Nodes: n, Quads: n}, s.failed
}

var errOnlyQueries = errors.New("the store is changed by its own methods alone")

// ApplyDeltas refuses.
func (s *quadStore) ApplyDeltas([]cayley.Delta, cayley.IgnoreOpts) error { return errOnlyQueries }

// NewQuadWriter refuses.
func (s *quadStore) NewQuadWriter() (quad.WriteCloser, error) { return nil, errOnlyQueries }

// Close does nothing: the view belongs to the caller.
func (s *quadStore) Close() error { return nil }

// quads is an enumeration in Cayley's form.
type quads struct {
	store  *quadStore
	source quadSource
	size   int64
	holds  func(cayley.Ref) bool
	// ref lists what is found in a quad.
	ref func(quad.Quad) []cayley.Ref
}

// legacyQuads is an enumeration in Cayley's older form.
type legacyQuads struct {
	*quads
	cayley.Iterator
}

func legacy(q *quads) cayley.Iterator {
	it := &legacyQuads{quads: q}
	it.Iterator = cayley.NewLegacy(q, it)
	return it
}

// AsShape is the newer form.
func (l *legacyQuads) AsShape() cayley.IteratorShape { return l.quads }

func (l *legacyQuads) String() string { return l.quads.String() }

// Stats, SubIterators and Optimize of the older form.
func (l *legacyQuads) Stats() cayley.IteratorStats                     { return l.Iterator.Stats() }
func (l *legacyQuads) SubIterators() []cayley.Iterator                 { return nil }
func (l *legacyQuads) Optimize() (cayley.Iterator, bool)               { return l, false }
func (q *quads) AsLegacy() cayley.Iterator                             { return legacy(q) }
func (q *quads) SubIterators() []cayley.IteratorShape                  { return nil }
func (q *quads) String() string                                        { return "Rows" }
func (q *quads) Optimize(context.Context) (cayley.IteratorShape, bool) { return q, false }

// Stats says what reading costs.
func (q *quads) Stats(context.Context) (cayley.IteratorCosts, error) {
	return cayley.IteratorCosts{ContainsCost: 1, NextCost: 2, Size: cayley.Size{Size: q.size}}, nil
}

// Iterate begins an enumeration.
func (q *quads) Iterate() cayley.Scanner {
	seen := map[any]bool{}
	next, stop := iter.Pull(func(yield func(cayley.Ref) bool) {
		q.store.fail(q.source(func(found quad.Quad) bool {
			for _, r := range q.ref(found) {
				if k := r.Key(); !seen[k] {
					seen[k] = true
					if !yield(r) {
						return false
					}
				}
			}
			return true
		}))
	})
	q.store.stops = append(q.store.stops, stop)
	return &scan{quads: q, next: next, stop: stop}
}

// Lookup begins a series of look-ups.
func (q *quads) Lookup() cayley.Index { return &lookup{quads: q} }

// scan is a running enumeration.
type scan struct {
	*quads
	next func() (cayley.Ref, bool)
	stop func()
	at   cayley.Ref
	err  error
}

// Next goes on to the next one.
func (s *scan) Next(ctx context.Context) (ok bool) {
	if s.err = ctx.Err(); s.err != nil {
		return false
	}
	s.at, ok = s.next()
	s.err = s.store.failed
	return ok && s.err == nil
}

// Result is the one at hand.
func (s *scan) Result() cayley.Ref { return s.at }

// Err is why the enumeration ended, if it failed.
func (s *scan) Err() error { return s.err }

// Close ends the enumeration.
func (s *scan) Close() error { s.stop(); return nil }

// TagResults and NextPath do nothing: there is one way to each result.
func (s *scan) TagResults(map[string]cayley.Ref) {}
func (s *scan) NextPath(context.Context) bool    { return false }

// lookup answers whether something would be enumerated.
type lookup struct {
	*quads
	at cayley.Ref
}

// Contains tells whether the enumeration has it.
func (l *lookup) Contains(_ context.Context, r cayley.Ref) bool {
	l.at = r
	return l.holds(r)
}

// Result is what was looked up last.
func (l *lookup) Result() cayley.Ref { return l.at }

// Err and Close have nothing to tell and to end.
func (l *lookup) Err() error                       { return nil }
func (l *lookup) Close() error                     { return nil }
func (l *lookup) TagResults(map[string]cayley.Ref) {}
func (l *lookup) NextPath(context.Context) bool    { return false }
