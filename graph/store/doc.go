// Package store keeps the facts of articles in Cayley, in one local folder, and
// gives back the graph that they make together.
//
// # What is kept
//
// Each article's facts are kept as they were extracted. Which nodes of
// different articles are one thing is decided by Options.Resolve over all of
// them, anew at each change, and only the difference is written. So the graph
// does not depend on the order or the batches in which articles came; articles
// can be corrected and removed; and putting the same facts again writes
// nothing.
//
// # The quads
//
// Names of articles, nodes, edges and relations are IRIs as they stand. The
// label of a quad is the article that says so, ng:extracted for an article's
// facts, or ng:resolved for what is decided over all articles.
//
//	subject  predicate     object                        label
//	article  rdf:type      ng:Article                    article
//	article  ng:facts      what was extracted, a sheet   ng:extracted
//	article  ng:share      its share of the graph, too   ng:resolved
//	node     ng:name       "Joe Biden"                   ng:resolved
//	node     ng:kind       "person"                      ng:resolved
//	source   the relation  target                        article
//	edge     ng:source     node                          ng:resolved
//	edge     ng:relation   the relation                  ng:resolved
//	edge     ng:target     node                          ng:resolved
//	edge     ng:status     "planned"                     ng:resolved
//	edge     ng:date       "2022-01-21"                  ng:resolved
//	edge     ng:sentence   "Biden warned that ..."       article
//
// The number of quads decides the speed, so that a graph, which is read as a
// whole, lies in one literal an article: a sheet of lines, nodes and edges with
// all their attributes and evidence (codec.go). Each edge lies with the first
// article that tells it; further articles add their evidence. The other quads
// are there for Cayley's own queries (see Gizmo): the direct quad of source,
// relation and target to walk along, and the edge's own to tell when, how surely
// and in which words. Mentions have the direct quad alone. It makes some 130
// quads for an article of 40 nodes and 40 edges.
//
// # The folder
//
// newsgraph-store.json names the version of the format and the current
// database, a folder of Pebble files; LOCK keeps other processes out, readers
// too. A change is one commit: it is on disk when Put returns, and after a
// crash there wholly or not at all. Cayley never forgets deleted quads;
// Compact rewrites the database without them.
//
// # The guard
//
// Cayley v0.7.7 corrupts its data silently when readers run beside a writer,
// after failed transactions, and in transactions that mix adds and deletes or
// repeat quads. All access goes through a guard that rules this out; TestGuard
// shows each case with and without it.
//
// # Limits
//
// All facts pass through memory when a process makes its first change, since
// the decision is over all of them; the state stays there for the next one.
// Reading the graph holds all of it in memory, too. A Gizmo query has no bound
// on its memory, and a panic inside Cayley's query engine, which has its own
// goroutine, ends the process.
//
// # Speed
//
//	go test -run '^$' -bench . ./graph/store
//
// For 2,000 articles with 83,000 edges, on one core of a server: reading the graph
// takes 0.25 s, adding an article 0.9 s, half of it for the resolution of all of
// them, and making the store 6 s.
package store
