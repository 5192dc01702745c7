package graph

// Quad is one of the four corners of political event data: words or deeds, of
// cooperation or of conflict. It is empty for what lies outside of them: changes
// of office, bare statements and edges of structure.
type Quad string

// The quads, with the names of the POLECAT data set in lower case.
const (
	VerbalCooperation   Quad = "verbal_cooperation"
	MaterialCooperation Quad = "material_cooperation"
	VerbalConflict      Quad = "verbal_conflict"
	MaterialConflict    Quad = "material_conflict"
)

// Quads lists all quads in the order of their numbers in PLOVER and GDELT, from 1.
func Quads() []Quad {
	return []Quad{VerbalCooperation, MaterialCooperation, VerbalConflict, MaterialConflict}
}

// quads is the one table of which class lies in which quad, after the PLOVER manual
// (Open Event Data Alliance, "PLOVER: Political Language Ontology for Verifiable
// Event Records", section on quad categories).
var quads = map[Class]Quad{
	Agree: VerbalCooperation, Consult: VerbalCooperation, Support: VerbalCooperation, Concede: VerbalCooperation,
	Cooperate: MaterialCooperation, Aid: MaterialCooperation, Retreat: MaterialCooperation,
	Request: VerbalConflict, Accuse: VerbalConflict, Reject: VerbalConflict, Threaten: VerbalConflict,
	Protest: MaterialConflict, Sanction: MaterialConflict, Mobilize: MaterialConflict, Coerce: MaterialConflict, Assault: MaterialConflict,
}

// Quad returns the corner in which acts of class c lie, or "" where they lie in none.
func (c Class) Quad() Quad { return quads[c] }

// Classes returns the classes that lie in q, in the order of Classes.
func (q Quad) Classes() []Class {
	var out []Class
	for _, c := range Classes() {
		if c.Quad() == q {
			out = append(out, c)
		}
	}
	return out
}

// Classes lists all classes of acts, in the order in which the ontology has their
// first relation.
func Classes() []Class {
	var out []Class
	seen := map[Class]bool{"": true}
	for _, d := range definitions {
		if !seen[d.Class] {
			seen[d.Class] = true
			out = append(out, d.Class)
		}
	}
	return out
}
