// Package resolve decides which nodes of different articles are one real
// thing, and joins the graphs of single articles into one graph of them all.
//
// Its input is one fragment per article: a graph with exactly one Document,
// whose node ids mean something within the article only. A fragment's facts
// are never changed; what is decided is a mapping from (document, local id) to
// a canonical node. The decision is a function of the set of fragments: their
// order and the batches in which they came make no difference, and a removed
// article leaves no trace.
//
// # The rules
//
// Countries, bodies, media and places with one local id in several articles are
// one thing, unless their countries differ. Bodies (government, organization,
// media) also join by equal names, by an acronym that some article explains,
// and by a name of several words that another article gives as an alias.
//
// Persons join by full name, compared in a form that common transliterations
// and short forms share (package name), unless both country and office differ.
// Misspelt names join by edit distance where country or office agree. A
// name without given name, or with an initial, joins the one full-named
// person that fits; an unnamed office-holder ("Russian president") joins the
// one person who is said to hold that office at about that time. Where several
// fit, nobody is guessed: the mention stays on its own. What one article keeps
// apart by itself, a name and its part, stays apart.
//
// Unnamed groups ("Israeli troops") are one node for one phrase and country, by
// convention; those of no known state, nameless documents ("draft") and meetings without
// a day are one in the copies of one story only. The troops of a state are its armed forces
// where some article names these. Meetings join by day and participants and are named by the
// canonical names of those, documents by name and date. One office under several titles ("foreign
// minister", "minister of foreign affairs") is one edge.
//
// A user's corrections (ParseCorrections) come on top of the rules.
//
// # One state
//
// Each rule looks at a block of things with something in common, and in it at values and
// counts alone; it decides on all of them before it joins any. So neither the order nor
// the names of articles make a difference to what is one thing. Resolve carries the rules
// out over everything. Update keeps what they decided in a table (Rows) and carries them out
// on those blocks alone that a change touches, with the same result. Things that no
// rule can tell apart are one class in it, with a weight; classes hang together in clusters,
// and edges are bound to the nodes of clusters last. Corrections of names (same,
// different, rename, alias) make Update look at everything; those of edges do not.
//
// # Limits
//
// Two people of one name, country and no known office are taken for one. A
// person who changes both country and office is taken for two. Corrections
// can mend either. Nothing is looked up outside the fragments.
package resolve
