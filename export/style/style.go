// Package style holds what all visual exports share: the colours and shapes of
// kinds, the colours of groups of relations, the look of each status, the size
// of nodes and the text on edges. A person who has read one picture can read
// all others.
//
// The colours stand in palette.json, which the explorer's page reads, too; shape and
// line repeat what colour says.
package style

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"newsgraph/graph"
)

// Color is an opaque sRGB colour.
type Color struct{ R, G, B uint8 }

// Hex returns the colour as #rrggbb.
func (c Color) Hex() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Tint mixes the colour with white; share, between 0 and 1, is the part of the
// colour that stays.
func (c Color) Tint(share float64) Color {
	mix := func(v uint8) uint8 { return uint8(math.Round(255 - share*(255-float64(v)))) }
	return Color{mix(c.R), mix(c.G), mix(c.B)}
}

// Kind is the look of a kind of node.
type Kind struct {
	Kind  graph.Kind
	Color Color
	// Shape is the Graphviz name of the shape.
	Shape string
}

// Kinds returns the look of every kind, in the order of graph.Kinds.
func Kinds() []Kind { return append([]Kind(nil), kinds...) }

// OfKind returns the look of nodes of kind k; an unknown kind looks like an
// article, grey.
func OfKind(k graph.Kind) Kind {
	for _, s := range kinds {
		if s.Kind == k {
			return s
		}
	}
	return Kind{k, kinds[len(kinds)-1].Color, "ellipse"}
}

// Group is a group of relations that share a colour: the quads of graph.Quads,
// changes of office, statements, and edges of structure.
type Group struct {
	// Name is a short name for programs, Label one for people.
	Name, Label string
	Color       Color
	// Hue is the name of the colour, for legends in words.
	Hue     string
	Classes []graph.Class
}

// Groups returns the groups in the order in which legends show them.
func Groups() []Group { return append([]Group(nil), groups...) }

// OfClass returns the group of class c; the empty class is that of structure,
// and so is an unknown one.
func OfClass(c graph.Class) Group {
	for _, g := range groups {
		for _, member := range g.Classes {
			if member == c {
				return g
			}
		}
	}
	return groups[len(groups)-1]
}

// Line is the way in which a line is drawn; its values are the names that
// Graphviz and GEXF share.
type Line string

// The lines.
const (
	Solid  Line = "solid"
	Dashed Line = "dashed"
	Dotted Line = "dotted"
)

// OfStatus returns the line of status s: planned dashed, possible dotted, all
// else solid (denied edges differ by colour and arrow).
func OfStatus(s graph.Status) Line {
	switch s {
	case graph.Planned:
		return Dashed
	case graph.Possible:
		return Dotted
	}
	return Solid
}

// EdgeColor returns the colour of an edge: that of Denied where denied, pale for a mention in
// an article, else that of its group.
func EdgeColor(e *graph.Edge) Color {
	switch {
	case e.Status == graph.Denied:
		return Denied
	case e.Relation == graph.MentionedIn:
		return Mention
	}
	return OfClass(e.Class).Color
}

// EdgeLabel returns the text on an edge: the relation in words, or the title of
// an office that is held, how many acts it stands for, and the date or dates on a
// second line; denied acts say so.
func EdgeLabel(e *graph.Edge) string {
	s := strings.ReplaceAll(string(e.Relation), "_", " ")
	if e.Title != "" && e.Relation.Event() {
		s += ": " + e.Title
	} else {
		s = cmp.Or(e.Title, s)
	}
	if e.Status == graph.Denied {
		s = "denied: " + s
	}
	if e.Count > 1 {
		s = fmt.Sprintf("%s ×%d", s, e.Count)
	}
	switch {
	case e.First != "" && e.First != e.Last:
		s += "\n" + e.First + " – " + e.Last
	case e.Relation == graph.ParticipatedIn || e.Relation == graph.HeldIn:
		// The meeting itself shows its date.
	case cmp.Or(e.Date, e.First) != "":
		s += "\n" + cmp.Or(e.Date, e.First)
	}
	return s
}

// Sizes of nodes, in the units of layouts and of Gephi: a node without edges
// has minSize, and the size grows with the square root of the degree, so that
// the area tells the degree, until a hub would cover its neighbours.
const (
	minSize = 8
	maxSize = 60
	perRoot = 4
)

// NodeSize returns the diameter of a node with the given degree.
func NodeSize(degree int) float64 {
	return min(maxSize, minSize+perRoot*math.Sqrt(float64(degree)))
}
