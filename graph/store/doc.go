// Package store keeps the facts of articles, and the graph that they make
// together, in one local folder, and answers questions from it.
//
// # What is kept
//
// Each article's facts are kept as they were extracted, and its text, compressed.
// Which nodes of different articles are one thing is decided over all of them, at
// each change: by Options.Update, which reads what the change touches and keeps its
// state in rows of the store, or by Options.Resolve, which looks at everything;
// only the difference is written. So the graph does not depend on the order or the
// batches in which articles came; articles can be corrected and removed; and
// putting the same facts again writes nothing.
//
// # The rows
//
// Everything is a row of one ordered table in Pebble (keys.go lists them): nodes,
// edges, sentences, and the keys by which these are found: the edges at a node by
// class and date, all edges by class and date, what an article tells, what a node
// is given as the source of, the mentions of a node, and names by their words,
// by their sound and by pieces of their spelling; and the words of all sentences, each
// with the articles and sentences that have it. Three quarters of all edges are
// mentions; they lie in a table of their own, so that who does not ask for them
// does not read them. An edge has its evidence in its row, unless that is much.
// A question reads the rows of its answer.
//
// # Cayley
//
// Gizmo, Cayley's language, sees the rows as quads. The label of a quad is the
// article that says so, or ng:resolved for what is decided over all articles.
//
//	subject  predicate     object          label
//	article  rdf:type      ng:Article      article
//	node     ng:name       "Joe Biden"     ng:resolved
//	node     ng:kind       "person"        ng:resolved
//	source   the relation  target          article
//	edge     ng:source     node            ng:resolved
//	edge     ng:relation   the relation    ng:resolved
//	edge     ng:target     node            ng:resolved
//	edge     ng:status     "planned"       ng:resolved
//	edge     ng:date       "2022-01-21"    ng:resolved
//	edge     ng:sentence   "Biden ..."     article
//
// Cayley's own key-value store is not used. It costs 105 µs a quad and 70 quads an
// article, which was nine tenths of all writing, and it corrupts its data silently
// when readers run beside a writer, after failed transactions, and in
// transactions that mix adds and deletes or repeat quads. Here its query engine
// reads one state of the rows, and never writes.
//
// # The folder
//
// newsgraph-store.json, the stamp, names the version of the format, the current
// database, a folder of Pebble files, and how much that holds; LOCK keeps other
// writers out, and WRITER says who has it. A change is one commit: it is on disk
// when Put returns, and after a crash there wholly or not at all.
//
// # Nothing lost without a word
//
// Pebble takes the damaged end of a journal, or of its list of tables, for one
// that a crash has cut off, and goes on with less. So each commit leaves a link of
// a chain in the database and its number in the stamp: a database that has fewer
// commits than the stamp says, or a gap between them, is not opened, and a writer
// looks at it without touching it before it opens it. TestDamage flips bits, cuts
// off and takes away each file at many places: of 3,745 damages in its long form
// (NEWSGRAPH_LONG=1) 2,155 were told and 1,590 were harmless. Verify reads
// everything and compares every row with what it should be; Repair makes a new
// database of the facts and texts that can still be read.
//
// # Readers beside a writer
//
// Who opens the store to read holds it as it was at that moment, whatever a writer
// does, and writes nothing: on media that are read-only or full it works as well.
// Writers wait for one another.
//
// # Limits
//
// Reading the whole graph holds it in memory, too. A Gizmo query has no bound
// on its memory, loops in native functions of the language do not end with the
// context, and a panic inside Cayley's query engine, which has its own goroutine,
// ends the process: the command runs queries in a process of their own. Each
// process that writes leaves a young table, and each twentieth sorts them into a first
// level of some megabytes. Filters by the largest connected part, and roll-ups of edges of
// structure by date, status or speaker, read everything, since all of it decides.
// Making a large store costs more an article than making a small one: its tables no longer
// fit into the cache.
//
// # Speed
//
//	go test -run '^$' -bench 'Question|PutOneMore' ./graph/store
//
// NEWSGRAPH_BENCH_ARTICLES names the sizes. The articles have 14 actors and 25
// edges each; a few actors are in most of them, most in few (package crowd). In
// milliseconds of one processor, opening included, and MB allocated:
//
//	articles               1,000          10,000         55,200
//	open                    1.8  0.6        1.4  0.6       6.9  1.4
//	alias                   1.3  0.6        1.6  0.7      10.7  1.8
//	misspelt name           7.0  1.0        9.7  1.5      16.0  2.9
//	acts of an actor        5.4  1.0        6.1  1.1
//	all of an actor         6.4  1.1        7.7  1.3
//	timeline                4.2  1.0        5.5  1.0
//	path                    4.3  1.1        2.3  0.8      11.2  1.9
//	one step of Gizmo       4.6  1.0        6.1  1.1      14.5  2.0
//
// (55,200 were asked on a machine with twelve times as much to do as it has processors.)
// Before, with quads in Cayley's own store and the whole graph read for each
// question, the same took 4,900 ms and 602 MB at 20,000 articles.
//
// One more article, in a process of its own, the sorting of tables included, costs 34 ms
// in a store of 1,000, 58 at 10,000 and 104 at 55,200. Before young tables were sorted into
// a small level, and rows and iterators used again, it was 50 and 157 ms at the first two.
// Making a store costs 4.5 ms an article up to 3,000 (5.2 before), and 11.8 up to 55,200.
package store
