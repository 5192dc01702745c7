// Package ask is the door for Go programs: it opens a store, or takes a graph, and
// answers the questions that the program newsgraph answers, with values.
//
//	db, err := ask.Open(ctx, "newsgraph-out/store")
//	if err != nil { … }
//	for act, err := range db.Acts(ctx, ask.Filter{Source: "Russia", Relation: "demanded"}) {
//		…
//	}
//
// A DB only reads, and of the graph what an answer needs. It keeps the store open, and
// opens it anew when it has changed; every answer is of one state of the store. Its methods are safe for
// concurrent use, and what they return must not be changed.
//
// Names are what people type: aliases, misspellings, ids. Errors are those of package
// query (*query.NotFoundError, *query.AmbiguousError, *query.UnknownTermError,
// query.ErrNoPath), *FieldError around them where a field of a Filter is to blame, and
// those of package store.
package ask
