package style

import (
	_ "embed"
	"encoding/json"
	"fmt"

	"newsgraph/graph"
)

//go:embed palette.json
var paletteJSON []byte

// entry is a colour of palette.json, for light and for dark paper.
type entry struct {
	Name, Label, Hue, Shape string
	Light, Dark             string
}

// palette is what palette.json holds.
var palette struct {
	Kinds, Groups   []entry
	Denied, Mention entry
}

var (
	kinds  []Kind  // in the order of the file
	groups []Group // in the order in which legends show them

	// Denied is the colour of what is said not to have happened, which overrides that
	// of the group; Mention that of edges to articles, which are many and say little.
	Denied, Mention Color
	// DeniedHue is the name of Denied, for legends in words.
	DeniedHue string
)

// members are the classes of a group: those of a quad, of ours, or none.
var members = map[string][]graph.Class{
	string(graph.VerbalCooperation):   graph.VerbalCooperation.Classes(),
	string(graph.MaterialCooperation): graph.MaterialCooperation.Classes(),
	string(graph.VerbalConflict):      graph.VerbalConflict.Classes(),
	string(graph.MaterialConflict):    graph.MaterialConflict.Classes(),
	"office":                          {graph.Govern},
	"statement":                       {graph.Statement},
	"structure":                       {""},
}

func init() {
	if err := json.Unmarshal(paletteJSON, &palette); err != nil {
		panic("style: palette.json: " + err.Error()) // a file of ours
	}
	for _, k := range palette.Kinds {
		kinds = append(kinds, Kind{graph.Kind(k.Name), parse(k.Light), k.Shape})
	}
	for _, g := range palette.Groups {
		groups = append(groups, Group{g.Name, g.Label, parse(g.Light), g.Hue, members[g.Name]})
	}
	Denied, Mention, DeniedHue = parse(palette.Denied.Light), parse(palette.Mention.Light), palette.Denied.Hue
}

// parse reads #rrggbb.
func parse(s string) Color {
	var c Color
	if n, err := fmt.Sscanf(s, "#%02x%02x%02x", &c.R, &c.G, &c.B); n != 3 || err != nil || len(s) != 7 {
		panic(fmt.Sprintf("style: palette.json: %q is not #rrggbb", s))
	}
	return c
}
