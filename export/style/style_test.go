package style_test

import (
	"math"
	"testing"

	"newsgraph/export/style"
	"newsgraph/graph"
)

func TestEveryKindHasALookOfItsOwn(t *testing.T) {
	shapes, colors := map[string]bool{}, map[style.Color]bool{}
	for _, k := range graph.Kinds() {
		look := style.OfKind(k)
		if look.Kind != k || len(style.Kinds()) != len(graph.Kinds()) || look.Shape == "" {
			t.Errorf("kind %s looks like %s", k, look.Kind)
		}
		if shapes[look.Shape] || colors[look.Color] {
			t.Errorf("%s looks like another kind", k)
		}
		shapes[look.Shape], colors[look.Color] = true, true
	}
}

func TestEveryRelationHasAGroup(t *testing.T) {
	for _, d := range graph.Definitions() {
		g := style.OfClass(d.Class)
		if (g.Name == "structure") != (d.Class == "") {
			t.Errorf("%s is in group %s", d.Relation, g.Name)
		}
	}
}

// Black text must be readable on every tint: contrast of at least 7 (WCAG 2.1,
// success criterion 1.4.6).
func TestTextIsReadableOnTints(t *testing.T) {
	linear := func(v uint8) float64 {
		c := float64(v) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	for _, k := range style.Kinds() {
		c := k.Color.Tint(0.3)
		luminance := 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
		if contrast := (luminance + 0.05) / 0.05; contrast < 7 {
			t.Errorf("%s: contrast %.1f", k.Kind, contrast)
		}
	}
}

func TestEdgeLabel(t *testing.T) {
	for want, e := range map[string]graph.Edge{
		"spoke with\n2022-01-10": {Relation: graph.SpokeWith, Date: "2022-01-10"},
		"Foreign Minister":       {Relation: graph.HoldsOffice, Title: "Foreign Minister"},
		"appointed: Minister":    {Relation: graph.Appointed, Title: "Minister"},
		"denied: met":            {Relation: graph.Met, Status: graph.Denied},
		"met ×3\n2021 – 2022-01": {Relation: graph.Met, Count: 3, First: "2021", Last: "2022-01"},
		"met ×2\n2021":           {Relation: graph.Met, Count: 2, First: "2021", Last: "2021"},
		"participated in":        {Relation: graph.ParticipatedIn, Date: "2022-01-10"},
		"withdrew from":          {Relation: graph.WithdrewFrom, Count: 1},
	} {
		if got := style.EdgeLabel(&e); got != want {
			t.Errorf("%+v: %q; want %q", e, got, want)
		}
	}
}

func TestEdgeLook(t *testing.T) {
	denied := graph.Edge{Class: graph.Consult, Status: graph.Denied}
	if style.EdgeColor(&denied) != style.Denied || style.Denied == style.OfClass(graph.Assault).Color {
		t.Error("a denied act looks like another one")
	}
	for s, want := range map[graph.Status]style.Line{
		graph.Actual: style.Solid, graph.Planned: style.Dashed, graph.Possible: style.Dotted, graph.Denied: style.Solid, "": style.Solid,
	} {
		if got := style.OfStatus(s); got != want {
			t.Errorf("%s is %s; want %s", s, got, want)
		}
	}
}
