package score

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"newsgraph/graph"
)

// RecordScores are the figures of Records, as shares from 0 to 1.
type RecordScores struct {
	Records int `json:"records"`
	// SomeEvent is the share of records with any event edge.
	SomeEvent float64 `json:"some_event"`
	// Accuracy is the share whose best edge has the right class; MacroF1 is the
	// mean over classes. The best edge is the one whose actors fit best, then
	// the most confident; no edge is wrong.
	Accuracy float64 `json:"accuracy"`
	MacroF1  float64 `json:"macro_f1"`
	// Actors is the share with an edge between the right actors, Full that with
	// an edge of the right class between them.
	Actors float64 `json:"actors"`
	Full   float64 `json:"full"`
	// Precision is the share of the distinct claims (class, source, target) that
	// are right in full. A sentence may tell more than the one event that its
	// record names: compare with itself alone.
	Precision  float64                 `json:"precision"`
	FullF1     float64                 `json:"full_f1"`
	F1PerClass map[graph.Class]float64 `json:"f1_per_class"`
}

// Records scores a graph against records, whose texts were ingested as one
// article each, under a name that Named knows by the record's id. It lists the
// records that were not found in full. It returns ErrNoArticle when none of
// the records is in the graph.
func Records(g *graph.Graph, records []Record) (RecordScores, []Fault, error) {
	if len(records) == 0 {
		return RecordScores{}, nil, errors.New("no records to score against")
	}
	c := counts{right: map[graph.Class]int{}, found: map[graph.Class]int{}, wanted: map[graph.Class]int{}}
	ids := map[string]bool{}
	for i := range records {
		ids[records[i].ID] = true
		c.yield = c.yield || records[i].Event == Yield
	}
	var known int
	if c.subject, known = newSubject(g, ids); known == 0 {
		return RecordScores{}, nil, ErrNoArticle
	}
	for i := range records {
		c.record(&records[i])
	}
	return c.finish(len(records)), c.faults, nil
}

// counts adds the records up.
type counts struct {
	*subject
	yield                   bool // CONCEDE and RETREAT are one
	someEvent, actors, full int
	claims, claimsRight     int
	right, found, wanted    map[graph.Class]int // best edges by class
	faults                  []Fault
}

// class is the class of a relation, as the records tell classes apart.
func (c *counts) class(r graph.Relation) graph.Class {
	class := classOf(r)
	if c.yield && (class == graph.Concede || class == graph.Retreat) {
		return Yield
	}
	return class
}

// assertion is a distinct claim about a record.
type assertion struct {
	class          graph.Class
	source, target string
}

// verdict is what the edges of one record come to.
type verdict struct {
	best         graph.Class // of the best edge, empty if there is none
	actors, full bool
	order        []assertion
	right        map[assertion]bool
}

func (c *counts) record(r *Record) {
	v := c.judge(r)
	c.wanted[r.Event]++
	if v.best != "" {
		c.someEvent++
		c.found[v.best]++
	}
	if v.best == r.Event {
		c.right[r.Event]++
	}
	if v.actors {
		c.actors++
	}
	c.claims += len(v.order)
	for _, a := range v.order {
		if v.right[a] {
			c.claimsRight++
		}
	}
	if v.full {
		c.full++
		return
	}
	c.faults = append(c.faults, c.fault(r, v))
}

// judge compares all edges of a record with its event.
func (c *counts) judge(r *Record) verdict {
	v := verdict{right: map[assertion]bool{}}
	bestFit, bestConfidence := math.Inf(-1), 0.0
	for _, e := range c.edges[r.ID] {
		class := c.class(e.Relation)
		if class == "" {
			continue
		}
		x, y := c.fit(r, e)
		both := x > 0 && y > 0
		right := both && class == r.Event
		v.actors = v.actors || both
		v.full = v.full || right
		a := assertion{class, e.Source, e.Target}
		if _, known := v.right[a]; !known {
			v.order = append(v.order, a)
		}
		v.right[a] = right
		confidence := e.Confidence
		if confidence == 0 {
			confidence = unknownConfidence
		}
		if x+y > bestFit || x+y == bestFit && confidence > bestConfidence {
			v.best, bestFit, bestConfidence = class, x+y, confidence
		}
	}
	return v
}

// unknownConfidence stands for the confidence of an edge without one.
const unknownConfidence = 0.5

// fit says how well the ends of an edge fit the actors of a record. Compound
// sources without target are parties to one another; symmetric edges may be
// turned round.
func (c *counts) fit(r *Record, e *graph.Edge) (source, target float64) {
	hasTarget := len(r.Target) > 0
	if r.SourceText != nil {
		hasTarget = r.TargetText != ""
	}
	switch {
	case len(r.Source) > 1 && !hasTarget:
		return c.side(r, e.Source, true), c.side(r, e.Target, true)
	case !hasTarget:
		return c.side(r, e.Source, true), 1
	}
	x, y := c.side(r, e.Source, true), c.side(r, e.Target, false)
	if e.Relation.Symmetric() {
		u, w := c.side(r, e.Target, true), c.side(r, e.Source, false)
		if min(u, w) > min(x, y) || min(u, w) == min(x, y) && u+w > x+y {
			return u, w
		}
	}
	return x, y
}

// side is how well a node fits the source or the target of a record.
func (c *counts) side(r *Record, id string, source bool) float64 {
	switch {
	case r.SourceText != nil && source:
		return c.textFit(id, *r.SourceText)
	case r.SourceText != nil:
		return c.textFit(id, r.TargetText)
	case source:
		return codeFit(c.nodes[id], r.Source)
	}
	return codeFit(c.nodes[id], r.Target)
}

// fault says what was wanted and what was found.
func (c *counts) fault(r *Record, v verdict) Fault {
	source, target := strings.Join(r.Source, "+"), strings.Join(r.Target, "+")
	if r.SourceText != nil {
		source, target = *r.SourceText, r.TargetText
	}
	var got []string
	for _, a := range v.order {
		got = append(got, fmt.Sprintf("%s %s -> %s", a.class, c.name(a.source), c.name(a.target)))
	}
	if len(got) == 0 {
		got = []string{"nothing"}
	}
	return Fault{Document: r.ID, Missed: true, Text: r.Text,
		What: fmt.Sprintf("%s %s -> %s; got %s", r.Event, source, target, strings.Join(got, "; "))}
}

// finish works out the ratios.
func (c *counts) finish(records int) RecordScores {
	s := RecordScores{Records: records, SomeEvent: ratio(c.someEvent, records), Actors: ratio(c.actors, records),
		Full: ratio(c.full, records), Precision: ratio(c.claimsRight, c.claims), F1PerClass: map[graph.Class]float64{}}
	right := 0
	for _, class := range slices.Sorted(maps.Keys(c.wanted)) {
		right += c.right[class]
		f1 := ratio(2*c.right[class], c.found[class]+c.wanted[class])
		s.MacroF1 += f1 / float64(len(c.wanted))
		s.F1PerClass[class] = thousandths(f1)
	}
	s.Accuracy = ratio(right, records)
	if s.Full+s.Precision > 0 {
		s.FullF1 = 2 * s.Full * s.Precision / (s.Full + s.Precision)
	}
	return s
}

// thousandths rounds to three decimals, exact halves to even ones.
func thousandths(f float64) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'f', 3, 64), 64)
	return r
}
