package party

// Search is a search for the parties of one act. It is handed down as a value: what a
// step adds to it holds for the steps below, and for nobody else.
type Search struct {
	*Finder
	// taken are the entities that another role of the act at hand has: searches
	// within phrases pass them over.
	taken []int
	// clauseOf is the verb whose object is searched, so that the search does not
	// come back to its clause ("what Peskov denied"), or -1.
	clauseOf int
	// wide lets searches within phrases find places too.
	wide bool
	// Mobilizing is set while the target of a deployment is looked for: then arms
	// and vessels are what is deployed.
	Mobilizing bool
}

// Look begins a search that passes nobody over.
func (x *Finder) Look() Search { return Search{Finder: x, clauseOf: -1} }
