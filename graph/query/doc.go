// Package query answers questions to a graph with values: which edges, which
// actor, which paths, what numbers. It prints nothing, and it changes no graph
// that it is given; what it returns may share memory with it.
//
// A Filter is what all commands and exports share: it takes a part of a
// graph. An Index finds nodes by the names that people type, a term (ParseTerm)
// names relations. Edges, NewCard, Paths, NewStats and Timeline answer questions.
//
// # Asking piece by piece
//
// A Base is a graph that lies in memory or in a store. Lookup and Beginnings find
// names in it, and Gather and GatherPath read the part of it that is enough for a
// question: the functions that answer from a graph give of the part what they give
// of the whole. So a question to a store costs what its answer costs, and there is
// one way to answer.
//
// # Dates
//
// An act has the date on which it happened and the one on which it was first told;
// a Basis says which of them a question means.
//
// A date is an interval: "2022-01" is the whole of January 2022. A filter by
// date keeps an edge whose interval meets the wanted one. Undated edges are
// dropped when a date is asked for, unless Filter.Undated is set.
//
// # Algorithms
//
// The breadth-first search and the connected components come from
// github.com/dominikbraun/graph. Its shortest path and its listing of all paths
// are not used: among equally short paths they pick one by map order, so that
// two runs would give two answers. Here the search gives the distances, and
// paths are read off them in a fixed order.
package query
